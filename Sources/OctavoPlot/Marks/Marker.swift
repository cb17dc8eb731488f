import Glibc

/// A sign drawn at each point of a line.
package enum Marker: String, CaseIterable, Sendable {
  case point = "."
  case pixel = ","
  case circle = "o"
  case triangleDown = "v"
  case triangleUp = "^"
  case triangleLeft = "<"
  case triangleRight = ">"
  case tripodDown = "1"
  case tripodUp = "2"
  case tripodLeft = "3"
  case tripodRight = "4"
  case octagon = "8"
  case square = "s"
  case pentagon = "p"
  case thickPlus = "P"
  case star = "*"
  case hexagon = "h"
  case hexagonTurned = "H"
  case plus = "+"
  case cross = "x"
  case thickCross = "X"
  case diamond = "D"
  case thinDiamond = "d"
  case verticalLine = "|"
  case horizontalLine = "_"

  /// The marker of that sign; nil for none.
  package static func parse(_ sign: String) throws -> Marker? {
    if ["", " ", "None", "none"].contains(sign) { return nil }
    guard let marker = Marker(rawValue: sign) else {
      throw PlotError("Unrecognized marker style \(Choice.quoted(sign))")
    }
    return marker
  }

  /// Whether it encloses an area to fill.
  package var isFilled: Bool {
    switch self {
    case .tripodDown, .tripodUp, .tripodLeft, .tripodRight, .plus, .cross, .verticalLine, .horizontalLine:
      false
    default: true
    }
  }

  /// The diameter of those that are round, as a part of the marker size.
  var roundness: Double? {
    switch self {
    case .circle: 1
    case .point: 0.5
    default: nil
    }
  }

  /// The outline about the origin for a marker size in pixels.
  func outline(size: Double) -> Path {
    var path = Path()
    if let roundness {
      path.addCircle(center: Point(0, 0), radius: size * roundness / 2)
      return path
    }
    for line in lines {
      for (index, point) in line.enumerated() {
        let place = Point(point.0 * size, -point.1 * size)
        if index == 0 { path.move(to: place) } else { path.line(to: place) }
      }
      if isFilled { path.close() }
    }
    return path
  }

  /// Corners in marker sizes, y upwards, about the origin.
  private var lines: [[(Double, Double)]] {
    switch self {
    case .point, .circle: []
    case .pixel: [Self.rectangle(0.08, 0.08)]
    case .triangleUp: [Self.triangle]
    case .triangleDown: [Self.triangle.map { (-$0.0, -$0.1) }]
    case .triangleLeft: [Self.triangle.map { (-$0.1, $0.0) }]
    case .triangleRight: [Self.triangle.map { ($0.1, -$0.0) }]
    case .tripodDown: Self.tripod
    case .tripodUp: Self.tripod.map { $0.map { (-$0.0, -$0.1) } }
    case .tripodLeft: Self.tripod.map { $0.map { ($0.1, -$0.0) } }
    case .tripodRight: Self.tripod.map { $0.map { (-$0.1, $0.0) } }
    case .octagon: [Self.polygon(8, turned: .pi / 8)]
    case .square: [Self.rectangle(0.5, 0.5)]
    case .pentagon: [Self.polygon(5)]
    case .hexagon: [Self.polygon(6)]
    case .hexagonTurned: [Self.polygon(6, turned: .pi / 6)]
    case .star: [Self.starCorners]
    case .diamond: [Self.rhombus(0.5.squareRoot(), 0.5.squareRoot())]
    case .thinDiamond: [Self.rhombus(0.5.squareRoot() * 0.6, 0.5.squareRoot())]
    case .plus: [[(-0.5, 0), (0.5, 0)], [(0, -0.5), (0, 0.5)]]
    case .cross: [[(-0.5, -0.5), (0.5, 0.5)], [(-0.5, 0.5), (0.5, -0.5)]]
    case .verticalLine: [[(0, -0.5), (0, 0.5)]]
    case .horizontalLine: [[(-0.5, 0), (0.5, 0)]]
    case .thickPlus: [Self.fourfold([(-1, 3), (1, 3), (1, 1)], scale: 6)]
    case .thickCross: [Self.fourfold([(-1, 2), (0, 1), (1, 2)], scale: 4)]
    }
  }

  private static let triangle = [(0.0, 0.5), (-0.5, -0.5), (0.5, -0.5)]
  private static let tripod = [
    [(0.0, 0.0), (0.0, -0.5)], [(0.0, 0.0), (0.4, 0.25)], [(0.0, 0.0), (-0.4, 0.25)],
  ]

  private static func rectangle(_ x: Double, _ y: Double) -> [(Double, Double)] {
    [(-x, -y), (x, -y), (x, y), (-x, y)]
  }

  private static func rhombus(_ x: Double, _ y: Double) -> [(Double, Double)] {
    [(0, y), (x, 0), (0, -y), (-x, 0)]
  }

  /// A regular polygon with a corner at the top.
  private static func polygon(_ count: Int, turned angle: Double = 0) -> [(Double, Double)] {
    (0..<count).map { index in
      let turn = 2 * .pi * Double(index) / Double(count) + angle
      return (-0.5 * sin(turn), 0.5 * cos(turn))
    }
  }

  /// Five points; the inner corners are where lines between the outer ones cross.
  private static var starCorners: [(Double, Double)] {
    (0..<10).map { index in
      let radius = index % 2 == 0 ? 0.5 : 0.5 * 0.381966
      let turn = .pi * Double(index) / 5
      return (-radius * sin(turn), radius * cos(turn))
    }
  }

  /// Corners repeated at quarter turns.
  private static func fourfold(_ corners: [(Double, Double)], scale: Double) -> [(Double, Double)] {
    var all: [(Double, Double)] = []
    var current = corners.map { ($0.0 / scale, $0.1 / scale) }
    for _ in 0..<4 {
      all += current
      current = current.map { ($0.1, -$0.0) }
    }
    return all
  }
}
