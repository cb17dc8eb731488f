import BigInt

// `_decimal_core`: the arithmetic of `decimal` for short numbers in ordinary circumstances
// (`ShortDecimal`). Where anything else is called for, signals that are trapped included, its functions
// change nothing and give None.

extension ModuleRow {
  static let _decimal_core = ModuleRow("_decimal_core") { machine, module in
    machine.addType("Signals", to: module, .decimalSignals)
    machine.addType("Core", to: module, .decimalCore)
    machine.install(decimalRows, into: module)
  }

  private static let decimalRows: [Native] = [
    Native("register(type, /)", doc: "Tells which class decimal numbers are of.") { call in
      let type = call[0].as(TypeObject.self)
      call.decimals.type = type
      call.decimals.slots = ["_sign", "_coef", "_exp", "_kind"].compactMap { name in
        type?.fieldSlots[call.machine.intern(name)]
      }
      return .none
    },
    Native("use(core, /)", doc: "Tells which context computes where none is given.") { call in
      call.decimals.current = call[0].as(DecimalCore.self)
      return .none
    },
    Native("new(cls, value, /)", doc: "A number from a text or an integer.") { call in
      guard let type = call[0].as(TypeObject.self), let number = call.readDecimal(call[1]) else {
        return .none
      }
      return call.decimal(number, type)
    },
    binary("add") { $0.adding($1, $2) },
    binary("subtract") { $0.adding($1.negated, $2) },
    binary("multiply") { $0.multiplied(by: $1, $2) },
    binary("divide") { $0.divided(by: $1, $2) },
    binary("floor_divide") { $0.floorDivided(by: $1, $2) },
    binary("remainder") { $0.remainder(by: $1, $2) },
    unary("plus") { $0.withPlainZero($1).fitted($1) },
    unary("minus") { $0.negated.withPlainZero($1).fitted($1) },
    unary("absolute") {
      ShortDecimal(isNegative: false, coefficient: $0.coefficient, exponent: $0.exponent).fitted($1)
    },
    Native("quantize(x, exp, rounding, context, /)") { call in
      guard let core = try call.decimalCore(3), let rounding = core.rounding(call[2], call.machine),
        let x = call.decimal(0), let wanted = call.decimal(1)
      else { return .none }
      return call.finished(x.quantized(wanted.exponent, rounding, core.settings), core)
    },
    Native("order(x, y, /)", doc: "-1, 0 or 1.") { call in
      guard let x = call.decimal(0), let y = call.decimal(1) else { return .none }
      return x.order(y).map { Value($0) } ?? .none
    },
    Native("text(x, /)") { call in
      guard let x = call.decimal(0), abs(x.exponent) < 1_000_000 else { return .none }
      let mark = call.decimals.current.map { $0.hasCapitals ? UInt8(ascii: "E") : UInt8(ascii: "e") }
      if mark == nil, x.exponent != 0 { return .none }
      return call.machine.string(x.text(exponentMark: mark ?? UInt8(ascii: "E")))
    },
    Native("fixed(x, specifier, /)", doc: "What format() gives for specifiers like '.2f' and ',.2f'.") {
      call in
      guard let core = call.decimals.current, let x = call.decimal(0),
        let specifier = call.machine.text(call[1]),
        let text = x.fixed(specifier, core.settings.rounding)
      else { return .none }
      return call.machine.string(text)
    },
    Native("hash(x, /)") { call in call.decimal(0).map { Value($0.hash) } ?? .none },
  ]

  private static func binary(
    _ name: String,
    _ compute: @escaping @Sendable (ShortDecimal, ShortDecimal, DecimalSettings) -> ShortDecimal.Outcome?
  ) -> Native {
    Native("\(name)(x, y, context, /)") { call in
      guard let core = try call.decimalCore(2), let x = call.decimal(0), let y = call.decimal(1) else {
        return .none
      }
      return call.finished(compute(x, y, core.settings), core)
    }
  }

  private static func unary(
    _ name: String, _ compute: @escaping @Sendable (ShortDecimal, DecimalSettings) -> ShortDecimal.Outcome?
  ) -> Native {
    Native("\(name)(x, context, /)") { call in
      guard let core = try call.decimalCore(1), let x = call.decimal(0) else { return .none }
      return call.finished(compute(x, core.settings), core)
    }
  }
}

/// What the module knows of `decimal`.
private final class Decimals {
  var type: TypeObject?
  /// Where numbers keep sign, coefficient, exponent and kind.
  var slots: [Int] = []
  /// The current context's.
  var current: DecimalCore?
}

/// Which signals are on.
private final class DecimalSignals: Object {
  var bits: DecimalConditions = []
}

/// The settings of a context as the arithmetic reads them.
private final class DecimalCore: Object {
  var settings = DecimalSettings()
  var hasCapitals = true
  var flags: DecimalSignals
  var traps: DecimalSignals
  /// Whether results of this precision are short.
  var isUsable: Bool { settings.precision <= ShortDecimal.precisionLimit }

  init(flags: DecimalSignals, traps: DecimalSignals, type: TypeObject) {
    (self.flags, self.traps) = (flags, traps)
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(flags)
    marker.visit(traps)
  }

  static let roundings: [Text: DecimalRounding] = [
    Text("ROUND_HALF_EVEN"): .halfEven, Text("ROUND_DOWN"): .down, Text("ROUND_HALF_UP"): .halfUp,
    Text("ROUND_HALF_DOWN"): .halfDown, Text("ROUND_UP"): .up, Text("ROUND_CEILING"): .ceiling,
    Text("ROUND_FLOOR"): .floor, Text("ROUND_05UP"): .zeroOrFiveUp,
  ]

  /// The rounding of that name, this context's for None, nil for anything else.
  func rounding(_ x: Value, _ machine: Machine) -> DecimalRounding? {
    x.isNone ? settings.rounding : machine.text(x).flatMap { Self.roundings[$0] }
  }

  /// Takes a setting of a context over. Limits that no number here comes near are as good as the real ones.
  func set(_ name: String, _ value: Value, _ machine: Machine) {
    let number = value.isInt || value.isBool ? value.int : 0
    let limit = ShortDecimal.exponentLimit
    switch name {
    case "prec": settings.precision = number
    case "Emin": settings.leastExponent = max(number, -limit)
    case "Emax": settings.greatestExponent = min(number, limit)
    case "clamp": settings.isClamped = number != 0
    case "capitals": hasCapitals = number != 0
    case "rounding": settings.rounding = rounding(value, machine) ?? settings.rounding
    case "flags": flags = value.as(DecimalSignals.self) ?? flags
    case "traps": traps = value.as(DecimalSignals.self) ?? traps
    default: break
    }
  }
}

extension TypeTable {
  fileprivate static let decimalSignals = TypeTable(
    constructor: Native("Signals(cls, bits=0, /)") { call in
      let made = call.machine.heap.adopt(DecimalSignals(type: call.type))
      made.bits = DecimalConditions(rawValue: try call.int(1))
      return Value(made)
    },
    properties: [
      PropertyRow(
        "bits",
        set: { machine, x, value in
          x.unchecked(DecimalSignals.self).bits = DecimalConditions(rawValue: try machine.wordSized(value))
        }
      ) { _, x in Value(x.unchecked(DecimalSignals.self).bits.rawValue) }
    ])

  fileprivate static let decimalCore = TypeTable(
    constructor: Native("Core(cls, flags, traps, /)") { call in
      guard let flags = call[1].as(DecimalSignals.self), let traps = call[2].as(DecimalSignals.self) else {
        throw call.error(.typeError, "flags and traps must be signals")
      }
      return Value(call.machine.heap.adopt(DecimalCore(flags: flags, traps: traps, type: call.type)))
    },
    methods: [
      Native("set(self, name, value, /)") { call in
        call[0].unchecked(DecimalCore.self).set(try call.text(1).string, call[2], call.machine)
        return .none
      }
    ])
}

extension Arguments {
  fileprivate var decimals: Decimals { machine.state(Decimals.self) { Decimals() } }

  /// The core of the context that an argument is, of the current one for None; nil where it is of no use.
  fileprivate func decimalCore(_ index: Int) throws -> DecimalCore? {
    let core =
      self[index].isNone
      ? decimals.current : try machine.attribute(of: self[index], "_core").as(DecimalCore.self)
    return core.flatMap { $0.isUsable ? $0 : nil }
  }

  /// An operand: a finite number of the registered class itself, or an integer.
  fileprivate func decimal(_ index: Int) -> ShortDecimal? {
    let x = self[index]
    if x.isInt || x.isBool {
      return ShortDecimal(isNegative: x.int < 0, coefficient: UInt128(x.int.magnitude), exponent: 0)
    }
    let known = decimals
    guard x.isObject, let type = known.type, x.typeAddress == Unmanaged.passUnretained(type).toOpaque(),
      known.slots.count == 4
    else { return nil }
    let (sign, exponent) = (x.field(known.slots[0]), x.field(known.slots[2]))
    guard x.field(known.slots[3]).int == 0, exponent.isInt, abs(exponent.int) < ShortDecimal.exponentLimit,
      let coefficient = machine.shortCoefficient(x.field(known.slots[1]))
    else { return nil }
    return ShortDecimal(isNegative: sign.int != 0, coefficient: coefficient, exponent: exponent.int)
  }

  /// A number from the text or integer that a constructor is given.
  fileprivate func readDecimal(_ x: Value) -> ShortDecimal? {
    if x.isInt {
      return ShortDecimal(isNegative: x.int < 0, coefficient: UInt128(x.int.magnitude), exponent: 0)
    }
    return machine.text(x)?.withASCII { ShortDecimal($0) } ?? nil
  }

  /// A new number, with the conditions of its making noted; None where one of them is trapped.
  fileprivate func finished(_ outcome: ShortDecimal.Outcome?, _ core: DecimalCore) -> Value {
    guard let outcome, outcome.conditions.isDisjoint(with: core.traps.bits), let type = decimals.type else {
      return .none
    }
    core.flags.bits.formUnion(outcome.conditions)
    return decimal(outcome.value, type)
  }

  fileprivate func decimal(_ number: ShortDecimal, _ type: TypeObject) -> Value {
    let made = machine.plainObject(.passUnretained(type))
    let parts = [
      Value(number.isNegative ? 1 : 0), machine.int(short: number.coefficient), Value(number.exponent),
      Value(0),
    ]
    made.borrowing(Object.self) { object in
      // The last one first, so that there is room for all at once.
      for (slot, part) in zip(decimals.slots, parts).reversed() { object.fields.setMember(slot, part) }
    }
    return made
  }
}

extension Machine {
  /// A coefficient that is no longer than 128 bits.
  fileprivate func shortCoefficient(_ x: Value) -> UInt128? {
    if x.isInt { return UInt128(x.int.magnitude) }
    guard x.isObject, let words = x.as(BigIntObject.self)?.value.magnitude.words, words.count <= 2 else {
      return nil
    }
    return words.reversed().reduce(0) { $0 << 64 | UInt128($1) }
  }

  fileprivate func int(short x: UInt128) -> Value {
    if x <= UInt128(Int.max) { return Value(Int(truncatingIfNeeded: x)) }
    return int(BigInt(BigUInt(words: [UInt(truncatingIfNeeded: x), UInt(truncatingIfNeeded: x >> 64)])))
  }
}

extension ShortDecimal {
  /// A zero is positive unless roundings go down.
  fileprivate func withPlainZero(_ settings: DecimalSettings) -> ShortDecimal {
    var made = self
    if coefficient == 0, settings.rounding != .floor { made.isNegative = false }
    return made
  }

  /// Python's hash of the number.
  fileprivate var hash: Int {
    let modulus = UInt128(PythonHash.modulus)
    // The inverse of ten modulo that prime.
    var base: UInt128 = exponent < 0 ? 2_075_258_708_292_324_556 : 10
    var (value, count) = (coefficient % modulus, exponent.magnitude)
    while count > 0 {
      if count & 1 == 1 { value = value * base % modulus }
      base = base * base % modulus
      count >>= 1
    }
    let hash = isNegative ? -Int(value) : Int(value)
    return hash == -1 ? -2 : hash
  }
}
