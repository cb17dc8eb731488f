import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Lines: `plot` and its kin.
extension PlotMethod where Subject == AxesObject {
  static let lines: [AxesMethod] = [
    AxesMethod("plot(*args, scalex=True, scaley=True, data=None, **kwargs)") { call in
      for index in 1...2 { try call.refuse(index) { $0.isTrue } }
      try call.refuse(3)
      return try call.plot(call.rest(0), call.keywords(4))
    },
    AxesMethod("step(x, y, *args, where='pre', data=None, **kwargs)") { call in
      try call.refuse(4)
      let place = try call.text(3)
      guard ["pre", "post", "mid"].contains(place) else {
        throw call.machine.error(
          .valueError,
          "\(try call.machine.repr(call[3]).string) is not a valid value for where. Supported values are 'pre', 'post', 'mid'"
        )
      }
      var keywords = call.keywords(5)
      keywords.append("drawstyle", call.machine.string("steps-\(place)"))
      return try call.plot([call[0], call[1]] + call.rest(2), keywords)
    },
    logarithmic("semilogx", [.x]),
    logarithmic("semilogy", [.y]),
    logarithmic("loglog", [.x, .y]),
  ]

  private static func logarithmic(_ name: String, _ directions: [Direction]) -> AxesMethod {
    AxesMethod("\(name)(*args, **kwargs)") { call in
      let keywords = call.keywords(1)
      for name in ["base", "basex", "basey", "subs", "subsx", "subsy", "nonpositive"]
      where keywords[name] != nil {
        throw call.machine.unsupported("\(call.call.function.name)(): the argument '\(name)'")
      }
      for direction in directions { call.axes.owner.figure.setScale(direction, of: call.axes.index, .log) }
      return try call.plot(call.rest(0), keywords)
    }
  }
}

/// One `x, y, format` group of a call of `plot`.
private struct LineData {
  var x: NDArray
  var y: NDArray
  var format: String?
}

extension PlotCall where Subject == AxesObject {
  /// Draws the groups of data in `plot`'s positional arguments.
  func plot(_ arguments: [Value], _ keywords: Keywords) throws -> Value {
    var keywords = try ArtistKind.line2D.normalized(keywords, machine)
    var step: String?
    if let style = keywords["drawstyle"], let name = machine.text(style)?.string, name.hasPrefix("steps") {
      step = name
      _ = keywords.take("drawstyle")
    }
    var labels: [Value]?
    if let label = keywords["label"], machine.isSequence(label) {
      labels = try machine.items(of: label)
      _ = keywords.take("label")
    }
    let groups = try groups(arguments)
    var lines: [Value] = []
    for group in groups {
      let columns = (x: group.x.rank == 1 ? 1 : group.x.shape[1], y: group.y.rank == 1 ? 1 : group.y.shape[1])
      guard columns.x == columns.y || min(columns.x, columns.y) == 1 else {
        throw PlotError("x has \(columns.x) columns but y has \(columns.y) columns")
      }
      let count = max(columns.x, columns.y)
      if let labels, labels.count != count {
        throw PlotError(
          "if label is iterable label and input data must have same length, but have lengths "
            + "\(labels.count) (label) and \(count) (data)")
      }
      for column in 0..<count {
        var own = keywords
        if let labels { own.append("label", labels[column]) }
        let x = try group.x.column(columns.x == 1 ? 0 : column)
        let y = try group.y.column(columns.y == 1 ? 0 : column)
        lines.append(Value(try line(x, y, format: group.format, own, step: step)))
      }
    }
    return machine.list(lines)
  }

  /// Parts the arguments: one or two arrays and perhaps a format, again and again.
  private func groups(_ arguments: [Value]) throws -> [LineData] {
    var groups: [LineData] = []
    var rest = arguments[...]
    while let first = rest.popFirst() {
      var second: Value?
      if let next = rest.first, machine.text(next) == nil { second = rest.popFirst() }
      var format: String?
      if let next = rest.first, let text = machine.text(next) {
        format = text.string
        rest.removeFirst()
      }
      if let text = machine.text(first), second == nil, format == nil, arguments.count > 1 {
        throw PlotError(
          "third arg must be a format string, got \(try machine.repr(machine.string(text)).string)")
      }
      groups.append(try data(first, second, format))
    }
    return groups
  }

  private func data(_ first: Value, _ second: Value?, _ format: String?) throws -> LineData {
    let y = try machine.plotArray(second ?? first)
    let x = try second == nil ? NDArray.arange(0.0, Double(y.shape[0])) : machine.plotArray(first)
    guard x.shape[0] == y.shape[0] else {
      throw PlotError(
        "x and y must have same first dimension, but have shapes \(x.shape.description) and \(y.shape.description)"
      )
    }
    guard x.rank <= 2, y.rank <= 2 else {
      throw PlotError(
        "x and y can be no greater than 2D, but have shapes \(x.shape.description) and \(y.shape.description)"
      )
    }
    return LineData(x: x, y: y, format: format)
  }

  private func line(_ x: NDArray, _ y: NDArray, format: String?, _ keywords: Keywords, step: String?) throws
    -> LineObject
  {
    var values = (
      x: try machine.coordinates(x, .x, of: axes), y: try machine.coordinates(y, .y, of: axes)
    )
    let object = machine.heap.adopt(
      LineObject(
        Line(x: [], y: [], color: .cycle(0)), x: machine.arrayObject(x), y: machine.arrayObject(y),
        type: machine.matplotlib.line))
    // Options are tried on a line of no points, so that a wrong one leaves nothing behind.
    if let format, let color = try machine.color(inFormat: format) { object.given["color"] = color }
    try ArtistKind.line2D.apply(keywords, to: object, machine)
    let options = object.options(keywords, machine.matplotlib.settings)
    if let step {
      values = Steps.expanded(values.x, values.y, step)
      object.given["drawstyle"] = machine.string(step)
      guard try PointMarker.parse(options.marker ?? LineFormat(parsing: format ?? "").marker) == nil else {
        throw machine.unsupported("a marker on a line of steps (draw them with a second plot)")
      }
    }
    let place = try axes.axes.plot(x: values.x, y: values.y, format: format, options: options)
    _ = object.release()
    object.settle(in: axes, at: place)
    if keywords["visible"].map({ $0.isBool && !$0.isTrue }) ?? false {
      object.updateAny { $0.isVisible = false }
    }
    axes.note(object)
    return object
  }
}

extension LineObject {
  /// The look that keywords gave this line, as the plotting layer takes it.
  fileprivate func options(_ keywords: Keywords, _ settings: PlotSettings) -> LineOptions {
    var options = LineOptions()
    let line = line
    func isGiven(_ name: String) -> Bool { keywords[name].map { !$0.isNone } ?? false }
    options.color = isGiven("color") ? line.color : nil
    options.lineStyle = isGiven("linestyle") ? line.style : nil
    options.lineWidth = isGiven("linewidth") ? line.width : settings.lineWidth
    options.marker = isGiven("marker") ? line.marker?.rawValue ?? "None" : nil
    options.markerSize = isGiven("markersize") ? line.markerSize : settings.markerSize
    options.markerFaceColor = line.markerFaceColor
    options.markerEdgeColor = line.markerEdgeColor
    options.markerEdgeWidth = isGiven("markeredgewidth") ? line.markerEdgeWidth : nil
    options.alpha = line.alpha
    options.label = line.label
    options.zOrder = isGiven("zorder") ? line.zOrder : nil
    return options
  }
}

extension NDArray {
  /// A column of a matrix, or the vector itself.
  fileprivate func column(_ index: Int) throws -> NDArray {
    rank == 1 ? self : try self[[.slice(start: nil, stop: nil, step: nil), .int(index)]]
  }
}

/// Lines that go along the axes only.
enum Steps {
  /// The corners of a line of steps through points; `style` says where between two points it rises.
  static func expanded(_ x: [Double], _ y: [Double], _ style: String) -> (x: [Double], y: [Double]) {
    guard let firstX = x.first, let firstY = y.first, x.count == y.count else { return (x, y) }
    var corners = (x: [firstX], y: [firstY])
    for index in x.indices.dropFirst() {
      switch style {
      case "steps-post":
        corners.x += [x[index], x[index]]
        corners.y += [y[index - 1], y[index]]
      case "steps-mid":
        let middle = (x[index - 1] + x[index]) / 2
        corners.x += [middle, middle]
        corners.y += [y[index - 1], y[index]]
      default:
        corners.x += [x[index - 1], x[index]]
        corners.y += [y[index], y[index]]
      }
    }
    if style == "steps-mid", let lastX = x.last, let lastY = y.last {
      corners.x.append(lastX)
      corners.y.append(lastY)
    }
    return corners
  }
}

extension Machine {
  /// The colour in a format such as `ro`, as `get_color` tells it: a letter, or components.
  fileprivate func color(inFormat format: String) throws -> Value? {
    let short = try LineFormat(parsing: format)
    guard let color = short.color else { return nil }
    let letters = format.filter { "bgrcmykw".contains($0) }
    if format.count > 1, letters.count == 1, !format.contains("C"), (try? Color.parse(format)) == nil {
      return string(letters)
    }
    return tuple([Value(color.red), Value(color.green), Value(color.blue), Value(1)])
  }
}
