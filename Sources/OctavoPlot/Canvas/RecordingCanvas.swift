/// A canvas that draws nothing and remembers every call, so that tests compare what was drawn
/// instead of pixels.
package struct RecordingCanvas: Canvas {
  package enum Call: Equatable, Sendable {
    case beginGroup(String)
    case endGroup
    case beginClip(Rect)
    case endClip
    case path(Path, fill: Color?, stroke: Stroke?, isCrisp: Bool)
    case dots([Point], diameter: Double, color: Color)
    case text(TextLine, Point, TextStyle)
  }
  package private(set) var calls: [Call] = []

  package init() {}

  package mutating func beginGroup(_ name: String) { calls.append(.beginGroup(name)) }
  package mutating func endGroup() { calls.append(.endGroup) }
  package mutating func beginClip(_ rect: Rect) { calls.append(.beginClip(rect)) }
  package mutating func endClip() { calls.append(.endClip) }
  package mutating func path(_ path: Path, fill: Color?, stroke: Stroke?, isCrisp: Bool) {
    calls.append(.path(path, fill: fill, stroke: stroke, isCrisp: isCrisp))
  }
  package mutating func dots(at centers: [Point], diameter: Double, color: Color) {
    calls.append(.dots(centers, diameter: diameter, color: color))
  }
  package mutating func text(_ line: TextLine, at point: Point, style: TextStyle) {
    calls.append(.text(line, point, style))
  }

  /// The drawn texts, in drawing order.
  package var texts: [String] {
    calls.compactMap { if case .text(let line, _, _) = $0 { line.plainText } else { nil } }
  }

  /// The calls made inside the groups of the given name.
  package func calls(inGroup name: String) -> [Call] {
    var open: [String] = []
    var found: [Call] = []
    for call in calls {
      switch call {
      case .beginGroup(let group): open.append(group)
      case .endGroup: _ = open.popLast()
      default: if open.contains(name) { found.append(call) }
      }
    }
    return found
  }
}
