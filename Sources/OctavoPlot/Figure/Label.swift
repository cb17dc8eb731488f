/// A text of a figure: title, axis label, tick label, legend entry.
package struct Label: Equatable, Sendable {
  package var text: String
  /// Height of the type in points.
  package var size: Double
  package var color: Color
  package var isBold: Bool
  package var isItalic: Bool
  /// Degrees, counter-clockwise; nil for what is usual at the place.
  package var rotation: Double?
  /// Points between the text and what it belongs to; nil for what is usual at the place.
  package var pad: Double?

  package init(
    _ text: String = "", size: Double = 10, color: Color = .foreground, isBold: Bool = false,
    isItalic: Bool = false, rotation: Double? = nil, pad: Double? = nil
  ) {
    self.text = text
    self.size = size
    self.color = color
    self.isBold = isBold
    self.isItalic = isItalic
    self.rotation = rotation
    self.pad = pad
  }

  var pixelSize: Double { size * Figure.pixelsPerPoint }

  func style(anchor: TextStyle.Anchor = .start, angle: Double = 0) -> TextStyle {
    TextStyle(size: pixelSize, color: color, isBold: isBold, isItalic: isItalic, anchor: anchor, angle: angle)
  }
}

/// Type sizes and weights by name.
package enum FontNames {
  /// Points for a name such as "large". Relative names are relative to 10 points.
  package static func size(_ name: String) throws -> Double {
    guard let entry = sizes.first(where: { $0.name == name }) else {
      let names = sizes.map(\.name).joined(separator: ", ")
      throw PlotError("Size is invalid. Valid font size are \(names), None")
    }
    return 10 * entry.factor
  }

  /// Whether a weight's name stands for bold type.
  package static func isBold(_ name: String) throws -> Bool {
    guard let weight = weights[name] else { throw PlotError("weight=\(Choice.quoted(name)) is invalid") }
    return weight >= 600
  }

  private static let sizes: [(name: String, factor: Double)] = [
    ("xx-small", 0.579), ("x-small", 0.694), ("small", 0.833), ("medium", 1), ("large", 1.2),
    ("x-large", 1.44),
    ("xx-large", 1.728), ("larger", 1.2), ("smaller", 0.833),
  ]
  private static let weights: [String: Int] = [
    "ultralight": 100, "light": 200, "normal": 400, "regular": 400, "book": 400, "medium": 500, "roman": 500,
    "semibold": 600, "demibold": 600, "demi": 600, "bold": 700, "heavy": 800, "extra bold": 800, "black": 900,
  ]
}
