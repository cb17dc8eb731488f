import OctavoNotebook
import OctavoTestSupport
import Testing

struct RunnerTests {
  private func states(_ executed: ExecutedNotebook) -> [ExecutedCell.State] {
    executed.parts.compactMap { if case .cell(let cell) = $0 { cell.state } else { nil } }
  }

  @Test func cellsShareTheirNamesAndInlineValuesSeeThem() throws {
    let executed = try execute(
      "```python\nx = 3\n```\n\nx is `{python} x`.\n\n```python\nx = 4\n```\n\nnow `{python} x`.\n")
    #expect(executed.ending == .complete)
    #expect(try executed.values[0]?.get() == "3")
    #expect(try executed.values[1]?.get() == "4")
  }

  @Test func afterAFailureNothingRuns() throws {
    let executed = try execute("```python\n1/0\n```\n\n`{python} 1`\n\n```python\nx = 1\n```\n")
    #expect(states(executed) == [.failed, .notRun])
    #expect(executed.ending == .failed)
    #expect(executed.values.isEmpty)
  }

  @Test func anAllowedErrorGoesOn() throws {
    let executed = try execute("```python\n#| error: true\n1/0\n```\n\n```python\nx = 1\n```\n")
    #expect(states(executed) == [.failed, .ran])
    #expect(executed.ending == .complete)
  }

  @Test func aFailedInlineValueStopsTheRunAtItsColumn() throws {
    let executed = try execute("a `{python} nosuch` b\n\n```python\nx = 1\n```\n")
    #expect(states(executed) == [.notRun])
    guard case .failure(let fault) = executed.values[0] else {
      Issue.record("did not fail")
      return
    }
    #expect(fault.position == Position(line: 1, column: 13))
  }

  @Test func cellsThatAreNotEvaluatedAreSkipped() throws {
    let executed = try execute(
      "---\nexecute:\n  eval: false\n---\n\n```python\n1/0\n```\n\n```python\n#| eval: true\nx = 1\n```\n")
    #expect(states(executed) == [.skipped, .ran])
  }

  @Test func theEngineIsToldWhereACellStands() throws {
    let notebook = try read("text\n\n```python\n#| fig-width: 4\nx = 1\n```\n", file: "a/b.md")
    let engine = ScriptedEngine()
    _ = try Runner.run(notebook, on: engine, options: testOptions)
    #expect(engine.sources == [CellSource(text: "#| fig-width: 4\nx = 1\n", file: "a/b.md", firstLine: 4)])
    #expect(engine.figures.map(\.width) == [4])
  }

  @Test func piecesOfOneStreamAreJoined() throws {
    let executed = try execute("```python\nprint(\"a\")\nprint(\"b\")\n```\n")
    guard case .cell(let cell) = executed.parts.first, case .stream(.stdout, let text) = cell.outputs.first
    else {
      Issue.record("no output")
      return
    }
    #expect(text == "a\nb\n" && cell.outputs.count == 1)
  }

  @Test func theSeedIsReported() throws {
    #expect(try execute("---\nseed: 7\n---\n\n```python\npass\n```\n").provenance.seed == 7)
    #expect(try execute("```python\npass\n```\n").provenance.seed == RunOptions.defaultSeed)
    var options = testOptions
    options.freshEntropy = true
    #expect(try execute("```python\npass\n```\n", options: options).provenance.seed == nil)
  }
}

struct ParameterTests {
  private static let text = """
    ---
    params:
      n: 10
      rate: 0.5
      name: faithful
      on: true
    ---

    ```python
    #| tags: [parameters]
    alpha = 1.5
    label = "x"
    ```

    ```python
    pass
    ```
    """

  private func sources(_ overrides: [(String, String)]) throws -> [String] {
    var options = testOptions
    options.parameters = overrides.map { (name: $0.0, text: $0.1) }
    let engine = ScriptedEngine()
    _ = try Runner.run(try read(Self.text), on: engine, options: options)
    return engine.sources.filter { $0.file == "<parameters>" }.map(\.text)
  }

  private func refused(_ name: String, _ value: String) throws -> [String] {
    do {
      _ = try sources([(name, value)])
      return []
    } catch let refusal as Refusal {
      return refusal.problems.map(\.message)
    }
  }

  @Test func declaredValuesAreAssignedFirst() throws {
    #expect(try sources([]) == ["n = 10\nrate = 0.5\nname = 'faithful'\non = True\n"])
  }

  @Test func overridesTakeTheTypeOfWhatTheyReplace() throws {
    #expect(
      try sources([("n", "20"), ("rate", "2"), ("name", "3"), ("on", "false")]) == [
        "n = 20\nrate = 2.0\nname = '3'\non = False\n"
      ])
  }

  @Test func aTaggedCellIsOverriddenAfterItRan() throws {
    #expect(try sources([("alpha", "3"), ("label", "y")]).last == "alpha = 3.0\nlabel = 'y'\n")
  }

  @Test func unknownAndIllTypedParametersAreRefused() throws {
    #expect(try refused("nn", "1") == ["-P nn: the notebook has no such parameter; did you mean 'n'?"])
    #expect(
      try refused("quite_other", "1") == [
        "-P quite_other: the notebook has no such parameter; it has n, rate, name, on, alpha, label"
      ])
    #expect(try refused("n", "many") == ["-P n: got 'many' (str), want int"])
    #expect(try refused("n", "1.5") == ["-P n: got '1.5' (float), want int"])
    #expect(try refused("on", "1") == ["-P on: got '1' (int), want bool"])
    #expect(try refused("alpha", "x") == ["-P alpha: got 'x' (str), want float"])
  }
}
