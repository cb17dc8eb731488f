import OctavoLanguage
import OctavoNumerics

/// A call of something built in, met while following a function.
struct KernelCall {
  let domain: KernelTracing
  let tracer: Tracer
  let callee: Value
  /// Iterators the traced code made are replaced by lists of their items.
  let arguments: [Value]
  let names: [String]

  var machine: Machine { domain.machine }

  init(_ domain: KernelTracing, _ tracer: Tracer, _ callee: Value, _ arguments: [Value], _ names: [String])
    throws
  {
    (self.domain, self.tracer, self.callee, self.names) = (domain, tracer, callee, names)
    self.arguments = try arguments.map { argument in
      guard argument.as(IteratorObject.self) != nil else { return argument }
      return domain.machine.list(try tracer.items(of: argument))
    }
  }

  func value() throws -> Value {
    if let ufunc = callee.as(UfuncObject.self)?.ufunc { return try elementwise(ufunc) }
    let involved = arguments.contains { tracer.involves($0) }
    if let type = callee.as(TypeObject.self) { return try construct(type, involved) }
    guard let native = callee.as(NativeFunction.self) else {
      throw TraceFailure("it calls '\(machine.typeName(callee))'")
    }
    let name = Self.name(native)
    if let value = try eager(name) { return value }
    if involved, let row = KernelFunctions.table[name] {
      return try row(domain, KernelArguments(native, arguments, names))
    }
    if let value = try containerMethod(native, name) { return value }
    guard KernelFunctions.isPure(name) else { throw TraceFailure("it calls '\(native.qualifiedName)'") }
    return try computed(name)
  }

  static func name(_ native: NativeFunction) -> String {
    let owner = native.owner ?? native.module
    return "\(owner).\(native.name)"
  }

  /// Calls with values that are all known, or that become known by reading the program's data now.
  private func computed(_ name: String) throws -> Value {
    for argument in arguments where argument.as(FunctionObject.self) != nil {
      throw TraceFailure("it hands a function to '\(name)'")
    }
    let positional = arguments.count - names.count
    let values = try arguments.map(domain.concrete)
    let named = zip(names, values[positional...]).map { ($0, $1) }
    let value = try machine.call(callee, Array(values[..<positional]), named: named)
    if Self.makers.contains(name), let own = domain.ownArray(value) { return own }
    if let list = value.as(ListObject.self) { return tracer.adopt(list) }
    if let iterator = value.as(IteratorObject.self) { return tracer.adopt(iterator) }
    return value
  }

  /// Functions whose arrays are there to be filled.
  private static let makers: Set<String> = ["numpy.zeros", "numpy.empty", "numpy.ones", "numpy.full"]

  // MARK: Array functions

  private func elementwise(_ ufunc: Ufunc) throws -> Value {
    guard arguments.contains(where: { tracer.involves($0) }) else {
      guard names.isEmpty, arguments.count == ufunc.inputs else {
        throw TraceFailure("it calls '\(ufunc.name)' with options")
      }
      return try machine.call(callee, arguments)
    }
    guard names.isEmpty, arguments.count == ufunc.inputs else {
      throw TraceFailure("it calls '\(ufunc.name)' with options")
    }
    return try KernelFunctions.ufunc(domain, ufunc.name, arguments.map(domain.operand))
  }

  // MARK: Built-in functions that take any values

  private func list(_ items: [Value]) -> Value {
    tracer.adopt(machine.list(items).unchecked(ListObject.self))
  }

  private func eager(_ name: String) throws -> Value? {
    switch name {
    case "builtins.sum" where names.isEmpty && !arguments.isEmpty && arguments.count <= 2:
      guard tracer.involves(arguments[0]) else { return nil }
      var total = arguments.count == 2 ? arguments[1] : Value(0)
      for item in try tracer.items(of: arguments[0]) {
        total =
          total.as(TracedObject.self) == nil && item.as(TracedObject.self) == nil
          ? try machine.binary(.add, total, item) : try domain.binary(.add, inPlace: false, total, item)
      }
      return total
    case "builtins.min", "builtins.max":
      guard arguments.contains(where: { tracer.involves($0) }) else { return nil }
      guard names.isEmpty else { throw TraceFailure("it calls '\(name)' with options") }
      let items = arguments.count == 1 ? try tracer.items(of: arguments[0]) : arguments
      guard var best = try items.first.map(domain.operand) else { throw TraceFailure("an empty sequence") }
      for item in items.dropFirst() {
        let next = try domain.operand(item)
        guard domain.graph.shape(next.node).isEmpty, domain.graph.shape(best.node).isEmpty,
          next.kind == best.kind
        else {
          throw TraceFailure("it calls '\(name)' on values of several kinds")
        }
        let isBetter =
          name == "builtins.min"
          ? domain.graph.apply(.less, next.node, best.node) : domain.graph.apply(.less, best.node, next.node)
        best = KernelTracing.Operand(
          node: domain.graph.select(isBetter, next.node, best.node), kind: best.kind)
      }
      return domain.traced(best.node, best.kind)
    case "builtins.len" where arguments.count == 1:
      if let object = arguments.first?.as(TracedObject.self) {
        guard let count = domain.graph.shape(object.node).first else {
          throw TraceFailure("len() of a number")
        }
        return Value(count)
      }
      return Value(try machine.length(of: arguments[0]))
    case "builtins.isinstance" where arguments.count == 2:
      guard let object = arguments[0].as(TracedObject.self) else { return nil }
      let types = arguments[1].as(TupleObject.self)?.items ?? [arguments[1]]
      return Value(
        types.contains { type in
          type.as(TypeObject.self).map { domain.type(of: object).isSubtype(of: $0) } ?? false
        })
    default: return nil
    }
  }

  /// Types called like functions.
  private func construct(_ type: TypeObject, _ involved: Bool) throws -> Value {
    switch type.name {
    case "zip" where type.module == "builtins" && names.isEmpty:
      let columns = try arguments.map(tracer.items)
      let count = columns.map(\.count).min() ?? 0
      return list((0..<count).map { row in machine.tuple(columns.map { $0[row] }) })
    case "enumerate" where type.module == "builtins" && !arguments.isEmpty:
      let start = arguments.count > 1 ? arguments[1] : Value(0)
      guard start.isInt, names.isEmpty || names == ["start"] else {
        throw TraceFailure("it calls 'enumerate' with options")
      }
      return list(
        try tracer.items(of: arguments[0]).enumerated().map { machine.tuple([Value($0 + start.int), $1]) })
    case "map" where type.module == "builtins" && arguments.count >= 2:
      let columns = try arguments.dropFirst().map(tracer.items)
      let count = columns.map(\.count).min() ?? 0
      return list(
        try (0..<count).map { row in try tracer.callAny(arguments[0], columns.map { $0[row] }, names: []) })
    case "reversed" where type.module == "builtins" && arguments.count == 1:
      return list(try tracer.items(of: arguments[0]).reversed())
    case "list" where type.module == "builtins": return list(try arguments.first.map(tracer.items) ?? [])
    case "tuple" where type.module == "builtins":
      return machine.tuple(try arguments.first.map(tracer.items) ?? [])
    case "float", "float64":
      guard involved else { break }
      let operand = try domain.operand(arguments[0])
      guard domain.graph.shape(operand.node).isEmpty, names.isEmpty else {
        throw TraceFailure("float() of an array")
      }
      return domain.traced(operand.node, type.name == "float" ? .pythonFloat : .numpyFloat)
    default: break
    }
    let plain: Set<String> = [
      "range", "int", "float", "bool", "str", "float64", "int64", "slice", "complex", "dict",
    ]
    guard !involved, !type.isUserDefined, plain.contains(type.name) else {
      throw TraceFailure("it makes an object of type '\(type.name)'")
    }
    return try computed(type.name)
  }

  /// Methods of lists and dicts the traced code made.
  private func containerMethod(_ native: NativeFunction, _ name: String) throws -> Value? {
    guard let owner = native.owner, owner == "list" || owner == "dict", let first = arguments.first,
      first.isObject
    else {
      return nil
    }
    let changing: Set<String> = [
      "append", "extend", "insert", "pop", "clear", "reverse", "setdefault", "update",
    ]
    if changing.contains(native.name) {
      guard tracer.isOwn(first.object), names.isEmpty else { throw TraceFailure("it changes a container") }
      return try machine.call(callee, arguments)
    }
    let reading: Set<String> = ["copy", "get", "keys", "values", "items"]
    guard reading.contains(native.name), names.isEmpty else { return nil }
    let value = try machine.call(callee, arguments)
    if owner == "dict", native.name != "get" { return list(try machine.items(of: value)) }
    return value.as(ListObject.self).map { tracer.adopt($0) } ?? value
  }
}

/// Arguments of a built-in function by the names of its parameters.
struct KernelArguments {
  private var values: [String: Value] = [:]
  let function: String

  init(_ native: NativeFunction, _ arguments: [Value], _ names: [String]) throws {
    function = native.qualifiedName
    let parameters = native.signature.parameters
    let given = arguments.count - names.count
    var index = 0
    for argument in arguments[..<given] {
      guard index < parameters.count else {
        throw TraceFailure("it calls '\(function)' with too many arguments")
      }
      if parameters[index].kind == .varArgs {
        // Further positions stay with the starred parameter, numbered.
        let count = values.keys.filter { $0.hasPrefix("*") }.count
        values["*\(count)"] = argument
      } else {
        values[parameters[index].name] = argument
        index += 1
      }
    }
    for (name, argument) in zip(names, arguments[given...]) { values[name] = argument }
  }

  /// An argument; nil where it is not given or None.
  subscript(_ name: String) -> Value? {
    guard let value = values[name], !value.isUndefined, !value.isNone else { return nil }
    return value
  }

  var starred: [Value] { (0..<values.count).compactMap { values["*\($0)"] } }

  /// The first parameter, whatever its name.
  func first(_ candidates: String...) throws -> Value {
    for name in candidates { if let value = values[name] { return value } }
    throw TraceFailure("it calls '\(function)' in a way that is not followed")
  }

  /// Refuses arguments other than these.
  func only(_ allowed: String...) throws {
    for (name, value) in values
    where !allowed.contains(name) && !name.hasPrefix("*") && !value.isNone && !value.isUndefined {
      throw TraceFailure("it calls '\(function)' with '\(name)'")
    }
  }
}
