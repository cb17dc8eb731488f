import Foundation
import OctavoNotebook
import Testing

struct HighlightTests {
  private func html(_ code: String) throws -> String {
    let body = try render("```python\n\(code)\n```\n").body
    let start = try #require(body.range(of: "<pre class=\"code\"><code>")).upperBound
    let end = try #require(body.range(of: "</code></pre>")).lowerBound
    return String(body[start..<end])
  }

  static let cases: [(String, String)] = [
    (
      "x = 1.5e-3 + 0x1F - 2j",
      "x = <span class=\"n\">1.5e-3</span> + <span class=\"n\">0x1F</span> - <span class=\"n\">2j</span>"
    ),
    (
      "def f(x): return None",
      "<span class=\"k\">def</span> <span class=\"d\">f</span>(x): <span class=\"k\">return</span> <span class=\"b\">None</span>"
    ),
    ("s = rb'a\\'b' # c", "s = <span class=\"s\">rb&#39;a\\&#39;b&#39;</span> <span class=\"c\"># c</span>"),
    ("s = '''a\n'b' '''", "s = <span class=\"s\">&#39;&#39;&#39;a\n&#39;b&#39; &#39;&#39;&#39;</span>"),
    (
      "@wraps(f)\nclass A: pass",
      "<span class=\"a\">@wraps</span>(f)\n<span class=\"k\">class</span> <span class=\"d\">A</span>: <span class=\"k\">pass</span>"
    ),
    ("a @ b; x.is_ok; été = 'é'", "a @ b; x.is_ok; été = <span class=\"s\">&#39;é&#39;</span>"),
    ("'open\nx", "<span class=\"s\">&#39;open</span>\nx"),
  ]

  @Test(arguments: cases.indices)
  func pythonIsColoured(index: Int) throws {
    let (code, want) = Self.cases[index]
    #expect(try html(code) == want)
  }
}
