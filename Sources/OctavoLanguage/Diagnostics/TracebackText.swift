/// Tracebacks as CPython 3.11 prints them.
package struct TracebackText {
  let machine: Machine
  /// How many frames each exception shows: the first ones, or the last ones when it is negative; nil for all.
  private let limit: Int?

  package init(_ machine: Machine, limit: Int? = nil) {
    self.machine = machine
    self.limit = limit
  }

  /// The frames to show; the innermost comes first here.
  private func limited(_ traceback: [TracebackEntry]) -> [TracebackEntry] {
    guard let limit else { return traceback }
    let own = traceback.filter { $0.source.origin != .library }
    return Array(limit >= 0 ? own.suffix(limit) : own.prefix(limit == Int.min ? Int.max : -limit))
  }

  /// The whole report of an uncaught exception, with the exceptions it came from.
  package func report(_ exception: ExceptionObject) -> String {
    var margin = Margin()
    return chain(exception, &margin)
  }

  /// Exception groups are drawn as trees: how deep the current one is, and whether its last branch is still open.
  private struct Margin {
    var depth = 0
    var isOpen = false
    static let mostMembers = 15

    var indent: String { String(repeating: " ", count: 2 * depth) }

    /// Lines inside the tree, each behind its margin.
    func lines(_ text: String, _ mark: Character = "|") -> String {
      if depth == 0 { return text }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
        text.hasSuffix("\n") ? 1 : 0)
      return lines.map { "\(indent)\(mark) \($0)\n" }.joined()
    }
  }

  private func chain(_ exception: ExceptionObject, _ margin: inout Margin) -> String {
    var seen: Set<ObjectIdentifier> = []
    var links: [(exception: ExceptionObject, joint: String?)] = []
    var current: ExceptionObject? = exception
    var joint: String?
    while let link = current, seen.insert(ObjectIdentifier(link)).inserted {
      links.append((link, joint))
      if let cause = link.cause.as(ExceptionObject.self) {
        joint = "\nThe above exception was the direct cause of the following exception:\n\n"
        current = cause
      } else if !link.suppressContext, let context = link.context.as(ExceptionObject.self) {
        joint = "\nDuring handling of the above exception, another exception occurred:\n\n"
        current = context
      } else {
        current = nil
      }
    }
    var text = ""
    for (link, joint) in links.reversed() {
      text += section(link, &margin)
      if let joint { text += margin.lines(joint) }
    }
    return text
  }

  /// The report of a run that was ended from outside.
  func stopped(_ trace: [TracebackEntry], _ reason: String) -> String {
    (trace.isEmpty ? "" : "Traceback (most recent call last):\n" + entries(trace)) + reason + "\n"
  }

  private func section(_ exception: ExceptionObject, _ margin: inout Margin) -> String {
    if machine.isGroup(exception) { return group(exception, &margin) }
    var text = ""
    if !exception.traceback.isEmpty {
      text += "Traceback (most recent call last):\n" + entries(limited(exception.traceback))
    }
    return margin.lines(text + self.summary(exception))
  }

  private func group(_ exception: ExceptionObject, _ margin: inout Margin) -> String {
    let isTop = margin.depth == 0
    if isTop { margin.depth = 1 }
    var text = ""
    if !exception.traceback.isEmpty {
      text += margin.lines("Exception Group Traceback (most recent call last):\n", isTop ? "+" : "|")
      text += margin.lines(entries(limited(exception.traceback)))
    }
    text += margin.lines(summary(exception))
    let members = exception.members.compactMap { $0.as(ExceptionObject.self) }
    margin.isOpen = false
    for (index, member) in members.prefix(Margin.mostMembers + 1).enumerated() {
      let isLast = index == min(members.count, Margin.mostMembers + 1) - 1
      if isLast { margin.isOpen = true }
      let isLeftOut = index == Margin.mostMembers
      text +=
        margin.indent + (index == 0 ? "+-" : "  ")
        + "+---------------- \(isLeftOut ? "..." : "\(index + 1)") ----------------\n"
      margin.depth += 1
      if isLeftOut {
        let more = members.count - Margin.mostMembers
        text += margin.lines("and \(more) more exception\(more > 1 ? "s" : "")\n")
      } else {
        text += chain(member, &margin)
      }
      if isLast, margin.isOpen {
        text += margin.indent + "+------------------------------------\n"
        margin.isOpen = false
      }
      margin.depth -= 1
    }
    if isTop { margin.depth = 0 }
    return text
  }

  // MARK: Frames

  /// The lines about one frame.
  func entry(_ entry: TracebackEntry) -> String { entries([entry]) }

  private func entries(_ traceback: [TracebackEntry]) -> String {
    var text = ""
    var previous: (file: String, line: Int, name: String)?
    var repeats = 0
    func flush() {
      if repeats > 3 {
        let extra = repeats - 3
        text += "  [Previous line repeated \(extra) more time\(extra == 1 ? "" : "s")]\n"
      }
    }
    for entry in traceback.reversed() where entry.source.origin != .library {
      let span = entry.span
      let source = entry.code.source
      let line = source.line(at: span.start)
      let name = entry.code.name.string
      if let last = previous, last == (source.file, line, name) {
        repeats += 1
        if repeats > 3 { continue }
      } else {
        flush()
        previous = (source.file, line, name)
        repeats = 1
      }
      text += "  File \"\(source.file)\", line \(line), in \(name)\n"
      text += excerpt(source, span)
    }
    flush()
    return text
  }

  /// The source line and, where the span is only part of it, carets below.
  private func excerpt(_ source: Source, _ span: Span) -> String {
    if source.origin == .text || source.origin == .line { return "" }
    let index = source.lineIndex(at: span.start)
    let whole = source.text(ofLineIndex: index)
    let stripped = whole.drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
    var trimmed = String(stripped)
    while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
    if trimmed.isEmpty { return "" }
    var text = "    \(trimmed)\n"
    let indent = whole.unicodeScalars.count - stripped.unicodeScalars.count
    let start = source.column(at: span.start) - 1 - indent
    let isOneLine = source.lineIndex(at: max(span.start, span.end - 1)) == index
    let length = trimmed.unicodeScalars.count
    let end = isOneLine ? source.column(at: span.end) - 1 - indent : length
    let marks = isOneLine ? anchors(source, span) : nil
    if start < 0 || end <= start || (marks == nil && start == 0 && end >= length) { return text }
    let scalars = Array(trimmed.unicodeScalars)
    // Wide characters take two columns.
    func columns(_ range: Range<Int>) -> Int {
      range.clamped(to: scalars.indices).reduce(0) { $0 + (Self.isWide(scalars[$1]) ? 2 : 1) }
    }
    text += "    " + String(repeating: " ", count: columns(0..<start))
    if let marks {
      let (first, last) = (start + marks.lowerBound, start + marks.upperBound)
      text += String(repeating: "~", count: columns(start..<first))
      text += String(repeating: "^", count: columns(first..<max(first, last)))
      text += String(repeating: "~", count: columns(last..<max(last, end)))
    } else {
      text += String(repeating: "^", count: columns(start..<end))
    }
    return text + "\n"
  }

  /// East Asian wide and full-width characters (UAX #11, the blocks that are wide throughout).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// For an operator or a subscript: which part of the span the carets mark, the rest being `~`.
  private func anchors(_ source: Source, _ span: Span) -> Range<Int>? {
    let piece = String(decoding: source.bytes[span.start..<min(span.end, source.bytes.count)], as: UTF8.self)
    // Parentheses let a piece stand that was continued inside brackets.
    let segment = Source(file: "", text: "(\n" + piece + "\n)")
    guard let tree = try? parse(segment), case .expression(let expression)? = tree.body.first?.kind else {
      return nil
    }
    func column(_ offset: Int) -> Int {
      segment.bytes[2..<offset].lazy.filter { $0 & 0xC0 != 0x80 }.count
    }
    switch expression.kind {
    case .binary(let left, let op, let right):
      guard left.span.end <= right.span.start else { return nil }
      let width = op.rawValue.utf8.count
      let between = left.span.end..<right.span.start
      guard let position = between.first(where: { segment.bytes[$0...].starts(with: op.rawValue.utf8) })
      else {
        return nil
      }
      return column(position)..<(column(position) + width)
    case .subscripted(let object, _):
      let rest = object.span.end..<expression.span.end
      guard let position = rest.first(where: { segment.bytes[$0] == UInt8(ascii: "[") }) else { return nil }
      return column(position)..<column(expression.span.end)
    default: return nil
    }
  }

  // MARK: The last line

  /// Type and message, with a suggestion where a name was misspelt; syntax errors with their excerpt.
  package func summary(_ exception: ExceptionObject) -> String {
    var text = ""
    if let (file, place) = machine.faultPlace(exception) {
      let isIndentation = exception.type.isSubtype(of: machine.types[.indentationError])
      text += "  File \"\(file)\", line \(place.line)\n" + place.excerpt(isIndentation: isIndentation)
    }
    text += headline(exception) + "\n"
    for note in machine.shownNotes(exception) { text += note + "\n" }
    return text
  }

  package func headline(_ exception: ExceptionObject) -> String {
    let type = exception.type
    let isPlain = type.module == "builtins" || type.module == "__main__"
    let name = isPlain ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
    guard var message = try? machine.str(Value(exception)).string else {
      return "\(name): <exception str() failed>"
    }
    if exception.type.isSubtype(of: machine.types[.syntaxError]), let first = exception.arguments.first {
      message = (try? machine.str(first).string) ?? message
    }
    if let suggestion = machine.suggestion(for: exception) { message += ". Did you mean: '\(suggestion)'?" }
    return message.isEmpty ? name : "\(name): \(message)"
  }
}

extension TracebackEntry {
  /// The place in the source.
  package var span: Span {
    if instruction == Self.beforeFirst { return code.source.lineSpan(at: code.shape.firstOffset) }
    return code.spans.indices.contains(instruction) ? code.spans[instruction] : Span(0, 0)
  }
  /// The number of an instruction that stands for a function's first line: it was entered and had not begun.
  static let beforeFirst = -1
  package var source: Source { code.source }
  package var functionName: String { code.name.string }
}
