import OctavoLanguage
import OctavoNumerics

// `_random`: the Mersenne Twister behind `random`, the same stream as CPython's for the same seed.

extension ModuleRow {
  static let _random = ModuleRow("_random") { machine, module in
    let type = machine.makeType("Random", module: "_random", isBase: true, table: .twister)
    machine.define(module, "Random", Value(type))
  }
}

private final class TwisterObject: Object {
  let twister: MT19937

  init(_ twister: MT19937, type: TypeObject) {
    self.twister = twister
    super.init(type: type)
  }

  override var externalBytes: Int { 2500 }

  /// Seeds from the absolute value of an integer, in words of 32 bits, lowest first.
  func seed(_ magnitude: [UInt32]) throws {
    twister.state = try MT19937(legacySeed: magnitude.isEmpty ? [0] : magnitude).state
  }
}

extension Machine {
  /// The words a generator is seeded with: those of an integer, or of the hash of anything else.
  fileprivate func seedWords(_ seed: Value) throws -> [UInt32] {
    if seed.isNone || seed.isUndefined {
      if let fixed = host.seed {
        return [UInt32(truncatingIfNeeded: fixed), UInt32(truncatingIfNeeded: fixed >> 32)].trimmed
      }
      var entropy = SystemRandomNumberGenerator()
      return (0..<8).map { _ in entropy.next() }
    }
    if let words = words(of: seed) { return words }
    let hash = UInt(bitPattern: try hash(seed))
    return [UInt32(truncatingIfNeeded: hash), UInt32(truncatingIfNeeded: hash >> 32)].trimmed
  }
}

extension [UInt32] {
  /// Without the zeros at the end.
  fileprivate var trimmed: [UInt32] {
    var words = self
    while words.count > 1, words.last == 0 { words.removeLast() }
    return words
  }
}

extension TypeTable {
  private static func twister(_ call: Arguments) -> MT19937 { call[0].unchecked(TwisterObject.self).twister }

  fileprivate static let twister = TypeTable(
    constructor: Native("Random(cls, x=None, /)") { call in
      let made = TwisterObject(
        try MT19937(legacySeed: call.machine.seedWords(call[1])), type: call[0].unchecked(TypeObject.self))
      return Value(call.machine.heap.adopt(made))
    },
    methods: [
      Native("random(self, /)") { call in
        let twister = twister(call)
        let high = twister.nextRaw() >> 5
        let low = twister.nextRaw() >> 6
        return Value((Double(high) * 67_108_864 + Double(low)) / 0x1p53)
      },
      Native("seed(self, n=None, /)") { call in
        try call[0].unchecked(TwisterObject.self).seed(call.machine.seedWords(call[1]))
        return .none
      },
      Native("getrandbits(self, k, /)") { call in
        let bits = try call.int(1)
        if bits < 0 { throw call.error(.valueError, "number of bits must be non-negative") }
        let twister = twister(call)
        if bits <= 32 { return bits == 0 ? Value(0) : Value(Int(twister.nextRaw() >> UInt64(32 - bits))) }
        try call.machine.checkSize(elements: bits / 32, each: 4)
        var left = bits
        var words: [UInt32] = []
        while left > 0 {
          let word = UInt32(truncatingIfNeeded: twister.nextRaw())
          words.append(left < 32 ? word >> UInt32(32 - left) : word)
          left -= 32
        }
        return call.machine.int(words: words)
      },
      Native("getstate(self, /)") { call in
        let state = twister(call).state
        return call.machine.tuple(state.key.map { Value(Int($0)) } + [Value(state.position)])
      },
      Native("setstate(self, state, /)") { call in
        guard let state = call[1].as(TupleObject.self) else {
          throw call.error(.typeError, "state vector must be a tuple")
        }
        guard state.items.count == 625 else {
          throw call.error(.valueError, "state vector is the wrong size")
        }
        let numbers = try state.items.map { try call.machine.wordSized($0) }
        guard (0...624).contains(numbers[624]) else { throw call.error(.valueError, "invalid state") }
        twister(call).state = try MT19937State(
          key: numbers.dropLast().map { UInt32(truncatingIfNeeded: $0) }, position: numbers[624])
        return .none
      },
    ])
}
