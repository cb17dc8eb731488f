/// Rectangles standing side by side: what `bar`, `barh` and `hist` draw.
package struct Bars: Mark {
  package enum Orientation: String, CaseIterable, Sendable {
    case horizontal, vertical

    package init(parsing name: String) throws {
      try Choice.check(name, name: "orientation", among: Self.allCases.map(\.rawValue))
      self = Orientation(rawValue: name) ?? .vertical
    }
  }

  /// Where each bar begins along the axis it stands on, and how wide it is.
  package var starts: [Double]
  package var widths: [Double]
  /// Where each bar's foot is, and how long it is from there.
  package var bases: [Double]
  package var heights: [Double]
  package var orientation: Orientation
  /// Nil for bars that are not filled.
  package var faceColor: Color?
  package var edgeColor: Color?
  /// Width of the edges in points.
  package var edgeWidth = 1.0
  package var edgeStyle = LineStyle.solid
  package var alpha: Double?
  /// Bars that look different from the others, by number.
  package var looks: [Int: Look] = [:]
  package var label = ""
  package var zOrder = 1.0
  package var isVisible = true
  /// A histogram's bars count as a single mark in the legend, those of `bar` as a container.
  package var isContainer = false

  /// All four arrays have one entry for each bar; surplus entries are left out.
  package init(
    starts: [Double], widths: [Double], bases: [Double], heights: [Double],
    orientation: Orientation = .vertical,
    faceColor: Color?
  ) {
    self.starts = starts
    self.widths = widths
    self.bases = bases
    self.heights = heights
    self.orientation = orientation
    self.faceColor = faceColor
  }

  private struct Bar {
    let start: Double
    let end: Double
    let base: Double
    let top: Double
  }

  private var bars: [Bar] {
    let count = min(starts.count, widths.count, bases.count, heights.count)
    return (0..<count).map { index in
      Bar(
        start: starts[index], end: starts[index] + widths[index], base: bases[index],
        top: bases[index] + heights[index])
    }
  }

  package var extent: Extent {
    var extent = Extent()
    var feet: Set<Double> = []
    for (bar, isFlat) in zip(bars, zip(widths, heights).map { $0 == 0 && $1 == 0 }) {
      if bar.base.isFinite { feet.insert(bar.base) }
      guard !isFlat else { continue }
      switch orientation {
      case .vertical:
        extent.include(x: bar.start, y: bar.base)
        extent.include(x: bar.end, y: bar.top)
      case .horizontal:
        extent.include(x: bar.base, y: bar.start)
        extent.include(x: bar.top, y: bar.end)
      }
    }
    if orientation == .vertical { extent.stickyY = feet.sorted() } else { extent.stickyX = feet.sorted() }
    return extent
  }

  package func draw(on canvas: inout some Canvas, in frame: Frame) {
    guard !looks.isEmpty else { return drawAlike(on: &canvas, in: frame) }
    for run in runs { run.drawAlike(on: &canvas, in: frame) }
  }

  /// Draws all bars with the common look.
  private func drawAlike(on canvas: inout some Canvas, in frame: Frame) {
    let fill = faceColor?.opacity(alpha)
    let stroke = edgeColor.flatMap { edgeStyle.stroke($0.opacity(alpha), width: edgeWidth, join: .miter) }
    let isEdged = stroke?.isVisible ?? false
    let limit = frame.rect.inset(by: -20)
    if !isEdged && isSeamless {
      let outline = Polyline.clippedPolygon(silhouette(in: frame), to: limit)
      var path = Path(polyline: outline)
      path.close()
      canvas.path(path, fill: fill, stroke: nil, isCrisp: true)
      return
    }
    // Translucent bars that overlap must each be drawn; others are one path.
    let isSeparate = (fill?.alpha ?? 1) < 1 && !isDisjoint
    var path = Path()
    for bar in bars {
      guard let rect = place(of: bar, in: frame, isSnapped: isEdged), rect.overlaps(limit) else { continue }
      path.add(rect)
      if isSeparate {
        canvas.path(path, fill: fill, stroke: stroke, isCrisp: !isEdged)
        path = Path()
      }
    }
    canvas.path(path, fill: fill, stroke: stroke, isCrisp: !isEdged)
  }

  package func drawKey(on canvas: inout some Canvas, in box: Rect) {
    let first = looks[0] ?? look
    let (faceColor, edgeColor, edgeStyle) = (first.faceColor, first.edgeColor, first.edgeStyle)
    let (edgeWidth, alpha) = (first.edgeWidth, first.alpha)
    let stroke = edgeColor.flatMap { edgeStyle.stroke($0.opacity(alpha), width: edgeWidth, join: .miter) }
    canvas.path(Path(rect: box), fill: faceColor?.opacity(alpha), stroke: stroke)
  }

  package func obstacles(in frame: Frame) -> Obstacles {
    var obstacles = Obstacles()
    obstacles.rects = bars.compactMap { place(of: $0, in: frame, isSnapped: false) }
    return obstacles
  }

  /// Whether each bar begins where the one before it ends, so that all together are one shape.
  private var isSeamless: Bool {
    let bars = bars
    guard let first = bars.first, let last = bars.last else { return false }
    let tolerance = abs(last.end - first.start) * 1e-9
    let isWhole = bars.allSatisfy {
      $0.start.isFinite && $0.end.isFinite && $0.base.isFinite && $0.top.isFinite
    }
    return isWhole && zip(bars, bars.dropFirst()).allSatisfy { abs($0.end - $1.start) <= tolerance }
  }

  private var isDisjoint: Bool {
    let spans = bars.map { (min($0.start, $0.end), max($0.start, $0.end)) }.sorted { $0.0 < $1.0 }
    guard let first = spans.first, let last = spans.last else { return true }
    let tolerance = abs(last.1 - first.0) * 1e-9
    return zip(spans, spans.dropFirst()).allSatisfy { $0.1 <= $1.0 + tolerance }
  }

  private func point(_ along: Double, _ value: Double, in frame: Frame) -> Point {
    orientation == .vertical ? frame.boundedPoint(along, value) : frame.boundedPoint(value, along)
  }

  /// The tops from first to last and the feet back again.
  private func silhouette(in frame: Frame) -> [Point] {
    let bars = bars
    var tops: [Point] = []
    var feet: [Point] = []
    for bar in bars {
      tops.append(point(bar.start, bar.top, in: frame))
      tops.append(point(bar.end, bar.top, in: frame))
      feet.append(point(bar.start, bar.base, in: frame))
      feet.append(point(bar.end, bar.base, in: frame))
    }
    return Polyline.reduced(tops) + Polyline.reduced(feet).reversed()
  }

  /// A bar on the canvas; one with edges begins and ends in the middle of a pixel if there is room,
  /// so that the edges are sharp.
  private func place(of bar: Bar, in frame: Frame, isSnapped: Bool) -> Rect? {
    guard bar.start.isFinite, bar.end.isFinite, !bar.base.isNaN, !bar.top.isNaN else { return nil }
    var a = point(bar.start, bar.base, in: frame)
    var b = point(bar.end, bar.top, in: frame)
    if isSnapped && abs(a.x - b.x) >= 2 && abs(a.y - b.y) >= 2 {
      a = Point(a.x.rounded(.down) + 0.5, a.y.rounded(.down) + 0.5)
      b = Point(b.x.rounded(.down) + 0.5, b.y.rounded(.down) + 0.5)
    }
    return Rect(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
  }
}
