import OctavoPlot
import Testing

struct LegendTests {
  private func figure(_ marks: (inout Axes) throws -> Void) throws -> Figure {
    var figure = try Figure()
    try figure.addSubplot(1, 1, 1)
    try marks(&figure.axes[0])
    figure.axes[0].legend = Legend()
    return figure
  }

  private func box(_ figure: Figure) throws -> (legend: Rect, axes: Rect) {
    let place = try #require(Layout(figure).placed.first)
    let frame = Frame(rect: place.frame, x: place.xLimits, xScale: .linear, y: place.yLimits, yScale: .linear)
    return (try #require(LegendBox(drawing: figure.axes[0], in: frame)).rect, place.frame)
  }

  private func line(_ x: [Double], _ y: [Double], _ axes: inout Axes) throws {
    var options = LineOptions()
    options.label = "a line"
    try axes.plot(x: x, y: y, options: options)
  }

  @Test func bestIsWhereNothingIs() throws {
    // Falling: upper right is free and comes first.
    var (legend, axes) = try box(figure { try line([0, 1], [1, 0], &$0) })
    #expect(legend.right > axes.center.x && legend.y < axes.center.y)
    // Rising: upper left.
    (legend, axes) = try box(figure { try line([0, 1], [0, 1], &$0) })
    #expect(legend.x < axes.center.x && legend.y < axes.center.y)
    // A roof over both upper corners, something in the lower right one: lower left.
    (legend, axes) = try box(
      figure {
        try line([0, 1], [1, 1], &$0)
        try line([0, 1], [0.5, 0], &$0)
      })
    #expect(legend.right < axes.center.x && legend.y > axes.center.y)
  }

  @Test func namedPlacesAreKept() throws {
    for location in Legend.Location.allCases.dropFirst() {
      var figure = try figure { try line([0, 1], [0, 1], &$0) }
      figure.axes[0].legend?.location = location
      let (legend, axes) = try box(figure)
      let (x, y) = location.fractions
      let pad = 0.5 * 10 * Figure.pixelsPerPoint
      #expect(abs(legend.x - (axes.x + pad + x * (axes.width - 2 * pad - legend.width))) < 1e-9)
      #expect(abs(legend.y - (axes.y + pad + y * (axes.height - 2 * pad - legend.height))) < 1e-9)
    }
  }

  @Test func aLegendOutsideHasRoom() throws {
    var figure = try figure { try line([0, 1], [0, 1], &$0) }
    figure.axes[0].legend?.anchor = FractionalRect(left: 1.02, bottom: 1, width: 0, height: 0)
    figure.axes[0].legend?.location = .upperLeft
    let (legend, axes) = try box(figure)
    #expect(legend.x > axes.right)
    #expect(legend.right <= 640)
  }

  @Test func labelledMarksAreListedBarsLast() throws {
    let figure = try figure { axes in
      var options = BarOptions()
      options.label = "bars"
      try axes.bar(places: [0], lengths: [1], options: options)
      try line([0, 1], [0, 1], &axes)
      var hidden = LineOptions()
      hidden.label = "_hidden"
      try axes.plot(x: [0], y: [0], options: hidden)
    }
    #expect(figure.axes[0].labelledEntries.map(\.text) == ["a line", "bars"])
  }

  @Test func textsOfItsOwnGoToMarksInOrder() throws {
    let figure = try figure { axes in
      try axes.hist(edges: [0, 1], counts: [[1]])
      try line([0, 1], [0, 1], &axes)
      axes.add(Note(Label("no key"), x: 0, y: 0))
      try axes.plot(x: [0, 1], y: [1, 0])
    }
    // As in matplotlib, the histogram comes last although it was first.
    #expect(figure.axes[0].entries(with: ["a", "b", "c", "d"]).map(\.mark) == [1, 3, 0])
    #expect(figure.axes[0].entries(with: ["a"]) == [Legend.Entry(mark: 1, text: "a")])
  }

  @Test func columnsAreFilledInTurn() throws {
    var figure = try figure { axes in for _ in 0..<5 { try line([0, 1], [0, 1], &axes) } }
    let single = try box(figure).legend
    figure.axes[0].legend?.columns = 2
    let double = try box(figure).legend
    #expect(double.width > single.width && double.height < single.height)
    figure.axes[0].legend?.columns = -4
    #expect(try box(figure).legend == single)
  }
}
