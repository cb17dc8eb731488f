/// The dataflow of a function of several variables, as a list of nodes in which operands come before their users.
///
/// Values are float64 blocks of a fixed shape (a number has the shape `()`); truth values are 1 and 0. Equal
/// nodes are shared. Operands of one operation have the same shape, or are numbers.
public struct FunctionGraph: Sendable {
  /// What a node computes. Element-by-element operations come first.
  public enum Operation: UInt8, Sendable {
    case copy, add, subtract, multiply, divide, negative, square, sqrt, absolute
    case exp, log, log1p, tanh, maximum, minimum
    case less, lessEqual, equal, notEqual, and, or, not, select
    /// A function of the array library (`payload`: its number in `loops`), of one or two operands.
    case loop1, loop2
    /// A function of the C library (`payload`: a `CFunction`).
    case c1, c2
    // Folds of everything, and along the last or the first axis of a matrix
    case sum, product, largest, least, dot, sumRows, sumColumns
    case matrixVector, vectorMatrix
    // Rearranging
    case shift  // the elements from `payload` on
    case gather  // picks elements by the index list `payload`
    case scatter  // adds elements up at the places of the index list `payload`
    case pack  // the elements are the numbers of the list `payload`
    case element  // element `payload` as a number
    case reshape  // the same elements in another shape
    // Leaves
    case variables  // the point
    case data  // data block `payload`
    case constant  // the number with the bits `payload`
    case table  // constant block `payload`

    var isElementwise: Bool { rawValue <= Operation.c2.rawValue }
  }

  public typealias Node = Int

  public struct Entry: Hashable, Sendable {
    public let operation: Operation
    public let a, b, c: Node
    public let shape: [Int]
    public let payload: Int

    public var size: Int { shape.reduce(1, *) }
    public var isNumber: Bool { shape.isEmpty }
    var operands: [Node] { [a, b, c].filter { $0 >= 0 } }
  }

  public private(set) var entries: [Entry] = []
  private var known: [Entry: Node] = [:]
  /// The number of variables.
  public let dimension: Int
  /// Shapes of the data blocks.
  public private(set) var data: [[Int]] = []
  private(set) var tables: [[Double]] = []
  private(set) var lists: [[Node]] = []
  private(set) var indexLists: [[Int32]] = []
  private var knownIndexLists: [[Int32]: Int] = [:]
  private var knownLists: [[Node]: Int] = [:]
  private(set) var loops: [String] = []
  public let variables: Node
  /// Nodes that depend on the variables.
  private(set) var varies: [Bool] = []

  public init(dimension: Int) {
    self.dimension = dimension
    variables = 0
    _ = append(.variables, shape: [dimension])
  }

  // MARK: Leaves

  /// A block of data bound later.
  public mutating func addData(shape: [Int]) -> Node {
    data.append(shape)
    return append(.data, shape: shape, payload: data.count - 1)
  }

  public mutating func constant(_ x: Double) -> Node {
    append(.constant, payload: Int(Int64(bitPattern: x.bitPattern)))
  }

  public mutating func table(_ values: [Double], shape: [Int]) -> Node {
    tables.append(values)
    return append(.table, shape: shape, payload: tables.count - 1)
  }

  /// The value of a constant number.
  public func constantValue(_ node: Node) -> Double? {
    let entry = entries[node]
    return entry.operation == .constant ? Double(bitPattern: UInt64(bitPattern: Int64(entry.payload))) : nil
  }

  public func shape(_ node: Node) -> [Int] { entries[node].shape }
  public func isVariable(_ node: Node) -> Bool { varies[node] }

  // MARK: Operations

  public mutating func apply(_ operation: Operation, _ a: Node, payload: Int = 0) -> Node {
    append(operation, a, shape: entries[a].shape, payload: payload)
  }

  /// Operands of one shape, or of two when one is a number.
  public mutating func apply(_ operation: Operation, _ a: Node, _ b: Node, payload: Int = 0) -> Node {
    let shape = entries[a].isNumber ? entries[b].shape : entries[a].shape
    precondition(
      entries[a].isNumber || entries[b].isNumber || entries[b].shape == shape,
      "whoever builds a graph brings operands to one shape")
    return append(operation, a, b, shape: shape, payload: payload)
  }

  public mutating func select(_ condition: Node, _ a: Node, _ b: Node) -> Node {
    let shape = [condition, a, b].map { entries[$0].shape }.first { !$0.isEmpty } ?? []
    return append(.select, condition, a, b, shape: shape)
  }

  /// An array function on doubles, by its name in the loops' table.
  public mutating func loop(_ name: String, _ a: Node, _ b: Node? = nil) -> Node {
    let number = loops.firstIndex(of: name) ?? loops.count
    if number == loops.count { loops.append(name) }
    if let b { return apply(.loop2, a, b, payload: number) }
    return apply(.loop1, a, payload: number)
  }

  public mutating func c(_ function: CFunction, _ a: Node, _ b: Node? = nil) -> Node {
    if let b { return apply(.c2, a, b, payload: function.rawValue) }
    return apply(.c1, a, payload: function.rawValue)
  }

  /// `sum`, `product`, `largest` and `least` of all elements.
  public mutating func fold(_ operation: Operation, _ a: Node) -> Node { append(operation, a, shape: []) }

  public mutating func dot(_ a: Node, _ b: Node) -> Node { append(.dot, a, b, shape: []) }

  /// Sums along the last axis (`sumRows`) or the first (`sumColumns`) of a matrix.
  public mutating func fold(_ operation: Operation, _ a: Node, along shape: [Int]) -> Node {
    append(operation, a, shape: shape)
  }

  public mutating func matrixVector(_ matrix: Node, _ vector: Node) -> Node {
    append(.matrixVector, matrix, vector, shape: [entries[matrix].shape[0]])
  }

  public mutating func vectorMatrix(_ vector: Node, _ matrix: Node) -> Node {
    append(.vectorMatrix, vector, matrix, shape: [entries[matrix].shape[1]])
  }

  public mutating func element(_ a: Node, _ index: Int) -> Node {
    let entry = entries[a]
    if entry.isNumber { return a }
    if entry.operation == .pack { return lists[entry.payload][index] }
    if entry.operation == .shift { return element(entry.a, index + entry.payload) }
    if entry.operation == .gather { return element(entry.a, Int(indexLists[entry.payload][index])) }
    if entry.operation == .reshape { return element(entry.a, index) }
    if entry.operation == .table { return constant(tables[entry.payload][index]) }
    return append(.element, a, shape: [], payload: index)
  }

  public mutating func shift(_ a: Node, from start: Int, shape: [Int]) -> Node {
    if start == 0, shape.reduce(1, *) == entries[a].size { return reshape(a, shape) }
    if entries[a].isNumber { return broadcast(a, shape) }
    return append(.shift, a, shape: shape, payload: start)
  }

  /// The elements of `a` at the given places, in a new shape.
  public mutating func gather(_ a: Node, _ places: [Int32], shape: [Int]) -> Node {
    if entries[a].isNumber { return broadcast(a, shape) }
    if let first = places.first, places.indices.allSatisfy({ Int(places[$0]) == Int(first) + $0 }) {
      return shift(a, from: Int(first), shape: shape)
    }
    return append(.gather, a, shape: shape, payload: indexList(places))
  }

  /// A block of `shape` in which the elements of `a` are added up at the given places.
  mutating func scatter(_ a: Node, _ places: [Int32], shape: [Int]) -> Node {
    append(.scatter, a, shape: shape, payload: indexList(places))
  }

  public mutating func reshape(_ a: Node, _ shape: [Int]) -> Node {
    if entries[a].shape == shape { return a }
    if entries[a].isNumber { return pack([a], shape: shape) }
    if shape.isEmpty { return element(a, 0) }
    if entries[a].operation == .reshape { return reshape(entries[a].a, shape) }
    return append(.reshape, a, shape: shape)
  }

  /// A number as a block.
  public mutating func broadcast(_ a: Node, _ shape: [Int]) -> Node {
    shape.isEmpty ? a : append(.copy, a, shape: shape)
  }

  public mutating func pack(_ numbers: [Node], shape: [Int]) -> Node {
    if let number = knownLists[numbers] { return append(.pack, shape: shape, payload: number) }
    lists.append(numbers)
    knownLists[numbers] = lists.count - 1
    return append(.pack, shape: shape, payload: lists.count - 1)
  }

  /// Whether everything is made of operations that each have one right result, and of the C library's functions: then values
  /// are the array functions' and NumPy's, bit for bit.
  public var isArithmetic: Bool {
    entries.allSatisfy { entry in
      switch entry.operation {
      case .exp, .log, .log1p, .tanh, .loop1, .loop2, .product, .dot, .matrixVector, .vectorMatrix: false
      default: true
      }
    }
  }

  /// Takes x·x for the C library's power with the exponent 2, which may differ from it in the last place.
  public mutating func writePowersAsSquares() {
    for (node, entry) in entries.enumerated() where entry.operation == .c2 {
      guard entry.payload == CFunction.pow.rawValue, constantValue(entry.b) == 2 else { continue }
      entries[node] = Entry(operation: .square, a: entry.a, b: -1, c: -1, shape: entry.shape, payload: 0)
    }
  }

  private mutating func indexList(_ places: [Int32]) -> Int {
    if let number = knownIndexLists[places] { return number }
    indexLists.append(places)
    knownIndexLists[places] = indexLists.count - 1
    return indexLists.count - 1
  }

  private mutating func append(
    _ operation: Operation, _ a: Node = -1, _ b: Node = -1, _ c: Node = -1, shape: [Int] = [],
    payload: Int = 0
  ) -> Node {
    let entry = Entry(operation: operation, a: a, b: b, c: c, shape: shape, payload: payload)
    if let node = known[entry] { return node }
    let operands = operation == .pack ? lists[payload] : entry.operands
    entries.append(entry)
    varies.append(operation == .variables || operands.contains { varies[$0] })
    known[entry] = entries.count - 1
    return entries.count - 1
  }

  func operands(_ node: Node) -> [Node] {
    let entry = entries[node]
    return entry.operation == .pack ? lists[entry.payload] : entry.operands
  }
}

/// Functions of the C library that programs call by `math.…` and by Python's own arithmetic.
public enum CFunction: Int, Sendable {
  case exp, exp2, expm1, log, log2, log10, log1p, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
  case asinh, acosh, atanh, erf, erfc, gamma, lgamma, cbrt
  case pow, atan2, hypot, fmod
}
