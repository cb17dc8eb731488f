import OctavoTestSupport
import Testing

/// Runs of the whole program that no language engine is needed for.
struct RenderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func octavo(_ arguments: String...) throws -> Program {
    try Program.run(arguments, in: folder.path)
  }

  @Test(arguments: [["--help"], ["render", "--help"], ["exec", "--help"]])
  func helpIsAsRecorded(arguments: [String]) throws {
    let program = try Program.run(arguments, in: folder.path)
    #expect(program.status == 0 && program.errors.isEmpty)
    Golden.check(program.output, named: (["octavo"] + arguments.dropLast()).joined(separator: "-") + ".txt")
  }

  @Test func theVersionIsANumber() throws {
    let program = try octavo("--version")
    #expect(program.status == 0 && program.output.split(separator: ".").count == 3)
  }

  @Test(arguments: ["check", "preview", "convert", "compare"])
  func plannedVerbsAreRefusedByName(verb: String) throws {
    let program = try octavo(verb, "x.md")
    #expect(program.status == 64)
    #expect(
      program.errors
        == "octavo: '\(verb)' is not implemented yet; this version has 'render', 'exec' and 'doctor'\n")
  }

  static let wrong: [([String], String)] = [
    (["render"], "Missing expected argument '<notebooks> ...'"),
    (["render", "--to", "pdf", "x.md"], "--to has no format 'pdf'; this version writes html and md"),
    (
      ["render", "--to", "ipynb", "x.md"],
      "--to ipynb is not implemented yet; this version writes html and md"
    ),
    (["render", "-P", "n", "x.md"], "-P n: got no value, want name=value"),
    (["render", "--timeout", "0", "x.md"], "--timeout: got 0.0, want seconds above 0"),
    (["render", "--jobs", "0", "x.md"], "--jobs: got 0, want 1 to 1024"),
    (["render", "--timeuot", "1", "x.md"], "Unknown option '--timeuot'"),
    (["render", "a/x.md", "b/x.md"], "'a/x.md' and 'b/x.md' would both be written to output/x.html"),
    (["rendr"], "rendr"),
  ]

  @Test(arguments: wrong.indices)
  func wrongUsageIs64(index: Int) throws {
    let (arguments, message) = Self.wrong[index]
    let program = try Program.run(arguments, in: folder.path)
    #expect(program.status == 64 && program.output.isEmpty)
    #expect(program.errors.contains(message), "got \(program.errors)")
  }

  @Test func anUnknownFileIs64() throws {
    let program = try octavo("render", "nosuch.md")
    #expect(program.status == 64)
    #expect(program.errors == "nosuch.md: error: there is no such file\n")
  }

  static let broken: [(String, String)] = [
    (
      "---\ntitle: a: b\n---\n",
      "x.md:2:9: error: this is not YAML: mapping values are not allowed in this context\n    title: a: b\n            ^\n"
    ),
    (
      "only words\n",
      "x.md:1:1: error: there is no block to run; a block begins with ```python, ```{python} or ```{code-cell}\n    only words\n    ^\n"
    ),
    (
      "```python\n#| ehco: false\n```\n",
      "x.md:2:4: error: a cell has no 'ehco'; did you mean 'echo'?\n    #| ehco: false\n       ^\n"
    ),
    (
      "```python\n%run x\n```\n",
      "x.md:2:1: error: '%run' is an IPython command, not Python; put the code into a block of this notebook\n    %run x\n    ^\n"
    ),
    ("", "x.md:1:1: error: the notebook is empty\n"),
  ]

  @Test(arguments: broken.indices)
  func aBrokenNotebookIsOneMessageAndStatus1(index: Int) throws {
    let (text, message) = Self.broken[index]
    try folder.write(text, to: "x.md")
    let program = try octavo("render", "x.md")
    #expect(program.status == 1)
    #expect(program.errors == message)
    #expect(folder.files == ["x.md"])
  }

  @Test func severalNotebooksReportInTheirOrderWhateverTheJobs() throws {
    for name in ["a", "b", "c", "d"] { try folder.write("words of \(name)\n", to: name + ".md") }
    let one = try octavo("render", "a.md", "b.md", "c.md", "d.md")
    let many = try octavo("render", "--jobs", "3", "a.md", "b.md", "c.md", "d.md")
    #expect(one.status == 1 && many.status == 1)
    #expect(one.errors == many.errors)
    #expect(
      one.errors.split(separator: "\n").filter { $0.contains("error") }.map { $0.first } == [
        "a", "b", "c", "d",
      ])
  }

  @Test func aScriptThatIsNotThereIsPythonsError() throws {
    let program = try octavo("exec", "nosuch.py")
    #expect(program.status == 2)
    #expect(
      program.errors
        == "octavo: can't open file '\(folder.path)/nosuch.py': [Errno 2] No such file or directory\n")
  }
}
