import Testing

@testable import OctavoNumerics

/// Programs of graphs against plain evaluation, derivatives against differences.
struct FunctionGraphTests {
  /// A graph of two variables and one data block of so many elements, with its value.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let build: @Sendable (inout FunctionGraph, _ p: Int, _ q: Int, _ data: Int) -> Int
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "Gaussian") { g, p, q, x in
      let z = g.apply(.divide, g.apply(.subtract, x, p), q)
      return g.apply(.exp, g.apply(.multiply, g.constant(-0.5), g.apply(.square, z)))
    },
    Case(name: "logarithms") { g, p, q, x in
      let inside = g.apply(.add, g.apply(.square, x), g.apply(.square, p))
      return g.apply(
        .add, g.apply(.log, inside),
        g.apply(.log1p, g.apply(.multiply, g.apply(.square, x), g.apply(.square, q))))
    },
    Case(name: "powers") { g, p, q, x in
      let base = g.apply(.add, g.apply(.absolute, x), p)
      return g.apply(.add, g.loop("power", base, q), g.apply(.sqrt, base))
    },
    Case(name: "waves") { g, p, q, x in
      g.apply(.multiply, g.loop("sin", g.apply(.multiply, x, p)), g.loop("cos", g.apply(.add, x, q)))
    },
    Case(name: "saturation") { g, p, q, x in
      g.apply(.add, g.apply(.tanh, g.apply(.multiply, x, p)), g.loop("arctan", g.apply(.divide, x, q)))
    },
    Case(name: "choice") { g, p, q, x in
      let below = g.apply(.less, x, p)
      return g.select(below, g.apply(.multiply, x, q), g.apply(.square, g.apply(.multiply, x, q)))
    },
    Case(name: "extremes") { g, p, q, x in
      g.apply(
        .maximum, g.apply(.multiply, x, p), g.apply(.minimum, g.apply(.multiply, x, q), g.constant(0.31)))
    },
    Case(name: "differences") { g, p, q, x in
      let scaled = g.apply(.multiply, g.apply(.square, x), p)
      let n = g.shape(x)[0]
      let later = g.shift(scaled, from: 1, shape: [n - 1])
      let earlier = g.shift(scaled, from: 0, shape: [n - 1])
      return g.apply(.multiply, g.apply(.subtract, later, earlier), q)
    },
    Case(name: "backwards and picked") { g, p, q, x in
      let scaled = g.apply(.exp, g.apply(.multiply, x, p))
      let n = g.shape(x)[0]
      let back = g.gather(scaled, (0..<n).map { Int32(n - 1 - $0) }, shape: [n])
      return g.apply(.add, back, g.apply(.multiply, g.element(scaled, 1), q))
    },
    Case(name: "math of numbers") { g, p, q, x in
      let number = g.c(.pow, g.c(.exp, p), g.apply(.add, q, g.constant(0.5)))
      return g.apply(.multiply, x, g.apply(.add, number, g.c(.sin, q)))
    },
    Case(name: "matrix") { g, p, q, x in
      let n = g.shape(x)[0]
      let matrix = g.table((0..<3 * n).map { 0.1 * Double($0) - 1 }, shape: [3, n])
      let image = g.matrixVector(matrix, g.apply(.multiply, x, p))
      return g.vectorMatrix(g.apply(.multiply, image, q), matrix)
    },
    Case(name: "mean and packed") { g, p, q, x in
      let scaled = g.apply(.multiply, x, p)
      let mean = g.apply(.divide, g.fold(.sum, scaled), g.constant(Double(g.shape(x)[0])))
      let pair = g.pack([mean, q], shape: [2])
      return g.apply(.multiply, g.apply(.subtract, scaled, g.element(pair, 0)), g.dot(pair, pair))
    },
  ]

  /// Lengths around the padding, and one that is cut into pieces.
  static let lengths = [2, 7, 8, 9, 31, 5000]

  private func data(_ n: Int) -> [Double] { (0..<n).map { 0.9 * Double(($0 * 37) % 101) / 101 - 0.3 } }

  private func program(_ test: Case, _ n: Int, _ outputs: (inout FunctionGraph, Int) throws -> [Int]) rethrows
    -> FunctionProgram
  {
    var graph = FunctionGraph(dimension: 2)
    let x = graph.addData(shape: [n])
    let value = test.build(&graph, graph.element(graph.variables, 0), graph.element(graph.variables, 1), x)
    let nodes = try outputs(&graph, value)
    let program = FunctionProgram(graph, outputs: nodes)
    program.bind(0, data(n))
    #expect(program.prepare())
    return program
  }

  private func evaluate(_ program: FunctionProgram, _ p: Double, _ q: Double, output: Int = 0) -> [Double] {
    (program.variables[0], program.variables[1]) = (p, q)
    #expect(program.run())
    return Array(UnsafeBufferPointer(start: program.output(output), count: program.outputSize(output)))
  }

  @Test(arguments: cases, lengths)
  func columnsAgreeWithDifferences(_ test: Case, _ n: Int) throws {
    let exact = try program(test, n) { graph, value in
      let shape = graph.shape(value)
      return [value]
        + (try (0..<2).map { variable in
          let column = try graph.tangent(of: value, along: variable) ?? graph.constant(0)
          return graph.shape(column).isEmpty ? graph.broadcast(column, shape) : column
        })
    }
    let (p, q) = (0.73, 0.41)
    let step = 1e-6
    for variable in 0..<2 {
      let (dp, dq) = variable == 0 ? (step, 0.0) : (0, step)
      let above = evaluate(exact, p + dp, q + dq)
      let below = evaluate(exact, p - dp, q - dq)
      let column = evaluate(exact, p, q, output: 1 + variable)
      for i in column.indices {
        let difference = (above[i] - below[i]) / (2 * step)
        #expect(
          abs(column[i] - difference) < 1e-6 * max(1, abs(difference)),
          "\(test.name) variable \(variable) element \(i)")
      }
    }
  }

  @Test(arguments: cases, lengths)
  func gradientsAgreeWithColumns(_ test: Case, _ n: Int) throws {
    let forward = try program(test, n) { graph, value in
      let total = graph.fold(.sum, graph.apply(.square, value))
      return try (0..<2).map { try graph.tangent(of: total, along: $0) ?? graph.constant(0) }
    }
    let backward = try program(test, n) { graph, value in
      [try #require(try graph.gradient(of: graph.fold(.sum, graph.apply(.square, value))))]
    }
    let gradient = evaluate(backward, 0.73, 0.41)
    for variable in 0..<2 {
      let along = evaluate(forward, 0.73, 0.41, output: variable)[0]
      #expect(
        abs(gradient[variable] - along) <= 1e-9 * max(1, abs(along)), "\(test.name) variable \(variable)")
    }
  }

  /// Steps whose variables have not changed are left out; the values must not show it.
  @Test(arguments: cases, [9, 600, 5000])
  func repeatedEvaluationsAgreeWithFreshOnes(_ test: Case, _ n: Int) {
    let kept = program(test, n) { _, value in [value] }
    for (p, q) in [(0.73, 0.41), (0.73, 0.5), (0.8, 0.5), (0.8, 0.5), (0.6, 0.41), (0.6, 0.7)] {
      let fresh = program(test, n) { _, value in [value] }
      #expect(evaluate(kept, p, q) == evaluate(fresh, p, q), "\(test.name) at \(p), \(q)")
    }
    let other = data(n).map { 0.5 * $0 }
    let fresh = program(test, n) { _, value in [value] }
    for program in [kept, fresh] {
      program.bind(0, other)
      #expect(program.prepare())
    }
    #expect(evaluate(kept, 0.6, 0.7) == evaluate(fresh, 0.6, 0.7), "\(test.name) with other data")
  }

  /// Values of a grid come again and again; what is remembered of them must not show, nor outlive the data.
  @Test(arguments: cases, [9, 600]) func gridsAgreeWithFreshPrograms(_ test: Case, _ n: Int) {
    let kept = program(test, n) { _, value in [value] }
    for round in 0..<8 {
      let isOther = round >= 6
      if isOther {
        kept.bind(0, data(n).map { 0.5 * $0 })
        #expect(kept.prepare())
      }
      for column in 0..<20 {
        let fresh = program(test, n) { _, value in [value] }
        if isOther {
          fresh.bind(0, data(n).map { 0.5 * $0 })
          #expect(fresh.prepare())
        }
        let (p, q) = (0.6 + 0.05 * Double(round), 0.4 + 0.01 * Double(column))
        #expect(evaluate(kept, p, q) == evaluate(fresh, p, q), "\(test.name) at \(p), \(q)")
      }
    }
  }

  @Test func quotientsByOneNumberAreThoseOfDivision() {
    let n = 4000
    var graph = FunctionGraph(dimension: 1)
    let x = graph.addData(shape: [n])
    let quotient = graph.apply(.divide, x, graph.element(graph.variables, 0))
    let program = FunctionProgram(graph, outputs: [quotient])
    let plain = (0..<n).map { index -> Double in
      let size = Double((index * 7919) % 10_007) / 37 - 100
      return index % 11 == 0 ? -0.0 : size
    }
    // The last two blocks leave the range in which corrections do.
    for scale in [1, 1e-90, 0x1p390, 1e-150, 1e200] {
      let values = plain.map { $0 * scale }
      program.bind(0, values)
      #expect(program.prepare())
      for divisor in [3.0, -0.1, 49, 1e-60, 0x1.fffffffffffffp7, 0x1.0000000000001p-3] {
        program.variables[0] = divisor
        #expect(program.run())
        let found = UnsafeBufferPointer(start: program.output(0), count: n)
        let agree = found.indices.allSatisfy { found[$0].bitPattern == (values[$0] / divisor).bitPattern }
        #expect(agree, "divided by \(divisor), scale \(scale)")
      }
    }
  }

  @Test func valuesAreThoseOfTheArrayFunctions() throws {
    for n in Self.lengths {
      let x = try NDArray(data(n))
      let z = try Ufunc.divide(.array(Ufunc.subtract(.array(x), .float(0.73))), .float(0.41))
      let expected = try Ufunc.exp(Ufunc.multiply(.array(Ufunc.square(z)), .float(-0.5)))
      let program = program(Self.cases[0], n) { _, value in [value] }
      let found = evaluate(program, 0.73, 0.41)
      #expect(found == (try expected.values(as: Double.self)))
    }
  }

  @Test func sumsAreThoseOfTheArrayFunctions() throws {
    for n in [3, 31, 129, 1000, 5000] {
      let program = program(Self.cases[0], n) { graph, value in [graph.fold(.sum, value)] }
      let block = self.program(Self.cases[0], n) { _, value in [value] }
      let expected = try NDArray(evaluate(block, 0.2, 0.6)).sum().item().double
      #expect(evaluate(program, 0.2, 0.6)[0] == expected)
    }
  }

  @Test func conditionsAreReported() {
    var graph = FunctionGraph(dimension: 1)
    let p = graph.element(graph.variables, 0)
    let logarithm = graph.apply(.log, p)
    let program = FunctionProgram(graph, outputs: [logarithm])
    program.variables[0] = 2
    #expect(program.run())
    for bad in [0.0, -1] {
      program.variables[0] = bad
      #expect(!program.run())
    }
    program.variables[0] = 1
    #expect(program.run())
  }

  @Test func equalNodesAreShared() {
    var graph = FunctionGraph(dimension: 2)
    let (p, q) = (graph.element(graph.variables, 0), graph.element(graph.variables, 1))
    #expect(graph.apply(.add, p, q) == graph.apply(.add, p, q))
    #expect(graph.constant(2) == graph.constant(2))
    #expect(graph.constant(0) != graph.constant(-0.0))
  }
}
