/// What a name means in one scope, decided before compilation by Python's rules.
package enum Binding: Sendable, Equatable {
  /// A register of the function's frame.
  case local
  /// A register holding a box, because an inner function uses the name.
  case cell
  /// A box of an enclosing function.
  case free
  /// The module's table, then the builtins.
  case global
  /// Class bodies: the class namespace, then the module's table and the builtins.
  case className
  /// Class bodies: the class namespace, then an enclosing function's box.
  case classFree
}

/// One scope, its names and what they are bound to.
package final class Scope {
  package enum Kind: Sendable { case module, function, lambda, classBody, comprehension }

  package let id: ScopeID
  package let kind: Kind
  /// Python's `__qualname__` for functions and classes (`Outer.method`, `f.<locals>.g`).
  package let qualifiedName: String
  /// The innermost class around this scope's names, for `mangle`; for a class body, the class itself.
  package let mangleClass: String?
  package internal(set) var bindings: [String: Binding] = [:]
  /// Parameters first, then the other locals and cells in order of first appearance.
  package internal(set) var localNames: [String] = []
  /// Names taken from enclosing functions, in order of first appearance.
  package internal(set) var freeNames: [String] = []
  package internal(set) var isGenerator = false
  /// Awaits something, or is an `async def`.
  package internal(set) var isCoroutine = false
  /// The enclosing class body's scope, for `super()` and `__class__`; true when a method needs the box.
  package internal(set) var needsClassCell = false

  package init(id: ScopeID, kind: Kind, qualifiedName: String, mangleClass: String? = nil) {
    self.id = id
    self.kind = kind
    self.qualifiedName = qualifiedName
    self.mangleClass = mangleClass
  }

  package func binding(of name: String) -> Binding { bindings[name] ?? .global }
}

/// All scopes of a module, by the parser's numbers.
package struct ResolvedModule {
  package let scopes: [Scope]

  package init(scopes: [Scope]) { self.scopes = scopes }

  package subscript(id: ScopeID) -> Scope { scopes[id.index] }
}
