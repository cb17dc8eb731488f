import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Ticks, their labels, and grid lines.
extension PlotMethod where Subject == AxesObject {
  static let ticks: [AxesMethod] =
    Direction.allCases.flatMap(ticks) + [
      AxesMethod("tick_params(axis='both', **kwargs)") { call in
        let name = try call.text(0)
        guard ["x", "y", "both"].contains(name) else {
          throw PlotError("'\(name)' is not a valid value for axis. Supported values are 'x', 'y', 'both'")
        }
        let parameters = try TickParameters(call.keywords(1), call.machine)
        for direction in Direction.allCases where name == "both" || name == direction.rawValue {
          try parameters.apply(direction, call.axes, call.machine)
        }
        return .none
      },
      AxesMethod("grid(visible=None, which='major', axis='both', **kwargs)") { call in try call.grid() },
      AxesMethod("minorticks_off()") { _ in .none },
      AxesMethod("label_outer(remove_inner_ticks=False)") { call in
        guard case .cell(let cell) = call.axes.axes.place else { return .none }
        let hidesTicks = try call.bool(0)
        if cell.rowRange.upperBound < cell.rows - 1 {
          call.axes.axes.x.showsTickLabels = false
          call.axes.axes.x.label.text = ""
          if hidesTicks { call.axes.axes.x.showsTicks = false }
        }
        if cell.columnRange.lowerBound > 0 {
          call.axes.axes.y.showsTickLabels = false
          call.axes.axes.y.label.text = ""
          if hidesTicks { call.axes.axes.y.showsTicks = false }
        }
        return .none
      },
    ]

  private static func ticks(_ direction: Direction) -> [AxesMethod] {
    let name = direction.rawValue
    return [
      AxesMethod("set_\(name)ticks(ticks, labels=None, *, minor=False, **kwargs)") { call in
        try call.refuse(2) { $0.isBool && !$0.isTrue }
        return try call.axes.setTicks(
          direction, call[0], labels: call[1], call.keywords(3), call.machine)
      },
      AxesMethod("get_\(name)ticks(*, minor=False)") { call in
        try call.axes.ticks(direction, minor: call.bool(0), call.machine)
      },
      AxesMethod("set_\(name)ticklabels(labels, *, minor=False, fontdict=None, **kwargs)") { call in
        try call.refuse(1) { $0.isBool && !$0.isTrue }
        var keywords = try call.machine.keywords(call[2], "fontdict")
        keywords.merge(call.keywords(3))
        return try call.axes.setTickLabels(direction, call[0], keywords, call.machine)
      },
      AxesMethod("get_\(name)ticklabels(minor=False, which=None)") { call in
        try call.refuse(1)
        guard try !call.bool(0) else { return call.machine.list([]) }
        return call.machine.list(try call.axes.tickLabels(direction, call.machine))
      },
    ]
  }
}

extension AxesObject {
  /// `set_xticks`, `set_yticks`.
  func setTicks(
    _ direction: Direction, _ ticks: Value, labels: Value, _ keywords: Keywords, _ machine: Machine
  )
    throws -> Value
  {
    if labels.isNone, let name = keywords.names.first {
      throw PlotError(
        "Incorrect use of keyword argument '\(name)'. Keyword arguments other than 'minor' modify the text labels "
          + "and can only be used if 'labels' are passed as well.")
    }
    let array = try machine.plotArray(ticks)
    let places = array.dtype.isString ? self.places(of: array.texts, direction) : try machine.numbers(array)
    let texts = labels.isNone ? nil : try machine.items(of: labels).map(machine.tickText)
    try owner.figure.setTicks(direction, of: index, places, labels: texts)
    parts["\(direction.rawValue)ticks"] = machine.arrayObject(array)
    if !keywords.isEmpty { try styleTickLabels(direction, keywords, machine) }
    return machine.list(
      places.map { _ in
        Value(
          machine.heap.adopt(
            MarkArtist(nil, type: machine.matplotlib.tick[direction] ?? machine.matplotlib.artist)))
      })
  }

  /// `get_xticks`, `get_yticks`: as given, or those found for the limits.
  func ticks(_ direction: Direction, minor: Bool, _ machine: Machine) throws -> Value {
    let ticks = owner.figure.ticks(direction, of: index)
    if minor { return try machine.floats(ticks.minor) }
    if let names = categories[direction] { return machine.list(names.indices.map { Value($0) }) }
    if case .fixed = axes[direction].ticks, let given = parts["\(direction.rawValue)ticks"] { return given }
    return try machine.floats(ticks.major)
  }

  /// `set_xticklabels`, `set_yticklabels`
  func setTickLabels(_ direction: Direction, _ labels: Value, _ keywords: Keywords, _ machine: Machine) throws
    -> Value
  {
    let texts = try machine.items(of: labels).map(machine.tickText)
    if texts.isEmpty {
      owner.figure.updateAxis(direction, of: index) { $0.showsTickLabels = false }
      return machine.list([])
    }
    guard case .fixed(let places, _) = axes[direction].ticks else {
      throw machine.unsupported(
        "set_\(direction.rawValue)ticklabels() without set_\(direction.rawValue)ticks() (give both, as set_\(direction.rawValue)ticks(ticks, labels))"
      )
    }
    guard places.count == texts.count else {
      throw PlotError(
        "The number of FixedLocator locations (\(places.count)), usually from a call to set_ticks, "
          + "does not match the number of labels (\(texts.count)).")
    }
    owner.figure.updateAxis(direction, of: index) { axis in
      axis.ticks = .fixed(places, labels: texts)
      axis.showsTickLabels = true
    }
    if !keywords.isEmpty { try styleTickLabels(direction, keywords, machine) }
    return machine.list(try tickLabels(direction, machine))
  }

  /// Text properties of all tick labels of an axis.
  func styleTickLabels(_ direction: Direction, _ keywords: Keywords, _ machine: Machine) throws {
    let none = Value(0)
    let probe = TextObject(
      .tickLabel(direction, 0), of: Value(self), at: (none, none), type: machine.matplotlib.text)
    let label = machine.heap.adopt(probe)
    label.text = label.text
    try ArtistKind.text.apply(keywords, to: label, machine)
  }

  /// Text objects for the labels at the ticks inside the limits.
  func tickLabels(_ direction: Direction, _ machine: Machine) throws -> [Value] {
    let ticks = owner.figure.ticks(direction, of: index)
    var given: [Value] = []
    if case .fixed = axes[direction].ticks {
      given = try machine.items(of: self.ticks(direction, minor: false, machine))
    }
    return zip(ticks.major, ticks.labels.texts).enumerated().map { number, tick in
      let place = number < given.count ? given[number] : Value(tick.0)
      let made = TextObject(
        .tickLabel(direction, number), of: Value(self),
        at: direction == .x ? (place, Value(0)) : (Value(0), place), text: tick.1,
        type: machine.matplotlib.text)
      return Value(machine.heap.adopt(made))
    }
  }
}

extension Machine {
  /// The text of a tick label: of a Text object, its text.
  func tickText(_ x: Value) throws -> String {
    if let text = x.as(TextObject.self) { return text.text.text }
    return try label(x)
  }
}

/// What `tick_params` was asked.
struct TickParameters {
  private var keywords: Keywords

  init(_ keywords: Keywords, _ machine: Machine) throws {
    for (name, value) in keywords.pairs {
      if Self.refused.contains(name) || name.hasPrefix("grid_") && Self.names.contains(name) {
        throw machine.unsupported("tick_params(): the argument '\(name)'")
      }
      switch name {
      case "which":
        let which = machine.text(value)?.string ?? ""
        guard ["major", "minor", "both"].contains(which) else {
          throw PlotError(
            "\(try machine.repr(value).string) is not a valid value for which. Supported values are 'major', 'minor', 'both'"
          )
        }
        if which == "minor" { throw machine.unsupported("tick_params(which='minor')") }
      case "reset":
        if try machine.truth(value) { throw machine.unsupported("tick_params(reset=True)") }
      case "rotation", "labelrotation", "labelsize", "labelcolor", "colors", "length", "bottom", "left",
        "top", "right",
        "labelbottom", "labelleft", "labeltop", "labelright", "direction":
        continue
      default:
        throw PlotError("keyword \(name) is not recognized; valid keywords are \(Self.listed)")
      }
    }
    self.keywords = keywords
  }

  func apply(_ direction: Direction, _ axes: AxesObject, _ machine: Machine) throws {
    let near = direction == .x ? "bottom" : "left"
    let far = direction == .x ? ["top", "labeltop"] : ["right", "labelright"]
    for name in far + ["direction"] {
      guard let value = keywords[name] else { continue }
      let isUsual = name == "direction" ? machine.text(value)?.string == "out" : try !machine.truth(value)
      if !isUsual { throw machine.unsupported("tick_params(): \(name)=\(try machine.repr(value).string)") }
    }
    var axis = axes.axes[direction]
    if let value = keywords["labelrotation"] ?? keywords["rotation"] {
      axis.tickLabelRotation = try machine.rotation(value)
    }
    if let value = keywords["labelsize"] { axis.tickLabelSize = try machine.fontSize(value) }
    if let value = keywords["labelcolor"] ?? keywords["colors"] {
      axis.tickLabelColor = try machine.color(value)
    }
    if let value = keywords["length"] { axis.showsTicks = try machine.tickLength(value) }
    if let value = keywords[near] { axis.showsTicks = try machine.truth(value) }
    if let value = keywords["label\(near)"] { axis.showsTickLabels = try machine.truth(value) }
    axes.axes[direction] = axis
  }

  private static let refused: Set<String> = [
    "size", "width", "color", "pad", "labelfontfamily", "zorder", "labelrotation_mode", "gridOn", "tick1On",
    "tick2On",
    "label1On", "label2On", "tickdir",
  ]
  /// Matplotlib's own list, as its message shows it.
  static let names =
    ("size width color tickdir pad labelsize labelcolor labelfontfamily zorder gridOn tick1On tick2On label1On label2On "
    + "length direction left bottom right top labelleft labelbottom labelright labeltop labelrotation "
    + "labelrotation_mode grid_agg_filter grid_alpha grid_animated grid_antialiased grid_clip_box grid_clip_on "
    + "grid_clip_path grid_color grid_dash_capstyle grid_dash_joinstyle grid_dashes grid_data grid_drawstyle "
    + "grid_figure grid_fillstyle grid_gapcolor grid_gid grid_in_layout grid_label grid_linestyle grid_linewidth "
    + "grid_marker grid_markeredgecolor grid_markeredgewidth grid_markerfacecolor grid_markerfacecoloralt "
    + "grid_markersize grid_markevery grid_mouseover grid_path_effects grid_picker grid_pickradius grid_rasterized "
    + "grid_sketch_params grid_snap grid_solid_capstyle grid_solid_joinstyle grid_transform grid_url grid_visible "
    + "grid_xdata grid_ydata grid_zorder grid_aa grid_c grid_ds grid_ls grid_lw grid_mec grid_mew grid_mfc "
    + "grid_mfcalt grid_ms").split(separator: " ").map(String.init)
  static let listed = "[" + names.map { "'\($0)'" }.joined(separator: ", ") + "]"
}

extension Machine {
  /// Ticks are drawn at their usual length or not at all.
  fileprivate func tickLength(_ x: Value) throws -> Bool {
    let length = try double(x)
    guard length == 0 || length == 3.5 else {
      throw unsupported("tick_params(): a length other than 0 and 3.5")
    }
    return length > 0
  }
}

extension PlotCall where Subject == AxesObject {
  fileprivate func grid() throws -> Value {
    let which = try text(1)
    guard ["major", "minor", "both"].contains(which) else {
      throw PlotError(
        "\(try machine.repr(self[1]).string) is not a valid value for which. Supported values are 'major', 'minor', 'both'"
      )
    }
    var style = machine.matplotlib.settings.grid
    style.includesMajor = which != "minor"
    style.includesMinor = which != "major"
    let keywords = keywords(3)
    try machine.read(keywords, into: &style)
    let name = try text(2)
    try Axes.checkAxis(name)
    for direction in Direction.allCases where name == "both" || name == direction.rawValue {
      let isOn =
        if isGiven(0) { try bool(0) } else { !keywords.isEmpty || axes.axes[direction].grid == nil }
      try axes.axes.setGrid(isOn ? style : nil, axis: direction.rawValue)
    }
    return .none
  }
}

extension Axes {
  /// Throws unless the name is x, y or both.
  fileprivate static func checkAxis(_ name: String) throws {
    var probe = Axes(place: .fixed(FractionalRect(left: 0, bottom: 0, width: 1, height: 1)))
    try probe.setGrid(nil, axis: name)
  }
}

extension Machine {
  /// Line properties of grid lines.
  func read(_ keywords: Keywords, into style: inout GridStyle) throws {
    var alpha: Double?
    for (name, value) in keywords.pairs {
      switch name {
      case "color", "c": style.color = try color(value, in: .artist)
      case "linestyle", "ls": style.style = try lineStyle(value)
      case "linewidth", "lw": style.width = try float(value)
      case "alpha": alpha = try opacity(value)
      case _ where TickParameters.names.contains("grid_\(name)"):
        throw unsupported("grid(): the argument '\(name)'")
      default:
        throw PlotError("keyword grid_\(name) is not recognized; valid keywords are \(TickParameters.listed)")
      }
    }
    if let alpha { style.color = style.color.opacity(alpha) }
  }
}
