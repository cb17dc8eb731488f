/// Reads a pattern one token at a time: a character, or a backslash and what follows it.
///
/// As in CPython, the token after the one just taken has already been read, so that a backslash at the very end
/// is reported before what stands in front of it.
struct RegexSource {
  struct Token: Equatable {
    let first: UInt32
    /// What the backslash stands before.
    let second: UInt32?

    var count: Int { second == nil ? 1 : 2 }

    func isLetter(_ scalar: Unicode.Scalar) -> Bool { second == nil && first == scalar.value }
  }

  let pattern: Text
  /// Patterns on bytes know less of Unicode.
  let isBytes: Bool
  private(set) var next: Token?
  private var index = 0

  init(_ pattern: Text, isBytes: Bool) throws(TextFault) {
    self.pattern = pattern
    self.isBytes = isBytes
    try advance()
  }

  private mutating func advance() throws(TextFault) {
    guard index < pattern.count else {
      next = nil
      return
    }
    let first = pattern[index]
    guard first == 0x5C else {
      next = Token(first: first, second: nil)
      index += 1
      return
    }
    guard index + 1 < pattern.count else {
      throw error("bad escape (end of pattern)", at: pattern.count - 1)
    }
    next = Token(first: first, second: pattern[index + 1])
    index += 2
  }

  /// Where the next token starts.
  var position: Int { index - (next?.count ?? 0) }

  mutating func take() throws(TextFault) -> Token? {
    let token = next
    try advance()
    return token
  }

  /// Takes the next token if it is this character.
  mutating func match(_ scalar: Unicode.Scalar) throws(TextFault) -> Bool {
    guard let next, next.isLetter(scalar) else { return false }
    try advance()
    return true
  }

  func sees(_ scalar: Unicode.Scalar) -> Bool { next?.isLetter(scalar) ?? false }

  mutating func seek(_ position: Int) throws(TextFault) {
    index = position
    try advance()
  }

  /// Up to `limit` characters that `test` accepts.
  mutating func takeWhile(_ limit: Int, _ test: (UInt32) -> Bool) throws(TextFault) -> [UInt32] {
    var result: [UInt32] = []
    while result.count < limit, let next, next.second == nil, test(next.first) {
      result.append(next.first)
      try advance()
    }
    return result
  }

  /// What stands before `terminator`, which is taken too. `what` names it in messages.
  mutating func takeUntil(_ terminator: Unicode.Scalar, _ what: String) throws(TextFault) -> Text {
    var result: [UInt32] = []
    while true {
      guard let token = next else {
        if result.isEmpty { throw error("missing " + what) }
        throw error("missing \(terminator), unterminated name", back: result.count)
      }
      try advance()
      if token.isLetter(terminator) {
        if result.isEmpty { throw error("missing " + what, back: 1) }
        return Text(codePoints: result)
      }
      result.append(token.first)
      if let second = token.second { result.append(second) }
    }
  }

  /// A fault `back` characters before the next token.
  func error(_ message: String, back: Int = 0) -> TextFault { error(message, at: position - back) }

  func error(_ message: String, at position: Int) -> TextFault {
    RegexSource.error(message, pattern: pattern, at: position)
  }

  static func error(_ message: String, pattern: Text, at position: Int) -> TextFault {
    var text = "\(message) at position \(position)"
    let breaks = (0..<pattern.count).filter { pattern[$0] == 10 }
    if !breaks.isEmpty {
      let before = breaks.filter { $0 < position }
      let column = position - (before.last ?? -1)
      text += " (line \(before.count + 1), column \(column))"
    }
    return TextFault(.regex(position: position), text)
  }
}

/// Digits of the kinds that escapes are made of; other scripts' digits do not count.
enum RegexDigit {
  static func isDecimal(_ point: UInt32) -> Bool { point >= 48 && point <= 57 }
  static func isOctal(_ point: UInt32) -> Bool { point >= 48 && point <= 55 }
  static func isHexadecimal(_ point: UInt32) -> Bool { value(point) < 16 }

  static func value(_ point: UInt32) -> UInt32 {
    switch point {
    case 48...57: point - 48
    case 65...70: point - 55
    case 97...102: point - 87
    default: 99
    }
  }

  static func isLetter(_ point: UInt32) -> Bool { point < 128 && isASCIILetter(UInt8(point)) }

  /// The number the digits write; at most eight of them.
  static func number(_ digits: some Sequence<UInt32>, base: UInt32) -> UInt32 {
    digits.reduce(0) { $0 &* base &+ value($1) }
  }
}
