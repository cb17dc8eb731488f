/// Turns a parsed expression into instructions.
struct RegexCompiler {
  private var program = RegexProgram()
  private let widths: [RegexWidth]
  private let isBytes: Bool

  static func compile(_ tree: RegexTree, isBytes: Bool) throws(TextFault) -> RegexProgram {
    var compiler = RegexCompiler(widths: tree.groupWidths, isBytes: isBytes)
    compiler.program.groupCount = tree.groupWidths.count - 1
    compiler.program.registerCount = 2 * compiler.program.groupCount + 3
    try compiler.sequence(tree.nodes, tree.flags)
    compiler.emit(.match)
    compiler.noteFollowers()
    RegexStart.note(in: &compiler.program)
    return compiler.program
  }

  private init(widths: [RegexWidth], isBytes: Bool) {
    self.widths = widths
    self.isBytes = isBytes
  }

  private var here: Int32 { Int32(truncatingIfNeeded: program.instructions.count) }

  @discardableResult
  private mutating func emit(
    _ operation: RegexInstruction.Operation, operand: UInt32 = 0, target: Int32 = 0, flag: Bool = false
  ) -> Int {
    program.instructions.append(
      RegexInstruction(operation: operation, flag: flag, operand: operand, target: target))
    return program.instructions.count - 1
  }

  /// Sends the instruction at `index` to what comes next.
  private mutating func land(_ index: Int) { program.instructions[index].target = here }

  private mutating func newRegisters(_ count: Int) -> UInt32 {
    defer { program.registerCount += count }
    return UInt32(truncatingIfNeeded: program.registerCount)
  }

  private func width(_ nodes: [RegexNode]) -> RegexWidth { RegexWidth.of(nodes, groups: widths) }

  private func asciiOnly(_ flags: RegexFlags) -> Bool { isBytes || flags.contains(.ascii) }

  private mutating func sequence(_ nodes: [RegexNode], _ flags: RegexFlags) throws(TextFault) {
    for node in nodes { try compile(node, flags) }
  }

  private mutating func compile(_ node: RegexNode, _ flags: RegexFlags) throws(TextFault) {
    if let single = single(node, flags) {
      program.instructions.append(single)
      return
    }
    switch node {
    case .literal, .notLiteral, .any, .set: break  // `single` knows them all
    case .at(let anchor): emit(.at, operand: position(anchor, flags).rawValue)
    case .branch(let choices): try branch(choices, flags)
    case .group(let index, let adding, let removing, let body):
      try group(index, body, RegexCompiler.combined(flags, adding, removing))
    case .atomic(let body): try atomic { (compiler) throws(TextFault) in try compiler.sequence(body, flags) }
    case .repetition(let minimum, let maximum, let greed, let body):
      try repetition(minimum, maximum, greed, body, flags)
    case .backreference(let group):
      emit(.backreference, operand: UInt32(group), flag: flags.contains(.ignoreCase))
      program.instructions[program.instructions.count - 1].take = asciiOnly(flags) ? .equal : .anything
    case .conditional(let group, let yes, let no): try conditional(group, yes, no, flags)
    case .look(let behind, let negative, let body): try look(behind, negative, body, flags)
    case .failure: emit(.fail)
    }
  }

  /// A part with flags of its own; a type flag replaces the one in force.
  private static func combined(
    _ flags: RegexFlags, _ adding: RegexFlags, _ removing: RegexFlags
  ) -> RegexFlags {
    let kept = adding.isDisjoint(with: .types) ? flags : flags.subtracting(.types)
    return kept.union(adding).subtracting(removing)
  }

  /// An instruction for a node that takes exactly one character.
  private mutating func single(_ node: RegexNode, _ flags: RegexFlags) -> RegexInstruction? {
    var result = RegexInstruction(operation: .single)
    switch node {
    case .any: result.take = flags.contains(.dotAll) ? .anything : .notNewline
    case .literal(let point), .notLiteral(let point):
      var isNegated = false
      if case .notLiteral = node { isNegated = true }
      if flags.contains(.ignoreCase), hasCase(point, flags) {
        let set = RegexSetItems(isNegated: isNegated, items: [.point(point)])
        return classInstruction(set, flags)
      }
      result.take = isNegated ? .notEqual : .equal
      result.operand = point
    case .set(let set): return classInstruction(set, flags)
    case .branch(let choices):
      guard let set = merged(choices) else { return nil }
      return classInstruction(set, flags)
    default: return nil
    }
    return result
  }

  /// One set for alternatives that are a character each; which of them matched makes no difference.
  private func merged(_ choices: [[RegexNode]]) -> RegexSetItems? {
    var result = RegexSetItems()
    for choice in choices {
      guard choice.count == 1 else { return nil }
      switch plain(choice[0]) {
      case .literal(let point): result.items.append(.point(point))
      case .set(let set) where !set.isNegated: result.items += set.items
      default: return nil
      }
    }
    return result
  }

  private func hasCase(_ point: UInt32, _ flags: RegexFlags) -> Bool {
    if point < 128 { return isASCIILetter(UInt8(truncatingIfNeeded: point)) }
    if asciiOnly(flags) { return false }
    let lower = UnicodeProperties.shared.lowerForMatching(point)
    return UnicodeProperties.caseVariants(lower).count > 1
  }

  private mutating func classInstruction(_ set: RegexSetItems, _ flags: RegexFlags) -> RegexInstruction {
    let characters = RegexClass(
      set, ignoresCase: flags.contains(.ignoreCase), asciiOnly: asciiOnly(flags))
    program.classes.append(characters)
    var result = RegexInstruction(operation: .single, take: .inClass)
    result.operand = UInt32(truncatingIfNeeded: program.classes.count - 1)
    return result
  }

  private func position(_ anchor: RegexAnchor, _ flags: RegexFlags) -> RegexPosition {
    let multiline = flags.contains(.multiline)
    switch anchor {
    case .lineStart: return multiline ? .lineStart : .textStart
    case .lineEnd: return multiline ? .lineEnd : .textEndOrLastNewline
    case .textStart: return .textStart
    case .textEnd: return .textEnd
    case .wordBoundary: return asciiOnly(flags) ? .asciiWordBoundary : .wordBoundary
    case .notWordBoundary: return asciiOnly(flags) ? .notASCIIWordBoundary : .notWordBoundary
    }
  }

  private mutating func branch(_ choices: [[RegexNode]], _ flags: RegexFlags) throws(TextFault) {
    var ends: [Int] = []
    for (index, choice) in choices.enumerated() {
      let isLast = index == choices.count - 1
      let fork = isLast ? nil : emit(.split)
      try sequence(choice, flags)
      if let fork {
        ends.append(emit(.jump))
        land(fork)
      }
    }
    for end in ends { land(end) }
  }

  private mutating func group(
    _ index: Int?, _ body: [RegexNode], _ flags: RegexFlags
  ) throws(TextFault) {
    if let index { emit(.save, operand: UInt32(2 * index)) }
    try sequence(body, flags)
    if let index { emit(.save, operand: UInt32(2 * index + 1)) }
  }

  private mutating func atomic(
    _ body: (inout RegexCompiler) throws(TextFault) -> Void
  ) throws(TextFault) {
    let register = newRegisters(1)
    emit(.atomicStart, operand: register)
    try body(&self)
    emit(.atomicEnd, operand: register)
  }

  private mutating func conditional(
    _ group: Int, _ yes: [RegexNode], _ no: [RegexNode]?, _ flags: RegexFlags
  ) throws(TextFault) {
    let test = emit(.conditional, operand: UInt32(group))
    try sequence(yes, flags)
    guard let no else {
      land(test)
      return
    }
    let end = emit(.jump)
    land(test)
    try sequence(no, flags)
    land(end)
  }

  private mutating func look(
    _ behind: Bool, _ negative: Bool, _ body: [RegexNode], _ flags: RegexFlags
  ) throws(TextFault) {
    let register = newRegisters(2)
    let start = emit(negative ? .negativeLookStart : .lookStart, operand: register)
    if behind {
      let width = width(body)
      guard width.least == width.most else {
        throw TextFault(.regex(position: nil), "look-behind requires fixed-width pattern")
      }
      program.instructions[start].minimum = Int32(clamping: width.least)
    }
    try sequence(body, flags)
    emit(negative ? .negativeLookEnd : .lookEnd, operand: register)
    if negative { land(start) }
  }

  // Repetitions.

  private mutating func repetition(
    _ minimum: Int, _ maximum: Int, _ greed: RegexGreed, _ body: [RegexNode], _ flags: RegexFlags
  ) throws(TextFault) {
    let least = Int32(clamping: minimum)
    let most = maximum >= Int(Int32.max) ? RegexInstruction.unlimited : Int32(maximum)
    if body.count == 1, var instruction = single(plain(body[0]), flags) {
      let operations: [RegexGreed: RegexInstruction.Operation] = [
        .greedy: .repeatGreedy, .lazy: .repeatLazy, .possessive: .repeatPossessive,
      ]
      instruction.operation = operations[greed] ?? .repeatGreedy
      instruction.minimum = least
      instruction.maximum = most
      program.instructions.append(instruction)
    } else if greed == .possessive {
      try atomic { (compiler) throws(TextFault) in try compiler.loop(least, most, .greedy, body, flags) }
    } else {
      try loop(least, most, greed, body, flags)
    }
  }

  /// Without the parentheses of a group that neither captures nor changes flags.
  private func plain(_ node: RegexNode) -> RegexNode {
    if case .group(nil, [], [], let body) = node, body.count == 1 { return plain(body[0]) }
    return node
  }

  private mutating func loop(
    _ minimum: Int32, _ maximum: Int32, _ greed: RegexGreed, _ body: [RegexNode], _ flags: RegexFlags
  ) throws(TextFault) {
    let isLazy = greed == .lazy
    let isOpen = maximum == RegexInstruction.unlimited
    if minimum == 1, maximum == 1 { return try sequence(body, flags) }
    if minimum == 0, maximum == 1 { return try optional(isLazy, body, flags) }
    // A body that always takes something needs no watch over empty iterations.
    if isOpen, minimum <= 1, width(body).least > 0 {
      if minimum == 1 {
        let start = here
        try sequence(body, flags)
        if isLazy { emit(.split, target: start) } else { emit(.splitBack, target: start) }
      } else {
        let start = here
        let fork = emit(isLazy ? .splitBack : .split)
        try sequence(body, flags)
        emit(.jump, target: start)
        land(fork)
      }
      return
    }
    let register = newRegisters(2)
    emit(.loopStart, operand: register)
    let start = here
    let test = emit(isLazy ? .loopLazy : .loopGreedy, operand: register)
    program.instructions[test].minimum = minimum
    program.instructions[test].maximum = maximum
    try sequence(body, flags)
    emit(.jump, target: start)
    land(test)
  }

  private mutating func optional(
    _ isLazy: Bool, _ body: [RegexNode], _ flags: RegexFlags
  ) throws(TextFault) {
    let fork = emit(isLazy ? .splitBack : .split)
    try sequence(body, flags)
    land(fork)
  }

  /// Tells repetitions which character has to come after them.
  private mutating func noteFollowers() {
    for index in program.instructions.indices {
      switch program.instructions[index].operation {
      case .repeatGreedy, .repeatLazy: break
      default: continue
      }
      var next = index + 1
      while program.instructions[next].operation == .save { next += 1 }
      let follower = program.instructions[next]
      if follower.operation == .single, follower.take == .equal {
        program.instructions[index].follow = follower.operand
      }
    }
  }
}
