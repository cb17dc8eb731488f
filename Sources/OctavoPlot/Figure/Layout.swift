/// Room that texts and ticks take on the four sides of axes, in pixels.
struct Surround: Equatable {
  var left = 0.0
  var top = 0.0
  var right = 0.0
  var bottom = 0.0

  mutating func include(_ other: Surround) {
    left = max(left, other.left)
    top = max(top, other.top)
    right = max(right, other.right)
    bottom = max(bottom, other.bottom)
  }
}

/// Distances that layout keeps, in pixels.
enum Spacing {
  static let point = Figure.pixelsPerPoint
  /// Between what surrounds two neighbouring axes, and at the figure's edge.
  static let gap = 10 * point
  static let edge = 7 * point
  static let tick = 3.5 * point
  static let minorTick = 2 * point
  static let tickPad = 3.5 * point
  static let labelPad = 4 * point
  static let titlePad = 6 * point
}

/// Axes with everything known that drawing needs.
package struct PlacedAxes {
  package let index: Int
  package var frame: Rect
  package let xLimits: Limits
  package let yLimits: Limits
  var xTicks: Ticks
  var yTicks: Ticks
}

/// Finds a rectangle for each axes, such that no text covers another or leaves the figure.
///
/// Cells of a grid keep their ratios; around them is as much room as the widest texts need. How many
/// ticks there are depends on the room and the room on their texts, so both are found in turn.
package struct Layout {
  private let figure: Figure
  package private(set) var placed: [PlacedAxes] = []
  private(set) var title: TextBlock

  package init(_ figure: Figure) {
    self.figure = figure
    let canvas = figure.canvasRect
    title = TextBlock(
      figure.title.text, fitting: canvas.width - 2 * Spacing.edge, size: figure.title.pixelSize,
      isBold: figure.title.isBold)
    for index in figure.axes.indices where figure.axes[index].isVisible {
      placed.append(
        PlacedAxes(
          index: index, frame: Self.firstGuess(figure.axes[index].place, canvas),
          xLimits: figure.limits(.x, of: index), yLimits: figure.limits(.y, of: index), xTicks: Ticks(),
          yTicks: Ticks()))
    }
    for _ in 0..<3 {
      chooseTicks()
      arrange()
    }
    chooseTicks()
  }

  private static func firstGuess(_ place: Axes.Place, _ canvas: Rect) -> Rect {
    switch place {
    case .cell(let cell): cell.defaultPlace().resolved(in: canvas)
    case .fixed(let rect): rect.resolved(in: canvas)
    }
  }

  /// Height of the figure's own title with the room around it.
  var titleHeight: Double {
    title.isEmpty ? 0 : title.height(size: figure.title.pixelSize) + Spacing.edge
  }

  private mutating func chooseTicks() {
    for place in placed.indices {
      let axes = figure.axes[placed[place].index]
      let frame = placed[place].frame
      var room = axes.x.room(.x, length: frame.width / Spacing.point)
      placed[place].xTicks = axes.x.ticks(in: placed[place].xLimits, room: room)
      // Long numbers may need more than the usual room: take fewer.
      if axes.x.ticks == .automatic && axes.x.scale == .linear && axes.x.tickLabelRotation == 0 {
        room = min(room, 9)
        while room > 1, !labelsFit(placed[place], axes) {
          room -= 1
          placed[place].xTicks = axes.x.ticks(in: placed[place].xLimits, room: room)
        }
      }
      placed[place].yTicks = axes.y.ticks(
        in: placed[place].yLimits, room: axes.y.room(.y, length: frame.height / Spacing.point))
    }
  }

  private func labelsFit(_ place: PlacedAxes, _ axes: Axes) -> Bool {
    let map = Frame(
      rect: place.frame, x: place.xLimits, xScale: axes.x.scale, y: place.yLimits, yScale: axes.y.scale)
    let size = axes.x.tickLabelSize * Spacing.point
    var spans: [(Double, Double)] = []
    for (tick, text) in zip(place.xTicks.major, place.xTicks.labels.texts) where place.xLimits.contains(tick)
    {
      let half = TextBlock(text).width(size: size) / 2
      spans.append((map.x(tick) - half, map.x(tick) + half))
    }
    spans.sort { $0.0 < $1.0 }
    return zip(spans, spans.dropFirst()).allSatisfy { $0.1 + 0.4 * size <= $1.0 }
  }

  private mutating func arrange() {
    let surrounds = placed.map { AxesSurround(figure.axes[$0.index], $0).surround }
    let cells = placed.indices.compactMap { place -> (place: Int, cell: GridCell)? in
      guard case .cell(let cell) = figure.axes[placed[place].index].place else { return nil }
      return (place, cell)
    }
    guard !cells.isEmpty else { return }
    let canvas = figure.canvasRect
    let columns = Tracks(
      cells.map { entry in
        Tracks.Item(
          count: entry.cell.columns, range: entry.cell.columnRange, ratios: entry.cell.widthRatios,
          before: surrounds[entry.place].left, after: surrounds[entry.place].right)
      }, start: Spacing.edge, end: canvas.width - Spacing.edge)
    let rows = Tracks(
      cells.map { entry in
        Tracks.Item(
          count: entry.cell.rows, range: entry.cell.rowRange, ratios: entry.cell.heightRatios,
          before: surrounds[entry.place].top, after: surrounds[entry.place].bottom)
      }, start: Spacing.edge + titleHeight, end: canvas.height - Spacing.edge)
    for (order, entry) in cells.enumerated() {
      let (left, right) = columns.span(order)
      let (top, bottom) = rows.span(order)
      // Spines fall on the middle of pixels, so that they are sharp.
      let x = left.rounded() + 0.5
      let y = top.rounded() + 0.5
      placed[entry.place].frame = Rect(
        x: x, y: y, width: max(right.rounded() + 0.5 - x, 1), height: max(bottom.rounded() + 0.5 - y, 1))
    }
  }
}

/// Columns or rows of a figure: sizes in given ratios, with as much room between them as is needed.
///
/// Axes of different grids may share a figure; they are laid out on the least grid that has all their
/// lines.
struct Tracks {
  struct Item {
    var count: Int
    var range: ClosedRange<Int>
    var ratios: [Double]
    /// Room needed before and after.
    var before: Double
    var after: Double
  }
  private var spans: [(Double, Double)] = []

  init(_ items: [Item], start: Double, end: Double) {
    let common = items.reduce(1) { Self.leastCommonMultiple($0, $1.count) }
    guard common <= 1000 else {
      // No common grid of sensible size: each by itself.
      for item in items { spans.append(Tracks([item], start: start, end: end).span(0)) }
      return
    }
    var before = Array(repeating: 0.0, count: common + 1)
    var after = Array(repeating: 0.0, count: common + 1)
    var weights = Array(repeating: 1 / Double(common), count: common)
    var ranges: [(Int, Int)] = []
    for item in items {
      let factor = common / max(item.count, 1)
      let first = min(max(item.range.lowerBound * factor, 0), common)
      let last = min(max((item.range.upperBound + 1) * factor, first), common)
      ranges.append((first, last))
      before[first] = max(before[first], item.before)
      after[last] = max(after[last], item.after)
      if item.ratios.count == item.count {
        let total = item.ratios.reduce(0, +)
        for index in 0..<(item.count * factor) {
          weights[index] = item.ratios[index / factor] / total / Double(factor)
        }
      }
    }
    // Room at line k: after what ends there, before what begins there, and a gap between the two.
    var gaps = (0...common).map { after[$0] + before[$0] }
    let ends = Set(ranges.map(\.1))
    let begins = Set(ranges.map(\.0))
    for line in 1..<max(common, 1) where ends.contains(line) && begins.contains(line) {
      gaps[line] += Spacing.gap
    }
    let room = max(end - start - gaps.reduce(0, +), 0.2 * (end - start))
    var position = start
    var lines: [(end: Double, begin: Double)] = []
    for line in 0...common {
      // What ends at this line stops here, what begins starts beyond the gap.
      let begin = position + gaps[line]
      lines.append((position, begin))
      position = line < common ? begin + room * weights[line] : begin
    }
    spans = ranges.map { (lines[$0.0].begin, lines[$0.1].end) }
  }

  /// Where an item begins and ends.
  func span(_ item: Int) -> (Double, Double) { spans[item] }

  private static func leastCommonMultiple(_ first: Int, _ second: Int) -> Int {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    // Grids have at most 10 000 lines; a multiple beyond a thousand is not used.
    return first > 1000 ? first : first / max(a, 1) * second
  }
}
