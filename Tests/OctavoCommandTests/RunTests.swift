import Foundation
import OctavoTestSupport
import Testing

/// Runs of the whole program in which blocks run. They wait for a build that has a language engine.
@Suite(.enabled(if: BuiltProgram.hasEngine, "this build of octavo has no language engine"))
struct RunTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func octavo(_ arguments: String...) throws -> Program {
    try Program.run(arguments, in: folder.path)
  }

  @Test func reportsAreWrittenAndTheirPathsPrinted() throws {
    try folder.write("```python\nprint(\"hello\")\n```\n", to: "notes/x.md")
    let program = try octavo("render", "notes/x.md", "--to", "html,md")
    #expect(program.status == 0 && program.errors.isEmpty)
    #expect(program.output == "output/x.html\noutput/x.md\n")
    #expect(folder.files == ["notes/x.md", "output/x.html", "output/x.md"])
    #expect(try folder.read("output/x.md").contains("```\nhello\n```"))
  }

  @Test func aSecondRunWritesTheSameBytes() throws {
    try folder.write("# T\n\n$x^2$\n\n```python\nprint(\"hello\")\n```\n", to: "x.md")
    _ = try octavo("render", "x.md", "-o", "one")
    _ = try octavo("render", "x.md", "-o", "two")
    #expect(try folder.read("one/x.html") == folder.read("two/x.html"))
  }

  @Test func aFailedBlockIs1AndStillHasItsReport() throws {
    try folder.write(
      "text\n\n```python\nprint(\"before\")\n1/0\n```\n\n```python\nprint(\"after\")\n```\n", to: "x.md")
    let program = try octavo("render", "x.md")
    #expect(program.status == 1)
    #expect(program.output == "output/x.html\n")
    #expect(program.errors.hasPrefix("Traceback (most recent call last):\n"))
    #expect(program.errors.contains("line 5"))
    let last = program.errors.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("x.md:5:") && last.hasSuffix(": error: ZeroDivisionError: division by zero"))
    let page = try folder.read("output/x.html")
    #expect(page.contains("ZeroDivisionError") && page.contains("<p class=\"not-run\">Not run.</p>"))
  }

  @Test func anEndlessLoopIs124() throws {
    try folder.write("```python\nwhile True: pass\n```\n", to: "x.md")
    let program = try octavo("render", "--timeout", "0.2", "x.md")
    #expect(program.status == 124)
    #expect(program.output == "output/x.html\n")
    #expect(try folder.read("output/x.html").contains("was stopped by the time limit"))
  }

  @Test func aStoppedBlockNamesALineOfItsLoop() throws {
    let block = "def f():\n    pass\n\ndef g():\n    while True:\n        f()\n\ng()\n"
    try folder.write("```python\n\(block)```\n", to: "x.md")
    let program = try octavo("render", "--timeout", "0.2", "x.md")
    let line = program.errors.split(separator: "\n").last?.split(separator: ":").dropFirst().first
    #expect(["3", "6", "7"].contains(line))
  }

  @Test func ctrlCIs130AndLeavesNothingBehind() throws {
    try folder.write("```python\nwhile True: pass\n```\n", to: "x.md")
    let program = try Program.run(["render", "x.md"], in: folder.path, interruptAfter: 0.3)
    #expect(program.status == 130)
    #expect(folder.files == ["x.md"])
  }

  @Test func parametersReachTheNotebook() throws {
    try folder.write("---\nparams:\n  n: 1\n---\n\n```python\nprint(n)\n```\n", to: "x.md")
    let program = try octavo("render", "x.md", "--to", "md", "-P", "n=42")
    #expect(program.status == 0)
    #expect(try folder.read("output/x.md").contains("```\n42\n```"))
    let wrong = try octavo("render", "x.md", "-P", "m=1")
    #expect(wrong.status == 64)
    #expect(wrong.errors == "x.md: error: -P m: the notebook has no such parameter; did you mean 'n'?\n")
  }

  @Test func severalNotebooksRunAtTheSameTime() throws {
    for name in ["a", "b", "c"] { try folder.write("```python\nprint(\"\(name)\")\n```\n", to: name + ".md") }
    try folder.write("```python\n1/0\n```\n", to: "b.md")
    let program = try octavo("render", "--jobs", "2", "a.md", "b.md", "c.md")
    #expect(program.status == 1)
    #expect(program.output == "output/a.html\noutput/b.html\noutput/c.html\n")
  }
}

/// What the program under test can do.
enum BuiltProgram {
  static let hasEngine: Bool = {
    guard let folder = try? TemporaryFolder(),
      (try? folder.write("```python\npass\n```\n", to: "x.md")) != nil,
      let program = try? Program.run(["render", "x.md"], in: folder.path)
    else { return false }
    return !program.errors.contains("no language engine")
  }()
}
