import Foundation
import OctavoNotebook
import OctavoTestSupport
import Testing

/// Whole reports of a notebook that has one of everything.
struct ReportTests {
  static let notebook = """
    ---
    title: "One of <everything>"
    subtitle: for the tests
    author: Ada Lovelace
    date: 1843-08-01
    abstract: An *abstract*.
    params:
      n: 3
    ---

    # Words {#sec-words}

    The value is `{python} n`; see @fig-hump, @tbl-rows and @eq-line.

    $$
    y = ax + b
    $$ {#eq-line}

    | a | b |
    |---|--:|
    | 1 | 2 |

    : Rows {#tbl-rows}

    ::: {.callout-note}
    Mind *this*.
    :::

    ```python
    #| label: fig-hump
    #| fig-cap: A hump with $\\mu$
    #| fig-alt: One hump
    # comment
    from numpy import exp
    plot("hump")
    ```

    ```python
    #| code-fold: true
    print("two\\nlines")
    warn("take care")
    n
    ```

    ```python
    #| echo: false
    #| output: asis
    print("**printed** Markdown")
    ```

    ```python
    #| error: true
    raise ValueError("allowed <b>")
    ```

    ```python
    1/0
    ```

    ```python
    print("never")
    ```
    """

  @Test(arguments: ["html", "md"])
  func aWholeReportIsAsRecorded(format: String) throws {
    let rendered = try render(Self.notebook, to: format)
    Golden.check(format == "html" ? rendered.body : rendered.page, named: "everything.\(format)")
    #expect(rendered.problems == [])
  }

  @Test func theMarkdownReportHasItsFiguresBeside() throws {
    #expect(try render(Self.notebook, to: "md").files.map(\.path) == ["x_files/fig-hump.svg", "x.md"])
  }

  @Test func aReportIsTheSameEveryTime() throws {
    #expect(try render(Self.notebook).page == render(Self.notebook).page)
  }

  @Test func aSmallReportIsSmall() throws {
    let page = try render("# One\n\n```python\nprint(\"x\")\n```\n").page
    #expect(page.utf8.count < 12_000, "\(page.utf8.count) bytes")
  }

  @Test func hiddenThingsAreHiddenButNeverAFault() throws {
    let hidden = try render("```python\n#| include: false\nprint(\"secret\")\n```\n").body
    #expect(!hidden.contains("secret") && !hidden.contains("class=\"cell\""))
    let quiet = try render("```python\n#| output: false\nprint(\"secret\")\nplot(x)\n```\n").body
    #expect(
      quiet.contains("class=\"code\"") && !quiet.contains("<svg") && !quiet.contains("<pre class=\"stdout\""))
    let unwarned = try render("```python\n#| warning: false\nwarn(\"careful\")\n```\n").body
    #expect(!unwarned.contains("UserWarning"))
    let failed = try render("```python\n#| include: false\nprint(\"secret\")\n1/0\n```\n").body
    #expect(failed.contains("ZeroDivisionError") && !failed.contains("secret"))
  }

  @Test func severalFiguresOfACellHaveNamesOfTheirOwn() throws {
    let text = "```python\n#| label: fig-two\n#| fig-cap: Both\nplot(a)\nplot(b)\n```\n"
    let rendered = try render(text)
    #expect(
      rendered.body.contains("id=\"fig-two-1-title\"") && rendered.body.contains("id=\"fig-two-2-title\""))
    #expect(rendered.body.components(separatedBy: "<figcaption>").count == 2)
    #expect(
      try render(text, to: "md").files.map(\.path) == [
        "x_files/fig-two-1.svg", "x_files/fig-two-2.svg", "x.md",
      ])
  }

  @Test(arguments: [("light", "not all"), ("dark", "all")])
  func aFixedThemeHoldsForFiguresToo(theme: String, answer: String) throws {
    let page = try render("---\nformat:\n  html:\n    theme: \(theme)\n---\n\n```python\nplot(x)\n```\n").page
    #expect(!page.contains("prefers-color-scheme"))
    #expect(page.contains("@media \(answer) { :root"))
    #expect(
      page.contains("@media\(answer){.octavo-figure") || page.contains("@media \(answer){.octavo-figure"))
    #expect(page.contains("<meta name=\"color-scheme\" content=\"\(theme)\">"))
  }

  @Test func fencesInMarkdownAreLongEnough() throws {
    let page = try render("```python\nprint(\"```\")\n```\n", to: "md").page
    #expect(page.contains("````\n```\n````"))
  }
}

/// Nothing that a notebook holds, or prints, can become markup or run on the page.
struct SecurityTests {
  static let attack = "<script>alert(1)</script><img src=x onerror=alert(1)>"

  static let notebooks = [
    "\(attack)", "a \(attack) b", "# \(attack)", "> \(attack)", "[x](javascript:alert(1))",
    "[x](  JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))", "[x](<java&#10;script:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)", "<javascript:alert(1)>", "![x](javascript:alert(1))", "![\"onerror=\"x](a.png)",
    "[x](http://a/\"onmouseover=\"x)", "[x](b \"\\\"onclick=\\\"x\")", "`\(attack)`",
    "```html\n\(attack)\n```",
    "$\\text{\(attack)}$", "| \(attack) |\n|---|\n| \(attack) |", "[^1]\n\n[^1]: \(attack)",
    "@fig-x\"onclick=\"x", "::: {#a\"onclick=\"x .b}\nx\n:::", "# h {#a\"onclick=\"x}",
    "---\ntitle: \"\(attack)\"\nsubtitle: \"\(attack)\"\nauthor: \"\(attack)\"\ndate: \"\(attack)\"\nabstract: \"\(attack)\"\nlang: \"\\\"><script>\"\nparams: {a: \"\(attack)\"}\n---",
    "---\nformat:\n  html:\n    toc: true\n    toc-title: \"\(attack)\"\n---\n\n# \(attack)",
    "```python\nprint('\(attack)')\n```", "```python\nwarn('\(attack)')\n```",
    "```python\nraise E('\(attack)')\n```",
    "```python\n#| output: asis\nprint('\(attack)')\n```", "```python\n# \(attack)\ns = '\(attack)'\n```",
    "```python\n#| fig-cap: \"\(attack)\"\n#| fig-alt: \"\(attack)\"\nplot(x)\n```",
    "```python\n#| tbl-cap: \"\(attack)\"\nprint(x)\n```",
    "```python\n#| code-fold: true\n#| code-summary: \"\(attack)\"\npass\n```",
    "`{python} \"\(attack)\"`",
  ]

  @Test(arguments: notebooks)
  func nothingBecomesMarkup(text: String) throws {
    let notebook = text.contains("```python") ? text + "\n" : withCell(text)
    let page = try render(notebook).page
    for tag in PageTag.all(in: page) {
      #expect(
        !["script", "img", "iframe", "object", "embed", "link", "base", "form"].contains(tag.name),
        "<\(tag.name)>")
      for (name, value) in tag.attributes {
        #expect(!name.hasPrefix("on"), "<\(tag.name) \(name)=\"\(value)\">")
        let scheme = value.lowercased().filter { !$0.isWhitespace }
        #expect(
          !scheme.contains("script:") && !scheme.hasPrefix("data:"), "<\(tag.name) \(name)=\"\(value)\">")
      }
    }
  }

  @Test func theTestSeesAnAttackThatIsNotEscaped() {
    let tags = PageTag.all(
      in: "a <b title=\"x > onclick\" onclick=\"y\"> <a class=r href=\"javascript:x\"></a>")
    #expect(tags.map(\.name) == ["b", "a", "/a"])
    #expect(tags.flatMap { $0.attributes.map(\.name) } == ["title", "onclick", "class", "href"])
    #expect(tags[1].attributes.map(\.value) == ["r", "javascript:x"])
  }

  @Test func rawHTMLPassesOnlyWhenAllowed() throws {
    var options = RenderOptions()
    options.allowHTML = true
    #expect(try render(withCell("a <b>bold</b>"), options: options).body.contains("a <b>bold</b>"))
    let escaped = try render(withCell("a <b>bold</b>"))
    #expect(escaped.body.contains("a &lt;b&gt;bold&lt;/b&gt;"))
    #expect(
      escaped.problems == ["x.md:1:1: warning: raw HTML is shown as text; --allow-html lets it through"])
  }

  @Test func thePageForbidsEverythingItDoesNotNeed() throws {
    let page = try render(withCell("x")).page
    #expect(
      page.contains(
        "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\""
      ))
    #expect(
      !page.contains("<script") && !page.contains("<link") && !page.contains("@import")
        && !page.contains("url("))
  }

  @Test func controlCharactersAreMadeVisible() throws {
    #expect(try render("```python\nprint(\"\\x1b[31mred\")\n```\n").body.contains("␛[31mred"))
  }
}

/// A tag as a browser would cut it.
struct PageTag {
  let name: String
  let attributes: [(name: String, value: String)]

  static func all(in page: String) -> [PageTag] {
    var tags: [PageTag] = []
    var rest = Substring(page)
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      guard let first = rest.first, first.isLetter || first == "/" else { continue }
      let name = rest.prefix { !$0.isWhitespace && $0 != ">" }
      rest = rest[name.endIndex...]
      tags.append(PageTag(name: name.lowercased(), attributes: attributes(&rest)))
    }
    return tags
  }

  private static func attributes(_ rest: inout Substring) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "/" }
      guard let next = rest.first, next != ">" else { return result }
      let name = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
      rest = rest[name.endIndex...]
      var value = Substring()
      if rest.first == "=" {
        rest = rest.dropFirst()
        if rest.first == "\"" {
          value = rest.dropFirst().prefix { $0 != "\"" }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { !$0.isWhitespace && $0 != ">" }
          rest = rest[value.endIndex...]
        }
      }
      result.append((name.lowercased(), String(value)))
      if name.isEmpty, value.isEmpty { return result }
    }
  }
}
