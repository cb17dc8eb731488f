import OctavoLanguage
import OctavoNumerics

/// What a function returns, made of the outputs of its program.
indirect enum KernelResult {
  /// Output number so and so, as a number of a kind.
  case number(Int, TracedKind)
  /// A new array.
  case array(Int, shape: [Int], isBool: Bool)
  case tuple([KernelResult])
  case list([KernelResult])
  /// None, or a number that is the same each time.
  case known(Value)

  /// - Parameter outputs: receives the nodes to compute.
  static func of(
    _ value: Value, _ domain: KernelTracing, _ tracer: Tracer, _ outputs: inout [FunctionGraph.Node]
  ) throws -> KernelResult {
    guard value.isObject else { return .known(value) }
    switch value.object {
    case let traced as TracedObject:
      let kind = domain.kind(traced)
      let shape = domain.graph.shape(traced.node)
      outputs.append(traced.node)
      if kind != .array, kind != .boolArray { return .number(outputs.count - 1, kind) }
      // Anything else may be seen through another name, or twice in the result.
      guard traced.isOwn, !shape.isEmpty else { throw TraceFailure("it returns an array it did not make") }
      traced.isOwn = false
      return .array(outputs.count - 1, shape: shape, isBool: kind == .boolArray)
    case let tuple as TupleObject where !tuple.type.isUserDefined && tuple.type.name == "tuple":
      return .tuple(try tuple.items.map { try of($0, domain, tracer, &outputs) })
    case let list as ListObject where tracer.isOwn(list):
      return .list(try list.items.map { try of($0, domain, tracer, &outputs) })
    default: throw TraceFailure("it returns a value of type '\(domain.machine.typeName(value))'")
    }
  }

  /// The value after an evaluation; nil if there is no memory for it.
  @inline(__always)
  func value(of program: FunctionProgram, _ machine: Machine) -> Value? {
    if case .number(let output, let kind) = self {
      let x = program.output(output).pointee
      if kind == .numpyFloat { return machine.float64(x) }
      if kind == .pythonFloat { return Value(x) }
    }
    return structured(program, machine)
  }

  private func structured(_ program: FunctionProgram, _ machine: Machine) -> Value? {
    switch self {
    case .known(let value): return value
    case .number(let output, let kind):
      let x = program.output(output).pointee
      switch kind {
      case .numpyBool: return machine.numpyBool(x != 0)
      case .numpyFloat: return machine.float64(x)
      default: return Value(x)
      }
    case .array(let output, let shape, let isBool):
      guard let array = try? NDArray.empty(Dims(shape), dtype: isBool ? .bool : .float64) else { return nil }
      let count = program.outputSize(output)
      let source = program.output(output)
      if isBool {
        let target = array.elementBase.assumingMemoryBound(to: Bool.self)
        for index in 0..<count { target[index] = source[index] != 0 }
      } else {
        array.elementBase.assumingMemoryBound(to: Double.self).update(from: source, count: count)
      }
      return machine.arrayObject(array)
    case .tuple(let parts): return values(parts, program, machine).map { machine.tuple($0) }
    case .list(let parts): return values(parts, program, machine).map { machine.list($0) }
    }
  }

  private func values(_ parts: [KernelResult], _ program: FunctionProgram, _ machine: Machine) -> [Value]? {
    var values: [Value] = []
    for part in parts {
      guard let value = part.value(of: program, machine) else { return nil }
      values.append(value)
    }
    return values
  }
}
