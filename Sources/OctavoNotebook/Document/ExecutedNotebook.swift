/// A notebook after its cells have run: all that any report format needs, and nothing that a second run
/// with the same inputs would change.
package struct ExecutedNotebook: Sendable {
  package let notebook: Notebook
  package let parts: [Part]
  /// The parameters in force, where the notebook has any.
  package let parameters: [Parameter]
  package let provenance: Provenance
  package let ending: Ending
  /// Warnings of reading and running, for the terminal.
  package let warnings: [Problem]

  package enum Part: Sendable {
    case prose(Prose)
    case cell(ExecutedCell)
  }

  /// How the run came to its end.
  package enum Ending: Sendable, Equatable {
    case complete
    /// A cell or an inline value failed.
    case failed
    case timedOut
  }

  /// What each inline value came to, by `InlineValue.index`; one that was not reached is missing.
  package let values: [Int: Result<String, Fault>]

  package init(
    notebook: Notebook, parts: [Part], parameters: [Parameter], provenance: Provenance, ending: Ending,
    warnings: [Problem], values: [Int: Result<String, Fault>]
  ) {
    self.notebook = notebook
    self.parts = parts
    self.parameters = parameters
    self.provenance = provenance
    self.ending = ending
    self.warnings = warnings
    self.values = values
  }
}

/// What a report says of how it was made; no clock and no machine, so that equal inputs give equal bytes.
package struct Provenance: Sendable, Equatable {
  package let version: String
  /// The seed that unseeded generators were given; nil with `--fresh-entropy`.
  package let seed: UInt64?

  package init(version: String, seed: UInt64?) {
    self.version = version
    self.seed = seed
  }
}

package struct ExecutedCell: Sendable {
  package enum State: Sendable, Equatable {
    case ran
    case failed
    /// `eval: false`.
    case skipped
    /// An earlier cell failed.
    case notRun
  }
  package let cell: Cell
  package let settings: CellSettings
  package let state: State
  package let outputs: [CellOutput]

  package init(cell: Cell, settings: CellSettings, state: State, outputs: [CellOutput]) {
    self.cell = cell
    self.settings = settings
    self.state = state
    self.outputs = outputs
  }
}

/// One thing a cell put out, in the order in which it did.
package enum CellOutput: Sendable {
  package enum Stream: String, Sendable { case stdout, stderr }
  case stream(Stream, String)
  /// The printed form of the cell's last expression.
  case result(String)
  case figure(any FigureDrawing)
  case warning(CellWarning)
  case fault(Fault)
  /// Printed text that the author asked to be read as Markdown (`output: asis`).
  case prose(Prose)
}

/// A figure that can be drawn; OctavoPlot's figures conform in Run/.
package protocol FigureDrawing: Sendable {
  /// A complete `<svg>` element, fit to stand inside an HTML page.
  /// - Parameters:
  ///   - label: begins every `id` inside the drawing, so that several can share a page.
  ///   - alternative: what a reader who cannot see the figure is told; empty for none.
  func svg(label: String, alternative: String) -> String
}

package struct CellWarning: Sendable, Equatable {
  /// `RuntimeWarning` and the like.
  package let category: String
  package let message: String
  package let position: Position?

  package init(category: String, message: String, position: Position?) {
    self.category = category
    self.message = message
    self.position = position
  }
}

/// Why a cell, or an inline value, did not finish.
package struct Fault: Error, Sendable, Equatable {
  package enum Cause: Sendable, Equatable { case raised, timedOut, interrupted }
  /// The exception's name, `ZeroDivisionError`.
  package let kind: String
  package let message: String
  /// The whole text Python prints, from `Traceback` to the last line; frames carry the notebook's own lines.
  package let traceback: String
  /// The innermost place inside the notebook.
  package let position: Position?
  package let cause: Cause

  package init(
    kind: String, message: String, traceback: String, position: Position?, cause: Cause = .raised
  ) {
    self.kind = kind
    self.message = message
    self.traceback = traceback
    self.position = position
    self.cause = cause
  }

  /// `ZeroDivisionError: division by zero`.
  package var summary: String { message.isEmpty ? kind : "\(kind): \(message)" }
}
