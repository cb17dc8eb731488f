import Glibc

/// Two ends of an axis; `low` may be the greater, which turns the axis round.
package struct Limits: Equatable, Sendable {
  package var low: Double
  package var high: Double

  package init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  package var ordered: Limits { low <= high ? self : Limits(high, low) }

  /// Whether a value lies between the ends, allowing for rounding.
  package func contains(_ value: Double, tolerance: Double = 1e-10) -> Bool {
    guard value.isFinite else { return false }
    let ends = ordered
    let slack = abs(ends.high - ends.low) * tolerance
    return value >= ends.low - slack && value <= ends.high + slack
  }
}

/// How values are spread along an axis.
package enum Scale: String, Sendable {
  case linear
  /// Decimal logarithm; values that are not positive have no place.
  case log

  /// The scale of that name, in matplotlib's list of names.
  package init(parsing name: String) throws {
    if let scale = Scale(rawValue: name) {
      self = scale
      return
    }
    let names = ["linear", "log", "symlog", "asinh", "logit", "function", "functionlog"]
    try Choice.check(name, name: "scale", among: names)
    throw PlotError(.unsupported, "the axis scale '\(name)' is not supported; use 'linear' or 'log'")
  }

  package func forward(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .log: value > 0 ? log10(value) : -.infinity
    }
  }

  package func inverse(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .log: pow(10, value)
    }
  }

  /// Limits that can be drawn: ends apart, finite and, on a logarithmic scale, positive.
  func nonsingular(_ limits: Limits, minimumPositive: Double) -> Limits {
    switch self {
    case .linear: return Self.separated(limits, expander: 0.05)
    case .log:
      var ends = limits.ordered
      guard ends.low.isFinite, ends.high.isFinite, ends.high > 0 else { return Limits(1, 10) }
      if ends.low <= 0 { ends.low = minimumPositive.isFinite ? minimumPositive : 1e-300 }
      if ends.low == ends.high {
        // The whole decades below and above.
        let value = ends.low
        let exponent = log10(value)
        let isDecade = isNearInteger(exponent)
        ends.low = isDecade ? value : pow(10, exponent.rounded(.down))
        ends.high = isDecade ? value : pow(10, exponent.rounded(.up))
        if ends.low == value { ends.low /= 10 }
        if ends.high == value { ends.high *= 10 }
      }
      return ends
    }
  }

  /// Keeps limits inside what the scale can show.
  func restricted(_ limits: Limits, minimumPositive: Double) -> Limits {
    guard self == .log else { return limits }
    let least = minimumPositive.isFinite ? minimumPositive : 1e-300
    return Limits(limits.low <= 0 ? least : limits.low, limits.high <= 0 ? least : limits.high)
  }

  /// Limits moved apart where they are too close for their size.
  /// - Parameters:
  ///   - expander: share by which each end moves away; also the result for limits around nothing.
  ///   - tiny: the least distance of the ends, as a share of the greater.
  static func separated(_ limits: Limits, expander: Double, tiny: Double = 1e-15) -> Limits {
    guard limits.low.isFinite, limits.high.isFinite else { return Limits(-expander, expander) }
    let isTurned = limits.high < limits.low
    var ends = limits.ordered
    let greatest = max(abs(ends.low), abs(ends.high))
    if greatest < 1e6 / tiny * Double.leastNormalMagnitude {
      ends = Limits(-expander, expander)
    } else if ends.high - ends.low <= greatest * tiny {
      ends = Limits(ends.low - expander * abs(ends.low), ends.high + expander * abs(ends.high))
    }
    return isTurned ? Limits(ends.high, ends.low) : ends
  }
}

/// Whether a value differs from a whole number by rounding only.
func isNearInteger(_ value: Double) -> Bool {
  abs(value - value.rounded()) <= 1e-9 * max(abs(value), abs(value.rounded()))
}
