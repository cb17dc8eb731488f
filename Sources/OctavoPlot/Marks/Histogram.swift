/// How a histogram is drawn. The counts are the caller's, weighted or normalised as wanted.
package struct HistogramStyle: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case bar, barstacked, step, stepfilled

    package init(parsing name: String) throws {
      try Choice.check(name, name: "histtype", among: Self.allCases.map(\.rawValue))
      self = Kind(rawValue: name) ?? .bar
    }
  }
  /// Where bars stand between the edges of their bins.
  package enum Alignment: String, CaseIterable, Sendable {
    case left, mid, right

    package init(parsing name: String) throws {
      try Choice.check(name, name: "align", among: Self.allCases.map(\.rawValue))
      self = Alignment(rawValue: name) ?? .mid
    }
  }

  package var kind = Kind.bar
  package var alignment = Alignment.mid
  package var orientation = Bars.Orientation.vertical
  /// Each set of counts stands on those before it; so do bars of kind `.barstacked`. The counts given
  /// are those of the set alone.
  package var isStacked = false
  /// Width of bars as a part of the bin; nil for all of it, or 0.8 of it for several sets side by side.
  package var relativeWidth: Double?
  /// Where the feet stand: none for zero, one value for all, or one for each bin.
  package var bases: [Double] = []
  /// One colour for each set, or none to take them from the cycle.
  package var colors: [Color] = []
  package var edgeColor: Color?
  /// Points.
  package var lineWidth: Double?
  package var lineStyle: LineStyle?
  package var alpha: Double?
  /// False for outlines of bars only.
  package var isFilled = true
  /// One label for each set; missing ones are empty.
  package var labels: [String] = []
  package var zOrder: Double?

  package init() {}
}

extension Axes {
  /// Adds a histogram's marks, one for each set of counts.
  ///
  /// - Parameters:
  ///   - edges: the bins' edges, one more than there are counts.
  ///   - counts: one array for each data set.
  /// - Returns: the marks' places, in the order of the sets.
  @discardableResult
  package mutating func hist(edges: [Double], counts: [[Double]], style: HistogramStyle = .init()) throws
    -> [Int]
  {
    guard style.colors.isEmpty || style.colors.count == counts.count else {
      throw PlotError(
        "The 'color' keyword argument must have one color per dataset, but \(counts.count) datasets and "
          + "\(style.colors.count) colors were provided")
    }
    for set in counts where set.count != edges.count - 1 {
      throw PlotError(
        "a histogram has one more edge than counts, not \(edges.count) edges and \(set.count) counts")
    }
    let colors = style.colors.isEmpty ? counts.map { _ in nextLineColor() } : style.colors
    let plan = HistogramPlan(edges: edges, counts: counts, style: style, colors: colors)
    switch style.kind {
    case .bar, .barstacked: return plan.bars().map { add($0) }
    case .step, .stepfilled:
      // Later sets are drawn first: stacked, they reach higher and would hide the others.
      let places = plan.outlines().reversed().map { add($0) }
      return places.reversed()
    }
  }
}

/// Works out a histogram's marks.
private struct HistogramPlan {
  let edges: [Double]
  let counts: [[Double]]
  let style: HistogramStyle
  let colors: [Color]

  private var isStacked: Bool { style.isStacked || style.kind == .barstacked }

  /// The feet and the tops of each set.
  private var levels: [(feet: [Double], tops: [Double])] {
    let bins = max(edges.count - 1, 0)
    let ground =
      style.bases.count == bins ? style.bases : Array(repeating: style.bases.first ?? 0, count: bins)
    var feet = ground
    return counts.map { set in
      let tops = zip(feet, set).map { $0 + $1 }
      defer { if isStacked { feet = tops } }
      return (feet, tops)
    }
  }

  func bars() -> [Bars] {
    let bins = zip(edges, edges.dropFirst()).map { (start: $0, width: $1 - $0) }
    let count = Double(max(counts.count, 1))
    let isSideBySide = style.kind == .bar && !style.isStacked
    let share = min(max(style.relativeWidth ?? (counts.count > 1 && isSideBySide ? 0.8 : 1), 0), 1)
    // Middle of the first set's bar, as a part of the bin, measured from its start.
    var middle: Double = isSideBySide ? -0.5 * share * (1 - 1 / count) : 0
    switch style.alignment {
    case .left: break
    case .mid: middle += 0.5
    case .right: middle += 1
    }
    let width = isSideBySide ? share / count : share
    return zip(counts.indices, levels).map { index, level in
      let place = middle + (isSideBySide ? Double(index) * width : 0)
      var bars = Bars(
        starts: bins.map { $0.start + place * $0.width - width * $0.width / 2 },
        widths: bins.map { width * $0.width },
        bases: level.feet, heights: counts[index], orientation: style.orientation,
        faceColor: style.isFilled ? colors[index] : nil)
      bars.edgeColor = style.edgeColor ?? (style.isFilled ? nil : .foreground)
      bars.edgeWidth = style.lineWidth ?? 1
      bars.edgeStyle = style.lineStyle ?? .solid
      bars.alpha = style.alpha
      bars.label = label(index)
      bars.zOrder = style.zOrder ?? 1
      return bars
    }
  }

  func outlines() -> [Outline] {
    let isFilled = style.kind == .stepfilled
    return zip(counts.indices, levels).map { index, level in
      let (along, values) = outline(level, isFilled: isFilled)
      let isVertical = style.orientation == .vertical
      var outline = Outline(
        x: isVertical ? along : values, y: isVertical ? values : along, isClosed: isFilled,
        faceColor: isFilled ? colors[index] : nil,
        edgeColor: style.edgeColor ?? (isFilled ? nil : colors[index]))
      if isVertical { outline.stickyY = [0] } else { outline.stickyX = [0] }
      outline.edgeWidth = style.lineWidth ?? 1
      outline.edgeStyle = style.lineStyle ?? .solid
      outline.alpha = style.alpha
      outline.label = label(index)
      outline.zOrder = style.zOrder ?? (isFilled ? 1 : 2)
      return outline
    }
  }

  /// Up the first bin's left side, along the tops, down the last one's right; filled, back along the feet.
  private func outline(_ level: (feet: [Double], tops: [Double]), isFilled: Bool) -> ([Double], [Double]) {
    guard let first = edges.first, let last = edges.last, let foot = level.feet.first,
      let end = level.feet.last
    else { return ([], []) }
    let shift: Double =
      switch style.alignment {
      case .left: -0.5 * (edges.count > 1 ? edges[1] - edges[0] : 0)
      case .mid: 0
      case .right: 0.5 * (edges.count > 1 ? edges[1] - edges[0] : 0)
      }
    var along = [first]
    var values = [foot]
    for bin in level.tops.indices {
      along += [edges[bin], edges[bin + 1]]
      values += [level.tops[bin], level.tops[bin]]
    }
    along.append(last)
    values.append(end)
    if isFilled {
      for bin in level.feet.indices.reversed() {
        along += [edges[bin + 1], edges[bin]]
        values += [level.feet[bin], level.feet[bin]]
      }
    }
    return (shift == 0 ? along : along.map { $0 + shift }, values)
  }

  private func label(_ index: Int) -> String {
    style.labels.indices.contains(index) ? style.labels[index] : ""
  }
}
