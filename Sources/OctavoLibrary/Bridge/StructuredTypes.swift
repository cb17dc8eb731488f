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
      guard let name = text(x)?.string, DType.named(name) == nil, let list = try fields(of: name), name.contains(",") else {
        return nil
      }
      return try .record(Structure(packing: list, aligned: true))
    default: return nil
    }
  }

  /// `(base, shape)`: the width of text and bytes that have none yet, else the shape of arrays.
  func arrayType(_ base: Value, _ shape: Value) throws -> ElementType {
    let base = try elementType(base)
    if base.dtype.isText || base.dtype.kind == .record, base.dtype.itemSize == 0, let length = try wholeNumber(shape) {
      return ElementType(base.dtype.isText ? base.dtype.withTextLength(length) : .void(length))
    }
    return ElementType(base.dtype, shape: try Array(self.shape(shape)) + base.shape)
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
      return Structure.Field(name: "f\(index)", dtype: dtype, shape: shape)
    }
  }

  private func fields(_ items: [Value]) throws -> [Structure.Field] {
    var made: [Structure.Field] = []
    for (index, item) in items.enumerated() {
      guard let tuple = item.as(TupleObject.self), (2...3).contains(tuple.items.count) else {
        throw error(.typeError, "Field elements must be 2- or 3-tuples, got '\(try repr(item).string)'")
      }
      guard var name = text(tuple.items[0])?.string else {
        throw error(
          .notImplementedError, "titles of fields (here \(try repr(tuple.items[0]).string)) are not supported by Octavo")
      }
      if name.isEmpty { name = "f\(index)" }
      if made.contains(where: { $0.name == name }) {
        throw error(.valueError, "field '\(name)' occurs more than once")
      }
      var type = try elementType(tuple.items[1])
      if tuple.items.count == 3 {
        let isOne = tuple.items[2].isInt && tuple.items[2].int == 1 && !type.dtype.isText
        if !isOne { type = try arrayType(tuple.items[1], tuple.items[2]) }
      }
      made.append(Structure.Field(name: name, dtype: type.dtype, shape: type.shape))
    }
    return made
  }

  /// `{'names': …, 'formats': …, 'offsets': …, 'itemsize': …}`, or `{name: (type, offset), …}`
  private func structure(of dict: DictObject, _ aligned: Bool) throws -> DType {
    var entries: [String: Value] = [:]
    for pair in dict.pairs { if let key = text(pair.key) { entries[key.string] = pair.value } }
    guard let names = entries["names"], let formats = entries["formats"] else {
      return try .record(Structure(placedFields(dict)))
    }
    let pairs = try zip(items(of: names), items(of: formats)).map { tuple([$0, $1]) }
    let parts = try fields(pairs)
    guard let offsets = entries["offsets"] else {
      return try .record(Structure(packing: parts, aligned: aligned || entries["aligned"]?.isTrue == true))
    }
    let places = try ints(offsets)
    guard places.count == parts.count else {
      throw error(.valueError, "'names', 'formats', 'offsets', and 'titles' dict entries must have the same length")
    }
    let placed = zip(parts, places).map { Structure.Field(name: $0.name, dtype: $0.dtype, shape: $0.shape, offset: $1) }
    return try .record(Structure(placed, itemSize: entries["itemsize"].map { try index($0) }))
  }

  /// `{name: (type, offset), …}`, in the order of the offsets.
  private func placedFields(_ dict: DictObject) throws -> [Structure.Field] {
    let fields = try dict.pairs.map { pair in
      guard let name = text(pair.key)?.string, let tuple = pair.value.as(TupleObject.self), tuple.items.count >= 2 else {
        throw error(.valueError, "entry not a 2- or 3- tuple")
      }
      if tuple.items.count > 2 {
        throw error(.notImplementedError, "titles of fields (here of '\(name)') are not supported by Octavo")
      }
      let type = try elementType(tuple.items[0])
      return Structure.Field(name: name, dtype: type.dtype, shape: type.shape, offset: try index(tuple.items[1]))
    }
    return fields.sorted { $0.offset < $1.offset }
  }

  // MARK: Elements

  /// A tuple, a record or one value for all fields as an element of a structured type.
  func recordElement(_ x: Value, _ dtype: DType) throws -> Scalar {
    if let (scalar, from) = numpyScalar(x), from == dtype { return scalar }
    let made = try NDArray.zeros(Dims(), dtype: dtype)
    guard let structure = dtype.structure else {
      let bytes = x.as(BytesObject.self)?.bytes ?? []
      return .record(Record(dtype, Array((bytes + [UInt8](repeating: 0, count: dtype.itemSize)).prefix(dtype.itemSize))))
    }
    if let tuple = x.as(TupleObject.self) {
      guard tuple.items.count == structure.fields.count else {
        throw error(
          .valueError,
          "could not assign tuple of length \(tuple.items.count) to structure with \(structure.fields.count) fields.")
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
    guard let structure = record.dtype.structure, let whole = try? record.array() else { return bytes(record.bytes) }
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
    Value(heap.adopt(VoidObject(array, owner: owner, type: numpy.type(of: .record))))
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
    guard let list = key.as(ListObject.self), let first = list.items.first, text(first) != nil else { return nil }
    let names = list.items.compactMap { text($0)?.string }
    for name in names where array.dtype.structure?.field(name) == nil { throw error(.keyError, arguments: [string(name)]) }
    return try array.fields(names)
  }
}

extension Arguments {
  fileprivate var void: VoidObject { self[0].unchecked(VoidObject.self) }

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
      let part = try call.voidField()
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
