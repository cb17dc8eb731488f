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

    public init(name: String, dtype: DType, shape: [Int] = [], offset: Int = 0) {
      self.name = name
      self.dtype = dtype
      self.shape = shape
      self.offset = offset
    }

    public var byteCount: Int { shape.reduce(dtype.itemSize, *) }
  }

  public let fields: [Field]
  /// Bytes of an element, gaps and all.
  public let itemSize: Int
  public let isAligned: Bool

  /// Fields at the places they say.
  public init(_ fields: [Field], itemSize: Int? = nil) {
    self.fields = fields
    self.itemSize = itemSize ?? fields.map { $0.offset + $0.byteCount }.max() ?? 0
    isAligned = false
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
      placed.append(Field(name: part.name, dtype: part.dtype, shape: part.shape, offset: end))
      end += part.byteCount
    }
    fields = placed
    itemSize = (end + strictest - 1) / strictest * strictest
    isAligned = aligned
  }

  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

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
  var representation: String { isAligned ? "\(listed), align=True" : text }

  /// `str(dtype)`: fields alone, or all that is known where they do not follow one another.
  public var text: String {
    if isPacked && !isAligned { return listed }
    let names = fields.map { "'\($0.name)'" }.joined(separator: ", ")
    let formats = fields.map(\.formatText).joined(separator: ", ")
    let offsets = fields.map { String($0.offset) }.joined(separator: ", ")
    return "{'names': [\(names)], 'formats': [\(formats)], 'offsets': [\(offsets)], 'itemsize': \(itemSize)"
      + (isAligned ? ", 'aligned': True}" : "}")
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
    return "('\(name)', \(code)" + (shape.isEmpty ? ")" : ", \(Dims(shape)))")
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
    guard let structure = a.dtype.structure, a.dtype == b.dtype, let x = try? a.array(), let y = try? b.array() else {
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
  /// One field of every element: a view. The axes of a field that holds arrays come last.
  public func field(_ field: Structure.Field) -> NDArray {
    let inner = Dims(field.shape)
    let steps = inner.rowMajorStrides(itemSize: field.dtype.itemSize)
    return NDArray(
      dtype: field.dtype, shape: Dims(Array(shape) + field.shape), strides: Dims(Array(strides) + Array(steps)),
      offset: offset + field.offset, storage: storage, flags: flags.subtracting(.owns))
  }

  /// The named fields of every element, in that order: a view.
  public func fields(_ names: [String]) throws(NumericsError) -> NDArray {
    guard let structure = dtype.structure else { throw .value("no field of name \(names.first ?? "")") }
    var chosen: [Structure.Field] = []
    for name in names {
      guard let field = structure.field(name) else { throw NumericsError.value("no field of name \(name)") }
      chosen.append(field)
    }
    let type = try DType.record(Structure(chosen, itemSize: structure.itemSize))
    return NDArray(
      dtype: type, shape: shape, strides: strides, offset: offset, storage: storage, flags: flags.subtracting(.owns))
  }

  /// Elements of one structure into those of another, field by field in their order; anything else goes into
  /// every field.
  func convertRecords(from source: NDArray) throws(NumericsError) {
    guard let structure = dtype.structure else {
      throw .type("Cannot cast array data from \(source.dtype.representation) to \(dtype.representation)")
    }
    if source.dtype.kind == .record {
      guard let other = source.dtype.structure, other.fields.count == structure.fields.count else {
        throw .type(
          "Cannot cast array data from \(source.dtype.representation) to \(dtype.representation) according to the "
            + "rule 'unsafe'")
      }
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
}
