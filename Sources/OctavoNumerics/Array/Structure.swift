import Synchronization

/// The parts of every element of a structured array: `np.dtype([('name', '<U10'), ('age', '<i4')])`.
public struct Structure: Hashable, Sendable {
  public struct Field: Hashable, Sendable {
    public let name: String
    public let dtype: DType
    /// Lengths of a field that holds an array; none for a single value.
    public let shape: [Int]
    /// Bytes from the start of the element.
    public let offset: Int
    /// A second name, for people.
    public let title: String?

    public init(name: String, dtype: DType, shape: [Int] = [], offset: Int = 0, title: String? = nil) {
      self.name = name
      self.dtype = dtype
      self.shape = shape
      self.offset = offset
      self.title = title
    }

    /// The same field at another place.
    public func moved(to offset: Int) -> Field {
      Field(name: name, dtype: dtype, shape: shape, offset: offset, title: title)
    }

    public var byteCount: Int { shape.reduce(dtype.itemSize, *) }
  }

  public let fields: [Field]
  /// Bytes of an element, gaps and all.
  public let itemSize: Int
  public let isAligned: Bool
  /// Whether the fields of an element are its attributes (`np.record`).
  public let isRecord: Bool

  private init(fields: [Field], itemSize: Int, isAligned: Bool, isRecord: Bool) {
    self.fields = fields
    self.itemSize = itemSize
    self.isAligned = isAligned
    self.isRecord = isRecord
  }

  /// Fields at the places they say.
  public init(_ fields: [Field], itemSize: Int? = nil, isAligned: Bool = false) {
    let end = fields.map { $0.offset + $0.byteCount }.max() ?? 0
    let step = isAligned ? fields.map(\.dtype.alignment).max() ?? 1 : 1
    self.init(
      fields: fields, itemSize: itemSize ?? (end + step - 1) / step * step, isAligned: isAligned,
      isRecord: false)
  }

  /// The same parts, as attributes of the elements or not.
  public func asRecord(_ isRecord: Bool) -> Structure {
    Structure(fields: fields, itemSize: itemSize, isAligned: isAligned, isRecord: isRecord)
  }

  /// Fields one after another; with gaps, as a C compiler would leave them, where `aligned`.
  public init(packing parts: [Field], aligned: Bool) {
    var end = 0
    var placed: [Field] = []
    var strictest = 1
    for part in parts {
      let step = aligned ? part.dtype.alignment : 1
      strictest = max(strictest, step)
      end = (end + step - 1) / step * step
      placed.append(part.moved(to: end))
      end += part.byteCount
    }
    self.init(
      fields: placed, itemSize: (end + strictest - 1) / strictest * strictest, isAligned: aligned,
      isRecord: false)
  }

  /// The field of a name or a title.
  public func field(_ name: String) -> Field? {
    fields.first { $0.name == name } ?? fields.first { $0.title == name }
  }

  /// The named fields, in that order, where they are.
  public func part(_ names: [String]) throws(NumericsError) -> Structure {
    var chosen: [Field] = []
    for name in names {
      guard let field = field(name) else { throw NumericsError.value("no field of name \(name)") }
      if chosen.contains(field) { throw NumericsError.value("duplicate field of name '\(name)'") }
      chosen.append(field)
    }
    return Structure(chosen, itemSize: itemSize)
  }

  /// Whether the fields follow each other without gaps.
  public var isPacked: Bool {
    var end = 0
    for field in fields {
      if field.offset != end { return false }
      end += field.byteCount
    }
    return end == itemSize
  }

  /// The fields alone: `[('a', '<i4'), ('b', '<f8', (2,))]`.
  private var listed: String { "[" + fields.map(\.text).joined(separator: ", ") + "]" }

  /// `repr(dtype)` without the name: fields alone where they need no offsets, or have a C compiler's.
  var representation: String {
    if isRecord { return "(numpy.record, \(asRecord(false).text))" }
    guard isAligned else { return text }
    let isPlain = Structure(packing: fields, aligned: true) == self
    return (isPlain ? listed : described()) + ", align=True"
  }

  /// `str(dtype)`: fields alone, or all that is known where they do not follow one another.
  public var text: String {
    if isRecord { return "(numpy.record, \(asRecord(false).text))" }
    return isPacked && !isAligned ? listed : described(isAligned ? ["'aligned': True"] : [])
  }

  private func described(_ further: [String] = []) -> String {
    let list = { (items: [String]) in "[" + items.joined(separator: ", ") + "]" }
    var parts = [
      "'names': " + list(fields.map { "'\($0.name)'" }), "'formats': " + list(fields.map(\.formatText)),
      "'offsets': " + list(fields.map { String($0.offset) }),
    ]
    if fields.contains(where: { $0.title != nil }) {
      parts.append("'titles': " + list(fields.map { $0.title.map { "'\($0)'" } ?? "None" }))
    }
    parts.append("'itemsize': \(itemSize)")
    return "{" + (parts + further).joined(separator: ", ") + "}"
  }

  /// The structure both can be converted to field by field.
  static func promote(_ a: Structure, _ b: Structure) throws(NumericsError) -> Structure {
    let names = { (structure: Structure) in
      "(" + structure.fields.map { "'\($0.name)'" }.joined(separator: ", ")
        + (structure.fields.count == 1 ? ",)" : ")")
    }
    guard a.fields.map(\.name) == b.fields.map(\.name), a.fields.map(\.title) == b.fields.map(\.title) else {
      throw NumericsError(.dtypePromotion, "field names `\(names(a))` and `\(names(b))` mismatch.")
    }
    var parts: [Field] = []
    for (x, y) in zip(a.fields, b.fields) {
      guard x.shape == y.shape else {
        throw NumericsError(
          .dtypePromotion, "invalid type promotion with subarray datatypes (shape mismatch).")
      }
      parts.append(Field(name: x.name, dtype: try .promote(x.dtype, y.dtype), shape: x.shape, title: x.title))
    }
    return Structure(packing: parts, aligned: a.isAligned || b.isAligned)
  }

  // MARK: Numbers for structures

  private static let known = Mutex<(list: [Structure], numbers: [Structure: UInt16])>(([], [:]))

  /// The number that stands for a structure in its dtypes, from 1 on; nil when there are too many.
  var number: UInt16? {
    Self.known.withLock { known in
      if let number = known.numbers[self] { return number }
      guard known.list.count < Int(UInt16.max) else { return nil }
      known.list.append(self)
      let number = UInt16(known.list.count)
      known.numbers[self] = number
      return number
    }
  }

  static func numbered(_ number: UInt16) -> Structure? {
    known.withLock { known in
      known.list.indices.contains(Int(number) - 1) ? known.list[Int(number) - 1] : nil
    }
  }
}

extension Structure.Field {
  fileprivate var formatText: String {
    let code = dtype.structure?.text ?? "'\(dtype.plainCode)'"
    return shape.isEmpty ? code : "(\(code), \(Dims(shape)))"
  }

  fileprivate var text: String {
    let code = dtype.structure?.text ?? "'\(dtype.plainCode)'"
    let names = title.map { "('\($0)', '\(name)')" } ?? "'\(name)'"
    return "(\(names), \(code)" + (shape.isEmpty ? ")" : ", \(Dims(shape)))")
  }
}

/// One element of a structured array: its bytes, and what they mean.
public struct Record: Hashable, Sendable {
  public let dtype: DType
  public let bytes: [UInt8]

  public init(_ dtype: DType, _ bytes: [UInt8]) {
    self.dtype = dtype
    self.bytes = bytes
  }

  /// An array of no dimensions that holds it.
  public func array() throws(NumericsError) -> NDArray { try NDArray(.record(self), dtype: dtype) }

  /// By fields, the first one foremost; bytes without fields by their values.
  static func compare(_ a: Record, _ b: Record) -> Int {
    guard let structure = a.dtype.structure, a.dtype == b.dtype, let x = try? a.array(),
      let y = try? b.array()
    else {
      return Ufunc.compare(.bytes(a.bytes), .bytes(b.bytes))
    }
    for field in structure.fields {
      for (p, q) in zip(x.field(field).scalars(), y.field(field).scalars()) {
        let order = Ordering.compare(p, q)
        if order != 0 { return order }
      }
    }
    return 0
  }

  /// As arrays show it: `(1, 2.)` of formatted fields; `text` is the text of one value of a field.
  func text(_ text: (Int, Scalar) -> String) -> String {
    guard let structure = dtype.structure, let whole = try? array() else {
      return "b'" + bytes.map { "\\x" + Formatting.hexadecimal($0).uppercased() }.joined() + "'"
    }
    let parts = structure.fields.enumerated().map { index, field -> String in
      let part = whole.field(field)
      return Self.nested(part.scalars().map { text(index, $0) }[...], field.shape[...])
    }
    return "(" + parts.joined(separator: ", ") + (parts.count == 1 ? ",)" : ")")
  }

  private static func nested(_ texts: ArraySlice<String>, _ shape: ArraySlice<Int>) -> String {
    guard let count = shape.first else { return texts.first ?? "" }
    let each = count == 0 ? 0 : texts.count / count
    let rows = (0..<count).map { row in
      let start = texts.startIndex + row * each
      return nested(texts[start..<(start + each)], shape.dropFirst())
    }
    return "[" + rows.joined(separator: ", ") + "]"
  }
}

extension NDArray {
  /// The same elements as records, if they have fields.
  public func asRecord() -> NDArray {
    var copy = self
    copy.dtype = dtype.asRecord(true)
    return copy
  }

  /// One field of every element: a view. The axes of a field that holds arrays come last.
  public func field(_ field: Structure.Field) -> NDArray {
    let inner = Dims(field.shape)
    let steps = inner.rowMajorStrides(itemSize: field.dtype.itemSize)
    return NDArray(
      dtype: field.dtype, shape: Dims(Array(shape) + field.shape),
      strides: Dims(Array(strides) + Array(steps)),
      offset: offset + field.offset, storage: storage, flags: flags.subtracting([.owns, .unaligned]))
  }

  /// The named fields of every element, in that order: a view.
  public func fields(_ names: [String]) throws(NumericsError) -> NDArray {
    guard let structure = dtype.structure else { throw .value("no field of name \(names.first ?? "")") }
    return NDArray(
      dtype: try .record(structure.part(names)), shape: shape, strides: strides, offset: offset,
      storage: storage,
      flags: flags.subtracting([.owns, .unaligned]))
  }

  /// Elements of one structure into those of another, field by field in their order; anything else goes into
  /// every field.
  func convertRecords(from source: NDArray) throws(NumericsError) {
    guard let structure = dtype.structure else {
      if source.dtype.isObject {
        throw .type("Cannot cast array data from \(source.dtype.representation) to \(dtype.representation)")
      }
      return copyBytes(from: source)
    }
    if source.dtype.kind == .record {
      guard let other = source.dtype.structure, other.fields.count == structure.fields.count else {
        throw .type(
          "Cannot cast array data from \(source.dtype.representation) to \(dtype.representation) according to the "
            + "rule 'unsafe'")
      }
      if structure.asRecord(false) == other.asRecord(false) { return copyBytes(from: source) }
      for (to, from) in zip(structure.fields, other.fields) { try field(to).assign(source.field(from)) }
      return
    }
    for to in structure.fields {
      let part = field(to)
      var value = source
      for _ in to.shape { value = try value.expandDims([value.rank]) }
      try part.assign(value)
    }
  }

  /// The bytes of every element as they are, cut or followed by zeros.
  private func copyBytes(from source: NDArray) {
    let shared = Swift.min(itemSize, source.itemSize)
    forEachPosition(with: source) { here, there in
      (base + here).copyMemory(from: source.base + there, byteCount: shared)
      (base + here + shared).initializeMemory(as: UInt8.self, repeating: 0, count: itemSize - shared)
    }
    withExtendedLifetime(source) {}
    withExtendedLifetime(self) {}
  }
}
