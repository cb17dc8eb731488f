import BigInt
import OctavoLanguage
import OctavoNumerics

/// A generator without loops of its own: a row each.
struct WordGeneratorRow: Sendable {
  let name: String
  let module: String
  let make: @Sendable (SeedSequence) -> WordGenerator

  static let all = [
    WordGeneratorRow(name: "PCG64DXSM", module: "pcg64") { PCG64DXSMGenerator(seed: $0.generateState64(4)) },
    WordGeneratorRow(name: "Philox", module: "philox") { PhiloxGenerator(key: $0.generateState64(2)) },
    WordGeneratorRow(name: "SFC64", module: "sfc64") { SFC64Generator(seed: $0.generateState64(3)) },
  ]
}

/// `numpy.random.SeedSequence`
final class SeedSequenceObject: Object {
  var sequence: SeedSequence
  /// What the program gave, for `entropy`.
  let entropy: Value

  init(_ sequence: SeedSequence, entropy: Value, type: TypeObject) {
    self.sequence = sequence
    self.entropy = entropy
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(entropy)
  }
}

/// `numpy.random.PCG64`, `numpy.random.MT19937` and the others.
final class BitGeneratorObject: Object {
  let bits: BitGenerator
  /// The seed sequence object it was made from.
  var seedSequence: Value

  init(_ bits: BitGenerator, seedSequence: Value, type: TypeObject) {
    self.bits = bits
    self.seedSequence = seedSequence
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(seedSequence)
  }
}

extension TypeTable {
  static let seedSequence = TypeTable(
    constructor: Native("SeedSequence(cls, entropy=None, *, spawn_key=(), pool_size=4, n_children_spawned=0)")
    { call in
      let machine = call.machine
      let key = call.has(2) ? try machine.entropyWords(call[2], as: "spawn_key") : []
      let pool = try call.int(3)
      if pool < 4 {
        throw machine.error(
          .valueError, "The size of the entropy pool should be at least 4")
      }
      var entropy = call[1]
      if entropy.isNone { entropy = machine.runEntropy }
      var sequence = SeedSequence(
        entropy: try machine.entropyWords(entropy, as: "entropy"), spawnKey: key, poolSize: pool)
      let spawned = try call.int(4)
      if spawned > 0 { _ = sequence.spawn(spawned) }
      return machine.seedSequence(sequence, entropy: entropy)
    },
    methods: [
      Native("generate_state(self, n_words, dtype=None)") { call in
        let sequence = call[0].unchecked(SeedSequenceObject.self).sequence
        let count = try call.int(1)
        switch try call.dtype(2) ?? .uint32 {
        case .uint32: return call.machine.arrayObject(try NDArray(sequence.generateState(count)))
        case .uint64: return call.machine.arrayObject(try NDArray(sequence.generateState64(count)))
        default: throw call.machine.error(.valueError, "only support uint32 or uint64")
        }
      },
      Native("spawn(self, n_children)") { call in
        let object = call[0].unchecked(SeedSequenceObject.self)
        let children = object.sequence.spawn(try call.int(1))
        return call.machine.list(children.map { call.machine.seedSequence($0, entropy: object.entropy) })
      },
      Native("__repr__(self, /)") { call in
        let object = call[0].unchecked(SeedSequenceObject.self)
        var lines = ["    entropy=\(try call.machine.repr(object.entropy).string),"]
        let sequence = object.sequence
        if !sequence.spawnKey.isEmpty {
          lines.append("    spawn_key=\(Dims(sequence.spawnKey.map { Int($0) }).description),")
        }
        if sequence.poolSize != 4 { lines.append("    pool_size=\(sequence.poolSize),") }
        if sequence.childrenSpawned != 0 {
          lines.append("    n_children_spawned=\(sequence.childrenSpawned),")
        }
        return call.machine.string("SeedSequence(\n\(lines.joined(separator: "\n"))\n)")
      },
    ],
    properties: [
      PropertyRow("entropy") { _, x in x.unchecked(SeedSequenceObject.self).entropy },
      PropertyRow("spawn_key") { machine, x in
        machine.tuple(x.unchecked(SeedSequenceObject.self).sequence.spawnKey.map { Value(Int($0)) })
      },
      PropertyRow("pool_size") { _, x in Value(x.unchecked(SeedSequenceObject.self).sequence.poolSize) },
      PropertyRow("n_children_spawned") { _, x in
        Value(x.unchecked(SeedSequenceObject.self).sequence.childrenSpawned)
      },
      PropertyRow("pool") { machine, x in
        machine.arrayObject(try NDArray(x.unchecked(SeedSequenceObject.self).sequence.mixedPool))
      },
      PropertyRow("state") { machine, x in
        let object = x.unchecked(SeedSequenceObject.self)
        return try machine.dict([
          ("entropy", object.entropy),
          ("spawn_key", machine.tuple(object.sequence.spawnKey.map { Value(Int($0)) })),
          ("pool_size", Value(object.sequence.poolSize)),
          ("n_children_spawned", Value(object.sequence.childrenSpawned)),
        ])
      },
    ])

  /// A generator of words: `Philox` may also be told its counter and its key.
  static func bitGenerator(_ row: WordGeneratorRow) -> TypeTable {
    var table = bitGenerator(row.name) { WordBits($0, row.make) }
    guard row.name == "Philox" else { return table }
    table.constructor = Native("Philox(cls, seed=None, counter=None, key=None)") { call in
      let machine = call.machine
      if call.isGiven(1), call.isGiven(3) {
        throw machine.error(.valueError, "seed and key cannot be both used")
      }
      let counter = try call.isGiven(2) ? machine.words(call[2], 4, "counter") : [0, 0, 0, 0]
      let seed = try machine.seedSequence(from: call.isGiven(3) ? Value(0) : call[1])
      let key = try call.isGiven(3) ? machine.words(call[3], 2, "key") : seed.sequence.generateState64(2)
      let bits = WordBits(
        PhiloxGenerator(counter: counter, key: key), seed: call.isGiven(3) ? nil : seed.sequence,
        seeded: row.make)
      let made = BitGeneratorObject(
        bits, seedSequence: call.isGiven(3) ? .none : Value(seed), type: call[0].unchecked(TypeObject.self))
      return Value(machine.heap.adopt(made))
    }
    return table
  }

  /// What all bit generators have; `make` starts one from a seed sequence.
  static func bitGenerator(_ name: String, make: @escaping @Sendable (SeedSequence) -> BitGenerator)
    -> TypeTable
  {
    TypeTable(
      constructor: Native("\(name)(cls, seed=None)") { call in
        let machine = call.machine
        let object = try machine.seedSequence(from: call[1])
        let made = BitGeneratorObject(
          make(object.sequence), seedSequence: Value(object), type: call[0].unchecked(TypeObject.self))
        return Value(machine.heap.adopt(made))
      },
      methods: bitMethods,
      properties: [
        PropertyRow(
          "state",
          set: { machine, x, value in
            try machine.setState(x.unchecked(BitGeneratorObject.self).bits, value)
          }
        ) { machine, x in try machine.state(of: x.unchecked(BitGeneratorObject.self).bits) },
        PropertyRow("seed_seq") { _, x in x.unchecked(BitGeneratorObject.self).seedSequence },
      ])
  }

  private static let bitMethods: [Native] = [
    Native("random_raw(self, size=None, output=True)") { call in
      let bits = call[0].unchecked(BitGeneratorObject.self).bits
      let machine = call.machine
      guard call.isGiven(1) else {
        let word = bits.nextRaw()
        return try call.bool(2) ? machine.plain(.uint(word)) : .none
      }
      let shape = try machine.checkedShape(call.shape(1))
      let words = (0..<shape.product).map { _ in bits.nextRaw() }
      return try call.bool(2) ? machine.arrayObject(NDArray(words, shape: shape)) : .none
    },
    Native("spawn(self, n_children)") { call in
      let object = call[0].unchecked(BitGeneratorObject.self)
      guard let sequence = object.seedSequence.as(SeedSequenceObject.self) else {
        throw call.machine.error(.typeError, "The underlying SeedSequence does not implement spawning.")
      }
      let children = sequence.sequence.spawn(try call.int(1))
      return call.machine.list(
        try children.map { child in
          let seed = call.machine.seedSequence(child, entropy: sequence.entropy)
          return try call.machine.call(Value(object.type), seed)
        })
    },
    Native("jumped(self, jumps=1)") { call in
      let object = call[0].unchecked(BitGeneratorObject.self)
      if let words = object.bits as? WordBits, let jump = words.generator.jump {
        let count = try call.machine.integer(call[1])
        let far = jump.enumerated().reduce(BigInt(0)) { $0 + BigInt($1.element) << (64 * $1.offset) } * count
        guard let made = words.moved(by: call.machine.words(of: far)) else { return .none }
        return Value(
          call.machine.heap.adopt(
            BitGeneratorObject(made, seedSequence: object.seedSequence, type: object.type)))
      }
      guard let pcg = object.bits as? PCG64 else {
        if let words = object.bits as? WordBits {
          throw call.machine.error(.attributeError, "'\(words.name)' object has no attribute 'jumped'")
        }
        throw call.machine.error(
          .notImplementedError, "MT19937.jumped is not supported by Octavo; use SeedSequence.spawn")
      }
      var source = pcg.source
      let jumps = UInt128(truncatingIfNeeded: try call.int(1))
      // The golden ratio's share of the period, as NumPy jumps.
      source.advance(by: jumps &* 210_306_068_529_402_873_165_736_369_884_012_333_109)
      let made = BitGeneratorObject(
        PCG64(source: source), seedSequence: object.seedSequence, type: object.type)
      return Value(call.machine.heap.adopt(made))
    },
    Native("advance(self, delta)") { call in
      let object = call[0].unchecked(BitGeneratorObject.self)
      let delta = try call.machine.integer(call[1])
      if let words = object.bits as? WordBits, words.generator.advance(by: call.machine.words(of: delta)) {
        words.pending32 = nil
        return call[0]
      }
      guard let pcg = object.bits as? PCG64 else {
        throw call.machine.error(.attributeError, "'\(object.bits.name)' object has no attribute 'advance'")
      }
      var source = pcg.source
      source.advance(by: UInt128(truncatingIfNeeded: delta))
      pcg.source = source
      return call[0]
    },
  ]
}

extension Machine {
  /// The entropy of unseeded use: the run's fixed, reported seed.
  var runEntropy: Value { plain(.uint(host.seed ?? UInt64.random(in: 0...UInt64.max))) }

  func seedSequence(_ sequence: SeedSequence, entropy: Value) -> Value {
    Value(heap.adopt(SeedSequenceObject(sequence, entropy: entropy, type: randomTypes.seedSequence)))
  }

  /// The sequence a seed stands for: itself, or one made of entropy.
  func seedSequence(from seed: Value) throws -> SeedSequenceObject {
    if let object = seed.as(SeedSequenceObject.self) { return object }
    let entropy = seed.isNone ? runEntropy : seed
    let sequence = SeedSequence(entropy: try entropyWords(entropy, as: "entropy"))
    return heap.adopt(SeedSequenceObject(sequence, entropy: entropy, type: randomTypes.seedSequence))
  }

  /// Non-negative integers of any size, one or many, as 32-bit words, the least significant first.
  func entropyWords(_ x: Value, as name: String) throws -> [UInt32] {
    if let whole = try wholeWords(x) { return whole }
    let isSequence =
      x.as(ListObject.self) != nil || x.as(TupleObject.self) != nil || x.as(ArrayObject.self) != nil
      || x.as(RangeObject.self) != nil
    guard isSequence else {
      throw error(
        .typeError, "SeedSequence expects int or sequence of ints for entropy not \(try str(x).string)")
    }
    return try items(of: x).flatMap { item in
      guard let words = try wholeWords(item) else {
        throw error(
          .typeError, "SeedSequence expects int or sequence of ints for entropy not \(try str(x).string)")
      }
      return words
    }
  }

  private func wholeWords(_ x: Value) throws -> [UInt32]? {
    if x.isFloat || x.tag == NumpyTypes.float64Tag { return nil }
    guard x.as(ArrayObject.self).map({ $0.array.rank == 0 }) ?? true, let value = try optionalInteger(x)
    else { return nil }
    if value < 0 { throw error(.valueError, "expected non-negative integer") }
    var (rest, words) = (value, [UInt32]())
    repeat {
      words.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    } while rest > 0
    return words
  }

  /// So many 64-bit words: those of a number, the lowest first, or those of an array.
  fileprivate func words(_ x: Value, _ count: Int, _ name: String) throws -> [UInt64] {
    if x.as(ArrayObject.self) == nil, let number = try optionalInteger(x) {
      if number < 0 || number.bitWidth > 64 * count + 1 {
        throw error(.valueError, "\(name) must be positive and at most \(64 * count) bits")
      }
      return Array((words(of: number) + [UInt64](repeating: 0, count: count)).prefix(count))
    }
    let given = try array(from: x).values(as: UInt64.self)
    guard given.count == count else {
      throw error(.valueError, "\(name) must be an array of \(count) 64-bit unsigned integers")
    }
    return given
  }

  /// The low 256 bits of a number as 64-bit words, the lowest first.
  fileprivate func words(of number: BigInt) -> [UInt64] {
    (0..<4).map { UInt64(truncatingIfNeeded: number >> (64 * $0)) }
  }

  // MARK: States

  /// The state of a generator of words, in NumPy's form.
  private func state(of words: WordBits) throws -> Value {
    let inner: Value
    var further: [(String, Value)] = []
    switch words.generator {
    case let philox as PhiloxGenerator:
      inner = try dict([
        ("counter", arrayObject(NDArray(philox.counter))), ("key", arrayObject(NDArray(philox.key))),
      ])
      further = [("buffer", arrayObject(try NDArray(philox.block))), ("buffer_pos", Value(philox.position))]
    case let pcg as PCG64DXSMGenerator:
      inner = try dict([("state", int(.init(pcg.position))), ("inc", int(.init(pcg.increment)))])
    default: inner = try dict([("state", arrayObject(NDArray(words.generator.state)))])
    }
    return try dict(
      [("bit_generator", string(words.name)), ("state", inner)] + further + [
        ("has_uint32", Value(words.pending32 == nil ? 0 : 1)), ("uinteger", Value(Int(words.pending32 ?? 0))),
      ])
  }

  private func setState(of words: WordBits, _ inner: Value, _ value: Value) throws {
    func entry(_ key: String, of dict: Value) throws -> Value { try item(of: dict, string(key)) }
    switch words.generator {
    case let philox as PhiloxGenerator:
      philox.counter = try self.words(entry("counter", of: inner), 4, "counter")
      philox.key = try self.words(entry("key", of: inner), 2, "key")
      philox.block = try self.words(entry("buffer", of: value), 4, "buffer")
      philox.position = min(max(try index(entry("buffer_pos", of: value)), 0), 4)
    case let pcg as PCG64DXSMGenerator:
      pcg.position = UInt128(truncatingIfNeeded: try integer(entry("state", of: inner)))
      pcg.increment = UInt128(truncatingIfNeeded: try integer(entry("inc", of: inner)))
    default: words.generator.state = try self.words(entry("state", of: inner), 4, "state")
    }
    let isPending = try index(entry("has_uint32", of: value)) != 0
    words.pending32 = isPending ? UInt32(truncatingIfNeeded: try index(entry("uinteger", of: value))) : nil
  }

  func state(of bits: BitGenerator) throws -> Value {
    if let twister = bits as? MT19937 {
      let state = twister.state
      return try dict([
        ("bit_generator", string("MT19937")),
        ("state", dict([("key", arrayObject(NDArray(state.key))), ("pos", Value(state.position))])),
      ])
    }
    if let words = bits as? WordBits { return try state(of: words) }
    guard let pcg = bits as? PCG64 else { return .none }
    let source = pcg.source
    return try dict([
      ("bit_generator", string("PCG64")),
      ("state", dict([("state", int(.init(source.state))), ("inc", int(.init(source.increment)))])),
      ("has_uint32", Value(source.pending32 == nil ? 0 : 1)), ("uinteger", Value(Int(source.pending32 ?? 0))),
    ])
  }

  func setState(_ bits: BitGenerator, _ value: Value) throws {
    guard value.as(DictObject.self) != nil else { throw error(.typeError, "state must be a dict") }
    func entry(_ key: String, of dict: Value) throws -> Value { try item(of: dict, string(key)) }
    if text(try entry("bit_generator", of: value))?.string != bits.name {
      throw error(.valueError, "state must be for a \(bits.name) PRNG")
    }
    let inner = try entry("state", of: value)
    if let twister = bits as? MT19937 {
      let key = try array(from: entry("key", of: inner)).values(as: UInt32.self)
      twister.state = try MT19937State(key: key, position: index(entry("pos", of: inner)))
      return
    }
    if let words = bits as? WordBits { return try setState(of: words, inner, value) }
    guard let pcg = bits as? PCG64 else { return }
    var source = pcg.source
    source.state = UInt128(truncatingIfNeeded: try integer(entry("state", of: inner)))
    source.increment = UInt128(truncatingIfNeeded: try integer(entry("inc", of: inner)))
    let isPending = try index(entry("has_uint32", of: value)) != 0
    source.pending32 = isPending ? UInt32(truncatingIfNeeded: try index(entry("uinteger", of: value))) : nil
    pcg.source = source
  }

  /// `RandomState.get_state`
  func legacyState(of state: LegacyRandomState, asTuple: Bool) throws -> Value {
    let words = state.bits.state
    let key = arrayObject(try NDArray(words.key))
    let pending = state.pendingNormal
    if asTuple {
      return tuple([
        string("MT19937"), key, Value(words.position), Value(pending == nil ? 0 : 1), Value(pending ?? 0),
      ])
    }
    return try dict([
      ("bit_generator", string("MT19937")), ("state", dict([("key", key), ("pos", Value(words.position))])),
      ("has_gauss", Value(pending == nil ? 0 : 1)), ("gauss", Value(pending ?? 0)),
    ])
  }

  /// `RandomState.set_state`
  func setLegacyState(_ state: LegacyRandomState, _ value: Value) throws {
    let (name, key, position, hasNormal, normal): (Value, Value, Value, Value, Value)
    if value.as(DictObject.self) != nil {
      func entry(_ key: String, of dict: Value) throws -> Value { try item(of: dict, string(key)) }
      let inner = try entry("state", of: value)
      (name, key, position) = (
        try entry("bit_generator", of: value), try entry("key", of: inner), try entry("pos", of: inner)
      )
      (hasNormal, normal) = (try entry("has_gauss", of: value), try entry("gauss", of: value))
    } else {
      let parts = try items(of: value)
      guard parts.count == 3 || parts.count == 5 else {
        throw error(.typeError, "state must be a dict or a tuple.")
      }
      (name, key, position) = (parts[0], parts[1], parts[2])
      (hasNormal, normal) = parts.count == 5 ? (parts[3], parts[4]) : (Value(0), Value(0.0))
    }
    guard text(name)?.string == "MT19937" else {
      throw error(.valueError, "set_state can only be used with legacy MT19937 state instances.")
    }
    let words = try array(from: key).values(as: UInt32.self)
    state.bits.state = try MT19937State(key: words, position: index(position))
    state.pendingNormal = try index(hasNormal) != 0 ? double(normal) : nil
  }
}
