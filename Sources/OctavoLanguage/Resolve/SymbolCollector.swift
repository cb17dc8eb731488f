/// Walks a module and notes what each scope does with each name.
final class SymbolCollector {
  /// By the parser's numbers.
  private(set) var scopes: [Scope]
  /// In the order in which the scopes open.
  private(set) var tables: [SymbolTable] = []
  var current: SymbolTable

  init(scopeCount: Int) {
    scopes = (0..<max(scopeCount, 1)).map {
      Scope(id: ScopeID(index: $0), kind: .module, qualifiedName: "<module>")
    }
    current = SymbolTable(scopes[0], parent: nil)
    tables.append(current)
  }

  func collect(_ module: Module) throws(SyntaxFault) {
    try visit(module.body)
  }

  // MARK: Scopes

  /// Reads what `body` reads with a new scope as the current one.
  func inScope(
    _ id: ScopeID, _ kind: Scope.Kind, _ name: String, comprehension: String? = nil,
    _ body: () throws(SyntaxFault) -> Void
  ) throws(SyntaxFault) {
    let outer = current
    let scope = Scope(
      id: id, kind: kind, qualifiedName: qualifiedName(name, kind),
      mangleClass: kind == .classBody ? name : outer.scope.mangleClass)
    if scopes.indices.contains(id.index) { scopes[id.index] = scope }
    current = SymbolTable(scope, parent: outer, comprehension: comprehension)
    tables.append(current)
    defer { current = outer }
    try body()
  }

  private func qualifiedName(_ name: String, _ kind: Scope.Kind) -> String {
    let outer = current.scope
    if kind == .function || kind == .classBody {
      let symbol = current.symbols[mangled(name)] ?? []
      if symbol.contains(.global) { return name }
    }
    switch outer.kind {
    case .module: return name
    case .classBody, .comprehension: return "\(outer.qualifiedName).\(name)"
    case .function, .lambda: return "\(outer.qualifiedName).<locals>.\(name)"
    }
  }

  // MARK: Names

  func mangled(_ name: String) -> String { mangle(name, inClass: current.scope.mangleClass) }

  func use(_ name: String) {
    current.add(mangled(name), .used)
    // `super()` without arguments finds its class in a variable that is not written.
    if name == "super", current.isFunction { current.add("__class__", .used) }
  }

  func bind(_ name: String, at span: Span, as symbol: Symbol = .local) throws(SyntaxFault) {
    let written = name
    let name = mangled(name)
    let known = current.symbols[name] ?? []
    if symbol.contains(.parameter), known.contains(.parameter) {
      throw SyntaxFault("duplicate argument '\(written)' in function definition", span)
    }
    var symbol = symbol
    if current.isInIterationTarget {
      if !known.isDisjoint(with: [.global, .nonlocal]) {
        throw SyntaxFault(
          "comprehension inner loop cannot rebind assignment expression target '\(name)'", span)
      }
      symbol.insert(.iteration)
    }
    current.add(name, symbol)
  }
}

// MARK: - Statements

extension SymbolCollector {
  func visit(_ body: [Statement]) throws(SyntaxFault) {
    for statement in body { try visit(statement) }
  }

  private func visit(_ statement: Statement) throws(SyntaxFault) {
    switch statement.kind {
    case .expression(let value): try visit(value)
    case .assign(let targets, let value):
      for target in targets { try visit(target: target) }
      try visit(value)
    case .augmentedAssign(let target, _, let value):
      try visit(target: target)
      try visit(value)
    case .annotatedAssign(let target, let annotation, let value, let isSimple):
      try visitAnnotated(target, hasValue: value != nil, isSimple: isSimple, statement.span)
      try visit(annotation)
      try visit(value)
    case .return(let value): try visit(value)
    case .delete(let targets):
      for target in targets { try visit(target: target) }
    case .pass, .break, .continue: break
    case .raise(let exception, let cause):
      try visit(exception)
      try visit(cause)
    case .global(let names):
      for name in names { try declare(name, .global, "global", statement.span) }
    case .nonlocal(let names):
      for name in names { try declare(name, .nonlocal, "nonlocal", statement.span) }
    case .assert(let test, let message):
      try visit(test)
      try visit(message)
    case .import(let aliases):
      for alias in aliases { try bindImport(alias) }
    case .importFrom(_, let aliases, _):
      for alias in aliases { try bindImport(alias) }
    case .if(let test, let body, let orElse): try visitIf(test, body, orElse)
    case .while(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .for(let target, let iterable, let body, let orElse, _):
      try visit(target: target)
      try visit(iterable)
      try visit(body)
      try visit(orElse)
    case .try(let body, let handlers, let orElse, let finally, _):
      try visitTry(body, handlers, orElse, finally)
    case .with(let items, let body, _):
      for item in items {
        try visit(item.context)
        if let target = item.target { try visit(target: target) }
      }
      try visit(body)
    case .function(let function): try visit(function)
    case .classDefinition(let definition): try visit(definition)
    case .match(let subject, let cases):
      try visit(subject)
      for item in cases {
        try visit(item.pattern)
        try visit(item.guardTest)
        try visit(item.body)
      }
    }
  }

  /// A chain of `elif` is walked without recursion: it may be long.
  private func visitIf(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(SyntaxFault) {
    var (test, body, orElse) = (test, body, orElse)
    while true {
      try visit(test)
      try visit(body)
      guard orElse.count == 1, case .if(let nextTest, let nextBody, let nextElse) = orElse[0].kind else {
        return try visit(orElse)
      }
      (test, body, orElse) = (nextTest, nextBody, nextElse)
    }
  }

  private func visitTry(
    _ body: [Statement], _ handlers: [Handler], _ orElse: [Statement], _ finally: [Statement]
  ) throws(SyntaxFault) {
    try visit(body)
    try visit(orElse)
    for handler in handlers {
      try visit(handler.type)
      if let name = handler.name { try bind(name, at: handler.span) }
      try visit(handler.body)
    }
    try visit(finally)
  }

  private func visitAnnotated(
    _ target: Expression, hasValue: Bool, isSimple: Bool, _ span: Span
  ) throws(SyntaxFault) {
    guard case .name(let name) = target.kind else { return try visit(target: target) }
    let known = current.symbols[mangled(name)] ?? []
    if isSimple, current.parent != nil, !known.isDisjoint(with: [.global, .nonlocal]) {
      let word = known.contains(.global) ? "global" : "nonlocal"
      throw SyntaxFault("annotated name '\(name)' can't be \(word)", span)
    }
    if isSimple {
      try bind(name, at: target.span, as: [.annotated, .local])
    } else if hasValue {
      try bind(name, at: target.span)
    }
  }

  /// `global` and `nonlocal` must come before anything else is done with the name.
  private func declare(
    _ name: String, _ symbol: Symbol, _ word: String, _ span: Span
  ) throws(SyntaxFault) {
    let mangledName = mangled(name)
    let known = current.symbols[mangledName] ?? []
    if known.contains(.parameter) {
      throw SyntaxFault("name '\(name)' is parameter and \(word)", span)
    }
    if known.contains(.used) {
      throw SyntaxFault("name '\(name)' is used prior to \(word) declaration", span)
    }
    if known.contains(.annotated) {
      throw SyntaxFault("annotated name '\(name)' can't be \(word)", span)
    }
    if known.contains(.local) {
      throw SyntaxFault("name '\(name)' is assigned to before \(word) declaration", span)
    }
    current.declare(mangledName, symbol, at: span)
  }

  private func bindImport(_ alias: Alias) throws(SyntaxFault) {
    if alias.name == "*" {
      if current.scope.kind != .module {
        throw SyntaxFault("import * only allowed at module level", alias.span)
      }
      return
    }
    let first = alias.name.prefix { $0 != "." }
    try bind(alias.asName ?? String(first), at: alias.span, as: .imported)
  }

  private func visit(_ function: FunctionDefinition) throws(SyntaxFault) {
    try bind(function.name, at: function.nameSpan)
    try visitDefaults(function.parameters)
    for parameter in function.parameters.inSymbolOrder { try visit(parameter.annotation) }
    try visit(function.returns)
    for decorator in function.decorators { try visit(decorator) }
    try inScope(function.scope, .function, function.name) { () throws(SyntaxFault) in
      current.scope.isCoroutine = function.isAsync
      try bindParameters(function.parameters)
      try visit(function.body)
    }
  }

  private func visit(_ definition: ClassDefinition) throws(SyntaxFault) {
    try bind(definition.name, at: definition.nameSpan)
    for argument in definition.arguments { try visit(argument.value) }
    for decorator in definition.decorators { try visit(decorator) }
    try inScope(definition.scope, .classBody, definition.name) { () throws(SyntaxFault) in
      try visit(definition.body)
    }
  }

  /// Defaults belong to the scope around the function.
  func visitDefaults(_ parameters: Parameters) throws(SyntaxFault) {
    for parameter in parameters.inSymbolOrder { try visit(parameter.defaultValue) }
  }

  func bindParameters(_ parameters: Parameters) throws(SyntaxFault) {
    for parameter in parameters.all { try bind(parameter.name, at: parameter.span, as: .parameter) }
  }

  private func visit(_ pattern: Pattern) throws(SyntaxFault) {
    switch pattern {
    case .value(let value, _): try visit(value)
    case .singleton: break
    case .sequence(let items, _), .or(let items, _):
      for item in items { try visit(item) }
    case .mapping(let entries, let rest, let span):
      for entry in entries { try visit(entry.key) }
      for entry in entries { try visit(entry.pattern) }
      if let rest { try bind(rest, at: span) }
    case .classPattern(let value, let positional, let keyword, _):
      try visit(value)
      for item in positional { try visit(item) }
      for item in keyword { try visit(item.pattern) }
    case .star(let name, let span):
      if let name { try bind(name, at: span) }
    case .capture(let inner, let name, let span):
      if let inner { try visit(inner) }
      if let name { try bind(name, at: span) }
    }
  }
}

extension Parameters {
  /// In the order in which CPython reads defaults and annotations.
  fileprivate var inSymbolOrder: [Parameter] {
    positionalOnly + positional + (varArgs.map { [$0] } ?? []) + (varKeywords.map { [$0] } ?? [])
      + keywordOnly
  }
}
