/// What an author says about one cell; nil means that the notebook's own setting holds.
package struct CellOptions: Sendable, Equatable {
  package enum Echo: Sendable, Equatable { case shown, hidden, fenced }
  package enum OutputMode: Sendable, Equatable { case shown, hidden, asMarkdown }
  package enum Fold: Sendable, Equatable { case none, closed, open }

  package var label: String?
  package var echo: Echo?
  package var eval: Bool?
  package var output: OutputMode?
  package var error: Bool?
  package var warning: Bool?
  package var include: Bool?
  package var codeFold: Fold?
  package var codeSummary: String?
  /// One caption, or one for each figure of the cell.
  package var figureCaptions: [String] = []
  package var figureAlternatives: [String] = []
  /// Inches.
  package var figureWidth: Double?
  package var figureHeight: Double?
  package var tableCaption: String?
  package var tags: [String] = []

  package init() {}
}

/// The options of a cell after the notebook's own settings and Octavo's defaults have been consulted.
package struct CellSettings: Sendable, Equatable {
  package let echo: CellOptions.Echo
  package let eval: Bool
  package let output: CellOptions.OutputMode
  package let error: Bool
  package let warning: Bool
  package let include: Bool
  package let codeFold: CellOptions.Fold
  package let codeSummary: String

  package init(_ cell: CellOptions, in front: FrontMatter) {
    let notebook = front.execute
    echo = cell.echo ?? notebook.echo ?? .shown
    eval = cell.eval ?? notebook.eval ?? true
    output = cell.output ?? notebook.output ?? .shown
    error = cell.error ?? notebook.error ?? false
    warning = cell.warning ?? notebook.warning ?? true
    include = cell.include ?? notebook.include ?? true
    codeFold = cell.codeFold ?? front.html.codeFold ?? .none
    codeSummary = cell.codeSummary ?? front.html.codeSummary ?? "Code"
  }
}
