import Testing

@testable import OctavoNumerics

/// Fits by kernels against the general method.
struct CurveFitKernelTests {
  /// y = a x² + b |x - c|, whose values need no function with more than one right result.
  private static func model() -> FunctionGraph {
    var graph = FunctionGraph(dimension: 3)
    let x = graph.addData(shape: [count])
    let (a, b, c) = (
      graph.element(graph.variables, 0), graph.element(graph.variables, 1), graph.element(graph.variables, 2)
    )
    let curve = graph.apply(.multiply, a, graph.apply(.square, x))
    let corner = graph.apply(.multiply, b, graph.apply(.absolute, graph.apply(.subtract, x, c)))
    _ = graph.apply(.add, curve, corner)
    return graph
  }

  private static let count = 37
  private static let abscissae = (0..<count).map { -2 + 0.11 * Double($0) }

  private static func program(_ graph: FunctionGraph, _ outputs: [Int]) -> FunctionProgram {
    let program = FunctionProgram(graph, outputs: outputs)
    abscissae.withUnsafeBufferPointer { if let base = $0.baseAddress { program.bind(0, base) } }
    #expect(program.prepare())
    return program
  }

  private static func data(_ seed: Int) -> [Double] {
    abscissae.enumerated().map { index, x in
      0.7 * x * x + 1.3 * abs(x - 0.35) + 0.05 * Double((index * 7919 + seed * 104_729) % 101 - 50) / 50
    }
  }

  private static func isFitted(_ kernel: CurveFitKernel, _ data: [Double], _ weights: [Double]? = nil) -> Bool
  {
    kernel.parameters.update(repeating: 1, count: 3)
    return data.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return false }
      return weights.map { $0.withUnsafeBufferPointer { kernel.fit(base, weights: $0.baseAddress) } }
        ?? kernel.fit(base)
    }
  }

  private final class Residuals: VectorFunction {
    let data: [Double]
    let weights: [Double]?
    init(_ data: [Double], _ weights: [Double]?) { (self.data, self.weights) = (data, weights) }

    func values(at p: UnsafeBufferPointer<Double>, into values: inout [Double]) {
      values = CurveFitKernelTests.abscissae.indices.map { index in
        let x = CurveFitKernelTests.abscissae[index]
        let difference = p[0] * (x * x) + p[1] * abs(x - p[2]) - data[index]
        return weights.map { difference * $0[index] } ?? difference
      }
    }
  }

  @Test(arguments: [false, true])
  func differencesGiveTheBitsOfTheGeneralMethod(isWeighted: Bool) throws {
    let graph = Self.model()
    #expect(graph.isArithmetic)
    let kernel = CurveFitKernel(Self.program(graph, [graph.entries.count - 1]), count: Self.count)
    let weights = isWeighted ? Self.abscissae.map { 1 + 0.3 * $0 * $0 } : nil
    for seed in 0..<20 {
      let data = Self.data(seed)
      #expect(Self.isFitted(kernel, data, weights))
      let method = try LevenbergMarquardt(.init(), Residuals(data, weights), from: [1, 1, 1])
      #expect((1...4).contains(try method.run().info))
      #expect((0..<3).map { kernel.parameters[$0] } == method.x)
      #expect((0..<9).map { kernel.covariance[$0] } == method.covariance())
    }
  }

  @Test func derivativesEndAtTheSamePoint() throws {
    var graph = Self.model()
    let output = graph.entries.count - 1
    var outputs = [output]
    for variable in 0..<3 {
      let column = try #require(try graph.tangent(of: output, along: variable))
      outputs.append(graph.shape(column).isEmpty ? graph.broadcast(column, [Self.count]) : column)
    }
    let kernel = CurveFitKernel(Self.program(graph, outputs), count: Self.count)
    for seed in 0..<20 {
      let data = Self.data(seed)
      #expect(Self.isFitted(kernel, data))
      let method = try LevenbergMarquardt(.init(), Residuals(data, nil), from: [1, 1, 1])
      _ = try method.run()
      for j in 0..<3 { #expect(abs(kernel.parameters[j] - method.x[j]) < 1e-6) }
    }
  }

  /// A processor of one core or many, whoever comes first: always the same results.
  @Test func workersComputeWhatTheCallerWould() throws {
    let graph = Self.model()
    let program = Self.program(graph, [graph.entries.count - 1])
    let kernel = CurveFitKernel(Self.program(graph, [graph.entries.count - 1]), count: Self.count)
    let ahead = AheadFits(count: 200, length: Self.count, start: [1, 1, 1])
    let sets = (0..<200).map(Self.data)
    for (index, data) in sets.enumerated() {
      data.withUnsafeBufferPointer { if let base = $0.baseAddress { ahead.setData(index, base) } }
    }
    ahead.begin([program.copy(), program.copy()])
    defer { ahead.end() }
    for (index, data) in sets.enumerated() {
      #expect(Self.isFitted(kernel, data))
      let found = data.withUnsafeBufferPointer { ahead.take(index, $0) }
      if let found { for j in 0..<3 { #expect(found.parameters[j] == kernel.parameters[j]) } }
    }
  }
}
