import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// The objects of matplotlib a program holds. Figures are plain data (see OctavoPlot); an object is the place of
// a part in them: the figure, its axes by number, a mark by its number among those of its axes.
//
// Objects refer to each other by `Value`, which keeps nothing alive: the collector follows `trace`.

/// `matplotlib.figure.Figure`
final class FigureObject: Object {
  var figure: Figure
  /// In the order of `figure.axes`, removed ones included.
  private(set) var axes: [Value] = []
  /// The axes calls of pyplot go to, or None.
  var currentAxes: Value = .none
  /// The text above all axes, once made.
  var title: Value = .none

  init(_ figure: Figure, type: TypeObject) {
    self.figure = figure
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(axes)
    marker.visit(currentAxes)
    marker.visit(title)
  }

  /// Axes there are to see.
  var presentAxes: [AxesObject] { axes.map { $0.unchecked(AxesObject.self) }.filter { !$0.isRemoved } }
  var isDrawn: Bool { !presentAxes.isEmpty }

  /// The object for axes that were added to `figure`, or the one there is, made current.
  func object(forAxes index: Int, _ machine: Machine) -> AxesObject {
    while axes.count <= index {
      let made = AxesObject(self, axes.count, type: machine.matplotlib.axes)
      axes.append(Value(machine.heap.adopt(made)))
      machine.style(made)
    }
    currentAxes = axes[index]
    return axes[index].unchecked(AxesObject.self)
  }

  func clear() {
    figure.axes = []
    figure.title = Label(size: 12)
    axes = []
    currentAxes = .none
    title = .none
  }
}

/// `matplotlib.axes.Axes`
final class AxesObject: Object {
  private let figureValue: Value
  let index: Int
  /// Set when the axes leave their figure.
  var isRemoved = false
  /// What was drawn, in order, without what was removed.
  var artists: [Value] = []
  var containers: [Value] = []
  /// How many artists there ever were: names of those without a label count them.
  var childCount = 0
  /// The names on axes of categories, in the order of their places.
  var categories: [Direction: [String]] = [:]
  var legend: Value = .none
  /// Title and axis label objects once made, by what they are.
  var texts: [TextObject.Target: Value] = [:]
  /// Spines and the two axis objects, once made, by name.
  var parts: [String: Value] = [:]

  init(_ figure: FigureObject, _ index: Int, type: TypeObject) {
    figureValue = Value(figure)
    self.index = index
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(figureValue)
    marker.visit(artists)
    marker.visit(containers)
    marker.visit(legend)
    marker.visit(texts.values)
    marker.visit(parts.values)
  }

  var owner: FigureObject { figureValue.unchecked(FigureObject.self) }
  /// Whether the figure still has the axes: `clear` empties it.
  private var isThere: Bool { owner.figure.axes.indices.contains(index) && owner.axes[index].object === self }

  /// The axes' data. Axes whose figure was cleared have a life of their own.
  var axes: Axes {
    get { isThere ? owner.figure.axes[index] : orphan }
    _modify {
      if isThere { yield &owner.figure.axes[index] } else { yield &orphan }
    }
  }
  private var orphan = Axes(place: .fixed(FractionalRect(left: 0, bottom: 0, width: 1, height: 1)))

  /// Adds a mark and notes the artist that stands for it.
  func add(_ artist: MarkArtist, scalesX: Bool = true, scalesY: Bool = true) {
    guard let mark = artist.release() else { return }
    artist.settle(in: self, at: axes.add(mark, scalesX: scalesX, scalesY: scalesY))
    note(artist)
  }

  /// Notes an artist whose mark is in place.
  func note(_ artist: MarkArtist) {
    artist.number = childCount
    childCount += 1
    artists.append(Value(artist))
  }

  func clear() {
    var fresh = Axes(place: axes.place)
    fresh.sharedX = axes.sharedX
    fresh.sharedY = axes.sharedY
    axes = fresh
    artists = []
    containers = []
    childCount = 0
    categories = [:]
    legend = .none
    texts = [:]
    parts = [:]
  }
}

/// Anything drawn in axes by a mark: `Line2D`, patches, collections, texts.
class MarkArtist: Object {
  /// The mark of an artist that is in no axes.
  private var own: (any Mark)?
  /// The axes, or None.
  private(set) var home: Value = .none
  private(set) var place = 0
  /// The artist's number among those of its axes.
  final var number = 0
  /// Property values as the program gave them, for those that ask.
  final var given: [String: Value] = [:]

  init(_ mark: (any Mark)?, type: TypeObject) {
    own = mark
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(home)
    marker.visit(given.values)
  }

  final var axesObject: AxesObject? { home.as(AxesObject.self) }

  final var mark: (any Mark)? {
    guard let axes = axesObject else { return own }
    let marks = axes.axes.marks
    return marks.indices.contains(place) ? marks[place] : nil
  }

  /// The mark, if it is of that kind.
  final func mark<Kind: Mark>(_ kind: Kind.Type) -> Kind? { mark as? Kind }

  /// Changes the mark, if it is of that kind.
  final func update<Kind: Mark>(_ kind: Kind.Type, _ change: (inout Kind) throws -> Void) rethrows {
    if let axes = axesObject {
      try axes.axes.update(place, as: kind, change)
    } else if var mark = own as? Kind {
      try change(&mark)
      own = mark
    }
  }

  /// Changes what all marks have: label, order, visibility.
  final func updateAny(_ change: (inout any Mark) -> Void) {
    if let axes = axesObject, axes.axes.marks.indices.contains(place) {
      change(&axes.axes.marks[place])
    } else if var mark = own {
      change(&mark)
      own = mark
    }
  }

  /// Gives the mark up to axes that take it.
  final func release() -> (any Mark)? {
    defer { own = nil }
    return own
  }

  final func settle(in axes: AxesObject, at place: Int) {
    home = Value(axes)
    self.place = place
  }

  /// Takes the artist out of its axes. Others keep their places: a mark that draws nothing stays there.
  final func remove() {
    guard let axes = axesObject else { return }
    axes.artists.removeAll { Value.identical($0, Value(self)) }
    let isShared = axes.artists.contains { $0.as(MarkArtist.self)?.place == place }
    let kept = mark
    if isShared {
      hidePart()
    } else if axes.axes.marks.indices.contains(place) {
      axes.axes.marks[place] = NoMark()
    }
    home = .none
    own = kept
  }

  /// Hides what this artist shows of a mark that others share.
  func hidePart() {}
}

/// The place of a mark that was removed.
private struct NoMark: Mark {
  var label = ""
  var zOrder = 0.0
  var isVisible = false
  var hasKey: Bool { false }
  var extent: Extent { Extent() }
  func draw(on canvas: inout some Canvas, in frame: Frame) {}
  func drawKey(on canvas: inout some Canvas, in box: Rect) {}
}
