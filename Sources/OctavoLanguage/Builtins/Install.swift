// Which table belongs to which type, and the functions of `builtins`. A new type or function is a row here
// or in the table it joins.
extension Machine {
  func installTypes() {
    let tables: [(TypeObject, TypeTable)] = [
      (types.object, .object), (types.type, .type),
      (types.function, .function), (types.nativeFunction, .nativeFunction), (types.nativeMethod, .nativeFunction),
      (types.boundMethod, .boundMethod), (types.module, .module), (types.generator, .generator),
      (types.property, .property), (types.staticMethod, .staticMethod), (types.classMethod, .classMethod),
      (types.superType, .superType), (types.iterator, .iterator), (types.traceback, .traceback),
    ]
    for (type, table) in tables { install(table, into: type) }
    install(.baseException, into: types[.baseException])
    for type in types.all where type.isBaseAllowed || type.layout != .other {
      define(builtins, type.name, Value(type))
    }
    for type in [types.range, types.slice, types.bool, types.property, types.staticMethod, types.classMethod, types.superType] {
      define(builtins, type.name, Value(type))
    }
    for hidden in ["function", "builtin_function_or_method", "method_descriptor", "module", "generator"] {
      builtins.globals.undefine(intern(hidden))
    }
  }

  func installBuiltins() {
    define(builtins, "__name__", constantString(Text("builtins")))
    define(builtins, "Ellipsis", .ellipsis)
    define(builtins, "NotImplemented", .notImplemented)
    define(builtins, "__debug__", .true)
    define(builtins, "IOError", Value(types[.osError]))
    define(builtins, "EnvironmentError", Value(types[.osError]))
    install(Self.builtinFunctions, into: builtins)
    modules["builtins"] = builtins
  }
}
