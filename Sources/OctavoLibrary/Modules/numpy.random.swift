import OctavoLanguage
import OctavoNumerics

/// A distribution that `np.random` draws from: one row serves the module's functions, `RandomState` and
/// `Generator`.
struct RandomRow: Sendable {
  enum Draw: Sendable {
    case real(@Sendable (any VariateSource, UnsafeMutableBufferPointer<Double>, [Double]) throws -> Void)
    case whole(@Sendable (any VariateSource, UnsafeMutableBufferPointer<Int>, [Double]) throws -> Void)
  }
  let name: String
  /// As in a signature, without `size`.
  let parameters: [String]
  let draw: Draw

  static let all: [RandomRow] = [
    RandomRow(name: "normal", parameters: ["loc=0.0", "scale=1.0"], draw: .real { source, out, p in
      source.fill(out, try NormalSampler(mean: p[0], scale: p[1]))
    }),
    RandomRow(name: "standard_normal", parameters: [], draw: .real { source, out, _ in
      source.fill(out, StandardNormalSampler())
    }),
    RandomRow(name: "uniform", parameters: ["low=0.0", "high=1.0"], draw: .real { source, out, p in
      source.fill(out, try UniformSampler(low: p[0], high: p[1], legacy: source is LegacyRandomState))
    }),
    RandomRow(name: "exponential", parameters: ["scale=1.0"], draw: .real { source, out, p in
      source.fill(out, try ExponentialSampler(scale: p[0]))
    }),
    RandomRow(name: "gamma", parameters: ["shape", "scale=1.0"], draw: .real { source, out, p in
      source.fill(out, try GammaSampler(shape: p[0], scale: p[1]))
    }),
    RandomRow(name: "beta", parameters: ["a", "b"], draw: .real { source, out, p in
      source.fill(out, try BetaSampler(a: p[0], b: p[1]))
    }),
    RandomRow(name: "chisquare", parameters: ["df"], draw: .real { source, out, p in
      source.fill(out, try ChiSquareSampler(degrees: p[0]))
    }),
    RandomRow(name: "standard_t", parameters: ["df"], draw: .real { source, out, p in
      source.fill(out, try StudentTSampler(degrees: p[0]))
    }),
    RandomRow(name: "lognormal", parameters: ["mean=0.0", "sigma=1.0"], draw: .real { source, out, p in
      source.fill(out, try LogNormalSampler(mean: p[0], sigma: p[1]))
    }),
    RandomRow(name: "laplace", parameters: ["loc=0.0", "scale=1.0"], draw: .real { source, out, p in
      source.fill(out, try LaplaceSampler(location: p[0], scale: p[1]))
    }),
    RandomRow(name: "binomial", parameters: ["n", "p"], draw: .whole { source, out, p in
      source.fill(out, try BinomialSampler(trials: Int(p[0]), p: p[1], legacy: source is LegacyRandomState))
    }),
  ]

  var list: String { (parameters + ["size=None"]).joined(separator: ", ") }

  /// The row as a function whose stream `source` finds, its parameters starting at `first`.
  func function(prefix: String, first: Int, source: @escaping @Sendable (Arguments) throws -> any VariateSource)
    -> Native
  {
    Native("\(name)(\(prefix)\(list))") { call in
      try call.machine.drawn(self, from: source(call), call, first: first)
    }
  }
}

/// The streams of one machine.
final class RandomStreams {
  /// The stream of `np.random.*` and of SciPy's `rvs`.
  let legacy: LegacyRandomState

  init(seed: UInt64?) {
    let entropy = seed ?? UInt64.random(in: 0...UInt64.max)
    legacy = LegacyRandomState(seed: UInt32(truncatingIfNeeded: entropy ^ entropy >> 32))
  }
}

/// `numpy.random.Generator` and `numpy.random.RandomState`.
package final class RandomObject: Object {
  let source: any VariateSource
  init(_ source: any VariateSource, type: TypeObject) {
    self.source = source
    super.init(type: type)
  }
}

extension ModuleRow {
  static let numpyRandom = ModuleRow("numpy.random") { machine, module in
    for row in RandomRow.all {
      machine.install(
        [row.function(prefix: "", first: 0) { $0.machine.randomStreams.legacy }], into: module, wording: .c)
    }
    machine.install(legacyFunctions(prefix: "", first: 0) { $0.machine.randomStreams.legacy }, into: module)
    machine.install(moduleFunctions, into: module)
    let generator = machine.makeType(
      "Generator", module: "numpy.random._generator",
      table: TypeTable(
        methods: RandomRow.all.map { $0.function(prefix: "self, ", first: 1, source: stream) } + generatorMethods))
    let state = machine.makeType(
      "RandomState", module: "numpy.random.mtrand",
      table: TypeTable(
        constructor: Native("RandomState(cls, seed=None)") { call in
          let made = RandomObject(
            try call.machine.legacyState(call[1]), type: call[0].unchecked(TypeObject.self))
          return Value(call.machine.heap.adopt(made))
        },
        methods: RandomRow.all.map { $0.function(prefix: "self, ", first: 1, source: stream) }
          + legacyFunctions(prefix: "self, ", first: 1, source: stream)))
    machine.define(module, "Generator", Value(generator))
    machine.define(module, "RandomState", Value(state))
  }

  private static let stream: @Sendable (Arguments) throws -> any VariateSource = { call in
    guard let object = call[0].as(RandomObject.self) else {
      throw call.machine.error(.typeError, "expected a generator, got \(call.machine.typeName(call[0]))")
    }
    return object.source
  }

  private static let moduleFunctions: [Native] = [
    Native("seed(seed=None)") { call in
      let stream = call.machine.randomStreams.legacy
      if call[0].isNone {
        stream.reseed(UInt32(truncatingIfNeeded: call.machine.host.seed ?? UInt64.random(in: 0...UInt64.max)))
      } else if let items = try call.machine.seedWords(call[0]) {
        try stream.reseed(items)
      } else {
        stream.reseed(try call.machine.legacySeed(call[0]))
      }
      return .none
    },
    Native("default_rng(seed=None)") { call in
      let machine = call.machine
      if call[0].as(RandomObject.self) != nil { return call[0] }
      let sequence: SeedSequence
      if call[0].isNone {
        sequence = SeedSequence(machine.host.seed ?? UInt64.random(in: 0...UInt64.max))
      } else if let words = try machine.seedWords(call[0]) {
        sequence = SeedSequence(entropy: words)
      } else {
        let seed = try machine.index(call[0])
        guard seed >= 0 else { throw machine.error(.valueError, "expected non-negative integer") }
        sequence = SeedSequence(UInt64(seed))
      }
      guard let type = try machine.attribute(of: Value(machine.importModule("numpy.random")), "Generator").as(TypeObject.self)
      else { return .none }
      return Value(machine.heap.adopt(RandomObject(Generator(seed: sequence), type: type)))
    },
  ]

  /// What only the legacy interface has.
  private static func legacyFunctions(
    prefix: String, first: Int, source: @escaping @Sendable (Arguments) throws -> any VariateSource
  ) -> [Native] {
    [
      Native("rand(\(prefix)*args)") { call in
        try call.machine.uniformDraws(source(call), call.machine.sizes(call.rest(first)))
      },
      Native("randn(\(prefix)*args)") { call in
        let size = try call.machine.sizes(call.rest(first))
        return try call.machine.realDraws(size) { try source(call).fill($0, StandardNormalSampler()) }
      },
      Native("random(\(prefix)size=None)") { call in
        try call.machine.uniformDraws(source(call), call.isGiven(first) ? call.shape(first) : nil)
      },
      Native("random_sample(\(prefix)size=None)") { call in
        try call.machine.uniformDraws(source(call), call.isGiven(first) ? call.shape(first) : nil)
      },
      Native("randint(\(prefix)low, high=None, size=None, dtype=None)") { call in
        try call.machine.integerDraws(call, first: first, source(call), endpoint: false, scalarIsPlain: true)
      },
      Native("choice(\(prefix)a, size=None, replace=True, p=None)") { call in
        try call.machine.choice(call, first: first, from: source(call))
      },
      Native("shuffle(\(prefix)x)") { call in try call.machine.shuffle(call[first], source(call)) },
      Native("permutation(\(prefix)x)") { call in try call.machine.permutation(call[first], source(call)) },
    ]
  }

  private static let generatorMethods: [Native] = [
    Native("random(self, size=None, dtype=None, out=None)") { call in
      try call.machine.uniformDraws(stream(call), call.isGiven(1) ? call.shape(1) : nil)
    },
    Native("integers(self, low, high=None, size=None, dtype=None, endpoint=False)") { call in
      try call.machine.integerDraws(call, first: 1, stream(call), endpoint: call.bool(5), scalarIsPlain: false)
    },
    Native("choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True)") { call in
      try call.machine.choice(call, first: 1, from: stream(call))
    },
    Native("shuffle(self, x, axis=0)") { call in try call.machine.shuffle(call[1], stream(call)) },
    Native("permutation(self, x, axis=0)") { call in try call.machine.permutation(call[1], stream(call)) },
  ]
}

extension Machine {
  var randomStreams: RandomStreams { state(RandomStreams.self) { RandomStreams(seed: host.seed) } }

  func legacyState(_ seed: Value) throws -> LegacyRandomState {
    if seed.isNone { return LegacyRandomState(seed: UInt32(truncatingIfNeeded: host.seed ?? 0)) }
    if let words = try seedWords(seed) { return try LegacyRandomState(seed: words) }
    return LegacyRandomState(seed: try legacySeed(seed))
  }

  func legacySeed(_ x: Value) throws -> UInt32 {
    guard let seed = UInt32(exactly: try index(x)) else {
      throw error(.valueError, "Seed must be between 0 and 2**32 - 1")
    }
    return seed
  }

  /// A seed given as a sequence of 32-bit words.
  func seedWords(_ x: Value) throws -> [UInt32]? {
    guard x.as(ListObject.self) != nil || x.as(TupleObject.self) != nil || x.as(ArrayObject.self) != nil else {
      return nil
    }
    return try array(from: x).scalars().map { scalar in
      guard let word = UInt32(exactly: scalar.integer) else {
        throw error(.valueError, "Seed values must be between 0 and 2**32 - 1")
      }
      return word
    }
  }

  func sizes(_ given: [Value]) throws -> Dims? { given.isEmpty ? nil : Dims(try given.map(index)) }

  /// Draws of a row, its parameters and the size taken from a call.
  func drawn(_ row: RandomRow, from source: any VariateSource, _ call: Arguments, first: Int) throws -> Value {
    let count = row.parameters.count
    let size = call.isGiven(first + count) ? try call.shape(first + count) : nil
    let isArray = (first..<(first + count)).contains { index in
      call[index].as(ArrayObject.self) != nil || call[index].as(ListObject.self) != nil
        || call[index].as(TupleObject.self) != nil
    }
    if isArray { return try drawnForEach(row, from: source, call, first: first, size: size) }
    let parameters = try (first..<(first + count)).map { try double(call[$0]) }
    switch row.draw {
    case .real(let draw): return try realDraws(size) { try draw(source, $0, parameters) }
    case .whole(let draw): return try wholeDraws(size, scalarIsPlain: true) { try draw(source, $0, parameters) }
    }
  }

  /// Array-valued parameters: one draw for each element of their common shape, in order.
  private func drawnForEach(
    _ row: RandomRow, from source: any VariateSource, _ call: Arguments, first: Int, size: Dims?
  ) throws -> Value {
    let arrays = try (first..<(first + row.parameters.count)).map { try array(from: call[$0], dtype: .float64) }
    var shape = size ?? Dims()
    if size == nil { for array in arrays { shape = try broadcastShape(shape, array.shape) } }
    let columns = try arrays.map { try $0.broadcast(to: shape).values(as: Double.self) }
    let count = shape.product
    var reals = [Double](repeating: 0, count: count)
    for index in 0..<count {
      let parameters = columns.map { $0[index] }
      switch row.draw {
      case .real(let draw):
        try withUnsafeMutablePointer(to: &reals[index]) {
          try draw(source, UnsafeMutableBufferPointer(start: $0, count: 1), parameters)
        }
      case .whole(let draw):
        var whole = 0
        try withUnsafeMutablePointer(to: &whole) {
          try draw(source, UnsafeMutableBufferPointer(start: $0, count: 1), parameters)
        }
        reals[index] = Double(whole)
      }
    }
    let made = try NDArray(reals, shape: shape)
    if case .whole = row.draw { return arrayObject(try made.astype(.int64)) }
    return arrayObject(made)
  }

  func realDraws(_ size: Dims?, _ fill: (UnsafeMutableBufferPointer<Double>) throws -> Void) throws -> Value {
    let count = try checkedCount(size)
    let values = try [Double](unsafeUninitializedCapacity: count) { buffer, used in
      try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      used = count
    }
    guard let size else { return Value(values[0]) }
    return arrayObject(try NDArray(values, shape: size))
  }

  func wholeDraws(
    _ size: Dims?, scalarIsPlain: Bool, _ fill: (UnsafeMutableBufferPointer<Int>) throws -> Void
  ) throws -> Value {
    let count = try checkedCount(size)
    let values = try [Int](unsafeUninitializedCapacity: count) { buffer, used in
      try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      used = count
    }
    guard let size else { return scalarIsPlain ? Value(values[0]) : int64(values[0]) }
    return arrayObject(try NDArray(values, shape: size))
  }

  private func checkedCount(_ size: Dims?) throws -> Int {
    guard let size else { return 1 }
    if size.contains(where: { $0 < 0 }) { throw error(.valueError, "negative dimensions are not allowed") }
    // Making the array first lets it refuse sizes that do not fit.
    return try NDArray.empty(size).size
  }

  func uniformDraws(_ source: any VariateSource, _ size: Dims?) throws -> Value {
    try realDraws(size) { source.fill($0, StandardUniformSampler()) }
  }

  /// `randint` and `integers`.
  func integerDraws(
    _ call: Arguments, first: Int, _ source: any VariateSource, endpoint: Bool, scalarIsPlain: Bool
  ) throws -> Value {
    var low = try call.int(first)
    var high: Int
    if call.isGiven(first + 1) {
      high = try call.int(first + 1)
    } else {
      high = low
      low = 0
    }
    if !endpoint { high -= 1 }
    let size = call.isGiven(first + 2) ? try call.shape(first + 2) : nil
    let sampler = try UniformIntegerSampler(low: low, through: high, endpoint: endpoint)
    let drawn = try wholeDraws(size, scalarIsPlain: scalarIsPlain) { source.fill($0, sampler) }
    guard let dtype = try call.dtype(first + 3), dtype != .int64, let object = drawn.as(ArrayObject.self) else {
      return drawn
    }
    throw error(
      .notImplementedError,
      "integers of dtype \(dtype.text) (here for \(object.array.size) draws) are not supported yet; draw int64 and convert with astype"
    )
  }

  /// `choice`: places of a population (a count, or an array) and what stands there.
  func choice(_ call: Arguments, first: Int, from source: any VariateSource) throws -> Value {
    let legacy = source is LegacyRandomState
    let population = try optionalIndex(call[first])
    let items = try population == nil ? array(from: call[first]) : nil
    let count = population ?? (items.map { $0.rank == 0 ? 0 : $0.shape[0] } ?? 0)
    if count <= 0 {
      throw error(.valueError, population == nil ? "a cannot be empty unless no samples are taken" : "a must be a positive integer unless no samples are taken")
    }
    let size = call.isGiven(first + 1) ? try call.shape(first + 1) : nil
    let wanted = try checkedCount(size)
    let replaces = try call.bool(first + 2)
    let places: [Int]
    if call.isGiven(first + 3) {
      let weights = try ChoiceWeights(
        array(from: call[first + 3], dtype: .float64).values(as: Double.self), legacy: legacy)
      guard weights.probabilities.count == count else {
        throw error(.valueError, legacy ? "'a' and 'p' must have same size" : "a and p must have same size")
      }
      places =
        try replaces
        ? source.choice(count: wanted, weights: weights)
        : source.choiceWithoutReplacement(count: wanted, weights: weights, legacy: legacy)
    } else if replaces {
      places = source.draws(wanted, try UniformIntegerSampler(low: 0, through: count - 1))
    } else if let generator = source as? Generator {
      let shuffled = legacy ? true : try call.bool(first + 5)
      places = try generator.choiceWithoutReplacement(count: wanted, population: count, shuffled: shuffled)
    } else if let state = source as? LegacyRandomState {
      places = try state.choiceWithoutReplacement(count: wanted, population: count)
    } else {
      places = []
    }
    guard let size else {
      guard let items else { return legacy ? Value(places[0]) : int64(places[0]) }
      return value(try items.row(places[0]))
    }
    let chosen = try NDArray(places, shape: size)
    return arrayObject(try items.map { try $0.take(chosen, axis: 0) } ?? chosen)
  }

  func shuffle(_ x: Value, _ source: any VariateSource) throws -> Value {
    if let list = x.as(ListObject.self) {
      source.shuffle(&list.items)
    } else if let object = x.as(ArrayObject.self), object.array.rank == 1 {
      var scalars = object.array.scalars()
      source.shuffle(&scalars)
      for (index, scalar) in scalars.enumerated() { try object.array.setItem([index], to: scalar) }
    } else {
      throw error(.typeError, "object of type '\(typeName(x))' cannot be shuffled; give a list or a 1-d array")
    }
    return .none
  }

  func permutation(_ x: Value, _ source: any VariateSource) throws -> Value {
    if let count = try optionalIndex(x) {
      var order = Array(0..<max(count, 0))
      source.shuffle(&order)
      return arrayObject(try NDArray(order))
    }
    let array = try array(from: x)
    var order = Array(0..<(array.rank == 0 ? 0 : array.shape[0]))
    source.shuffle(&order)
    return arrayObject(try array.take(NDArray(order), axis: 0))
  }
}
