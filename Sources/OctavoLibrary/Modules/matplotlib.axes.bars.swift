import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Bars: `bar` and `barh`.
extension PlotMethod where Subject == AxesObject {
  static let bars: [AxesMethod] = [
    AxesMethod("bar(x, height, width=0.8, bottom=None, *, align='center', data=None, **kwargs)") { call in
      try call.refuse(5)
      var keywords = call.keywords(6)
      let orientation = try keywords.take("orientation").map {
        try Bars.Orientation(parsing: call.machine.label($0))
      }
      guard orientation != .horizontal else {
        throw call.machine.unsupported("bar(orientation='horizontal') (use barh)")
      }
      return try BarPlan(call, orientation: .vertical, keywords).draw()
    },
    AxesMethod("barh(y, width, height=0.8, left=None, *, align='center', data=None, **kwargs)") { call in
      try call.refuse(5)
      return try BarPlan(call, orientation: .horizontal, call.keywords(6)).draw()
    },
    AxesMethod(
      "bar_label(container, labels=None, *, fmt='%g', label_type='edge', padding=0, **kwargs)"
    ) { call in try call.labelBars() },
  ]
}

/// What one call of `bar` or `barh` asks for.
private struct BarPlan {
  private let call: PlotCall<AxesObject>
  private let orientation: Bars.Orientation
  private var machine: Machine { call.machine }
  private var axes: AxesObject { call.axes }
  /// The direction bars stand in a row.
  private var along: Direction { orientation == .vertical ? .x : .y }
  private var across: Direction { orientation == .vertical ? .y : .x }

  private var places: NDArray
  private var lengths: NDArray
  private var thickness: NDArray
  private var bases: NDArray
  private var keywords: Keywords
  private let tickLabels: Value?
  private let labels: [String]?
  private let label: String?
  private let errors: (x: Value?, y: Value?)
  private var errorKeywords: Keywords
  private let isLogarithmic: Bool
  private let faces: [Color]
  private let edges: [Color]?
  private let widths: [Double]?

  init(_ call: PlotCall<AxesObject>, orientation: Bars.Orientation, _ keywords: Keywords) throws {
    self.call = call
    self.orientation = orientation
    let machine = call.machine
    var keywords = keywords
    // `color` is for the faces alone, unlike a patch's.
    let color = keywords.take("color")
    keywords = try ArtistKind.rectangle.normalized(keywords, machine)
    tickLabels = keywords.take("tick_label")
    errors = (keywords.take("xerr"), keywords.take("yerr"))
    errorKeywords = try machine.keywords(keywords.take("error_kw") ?? .none, "error_kw")
    if let value = keywords.take("ecolor") { errorKeywords.setDefault("ecolor", value) }
    if let value = keywords.take("capsize") { errorKeywords.setDefault("capsize", value) }
    isLogarithmic = try keywords.take("log").map(machine.truth) ?? false
    let text = keywords.takeGiven("label") ?? .none
    if machine.isSequence(text) {
      labels = try machine.items(of: text).map(machine.label)
      label = nil
    } else {
      labels = nil
      label = text.isNone ? nil : try machine.label(text)
    }
    faces = try (keywords.take("facecolor") ?? color).map { try machine.colors($0, in: .patch) } ?? []
    edges = try keywords.take("edgecolor").map { try machine.colors($0, in: .patch) }
    widths = try keywords.take("linewidth").map { try machine.numbers($0) }
    self.keywords = keywords
    places = try machine.plotArray(call[0])
    lengths = try machine.plotArray(call[1])
    thickness = try machine.plotArray(call[2])
    bases = call.isGiven(3) ? try machine.plotArray(call[3]) : try NDArray([0])
    if places.size == 1, let more = [lengths, thickness, bases].first(where: { $0.size > 1 }) {
      places = try places.broadcast(to: more.shape).copy()
    }
    if let labels, labels.count != places.size {
      throw PlotError("number of labels (\(labels.count)) does not match number of bars (\(places.size)).")
    }
  }

  func draw() throws -> Value {
    try tryKeywords()
    var options = BarOptions()
    options.orientation = orientation
    options.alignment = try call.text(4)
    let values = (
      places: try machine.coordinates(places, along, of: axes),
      lengths: try machine.coordinates(lengths, across, of: axes),
      thickness: try machine.numbers(thickness), bases: try machine.coordinates(bases, across, of: axes)
    )
    // Bars are made in axes of their own first: a wrong shape leaves nothing behind.
    var scratch = Axes(place: .fixed(FractionalRect(left: 0, bottom: 0, width: 1, height: 1)))
    options.color = .cycle(0)
    try scratch.bar(
      places: values.places, lengths: values.lengths, thickness: values.thickness, bases: values.bases,
      options: options)
    guard var bars = scratch.marks.first as? Bars else { return .none }
    dress(&bars)
    if isLogarithmic { axes.owner.figure.setScale(across, of: axes.index, .log) }
    let patches = labels == nil ? try add(bars) : try addLabelled(bars)
    let container = try machine.barContainer(
      patches, values: machine.arrayObject(lengths), orientation: orientation,
      label: machine.string(label ?? (labels != nil ? "_nolegend_" : "_container\(axes.containers.count)")))
    axes.containers.append(container)
    try addTickLabels(values.places)
    try addErrorBars(at: bars)
    return container
  }

  /// Faces, edges and widths, for all bars or one by one.
  private func dress(_ bars: inout Bars) {
    var common = bars.look
    common.faceColor = faces.count == 1 ? faces[0] : faces.isEmpty ? axes.axes.nextPatchColor() : faces[0]
    if common.faceColor?.alpha == 0 { common.faceColor = nil }
    common.edgeColor = edges.flatMap { $0.first }.flatMap { $0.alpha == 0 ? nil : $0 }
    common.edgeWidth = widths?.first ?? 1
    bars.look = common
    guard faces.count > 1 || (edges?.count ?? 0) > 1 || (widths?.count ?? 0) > 1 else { return }
    for index in bars.starts.indices {
      var look = common
      if faces.count > 1 { look.faceColor = faces[index % faces.count] }
      if let edges, edges.count > 1 { look.edgeColor = edges[index % edges.count] }
      if let widths, widths.count > 1 { look.edgeWidth = widths[index % widths.count] }
      if look != common { bars.looks[index] = look }
    }
  }

  /// Raises for keywords no rectangle takes.
  private func tryKeywords() throws {
    let mark = Bars(starts: [0], widths: [1], bases: [0], heights: [1], faceColor: .cycle(0))
    let scratch = machine.heap.adopt(PatchObject(mark, type: machine.matplotlib.rectangle))
    try ArtistKind.rectangle.apply(keywords, to: scratch, machine)
  }

  private func add(_ bars: Bars) throws -> [Value] {
    var bars = bars
    bars.isContainer = true
    bars.label = label ?? ""
    let place = axes.axes.add(bars)
    let whole = machine.heap.adopt(PatchObject(nil, type: machine.matplotlib.rectangle))
    whole.settle(in: axes, at: place)
    try ArtistKind.rectangle.apply(keywords, to: whole, machine)
    return try bars.starts.indices.map { try patch($0, part: $0, at: place, label: "_nolegend_") }
  }

  /// Each bar with an entry of its own in the legend.
  private func addLabelled(_ bars: Bars) throws -> [Value] {
    try bars.starts.indices.map { index in
      var single = Bars(
        starts: [bars.starts[index]], widths: [bars.widths[index]], bases: [bars.bases[index]],
        heights: [bars.heights[index]], orientation: orientation, faceColor: nil)
      single.look = bars.looks[index] ?? bars.look
      single.label = labels?[index] ?? ""
      let place = axes.axes.add(single)
      let made = try patch(index, part: 0, at: place, label: single.label)
      try ArtistKind.rectangle.apply(keywords, to: made.unchecked(PatchObject.self), machine)
      return made
    }
  }

  private func patch(_ index: Int, part: Int, at place: Int, label: String) throws -> Value {
    let made = machine.heap.adopt(PatchObject(nil, part: part, type: machine.matplotlib.rectangle))
    made.settle(in: axes, at: place)
    axes.note(made)
    made.given["label"] = machine.string(label)
    for name in ["alpha", "zorder", "visible", "linestyle"] { made.given[name] = keywords[name] }
    let isVertical = orientation == .vertical
    // Sizes keep their type, so that a count is told as a whole number.
    made.given[isVertical ? "height" : "width"] = try machine.element(index, of: lengths)
    made.given[isVertical ? "width" : "height"] = try machine.element(index, of: thickness)
    made.given[isVertical ? "y" : "x"] = try machine.element(index, of: bases)
    return Value(made)
  }

  private func addTickLabels(_ centers: [Double]) throws {
    guard let tickLabels else { return }
    var texts =
      machine.isSequence(tickLabels)
      ? try machine.items(of: tickLabels).map(machine.label) : [try machine.label(tickLabels)]
    if texts.count == 1 { texts = Array(repeating: texts[0], count: centers.count) }
    try axes.owner.figure.setTicks(along, of: axes.index, centers, labels: texts)
    axes.axes[along].isStale = true
  }

  private func addErrorBars(at bars: Bars) throws {
    guard errors.x != nil || errors.y != nil else { return }
    let middles = zip(bars.starts, bars.widths).map { $0 + $1 / 2 }
    let ends = zip(bars.bases, bars.heights).map { $0 + $1 }
    let isVertical = orientation == .vertical
    var keywords = errorKeywords
    keywords.setDefault("ecolor", machine.string("k"))
    keywords.setDefault("fmt", machine.string("none"))
    keywords.setDefault("label", machine.string("_nolegend_"))
    _ = try ErrorPlan(
      axes, machine, x: isVertical ? middles : ends, y: isVertical ? ends : middles,
      xError: errors.x ?? .none,
      yError: errors.y ?? .none, keywords
    ).draw()
  }
}

extension Machine {
  /// An element of an array, or of one element for all.
  func element(_ index: Int, of array: NDArray) throws -> Value {
    let flat = try array.ravel()
    guard flat.size > 0, !flat.dtype.isString else { return float64(0) }
    let element = try flat.row(index < flat.size ? index : 0)
    return scalar(element.firstScalar, element.dtype)
  }
}

extension PlotCall where Subject == AxesObject {
  /// `bar_label`: the bars' lengths as texts at their ends or in their middles.
  fileprivate func labelBars() throws -> Value {
    let patches = try machine.artists(in: self[0]).compactMap { $0 as? PatchObject }
    let isCentered = try text(3) == "center"
    guard try isCentered || text(3) == "edge" else {
      throw machine.error(
        .valueError,
        "\(try machine.repr(self[3]).string) is not a valid value for label_type. Supported values are 'edge', 'center'"
      )
    }
    let padding = try double(4)
    let values = try machine.items(of: machine.attribute(of: self[0], "datavalues"))
    let texts = try isGiven(1) ? machine.items(of: self[1]).map(machine.label) : values.map(format)
    var labels: [Value] = []
    for (index, patch) in patches.enumerated() {
      guard let bars = patch.mark(Bars.self), let part = patch.part, part < bars.starts.count else {
        continue
      }
      let isVertical = bars.orientation == .vertical
      let middle = bars.starts[part] + bars.widths[part] / 2
      let end = bars.bases[part] + bars.heights[part]
      let place = isCentered ? bars.bases[part] + bars.heights[part] / 2 : end
      let isUp = bars.heights[part] >= 0
      var note = Note(
        Label(index < texts.count ? texts[index] : "", size: machine.matplotlib.settings.fontSize),
        x: isVertical ? middle : place, y: isVertical ? place : middle)
      let shift = isCentered ? 0 : (isUp ? 1 : -1) * padding
      note.offset = isVertical ? (0, shift) : (shift, 0)
      let (near, far) = isVertical ? ("bottom", "top") : ("left", "right")
      let anchor = isCentered ? "center" : isUp ? near : far
      try note.align(horizontal: isVertical ? "center" : anchor, vertical: isVertical ? anchor : "center")
      let text = machine.heap.adopt(
        TextObject(note, at: (Value(note.x), Value(note.y)), type: machine.matplotlib.annotation))
      try ArtistKind.annotation.apply(keywords(5), to: text, machine)
      axes.add(text, scalesX: false, scalesY: false)
      labels.append(Value(text))
    }
    return machine.list(labels)
  }

  /// A bar's length by `fmt`: printf style, a format of `str.format`, or a function.
  private func format(_ value: Value) throws -> String {
    guard let pattern = machine.text(self[2]) else { return try machine.label(machine.call(self[2], value)) }
    if pattern.string.contains("%") {
      return try machine.label(machine.binary(.modulo, self[2], value))
    }
    return try machine.label(machine.call(machine.attribute(of: self[2], "format"), value))
  }
}
