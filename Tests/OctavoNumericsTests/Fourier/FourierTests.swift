import OctavoNumerics
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Laws of the discrete Fourier transform, for lengths with small factors, with large ones and for primes.
@Suite struct FourierTests {
  static let lengths = [1, 2, 3, 4, 5, 7, 8, 12, 16, 17, 30, 49, 97, 128, 211]

  private func signal(_ n: Int, seed: Int = 1) throws -> NDArray {
    try NDArray((0..<n).map { (i: Int) -> Double in Double((i * i + seed) * 7919 % 1013) / 64 - 7 })
  }

  private func agree(_ a: NDArray, _ b: NDArray) throws -> Bool {
    try a.shape == b.shape && NDArray.allClose(a, b, rtol: 1e-9, atol: 1e-9, equalNaN: false)
  }

  @Test(arguments: lengths) func theInverseUndoesTheTransform(n: Int) throws {
    let x = try signal(n)
    for norm in [Fourier.Norm.backward, .forward, .ortho] {
      let there = try Fourier.transform(x, norm: norm)
      #expect(try agree(Fourier.transform(there, norm: norm, inverse: true), x.astype(.complex128)))
      let half = try Fourier.realTransform(x, norm: norm)
      #expect(half.shape == [n / 2 + 1])
      #expect(try agree(Fourier.inverseRealTransform(half, n: n, norm: norm), x))
    }
  }

  @Test(arguments: [1, 2, 5, 8, 13]) func theTransformIsItsDefinition(n: Int) throws {
    let x = try signal(n)
    let values = try x.values(as: Double.self)
    let found = try Fourier.transform(x).values(as: Complex.self)
    for k in 0..<n {
      var sum = Complex(0)
      for (j, value) in values.enumerated() {
        let angle = -2 * Double.pi * Double(j * k % n) / Double(n)
        sum = Complex(sum.real + value * cos(angle), sum.imaginary + value * sin(angle))
      }
      #expect(abs(found[k].real - sum.real) < 1e-9 && abs(found[k].imaginary - sum.imaginary) < 1e-9)
    }
  }

  @Test(arguments: lengths) func energyIsKept(n: Int) throws {
    let x = try signal(n)
    let before = try x.values(as: Double.self).reduce(0) { $0 + $1 * $1 }
    let after = try Fourier.transform(x, norm: .ortho).values(as: Complex.self).reduce(0) {
      $0 + $1.real * $1.real + $1.imaginary * $1.imaginary
    }
    #expect(abs(before - after) <= 1e-9 * max(before, 1))
  }

  @Test func axesAreTransformedApart() throws {
    let a = try NDArray.stack([signal(6), signal(6, seed: 4)], axis: 0)
    let rows = try Fourier.transform(a, axis: 1)
    #expect(try agree(rows.row(1), Fourier.transform(signal(6, seed: 4))))
    #expect(try agree(Fourier.transform(a.transpose(), axis: 0), rows.transpose()))
    #expect(try Fourier.transform(a, n: 4, axis: 1).shape == [2, 4])
    #expect(try Fourier.transform(a, n: 9, axis: 1).shape == [2, 9])
  }

  @Test func frequenciesAreNumPys() throws {
    #expect(try Fourier.frequencies(5, spacing: 0.5).values(as: Double.self) == [0, 0.4, 0.8, -0.8, -0.4])
    #expect(try Fourier.realFrequencies(4).values(as: Double.self) == [0, 0.25, 0.5])
    let line = try NDArray.arange(0, 5)
    #expect(try Fourier.shifted(line).values(as: Int.self) == [3, 4, 0, 1, 2])
    #expect(
      try Fourier.shifted(Fourier.shifted(line), inverse: true).values(as: Int.self) == [0, 1, 2, 3, 4])
  }

  @Test func noPointsAreRefused() throws {
    #expect(throws: NumericsError.value("Invalid number of FFT data points (0) specified.")) {
      try Fourier.transform(signal(3), n: 0)
    }
  }
}
