/// The type of an array's elements.
///
/// Numeric kinds are numbered in the order of the kernel tables (`OVK_TYPE_LETTERS`); adding one is a row in
/// `DType.rows` and its column in the C type lists.
public struct DType: Hashable, Sendable {
  public enum Kind: UInt8, CaseIterable, Sendable {
    case bool, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float32, float64, complex128
    /// Stored narrow, computed in float32 and complex128.
    case float16, complex64
    /// Fixed-width text of UTF-32 code points, padded with zeros.
    case string
    /// Fixed-width bytes, padded with zeros.
    case bytes
    /// Elements of several named parts (see `Structure`), or of bytes nothing is known of.
    case record
    /// Values of the host's language (see `ObjectHost`).
    case object
    /// Numbers whose bytes lie the other way round: kept and looked at as they are, converted for everything else.
    case swapped

    public static let numeric: [Kind] = allCases.filter(\.isNumeric)
    @inline(__always) public var isNumeric: Bool { rawValue < Kind.string.rawValue }
  }

  public let kind: Kind
  /// What stands for the structure of a record's elements; 0 for none. Of swapped numbers the kind they have otherwise.
  private let structureNumber: UInt16
  private let width: Int32

  public var itemSize: Int { Int(width) }

  private init(_ kind: Kind, _ width: Int32, structure: UInt16 = 0) {
    self.kind = kind
    self.width = width
    structureNumber = structure
  }

  public init(_ kind: Kind) {
    self.kind = kind
    structureNumber = 0
    // Not from the rows: this is on the path of every small operation.
    switch kind {
    case .bool, .int8, .uint8: width = 1
    case .int16, .uint16: width = 2
    case .int32, .uint32, .float32: width = 4
    case .int64, .uint64, .float64: width = 8
    case .complex128, .object: width = 16
    case .float16: width = 2
    case .complex64: width = 8
    case .string, .bytes, .record, .swapped: width = 0
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
  public static let float16 = DType(.float16, 2)
  public static let complex64 = DType(.complex64, 8)
  public static let object = DType(.object, 16)
  /// Text of at most `length` code points; `length` is cut to what a 32-bit item size can say.
  public static func string(_ length: Int) -> DType {
    DType(.string, Int32(clamping: max(0, min(length, Int(Int32.max) / 4)) * 4))
  }

  /// At most `length` bytes.
  public static func bytes(_ length: Int) -> DType { DType(.bytes, Int32(clamping: max(0, length))) }

  /// Elements of named parts; fields that hold objects are refused.
  public static func record(_ structure: Structure) throws(NumericsError) -> DType {
    for field in structure.fields where field.dtype.isObject {
      throw .unsupported(
        "fields of dtype object are not supported by Octavo; use an array of objects for '\(field.name)'")
    }
    guard let number = structure.number, structure.itemSize <= Int(Int32.max) else {
      throw .value("there are too many different structured dtypes")
    }
    return DType(.record, Int32(structure.itemSize), structure: number)
  }

  /// The same type with elements whose fields are attributes, or are not; any other type itself.
  public func asRecord(_ isRecord: Bool) -> DType {
    guard let structure, structure.isRecord != isRecord, let number = structure.asRecord(isRecord).number
    else {
      return self
    }
    return DType(.record, width, structure: number)
  }

  /// The same numbers with their bytes the other way round; nil for types of other elements, or of parts.
  public var swapped: DType? {
    if kind == .swapped { return native }
    return isNumeric && itemSize > 1 ? DType(.swapped, width, structure: UInt16(kind.rawValue)) : nil
  }

  /// The type that values of this one are computed with: itself, unless the bytes lie the other way round.
  public var native: DType {
    // Swapped types are made of numeric kinds only.
    kind == .swapped ? DType(Kind(rawValue: UInt8(truncatingIfNeeded: structureNumber)) ?? .float64) : self
  }

  /// Elements of `length` bytes that nothing is known of.
  public static func void(_ length: Int) -> DType { DType(.record, Int32(clamping: max(0, length))) }

  /// The parts of the elements of a structured type.
  public var structure: Structure? {
    structureNumber == 0 || kind == .swapped ? nil : Structure.numbered(structureNumber)
  }

  /// `dtype.alignment`: what addresses a C compiler would give such elements.
  public var alignment: Int {
    if let structure { return structure.isAligned ? structure.fields.map(\.dtype.alignment).max() ?? 1 : 1 }
    if kind == .swapped { return native.alignment }
    return isString ? 4 : isText || kind == .record ? 1 : isComplex ? itemSize / 2 : shownItemSize
  }

  /// Code points per element of a text type, or bytes.
  public var textLength: Int { kind == .string ? itemSize / 4 : kind == .bytes ? itemSize : 0 }

  /// The same kind of text or bytes, of another length.
  public func withTextLength(_ length: Int) -> DType { kind == .bytes ? .bytes(length) : .string(length) }

  struct Row: Sendable {
    let name: String
    let letter: Character
    let group: Character
    let number: Int
  }

  /// Name, NumPy's letter, its kind letter (b i u f c U S O) and its type number.
  static let rows: [Row] = [
    Row(name: "bool", letter: "?", group: "b", number: 0),
    Row(name: "int8", letter: "b", group: "i", number: 1),
    Row(name: "uint8", letter: "B", group: "u", number: 2),
    Row(name: "int16", letter: "h", group: "i", number: 3),
    Row(name: "uint16", letter: "H", group: "u", number: 4),
    Row(name: "int32", letter: "i", group: "i", number: 5),
    Row(name: "uint32", letter: "I", group: "u", number: 6),
    Row(name: "int64", letter: "l", group: "i", number: 7),
    Row(name: "uint64", letter: "L", group: "u", number: 8),
    Row(name: "float32", letter: "f", group: "f", number: 11),
    Row(name: "float64", letter: "d", group: "f", number: 12),
    Row(name: "complex128", letter: "D", group: "c", number: 15),
    Row(name: "float16", letter: "e", group: "f", number: 23),
    Row(name: "complex64", letter: "F", group: "c", number: 14),
    Row(name: "str", letter: "U", group: "U", number: 19),
    Row(name: "bytes", letter: "S", group: "S", number: 18),
    Row(name: "void", letter: "V", group: "V", number: 20),
    Row(name: "object", letter: "O", group: "O", number: 17),
    Row(name: "swapped", letter: "x", group: "x", number: -1),
  ]

  private var row: Row { Self.rows[Int(kind.rawValue)] }
  /// `dtype.char`
  public var letter: Character { native.row.letter }
  /// `dtype.kind`: one of `b i u f c U S V O`.
  public var group: Character { row.group }
  /// `dtype.num`
  public var number: Int { native.row.number }
  /// `dtype.itemsize` as NumPy has it: a reference to an object counts one machine word there.
  public var shownItemSize: Int { kind == .object ? 8 : itemSize }
  /// `dtype.name`: `float64`, `str160`.
  public var name: String {
    let stem = structure?.isRecord == true ? "record" : native.row.name
    return (isText || kind == .record) && itemSize > 0 ? "\(stem)\(itemSize * 8)" : stem
  }
  /// `dtype.str`: `<f8`, `|b1`, `<U5`.
  public var code: String {
    if kind == .string { return "<U\(textLength)" }
    if kind == .bytes { return "|S\(itemSize)" }
    if kind == .record { return "|V\(itemSize)" }
    if kind == .object { return "|O" }
    if kind == .swapped { return ">" + native.code.dropFirst() }
    return itemSize == 1 ? "|\(group)1" : "<\(group)\(itemSize)"
  }
  /// `str(dtype)`: `float64`, `<U5`.
  public var text: String {
    structure?.text ?? (isText || kind == .record || kind == .swapped ? code : row.name)
  }

  /// As structures list their fields: `<i4`, `S3`, `i1`.
  public var plainCode: String { kind == .bool ? "?" : code.first == "|" ? String(code.dropFirst()) : code }
  /// `repr(dtype)`: `dtype('float64')`.
  public var representation: String {
    if kind == .object { return "dtype('O')" }
    if let structure { return "dtype(\(structure.representation))" }
    if kind == .record { return itemSize == 0 ? "dtype('V')" : "dtype('V\(itemSize)')" }
    if kind == .bytes { return itemSize == 0 ? "dtype('S')" : "dtype('S\(itemSize)')" }
    return isString && itemSize == 0 ? "dtype('<U')" : "dtype('\(text)')"
  }

  /// The class of the dtype, without its ending: `Float64`, `UInt8`, `Str`.
  public var classStem: String {
    if kind == .swapped { return native.classStem }
    if row.name.first == "u" { return "UInt\(itemSize * 8)" }
    return row.name.prefix(1).uppercased() + row.name.dropFirst()
  }

  /// The type as C calls it, without blanks, as some errors do.
  var wordInC: String {
    switch kind {
    case .int8: "byte"
    case .uint8: "ubyte"
    case .int16: "short"
    case .uint16: "ushort"
    case .int32: "int"
    case .uint32: "uint"
    case .int64: "long"
    case .uint64: "ulong"
    case .float16: "half"
    case .float32: "float"
    case .float64: "double"
    case .complex64: "cfloat"
    case .complex128: "cdouble"
    default: name
    }
  }

  /// The class NumPy names in some errors.
  var className: String { "<class 'numpy.dtypes.\(classStem)DType'>" }

  public var isInteger: Bool { group == "i" || group == "u" }
  public var isSigned: Bool { group == "i" }
  public var isFloat: Bool { kind == .float32 || kind == .float64 || kind == .float16 }
  public var isComplex: Bool { kind == .complex128 || kind == .complex64 }
  public var isBool: Bool { kind == .bool }
  public var isString: Bool { kind == .string }
  /// Text, or bytes.
  public var isText: Bool { kind == .string || kind == .bytes }
  public var isObject: Bool { kind == .object }
  public var isNumeric: Bool { kind.isNumeric }
  public var isInexact: Bool { isFloat || isComplex }
}

/// How freely values may change type (`np.can_cast`).
public enum Casting: String, Sendable {
  case no, equiv, safe
  case sameKind = "same_kind"
  case unsafe
  /// Anything, as long as no value changes.
  case sameValue = "same_value"

  /// The rules of functions other than `astype`.
  public static let ofTypes: [Casting] = [.no, .equiv, .safe, .sameKind, .unsafe]
}

extension DType {
  /// `np.can_cast(self, to, casting)`.
  public func canCast(to other: DType, _ casting: Casting) -> Bool {
    if kind == .swapped || other.kind == .swapped, casting != .no {
      return native.canCast(to: other.native, casting)
    }
    switch casting {
    case .unsafe: return true
    case .sameValue: return isNumeric && other.isNumeric || self == other
    case .no, .equiv: return asRecord(false) == other.asRecord(false)
    case .safe: return isSafe(to: other)
    case .sameKind:
      if isSafe(to: other) { return true }
      if kind == .record, other.kind == .record {
        return castsFields(to: other) { $0.canCast(to: $1, .sameKind) }
      }
      return isNumeric && other.isNumeric && rank <= other.rank && !(group == "i" && other.group == "u")
    }
  }

  /// Structured types field by field, in their order; bytes of unknown meaning only as they are.
  private func castsFields(to other: DType, _ test: (DType, DType) -> Bool) -> Bool {
    guard let mine = structure, let its = other.structure else { return self == other }
    return mine.fields.count == its.fields.count
      && zip(mine.fields, its.fields).allSatisfy { $0.shape == $1.shape && test($0.dtype, $1.dtype) }
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
    if other.kind == .object { return true }
    if kind == .record || other.kind == .record { return castsFields(to: other) { $0.isSafe(to: $1) } }
    if kind == .object { return false }
    if isText { return (other.kind == .string || kind == other.kind) && textLength <= other.textLength }
    if other.isText { return textWidth <= other.textLength }
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
    case .float16, .float32, .float64: 32
    case .complex64, .complex128: 64
    case .string, .bytes: textLength
    case .record, .object: 0
    case .swapped: native.textWidth
    }
  }

  /// The smallest type both cast to safely (`np.promote_types`).
  public static func promote(_ a: DType, _ b: DType) throws(NumericsError) -> DType {
    if a.kind == .swapped || b.kind == .swapped { return try promote(a.native, b.native) }
    if a == b { return a }
    if a.isObject || b.isObject { return .object }
    if let x = a.structure, let y = b.structure { return try .record(.promote(x, y)) }
    if a.kind == .record || b.kind == .record {
      throw NumericsError(
        .dtypePromotion,
        "The DType \(a.className) could not be promoted by \(b.className). This means that no common DType exists for "
          + "the given inputs. For example they cannot be stored in a single array unless the dtype is `object`. The full "
          + "list of DTypes is: (\(a.className), \(b.className))")
    }
    if a.isString || b.isString { return .string(max(a.textWidth, b.textWidth)) }
    if a.isText || b.isText { return .bytes(max(a.textWidth, b.textWidth)) }
    // Every pair of numeric kinds has a common one.
    return DType(promotedKind(a.kind, b.kind) ?? .complex128)
  }

  static func promotedKind(_ a: Kind, _ b: Kind) -> Kind? {
    promotions[Int(a.rawValue) << 5 + Int(b.rawValue)]
  }

  /// Promotion of numeric kinds, worked out once; 32 by 32.
  private static let promotions: [Kind?] = {
    var table = [Kind?](repeating: nil, count: 1024)
    for a in Kind.numeric {
      for b in Kind.numeric { table[Int(a.rawValue) << 5 + Int(b.rawValue)] = promoteKinds(a, b) }
    }
    return table
  }()

  private static func promoteKinds(_ a: Kind, _ b: Kind) -> Kind {
    if a == b { return a }
    let x = rows[Int(a.rawValue)]
    let y = rows[Int(b.rawValue)]
    if a == .bool { return b }
    if b == .bool { return a }
    if x.group == "c" || y.group == "c" {
      return promoteKinds(realKind(a), realKind(b)) == .float64 ? .complex128 : .complex64
    }
    if x.group == "f" || y.group == "f" {
      return DType(floatHolding(a)).itemSize > DType(floatHolding(b)).itemSize
        ? floatHolding(a) : floatHolding(b)
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

  /// The kind of a complex number's parts, at least float32; any other kind itself.
  private static func realKind(_ kind: Kind) -> Kind {
    switch kind {
    case .complex128: .float64
    case .complex64, .float16: .float32
    default: kind
    }
  }

  /// The narrowest float that NumPy puts an integer kind beside.
  private static func floatHolding(_ kind: Kind) -> Kind {
    switch kind {
    case .int8, .uint8: .float16
    case .int16, .uint16: .float32
    case .float16, .float32: kind
    default: .float64
    }
  }
}
