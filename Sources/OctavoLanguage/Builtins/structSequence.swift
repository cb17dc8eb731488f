/// A tuple type with named fields, as built-in code makes them (`sys.float_info`, `time.struct_time`).
package struct StructSequence {
  package let type: TypeObject
  private unowned let machine: Machine

  /// `isPublic`: whether programs may make instances, from a sequence.
  package init(_ machine: Machine, _ name: String, module: String, fields: [String], isPublic: Bool = false) {
    self.machine = machine
    let count = fields.count
    let constructor = Native("\(name)(cls, sequence, dict=None, /)") { call in
      guard isPublic else { throw call.error(.typeError, "cannot create '\(module).\(name)' instances") }
      let items: [Value]
      do {
        items = try call.machine.items(of: call[1])
      } catch let failure as PythonError where failure.exception.type === call.machine.types[.typeError] {
        throw call.error(.typeError, "constructor requires a sequence")
      }
      guard items.count == count else {
        throw call.error(
          .typeError, "\(module).\(name)() takes a \(count)-sequence (\(items.count)-sequence given)")
      }
      return call.machine.heap.own(TupleObject(items, type: call.type))
    }
    let repr = Native("__repr__(self, /)") { call in
      let items = call.tuple().items
      let parts = try zip(fields, items).map { "\($0)=\(try call.machine.repr($1).string)" }
      return call.machine.string("\(module).\(name)(\(parts.joined(separator: ", ")))")
    }
    let properties = fields.enumerated().map { index, field in
      PropertyRow(field) { _, x in x.unchecked(TupleObject.self).items[index] }
    }
    type = machine.makeType(
      name, module: module, base: machine.types.tuple, layout: .tuple,
      table: TypeTable(constructor: constructor, methods: [repr], properties: properties))
    for (attribute, value) in [("n_fields", count), ("n_sequence_fields", count), ("n_unnamed_fields", 0)] {
      type.set(machine.intern(attribute), Value(value))
    }
    type.set(machine.intern("__match_args__"), machine.tuple(fields.map { machine.string($0) }))
  }

  /// One value for each field.
  package func make(_ values: [Value]) -> Value {
    machine.heap.own(TupleObject(values, type: type))
  }
}
