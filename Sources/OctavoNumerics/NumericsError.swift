/// What went wrong, in the words NumPy would use, with the Python exception it belongs to.
public struct NumericsError: Error, Equatable, Sendable {
  /// The Python exception class a host should raise.
  public enum Kind: String, Sendable {
    case value = "ValueError"
    case index = "IndexError"
    case type = "TypeError"
    case axis = "AxisError"
    /// NumPy's own kinds of TypeError for functions of arrays.
    case ufuncOutputCasting = "_UFuncOutputCastingError"
    case ufuncInputCasting = "_UFuncInputCastingError"
    case ufuncNoLoop = "_UFuncNoLoopError"
    /// Types that have none in common.
    case dtypePromotion = "DTypePromotionError"
    case zeroDivision = "ZeroDivisionError"
    case overflow = "OverflowError"
    case memory = "MemoryError"
    case linearAlgebra = "LinAlgError"
    case floatingPoint = "FloatingPointError"
    /// Text that does not go into bytes.
    case encoding = "UnicodeEncodeError"
    /// Something Octavo leaves out on purpose; the message says what to use instead.
    case unsupported = "NotImplementedError"
    /// An error of the host's own, which the host has kept (see `ObjectHost`).
    case host = "Exception"
    /// The host asked running loops to stop (see `Interrupt`).
    case interrupted = "KeyboardInterrupt"
  }

  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  public static func value(_ message: String) -> NumericsError { NumericsError(.value, message) }
  public static func index(_ message: String) -> NumericsError { NumericsError(.index, message) }
  public static func type(_ message: String) -> NumericsError { NumericsError(.type, message) }
  public static func overflow(_ message: String) -> NumericsError { NumericsError(.overflow, message) }
  public static func unsupported(_ message: String) -> NumericsError { NumericsError(.unsupported, message) }

  /// An axis outside the array's dimensions, as NumPy words it.
  public static func axis(_ axis: Int, dimensions: Int) -> NumericsError {
    NumericsError(.axis, "axis \(axis) is out of bounds for array of dimension \(dimensions)")
  }

  /// The axis such an error speaks of, and how many there are. Errors stay two words wide: it is read from the message.
  public var axis: (axis: Int, dimensions: Int, prefix: String?)? {
    let parts = message.components(before: "axis ")
    let numbers = parts.rest.split(separator: " ").compactMap { Int($0) }
    guard kind == .axis, numbers.count == 2 else { return nil }
    return (numbers[0], numbers[1], parts.head.isEmpty ? nil : String(parts.head.dropLast(2)))
  }
}

extension String {
  /// The text before the last `mark`, and the text from there on.
  fileprivate func components(before mark: String) -> (head: Substring, rest: Substring) {
    var place = startIndex
    for index in indices where self[index...].hasPrefix(mark) { place = index }
    return (self[..<place], self[place...])
  }
}

extension NumericsError: CustomStringConvertible {
  public var description: String { "\(kind.rawValue): \(message)" }
}
