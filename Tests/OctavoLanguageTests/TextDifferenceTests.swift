import OctavoTestSupport
import Testing

/// The helper that explains a failing program.
@Suite struct TextDifferenceTests {
  @Test func equalTextsHaveNone() {
    #expect(TextDifference(expected: "a\nb\n", actual: "a\nb\n") == nil)
    #expect(TextDifference(expected: "", actual: "") == nil)
  }

  @Test func changedLineIsShownBetweenItsNeighbours() {
    let text = (1...9).map(String.init).joined(separator: "\n") + "\n"
    let changed = text.replacingOccurrences(of: "5", with: "five")
    #expect(
      TextDifference(expected: text, actual: changed)?.description
        == "  …\n  3\n  4\n- 5\n+ five\n  6\n  7")
  }

  @Test func missingAndExtraLines() {
    #expect(TextDifference(expected: "a\nb\n", actual: "b\n")?.description == "- a\n  b")
    #expect(TextDifference(expected: "", actual: "b\n")?.description == "+ b")
    #expect(TextDifference(expected: "a\n", actual: "a")?.description == "- a\n+ a⟨no line end⟩")
  }

  @Test func invisibleCharactersAreShown() {
    #expect(TextDifference(expected: "a \n", actual: "a\u{200B}\n")?.description == "- a·\n+ a⟨U+200B⟩")
  }
}
