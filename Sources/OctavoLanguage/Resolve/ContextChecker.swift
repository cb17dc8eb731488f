/// Finds what parses but may not stand where it stands: `return` outside a function, `break` outside a loop,
/// a second starred target, the same keyword twice.
///
/// CPython finds these while it compiles, after all names have been resolved, and stops at the first in the
/// order in which it compiles; that order is followed.
final class ContextChecker {
  private let scopes: ResolvedModule
  private var futureEnd = 0
  var context = Context()

  /// What a statement may count on.
  struct Context {
    var kind = Scope.Kind.module
    var isAsync = false
    var scope = ScopeID(index: 0)
    /// Loops, handlers and the like that are open, innermost last.
    var blocks: [Block] = []

    var isFunction: Bool { kind != .module && kind != .classBody }
  }

  enum Block { case loop, groupHandler, other }

  /// CPython's bound on open blocks.
  private static let maximumBlocks = 20

  init(scopes: ResolvedModule) { self.scopes = scopes }

  func check(_ module: Module) throws(SyntaxFault) {
    futureEnd = FutureImports.end(in: module)
    try check(module.body)
  }

  // MARK: Contexts

  func inScope(
    _ id: ScopeID, _ kind: Scope.Kind, isAsync: Bool = false, _ body: () throws(SyntaxFault) -> Void
  ) throws(SyntaxFault) {
    let outer = context
    context = Context(kind: kind, isAsync: isAsync, scope: id, blocks: [])
    defer { context = outer }
    try body()
  }

  private func inBlock(
    _ block: Block, _ span: Span, _ body: () throws(SyntaxFault) -> Void
  ) throws(SyntaxFault) {
    if context.blocks.count >= ContextChecker.maximumBlocks {
      throw SyntaxFault("too many statically nested blocks", span)
    }
    context.blocks.append(block)
    defer { context.blocks.removeLast() }
    try body()
  }

  func scope(_ id: ScopeID) -> Scope { scopes[id] }

  /// `__debug__` is the one name that cannot be bound.
  func checkName(_ name: String, _ span: Span, verb: String = "assign to") throws(SyntaxFault) {
    if name == "__debug__" { throw SyntaxFault("cannot \(verb) __debug__", span) }
  }

  // MARK: Statements

  private func check(_ body: [Statement]) throws(SyntaxFault) {
    for statement in body { try check(statement) }
  }

  private func check(_ statement: Statement) throws(SyntaxFault) {
    let span = statement.span
    switch statement.kind {
    case .expression(let value): try check(value)
    case .assign(let targets, let value):
      try check(value)
      for target in targets { try check(target: target) }
    case .augmentedAssign(let target, _, let value):
      try checkParts(of: target)
      try check(value)
      if case .name(let name) = target.kind { try checkName(name, target.span) }
    case .annotatedAssign(let target, let annotation, let value, _):
      if let value {
        try check(value)
        try check(target: target)
      } else if case .name(let name) = target.kind {
        try checkName(name, span)
      } else {
        try checkParts(of: target)
      }
      try check(annotation)
    case .return(let value): try checkReturn(value, span)
    case .delete(let targets):
      for target in targets { try check(deleted: target) }
    case .break, .continue: try checkJump(statement)
    case .pass, .global, .nonlocal: break
    case .raise(let exception, let cause):
      try check(exception)
      try check(cause)
    case .assert(let test, let message):
      try check(test)
      try check(message)
    case .import(let aliases):
      for alias in aliases { try checkImported(alias, span) }
    case .importFrom(_, let aliases, _):
      if FutureImports.isFutureImport(statement), span.start > futureEnd {
        throw SyntaxFault("from __future__ imports must occur at the beginning of the file", span)
      }
      for alias in aliases { try checkImported(alias, span) }
    case .if: try checkIf(statement)
    case .while(let test, let body, let orElse):
      try inBlock(.loop, span) { () throws(SyntaxFault) in
        try check(test)
        try check(body)
      }
      try check(orElse)
    case .for(let target, let iterable, let body, let orElse, let isAsync):
      if isAsync, !context.isAsync {
        throw SyntaxFault("'async for' outside async function", span)
      }
      try check(iterable)
      try inBlock(.loop, span) { () throws(SyntaxFault) in
        try check(target: target)
        try check(body)
      }
      try check(orElse)
    case .try: try checkTry(statement)
    case .with(let items, let body, let isAsync):
      if isAsync, !context.isAsync {
        throw SyntaxFault("'async with' outside async function", span)
      }
      try checkWith(items[...], body, span)
    case .function(let function): try check(function, span)
    case .classDefinition(let definition): try check(definition, span)
    case .match(let subject, let cases):
      try check(subject)
      for (index, item) in cases.enumerated() {
        var checker = PatternChecker(
          self, canMatchAll: item.guardTest != nil || index == cases.count - 1)
        try checker.check(item.pattern)
        try check(item.guardTest)
        try check(item.body)
      }
    }
  }

  /// A chain of `elif` is walked without recursion: it may be long.
  private func checkIf(_ statement: Statement) throws(SyntaxFault) {
    var next = statement
    while case .if(let test, let body, let orElse) = next.kind {
      try check(test)
      try check(body)
      guard orElse.count == 1, case .if = orElse[0].kind else { return try check(orElse) }
      next = orElse[0]
    }
  }

  private func checkTry(_ statement: Statement) throws(SyntaxFault) {
    guard case .try(let body, let handlers, let orElse, let finally, let isStar) = statement.kind else {
      return
    }
    let span = statement.span
    func checkHandled() throws(SyntaxFault) {
      if handlers.isEmpty { return try check(body) }
      try inBlock(.other, span) { () throws(SyntaxFault) in try check(body) }
      if !isStar { try check(orElse) }
      try inBlock(isStar ? .groupHandler : .other, span) { () throws(SyntaxFault) in
        for (index, handler) in handlers.enumerated() {
          try check(handler, isLast: index == handlers.count - 1)
        }
      }
      if isStar { try check(orElse) }
    }
    if finally.isEmpty { return try checkHandled() }
    try inBlock(.other, span, checkHandled)
    try inBlock(.other, span) { () throws(SyntaxFault) in try check(finally) }
  }

  private func check(_ handler: Handler, isLast: Bool) throws(SyntaxFault) {
    if handler.type == nil, !isLast {
      throw SyntaxFault("default 'except:' must be last", handler.span)
    }
    try check(handler.type)
    if let name = handler.name { try checkName(name, handler.span) }
    try inBlock(.other, handler.span) { () throws(SyntaxFault) in try check(handler.body) }
  }

  /// Each item is a block around the next.
  private func checkWith(
    _ items: ArraySlice<WithItem>, _ body: [Statement], _ span: Span
  ) throws(SyntaxFault) {
    guard let item = items.first else { return try check(body) }
    try check(item.context)
    try inBlock(.other, span) { () throws(SyntaxFault) in
      if let target = item.target { try check(target: target) }
      try checkWith(items.dropFirst(), body, span)
    }
  }

  private func checkReturn(_ value: Expression?, _ span: Span) throws(SyntaxFault) {
    guard context.isFunction else { throw SyntaxFault("'return' outside function", span) }
    let scope = scope(context.scope)
    if value != nil, scope.isGenerator, scope.isCoroutine {
      throw SyntaxFault("'return' with value in async generator", span)
    }
    try check(value)
    if context.blocks.contains(.groupHandler) { throw groupFault(span) }
  }

  private func groupFault(_ span: Span) -> SyntaxFault {
    SyntaxFault("'break', 'continue' and 'return' cannot appear in an except* block", span)
  }

  private func checkJump(_ statement: Statement) throws(SyntaxFault) {
    for block in context.blocks.reversed() {
      switch block {
      case .loop: return
      case .groupHandler: throw groupFault(statement.span)
      case .other: continue
      }
    }
    if case .break = statement.kind { throw SyntaxFault("'break' outside loop", statement.span) }
    throw SyntaxFault("'continue' not properly in loop", statement.span)
  }

  private func checkImported(_ alias: Alias, _ span: Span) throws(SyntaxFault) {
    try checkName(alias.asName ?? String(alias.name.prefix { $0 != "." }), span)
  }

  // MARK: Functions and classes

  private func check(_ function: FunctionDefinition, _ span: Span) throws(SyntaxFault) {
    try checkNames(function.parameters, span)
    for decorator in function.decorators { try check(decorator) }
    try checkDefaults(function.parameters)
    for parameter in function.parameters.all { try check(starredAllowed: parameter.annotation) }
    try check(function.returns)
    try inScope(function.scope, .function, isAsync: function.isAsync) { () throws(SyntaxFault) in
      try check(function.body)
    }
    try checkName(function.name, span)
  }

  func checkNames(_ parameters: Parameters, _ span: Span) throws(SyntaxFault) {
    for parameter in parameters.all { try checkName(parameter.name, span) }
  }

  func checkDefaults(_ parameters: Parameters) throws(SyntaxFault) {
    for parameter in parameters.positionalOnly { try check(parameter.defaultValue) }
    for parameter in parameters.positional { try check(parameter.defaultValue) }
    for parameter in parameters.keywordOnly { try check(parameter.defaultValue) }
  }

  private func check(_ definition: ClassDefinition, _ span: Span) throws(SyntaxFault) {
    for decorator in definition.decorators { try check(decorator) }
    try inScope(definition.scope, .classBody) { () throws(SyntaxFault) in try check(definition.body) }
    try check(definition.arguments, span)
    try checkName(definition.name, span)
  }
}
