// What calling the types of the machinery makes: modules, methods, functions, cells, views of dicts. Programs reach
// these types through `types`.
extension Native {
  static let makeModule = Native("module(cls, name, doc=None)") { call in
    let machine = call.machine
    guard let name = machine.text(call[1]) else {
      throw call.error(.typeError, "module() argument 'name' must be str, not \(call.typeName(1))")
    }
    let module = machine.heap.adopt(ModuleObject(name: name.string, type: call[0].unchecked(TypeObject.self)))
    module.location = ""
    module.doc = machine.text(call[2])?.string
    machine.define(module, "__name__", call[1])
    machine.define(module, "__doc__", call[2])
    for name in ["__package__", "__loader__", "__spec__"] { machine.define(module, name, .none) }
    return Value(module)
  }

  static let makeMethod = Native("method(cls, function, instance, /)") { call in
    let machine = call.machine
    guard machine.isCallable(call[1]) else { throw call.error(.typeError, "first argument must be callable") }
    if call[2].isNone { throw call.error(.typeError, "instance must not be None") }
    return machine.heap.own(BoundMethod(call[1], call[2], type: machine.types.boundMethod))
  }

  /// A function made of another's code. Its global names are those of the module the code was compiled for.
  static let makeFunction = Native("function(cls, code, globals, name=None, argdefs=None, closure=None)") {
    call in
    let machine = call.machine
    guard let code = call[1].as(CodeObject.self) else {
      throw call.error(.typeError, "function() argument 'code' must be code, not \(call.typeName(1))")
    }
    guard let globals = call[2].as(DictObject.self) else {
      throw call.error(.typeError, "function() argument 'globals' must be dict, not \(call.typeName(2))")
    }
    guard globals === (try machine.globalNamespace(of: code.module)) else {
      throw call.error(
        .notImplementedError,
        "types.FunctionType() with other globals than the code's own is not supported by Octavo; use exec()")
    }
    if call[5].isNone, !code.shape.freeNames.isEmpty {
      throw call.error(.typeError, "arg 5 (closure) must be tuple")
    }
    let cells = try call[5].isNone ? [] : machine.items(of: call[5]).compactMap { $0.as(CellObject.self) }
    guard cells.count == code.shape.freeNames.count else {
      throw call.error(
        .valueError,
        "\(code.name.string) requires closure of length \(code.shape.freeNames.count), not \(cells.count)")
    }
    let function = machine.heap.adopt(
      FunctionObject(code: code, closure: cells, type: machine.types.function))
    if let name = machine.text(call[3]) { function.name = name }
    if let defaults = call[4].as(TupleObject.self) {
      function.defaults = Array(defaults.items.suffix(code.shape.positionalCount))
    }
    return Value(function)
  }

  static let makeCell = Native("cell(cls, contents=?, /)") { call in
    call.machine.heap.own(CellObject(call.has(1) ? call[1] : .undefined, type: call.machine.types.cell))
  }

  static let makeProxy = Native("mappingproxy(cls, mapping)") { call in
    if let dict = call[1].as(DictObject.self) { return call.machine.proxy(of: dict) }
    if let other = call[1].as(MappingProxyObject.self) { return call.machine.proxy(of: other.dict) }
    if !call.machine.type(of: call[1]).isUserDefined {
      throw call.error(.typeError, "mappingproxy() argument must be a mapping, not \(call.typeName(1))")
    }
    throw call.error(
      .notImplementedError,
      "types.MappingProxyType of a mapping that is no dict is not supported by Octavo; use dict()")
  }
}

extension Machine {
  /// What `copyreg` says of an object: how to make one like it, or its state.
  func recipe(of x: Value, _ function: String, _ arguments: [Value]) throws -> Value {
    let maker = try attribute(of: Value(importModule("copyreg")), intern(function))
    return try call(maker, [x] + arguments)
  }
}
