/// Keys of mapping patterns, compared as Python compares them: `1`, `1.0` and `True` are one key.
struct PatternKey: Hashable {
  private enum Value: Hashable {
    case number(real: Double, imaginary: Double)
    case bigInt(String)
    case text(Text)
    case bytes([UInt8])
    case nothing
  }
  private let value: Value

  /// `nil` for a key that is looked up, whose value is not known here.
  init?(_ expression: Expression) {
    guard let value = Self.value(expression) else { return nil }
    self.value = value
  }

  private static func value(_ expression: Expression) -> Value? {
    switch expression.kind {
    case .constant(let constant): value(constant)
    case .unary(.minus, let operand):
      switch value(operand) {
      case .number(let real, let imaginary): .number(real: 0 - real, imaginary: 0 - imaginary)
      case .bigInt(let digits): .bigInt("-" + digits)
      default: nil
      }
    case .binary(let left, let op, let right):
      if case .number(let real, _) = value(left), case .number(_, let imaginary) = value(right) {
        .number(real: real, imaginary: op == .subtract ? 0 - imaginary : imaginary)
      } else {
        nil
      }
    default: nil
    }
  }

  private static func value(_ constant: Constant) -> Value? {
    switch constant {
    case .none: .nothing
    case .true: .number(real: 1, imaginary: 0)
    case .false: .number(real: 0, imaginary: 0)
    // Beyond 2^53 two integers may share a double; those are told apart by their digits.
    case .int(let value):
      Int(exactly: Double(value)) == value && abs(Double(value)) <= 0x1p53
        ? .number(real: Double(value), imaginary: 0) : .bigInt(String(value))
    case .bigInt(let digits): .bigInt(digits)
    case .float(let value): .number(real: value, imaginary: 0)
    case .imaginary(let value): .number(real: 0, imaginary: value)
    case .string(let text): .text(text)
    case .bytes(let bytes): .bytes(bytes)
    case .ellipsis: nil
    }
  }
}

extension Expression {
  /// Literals and dotted names, the only things a pattern compares with.
  var isPatternValue: Bool {
    switch kind {
    case .constant, .attribute: true
    case .unary(.minus, let operand): operand.isPatternValue
    case .binary(let left, _, let right): left.isPatternValue && right.isPatternValue
    default: false
    }
  }

  /// A pattern's key as Python's `repr` writes it.
  var patternText: String {
    switch kind {
    case .constant(let constant): constant.representation
    case .unary(_, let operand): "-" + operand.patternText
    case .binary(let left, let op, let right): "(\(left.patternText)\(op.rawValue)\(right.patternText))"
    default: "..."
    }
  }
}

extension Constant {
  fileprivate var representation: String {
    switch self {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "Ellipsis"
    case .int(let value): String(value)
    case .bigInt(let digits): digits
    case .float(let value): Self.short(value)
    case .imaginary(let value):
      (value == value.rounded() ? String(Self.short(value).dropLast(2)) : Self.short(value)) + "j"
    case .string(let text): Self.quoted((0..<text.count).map { text[$0] }, isText: true)
    case .bytes(let bytes): "b" + Self.quoted(bytes.map(UInt32.init), isText: false)
    }
  }

  private static func short(_ value: Double) -> String { value.description }

  private static func quoted(_ points: [UInt32], isText: Bool) -> String {
    let quote: UInt32 = points.contains(0x27) && !points.contains(0x22) ? 0x22 : 0x27
    var result = String(Character(Unicode.Scalar(UInt8(quote))))
    for point in points {
      switch point {
      case quote, 0x5C: result += "\\" + String(Character(Unicode.Scalar(UInt8(point))))
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(UInt8(point)))
      default:
        if isText, point >= 0xA1, let scalar = Unicode.Scalar(point) {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(point, radix: 16)
          result += "\\x" + String(repeating: "0", count: max(2 - digits.count, 0)) + digits
        }
      }
    }
    return result + String(Character(Unicode.Scalar(UInt8(quote))))
  }
}
