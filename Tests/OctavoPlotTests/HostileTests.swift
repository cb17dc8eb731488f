import Foundation
import OctavoPlot
import Testing

/// Whatever numbers come, a figure is drawn.
struct HostileTests {
  private let values: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, 1, -1, 1e308, -1e308, 1.7e308, 5e-324, -5e-324, 1e-300, 1e16,
    1 + 1e-15, 1e5,
  ]

  @Test func anyNumbersInAnyMark() throws {
    var generator = Generator()
    for round in 0..<400 {
      let count = round % 7
      func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in values[generator.next(values.count)] } }
      var figure = try Figure()
      _ = try figure.addSubplots(rows: 1, columns: 2, shareY: round % 2 == 0 ? .all : .none)
      for index in 0..<2 {
        let scales: [Scale] = [.linear, .log]
        figure.setScale(.x, of: index, scales[generator.next(2)])
        figure.setScale(.y, of: index, scales[generator.next(2)])
        try figure.axes[index].plot(x: numbers(count), y: numbers(count), format: "o-")
        var style = HistogramStyle()
        style.kind = HistogramStyle.Kind.allCases[generator.next(4)]
        style.orientation = Bars.Orientation.allCases[generator.next(2)]
        style.alpha = 0.5
        if count > 0 {
          try figure.axes[index].hist(
            edges: numbers(count + 1), counts: [numbers(count), numbers(count)], style: style)
        }
        try figure.axes[index].bar(places: numbers(count), lengths: numbers(count), thickness: numbers(1))
        figure.axes[index].add(
          try Band(x: numbers(count), low: numbers(count), high: numbers(count), faceColor: .cycle(0)))
        var scatter = try Scatter(
          x: numbers(count), y: numbers(count), sizes: numbers(1), colors: [.cycle(1)])
        scatter.alpha = 0.3
        figure.axes[index].add(scatter)
        figure.add(rule: Rule(.x, at: numbers(1)[0]), to: index)
        figure.axes[index].add(Span(.y, from: numbers(1)[0], to: numbers(1)[0]))
        var note = Note(Label("note", size: numbers(1)[0]), x: numbers(1)[0], y: numbers(1)[0])
        note.target = (numbers(1)[0], numbers(1)[0])
        note.text.rotation = numbers(1)[0]
        figure.axes[index].add(note)
        var line = Line(x: numbers(count), y: numbers(count), color: .cycle(2))
        line.width = numbers(1)[0]
        line.markerSize = numbers(1)[0]
        line.markerEdgeWidth = numbers(1)[0]
        line.alpha = 0.5
        line.marker = Marker.allCases[generator.next(Marker.allCases.count)]
        line.label = "line"
        figure.axes[index].add(line)
        figure.axes[index].legend = Legend()
        figure.axes[index].legend?.fontSize = numbers(1)[0]
      }
      if round % 5 == 0 { try? figure.setLimits(.x, of: 0, low: numbers(1)[0], high: numbers(1)[0]) }
      if round % 3 == 0 { try figure.setTicks(.y, of: 1, numbers(4), labels: nil) }
      let text = figure.svg()
      #expect(text.hasSuffix("</svg>"))
      for word in ["nan", "inf"] {
        if let place = text.range(of: word) {
          Issue.record(
            "round \(round): \(text[..<place.lowerBound].suffix(80))\(text[place.lowerBound...].prefix(40))")
        }
      }
    }
  }

  @Test func anySizes() throws {
    for size in [0.001, 0.5, 1, 500] {
      var figure = try Figure(width: size, height: size)
      _ = try figure.addSubplots(rows: 3, columns: 4)
      figure.title.text = "title"
      figure.axes[0].setTitle(Label("a title of several words"))
      try figure.axes[0].plot(x: [0, 1], y: [0, 1])
      #expect(figure.svg().hasSuffix("</svg>"))
    }
    #expect(refusal { _ = try Figure(width: 1e9, height: 1) } != nil)
  }

  @Test func manyGridsInOneFigure() throws {
    var figure = try Figure()
    for (rows, columns) in [(1, 1), (7, 11), (13, 17), (2, 3), (97, 89)] {
      try figure.addSubplot(rows, columns, 1)
    }
    #expect(figure.svg().hasSuffix("</svg>"))
    #expect(refusal { try figure.addSubplot(1 << 40, 1 << 40, 1) } != nil)
  }
}

/// Numbers that are the same in every run.
struct Generator {
  private var state: UInt64 = 12345
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
