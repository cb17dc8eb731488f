import OctavoNotebook
import Testing

struct ReaderTests {
  @Test func partsComeInOrderWithTheirLines() throws {
    let notebook = try read(
      "# Title\n\ntext\n\n```python\nx = 1\n\ny = 2\n```\nmore\n\n~~~\nshown\n~~~\n\n```python\nz\n```\n")
    #expect(notebook.dialect == .plain)
    let kinds = notebook.parts.map { part in
      switch part {
      case .prose(let prose): "prose \(prose.firstLine): \(prose.text)"
      case .cell(let cell): "cell \(cell.firstLine): \(cell.source)"
      }
    }
    #expect(
      kinds == [
        "prose 1: # Title\n\ntext\n\n", "cell 6: x = 1\n\ny = 2\n", "prose 10: more\n\n~~~\nshown\n~~~\n\n",
        "cell 17: z\n",
      ])
  }

  @Test func carriageReturnsAndByteOrderMarkChangeNothing() throws {
    let notebook = try read("\u{FEFF}---\r\ntitle: T\r\n---\r\n\r\n```python\r\nx = 1\r\n```\r\n")
    #expect(notebook.front.title == "T")
    #expect(notebook.cells.map(\.source) == ["x = 1\n"])
    #expect(notebook.cells.map(\.firstLine) == [6])
  }

  @Test func invalidUTF8IsRefusedAtItsPlace() {
    let bytes = Array("# caf".utf8) + [0xE9] + Array("\n".utf8)
    #expect(throws: Refusal.self) { try Reader.read(bytes, file: "x.md") }
    do {
      _ = try Reader.read(bytes, file: "x.md")
    } catch {
      #expect(
        error.problems.map(\.description) == [
          "x.md:1:6: error: this byte is not UTF-8; save the file as UTF-8"
        ])
    }
  }

  @Test(arguments: ["", "\n \n\t\n"])
  func anEmptyNotebookIsRefused(text: String) {
    #expect(refusal(text) == ["x.md:1:1: error: the notebook is empty"])
  }

  @Test func aNotebookWithoutBlocksSaysHowOneBegins() {
    #expect(
      refusal("# Only words\n") == [
        "x.md:1:1: error: there is no block to run; a block begins with ```python, ```{python} or ```{code-cell}"
      ])
    #expect(
      refusal("words\n\n```py\nx\n```\n") == [
        "x.md:3:1: error: there is no block to run: this one is marked 'py', which is only shown; write ```python"
      ])
  }

  @Test func inlineValuesAloneAreEnoughToRun() throws {
    #expect(try read("The value is `{python} 1`.\n").cells.isEmpty)
  }

  @Test func anUnclosedBlockIsRefused() {
    #expect(
      refusal("text\n\n```python\nx = 1\n") == [
        "x.md:3:1: error: the block that begins here is never closed; end it with the same fence"
      ])
  }

  @Test func aLongerFenceProtectsAShorterOne() throws {
    let notebook = try read("````markdown\n```python\nx\n```\n````\n\n```python\ny\n```\n")
    #expect(notebook.cells.map(\.source) == ["y\n"])
  }

  @Test func twoCellsCannotShareALabel() {
    let text = "```python\n#| label: a\nx\n```\n\n```python\n#| label: a\ny\n```\n"
    #expect(refusal(text) == ["x.md:7:11: error: label 'a' is already used on line 2"])
  }

  @Test func aCellInAListIsRefusedNotForgotten() {
    let text = "- item\n\n  ```{python}\n  x\n  ```\n\n```{python}\ny\n```\n"
    #expect(
      refusal(text) == [
        "x.md:3:1: error: a block inside a list or a quotation is not run; move it to the margin"
      ])
  }

  @Test func deepNestingIsRefusedNotCrashed() {
    #expect(
      refusal(withCell(String(repeating: ">", count: 5000) + " x")).map { $0.hasSuffix("nested too deep") }
        == [true])
    #expect(
      refusal(withCell(String(repeating: "*a ", count: 3000) + String(repeating: "b*", count: 3000)))
        .map { $0.hasSuffix("nested too deep") } == [true])
  }
}

struct DialectTests {
  static let cases: [(text: String, file: String, dialect: Dialect, sources: [String])] = [
    ("```python\na\n```\n", "x.md", .plain, ["a\n"]),
    ("```python\na\n```\n\n```{python}\nb\n```\n", "x.md", .quarto, ["b\n"]),
    ("```python\na\n```\n\n```{code-cell} ipython3\nb\n```\n", "x.md", .myst, ["b\n"]),
    ("```{code-cell}\nb\n```\n", "x.md", .myst, ["b\n"]),
    ("```{python}\na\n```\n", "x.qmd", .quarto, ["a\n"]),
    ("````{{python}}\na\n````\n\n```{python}\nb\n```\n", "x.md", .quarto, ["b\n"]),
    ("```{.python}\na\n```\n\n```{python}\nb\n```\n", "x.md", .quarto, ["b\n"]),
    ("```python .noeval\na\n```\n\n```python tags=[\"x\"]\nb\n```\n", "x.md", .plain, ["b\n"]),
    ("```python active=\"md\"\na\n```\n\n```python active=\"ipynb\"\nb\n```\n", "x.md", .plain, ["b\n"]),
    ("~~~python\na\n~~~\n\n```python\nb\n```\n", "x.md", .plain, ["b\n"]),
    (
      "<!-- #region -->\n\n```python\na\n```\n\n<!-- #endregion -->\n\n```python\nb\n```\n", "x.md", .plain,
      ["b\n"]
    ),
    (
      "---\noctavo:\n  dialect: plain\n---\n\n```python\na\n```\n\n```{python}\nb\n```\n", "x.md", .plain,
      ["a\n", "b\n"]
    ),
  ]

  @Test(arguments: cases.indices)
  func theRightFencesRun(index: Int) throws {
    let (text, file, dialect, sources) = Self.cases[index]
    let notebook = try read(text, file: file)
    #expect(notebook.dialect == dialect)
    #expect(notebook.cells.map(\.source) == sources)
  }

  @Test func aBlockOfAnotherLanguageIsShownWithAWarning() throws {
    let notebook = try read("```{r}\nx\n```\n\n```{python}\ny\n```\n")
    #expect(
      notebook.warnings.map(\.description) == [
        "x.md:1:1: warning: a block in 'r' is only shown; Octavo runs Python"
      ])
  }

  @Test func anUnknownDirectiveIsShownWithAWarning() throws {
    let notebook = try read("```{note}\nx\n```\n\n```{code-cell}\ny\n```\n")
    #expect(
      notebook.warnings.map(\.description) == [
        "x.md:1:1: warning: the directive {note} is not implemented; its text is only shown"
      ])
  }

  @Test func shortcodesAreRefused() {
    #expect(
      refusal("{{< include a.qmd >}}\n\n```{python}\nx\n```\n") == [
        "x.md:1:1: error: shortcodes such as {{< … >}} are not implemented; remove it"
      ])
  }
}
