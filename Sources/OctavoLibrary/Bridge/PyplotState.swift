import OctavoLanguage
import OctavoPlot

/// Figures of one machine: which are open, and which is current.
package final class PyplotState {
  package var show: ((Figure) -> Void)?
  package var defaultSize: (width: Double?, height: Double?) = (nil, nil)
  /// The open figures in order of number. The list lives as long as the machine and keeps them alive.
  private let open: ListObject
  /// The current figure, one of `open`.
  private var currentNumber: Int?

  init(_ machine: Machine) {
    let list = machine.list([])
    machine.keepAlive(list)
    open = list.unchecked(ListObject.self)
  }

  var figures: [FigureObject] { open.items.compactMap { $0.as(FigureObject.self) } }
  var current: FigureObject? { figures.first { $0.figure.number == currentNumber } }

  func figure(number: Int) -> FigureObject? { figures.first { $0.figure.number == number } }
  func figure(name: String) -> FigureObject? { figures.first { $0.figure.name == name } }

  /// The number a figure gets for which the program names none.
  var nextNumber: Int { (figures.map(\.figure.number).max() ?? 0) + 1 }

  /// Adds a figure whose number is not taken, and makes it current.
  func add(_ figure: FigureObject) {
    open.items.append(Value(figure))
    open.items.sort {
      $0.unchecked(FigureObject.self).figure.number < $1.unchecked(FigureObject.self).figure.number
    }
    currentNumber = figure.figure.number
  }

  func makeCurrent(_ figure: FigureObject) {
    if isOpen(figure) { currentNumber = figure.figure.number }
  }

  func isOpen(_ figure: FigureObject) -> Bool { figures.contains { $0 === figure } }

  func close(_ figure: FigureObject) {
    open.items.removeAll { Value.identical($0, Value(figure)) }
    if current == nil { currentNumber = figures.last?.figure.number }
  }

  func closeAll() {
    open.items.removeAll()
    currentNumber = nil
  }

  /// Shows every open figure that has axes, in order of number, and closes all of them. Without anyone to
  /// show them to they stay open, as under matplotlib without a display.
  package func showAll() {
    guard let show else { return }
    for object in figures where object.isDrawn { show(object.figure) }
    closeAll()
  }
}

extension Machine {
  package var pyplot: PyplotState { state(PyplotState.self) { PyplotState(self) } }
}
