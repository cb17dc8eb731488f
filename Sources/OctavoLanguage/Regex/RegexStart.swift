/// Finds out how matches of a program start, so that a search can skip places where none can.
struct RegexStart {
  private let program: RegexProgram
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var seen: Set<Int> = []

  static func note(in program: inout RegexProgram) {
    program.isAnchored = isAnchored(program)
    program.prefix = prefix(program)
    guard program.prefix.isEmpty, !program.isAnchored else { return }
    var start = RegexStart(program: program)
    if start.collect(0), start.low != .max || start.high != .max { program.first = (start.low, start.high) }
  }

  private init(program: RegexProgram) { self.program = program }

  private static func isAnchored(_ program: RegexProgram) -> Bool {
    let first = program.instructions.first { $0.operation != .save }
    return first?.operation == .at && first?.operand == RegexPosition.textStart.rawValue
  }

  private static func prefix(_ program: RegexProgram) -> [UInt32] {
    var result: [UInt32] = []
    for instruction in program.instructions {
      switch instruction.operation {
      case .save: continue
      case .single where instruction.take == .equal: result.append(instruction.operand)
      default: return result
      }
    }
    return result
  }

  /// Adds what can be taken first from `index` on; false when that cannot be told, or nothing need be taken.
  private mutating func collect(_ index: Int) -> Bool {
    guard seen.insert(index).inserted else { return true }
    let instruction = program.instructions[index]
    let target = Int(instruction.target)
    switch instruction.operation {
    case .single: return add(instruction)
    case .repeatGreedy, .repeatLazy, .repeatPossessive:
      guard instruction.maximum > 0 else { return collect(index + 1) }
      return add(instruction) && (instruction.minimum > 0 || collect(index + 1))
    case .save, .at, .loopStart, .atomicStart, .atomicEnd: return collect(index + 1)
    case .jump: return collect(target)
    // Even a loop that must run may take nothing.
    case .split, .splitBack, .loopGreedy, .loopLazy: return collect(index + 1) && collect(target)
    case .fail: return true
    case .match, .backreference, .conditional, .lookStart, .negativeLookStart, .lookEnd, .negativeLookEnd:
      return false
    }
  }

  private mutating func add(_ instruction: RegexInstruction) -> Bool {
    switch instruction.take {
    case .equal: insert(instruction.operand)
    case .inClass:
      let characters = program.classes[Int(instruction.operand)]
      low |= characters.low
      high |= characters.high
    case .notEqual, .notNewline, .anything: return false
    }
    return true
  }

  private mutating func insert(_ point: UInt32) {
    if point < 64 { low |= 1 << UInt64(point) } else if point < 128 { high |= 1 << UInt64(point - 64) }
  }
}
