/// The syntax tree: Python's abstract grammar (the names of the `ast` module), with a span on every node.
///
/// Nodes are immutable once parsed. Expressions and statements are classes so that a tree can be
/// deep without copying; what they hold is an enum, so that a `switch` over it is exhaustive.

/// UTF-8 offsets into a `Source`, end exclusive. Lines and columns are computed only when shown.
package struct Span: Hashable, Sendable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// From the start of one span to the end of another.
  package func through(_ other: Span) -> Span { Span(start, other.end) }
}

package final class Expression: Sendable {
  package let span: Span
  package let kind: Kind
  /// Nodes on the longest way down to a leaf. The parser bounds it, so that walking a tree by recursion
  /// is safe.
  package let height: Int

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
    height = 1 + kind.tallestChild
  }

  package enum Kind: Sendable {
    case constant(Constant)
    case name(String)
    /// `f"…"`: text and values in the order written.
    case joinedString([FormattedPiece])
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    /// A `nil` key stands for `**value`.
    case dict([(key: Expression?, value: Expression)])
    case boolOp(BoolOperator, [Expression])
    case binary(Expression, BinaryOperator, Expression)
    case unary(UnaryOperator, Expression)
    case compare(Expression, [(op: CompareOperator, right: Expression)])
    case call(Expression, [Argument])
    case attribute(Expression, String, nameSpan: Span)
    case subscripted(Expression, Expression)
    case slice(Expression?, Expression?, Expression?)
    case starred(Expression)
    case conditional(test: Expression, body: Expression, orElse: Expression)
    case lambda(Parameters, Expression, ScopeID)
    case walrus(target: Expression, value: Expression)
    case comprehension(Comprehension)
    case yield(Expression?)
    case yieldFrom(Expression)
    case await(Expression)
  }
}

/// Identifies a node that opens a scope (module, function, lambda, class, comprehension); the parser numbers them.
package struct ScopeID: Hashable, Sendable {
  package let index: Int
  package init(index: Int) { self.index = index }
}

package enum Constant: Sendable {
  case none, `true`, `false`, ellipsis
  case int(Int)
  /// Decimal digits of a literal too large for `Int`.
  case bigInt(String)
  case float(Double)
  case imaginary(Double)
  case string(Text)
  case bytes([UInt8])
}

package enum FormattedPiece: Sendable {
  case text(Text)
  /// `debugText` is the source before `=` in `{x = }`, with its white space and `=`.
  case value(Expression, conversion: Conversion?, spec: [FormattedPiece]?, debugText: Text?, span: Span)

  package enum Conversion: String, Sendable { case str = "s", repr = "r", ascii = "a" }
}

package enum BoolOperator: String, Sendable { case and, or }

public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case matrixMultiply = "@"
  case divide = "/"
  case modulo = "%"
  case power = "**"
  case leftShift = "<<"
  case rightShift = ">>"
  case bitOr = "|"
  case bitXor = "^"
  case bitAnd = "&"
  case floorDivide = "//"

  /// The operator's place among all.
  package var number: Int {
    switch self {
    case .add: 0
    case .subtract: 1
    case .multiply: 2
    case .matrixMultiply: 3
    case .divide: 4
    case .modulo: 5
    case .power: 6
    case .leftShift: 7
    case .rightShift: 8
    case .bitOr: 9
    case .bitXor: 10
    case .bitAnd: 11
    case .floorDivide: 12
    }
  }
}

package enum UnaryOperator: String, Sendable {
  case invert = "~"
  case not = "not"
  case plus = "+"
  case minus = "-"
}

public enum CompareOperator: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessEqual = "<="
  case greater = ">"
  case greaterEqual = ">="
  case `is` = "is"
  case isNot = "is not"
  case `in` = "in"
  case notIn = "not in"
}

/// One argument of a call, in the order written.
package struct Argument: Sendable {
  package enum Kind: Sendable {
    case positional, star
    case keyword(String)
    case doubleStar
  }
  package let kind: Kind
  package let value: Expression
  package let span: Span

  package init(_ kind: Kind, _ value: Expression, _ span: Span) {
    self.kind = kind
    self.value = value
    self.span = span
  }
}

package struct Comprehension: Sendable {
  package enum Result: Sendable {
    case list(Expression)
    case set(Expression)
    case generator(Expression)
    case dict(key: Expression, value: Expression)
  }
  package struct Clause: Sendable {
    package let target: Expression
    package let iterable: Expression
    package let conditions: [Expression]
    package let isAsync: Bool

    package init(target: Expression, iterable: Expression, conditions: [Expression], isAsync: Bool) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
      self.isAsync = isAsync
    }
  }
  package let result: Result
  package let clauses: [Clause]
  package let scope: ScopeID

  package init(result: Result, clauses: [Clause], scope: ScopeID) {
    self.result = result
    self.clauses = clauses
    self.scope = scope
  }
}

package struct Parameter: Sendable {
  package let name: String
  package let annotation: Expression?
  package let defaultValue: Expression?
  package let span: Span

  package init(name: String, annotation: Expression?, defaultValue: Expression?, span: Span) {
    self.name = name
    self.annotation = annotation
    self.defaultValue = defaultValue
    self.span = span
  }
}

package struct Parameters: Sendable {
  package var positionalOnly: [Parameter] = []
  package var positional: [Parameter] = []
  package var varArgs: Parameter?
  package var keywordOnly: [Parameter] = []
  package var varKeywords: Parameter?

  package init() {}
}

package final class Statement: Sendable {
  package let span: Span
  package let kind: Kind

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  package enum Kind: Sendable {
    case expression(Expression)
    case assign(targets: [Expression], value: Expression)
    case augmentedAssign(target: Expression, BinaryOperator, value: Expression)
    /// `isSimple` is true for a bare name without parentheses (only those are recorded in `__annotations__`).
    case annotatedAssign(target: Expression, annotation: Expression, value: Expression?, isSimple: Bool)
    case `return`(Expression?)
    case delete([Expression])
    case pass, `break`, `continue`
    case raise(Expression?, cause: Expression?)
    case global([String])
    case nonlocal([String])
    case assert(Expression, message: Expression?)
    case `import`([Alias])
    /// `level` counts the leading dots; a single alias named `*` imports every public name.
    case importFrom(module: String?, [Alias], level: Int)
    case `if`(test: Expression, body: [Statement], orElse: [Statement])
    case `while`(test: Expression, body: [Statement], orElse: [Statement])
    case `for`(
      target: Expression, iterable: Expression, body: [Statement], orElse: [Statement], isAsync: Bool)
    case `try`(
      body: [Statement], handlers: [Handler], orElse: [Statement], finally: [Statement], isStar: Bool)
    case with([WithItem], body: [Statement], isAsync: Bool)
    case function(FunctionDefinition)
    case classDefinition(ClassDefinition)
    case match(subject: Expression, [MatchCase])
  }
}

package struct Alias: Sendable {
  package let name: String
  package let asName: String?
  package let span: Span

  package init(name: String, asName: String?, span: Span) {
    self.name = name
    self.asName = asName
    self.span = span
  }
}

package struct Handler: Sendable {
  /// `nil` for a bare `except:`.
  package let type: Expression?
  package let name: String?
  package let body: [Statement]
  package let span: Span

  package init(type: Expression?, name: String?, body: [Statement], span: Span) {
    self.type = type
    self.name = name
    self.body = body
    self.span = span
  }
}

package struct WithItem: Sendable {
  package let context: Expression
  package let target: Expression?

  package init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

package struct FunctionDefinition: Sendable {
  package let name: String
  package let parameters: Parameters
  package let returns: Expression?
  package let body: [Statement]
  package let decorators: [Expression]
  package let isAsync: Bool
  package let scope: ScopeID
  package let nameSpan: Span

  package init(
    name: String, parameters: Parameters, returns: Expression?, body: [Statement],
    decorators: [Expression], isAsync: Bool, scope: ScopeID, nameSpan: Span
  ) {
    self.name = name
    self.parameters = parameters
    self.returns = returns
    self.body = body
    self.decorators = decorators
    self.isAsync = isAsync
    self.scope = scope
    self.nameSpan = nameSpan
  }
}

package struct ClassDefinition: Sendable {
  package let name: String
  /// Bases, keywords and starred arguments, in the order written.
  package let arguments: [Argument]
  package let body: [Statement]
  package let decorators: [Expression]
  package let scope: ScopeID
  package let nameSpan: Span

  package init(
    name: String, arguments: [Argument], body: [Statement], decorators: [Expression],
    scope: ScopeID, nameSpan: Span
  ) {
    self.name = name
    self.arguments = arguments
    self.body = body
    self.decorators = decorators
    self.scope = scope
    self.nameSpan = nameSpan
  }
}

package struct MatchCase: Sendable {
  package let pattern: Pattern
  package let guardTest: Expression?
  package let body: [Statement]

  package init(pattern: Pattern, guardTest: Expression?, body: [Statement]) {
    self.pattern = pattern
    self.guardTest = guardTest
    self.body = body
  }
}

package indirect enum Pattern: Sendable {
  /// A literal or dotted name, compared with `==`.
  case value(Expression, Span)
  /// `None`, `True`, `False`, compared with `is`.
  case singleton(Constant, Span)
  case sequence([Pattern], Span)
  /// `rest` is the name after `**`.
  case mapping([(key: Expression, pattern: Pattern)], rest: String?, Span)
  case classPattern(Expression, positional: [Pattern], keyword: [(name: String, pattern: Pattern)], Span)
  /// `*name` or `*_` (nil) inside a sequence.
  case star(String?, Span)
  /// `pattern as name`; both nil for `_`; only `name` set for a capture.
  case capture(Pattern?, name: String?, Span)
  case or([Pattern], Span)
}

/// A parsed file or notebook cell.
package struct Module: Sendable {
  package let body: [Statement]
  /// How many scopes the parser numbered; the module itself is number 0.
  package let scopeCount: Int

  package init(body: [Statement], scopeCount: Int) {
    self.body = body
    self.scopeCount = scopeCount
  }
}
