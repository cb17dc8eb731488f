/// Runs a program over text by backtracking, with a stack of its own: no input makes it recurse.
///
/// The stack holds choices (where to go on if what follows fails) and, between them, the old values of registers
/// set since, so that going back restores them.
struct RegexMatcher<Unit: TextUnit> {
  private enum Kind { case choice, restore, shrink, grow }

  private struct Entry {
    var kind: Kind
    /// Instruction, or register.
    var index: Int32
    /// Position, or old value.
    var value: Int
    /// shrink: the least position; grow: characters that may still be taken.
    var limit: Int
  }

  let program: RegexProgram
  let units: UnsafeBufferPointer<Unit>
  /// The end of the text as far as the match is concerned.
  let end: Int
  /// The match must end at `end`.
  var mustReachEnd = false
  /// A match of nothing at this position does not count.
  var refusedEmptyAt = -1
  private(set) var registers: [Int]
  private var stack: [Entry] = []
  private var steps = 0
  /// The registers hold a match.
  private var isUsed = false
  private let lastClosed: Int

  init(_ program: RegexProgram, _ units: UnsafeBufferPointer<Unit>, end: Int) {
    self.program = program
    self.units = units
    self.end = end
    registers = [Int](repeating: -1, count: program.registerCount)
    lastClosed = program.lastClosedRegister
  }

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
    if isUsed { for index in registers.indices { registers[index] = -1 } }
    stack.removeAll(keepingCapacity: true)
    registers[0] = start
    // A match that fails restores every register.
    isUsed = try program.instructions.withUnsafeBufferPointer { instructions in
      try program.classes.withUnsafeBufferPointer { classes in
        try run(instructions, classes, from: start)
      }
    }
    return isUsed
  }

  @inline(__always)
  private func accepts(
    _ instruction: RegexInstruction, _ unit: Unit, _ classes: UnsafeBufferPointer<RegexClass>
  ) -> Bool {
    switch instruction.take {
    case .equal: UInt32(truncatingIfNeeded: unit) == instruction.operand
    case .notEqual: UInt32(truncatingIfNeeded: unit) != instruction.operand
    case .notNewline: unit != 10
    case .anything: true
    case .inClass: classes[Int(instruction.operand)].contains(unit)
    }
  }

  /// How far from `start`, at most to `limit`, every character is accepted.
  @inline(__always)
  private func run(
    _ instruction: RegexInstruction, from start: Int, to limit: Int,
    _ classes: UnsafeBufferPointer<RegexClass>
  ) -> Int {
    var at = start
    switch instruction.take {
    case .equal:
      while at < limit, UInt32(truncatingIfNeeded: units[at]) == instruction.operand { at += 1 }
    case .notEqual:
      guard let unit = Unit(exactly: instruction.operand) else { return limit }
      return Unit.index(of: unit, in: units, start..<limit) ?? limit
    case .notNewline: return Unit.index(of: 10, in: units, start..<limit) ?? limit
    case .anything: return limit
    case .inClass:
      let characters = classes[Int(instruction.operand)]
      while at < limit, characters.contains(units[at]) { at += 1 }
    }
    return at
  }

  @inline(__always)
  private mutating func set(_ register: Int, _ value: Int) {
    let old = registers[register]
    if old == value { return }
    stack.append(Entry(kind: .restore, index: Int32(truncatingIfNeeded: register), value: old, limit: 0))
    registers[register] = value
  }

  @inline(__always)
  private mutating func choose(_ instruction: Int, _ position: Int) {
    stack.append(
      Entry(kind: .choice, index: Int32(truncatingIfNeeded: instruction), value: position, limit: 0))
  }

  /// Called now and then, so that a machine can end a match that takes too long.
  private mutating func count() throws {
    steps &+= 1
    guard steps & 0xFFF == 0 else { return }
    try RegularExpression.checkpoint?()
    if stack.count > TextLimits.maximumCount / 16 { throw TextFault(.memoryError, "") }
  }

  private mutating func run(
    _ instructions: UnsafeBufferPointer<RegexInstruction>, _ classes: UnsafeBufferPointer<RegexClass>,
    from start: Int
  ) throws -> Bool {
    var pc = 0
    var at = start
    while true {
      let instruction = instructions[pc]
      var goesOn = true
      switch instruction.operation {
      case .single:
        if at < end, accepts(instruction, units[at], classes) {
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
        let least = at + Int(instruction.minimum)
        let limit = max(at, at + min(Int(instruction.maximum), end - at))
        let stop = least > end ? at : run(instruction, from: at, to: limit, classes)
        if least > end || stop < least {
          goesOn = false
        } else {
          if instruction.operation == .repeatGreedy, stop > least {
            stack.append(
              Entry(kind: .shrink, index: Int32(truncatingIfNeeded: pc), value: stop, limit: least))
          }
          at = stop
        }
      case .repeatLazy:
        let least = at + Int(instruction.minimum)
        if least > end || run(instruction, from: at, to: least, classes) < least {
          goesOn = false
        } else {
          at = least
          let more = min(Int(instruction.maximum) - Int(instruction.minimum), end - at)
          if more > 0 {
            stack.append(Entry(kind: .grow, index: Int32(truncatingIfNeeded: pc), value: at, limit: more))
          }
        }
      case .jump:
        pc = Int(instruction.target)
        try count()
        continue
      case .split: choose(Int(instruction.target), at)
      case .splitBack:
        choose(pc + 1, at)
        pc = Int(instruction.target)
        try count()
        continue
      case .save:
        let register = Int(instruction.operand)
        set(register, at)
        if register & 1 == 1 { set(lastClosed, register / 2) }
      case .at: goesOn = holds(instruction.operand, at)
      case .loopStart:
        set(Int(instruction.operand), 0)
        // No position, nor the mark of one that `loop` makes.
        set(Int(instruction.operand) + 1, .min)
      case .loopGreedy, .loopLazy:
        pc = loop(instruction, pc, at)
        try count()
        continue
      case .backreference:
        if let length = referenced(instruction, at) { at += length } else { goesOn = false }
      case .conditional:
        let group = Int(instruction.operand)
        if registers[2 * group + 1] < 0 {
          pc = Int(instruction.target)
          continue
        }
      case .lookStart, .negativeLookStart:
        let height = stack.count
        if instruction.operation == .negativeLookStart { choose(Int(instruction.target), at) }
        if at < Int(instruction.minimum) {
          goesOn = false
        } else {
          set(Int(instruction.operand), height)
          set(Int(instruction.operand) + 1, at)
          at -= Int(instruction.minimum)
        }
        if !goesOn, instruction.operation == .negativeLookStart {
          // The choice just made is where it goes on: there is nothing behind to look at.
          stack.removeLast()
          pc = Int(instruction.target)
          continue
        }
      case .lookEnd:
        at = registers[Int(instruction.operand) + 1]
        forgetChoices(above: registers[Int(instruction.operand)])
      case .negativeLookEnd:
        // What must not match has: undo it, together with the way round it.
        let height = registers[Int(instruction.operand)]
        unwind(to: height)
        goesOn = false
      case .atomicStart: set(Int(instruction.operand), stack.count)
      case .atomicEnd: forgetChoices(above: registers[Int(instruction.operand)])
      }
      if goesOn {
        pc += 1
      } else {
        try count()
        guard let next = back(instructions, classes) else { return false }
        (pc, at) = next
      }
    }
  }

  /// Takes up the latest choice; nil when there is none.
  private mutating func back(
    _ instructions: UnsafeBufferPointer<RegexInstruction>, _ classes: UnsafeBufferPointer<RegexClass>
  ) -> (Int, Int)? {
    while let entry = stack.last {
      let index = Int(entry.index)
      switch entry.kind {
      case .restore:
        registers[index] = entry.value
        stack.removeLast()
      case .choice:
        stack.removeLast()
        return (index, entry.value)
      case .shrink:
        if let position = shrunk(entry, instructions[index].follow) { return (index + 1, position) }
      case .grow:
        if let position = grown(entry, instructions[index], classes) { return (index + 1, position) }
      }
    }
    return nil
  }

  /// One character fewer, or as many fewer as it takes for the next one to be right.
  private mutating func shrunk(_ entry: Entry, _ follow: UInt32) -> Int? {
    var position = entry.value - 1
    if follow != RegexInstruction.noCharacter {
      while position >= entry.limit, UInt32(truncatingIfNeeded: units[position]) != follow { position -= 1 }
    }
    guard position > entry.limit else {
      stack.removeLast()
      return position == entry.limit ? position : nil
    }
    stack[stack.count - 1].value = position
    return position
  }

  /// One character more, or as many more as it takes for the next one to be right.
  private mutating func grown(
    _ entry: Entry, _ instruction: RegexInstruction, _ classes: UnsafeBufferPointer<RegexClass>
  ) -> Int? {
    var position = entry.value
    var left = entry.limit
    repeat {
      guard left > 0, accepts(instruction, units[position], classes) else {
        stack.removeLast()
        return nil
      }
      position += 1
      left -= 1
    } while instruction.follow != RegexInstruction.noCharacter
      && !(position < end && UInt32(truncatingIfNeeded: units[position]) == instruction.follow)
    stack[stack.count - 1].value = position
    stack[stack.count - 1].limit = left
    return position
  }

  /// Restores registers and drops choices down to `height`.
  private mutating func unwind(to height: Int) {
    while stack.count > height, let entry = stack.popLast() {
      if entry.kind == .restore { registers[Int(entry.index)] = entry.value }
    }
  }

  /// Drops choices above `height`, keeping what is needed to restore registers.
  private mutating func forgetChoices(above height: Int) {
    var kept = height
    for index in height..<max(height, stack.count) where stack[index].kind == .restore {
      stack[kept] = stack[index]
      kept += 1
    }
    stack.removeLast(stack.count - kept)
  }

  /// Begins another iteration or leaves; the instruction to go on with.
  private mutating func loop(_ instruction: RegexInstruction, _ pc: Int, _ at: Int) -> Int {
    let register = Int(instruction.operand)
    let begun = registers[register]
    if begun < Int(instruction.minimum) {
      set(register, begun + 1)
      return pc + 1
    }
    // An iteration that takes nothing is not followed by another.
    let mayRepeat =
      (instruction.maximum == RegexInstruction.unlimited || begun < Int(instruction.maximum))
      && registers[register + 1] != at
    guard mayRepeat else { return Int(instruction.target) }
    if instruction.operation == .loopLazy, registers[register + 1] != ~at {
      // Come back here, marked so that the iteration is then begun.
      let old = registers[register + 1]
      stack.append(
        Entry(kind: .restore, index: Int32(truncatingIfNeeded: register + 1), value: old, limit: 0))
      choose(pc, at)
      stack.append(
        Entry(kind: .restore, index: Int32(truncatingIfNeeded: register + 1), value: ~at, limit: 0))
      return Int(instruction.target)
    }
    if instruction.operation == .loopGreedy { choose(Int(instruction.target), at) }
    set(register, begun + 1)
    set(register + 1, at)
    return pc + 1
  }

  /// The length of what a group matched if it stands here again.
  private func referenced(_ instruction: RegexInstruction, _ at: Int) -> Int? {
    let group = Int(instruction.operand)
    let (from, to) = (registers[2 * group], registers[2 * group + 1])
    guard from >= 0, to >= from, to - from <= max(0, end - at) else { return nil }
    for offset in 0..<to - from {
      let (a, b) = (units[from + offset], units[at + offset])
      if a == b { continue }
      guard instruction.flag else { return nil }
      let asciiOnly = instruction.take == .equal
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
