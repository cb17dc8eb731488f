/// A legend with its place and the places of its parts. Distances inside are in type sizes, as
/// matplotlib has them.
package struct LegendBox {
  private static let borderPad = 0.4
  private static let labelSpacing = 0.5
  private static let handleLength = 2.0
  private static let handleHeight = 0.7
  private static let handleTextPad = 0.8
  private static let borderAxesPad = 0.5
  private static let columnSpacing = 2.0
  /// Room for fonts a little wider than the one measured.
  private static let slack = 1.03

  package private(set) var rect: Rect
  private let axes: Axes
  private let legend: Legend
  private let size: Double
  private let title: TextBlock
  private let columns: [[Row]]
  private let columnWidths: [Double]

  private struct Row {
    let entry: Legend.Entry
    let block: TextBlock
    let height: Double
  }

  /// The box as it has to be measured for layout: nil where it stays inside the axes anyway.
  init?(_ axes: Axes, in frame: Frame) {
    guard let legend = axes.legend, legend.anchor != nil || legend.corner != nil else { return nil }
    self.init(drawing: axes, in: frame)
  }

  /// The box in its final place; nil without a legend.
  package init?(drawing axes: Axes, in frame: Frame) {
    guard let legend = axes.legend else { return nil }
    self.axes = axes
    self.legend = legend
    let size = legend.fontSize * Figure.pixelsPerPoint
    self.size = size
    let entries = (legend.entries ?? axes.labelledEntries).filter { axes.marks.indices.contains($0.mark) }
    let rows = entries.map { entry in
      let block = TextBlock(entry.text)
      let lines = Double(max(block.lines.count, 1))
      return Row(entry: entry, block: block, height: size * (1 + FontMetrics.lineHeight * (lines - 1)))
    }
    columns = Self.divided(rows, into: legend.columns)
    columnWidths = columns.map { column in
      size * (Self.handleLength + Self.handleTextPad)
        + (column.map { $0.block.width(size: size) }.max() ?? 0) * Self.slack
    }
    title = TextBlock(legend.title.text)
    rect = Rect(x: 0, y: 0, width: 0, height: 0)
    let box = (width: outerWidth, height: outerHeight)
    rect = place(width: box.width, height: box.height, in: frame)
  }

  /// Rows in columns, the first columns longer by one where they do not come out even.
  private static func divided(_ rows: [Row], into count: Int) -> [[Row]] {
    let count = max(1, min(count, rows.count))
    var result: [[Row]] = []
    var rest = rows[...]
    for index in 0..<count {
      let share = rows.count / count + (index < rows.count % count ? 1 : 0)
      result.append(Array(rest.prefix(share)))
      rest = rest.dropFirst(share)
    }
    return result
  }

  private var titleSize: Double { legend.title.pixelSize }

  private var outerWidth: Double {
    let content = columnWidths.reduce(0, +) + Self.columnSpacing * size * Double(columnWidths.count - 1)
    let title = self.title.width(size: titleSize, isBold: legend.title.isBold)
    return max(content, title) + 2 * Self.borderPad * size
  }

  private var outerHeight: Double {
    let content = columns.map { column in
      column.reduce(0) { $0 + $1.height } + Self.labelSpacing * size * Double(max(column.count - 1, 0))
    }
    return titleHeight + (content.max() ?? 0) + 2 * Self.borderPad * size
  }

  private var titleHeight: Double {
    title.isEmpty ? 0 : title.height(size: titleSize) + (Self.labelSpacing + 0.28) * size
  }
}

/// Finding the place.
extension LegendBox {
  private func place(width: Double, height: Double, in frame: Frame) -> Rect {
    if let corner = legend.corner {
      return Rect(
        x: frame.rect.x + corner.x * frame.rect.width,
        y: frame.rect.bottom - corner.y * frame.rect.height - height,
        width: width, height: height)
    }
    let pad = Self.borderAxesPad * size
    let room = (legend.anchor?.resolved(in: frame.rect) ?? frame.rect).inset(by: pad)
    func candidate(_ location: Legend.Location) -> Rect {
      let (x, y) = location.fractions
      return Rect(
        x: room.x + x * (room.width - width), y: room.y + y * (room.height - height), width: width,
        height: height)
    }
    guard legend.location == .best else { return candidate(legend.location) }
    return leastCovering(Legend.Location.allCases.dropFirst().map(candidate), in: frame)
  }

  /// The candidate over the fewest points, bars and lines; of equals, the first.
  private func leastCovering(_ candidates: [Rect], in frame: Frame) -> Rect {
    var obstacles = Obstacles()
    for mark in axes.marks where mark.isVisible { obstacles.add(mark.obstacles(in: frame)) }
    var best = candidates[0]
    var least = Int.max
    for candidate in candidates {
      let badness = Self.badness(of: candidate, obstacles)
      if badness < least { (best, least) = (candidate, badness) }
      if least == 0 { break }
    }
    return best
  }

  private static func badness(of box: Rect, _ obstacles: Obstacles) -> Int {
    var count = obstacles.points.count(where: box.contains) + obstacles.rects.count(where: box.overlaps)
    for line in obstacles.lines {
      count += line.count(where: box.contains)
      if !Polyline.clipped(line, to: box).isEmpty { count += 1 }
    }
    return count
  }
}

/// Drawing it.
extension LegendBox {
  func draw(on canvas: inout some Canvas) {
    canvas.beginGroup("legend")
    defer { canvas.endGroup() }
    drawFrame(on: &canvas)
    let top = rect.y + Self.borderPad * size
    if !title.isEmpty {
      TextDrawing(title, legend.title).draw(
        on: &canvas, at: Point(rect.center.x, top + 0.14 * size), .middle, .top)
    }
    var x = rect.x + Self.borderPad * size
    // Columns narrower than the title stand in its middle.
    let content = columnWidths.reduce(0, +) + Self.columnSpacing * size * Double(columnWidths.count - 1)
    x += max(0, rect.width - 2 * Self.borderPad * size - content) / 2
    for (column, width) in zip(columns, columnWidths) {
      var y = top + titleHeight
      for row in column {
        draw(row, at: Point(x, y), on: &canvas)
        y += row.height + Self.labelSpacing * size
      }
      x += width + Self.columnSpacing * size
    }
  }

  private func drawFrame(on canvas: inout some Canvas) {
    guard legend.hasFrame else { return }
    var face = legend.faceColor ?? axes.faceColor
    face.alpha *= legend.frameOpacity
    var edge = legend.edgeColor
    edge.alpha *= legend.frameOpacity
    let box = Rect(
      x: rect.x.rounded() + 0.5, y: rect.y.rounded() + 0.5, width: rect.width.rounded(),
      height: rect.height.rounded())
    canvas.path(Path(rect: box), fill: face, stroke: Stroke(edge, width: 1, join: .round))
  }

  private func draw(_ row: Row, at corner: Point, on canvas: inout some Canvas) {
    let height = Self.handleHeight * size
    // The handle stands beside the first line's capitals.
    let box = Rect(
      x: corner.x, y: corner.y + 0.5 * size - height / 2, width: Self.handleLength * size, height: height)
    axes.marks[row.entry.mark].drawKey(on: &canvas, in: box)
    let style = TextStyle(size: size, color: legend.textColor)
    let point = Point(
      corner.x + (Self.handleLength + Self.handleTextPad) * size,
      corner.y + (0.5 - FontMetrics.capHeight / 2) * size)
    TextDrawing(row.block, style: style).draw(on: &canvas, at: point, .start, .top)
  }
}
