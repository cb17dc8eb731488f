/// The area between two curves: what `fill_between` draws.
package struct Band: Mark {
  package var x: [Double]
  package var low: [Double]
  package var high: [Double]
  /// Where the area is filled; empty for everywhere.
  package var included: [Bool] = []
  package var faceColor: Color?
  package var edgeColor: Color?
  /// Points.
  package var edgeWidth = 1.0
  package var alpha: Double?
  package var label = ""
  package var zOrder = 1.0
  package var isVisible = true

  /// - Parameters:
  ///   - low, high: one value for each x, or one for all.
  package init(x: [Double], low: [Double], high: [Double], faceColor: Color) throws {
    for (name, values) in [("y1", low), ("y2", high)] where values.count != x.count && values.count != 1 {
      throw PlotError("'x' has size \(x.count), but '\(name)' has an unequal size of \(values.count)")
    }
    self.x = x
    self.low = low.count == x.count ? low : Array(repeating: low[0], count: x.count)
    self.high = high.count == x.count ? high : Array(repeating: high[0], count: x.count)
    self.faceColor = faceColor
  }

  package var extent: Extent {
    var extent = Extent()
    for run in runs {
      for index in run {
        extent.include(x: x[index], y: low[index])
        extent.include(x: x[index], y: high[index])
      }
    }
    return extent
  }

  package func draw(on canvas: inout some Canvas, in frame: Frame) {
    var path = Path()
    for corners in polygons(in: frame) {
      path.add(Path(polyline: Polyline.clippedPolygon(corners, to: frame.rect.inset(by: -20))))
      path.close()
    }
    canvas.path(path, fill: faceColor?.opacity(alpha), stroke: stroke)
  }

  package func drawKey(on canvas: inout some Canvas, in box: Rect) {
    canvas.path(Path(rect: box), fill: faceColor?.opacity(alpha), stroke: stroke)
  }

  package func obstacles(in frame: Frame) -> Obstacles {
    var obstacles = Obstacles()
    obstacles.lines = polygons(in: frame)
    return obstacles
  }

  private var stroke: Stroke? {
    edgeColor.map { Stroke($0.opacity(alpha), width: edgeWidth * Figure.pixelsPerPoint) }
  }

  /// Stretches of indices with all three values at hand.
  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in x.indices {
      let isWanted = included.isEmpty || (index < included.count && included[index])
      let isHere = isWanted && x[index].isFinite && low[index].isFinite && high[index].isFinite
      if isHere, start == nil { start = index }
      if !isHere, let first = start {
        runs.append(first..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<x.count) }
    return runs
  }

  private func polygons(in frame: Frame) -> [[Point]] {
    runs.map { run in
      Polyline.reduced(run.map { frame.boundedPoint(x[$0], high[$0]) })
        + Polyline.reduced(run.map { frame.boundedPoint(x[$0], low[$0]) }).reversed()
    }
  }
}
