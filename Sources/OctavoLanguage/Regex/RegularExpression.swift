/// Where a match and its groups lie in the text.
package struct PatternMatch: Sendable, Equatable {
  /// Start and end of the whole match, then of each group; -1 for a group that did not take part.
  package let bounds: [Int]
  /// The group that was closed last, `lastindex`.
  package let lastIndex: Int?

  package var start: Int { bounds[0] }
  package var end: Int { bounds[1] }
  package var groupCount: Int { bounds.count / 2 - 1 }

  /// Nil for a group that did not take part. `group` must not be above `groupCount`.
  package func range(_ group: Int) -> Range<Int>? {
    let (start, end) = (bounds[2 * group], bounds[2 * group + 1])
    return start >= 0 && end >= start ? start..<end : nil
  }

  init(_ registers: UnsafeBufferPointer<Int>, lastClosed: Int) {
    bounds = Array(registers[..<lastClosed])
    let last = registers[lastClosed]
    lastIndex = last > 0 ? last : nil
  }
}

/// A compiled regular expression, Python's `re.RegularExpression`, on text or on bytes.
package final class RegularExpression: Sendable {
  /// What is matched against.
  package enum Subject: Sendable {
    case text(Text)
    case bytes([UInt8])

    package var count: Int {
      switch self {
      case .text(let text): text.count
      case .bytes(let bytes): bytes.count
      }
    }
  }

  package enum Mode: Sendable { case search, match, fullMatch }

  /// Called every few thousand steps of a match; what it throws ends the match. Set once, by the machine that
  /// compiled the expression, before it is used.
  nonisolated(unsafe) package var checkpoint: (() throws -> Void)?

  package let pattern: Text
  package let isBytes: Bool
  package let flags: RegexFlags
  /// Names in the order of their groups.
  package let groupIndex: [(name: Text, group: Int)]
  /// What the pattern says that may mean something else one day.
  package let warnings: [String]
  let program: RegexProgram

  package var groupCount: Int { program.groupCount }

  private init(_ pattern: Text, _ flags: RegexFlags, isBytes: Bool) throws(TextFault) {
    let tree = try RegexParser.parse(pattern, flags, isBytes: isBytes)
    self.pattern = pattern
    self.isBytes = isBytes
    self.flags = tree.flags
    groupIndex = tree.names
    warnings = tree.warnings
    program = try RegexCompiler.compile(tree, isBytes: isBytes)
  }

  /// Throws `re.error`, ValueError (flags), OverflowError or RecursionError in CPython's words.
  package static func compile(_ pattern: Text, flags: RegexFlags = []) throws(TextFault) -> RegularExpression
  {
    try RegularExpression(pattern, flags, isBytes: false)
  }

  /// A pattern on bytes; each byte is one character.
  package static func compile(bytes: [UInt8], flags: RegexFlags = []) throws(TextFault) -> RegularExpression {
    try RegularExpression(Text(codePoints: bytes.map(UInt32.init)), flags, isBytes: true)
  }

  package func group(named name: Text) -> Int? { groupIndex.first { $0.name == name }?.group }

  package func name(of group: Int) -> Text? { groupIndex.first { $0.group == group }?.name }

  /// Python's `repr`, given the `repr` of what it was compiled from.
  package func repr(of shownPattern: Text) -> Text {
    var shownFlags = flags
    if !isBytes { shownFlags.remove(.unicode) }
    var text = "re.compile(" + shownPattern.slice(0..<min(200, shownPattern.count)).string
    if !shownFlags.isEmpty { text += ", " + shownFlags.reprInPattern }
    return Text(text + ")")
  }

  /// One match. `from` and `to` are `pos` and `endpos`: clamped, and the text ends at `to` as far as the
  /// expression can see. Throws only what `checkpoint` throws, or MemoryError.
  package func match(
    _ mode: Mode, in subject: Subject, from: Int = 0, to: Int = .max
  ) throws -> PatternMatch? {
    var scanner = PatternScanner(self, subject, from: from, to: to)
    return try scanner.next(mode)
  }

  package func search(in text: Text, from: Int = 0, to: Int = .max) throws -> PatternMatch? {
    try match(.search, in: .text(text), from: from, to: to)
  }

  /// All matches side by side, as `finditer` gives them.
  package func allMatches(
    in subject: Subject, from: Int = 0, to: Int = .max, limit: Int = .max
  ) throws -> [PatternMatch] {
    switch subject {
    case .text(let text):
      return try text.withUnits(
        narrow: { try collect($0, from, to, limit) }, wide: { try collect($0, from, to, limit) })
    case .bytes(let bytes): return try bytes.withUnsafeBufferPointer { try collect($0, from, to, limit) }
    }
  }

  private func collect<Unit: TextUnit>(
    _ units: UnsafeBufferPointer<Unit>, _ from: Int, _ to: Int, _ limit: Int
  ) throws -> [PatternMatch] {
    let end = min(max(to, 0), units.count)
    var at = min(max(from, 0), units.count)
    var matches: [PatternMatch] = []
    try RegexMatcher.with(program, units, end: end, checkpoint) { matcher in
      while at <= end, matches.count < limit, try matcher.search(from: at) {
        let match = matcher.found
        matches.append(match)
        // A match of few steps may still be a long one.
        try checkpoint?()
        at = match.end
        matcher.refusedEmptyAt = match.start == at ? at : -1
      }
    }
    return matches
  }
}

/// Gives one match after another, as `finditer` does: after an empty match, the next is not empty at that place.
package struct PatternScanner: Sendable {
  package let pattern: RegularExpression
  package let subject: RegularExpression.Subject
  private let end: Int
  private var at: Int
  private var refusedEmptyAt = -1

  package init(
    _ pattern: RegularExpression, _ subject: RegularExpression.Subject, from: Int = 0, to: Int = .max
  ) {
    self.pattern = pattern
    self.subject = subject
    end = min(max(to, 0), subject.count)
    at = min(max(from, 0), subject.count)
  }

  package mutating func next(_ mode: RegularExpression.Mode = .search) throws -> PatternMatch? {
    // CPython does try to match behind the end, where an expression that takes nothing succeeds.
    guard at <= end || mode != .search && at <= subject.count else { return nil }
    let found: PatternMatch?
    switch subject {
    case .text(let text):
      found = try text.withUnits(narrow: { try run($0, mode) }, wide: { try run($0, mode) })
    case .bytes(let bytes): found = try bytes.withUnsafeBufferPointer { try run($0, mode) }
    }
    if let found {
      refusedEmptyAt = found.start == found.end ? found.end : -1
      at = found.end
    } else {
      at = .max  // Nothing is left to find.
    }
    return found
  }

  private func run<Unit: TextUnit>(
    _ units: UnsafeBufferPointer<Unit>, _ mode: RegularExpression.Mode
  ) throws -> PatternMatch? {
    let start = at
    return try RegexMatcher.with(pattern.program, units, end: end, pattern.checkpoint) { matcher in
      matcher.refusedEmptyAt = refusedEmptyAt
      matcher.mustReachEnd = mode == .fullMatch
      let matched = mode == .search ? try matcher.search(from: start) : try matcher.match(at: start)
      return matched ? matcher.found : nil
    }
  }
}
