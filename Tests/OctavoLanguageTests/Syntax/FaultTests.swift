import OctavoLanguage
import Testing

/// What CPython said of each bad program, from `record.py`.
private struct RecordedFaults: Decodable {
  struct Fault: Decodable, Sendable {
    let text: String
    let kind: String?
    let message: String?
    let place: [Int?]?
    let shown: String?
  }
  let faults: [Fault]
}

/// The class and words of a fault, and where it is, in one line for comparison.
private struct Verdict: Equatable, CustomStringConvertible {
  var words: String
  var place: [Int] = []
  var shown: String?

  var description: String { "\(words) at \(place)" + (shown.map { " showing \($0)" } ?? "") }

  init(_ fault: RecordedFaults.Fault) {
    guard let kind = fault.kind, let message = fault.message else {
      words = "accepted"
      return
    }
    words = "\(kind): \(message)"
    shown = fault.shown
    guard let numbers = fault.place, numbers.count == 4, let line = numbers[0] else { return }
    // Columns below 1 stand for "none": the caret is then under the first column, or one character wide.
    let column = max(numbers[1] ?? 1, 1)
    let endLine = numbers[2] ?? line
    let endColumn = numbers[3] ?? 0
    let isRange = endColumn > 0 && (endLine, endColumn) >= (line, column)
    place = isRange ? [line, column, endLine, endColumn] : [line, column, line, column]
    dropColumnOfOtherLine()
  }

  init(_ fault: SyntaxFault, _ source: Source) {
    words = "\(fault.kind.rawValue): \(fault.message)"
    let hasPlace = fault.kind != .recursion && fault.kind != .memory
    if let excerpt = fault.excerpt {
      shown = excerpt.text
      let line = excerpt.lineIndex + 1
      place = [line, excerpt.column, line, excerpt.endColumn]
    } else if hasPlace {
      let span = fault.span
      place = [
        source.line(at: span.start), source.column(at: span.start), source.line(at: span.end),
        source.column(at: span.end),
      ]
    }
    dropColumnOfOtherLine()
  }

  /// Where the range ends on a later line CPython cuts its end column to the length of the first, and
  /// nothing shows it.
  private mutating func dropColumnOfOtherLine() {
    if place.count == 4, place[2] != place[0] { place.removeLast() }
  }
}

private func verdict(_ text: String) -> Verdict {
  let source = Source(file: "snippet", text: text)
  do throws(SyntaxFault) {
    _ = try resolve(try parse(source), source: source)
    return Verdict(RecordedFaults.Fault(text: text, kind: nil, message: nil, place: nil, shown: nil))
  } catch {
    return Verdict(error, source)
  }
}

private func repeated(_ text: String, _ count: Int, joined separator: String = "") -> String {
  Array(repeating: text, count: count).joined(separator: separator)
}

@Suite struct FaultTests {
  @Test func everyRecordedFaultReadsAsInCPython() throws {
    let recorded = try recorded("faults.json", as: RecordedFaults.self).faults
    #expect(recorded.count > 1900)
    let different = onLargeStack {
      recorded.compactMap { fault in
        let (got, wanted) = (verdict(fault.text), Verdict(fault))
        return got == wanted ? nil : "\(fault.text.debugDescription.prefix(200)): \(got), not \(wanted)"
      }
    }
    #expect(different.isEmpty, "\(different.joined(separator: "\n"))")
  }

  @Test func nestingBeyondCPythonsIsRefusedWithoutOverflow() {
    let wrong = onLargeStack {
      let count = 100_000
      let deep = ["-", "not ", "lambda: ", "a if b else ", "1 ** "].map { repeated($0, count) + "1" }
      let tall = [
        repeated("1", count, joined: "+"), "a" + repeated(".b", count), "a" + repeated("()", count),
      ]
      let chain = "if a: b\n" + repeated("elif a: b\n", count)
      let memory = (deep + [chain]).map { ($0, SyntaxFault.Kind.memory) }
      let cases = memory + tall.map { ($0, SyntaxFault.Kind.recursion) }
      return cases.compactMap { text, kind in
        let words = verdict(text).words
        return words.hasPrefix(kind.rawValue) ? nil : "\(text.prefix(20))… \(words), not \(kind)"
      }
    }
    #expect(wrong == [])
  }

  @Test func whatCPythonCompilesIsAcceptedHoweverLong() {
    let refused = onLargeStack {
      var texts = ["+", " and ", " < ", " = "].map { repeated("a", $0 == "+" ? 2900 : 50_000, joined: $0) }
      texts.append("[" + repeated("1", 100_000, joined: ", ") + "]")
      texts.append("if a: b\n" + repeated("elif a: b\n", 2900))
      texts.append(repeated("(", 190) + "1" + repeated(")", 190))
      texts.append(repeated("x = 1\n", 50_000))
      return texts.map { "\($0.prefix(20))… \(verdict($0).words)" }.filter { !$0.hasSuffix("accepted") }
    }
    #expect(refused == [])
  }

  @Test func byteOrderMarkIsSkipped() {
    #expect(verdict("\u{FEFF}x = 1").words == "accepted")
  }

  @Test func faultsKnowTheLineOfTheirNotebook() {
    let source = Source(file: "n.md", text: "x = 1\ny y\n", firstLine: 40)
    #expect(throws: SyntaxFault.self) { try parse(source) }
    do throws(SyntaxFault) { _ = try parse(source) } catch {
      #expect(source.line(at: error.span.start) == 41)
    }
  }

  /// The statement at fault is read again by a reader that goes back; it must remember enough not to
  /// take exponential time.
  @Test(.timeLimit(.minutes(1))) func deepFaultsAreFoundInReasonableTime() {
    let accepted = onLargeStack {
      func nested(_ header: String) -> String {
        (0..<90).map { repeated(" ", $0) + header + "\n" }.joined() + repeated(" ", 90) + "b c"
      }
      var texts = [nested("if a:"), nested("try:"), nested("for a in b:"), nested("def f():")]
      for opening in ["(", "{1: ", "f(a, b=", "[x for y in ", "a[b:", "{", "{**", "f(*", "[", "[*"] {
        texts.append(repeated(opening, 150) + "1 2")
      }
      texts.append(repeated("(", 150) + "1 2" + repeated(")", 150))
      texts.append(repeated("lambda x=(", 90) + "1 2")
      texts.append(repeated("x = 1\n", 20_000) + "y y")
      return texts.filter { verdict($0).words == "accepted" }
    }
    #expect(accepted == [])
  }
}
