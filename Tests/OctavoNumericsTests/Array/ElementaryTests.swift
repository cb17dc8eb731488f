import Foundation
import OctavoNumerics
import Testing

/// Elementary functions of arrays: known values, special values, and what folds and single numbers give.
@Suite struct ElementaryTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let function: Ufunc
    let x: Double
    let value: Double
    var testDescription: String { "\(function.name)(\(x))" }
  }

  /// Values to 17 digits from tables (Abramowitz and Stegun, chapter 4, and products of constants).
  static let known: [Known] = [
    Known(function: .exp, x: 1, value: 2.718281828459045),
    Known(function: .exp, x: -0.5, value: 0.6065306597126334),
    Known(function: .exp, x: 700, value: 1.0142320547350045e304),
    Known(function: .exp2, x: 0.5, value: 1.4142135623730951),
    Known(function: .exp2, x: 10, value: 1024),
    Known(function: .expm1, x: 1e-10, value: 1.00000000005e-10),
    Known(function: .expm1, x: 1, value: 1.718281828459045),
    Known(function: .log, x: 10, value: 2.302585092994046),
    Known(function: .log, x: 1e-300, value: -690.7755278982137),
    Known(function: .log2, x: 1024, value: 10),
    Known(function: .log10, x: 1e15, value: 15),
    Known(function: .log1p, x: 1e-10, value: 9.9999999995e-11),
    Known(function: .sin, x: 1, value: 0.8414709848078965),
    Known(function: .sin, x: 3.141592653589793, value: 1.2246467991473532e-16),
    Known(function: .cos, x: 1, value: 0.5403023058681398),
    Known(function: .tan, x: 0.7853981633974483, value: 0.9999999999999999),
    Known(function: .arctan, x: 1, value: 0.7853981633974483),
    Known(function: .arctan, x: 1e300, value: 1.5707963267948966),
    Known(function: .arcsin, x: 0.5, value: 0.5235987755982989),
    Known(function: .arccos, x: -0.5, value: 2.0943951023931957),
    Known(function: .sinh, x: 1, value: 1.1752011936438014),
    Known(function: .cosh, x: 1, value: 1.543080634815244),
    Known(function: .tanh, x: 0.5, value: 0.46211715726000975),
    Known(function: .arcsinh, x: 1, value: 0.881373587019543),
    Known(function: .arccosh, x: 2, value: 1.3169578969248166),
    Known(function: .arctanh, x: 0.5, value: 0.5493061443340549),
    Known(function: .cbrt, x: 27, value: 3),
    Known(function: .cbrt, x: -1e-300, value: -1e-100),
  ]

  /// Alone, among others that are near, and in a block with one that is not.
  @Test(arguments: known) func knownValues(_ known: Known) throws {
    let blocks: [[Double]] = [[known.x], [Double](repeating: known.x, count: 13), [known.x, .nan, known.x]]
    for block in blocks {
      let made = try NumericsContext.$current.withValue(NumericsContext()) {
        try known.function(NDArray(block)).values(as: Double.self)[0]
      }
      #expect(abs(made - known.value) <= 2 * known.value.ulp)
    }
  }

  @Test func specialValues() throws {
    let infinity = Double.infinity
    let cases: [(Ufunc, Double, Double)] = [
      (.exp, infinity, infinity), (.exp, -infinity, 0), (.exp, 710, infinity), (.exp, -746, 0),
      (.log, 0, -infinity), (.log, infinity, infinity), (.log, 1, 0), (.log1p, -1, -infinity),
      (.arctan, infinity, .pi / 2), (.arctan, -infinity, -.pi / 2), (.tanh, infinity, 1),
      (.tanh, -infinity, -1),
      (.sinh, -infinity, -infinity), (.cosh, -infinity, infinity), (.cbrt, -infinity, -infinity),
      (.arccosh, 1, 0), (.arctanh, 1, infinity), (.exp2, -infinity, 0), (.arccos, 1, 0),
    ]
    for (function, x, value) in cases {
      #expect(try function(NDArray([x])).values(as: Double.self) == [value], "\(function.name)(\(x))")
    }
    for function in [Ufunc.exp, .log, .sin, .arctan, .arcsin, .sinh, .tanh, .cbrt, .arcsinh] {
      #expect(try function(NDArray([Double.nan])).values(as: Double.self)[0].isNaN, "\(function.name)")
    }
    for function in [
      Ufunc.sin, .tan, .arctan, .arcsin, .sinh, .tanh, .arcsinh, .arctanh, .cbrt, .expm1, .log1p,
    ] {
      let made = try function(NDArray([-0.0])).values(as: Double.self)[0]
      #expect(made == 0 && made.sign == .minus, "\(function.name)(-0.0)")
    }
    #expect(try Ufunc.log(NDArray([-1.0])).values(as: Double.self)[0].isNaN)
  }

  @Test func powers() throws {
    let x: [Double] = [2, 10, -3, -2, 0, 0, 1e-320, 9, 0.5, -8]
    let y: [Double] = [0.5, 15, 3, -2, 3, 0, 2, 0.5, 1074, 1.0 / 3]
    let made = try Ufunc.power(NDArray(x), NDArray(y)).values(as: Double.self)
    #expect(made[..<9] == [1.4142135623730951, 1e15, -27, 0.25, 0, 1, 0, 3, 5e-324])
    #expect(made[9].isNaN)
    // Whole powers of small whole numbers are exact.
    for base in 1...9 {
      for exponent in 1...15 {
        let exact = (0..<exponent).reduce(1) { product, _ in product * base }
        #expect(
          try Ufunc.power(NDArray([Double(base)]), NDArray([Double(exponent)])).item()
            == .float(Double(exact)))
      }
    }
  }

  /// A fold takes every result as the next operand.
  @Test func foldsOfTwoNumbers() throws {
    let list = try NDArray([0.5, 1.5, -2.0, 3.0])
    let fold = try Ufunc.logaddexp.reduce(list).item().double
    #expect(abs(fold - log(exp(0.5) + exp(1.5) + exp(-2) + exp(3))) < 1e-14)
    let steps = try Ufunc.logaddexp.accumulate(list).values(as: Double.self)
    #expect(steps[3] == fold)
  }

  @Test func extremesSeeNaNWhereverItStands() throws {
    for place in [0, 1, 31, 32, 63, 64, 99, 1_000_000] {
      var values = [Double](repeating: 1, count: place < 100 ? 100 : 1_100_000)
      #expect(try NDArray(values).maximum().item() == .float(1))
      values[place] = 2
      #expect(try NDArray(values).maximum().item() == .float(2))
      #expect(try NDArray(values).argmax().item() == .int(place))
      values[place] = .nan
      #expect(try NDArray(values).minimum().item().double.isNaN)
    }
  }

  @Test func countsOfMasks() throws {
    for n in [0, 1, 63, 64, 65, 20_000, 100_003] {
      let mask = try Ufunc.less(.array(Ufunc.remainder(.array(NDArray.arange(0, n)), .int(7))), .int(3))
      let expected = (0..<n).count { $0 % 7 < 3 }
      #expect(try mask.sum().item() == .int(expected))
    }
  }

  @Test func selectionAgreesWithSorting() throws {
    for n in [1, 2, 33, 600, 5000] {
      let values = (0..<n).map { Double(($0 * 7919 + 13) % 1009) }
      let sorted = values.sorted()
      #expect(try NDArray(values).sorted().values(as: Double.self) == sorted)
      for q in [0, 0.1, 0.5, 0.9, 1] {
        let place = Int((Double(n - 1) * q).rounded(.down))
        #expect(
          try NDArray(values).quantile(NDArray(.float(q)), method: .lower).item() == .float(sorted[place]))
      }
    }
  }
}
