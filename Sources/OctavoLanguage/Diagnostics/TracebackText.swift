/// Tracebacks as CPython 3.11 prints them.
package struct TracebackText {
  let machine: Machine

  package init(_ machine: Machine) { self.machine = machine }

  /// The whole report of an uncaught exception, with the exceptions it came from.
  package func report(_ exception: ExceptionObject) -> String {
    var seen: Set<ObjectIdentifier> = []
    var sections: [String] = []
    var current: ExceptionObject? = exception
    while let link = current, seen.insert(ObjectIdentifier(link)).inserted {
      sections.append(section(link))
      if let cause = link.cause.as(ExceptionObject.self) {
        sections.append("\nThe above exception was the direct cause of the following exception:\n\n")
        current = cause
      } else if !link.suppressContext, let context = link.context.as(ExceptionObject.self) {
        sections.append("\nDuring handling of the above exception, another exception occurred:\n\n")
        current = context
      } else {
        current = nil
      }
    }
    // A joining sentence at the end belongs to an exception already shown.
    if sections.count % 2 == 0 { sections.removeLast() }
    return sections.reversed().joined()
  }

  /// The report of a run that was ended from outside.
  func stopped(_ trace: [TracebackEntry], _ reason: String) -> String {
    (trace.isEmpty ? "" : "Traceback (most recent call last):\n" + entries(trace)) + reason + "\n"
  }

  private func section(_ exception: ExceptionObject) -> String {
    var text = ""
    if !exception.traceback.isEmpty {
      text += "Traceback (most recent call last):\n" + entries(exception.traceback)
    }
    return text + self.summary(exception)
  }

  // MARK: Frames

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
    for entry in traceback.reversed() {
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
    if start < 0 || end <= start { return text }
    let marks = isOneLine ? anchors(source, span) : nil
    // A whole line needs no carets unless they can say which part of it is meant.
    if marks == nil, start == 0, end >= length { return text }
    text += "    " + String(repeating: " ", count: start)
    if let marks {
      let total = end - start
      text += String(repeating: "~", count: marks.lowerBound)
      text += String(repeating: "^", count: marks.count)
      text += String(repeating: "~", count: max(0, total - marks.upperBound))
    } else {
      text += String(repeating: "^", count: end - start)
    }
    return text + "\n"
  }

  /// For an operator or a subscript: which part of the span the carets mark, the rest being `~`.
  private func anchors(_ source: Source, _ span: Span) -> Range<Int>? {
    let piece = String(decoding: source.bytes[span.start..<min(span.end, source.bytes.count)], as: UTF8.self)
    // Parentheses let a piece stand that was continued inside brackets.
    let segment = Source(file: "", text: "(\n" + piece + "\n)")
    guard let tree = try? parse(segment), case .expression(let expression)? = tree.body.first?.kind else { return nil }
    func column(_ offset: Int) -> Int {
      segment.bytes[2..<offset].lazy.filter { $0 & 0xC0 != 0x80 }.count
    }
    switch expression.kind {
    case .binary(let left, let op, let right):
      guard left.span.end <= right.span.start else { return nil }
      let width = op.rawValue.utf8.count
      let between = left.span.end..<right.span.start
      guard let position = between.first(where: { segment.bytes[$0...].starts(with: op.rawValue.utf8) }) else {
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
    if let (fault, source) = exception.fault { text += syntaxExcerpt(fault, source) }
    text += headline(exception) + "\n"
    for note in exception.notes { text += ((try? machine.str(note))?.string ?? "<note str() failed>") + "\n" }
    return text
  }

  package func headline(_ exception: ExceptionObject) -> String {
    let type = exception.type
    let isPlain = type.module == "builtins" || type.module == "__main__"
    let name = isPlain ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
    guard var message = try? machine.str(Value(exception)).string else {
      return "\(name): <exception str() failed>"
    }
    if exception.fault != nil, let first = exception.arguments.first { message = (try? machine.str(first).string) ?? message }
    if let suggestion = machine.suggestion(for: exception) { message += ". Did you mean: '\(suggestion)'?" }
    return message.isEmpty ? name : "\(name): \(message)"
  }

  /// Faults inside an f-string's braces: the line CPython makes up for them.
  private func excerpt(_ excerpt: SyntaxFault.Excerpt, _ source: Source, _ fault: SyntaxFault) -> String {
    let stripped = excerpt.text.drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
    let indent = excerpt.text.unicodeScalars.count - stripped.unicodeScalars.count
    let start = max(0, excerpt.column - 1 - indent)
    let width = max(1, excerpt.endColumn - excerpt.column)
    return "  File \"\(source.file)\", line \(source.firstLine + excerpt.lineIndex)\n    \(stripped)\n    "
      + String(repeating: " ", count: start) + String(repeating: "^", count: width) + "\n"
  }

  private func syntaxExcerpt(_ fault: SyntaxFault, _ source: Source) -> String {
    if let excerpt = fault.excerpt { return self.excerpt(excerpt, source, fault) }
    let index = source.lineIndex(at: fault.span.start)
    var text = "  File \"\(source.file)\", line \(source.firstLine + index)\n"
    let whole = source.text(ofLineIndex: index)
    let stripped = whole.drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
    if stripped.isEmpty { return text }
    text += "    \(stripped)\n"
    let indent = whole.unicodeScalars.count - stripped.unicodeScalars.count
    let start = source.column(at: fault.span.start) - 1 - indent
    let isOneLine = source.lineIndex(at: max(fault.span.start, fault.span.end - 1)) == index
    let end = isOneLine ? source.column(at: fault.span.end) - 1 - indent : stripped.unicodeScalars.count
    if start >= 0 {
      text += "    " + String(repeating: " ", count: start) + String(repeating: "^", count: fault.kind == .indentation ? 1 : max(1, end - start)) + "\n"
    }
    return text
  }
}

extension TracebackEntry {
  /// The place in the source.
  package var span: Span {
    code.spans.indices.contains(instruction) ? code.spans[instruction] : Span(0, 0)
  }
  package var source: Source { code.source }
  package var functionName: String { code.name.string }
}
