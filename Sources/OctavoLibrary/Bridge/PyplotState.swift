import OctavoLanguage
import OctavoPlot

/// Figures of one machine: which are open, and which is current.
package final class PyplotState {
  package var show: ((Figure) -> Void)?
  package var defaultSize: (width: Double?, height: Double?) = (nil, nil)

  package init() {}

  package func showAll() {}
}

extension Machine {
  package var pyplot: PyplotState { state(PyplotState.self) { PyplotState() } }
}
