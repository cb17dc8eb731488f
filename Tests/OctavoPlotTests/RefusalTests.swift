import OctavoPlot
import Testing

/// Formats, names and settings that matplotlib refuses are refused in its words.
struct RefusalTests {
  @Test func formatsAreMatplotlibs() throws {
    for recorded in Recorded.all.formats {
      guard let color = recorded.color else {
        #expect(
          refusal { _ = try LineFormat(parsing: recorded.text) } == recorded.error.map { "ValueError: " + $0 }
        )
        continue
      }
      let format = try LineFormat(parsing: recorded.text)
      let ours = format.color ?? .cycle(0)
      #expect([ours.red, ours.green, ours.blue, ours.alpha] == color, "\(recorded.text)")
      // matplotlib tells the line style " " as "None".
      #expect((format.lineStyle == " " ? "None" : format.lineStyle) == recorded.line, "\(recorded.text)")
      #expect(format.marker == recorded.marker, "\(recorded.text)")
    }
  }

  @Test func sayingThingsTwiceIsWarnedOf() throws {
    for recorded in Recorded.all.redundancies {
      var figure = try Figure()
      try figure.addSubplot(1, 1, 1)
      var options = LineOptions()
      options.color = try Color.parse("b")
      options.lineStyle = .dotted
      options.marker = "s"
      try figure.axes[0].plot(x: [1, 2], y: [1, 2], format: recorded.text, options: options)
      #expect(figure.takeWarnings() == recorded.warnings)
      #expect(figure.takeWarnings().isEmpty)
    }
  }

  @Test func messagesAreMatplotlibs() throws {
    #expect(Recorded.all.refusals.count > 40)
    for recorded in Recorded.all.refusals {
      let parts = recorded.name.split(separator: " ", maxSplits: 1).map(String.init)
      #expect(refusal { try call(parts[0], parts[1]) } == recorded.message, "\(recorded.name)")
    }
  }

  /// Repeats the call that `record.py` made under a name.
  private func call(_ name: String, _ text: String) throws {
    let numbers = text.split(separator: " ").map { Double($0) ?? .nan }
    var figure = try Figure()
    func subplot() throws { try figure.addSubplot(1, 1, 1) }
    switch name {
    case "linestyle": _ = try LineStyle(parsing: text)
    case "marker": _ = try Marker.parse(text)
    case "loc": _ = try Legend.Location(parsing: text)
    case "locnumber": _ = try Legend.Location(number: Int(numbers[0]))
    case "scale": _ = try Scale(parsing: text)
    case "histtype": _ = try HistogramStyle.Kind(parsing: text)
    case "orientation": _ = try Bars.Orientation(parsing: text)
    case "align": _ = try HistogramStyle.Alignment(parsing: text)
    case "title": _ = try Axes.titlePlace(text)
    case "size": _ = try FontNames.size(text)
    case "weight": _ = try FontNames.isBold(text)
    case "grid":
      try subplot()
      try figure.axes[0].setGrid(GridStyle(), axis: text)
    case "alpha":
      try subplot()
      var options = LineOptions()
      options.alpha = numbers[0]
      try figure.axes[0].plot(x: [0, 1], y: [1, 2], options: options)
    case "subplot": _ = try figure.subplot(Int(numbers[0]), Int(numbers[1]), Int(numbers[2]))
    case "sharex": _ = try Figure.Sharing(parsing: text, name: "sharex")
    case "ratios": _ = try figure.addSubplots(rows: 1, columns: 2, widthRatios: numbers)
    case "figsize": _ = try Figure(width: numbers[0], height: numbers[1])
    case "ticks":
      try subplot()
      try figure.setTicks(.x, of: 0, [1, 2], labels: ["a"])
    case "limits":
      try subplot()
      try figure.setLimits(.x, of: 0, low: numbers[0], high: numbers[1])
    case "points":
      try subplot()
      try figure.axes[0].plot(x: [1, 2], y: [1, 2, 3])
    default: Issue.record("no such call: \(name)")
    }
  }
}
