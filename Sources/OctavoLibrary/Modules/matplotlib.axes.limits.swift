import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Limits, scales and margins.
extension PlotMethod where Subject == AxesObject {
  static let limits: [AxesMethod] =
    Direction.allCases.flatMap(limits) + [
      AxesMethod("margins(*margins, x=None, y=None, tight=True)") { call in try call.margins() },
      AxesMethod("axis(arg=None, /, *, emit=True, **kwargs)") { call in try call.axis() },
      AxesMethod("autoscale(enable=True, axis='both', tight=None)") { call in
        try call.refuse(2)
        let name = try call.text(1)
        guard ["x", "y", "both"].contains(name) else {
          throw PlotError("'\(name)' is not a valid value for axis. Supported values are 'x', 'y', 'both'")
        }
        guard call.isGiven(0) else { return .none }
        let isOn = try call.bool(0)
        for direction in Direction.allCases where name == "both" || name == direction.rawValue {
          call.setAutoscale(direction, isOn)
        }
        return .none
      },
      AxesMethod("relim(visible_only=False)") { call in
        for direction in Direction.allCases where call.axes.axes[direction].autoscales {
          call.axes.owner.figure.updateAxis(direction, of: call.axes.index) { $0.isStale = true }
        }
        return .none
      },
      AxesMethod("autoscale_view(tight=None, scalex=True, scaley=True)") { _ in .none },
      AxesMethod("set_aspect(aspect, adjustable=None, anchor=None, share=False)") { call in
        guard call.machine.text(call[0])?.string == "auto" else {
          throw call.machine.unsupported("set_aspect(\(try call.machine.repr(call[0]).string))")
        }
        return .none
      },
      AxesMethod("get_aspect()") { call in call.machine.string("auto") },
    ]

  /// The rows of one direction.
  private static func limits(_ direction: Direction) -> [AxesMethod] {
    let name = direction.rawValue
    let ends = direction == .x ? ("left", "right") : ("bottom", "top")
    return [
      AxesMethod(
        "set_\(name)lim(\(ends.0)=None, \(ends.1)=None, *, emit=True, auto=False, \(name)min=None, \(name)max=None)"
      ) {
        call in try call.setLimits(direction, ends)
      },
      AxesMethod("get_\(name)lim()") { call in
        let limits = call.axes.owner.figure.limits(direction, of: call.axes.index)
        return call.machine.tuple([call.machine.float64(limits.low), call.machine.float64(limits.high)])
      },
      AxesMethod("get_\(name)bound()") { call in
        let limits = call.axes.owner.figure.limits(direction, of: call.axes.index).ordered
        return call.machine.tuple([call.machine.float64(limits.low), call.machine.float64(limits.high)])
      },
      AxesMethod("set_\(name)bound(lower=None, upper=None)") { call in
        var ends = (lower: call[0], upper: call[1])
        if call.machine.isSequence(ends.lower) {
          let parts = try call.machine.items(of: ends.lower)
          if parts.count == 2 { ends = (parts[0], parts[1]) }
        }
        let figure = call.axes.owner
        let old = figure.figure.limits(direction, of: call.axes.index)
        let (low, high) = (
          try call.machine.optionalNumber(ends.lower), try call.machine.optionalNumber(ends.upper)
        )
        let isTurned = old.low > old.high
        try figure.figure.setLimits(
          direction, of: call.axes.index, low: isTurned ? high : low, high: isTurned ? low : high)
        return .none
      },
      AxesMethod("invert_\(name)axis()") { call in
        call.axes.owner.figure.invert(direction, of: call.axes.index)
        return .none
      },
      AxesMethod("\(name)axis_inverted()") { call in
        let limits = call.axes.owner.figure.limits(direction, of: call.axes.index)
        return Value(limits.low > limits.high)
      },
      AxesMethod("set_\(name)scale(value, **kwargs)") { call in
        guard let text = call.machine.text(call[0]) else {
          throw call.machine.unsupported("a scale given as an object (use 'linear' or 'log')")
        }
        let scale = try Scale(parsing: text.string)
        for name in call.keywords(1).names {
          throw call.machine.unsupported("\(call.call.function.name)(): the argument '\(name)'")
        }
        call.axes.owner.figure.setScale(direction, of: call.axes.index, scale)
        return .none
      },
      AxesMethod("get_\(name)scale()") { call in
        call.machine.string(call.axes.axes[direction].scale.rawValue)
      },
      AxesMethod("set_\(name)margin(m)") { call in
        try call.axes.owner.figure.setMargin(direction, of: call.axes.index, call.double(0))
        return .none
      },
      AxesMethod("get_\(name)margin()") { call in Value(call.axes.axes[direction].margin) },
      AxesMethod("set_autoscale\(name)_on(b)") { call in
        call.setAutoscale(direction, try call.bool(0))
        return .none
      },
      AxesMethod("get_autoscale\(name)_on()") { call in Value(call.axes.axes[direction].autoscales) },
    ]
  }
}

extension PlotCall where Subject == AxesObject {
  fileprivate func setLimits(_ direction: Direction, _ names: (String, String)) throws -> Value {
    try refuse(2) { $0.isTrue }
    try refuse(3) { $0.isBool && !$0.isTrue }
    var ends = (low: self[0], high: self[1])
    if ends.high.isNone, machine.isSequence(ends.low) {
      let parts = try machine.items(of: ends.low)
      guard parts.count == 2 else {
        throw machine.error(
          .valueError,
          parts.count < 2
            ? "not enough values to unpack (expected 2, got \(parts.count))"
            : "too many values to unpack (expected 2, got \(parts.count))")
      }
      ends = (parts[0], parts[1])
    }
    let name = direction.rawValue
    for (index, end) in [(4, \(low: Value, high: Value).low), (5, \.high)] where isGiven(index) {
      guard ends[keyPath: end].isNone else {
        let (first, second) = index == 4 ? (names.0, "\(name)min") : (names.1, "\(name)max")
        throw machine.error(.typeError, "Cannot pass both '\(first)' and '\(second)'")
      }
      if index == 4 { ends.low = self[4] } else { ends.high = self[5] }
    }
    try axes.owner.figure.setLimits(
      direction, of: axes.index, low: limit(ends.low, direction), high: limit(ends.high, direction))
    let limits = axes.owner.figure.limits(direction, of: axes.index)
    return machine.tuple([
      ends.low.isNone ? machine.float64(limits.low) : Value(limits.low),
      ends.high.isNone ? machine.float64(limits.high) : Value(limits.high),
    ])
  }

  private func limit(_ x: Value, _ direction: Direction) throws -> Double? {
    x.isNone ? nil : try machine.coordinate(x, direction, of: axes)
  }

  fileprivate func setAutoscale(_ direction: Direction, _ isOn: Bool) {
    let limits = axes.owner.figure.limits(direction, of: axes.index)
    axes.owner.figure.updateAxis(direction, of: axes.index) { axis in
      axis.autoscales = isOn
      if isOn { axis.isStale = true } else { axis.limits = limits }
    }
  }

  fileprivate func margins() throws -> Value {
    let given = rest(0)
    let isNamed = isGiven(1) || isGiven(2)
    if given.isEmpty, !isNamed {
      return machine.tuple([Value(axes.axes.x.margin), Value(axes.axes.y.margin)])
    }
    if !given.isEmpty, isNamed {
      throw machine.error(.typeError, "Cannot pass both positional and keyword arguments for x and/or y.")
    }
    guard given.count <= 2 else {
      throw machine.error(
        .typeError, "Must pass a single positional argument for all margins, or one for each margin (x, y).")
    }
    let x = given.first ?? self[1]
    let y = given.last ?? self[2]
    if !x.isNone { try axes.owner.figure.setMargin(.x, of: axes.index, machine.double(x)) }
    if !y.isNone { try axes.owner.figure.setMargin(.y, of: axes.index, machine.double(y)) }
    return .none
  }

  fileprivate func axis() throws -> Value {
    var keywords = keywords(2)
    let arg = self[0]
    if let name = machine.text(arg)?.string {
      switch name {
      case "on": axes.axes.isFrameHidden = false
      case "off": axes.axes.isFrameHidden = true
      case "auto": for direction in Direction.allCases { setAutoscale(direction, true) }
      case "tight":
        for direction in Direction.allCases {
          setAutoscale(direction, true)
          setAutoscale(direction, false)
        }
      case "equal", "scaled", "image", "square": throw machine.unsupported("axis('\(name)')")
      default:
        throw PlotError(
          "Unrecognized string '\(name)' to axis; try 'on' or 'off'")
      }
    } else if arg.isBool {
      axes.axes.isFrameHidden = !arg.isTrue
    } else if !arg.isNone {
      let ends = try machine.items(of: arg)
      guard ends.count == 4 else {
        throw machine.error(
          .typeError, "The first argument to axis() must be an iterable of the form [xmin, xmax, ymin, ymax]")
      }
      try set(.x, ends[0], ends[1])
      try set(.y, ends[2], ends[3])
    } else {
      try set(.x, keywords.takeGiven("xmin") ?? .none, keywords.takeGiven("xmax") ?? .none)
      try set(.y, keywords.takeGiven("ymin") ?? .none, keywords.takeGiven("ymax") ?? .none)
    }
    if let name = keywords.names.first {
      throw machine.error(.typeError, "axis() got an unexpected keyword argument '\(name)'")
    }
    let (x, y) = (axes.owner.figure.limits(.x, of: axes.index), axes.owner.figure.limits(.y, of: axes.index))
    return machine.tuple([x.low, x.high, y.low, y.high].map { machine.float64($0) })
  }

  private func set(_ direction: Direction, _ low: Value, _ high: Value) throws {
    if low.isNone && high.isNone { return }
    try axes.owner.figure.setLimits(
      direction, of: axes.index, low: machine.optionalNumber(low), high: machine.optionalNumber(high))
  }
}
