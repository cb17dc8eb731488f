import OctavoLanguage
import OctavoNumerics
import OctavoPlot

/// `matplotlib.collections.PathCollection`, `FillBetweenPolyCollection` and `LineCollection`: points of a scatter
/// plot, an area between curves, the bars of an error bar plot.
final class CollectionObject: MarkArtist {
  /// Whether the faces are not filled.
  var isHollow: Bool {
    switch mark {
    case let scatter as Scatter: !scatter.isFilled
    case let band as Band: band.faceColor == nil
    default: true
    }
  }
}

extension ArtistKind {
  static let pathCollection = ArtistKind(
    "PathCollection",
    collectionProperties + [
      ArtistProperty(
        "sizes",
        get: { machine, artist in try machine.floats(artist.mark(Scatter.self)?.sizes ?? []) },
        set: { machine, artist, value in
          let sizes = try machine.numbers(value)
          let count = artist.mark(Scatter.self)?.x.count ?? 0
          guard sizes.count == 1 || sizes.count == count else {
            throw machine.error(
              .notImplementedError,
              "\(sizes.count) sizes for \(count) points are not supported by Octavo; give one for each")
          }
          artist.update(Scatter.self) { $0.sizes = sizes }
        }),
      ArtistProperty(
        "offsets",
        get: { machine, artist in
          let points = artist.mark(Scatter.self).map { zip($0.x, $0.y).flatMap { [$0, $1] } } ?? []
          return machine.arrayObject(try NDArray(points, shape: [points.count / 2, 2]))
        },
        set: { machine, artist, value in
          let array = try machine.plotArray(value)
          guard array.rank == 2, array.shape[1] == 2 else {
            throw machine.error(.valueError, "offsets must have shape (N, 2), not \(array.shape.description)")
          }
          let points = try machine.numbers(array)
          let x = stride(from: 0, to: points.count, by: 2).map { points[$0] }
          let y = stride(from: 1, to: points.count, by: 2).map { points[$0] }
          let count = artist.mark(Scatter.self).map { max($0.sizes.count, $0.colors.count) } ?? 1
          guard count == 1 || count == x.count else {
            throw machine.error(
              .notImplementedError,
              "\(x.count) points for \(count) sizes or colors are not supported by Octavo")
          }
          artist.update(Scatter.self) { scatter in
            scatter.x = x
            scatter.y = y
          }
        }),
    ], refused: collectionRefusals)
  static let fillBetween = ArtistKind(
    "FillBetweenPolyCollection", collectionProperties,
    refused: collectionRefusals + " data offsets sizes verts verts_and_codes")
  static let lineCollection = ArtistKind(
    "LineCollection", collectionProperties,
    refused: collectionRefusals + " colors gapcolor offsets segments verts")

  private static let collectionRefusals =
    ArtistProperty.commonRefusals
    + " array capstyle clim cmap hatch hatch_linewidth hatchcolor joinstyle norm offset_transform paths pickradius urls"

  private static let collectionProperties: [ArtistProperty] =
    ArtistProperty.common(zorder: 1) { artist, alpha in
      artist.update(Scatter.self) { $0.alpha = alpha }
      artist.update(Band.self) { $0.alpha = alpha }
      artist.update(ErrorBars.self) { $0.line.alpha = alpha }
    } + [
      ArtistProperty(
        "facecolor", ["facecolors", "fc"],
        get: { machine, artist in try machine.rgbaRows(faces(artist), alpha: alpha(artist)) },
        set: { machine, artist, value in try setFaces(artist, value, machine) }),
      ArtistProperty(
        "edgecolor", ["edgecolors", "ec"],
        get: { machine, artist in try machine.rgbaRows(edges(artist), alpha: alpha(artist)) },
        set: { machine, artist, value in try setEdge(artist, value, machine) }),
      ArtistProperty(
        "color",
        set: { machine, artist, value in
          try setFaces(artist, value, machine)
          try setEdge(artist, value, machine)
        }),
      ArtistProperty(
        "linewidth", ["linewidths", "lw"],
        get: { machine, artist in try machine.floats([width(artist)]) },
        set: { machine, artist, value in
          if value.isNone { return }
          let widths = try machine.numbers(value)
          guard widths.count == 1 else {
            throw machine.error(
              .notImplementedError, "a line width for each part is not supported by Octavo; give one number")
          }
          artist.update(Scatter.self) { $0.edgeWidth = widths[0] }
          artist.update(Band.self) { $0.edgeWidth = widths[0] }
          artist.update(ErrorBars.self) { $0.barWidth = widths[0] }
        }),
      ArtistProperty(
        "linestyle", ["linestyles", "ls", "dashes"],
        set: { machine, artist, value in
          guard try machine.lineStyle(value) == .solid else {
            throw machine.error(
              .notImplementedError, "dashed edges of collections are not supported by Octavo")
          }
        }),
    ]

  private static func alpha(_ artist: MarkArtist) -> Double? {
    switch artist.mark {
    case let scatter as Scatter: scatter.alpha
    case let band as Band: band.alpha
    case let bars as ErrorBars: bars.line.alpha
    default: nil
    }
  }

  private static func faces(_ artist: MarkArtist) -> [Color] {
    switch artist.mark {
    case let scatter as Scatter: scatter.isFilled ? scatter.colors : []
    case let band as Band: band.faceColor.map { [$0] } ?? []
    default: []
    }
  }

  private static func edges(_ artist: MarkArtist) -> [Color] {
    switch artist.mark {
    case let scatter as Scatter: scatter.edgeColor.map { [$0] } ?? scatter.colors
    case let band as Band: band.edgeColor.map { [$0] } ?? []
    case let bars as ErrorBars: [bars.barColor]
    default: []
    }
  }

  private static func width(_ artist: MarkArtist) -> Double {
    switch artist.mark {
    case let scatter as Scatter: scatter.edgeWidth
    case let band as Band: band.edgeWidth
    case let bars as ErrorBars: bars.barWidth
    default: 1
    }
  }

  private static func setFaces(_ artist: MarkArtist, _ value: Value, _ machine: Machine) throws {
    if value.isNone { return }
    let colors = try machine.colors(value, in: .patch)
    let isClear = colors.count == 1 && colors[0].alpha == 0
    switch artist.mark {
    case let scatter as Scatter:
      if isClear {
        artist.update(Scatter.self) { $0.isFilled = false }
        return
      }
      guard colors.count == 1 || colors.count == scatter.x.count else {
        throw machine.error(
          .notImplementedError,
          "\(colors.count) colors for \(scatter.x.count) points are not supported by Octavo; give one for each"
        )
      }
      artist.update(Scatter.self) { scatter in
        scatter.colors = colors
        scatter.isFilled = scatter.marker.isFilled
      }
    case is Band:
      guard colors.count == 1 else {
        throw machine.error(.notImplementedError, "several colors for one area are not supported by Octovo")
      }
      artist.update(Band.self) { $0.faceColor = isClear ? nil : colors[0] }
    default: break
    }
  }

  static func setEdge(_ artist: MarkArtist, _ value: Value, _ machine: Machine) throws {
    if machine.text(value)?.string == "face" {
      artist.update(Scatter.self) { $0.edgeColor = nil }
      artist.update(Band.self) { $0.edgeColor = $0.faceColor }
      return
    }
    if value.isNone { return }
    let colors = try machine.colors(value, in: .patch)
    guard let color = colors.first, colors.count == 1 else {
      // Each point's own colour, as its face has, needs no list of edges.
      if let scatter = artist.mark(Scatter.self), scatter.colors == colors {
        artist.update(Scatter.self) { $0.edgeColor = nil }
        return
      }
      throw machine.error(
        .notImplementedError, "an edge color for each part is not supported by Octavo; give one")
    }
    artist.update(Scatter.self) { $0.edgeColor = color }
    artist.update(Band.self) { $0.edgeColor = color.alpha == 0 ? nil : color }
    artist.update(ErrorBars.self) { $0.barColor = color }
  }
}

extension Machine {
  /// Colours as the rows of an array, as collections tell them.
  func rgbaRows(_ colors: [Color], alpha: Double?) throws -> Value {
    let parts = colors.flatMap { color in
      let shown = color.opacity(alpha)
      return [shown.red, shown.green, shown.blue, shown.alpha]
    }
    return arrayObject(try NDArray(parts, shape: [colors.count, 4]))
  }
}

extension TypeTable {
  static let collection = TypeTable(doc: "Many shapes drawn alike.")
  static let pathCollection = TypeTable(doc: "Signs at points.", methods: ArtistKind.pathCollection.methods)
  static let fillBetween = TypeTable(
    doc: "The area between two curves.", methods: ArtistKind.fillBetween.methods)
  static let lineCollection = TypeTable(doc: "Straight lines.", methods: ArtistKind.lineCollection.methods)
}
