import OctavoLanguage
import OctavoNumerics

// `scipy.stats`: every distribution of the registry, under SciPy's name, with SciPy's methods.

/// A distribution (`norm`), or one with its parameters fixed (`norm(0, 1)`).
package final class DistributionObject: Object {
  let distribution: any Distribution.Type
  /// Shape parameters, location and scale, once fixed.
  let frozen: [Value]?

  init(_ distribution: any Distribution.Type, frozen: [Value]?, type: TypeObject) {
    self.distribution = distribution
    self.frozen = frozen
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    if let frozen { marker.visit(frozen) }
  }

  /// Names of what the methods take after their first argument.
  var parameterNames: [String] { distribution.shapeNames + (distribution.isDiscrete ? ["loc"] : ["loc", "scale"]) }
}

extension ModuleRow {
  static let scipy = ModuleRow("scipy") { machine, module in
    machine.define(module, "__version__", machine.constantString(Text("1.17.1")))
  }

  static let scipyStats = ModuleRow("scipy.stats") { machine, module in
    let free = machine.makeType(
      "rv_distribution", module: "scipy.stats._distn_infrastructure", table: .distribution, wording: .python)
    for distribution in DistributionRegistry.all {
      let object = machine.heap.adopt(DistributionObject(distribution, frozen: nil, type: free))
      machine.define(module, distribution.name, Value(object))
    }
  }
}

extension TypeTable {
  fileprivate static let distribution = TypeTable(
    methods: DistributionFunction.allCases.map(evaluation) + [
      Native("__call__(self, /, *args, **kwds)") { call in
        let object = call[0].unchecked(DistributionObject.self)
        let parameters = try call.machine.parameters(object, call, positional: 1, named: 2)
        return Value(
          call.machine.heap.adopt(DistributionObject(object.distribution, frozen: parameters, type: object.type)))
      },
      Native("rvs(self, /, *args, **kwds)") { call in try call.machine.randomVariates(call) },
      Native("fit(self, data, /, *args, **kwds)") { call in try call.machine.fitDistribution(call) },
      Native("mean(self, /, *args, **kwds)") { call in
        try call.machine.summary(call) { $0.moments.mean }
      },
      Native("var(self, /, *args, **kwds)") { call in
        try call.machine.summary(call) { $0.moments.variance }
      },
      Native("std(self, /, *args, **kwds)") { call in try call.machine.summary(call) { $0.standardDeviation } },
      Native("median(self, /, *args, **kwds)") { call in try call.machine.summary(call) { $0.median } },
      Native("entropy(self, /, *args, **kwds)") { call in try call.machine.summary(call) { $0.entropy } },
      Native("interval(self, confidence, /, *args, **kwds)") { call in
        let machine = call.machine
        let located = try machine.located(call, positional: 2, named: 3)
        let (lower, upper) = try located.interval(call.double(1))
        return machine.tuple([machine.float64(lower), machine.float64(upper)])
      },
      Native("support(self, /, *args, **kwds)") { call in
        let (lower, upper) = try call.machine.located(call, positional: 1, named: 2).support
        return call.machine.tuple([call.machine.float64(lower), call.machine.float64(upper)])
      },
    ],
    properties: [
      PropertyRow("name") { machine, x in machine.string(x.unchecked(DistributionObject.self).distribution.name) }
    ])

  /// `pdf`, `cdf`, …: an abscissa, then the parameters.
  private static func evaluation(_ function: DistributionFunction) -> Native {
    Native("\(function.rawValue)(self, x, /, *args, **kwds)") { call in
      try call.machine.evaluate(function, call)
    }
  }
}

extension Machine {
  /// Shape parameters, location and scale of a call, in order, defaults filled in.
  fileprivate func parameters(
    _ object: DistributionObject, _ call: Arguments, positional: Int, named: Int, except: Set<String> = []
  ) throws -> [Value] {
    if let frozen = object.frozen {
      if call.rest(positional).isEmpty { return frozen }
    }
    let names = object.parameterNames
    var values = [Value](repeating: .undefined, count: names.count)
    let given = call.rest(positional)
    guard given.count <= names.count else {
      throw error(.typeError, "_parse_args() takes from 1 to \(names.count + 1) positional arguments but \(given.count + 1) were given")
    }
    for (index, value) in given.enumerated() { values[index] = value }
    for (key, value) in call.keywords(named) where !except.contains(key.string) {
      guard let index = names.firstIndex(of: key.string) else {
        throw error(.typeError, "_parse_args() got an unexpected keyword argument '\(key.string)'")
      }
      if !values[index].isUndefined {
        throw error(.typeError, "_parse_args() got multiple values for argument '\(key.string)'")
      }
      values[index] = value
    }
    let missing = object.distribution.shapeNames.indices.filter { values[$0].isUndefined }
    if !missing.isEmpty {
      let list = missing.map { "'\(names[$0])'" }.joined(separator: " and ")
      throw error(
        .typeError,
        "_parse_args() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(list)")
    }
    for index in values.indices where values[index].isUndefined {
      values[index] = names[index] == "scale" ? Value(1) : Value(0)
    }
    return values
  }

  private func located(_ object: DistributionObject, _ numbers: [Double]) -> LocatedDistribution {
    let count = object.distribution.shapeNames.count
    return LocatedDistribution(
      object.distribution.init(shapes: Array(numbers[..<count])), loc: numbers[count],
      scale: object.distribution.isDiscrete ? 1 : numbers[count + 1])
  }

  fileprivate func located(_ call: Arguments, positional: Int, named: Int) throws -> LocatedDistribution {
    let object = call[0].unchecked(DistributionObject.self)
    let values = try parameters(object, call, positional: positional, named: named)
    return located(object, try values.map(double))
  }

  fileprivate func summary(_ call: Arguments, _ body: (LocatedDistribution) -> Double) throws -> Value {
    float64(body(try located(call, positional: 1, named: 2)))
  }

  fileprivate func evaluate(_ function: DistributionFunction, _ call: Arguments) throws -> Value {
    let object = call[0].unchecked(DistributionObject.self)
    let isDensity = function == .pdf || function == .logpdf
    let isMass = function == .pmf || function == .logpmf
    if isDensity && object.distribution.isDiscrete || isMass && !object.distribution.isDiscrete {
      let kind = object.distribution.isDiscrete ? "discrete" : "continuous"
      throw error(
        .attributeError, "'\(object.distribution.name)' is \(kind) and has no attribute '\(function.rawValue)'")
    }
    let values = try parameters(object, call, positional: 2, named: 3)
    let x = try array(from: call[1], dtype: .float64)
    if let numbers = try scalars(values) {
      let result = try NDArray.empty(x.shape)
      let source = try x.contiguous()
      let located = located(object, numbers)
      source.withValues { input in result.withMutableValues { located.fill($0, function, input) } }
      return value(result)
    }
    return try evaluateEach(function, object, x, values)
  }

  /// The parameters as numbers, if none of them is an array.
  private func scalars(_ values: [Value]) throws -> [Double]? {
    var numbers: [Double] = []
    for value in values {
      if value.as(ArrayObject.self) != nil || value.as(ListObject.self) != nil || value.as(TupleObject.self) != nil {
        return nil
      }
      numbers.append(try double(value))
    }
    return numbers
  }

  /// Array parameters: one distribution for each element of the common shape.
  private func evaluateEach(
    _ function: DistributionFunction, _ object: DistributionObject, _ x: NDArray, _ values: [Value]
  ) throws -> Value {
    let arrays = try values.map { try array(from: $0, dtype: .float64) }
    var shape = x.shape
    for array in arrays { shape = try broadcastShape(shape, array.shape) }
    let points = try x.broadcast(to: shape).values(as: Double.self)
    let columns = try arrays.map { try $0.broadcast(to: shape).values(as: Double.self) }
    let results = points.indices.map { index in
      located(object, columns.map { $0[index] })(function, points[index])
    }
    return value(try NDArray(results, shape: shape))
  }

  fileprivate func randomVariates(_ call: Arguments) throws -> Value {
    let object = call[0].unchecked(DistributionObject.self)
    var size: Dims?
    var source: any VariateSource = randomStreams.legacy
    var rest = call.rest(1)
    let names = object.parameterNames
    // `size` and `random_state` may follow the parameters by position.
    if object.frozen == nil, rest.count > names.count {
      size = try shape(rest[names.count])
      if rest.count > names.count + 1 { source = try stream(rest[names.count + 1]) }
      rest = Array(rest[..<names.count])
    } else if object.frozen != nil, let first = rest.first {
      size = try shape(first)
      if rest.count > 1 { source = try stream(rest[1]) }
      rest = []
    }
    for (key, value) in call.keywords(2) {
      if key.string == "size", !value.isNone { size = try shape(value) }
      if key.string == "random_state" { source = try stream(value) }
    }
    var numbers: [Double]
    if let frozen = object.frozen {
      numbers = try frozen.map(double)
    } else {
      let all = try parameters(object, rest, call.keywords(2).filter { !["size", "random_state"].contains($0.key.string) })
      guard let plain = try scalars(all) else {
        throw error(
          .notImplementedError, "rvs with array parameters is not supported yet; draw with np.random instead")
      }
      numbers = plain
    }
    let located = located(object, numbers)
    let count = try size.map { try NDArray.empty($0).size } ?? 1
    let values = try [Double](unsafeUninitializedCapacity: count) { buffer, used in
      try located.sample(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), from: source)
      used = count
    }
    if object.distribution.isDiscrete {
      guard let size else { return Value(Int(values[0])) }
      return arrayObject(try NDArray(values, shape: size).astype(.int64))
    }
    guard let size else { return Value(values[0]) }
    return arrayObject(try NDArray(values, shape: size))
  }

  private func parameters(_ object: DistributionObject, _ given: [Value], _ named: [(key: Text, value: Value)]) throws
    -> [Value]
  {
    let names = object.parameterNames
    var values = [Value](repeating: .undefined, count: names.count)
    for (index, value) in given.enumerated() { values[index] = value }
    for (key, value) in named {
      guard let index = names.firstIndex(of: key.string) else {
        throw error(.typeError, "_parse_args_rvs() got an unexpected keyword argument '\(key.string)'")
      }
      values[index] = value
    }
    for index in values.indices where values[index].isUndefined {
      if index < object.distribution.shapeNames.count {
        throw error(
          .typeError, "_parse_args_rvs() missing 1 required positional argument: '\(names[index])'")
      }
      values[index] = names[index] == "scale" ? Value(1) : Value(0)
    }
    return values
  }

  private func stream(_ x: Value) throws -> any VariateSource {
    if x.isNone { return randomStreams.legacy }
    if let object = x.as(RandomObject.self) { return object.source }
    return try legacyState(x)
  }

  fileprivate func fitDistribution(_ call: Arguments) throws -> Value {
    let object = call[0].unchecked(DistributionObject.self)
    let names = object.parameterNames
    let shapeCount = object.distribution.shapeNames.count
    var fixed = FixedParameters(shapes: [Double?](repeating: nil, count: shapeCount))
    var guess = FixedParameters(shapes: [Double?](repeating: nil, count: shapeCount))
    for (index, value) in call.rest(2).enumerated() where index < shapeCount { guess.shapes[index] = try double(value) }
    for (key, value) in call.keywords(3) {
      let name = key.string
      switch name {
      case "floc": fixed.loc = try double(value)
      case "fscale": fixed.scale = try double(value)
      case "loc": guess.loc = try double(value)
      case "scale": guess.scale = try double(value)
      default:
        let plain = name.hasPrefix("fix_") ? String(name.dropFirst(4)) : String(name.dropFirst())
        if let index = names.prefix(shapeCount).firstIndex(of: plain), name.hasPrefix("f") {
          fixed.shapes[index] = try double(value)
        } else if name.hasPrefix("f"), name.count == 2, let index = Int(name.dropFirst()), index < shapeCount {
          fixed.shapes[index] = try double(value)
        } else {
          throw error(.typeError, "Unknown arguments: {'\(name)': \(try repr(value).string)}.")
        }
      }
    }
    let data = try array(from: call[1], dtype: .float64).ravel().values(as: Double.self)
    do {
      let fitted = try fit(object.distribution, data, fixed: fixed, guess: guess)
      let numbers = fitted.shapes + [fitted.loc, fitted.scale]
      return tuple(numbers.map { float64($0) })
    } catch let failure as FitError {
      throw error(.valueError, failure.message)
    }
  }
}

extension NDArray {
  /// The elements of a contiguous float64 array.
  package func withValues<T>(_ body: (UnsafeBufferPointer<Double>) throws -> T) rethrows -> T {
    try withFloat64Pointer { try body(UnsafeBufferPointer(start: $0, count: size)) }
  }

  package func withMutableValues<T>(_ body: (UnsafeMutableBufferPointer<Double>) throws -> T) rethrows -> T {
    try withFloat64Pointer { try body(UnsafeMutableBufferPointer(start: $0, count: size)) }
  }

  private func withFloat64Pointer<T>(_ body: (UnsafeMutablePointer<Double>) throws -> T) rethrows -> T {
    precondition(dtype == .float64 && isContiguous, "the caller has made the array contiguous and float64")
    return try withExtendedLifetime(storage) {
      try body(elementBase.assumingMemoryBound(to: Double.self))
    }
  }
}
