/// Decides what every name of a module means, by the rules of Python's symbol table.
///
/// Two steps: `SymbolCollector` notes what each scope does with each name, then `link` finds for every
/// name that a scope does not bind itself the function around it that does.
package func resolve(_ module: Module, source: Source) throws(SyntaxFault) -> ResolvedModule {
  try FutureImports.check(module)
  let collector = SymbolCollector(scopeCount: module.scopeCount)
  try collector.collect(module)
  for table in collector.tables { try link(table) }
  let resolved = ResolvedModule(scopes: collector.scopes)
  try ContextChecker(scopes: resolved).check(module)
  return resolved
}

/// Fills the scope's bindings; the tables around it have been linked before.
private func link(_ table: SymbolTable) throws(SyntaxFault) {
  let scope = table.scope
  for name in table.order {
    guard let symbol = table.symbols[name] else { continue }
    if scope.kind == .module {
      try linkModuleName(name, symbol, table)
    } else if symbol.contains(.global) {
      if symbol.contains(.nonlocal) { throw conflict(name, "is nonlocal and global", table) }
      scope.bindings[name] = .global
    } else if symbol.contains(.nonlocal) {
      guard let definer = definer(of: name, around: table) else {
        let place = table.directives[name] ?? Span(0, 0)
        throw SyntaxFault("no binding for nonlocal '\(name)' found", place)
      }
      connect(name, from: table, to: definer)
    } else if symbol.isBound {
      bindLocally(name, scope)
    } else if let definer = definer(of: name, around: table) {
      connect(name, from: table, to: definer)
    } else {
      // A class body looks into its own namespace first, as code may put names there by other means.
      scope.bindings[name] = scope.kind == .classBody ? .className : .global
    }
  }
}

private func linkModuleName(
  _ name: String, _ symbol: Symbol, _ table: SymbolTable
) throws(SyntaxFault) {
  if symbol.contains(.nonlocal) {
    if symbol.contains(.global) { throw conflict(name, "is nonlocal and global", table) }
    let place = table.directives[name] ?? Span(0, 0)
    throw SyntaxFault("nonlocal declaration not allowed at module level", place)
  }
  table.scope.bindings[name] = .global
}

private func conflict(_ name: String, _ words: String, _ table: SymbolTable) -> SyntaxFault {
  SyntaxFault("name '\(name)' \(words)", table.directives[name] ?? Span(0, 0))
}

private func bindLocally(_ name: String, _ scope: Scope) {
  if scope.kind == .classBody {
    scope.bindings[name] = .className
  } else {
    scope.bindings[name] = .local
    scope.localNames.append(name)
  }
}

/// The nearest function around `table` that binds `name`; class bodies are passed over, but for the
/// `__class__` that every class offers its methods.
private func definer(of name: String, around table: SymbolTable) -> SymbolTable? {
  var next = table.parent
  while let candidate = next, candidate.scope.kind != .module {
    if candidate.scope.kind == .classBody {
      if name == "__class__" { return candidate }
    } else if let symbol = candidate.symbols[name] {
      if symbol.contains(.global) { return nil }
      if symbol.isBound, !symbol.contains(.nonlocal) { return candidate }
    }
    next = candidate.parent
  }
  return nil
}

/// Makes the definer's variable a box, handed down through every scope between it and the user.
private func connect(_ name: String, from table: SymbolTable, to definer: SymbolTable) {
  if definer.scope.kind == .classBody {
    definer.scope.needsClassCell = true
  } else {
    definer.scope.bindings[name] = .cell
  }
  var next: SymbolTable? = table
  while let passing = next, passing !== definer {
    let scope = passing.scope
    // Known here, then also in the scopes from here to the definer.
    let isNew = passing.takeFree(name)
    let isOwn = passing !== table && passing.symbols[name].map { $0.isBound || $0.contains(.global) } ?? false
    if !isOwn { scope.bindings[name] = scope.kind == .classBody ? .classFree : .free }
    if !isNew, passing !== table { return }
    next = passing.parent
  }
}
