import OctavoLanguage
import OctavoNumerics
import OctavoPlot

/// `ax.xaxis`, `ax.yaxis`
final class AxisObject: Object {
  private let axesValue: Value
  let direction: Direction

  init(of axes: AxesObject, _ direction: Direction, type: TypeObject) {
    axesValue = Value(axes)
    self.direction = direction
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(axesValue)
  }

  var axes: AxesObject { axesValue.unchecked(AxesObject.self) }
}

/// `ax.spines`, one of them, or several.
final class SpinesObject: Object {
  private let axesValue: Value
  let sides: [Axes.Side]

  init(of axes: AxesObject, _ sides: [Axes.Side], type: TypeObject) {
    axesValue = Value(axes)
    self.sides = sides
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(axesValue)
  }

  var axes: AxesObject { axesValue.unchecked(AxesObject.self) }
}

extension Axes {
  /// Matplotlib's default rectangle of these axes.
  var defaultPlace: FractionalRect {
    switch place {
    case .cell(let cell): cell.defaultPlace()
    case .fixed(let rect): rect
    }
  }
}

extension AxesObject {
  func axisObject(_ direction: Direction, _ machine: Machine) -> Value {
    let name = "\(direction.rawValue)axis"
    if let known = parts[name] { return known }
    let type = direction == .x ? machine.matplotlib.xAxis : machine.matplotlib.yAxis
    let made = Value(machine.heap.adopt(AxisObject(of: self, direction, type: type)))
    parts[name] = made
    return made
  }

  func spinesObject(_ machine: Machine) -> Value {
    if let known = parts["spines"] { return known }
    let made = Value(
      machine.heap.adopt(SpinesObject(of: self, Axes.Side.allCases, type: machine.matplotlib.spines)))
    parts["spines"] = made
    return made
  }

  fileprivate func spine(_ side: Axes.Side, _ machine: Machine) -> Value {
    let name = "spine \(side.rawValue)"
    if let known = parts[name] { return known }
    let made = Value(machine.heap.adopt(SpinesObject(of: self, [side], type: machine.matplotlib.spine)))
    parts[name] = made
    return made
  }
}

extension TypeTable {
  static let axis = TypeTable(
    doc: "One of the two axes of a plot.",
    methods: [
      Native("get_label(self)") { call in
        Value(axis(call).axes.text(.axisLabel(axis(call).direction), call.machine))
      },
      Native("get_label_text(self)") { call in
        call.machine.string(axis(call).axes.axes[axis(call).direction].label.text)
      },
      Native("set_label_text(self, label, fontdict=None, **kwargs)") { call in
        let machine = call.machine
        let object = axis(call).axes.text(.axisLabel(axis(call).direction), machine)
        var keywords = try machine.keywords(call[2], "fontdict")
        keywords.merge(Keywords(call: call, 3))
        object.text.text = try machine.label(call[1])
        try ArtistKind.text.apply(keywords, to: object, machine)
        return Value(object)
      },
      Native("set_ticks(self, ticks, labels=None, *, minor=False, **kwargs)") { call in
        guard try !call.bool(3) else { throw call.machine.unsupported("set_ticks(minor=True)") }
        return try axis(call).axes.setTicks(
          axis(call).direction, call[1], labels: call[2], Keywords(call: call, 4), call.machine)
      },
      Native("set_ticklabels(self, labels, *, minor=False, fontdict=None, **kwargs)") { call in
        guard try !call.bool(2) else { throw call.machine.unsupported("set_ticklabels(minor=True)") }
        var keywords = try call.machine.keywords(call[3], "fontdict")
        keywords.merge(Keywords(call: call, 4))
        return try axis(call).axes.setTickLabels(axis(call).direction, call[1], keywords, call.machine)
      },
      Native("get_ticklocs(self, *, minor=False)") { call in
        try axis(call).axes.ticks(axis(call).direction, minor: call.bool(1), call.machine)
      },
      Native("get_ticklabels(self, minor=False, which=None)") { call in
        call.machine.list(try axis(call).axes.tickLabels(axis(call).direction, call.machine))
      },
      Native("set_tick_params(self, which='major', reset=False, **kwargs)") { call in
        var keywords = Keywords(call: call, 3)
        keywords.append("which", call[1])
        keywords.append("reset", call[2])
        let parameters = try TickParameters(keywords, call.machine)
        try parameters.apply(axis(call).direction, axis(call).axes, call.machine)
        return .none
      },
      Native("grid(self, visible=None, which='major', **kwargs)") { call in
        let axis = axis(call)
        let method = try call.machine.attribute(of: Value(axis.axes), "grid")
        return try call.machine.call(
          method, [call[1], call[2], call.machine.string(axis.direction.rawValue)],
          named: Keywords(call: call, 3).pairs.map { ($0.name, $0.value) })
      },
      Native("set_visible(self, b)") { call in
        let isVisible = try call.bool(1)
        let axis = axis(call)
        axis.axes.axes[axis.direction].showsTicks = isVisible
        axis.axes.axes[axis.direction].showsTickLabels = isVisible
        if !isVisible { axis.axes.axes[axis.direction].label.text = "" }
        return .none
      },
      Native("set_inverted(self, inverted)") { call in
        let axis = axis(call)
        let limits = axis.axes.owner.figure.limits(axis.direction, of: axis.axes.index)
        if try call.bool(1) != (limits.low > limits.high) {
          axis.axes.owner.figure.invert(axis.direction, of: axis.axes.index)
        }
        return .none
      },
      Native("get_scale(self)") { call in
        call.machine.string(axis(call).axes.axes[axis(call).direction].scale.rawValue)
      },
    ]
      + [
        "set_major_locator", "set_minor_locator", "set_major_formatter", "set_minor_formatter",
        "set_label_position",
        "set_ticks_position", "tick_top", "tick_bottom", "tick_left", "tick_right", "set_label_coords",
        "set_units",
        "set_tick_position",
      ].map { RefusedNames.method($0, of: "Axis") },
    properties: [
      PropertyRow("label") { machine, x in
        let axis = x.unchecked(AxisObject.self)
        return Value(axis.axes.text(.axisLabel(axis.direction), machine))
      },
      PropertyRow("axes") { _, x in Value(x.unchecked(AxisObject.self).axes) },
      PropertyRow("axis_name") { machine, x in
        machine.string(x.unchecked(AxisObject.self).direction.rawValue)
      },
    ])

  private static func axis(_ call: Arguments) -> AxisObject { call[0].unchecked(AxisObject.self) }

  // MARK: Spines

  static let spine = TypeTable(
    doc: "A line that bounds the axes.",
    methods: spineMethods + [Native("__str__(self, /)") { call in call.machine.string("Spine") }])

  static let spinesProxy = TypeTable(doc: "Several spines at once.", methods: spineMethods)

  static let spines = TypeTable(
    doc: "The spines of axes by side.",
    methods: [
      Native("__getitem__(self, key, /)") { call in
        try part(of: call[0].unchecked(SpinesObject.self), call[1], call.machine)
      },
      Native("__len__(self, /)") { _ in Value(4) },
      Native("__iter__(self, /)") { call in
        try call.machine.iterator(
          of: call.machine.tuple(Axes.Side.allCases.map { call.machine.string($0.rawValue) }))
      },
      Native("keys(self)") { call in
        call.machine.list(Axes.Side.allCases.map { call.machine.string($0.rawValue) })
      },
      Native("values(self)") { call in
        let axes = call[0].unchecked(SpinesObject.self).axes
        return call.machine.list(Axes.Side.allCases.map { axes.spine($0, call.machine) })
      },
      Native("items(self)") { call in
        let axes = call[0].unchecked(SpinesObject.self).axes
        return call.machine.list(
          Axes.Side.allCases.map {
            call.machine.tuple([call.machine.string($0.rawValue), axes.spine($0, call.machine)])
          })
      },
    ],
    properties: Axes.Side.allCases.map { side in
      PropertyRow(side.rawValue) { machine, x in x.unchecked(SpinesObject.self).axes.spine(side, machine) }
    })

  private static func part(of spines: SpinesObject, _ key: Value, _ machine: Machine) throws -> Value {
    func side(_ x: Value) throws -> Axes.Side {
      guard let name = machine.text(x), let side = Axes.Side(rawValue: name.string) else {
        throw machine.error(.keyError, arguments: [x])
      }
      return side
    }
    if key.as(SliceObject.self) != nil {
      return Value(
        machine.heap.adopt(SpinesObject(of: spines.axes, spines.sides, type: machine.matplotlib.spinesProxy)))
    }
    if machine.isSequence(key) {
      let sides = try machine.items(of: key).map(side)
      return Value(
        machine.heap.adopt(SpinesObject(of: spines.axes, sides, type: machine.matplotlib.spinesProxy)))
    }
    return spines.axes.spine(try side(key), machine)
  }

  private static let spineMethods: [Native] =
    [
      Native("set_visible(self, b)") { call in
        let spines = call[0].unchecked(SpinesObject.self)
        for side in spines.sides {
          if try call.bool(1) {
            spines.axes.axes.spines.insert(side)
          } else {
            spines.axes.axes.spines.remove(side)
          }
        }
        return .none
      },
      Native("get_visible(self)") { call in
        let spines = call[0].unchecked(SpinesObject.self)
        return Value(spines.sides.allSatisfy(spines.axes.axes.spines.contains))
      },
    ]
    + [
      "set_color", "set_linewidth", "set_lw", "set_position", "set_linestyle", "set_edgecolor",
      "set_facecolor",
      "set_bounds", "set_alpha", "set_zorder", "set",
    ].map { RefusedNames.method($0, of: "Spine") }
}
