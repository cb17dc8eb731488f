import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Points, areas, rules and spans.
extension PlotMethod where Subject == AxesObject {
  static let areas: [AxesMethod] = [
    AxesMethod(
      "scatter(x, y, s=None, c=None, *, marker=None, cmap=None, norm=None, vmin=None, vmax=None, alpha=None, "
        + "linewidths=None, edgecolors=None, colorizer=None, plotnonfinite=False, data=None, **kwargs)"
    ) { call in try call.scatter() },
    AxesMethod(
      "fill_between(x, y1, y2=0, where=None, interpolate=False, step=None, *, data=None, **kwargs)"
    ) { call in try call.fillBetween() },
    rule("axvline(x=0, ymin=0, ymax=1, **kwargs)", .x),
    rule("axhline(y=0, xmin=0, xmax=1, **kwargs)", .y),
    span("axvspan(xmin, xmax, ymin=0, ymax=1, **kwargs)", .x),
    span("axhspan(ymin, ymax, xmin=0, xmax=1, **kwargs)", .y),
    strokes("vlines(x, ymin, ymax, colors=None, linestyles='solid', *, label='', data=None, **kwargs)", .x),
    strokes("hlines(y, xmin, xmax, colors=None, linestyles='solid', *, label='', data=None, **kwargs)", .y),
  ]

  private static func rule(_ signature: String, _ direction: Direction) -> AxesMethod {
    AxesMethod(signature) { call in
      var rule = Rule(direction, at: try call.machine.coordinate(call[0], direction, of: call.axes))
      rule.start = try call.double(1)
      rule.end = try call.double(2)
      if let width = call.machine.matplotlib.settings.lineWidth { rule.width = width }
      let place = call.machine.list([call[0], call[0]])
      let ends = call.machine.list([call[1], call[2]])
      let line = call.machine.heap.adopt(
        LineObject(
          rule, x: direction == .x ? place : ends, y: direction == .x ? ends : place,
          type: call.machine.matplotlib.line))
      try ArtistKind.line2D.apply(call.keywords(3), to: line, call.machine)
      guard let made = line.release() as? Rule else { return .none }
      line.settle(in: call.axes, at: call.axes.owner.figure.add(rule: made, to: call.axes.index))
      call.axes.note(line)
      if line.given["color"] == nil { line.given["color"] = call.machine.string("C0") }
      return Value(line)
    }
  }

  private static func span(_ signature: String, _ direction: Direction) -> AxesMethod {
    AxesMethod(signature) { call in
      var span = Span(
        direction, from: try call.machine.coordinate(call[0], direction, of: call.axes),
        to: try call.machine.coordinate(call[1], direction, of: call.axes))
      span.start = try call.double(2)
      span.end = try call.double(3)
      let patch = call.machine.heap.adopt(PatchObject(span, type: call.machine.matplotlib.rectangle))
      try ArtistKind.rectangle.apply(call.keywords(4), to: patch, call.machine)
      call.axes.add(patch, scalesX: direction == .x, scalesY: direction == .y)
      return Value(patch)
    }
  }

  /// Strokes at places along `direction`, parts of one line that is interrupted between them.
  private static func strokes(_ signature: String, _ direction: Direction) -> AxesMethod {
    AxesMethod(signature) { call in
      try call.refuse(6)
      let machine = call.machine
      let across: Direction = direction == .x ? .y : .x
      var parts = [
        try machine.coordinates(call[0], direction, of: call.axes),
        try machine.coordinates(call[1], across, of: call.axes),
        try machine.coordinates(call[2], across, of: call.axes),
      ]
      let count = parts.map(\.count).max() ?? 0
      for index in parts.indices where parts[index].count == 1 && count > 1 {
        parts[index] = Array(repeating: parts[index][0], count: count)
      }
      guard parts.allSatisfy({ $0.count == count }) else {
        throw machine.error(.valueError, "places and ends must have the same size")
      }
      let along = parts[0].flatMap { [$0, $0, .nan] }
      let ends = zip(parts[1], parts[2]).flatMap { [$0, $1, .nan] }
      var line = Line(
        x: direction == .x ? along : ends, y: direction == .x ? ends : along, color: .cycle(0))
      line.style = try machine.lineStyle(call[4])
      let artist = machine.heap.adopt(CollectionObject(line, type: machine.matplotlib.lineCollection))
      if call.isGiven(3) {
        let colors = try machine.colors(call[3], in: .patch)
        guard colors.count == 1 else {
          throw machine.unsupported("a color for each line (use one call for each)")
        }
        artist.update(Line.self) { $0.color = colors[0] }
      }
      try ArtistKind.lineCollection.apply(call.keywords(7), to: artist, machine)
      let label = try machine.label(call[5])
      artist.updateAny { $0.label = label }
      if !label.isEmpty { artist.given["label"] = call[5] }
      call.axes.add(artist)
      return Value(artist)
    }
  }
}

extension Machine {
  /// One place along an axis.
  func coordinate(_ x: Value, _ direction: Direction, of axes: AxesObject) throws -> Double {
    if let name = text(x) { return axes.places(of: [name.string], direction)[0] }
    return try double(x)
  }
}

extension PlotCall where Subject == AxesObject {
  fileprivate func scatter() throws -> Value {
    for index in [5, 6, 7, 8, 12, 14] { try refuse(index) }
    try refuse(13) { $0.isBool && !$0.isTrue }
    let x = try machine.coordinates(self[0], .x, of: axes)
    let y = try machine.coordinates(self[1], .y, of: axes)
    guard x.count == y.count else { throw PlotError("x and y must be the same size") }
    var keywords = try ArtistKind.pathCollection.normalized(keywords(15), machine)
    let settings = machine.matplotlib.settings
    let side = settings.markerSize ?? 6
    let sizes = isGiven(2) ? try machine.numbers(self[2]) : [side * side]
    guard sizes.count == 1 || sizes.count == x.count else {
      throw PlotError("s must be a scalar, or float array-like with the same size as x and y")
    }
    let color = keywords.take("color")
    let colors = try scatterColors(keywords.take("facecolor") ?? color, count: x.count)
    var mark = try Scatter(x: x, y: y, sizes: sizes, colors: colors ?? [.cycle(0)])
    if isGiven(4) {
      guard let marker = try PointMarker.parse(machine.marker(self[4])) else {
        throw machine.unsupported("scatter() without markers")
      }
      mark.marker = marker
    }
    mark.isFilled = mark.marker.isFilled && mark.colors != [.clear]
    if !mark.marker.isFilled { mark.edgeWidth = settings.lineWidth ?? 1.5 }
    let artist = machine.heap.adopt(CollectionObject(mark, type: machine.matplotlib.pathCollection))
    if isGiven(9) { keywords.setDefault("alpha", self[9]) }
    if isGiven(10) { keywords.setDefault("linewidth", self[10]) }
    let edges = isGiven(11) ? self[11] : color ?? .none
    if !edges.isNone { keywords.setDefault("edgecolor", edges) }
    try ArtistKind.pathCollection.apply(keywords, to: artist, machine)
    if colors == nil {
      let next = axes.axes.nextPatchColor()
      artist.update(Scatter.self) { $0.colors = [next] }
    }
    axes.add(artist)
    return Value(artist)
  }

  /// The points' colours; nil to take one from the cycle.
  private func scatterColors(_ given: Value?, count: Int) throws -> [Color]? {
    if let given { return try machine.colors(given, in: .patch) }
    guard isGiven(3) else { return nil }
    if machine.isSequence(self[3]), machine.text(self[3]) == nil {
      let array = try? machine.plotArray(self[3])
      if let array, !array.dtype.isString, array.rank == 1, array.size == count, !(3...4).contains(count) {
        throw machine.unsupported("scatter(): colors from numbers by a color map (give names or (r, g, b))")
      }
      if let array, array.rank == 2, !array.dtype.isString, let parts = try? machine.numbers(array) {
        let columns = array.shape[1]
        return try stride(from: 0, to: parts.count, by: max(columns, 1)).map {
          try Color.parse(.components(Array(parts[$0..<($0 + columns)]), shown: ""), in: .patch)
        }
      }
    }
    let colors = try machine.colors(self[3], in: .patch)
    guard colors.count == 1 || colors.count == count else {
      throw PlotError(
        "'c' argument has \(colors.count) elements, which is inconsistent with 'x' and 'y' with size \(count)."
      )
    }
    return colors
  }

  fileprivate func fillBetween() throws -> Value {
    try refuse(4) { $0.isBool && !$0.isTrue }
    try refuse(6)
    var x = try machine.coordinates(self[0], .x, of: axes)
    var low = try machine.coordinates(self[1], .y, of: axes)
    var high = try machine.coordinates(self[2], .y, of: axes)
    if isGiven(5) {
      guard !isGiven(3) else { throw machine.unsupported("fill_between(): 'where' together with 'step'") }
      let style = "steps-\(try text(5))"
      guard ["steps-pre", "steps-post", "steps-mid"].contains(style) else {
        throw machine.error(
          .valueError, "step must be 'pre', 'post' or 'mid', not \(try machine.repr(self[5]).string)")
      }
      low = low.count == 1 ? Array(repeating: low[0], count: x.count) : low
      high = high.count == 1 ? Array(repeating: high[0], count: x.count) : high
      let (old, steps) = (x, Steps.expanded(x, low, style))
      (x, low) = steps
      high = Steps.expanded(old, high, style).y
    }
    var band = try Band(x: x, low: low, high: high, faceColor: .cycle(0))
    if isGiven(3) {
      band.included = try machine.plotArray(self[3]).astype(.bool).values(as: Bool.self)
      guard band.included.count == x.count else {
        throw PlotError("where size (\(band.included.count)) does not match 'x' size (\(x.count))")
      }
    }
    let artist = machine.heap.adopt(CollectionObject(band, type: machine.matplotlib.fillBetween))
    let keywords = try ArtistKind.fillBetween.normalized(keywords(7), machine)
    try ArtistKind.fillBetween.apply(keywords, to: artist, machine)
    if keywords["color"] == nil, keywords["facecolor"] == nil {
      let next = axes.axes.nextPatchColor()
      artist.update(Band.self) { $0.faceColor = next }
    }
    axes.add(artist)
    return Value(artist)
  }
}
