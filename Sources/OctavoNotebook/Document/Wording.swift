/// Every sentence that tells an author what is wrong with a notebook stands here, so that they agree in form:
/// what was found, what was wanted, what to do.
package enum Wording {
  // MARK: Files
  package static let missing = "there is no such file"
  package static let isFolder = "this is a folder; name the notebooks in it"
  package static func unreadable(_ reason: String) -> String { "cannot read this file: \(reason)" }
  package static let isIpynb = "an .ipynb notebook cannot be read yet; give its Markdown form"
  static let notUTF8 = "this byte is not UTF-8; save the file as UTF-8"
  static let empty = "the notebook is empty"
  static let noCells =
    "there is no block to run; a block begins with ```python, ```{python} or ```{code-cell}"
  static func noCells(shown language: String, dialect: Dialect) -> String {
    switch dialect {
    case .plain:
      return
        "there is no block to run: this one is marked '\(language)', which is only shown; write ```python"
    case .quarto:
      return "there is no block to run: in a Quarto document this one is only shown; write ```{python}"
    case .myst:
      return "there is no block to run: in a MyST document this one is only shown; write ```{code-cell}"
    }
  }

  // MARK: YAML
  static func notYAML(_ reason: String) -> String { "this is not YAML: \(reason)" }
  static let hugeYAML = "this YAML holds more than 100000 values"
  static let keyNotText = "a key must be a text"
  static func duplicateKey(_ key: String) -> String { "'\(key)' is given twice" }
  static let openFrontMatter = "the front matter that begins here has no closing '---'"
  static func frontMatterNotMapping(_ got: String) -> String {
    "the front matter must be lines of 'key: value', got \(got)"
  }
  static func optionsNotMapping(_ got: String) -> String {
    "cell options must be lines of '#| key: value', got \(got)"
  }

  // MARK: Options
  static func wanted(_ key: String, _ wanted: String, got: String) -> String {
    "\(key): got \(got), want \(wanted)"
  }
  static func misspelled(_ key: String, _ near: String, in place: String) -> String {
    "\(place) has no '\(key)'; did you mean '\(near)'?"
  }
  static func unknown(_ key: String, in place: String) -> String {
    "\(place) has no '\(key)'; it is passed over"
  }
  static func notImplemented(_ key: String, in place: String) -> String {
    "\(place): '\(key)' is not implemented; remove it"
  }
  static func notImplemented(_ key: String, value: String, in place: String, instead: String) -> String {
    "\(place): '\(key): \(value)' is not implemented; \(instead)"
  }
  static func duplicateLabel(_ label: String, firstLine: Int) -> String {
    "label '\(label)' is already used on line \(firstLine)"
  }
  static func badLabel(_ label: String) -> String {
    "label '\(label)': use letters, digits, '-', '_', '.' and ':' only"
  }
  static let dateFromClock =
    "a date taken from the clock would make every report different; write the date itself"

  // MARK: Cells
  static let openCell = "the block that begins here is never closed; end it with the same fence"
  static let nestedCell = "a block inside a list or a quotation is not run; move it to the margin"
  static func foreignCell(_ language: String) -> String {
    "a block in '\(language)' is only shown; Octavo runs Python"
  }
  static func directive(_ name: String) -> String {
    "the directive {\(name)} is not implemented; its text is only shown"
  }
  static let shortcode = "shortcodes such as {{< … >}} are not implemented; remove it"
  static let marimo = "marimo's blocks depend on one another in ways of their own and are not run"
  static func magic(_ name: String) -> String {
    "'\(name)' is an IPython command, not Python; " + (magicAdvice[name] ?? "remove it")
  }
  private static let magicAdvice = [
    "%pylab": "write 'import numpy as np' and 'import matplotlib.pyplot as plt'",
    "%time": "measure with time.perf_counter()", "%timeit": "measure with time.perf_counter()",
    "%%time": "measure with time.perf_counter()", "%%timeit": "measure with time.perf_counter()",
    "%run": "put the code into a block of this notebook", "%load": "put the code into this block",
    "%%capture": "use the cell option 'output: false'", "%precision": "use np.set_printoptions(precision=…)",
    "!": "a notebook starts no other programs",
    "%%bash": "a notebook starts no other programs", "%%sh": "a notebook starts no other programs",
    "%pip": "Octavo carries its own libraries", "%conda": "Octavo carries its own libraries",
  ]
  static let emptyExpression = "an inline value needs an expression: `{python} x`"

  // MARK: References and formulas
  static func unknownReference(_ label: String, near: String?) -> String {
    let advice = near.map { "; did you mean '@\($0)'?" } ?? ""
    return "nothing in this notebook is labelled '\(label)'\(advice)"
  }
  static func formula(_ reason: String) -> String { "this formula cannot be set: \(reason)" }
  static func formulaEngine(_ reason: String) -> String { "formulas cannot be set: \(reason)" }
  static func unknownFootnote(_ name: String) -> String { "footnote '\(name)' has no text" }
  static func image(_ address: String, _ reason: String) -> String {
    "the image '\(address)' is left out: \(reason)"
  }
  static let rawHTML = "raw HTML is shown as text; --allow-html lets it through"

  // MARK: Running
  package static func unknownParameter(_ name: String, near: String?, known: [String]) -> String {
    if let near { return "-P \(name): the notebook has no such parameter; did you mean '\(near)'?" }
    if known.isEmpty {
      return "-P \(name): the notebook has no parameters; declare them in its front matter under 'params:'"
    }
    return "-P \(name): the notebook has no such parameter; it has \(known.joined(separator: ", "))"
  }
  package static func parameterType(_ name: String, got: ParameterValue, text: String, want: String) -> String
  {
    "-P \(name): got '\(text)' (\(got.typeName)), want \(want)"
  }
  package static func timedOut(seconds: Double) -> String {
    "the block ran longer than \(secondsText(seconds)) s"
  }
  static func secondsText(_ seconds: Double) -> String {
    seconds == seconds.rounded() && abs(seconds) < 1e15 ? String(Int(seconds)) : seconds.description
  }

  static let noEngine = "this build of octavo has no language engine"

  // MARK: Writing
  package static func overwrites(_ path: String) -> String {
    "the report would take the place of the notebook (\(path)); choose another folder with -o"
  }
  package static func sameReport(_ first: String, _ second: String, _ report: String) -> String {
    "'\(first)' and '\(second)' would both be written to \(report); render them with different -o"
  }
  package static func unwritable(_ path: String, _ reason: String) -> String {
    "cannot write \(path): \(reason)"
  }
}
