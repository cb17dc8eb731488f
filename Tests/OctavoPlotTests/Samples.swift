import OctavoPlot

/// Figures that tests draw.
enum Samples {
  static func range(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
    (0..<count).map { low + (high - low) * Double($0) / Double(count - 1) }
  }

  /// A bell-shaped curve without library functions, whose last digits might differ.
  static func bell(_ x: Double, _ center: Double, _ width: Double) -> Double {
    let square = (x - center) * (x - center) / (width * width)
    return 1 / (1 + square + square * square) / width
  }

  static func mixture() throws -> Figure {
    var figure = try Figure()
    try figure.addSubplot(1, 1, 1)
    let edges = range(-4, 6, 41)
    let middles = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
    func density(_ x: Double) -> Double { 0.3 * bell(x, -1.5, 1) + 0.7 * bell(x, 2, 1.5) }
    var style = HistogramStyle()
    style.alpha = 0.5
    style.labels = ["draws"]
    let counts = middles.enumerated().map { density($1) * (1 + 0.1 * Double($0 * 7 % 5 - 2)) }
    try figure.axes[0].hist(edges: edges, counts: [counts], style: style)
    let x = range(-4, 6, 101)
    var options = LineOptions()
    options.label = "mixture"
    try figure.axes[0].plot(x: x, y: x.map(density), format: "k-", options: options)
    options.label = #"first, $\mu_1=-1.5$"#
    try figure.axes[0].plot(x: x, y: x.map { 0.3 * bell($0, -1.5, 1) }, format: "r--", options: options)
    options.label = #"second, $\mu_2=2,\ \sigma^2=1$"#
    try figure.axes[0].plot(x: x, y: x.map { 0.7 * bell($0, 2, 1.5) }, format: "C2:", options: options)
    figure.axes[0].setTitle(Label("A two-component mixture", size: 12))
    figure.axes[0].x.label.text = "value $x$"
    figure.axes[0].y.label.text = "density"
    figure.axes[0].legend = Legend()
    return figure
  }

  static func views() throws -> Figure {
    var figure = try Figure(width: 10, height: 4)
    _ = try figure.addSubplots(rows: 1, columns: 2)
    figure.title.text = "Two views of the same data"
    var style = HistogramStyle()
    style.edgeColor = .foreground
    style.colors = [try Color.parse("lightsteelblue")]
    try figure.axes[0].hist(
      edges: range(-3, 3, 11), counts: [[1, 4, 9, 17, 30, 28, 16, 8, 3, 2]], style: style)
    var options = LineOptions()
    options.label = "walk"
    let x = range(0, 1e6, 60)
    try figure.axes[1].plot(
      x: x, y: x.indices.map { 1e-6 * Double($0 * $0 * 31 % 53 - 20) }, options: options)
    try figure.axes[1].setGrid(GridStyle())
    figure.axes[1].legend = Legend()
    for (index, name) in ["Histogram", "Walk"].enumerated() {
      figure.axes[index].setTitle(Label(name, size: 12))
      figure.axes[index].x.label.text = "time (s)"
      figure.axes[index].y.label.text = "position"
    }
    return figure
  }

  static func grid() throws -> Figure {
    var figure = try Figure(width: 8, height: 6)
    _ = try figure.addSubplots(rows: 2, columns: 2)
    let x = range(1, 10, 12)
    for (index, format) in ["o", "s--", "r^:", "g+-."].enumerated() {
      var options = LineOptions()
      options.label = format
      try figure.axes[0].plot(x: x, y: x.map { $0 * Double(index + 1) }, format: format, options: options)
    }
    figure.axes[0].legend = Legend()
    figure.axes[0].legend?.title.text = "formats"
    figure.axes[0].legend?.columns = 2
    try figure.axes[1].plot(x: x, y: x.map { $0 * $0 * $0 * $0 })
    figure.setScale(.y, of: 1, .log)
    figure.axes[1].y.grid = GridStyle()
    let edges = range(0, 6, 7)
    var style = HistogramStyle()
    style.labels = ["a", "b"]
    try figure.axes[2].hist(edges: edges, counts: [[1, 3, 5, 4, 2, 1], [0, 2, 4, 6, 3, 1]], style: style)
    figure.axes[2].legend = Legend()
    style.kind = .step
    try figure.axes[3].hist(edges: edges, counts: [[1, 3, 5, 4, 2, 1], [0, 2, 4, 6, 3, 1]], style: style)
    figure.axes[3].setTitle(Label("A title too long for the axes that it stands above", size: 12))
    return figure
  }

  static func marks() throws -> Figure {
    var figure = try Figure(width: 9, height: 6)
    _ = try figure.addSubplots(rows: 2, columns: 3)
    let x = range(0, 10, 21)
    try figure.axes[0].plot(x: x, y: x.map { $0 * (10 - $0) })
    figure.axes[0].add(
      try Band(
        x: x, low: x.map { $0 * (10 - $0) - 3 }, high: x.map { $0 * (10 - $0) + 3 },
        faceColor: Color.cycle(0).opacity(0.3)))
    var rule = Rule(.x, at: 5)
    rule.style = .dashed
    rule.color = .foreground
    rule.label = "middle"
    figure.add(rule: rule, to: 0)
    var span = Span(.x, from: 6, to: 7)
    span.alpha = 0.2
    figure.axes[0].add(span, scalesY: false)
    figure.axes[0].legend = Legend()
    var scatter = try Scatter(x: x, y: x.map { $0 * 7 - ($0 * $0) }, colors: [.cycle(3)])
    scatter.alpha = 0.4
    figure.axes[1].add(scatter)
    try figure.axes[2].bar(places: [0, 1, 2], lengths: [3, 7, 5])
    try figure.setTicks(.x, of: 2, [0, 1, 2], labels: ["one", "two", "three"])
    var line = Line(x: [1, 2, 3], y: [1, 4, 2], color: .cycle(0))
    line.marker = .circle
    line.label = "measured"
    var bars = ErrorBars(line: line)
    try bars.setErrors(.y, low: [0.5, 0.4, 0.3], high: [0.5, 0.4, 0.3])
    bars.capSize = 3
    figure.axes[3].add(bars)
    figure.axes[3].legend = Legend()
    var note = Note(Label("peak"), x: 2.4, y: 3)
    note.target = (2, 4)
    figure.axes[4].add(line)
    figure.axes[4].add(note, scalesX: false, scalesY: false)
    for (index, marker) in Marker.allCases.enumerated() {
      var line = Line(x: [Double(index % 5)], y: [Double(index / 5)], color: .cycle(index))
      line.marker = marker
      figure.axes[5].add(line)
    }
    figure.axes[5].faceColor = try Color.parse("lightyellow").asGround
    return figure
  }

  /// Numbers that need common factors, sums and few ticks.
  static func numbers() throws -> Figure {
    var figure = try Figure()
    try figure.addSubplot(2, 1, 1)
    try figure.addSubplot(2, 2, 3)
    try figure.addSubplot(2, 2, 4)
    let x = range(100_000, 100_020, 21)
    try figure.axes[0].plot(x: x, y: x.map { 1e-7 * ($0 - 100_010) })
    figure.axes[0].setTitle(Label("left", size: 12), at: .left)
    figure.axes[0].setTitle(Label("right", size: 12), at: .right)
    try figure.axes[1].plot(x: x.map { $0 * 12345.678 }, y: x)
    try figure.axes[2].plot(x: x.map { $0 - 100_000 }, y: x.map { ($0 - 99_999) * 1e9 })
    figure.updateAxis(.x, of: 2) { axis in
      axis.tickLabelRotation = 90
    }
    return figure
  }

  static func empty() throws -> Figure {
    var figure = try Figure(width: 3, height: 2)
    try figure.addSubplot(1, 1, 1)
    return figure
  }
}
