// How the tables of built-ins become types and modules.

/// Everything a built-in type offers, as rows.
package struct TypeTable: Sendable {
  package var doc: String
  /// What calling the type does; the first parameter is the class itself.
  package var constructor: Native?
  /// The first parameter is the instance.
  package var methods: [Native]
  /// The first parameter is the class.
  package var classMethods: [Native]
  package var staticMethods: [Native]
  package var properties: [PropertyRow]

  package init(
    doc: String = "", constructor: Native? = nil, methods: [Native] = [], classMethods: [Native] = [],
    staticMethods: [Native] = [], properties: [PropertyRow] = []
  ) {
    self.doc = doc
    self.constructor = constructor
    self.methods = methods
    self.classMethods = classMethods
    self.staticMethods = staticMethods
    self.properties = properties
  }
}

/// An attribute of instances that Swift code computes.
package struct PropertyRow: Sendable {
  package let name: String
  package let get: @Sendable (Machine, Value) throws -> Value
  package let set: (@Sendable (Machine, Value, Value) throws -> Void)?
  package let delete: (@Sendable (Machine, Value) throws -> Void)?

  package init(
    _ name: String, set: (@Sendable (Machine, Value, Value) throws -> Void)? = nil,
    delete: (@Sendable (Machine, Value) throws -> Void)? = nil,
    get: @escaping @Sendable (Machine, Value) throws -> Value
  ) {
    self.name = name
    self.get = get
    self.set = set
    self.delete = delete
  }

  /// An attribute that is a string: setting it to anything else and deleting it are TypeErrors.
  static func text(
    _ name: String, set: @escaping @Sendable (Value, Text) -> Void, get: @escaping @Sendable (Value) -> Text
  ) -> PropertyRow {
    let complaint = "\(name) must be set to a string object"
    return PropertyRow(
      name,
      set: { machine, x, value in
        guard let text = machine.text(value) else { throw machine.error(.typeError, complaint) }
        set(x, text)
      },
      delete: { machine, _ in throw machine.error(.typeError, complaint) },
      get: { machine, x in machine.string(get(x)) })
  }
}

extension Machine {
  /// Gives a type the members of a table.
  package func install(_ table: TypeTable, into type: TypeObject, wording: CallWording = .c) {
    var attributes = type.attributes
    func function(_ row: Native, receiver: TypeObject? = nil, role: NativeFunction.Role = .method) -> Value {
      Value(
        heap.adopt(
          NativeFunction(
            row, wording: wording, owner: type.name, module: type.module, type: types.nativeMethod,
            receiver: receiver, role: role)))
    }
    for row in table.methods { attributes[intern(row.name)] = function(row, receiver: type) }
    for row in table.classMethods {
      attributes[intern(row.name)] = Value(
        heap.adopt(MethodWrapper(.classMethod, function(row), type: types.classMethod)))
    }
    for row in table.staticMethods {
      attributes[intern(row.name)] = Value(
        heap.adopt(MethodWrapper(.staticMethod, function(row, role: .function), type: types.staticMethod)))
    }
    for row in table.properties {
      attributes[intern(row.name)] = Value(
        heap.adopt(
          NativeProperty(
            name: row.name, type: types.nativeProperty, get: row.get, set: row.set, delete: row.delete)))
    }
    if let constructor = table.constructor {
      type.constructor = heap.adopt(
        NativeFunction(
          constructor, wording: wording, owner: nil, module: type.module, type: types.nativeFunction,
          role: .constructor))
    }
    // Equality of its own without a hash means that there is none.
    if attributes[intern("__eq__")] != nil, attributes[intern("__hash__")] == nil {
      attributes[intern("__hash__")] = Value.none
    }
    if !table.doc.isEmpty { type.doc = table.doc }
    type.replaceAttributes(attributes)
  }

  /// A built-in type of a library.
  package func makeType(
    _ name: String, module: String, base: TypeObject? = nil, secondBase: TypeObject? = nil,
    layout: TypeObject.Layout = .other,
    isBase: Bool = false, hasFields: Bool = false, table: TypeTable, wording: CallWording = .c
  ) -> TypeObject {
    let type = Types.make(
      name, layout, base ?? types.object, second: secondBase, module: module, heap: heap,
      context: typeContext,
      metatype: types.type, isBase: isBase, hasFields: hasFields)
    if !wording.countsAsPython, module != "builtins" { type.messageName = "\(module).\(name)" }
    keepAlive(Value(type))
    install(table, into: type, wording: wording)
    return type
  }

  /// A new exception class of a library.
  package func makeException(_ name: String, module: String, base: TypeObject) -> TypeObject {
    let type = Types.make(
      name, .exception, base, module: module, heap: heap, context: typeContext, metatype: types.type,
      isBase: true, hasFields: true)
    keepAlive(Value(type))
    return type
  }

  /// Puts rows into a module as functions.
  package func install(_ rows: [Native], into module: ModuleObject, wording: CallWording = .c) {
    for row in rows {
      let function = NativeFunction(
        row, wording: wording, owner: nil, module: module.name, type: types.nativeFunction)
      define(module, row.name, Value(heap.adopt(function)))
    }
  }

  /// A function made of a row, for places that no table covers.
  package func function(_ row: Native, module: String, wording: CallWording = .c) -> Value {
    Value(
      heap.adopt(
        NativeFunction(row, wording: wording, owner: nil, module: module, type: types.nativeFunction)))
  }
}
