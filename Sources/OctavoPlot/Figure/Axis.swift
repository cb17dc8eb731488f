/// Which of a plane's two directions.
package enum Direction: String, Sendable, CaseIterable { case x, y }

/// Where an axis has ticks.
package enum TickChoice: Equatable, Sendable {
  /// Chosen for the limits and the room there is.
  case automatic
  /// At these places; with these texts, one each, or the usual numbers.
  case fixed([Double], labels: [String]?)
}

/// How grid lines look.
package struct GridStyle: Equatable, Sendable {
  package var color = Color.grid
  /// Points.
  package var width = 0.8
  package var style = LineStyle.solid
  /// Also at minor ticks.
  package var includesMinor = false
  package var includesMajor = true

  package init() {}
}

/// One of the two axes of a plot: what it shows and how.
package struct Axis: Equatable, Sendable {
  package var scale = Scale.linear
  /// The limits in force, except while `isStale`.
  package var limits = Limits(0, 1)
  /// Whether limits follow the data.
  package var autoscales = true
  /// Whether marks came since the limits were found.
  package var isStale = false
  /// Room beyond the data at either end, as a share of their span.
  package var margin = 0.05
  package var isInverted = false
  package var ticks = TickChoice.automatic
  package var label = Label()
  package var tickLabelSize = 10.0
  package var tickLabelColor = Color.foreground
  /// Degrees, counter-clockwise.
  package var tickLabelRotation = 0.0
  /// Which point of a label on the x axis stands at its tick; nil for the middle.
  package var tickLabelAnchor: TextStyle.Anchor?
  package var showsTicks = true
  package var showsTickLabels = true
  /// Nil for no grid lines across this axis.
  package var grid: GridStyle?

  package init() {}

  /// The tick count an axis of this length has room for: on x three type sizes each, on y two.
  func room(_ direction: Direction, length points: Double) -> Int {
    let each = tickLabelSize * (direction == .x ? 3 : 2)
    guard each > 0, points.isFinite else { return 9 }
    return Int(min(max(points / each, 0), 1000))
  }

  /// Ticks and their labels for limits in force; automatic ticks may reach one step beyond.
  /// - Parameter room: how many ticks there is room for.
  package func ticks(in view: Limits, room: Int) -> Ticks {
    var ticks = Ticks()
    switch self.ticks {
    case .fixed(let places, let texts):
      ticks.major = places
      if let texts { ticks.labels = TickLabels(texts: texts) }
    case .automatic:
      switch scale {
      case .linear: ticks.major = LinearTicks.positions(view, intervals: min(max(room, 1), 9))
      case .log: ticks.major = LogTicks.major(view, room: room)
      }
    }
    switch scale {
    case .linear:
      if ticks.labels.texts.isEmpty { ticks.labels = .linear(ticks.major, view: view) }
    case .log:
      if ticks.labels.texts.isEmpty { ticks.labels = .log(ticks.major, view: view) }
      ticks.minor = LogTicks.minor(view, room: room).filter { !isTaken($0, by: ticks.major, in: view) }
      ticks.minorLabels = .log(ticks.minor, view: view)
    }
    return ticks
  }
}

extension Axis {
  /// Whether a minor tick falls on a major one.
  private func isTaken(_ tick: Double, by major: [Double], in view: Limits) -> Bool {
    let tolerance = abs(scale.forward(view.high) - scale.forward(view.low)) * 1e-5
    return major.contains { abs(scale.forward($0) - scale.forward(tick)) <= tolerance }
  }
}

/// Ticks of one axis, in data values, with their texts.
package struct Ticks: Equatable, Sendable {
  package var major: [Double] = []
  package var labels = TickLabels(texts: [])
  package var minor: [Double] = []
  package var minorLabels = TickLabels(texts: [])
}
