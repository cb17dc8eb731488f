import OctavoLanguage
import OctavoPlot

/// `matplotlib.text.Text`: a text in the axes, or one of those around them.
final class TextObject: MarkArtist {
  /// What the text belongs to.
  enum Target: Hashable {
    /// A mark of the axes, or nothing yet.
    case note
    case title(Axes.TitlePlace)
    case axisLabel(Direction)
    case tickLabel(Direction, Int)
    case legendEntry(Int)
    case legendTitle
    case figureTitle
  }
  let target: Target
  /// What the text around axes belongs to: axes or, for its title, a figure.
  private let subject: Value
  /// Where the text says it is.
  var position: (x: Value, y: Value)
  /// A text with no place in a figure, such as one of ticks that have none.
  private var spare = Label()

  init(_ target: Target, of subject: Value, at position: (Value, Value), text: String = "", type: TypeObject)
  {
    self.target = target
    self.subject = subject
    self.position = position
    spare.text = text
    super.init(nil, type: type)
  }

  init(_ note: Note, at position: (Value, Value), type: TypeObject) {
    target = .note
    subject = .none
    self.position = position
    super.init(note, type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(subject)
    marker.visit(position.x)
    marker.visit(position.y)
  }

  private var axes: AxesObject? { subject.as(AxesObject.self) }

  var text: Label {
    get {
      switch target {
      case .note: return mark(Note.self)?.text ?? Label()
      case .title(let place): return axes?.axes.titles[place] ?? Label(size: 12)
      case .axisLabel(let direction): return axes?.axes[direction].label ?? Label()
      case .tickLabel(let direction, _):
        var label = spare
        if let axis = axes?.axes[direction] {
          label.size = axis.tickLabelSize
          label.color = axis.tickLabelColor
          label.rotation = axis.tickLabelRotation
        }
        return label
      case .legendEntry(let index):
        var label = spare
        if let legend = axes?.axes.legend {
          label.size = legend.fontSize
          label.color = legend.textColor
          if let entries = legend.entries, entries.indices.contains(index) {
            label.text = entries[index].text
          }
        }
        return label
      case .legendTitle: return axes?.axes.legend?.title ?? spare
      case .figureTitle: return subject.as(FigureObject.self)?.figure.title ?? spare
      }
    }
    set {
      switch target {
      case .note: update(Note.self) { $0.text = newValue }
      case .title(let place): axes?.axes.titles[place] = newValue
      case .axisLabel(let direction): axes?.axes[direction].label = newValue
      case .tickLabel(let direction, _):
        // The labels of an axis look alike: one that changes changes all.
        spare = newValue
        axes?.axes[direction].tickLabelSize = newValue.size
        axes?.axes[direction].tickLabelColor = newValue.color
        axes?.axes[direction].tickLabelRotation = newValue.rotation ?? 0
      case .legendEntry(let index):
        spare = newValue
        axes?.axes.legend?.fontSize = newValue.size
        axes?.axes.legend?.textColor = newValue.color
        if let entries = axes?.axes.legend?.entries, entries.indices.contains(index) {
          axes?.axes.legend?.entries?[index].text = newValue.text
        }
      case .legendTitle: axes?.axes.legend?.title = newValue
      case .figureTitle: subject.as(FigureObject.self)?.figure.title = newValue
      }
    }
  }

  /// Whether the text's place is the figure's business, not the program's.
  var isPlaced: Bool { target != .note }
  var isTickLabel: Bool { if case .tickLabel = target { true } else { false } }

  /// Aligns tick labels at their ticks.
  func setTickAnchor(_ anchor: TextStyle.Anchor?) {
    if case .tickLabel(let direction, _) = target { axes?.axes[direction].tickLabelAnchor = anchor }
  }
}

extension ArtistKind {
  static let text = ArtistKind("Text", textProperties, refused: textRefusals)
  static let annotation = ArtistKind(
    "Annotation", textProperties, refused: textRefusals + " anncoords annotation_clip")

  private static let textRefusals =
    ArtistProperty.commonRefusals.replacing(" transform", with: "")
    + " backgroundcolor bbox fontfeatures fontstretch fontvariant language math_fontfamily"
    + " parse_math transform_rotates_text"

  private static let textProperties: [ArtistProperty] =
    ArtistProperty.common(zorder: 3, label: { _ in "" }) { artist, alpha in
      let object = text(artist)
      if object.isPlaced { object.text.color = object.text.color.opacity(alpha) }
      artist.update(Note.self) { $0.alpha = alpha }
    } + [
      ArtistProperty(
        "text", get: { machine, artist in machine.string(text(artist).text.text) },
        set: { machine, artist, value in
          let object = text(artist)
          guard !object.isTickLabel else {
            throw machine.error(
              .notImplementedError,
              "the text of one tick label cannot be changed in Octavo; use set_xticks(…, labels=…)")
          }
          object.text.text = value.isNone ? "" : try machine.label(value)
        }),
      ArtistProperty(
        "color", ["c"], keepsGiven: true, get: { machine, artist in machine.string("black") },
        set: { machine, artist, value in
          if value.isNone { return }
          text(artist).text.color = try machine.color(value, in: .artist)
        }),
      ArtistProperty(
        "fontsize", ["size"], get: { _, artist in Value(text(artist).text.size) },
        set: { machine, artist, value in text(artist).text.size = try machine.fontSize(value) }),
      ArtistProperty(
        "fontweight", ["weight"], keepsGiven: true, get: { machine, _ in machine.string("normal") },
        set: { machine, artist, value in text(artist).text.isBold = try machine.isBold(value) }),
      ArtistProperty(
        "fontstyle", ["style"], keepsGiven: true, get: { machine, _ in machine.string("normal") },
        set: { machine, artist, value in text(artist).text.isItalic = try machine.isItalic(value) }),
      ArtistProperty(
        "rotation", get: { _, artist in Value(text(artist).text.rotation ?? defaultRotation(artist)) },
        set: { machine, artist, value in text(artist).text.rotation = try machine.rotation(value) }),
      alignment("horizontalalignment", "ha", ["center", "right", "left"]),
      alignment("verticalalignment", "va", ["top", "bottom", "center", "baseline", "center_baseline"]),
      ArtistProperty(
        "position",
        get: { machine, artist in machine.tuple([text(artist).position.x, text(artist).position.y]) },
        set: { machine, artist, value in
          let parts = try machine.items(of: value)
          guard parts.count == 2 else {
            throw machine.error(.valueError, "not enough values to unpack (expected 2, got \(parts.count))")
          }
          try move(text(artist), x: parts[0], y: parts[1], machine)
        }),
      ArtistProperty(
        "x",
        set: { machine, artist, value in try move(text(artist), x: value, y: text(artist).position.y, machine)
        }),
      ArtistProperty(
        "y",
        set: { machine, artist, value in try move(text(artist), x: text(artist).position.x, y: value, machine)
        }),
      ArtistProperty(
        "transform",
        set: { machine, artist, value in
          guard let transform = value.as(TransformObject.self), !text(artist).isPlaced else {
            throw machine.error(
              .notImplementedError,
              "texts can be placed by ax.transData or ax.transAxes in Octavo, not by another transform")
          }
          text(artist).update(Note.self) { $0.coordinates = transform.coordinates }
        }),
      .fixed("rotation_mode", to: [.none, .text("default")]),
      .fixed("usetex", to: [.bool(false)]),
      .fixed("wrap", to: [.bool(false)]),
      .fixed("fontfamily", ["family", "fontname", "name"], to: [.text("sans-serif"), .none]),
      .fixed("fontproperties", ["font", "font_properties"], to: [.none]),
      .fixed("multialignment", ["ma"], to: [.none]),
      .fixed("linespacing", to: [.none]),
    ]

  // The rows here are only reached through types whose instances are text objects.
  private static func text(_ artist: MarkArtist) -> TextObject { unsafeDowncast(artist, to: TextObject.self) }

  private static func defaultRotation(_ artist: MarkArtist) -> Double {
    text(artist).target == .axisLabel(.y) ? 90 : 0
  }

  private static func alignment(_ name: String, _ alias: String, _ values: [String]) -> ArtistProperty {
    ArtistProperty(
      name, [alias],
      get: { machine, artist in machine.string(alignments(text(artist), machine)[name] ?? "") },
      set: { machine, artist, value in
        let object = text(artist)
        let chosen = machine.text(value)?.string ?? ""
        guard values.contains(chosen) else {
          let shown = try machine.repr(value).string
          throw machine.error(
            .valueError,
            "\(shown) is not a valid value for align. Supported values are "
              + values.map { "'\($0)'" }.joined(separator: ", "))
        }
        artist.given[name] = value
        var all = alignments(object, machine)
        all[name] = chosen
        try object.update(Note.self) {
          try $0.align(horizontal: all["horizontalalignment"] ?? "", vertical: all["verticalalignment"] ?? "")
        }
        if object.isTickLabel, name == "horizontalalignment" {
          object.setTickAnchor(chosen == "right" ? .end : chosen == "left" ? .start : nil)
        } else if object.isPlaced, chosen != defaultAlignments(object)[name] {
          throw machine.error(
            .notImplementedError, "aligning titles and axis labels is not supported by Octavo; use loc=")
        }
      })
  }

  private static func alignments(_ object: TextObject, _ machine: Machine) -> [String: String] {
    var all = defaultAlignments(object)
    for name in all.keys {
      if let given = object.given[name], let text = machine.text(given) { all[name] = text.string }
    }
    return all
  }

  private static func defaultAlignments(_ object: TextObject) -> [String: String] {
    switch object.target {
    case .title(let place):
      ["horizontalalignment": place == .center ? "center" : place.rawValue, "verticalalignment": "baseline"]
    case .axisLabel(.x), .tickLabel(.x, _): ["horizontalalignment": "center", "verticalalignment": "top"]
    case .axisLabel(.y): ["horizontalalignment": "center", "verticalalignment": "bottom"]
    case .tickLabel(.y, _): ["horizontalalignment": "right", "verticalalignment": "center_baseline"]
    case .figureTitle: ["horizontalalignment": "center", "verticalalignment": "top"]
    default: ["horizontalalignment": "left", "verticalalignment": "baseline"]
    }
  }

  private static func move(_ object: TextObject, x: Value, y: Value, _ machine: Machine) throws {
    guard !object.isPlaced else {
      throw machine.error(.notImplementedError, "titles and labels cannot be moved in Octavo")
    }
    let place = (x: try machine.double(x), y: try machine.double(y))
    object.position = (x, y)
    object.update(Note.self) { note in
      note.x = place.x
      note.y = place.y
    }
  }
}

extension Machine {
  func isItalic(_ x: Value) throws -> Bool {
    let name = text(x)?.string ?? ""
    guard ["normal", "italic", "oblique"].contains(name) else {
      throw error(
        .valueError,
        "\(try repr(x).string) is not a valid value for style. Supported values are 'normal', 'italic', 'oblique'"
      )
    }
    return name != "normal"
  }
}

/// `ax.transData` and `ax.transAxes`: what the place of a text is measured in.
final class TransformObject: Object {
  let coordinates: Note.Coordinates
  init(_ coordinates: Note.Coordinates, type: TypeObject) {
    self.coordinates = coordinates
    super.init(type: type)
  }
}

extension TypeTable {
  static let text = TypeTable(doc: "A text.", methods: ArtistKind.text.methods + textSpecials)
  static let annotation = TypeTable(
    doc: "A text about a point.", methods: ArtistKind.annotation.methods + textSpecials)

  private static let textSpecials: [Native] = [
    Native("__repr__(self, /)") { call in
      let text = call[0].unchecked(TextObject.self)
      let machine = call.machine
      let parts = try [text.position.x, text.position.y].map { try machine.str($0).string }
      let shown = try machine.repr(machine.string(text.text.text)).string
      return machine.string("Text(\(parts[0]), \(parts[1]), \(shown))")
    }
  ]
}
