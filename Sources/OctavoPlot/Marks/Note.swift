import Glibc

/// A text at a place, with an arrow to another if wanted: what `text` and `annotate` draw.
package struct Note: Mark {
  /// What a place is measured in.
  package enum Coordinates: Equatable, Sendable {
    case data
    /// Parts of the axes from their lower left corner.
    case axes
  }
  package enum Vertical: String, CaseIterable, Sendable {
    case top, bottom, center, baseline
    case centerBaseline = "center_baseline"
  }

  package var text: Label
  package var x: Double
  package var y: Double
  package var coordinates = Coordinates.data
  /// Points by which the text stands off its place, to the right and up.
  package var offset = (x: 0.0, y: 0.0)
  package var horizontal = TextStyle.Anchor.start
  package var vertical = Vertical.baseline
  /// Where an arrow from the text points, in data values.
  package var target: (x: Double, y: Double)?
  package var arrowColor = Color.foreground
  /// Points.
  package var arrowWidth = 1.0
  package var alpha: Double?
  /// Texts are in no legend.
  package var label = ""
  package var zOrder = 3.0
  package var isVisible = true
  package var isClipped: Bool { false }
  package var hasKey: Bool { false }

  package init(_ text: Label, x: Double, y: Double) {
    self.text = text
    self.x = x
    self.y = y
  }

  /// Texts leave the limits alone.
  package var extent: Extent { Extent() }

  /// The text's alignment by matplotlib's names.
  package mutating func align(horizontal: String, vertical: String) throws {
    let anchors: [String: TextStyle.Anchor] = ["center": .middle, "right": .end, "left": .start]
    try Choice.check(horizontal, name: "align", among: ["center", "right", "left"])
    try Choice.check(
      vertical, name: "align", among: ["top", "bottom", "center", "baseline", "center_baseline"])
    self.horizontal = anchors[horizontal] ?? .start
    self.vertical = Vertical(rawValue: vertical) ?? .baseline
  }

  package func draw(on canvas: inout some Canvas, in frame: Frame) {
    guard let place = place(in: frame) else { return }
    drawArrow(on: &canvas, in: frame)
    drawing.draw(on: &canvas, at: place, horizontal, drawnVertical, angle: text.rotation ?? 0)
  }

  package func drawKey(on canvas: inout some Canvas, in box: Rect) {}

  package func obstacles(in frame: Frame) -> Obstacles {
    var obstacles = Obstacles()
    if let place = place(in: frame) {
      obstacles.rects = [drawing.bounds(at: place, horizontal, drawnVertical, angle: text.rotation ?? 0)]
    }
    return obstacles
  }

  private var drawing: TextDrawing {
    var label = text
    label.color = label.color.opacity(alpha)
    return TextDrawing(TextBlock(text.text), label)
  }

  private var drawnVertical: TextDrawing.Vertical {
    switch vertical {
    case .top: .top
    case .bottom: .bottom
    case .baseline: .baseline
    case .center, .centerBaseline: .center
    }
  }

  /// Nil where the place is not a number or far from the picture.
  private func place(in frame: Frame) -> Point? {
    var point =
      switch coordinates {
      case .data: frame.point(x, y)
      case .axes: Point(frame.rect.x + x * frame.rect.width, frame.rect.bottom - y * frame.rect.height)
      }
    point.x += offset.x * Figure.pixelsPerPoint
    point.y -= offset.y * Figure.pixelsPerPoint
    return frame.rect.inset(by: -2000).contains(point) ? point : nil
  }

  /// A line from the edge of the text to the target, with two short strokes at its end.
  private func drawArrow(on canvas: inout some Canvas, in frame: Frame) {
    guard let target, let place = place(in: frame) else { return }
    let end = frame.point(target.x, target.y)
    guard end.isFinite, frame.rect.inset(by: -2000).contains(end) else { return }
    let box = drawing.bounds(at: place, horizontal, drawnVertical, angle: text.rotation ?? 0)
      .inset(by: -2 * Figure.pixelsPerPoint)
    // The line begins where it leaves the text's rectangle.
    let inside = Polyline.clipped([box.center, end], to: box).first?.last ?? box.center
    guard !box.contains(end) else { return }
    let angle = atan2(end.y - inside.y, end.x - inside.x)
    var path = Path(polyline: [inside, end])
    let length = 5 * Figure.pixelsPerPoint
    for side in [-0.4, 0.4] {
      path.addSegment(end, Point(end.x - length * cos(angle + side), end.y - length * sin(angle + side)))
    }
    canvas.path(
      path, stroke: Stroke(arrowColor.opacity(alpha), width: arrowWidth * Figure.pixelsPerPoint, cap: .round))
  }
}
