import Foundation
import OctavoNotebook
import OctavoTestSupport
import Testing

/// Reads a notebook that must be readable.
func read(_ text: String, file: String = "x.md", location: SourceLocation = #_sourceLocation) throws
  -> Notebook
{
  do {
    return try Reader.read(Array(text.utf8), file: file)
  } catch {
    Issue.record("refused: \(error.problems.map(\.description))", sourceLocation: location)
    throw error
  }
}

/// The messages with which a notebook is refused.
func refusal(_ text: String, file: String = "x.md", location: SourceLocation = #_sourceLocation) -> [String] {
  do {
    _ = try Reader.read(Array(text.utf8), file: file)
    Issue.record("was not refused", sourceLocation: location)
    return []
  } catch {
    return error.problems.map(\.description)
  }
}

/// Reads and runs a notebook on the scripted engine.
func execute(_ text: String, file: String = "x.md", options: RunOptions = testOptions) throws
  -> ExecutedNotebook
{
  let notebook = try read(text, file: file)
  let executed = try Runner.run(notebook, on: ScriptedEngine(), options: options)
  return try #require(executed)
}

var testOptions: RunOptions {
  var options = RunOptions()
  options.version = "0.0.0-test"
  return options
}

struct Rendered {
  let page: String
  let files: [ReportFile]
  let problems: [String]

  /// The page from `<main>` on, without the styles.
  var body: String {
    guard let start = page.range(of: "<main>") else { return page }
    return String(page[start.lowerBound...])
  }
}

func render(
  _ text: String, to format: String = "html", file: String = "x.md", options: RenderOptions = RenderOptions()
) throws -> Rendered {
  let context = RenderContext(try execute(text, file: file), stem: "x", options: options)
  let format = try #require(Renderers.all.first { $0.name == format })
  let files = format.render(context)
  let page = try #require(files.last)
  return Rendered(
    page: String(decoding: page.bytes, as: UTF8.self), files: files,
    problems: context.problems.map(\.description))
}

/// One block of code in prose around it, for tests of prose alone.
func withCell(_ prose: String) -> String { prose + "\n\n```python\npass\n```\n" }
