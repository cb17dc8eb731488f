import OctavoLanguage
import OctavoPlot

// Legends.
extension PlotMethod where Subject == AxesObject {
  static let legend: [AxesMethod] = [
    AxesMethod("legend(*args, **kwargs)") { call in try call.legend() },
    AxesMethod("get_legend()") { call in call.axes.legend },
    AxesMethod("get_legend_handles_labels(legend_handler_map=None)") { call in
      let entries = call.axes.axes.labelledEntries
      return call.machine.tuple([
        call.machine.list(entries.map { call.axes.handle(of: $0.mark) }),
        call.machine.list(entries.map { call.machine.string($0.text) }),
      ])
    },
  ]
}

extension AxesObject {
  /// The artist, or the container of artists, that stands for a mark.
  func handle(of mark: Int) -> Value {
    let artist = artists.first { $0.as(MarkArtist.self)?.place == mark } ?? .none
    guard axes.marks.indices.contains(mark), axes.marks[mark].isContainer else { return artist }
    return containers.first { container in
      container.as(TupleObject.self)?.items.contains { Value.identical($0, artist) } ?? false
    } ?? artist
  }
}

extension PlotCall where Subject == AxesObject {
  fileprivate func legend() throws -> Value {
    var keywords = keywords(1)
    let positional = rest(0)
    var handles = keywords.take("handles")
    var labels = keywords.take("labels")
    switch positional.count {
    case 0: break
    case 1:
      if handles == nil { labels = positional[0] } else { labels = labels ?? positional[0] }
    case 2: (handles, labels) = (positional[0], positional[1])
    default:
      throw machine.error(
        .typeError, "Invalid call to legend(): positional arguments must be labels, or handles and labels")
    }
    var legend = Legend()
    legend.fontSize = machine.matplotlib.settings.legendSize
    legend.title.size = machine.matplotlib.settings.fontSize
    try read(&keywords, into: &legend)
    legend.entries = try entries(handles, labels)
    if legend.entries?.isEmpty ?? true, handles == nil, labels == nil {
      axes.axes.warnings.append(Axes.emptyLegendWarning)
    }
    axes.axes.legend = legend
    let listed = (legend.entries ?? []).map { axes.handle(of: $0.mark) }
    let made = machine.heap.adopt(LegendObject(of: axes, handles: listed, type: machine.matplotlib.legend))
    axes.legend = Value(made)
    return Value(made)
  }

  private func entries(_ handles: Value?, _ labels: Value?) throws -> [Legend.Entry] {
    let texts: [String]? = try labels.map { labels in
      if machine.text(labels) != nil { return Array(try machine.label(labels)).map { String($0) } }
      return try machine.items(of: labels).map(machine.label)
    }
    guard let handles else {
      guard let texts else { return axes.axes.labelledEntries }
      return axes.axes.entries(with: texts)
    }
    let marks = try machine.items(of: handles).map { handle -> (mark: Int, label: String) in
      guard let found = try machine.mark(of: handle, for: axes) else {
        throw machine.unsupported("a legend entry for an object of type '\(machine.typeName(handle))'")
      }
      return found
    }
    if let texts { return zip(marks, texts).map { Legend.Entry(mark: $0.mark, text: $1) } }
    return marks.filter { !$0.label.hasPrefix("_") }.map { Legend.Entry(mark: $0.mark, text: $0.label) }
  }

  private func read(_ keywords: inout Keywords, into legend: inout Legend) throws {
    if let value = keywords.take("loc") { try legend.setLocation(value, machine) }
    if let value = keywords.take("fontsize") { legend.fontSize = try machine.fontSize(value) }
    if let value = keywords.take("prop") {
      var font = try machine.keywords(value, "prop")
      if let size = font.take("size") { legend.fontSize = try machine.fontSize(size) }
      if let name = font.names.first { throw machine.unsupported("legend(): '\(name)' in prop") }
    }
    if let value = keywords.take("title") { legend.title.text = try machine.label(value) }
    if let value = keywords.take("title_fontsize") { legend.title.size = try machine.fontSize(value) }
    if let value = keywords.take("ncols") ?? keywords.take("ncol") {
      legend.columns = try machine.index(value)
    }
    if let value = keywords.take("frameon") { legend.hasFrame = try machine.truth(value) }
    if let value = keywords.take("framealpha") { legend.frameOpacity = try machine.double(value) }
    if let value = keywords.take("facecolor") {
      legend.faceColor = machine.text(value)?.string == "inherit" ? nil : try machine.color(value)
    }
    if let value = keywords.take("edgecolor") { legend.edgeColor = try machine.color(value) }
    if let value = keywords.take("labelcolor") { legend.textColor = try machine.color(value) }
    if let value = keywords.take("bbox_to_anchor") { legend.anchor = try anchor(value) }
    for (name, value) in keywords.pairs {
      switch name {
      case "fancybox" where value.isNone || value.isTrue,
        "shadow" where value.isNone || value.isBool && !value.isTrue,
        "mode" where value.isNone, "numpoints" where value.isInt && value.int == 1:
        continue
      case _ where Self.otherLegendOptions.contains(name):
        throw machine.unsupported("legend(): \(name)=\(try machine.repr(value).string)")
      default:
        throw machine.error(.typeError, "Legend.__init__() got an unexpected keyword argument '\(name)'")
      }
    }
  }

  private func anchor(_ value: Value) throws -> FractionalRect {
    let parts = try machine.numbers(value)
    switch parts.count {
    case 2: return FractionalRect(left: parts[0], bottom: parts[1], width: 0, height: 0)
    case 4: return FractionalRect(left: parts[0], bottom: parts[1], width: parts[2], height: parts[3])
    default: throw PlotError("Invalid bbox_to_anchor argument : \(try machine.repr(value).string)")
    }
  }

  private static var otherLegendOptions: Set<String> {
    [
      "numpoints", "markerscale", "markerfirst", "reverse", "scatterpoints", "scatteryoffsets", "borderpad",
      "labelspacing", "handlelength", "handleheight", "handletextpad", "borderaxespad", "columnspacing",
      "mode",
      "fancybox", "shadow", "alignment", "bbox_transform", "linewidth", "title_fontproperties", "draggable",
      "handler_map",
    ]
  }
}

extension Machine {
  /// The place of the mark a legend entry shows, and its label. A mark of other axes, or of none, is added to these
  /// without being drawn.
  fileprivate func mark(of handle: Value, for axes: AxesObject) throws -> (mark: Int, label: String)? {
    var artist = handle.as(MarkArtist.self)
    var label = try artist?.given["label"].map { try str($0).string } ?? "_child"
    if handle.as(TupleObject.self) != nil {
      artist = try artists(in: handle).first
      if let own = try optionalAttribute(of: handle, "_label") { label = try str(own).string }
    }
    guard let artist, let mark = artist.mark, mark.hasKey else { return nil }
    if let home = artist.axesObject, home === axes { return (artist.place, label) }
    let place = axes.axes.add(KeyMark(mark: mark, label: label), scalesX: false, scalesY: false)
    return (place, label)
  }
}

/// A mark that shows in a legend only.
private struct KeyMark: Mark {
  let mark: any Mark
  var label: String
  var zOrder = 0.0
  var isVisible = false
  var hasKey: Bool { false }
  var extent: Extent { Extent() }
  init(mark: any Mark, label: String) {
    self.mark = mark
    self.label = label
  }
  func draw(on canvas: inout some Canvas, in frame: Frame) {}
  func drawKey(on canvas: inout some Canvas, in box: Rect) { mark.drawKey(on: &canvas, in: box) }
}
