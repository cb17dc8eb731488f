import Glibc
import OctavoLanguage
import OctavoNumerics

/// How an algorithm calls a function of the program.
enum KernelForm: Hashable {
  /// `f(x, *args)` with an array of so many elements, of this shape (a vector without one).
  case point(Int, shape: [Int])
  /// `f(x, *args)` with a vector of so many elements, which returns a number and as many derivatives.
  case pair(Int)
  /// `f(x, p, *args)` with two vectors of so many elements.
  case product(Int)
  /// `f(t, y, *args)` or `f(y, t, *args)` with a number and a vector of so many elements.
  case state(Int, isTimeFirst: Bool)
  /// `f(x, *args)` with a float, Python's or NumPy's.
  case number(isNumPy: Bool)
  /// `f(data, *parameters)` with so many numbers.
  case model(Int)
  /// A call of the program's own: those arguments that are floats are followed, the others stand as they are.
  case call([TracedKind?])

  var dimension: Int {
    switch self {
    case .point(let count, _), .pair(let count), .model(let count): count
    case .product(let count): 2 * count
    case .state(let count, _): count + 1
    case .number: 1
    case .call(let kinds): kinds.count { $0 != nil }
    }
  }

  /// Whether results must be the machine's to the last bit, and not only values of an algorithm's function.
  var isExact: Bool { if case .call = self { true } else { false } }
}

/// What was recorded of a function in one form, under the values `record` names.
final class KernelEntry {
  let form: KernelForm
  let argumentCount: Int
  let record: TraceRecord
  let data: [KernelTracing.DataSource]
  let contents: [KernelTracing.Contents]
  let graph: FunctionGraph
  /// What the function returns, made of the outputs of `program`.
  let result: KernelResult
  /// The first output, which is all there is in the forms of algorithms.
  let output: FunctionGraph.Node
  let shape: [Int]
  /// The length of the result, where it is a vector.
  let valueCount: Int?
  /// The result is NumPy's, not a Python float.
  let isNumPy: Bool

  /// Evaluates the function.
  let program: FunctionProgram
  /// The same with derivatives, once asked for: the value, then the gradient or the columns of the Jacobian.
  private(set) lazy var derivative: FunctionProgram? = makeDerivative()
  private var madeDerivative: FunctionProgram?
  /// What fits are made with, where the function is a model of a vector: differences as SciPy takes them where
  /// values have NumPy's bits, so that results have SciPy's digits (models of many parameters take the general
  /// way); else exact derivatives, since those of differences would differ anyway.
  private(set) lazy var fitProgram: FunctionProgram? =
    fitsByDifferences ? program : graph.isArithmetic ? nil : derivative
  private(set) lazy var fitsByDifferences =
    graph.isArithmetic && form.dimension <= CurveFitKernel.mostDifferences
  private(set) lazy var fitter: CurveFitKernel? = valueCount.flatMap { count in
    fitProgram.map { CurveFitKernel($0, count: count) }
  }
  /// The followed arguments of a call by their kinds, as raw values; `notFollowed` for the others.
  let callKinds: UnsafeMutableBufferPointer<UInt8>
  static let notFollowed: UInt8 = .max
  /// `numpy.ndarray`: subclasses have rules of their own.
  private let plainArray: UnsafeMutableRawPointer
  /// Counts the bindings, so that a user can see whether its own is still in force.
  private(set) var binding = 0

  init(
    _ form: KernelForm, argumentCount: Int, _ record: TraceRecord, _ domain: KernelTracing,
    _ result: KernelResult,
    outputs: [FunctionGraph.Node], isNumPy: Bool
  ) {
    (self.form, self.argumentCount, self.record, self.result) = (form, argumentCount, record, result)
    (data, contents, graph) = (domain.data, domain.contents, domain.graph)
    self.isNumPy = isNumPy
    plainArray = domain.machine.numpy.operators.ndarray
    output = outputs[0]
    shape = graph.shape(outputs[0])
    valueCount = shape.count == 1 ? shape[0] : nil
    program = FunctionProgram(graph, outputs: outputs)
    var kinds: [UInt8] = []
    if case .call(let given) = form { kinds = given.map { $0?.rawValue ?? Self.notFollowed } }
    callKinds = .allocate(capacity: kinds.count)
    _ = callKinds.initialize(from: kinds)
  }

  deinit { callKinds.deallocate() }

  enum Failure {
    /// A value is another one than when the function was recorded.
    case changed(TraceSource, was: Value, is: Value)
    case layout
    case condition
  }

  /// Looks whether the recording still holds and takes the data over; nil means that it is ready.
  func bind(_ function: FunctionObject, _ arguments: UnsafeBufferPointer<Value>, _ machine: Machine)
    -> Failure?
  {
    binding &+= 1
    if let change = record.firstChange(function, arguments, machine) {
      return .changed(change.source, was: change.was, is: change.is)
    }
    for item in contents {
      guard let array = record.read(item.source, function, arguments, machine).as(ArrayObject.self)?.array,
        array.dtype == item.copy.dtype, array.shape == item.copy.shape, array.holdsSameBytes(as: item.copy)
      else { return .layout }
    }
    if let failure = data.withUnsafeBufferPointer({ take($0, function, arguments, machine) }) {
      return failure
    }
    if !program.prepare() { return .condition }
    if let madeDerivative, !madeDerivative.prepare() { return .condition }
    return nil
  }

  /// Copies the data of the program's arrays and numbers into the kernel.
  @inline(__always)
  private func take(
    _ data: UnsafeBufferPointer<KernelTracing.DataSource>, _ function: FunctionObject,
    _ arguments: UnsafeBufferPointer<Value>, _ machine: Machine
  ) -> Failure? {
    for index in data.indices {
      let value = record.read(data[index].source, function, arguments, machine)
      let kind = data[index].kind
      switch kind {
      case .pythonFloat, .numpyFloat:
        guard kind == .pythonFloat ? value.isFloat : value.tag == NumpyTypes.float64Tag else {
          return .layout
        }
        withUnsafePointer(to: value.float) { take(index, $0) }
      default:
        guard value.isExactly(plainArray) else { return .layout }
        // Objects of the type itself are of this class.
        let place = value.borrowing(ArrayObject.self) { $0.place }
        if let elements = place.pointee.doubles(count: data[index].vectorCount) {
          take(index, elements)
        } else if !takeOther(index, place.pointee, shape: data[index].shape) {
          return .layout
        }
      }
    }
    return nil
  }

  private func takeOther(_ index: Int, _ array: NDArray, shape: [Int]) -> Bool {
    if let elements = array.doubles(inShape: shape) {
      take(index, elements)
      return true
    }
    // Rows in another order would be added up in another order.
    guard !form.isExact || shape.count < 2, array.dtype == .float64, array.shape.elementsEqual(shape),
      let array = try? array.contiguous()
    else { return false }
    withExtendedLifetime(array.storage) {
      take(index, array.elementBase.assumingMemoryBound(to: Double.self))
    }
    return true
  }

  /// Copies data into the programs.
  @inline(__always)
  private func take(_ index: Int, _ values: UnsafePointer<Double>) {
    program.bind(index, values)
    madeDerivative?.bind(index, values)
  }

  private func makeDerivative() -> FunctionProgram? {
    var graph = graph
    // Fits need no power to its last bit.
    if case .model = form { graph.writePowersAsSquares() }
    guard let outputs = try? outputs(&graph) else { return nil }
    let program = FunctionProgram(graph, outputs: outputs)
    program.bindData(of: self.program)
    guard program.prepare() else { return nil }
    madeDerivative = program
    return program
  }

  private func outputs(_ graph: inout FunctionGraph) throws(DerivativeError) -> [FunctionGraph.Node] {
    if shape.isEmpty {
      let zero = graph.constant(0)
      return [output, try graph.gradient(of: output) ?? graph.broadcast(zero, [form.dimension])]
    }
    var outputs = [output]
    for variable in 0..<form.dimension {
      let column = try graph.tangent(of: output, along: variable) ?? graph.constant(0)
      outputs.append(graph.shape(column).isEmpty ? graph.broadcast(column, shape) : column)
    }
    return outputs
  }
}

/// The kernels of a machine, by the code of the functions. An object of the heap, so that what recordings rest
/// on stays alive.
final class KernelCache: Object {
  private struct Key: Hashable {
    let code: ObjectIdentifier
    let form: KernelForm
    let argumentCount: Int
  }

  private struct Slot {
    var code: CodeObject
    var entries: [KernelEntry] = []
    var volatile: Set<TraceSource> = []
    /// Recordings that failed; after a few the function is left alone.
    var failures = 0
    var reason = ""
    var recordings = 0
  }

  private var slots: [Key: Slot] = [:]
  /// The entry used last, which a loop over an algorithm uses again.
  private var recent: (key: Key, entry: KernelEntry)?
  /// What fits of a batch of calls tell each other, while one runs.
  var fits: BatchFits?
  /// Room for the start of a fit.
  let start = UnsafeMutablePointer<Double>.allocate(capacity: mostStarts)
  static let mostStarts = 64
  private static let mostEntries = 6
  private static let mostRecordings = 40

  deinit { start.deallocate() }

  static func of(_ machine: Machine) -> KernelCache {
    machine.state(KernelCache.self) {
      let type = machine.makeType("kernels", module: "octavo", table: TypeTable())
      let cache = machine.heap.adopt(KernelCache(type: type))
      machine.keepAlive(Value(cache))
      return cache
    }
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    fits?.trace(&marker)
    for slot in slots.values {
      marker.visit(slot.code)
      for entry in slot.entries { entry.record.trace(&marker) }
    }
  }

  /// Leaves everything to the machine, for tests that compare both ways.
  var isOff = false
  /// Receives a line for each place of the program that hands a function to an algorithm: which way it went.
  var explain: ((String) -> Void)?
  private var explained: Set<String> = []

  func note(_ machine: Machine, _ text: @autoclosure () -> String) {
    guard let explain else { return }
    let line = "\(machine.currentSite): \(text())"
    if explained.insert(line).inserted { explain(line) }
  }

  /// A kernel of `function` bound for a call with `arguments`, those that are followed given as undefined;
  /// or why there is none.
  func entry(
    _ function: FunctionObject, _ form: KernelForm, _ arguments: UnsafeBufferPointer<Value>,
    _ machine: Machine
  ) -> Result<KernelEntry, TraceFailure> {
    if isOff { return .failure(TraceFailure("kernels are switched off")) }
    let key = Key(code: function.codeIdentity, form: form, argumentCount: arguments.count)
    if let recent, recent.key == key, recent.entry.bind(function, arguments, machine) == nil {
      return .success(recent.entry)
    }
    return entry(key, function, arguments, machine)
  }

  private func entry(
    _ key: Key, _ function: FunctionObject, _ arguments: UnsafeBufferPointer<Value>, _ machine: Machine
  ) -> Result<KernelEntry, TraceFailure> {
    var slot = slots[key] ?? Slot(code: function.codeObject)
    for (index, entry) in slot.entries.enumerated() {
      guard let failure = entry.bind(function, arguments, machine) else {
        if index > 0 {
          slot.entries.swapAt(0, index)
          slots[key] = slot
        }
        recent = (key, entry)
        return .success(entry)
      }
      if case .changed(let source, let was, let now) = failure, was.tag == now.tag,
        was.isFloat || was.tag == NumpyTypes.float64Tag
      {
        slot.volatile.insert(source)
      }
    }
    if slot.failures >= 3 || slot.recordings >= Self.mostRecordings {
      return .failure(
        TraceFailure(slot.failures >= 3 ? slot.reason : "the values it rests on change from call to call"))
    }
    let outcome = recorded(function, key.form, Array(arguments), slot.volatile, machine)
    slot.recordings += 1
    switch outcome {
    case .success(let entry):
      slot.entries.insert(entry, at: 0)
      if slot.entries.count > Self.mostEntries { slot.entries.removeLast() }
    case .failure(let failure):
      slot.failures += 1
      slot.reason = failure.reason
    }
    slots[key] = slot
    if case .success(let entry) = outcome, entry.bind(function, arguments, machine) != nil {
      return .failure(TraceFailure("a floating-point condition is met in what depends on the data only"))
    }
    return outcome
  }

  func recorded(
    _ function: FunctionObject, _ form: KernelForm, _ arguments: [Value], _ volatile: Set<TraceSource>,
    _ machine: Machine
  ) -> Result<KernelEntry, TraceFailure> {
    let domain = KernelTracing(
      machine, dimension: form.dimension, volatile: volatile, type: type, isExact: form.isExact)
    // A call of the program's own has to be worth its recording soon.
    let tracer = Tracer(machine, domain, steps: form.isExact ? 5000 : 200_000)
    // What is computed while tracing must neither warn nor depend on how the program wants to be warned.
    let silent = NumericsContext(
      floatingPoint: { (_, function) throws(NumericsError) in
        throw NumericsError(.floatingPoint, "a floating-point condition in '\(function)'")
      })
    do {
      let entry = try NumericsContext.$current.withValue(silent) {
        let result = try tracer.run(function, self.followed(form, arguments, domain, tracer))
        return try self.finished(form, arguments.count, result, domain, tracer)
      }
      return .success(entry)
    } catch let failure as TraceFailure {
      return .failure(failure)
    } catch let failure as NumericsError {
      return .failure(TraceFailure(failure.message))
    } catch let failure as PythonError {
      return .failure(TraceFailure("it raises \(failure.exception.type.name) while it is followed"))
    } catch {
      return .failure(TraceFailure("\(error)"))
    }
  }

  /// The arguments as the traced code sees them.
  private func followed(
    _ form: KernelForm, _ arguments: [Value], _ domain: KernelTracing, _ tracer: Tracer
  ) throws -> [Value] {
    let variables = domain.graph.variables
    var all: [Value] = []
    for (index, argument) in arguments.enumerated() {
      // The place of the point is left undefined.
      if !argument.isUndefined {
        all.append(try tracer.captured(argument, .argument(index)))
        continue
      }
      switch form {
      case .state(let count, let isTimeFirst):
        // The other of the two comes with the second place that is left open.
        let isFirst = !arguments[..<index].contains(where: \.isUndefined)
        all.append(
          isFirst == isTimeFirst
            ? domain.traced(domain.graph.element(variables, 0), .numpyFloat)
            : domain.traced(domain.graph.shift(variables, from: 1, shape: [count]), .array))
      case .point(_, let shape): all.append(domain.traced(domain.graph.reshape(variables, shape), .array))
      case .pair(let count): all.append(domain.traced(domain.graph.reshape(variables, [count]), .array))
      case .product(let count):
        all.append(domain.traced(domain.graph.shift(variables, from: index * count, shape: [count]), .array))
      case .number(let isNumPy):
        all.append(domain.traced(domain.graph.element(variables, 0), isNumPy ? .numpyFloat : .pythonFloat))
      case .call(let kinds):
        let place = kinds[..<index].count { $0 != nil }
        all.append(domain.traced(domain.graph.element(variables, place), kinds[index] ?? .pythonFloat))
      case .model(let count):
        for place in 0..<count {
          all.append(domain.traced(domain.graph.element(variables, place), .numpyFloat))
        }
      }
    }
    return all
  }

  private func finished(
    _ form: KernelForm, _ argumentCount: Int, _ result: Value, _ domain: KernelTracing, _ tracer: Tracer
  ) throws -> KernelEntry {
    if case .call = form {
      var outputs: [FunctionGraph.Node] = []
      let made = try KernelResult.of(result, domain, tracer, &outputs)
      if outputs.isEmpty { throw TraceFailure("its result does not depend on numbers or arrays") }
      return KernelEntry(
        form, argumentCount: argumentCount, tracer.record, domain, made, outputs: outputs, isNumPy: true)
    }
    if result.isNone { throw TraceFailure("it returns None") }
    if case .pair(let count) = form { return try pair(form, count, argumentCount, result, domain, tracer) }
    let operand = try domain.operand(result)
    if operand.kind.isBool { throw TraceFailure("it returns truth values") }
    guard domain.graph.isVariable(operand.node) else {
      throw TraceFailure("its result does not depend on its argument")
    }
    return KernelEntry(
      form, argumentCount: argumentCount, tracer.record, domain, .number(0, operand.kind),
      outputs: [operand.node],
      isNumPy: operand.kind != .pythonFloat)
  }

  private func pair(
    _ form: KernelForm, _ count: Int, _ argumentCount: Int, _ result: Value, _ domain: KernelTracing,
    _ tracer: Tracer
  ) throws -> KernelEntry {
    guard let parts = result.as(TupleObject.self)?.items, parts.count == 2 else {
      throw TraceFailure("it does not return a pair")
    }
    let (value, slope) = (try domain.operand(parts[0]), try domain.operand(parts[1]))
    let isPlain = !value.kind.isBool && !slope.kind.isBool && domain.graph.isVariable(value.node)
    guard isPlain, domain.graph.shape(value.node).isEmpty, domain.graph.shape(slope.node) == [count] else {
      throw TraceFailure("it does not return a number that depends on its argument, and its derivatives")
    }
    return KernelEntry(
      form, argumentCount: argumentCount, tracer.record, domain, .number(0, value.kind),
      outputs: [value.node, slope.node], isNumPy: value.kind != .pythonFloat)
  }
}

extension NDArray {
  /// Both have the same elements, bit for bit.
  fileprivate func holdsSameBytes(as other: NDArray) -> Bool {
    guard let a = try? contiguous(), let b = try? other.contiguous(), a.byteCount == b.byteCount else {
      return false
    }
    return withExtendedLifetime((a.storage, b.storage)) {
      memcmp(a.elementBase, b.elementBase, a.byteCount) == 0
    }
  }
}
