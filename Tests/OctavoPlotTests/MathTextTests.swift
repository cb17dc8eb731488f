import OctavoPlot
import Testing

struct MathTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("costs 5$", "costs 5$"), (#"\$5 and \$6"#, "$5 and $6"), ("$x_1^2$", "x12"),
    (#"$\mu=-1.5$"#, "μ\u{2009}=\u{2009}\u{2212}1.5"), (#"$\sigma^{-1}$"#, "σ\u{2212}1"),
    (#"$\mathdefault{10^{-3}}$"#, "10\u{2212}3"),
    (#"$\mathdefault{2\times10^{1}}$"#, "2\u{2009}×\u{2009}101"),
    (#"$\mathrm{rate}$ of $\lambda$"#, "rate of λ"), (#"$\frac{a}{b}$"#, #"$\frac{a}{b}$"#), (#"$x"#, "$x"),
    (#"$\foo$ stays"#, #"$\foo$ stays"#), ("$x^{y^z}$", "$x^{y^z}$"), ("$a{$", "$a{$"), ("$^$", "$^$"),
    ("$$", ""),
    (#"$\text{a b}$"#, "a b"),
  ])
  func formulas(source: String, shown: String) {
    #expect(MathText.line(source).plainText == shown)
  }

  @Test func lettersSlantAndScriptsMove() {
    let runs = MathText.line(#"mean $\bar$"#).runs
    #expect(runs == [TextRun(text: #"mean $\bar$"#)])
    #expect(
      MathText.line(#"$x_i = 2\pi$"#).runs == [
        TextRun(text: "x", isItalic: true), TextRun(text: "i", isItalic: true, shift: .subscript),
        TextRun(text: "\u{2009}=\u{2009}2"), TextRun(text: "π", isItalic: true),
      ])
  }

  @Test func titlesBreakAtSpacesButNotInFormulas() {
    let block = TextBlock("a long title with $x = 1$ inside", fitting: 80, size: 10)
    #expect(block.lines.map(\.plainText) == ["a long title with", "x\u{2009}=\u{2009}1 inside"])
    #expect(TextBlock("one\ntwo").lines.count == 2)
  }
}
