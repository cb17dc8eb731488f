import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Points with bars that show how far off they may be.
extension PlotMethod where Subject == AxesObject {
  static let errorbar = AxesMethod(
    "errorbar(x, y, yerr=None, xerr=None, fmt='', *, ecolor=None, elinewidth=None, capsize=None, barsabove=False, "
      + "lolims=False, uplims=False, xlolims=False, xuplims=False, errorevery=1, capthick=None, elinestyle=None, "
      + "data=None, **kwargs)"
  ) { call in
    for index in 8...12 { try call.refuse(index) { $0.isBool && !$0.isTrue } }
    try call.refuse(13) { $0.isInt && $0.int == 1 }
    for index in 14...16 { try call.refuse(index) }
    let x = try call.machine.coordinates(call[0], .x, of: call.axes)
    let y = try call.machine.coordinates(call[1], .y, of: call.axes)
    guard x.count == y.count else { throw PlotError("'x' and 'y' must have the same size") }
    var keywords = call.keywords(17)
    for (index, name) in [(4, "fmt"), (5, "ecolor"), (6, "elinewidth"), (7, "capsize")]
    where call.isGiven(index) {
      keywords.append(name, call[index])
    }
    return try ErrorPlan(
      call.axes, call.machine, x: x, y: y, xError: call[3], yError: call[2], keywords
    ).draw()
  }
}

/// What a call of `errorbar`, or one of `bar` with errors, asks for.
struct ErrorPlan {
  private let axes: AxesObject
  private let machine: Machine
  private let x: [Double]
  private let y: [Double]
  private let xError: Value
  private let yError: Value
  private let keywords: Keywords

  init(
    _ axes: AxesObject, _ machine: Machine, x: [Double], y: [Double], xError: Value, yError: Value,
    _ keywords: Keywords
  ) {
    self.axes = axes
    self.machine = machine
    self.x = x
    self.y = y
    self.xError = xError
    self.yError = yError
    self.keywords = keywords
  }

  func draw() throws -> Value {
    var keywords = try ArtistKind.line2D.normalized(keywords, machine)
    let format = try keywords.take("fmt").map(machine.label) ?? ""
    let barColor = try keywords.take("ecolor").map { try machine.color($0, in: .artist) }
    let barWidth = try keywords.take("elinewidth").map(machine.double)
    let capSize = try keywords.take("capsize").map(machine.double) ?? 0
    let label = keywords["label"]
    let isLineDrawn = format.lowercased() != "none"
    var bars = ErrorBars(line: Line(x: x, y: y, color: .cycle(0)))
    if let width = machine.matplotlib.settings.lineWidth { bars.line.width = width }
    let short = try LineFormat(parsing: isLineDrawn ? format : "")
    bars.line.marker = try PointMarker.parse(short.marker)
    bars.line.style = try isLineDrawn ? LineStyle(parsing: short.lineStyle) : .none
    if let color = short.color { bars.line.color = color }
    try set(.y, of: &bars, to: yError)
    try set(.x, of: &bars, to: xError)
    bars.capSize = capSize
    let points = (x: try machine.floats(x), y: try machine.floats(y))
    let line = machine.heap.adopt(LineObject(bars, x: points.x, y: points.y, type: machine.matplotlib.line))
    try ArtistKind.line2D.apply(keywords, to: line, machine)
    let takesColor = keywords["color"] == nil && short.color == nil && isLineDrawn
    let next = takesColor ? axes.axes.nextLineColor() : nil
    line.update(ErrorBars.self) { bars in
      if let next { bars.line.color = next }
      if !isLineDrawn { bars.line.marker = nil }
      bars.barColor = barColor ?? bars.line.color
      bars.barWidth = barWidth ?? (keywords["linewidth"] == nil ? bars.barWidth : bars.line.width)
    }
    axes.add(line)
    line.given["label"] = machine.string("_nolegend_")
    return try container(line, label: label, capSize: capSize, isLineDrawn: isLineDrawn)
  }

  private func container(_ line: LineObject, label: Value?, capSize: Double, isLineDrawn: Bool) throws
    -> Value
  {
    let count = (xError.isNone ? 0 : 1) + (yError.isNone ? 0 : 1)
    func part(_ type: TypeObject) -> Value {
      let made = machine.heap.adopt(CollectionObject(nil, type: type))
      made.settle(in: axes, at: line.place)
      axes.note(made)
      return Value(made)
    }
    let bars = (0..<count).map { _ in part(machine.matplotlib.lineCollection) }
    let caps = capSize > 0 ? (0..<(2 * count)).map { _ in part(machine.matplotlib.capLine) } : []
    let shown = try label.map { machine.string(try machine.label($0)) }
    let made = try machine.errorbarContainer(
      [isLineDrawn ? Value(line) : .none, machine.tuple(caps), machine.tuple(bars)], hasX: !xError.isNone,
      hasY: !yError.isNone, label: shown ?? machine.string("_container\(axes.containers.count)"))
    axes.containers.append(made)
    return made
  }

  /// Distances: one for all, one for each point, or two rows of them for the lower and the upper ends.
  private func set(_ direction: Direction, of bars: inout ErrorBars, to value: Value) throws {
    guard !value.isNone else { return }
    let array = try machine.array(from: value)
    let numbers = try machine.numbers(array)
    if array.rank == 2, array.shape[0] == 2 {
      let half = numbers.count / 2
      try bars.setErrors(direction, low: Array(numbers[..<half]), high: Array(numbers[half...]))
    } else {
      let each = array.size == 1 ? Array(repeating: numbers[0], count: x.count) : numbers
      try bars.setErrors(direction, low: each, high: each)
    }
  }
}
