import OctavoPlot
import Testing

/// Ticks, labels and common factors against matplotlib's, for hundreds of limits.
struct TicksTests {
  @Test func positionsAndLabelsAreMatplotlibs() throws {
    #expect(Recorded.all.ticks.count > 350)
    for recorded in Recorded.all.ticks {
      var figure = try Figure(width: recorded.width, height: recorded.height)
      try figure.addSubplot(1, 1, 1)
      for (direction, theirs) in [(Direction.x, recorded.x), (.y, recorded.y)] {
        let scale = try Scale(parsing: recorded.scale)
        figure.setScale(direction, of: 0, scale)
        try figure.setLimits(direction, of: 0, low: recorded.low, high: recorded.high)
        let ours = figure.ticks(direction, of: 0)
        let name: Comment =
          "\(direction) from \(recorded.low) to \(recorded.high), \(recorded.scale), \(recorded.width) in"
        let limits = figure.limits(direction, of: 0)
        #expect(limits == Limits(theirs.limits[0], theirs.limits[1]), name)
        expectEqual(ours.major, theirs.ticks, name)
        #expect(ours.labels.texts == theirs.labels, name)
        #expect(ours.labels.offset == theirs.offset, name)
        expectEqual(ours.minor, theirs.minor, name)
        #expect(ours.minorLabels.texts == theirs.minor_labels, name)
      }
    }
  }

  private func expectEqual(_ ours: [Double], _ theirs: [Double], _ name: Comment) {
    let scale = theirs.map(abs).max() ?? 0
    let isEqual = ours.count == theirs.count && zip(ours, theirs).allSatisfy { agree($0, $1, scale: scale) }
    #expect(isEqual, "\(name): \(ours), matplotlib has \(theirs)")
  }

  @Test func fixedTicksKeepTheirTexts() throws {
    var figure = try Figure()
    try figure.addSubplot(1, 1, 1)
    try figure.setTicks(.x, of: 0, [0, 5], labels: ["low", "high"])
    #expect(figure.ticks(.x, of: 0).labels.texts == ["low", "high"])
    #expect(figure.limits(.x, of: 0) == Limits(0, 5))
    try figure.setTicks(.y, of: 0, [], labels: nil)
    #expect(figure.ticks(.y, of: 0).major.isEmpty)
  }

  @Test func limitsNobodyCanDivideGiveNoTicksAndDoNotFail() {
    for limits in [
      Limits(-1.7e308, 1.7e308), Limits(5e-324, 1e-323), Limits(1, 1 + 2e-16), Limits(.nan, 1),
      Limits(0, .infinity),
    ] {
      for room in [-3, 0, 1, 9, 1000] {
        let ticks = LinearTicks.positions(limits, intervals: room)
        #expect(ticks.count <= 1100)
        _ = TickLabels.linear(ticks, view: limits)
        _ = LogTicks.major(limits, room: room)
        _ = LogTicks.minor(limits, room: room)
      }
    }
  }
}
