/// A rectangle in parts of another, from its lower left corner upwards.
package struct FractionalRect: Equatable, Sendable {
  package var left: Double
  package var bottom: Double
  package var width: Double
  package var height: Double

  package init(left: Double, bottom: Double, width: Double, height: Double) {
    self.left = left
    self.bottom = bottom
    self.width = width
    self.height = height
  }

  /// The rectangle's place on the canvas, inside `outer`.
  func resolved(in outer: Rect) -> Rect {
    Rect(
      x: outer.x + left * outer.width, y: outer.bottom - (bottom + height) * outer.height,
      width: width * outer.width, height: height * outer.height)
  }
}

/// A rectangle of cells in a regular grid over the figure, as `subplot(rows, columns, index)` names it.
package struct GridCell: Equatable, Sendable {
  package var rows: Int
  package var columns: Int
  package var rowRange: ClosedRange<Int>
  package var columnRange: ClosedRange<Int>
  /// Relative heights and widths; empty for equal ones.
  package var heightRatios: [Double] = []
  package var widthRatios: [Double] = []

  /// One cell, or all from the first to the last index. Indices count from 1, along rows.
  package init(rows: Int, columns: Int, first: Int, last: Int? = nil) throws {
    try Self.check(rows: rows, columns: columns)
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, count <= Self.most else {
      throw PlotError("a grid of \(rows) × \(columns) axes has more than \(Self.most) cells")
    }
    let last = last ?? first
    for index in [first, last] where index < 1 || index > count {
      throw PlotError("num must be an integer with 1 <= num <= \(count), not \(index)")
    }
    let (low, high) = (min(first, last) - 1, max(first, last) - 1)
    let (a, b) = (low % columns, high % columns)
    self.init(
      rows: rows, columns: columns, rowRange: (low / columns)...(high / columns),
      columnRange: min(a, b)...max(a, b))
  }

  /// A rectangle of cells, counted from 0; what lies outside the grid is moved into it.
  package init(rows: Int, columns: Int, rowRange: ClosedRange<Int>, columnRange: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
    self.rowRange = rowRange.clamped(to: 0...max(rows - 1, 0))
    self.columnRange = columnRange.clamped(to: 0...max(columns - 1, 0))
  }

  static let most = 10_000

  static func check(rows: Int, columns: Int) throws {
    guard rows > 0 else { throw PlotError("Number of rows must be a positive integer, not \(rows)") }
    guard columns > 0 else { throw PlotError("Number of columns must be a positive integer, not \(columns)") }
  }

  /// Matplotlib's default rectangle, as parts of the figure from its lower left corner; gaps are a
  /// fifth of the mean cell. Tick counts asked for before drawing follow from it.
  package func defaultPlace() -> FractionalRect {
    let (left, right) = Self.span(
      columns, columnRange, ratios: widthRatios, start: 0.125, end: 0.9)
    let (top, bottom) = Self.span(rows, rowRange, ratios: heightRatios, start: 0.12, end: 0.89)
    return FractionalRect(left: left, bottom: 1 - bottom, width: right - left, height: bottom - top)
  }

  private static func span(
    _ count: Int, _ range: ClosedRange<Int>, ratios: [Double], start: Double, end: Double
  ) -> (Double, Double) {
    let cell = (end - start) / (Double(count) + 0.2 * Double(count - 1))
    let gap = 0.2 * cell
    let weights = ratios.count == count ? ratios : Array(repeating: 1, count: count)
    let total = weights.reduce(0, +)
    var places: [(Double, Double)] = []
    var position = start
    for weight in weights {
      let size = cell * Double(count) * weight / total
      places.append((position, position + size))
      position += size + gap
    }
    guard range.upperBound < count else { return (start, end) }
    return (places[range.lowerBound].0, places[range.upperBound].1)
  }
}
