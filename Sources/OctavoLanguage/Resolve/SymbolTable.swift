/// What a scope says about a name, before it is known what the scopes around it say.
struct Symbol: OptionSet {
  let rawValue: UInt8
  static let parameter = Symbol(rawValue: 1)
  static let local = Symbol(rawValue: 2)
  static let global = Symbol(rawValue: 4)
  static let nonlocal = Symbol(rawValue: 8)
  static let used = Symbol(rawValue: 16)
  static let annotated = Symbol(rawValue: 32)
  /// The variable of a comprehension's `for`.
  static let iteration = Symbol(rawValue: 64)
  /// Bound by an import, which may come before a `global` of the name.
  static let imported = Symbol(rawValue: 128)

  var isBound: Bool { !isDisjoint(with: [.parameter, .local, .imported]) }
}

/// A scope while its names are being collected.
final class SymbolTable {
  let scope: Scope
  let parent: SymbolTable?
  private(set) var symbols: [String: Symbol] = [:]
  /// The names in order of first appearance.
  private(set) var order: [String] = []
  /// The statements that declared names global or nonlocal.
  private(set) var directives: [String: Span] = [:]
  private var freeNames: Set<String> = []
  /// What kind of comprehension this is, in words for messages.
  let comprehension: String?
  /// True while the targets of a comprehension's `for` are read.
  var isInIterationTarget = false
  /// Above zero while a comprehension's iterable is read.
  var iterableDepth = 0

  init(_ scope: Scope, parent: SymbolTable?, comprehension: String? = nil) {
    self.scope = scope
    self.parent = parent
    self.comprehension = comprehension
    // What is written inside an iterable stays inside it, whatever scopes it opens.
    iterableDepth = parent?.iterableDepth ?? 0
  }

  /// Notes that the scope hands `name` down from outside; false if that was known.
  func takeFree(_ name: String) -> Bool {
    guard freeNames.insert(name).inserted else { return false }
    scope.freeNames.append(name)
    return true
  }

  var isFunction: Bool { scope.kind != .module && scope.kind != .classBody }

  /// Adds to what is known of a name, which is already mangled.
  func add(_ name: String, _ symbol: Symbol) {
    if let known = symbols[name] {
      symbols[name] = known.union(symbol)
    } else {
      symbols[name] = symbol
      order.append(name)
    }
  }

  func declare(_ name: String, _ symbol: Symbol, at span: Span) {
    add(name, symbol)
    if directives[name] == nil { directives[name] = span }
  }
}
