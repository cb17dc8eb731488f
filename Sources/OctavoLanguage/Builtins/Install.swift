// Which table belongs to which type, and the functions of `builtins`. A new type or function is a row here
// or in the table it joins.
extension Machine {
  func installTypes() {
    let tables: [(TypeObject, TypeTable)] = [
      (types.object, .object), (types.type, .type), (types.none, .none), (types.ellipsis, .ellipsis),
      (types.notImplemented, .notImplemented), (types.int, .int), (types.bool, .bool), (types.float, .float),
      (types.complex, .complex), (types.str, .str), (types.bytes, .bytes), (types.bytearray, .bytearray),
      (types.memoryView, .memoryView), (types.list, .list), (types.tuple, .tuple), (types.dict, .dict),
      (types.dictKeys, .dictSetView), (types.dictValues, .dictView), (types.dictItems, .dictSetView),
      (types.mappingProxy, .mappingProxy), (types.set, .set), (types.frozenSet, .frozenSet),
      (types.range, .range), (types.slice, .slice),
      (types.function, .function), (types.nativeFunction, .nativeFunction),
      (types.nativeMethod, .nativeFunction),
      (types.boundMethod, .boundMethod), (types.module, .module), (types.generator, .generator),
      (types.property, .property), (types.staticMethod, .staticMethod), (types.classMethod, .classMethod),
      (types.superType, .superType), (types.iterator, .iterator), (types.traceback, .traceback),
      (types.frame, .frame), (types.memberDescriptor, .memberDescriptor), (types.code, .code),
      (types.cell, .cell),
      (types.genericAlias, .genericAliasType), (types.union, .union),
      (types.iterators.enumerate, .enumerate), (types.iterators.zip, .zip), (types.iterators.map, .map),
      (types.iterators.filter, .filter), (types.iterators.reversed, .reversed),
    ]
    for (type, table) in tables { install(table, into: type) }
    for type in types.iterators.measured {
      install(TypeTable(methods: TypeTable.measuredIterator.methods), into: type)
    }
    for type in fileTypes.all {
      if type !== fileTypes.unsupported { install(.file, into: type) }
      keepAlive(Value(type))
    }
    install(.baseException, into: types[.baseException])
    for (kind, table) in TypeTable.exceptionDetails { install(table, into: types[kind]) }
    let named = [
      types.object, types.type, types.int, types.bool, types.float, types.complex, types.str, types.bytes,
      types.bytearray, types.memoryView, types.list, types.tuple, types.dict, types.set, types.frozenSet,
      types.range, types.slice, types.property, types.staticMethod, types.classMethod, types.superType,
      types.iterators.enumerate, types.iterators.zip, types.iterators.map, types.iterators.filter,
      types.iterators.reversed,
    ]
    for type in named { define(builtins, type.name, Value(type)) }
    for exception in BuiltinException.allCases {
      define(builtins, exception.rawValue, Value(types[exception]))
    }
  }

  func installBuiltins() {
    define(builtins, "__name__", constantString(Text("builtins")))
    define(builtins, "None", .none)
    define(builtins, "True", .true)
    define(builtins, "False", .false)
    define(builtins, "Ellipsis", .ellipsis)
    define(builtins, "NotImplemented", .notImplemented)
    define(builtins, "__debug__", .true)
    define(builtins, "IOError", Value(types[.osError]))
    define(builtins, "EnvironmentError", Value(types[.osError]))
    install(Self.builtinFunctions, into: builtins)
    modules["builtins"] = builtins
  }
}
