import OctavoLanguage
import OctavoNumerics

/// What a followed value is to the program.
enum TracedKind: UInt8 {
  /// An array of float64, of bool.
  case array, boolArray
  /// `np.float64`, `np.bool`, and Python's own float.
  case numpyFloat, numpyBool, pythonFloat

  var isBool: Bool { self == .boolArray || self == .numpyBool }
}

/// Builds the graph of a function while the tracer follows it: NumPy's rules for the followed values.
final class KernelTracing: TraceDomain {
  typealias Node = FunctionGraph.Node

  /// An operand of an operation: its node, and whether Python or NumPy owns the number.
  struct Operand {
    let node: Node
    let kind: TracedKind
  }

  /// Data of the program that the kernel reads anew for each use.
  struct DataSource {
    let source: TraceSource
    let shape: [Int]
    let kind: TracedKind
    /// How many elements a vector has; -1 for anything else.
    var vectorCount: Int { shape.count == 1 ? shape[0] : -1 }
  }

  /// An array whose contents were computed with while tracing.
  struct Contents {
    let source: TraceSource
    let copy: NDArray
  }

  unowned(unsafe) let machine: Machine
  var graph: FunctionGraph
  private(set) var data: [DataSource] = []
  private(set) var contents: [Contents] = []
  private var knownSources: [TraceSource: Value] = [:]
  /// What `ownArray` made.
  private var ownTables: Set<Node> = []
  private static let largestOwnArray = 256
  private var sourceOfData: [Node: (source: TraceSource, array: NDArray)] = [:]
  /// Where floats change from use to use, so that they are data too.
  private let volatile: Set<TraceSource>
  private let type: TypeObject
  /// Only what gives the bits of the array functions is followed, and only results that are arrays of their own.
  let isExact: Bool
  static let largestBlock = 4_000_000
  /// Array functions go through longer arrays as fast, on several processors.
  static let largestExactBlock = 20_000

  init(
    _ machine: Machine, dimension: Int, volatile: Set<TraceSource>, type: TypeObject, isExact: Bool = false
  ) {
    (self.machine, self.volatile, self.type, self.isExact) = (machine, volatile, type, isExact)
    graph = FunctionGraph(dimension: dimension)
  }

  // MARK: Followed values

  func traced(_ node: Node, _ kind: TracedKind, known: Value = .undefined, isOwn: Bool = false) -> Value {
    Value(
      machine.heap.adopt(
        TracedObject(node: node, kind: kind.rawValue, known: known, isOwn: isOwn, type: type)))
  }

  /// A result of array functions: a block is an array, a number NumPy's.
  func result(_ node: Node, isBool: Bool = false, isOwn: Bool = false) -> Value {
    let isNumber = graph.shape(node).isEmpty
    let kind: TracedKind = isBool ? (isNumber ? .numpyBool : .boolArray) : isNumber ? .numpyFloat : .array
    return traced(node, kind, isOwn: isOwn && !isNumber)
  }

  func kind(_ x: TracedObject) -> TracedKind { TracedKind(rawValue: x.kind) ?? .array }

  func captured(_ value: Value, _ source: TraceSource) throws -> Value? {
    if let known = knownSources[source] { return known }
    if value.isFloat || value.tag == NumpyTypes.float64Tag {
      guard volatile.contains(source) else { return nil }
      return addData(value, source, shape: [], value.isFloat ? .pythonFloat : .numpyFloat)
    }
    guard let array = value.as(ArrayObject.self)?.array else { return nil }
    guard value.object.type === machine.numpy.ndarray else { throw TraceFailure("it reads a special array") }
    if array.dtype == .float64, array.rank > 0, array.size > 0 {
      guard array.size <= (isExact ? Self.largestExactBlock : Self.largestBlock) else {
        throw TraceFailure("it reads an array of \(array.size) elements")
      }
      if isExact, array.rank > 1, !array.isContiguous {
        throw TraceFailure("it reads an array in another order")
      }
      return addData(value, source, shape: Array(array.shape), .array)
    }
    guard array.size <= Self.largestBlock else {
      throw TraceFailure("it reads an array of \(array.size) elements")
    }
    // Other types of elements have arithmetic of their own, which is done while tracing.
    contents.append(Contents(source: source, copy: try array.copy()))
    knownSources[source] = value
    return value
  }

  private func addData(_ value: Value, _ source: TraceSource, shape: [Int], _ kind: TracedKind) -> Value {
    let node = graph.addData(shape: shape)
    data.append(DataSource(source: source, shape: shape, kind: kind))
    let object = traced(node, kind, known: value)
    knownSources[source] = object
    if let array = value.as(ArrayObject.self)?.array { sourceOfData[node] = (source, array) }
    return object
  }

  /// A small array made by the traced code, which may store into it. As long as it has not, it is known.
  func ownArray(_ value: Value) -> Value? {
    guard let array = value.as(ArrayObject.self)?.array, array.dtype == .float64, array.rank > 0,
      (1...Self.largestOwnArray).contains(array.size),
      let values = try? array.contiguous().values(as: Double.self)
    else { return nil }
    let node = graph.table(values, shape: Array(array.shape))
    ownTables.insert(node)
    return traced(node, .array, known: value, isOwn: true)
  }

  /// The value itself of data that has to be known while tracing; from now on its contents matter.
  func concrete(_ x: Value) throws -> Value {
    if let object = x.as(TracedObject.self) {
      if ownTables.contains(object.node), !object.known.isUndefined {
        object.isOwn = false
        return object.known
      }
      guard !object.known.isUndefined, let origin = sourceOfData[object.node] else {
        throw TraceFailure("it needs to know a value that depends on the parameters")
      }
      if !contents.contains(where: { $0.source == origin.source }) {
        contents.append(Contents(source: origin.source, copy: try origin.array.copy()))
      }
      return object.known
    }
    if let list = x.as(ListObject.self) { return machine.list(try list.items.map(concrete)) }
    if let tuple = x.as(TupleObject.self) { return machine.tuple(try tuple.items.map(concrete)) }
    return x
  }

  // MARK: Operands

  /// A number or an array as an operand.
  func operand(_ x: Value) throws -> Operand {
    switch x.tag {
    case Value.Tag.int where abs(x.int) < 1 << 53:
      return Operand(node: graph.constant(Double(x.int)), kind: .pythonFloat)
    case Value.Tag.bool: return Operand(node: graph.constant(x.isTrue ? 1 : 0), kind: .pythonFloat)
    case Value.Tag.float: return Operand(node: graph.constant(x.float), kind: .pythonFloat)
    default: break
    }
    if let (scalar, dtype) = machine.numpyScalar(x) {
      guard dtype == .float64 || dtype == .int64 || dtype.isBool else { throw unsupported(x) }
      return Operand(node: graph.constant(scalar.double), kind: dtype.isBool ? .numpyBool : .numpyFloat)
    }
    guard x.isObject else { throw unsupported(x) }
    switch x.object {
    case let object as TracedObject: return Operand(node: object.node, kind: kind(object))
    case let object as ArrayObject:
      let array = object.array
      guard array.dtype == .float64 || array.dtype == .int64 || array.dtype.isBool, array.size > 0 else {
        throw unsupported(x)
      }
      let values = try array.astype(.float64).contiguous().values(as: Double.self)
      if array.rank == 0 { return Operand(node: graph.constant(values[0]), kind: .numpyFloat) }
      return Operand(
        node: graph.table(values, shape: Array(array.shape)), kind: array.dtype.isBool ? .boolArray : .array)
    case is ListObject, is TupleObject: return Operand(node: try arrayNode(x), kind: .array)
    default: throw unsupported(x)
    }
  }

  /// Something else shows the same memory from now on, so that no change of the array can be followed.
  func share(_ x: Value) { x.as(TracedObject.self)?.isOwn = false }

  func unsupported(_ x: Value) -> TraceFailure {
    TraceFailure("it computes with a value of type '\(machine.typeName(x))'")
  }

  /// `np.array(x)` as a node.
  func arrayNode(_ x: Value) throws -> Node {
    if x.as(ListObject.self) == nil, x.as(TupleObject.self) == nil { return try operand(x).node }
    let items = x.as(ListObject.self)?.items ?? x.as(TupleObject.self)?.items ?? []
    guard !items.isEmpty, items.count <= 10_000 else {
      throw TraceFailure("it makes an array of \(items.count) values")
    }
    if !items.contains(where: { $0.isObject }),
      items.allSatisfy({ !$0.isFloat && $0.tag != NumpyTypes.float64Tag })
    {
      throw TraceFailure("it makes an array of integers")
    }
    let nodes = try items.map(arrayNode)
    let inner = graph.shape(nodes[0])
    guard nodes.allSatisfy({ graph.shape($0) == inner }) else {
      throw TraceFailure("it makes a ragged array")
    }
    return stack(nodes, shape: [nodes.count] + inner)
  }

  /// Blocks one after another.
  func stack(_ nodes: [Node], shape: [Int]) -> Node {
    var numbers: [Node] = []
    for node in nodes {
      let size = graph.shape(node).reduce(1, *)
      for index in 0..<size { numbers.append(graph.element(node, index)) }
    }
    return graph.pack(numbers, shape: shape)
  }

  /// Brings blocks to their common shape; numbers stay numbers.
  func unified(_ nodes: [Node]) throws -> [Node] {
    let shapes = nodes.map { graph.shape($0) }.filter { !$0.isEmpty }
    guard let first = shapes.first, shapes.contains(where: { $0 != first }) else { return nodes }
    var target = Dims(first)
    for shape in shapes { target = try broadcastShape(target, Dims(shape)) }
    guard target.product <= (isExact ? Self.largestExactBlock : Self.largestBlock) else {
      throw TraceFailure("it makes a very large array")
    }
    return try nodes.map { node in
      let shape = graph.shape(node)
      if shape.isEmpty || shape == Array(target) { return node }
      let places = try places(shape).broadcast(to: target)
      return try gathered(node, places)
    }
  }

  /// The places of the elements of a block, as an array of its shape.
  func places(_ shape: [Int]) throws -> NDArray {
    try NDArray.arange(0, shape.reduce(1, *)).reshape(Dims(shape))
  }

  /// The elements at some places of a block, in the shape of `places`.
  func gathered(_ node: Node, _ places: NDArray) throws -> Node {
    let list = try places.astype(.int64).contiguous().values(as: Int.self).map {
      Int32(truncatingIfNeeded: $0)
    }
    guard !list.isEmpty else { throw TraceFailure("it makes an empty array") }
    if places.rank == 0 { return graph.element(node, Int(list[0])) }
    return graph.gather(node, list, shape: Array(places.shape))
  }

  // MARK: Operators

  func binary(_ op: BinaryOperator, inPlace: Bool, _ x: Value, _ y: Value) throws -> Value {
    // Sequences beside an array would be joined or repeated only among themselves.
    let target = inPlace ? x.as(TracedObject.self) : nil
    if let target, !graph.shape(target.node).isEmpty, !target.isOwn {
      throw TraceFailure("it changes an array in place")
    }
    let computed = try binaryResult(op, x, y)
    guard let target, !graph.shape(target.node).isEmpty else { return computed }
    guard let made = computed.as(TracedObject.self), graph.shape(made.node) == graph.shape(target.node),
      kind(made) == kind(target)
    else { throw TraceFailure("it changes the shape of an array in place") }
    target.node = made.node
    return x
  }

  private func binaryResult(_ op: BinaryOperator, _ x: Value, _ y: Value) throws -> Value {
    let (a, b) = (try operand(x), try operand(y))
    if op == .matrixMultiply { return result(try matrixProduct(a.node, b.node)) }
    let isPython = a.kind == .pythonFloat && b.kind == .pythonFloat
    if op == .bitAnd || op == .bitOr || op == .bitXor {
      guard a.kind.isBool, b.kind.isBool else { throw TraceFailure("it uses bit operators on numbers") }
      let operation: FunctionGraph.Operation = op == .bitAnd ? .and : op == .bitOr ? .or : .notEqual
      return result(try elementwise(operation, a.node, b.node), isBool: true)
    }
    if a.kind.isBool, b.kind.isBool { throw TraceFailure("it computes with truth values") }
    let node: Node
    switch op {
    case .add: node = try elementwise(.add, a.node, b.node)
    case .subtract: node = try elementwise(.subtract, a.node, b.node)
    case .multiply: node = try elementwise(.multiply, a.node, b.node)
    case .divide: node = try elementwise(.divide, a.node, b.node)
    case .power:
      // Scalars take the C library's function.
      let isScalar =
        graph.shape(a.node).isEmpty && (graph.constantValue(b.node).map { $0 >= 2 && $0 <= 64 } ?? false)
      node = isPython || isScalar ? graph.c(.pow, a.node, b.node) : try power(a.node, b.node)
    case .floorDivide, .modulo:
      if isPython { throw TraceFailure("it uses // or % on floats") }
      let parts = try unified([a.node, b.node])
      node = graph.loop(op == .modulo ? "remainder" : "floor_divide", parts[0], parts[1])
    default: throw TraceFailure("it uses the operator '\(op.rawValue)'")
    }
    return isPython ? traced(node, .pythonFloat) : result(node, isOwn: true)
  }

  func elementwise(_ operation: FunctionGraph.Operation, _ a: Node, _ b: Node) throws -> Node {
    let parts = try unified([a, b])
    return graph.apply(operation, parts[0], parts[1])
  }

  /// `a ** b` by the rules of arrays. Whole exponents up to four are products.
  func power(_ a: Node, _ b: Node) throws -> Node {
    if isExact {
      switch graph.constantValue(b) {
      case 1: return graph.apply(.copy, a)
      case 2: return graph.apply(.square, a)
      case 0.5: return graph.apply(.sqrt, a)
      case -1: return graph.apply(.divide, graph.constant(1), a)
      default:
        let parts = try unified([a, b])
        return graph.loop("power", parts[0], parts[1])
      }
    }
    switch graph.constantValue(b) {
    case 1: return graph.apply(.copy, a)
    case 2: return graph.apply(.square, a)
    case 3: return graph.apply(.multiply, graph.apply(.square, a), a)
    case 4: return graph.apply(.square, graph.apply(.square, a))
    case 0.5: return graph.apply(.sqrt, a)
    case -1: return graph.apply(.divide, graph.constant(1), a)
    default:
      let parts = try unified([a, b])
      return graph.loop("power", parts[0], parts[1])
    }
  }

  func matrixProduct(_ a: Node, _ b: Node) throws -> Node {
    if isExact { throw TraceFailure("it multiplies matrices, which adds up in an order of its own") }
    let (left, right) = (graph.shape(a), graph.shape(b))
    guard !left.isEmpty, !right.isEmpty, left.last == right[max(right.count - 2, 0)] else {
      throw TraceFailure("a matrix product does not fit")
    }
    switch (left.count, right.count) {
    case (1, 1): return graph.dot(a, b)
    case (2, 1): return graph.matrixVector(a, b)
    case (1, 2): return graph.vectorMatrix(a, b)
    case (2, 2):
      // Row by row, which is meant for the small matrices of models.
      guard left[0] * right[1] <= 4096 else { throw TraceFailure("it multiplies large matrices") }
      let rows = (0..<left[0]).map { row in
        graph.vectorMatrix(graph.shift(a, from: row * left[1], shape: [left[1]]), b)
      }
      return stack(rows, shape: [left[0], right[1]])
    default: throw TraceFailure("it multiplies arrays of more than two dimensions")
    }
  }

  func unary(_ slot: Slot, _ x: Value) throws -> Value {
    let a = try operand(x)
    switch slot {
    case .neg where !a.kind.isBool:
      let node = graph.apply(.negative, a.node)
      return a.kind == .pythonFloat ? traced(node, .pythonFloat) : result(node, isOwn: true)
    case .pos where !a.kind.isBool: return traced(a.node, a.kind)
    case .invert where a.kind.isBool: return result(graph.apply(.not, a.node), isBool: true)
    default: throw TraceFailure("it uses an operator on truth values")
    }
  }

  func compare(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    if x.isNone || y.isNone { throw TraceFailure("it compares with None") }
    let (a, b) = (try operand(x), try operand(y))
    return result(try comparison(op, a.node, b.node), isBool: true, isOwn: true)
  }

  func comparison(_ op: CompareOperator, _ a: Node, _ b: Node) throws -> Node {
    switch op {
    case .less: return try elementwise(.less, a, b)
    case .lessEqual: return try elementwise(.lessEqual, a, b)
    case .greater: return try elementwise(.less, b, a)
    case .greaterEqual: return try elementwise(.lessEqual, b, a)
    case .equal: return try elementwise(.equal, a, b)
    case .notEqual: return try elementwise(.notEqual, a, b)
    default: throw TraceFailure("it uses the comparison '\(op.rawValue)'")
    }
  }

  // MARK: Attributes and items

  func type(of x: TracedObject) -> TypeObject {
    switch kind(x) {
    case .array, .boolArray: machine.numpy.ndarray
    case .numpyFloat: machine.numpy.type(of: .float64)
    case .numpyBool: machine.numpy.type(of: .bool)
    case .pythonFloat: machine.types.float
    }
  }

  func attribute(of x: TracedObject, _ name: String) throws -> Value {
    let shape = graph.shape(x.node)
    if kind(x) != .pythonFloat {
      switch name {
      case "shape": return machine.tuple(shape.map { Value($0) })
      case "size": return Value(shape.reduce(1, *))
      case "ndim": return Value(shape.count)
      case "dtype": return machine.numpy.object(for: kind(x).isBool ? .bool : .float64, machine)
      case "T":
        x.isOwn = false
        return result(try gathered(x.node, places(shape).transpose()), isBool: kind(x).isBool)
      case "real": return Value(x)
      default: break
      }
    }
    throw TraceFailure("it reads the attribute '\(name)' of a parameter")
  }

  func item(of x: TracedObject, _ key: Value) throws -> Value {
    let shape = graph.shape(x.node)
    guard !shape.isEmpty else { throw TraceFailure("it indexes a number") }
    let isBool = kind(x).isBool
    let wanted = try concrete(key)
    if wanted.isInt, shape.count == 1 {
      let index = wanted.int < 0 ? wanted.int + shape[0] : wanted.int
      guard index >= 0, index < shape[0] else { throw TraceFailure("an index is out of range") }
      return result(graph.element(x.node, index), isBool: isBool)
    }
    let found = try machine.item(of: machine.arrayObject(places(shape)), wanted)
    guard let array = found.as(ArrayObject.self)?.array else {
      guard let (scalar, _) = machine.numpyScalar(found) else {
        throw TraceFailure("it uses an index that is not followed")
      }
      return result(graph.element(x.node, scalar.integer), isBool: isBool)
    }
    // A view would see later changes of the array.
    x.isOwn = false
    return result(try gathered(x.node, array), isBool: isBool)
  }

  func setItem(of x: TracedObject, _ key: Value, to value: Value) throws {
    guard x.isOwn, kind(x) == .array else {
      throw TraceFailure("it stores into an array that outlives the call")
    }
    let shape = graph.shape(x.node)
    let size = shape.reduce(1, *)
    guard size <= 10_000 else { throw TraceFailure("it stores into a large array") }
    let found = try machine.item(of: machine.arrayObject(places(shape)), concrete(key))
    let places =
      try found.as(ArrayObject.self)?.array
      ?? NDArray([Double(machine.numpyScalar(found)?.scalar.integer ?? 0)])
    let targets = try places.astype(.int64).contiguous().values(as: Int.self)
    var source = try operand(value).node
    if !graph.shape(source).isEmpty, graph.shape(source) != Array(places.shape) {
      let inner = graph.shape(source)
      source = try gathered(source, self.places(inner).broadcast(to: places.shape))
    }
    var numbers = (0..<size).map { graph.element(x.node, $0) }
    for (index, target) in targets.enumerated() { numbers[target] = graph.element(source, index) }
    x.node = graph.pack(numbers, shape: shape)
  }

  func items(of x: TracedObject) throws -> [Value] {
    let shape = graph.shape(x.node)
    guard let count = shape.first, count <= 10_000 else {
      throw TraceFailure("it loops over \(shape.isEmpty ? "a number" : "a long array")")
    }
    let inner = Array(shape.dropFirst())
    let size = inner.reduce(1, *)
    return (0..<count).map { index in
      result(
        inner.isEmpty ? graph.element(x.node, index) : graph.shift(x.node, from: index * size, shape: inner),
        isBool: kind(x).isBool)
    }
  }

  func call(_ callee: Value, _ arguments: [Value], names: [String], _ tracer: Tracer) throws -> Value {
    try KernelCall(self, tracer, callee, arguments, names).value()
  }
}
