/// One step of a compiled expression. `position` is where the text has been read to.
struct RegexInstruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// The whole expression has matched.
    case match
    case fail
    /// Take one character that `take` and `operand` accept.
    case single
    /// Take `minimum`…`maximum` such characters: as many, as few as possible, or as many and never fewer.
    case repeatGreedy, repeatLazy, repeatPossessive
    case jump
    /// Go on; if that fails, to `target`.
    case split
    /// Go to `target`; if that fails, go on.
    case splitBack
    /// Keep the position in register `operand`; at a group's end also note the group as the last one closed.
    case save
    case at
    /// Registers `operand` (iterations begun) and the next (where the last began) start anew.
    case loopStart
    /// Another iteration (go on), or out (to `target`).
    case loopGreedy, loopLazy
    case backreference
    /// Go on if group `operand` has matched, else to `target`.
    case conditional
    /// Remember stack height and position; a negative look goes to `target` when its body fails.
    case lookStart, negativeLookStart
    case lookEnd, negativeLookEnd
    /// Forget the choices made in between.
    case atomicStart, atomicEnd
  }

  /// What a single character is compared with.
  enum Take: UInt8, Sendable {
    case equal, notEqual, notNewline, anything, inClass
  }

  var operation: Operation
  var take = Take.anything
  /// Looks and backreferences: of the kind named in the compiler.
  var flag = false
  var operand: UInt32 = 0
  var target: Int32 = 0
  var minimum: Int32 = 0
  /// `unlimited` for no limit. Repetitions beyond 2^31 cannot be told apart from that.
  var maximum: Int32 = 0
  /// The character that must follow a repetition, `noCharacter` if not known.
  var follow: UInt32 = RegexInstruction.noCharacter

  static let unlimited = Int32.max
  static let noCharacter = UInt32.max
}

enum RegexPosition: UInt32, Sendable {
  case textStart, lineStart, textEnd, lineEnd, textEndOrLastNewline
  case wordBoundary, notWordBoundary, asciiWordBoundary, notASCIIWordBoundary
}

/// A compiled expression.
struct RegexProgram: Sendable {
  var instructions: [RegexInstruction] = []
  var classes: [RegexClass] = []
  var groupCount = 0
  /// Captures (two to a group), the last closed group, then those of loops and looks.
  var registerCount = 0

  /// Characters every match starts with.
  var prefix: [UInt32] = []
  /// ASCII characters a match can start with; nil when it is not known or any can.
  var first: (low: UInt64, high: UInt64)?
  var isAnchored = false

  var lastClosedRegister: Int { 2 * groupCount + 2 }
}
