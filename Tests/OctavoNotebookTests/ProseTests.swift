import Foundation
import OctavoNotebook
import Testing

/// What becomes of prose on a page; formulas are in FormulaTests.
struct ProseTests {
  private func html(_ prose: String) throws -> String {
    let body = try render(withCell(prose)).body
    let start = body.index(body.startIndex, offsetBy: "<main>\n".count - 1)
    let end = body.range(of: "<section class=\"cell\">")?.lowerBound ?? body.endIndex
    return String(body[start..<end]).trimmingSpaces.split(separator: "\n").joined(separator: "\n")
  }

  static let cases: [(String, String)] = [
    ("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"),
    ("a\nb  \nc", "<p>a\nb<br>\nc</p>"),
    (
      "# A b!",
      "<h1 id=\"a-b\">A b!<a class=\"anchor\" href=\"#a-b\" aria-label=\"Link to this section\">#</a></h1>"
    ),
    ("3. x\n4. y", "<ol start=\"3\">\n<li>x\n</li>\n<li>y\n</li>\n</ol>"),
    ("> q", "<blockquote>\n<p>q</p>\n</blockquote>"),
    ("```c\na<b\n```", "<pre class=\"code\"><code>a&lt;b</code></pre>"),
    ("[a](b.html \"t\")", "<p><a href=\"b.html\" title=\"t\">a</a></p>"),
    (
      "| a | b |\n|:-:|--:|\n| 1 | `x\\|y` |",
      """
      <div class="table"><table>
      <thead><tr><th class="center">a</th><th class="right">b</th></tr></thead>
      <tbody>
      <tr><td class="center">1</td><td class="right"><code>x|y</code></td></tr>
      </tbody></table></div>
      """
    ),
    (
      "| a |\n|---|\n| - x |\n| # y |",
      """
      <div class="table"><table>
      <thead><tr><th>a</th></tr></thead>
      <tbody>
      <tr><td>- x</td></tr>
      <tr><td># y</td></tr>
      </tbody></table></div>
      """
    ),
    (
      "before\n\na | b\n--|--\n1 | 2\n\n: Cap *it* {#tbl-x}",
      """
      <p>before</p>
      <div class="table" id="tbl-x"><table>
      <caption><span class="number">Table\u{A0}1:</span> Cap <em>it</em></caption>
      <thead><tr><th>a</th><th>b</th></tr></thead>
      <tbody>
      <tr><td>1</td><td>2</td></tr>
      </tbody></table></div>
      """
    ),
    ("a | b\nno rule", "<p>a | b\nno rule</p>"),
    (
      "::: {.callout-tip}\n- a\n:::\nb",
      """
      <aside class="callout tip"><p class="callout-title">Tip</p>
      <ul>
      <li>a
      </li>
      </ul>
      </aside>
      <p>b</p>
      """
    ),
    ("<!-- hidden -->\n\nx <!-- too --> y", "<p>x  y</p>"),
    ("value `{python} 42`, not `` `{python} 42` ``", "<p>value 42, not <code>`{python} 42`</code></p>"),
    ("mail a@fig-x.org and \\@fig-x", "<p>mail a@fig-x.org and @fig-x</p>"),
  ]

  @Test(arguments: cases.indices)
  func constructs(index: Int) throws {
    let (markdown, want) = Self.cases[index]
    #expect(try html(markdown) == want)
  }

  @Test func headingsWithOneNameGetDifferentAnchors() throws {
    let body = try render(withCell("# A\n\n# A\n\n# A {#sec-a}\n\n# Ä ö")).body
    for id in ["a", "a-2", "sec-a", "ä-ö"] { #expect(body.contains("id=\"\(id)\"")) }
  }

  @Test func referencesFollowTheOrderOfTheText() throws {
    let text = """
      See @fig-b, @Fig-a, [Fig. @fig-a], [-@fig-b], [@fig-a; @tbl-t], @eq-e, @sec-s and @fig-a.

      $$
      x
      $$ {#eq-e}

      ```python
      #| label: fig-a
      #| fig-cap: First
      plot(x)
      ```

      ```python
      #| label: fig-b
      #| fig-cap: Second
      plot(x)
      ```

      ```python
      #| label: tbl-t
      #| tbl-cap: Third
      print("x")
      ```

      # The *end* {#sec-s}
      """
    let rendered = try render(text)
    func link(_ id: String, _ words: String) -> String { "<a class=\"ref\" href=\"#\(id)\">\(words)</a>" }
    let want =
      "<p>See \(link("fig-b", "Figure\u{A0}2")), \(link("fig-a", "Figure\u{A0}1")), \(link("fig-a", "Fig.\u{A0}1")), "
      + "\(link("fig-b", "2")), \(link("fig-a", "Figure\u{A0}1")), \(link("tbl-t", "Table\u{A0}1")), "
      + "\(link("eq-e", "Equation\u{A0}(1)")), \(link("sec-s", "“The end”")) and \(link("fig-a", "Figure\u{A0}1")).</p>"
    #expect(rendered.body.contains(want))
    #expect(rendered.problems == [])
  }

  @Test func anUnknownReferenceIsNamedWithTheNearestLabel() throws {
    let rendered = try render("@fig-hist and @fig-hits\n\n```python\n#| label: fig-hist\nplot(x)\n```\n")
    #expect(
      rendered.problems == [
        "x.md:1:15: warning: nothing in this notebook is labelled 'fig-hits'; did you mean '@fig-hist'?"
      ])
    #expect(rendered.body.contains("<span class=\"missing\">?@fig-hits</span>"))
  }

  @Test func footnotesStandAtTheEndInOrderOfUse() throws {
    let body = try render(withCell("a[^two] b[^one]\n\n[^one]: First *text*.\n\n[^two]: Second.")).body
    #expect(body.contains("<p>a<sup id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup> b<sup id=\"fnref-2\">"))
    #expect(body.contains("<li id=\"fn-1\" value=\"1\">Second."))
    #expect(body.contains("<li id=\"fn-2\" value=\"2\">First <em>text</em>."))
  }

  @Test func anAuthorsOwnPrivateCharactersSurvive() throws {
    #expect(try html("a \u{F0000} b \u{F0001} $x$ \u{10FFFD}").hasPrefix("<p>a \u{F0000} b \u{F0001} <math>"))
  }

  @Test func imagesAreCarriedInside() throws {
    var options = RenderOptions()
    options.resource = {
      $0 == "a.png" ? .success([1, 2, 3, 4]) : .failure(ResourceFailure(reason: "there is no such file"))
    }
    let rendered = try render(
      withCell("![words](a.png){#fig-a}\n\ntext ![w](b.png) ![w](https://x.org/c.png)"), options: options)
    #expect(
      rendered.body.contains(
        "<figure id=\"fig-a\"><img src=\"data:image/png;base64,AQIDBA==\" alt=\"words\">"))
    #expect(rendered.body.contains("<span class=\"number\">Figure\u{A0}1:</span> words"))
    #expect(
      rendered.problems == [
        "x.md:3:1: warning: the image 'b.png' is left out: there is no such file",
        "x.md:3:1: warning: the image 'https://x.org/c.png' is left out: a report asks nothing of the network; save the image as a file",
      ])
  }

  @Test func aTableOfContentsListsTheHeadings() throws {
    let page = try render(
      withCell("---\nformat:\n  html:\n    toc: true\n    toc-depth: 2\n---\n\n# A\n\n## B\n\n### C")
    ).page
    #expect(
      page.contains(
        "<li class=\"depth-0\"><a href=\"#a\">A</a></li>\n<li class=\"depth-1\"><a href=\"#b\">B</a></li>\n</ul>"
      ))
  }
}

struct FormulaTests {
  private func math(_ prose: String) throws -> Rendered { try render(withCell(prose)) }

  @Test func aFormulaBecomesMathML() throws {
    let body = try math("a $x^2$ b").body
    #expect(body.contains("<p>a <math><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow></math> b</p>"))
  }

  @Test func underscoresAndStarsBelongToTheFormula() throws {
    let body = try math("$a_1 * b_2$ and $c_1 * d_2$").body
    #expect(!body.contains("<em>"))
    #expect(body.components(separatedBy: "<math>").count == 3)
  }

  @Test(arguments: [
    "$5 and $6", "$ x$", "a $x $ b", "\\$x\\$", "`$x$`", "```\n$x$\n```", "    $x$", "<!-- $x$ -->",
  ])
  func whatIsNoFormula(text: String) throws {
    #expect(!(try math(text).body.contains("<math")))
  }

  @Test func linesOfADisplayFormulaAreNotMarkdown() throws {
    let body = try math("text\n\n$$\na = b\n- c\n+ d\n===\n$$ {#eq-x}\n\nmore").body
    #expect(body.contains("<div class=\"equation\" id=\"eq-x\"><math display=\"block\">"))
    #expect(body.contains("<span class=\"number\">(1)</span></div>"))
    #expect(!body.contains("<li>") && !body.contains("<h1"))
  }

  @Test func aDisplayFormulaSplitsItsParagraph() throws {
    let body = try math("before\n$$x$$\nafter").body
    #expect(
      body.contains(
        "<p>before</p>\n<div class=\"equation\"><math display=\"block\"><mrow><mi>x</mi></mrow></math></div>\n<p>after</p>"
      ))
  }

  @Test func aFormulaInAQuotationHasNoMarks() throws {
    let body = try math("> $$\n> x\n> $$").body
    #expect(
      body.contains(
        "<blockquote>\n<div class=\"equation\"><math display=\"block\"><mrow><mi>x</mi></mrow></math>"))
  }

  @Test func wrongTeXWarnsAtItsPlaceAndShowsTheSource() throws {
    let rendered = try math("text\n\nbad $a + \\nosuch{x}$ here, $$\n\\frac{1}{\n$$")
    #expect(
      rendered.problems == [
        "x.md:3:10: warning: this formula cannot be set: Undefined control sequence: \\nosuch",
        "x.md:4:10: warning: this formula cannot be set: Unexpected end of input in a macro argument, expected '}'",
      ])
    #expect(
      rendered.body.contains(
        "<code class=\"bad-formula\" title=\"Undefined control sequence: \\nosuch\">a + \\nosuch{x}</code>"))
  }

  @Test func aMacroLastsToTheEndOfTheNotebook() throws {
    let rendered = try math("$\\newcommand{\\E}{\\mathbb{E}}$ and $\\E$")
    #expect(rendered.problems == [])
    #expect(rendered.body.contains("𝔼"))
  }

  /// Chromium ignores `mathvariant`, so the styled letters themselves must be there.
  static let styles = [
    ("\\mathcal{N}", "𝒩"), ("\\mathbb{R}", "ℝ"), ("\\mathbf{x}", "𝐱"), ("\\boldsymbol{\\theta}", "𝜽"),
    ("\\mathfrak{g}", "𝔤"), ("\\mathsf{A}", "𝖠"), ("\\mathtt{a1}", "𝚊"), ("\\mathcal{L}", "ℒ"),
    ("\\mathbf{\\Sigma}", "𝚺"), ("\\mathbf{7}", "𝟕"),
  ]

  @Test(arguments: styles)
  func styledLettersAreUnicodes(tex: String, letter: String) throws {
    let body = try math("$\(tex)$").body
    #expect(body.contains(letter), "got \(body.prefix(200))")
    #expect(!body.contains("mathvariant"))
  }

  @Test func endlessMacrosStop() throws {
    let rendered = try math("$\\def\\a{\\a\\a}\\a$")
    #expect(rendered.problems.count == 1)
  }

  @Test(arguments: [
    "$\\href{javascript:alert(1)}{x}$", "$\\includegraphics{https://x.org/a.png}$", "$\\htmlClass{a}{x}$",
    "$\\text{<script>alert(1)</script>}$", "$\\url{javascript:x}$",
  ])
  func aFormulaCannotReachThePage(text: String) throws {
    let body = try math(text).body
    #expect(!body.contains("<script") && !body.contains("href=\"javascript") && !body.contains("<img"))
  }
}
