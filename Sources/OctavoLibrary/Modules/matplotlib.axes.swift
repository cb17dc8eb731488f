import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// `matplotlib.axes.Axes`: its table, and what belongs to no other file.
extension PlotMethod where Subject == AxesObject {
  /// Methods of `Axes` itself, and those of the class under it: error messages name them so.
  static let ownMethods: [AxesMethod] =
    lines + [hist] + bars + areas + [errorbar] + legend
    + texts.filter { !$0.name.hasSuffix("label") }
  static let baseMethods: [AxesMethod] =
    limits + ticks + texts.filter { $0.name.hasSuffix("label") } + general
  static let all: [AxesMethod] = ownMethods + baseMethods

  /// The row of that name.
  static func named(_ name: String) -> AxesMethod? { all.first { $0.name == name } }

  private static let general: [AxesMethod] = [
    AxesMethod("clear()") { call in
      call.axes.clear()
      call.machine.style(call.axes)
      return .none
    },
    AxesMethod("cla()") { call in
      call.axes.clear()
      call.machine.style(call.axes)
      return .none
    },
    AxesMethod("set_facecolor(color)") { call in
      call.axes.axes.faceColor = try call.machine.color(call[0]).asGround
      return .none
    },
    AxesMethod("get_facecolor()") { call in call.machine.rgba(call.axes.axes.faceColor) },
    AxesMethod("set_axis_off()") { call in
      call.axes.axes.isFrameHidden = true
      return .none
    },
    AxesMethod("set_axis_on()") { call in
      call.axes.axes.isFrameHidden = false
      return .none
    },
    AxesMethod("set_axisbelow(b)") { call in
      // Grid lines lie over patches and under lines.
      guard call.machine.text(call[0])?.string == "line" else {
        throw call.machine.unsupported("set_axisbelow(\(try call.machine.repr(call[0]).string))")
      }
      return .none
    },
    AxesMethod("set_frame_on(b)") { call in
      call.axes.axes.spines = try call.bool(0) ? Set(Axes.Side.allCases) : []
      return .none
    },
    AxesMethod("get_frame_on()") { call in Value(!call.axes.axes.spines.isEmpty) },
    AxesMethod("set_visible(b)") { call in
      call.axes.axes.isVisible = try call.bool(0)
      return .none
    },
    AxesMethod("get_visible()") { call in Value(call.axes.axes.isVisible) },
    AxesMethod("set_label(s)") { call in
      call.axes.parts["label"] = call[0].isNone ? .none : call.machine.string(try call.machine.label(call[0]))
      return .none
    },
    AxesMethod("get_label()") { call in call.axes.parts["label"] ?? call.machine.string("") },
    AxesMethod("has_data()") { call in
      Value(call.axes.artists.contains { $0.as(TextObject.self) == nil })
    },
    AxesMethod("get_figure(root=False)") { call in Value(call.axes.owner) },
    AxesMethod("get_lines()") { call in
      try call.machine.silentList("Line2D", call.axes.artists.filter { $0.as(LineObject.self) != nil })
    },
    AxesMethod("get_children()") { call in call.machine.list(call.axes.artists) },
    AxesMethod("get_xaxis()") { call in call.axes.axisObject(.x, call.machine) },
    AxesMethod("get_yaxis()") { call in call.axes.axisObject(.y, call.machine) },
    AxesMethod("remove()") { call in
      call.axes.owner.remove(call.axes)
      return .none
    },
    AxesMethod("sharex(other)") { call in try call.share(.x) },
    AxesMethod("sharey(other)") { call in try call.share(.y) },
    AxesMethod("add_line(line)") { call in try call.add(LineObject.self) },
    AxesMethod("add_patch(p)") { call in try call.add(PatchObject.self) },
    AxesMethod("add_artist(a)") { call in try call.add(MarkArtist.self) },
  ]

  /// `Axes.set(…)`: each keyword is a call of the method `set_…`.
  static let set = AxesMethod("set(**kwargs)") { call in
    let axes = Value(call.axes)
    let keywords = call.keywords(0)
    for name in keywords.names where try call.machine.optionalAttribute(of: axes, "set_\(name)") == nil {
      throw call.machine.error(.attributeError, "Axes.set() got an unexpected keyword argument '\(name)'")
    }
    return call.machine.list(
      try keywords.pairs.map { name, value in
        try call.machine.call(call.machine.attribute(of: axes, "set_\(name)"), value)
      })
  }
}

extension PlotCall where Subject == AxesObject {
  fileprivate func share(_ direction: Direction) throws -> Value {
    guard let other = self[0].as(AxesObject.self), other.owner === axes.owner else {
      throw machine.unsupported("sharing an axis with axes of another figure")
    }
    axes.owner.figure.share(direction, of: axes.index, with: other.index)
    return .none
  }

  fileprivate func add<Kind: MarkArtist>(_ kind: Kind.Type) throws -> Value {
    guard let artist = self[0].as(MarkArtist.self), artist is Kind, artist.axesObject == nil,
      artist.mark != nil
    else {
      throw machine.unsupported("adding this object to axes")
    }
    axes.add(artist)
    return self[0]
  }
}

extension TypeTable {
  static let axesBase = TypeTable(
    doc: "What axes of all kinds have.",
    methods: AxesMethod.baseMethods.map(\.method) + [
      Native("__repr__(self, /)") { call in
        let axes = call[0].unchecked(AxesObject.self)
        return call.machine.string("<Axes: \(try axes.describedParts(call.machine).joined(separator: ", "))>")
      },
      Native("__str__(self, /)") { call in
        call.machine.string(try call[0].unchecked(AxesObject.self).describedPlace(call.machine))
      },
    ],
    properties: properties)

  static let axes = TypeTable(
    doc: "A plot: two axes, what is drawn between them, and the texts around it.",
    methods: AxesMethod.ownMethods.map(\.method) + [AxesMethod.set.method]
      + RefusedNames.axesMethods.map { RefusedNames.method($0, of: "Axes") })

  private static let properties: [PropertyRow] = [
    property("figure") { _, axes in Value(axes.owner) },
    property("title") { machine, axes in Value(axes.text(.title(.center), machine)) },
    property("xaxis") { machine, axes in axes.axisObject(.x, machine) },
    property("yaxis") { machine, axes in axes.axisObject(.y, machine) },
    property("spines") { machine, axes in axes.spinesObject(machine) },
    property("legend_") { _, axes in axes.legend },
    property("containers") { machine, axes in machine.list(axes.containers) },
    property("transData") { machine, _ in
      Value(machine.heap.adopt(TransformObject(.data, type: machine.matplotlib.transform)))
    },
    property("transAxes") { machine, _ in
      Value(machine.heap.adopt(TransformObject(.axes, type: machine.matplotlib.transform)))
    },
    property("name") { machine, _ in machine.string("rectilinear") },
    artists("lines") { $0.as(LineObject.self) != nil },
    artists("patches") { $0.as(PatchObject.self) != nil },
    artists("collections") { $0.as(CollectionObject.self) != nil },
    artists("texts") { $0.as(TextObject.self) != nil },
    artists("images") { _ in false },
    artists("tables") { _ in false },
    artists("artists") { _ in false },
  ]

  private static func property(
    _ name: String, _ get: @escaping @Sendable (Machine, AxesObject) throws -> Value
  )
    -> PropertyRow
  {
    PropertyRow(name) { machine, x in try get(machine, x.unchecked(AxesObject.self)) }
  }

  private static func artists(_ name: String, _ isWanted: @escaping @Sendable (Value) -> Bool) -> PropertyRow
  {
    property(name) { machine, axes in
      Value(
        machine.heap.adopt(ArtistListObject(name, of: axes, type: machine.matplotlib.artistList, isWanted)))
    }
  }
}

extension AxesObject {
  /// What a repr tells: label, titles and axis labels as far as there are any.
  fileprivate func describedParts(_ machine: Machine) throws -> [String] {
    func quoted(_ text: String) throws -> String { try machine.repr(machine.string(text)).string }
    var described: [String] = []
    if let label = parts["label"], !label.isNone {
      described.append("label=\(try machine.repr(label).string)")
    }
    var titles: [String] = []
    for place in [Axes.TitlePlace.left, .center, .right] {
      if let text = axes.titles[place]?.text, !text.isEmpty {
        titles.append("'\(place.rawValue)': \(try quoted(text))")
      }
    }
    if !titles.isEmpty { described.append("title={\(titles.joined(separator: ", "))}") }
    for direction in Direction.allCases where !axes[direction].label.text.isEmpty {
      described.append("\(direction.rawValue)label=\(try quoted(axes[direction].label.text))")
    }
    return described
  }

  /// `Axes(left,bottom;widthxheight)` in parts of the figure, by matplotlib's default places.
  fileprivate func describedPlace(_ machine: Machine) throws -> String {
    let place = axes.defaultPlace
    let parts = try [place.left, place.bottom, place.width, place.height].map {
      try machine.format(Value($0), Text("g")).string
    }
    return "Axes(\(parts[0]),\(parts[1]);\(parts[2])x\(parts[3]))"
  }
}
