import Glibc

// `cmath`: functions of complex numbers, on the branches of Kahan, "Branch cuts for complex elementary
// functions" (1987), with the scalings that keep large and small arguments in range.

extension ModuleRow {
  static let cmath = ModuleRow("cmath") { machine, module in
    for (name, value) in [
      ("pi", Double.pi), ("e", M_E), ("tau", 2 * Double.pi), ("inf", Double.infinity), ("nan", Double.nan),
    ] { machine.define(module, name, Value(value)) }
    for (name, value) in [("infj", Double.infinity), ("nanj", Double.nan)] {
      let constant = machine.complex(0, value)
      machine.keepAlive(constant)
      machine.define(module, name, constant)
    }
    machine.install(functions.map(row) + others, into: module)
  }

  private static let functions: [(String, @Sendable (Complex) throws -> Complex)] = [
    ("sqrt", { $0.squareRoot }), ("exp", { try $0.exponential }), ("log10", { try $0.logarithm / M_LN10 }),
    ("sin", { try $0.sine }), ("cos", { try $0.cosine }), ("tan", { try $0.tangent }),
    ("asin", { $0.arcSine }),
    ("acos", { $0.arcCosine }), ("atan", { try $0.arcTangent }), ("sinh", { try $0.hyperbolicSine }),
    ("cosh", { try $0.hyperbolicCosine }), ("tanh", { try $0.hyperbolicTangent }), ("asinh", { $0.areaSine }),
    ("acosh", { $0.areaCosine }), ("atanh", { try $0.areaTangent }),
  ]

  private static func row(_ name: String, _ function: @escaping @Sendable (Complex) throws -> Complex)
    -> Native
  {
    Native("\(name)(z, /)") { call in try evaluate(call, call.complex(0), function) }
  }

  /// Poles are outside the domain; an infinite result of finite arguments is out of range.
  private static func evaluate(
    _ call: Arguments, _ z: Complex, _ function: (Complex) throws -> Complex
  ) throws -> Value {
    do {
      let result = try function(z)
      if z.isFinite, result.real.isInfinite || result.imaginary.isInfinite {
        throw call.error(.overflowError, "math range error")
      }
      return call.machine.complex(result.real, result.imaginary)
    } catch is Complex.Pole {
      throw call.error(.valueError, "math domain error")
    }
  }

  private static func predicate(_ name: String, _ holds: @escaping @Sendable (Complex) -> Bool) -> Native {
    Native("\(name)(z, /)") { call in Value(holds(try call.complex(0))) }
  }

  private static let others: [Native] = [
    predicate("isfinite") { $0.isFinite },
    predicate("isnan") { $0.real.isNaN || $0.imaginary.isNaN },
    predicate("isinf") { $0.real.isInfinite || $0.imaginary.isInfinite },
    Native("log(z, base=?, /)") { call in
      let z = try call.complex(0)
      guard call.has(1) else { return try evaluate(call, z) { try $0.logarithm } }
      let base = try call.complex(1)
      return try evaluate(call, z) { z in
        let divisor = try base.logarithm
        guard divisor.real != 0 || divisor.imaginary != 0 else { throw Complex.Pole() }
        let top = try z.logarithm
        guard let quotient = Machine.complexQuotient(top.parts, divisor.parts) else { throw Complex.Pole() }
        return Complex(quotient.real, quotient.imaginary)
      }
    },
    Native("phase(z, /)") { call in
      let z = try call.complex(0)
      return Value(Glibc.atan2(z.imaginary, z.real))
    },
    Native("polar(z, /)") { call in
      let z = try call.complex(0)
      let radius = Glibc.hypot(z.real, z.imaginary)
      if radius.isInfinite, z.isFinite { throw call.error(.overflowError, "math range error") }
      return call.machine.tuple([Value(radius), Value(Glibc.atan2(z.imaginary, z.real))])
    },
    Native("rect(r, phi, /)") { call in
      let r = try call.machine.float(call[0])
      let phi = try call.machine.float(call[1])
      if phi.isInfinite, r != 0, !r.isNaN { throw call.error(.valueError, "math domain error") }
      // A phase of zero must not turn an infinite radius into NaN, nor a radius of zero be more than that.
      if r == 0, !phi.isFinite { return call.machine.complex(0, 0) }
      if r.isInfinite, phi.isNaN { return call.machine.complex(.infinity, phi) }
      if phi == 0 {
        return call.machine.complex(r, r.isFinite ? r * phi : r.isNaN ? 0 : r < 0 ? -phi : phi)
      }
      return call.machine.complex(r * Glibc.cos(phi), r * Glibc.sin(phi))
    },
    Native("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { call in
      let (a, b) = (try call.complex(0), try call.complex(1))
      let (relative, absolute) = (try call.machine.float(call[2]), try call.machine.float(call[3]))
      if relative < 0 || absolute < 0 { throw call.error(.valueError, "tolerances must be non-negative") }
      if a.real == b.real, a.imaginary == b.imaginary { return .true }
      if [a.real, a.imaginary, b.real, b.imaginary].contains(where: \.isInfinite) { return .false }
      let difference = Glibc.hypot(a.real - b.real, a.imaginary - b.imaginary)
      let (sizeA, sizeB) = (Glibc.hypot(a.real, a.imaginary), Glibc.hypot(b.real, b.imaginary))
      return Value(difference <= relative * sizeB || difference <= relative * sizeA || difference <= absolute)
    },
  ]
}

extension Arguments {
  /// A complex number, or anything that can be made one through `__complex__`, `__float__` or `__index__`.
  fileprivate func complex(_ index: Int) throws -> Complex {
    if let parts = try machine.complexParts(self[index]) { return Complex(parts.real, parts.imaginary) }
    let method = machine.type(of: self[index]).slot(.complex)
    if !method.isUndefined {
      let made = try machine.call(method, self[index])
      guard machine.type(of: made).layout == .complex, let parts = try machine.complexParts(made) else {
        throw machine.error(.typeError, "__complex__ returned non-complex (type \(machine.typeName(made)))")
      }
      return Complex(parts.real, parts.imaginary)
    }
    return Complex(try machine.float(self[index]), 0)
  }
}

/// A complex number while it is computed with.
private struct Complex {
  /// A function was asked for where it has no value.
  struct Pole: Error {}

  let real: Double
  let imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  var isFinite: Bool { real.isFinite && imaginary.isFinite }
  var parts: Machine.ComplexParts { (real, imaginary) }
  /// i·z and -i·z.
  var turned: Complex { Complex(-imaginary, real) }
  var turnedBack: Complex { Complex(imaginary, -real) }
  var negated: Complex { Complex(-real, -imaginary) }

  static func / (z: Complex, x: Double) -> Complex { Complex(z.real / x, z.imaginary / x) }

  private static let large = Double.greatestFiniteMagnitude / 4
  private static let smallest = Double.leastNormalMagnitude
  private static let largeExponent = Glibc.log(large)

  private func isBeyond(_ bound: Double) -> Bool { real.magnitude > bound || imaginary.magnitude > bound }

  var squareRoot: Complex {
    if !isFinite { return specialSquareRoot }
    if real == 0, imaginary == 0 { return Complex(0, imaginary) }
    var (x, y) = (real.magnitude, imaginary.magnitude)
    let s: Double
    if x < Self.smallest, y < Self.smallest {
      x = scalbn(x, 53)
      s = scalbn((x + hypot(x, scalbn(y, 53))).squareRoot(), -27)
    } else {
      x /= 8
      s = 2 * (x + hypot(x, y / 8)).squareRoot()
    }
    y /= 2 * s
    return real >= 0 ? Complex(s, copysign(y, imaginary)) : Complex(y, copysign(s, imaginary))
  }

  var exponential: Complex {
    get throws {
      if !isFinite { return try specialExponential }
      // Beyond the range of the real exponential one step is taken afterwards, when sine and cosine have shrunk it.
      let isLarge = real > Self.largeExponent
      let size = exp(isLarge ? real - 1 : real)
      let factor = isLarge ? M_E : 1
      if imaginary == 0 { return Complex(size * factor, imaginary) }
      return Complex(size * cos(imaginary) * factor, size * sin(imaginary) * factor)
    }
  }

  var logarithm: Complex {
    get throws {
      let (x, y) = (real.magnitude, imaginary.magnitude)
      let size: Double
      if x > Self.large || y > Self.large {
        size = log(hypot(x / 2, y / 2)) + M_LN2
      } else if x < Self.smallest, y < Self.smallest {
        if x == 0, y == 0 { throw Pole() }
        size = log(hypot(scalbn(x, 53), scalbn(y, 53))) - 53 * M_LN2
      } else {
        let h = hypot(x, y)
        let (most, least) = (max(x, y), min(x, y))
        // Near the unit circle the logarithm of a number near 1 would lose digits.
        size = 0.71 <= h && h <= 1.73 ? log1p((most - 1) * (most + 1) + least * least) / 2 : log(h)
      }
      return Complex(size, atan2(imaginary, real))
    }
  }

  var hyperbolicCosine: Complex {
    get throws {
      if !isFinite { return try specialHyperbolicCosine }
      if real.magnitude > Self.largeExponent {
        let x = real - copysign(1, real)
        return Complex(cos(imaginary) * cosh(x) * M_E, sin(imaginary) * sinh(x) * M_E)
      }
      return Complex(cos(imaginary) * cosh(real), sin(imaginary) * sinh(real))
    }
  }

  var hyperbolicSine: Complex {
    get throws {
      if !isFinite { return try specialHyperbolicSine }
      if real.magnitude > Self.largeExponent {
        let x = real - copysign(1, real)
        return Complex(cos(imaginary) * sinh(x) * M_E, sin(imaginary) * cosh(x) * M_E)
      }
      return Complex(cos(imaginary) * sinh(real), sin(imaginary) * cosh(real))
    }
  }

  var hyperbolicTangent: Complex {
    get throws {
      if !isFinite { return try specialHyperbolicTangent }
      if real.magnitude > Self.largeExponent {
        return Complex(copysign(1, real), 4 * sin(imaginary) * cos(imaginary) * exp(-2 * real.magnitude))
      }
      let (tx, ty) = (tanh(real), tan(imaginary))
      let secant = 1 / cosh(real)
      let product = tx * ty
      let denominator = 1 + product * product
      return Complex(tx * (1 + ty * ty) / denominator, ty / denominator * secant * secant)
    }
  }

  var sine: Complex { get throws { try turned.hyperbolicSine.turnedBack } }
  var cosine: Complex { get throws { try turned.hyperbolicCosine } }
  var tangent: Complex { get throws { try turned.hyperbolicTangent.turnedBack } }

  /// The logarithm of the size of twice a large number.
  private var largeLogarithm: Double { log(hypot(real / 2, imaginary / 2)) + M_LN2 * 2 }

  var arcCosine: Complex {
    if !isFinite { return specialArcCosine }
    if isBeyond(Self.large) {
      let size = largeLogarithm
      return Complex(
        atan2(imaginary.magnitude, real),
        real < 0 ? -copysign(size, imaginary) : copysign(size, -imaginary))
    }
    let below = Complex(1 - real, -imaginary).squareRoot
    let above = Complex(1 + real, imaginary).squareRoot
    return Complex(
      2 * atan2(below.real, above.real), asinh(above.real * below.imaginary - above.imaginary * below.real))
  }

  var areaCosine: Complex {
    if !isFinite { return specialAreaCosine }
    if isBeyond(Self.large) { return Complex(largeLogarithm, atan2(imaginary, real)) }
    let below = Complex(real - 1, imaginary).squareRoot
    let above = Complex(real + 1, imaginary).squareRoot
    return Complex(
      asinh(below.real * above.real + below.imaginary * above.imaginary),
      2 * atan2(below.imaginary, above.real))
  }

  var areaSine: Complex {
    if !isFinite { return specialAreaSine }
    if isBeyond(Self.large) {
      let size = largeLogarithm
      return Complex(
        imaginary.sign == .plus ? copysign(size, real) : -copysign(size, -real),
        atan2(imaginary, real.magnitude))
    }
    let above = Complex(1 + imaginary, -real).squareRoot
    let below = Complex(1 - imaginary, real).squareRoot
    return Complex(
      asinh(above.real * below.imaginary - below.real * above.imaginary),
      atan2(imaginary, above.real * below.real - above.imaginary * below.imaginary))
  }

  var arcSine: Complex { turned.areaSine.turnedBack }

  var areaTangent: Complex {
    get throws {
      if !isFinite { return specialAreaTangent }
      if real.sign == .minus { return try negated.areaTangent.negated }
      let y = imaginary.magnitude
      let bound = Self.large.squareRoot()
      if real > bound || y > bound {
        let h = hypot(real / 2, imaginary / 2)
        return Complex(real / 4 / h / h, -copysign(Double.pi / 2, -imaginary))
      }
      if real == 1, y < Self.smallest.squareRoot() {
        if y == 0 { throw Pole() }
        return Complex(
          -log(y.squareRoot() / hypot(y, 2).squareRoot()), copysign(atan2(2, -y) / 2, imaginary))
      }
      let distance = 1 - real
      return Complex(
        log1p(4 * real / (distance * distance + y * y)) / 4,
        -atan2(-2 * imaginary, distance * (1 + real) - y * y) / 2)
    }
  }

  var arcTangent: Complex { get throws { try turned.areaTangent.turnedBack } }
}

// MARK: Infinities and NaN

/// Values where a part of the argument is infinite or no number, as Annex G of the C standard (ISO/IEC 9899:1999)
/// gives them. A rule is written for the upper half of the plane, or for its first quarter.
extension Complex {
  private enum Symmetry { case conjugate, odd, even }

  private func reflected(_ symmetry: Symmetry, _ rule: (Double, Double) throws -> (Double, Double)) rethrows
    -> Complex
  {
    let isBelow = imaginary.sign == .minus && !imaginary.isNaN
    let isLeft = symmetry != .conjugate && real.sign == .minus && !real.isNaN
    var (x, y) = try rule(isLeft ? -real : real, isBelow ? -imaginary : imaginary)
    if isLeft {
      if symmetry == .odd { x = -x } else { y = -y }
    }
    return Complex(x, isBelow ? -y : y)
  }

  fileprivate var specialSquareRoot: Complex {
    reflected(.conjugate) { x, y in
      if y.isInfinite { return (.infinity, .infinity) }
      if x.isInfinite { return x > 0 ? (x, y.isNaN ? y : 0) : (y.isNaN ? y : 0, .infinity) }
      return (.nan, .nan)
    }
  }

  fileprivate var specialExponential: Complex {
    get throws {
      if real == -.infinity, !imaginary.isFinite { return Complex(0, 0) }
      return try reflected(.conjugate) { x, y in
        if x == -.infinity { return (0 * cos(y), 0 * sin(y)) }
        if y.isInfinite, !x.isNaN { throw Pole() }
        if y == 0 { return (x, y) }
        if x == .infinity { return y.isFinite ? (x * cos(y), x * sin(y)) : (x, y) }
        return (.nan, .nan)
      }
    }
  }

  fileprivate var specialHyperbolicCosine: Complex {
    get throws {
      if imaginary.isNaN && real == 0 || real.isNaN && imaginary == 0 { return Complex(.nan, 0) }
      return try reflected(.even) { x, y in
        if y.isInfinite, !x.isNaN { throw Pole() }
        if y == 0 { return (x, 0) }
        if x == .infinity { return y.isFinite ? (x * cos(y), x * sin(y)) : (x, y) }
        return (.nan, .nan)
      }
    }
  }

  fileprivate var specialHyperbolicSine: Complex {
    get throws {
      if imaginary.isNaN, real == 0 || real.isInfinite { return Complex(real.magnitude, .nan) }
      return try reflected(.odd) { x, y in
        if y.isInfinite, !x.isNaN { throw Pole() }
        if y == 0 { return (x, 0) }
        if x == .infinity { return y.isFinite ? (x * cos(y), x * sin(y)) : (x, y) }
        return (.nan, .nan)
      }
    }
  }

  fileprivate var specialHyperbolicTangent: Complex {
    get throws {
      if real.isInfinite, !imaginary.isFinite { return Complex(copysign(1, real), 0) }
      return try reflected(.odd) { x, y in
        if y.isInfinite, x.isFinite { throw Pole() }
        if x == .infinity { return (1, copysign(0, sin(2 * y))) }
        return y == 0 ? (x, 0) : (.nan, .nan)
      }
    }
  }

  fileprivate var specialArcCosine: Complex {
    reflected(.conjugate) { x, y in
      if y.isNaN { return x == 0 ? (.pi / 2, y) : (.nan, x.isInfinite ? .infinity : .nan) }
      if y.isInfinite {
        if x.isNaN { return (x, -.infinity) }
        return (x.isFinite ? .pi / 2 : x > 0 ? .pi / 4 : .pi * 3 / 4, -.infinity)
      }
      return x.isNaN ? (x, x) : (x > 0 ? 0 : .pi, -.infinity)
    }
  }

  fileprivate var specialAreaCosine: Complex {
    reflected(.conjugate) { x, y in
      if x.isInfinite || y.isInfinite { return (.infinity, y.isNaN || x.isNaN ? .nan : atan2(y, x)) }
      return (.nan, .nan)
    }
  }

  fileprivate var specialAreaSine: Complex {
    reflected(.odd) { x, y in
      if x.isInfinite || y.isInfinite { return (.infinity, y.isNaN || x.isNaN ? .nan : atan2(y, x)) }
      return y == 0 ? (x, 0) : (.nan, .nan)
    }
  }

  fileprivate var specialAreaTangent: Complex {
    reflected(.odd) { x, y in
      if y.isNaN { return (x == 0 || x.isInfinite ? 0 : .nan, y) }
      if y.isInfinite || x.isInfinite { return (0, .pi / 2) }
      return (.nan, .nan)
    }
  }
}
