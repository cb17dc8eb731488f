import OctavoLanguage
import OctavoPlot

// What all artists of matplotlib have in common.
extension ArtistProperty {
  /// Label, visibility, order, opacity, and properties of drawing on a screen that have one value here.
  static func common(
    zorder: Int, label: (@Sendable (MarkArtist) -> String)? = nil,
    setAlpha: @escaping @Sendable (MarkArtist, Double?) -> Void
  ) -> [ArtistProperty] {
    [
      ArtistProperty(
        "label",
        get: { machine, artist in
          artist.given["label"] ?? machine.string(label?(artist) ?? "_child\(artist.number)")
        },
        set: { machine, artist, value in
          if value.isNone {
            artist.given["label"] = nil
            return
          }
          let text = try machine.label(value)
          artist.given["label"] = machine.string(text)
          artist.updateAny { $0.label = text }
        }),
      ArtistProperty(
        "visible", get: { _, artist in artist.given["visible"] ?? .true },
        set: { machine, artist, value in
          let isVisible = try machine.truth(value)
          artist.given["visible"] = Value(isVisible)
          artist.updateAny { $0.isVisible = isVisible }
        }),
      ArtistProperty(
        "zorder", keepsGiven: true, get: { _, artist in Value(zorder) },
        set: { machine, artist, value in
          if value.isNone { return }
          let order = try machine.double(value)
          artist.updateAny { $0.zOrder = order }
        }),
      ArtistProperty(
        "alpha", keepsGiven: true, get: { _, _ in .none },
        set: { machine, artist, value in setAlpha(artist, try machine.opacity(value)) }),
      .fixed("antialiased", ["aa"], to: [.bool(true), .none]),
      .fixed("clip_on", to: [.bool(true)]),
      .fixed("animated", to: [.bool(false)]),
      .fixed("rasterized", to: [.bool(false), .none]),
      .fixed("in_layout", to: [.bool(true)]),
      .fixed("picker", to: [.none]),
      .fixed("snap", to: [.none]),
    ]
  }

  /// Properties of every artist that are refused by name.
  static let commonRefusals =
    "agg_filter clip_box clip_path figure gid mouseover path_effects sketch_params transform url"
}

extension Machine {
  /// An opacity from 0 to 1, or nil for None.
  func opacity(_ x: Value) throws -> Double? {
    if x.isNone { return nil }
    if let array = x.as(ArrayObject.self), array.array.rank > 0 {
      throw error(.notImplementedError, "an alpha for each point is not supported by Octavo; use one number")
    }
    guard text(x) == nil, let alpha = try? double(x) else {
      throw error(.typeError, "alpha must be numeric or None, not \(try repr(Value(type(of: x))).string)")
    }
    guard alpha >= 0, alpha <= 1 else {
      throw error(.valueError, "alpha (\(try str(x).string)) is outside 0-1 range")
    }
    return alpha
  }
}

extension TypeTable {
  /// `matplotlib.artist.Artist`
  static let artist = TypeTable(
    doc: "Something drawn in a figure.",
    methods: [
      Native("remove(self)") { call in
        let artist = call[0].unchecked(MarkArtist.self)
        guard artist.axesObject != nil else {
          throw call.machine.error(.notImplementedError, "cannot remove artist")
        }
        artist.remove()
        return .none
      }
    ],
    properties: [
      PropertyRow("axes") { _, x in x.as(MarkArtist.self)?.home ?? .none },
      PropertyRow("figure") { _, x in x.as(MarkArtist.self)?.axesObject.map { Value($0.owner) } ?? .none },
    ])
}
