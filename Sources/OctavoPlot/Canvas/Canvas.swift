/// How a path's outline is drawn. Lengths are pixels.
package struct Stroke: Equatable, Sendable {
  package enum Cap: String, Sendable { case butt, round, square }
  package enum Join: String, Sendable { case round, miter, bevel }
  package var color: Color
  package var width: Double
  /// Lengths of dashes and gaps in turn; empty for a solid line.
  package var dashes: [Double]
  package var cap: Cap
  package var join: Join

  package init(_ color: Color, width: Double, dashes: [Double] = [], cap: Cap = .butt, join: Join = .round) {
    self.color = color
    self.width = width
    self.dashes = dashes
    self.cap = cap
    self.join = join
  }

  package var isVisible: Bool { width > 0 && color.alpha > 0 }
}

/// How a line of text is drawn.
package struct TextStyle: Equatable, Sendable {
  package enum Anchor: String, Sendable { case start, middle, end }
  /// Height of the type in pixels.
  package var size: Double
  package var color: Color
  package var isBold: Bool
  package var isItalic: Bool
  package var anchor: Anchor
  /// Turn about the text's own point, in degrees, counter-clockwise.
  package var angle: Double

  package init(
    size: Double, color: Color = .foreground, isBold: Bool = false, isItalic: Bool = false,
    anchor: Anchor = .start, angle: Double = 0
  ) {
    self.size = size
    self.color = color
    self.isBold = isBold
    self.isItalic = isItalic
    self.anchor = anchor
    self.angle = angle
  }
}

/// What figures are drawn on. The origin is the top left corner, y points down, lengths are pixels
/// (`Figure.pixelsPerInch` to the inch). Later calls cover earlier ones.
package protocol Canvas {
  /// Begins a part of the picture with a name of its own ("axes", "legend", …).
  mutating func beginGroup(_ name: String)
  mutating func endGroup()
  /// Restricts drawing to a rectangle until `endClip`.
  mutating func beginClip(_ rect: Rect)
  mutating func endClip()
  /// Fills (non-zero winding) and then strokes a path. With `isCrisp`, edges are not smoothed, so
  /// that neighbouring rectangles meet without a seam.
  mutating func path(_ path: Path, fill: Color?, stroke: Stroke?, isCrisp: Bool)
  /// Round dots without outline.
  mutating func dots(at centers: [Point], diameter: Double, color: Color)
  /// One line of text, its baseline beginning, centred or ending at the point.
  mutating func text(_ line: TextLine, at point: Point, style: TextStyle)
}

extension Canvas {
  package mutating func path(_ path: Path, fill: Color? = nil, stroke: Stroke? = nil) {
    self.path(path, fill: fill, stroke: stroke, isCrisp: false)
  }
}
