import Testing

@testable import OctavoPlot

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

  private func values(_ numbers: [Recorded.Number]?) -> [Double] { (numbers ?? []).map(\.value) }

  private func agree(_ ours: Limits, _ theirs: [Double], _ tolerance: Double) -> Bool {
    let size = max(abs(theirs[0]), abs(theirs[1]))
    return abs(ours.low - theirs[0]) <= tolerance * size && abs(ours.high - theirs[1]) <= tolerance * size
  }

  private func summary(_ recorded: Recorded.LimitCase) -> String {
    recorded.kind == "plot"
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
        "Attempting to set identical low and high ylims makes transformation singular; automatically expanding."
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
