import OctavoLanguage
import OctavoNumerics
import OctavoPlot

/// `matplotlib.lines.Line2D`: a line, a rule across the axes, or the line of an error bar plot.
final class LineObject: MarkArtist {
  /// The data as arrays, as the program gave them.
  var x: Value
  var y: Value

  init(_ mark: any Mark, x: Value, y: Value, type: TypeObject) {
    self.x = x
    self.y = y
    super.init(mark, type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(x)
    marker.visit(y)
  }

  /// The line as drawn; of a rule, its look.
  var line: Line {
    switch mark {
    case let line as Line: line
    case let bars as ErrorBars: bars.line
    case let rule as Rule: rule.look
    default: Line(x: [], y: [], color: .clear)
    }
  }

  func updateLine(_ change: (inout Line) throws -> Void) rethrows {
    switch mark {
    case is Line: try update(Line.self, change)
    case is ErrorBars: try update(ErrorBars.self) { try change(&$0.line) }
    case is Rule:
      try update(Rule.self) { rule in
        var look = rule.look
        try change(&look)
        rule.color = look.color
        rule.style = look.style
        rule.width = look.width
        rule.alpha = look.alpha
      }
    default: break
    }
  }
}

extension Rule {
  fileprivate var look: Line {
    var line = Line(x: [], y: [], color: color)
    line.style = style
    line.width = width
    line.alpha = alpha
    return line
  }
}

extension ArtistKind {
  static let line2D = ArtistKind(
    "Line2D",
    ArtistProperty.common(zorder: 2) { artist, alpha in line(artist).updateLine { $0.alpha = alpha } } + [
      ArtistProperty(
        "color", ["c"], keepsGiven: true,
        get: { machine, artist in
          let color = line(artist).line.color
          return machine.tuple([color.red, color.green, color.blue].map { Value($0) })
        },
        set: { machine, artist, value in
          let color = try machine.color(value, in: .artist)
          line(artist).updateLine { $0.color = color }
        }),
      ArtistProperty(
        "linestyle", ["ls"], get: { machine, artist in machine.string(line(artist).line.style.sign) },
        set: { machine, artist, value in
          let style = try machine.lineStyle(value)
          line(artist).updateLine { $0.style = style }
        }),
      number("linewidth", ["lw"], get: { $0.width }) { $0.width = $1 },
      ArtistProperty(
        "marker", keepsGiven: true,
        get: { machine, artist in machine.string(line(artist).line.marker?.rawValue ?? "None") },
        set: { machine, artist, value in
          let marker = try PointMarker.parse(machine.marker(value))
          guard marker == nil || !(artist.mark is Rule) else {
            throw machine.error(
              .notImplementedError, "markers on lines across the axes are not supported by Octavo")
          }
          line(artist).updateLine { $0.marker = marker }
        }),
      number("markersize", ["ms"], get: { $0.markerSize }) { $0.markerSize = $1 },
      number("markeredgewidth", ["mew"], get: { $0.markerEdgeWidth }) { $0.markerEdgeWidth = $1 },
      markerColor("markerfacecolor", "mfc", get: { $0.markerFaceColor }) { $0.markerFaceColor = $1 },
      markerColor("markeredgecolor", "mec", get: { $0.markerEdgeColor }) { $0.markerEdgeColor = $1 },
      ArtistProperty("xdata", get: { _, artist in line(artist).x }) { machine, artist, value in
        try setData(of: line(artist), x: value, y: nil, machine)
      },
      ArtistProperty("ydata", get: { _, artist in line(artist).y }) { machine, artist, value in
        try setData(of: line(artist), x: nil, y: value, machine)
      },
      .fixed("drawstyle", ["ds"], to: [.text("default")]),
      .fixed("fillstyle", to: [.text("full")]),
    ],
    refused: ArtistProperty.commonRefusals
      + " dash_capstyle dash_joinstyle dashes gapcolor markerfacecoloralt markevery pickradius"
      + " solid_capstyle solid_joinstyle")

  // The rows below are only reached through the type Line2D, whose instances are line objects.
  private static func line(_ artist: MarkArtist) -> LineObject { unsafeDowncast(artist, to: LineObject.self) }

  private static func number(
    _ name: String, _ aliases: [String], get: @escaping @Sendable (Line) -> Double,
    set: @escaping @Sendable (inout Line, Double) -> Void
  ) -> ArtistProperty {
    ArtistProperty(
      name, aliases, get: { _, artist in Value(get(line(artist).line)) },
      set: { machine, artist, value in
        if value.isNone { return }
        let number = try machine.float(value)
        line(artist).updateLine { set(&$0, number) }
      })
  }

  private static func markerColor(
    _ name: String, _ alias: String, get: @escaping @Sendable (Line) -> Color?,
    set: @escaping @Sendable (inout Line, Color) -> Void
  ) -> ArtistProperty {
    ArtistProperty(
      name, [alias],
      get: { machine, artist in
        if let given = artist.given[name] ?? artist.given["color"] { return given }
        let color = get(line(artist).line) ?? line(artist).line.color
        return machine.tuple([color.red, color.green, color.blue].map { Value($0) })
      },
      set: { machine, artist, value in
        if value.isNone || machine.text(value)?.string == "auto" { return }
        let color = try machine.color(value, in: .artist)
        artist.given[name] = value
        line(artist).updateLine { set(&$0, color) }
      })
  }

  static func setData(of object: LineObject, x: Value?, y: Value?, _ machine: Machine) throws {
    guard object.mark is Line else {
      throw machine.error(
        .notImplementedError, "the data of this line cannot be changed in Octavo; draw another")
    }
    for (value, name) in [(x, "x"), (y, "y")] {
      guard let value, !machine.isSequence(value) else { continue }
      throw machine.error(.runtimeError, "\(name) must be a sequence")
    }
    let newX = try x.map { try machine.plotArray($0) }
    let newY = try y.map { try machine.plotArray($0) }
    let values = (x: try newX.map(machine.numbers), y: try newY.map(machine.numbers))
    if let newX { object.x = machine.arrayObject(newX) }
    if let newY { object.y = machine.arrayObject(newY) }
    object.update(Line.self) { line in
      line.x = values.x ?? line.x
      line.y = values.y ?? line.y
    }
  }
}

extension LineStyle {
  /// The sign of a named style, as `get_linestyle` tells it.
  var sign: String {
    switch self {
    case .solid: "-"
    case .dashDotted: "-."
    case .dotted: ":"
    default: isDrawn ? "--" : "None"
    }
  }
}

extension Machine {
  /// What Python's `float` makes of a number or a text.
  func float(_ x: Value) throws -> Double {
    if let text = text(x) {
      guard let number = Double(text.string) else {
        throw error(.valueError, "could not convert string to float: \(try repr(x).string)")
      }
      return number
    }
    return try double(x)
  }
}

extension TypeTable {
  static let line2D = TypeTable(
    doc: "A line with markers.",
    constructor: Native("Line2D(cls, xdata, ydata, **kwargs)") { call in
      let machine = call.machine
      let x = try machine.plotArray(call[1])
      let y = try machine.plotArray(call[2])
      let numbers = (x: try machine.numbers(x), y: try machine.numbers(y))
      guard numbers.x.count == numbers.y.count else {
        throw machine.error(
          .runtimeError, "xdata and ydata must be the same length")
      }
      let mark = Line(x: numbers.x, y: numbers.y, color: .cycle(0))
      let made = machine.heap.adopt(
        LineObject(mark, x: machine.arrayObject(x), y: machine.arrayObject(y), type: machine.matplotlib.line))
      try ArtistKind.line2D.apply(Keywords(call: call, 3), to: made, machine)
      return Value(made)
    },
    methods: ArtistKind.line2D.methods + [
      Native("get_data(self, orig=True)") { call in
        let line = call[0].unchecked(LineObject.self)
        return call.machine.tuple([line.x, line.y])
      },
      Native("get_xydata(self)") { call in
        let line = call[0].unchecked(LineObject.self).line
        let points = zip(line.x, line.y).flatMap { [$0, $1] }
        return call.machine.arrayObject(try NDArray(points, shape: [points.count / 2, 2]))
      },
      Native("set_data(self, *args)") { call in
        let line = call[0].unchecked(LineObject.self)
        var parts = call.rest(1)
        if parts.count == 1 { parts = try call.machine.items(of: parts[0]) }
        guard parts.count == 2 else {
          throw call.machine.error(
            .valueError,
            parts.count < 2
              ? "not enough values to unpack (expected 2, got \(parts.count))"
              : "too many values to unpack (expected 2)")
        }
        try ArtistKind.setData(of: line, x: parts[0], y: parts[1], call.machine)
        return .none
      },
      Native("__str__(self, /)") { call in
        let line = call[0].unchecked(LineObject.self)
        let label = try line.given["label"].map { try call.machine.str($0).string } ?? "_child\(line.number)"
        return call.machine.string("Line2D(\(label))")
      },
    ])
}
