import CVectorKernels

/// A complex number of two doubles, laid out as C's `double complex`.
public struct Complex: Hashable, Sendable, BitwiseCopyable {
  public var real: Double
  public var imaginary: Double

  public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  public var isNaN: Bool { real.isNaN || imaginary.isNaN }

  public static func + (a: Complex, b: Complex) -> Complex {
    Complex(a.real + b.real, a.imaginary + b.imaginary)
  }
  public static func - (a: Complex, b: Complex) -> Complex {
    Complex(a.real - b.real, a.imaginary - b.imaginary)
  }
  public static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }
  public var conjugate: Complex { Complex(real, -imaginary) }
}
