import Glibc

/// A turn by an angle, counter-clockwise as seen.
package struct Rotation {
  private let sine: Double
  private let cosine: Double

  package init(degrees: Double) {
    // Quarter turns exactly, so that they leave no crumbs in the numbers.
    let turn = fmod(degrees, 360)
    switch turn < 0 ? turn + 360 : turn {
    case 0: (sine, cosine) = (0, 1)
    case 90: (sine, cosine) = (1, 0)
    case 180: (sine, cosine) = (0, -1)
    case 270: (sine, cosine) = (-1, 0)
    default: (sine, cosine) = (sin(turn * .pi / 180), cos(turn * .pi / 180))
    }
  }

  /// Width and height of a rectangle after the turn.
  func extent(width: Double, height: Double) -> (width: Double, height: Double) {
    (abs(width * cosine) + abs(height * sine), abs(width * sine) + abs(height * cosine))
  }

  /// A point turned about the origin; y points down.
  package func turned(_ point: Point) -> Point {
    Point(point.x * cosine + point.y * sine, -point.x * sine + point.y * cosine)
  }
}
