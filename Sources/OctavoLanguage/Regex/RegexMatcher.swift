/// Runs a program over text by backtracking, with a stack of its own: no input makes it recurse.
///
/// The stack holds choices (where to go on if what follows fails) and, between them, the old values of registers
/// set since, so that going back restores them.
struct RegexMatcher<Unit: TextUnit> {
  private let program: RegexProgram
  private let instructions: UnsafePointer<RegexInstruction>
  private let classes: UnsafePointer<RegexClass>
  private let units: UnsafeBufferPointer<Unit>
  /// The end of the text as far as the match is concerned.
  private let end: Int
  /// The match must end at `end`.
  var mustReachEnd = false
  /// A match of nothing at this position does not count.
  var refusedEmptyAt = -1
  private let registers: UnsafeMutableBufferPointer<Int>
  private var stack: RegexStack
  private var steps = 0
  /// Called now and then, so that a machine can end a match that takes too long.
  private let checkpoint: (() throws -> Void)?
  /// The registers hold a match.
  private var isUsed = false
  private let lastClosed: Int

  /// Lends a matcher, whose memory is on the native stack unless a match needs much of it.
  static func with<Result>(
    _ program: RegexProgram, _ units: UnsafeBufferPointer<Unit>, end: Int, _ checkpoint: (() throws -> Void)?,
    _ body: (inout RegexMatcher) throws -> Result
  ) throws -> Result {
    try withUnsafeTemporaryAllocation(of: Int.self, capacity: program.registerCount) { registers in
      registers.initialize(repeating: -1)
      return try withUnsafeTemporaryAllocation(of: RegexStack.Entry.self, capacity: 32) { entries in
        try program.instructions.withUnsafeBufferPointer { instructions in
          try program.classes.withUnsafeBufferPointer { classes in
            // A program without classes never looks at one, so the address of nothing will do.
            let noClass = UnsafePointer<RegexClass>(bitPattern: MemoryLayout<RegexClass>.alignment)
            guard let first = instructions.baseAddress, let classBase = classes.baseAddress ?? noClass else {
              throw TextFault(.valueError, "an expression without instructions")
            }
            var matcher = RegexMatcher(
              program: program, instructions: first, classes: classBase, units: units, end: end,
              registers: registers, stack: RegexStack(entries), lastClosed: program.lastClosedRegister,
              checkpoint: checkpoint)
            defer { matcher.stack.free() }
            return try body(&matcher)
          }
        }
      }
    }
  }

  private init(
    program: RegexProgram, instructions: UnsafePointer<RegexInstruction>, classes: UnsafePointer<RegexClass>,
    units: UnsafeBufferPointer<Unit>, end: Int, registers: UnsafeMutableBufferPointer<Int>, stack: RegexStack,
    lastClosed: Int, checkpoint: (() throws -> Void)?
  ) {
    self.checkpoint = checkpoint
    self.program = program
    self.instructions = instructions
    self.classes = classes
    self.units = units
    self.end = end
    self.registers = registers
    self.stack = stack
    self.lastClosed = lastClosed
  }

  /// The match just found.
  var found: PatternMatch { PatternMatch(UnsafeBufferPointer(registers), lastClosed: lastClosed) }

  /// The first match starting in `start...end`; its start and end are in registers 0 and 1.
  mutating func search(from start: Int) throws -> Bool {
    var at = start
    if program.isAnchored { return at == 0 ? try match(at: 0) : false }
    if !program.prefix.isEmpty { return try searchPrefix(from: start) }
    while at <= end {
      if let first = program.first {
        while at < end {
          let unit = units[at]
          if unit >= 128 { break }
          let bits = unit < 64 ? first.low >> UInt64(unit) : first.high >> UInt64(unit &- 64)
          if bits & 1 != 0 { break }
          at += 1
        }
        // Something must be taken.
        if at == end { return false }
      }
      if try match(at: at) { return true }
      at += 1
    }
    return false
  }

  private mutating func searchPrefix(from start: Int) throws -> Bool {
    let prefix = program.prefix.compactMap { Unit(exactly: $0) }
    guard prefix.count == program.prefix.count else { return false }
    var at = start
    while at <= end {
      let found = prefix.withUnsafeBufferPointer { prefix -> Int? in
        var search = UnitSearch(for: prefix, in: units)
        return search.next(in: at..<end)
      }
      guard let found else { return false }
      if try match(at: found) { return true }
      at = found + 1
    }
    return false
  }

  /// Whether there is a match starting at `start`.
  mutating func match(at start: Int) throws -> Bool {
    if isUsed { registers.update(repeating: -1) }
    stack.count = 0
    registers[0] = start
    // A match that fails restores every register.
    isUsed = try run(from: start)
    return isUsed
  }

  @inline(__always)
  private func accepts(_ instruction: UnsafePointer<RegexInstruction>, _ unit: Unit) -> Bool {
    switch instruction.pointee.take {
    case .equal: UInt32(truncatingIfNeeded: unit) == instruction.pointee.operand
    case .notEqual: UInt32(truncatingIfNeeded: unit) != instruction.pointee.operand
    case .notNewline: unit != 10
    case .anything: true
    case .inClass: classes[Int(instruction.pointee.operand)].contains(unit)
    }
  }

  /// How far from `start`, at most to `limit`, every character is accepted.
  @inline(__always)
  private func reach(_ instruction: UnsafePointer<RegexInstruction>, from start: Int, to limit: Int) -> Int {
    var at = start
    switch instruction.pointee.take {
    case .equal:
      while at < limit, UInt32(truncatingIfNeeded: units[at]) == instruction.pointee.operand { at += 1 }
    case .notEqual:
      guard let unit = Unit(exactly: instruction.pointee.operand) else { return limit }
      return Unit.index(of: unit, in: units, start..<limit) ?? limit
    case .notNewline: return Unit.index(of: 10, in: units, start..<limit) ?? limit
    case .anything: return limit
    case .inClass:
      let characters = classes + Int(instruction.pointee.operand)
      while at < limit, characters.pointee.contains(units[at]) { at += 1 }
    }
    return at
  }

  @inline(__always)
  private mutating func set(_ register: Int, _ value: Int) throws {
    let old = registers[register]
    if old == value { return }
    try stack.push(.restore, register, old)
    registers[register] = value
  }

  @inline(__always)
  private mutating func count() throws {
    steps &+= 1
    if steps & 0xFFF == 0 { try checkpoint?() }
  }

  private mutating func run(from start: Int) throws -> Bool {
    var pc = 0
    var at = start
    while true {
      let instruction = instructions + pc
      let operand = Int(instruction.pointee.operand)
      var goesOn = true
      switch instruction.pointee.operation {
      case .single:
        if at < end, accepts(instruction, units[at]) {
          at += 1
          pc += 1
          continue
        }
        goesOn = false
      case .match:
        if mustReachEnd && at != end || at == start && start == refusedEmptyAt {
          goesOn = false
        } else {
          registers[1] = at
          return true
        }
      case .fail: goesOn = false
      case .repeatGreedy, .repeatPossessive:
        let least = at + Int(instruction.pointee.minimum)
        let limit = max(at, at + min(Int(instruction.pointee.maximum), end - at))
        let stop = least > end ? at : reach(instruction, from: at, to: limit)
        if least > end || stop < least {
          goesOn = false
        } else {
          if instruction.pointee.operation == .repeatGreedy, stop > least {
            try stack.push(.shrink, pc, stop, limit: least)
          }
          at = stop
        }
      case .repeatLazy:
        let least = at + Int(instruction.pointee.minimum)
        if least > end || reach(instruction, from: at, to: least) < least {
          goesOn = false
        } else {
          at = least
          let more = min(Int(instruction.pointee.maximum) - Int(instruction.pointee.minimum), end - at)
          if more > 0 { try stack.push(.grow, pc, at, limit: more) }
        }
      case .jump:
        pc = Int(instruction.pointee.target)
        try count()
        continue
      case .split: try stack.push(.choice, Int(instruction.pointee.target), at)
      case .splitBack:
        try stack.push(.choice, pc + 1, at)
        pc = Int(instruction.pointee.target)
        try count()
        continue
      case .save:
        try set(operand, at)
        if operand & 1 == 1 { try set(lastClosed, operand / 2) }
      case .at: goesOn = holds(instruction.pointee.operand, at)
      case .loopStart:
        try set(operand, 0)
        // No position, nor the mark of one that `loop` makes.
        try set(operand + 1, .min)
      case .loopGreedy, .loopLazy:
        pc = try loop(instruction, pc, at)
        try count()
        continue
      case .backreference:
        if let length = referenced(instruction, at) { at += length } else { goesOn = false }
      case .conditional:
        if registers[2 * operand + 1] < 0 {
          pc = Int(instruction.pointee.target)
          continue
        }
      case .lookStart, .negativeLookStart:
        let isNegative = instruction.pointee.operation == .negativeLookStart
        let behind = Int(instruction.pointee.minimum)
        if at < behind {
          // There is nothing so far behind to look at.
          if isNegative {
            pc = Int(instruction.pointee.target)
            continue
          }
          goesOn = false
        } else {
          let height = stack.count
          if isNegative { try stack.push(.choice, Int(instruction.pointee.target), at) }
          try set(operand, height)
          try set(operand + 1, at)
          at -= behind
        }
      case .lookEnd:
        at = registers[operand + 1]
        stack.forgetChoices(above: registers[operand])
      case .negativeLookEnd:
        // What must not match has: undo it, together with the way round it.
        stack.unwind(to: registers[operand], registers)
        goesOn = false
      case .atomicStart: try set(operand, stack.count)
      case .atomicEnd: stack.forgetChoices(above: registers[operand])
      }
      if goesOn {
        pc += 1
      } else {
        try count()
        guard back(&pc, &at) else { return false }
      }
    }
  }

  /// Takes up the latest choice; false when there is none.
  @inline(__always)
  private mutating func back(_ pc: inout Int, _ at: inout Int) -> Bool {
    while let entry = stack.top {
      let index = Int(entry.index)
      switch entry.kind {
      case .restore:
        registers[index] = entry.value
        stack.count -= 1
      case .choice:
        stack.count -= 1
        (pc, at) = (index, entry.value)
        return true
      case .shrink:
        if let position = shrunk(entry, instructions[index].follow) {
          (pc, at) = (index + 1, position)
          return true
        }
      case .grow:
        if let position = grown(entry, instructions + index) {
          (pc, at) = (index + 1, position)
          return true
        }
      }
    }
    return false
  }

  /// One character fewer, or as many fewer as it takes for the next one to be right.
  private mutating func shrunk(_ entry: RegexStack.Entry, _ follow: UInt32) -> Int? {
    var position = entry.value - 1
    if follow != RegexInstruction.noCharacter {
      while position >= entry.limit, UInt32(truncatingIfNeeded: units[position]) != follow { position -= 1 }
    }
    guard position > entry.limit else {
      stack.count -= 1
      return position == entry.limit ? position : nil
    }
    stack.setTop(value: position, limit: entry.limit)
    return position
  }

  /// One character more, or as many more as it takes for the next one to be right.
  private mutating func grown(
    _ entry: RegexStack.Entry, _ instruction: UnsafePointer<RegexInstruction>
  ) -> Int? {
    let follow = instruction.pointee.follow
    var position = entry.value
    var left = entry.limit
    repeat {
      guard left > 0, accepts(instruction, units[position]) else {
        stack.count -= 1
        return nil
      }
      position += 1
      left -= 1
    } while follow != RegexInstruction.noCharacter
      && !(position < end && UInt32(truncatingIfNeeded: units[position]) == follow)
    stack.setTop(value: position, limit: left)
    return position
  }

  /// Begins another iteration or leaves; the instruction to go on with.
  private mutating func loop(
    _ instruction: UnsafePointer<RegexInstruction>, _ pc: Int, _ at: Int
  ) throws -> Int {
    let register = Int(instruction.pointee.operand)
    let exit = Int(instruction.pointee.target)
    let maximum = instruction.pointee.maximum
    let begun = registers[register]
    if begun < Int(instruction.pointee.minimum) {
      try set(register, begun + 1)
      return pc + 1
    }
    // An iteration that takes nothing is not followed by another.
    let last = registers[register + 1]
    guard maximum == RegexInstruction.unlimited || begun < Int(maximum), last != at else { return exit }
    if instruction.pointee.operation == .loopLazy, last != ~at {
      // Come back here, marked so that the iteration is then begun.
      try stack.push(.restore, register + 1, last)
      try stack.push(.choice, pc, at)
      try stack.push(.restore, register + 1, ~at)
      return exit
    }
    if instruction.pointee.operation == .loopGreedy { try stack.push(.choice, exit, at) }
    try set(register, begun + 1)
    try set(register + 1, at)
    return pc + 1
  }

  /// The length of what a group matched if it stands here again.
  private func referenced(_ instruction: UnsafePointer<RegexInstruction>, _ at: Int) -> Int? {
    let group = Int(instruction.pointee.operand)
    let (from, to) = (registers[2 * group], registers[2 * group + 1])
    guard from >= 0, to >= from, to - from <= max(0, end - at) else { return nil }
    for offset in 0..<to - from {
      let (a, b) = (units[from + offset], units[at + offset])
      if a == b { continue }
      guard instruction.pointee.flag else { return nil }
      let asciiOnly = instruction.pointee.take == .equal
      guard lowered(a, asciiOnly) == lowered(b, asciiOnly) else { return nil }
    }
    return to - from
  }

  private func lowered(_ unit: Unit, _ asciiOnly: Bool) -> UInt32 {
    let point = UInt32(truncatingIfNeeded: unit)
    if point < 128 { return isASCIIUpper(UInt8(truncatingIfNeeded: point)) ? point | 0x20 : point }
    return asciiOnly ? point : UnicodeProperties.shared.lowerForMatching(point)
  }

  private func holds(_ position: UInt32, _ at: Int) -> Bool {
    switch RegexPosition(rawValue: position) {
    case .textStart: return at == 0
    case .lineStart: return at == 0 || units[at - 1] == 10
    case .textEnd: return at == end
    case .lineEnd: return at == end || at < units.count && units[at] == 10
    case .textEndOrLastNewline: return at == end || at == end - 1 && units[at] == 10
    case .wordBoundary: return isBoundary(at, asciiOnly: false)
    case .asciiWordBoundary: return isBoundary(at, asciiOnly: true)
    // CPython: nowhere in an empty text is there no boundary.
    case .notWordBoundary: return end > 0 && !isBoundary(at, asciiOnly: false)
    case .notASCIIWordBoundary: return end > 0 && !isBoundary(at, asciiOnly: true)
    case nil: return false
    }
  }

  private func isBoundary(_ at: Int, asciiOnly: Bool) -> Bool {
    func isWord(_ index: Int) -> Bool {
      RegexClass.holds(.word, UInt32(truncatingIfNeeded: units[index]), asciiOnly: asciiOnly)
    }
    let before = at > 0 && isWord(at - 1)
    let after = at < end && isWord(at)
    return before != after
  }
}
