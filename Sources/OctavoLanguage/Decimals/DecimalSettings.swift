/// How decimal arithmetic cuts digits off.
enum DecimalRounding: Int {
  case halfEven, down, halfUp, halfDown, up, ceiling, floor, zeroOrFiveUp

  /// Whether what is cut off, which is not zero, makes what is kept one larger. `order` is less than,
  /// equal to or greater than zero as it is less than, equal to or more than half a unit.
  @inline(__always)
  func goesUp(_ kept: UInt128, order: Int, isNegative: Bool) -> Bool {
    switch self {
    case .halfEven: order > 0 || order == 0 && kept & 1 == 1
    case .down: false
    case .halfUp: order >= 0
    case .halfDown: order > 0
    case .up: true
    case .ceiling: !isNegative
    case .floor: isNegative
    case .zeroOrFiveUp: kept % 5 == 0
    }
  }
}

/// What happens in an operation, in the order of the module's signals.
struct DecimalConditions: OptionSet {
  let rawValue: Int
  static let invalidOperation = DecimalConditions(rawValue: 1 << 0)
  static let floatOperation = DecimalConditions(rawValue: 1 << 1)
  static let divisionByZero = DecimalConditions(rawValue: 1 << 2)
  static let overflow = DecimalConditions(rawValue: 1 << 3)
  static let subnormal = DecimalConditions(rawValue: 1 << 4)
  static let underflow = DecimalConditions(rawValue: 1 << 5)
  static let rounded = DecimalConditions(rawValue: 1 << 6)
  static let inexact = DecimalConditions(rawValue: 1 << 7)
  static let clamped = DecimalConditions(rawValue: 1 << 8)
}

/// What a context asks of results.
struct DecimalSettings {
  var precision = 28
  var rounding = DecimalRounding.halfEven
  /// Of the first digit.
  var leastExponent = -999_999
  var greatestExponent = 999_999
  var isClamped = false

  /// The least exponent of a last digit.
  var tiniest: Int { leastExponent - precision + 1 }
  /// The greatest exponent of the last of as many digits as there may be.
  var topmost: Int { greatestExponent - precision + 1 }
}
