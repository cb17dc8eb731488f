// `help`, `dir`, `vars`: what there is to know about a value.

extension Machine {
  static let helpFunctions: [Native] = [
    Native("help(request=?, /)", doc: "Define the builtin 'help'.") { call in
      guard call.has(0) else {
        throw call.error(
          .notImplementedError, "help() without an argument is not supported by Octavo; name what to explain")
      }
      try call.machine.writeOutput(Text(call.machine.helpText(call[0])))
      return .none
    },
    Native("dir(object=?, /)", doc: "Show attributes of an object.") { call in
      let machine = call.machine
      if !call.has(0) {
        let names = try machine.items(of: machine.localNamespace()).compactMap { machine.text($0)?.string }
        return machine.list(names.sorted().map { machine.string($0) })
      }
      let method = machine.type(of: call[0]).slot(.dir)
      if method.isUndefined {
        return machine.list(machine.attributeNames(of: call[0]).map { machine.string($0) })
      }
      let names = machine.heap.adopt(ListObject([], type: machine.types.list))
      try machine.extend(names, with: machine.call(method, call[0]))
      try machine.sort(names, key: .none, reverse: false)
      return Value(names)
    },
    Native(
      "vars(object=?, /)",
      doc:
        "Show vars.\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__."
    ) {
      call in
      if !call.has(0) { return try call.machine.localNamespace() }
      guard let dict = try call.machine.quietAttribute(of: call[0], "__dict__") else {
        throw call.error(.typeError, "vars() argument must have __dict__ attribute")
      }
      return dict
    },
  ]

  /// An attribute, or nil when looking for it raises AttributeError in any way.
  package func quietAttribute(of x: Value, _ name: String) throws -> Value? {
    try quietAttribute(of: x, intern(name))
  }

  package func quietAttribute(of x: Value, _ name: Name) throws -> Value? {
    defer { forgetAttributeError() }
    do {
      return try optionalAttribute(of: x, name)
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.attributeError]) {
      return nil
    }
  }

  // MARK: help

  private func helpText(_ x: Value) throws -> String {
    switch x.isObject ? x.object : nil {
    case is FunctionObject, is NativeFunction, is BoundMethod:
      return try functionHeading(x) + "\n\n" + functionHelp(x, indent: "") + "\n"
    case let type as TypeObject: return try classHelp(type)
    case let module as ModuleObject:
      return "Help on module \(module.name):\n\nNAME\n    \(module.name)\n\n"
    default:
      let type = type(of: x)
      return try classHelp(type).replacing(
        "Help on class", with: "Help on \(type.name) object:\n\nclass", maxReplacements: 1)
    }
  }

  private func functionHeading(_ x: Value) throws -> String {
    switch x.object {
    case let function as FunctionObject:
      return "Help on function \(function.name.string) in module \(function.code.module.name):"
    case let native as NativeFunction:
      if let owner = native.owner { return "Help on method_descriptor in \(native.module).\(owner):" }
      return "Help on built-in function \(native.name) in module \(native.module):"
    case let method as BoundMethod:
      if let native = method.function.as(NativeFunction.self) {
        return "Help on built-in function \(native.name):"
      }
      let name = method.function.as(FunctionObject.self)
      return "Help on method \(name?.name.string ?? "?") in module \(name?.code.module.name ?? "?"):"
    default: return ""
    }
  }

  private func functionHelp(_ x: Value, indent: String) throws -> String {
    var callable = x
    var tail = ""
    if let method = x.as(BoundMethod.self) {
      callable = method.function
      if method.function.as(FunctionObject.self) != nil {
        tail = " method of \(type(of: method.receiver).module).\(typeName(method.receiver)) instance"
      }
    }
    let doc = try docText(callable)
    let body = doc.map { lines in
      lines.split(separator: "\n", omittingEmptySubsequences: false).map { "\(indent)    \($0)" }.joined(
        separator: "\n") + "\n"
    }
    let name = try text(attribute(of: callable, "__name__"))?.string ?? "?"
    return
      "\(indent)\(name)\(try signatureText(of: callable, skipsFirst: x.as(BoundMethod.self) != nil && callable.as(NativeFunction.self) != nil))\(tail)\n"
      + (body ?? "")
  }

  private func classHelp(_ type: TypeObject) throws -> String {
    var lines = ["Help on class \(type.name) in module \(type.module):", ""]
    let bases = type.bases.filter { $0 !== types.object }.map(\.qualifiedName)
    let constructor = try type.lookup(intern("__init__")).flatMap { $0.as(FunctionObject.self) }
      .map { try signatureText(of: Value($0), skipsFirst: true) }
    lines.append("class \(type.name)(\(bases.isEmpty ? "builtins.object" : bases.joined(separator: ", ")))")
    if let constructor { lines.append(" |  \(type.name)\(constructor)") }
    if let doc = try docText(Value(type)) {
      if constructor != nil { lines.append(" |  ") }
      for line in doc.split(separator: "\n", omittingEmptySubsequences: false) { lines.append(" |  \(line)") }
    }
    lines += [" |  ", " |  Methods defined here:", " |  "]
    for (name, value) in zip(type.attributes.keys, type.attributes.values)
    where value.as(FunctionObject.self) != nil || value.as(NativeFunction.self) != nil {
      if text(name).string.hasPrefix("_"), text(name).string != "__init__" { continue }
      for line in try functionHelp(value, indent: "").split(separator: "\n", omittingEmptySubsequences: false)
      {
        lines.append(" |  \(line)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A docstring without its common indentation, as `inspect.getdoc` gives it; nil without one.
  private func docText(_ x: Value) throws -> String? {
    guard let value = try optionalAttribute(of: x, "__doc__"), let doc = text(value)?.string, !doc.isEmpty
    else {
      forgetAttributeError()
      return nil
    }
    return cleanDoc(doc)
  }

  /// Removes the indentation that all lines but the first share, and blank lines around.
  package func cleanDoc(_ doc: String) -> String {
    var lines = doc.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let margins = lines.dropFirst().compactMap { line -> Int? in
      let blanks = line.prefix { $0 == " " || $0 == "\t" }.count
      return blanks == line.count ? nil : blanks
    }
    let margin = margins.min() ?? 0
    lines = lines.enumerated().map { index, line in
      index == 0 ? String(line.drop { $0 == " " || $0 == "\t" }) : String(line.dropFirst(margin))
    }
    while let last = lines.last, last.allSatisfy({ $0 == " " }) { lines.removeLast() }
    while let first = lines.first, first.isEmpty { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }

  /// "(a, b=1, *, c)".
  private func signatureText(of x: Value, skipsFirst: Bool) throws -> String {
    if let native = x.as(NativeFunction.self) {
      let written = native.signatureText.drop { $0 != "(" }
      guard skipsFirst else { return String(written).replacing("=?", with: "=<unrepresentable>") }
      let parts = written.dropFirst().dropLast().split(separator: ", ").map(String.init)
      return "(\(parts.dropFirst().joined(separator: ", ")))"
    }
    guard let function = x.as(FunctionObject.self) else { return "(...)" }
    let shape = function.code.shape
    var parts: [String] = []
    let firstDefault = shape.positionalCount - function.defaults.count
    for index in 0..<shape.positionalCount {
      var part = text(shape.localNames[index]).string
      if index >= firstDefault { part += "=\(try repr(function.defaults[index - firstDefault]).string)" }
      parts.append(part)
      if index + 1 == shape.positionalOnlyCount { parts.append("/") }
    }
    let named = shape.positionalCount + shape.keywordOnlyCount
    if shape.hasVarArgs {
      parts.append("*" + text(shape.localNames[named]).string)
    } else if shape.keywordOnlyCount > 0 {
      parts.append("*")
    }
    for index in shape.positionalCount..<named {
      var part = text(shape.localNames[index]).string
      if let value = function.keywordDefaults[shape.localNames[index]] {
        part += "=\(try repr(value).string)"
      }
      parts.append(part)
    }
    if shape.hasVarKeywords {
      parts.append("**" + text(shape.localNames[named + (shape.hasVarArgs ? 1 : 0)]).string)
    }
    return "(\(parts.dropFirst(skipsFirst && !parts.isEmpty ? 1 : 0).joined(separator: ", ")))"
  }
}
