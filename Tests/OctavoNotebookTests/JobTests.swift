import OctavoNotebook
import OctavoTestSupport
import Testing

/// Notebook to files, with the scripted engine in the place of the real one.
struct JobTests {
  final class Listener: JobReporter {
    var problems: [String] = []
    var faults: [String] = []
    var written: [String] = []
    var cells: [String] = []
    func notebookBegins(_ notebook: Notebook) {}
    func notebookEnds() {}
    func problem(_ problem: Problem, in source: [UInt8]?) { problems.append(problem.description) }
    func fault(_ fault: Fault, file: String) { faults.append(fault.summary) }
    func wrote(_ path: String) { written.append(path) }
    func cellBegins(_ cell: Cell, of count: Int) {
      cells.append("\(cell.number)/\(count) \(cell.name)")
    }
    func cellEnds() {}
  }

  let folder: TemporaryFolder
  let listener = Listener()

  init() throws { folder = try TemporaryFolder() }

  private func run(_ name: String = "a.md", to formats: [String] = ["html", "md"], output: String = "out")
    -> OctavoNotebook.ExitStatus
  {
    RenderJob(
      path: folder.path + "/" + name, outputFolder: folder.path + "/" + output,
      formats: Renderers.all.filter { formats.contains($0.name) }, runOptions: testOptions, allowHTML: false,
      engine: { ScriptedEngine($0) }, watch: nil
    ).run(reporter: listener)
  }

  @Test func filesAreWrittenUnderTheNotebooksName() throws {
    try folder.write("```python\n#| label: fig-a\nplot(x)\n```\n", to: "a.md")
    #expect(run() == .done)
    #expect(folder.files == ["a.md", "out/a.html", "out/a.md", "out/a_files/fig-a.svg"])
    #expect(listener.written == [folder.path + "/out/a.html", folder.path + "/out/a.md"])
    #expect(listener.cells == ["1/1 fig-a"])
  }

  @Test func aFailedNotebookStillHasItsReport() throws {
    try folder.write("```python\n1/0\n```\n", to: "a.md")
    #expect(run() == .failed)
    #expect(try folder.read("out/a.html").contains("ZeroDivisionError"))
    #expect(listener.faults == ["ZeroDivisionError: division by zero"])
  }

  @Test func drawingsOfEarlierRunsGo() throws {
    try folder.write("```python\nplot(x)\n```\n", to: "a.md")
    #expect(run() == .done)
    try folder.write("```python\n#| label: fig-new\nplot(x)\n```\n", to: "a.md")
    #expect(run() == .done)
    #expect(folder.files.contains("out/a_files/fig-new.svg"))
    #expect(!folder.files.contains("out/a_files/cell-1.svg"))
  }

  @Test func aBrokenNotebookLeavesAnEarlierReportAlone() throws {
    try folder.write("```python\nprint(\"old\")\n```\n", to: "a.md")
    #expect(run(to: ["html"]) == .done)
    let before = try folder.read("out/a.html")
    try folder.write("---\ntitle: [\n---\n", to: "a.md")
    #expect(run(to: ["html"]) == .failed)
    #expect(try folder.read("out/a.html") == before)
  }

  @Test func missingFilesAndFoldersAreWrongUsage() throws {
    #expect(run("nosuch.md") == .usage)
    try folder.write("x", to: "sub/x")
    #expect(run("sub") == .usage)
    #expect(run("x.ipynb") == .usage)
    #expect(
      listener.problems == [
        "\(folder.path)/nosuch.md: error: there is no such file",
        "\(folder.path)/sub: error: this is a folder; name the notebooks in it",
        "\(folder.path)/x.ipynb: error: an .ipynb notebook cannot be read yet; give its Markdown form",
      ])
  }

  @Test func theNotebookItselfIsNeverOverwritten() throws {
    try folder.write("```python\npass\n```\n", to: "a.md")
    #expect(run(to: ["md"], output: ".") == .usage)
    #expect(try folder.read("a.md") == "```python\npass\n```\n")
    #expect(run(to: ["html"], output: ".") == .done)
  }

  @Test func aFolderThatCannotBeWrittenIsNamed() throws {
    try folder.write("```python\npass\n```\n", to: "a.md")
    try folder.write("a file", to: "out")
    #expect(run() == .failed)
    #expect(
      listener.problems.count == 1
        && listener.problems[0].contains("cannot write \(folder.path)/out: not a directory"))
  }

  @Test func imagesOutsideTheNotebooksFolderAreNotRead() throws {
    try folder.write("secret", to: "secret.png")
    try folder.write("```python\npass\n```\n\n![x](../secret.png) ![y](in%20side.png)\n", to: "sub/a.md")
    try folder.write("AB", to: "sub/in side.png")
    #expect(run("sub/a.md", to: ["html"]) == .done)
    #expect(
      listener.problems == [
        "\(folder.path)/sub/a.md:5:1: warning: the image '../secret.png' is left out: it lies outside the notebook's folder"
      ])
    #expect(try folder.read("out/a.html").contains("data:image/png;base64,QUI="))
  }

  @Test func aTimeLimitStopsABlockAndTheReportSaysSo() throws {
    let watch = Watch(.init(abandon: { _ in }))
    try folder.write("```python\nwhile True: pass\n```\n\n```python\npass\n```\n", to: "a.md")
    var options = testOptions
    options.timeout = 0.05
    let job = RenderJob(
      path: folder.path + "/a.md", outputFolder: folder.path + "/out", formats: Renderers.all,
      runOptions: options,
      allowHTML: false, engine: { ScriptedEngine($0) }, watch: watch)
    #expect(job.run(reporter: listener) == .timedOut)
    #expect(listener.faults == ["TimeLimit: the block ran longer than 0.05 s"])
    let page = try folder.read("out/a.html")
    #expect(page.contains("The block on line 2 was stopped by the time limit; what follows it was not run."))
    #expect(page.contains("<p class=\"not-run\">Not run.</p>"))
  }
}
