/// The box that says which mark is which.
package struct Legend: Equatable, Sendable {
  /// Where the box is, by matplotlib's names and numbers.
  package enum Location: Int, CaseIterable, Sendable {
    /// Where it covers least of the data.
    case best = 0
    case upperRight, upperLeft, lowerLeft, lowerRight, right, centerLeft, centerRight, lowerCenter,
      upperCenter
    case center

    package var name: String {
      [
        "best", "upper right", "upper left", "lower left", "lower right", "right", "center left",
        "center right",
        "lower center", "upper center", "center",
      ][rawValue]
    }

    package init(parsing name: String) throws {
      try Choice.check(name, name: "loc", among: Self.allCases.map(\.name))
      self = Self.allCases.first { $0.name == name } ?? .best
    }

    package init(number: Int) throws {
      guard let location = Location(rawValue: number) else {
        throw PlotError("loc must be string, coordinate tuple, or an integer 0-10, not \(number)")
      }
      self = location
    }

    /// The box's place along its room: 0 left or top, 0.5 middle, 1 right or bottom.
    package var fractions: (x: Double, y: Double) {
      switch self {
      case .upperRight, .best: (1, 0)
      case .upperLeft: (0, 0)
      case .lowerLeft: (0, 1)
      case .lowerRight: (1, 1)
      case .right, .centerRight: (1, 0.5)
      case .centerLeft: (0, 0.5)
      case .lowerCenter: (0.5, 1)
      case .upperCenter: (0.5, 0)
      case .center: (0.5, 0.5)
      }
    }
  }

  package struct Entry: Equatable, Sendable {
    /// The mark's place in `Axes.marks`.
    package var mark: Int
    package var text: String
    package init(mark: Int, text: String) {
      self.mark = mark
      self.text = text
    }
  }

  package var location = Location.best
  /// The box's lower left corner in parts of the axes, instead of a named place.
  package var corner: Point?
  /// What the box is put into or beside, in parts of the axes.
  package var anchor: FractionalRect?
  /// What is listed; nil for all marks with labels.
  package var entries: [Entry]?
  package var title = Label()
  /// Points.
  package var fontSize = 10.0
  package var columns = 1
  package var hasFrame = true
  package var frameOpacity = 0.8
  /// Nil for the axes' own ground.
  package var faceColor: Color?
  package var edgeColor = Color.frame
  package var textColor = Color.foreground

  package init() {}
}

extension Axes {
  /// What a legend lists by itself: labelled marks in order, containers such as bars last.
  package var labelledEntries: [Legend.Entry] {
    let labelled = marks.indices.filter { marks[$0].isInLegend }
    let ordered = labelled.filter { !marks[$0].isContainer } + labelled.filter { marks[$0].isContainer }
    return ordered.map { Legend.Entry(mark: $0, text: marks[$0].label) }
  }

  /// What a legend with texts of its own lists, as `legend(['a', 'b'])`: marks in order whether they have
  /// labels or not, bars and error bars last; as many as there are texts.
  package func entries(with texts: [String]) -> [Legend.Entry] {
    func isLast(_ index: Int) -> Bool {
      marks[index].isContainer || (marks[index] is Bars && marks[index].label.isEmpty)
    }
    let listed = marks.indices.filter { marks[$0].hasKey }
    let ordered = listed.filter { !isLast($0) } + listed.filter(isLast)
    return zip(ordered, texts).map { Legend.Entry(mark: $0, text: $1) }
  }

  /// The warning for a legend that would list nothing.
  package static let emptyLegendWarning =
    "No artists with labels found to put in legend.  Note that artists whose label start with an "
    + "underscore are ignored when legend() is called with no argument."
}
