import OctavoLanguage
import OctavoNumerics
import OctavoPlot

/// `matplotlib.patches.Rectangle` and `Polygon`: one bar of several, or all of them; a span; an outline.
final class PatchObject: MarkArtist {
  /// Which bar of the mark this is; nil for all of it.
  let part: Int?

  init(_ mark: (any Mark)?, part: Int? = nil, type: TypeObject) {
    self.part = part
    super.init(mark, type: type)
  }

  /// Face, edge and whether the face is filled: the face of a patch that is not filled is kept.
  struct Look {
    var face: Color?
    var edge: Color?
    var width: Double
    var style: LineStyle
    var alpha: Double?
  }

  var look: Look {
    switch mark {
    case let bars as Bars:
      if let part, let own = bars.looks[part] { return Look(own) }
      return Look(bars.look)
    case let span as Span:
      return Look(
        face: span.faceColor, edge: span.edgeColor, width: span.edgeWidth, style: .solid, alpha: span.alpha)
    case let outline as Outline:
      return Look(
        face: outline.faceColor, edge: outline.edgeColor, width: outline.edgeWidth, style: outline.edgeStyle,
        alpha: outline.alpha)
    default: return Look(face: nil, edge: nil, width: 1, style: .solid, alpha: nil)
    }
  }

  func updateLook(_ change: (inout Look) -> Void) {
    var look = look
    change(&look)
    update(Bars.self) { bars in
      guard let part else {
        bars.look = look.bar
        return
      }
      bars.looks[part] = look.bar == bars.look ? nil : look.bar
    }
    update(Span.self) { span in
      span.faceColor = look.face
      span.edgeColor = look.edge
      span.edgeWidth = look.width
      span.alpha = look.alpha
    }
    update(Outline.self) { outline in
      outline.faceColor = look.face
      outline.edgeColor = look.edge
      outline.edgeWidth = look.width
      outline.edgeStyle = look.style
      outline.alpha = look.alpha
    }
  }

  override func hidePart() {
    guard let part else { return }
    update(Bars.self) { $0.looks[part] = Look(face: nil, edge: nil, width: 0, style: .none, alpha: nil).bar }
  }

  /// Corner, width and height in data values.
  var rectangle: (x: Double, y: Double, width: Double, height: Double) {
    switch mark {
    case let bars as Bars:
      let index = part ?? 0
      guard index < bars.starts.count else { return (0, 0, 0, 0) }
      let (start, width) = (bars.starts[index], bars.widths[index])
      let (base, height) = (bars.bases[index], bars.heights[index])
      return bars.orientation == .vertical ? (start, base, width, height) : (base, start, height, width)
    case let span as Span:
      return span.direction == .x
        ? (span.low, span.start, span.high - span.low, span.end - span.start)
        : (span.start, span.low, span.end - span.start, span.high - span.low)
    default: return (0, 0, 0, 0)
    }
  }

  func setRectangle(x: Double? = nil, y: Double? = nil, width: Double? = nil, height: Double? = nil) {
    let index = part ?? 0
    update(Bars.self) { bars in
      guard index < bars.starts.count else { return }
      let isVertical = bars.orientation == .vertical
      bars.starts[index] = (isVertical ? x : y) ?? bars.starts[index]
      bars.bases[index] = (isVertical ? y : x) ?? bars.bases[index]
      bars.widths[index] = (isVertical ? width : height) ?? bars.widths[index]
      bars.heights[index] = (isVertical ? height : width) ?? bars.heights[index]
    }
  }
}

extension PatchObject.Look {
  init(_ bar: Bars.Look) {
    self.init(
      face: bar.faceColor, edge: bar.edgeColor, width: bar.edgeWidth, style: bar.edgeStyle, alpha: bar.alpha)
  }

  var bar: Bars.Look {
    Bars.Look(faceColor: face, edgeColor: edge, edgeWidth: width, edgeStyle: style, alpha: alpha)
  }
}

extension ArtistKind {
  static let rectangle = ArtistKind(
    "Rectangle",
    patchProperties + [
      corner("x", { $0.x }) { $0.setRectangle(x: $1) },
      corner("y", { $0.y }) { $0.setRectangle(y: $1) },
      corner("width", { $0.width }) { $0.setRectangle(width: $1) },
      corner("height", { $0.height }) { $0.setRectangle(height: $1) },
      ArtistProperty(
        "xy",
        get: { machine, artist in
          let rectangle = patch(artist).rectangle
          return machine.tuple([machine.float64(rectangle.x), plainNumber(rectangle.y, machine)])
        }),
    ], refused: patchRefusals + " angle bounds")
  static let polygon = ArtistKind("Polygon", patchProperties, refused: patchRefusals + " closed xy")

  private static let patchRefusals =
    ArtistProperty.commonRefusals + " capstyle edgegapcolor hatch hatch_linewidth hatchcolor joinstyle"

  private static let patchProperties: [ArtistProperty] =
    ArtistProperty.common(zorder: 1) { artist, alpha in patch(artist).updateLook { $0.alpha = alpha } } + [
      ArtistProperty(
        "facecolor", ["fc"],
        get: { machine, artist in machine.rgba(face(artist), alpha: patch(artist).look.alpha) },
        set: { machine, artist, value in
          if value.isNone { return }
          setFace(artist, try machine.color(value, in: .patch), machine)
        }),
      ArtistProperty(
        "edgecolor", ["ec"],
        get: { machine, artist in machine.rgba(patch(artist).look.edge, alpha: patch(artist).look.alpha) },
        set: { machine, artist, value in
          let color = try machine.color(value, in: .patch)
          patch(artist).updateLook { $0.edge = value.isNone || color.alpha == 0 ? nil : color }
        }),
      ArtistProperty(
        "color",
        set: { machine, artist, value in
          if value.isNone { return }
          let color = try machine.color(value, in: .patch)
          setFace(artist, color, machine)
          patch(artist).updateLook { $0.edge = color }
        }),
      ArtistProperty(
        "linewidth", ["lw"], get: { _, artist in Value(patch(artist).look.width) },
        set: { machine, artist, value in
          let width = value.isNone ? 1 : try machine.float(value)
          patch(artist).updateLook { $0.width = width }
        }),
      ArtistProperty(
        "linestyle", ["ls"],
        get: { machine, artist in
          artist.given["linestyle"] ?? machine.string("solid")
        },
        set: { machine, artist, value in
          let style = try machine.lineStyle(value)
          guard style == .solid || !(artist.mark is Span) else {
            throw machine.error(.notImplementedError, "dashed edges of spans are not supported by Octavo")
          }
          artist.given["linestyle"] = value
          patch(artist).updateLook { $0.style = style }
        }),
      ArtistProperty(
        "fill", get: { _, artist in artist.given["fill"] ?? .true },
        set: { machine, artist, value in
          let fills = try machine.truth(value)
          let face = face(artist)
          artist.given["face"] = machine.rgba(face)
          artist.given["fill"] = Value(fills)
          patch(artist).updateLook { look in
            look.face = fills ? face : nil
            // Matplotlib draws the edges of patches that are not filled.
            if !fills, look.edge == nil { look.edge = .foreground }
          }
        }),
    ]

  // The rows here are only reached through types whose instances are patch objects.
  private static func patch(_ artist: MarkArtist) -> PatchObject {
    unsafeDowncast(artist, to: PatchObject.self)
  }

  /// The face's colour, also while it is not filled.
  private static func face(_ artist: MarkArtist) -> Color? {
    if let face = patch(artist).look.face { return face }
    guard let kept = artist.given["face"]?.as(TupleObject.self)?.items.map(\.float), kept.count == 4 else {
      return nil
    }
    return Color(red: kept[0], green: kept[1], blue: kept[2], alpha: kept[3])
  }

  private static func setFace(_ artist: MarkArtist, _ color: Color, _ machine: Machine) {
    if let fill = artist.given["fill"], !fill.isTrue {
      artist.given["face"] = machine.rgba(color)
    } else {
      patch(artist).updateLook { $0.face = color }
    }
  }

  private static func corner(
    _ name: String,
    _ get: @escaping @Sendable ((x: Double, y: Double, width: Double, height: Double)) -> Double,
    _ set: @escaping @Sendable (PatchObject, Double) -> Void
  ) -> ArtistProperty {
    ArtistProperty(
      name, keepsGiven: false,
      get: { machine, artist in
        artist.given[name] ?? machine.float64(get(patch(artist).rectangle))
      },
      set: { machine, artist, value in
        let number = try machine.double(value)
        guard artist.mark is Bars else {
          throw machine.error(
            .notImplementedError, "set_\(name) of a span is not supported by Octavo; draw another")
        }
        artist.given[name] = value
        set(patch(artist), number)
      })
  }

  private static func plainNumber(_ x: Double, _ machine: Machine) -> Value { machine.float64(x) }
}

extension TypeTable {
  static let patch = TypeTable(doc: "A filled shape with an edge.")
  static let rectangle = TypeTable(
    doc: "A rectangle: a bar, or a span across the axes.",
    methods: ArtistKind.rectangle.methods + [
      Native("__str__(self, /)") { call in
        let rectangle = call[0].unchecked(PatchObject.self).rectangle
        let parts = try [rectangle.x, rectangle.y, rectangle.width, rectangle.height].map {
          try call.machine.format(Value($0), Text("g")).string
        }
        return call.machine.string(
          "Rectangle(xy=(\(parts[0]), \(parts[1])), width=\(parts[2]), height=\(parts[3]), angle=0)")
      }
    ])
  static let polygon = TypeTable(doc: "A shape with straight sides.", methods: ArtistKind.polygon.methods)
}
