// Derivatives of graphs, as graphs: forward along one variable, backward from one number.
// Method: Griewank and Walther, Evaluating Derivatives, 2nd ed., SIAM 2008, chapters 3 and 4.

extension FunctionGraph {
  /// The derivative of `node` by variable number `variable`; nil where it is zero everywhere. Throws nothing, but
  /// gives up (`DerivativeError`) on an operation without a derivative.
  public mutating func tangent(of node: Node, along variable: Int) throws(DerivativeError) -> Node? {
    var tangents = [Node?](repeating: nil, count: node + 1)
    let needed = needs(node)
    for current in 0...node where needed[current] && isVariable(current) {
      tangents[current] = try tangent(current, variable, tangents)
    }
    return tangents[node]
  }

  /// The gradient of a number by all variables, a block of as many elements; nil where it is zero everywhere.
  public mutating func gradient(of node: Node) throws(DerivativeError) -> Node? {
    var adjoints = [Node?](repeating: nil, count: node + 1)
    adjoints[node] = constant(1)
    /// Contributions to single elements, gathered in the end.
    var elements: [Node: [Int: Node]] = [:]
    for current in stride(from: node, through: 0, by: -1) where isVariable(current) {
      if let parts = elements.removeValue(forKey: current) { merge(parts, into: current, &adjoints) }
      guard let adjoint = adjoints[current], current != variables else { continue }
      try propagate(current, adjoint, &adjoints, &elements)
    }
    return adjoints[variables]
  }

  private func needs(_ node: Node) -> [Bool] {
    var needed = [Bool](repeating: false, count: node + 1)
    needed[node] = true
    for current in stride(from: node, through: 0, by: -1) where needed[current] {
      for operand in operands(current) { needed[operand] = true }
    }
    return needed
  }

  // MARK: Arithmetic on derivatives, where zero and one are known

  private mutating func plus(_ a: Node?, _ b: Node?) -> Node? {
    guard let a else { return b }
    guard let b else { return a }
    return apply(.add, a, b)
  }

  private mutating func times(_ a: Node?, _ b: Node) -> Node? {
    guard let a else { return nil }
    if constantValue(a) == 1 { return b }
    if constantValue(b) == 1 { return a }
    if constantValue(a) == -1 { return minus(b) }
    if constantValue(b) == -1 { return minus(a) }
    if let x = constantValue(a), let y = constantValue(b) { return constant(x * y) }
    return apply(.multiply, a, b)
  }

  private mutating func minus(_ a: Node?) -> Node? {
    guard let a else { return nil }
    if let x = constantValue(a) { return constant(-x) }
    if entries[a].operation == .negative { return entries[a].a }
    return apply(.negative, a)
  }

  /// A derivative as a block, where what it belongs to is one.
  private mutating func spread(_ a: Node?, like node: Node) -> Node? {
    guard let a else { return nil }
    return shape(a).isEmpty && !shape(node).isEmpty ? broadcast(a, shape(node)) : a
  }

  // MARK: Local derivatives

  /// Partial derivatives of an element-by-element node by its operands; nil for operands it does not depend
  /// on smoothly. `select` is treated apart.
  private mutating func partials(_ node: Node) throws(DerivativeError) -> [Node?] {
    let entry = entries[node]
    let (a, b) = (entry.a, entry.b)
    let one = constant(1)
    switch entry.operation {
    case .copy: return [one]
    case .add: return [one, one]
    case .subtract: return [one, constant(-1)]
    case .multiply: return [b, a]
    case .divide:
      let inverse = apply(.divide, one, b)
      return [isVariable(a) ? inverse : nil, isVariable(b) ? minus(apply(.multiply, node, inverse)) : nil]
    case .negative: return [constant(-1)]
    case .square: return [apply(.multiply, constant(2), a)]
    case .sqrt: return [apply(.divide, constant(0.5), node)]
    case .absolute: return [loop("sign", a)]
    case .exp: return [node]
    case .log: return [apply(.divide, one, a)]
    case .log1p: return [apply(.divide, one, apply(.add, one, a))]
    case .tanh: return [apply(.subtract, one, apply(.square, node))]
    case .maximum, .minimum:
      let first = apply(.equal, node, a)
      return [first, apply(.not, first)]
    case .less, .lessEqual, .equal, .notEqual, .and, .or, .not: return [nil, nil]
    case .loop1, .loop2: return try loopPartials(loops[entry.payload], node, a, b)
    case .c1, .c2:
      guard let function = CFunction(rawValue: entry.payload) else { throw DerivativeError("?") }
      return try partials(function, node, a, b)
    default: throw DerivativeError("\(entry.operation)")
    }
  }

  private mutating func loopPartials(_ name: String, _ node: Node, _ a: Node, _ b: Node)
    throws(DerivativeError)
    -> [Node?]
  {
    let one = constant(1)
    switch name {
    case "power":
      return powerPartials(node, a, b, power: { $0.loop("power", $1, $2) }, log: { $0.apply(.log, $1) })
    case "sin": return [loop("cos", a)]
    case "cos": return [minus(loop("sin", a))]
    case "tan": return [apply(.add, one, apply(.square, node))]
    case "sinh": return [loop("cosh", a)]
    case "cosh": return [loop("sinh", a)]
    case "expm1": return [apply(.add, node, one)]
    case "exp2": return [apply(.multiply, constant(0.6931471805599453), node)]
    case "log2": return [apply(.divide, constant(1.4426950408889634), a)]
    case "log10": return [apply(.divide, constant(0.4342944819032518), a)]
    case "arctan": return [apply(.divide, one, apply(.add, one, apply(.square, a)))]
    case "arcsin":
      return [apply(.divide, one, apply(.sqrt, apply(.subtract, one, apply(.square, a))))]
    case "arccos":
      return [apply(.divide, constant(-1), apply(.sqrt, apply(.subtract, one, apply(.square, a))))]
    case "arcsinh": return [apply(.divide, one, apply(.sqrt, apply(.add, apply(.square, a), one)))]
    case "arctanh": return [apply(.divide, one, apply(.subtract, one, apply(.square, a)))]
    case "cbrt": return [apply(.divide, node, apply(.multiply, constant(3), a))]
    case "reciprocal": return [minus(apply(.square, node))]
    case "logaddexp":
      return [apply(.exp, apply(.subtract, a, node)), apply(.exp, apply(.subtract, b, node))]
    case "hypot": return [apply(.divide, a, node), apply(.divide, b, node)]
    case "arctan2":
      let square = apply(.add, apply(.square, a), apply(.square, b))
      return [apply(.divide, b, square), minus(apply(.divide, a, square))]
    case "floor", "ceil", "trunc", "rint", "sign": return [nil]
    default: throw DerivativeError(name)
    }
  }

  private mutating func partials(_ function: CFunction, _ node: Node, _ a: Node, _ b: Node)
    throws(DerivativeError) -> [Node?]
  {
    switch function {
    case .exp: return [node]
    case .log: return [apply(.divide, constant(1), a)]
    case .log1p: return [apply(.divide, constant(1), apply(.add, constant(1), a))]
    case .tanh: return [apply(.subtract, constant(1), apply(.square, node))]
    case .erf:
      return [
        apply(.multiply, constant(1.1283791670955126), apply(.exp, apply(.negative, apply(.square, a))))
      ]
    case .erfc:
      return [
        apply(.multiply, constant(-1.1283791670955126), apply(.exp, apply(.negative, apply(.square, a))))
      ]
    case .pow: return powerPartials(node, a, b, power: { $0.c(.pow, $1, $2) }, log: { $0.c(.log, $1) })
    case .sin: return [c(.cos, a)]
    case .cos: return [minus(c(.sin, a))]
    case .atan2: return try loopPartials("arctan2", node, a, b)
    case .asin: return try loopPartials("arcsin", node, a, b)
    case .acos: return try loopPartials("arccos", node, a, b)
    case .atan: return try loopPartials("arctan", node, a, b)
    case .asinh: return try loopPartials("arcsinh", node, a, b)
    case .atanh: return try loopPartials("arctanh", node, a, b)
    case .sinh, .cosh, .tan, .hypot, .expm1, .exp2, .log2, .log10, .cbrt:
      return try loopPartials("\(function)", node, a, b)
    case .acosh, .gamma, .lgamma, .fmod: throw DerivativeError("\(function)")
    }
  }

  private mutating func powerPartials(
    _ node: Node, _ a: Node, _ b: Node, power: (inout FunctionGraph, Node, Node) -> Node,
    log: (inout FunctionGraph, Node) -> Node
  ) -> [Node?] {
    var byBase: Node?
    if isVariable(a) {
      let one = constant(1)
      if let exponent = constantValue(b) {
        let rest = exponent - 1
        let lower: Node
        if rest == 1 {
          lower = a
        } else if rest == 2 {
          lower = apply(.square, a)
        } else {
          lower = power(&self, a, constant(rest))
        }
        byBase = apply(.multiply, constant(exponent), lower)
      } else {
        byBase = apply(.multiply, b, power(&self, a, apply(.subtract, b, one)))
      }
    }
    let byExponent = isVariable(b) ? apply(.multiply, node, log(&self, a)) : nil
    return [byBase, byExponent]
  }

  // MARK: Forward

  private mutating func tangent(_ node: Node, _ variable: Int, _ tangents: [Node?]) throws(DerivativeError)
    -> Node?
  {
    let entry = entries[node]
    func of(_ operand: Node) -> Node? { operand >= 0 && operand < tangents.count ? tangents[operand] : nil }
    switch entry.operation {
    case .variables:
      let places = (0..<dimension).map { constant($0 == variable ? 1 : 0) }
      return pack(places, shape: entry.shape)
    case .element:
      if entry.a == variables { return entry.payload == variable ? constant(1) : nil }
      return of(entry.a).map { element($0, entry.payload) }
    case .select:
      let (x, y) = (of(entry.b), of(entry.c))
      if x == nil && y == nil { return nil }
      let zero = constant(0)
      return select(entry.a, x ?? zero, y ?? zero)
    case .shift: return of(entry.a).map { shift($0, from: entry.payload, shape: entry.shape) }
    case .gather: return of(entry.a).map { gather($0, indexLists[entry.payload], shape: entry.shape) }
    case .scatter: return of(entry.a).map { scatter($0, indexLists[entry.payload], shape: entry.shape) }
    case .reshape: return of(entry.a).map { shape($0).isEmpty ? $0 : reshape($0, entry.shape) }
    case .pack:
      let parts = lists[entry.payload].map(of)
      if parts.allSatisfy({ $0 == nil }) { return nil }
      let zero = constant(0)
      return pack(parts.map { $0 ?? zero }, shape: entry.shape)
    case .sum: return spread(of(entry.a), like: entry.a).map { fold(.sum, $0) }
    case .sumRows, .sumColumns:
      return spread(of(entry.a), like: entry.a).map { fold(entry.operation, $0, along: entry.shape) }
    case .dot:
      let first = spread(of(entry.a), like: entry.a).map { dot($0, entry.b) }
      let second = spread(of(entry.b), like: entry.b).map { dot(entry.a, $0) }
      return plus(first, second)
    case .matrixVector:
      let first = spread(of(entry.a), like: entry.a).map { matrixVector($0, entry.b) }
      let second = spread(of(entry.b), like: entry.b).map { matrixVector(entry.a, $0) }
      return plus(first, second)
    case .vectorMatrix:
      let first = spread(of(entry.a), like: entry.a).map { vectorMatrix($0, entry.b) }
      let second = spread(of(entry.b), like: entry.b).map { vectorMatrix(entry.a, $0) }
      return plus(first, second)
    case .product, .largest, .least: throw DerivativeError("\(entry.operation)")
    default:
      guard entry.operation.isElementwise else { return nil }
      var sum: Node?
      let operands = [entry.a, entry.b]
      guard operands.contains(where: { of($0) != nil }) else { return nil }
      for (operand, partial) in zip(operands, try partials(node)) {
        guard let partial, let inner = of(operand) else { continue }
        sum = plus(sum, times(inner, partial))
      }
      return sum
    }
  }

  // MARK: Backward

  private mutating func merge(_ parts: [Int: Node], into node: Node, _ adjoints: inout [Node?]) {
    let zero = constant(0)
    let numbers = (0..<entries[node].size).map { parts[$0] ?? zero }
    adjoints[node] = plus(adjoints[node], pack(numbers, shape: entries[node].shape))
  }

  /// Adds to the adjoint of an operand; what flows to a number from a block is summed.
  private mutating func add(_ part: Node?, to operand: Node, _ adjoints: inout [Node?]) {
    guard let part, isVariable(operand) else { return }
    let flow = shape(operand).isEmpty && !shape(part).isEmpty ? fold(.sum, part) : part
    adjoints[operand] = plus(adjoints[operand], flow)
  }

  private mutating func propagate(
    _ node: Node, _ adjoint: Node, _ adjoints: inout [Node?], _ elements: inout [Node: [Int: Node]]
  ) throws(DerivativeError) {
    let entry = entries[node]
    let (a, b) = (entry.a, entry.b)
    switch entry.operation {
    case .element:
      elements[a, default: [:]][entry.payload] = plus(elements[a]?[entry.payload], adjoint)
    case .select:
      let zero = constant(0)
      add(select(a, adjoint, zero), to: b, &adjoints)
      add(select(a, zero, adjoint), to: entry.c, &adjoints)
    case .shift:
      let places = (0..<entry.size).map { Int32(entry.payload + $0) }
      add(scatter(block(adjoint, entry.shape), places, shape: shape(a)), to: a, &adjoints)
    case .gather:
      add(scatter(block(adjoint, entry.shape), indexLists[entry.payload], shape: shape(a)), to: a, &adjoints)
    case .reshape: add(reshape(block(adjoint, entry.shape), shape(a)), to: a, &adjoints)
    case .pack:
      for (index, source) in lists[entry.payload].enumerated() where isVariable(source) {
        add(shape(adjoint).isEmpty ? adjoint : element(adjoint, index), to: source, &adjoints)
      }
    case .copy: add(adjoint, to: a, &adjoints)
    case .sum: add(broadcast(adjoint, shape(a)), to: a, &adjoints)
    case .sumRows, .sumColumns:
      let size = entries[a].size
      let columns = entry.operation == .sumRows ? shape(a).last ?? 1 : shape(a).dropFirst().reduce(1, *)
      let places = (0..<size).map { Int32(entry.operation == .sumRows ? $0 / columns : $0 % columns) }
      add(gather(block(adjoint, entry.shape), places, shape: shape(a)), to: a, &adjoints)
    case .dot:
      add(apply(.multiply, adjoint, b), to: a, &adjoints)
      add(apply(.multiply, adjoint, a), to: b, &adjoints)
    case .matrixVector:
      guard !isVariable(a) else { throw DerivativeError("product with a matrix of variables") }
      add(vectorMatrix(block(adjoint, entry.shape), a), to: b, &adjoints)
    case .vectorMatrix:
      guard !isVariable(b) else { throw DerivativeError("product with a matrix of variables") }
      add(matrixVector(b, block(adjoint, entry.shape)), to: a, &adjoints)
    case .product, .largest, .least: throw DerivativeError("\(entry.operation)")
    default:
      guard entry.operation.isElementwise else { return }
      for (operand, partial) in zip([a, b], try partials(node)) where operand >= 0 && isVariable(operand) {
        guard let partial else { continue }
        add(times(adjoint, partial), to: operand, &adjoints)
      }
    }
  }

  private mutating func block(_ a: Node, _ wanted: [Int]) -> Node {
    shape(a).isEmpty && !wanted.isEmpty ? broadcast(a, wanted) : a
  }
}

/// An operation for which no derivative is written down.
public struct DerivativeError: Error, Sendable {
  public let operation: String
  init(_ operation: String) { self.operation = operation }
}
