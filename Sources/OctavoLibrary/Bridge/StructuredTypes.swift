import OctavoLanguage
import OctavoNumerics

// What describes structured dtypes: lists of fields, dicts of their properties, and strings with commas.
extension Machine {
  /// The structured dtype a list or a dict describes, or a string where a C compiler's gaps are asked for; nil for other
  /// values.
  func structuredType(_ x: Value, aligned: Bool = false) throws -> DType? {
    switch x.object {
    case let list as ListObject:
      return try .record(Structure(packing: fields(list.items), aligned: aligned))
    case let dict as DictObject: return try structure(of: dict, aligned)
    case is StringObject where aligned:
      guard let name = text(x)?.string, DType.named(name) == nil, let list = try fields(of: name),
        name.contains(",")
      else {
        return nil
      }
      return try .record(Structure(packing: list, aligned: true))
    default: return nil
    }
  }

  /// `(base, shape)`: the width of text and bytes that have none yet, else the shape of arrays; `(np.record, dtype)`
  /// says how the elements of a structured type are shown.
  func arrayType(_ base: Value, _ shape: Value) throws -> ElementType {
    if let type = base.as(TypeObject.self), !(shape.isInt || shape.as(TupleObject.self) != nil) {
      let isRecord = try type === recordType
      if isRecord || type === numpy.type(of: .record), try wholeNumber(shape) == nil {
        let whole = try elementType(shape)
        if whole.shape.isEmpty, whole.dtype.structure != nil {
          return ElementType(whole.dtype.asRecord(isRecord))
        }
      } else if shape.as(DictObject.self) != nil {
        throw error(
          .notImplementedError,
          "fields laid over numbers (here of \(type.name)) are not supported by Octavo; "
            + "use a structured dtype and view()")
      }
    }
    let base = try elementType(base)
    if base.dtype.isText || base.dtype.kind == .record, base.dtype.itemSize == 0,
      let length = try wholeNumber(shape)
    {
      return ElementType(base.dtype.isText ? base.dtype.withTextLength(length) : .void(length))
    }
    let lengths = try Array(self.shape(shape)) + base.shape
    try checkShape(lengths, of: base.dtype)
    return ElementType(base.dtype, shape: lengths)
  }

  /// Refuses shapes whose arrays a dtype cannot hold.
  private func checkShape(_ lengths: [Int], of dtype: DType) throws {
    var bytes = dtype.itemSize
    for length in lengths {
      if Int32(exactly: length) == nil {
        throw error(.valueError, "invalid shape in fixed-type tuple: dimension does not fit into a C int.")
      }
      if length < 0 {
        throw error(.valueError, "invalid shape in fixed-type tuple: dimension smaller then zero.")
      }
      let (product, over) = bytes.multipliedReportingOverflow(by: length)
      if over || product > Int(Int32.max) {
        throw error(
          .valueError, "invalid shape in fixed-type tuple: dtype size in bytes must fit into a C int.")
      }
      bytes = product
    }
  }

  /// The fields of `'i4,(2,3)f8,S5'`, or the one of `'3f8'`; nil for strings without commas and shapes.
  func fields(of text: String) throws -> [Structure.Field]? {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    if parts.count == 1, text.first?.isNumber != true, text.first != "(" { return nil }
    if parts.last?.allSatisfy(\.isWhitespace) == true { parts.removeLast() }
    return try parts.enumerated().map { index, part -> Structure.Field in
      let code = part.filter { !$0.isWhitespace }
      var shape: [Int] = []
      var name = Substring(code)
      if code.first == "(", let close = code.firstIndex(of: ")") {
        shape = code[code.index(after: code.startIndex)..<close].split(separator: ",").compactMap { Int($0) }
        name = code[code.index(after: close)...]
      } else if let count = Int(code.prefix { $0.isNumber }) {
        shape = count == 1 ? [] : [count]
        name = code.drop { $0.isNumber }
      }
      guard let dtype = DType.named(String(name)) else {
        if let refusal = DType.refusal(String(name)) { throw error(.notImplementedError, refusal) }
        throw error(.typeError, "data type '\(text)' not understood")
      }
      try checkShape(shape, of: dtype)
      return Structure.Field(name: "f\(index)", dtype: dtype, shape: shape)
    }
  }

  private func fields(_ items: [Value]) throws -> [Structure.Field] {
    var made: [Structure.Field] = []
    for (index, item) in items.enumerated() {
      guard let tuple = item.as(TupleObject.self), (2...3).contains(tuple.items.count) else {
        throw error(.typeError, "Field elements must be 2- or 3-tuples, got '\(try repr(item).string)'")
      }
      // A pair of names is a title and the name.
      let pair = tuple.items[0].as(TupleObject.self)?.items
      let title = pair?.count == 2 ? text(pair?[0] ?? .none)?.string : nil
      guard var name = text(pair?.count == 2 ? pair?[1] ?? .none : tuple.items[0])?.string else {
        throw error(
          .typeError, "Field elements must be tuples with at most 3 elements, got '\(try repr(item).string)'")
      }
      if name.isEmpty { name = title ?? "f\(index)" }
      if made.contains(where: { $0.name == name || $0.title == name }) {
        throw error(.valueError, "field '\(name)' occurs more than once")
      }
      if let title, title == name || made.contains(where: { $0.name == title || $0.title == title }) {
        throw error(.valueError, "title already used as a name or title.")
      }
      var type = try elementType(tuple.items[1])
      if tuple.items.count == 3 {
        let isOne = tuple.items[2].isInt && tuple.items[2].int == 1 && !type.dtype.isText
        if !isOne { type = try arrayType(tuple.items[1], tuple.items[2]) }
      }
      made.append(Structure.Field(name: name, dtype: type.dtype, shape: type.shape, title: title))
    }
    return made
  }

  /// `{'names': …, 'formats': …, 'offsets': …, 'titles': …, 'itemsize': …, 'aligned': …}`, or
  /// `{name: (type, offset), …}`
  private func structure(of dict: DictObject, _ aligned: Bool) throws -> DType {
    var entries: [String: Value] = [:]
    for pair in dict.pairs { if let key = text(pair.key) { entries[key.string] = pair.value } }
    guard let names = entries["names"], let formats = entries["formats"] else {
      let placed = try placedFields(dict)
      try checkAlignment(of: placed, aligned)
      return try .record(Structure(placed, isAligned: aligned))
    }
    let (nameList, formatList) = (try items(of: names), try items(of: formats))
    let titles = try entries["titles"].map { try items(of: $0) }
    let places = try entries["offsets"].map { try ints($0).map(fieldNumber) }
    guard nameList.count == formatList.count, titles.map({ $0.count == nameList.count }) ?? true,
      places.map({ $0.count == nameList.count }) ?? true
    else {
      throw error(
        .valueError, "'names', 'formats', 'offsets', and 'titles' dict entries must have the same length")
    }
    let parts = try fields(
      nameList.indices.map { k in
        let title = titles?[k] ?? .none
        return tuple([title.isNone ? nameList[k] : tuple([title, nameList[k]]), formatList[k]])
      })
    let isAligned = aligned || entries["aligned"]?.isTrue == true
    let itemSize = try entries["itemsize"].flatMap { $0.isNone ? nil : try fieldNumber(index($0)) }
    let placed: [Structure.Field]
    if let places {
      placed = zip(parts, places).map { $0.moved(to: $1) }
    } else {
      placed = Structure(packing: parts, aligned: isAligned).fields
    }
    try checkAlignment(of: placed, isAligned)
    let made = Structure(placed, itemSize: itemSize, isAligned: isAligned)
    let least = placed.map { $0.offset + $0.byteCount }.max() ?? 0
    if made.itemSize < least {
      throw error(
        .valueError,
        "NumPy dtype descriptor requires \(least) bytes, cannot override to smaller itemsize of \(made.itemSize)"
      )
    }
    let step = isAligned ? placed.map(\.dtype.alignment).max() ?? 1 : 1
    if let itemSize, itemSize % step != 0 {
      throw error(
        .valueError,
        "NumPy dtype descriptor requires alignment of \(step) bytes, which is not divisible into the specified "
          + "itemsize \(itemSize)")
    }
    return try .record(made)
  }

  /// A number of bytes as a dtype can hold it.
  private func fieldNumber(_ number: Int) throws -> Int {
    if Int32(exactly: number) == nil { throw error(.valueError, "integer won't fit into a C int") }
    return number
  }

  private func checkAlignment(of fields: [Structure.Field], _ aligned: Bool) throws {
    for field in fields {
      if field.offset < 0 { throw error(.valueError, "offset \(field.offset) cannot be negative") }
      if aligned, field.offset % field.dtype.alignment != 0 {
        throw error(
          .valueError,
          "offset \(field.offset) for NumPy dtype with fields is not divisible by the field alignment "
            + "\(field.dtype.alignment) with align=True")
      }
    }
  }

  /// `{name: (type, offset), …}`, in the order of the offsets.
  private func placedFields(_ dict: DictObject) throws -> [Structure.Field] {
    let fields = try dict.pairs.map { pair in
      guard let name = text(pair.key)?.string, let tuple = pair.value.as(TupleObject.self),
        tuple.items.count >= 2
      else {
        throw error(.valueError, "entry not a 2- or 3- tuple")
      }
      let title = tuple.items.count > 2 ? text(tuple.items[2])?.string : nil
      let type = try elementType(tuple.items[0])
      return Structure.Field(
        name: name, dtype: type.dtype, shape: type.shape, offset: try fieldNumber(index(tuple.items[1])),
        title: title)
    }
    return fields.sorted { $0.offset < $1.offset }
  }

  // MARK: Elements

  /// A tuple, a record or one value for all fields as an element of a structured type.
  func recordElement(_ x: Value, _ dtype: DType) throws -> Scalar {
    if let (scalar, from) = numpyScalar(x), from == dtype { return scalar }
    let made = try NDArray.zeros(Dims(), dtype: dtype)
    guard let structure = dtype.structure else {
      let known = try numpyScalar(x).map { try NDArray($0.scalar, dtype: $0.dtype).bytes() }
      let bytes = x.as(BytesObject.self)?.bytes ?? known ?? []
      if dtype.itemSize == 0 { return .record(Record(.void(bytes.count), bytes)) }
      return .record(
        Record(dtype, Array((bytes + [UInt8](repeating: 0, count: dtype.itemSize)).prefix(dtype.itemSize))))
    }
    if let tuple = x.as(TupleObject.self) {
      guard tuple.items.count == structure.fields.count else {
        throw error(
          .valueError,
          "could not assign tuple of length \(tuple.items.count) to structure with \(structure.fields.count) fields."
        )
      }
      for (field, item) in zip(structure.fields, tuple.items) { try assign(item, to: made.field(field)) }
    } else if let void = x.as(VoidObject.self) {
      try made.assign(void.array)
    } else {
      for field in structure.fields { try assign(x, to: made.field(field)) }
    }
    return made.firstScalar
  }

  private func assign(_ x: Value, to part: NDArray) throws {
    if part.rank == 0 {
      try part.assign(NDArray(element(x, as: part.dtype), dtype: part.dtype))
    } else {
      let source = try array(from: x, dtype: part.dtype)
      try computing { try part.assign(source) }
    }
  }

  /// The plain values of a record: a tuple of them.
  func plainRecord(_ record: Record) -> Value {
    guard let structure = record.dtype.structure, let whole = try? record.array() else {
      return bytes(record.bytes)
    }
    return tuple(
      structure.fields.map { field in
        let part = whole.field(field)
        return part.rank == 0 ? plain(part.firstScalar) : arrayObject(part)
      })
  }
}

/// `numpy.void`: one element of a structured array. It shows the array's memory.
final class VoidObject: Object {
  let array: NDArray
  private let owner: Value

  init(_ array: NDArray, owner: Value, type: TypeObject) {
    self.array = array
    self.owner = owner
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(owner)
  }
}

extension Machine {
  /// An element of a structured array, as a look into it.
  func record(_ array: NDArray, of owner: Value) -> Value {
    // The class of records is written in Python; it is there wherever a dtype names it.
    let type = array.dtype.structure?.isRecord == true ? try? recordType : nil
    return Value(heap.adopt(VoidObject(array, owner: owner, type: type ?? numpy.type(of: .record))))
  }

  /// `numpy.record`
  var recordType: TypeObject {
    get throws {
      if let known = numpy.record { return known }
      let found = try attribute(of: Value(importModule("numpy.rec")), "record").as(TypeObject.self)
      if let found { keepAlive(Value(found)) }
      numpy.record = found
      return found ?? numpy.type(of: .record)
    }
  }

  /// The array of one field, or of several; nil where the key names none.
  func fieldView(_ array: NDArray, _ key: Value) throws -> NDArray? {
    guard array.dtype.kind == .record else { return nil }
    if let name = text(key)?.string {
      guard let field = array.dtype.structure?.field(name) else {
        throw error(.valueError, "no field of name \(name)")
      }
      return array.field(field)
    }
    guard let list = key.as(ListObject.self), let first = list.items.first, text(first) != nil else {
      return nil
    }
    let names = list.items.compactMap { text($0)?.string }
    for name in names where array.dtype.structure?.field(name) == nil {
      throw error(.keyError, arguments: [string(name)])
    }
    return try array.fields(names)
  }
}

extension Arguments {
  fileprivate var void: VoidObject { self[0].unchecked(VoidObject.self) }

  /// A field that has fields is an attribute of a record as the record itself is shown.
  fileprivate func asShown(_ part: NDArray) -> NDArray {
    void.array.dtype.structure?.isRecord == true ? part.asRecord() : part
  }

  /// The field a key names, or counts.
  fileprivate func voidField() throws -> NDArray {
    if let named = try machine.fieldView(void.array, self[1]) { return named }
    guard let structure = void.array.dtype.structure else {
      throw machine.error(.indexError, "can't index void scalar without fields")
    }
    let place = try int(1)
    let count = structure.fields.count
    guard place >= -count, place < count else {
      throw machine.error(.indexError, "invalid index (\(place))")
    }
    return void.array.field(structure.fields[place < 0 ? place + count : place])
  }
}

extension TypeTable {
  /// What records add to scalars.
  static let voidMethods: [Native] = [
    Native("__getitem__(self, key, /)") { call in
      if call[1].as(TupleObject.self)?.items.isEmpty == true { return call[0] }
      let part = call.asShown(try call.voidField())
      return part.rank == 0 && part.dtype.kind == .record
        ? call.machine.record(part, of: call[0]) : call.machine.value(part, viewOf: call[0])
    },
    Native("__setitem__(self, key, value, /)") { call in
      let part = try call.voidField()
      let owner = call.machine.arrayObject(part).unchecked(ArrayObject.self)
      try call.machine.setItem(of: owner, .ellipsis, to: call[2])
      return .none
    },
    Native("__len__(self, /)") { call in Value(call.void.array.dtype.structure?.fields.count ?? 0) },
    Native("__iter__(self, /)") { call in
      let machine = call.machine
      let fields = call.void.array.dtype.structure?.fields ?? []
      let items = fields.map { machine.value(call.void.array.field($0), viewOf: call[0]) }
      return try machine.iterator(of: machine.tuple(items))
    },
    Native("__hash__(self, /)") { call in
      try Value(call.machine.hash(call.machine.plain(call.void.array.firstScalar)))
    },
  ]
}
