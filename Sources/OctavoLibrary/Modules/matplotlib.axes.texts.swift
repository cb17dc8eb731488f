import OctavoLanguage
import OctavoPlot

// Titles, axis labels, notes.
extension PlotMethod where Subject == AxesObject {
  static let texts: [AxesMethod] =
    [
      AxesMethod("set_title(label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs)") { call in
        try call.refuse(4)
        let machine = call.machine
        let place = try Axes.titlePlace(call.isGiven(2) ? machine.label(call[2]) : "center")
        var label = Label(size: machine.matplotlib.settings.titleSize)
        label.pad = try call.optionalDouble(3)
        let object = call.axes.text(.title(place), machine)
        return try call.write(call[0], object, label, fontdict: call[1], call.keywords(5))
      },
      AxesMethod("get_title(loc='center')") { call in
        let place = try Axes.titlePlace(try call.text(0).lowercased())
        return call.machine.string(call.axes.axes.titles[place]?.text ?? "")
      },
      AxesMethod("text(x, y, s, fontdict=None, **kwargs)") { call in
        var note = Note(
          Label(try call.machine.label(call[2]), size: call.machine.matplotlib.settings.fontSize),
          x: try call.place(0, .x), y: try call.place(1, .y))
        note.x = try call.place(0, .x)
        let object = call.machine.heap.adopt(
          TextObject(note, at: (call[0], call[1]), type: call.machine.matplotlib.text))
        var keywords = try call.machine.keywords(call[3], "fontdict")
        keywords.merge(call.keywords(4))
        try ArtistKind.text.apply(keywords, to: object, call.machine, wording: .noProperty)
        call.axes.add(object, scalesX: false, scalesY: false)
        return Value(object)
      },
      AxesMethod(
        "annotate(text, xy, xytext=None, xycoords='data', textcoords=None, arrowprops=None, annotation_clip=None, **kwargs)"
      ) { call in try call.annotate() },
    ] + Direction.allCases.flatMap(labels)

  private static func labels(_ direction: Direction) -> [AxesMethod] {
    let name = direction.rawValue
    return [
      AxesMethod("set_\(name)label(\(name)label, fontdict=None, labelpad=None, *, loc=None, **kwargs)") {
        call in
        try call.refuse(3) { $0.isNone || call.machine.text($0)?.string == "center" }
        var label = Label(size: call.machine.matplotlib.settings.labelSize)
        label.pad = try call.optionalDouble(2)
        let object = call.axes.text(.axisLabel(direction), call.machine)
        return try call.write(call[0], object, label, fontdict: call[1], call.keywords(4))
      },
      AxesMethod("get_\(name)label()") { call in call.machine.string(call.axes.axes[direction].label.text) },
    ]
  }
}

extension AxesObject {
  /// The object of a text around the axes, always the same.
  func text(_ target: TextObject.Target, _ machine: Machine) -> TextObject {
    if let known = texts[target]?.as(TextObject.self) { return known }
    let position: (Value, Value) =
      switch target {
      case .title(.left): (Value(0.0), Value(1.0))
      case .title(.right): (Value(1.0), Value(1.0))
      case .title: (Value(0.5), Value(1.0))
      case .axisLabel(.x): (Value(0.5), Value(0))
      default: (Value(0), Value(0.5))
      }
    let made = machine.heap.adopt(
      TextObject(target, of: Value(self), at: position, type: machine.matplotlib.text))
    texts[target] = Value(made)
    return made
  }
}

extension PlotCall where Subject == AxesObject {
  /// A place along an axis; a name where the axis has names.
  fileprivate func place(_ index: Int, _ direction: Direction) throws -> Double {
    try machine.coordinate(self[index], direction, of: axes)
  }

  /// Sets title or label: its text, then what keywords say of its look. A wrong one changes nothing.
  fileprivate func write(
    _ value: Value, _ object: TextObject, _ label: Label, fontdict: Value, _ given: Keywords
  ) throws -> Value {
    var keywords = try machine.keywords(fontdict, "fontdict")
    keywords.merge(given)
    let old = object.text
    var fresh = label
    fresh.text = value.isNone ? "" : try machine.label(value)
    if label.pad == nil { fresh.pad = old.pad }
    // What an earlier call said of the look stays, as in matplotlib.
    if !old.text.isEmpty {
      let kept = fresh
      fresh = old
      fresh.text = kept.text
      fresh.pad = kept.pad
    }
    object.text = fresh
    do {
      try ArtistKind.text.apply(keywords, to: object, machine)
    } catch {
      object.text = old
      throw error
    }
    return Value(object)
  }

  fileprivate func annotate() throws -> Value {
    try refuse(6)
    let point = try machine.items(of: self[1])
    guard point.count == 2 else {
      throw machine.error(.valueError, "xy must have two parts, not \(point.count)")
    }
    let textPoint = isGiven(2) ? try machine.items(of: self[2]) : point
    guard textPoint.count == 2 else {
      throw machine.error(.valueError, "xytext must have two parts, not \(textPoint.count)")
    }
    let coordinates = machine.text(self[3])?.string ?? ""
    let textCoordinates = isGiven(4) ? machine.text(self[4])?.string ?? "" : coordinates
    guard ["data", "axes fraction"].contains(coordinates) else {
      throw machine.unsupported("annotate(): xycoords=\(try machine.repr(self[3]).string)")
    }
    var note = Note(
      Label(try machine.label(self[0]), size: machine.matplotlib.settings.fontSize), x: 0, y: 0)
    switch textCoordinates {
    case "offset points":
      note.x = try machine.coordinate(point[0], .x, of: axes)
      note.y = try machine.coordinate(point[1], .y, of: axes)
      note.coordinates = coordinates == "data" ? .data : .axes
      if isGiven(2) { note.offset = (try machine.double(textPoint[0]), try machine.double(textPoint[1])) }
    case "data", "axes fraction":
      note.x = try machine.coordinate(textPoint[0], .x, of: axes)
      note.y = try machine.coordinate(textPoint[1], .y, of: axes)
      note.coordinates = textCoordinates == "data" ? .data : .axes
    default: throw machine.unsupported("annotate(): textcoords=\(try machine.repr(self[4]).string)")
    }
    if isGiven(5) {
      guard coordinates == "data" else {
        throw machine.unsupported("annotate(): an arrow to a place in parts of the axes")
      }
      note.target = (
        try machine.coordinate(point[0], .x, of: axes), try machine.coordinate(point[1], .y, of: axes)
      )
      try readArrow(into: &note)
    }
    let object = machine.heap.adopt(
      TextObject(note, at: (textPoint[0], textPoint[1]), type: machine.matplotlib.annotation))
    try ArtistKind.annotation.apply(keywords(7), to: object, machine)
    axes.add(object, scalesX: false, scalesY: false)
    return Value(object)
  }

  private func readArrow(into note: inout Note) throws {
    var properties = try machine.keywords(self[5], "arrowprops")
    guard let style = properties.take("arrowstyle"), machine.text(style)?.string == "->" else {
      throw machine.unsupported("annotate(): an arrow other than arrowprops=dict(arrowstyle='->')")
    }
    if let color = properties.take("color") ?? properties.take("edgecolor") ?? properties.take("ec") {
      note.arrowColor = try machine.color(color, in: .patch)
    }
    if let width = properties.take("linewidth") ?? properties.take("lw") {
      note.arrowWidth = try machine.double(width)
    }
    if let name = properties.names.first {
      throw machine.unsupported("annotate(): '\(name)' in arrowprops")
    }
  }
}
