import OctavoPlot
import Testing

/// Limits that follow the data, against matplotlib's.
struct LimitsTests {
  @Test func limitsAreMatplotlibs() throws {
    #expect(Recorded.all.limits.count > 150)
    for recorded in Recorded.all.limits {
      var figure = try Figure()
      try figure.addSubplot(1, 1, 1)
      if recorded.kind == "plot" {
        try figure.axes[0].plot(x: values(recorded.x), y: values(recorded.y))
        let scale = try Scale(parsing: recorded.scale ?? "")
        figure.setScale(.x, of: 0, scale)
        figure.setScale(.y, of: 0, scale)
      } else if let calls = recorded.calls {
        for call in calls { try repeatCall(call[0].text, Array(call.dropFirst()), on: &figure) }
      } else {
        try addHistogram(recorded, to: &figure)
        #expect(figure.axes[0].labelledEntries.map(\.text) == recorded.legend, "\(summary(recorded))")
      }
      // Powers and logarithms may differ in the last digits between C libraries.
      let tolerance = recorded.scale == "log" ? 1e-12 : 4e-16
      for (direction, theirs) in [(Direction.x, values(recorded.xlim)), (.y, values(recorded.ylim))] {
        let ours = figure.limits(direction, of: 0)
        if recorded.scale == "log" && theirs[0] <= 0 {
          // Without data to show, matplotlib leaves a logarithmic axis limits it cannot draw.
          #expect(ours.low > 0)
          continue
        }
        let isEqual = agree(ours, theirs, tolerance)
        #expect(isEqual, "\(direction) of \(summary(recorded)): \(ours), matplotlib has \(theirs)")
      }
    }
  }

  private func addHistogram(_ recorded: Recorded.LimitCase, to figure: inout Figure) throws {
    var style = HistogramStyle()
    style.kind = try .init(parsing: recorded.histtype ?? "")
    style.orientation = try .init(parsing: recorded.orientation ?? "")
    style.alignment = try .init(parsing: recorded.align ?? "")
    style.isStacked = recorded.stacked ?? false
    style.relativeWidth = recorded.rwidth
    let counts = (recorded.counts ?? []).map { values($0) }
    style.labels = counts.indices.map { "set \($0)" }
    try figure.axes[0].hist(edges: values(recorded.edges), counts: counts, style: style)
  }

  /// Makes a call that `record.py` made of matplotlib.
  private func repeatCall(_ name: String, _ arguments: [Recorded.Argument], on figure: inout Figure) throws {
    func number(_ index: Int) -> Double { arguments[index].number ?? .nan }
    func array(_ index: Int, else fallback: [Double]) -> [Double] {
      guard arguments.indices.contains(index) else { return fallback }
      return arguments[index].number.map { [$0] } ?? arguments[index].array
    }
    let x = array(0, else: [])
    let y = array(1, else: [])
    switch name {
    case "plot": try figure.axes[0].plot(x: x, y: y)
    case "bar", "barh":
      var options = BarOptions()
      options.orientation = name == "bar" ? .vertical : .horizontal
      try figure.axes[0].bar(
        places: x, lengths: y, thickness: array(2, else: [0.8]), bases: array(3, else: [0]), options: options)
    case "scatter": figure.axes[0].add(try Scatter(x: x, y: y, colors: [.cycle(0)]))
    case "fill_between":
      figure.axes[0].add(try Band(x: x, low: array(2, else: [0]), high: y, faceColor: .cycle(0)))
    case "axhspan": figure.axes[0].add(Span(.y, from: number(0), to: number(1)), scalesX: false)
    case "axvspan": figure.axes[0].add(Span(.x, from: number(0), to: number(1)), scalesY: false)
    case "axvline": figure.add(rule: Rule(.x, at: number(0)), to: 0)
    case "axhline": figure.add(rule: Rule(.y, at: number(0)), to: 0)
    case "xticks": try figure.setTicks(.x, of: 0, x, labels: nil)
    case "xlim": try figure.setLimits(.x, of: 0, low: arguments[0].number, high: arguments[1].number)
    case "invert_yaxis": figure.invert(.y, of: 0)
    case "text": figure.axes[0].add(Note(Label("x"), x: 3, y: 3), scalesX: false, scalesY: false)
    case "margins": for direction in Direction.allCases { try figure.setMargin(direction, of: 0, number(0)) }
    case "errorbar":
      var bars = ErrorBars(line: Line(x: x, y: y, color: .cycle(0)))
      try bars.setErrors(.y, low: array(2, else: []), high: array(2, else: []))
      figure.axes[0].add(bars)
    default: Issue.record("no such call: \(name)")
    }
  }

  private func values(_ numbers: [Recorded.Number]?) -> [Double] { (numbers ?? []).map(\.value) }

  private func agree(_ ours: Limits, _ theirs: [Double], _ tolerance: Double) -> Bool {
    let size = max(abs(theirs[0]), abs(theirs[1]))
    return abs(ours.low - theirs[0]) <= tolerance * size && abs(ours.high - theirs[1]) <= tolerance * size
  }

  private func summary(_ recorded: Recorded.LimitCase) -> String {
    if let calls = recorded.calls { return "\(calls)" }
    return recorded.kind == "plot"
      ? "\(recorded.scale ?? "") plot(\(values(recorded.x)), \(values(recorded.y)))"
      : "hist(\(values(recorded.edges)), \((recorded.counts ?? []).map(values)), \(recorded.histtype ?? ""), "
        + "\(recorded.orientation ?? ""), \(recorded.align ?? ""), \(recorded.stacked ?? false))"
  }

  @Test func emptyAxesReachFromZeroToOne() throws {
    var figure = try Figure()
    try figure.addSubplot(1, 1, 1)
    #expect(figure.limits(.x, of: 0) == Limits(0, 1))
    #expect(figure.limits(.y, of: 7) == Limits(0, 1))
  }

  @Test func setLimitsStay() throws {
    var figure = try Figure()
    try figure.addSubplot(1, 1, 1)
    try figure.setLimits(.x, of: 0, low: 5, high: -5)
    try figure.axes[0].plot(x: [0, 100], y: [0, 1])
    #expect(figure.limits(.x, of: 0) == Limits(5, -5))
    try figure.setLimits(.y, of: 0, low: nil, high: 9)
    #expect(figure.limits(.y, of: 0) == Limits(-0.05, 9))
    #expect(figure.warnings.isEmpty)
    try figure.setLimits(.y, of: 0, low: 3, high: 3)
    #expect(figure.limits(.y, of: 0) == Limits(2.85, 3.15))
    #expect(
      figure.warnings == [
        "Attempting to set identical low and high ylims makes transformation singular; "
          + "automatically expanding."
      ])
  }

  @Test func sharedAxesFollowAllData() throws {
    var figure = try Figure()
    let ids = try figure.addSubplots(rows: 2, columns: 1, shareX: .all)
    try figure.axes[ids[0][0]].plot(x: [0, 10], y: [0, 1])
    try figure.axes[ids[1][0]].plot(x: [-10, 0], y: [0, 5])
    for index in 0..<2 { #expect(figure.limits(.x, of: index) == Limits(-11, 11)) }
    #expect(figure.limits(.y, of: 0) == Limits(-0.05, 1.05))
    try figure.setLimits(.x, of: 1, low: 0, high: 1)
    #expect(figure.limits(.x, of: 0) == Limits(0, 1))
    #expect(!figure.axes[0].x.showsTickLabels)
    #expect(figure.axes[1].x.showsTickLabels)
  }

  @Test func invertedAxesKeepFollowing() throws {
    var figure = try Figure()
    try figure.addSubplot(1, 1, 1)
    try figure.axes[0].plot(x: [0, 1], y: [0, 1])
    figure.invert(.y, of: 0)
    #expect(figure.limits(.y, of: 0) == Limits(1.05, -0.05))
    try figure.axes[0].plot(x: [0, 1], y: [0, 2])
    #expect(figure.limits(.y, of: 0) == Limits(2.1, -0.1))
  }
}
