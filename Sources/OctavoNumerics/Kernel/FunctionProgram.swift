import CVectorKernels
import Glibc

/// A graph made into straight-line code over memory of its own: evaluating allocates nothing.
///
/// Not to be used by two threads at once; `copy()` gives another thread a program of its own.
public final class FunctionProgram {
  public let graph: FunctionGraph
  public let outputs: [FunctionGraph.Node]
  /// The point, to be written before `run`.
  public let variables: UnsafeMutablePointer<Double>
  public let dimension: Int

  private let memory: UnsafeMutablePointer<Double>
  private var addresses: [UnsafeMutablePointer<Double>?]
  private let steps: UnsafeMutablePointer<ovk_step>
  private let setupCount: Int
  private let stepCount: Int
  /// Runs of steps that depend on the same variables; empty where everything is computed each time.
  private let segments: [ProgramPlan.Segment]
  /// The point of the last evaluation, whose results still stand unless `isStale`.
  private let lastPoint: UnsafeMutablePointer<UInt64>
  private var isStale = true
  private var isPrepared = false
  /// What is worth remembering for values of one variable that come again.
  private var remembered: [RememberedBlocks] = []
  /// Where each data block lies; without an address where the program does not read it.
  private let dataPlaces: UnsafeMutablePointer<DataPlace>
  private struct DataPlace {
    var address: UnsafeMutablePointer<Double>?
    var size = 0
  }
  private let indexMemory: [UnsafeMutablePointer<Int32>]
  private var sourceMemory: [UnsafeMutablePointer<UnsafePointer<Double>?>] = []

  public init(_ graph: FunctionGraph, outputs: [FunctionGraph.Node]) {
    self.graph = graph
    self.outputs = outputs
    dimension = graph.dimension
    let plan = ProgramPlan(graph, outputs: outputs)
    let room = max(plan.memorySize, 8)
    memory = UnsafeMutableRawPointer.allocate(byteCount: room * 8, alignment: 64)
      .bindMemory(to: Double.self, capacity: room)
    memory.initialize(repeating: 0, count: room)
    let base = memory
    addresses = plan.places.map { $0.map { base + $0 } }
    indexMemory = graph.indexLists.map { list in
      let block = UnsafeMutablePointer<Int32>.allocate(capacity: max(list.count, 1))
      block.initialize(from: list, count: list.count)
      return block
    }
    // The variables have a place: the plan keeps it whether or not they are used.
    variables = addresses[graph.variables] ?? base
    steps = .allocate(capacity: max(plan.order.count, 1))
    setupCount = plan.setupCount
    stepCount = plan.order.count
    segments = plan.segments
    lastPoint = .allocate(capacity: max(graph.dimension, 1))
    lastPoint.initialize(repeating: 0, count: max(graph.dimension, 1))
    dataPlaces = .allocate(capacity: max(graph.data.count, 1))
    dataPlaces.initialize(repeating: DataPlace(), count: graph.data.count)
    for (node, entry) in graph.entries.enumerated() where entry.operation == .data {
      dataPlaces[entry.payload] = DataPlace(address: addresses[node], size: entry.size)
    }
    for node in graph.entries.indices { fillLeaf(node) }
    for (index, node) in plan.order.enumerated() { (steps + index).initialize(to: step(node)) }
    remembered = plan.standing.compactMap { standing in
      let blocks = standing.nodes.compactMap { node in
        addresses[node].map { (address: $0, size: Self.padded(graph.entries[node].size)) }
      }
      let bit = ProgramPlan.bit(of: standing.variable)
      return RememberedBlocks(variable: standing.variable, bit: bit, blocks: blocks)
    }
  }

  deinit {
    UnsafeMutableRawPointer(memory).deallocate()
    lastPoint.deallocate()
    dataPlaces.deallocate()
    steps.deallocate()
    for block in indexMemory { block.deallocate() }
    for block in sourceMemory { block.deallocate() }
  }

  /// The same program with memory of its own and the same data.
  public func copy() -> FunctionProgram {
    let other = FunctionProgram(graph, outputs: outputs)
    other.bindData(of: self)
    _ = other.prepare()
    return other
  }

  /// Takes over the data of another program of the same graph, as far as that one reads them.
  public func bindData(of other: FunctionProgram) {
    for index in graph.data.indices {
      if let address = other.dataPlaces[index].address { bind(index, address) }
    }
  }

  /// Whether both have the same data bound, bit for bit.
  public func holdsSameData(as other: FunctionProgram) -> Bool {
    for index in graph.data.indices {
      let (mine, its) = (dataPlaces[index], other.dataPlaces[index])
      guard let address = mine.address, let other = its.address else { continue }
      if mine.size != its.size || memcmp(address, other, mine.size * 8) != 0 { return false }
    }
    return true
  }

  /// Where output `index` is found after a run.
  @inline(__always)
  public func output(_ index: Int) -> UnsafePointer<Double> {
    // Outputs are live, so they have a place.
    UnsafePointer(addresses[outputs[index]].unsafelyUnwrapped)
  }

  public func outputSize(_ index: Int) -> Int { graph.entries[outputs[index]].size }

  /// Copies a data block in, if it is another one than before, bit for bit.
  @inline(__always)
  public func bind(_ index: Int, _ values: UnsafePointer<Double>) {
    let size = dataPlaces[index].size
    guard size > 0, let address = dataPlaces[index].address, memcmp(address, values, size * 8) != 0 else {
      return
    }
    address.update(from: values, count: size)
    Self.pad(address, size)
    isPrepared = false
  }

  /// Computes what depends on the data only; to be called after binding.
  ///
  /// - Returns: whether no floating-point condition was met.
  @inline(__always)
  public func prepare() -> Bool { isPrepared || prepareAgain() }

  private func prepareAgain() -> Bool {
    isStale = true
    for blocks in remembered { blocks.forget() }
    isPrepared = setupCount == 0 || isClean(ovk_run_program(steps, setupCount))
    return isPrepared
  }

  /// Evaluates at `variables`.
  ///
  /// - Returns: false if a division by zero, an overflow or an invalid operation was met: then the results
  ///   need not be what the original function gives, which may have warned or raised.
  @inline(__always)
  public func run() -> Bool {
    segments.isEmpty ? isClean(ovk_run_program(steps + setupCount, stepCount - setupCount)) : runChanged()
  }

  /// Evaluates the steps that depend on a variable with another value than last time.
  private func runChanged() -> Bool {
    var changed: UInt64 = 0
    for index in 0..<dimension {
      let bits = variables[index].bitPattern
      if bits != lastPoint[index] {
        lastPoint[index] = bits
        changed |= ProgramPlan.bit(of: index)
      }
    }
    if isStale { changed = .max }
    isStale = true
    var known: UInt64 = 0
    for blocks in remembered where blocks.bit & changed != 0 {
      if blocks.restore(lastPoint[blocks.variable]) { known |= blocks.bit }
    }
    var flags: UInt32 = 0
    for segment in segments where segment.variables & changed != 0 && segment.variables & ~known != 0 {
      flags |= ovk_run_program(steps + segment.first, segment.count)
    }
    isStale = !isClean(flags)
    if !isStale {
      for blocks in remembered where blocks.bit & changed & ~known != 0 {
        blocks.keep(lastPoint[blocks.variable])
      }
    }
    return !isStale
  }

  @inline(__always)
  private func isClean(_ flags: UInt32) -> Bool {
    flags & UInt32(OVK_INVALID | OVK_DIVIDE | OVK_OVERFLOW | OVK_INTERRUPTED) == 0
  }

  // MARK: Making the steps

  static func padded(_ size: Int) -> Int { size == 1 ? 1 : (size + 7) & ~7 }

  private static func pad(_ address: UnsafeMutablePointer<Double>, _ size: Int) {
    guard size > 1 else { return }
    for index in size..<padded(size) { address[index] = address[size - 1] }
  }

  private func fillLeaf(_ node: FunctionGraph.Node) {
    guard let address = addresses[node] else { return }
    let entry = graph.entries[node]
    switch entry.operation {
    case .constant: address.pointee = graph.constantValue(node) ?? 0
    case .table:
      address.update(from: graph.tables[entry.payload], count: entry.size)
      Self.pad(address, entry.size)
    default: break
    }
  }

  private func step(_ node: FunctionGraph.Node) -> ovk_step {
    let entry = graph.entries[node]
    var step = ovk_step()
    step.operation = Self.code(entry.operation)
    step.count = UInt32(entry.size)
    step.out = addresses[node]
    step.a = address(entry.a)
    step.b = address(entry.b)
    step.c = address(entry.c)
    if entry.operation.isElementwise {
      for (bit, operand) in [entry.a, entry.b, entry.c].enumerated() where operand >= 0 {
        if graph.entries[operand].isNumber && !entry.isNumber { step.still |= 1 << UInt16(bit) }
      }
      if entry.operation == .copy, !entry.isNumber, graph.entries[entry.a].isNumber {
        // A number spread over a block: any operation of two operands standing still does it.
        step.operation = UInt16(OVK_MAXIMUM)
        step.b = step.a
        step.still = 3
      }
    }
    switch entry.operation {
    case .loop1, .loop2: step.loop = Self.loop(graph.loops[entry.payload], entry.operation == .loop2)
    case .c1: step.function1 = CFunction(rawValue: entry.payload)?.unary
    case .c2: step.function2 = CFunction(rawValue: entry.payload)?.binary
    case .sum, .product, .largest, .least, .dot: step.count = UInt32(graph.entries[entry.a].size)
    case .sumRows, .sumColumns, .matrixVector:
      let shape = graph.entries[entry.a].shape
      step.columns = UInt32(entry.operation == .sumColumns ? shape.dropFirst().reduce(1, *) : shape.last ?? 1)
      step.rows = UInt32(graph.entries[entry.a].size) / max(step.columns, 1)
    case .vectorMatrix:
      step.rows = UInt32(graph.entries[entry.b].shape[0])
      step.columns = UInt32(graph.entries[entry.b].shape[1])
    case .shift: step.rows = UInt32(entry.payload)
    case .gather: step.index = UnsafePointer(indexMemory[entry.payload])
    case .scatter:
      step.index = UnsafePointer(indexMemory[entry.payload])
      step.rows = UInt32(graph.entries[entry.a].size)
    case .pack:
      let list = graph.lists[entry.payload]
      let sources = UnsafeMutablePointer<UnsafePointer<Double>?>.allocate(capacity: max(list.count, 1))
      for (index, source) in list.enumerated() { (sources + index).initialize(to: address(source)) }
      sourceMemory.append(sources)
      step.sources = UnsafePointer(sources)
    default: break
    }
    return step
  }

  /// Elements and reshaped blocks lie in the memory of what they are taken from.
  private func address(_ node: FunctionGraph.Node) -> UnsafePointer<Double>? {
    node < 0 ? nil : addresses[node].map { UnsafePointer($0) }
  }

  private static func loop(_ name: String, _ isBinary: Bool) -> ovk_fn? {
    guard var row = ovk_loops(name) else { return nil }
    let wanted = isBinary ? "dd->d" : "d->d"
    while let signature = row.pointee.signature {
      if String(cString: signature) == wanted { return row.pointee.fn }
      row += 1
    }
    return nil
  }

  private static func code(_ operation: FunctionGraph.Operation) -> UInt16 {
    let code =
      switch operation {
      case .copy: OVK_COPY
      case .add: OVK_ADD
      case .subtract: OVK_SUBTRACT
      case .multiply: OVK_MULTIPLY
      case .divide: OVK_DIVIDE_BY
      case .negative: OVK_NEGATIVE
      case .square: OVK_SQUARE
      case .sqrt: OVK_SQRT
      case .absolute: OVK_ABSOLUTE
      case .exp: OVK_EXP
      case .log: OVK_LOG
      case .log1p: OVK_LOG1P
      case .tanh: OVK_TANH
      case .maximum: OVK_MAXIMUM
      case .minimum: OVK_MINIMUM
      case .less: OVK_LESS
      case .lessEqual: OVK_LESS_EQUAL
      case .equal: OVK_EQUAL
      case .notEqual: OVK_NOT_EQUAL
      case .and: OVK_AND
      case .or: OVK_OR
      case .not: OVK_NOT
      case .select: OVK_SELECT
      case .loop1: OVK_CALL1
      case .loop2: OVK_CALL2
      case .c1: OVK_C1
      case .c2: OVK_C2
      case .sum: OVK_SUM
      case .product: OVK_PRODUCT
      case .largest: OVK_LARGEST
      case .least: OVK_LEAST
      case .dot: OVK_DOT
      case .sumRows: OVK_SUM_ROWS
      case .sumColumns: OVK_SUM_COLUMNS
      case .matrixVector: OVK_MATRIX_VECTOR
      case .vectorMatrix: OVK_VECTOR_MATRIX
      case .shift: OVK_SHIFT
      case .gather: OVK_GATHER
      case .scatter: OVK_SCATTER
      case .pack: OVK_PACK
      case .element, .reshape, .variables, .data, .constant, .table: OVK_COPY
      }
    return UInt16(code)
  }
}

extension CFunction {
  var unary: (@convention(c) (Double) -> Double)? {
    switch self {
    case .exp: { Glibc.exp($0) }
    case .exp2: { Glibc.exp2($0) }
    case .expm1: { Glibc.expm1($0) }
    case .log: { Glibc.log($0) }
    case .log2: { Glibc.log2($0) }
    case .log10: { Glibc.log10($0) }
    case .log1p: { Glibc.log1p($0) }
    case .sin: { Glibc.sin($0) }
    case .cos: { Glibc.cos($0) }
    case .tan: { Glibc.tan($0) }
    case .asin: { Glibc.asin($0) }
    case .acos: { Glibc.acos($0) }
    case .atan: { Glibc.atan($0) }
    case .sinh: { Glibc.sinh($0) }
    case .cosh: { Glibc.cosh($0) }
    case .tanh: { Glibc.tanh($0) }
    case .asinh: { Glibc.asinh($0) }
    case .acosh: { Glibc.acosh($0) }
    case .atanh: { Glibc.atanh($0) }
    case .erf: { Glibc.erf($0) }
    case .erfc: { Glibc.erfc($0) }
    case .gamma: { Glibc.tgamma($0) }
    case .lgamma: { Glibc.lgamma($0) }
    case .cbrt: { Glibc.cbrt($0) }
    case .pow, .atan2, .hypot, .fmod: nil
    }
  }

  var binary: (@convention(c) (Double, Double) -> Double)? {
    switch self {
    case .pow: { Glibc.pow($0, $1) }
    case .atan2: { Glibc.atan2($0, $1) }
    case .hypot: { Glibc.hypot($0, $1) }
    case .fmod: { Glibc.fmod($0, $1) }
    default: nil
    }
  }
}
