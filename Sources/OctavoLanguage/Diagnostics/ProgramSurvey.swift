/// What a program imports, which names of modules it uses, and the syntax in it that Octavo refuses: found by
/// reading alone.
struct ProgramSurvey {
  struct Import {
    let module: String
    let level: Int
    /// The names of a `from … import`; nil for a plain `import`.
    let names: [Alias]?
    let asName: String?
    let span: Span
    /// The program says what to do when the import fails.
    let isGuarded: Bool
  }
  /// `np.linalg.norm`: a name and the attributes read from it.
  struct Chain {
    let names: [String]
    let span: Span
    let isGuarded: Bool
  }

  private(set) var imports: [Import] = []
  private(set) var chains: [Chain] = []
  private(set) var refused: [(message: String, span: Span)] = []
  /// Names that something other than an import binds: what they mean cannot be told by reading.
  private(set) var rebound: Set<String> = []
  private var guards = 0

  init(_ tree: Module) { visit(tree.body) }

  private mutating func visit(_ statements: [Statement]) { for statement in statements { visit(statement) } }

  private mutating func visit(_ statement: Statement) {
    refuse(statement)
    bindNames(of: statement)
    for expression in statement.expressions { visit(expression) }
    switch statement.kind {
    case .import(let names):
      for alias in names {
        imports.append(
          Import(
            module: alias.name, level: 0, names: nil, asName: alias.asName, span: alias.span,
            isGuarded: guards > 0))
      }
    case .importFrom(let module, let names, let level):
      imports.append(
        Import(
          module: module ?? "", level: level, names: names, asName: nil, span: statement.span,
          isGuarded: guards > 0))
    case .try(let body, let handlers, let orElse, let finally, _):
      let isGuard = handlers.contains(where: catchesImportErrors)
      if isGuard { guards += 1 }
      visit(body)
      visit(orElse)
      if isGuard { guards -= 1 }
      for handler in handlers { visit(handler.body) }
      visit(finally)
    default: for block in statement.blocks { visit(block) }
    }
  }

  private func catchesImportErrors(_ handler: Handler) -> Bool {
    guard let type = handler.type else { return true }
    let names: [Expression] = if case .tuple(let items) = type.kind { items } else { [type] }
    return names.contains {
      guard case .name(let name) = $0.kind else { return false }
      return [
        "ImportError", "ModuleNotFoundError", "AttributeError", "NotImplementedError", "Exception",
        "BaseException",
      ]
      .contains(name)
    }
  }

  // MARK: Syntax

  private mutating func refuse(_ statement: Statement) {
    switch statement.kind {
    case .for(_, _, _, _, isAsync: true):
      refused.append(("'async for' is not supported; write a plain 'for'", statement.span))
    case .with(_, _, isAsync: true):
      refused.append(("'async with' is not supported; write a plain 'with'", statement.span))
    case .function(let d) where d.isAsync:
      refused.append(("'async def' is not supported; write a plain 'def'", statement.span))
    default: break
    }
  }

  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .await: refused.append(("'await' is not supported; call the function directly", expression.span))
    case .comprehension(let comprehension) where comprehension.clauses.contains(where: \.isAsync):
      refused.append(("asynchronous comprehensions are not supported; write a plain 'for'", expression.span))
    case .name(let name): chains.append(Chain(names: [name], span: expression.span, isGuarded: guards > 0))
    case .attribute:
      if let names = chain(expression) {
        chains.append(Chain(names: names, span: expression.span, isGuarded: guards > 0))
        return
      }
    case .lambda(let parameters, _, _): rebound.formUnion(parameters.all.map(\.name))
    case .walrus(let target, _): bind(target)
    default: break
    }
    if case .comprehension(let comprehension) = expression.kind {
      for clause in comprehension.clauses { bind(clause.target) }
    }
    for child in expression.children { visit(child) }
  }

  private func chain(_ expression: Expression) -> [String]? {
    switch expression.kind {
    case .name(let name): [name]
    case .attribute(let object, let name, _): chain(object).map { $0 + [name] }
    default: nil
    }
  }

  // MARK: Names

  private mutating func bindNames(of statement: Statement) {
    switch statement.kind {
    case .assign(let targets, _), .delete(let targets): for target in targets { bind(target) }
    case .augmentedAssign(let target, _, _), .annotatedAssign(let target, _, _, _): bind(target)
    case .for(let target, _, _, _, _): bind(target)
    case .with(let items, _, _): for item in items { if let target = item.target { bind(target) } }
    case .try(_, let handlers, _, _, _): rebound.formUnion(handlers.compactMap(\.name))
    case .function(let d):
      rebound.insert(d.name)
      rebound.formUnion(d.parameters.all.map(\.name))
    case .classDefinition(let d): rebound.insert(d.name)
    case .match(_, let cases): rebound.formUnion(cases.flatMap(\.pattern.boundNames))
    default: break
    }
  }

  private mutating func bind(_ target: Expression) {
    switch target.kind {
    case .name(let name): rebound.insert(name)
    case .tuple(let items), .list(let items): for item in items { bind(item) }
    case .starred(let inner): bind(inner)
    default: break
    }
  }
}
