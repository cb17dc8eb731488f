import OctavoLanguage
import OctavoNumerics

/// `np.iinfo` and `np.finfo`, one pair for each machine.
final class TypeInfo {
  let integers: TypeObject
  let floats: TypeObject

  init(_ machine: Machine) {
    integers = machine.makeType("iinfo", module: "numpy", hasFields: true, table: .iinfo, wording: .python)
    floats = machine.makeType("finfo", module: "numpy", hasFields: true, table: .finfo, wording: .python)
  }
}

/// What one `iinfo` or `finfo` tells of.
private final class TypeInfoObject: Object {
  let dtype: DType

  init(_ dtype: DType, type: TypeObject) {
    self.dtype = dtype
    super.init(type: type)
  }
}

/// The parameters of a binary float type (IEEE 754).
private struct FloatFacts {
  let dtype: DType
  let mantissa: Int
  let exponent: Int
  /// Decimal digits a value is sure to keep.
  let digits: Int

  init(_ dtype: DType) {
    self.dtype = dtype
    switch dtype.kind {
    case .float16: (mantissa, exponent, digits) = (10, 5, 3)
    case .float32: (mantissa, exponent, digits) = (23, 8, 6)
    default: (mantissa, exponent, digits) = (52, 11, 15)
    }
  }

  var largestExponent: Int { 1 << (exponent - 1) }
  var smallestExponent: Int { 2 - largestExponent }
  var epsilon: Double { power(-mantissa) }
  var tiny: Double { power(smallestExponent) }
  var smallest: Double {
    dtype == .float64 ? Double.leastNonzeroMagnitude : power(smallestExponent - mantissa)
  }
  var largest: Double { (2 - epsilon) * power(largestExponent - 1) }
  var resolution: Double { Double("1e-\(digits)") ?? 0 }

  private func power(_ n: Int) -> Double { Double(sign: .plus, exponent: n, significand: 1) }
}

extension TypeTable {
  fileprivate static let iinfo = TypeTable(
    doc: "Machine limits for integer types.",
    constructor: Native("iinfo(cls, int_type)") { call in
      let machine = call.machine
      let dtype = try machine.describedType(call[1])
      guard dtype.isInteger else {
        throw machine.error(.valueError, "Invalid integer data type '\(dtype.group)'.")
      }
      return Value(machine.heap.adopt(TypeInfoObject(dtype, type: call[0].unchecked(TypeObject.self))))
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let (low, high) = call.machine.integerLimits(call.described)
        return call.machine.string(
          "iinfo(min=\(try call.machine.str(low).string), max=\(try call.machine.str(high).string), dtype=\(call.described.name))"
        )
      },
      Native("__str__(self, /)") { call in
        let (low, high) = call.machine.integerLimits(call.described)
        let line = String(repeating: "-", count: 63)
        return call.machine.string(
          "Machine parameters for \(call.described.name)\n\(line)\nmin = \(try call.machine.str(low).string)\nmax = \(try call.machine.str(high).string)\n\(line)\n"
        )
      },
    ],
    properties: [
      property("min") { machine, dtype in machine.integerLimits(dtype).low },
      property("max") { machine, dtype in machine.integerLimits(dtype).high },
      property("bits") { _, dtype in Value(dtype.itemSize * 8) },
      property("dtype") { machine, dtype in machine.dtypeValue(dtype) },
      property("kind") { machine, dtype in machine.string(String(dtype.group)) },
      property("key") { machine, dtype in machine.string("\(dtype.group)\(dtype.itemSize * 8)") },
    ])

  fileprivate static let finfo = TypeTable(
    doc: "Machine limits for floating point types.",
    constructor: Native("finfo(cls, dtype)") { call in
      let machine = call.machine
      let dtype = try machine.describedType(call[1])
      guard dtype.isInexact else {
        throw machine.error(
          .valueError,
          "data type \(try machine.repr(Value(machine.numpy.type(of: dtype.kind))).string) not inexact")
      }
      return Value(
        machine.heap.adopt(TypeInfoObject(dtype.partType, type: call[0].unchecked(TypeObject.self))))
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let facts = FloatFacts(call.described)
        let limit =
          facts.dtype == .float16
          ? Formatting.exponentText(facts.largest, digits: 5) : facts.text(facts.largest)
        return call.machine.string(
          "finfo(resolution=\(facts.text(facts.resolution)), min=-\(limit), max=\(limit), dtype=\(facts.dtype.name))"
        )
      },
      Native("__str__(self, /)") { call in call.machine.string(FloatFacts(call.described).table) },
    ],
    properties: [
      fact("eps", \.epsilon), fact("epsneg") { $0.epsilon / 2 }, fact("max", \.largest),
      fact("min") { -$0.largest },
      fact("tiny", \.tiny), fact("smallest_normal", \.tiny), fact("smallest_subnormal", \.smallest),
      fact("resolution", \.resolution),
      property("bits") { _, dtype in Value(dtype.itemSize * 8) },
      property("dtype") { machine, dtype in machine.dtypeValue(dtype) },
      count("nmant", \.mantissa), count("nexp", \.exponent), count("iexp", \.exponent),
      count("precision", \.digits),
      count("maxexp", \.largestExponent), count("minexp", \.smallestExponent),
      count("machep") { -$0.mantissa },
      count("negep") { -$0.mantissa - 1 },
    ])

  private static func property(
    _ name: String, _ get: @escaping @Sendable (Machine, DType) throws -> Value
  ) -> PropertyRow {
    PropertyRow(name) { machine, x in try get(machine, x.unchecked(TypeInfoObject.self).dtype) }
  }

  private static func fact(_ name: String, _ get: @escaping @Sendable (FloatFacts) -> Double) -> PropertyRow {
    property(name) { machine, dtype in machine.scalar(.float(get(FloatFacts(dtype))), dtype) }
  }

  private static func count(_ name: String, _ get: @escaping @Sendable (FloatFacts) -> Int) -> PropertyRow {
    property(name) { _, dtype in Value(get(FloatFacts(dtype))) }
  }
}

extension FloatFacts {
  func text(_ x: Double) -> String { Formatting.text(of: x, Formatting.Width(dtype)) }

  /// `str(np.finfo(…))`
  var table: String {
    let line = String(repeating: "-", count: 63)
    return """
      Machine parameters for \(dtype.name)
      \(line)
      precision = \(digits)   resolution = \(text(resolution))
      machep = \(-mantissa)   eps =        \(text(epsilon))
      negep =  \(-mantissa - 1)   epsneg =     \(text(epsilon / 2))
      minexp = \(smallestExponent)   tiny =       \(text(tiny))
      maxexp = \(largestExponent)   max =        \(text(largest))
      nexp =   \(exponent)   min =        -max
      smallest_normal = \(text(tiny))   smallest_subnormal = \(text(smallest))
      \(line)

      """
  }
}

extension Arguments {
  fileprivate var described: DType { self[0].unchecked(TypeInfoObject.self).dtype }
}

extension Machine {
  var typeInfo: TypeInfo { state(TypeInfo.self) { TypeInfo(self) } }

  /// The type of a type's name, or of a value.
  fileprivate func describedType(_ x: Value) throws -> DType {
    if let (_, dtype) = numpyScalar(x), !dtype.isText { return dtype }
    if x.isInt || x.isFloat || x.isBool || x.as(ComplexObject.self) != nil || x.as(ArrayObject.self) != nil {
      return try array(from: x).dtype
    }
    return try dtype(x).native
  }

  fileprivate func integerLimits(_ dtype: DType) -> (low: Value, high: Value) {
    switch dtype.kind {
    case .uint64: (Value(0), plain(.uint(.max)))
    case .int64: (Value(Int.min), Value(Int.max))
    default: (Value(dtype.integerRange?.lowerBound ?? 0), Value(dtype.integerRange?.upperBound ?? 0))
    }
  }

  /// `np.sctypeDict`: scalar types by name.
  func scalarTypeDict() throws -> Value {
    var pairs: [(String, Value)] = []
    for kind in DType.Kind.allCases where kind != .swapped {
      let dtype = DType(kind)
      let type = Value(numpy.type(of: kind))
      pairs.append((dtype.name, type))
      if dtype.isNumeric { pairs.append((String(dtype.code.dropFirst()), type)) }
      pairs.append((String(dtype.letter), type))
    }
    for (alias, kind) in TypeNames.aliases { pairs.append((alias, Value(numpy.type(of: kind)))) }
    return try dict(pairs)
  }

  /// `np.ScalarType`: every type of scalar, Python's first.
  func scalarTypeTuple() -> Value {
    tuple(
      [types.int, types.float, types.complex, types.bool, types.bytes, types.str, types.memoryView].map {
        Value($0)
      }
        + DType.Kind.allCases.filter { $0 != .swapped }.map { Value(numpy.type(of: $0)) })
  }
}
