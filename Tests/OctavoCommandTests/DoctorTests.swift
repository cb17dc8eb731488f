import OctavoTestSupport
import Testing

/// `octavo doctor` as a user sees it: the whole text and the status.
@Suite struct DoctorTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func doctor(_ text: String, named name: String) throws -> Program {
    try folder.write(text, to: name)
    return try Program.run(["doctor", name], in: folder.path)
  }

  @Test func aScriptThatRunsHasNoFindings() throws {
    let program = try doctor("import math\nprint(math.sin(1))\n", named: "x.py")
    #expect(program.status == 0 && program.output.isEmpty && program.errors.isEmpty)
  }

  @Test func findingsNameTheirPlace() throws {
    let text = """
      import math
      import nosuchmodule
      async def f():
          await g()
      math.sinn(2)
      breakpoint()
      try:
          import torch
      except ImportError:
          torch = None

      """
    let program = try doctor(text, named: "x.py")
    #expect(program.status == 1)
    #expect(
      program.output == """
        x.py:2:8: error: module 'nosuchmodule' is not supported
        x.py:3:1: error: 'async def' is not supported; write a plain 'def'
        x.py:4:5: error: 'await' is not supported; call the function directly
        x.py:5:1: error: 'math.sinn' is not supported; did you mean 'math.sin'?
        x.py:6:1: error: breakpoint() is not supported by Octavo: there is no debugger; use print()

        """)
  }

  @Test func cellsOfANotebookAreReadWithTheirOwnLines() throws {
    let program = try doctor(
      "# Title\n\n```python\nimport math\nmath.nothing_of_the_kind\n```\n", named: "x.md")
    #expect(program.status == 1 && program.output.hasPrefix("x.md:5:1: error: 'math.nothing_of_the_kind'"))
  }

  @Test func aFileThatIsNotThereIsWrongUsage() throws {
    let program = try Program.run(["doctor", "none.py"], in: folder.path)
    #expect(program.status == 64 && program.errors.hasPrefix("none.py: error:"))
  }
}
