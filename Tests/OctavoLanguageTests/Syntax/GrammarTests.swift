import Foundation
import OctavoLanguage
import OctavoTestSupport
import Testing

/// GRAMMAR.md says exactly what the parser accepts: recorded programs, and the same with a token left out, put in or
/// taken from elsewhere, are read if and only if they derive from its rules.
@Suite struct GrammarTests {
  static let grammar: Grammar = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
    let page = try? String(contentsOf: root.appendingPathComponent("GRAMMAR.md"), encoding: .utf8)
    return Grammar(page: page ?? "")
  }()

  @Test func everyNameIsExplained() {
    #expect(Self.grammar.rules.count > 50)
    #expect(Self.grammar.loose == [])
  }

  @Test func programsDerive() {
    let texts = Self.programs
    #expect(texts.count > 400)
    #expect(onLargeStack { texts.compactMap { Self.complaint(about: $0) } } == [])
  }

  @Test func changedProgramsAreReadIfTheyDerive() {
    let texts = Self.changed(Self.programs.flatMap(Self.statements), count: 6000)
    let read = texts.filter { (try? parse(Source(file: "changed.py", text: $0))) != nil }.count
    #expect(read > 1000 && texts.count - read > 1000, "\(read) of \(texts.count) are read")
    #expect(onLargeStack { texts.compactMap { Self.complaint(about: $0) } } == [])
  }

  /// Rules know tokens only; what literals hold has rules of its own.
  private static let faultsInsideLiterals = [
    "f-string", "(unicode error)", "(value error)", "bytes can only contain", "cannot mix bytes",
    "invalid character",
  ]

  private static func complaint(about text: String) -> String? {
    let source = Source(file: "grammar.py", text: text)
    guard let tokens = writtenTokens(of: source) else { return nil }
    let derives = grammar.derives(tokens)
    do {
      _ = try parse(source)
      return derives ? nil : "read, but does not derive: \(text)"
    } catch {
      if !derives || faultsInsideLiterals.contains(where: error.message.hasPrefix) { return nil }
      return "derives, but is refused (\(error.message)): \(text)"
    }
  }

  // MARK: Texts

  private static let programs: [String] = {
    let folder = ProgramTests.folder
    return folder.names.compactMap { name in
      let text = try? String(contentsOf: folder.url.appendingPathComponent(name + ".py"), encoding: .utf8)
      return text.flatMap { (try? parse(Source(file: name, text: $0))) == nil ? nil : $0 }
    }
  }()

  /// The statements of a program that are short enough to say what is wrong with them.
  private static func statements(of program: String) -> [String] {
    guard let module = try? parse(Source(file: "whole.py", text: program)) else { return [] }
    let bytes = Array(program.utf8)
    return module.body.compactMap { statement in
      let text = String(decoding: bytes[Int(statement.span.start)..<Int(statement.span.end)], as: UTF8.self)
      return text.utf8.count < 500 ? text + "\n" : nil
    }
  }

  /// Texts with one or two changes each, the same ones at every run.
  private static func changed(_ texts: [String], count: Int) -> [String] {
    var random = SplitMix(state: 20)
    let words = Dictionary(grouping: texts.shuffled(using: &random).prefix(1500).flatMap(written)) { $0.kind }
    return (0..<count).map { index in
      var text = texts[Int.random(in: 0..<texts.count, using: &random)]
      for _ in 0...(index % 2) { text = change(text, words, &random) }
      return text
    }
  }

  private static func written(_ text: String) -> [WrittenToken] {
    (writtenTokens(of: Source(file: "part.py", text: text)) ?? []).filter { !$0.kind.isLayout }
  }

  /// A token is left out, put in, or replaced by one of its kind, which is often still a program.
  private static func change(
    _ text: String, _ words: [WrittenToken.Kind: [WrittenToken]], _ random: inout SplitMix
  ) -> String {
    guard let chosen = written(text).randomElement(using: &random),
      let word = words[chosen.kind]?.randomElement(using: &random)?.text
    else { return text }
    var bytes = Array(text.utf8)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(chosen.range)
    case 1: bytes.insert(contentsOf: " \(word) ".utf8, at: chosen.range.lowerBound)
    default: bytes.replaceSubrange(chosen.range, with: " \(word) ".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
