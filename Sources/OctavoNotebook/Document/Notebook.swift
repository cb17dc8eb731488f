/// A notebook as its author wrote it: nothing has run yet.
package struct Notebook: Sendable {
  /// The path as the user typed it; messages begin with it.
  package let file: String
  package let dialect: Dialect
  package let front: FrontMatter
  package let parts: [Part]
  /// Warnings from reading; errors stop the reading.
  package let warnings: [Problem]

  package enum Part: Sendable {
    case prose(Prose)
    case cell(Cell)
  }

  package var cells: [Cell] {
    parts.compactMap { part in
      if case .cell(let cell) = part { cell } else { nil }
    }
  }
}

/// Whose rules say which fences run.
package enum Dialect: String, Sendable, CaseIterable {
  /// Every ```` ```python ```` fence runs, as in Jupytext's Markdown.
  case plain
  /// ```` ```{python} ```` runs, as in Quarto and knitr; plain fences are only shown.
  case quarto
  /// ```` ```{code-cell} ```` runs, as in MyST; plain fences are only shown.
  case myst
}

/// One fenced block that runs.
package struct Cell: Sendable {
  /// Counted from 1 over the notebook.
  package let number: Int
  /// What the engine runs: as many lines as the fence holds, so that line numbers are the notebook's.
  /// Directive options and skipped magics are blank lines here.
  package let source: String
  /// The line of the notebook on which `source` begins.
  package let firstLine: Int
  /// What a reader sees: the code without its option lines.
  package let shownCode: String
  /// Opening fence, option lines and code, for formats and settings that show them.
  package let fence: String
  package let options: CellOptions

  /// What progress and messages call the cell.
  package var name: String { options.label ?? "cell-\(number)" }
}
