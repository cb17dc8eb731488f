/// The pattern of a line.
package struct LineStyle: Equatable, Sendable {
  /// Dashes and gaps in turn, in line widths; empty for a solid line.
  package var pattern: [Double]
  package var isDrawn: Bool

  package static let solid = LineStyle(pattern: [], isDrawn: true)
  package static let none = LineStyle(pattern: [], isDrawn: false)
  package static let dashed = LineStyle(pattern: [3.7, 1.6], isDrawn: true)
  package static let dashDotted = LineStyle(pattern: [6.4, 1.6, 1, 1.6], isDrawn: true)
  package static let dotted = LineStyle(pattern: [1, 1.65], isDrawn: true)

  package init(pattern: [Double], isDrawn: Bool) {
    self.pattern = pattern
    self.isDrawn = isDrawn
  }

  /// The style of a name or sign: `-`, `dashed`, …
  package init(parsing text: String) throws {
    guard let style = Self.named[text] else {
      throw Choice.refusal(of: text, name: "ls", among: Self.names)
    }
    self = style
  }

  /// A pattern of a notebook's own: lengths in line widths, on and off in turn.
  package init(dashes: [Double]) throws {
    guard dashes.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw PlotError("All values in the dash list must be non-negative")
    }
    guard dashes.contains(where: { $0 > 0 }) else {
      throw PlotError("At least one value in the dash list must be positive")
    }
    self.init(pattern: dashes, isDrawn: true)
  }

  /// A stroke of this pattern; lines of dashes have flat ends, solid ones reach half a width beyond.
  func stroke(_ color: Color, width: Double, join: Stroke.Join = .round) -> Stroke? {
    guard isDrawn, width > 0 else { return nil }
    let pixels = width * Figure.pixelsPerPoint
    return Stroke(
      color, width: pixels, dashes: pattern.map { $0 * pixels }, cap: pattern.isEmpty ? .square : .butt,
      join: join)
  }

  private static let names = ["-", "--", "-.", ":", "None", " ", "", "solid", "dashed", "dashdot", "dotted"]
  private static let named: [String: LineStyle] = [
    "-": .solid, "solid": .solid, "--": .dashed, "dashed": .dashed, "-.": .dashDotted, "dashdot": .dashDotted,
    ":": .dotted, "dotted": .dotted, "None": .none, "none": .none, " ": .none, "": .none,
  ]
}
