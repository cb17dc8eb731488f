extension Figure {
  /// Draws everything, from the ground to the legends.
  package func draw(on canvas: inout some Canvas) {
    let rect = canvasRect
    canvas.beginGroup("figure")
    defer { canvas.endGroup() }
    let edge = edgeWidth > 0 ? Stroke(edgeColor, width: edgeWidth * Self.pixelsPerPoint, join: .miter) : nil
    canvas.path(Path(rect: rect), fill: faceColor, stroke: edge)
    let layout = Layout(self)
    TextDrawing(layout.title, title).draw(on: &canvas, at: Point(rect.center.x, Spacing.edge), .middle, .top)
    for place in layout.placed { AxesDrawing(axes[place.index], place).draw(on: &canvas) }
  }

  /// The figure as one SVG element, to stand in a page or in a file of its own. It reads on light and
  /// dark pages (see `SVGCanvas`), needs nothing from outside and has no script. The same figure gives
  /// the same bytes.
  ///
  /// - Parameters:
  ///   - description: what it shows, for those who cannot see it; its titles and labels if nil.
  ///   - idPrefix: begins the ids in the text, for pages that want to tell figures apart. Figures with the
  ///     same prefix do not disturb each other either: equal ids name equal things.
  package func svg(description: String? = nil, idPrefix: String? = nil) -> String {
    let size = canvasRect
    var canvas = SVGCanvas(
      width: size.width, height: size.height, idPrefix: idPrefix ?? "octavo-figure-\(number)")
    draw(on: &canvas)
    return canvas.finished(description: description ?? summary)
  }

  /// Titles and axis labels in words.
  package var summary: String {
    var parts: [String] = []
    if !title.text.isEmpty { parts.append(plain(title)) }
    for axes in axes where axes.isVisible {
      for side in Axes.TitlePlace.allCases {
        if let label = axes.titles[side], !label.text.isEmpty { parts.append(plain(label)) }
      }
      let labels = [axes.y.label, axes.x.label].filter { !$0.text.isEmpty }.map(plain)
      if !labels.isEmpty { parts.append(labels.joined(separator: " over ")) }
    }
    return parts.isEmpty ? "Figure \(number)" : "Figure \(number): " + parts.joined(separator: "; ")
  }

  private func plain(_ label: Label) -> String {
    TextBlock(label.text).lines.map(\.plainText).joined(separator: " ")
  }
}
