import OctavoLanguage
import OctavoNumerics

// The native core of `scipy.stats`: every distribution of the registry under SciPy's name. The other functions of
// the module are in `Python/scipy.stats*.py`.

/// A distribution whose parameters are given with each call (`norm`).
package final class DistributionObject: Object {
  let distribution: any Distribution.Type

  init(_ distribution: any Distribution.Type, type: TypeObject) {
    self.distribution = distribution
    super.init(type: type)
  }
}

/// A distribution with its parameters fixed (`norm(0, 1)`).
package final class FrozenDistributionObject: Object {
  let free: DistributionObject
  /// The arguments as they were given.
  let positional: [Value]
  let named: [(key: Text, value: Value)]
  /// Shape parameters, location and scale.
  let parameters: [Value]

  init(
    _ free: DistributionObject, _ positional: [Value], _ named: [(key: Text, value: Value)],
    parameters: [Value],
    type: TypeObject
  ) {
    (self.free, self.positional, self.named) = (free, positional, named)
    self.parameters = parameters
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(Value(free))
    marker.visit(positional)
    marker.visit(named.map(\.value))
    marker.visit(parameters)
  }
}

/// The types of distributions in one machine.
private final class DistributionTypes {
  let frozenContinuous: TypeObject
  let frozenDiscrete: TypeObject
  let continuous: TypeObject
  let discrete: TypeObject
  let generic: TypeObject

  init(_ machine: Machine) {
    let module = "scipy.stats._distn_infrastructure"
    generic = machine.makeType(
      "rv_generic", module: module, isBase: true, table: .genericDistribution, wording: .python)
    continuous = machine.makeType(
      "rv_continuous", module: module, base: generic, isBase: true, table: .continuousDistribution,
      wording: .python)
    discrete = machine.makeType(
      "rv_discrete", module: module, base: generic, isBase: true, table: .discreteDistribution,
      wording: .python)
    let frozen = machine.makeType(
      "rv_frozen", module: module, isBase: true, table: .frozenDistribution, wording: .python)
    frozenContinuous = machine.makeType(
      "rv_continuous_frozen", module: module, base: frozen, table: .frozenDensity, wording: .python)
    frozenDiscrete = machine.makeType(
      "rv_discrete_frozen", module: module, base: frozen, table: .frozenMass, wording: .python)
  }
}

extension ModuleRow {
  static let scipy = ModuleRow("scipy") { machine, module in
    machine.define(module, "__version__", machine.constantString(Text("1.17.1")))
  }

  static let scipyDistributions = ModuleRow("scipy._distributions") { machine, module in
    // Results are NumPy's numbers, whether or not the program imports NumPy.
    _ = machine.numpy
    let types = machine.state(DistributionTypes.self) { DistributionTypes(machine) }
    machine.define(module, "rv_generic", Value(types.generic))
    machine.define(
      module, "rv_frozen_types", machine.tuple([Value(types.frozenContinuous), Value(types.frozenDiscrete)]))
    machine.define(module, "native_continuous", Value(types.continuous))
    machine.define(module, "native_discrete", Value(types.discrete))
    for distribution in DistributionRegistry.all {
      let isDiscrete = distribution.isDiscrete
      let type = machine.makeType(
        "\(distribution.name)_gen", module: "scipy.stats._\(isDiscrete ? "discrete" : "continuous")_distns",
        base: isDiscrete ? types.discrete : types.continuous, table: TypeTable(), wording: .python)
      let object = machine.heap.adopt(DistributionObject(distribution, type: type))
      machine.define(module, distribution.name, Value(object))
    }
  }
}

// MARK: Tables

extension TypeTable {
  /// What continuous and discrete distributions share.
  fileprivate static let genericDistribution = TypeTable(
    methods: [
      Native("__call__(self, *args, **kwds)") { call in try call.freeze() },
      Native("freeze(self, *args, **kwds)") { call in try call.freeze() },
      Native("mean(self, *args, **kwds)") { call in
        try call.parameters(1, "_parse_args_stats", ["moments"]).summary { [$0.moments.mean] }
      },
      Native("var(self, *args, **kwds)") { call in
        try call.parameters(1, "_parse_args_stats", ["moments"]).summary { [$0.moments.variance] }
      },
      Native("std(self, *args, **kwds)") { call in
        try call.parameters(1, "_parse_args_stats", ["moments"]).summary { [$0.standardDeviation] }
      },
      Native("stats(self, *args, **kwds)") { call in
        let parameters = try call.parameters(1, "_parse_args_stats", ["moments"])
        return try parameters.stats(parameters.extras.first.flatMap { $0 })
      },
      Native("median(self, *args, **kwds)") { call in try call.parameters(1).summary { [$0.median] } },
      Native("entropy(self, *args, **kwds)") { call in try call.parameters(1).summary { [$0.entropy] } },
      Native("support(self, *args, **kwargs)") { call in try call.parameters(1).support() },
      Native("interval(self, confidence, *args, **kwds)") { call in try call.parameters(2).interval(call[1])
      },
      Native("moment(self, order, *args, **kwds)") { call in try call.parameters(2).moment(call[1]) },
      Native("nnlf(self, theta, x)") { call in try call.machine.negativeLogLikelihood(call) },
      Native("rvs(self, *args, **kwds)") { call in try call.draws() },
    ],
    properties: [
      PropertyRow("name") { machine, x in
        machine.string(x.unchecked(DistributionObject.self).distribution.name)
      },
      PropertyRow("numargs") { _, x in
        Value(x.unchecked(DistributionObject.self).distribution.shapeNames.count)
      },
      PropertyRow("shapes") { machine, x in
        let names = x.unchecked(DistributionObject.self).distribution.shapeNames
        return names.isEmpty ? .none : machine.string(names.joined(separator: ", "))
      },
      PropertyRow("badvalue") { machine, _ in Value(Double.nan) },
      PropertyRow("a") { machine, x in x.unchecked(DistributionObject.self).standardSupport(machine).lower },
      PropertyRow("b") { machine, x in x.unchecked(DistributionObject.self).standardSupport(machine).upper },
    ])

  fileprivate static let continuousDistribution = TypeTable(
    methods: evaluations([.pdf, .logpdf, .cdf, .logcdf, .sf, .logsf], "x") + evaluations([.ppf, .isf], "q")
      + [
        Native("fit(self, data, *args, **kwds)") { call in try call.machine.fitDistribution(call) },
        Native("fit_loc_scale(self, data, *args)") { call in try call.machine.fitLocationAndScale(call) },
        Native(
          "expect(self, func=None, args=(), loc=0, scale=1, lb=None, ub=None, conditional=False, **kwds)"
        ) { call in
          let free = call[0].unchecked(DistributionObject.self)
          let shapes = call.machine.extraArguments(call[2])
          let parameters = DistributionParameters(
            call.machine, free.distribution, shapes + [call[3], call[4]])
          return try parameters.expect(call, function: 1, bounds: (5, 6), conditional: 7)
        },
      ],
    properties: [PropertyRow("xtol") { _, _ in Value(1e-14) }])

  fileprivate static let discreteDistribution = TypeTable(
    methods: evaluations([.pmf, .logpmf, .cdf, .logcdf, .sf, .logsf], "k") + evaluations([.ppf, .isf], "q")
      + [
        Native(
          "expect(self, func=None, args=(), loc=0, lb=None, ub=None, conditional=False, maxcount=1000, tolerance=1e-10, chunksize=32)"
        ) { call in
          let free = call[0].unchecked(DistributionObject.self)
          let shapes = call.machine.extraArguments(call[2])
          let parameters = DistributionParameters(
            call.machine, free.distribution, shapes + [call[3], Value(1)])
          return try parameters.expect(call, function: 1, bounds: (4, 5), conditional: 6)
        }
      ])

  fileprivate static let frozenDistribution = TypeTable(
    methods: frozenEvaluations([.cdf, .logcdf, .sf, .logsf], "x") + frozenEvaluations([.ppf, .isf], "q") + [
      Native("mean(self)") { call in try call.frozen.summary { [$0.moments.mean] } },
      Native("var(self)") { call in try call.frozen.summary { [$0.moments.variance] } },
      Native("std(self)") { call in try call.frozen.summary { [$0.standardDeviation] } },
      Native("stats(self, moments='mv')") { call in try call.frozen.stats(call[1]) },
      Native("median(self)") { call in try call.frozen.summary { [$0.median] } },
      Native("entropy(self)") { call in try call.frozen.summary { [$0.entropy] } },
      Native("support(self)") { call in try call.frozen.support() },
      Native("interval(self, confidence=None)") { call in try call.frozen.interval(call[1]) },
      Native("moment(self, order=None)") { call in try call.frozen.moment(call[1]) },
      Native("rvs(self, size=None, random_state=None)") { call in
        try call.frozen.draw(size: call[1], random: call[2])
      },
      Native("expect(self, func=None, lb=None, ub=None, conditional=False, **kwds)") { call in
        try call.frozen.expect(call, function: 1, bounds: (2, 3), conditional: 4)
      },
    ],
    properties: [
      PropertyRow("dist") { _, x in Value(x.unchecked(FrozenDistributionObject.self).free) },
      PropertyRow("args") { machine, x in machine.tuple(x.unchecked(FrozenDistributionObject.self).positional)
      },
      PropertyRow("kwds") { machine, x in
        try machine.dict(x.unchecked(FrozenDistributionObject.self).named.map { ($0.key.string, $0.value) })
      },
      PropertyRow("a") { machine, x in
        x.unchecked(FrozenDistributionObject.self).free.standardSupport(machine).lower
      },
      PropertyRow("b") { machine, x in
        x.unchecked(FrozenDistributionObject.self).free.standardSupport(machine).upper
      },
    ])

  fileprivate static let frozenDensity = TypeTable(methods: frozenEvaluations([.pdf, .logpdf], "x"))
  fileprivate static let frozenMass = TypeTable(methods: frozenEvaluations([.pmf, .logpmf], "k"))

  /// `pdf`, `cdf`, …: an abscissa or a probability, then the parameters.
  private static func evaluations(_ functions: [DistributionFunction], _ name: String) -> [Native] {
    functions.map { function in
      Native("\(function.rawValue)(self, \(name), *args, **kwds)") { call in
        try call.parameters(2).evaluate(function, call[1])
      }
    }
  }

  private static func frozenEvaluations(_ functions: [DistributionFunction], _ name: String) -> [Native] {
    functions.map { function in
      Native("\(function.rawValue)(self, \(name))") { call in try call.frozen.evaluate(function, call[1]) }
    }
  }
}

extension DistributionObject {
  /// The support as the attributes `a` and `b` give it: where shapes decide it, the widest there is.
  fileprivate func standardSupport(_ machine: Machine) -> (lower: Value, upper: Value) {
    let shapes = [Double](repeating: 1, count: distribution.shapeNames.count)
    let (lower, upper) = distribution.init(shapes: shapes).support
    if distribution.isDiscrete {
      let hasUpper = ["bernoulli"].contains(distribution.name)
      return (Value(Int(lower)), hasUpper ? Value(Int(upper)) : Value(Double.infinity))
    }
    return (Value(lower), Value(upper))
  }
}

// MARK: Arguments

extension Arguments {
  fileprivate var frozen: DistributionParameters {
    let object = self[0].unchecked(FrozenDistributionObject.self)
    return DistributionParameters(machine, object.free.distribution, object.parameters)
  }

  /// The parameters among the arguments from a place on, the keywords right after them.
  fileprivate func parameters(
    _ positional: Int, _ parser: String = "_parse_args", _ extra: [String] = []
  ) throws -> DistributionParameters {
    let object = self[0].unchecked(DistributionObject.self)
    return try DistributionParameters(
      machine, object.distribution, rest(positional), keywords(positional + 1), parser, extra)
  }

  fileprivate func freeze() throws -> Value {
    let object = self[0].unchecked(DistributionObject.self)
    let parameters = try parameters(1)
    let types = machine.state(DistributionTypes.self) { DistributionTypes(machine) }
    let type = object.distribution.isDiscrete ? types.frozenDiscrete : types.frozenContinuous
    return Value(
      machine.heap.adopt(
        FrozenDistributionObject(object, rest(1), keywords(2), parameters: parameters.values, type: type)))
  }

  fileprivate func draws() throws -> Value {
    let object = self[0].unchecked(DistributionObject.self)
    var random = Value.none
    var named: [(key: Text, value: Value)] = []
    for pair in keywords(2) {
      if pair.key.string == "random_state" { random = pair.value } else { named.append(pair) }
    }
    let parameters = try DistributionParameters(
      machine, object.distribution, rest(1), named, "_parse_args_rvs", ["size"])
    return try parameters.draw(size: parameters.extras[0] ?? .none, random: random)
  }
}

/// One distribution's parameters in a call, as values of the program.
struct DistributionParameters {
  let machine: Machine
  let distribution: any Distribution.Type
  /// Shapes, location and scale; the scale of a discrete distribution is 1.
  let values: [Value]
  /// The arguments a method takes after the parameters.
  var extras: [Value?] = []

  init(_ machine: Machine, _ distribution: any Distribution.Type, _ values: [Value]) {
    (self.machine, self.distribution, self.values) = (machine, distribution, values)
  }

  /// Sorts positional and named arguments; the complaints are those of the parser of this name in SciPy.
  init(
    _ machine: Machine, _ distribution: any Distribution.Type, _ given: [Value],
    _ keywords: [(key: Text, value: Value)], _ parser: String, _ extra: [String]
  ) throws {
    let shapes = distribution.shapeNames
    let own = shapes + (distribution.isDiscrete ? ["loc"] : ["loc", "scale"])
    let names = own + extra
    var values = [Value?](repeating: nil, count: names.count)
    if given.count > names.count {
      let least = shapes.count + 1
      throw machine.error(
        .typeError,
        "\(parser)() takes from \(least) to \(names.count + 1) positional arguments but \(given.count + 1) were given"
      )
    }
    for (index, value) in given.enumerated() { values[index] = value }
    for (key, value) in keywords {
      guard let index = names.firstIndex(of: key.string) else {
        throw machine.error(.typeError, "\(parser)() got an unexpected keyword argument '\(key.string)'")
      }
      if values[index] != nil {
        throw machine.error(.typeError, "\(parser)() got multiple values for argument '\(key.string)'")
      }
      values[index] = value
    }
    let missing = shapes.indices.filter { values[$0] == nil }.map { "'\(shapes[$0])'" }
    if let last = missing.last {
      let list =
        missing.count < 3
        ? missing.joined(separator: " and ") : missing.dropLast().joined(separator: ", ") + ", and \(last)"
      throw machine.error(
        .typeError,
        "\(parser)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(list)"
      )
    }
    let parameters = own.indices.map { values[$0] ?? Value(own[$0] == "scale" ? 1 : 0) }
    self.init(machine, distribution, parameters + (distribution.isDiscrete ? [Value(1)] : []))
    extras = Array(values[own.count...])
  }

  /// The parameters as numbers, if none of them is an array.
  var numbers: [Double]? {
    get throws {
      var numbers: [Double] = []
      for value in values {
        if value.as(ArrayObject.self) != nil || value.as(ListObject.self) != nil
          || value.as(TupleObject.self) != nil
        {
          return nil
        }
        numbers.append(try machine.double(value))
      }
      return numbers
    }
  }

  func located(_ numbers: [Double]) -> LocatedDistribution {
    let count = distribution.shapeNames.count
    return LocatedDistribution(
      distribution.init(shapes: Array(numbers[..<count])), loc: numbers[count], scale: numbers[count + 1])
  }

  /// What a body computes from each combination of parameters and further arrays, which are broadcast; one value
  /// for each of its results.
  func each(_ others: [NDArray] = [], _ body: (LocatedDistribution, [Double]) throws -> [Double]) throws
    -> [Value]
  {
    if let numbers = try numbers, others.allSatisfy({ $0.rank == 0 }) {
      let elements = try others.map { try machine.elements($0)[0] }
      return try body(located(numbers), elements).map { machine.float64($0) }
    }
    let arrays = try others + values.map { try machine.array(from: $0, dtype: .float64) }
    var shape = Dims([])
    for array in arrays { shape = try broadcastShape(shape, array.shape) }
    let columns = try arrays.map { try $0.broadcast(to: shape).values(as: Double.self) }
    var results: [[Double]] = []
    for index in (columns.first ?? []).indices {
      let row = columns.map { $0[index] }
      let found = try body(located(Array(row[others.count...])), Array(row[..<others.count]))
      if results.isEmpty { results = found.map { _ in [] } }
      for (k, value) in found.enumerated() { results[k].append(value) }
    }
    return try results.map { machine.value(try NDArray($0, shape: shape)) }
  }
}
