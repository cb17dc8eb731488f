/// Finding and setting the limits of axes.
extension Figure {
  /// The limits in force in one direction: those set, or those that follow the data.
  package func limits(_ direction: Direction, of index: Int) -> Limits {
    guard axes.indices.contains(index) else { return Limits(0, 1) }
    let members = group(direction, of: index)
    let axis = axes[index][direction]
    let isStale = members.contains { axes[$0][direction].isStale }
    guard axis.autoscales, isStale else { return axis.limits }
    let limits = followingData(direction, members, axis)
    return axis.isInverted ? Limits(limits.high, limits.low) : limits
  }

  /// Limits around the data of all members: a margin beyond them at either end, but not across a value
  /// that a mark wants to stand on the edge.
  private func followingData(_ direction: Direction, _ members: [Int], _ axis: Axis) -> Limits {
    var span = Interval()
    var sticky: [Double] = []
    for member in members {
      for mark in axes[member].marks where mark.isVisible {
        let (interval, edges) = mark.extent[direction]
        span.include(interval)
        sticky += edges
      }
    }
    if axis.scale == .log { sticky.removeAll { $0 <= 0 } }
    if axis.margin == 0 { sticky = [] }
    sticky.sort()
    let data = span.isEmpty ? Limits(-.infinity, .infinity) : Limits(span.low, span.high)
    var ends = axis.scale.nonsingular(data, minimumPositive: span.minimumPositive)
    let tolerance = 1e-5 * abs(ends.high - ends.low)
    let lowest = sticky.last { $0 < ends.low + tolerance }
    let highest = sticky.first { $0 >= ends.high - tolerance }
    ends = axis.scale.restricted(ends, minimumPositive: span.minimumPositive)
    ends = withMargin(ends, axis)
    if let lowest { ends.low = max(ends.low, lowest) }
    if let highest { ends.high = min(ends.high, highest) }
    if axis.scale == .linear { ends = Scale.separated(ends, expander: 1e-12, tiny: 1e-13) }
    return axis.scale.nonsingular(ends, minimumPositive: span.minimumPositive)
  }

  private func withMargin(_ ends: Limits, _ axis: Axis) -> Limits {
    let low = axis.scale.forward(ends.low)
    let high = axis.scale.forward(ends.high)
    let delta = (high - low) * axis.margin
    guard delta.isFinite else { return ends }
    let wider = Limits(axis.scale.inverse(low - delta), axis.scale.inverse(high + delta))
    return wider.low.isFinite && wider.high.isFinite ? wider : ends
  }

  /// Changes an axis and, where it is shared, what the others have in common with it: scale, limits,
  /// margin and ticks.
  package mutating func updateAxis(_ direction: Direction, of index: Int, _ change: (inout Axis) -> Void) {
    guard axes.indices.contains(index) else { return }
    change(&axes[index][direction])
    let changed = axes[index][direction]
    for member in group(direction, of: index) where member != index {
      axes[member][direction].scale = changed.scale
      axes[member][direction].limits = changed.limits
      axes[member][direction].autoscales = changed.autoscales
      axes[member][direction].isStale = changed.isStale
      axes[member][direction].margin = changed.margin
      axes[member][direction].isInverted = changed.isInverted
      axes[member][direction].ticks = changed.ticks
    }
  }

  /// `set_xlim`, `set_ylim`: an end left nil stays. Limits follow the data no more.
  package mutating func setLimits(_ direction: Direction, of index: Int, low: Double?, high: Double?) throws {
    guard axes.indices.contains(index) else { return }
    for end in [low, high] {
      if let end, !end.isFinite { throw PlotError("Axis limits cannot be NaN or Inf") }
    }
    let old = limits(direction, of: index)
    let scale = axes[index][direction].scale
    var new = Limits(low ?? old.low, high ?? old.high)
    if scale == .log && (new.low <= 0 || new.high <= 0) {
      warnings.append(
        "Attempt to set non-positive \(direction.rawValue)lim on a log-scaled axis will be ignored.")
      if new.low <= 0 { new.low = old.low }
      if new.high <= 0 { new.high = old.high }
    }
    if new.low == new.high {
      warnings.append(
        "Attempting to set identical low and high \(direction.rawValue)lims makes transformation singular; "
          + "automatically expanding.")
    }
    let isTurned = new.low > new.high
    let ordered = scale.nonsingular(new.ordered, minimumPositive: minimumPositive(direction, of: index))
    new = isTurned ? Limits(ordered.high, ordered.low) : ordered
    updateAxis(direction, of: index) { axis in
      axis.limits = new
      axis.autoscales = false
      axis.isStale = false
      axis.isInverted = isTurned
    }
  }

  private func minimumPositive(_ direction: Direction, of index: Int) -> Double {
    var span = Interval()
    for member in group(direction, of: index) {
      for mark in axes[member].marks { span.include(mark.extent[direction].interval) }
    }
    return span.minimumPositive
  }

  /// `set_xscale`, `set_yscale`.
  package mutating func setScale(_ direction: Direction, of index: Int, _ scale: Scale) {
    guard axes.indices.contains(index) else { return }
    let least = minimumPositive(direction, of: index)
    updateAxis(direction, of: index) { axis in
      axis.scale = scale
      axis.isStale = true
      if !axis.autoscales { axis.limits = scale.restricted(axis.limits, minimumPositive: least) }
    }
  }

  /// `set_xticks`, `set_yticks`: ticks at these places, with these texts if given. Limits are widened
  /// to show all of them; a later mark lets them follow the data again.
  package mutating func setTicks(_ direction: Direction, of index: Int, _ places: [Double], labels: [String]?)
    throws
  {
    guard axes.indices.contains(index) else { return }
    if let labels, labels.count != places.count {
      throw PlotError(
        "The number of FixedLocator locations (\(places.count)), usually from a call to set_ticks, "
          + "does not match the number of labels (\(labels.count)).")
    }
    var view = limits(direction, of: index)
    let finite = places.filter(\.isFinite)
    let scale = axes[index][direction].scale
    for place in finite where scale == .linear || place > 0 {
      if view.low <= view.high {
        view = Limits(min(view.low, place), max(view.high, place))
      } else {
        view = Limits(max(view.low, place), min(view.high, place))
      }
    }
    updateAxis(direction, of: index) { axis in
      axis.ticks = .fixed(places, labels: labels)
      axis.limits = view
      axis.isStale = false
    }
  }

  /// `margins`, `set_xmargin`, `set_ymargin`: room beyond the data, as a share of their span.
  package mutating func setMargin(_ direction: Direction, of index: Int, _ margin: Double) throws {
    guard margin > -0.5, margin.isFinite else { throw PlotError("margin must be greater than -0.5") }
    updateAxis(direction, of: index) { axis in
      axis.margin = margin
      axis.isStale = true
    }
  }

  /// `invert_xaxis`, `invert_yaxis`; following the data or not stays as it is.
  package mutating func invert(_ direction: Direction, of index: Int) {
    let view = limits(direction, of: index)
    updateAxis(direction, of: index) { axis in
      axis.limits = Limits(view.high, view.low)
      axis.isInverted.toggle()
    }
  }

  /// Ticks as `get_xticks` tells them before anything is drawn, when axes have matplotlib's default size.
  package func ticks(_ direction: Direction, of index: Int) -> Ticks {
    guard axes.indices.contains(index) else { return Ticks() }
    let place: FractionalRect
    switch axes[index].place {
    case .cell(let cell): place = cell.defaultPlace()
    case .fixed(let rect): place = rect
    }
    let inches = direction == .x ? place.width * width : place.height * height
    let axis = axes[index][direction]
    return axis.ticks(in: limits(direction, of: index), room: axis.room(direction, length: inches * 72))
  }
}
