import OctavoNotebook
import Testing

struct CellOptionsTests {
  private func options(_ lines: String, fence: String = "```python") throws -> CellOptions {
    try #require(try read("\(fence)\n\(lines)\nx = 1\n```\n").cells.first).options
  }

  @Test func everyOptionIsRead() throws {
    let got = try options(
      """
      #| label: fig-x
      #| echo: fenced
      #| eval: false
      #| output: asis
      #| error: true
      #| warning: false
      #| include: true
      #| code-fold: show
      #| code-summary: See how
      #| fig-cap: "A caption: with a colon"
      #| fig-alt: Words
      #| fig-width: 6
      #| fig-height: 4.5
      #| tbl-cap: A table
      #| tags: [a, b]
      """)
    var want = CellOptions()
    want.label = "fig-x"
    want.echo = .fenced
    want.eval = false
    want.output = .asMarkdown
    want.error = true
    want.warning = false
    want.include = true
    want.codeFold = .open
    want.codeSummary = "See how"
    want.figureCaptions = ["A caption: with a colon"]
    want.figureAlternatives = ["Words"]
    want.figureWidth = 6
    want.figureHeight = 4.5
    want.tableCaption = "A table"
    want.tags = ["a", "b"]
    #expect(got == want)
  }

  @Test func listsContinueOverLinesAndFormattersMayMoveTheBar() throws {
    let got = try options("# | fig-cap:\n# |   - One\n# |   - Two")
    #expect(got.figureCaptions == ["One", "Two"])
  }

  @Test func optionLinesStayInTheSourceAndLeaveTheShownCode() throws {
    let cell = try #require(try read("```python\n#| echo: true\n\nx = 1\n```\n").cells.first)
    #expect(cell.source == "#| echo: true\n\nx = 1\n")
    #expect(cell.shownCode == "x = 1")
    #expect(cell.firstLine == 2)
  }

  @Test func aHeaderInKnitrsStyleIsRead() throws {
    let text = "```{python fig-a, echo=FALSE, fig.cap=\"Cap, with comma\"}\nx\n```\n"
    let got = try #require(try read(text).cells.first).options
    #expect(got.label == "fig-a")
    #expect(got.echo == .hidden)
    #expect(got.figureCaptions == ["Cap, with comma"])
  }

  @Test func aDirectivesOptionsBecomeBlankLines() throws {
    let text = "```{code-cell} python\n:tags: [hide-input, raises-exception]\n:label: a\nx = 1\n```\n"
    let cell = try #require(try read(text).cells.first)
    #expect(cell.source == "\n\nx = 1\n")
    #expect(cell.options.codeFold == .closed)
    #expect(cell.options.error == true)
    #expect(cell.options.label == "a")
    let block = "```{code-cell}\n---\ntags: [remove-cell]\n---\nx = 1\n```\n"
    let other = try #require(try read(block).cells.first)
    #expect(other.source == "\n\n\nx = 1\n")
    #expect(other.options.include == false)
  }

  static let wrong: [(String, String)] = [
    ("#| ehco: false", "x.md:2:4: error: a cell has no 'ehco'; did you mean 'echo'?"),
    ("#| echo: maybe", "x.md:2:10: error: echo: got 'maybe', want true, false or fenced"),
    ("#| layout-ncol: 2", "x.md:2:4: error: a cell: 'layout-ncol' is not implemented; remove it"),
    ("#| fig-width: -1", "x.md:2:15: error: fig-width: got '-1', want a number above 0 and at most 100"),
    ("#| label: a b", "x.md:2:11: error: label 'a b': use letters, digits, '-', '_', '.' and ':' only"),
    ("#| just words", "x.md:2:4: error: cell options must be lines of '#| key: value', got 'just words'"),
    ("#| tags: [a", "x.md:2:10: error: this is not YAML: did not find expected ',' or ']'"),
    ("#| echo: true\n#| echo: false", "x.md:2:4: error: 'echo' is given twice"),
  ]

  @Test(arguments: wrong.indices)
  func wrongOptionsAreRefusedAtTheirPlace(index: Int) {
    let (line, message) = Self.wrong[index]
    let got = refusal("```python\n\(line)\nx\n```\n")
    #expect(got.count == 1)
    // Where libyaml sees the end of an open list is its own affair; the line and the words are ours.
    if message.contains("not YAML") {
      #expect(got.first?.hasPrefix("x.md:") == true && got.first?.contains("this is not YAML: ") == true)
    } else {
      #expect(got == [message])
    }
  }

  @Test func anUnknownOptionIsPassedOverWithAWarning() throws {
    let notebook = try read("```python\n#| my-own-key: 1\nx\n```\n")
    #expect(
      notebook.warnings.map(\.description) == [
        "x.md:2:4: warning: a cell has no 'my-own-key'; it is passed over"
      ])
  }
}

struct FrontMatterTests {
  private func front(_ yaml: String) throws -> FrontMatter {
    try read("---\n\(yaml)\n---\n\n```python\nx\n```\n").front
  }

  @Test func everyFieldIsRead() throws {
    let got = try front(
      """
      title: "A: B"
      subtitle: S
      author:
        - Ada
        - name: Charles
          affiliation: none
      date: 1843-08-01
      abstract: |
        Two
        lines.
      lang: de
      seed: 1889
      params:
        n: 10
        rate: 0.5
        name: "x"
        on: true
        nothing:
        sizes: [1, 2]
      execute:
        echo: false
        timeout: 2.5
      format:
        html:
          toc: true
          toc-depth: 2
          code-fold: true
          theme: dark
        pdf:
          whatever: 1
      """)
    #expect(got.title == "A: B")
    #expect(got.subtitle == "S")
    #expect(got.authors == ["Ada", "Charles"])
    #expect(got.date == "1843-08-01")
    #expect(got.abstract == "Two\nlines.\n")
    #expect(got.language == "de")
    #expect(got.seed == 1889)
    #expect(
      got.parameters.map { "\($0.name) = \($0.value.literal)" }
        == ["n = 10", "rate = 0.5", "name = 'x'", "on = True", "nothing = None", "sizes = [1, 2]"])
    #expect(got.execute.echo == .hidden)
    #expect(got.execute.timeout == 2.5)
    #expect(got.html.contents)
    #expect(got.html.contentsDepth == 2)
    #expect(got.html.codeFold == .closed)
    #expect(got.html.theme == .dark)
  }

  static let wrong: [(String, String)] = [
    ("title: [a", "x.md:3:1: error: this is not YAML: "),
    ("a: b: c", "x.md:2:5: error: this is not YAML: mapping values are not allowed in this context"),
    ("\ttitle: x", "x.md:2:1: error: this is not YAML: "),
    ("titel: x", "x.md:2:1: error: the front matter has no 'titel'; did you mean 'title'?"),
    (
      "date: today",
      "x.md:2:7: error: a date taken from the clock would make every report different; write the date itself"
    ),
    ("seed: -1", "x.md:2:7: error: seed: got '-1', want a whole number from 0 to 18446744073709551615"),
    (
      "bibliography: x.bib", "x.md:2:1: error: the front matter: 'bibliography' is not implemented; remove it"
    ),
    ("execute:\n  ehco: false", "x.md:3:3: error: execute has no 'ehco'; did you mean 'echo'?"),
    ("params:\n  two words: 1", "x.md:3:3: error: params: got 'two words', want a Python name"),
    ("just words", "x.md:2:1: error: the front matter must be lines of 'key: value', got 'just words'"),
    ("title: a\ntitle: b", "x.md:2:1: error: 'title' is given twice"),
    ("a: &a [x, x]\nb: &b [*a, *a]", "x.md:2:1: "),
  ]

  @Test(arguments: wrong.indices.dropLast())
  func wrongFrontMatterIsRefusedAtItsPlace(index: Int) {
    let (yaml, message) = Self.wrong[index]
    let got = refusal("---\n\(yaml)\n---\n\n```python\nx\n```\n").first ?? ""
    #expect(got.hasPrefix(message), "got \(got)")
  }

  @Test func aliasesCannotFillTheMemory() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      yaml +=
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
        + "]\n"
    }
    let got = refusal("---\n\(yaml)---\n\n```python\nx\n```\n").first ?? ""
    #expect(got.hasSuffix("this YAML holds more than 100000 values"), "got \(got)")
  }

  @Test func deepYAMLIsRefusedNotCrashed() {
    let yaml = "a: " + String(repeating: "[", count: 100_000)
    #expect(refusal("---\n\(yaml)\n---\n\n```python\nx\n```\n").first?.contains("this is not YAML") == true)
  }

  @Test func openFrontMatterIsRefused() {
    #expect(
      refusal("---\ntitle: x\n\n```python\nx\n```\n") == [
        "x.md:1:1: error: the front matter that begins here has no closing '---'"
      ])
  }

  @Test func aRuleAtTheTopIsNotFrontMatter() throws {
    #expect(try read("---\n\ntext\n\n```python\nx\n```\n").front.title == nil)
  }

  @Test func aForeignThemeWarns() throws {
    let notebook = try read("---\nformat:\n  html:\n    theme: cosmo\n---\n\n```python\nx\n```\n")
    #expect(
      notebook.warnings.map(\.description) == [
        "x.md:4:12: warning: format: html: 'theme: cosmo' is not implemented; themes are auto, light and dark; auto is used"
      ])
  }

  @Test func literalsArePython() {
    #expect(ParameterValue.string("a'b\\\n\u{1}é").literal == "'a\\'b\\\\\\n\\x01é'")
    #expect(ParameterValue.float(.infinity).literal == "float('inf')")
    #expect(ParameterValue.float(1e300).literal == "1e+300")
    #expect(ParameterValue.list([.none, .bool(true)]).literal == "[None, True]")
  }
}

struct MagicsTests {
  @Test func plottingCommandsBecomeBlankLines() throws {
    let text = "```python\n%matplotlib inline\n%config InlineBackend.figure_format = 'svg'\nx = 1\n```\n"
    let cell = try #require(try read(text).cells.first)
    #expect(cell.source == "\n\nx = 1\n")
    #expect(cell.shownCode.hasPrefix("%matplotlib inline"))
  }

  @Test func aRemainderIsNotAMagic() throws {
    let text = "```python\nx = (5\n  % 3)\ns = '''\n%run it\n!ls\n'''\ny = 5 \\\n  % 2\n```\n"
    #expect(
      try read(text).cells.first?.source == "x = (5\n  % 3)\ns = '''\n%run it\n!ls\n'''\ny = 5 \\\n  % 2\n")
  }

  static let refused: [(String, String)] = [
    (
      "%pylab inline",
      "'%pylab' is an IPython command, not Python; write 'import numpy as np' and 'import matplotlib.pyplot as plt'"
    ),
    ("!ls", "'!' is an IPython command, not Python; a notebook starts no other programs"),
    ("%%bash", "'%%bash' is an IPython command, not Python; a notebook starts no other programs"),
    ("%timeit f()", "'%timeit' is an IPython command, not Python; measure with time.perf_counter()"),
    ("%nosuch", "'%nosuch' is an IPython command, not Python; remove it"),
  ]

  @Test(arguments: refused.indices)
  func otherCommandsAreRefusedByName(index: Int) {
    let (line, message) = Self.refused[index]
    #expect(refusal("```python\nx = 1\n\(line)\n```\n") == ["x.md:3:1: error: \(message)"])
  }

  @Test func aCellThatDoesNotRunMayHoldAny() throws {
    #expect(try read("```python\n#| eval: false\n!ls\n```\n").cells.count == 1)
  }
}
