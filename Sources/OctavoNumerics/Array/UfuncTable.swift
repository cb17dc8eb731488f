/// The universal functions: one row each. Loops and their types are rows of `CVectorKernels/table.inc`.
extension Ufunc {
  // Arithmetic
  public static let add = Ufunc("add", inputs: 2, identity: .value(.int(0)), reorderable: true)
  public static let subtract = Ufunc("subtract", inputs: 2)
  public static let multiply = Ufunc("multiply", inputs: 2, identity: .value(.int(1)), reorderable: true)
  public static let divide = Ufunc("divide", inputs: 2, integersBecome: .float64)
  public static let floorDivide = Ufunc("floor_divide", inputs: 2)
  public static let remainder = Ufunc("remainder", inputs: 2)
  public static let fmod = Ufunc("fmod", inputs: 2)
  public static let divmod = Ufunc("divmod", inputs: 2, outputs: 2)
  public static let power = Ufunc("power", inputs: 2)
  public static let floatPower = Ufunc("float_power", inputs: 2)
  public static let negative = Ufunc("negative")
  public static let positive = Ufunc("positive")
  public static let absolute = Ufunc("absolute")
  public static let fabs = Ufunc("fabs")
  public static let sign = Ufunc("sign")
  public static let conjugate = Ufunc("conjugate")
  public static let square = Ufunc("square")
  public static let reciprocal = Ufunc("reciprocal")
  public static let gcd = Ufunc("gcd", inputs: 2, identity: .value(.int(0)), reorderable: true)
  public static let lcm = Ufunc("lcm", inputs: 2, reorderable: true)

  // Rounding and parts
  public static let rint = Ufunc("rint")
  public static let floor = Ufunc("floor")
  public static let ceil = Ufunc("ceil")
  public static let trunc = Ufunc("trunc")
  public static let modf = Ufunc("modf", outputs: 2)
  public static let frexp = Ufunc("frexp", outputs: 2)
  public static let ldexp = Ufunc("ldexp", inputs: 2)
  public static let copysign = Ufunc("copysign", inputs: 2)
  public static let nextafter = Ufunc("nextafter", inputs: 2)
  public static let spacing = Ufunc("spacing")
  public static let heaviside = Ufunc("heaviside", inputs: 2)

  // Roots, exponentials, logarithms
  public static let sqrt = Ufunc("sqrt")
  public static let cbrt = Ufunc("cbrt")
  public static let exp = Ufunc("exp")
  public static let exp2 = Ufunc("exp2")
  public static let expm1 = Ufunc("expm1")
  public static let log = Ufunc("log")
  public static let log2 = Ufunc("log2")
  public static let log10 = Ufunc("log10")
  public static let log1p = Ufunc("log1p")
  public static let logaddexp = Ufunc(
    "logaddexp", inputs: 2, identity: .value(.float(-.infinity)), reorderable: true)
  public static let logaddexp2 = Ufunc(
    "logaddexp2", inputs: 2, identity: .value(.float(-.infinity)), reorderable: true)

  // Trigonometry
  public static let sin = Ufunc("sin")
  public static let cos = Ufunc("cos")
  public static let tan = Ufunc("tan")
  public static let arcsin = Ufunc("arcsin")
  public static let arccos = Ufunc("arccos")
  public static let arctan = Ufunc("arctan")
  public static let arctan2 = Ufunc("arctan2", inputs: 2)
  public static let hypot = Ufunc("hypot", inputs: 2, identity: .value(.int(0)), reorderable: true)
  public static let sinh = Ufunc("sinh")
  public static let cosh = Ufunc("cosh")
  public static let tanh = Ufunc("tanh")
  public static let arcsinh = Ufunc("arcsinh")
  public static let arccosh = Ufunc("arccosh")
  public static let arctanh = Ufunc("arctanh")
  public static let degrees = Ufunc("degrees")
  public static let radians = Ufunc("radians")
  public static let rad2deg = Ufunc("rad2deg")
  public static let deg2rad = Ufunc("deg2rad")

  // Comparison
  public static let equal = Ufunc("equal", inputs: 2)
  public static let notEqual = Ufunc("not_equal", inputs: 2)
  public static let less = Ufunc("less", inputs: 2)
  public static let lessEqual = Ufunc("less_equal", inputs: 2)
  public static let greater = Ufunc("greater", inputs: 2)
  public static let greaterEqual = Ufunc("greater_equal", inputs: 2)
  public static let maximum = Ufunc("maximum", inputs: 2, reorderable: true)
  public static let minimum = Ufunc("minimum", inputs: 2, reorderable: true)
  public static let fmax = Ufunc("fmax", inputs: 2, reorderable: true)
  public static let fmin = Ufunc("fmin", inputs: 2, reorderable: true)

  // Logic and bits
  public static let logicalAnd = Ufunc(
    "logical_and", inputs: 2, identity: .value(.bool(true)), reorderable: true)
  public static let logicalOr = Ufunc(
    "logical_or", inputs: 2, identity: .value(.bool(false)), reorderable: true)
  public static let logicalXor = Ufunc(
    "logical_xor", inputs: 2, identity: .value(.bool(false)), reorderable: true)
  public static let logicalNot = Ufunc("logical_not")
  public static let bitwiseAnd = Ufunc(
    "bitwise_and", inputs: 2, identity: .value(.int(-1)), reorderable: true)
  public static let bitwiseOr = Ufunc("bitwise_or", inputs: 2, identity: .value(.int(0)), reorderable: true)
  public static let bitwiseXor = Ufunc("bitwise_xor", inputs: 2, identity: .value(.int(0)), reorderable: true)
  public static let invert = Ufunc("invert")
  public static let leftShift = Ufunc("left_shift", inputs: 2)
  public static let rightShift = Ufunc("right_shift", inputs: 2)
  public static let bitwiseCount = Ufunc("bitwise_count")

  // Classes
  public static let isnan = Ufunc("isnan")
  public static let isinf = Ufunc("isinf")
  public static let isfinite = Ufunc("isfinite")
  public static let signbit = Ufunc("signbit")

  /// All of them, for a host that registers functions by name.
  public static let all: [Ufunc] = [
    add, subtract, multiply, divide, floorDivide, remainder, fmod, divmod, power, floatPower, negative,
    positive, absolute, fabs, sign, conjugate, square, reciprocal, gcd, lcm, rint, floor, ceil, trunc, modf,
    frexp, ldexp, copysign, nextafter, spacing, heaviside, sqrt, cbrt, exp, exp2, expm1, log, log2, log10,
    log1p, logaddexp, logaddexp2, sin, cos, tan, arcsin, arccos, arctan, arctan2, hypot, sinh, cosh, tanh,
    arcsinh, arccosh, arctanh, degrees, radians, rad2deg, deg2rad, equal, notEqual, less, lessEqual, greater,
    greaterEqual,
    maximum, minimum, fmax, fmin, logicalAnd, logicalOr, logicalXor, logicalNot, bitwiseAnd, bitwiseOr,
    bitwiseXor, invert, leftShift, rightShift, bitwiseCount, isnan, isinf, isfinite, signbit,
  ]
}
