/// The type of an array's elements.
///
/// Numeric kinds are numbered in the order of the kernel tables (`OVK_TYPE_LETTERS`); adding one is a row in
/// `DType.rows` and its column in the C type lists.
public struct DType: Hashable, Sendable {
  public enum Kind: UInt8, CaseIterable, Sendable {
    case bool, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float32, float64, complex128
    /// Fixed-width text of UTF-32 code points, padded with zeros.
    case string
  }

  public let kind: Kind
  private let width: Int32

  public var itemSize: Int { Int(width) }

  private init(_ kind: Kind, _ width: Int32) {
    self.kind = kind
    self.width = width
  }

  public init(_ kind: Kind) {
    self.kind = kind
    // Not from the rows: this is on the path of every small operation.
    switch kind {
    case .bool, .int8, .uint8: width = 1
    case .int16, .uint16: width = 2
    case .int32, .uint32, .float32: width = 4
    case .int64, .uint64, .float64: width = 8
    case .complex128: width = 16
    case .string: width = 0
    }
  }

  public static let bool = DType(.bool, 1)
  public static let int8 = DType(.int8, 1)
  public static let uint8 = DType(.uint8, 1)
  public static let int16 = DType(.int16, 2)
  public static let uint16 = DType(.uint16, 2)
  public static let int32 = DType(.int32, 4)
  public static let uint32 = DType(.uint32, 4)
  public static let int64 = DType(.int64, 8)
  public static let uint64 = DType(.uint64, 8)
  public static let float32 = DType(.float32, 4)
  public static let float64 = DType(.float64, 8)
  public static let complex128 = DType(.complex128, 16)
  /// Text of at most `length` code points; `length` is cut to what a 32-bit item size can say.
  public static func string(_ length: Int) -> DType {
    DType(.string, Int32(clamping: max(0, min(length, Int(Int32.max) / 4)) * 4))
  }

  /// Code points per element of a text type.
  public var textLength: Int { kind == .string ? itemSize / 4 : 0 }

  struct Row: Sendable {
    let name: String
    let letter: Character
    let group: Character
  }

  /// Name, NumPy's letter, its kind letter (b i u f c U).
  static let rows: [Row] = [
    Row(name: "bool", letter: "?", group: "b"),
    Row(name: "int8", letter: "b", group: "i"),
    Row(name: "uint8", letter: "B", group: "u"),
    Row(name: "int16", letter: "h", group: "i"),
    Row(name: "uint16", letter: "H", group: "u"),
    Row(name: "int32", letter: "i", group: "i"),
    Row(name: "uint32", letter: "I", group: "u"),
    Row(name: "int64", letter: "l", group: "i"),
    Row(name: "uint64", letter: "L", group: "u"),
    Row(name: "float32", letter: "f", group: "f"),
    Row(name: "float64", letter: "d", group: "f"),
    Row(name: "complex128", letter: "D", group: "c"),
    Row(name: "str", letter: "U", group: "U"),
  ]

  private var row: Row { Self.rows[Int(kind.rawValue)] }
  /// `dtype.char`
  public var letter: Character { row.letter }
  /// `dtype.kind`: one of `b i u f c U`.
  public var group: Character { row.group }
  /// `dtype.name`: `float64`, `str160`.
  public var name: String { kind == .string ? (itemSize == 0 ? "str" : "str\(itemSize * 8)") : row.name }
  /// `dtype.str`: `<f8`, `|b1`, `<U5`.
  public var code: String {
    if kind == .string { return "<U\(textLength)" }
    return itemSize == 1 ? "|\(group)1" : "<\(group)\(itemSize)"
  }
  /// `str(dtype)`: `float64`, `<U5`.
  public var text: String { kind == .string ? code : row.name }
  /// `repr(dtype)`: `dtype('float64')`.
  public var representation: String { "dtype('\(text)')" }

  /// The class NumPy names in some errors.
  var className: String {
    let stem =
      kind == .string
      ? "Str"
      : row.name.first == "u" ? "UInt\(itemSize * 8)" : row.name.prefix(1).uppercased() + row.name.dropFirst()
    return "<class 'numpy.dtypes.\(stem)DType'>"
  }

  public var isInteger: Bool { group == "i" || group == "u" }
  public var isSigned: Bool { group == "i" }
  public var isFloat: Bool { kind == .float32 || kind == .float64 }
  public var isComplex: Bool { kind == .complex128 }
  public var isBool: Bool { kind == .bool }
  public var isString: Bool { kind == .string }
  public var isNumeric: Bool { kind != .string }
  public var isInexact: Bool { isFloat || isComplex }
}

/// How freely values may change type (`np.can_cast`).
public enum Casting: String, Sendable {
  case no, equiv, safe
  case sameKind = "same_kind"
  case unsafe
}

extension DType {
  /// `np.can_cast(self, to, casting)`.
  public func canCast(to other: DType, _ casting: Casting) -> Bool {
    switch casting {
    case .unsafe: return true
    case .no, .equiv: return self == other
    case .safe: return isSafe(to: other)
    case .sameKind:
      if isSafe(to: other) { return true }
      return kind != .string && other.kind != .string && rank <= other.rank
        && !(group == "i" && other.group == "u")
    }
  }

  /// Kinds from bool through integers and floats to complex.
  private var rank: Int {
    switch group {
    case "b": 0
    case "u": 1
    case "i": 2
    case "f": 3
    case "c": 4
    default: 5
    }
  }

  private func isSafe(to other: DType) -> Bool {
    if kind == .string { return other.kind == .string && itemSize <= other.itemSize }
    if other.kind == .string { return textWidth <= other.textLength }
    return DType.promotedKind(kind, other.kind) == other.kind
  }

  /// Code points a value of this type may need as text, as NumPy reserves them.
  public var textWidth: Int {
    switch kind {
    case .bool: 5
    case .int8: 4
    case .uint8: 3
    case .int16: 6
    case .uint16: 5
    case .int32: 11
    case .uint32: 10
    case .int64: 21
    case .uint64: 20
    case .float32, .float64: 32
    case .complex128: 64
    case .string: textLength
    }
  }

  /// The smallest type both cast to safely (`np.promote_types`).
  public static func promote(_ a: DType, _ b: DType) throws(NumericsError) -> DType {
    if a == b { return a }
    if a.isString || b.isString {
      return .string(max(a.textWidth, b.textWidth))
    }
    guard let kind = promotedKind(a.kind, b.kind) else {
      throw .unsupported("complex64 is not supported: use dtype=complex128 or convert with astype(float)")
    }
    return DType(kind)
  }

  static func promotedKind(_ a: Kind, _ b: Kind) -> Kind? {
    promotions[Int(a.rawValue) * 13 + Int(b.rawValue)]
  }

  /// Promotion of numeric kinds, worked out once.
  private static let promotions: [Kind?] = {
    var table = [Kind?](repeating: nil, count: 169)
    for a in Kind.allCases where a != .string {
      for b in Kind.allCases where b != .string {
        table[Int(a.rawValue) * 13 + Int(b.rawValue)] = promoteKinds(a, b)
      }
    }
    return table
  }()

  private static func promoteKinds(_ a: Kind, _ b: Kind) -> Kind? {
    if a == b { return a }
    let x = rows[Int(a.rawValue)]
    let y = rows[Int(b.rawValue)]
    if a == .bool { return b }
    if b == .bool { return a }
    if a == .complex128 || b == .complex128 { return .complex128 }
    if x.group == "f" || y.group == "f" {
      let integers = [a, b].filter { DType($0).group != "f" }
      if a == .float64 || b == .float64 || integers.contains(where: { DType($0).itemSize > 2 }) {
        return .float64
      }
      return .float32
    }
    if x.group == y.group { return DType(a).itemSize > DType(b).itemSize ? a : b }
    let signed = x.group == "i" ? a : b
    let unsigned = x.group == "u" ? a : b
    if DType(signed).itemSize > DType(unsigned).itemSize { return signed }
    switch DType(unsigned).itemSize {
    case 1: return .int16
    case 2: return .int32
    case 4: return .int64
    default: return .float64
    }
  }
}
