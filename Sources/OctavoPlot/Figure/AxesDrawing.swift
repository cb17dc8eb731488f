/// Draws one axes in its place.
struct AxesDrawing {
  private let axes: Axes
  private let place: PlacedAxes
  private let frame: Frame
  private let measures: AxesSurround

  init(_ axes: Axes, _ place: PlacedAxes) {
    self.axes = axes
    self.place = place
    frame = Frame(
      rect: place.frame, x: place.xLimits, xScale: axes.x.scale, y: place.yLimits, yScale: axes.y.scale)
    measures = AxesSurround(axes, place)
  }

  /// Levels between marks: the grid lies over patches and under lines, spines over both.
  private static let gridLevel = 1.5
  private static let spineLevel = 2.5
  private static let legendLevel = 5.0

  func draw(on canvas: inout some Canvas) {
    canvas.beginGroup("axes")
    defer { canvas.endGroup() }
    if !axes.isFrameHidden { canvas.path(Path(rect: place.frame), fill: axes.faceColor) }
    drawMarks(on: &canvas, from: -.infinity, to: Self.gridLevel)
    if !axes.isFrameHidden {
      drawGrid(on: &canvas)
      drawTicks(on: &canvas)
    }
    drawMarks(on: &canvas, from: Self.gridLevel, to: Self.spineLevel)
    if !axes.isFrameHidden {
      drawSpines(on: &canvas)
      drawAxisLabels(on: &canvas)
    }
    drawMarks(on: &canvas, from: Self.spineLevel, to: Self.legendLevel)
    drawTitles(on: &canvas)
    LegendBox(drawing: axes, in: frame)?.draw(on: &canvas)
    drawMarks(on: &canvas, from: Self.legendLevel, to: .infinity)
  }

  /// Draws the marks with an order from `low` up to and without `high`; equals as they were added.
  private func drawMarks(on canvas: inout some Canvas, from low: Double, to high: Double) {
    let ordered = axes.marks.enumerated()
      .filter { $0.element.isVisible && $0.element.zOrder >= low && $0.element.zOrder < high }
      .sorted { ($0.element.zOrder, $0.offset) < ($1.element.zOrder, $1.offset) }
      .map(\.element)
    var isClipping = false
    for mark in ordered {
      if mark.isClipped != isClipping {
        if isClipping { canvas.endClip() } else { canvas.beginClip(place.frame) }
        isClipping.toggle()
      }
      mark.draw(on: &canvas, in: frame)
    }
    if isClipping { canvas.endClip() }
  }

  private func drawGrid(on canvas: inout some Canvas) {
    canvas.beginGroup("grid")
    defer { canvas.endGroup() }
    for direction in Direction.allCases {
      guard let grid = axes[direction].grid,
        let stroke = grid.style.stroke(grid.color, width: grid.width)
      else { continue }
      var path = Path()
      for position in positions(direction, minor: false) where grid.includesMajor {
        addRule(position, direction, &path)
      }
      for position in positions(direction, minor: true) where grid.includesMinor {
        addRule(position, direction, &path)
      }
      canvas.path(path, stroke: Self.sharp(stroke))
    }
  }

  private func addRule(_ position: Double, _ direction: Direction, _ path: inout Path) {
    let rect = place.frame
    switch direction {
    case .x: path.addSegment(Point(position, rect.bottom), Point(position, rect.y))
    case .y: path.addSegment(Point(rect.x, position), Point(rect.right, position))
    }
  }

  /// Places of ticks inside the limits on the canvas, in the middle of pixels.
  private func positions(_ direction: Direction, minor: Bool) -> [Double] {
    let ticks = direction == .x ? place.xTicks : place.yTicks
    let view = direction == .x ? place.xLimits : place.yLimits
    return (minor ? ticks.minor : ticks.major).filter { view.contains($0) }
      .map { direction == .x ? frame.x($0) : frame.y($0) }
      .filter(\.isFinite)
      .map { ($0 - 0.5).rounded() + 0.5 }
  }

  /// A stroke of whole pixels and flat ends, for lines along the pixels.
  private static func sharp(_ stroke: Stroke) -> Stroke {
    var stroke = stroke
    stroke.cap = .butt
    if stroke.width < 1.5 { stroke.width = 1 }
    return stroke
  }

  private func drawTicks(on canvas: inout some Canvas) {
    canvas.beginGroup("ticks")
    defer { canvas.endGroup() }
    var path = Path()
    for direction in Direction.allCases where axes[direction].showsTicks {
      for (isMinor, length) in [(false, Spacing.tick), (true, Spacing.minorTick)] {
        for position in positions(direction, minor: isMinor) { addTick(position, direction, length, &path) }
      }
    }
    canvas.path(path, stroke: Stroke(.foreground, width: 1))
    drawTickLabels(on: &canvas)
    drawOffsets(on: &canvas)
  }

  private func addTick(_ position: Double, _ direction: Direction, _ length: Double, _ path: inout Path) {
    let rect = place.frame
    switch direction {
    case .x: path.addSegment(Point(position, rect.bottom), Point(position, rect.bottom + length))
    case .y: path.addSegment(Point(rect.x, position), Point(rect.x - length, position))
    }
  }

  private func drawTickLabels(on canvas: inout some Canvas) {
    for direction in Direction.allCases where axes[direction].showsTickLabels {
      let axis = axes[direction]
      let style = TextStyle(size: axis.tickLabelSize * Spacing.point, color: axis.tickLabelColor)
      let away = (axis.showsTicks ? Spacing.tick : 0) + Spacing.tickPad
      for label in measures.tickLabels(direction) {
        let text = TextDrawing(label.block, style: style)
        switch direction {
        case .x:
          text.draw(
            on: &canvas, at: Point(frame.x(label.value), place.frame.bottom + away),
            axis.tickLabelAnchor ?? .middle,
            .top, angle: axis.tickLabelRotation)
        case .y:
          text.draw(
            on: &canvas, at: Point(place.frame.x - away, frame.y(label.value)), .end, .center,
            angle: axis.tickLabelRotation)
        }
      }
    }
  }

  /// What tick labels leave out, at the right end of the x axis and above the y axis.
  private func drawOffsets(on canvas: inout some Canvas) {
    let rect = place.frame
    if axes.x.showsTickLabels {
      let size = axes.x.tickLabelSize * Spacing.point
      let baseline = rect.bottom + measures.bottomDepth - FontMetrics.descent * size
      TextDrawing(
        TextBlock(place.xTicks.labels.offset), style: TextStyle(size: size, color: axes.x.tickLabelColor)
      )
      .draw(on: &canvas, at: Point(rect.right, baseline), .end, .baseline)
    }
    if axes.y.showsTickLabels {
      let size = axes.y.tickLabelSize * Spacing.point
      TextDrawing(
        TextBlock(place.yTicks.labels.offset), style: TextStyle(size: size, color: axes.y.tickLabelColor)
      )
      .draw(on: &canvas, at: Point(rect.x, rect.y - 3 * Spacing.point), .start, .baseline)
    }
  }

  private func drawSpines(on canvas: inout some Canvas) {
    let rect = place.frame
    let stroke = Stroke(.foreground, width: 1, cap: .square, join: .miter)
    if axes.spines.count == Axes.Side.allCases.count {
      canvas.path(Path(rect: rect), stroke: stroke)
      return
    }
    var path = Path()
    if axes.spines.contains(.left) { path.addSegment(Point(rect.x, rect.y), Point(rect.x, rect.bottom)) }
    if axes.spines.contains(.right) {
      path.addSegment(Point(rect.right, rect.y), Point(rect.right, rect.bottom))
    }
    if axes.spines.contains(.bottom) {
      path.addSegment(Point(rect.x, rect.bottom), Point(rect.right, rect.bottom))
    }
    if axes.spines.contains(.top) { path.addSegment(Point(rect.x, rect.y), Point(rect.right, rect.y)) }
    canvas.path(path, stroke: stroke)
  }

  private func drawAxisLabels(on canvas: inout some Canvas) {
    let rect = place.frame
    func pad(_ label: Label) -> Double { label.pad.map { $0 * Spacing.point } ?? Spacing.labelPad }
    let x = axes.x.label
    TextDrawing(measures.labelBlock(x, width: rect.width), x).draw(
      on: &canvas, at: Point(rect.center.x, rect.bottom + measures.bottomDepth + pad(x)), .middle, .top,
      angle: x.rotation ?? 0)
    let y = axes.y.label
    let right = rect.x - measures.leftDepth - pad(y) - FontMetrics.descent * y.pixelSize
    TextDrawing(measures.labelBlock(y, width: rect.height), y).draw(
      on: &canvas, at: Point(right, rect.center.y), .end, .center, angle: y.rotation ?? 90)
  }

  private func drawTitles(on canvas: inout some Canvas) {
    let rect = place.frame
    let baseline = rect.y - measures.titleBottom
    for side in Axes.TitlePlace.allCases {
      guard let label = axes.titles[side] else { continue }
      let text = TextDrawing(measures.titleBlock(side), label)
      switch side {
      case .left: text.draw(on: &canvas, at: Point(rect.x, baseline), .start, .baseline)
      case .center: text.draw(on: &canvas, at: Point(rect.center.x, baseline), .middle, .baseline)
      case .right: text.draw(on: &canvas, at: Point(rect.right, baseline), .end, .baseline)
      }
    }
  }
}
