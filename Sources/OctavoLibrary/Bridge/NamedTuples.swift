import OctavoLanguage

/// A kind of tuple whose parts have names, as functions with several results return it.
struct NamedTupleRow: Sendable {
  let name: String
  let module: String
  let fields: [String]

  init(_ name: String, module: String, _ fields: String...) {
    self.name = name
    self.module = module
    self.fields = fields
  }
}

/// The types made of rows in one machine.
private final class NamedTupleTypes {
  var types: [String: TypeObject] = [:]
}

extension Machine {
  /// A tuple of a row's kind, which is made when it is first needed.
  func namedTuple(_ row: NamedTupleRow, _ items: [Value]) -> Value {
    Value(heap.adopt(TupleObject(items, type: type(of: row)), externalBytes: items.count &* 16))
  }

  func type(of row: NamedTupleRow) -> TypeObject {
    let made = state(NamedTupleTypes.self) { NamedTupleTypes() }
    let key = row.module + "." + row.name
    if let known = made.types[key] { return known }
    let fields = row.fields
    let type = makeType(
      row.name, module: row.module, base: types.tuple, layout: .tuple,
      table: TypeTable(
        methods: [
          Native("__repr__(self, /)") { call in
            let parts = try zip(fields, call[0].unchecked(TupleObject.self).items).map {
              "\($0)=\(try call.machine.repr($1).string)"
            }
            return call.machine.string("\(call.machine.typeName(call[0]))(\(parts.joined(separator: ", ")))")
          },
          Native("_asdict(self, /)") { call in
            try call.machine.dict(Array(zip(fields, call[0].unchecked(TupleObject.self).items)))
          },
        ],
        properties: fields.enumerated().map { index, name in
          PropertyRow(name) { _, x in x.unchecked(TupleObject.self).items[index] }
        } + [PropertyRow("_fields") { machine, _ in machine.tuple(fields.map { machine.string($0) }) }]),
      wording: .python)
    made.types[key] = type
    return type
  }
}
