import OctavoLanguage
import OctavoNumerics

// The `numpy.random` module: its functions, which share one legacy stream, `RandomState` and `Generator`.

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
  /// The bit generator object it draws from.
  let bits: Value

  init(_ source: any VariateSource, bits: Value = .none, type: TypeObject) {
    self.source = source
    self.bits = bits
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(bits)
  }
}

/// The types of `numpy.random` in one machine.
final class RandomTypes {
  let seedSequence: TypeObject
  let bitGenerator: TypeObject
  let pcg64: TypeObject
  let mt19937: TypeObject
  /// The generators that no loops are compiled for.
  let words: [TypeObject]
  let generator: TypeObject
  let randomState: TypeObject

  init(_ machine: Machine) {
    seedSequence = machine.makeType(
      "SeedSequence", module: "numpy.random.bit_generator", table: .seedSequence)
    bitGenerator = machine.makeType(
      "BitGenerator", module: "numpy.random.bit_generator", isBase: true, table: TypeTable())
    pcg64 = machine.makeType(
      "PCG64", module: "numpy.random._pcg64", base: bitGenerator, table: .bitGenerator("PCG64") { PCG64($0) })
    mt19937 = machine.makeType(
      "MT19937", module: "numpy.random._mt19937", base: bitGenerator,
      table: .bitGenerator("MT19937") { MT19937($0) })
    let base = bitGenerator
    words = WordGeneratorRow.all.map { row in
      machine.makeType(row.name, module: "numpy.random._\(row.module)", base: base, table: .bitGenerator(row))
    }
    generator = machine.makeType(
      "Generator", module: "numpy.random._generator", table: .randomGenerator, wording: .cython)
    randomState = machine.makeType(
      "RandomState", module: "numpy.random.mtrand", table: .randomState, wording: .cython)
  }
}

extension Machine {
  var randomStreams: RandomStreams { state(RandomStreams.self) { RandomStreams(seed: host.seed) } }
  var randomTypes: RandomTypes { state(RandomTypes.self) { RandomTypes(self) } }

  /// The stream of a `Generator` or a `RandomState`.
  func generatorStream(_ x: Value) throws -> any VariateSource {
    guard let object = x.as(RandomObject.self) else {
      throw error(.typeError, "expected a generator, got \(typeName(x))")
    }
    return object.source
  }

  func randomGenerator(_ bits: Value) throws -> Value {
    guard let object = bits.as(BitGeneratorObject.self) else {
      throw error(
        .typeError, "__init__() argument must be a BitGenerator, not \(typeName(bits))")
    }
    let made = RandomObject(Generator(object.bits), bits: bits, type: randomTypes.generator)
    return Value(heap.adopt(made))
  }
}

extension ModuleRow {
  static let numpyRandom = ModuleRow("numpy.random") { machine, module in
    let types = machine.randomTypes
    let legacy: @Sendable (Arguments) throws -> any VariateSource = { $0.machine.randomStreams.legacy }
    let draws = (RandomRow.all + RandomRow.legacyStandards).map {
      $0.function(prefix: "", first: 0, source: legacy)
    }
    machine.install(draws, into: module, wording: .cython)
    machine.install(
      Native.legacyFunctions(prefix: "", first: 0, source: legacy), into: module, wording: .cython)
    machine.install(Native.randomModule, into: module)
    for type in [
      types.seedSequence, types.bitGenerator, types.pcg64, types.mt19937, types.generator, types.randomState,
    ] + types.words { machine.define(module, type.name, Value(type)) }
  }
}

extension Native {
  fileprivate static let randomModule: [Native] = [
    Native("seed(seed=None)") { call in
      try call.machine.reseed(call.machine.randomStreams.legacy, call[0])
      return .none
    },
    Native("default_rng(seed=None)") { call in
      let machine = call.machine
      if let object = call[0].as(RandomObject.self) {
        return object.source is Generator
          ? call[0] : try machine.randomGenerator(machine.bitGenerator(of: object))
      }
      if call[0].as(BitGeneratorObject.self) != nil { return try machine.randomGenerator(call[0]) }
      let seed = try machine.seedSequence(from: call[0])
      return try machine.randomGenerator(machine.call(Value(machine.randomTypes.pcg64), Value(seed)))
    },
  ]

  /// What only the legacy interface has.
  fileprivate static func legacyFunctions(
    prefix: String, first: Int, source: @escaping @Sendable (Arguments) throws -> any VariateSource
  ) -> [Native] {
    [
      Native("rand(\(prefix)*args)") { call in
        let size = call.rest(first).isEmpty ? nil : Dims(try call.rest(first).map(call.machine.index))
        return try call.machine.realDraws(size) { try source(call).fill($0, StandardUniformSampler()) }
      },
      Native("randn(\(prefix)*args)") { call in
        let size = call.rest(first).isEmpty ? nil : Dims(try call.rest(first).map(call.machine.index))
        return try call.machine.realDraws(size) { try source(call).fill($0, StandardNormalSampler()) }
      },
      Native("randint(\(prefix)low, high=None, size=None, dtype=None)") { call in
        try call.machine.integerDraws(call, first: first, source(call), endpoint: false, isLegacy: true)
      },
      Native("random_integers(\(prefix)low, high=None, size=None)") { call in
        let (low, high) =
          call.isGiven(first + 1) ? (try call.int(first), try call.int(first + 1)) : (1, try call.int(first))
        try call.machine.warn(
          .deprecationWarning, "This function is deprecated. Please call randint(\(low), \(high) + 1) instead"
        )
        let size = call.isGiven(first + 2) ? try call.shape(first + 2) : nil
        let sampler = try UniformIntegerSampler(low: low, through: high)
        return try call.machine.wholeDraws(size, scalarIsPlain: false) { try source(call).fill($0, sampler) }
      },
      Native("tomaxint(\(prefix)size=None)") { call in
        let size = call.isGiven(first) ? try call.shape(first) : nil
        let sampler = try UniformIntegerSampler(low: Int.min, through: Int.max)
        return try call.machine.wholeDraws(size, scalarIsPlain: true) { out in
          try source(call).fill(out, sampler)
          for k in out.indices { out[k] = Int(UInt64(bitPattern: Int64(out[k] &- Int.min)) >> 1) }
        }
      },
      Native("bytes(\(prefix)length)") { call in
        guard let state = try source(call) as? LegacyRandomState else { return .none }
        return call.machine.bytes(state.bytes(try call.int(first)))
      },
      Native("choice(\(prefix)a, size=None, replace=True, p=None)") { call in
        try call.machine.choice(call, first: first, from: source(call))
      },
      Native("shuffle(\(prefix)x)") { call in try call.machine.shuffle(call[first], source(call)) },
      Native("permutation(\(prefix)x)") { call in try call.machine.permutation(call[first], source(call)) },
      Native("multinomial(\(prefix)n, pvals, size=None)") { call in
        try call.machine.multinomial(call, first: first, source(call))
      },
      Native("dirichlet(\(prefix)alpha, size=None)") { call in
        try call.machine.dirichlet(call, first: first, source(call))
      },
      Native("multivariate_normal(\(prefix)mean, cov, size=None, check_valid='warn', tol=1e-8)") { call in
        try call.machine.multivariateNormal(call, first: first, source(call), method: "svd")
      },
      Native("get_state(\(prefix)legacy=True)") { call in
        guard let state = try source(call) as? LegacyRandomState else { return .none }
        return try call.machine.legacyState(of: state, asTuple: call.bool(first))
      },
      Native("set_state(\(prefix)state)") { call in
        guard let state = try source(call) as? LegacyRandomState else { return .none }
        try call.machine.setLegacyState(state, call[first])
        return .none
      },
    ]
  }
}

extension TypeTable {
  private static let stream: @Sendable (Arguments) throws -> any VariateSource = {
    try $0.machine.generatorStream($0[0])
  }

  fileprivate static let randomState = TypeTable(
    constructor: Native("RandomState(cls, seed=None)") { call in
      let machine = call.machine
      if let object = call[1].as(BitGeneratorObject.self) {
        guard let twister = object.bits as? MT19937 else {
          throw machine.error(
            .notImplementedError,
            "RandomState(\(object.bits.name)(…)) is not supported by Octavo; use MT19937 or Generator")
        }
        let made = RandomObject(
          LegacyRandomState(twister), bits: call[1], type: call[0].unchecked(TypeObject.self))
        return Value(machine.heap.adopt(made))
      }
      let state = LegacyRandomState(seed: 0)
      try machine.reseed(state, call[1])
      return Value(machine.heap.adopt(RandomObject(state, type: call[0].unchecked(TypeObject.self))))
    },
    methods: (RandomRow.all + RandomRow.legacyStandards).map {
      $0.function(prefix: "self, ", first: 1, source: stream)
    }
      + Native.legacyFunctions(prefix: "self, ", first: 1, source: stream) + [
        Native("seed(self, seed=None)") { call in
          guard let state = try call.machine.generatorStream(call[0]) as? LegacyRandomState else {
            return .none
          }
          try call.machine.reseed(state, call[1])
          return .none
        },
        Native("__str__(self, /)") { call in call.machine.string("RandomState(MT19937)") },
        Native("__repr__(self, /)") { call in
          call.machine.string(
            "RandomState(MT19937) at \(call.machine.shownAddress(call[0]).uppercasedDigits)")
        },
      ])

  fileprivate static let randomGenerator = TypeTable(
    constructor: Native("Generator(cls, bit_generator)") { call in try call.machine.randomGenerator(call[1])
    },
    methods: RandomRow.all.map { $0.function(prefix: "self, ", first: 1, source: stream) }
      + Native.generatorStandards
      + generatorMethods,
    properties: [
      PropertyRow("bit_generator") { machine, x in machine.bitGenerator(of: x.unchecked(RandomObject.self)) }
    ])

  private static let generatorMethods: [Native] = [
    Native("integers(self, low, high=None, size=None, dtype=None, endpoint=False)") { call in
      try call.machine.integerDraws(call, first: 1, stream(call), endpoint: call.bool(5), isLegacy: false)
    },
    Native("choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True)") { call in
      try call.machine.choice(call, first: 1, from: stream(call))
    },
    Native("shuffle(self, x, axis=0)") { call in
      try call.machine.shuffle(call[1], axis: call.int(2), stream(call))
    },
    Native("permutation(self, x, axis=0)") { call in
      try call.machine.permutation(call[1], axis: call.int(2), stream(call))
    },
    Native("permuted(self, x, *, axis=None, out=None)") { call in
      try call.machine.permuted(call[1], axis: call.optionalInt(2), out: call[3], stream(call))
    },
    Native("bytes(self, length)") { call in
      guard let generator = try stream(call) as? Generator else { return .none }
      return call.machine.bytes(generator.bits.bytes(try call.int(1)))
    },
    Native("multinomial(self, n, pvals, size=None)") { call in
      try call.machine.multinomial(call, first: 1, stream(call))
    },
    Native("dirichlet(self, alpha, size=None)") { call in
      try call.machine.dirichlet(call, first: 1, stream(call))
    },
    Native("multivariate_normal(self, mean, cov, size=None, check_valid='warn', tol=1e-8, *, method='svd')") {
      call in
      try call.machine.multivariateNormal(call, first: 1, stream(call), method: call.text(6))
    },
    Native("multivariate_hypergeometric(self, colors, nsample, size=None, method='marginals')") { call in
      try call.machine.multivariateHypergeometric(call, stream(call))
    },
    Native("spawn(self, n_children)") { call in
      let bits = call.machine.bitGenerator(of: call[0].unchecked(RandomObject.self))
      let children = try call.machine.call(call.machine.attribute(of: bits, "spawn"), call[1])
      call.machine.hold(children)
      return call.machine.list(
        try call.machine.items(of: children).map { try call.machine.randomGenerator($0) })
    },
    Native("__str__(self, /)") { call in
      call.machine.string("Generator(\(call.machine.bitName(of: call[0])))")
    },
    Native("__repr__(self, /)") { call in
      let name = call.machine.bitName(of: call[0])
      return call.machine.string(
        "Generator(\(name)) at \(call.machine.shownAddress(call[0]).uppercasedDigits)")
    },
  ]
}

extension String {
  /// An address as Cython writes it: `0x7F…`.
  fileprivate var uppercasedDigits: String {
    hasPrefix("0x") ? "0x" + dropFirst(2).uppercased() : uppercased()
  }
}

extension Machine {
  /// The bit generator object of a generator; one is made for streams that had none.
  fileprivate func bitGenerator(of object: RandomObject) -> Value {
    if !object.bits.isNone { return object.bits }
    let bits: BitGenerator? =
      (object.source as? Generator)?.bits ?? (object.source as? LegacyRandomState)?.bits
    guard let bits else { return .none }
    let type =
      bits is PCG64
      ? randomTypes.pcg64 : randomTypes.words.first { $0.name == bits.name } ?? randomTypes.mt19937
    return Value(heap.adopt(BitGeneratorObject(bits, seedSequence: .none, type: type)))
  }

  fileprivate func bitName(of x: Value) -> String {
    (x.unchecked(RandomObject.self).source as? Generator)?.bits.name ?? "MT19937"
  }

  /// `seed(…)` of the legacy interface: a number of 32 bits, a sequence of them, or the run's entropy.
  func reseed(_ state: LegacyRandomState, _ seed: Value) throws {
    if seed.isNone {
      state.reseed(UInt32(truncatingIfNeeded: host.seed ?? UInt64.random(in: 0...UInt64.max)))
      return
    }
    if let object = seed.as(SeedSequenceObject.self) { return state.reseed(object.sequence) }
    let complaint = "Seed must be between 0 and 2**32 - 1"
    let isSequence =
      seed.as(ListObject.self) != nil || seed.as(TupleObject.self) != nil
      || seed.as(ArrayObject.self).map { $0.array.rank > 0 } == true
    if isSequence {
      let words = try items(of: seed).map { item -> UInt32 in
        guard let word = UInt32(exactly: try index(item)) else { throw error(.valueError, complaint) }
        return word
      }
      return try state.reseed(words)
    }
    if let text = text(seed) {
      throw error(
        .typeError,
        "Cannot cast scalar from dtype('<U\(text.count)') to dtype('int64') according to the rule 'safe'")
    }
    if seed.isFloat || seed.tag == NumpyTypes.float64Tag {
      throw error(
        .typeError, "Cannot cast scalar from dtype('float64') to dtype('int64') according to the rule 'safe'")
    }
    guard let value = UInt32(exactly: try integer(seed)) else { throw error(.valueError, complaint) }
    state.reseed(value)
  }

  /// A legacy stream from a seed, for `random_state=` of SciPy.
  func legacyState(_ seed: Value) throws -> LegacyRandomState {
    let state = LegacyRandomState(seed: 0)
    try reseed(state, seed)
    return state
  }
}
