import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Histograms: counting, and the bars or outlines of the counts.
extension PlotMethod where Subject == AxesObject {
  static let hist = AxesMethod(
    "hist(x, bins=None, *, range=None, density=False, weights=None, cumulative=False, bottom=None, "
      + "histtype='bar', align='mid', orientation='vertical', rwidth=None, log=False, color=None, label=None, "
      + "stacked=False, data=None, **kwargs)"
  ) { call in
    try call.refuse(15)
    var style = HistogramStyle()
    style.kind = try .init(parsing: call.text(7))
    style.alignment = try .init(parsing: call.text(8))
    style.orientation = try .init(parsing: call.text(9))
    style.isStacked = try call.bool(14) || style.kind == .barstacked
    style.relativeWidth = try call.optionalDouble(10)
    if call.isGiven(6) { style.bases = try call.machine.numbers(call[6]) }
    let sets = try call.dataSets(call[0])
    let counts = try call.counts(sets, isStacked: style.isStacked)
    if call.isGiven(12) {
      style.colors = try call.machine.colors(call[12], in: .patch)
      guard style.colors.count == sets.count else {
        throw PlotError(
          "The 'color' keyword argument must have one color per dataset, but \(sets.count) datasets and "
            + "\(style.colors.count) colors were provided")
      }
    }
    return try call.draw(counts, style)
  }
}

/// What a histogram counted.
private struct Histogram {
  /// One array for each data set, as `hist` returns them: stacked ones on those before them.
  var heights: [[Double]]
  var edges: NDArray
  var lines: [Double]
}

extension PlotCall where Subject == AxesObject {
  /// The data sets of `hist`: one array, a list of arrays, or the columns of a matrix.
  fileprivate func dataSets(_ x: Value) throws -> [NDArray] {
    if let object = x.as(ArrayObject.self) { return try columns(object.array) }
    if machine.isSequence(x), x.as(RangeObject.self) == nil {
      let parts = try machine.items(of: x)
      if let first = parts.first, machine.isSequence(first) {
        return try parts.map { part in
          guard machine.isSequence(part) else { throw PlotError("x must have 2 or fewer dimensions") }
          return try machine.plotArray(part)
        }
      }
    }
    return try columns(machine.plotArray(x))
  }

  private func columns(_ array: NDArray) throws -> [NDArray] {
    switch array.rank {
    case 0: return [try array.reshape([1])]
    case 1: return [array]
    case 2:
      return try (0..<array.shape[1]).map {
        try array[[.slice(start: nil, stop: nil, step: nil), .int($0)]]
      }
    default: throw PlotError("x must have 2 or fewer dimensions")
    }
  }

  fileprivate func counts(_ sets: [NDArray], isStacked: Bool) throws -> Histogram {
    let sets = try sets.map { set -> NDArray in
      if set.dtype.isString { throw machine.unsupported("a histogram of texts (count them and use bar)") }
      return set.dtype.isBool ? try set.astype(.int64) : set
    }
    let weights = try weights(for: sets)
    let isDensity = try bool(3)
    let bins = try bins()
    var limits = try range()
    var edges: NDArray?
    if limits == nil { limits = try span(of: sets) }
    if sets.count > 1 {
      let all = try NDArray.concatenate(sets.map { try $0.ravel() })
      let allWeights = try weights.map { try NDArray.concatenate($0.map { try $0.ravel() }) }
      edges = try all.histogramEdges(bins, range: limits, weights: allWeights)
    }
    var heights: [[Double]] = []
    for (index, set) in sets.enumerated() {
      let result = try machine.computing {
        try set.histogram(
          edges.map { .edges($0) } ?? bins, range: edges == nil ? limits : nil,
          density: isDensity && !isStacked,
          weights: weights?[index])
      }
      heights.append(try result.counts.values(as: Double.self))
      edges = result.edges
    }
    guard let edges else { throw PlotError("a histogram needs data") }
    let lines = try edges.values(as: Double.self)
    let widths = zip(lines, lines.dropFirst()).map { $1 - $0 }
    if isStacked {
      for index in heights.indices.dropFirst() {
        heights[index] = zip(heights[index - 1], heights[index]).map { $0 + $1 }
      }
      if isDensity, let total = heights.last?.reduce(0, +) {
        heights = heights.map { set in zip(set, widths).map { $0 / $1 / total } }
      }
    }
    return Histogram(heights: try cumulated(heights, widths, isDensity), edges: edges, lines: lines)
  }

  /// `cumulative`: sums from the left or, for a negative number, from the right.
  private func cumulated(_ heights: [[Double]], _ widths: [Double], _ isDensity: Bool) throws -> [[Double]] {
    guard isGiven(5), try machine.truth(self[5]) else { return heights }
    let isReversed = try !self[5].isBool && machine.double(self[5]) < 0
    return heights.map { set in
      let parts = isDensity ? zip(set, widths).map { $0 * $1 } : set
      var sum = 0.0
      let sums = (isReversed ? parts.reversed() : parts).map { part -> Double in
        sum += part
        return sum
      }
      return isReversed ? sums.reversed() : sums
    }
  }

  private func weights(for sets: [NDArray]) throws -> [NDArray]? {
    guard isGiven(4) else { return nil }
    let weights = try dataSets(self[4])
    guard weights.count == sets.count else { throw PlotError("weights should have the same shape as x") }
    for (set, weight) in zip(sets, weights) where set.size != weight.size {
      throw PlotError("weights should have the same shape as x")
    }
    return weights
  }

  private func bins() throws -> NDArray.Bins {
    guard isGiven(1) else { return .count(10) }
    if let name = machine.text(self[1]) { return .rule(name.string) }
    if machine.isSequence(self[1]) { return .edges(try machine.plotArray(self[1])) }
    guard let count = try machine.optionalIndex(self[1]) else {
      throw machine.error(.typeError, "`bins` must be an integer, a string, or an array")
    }
    return .count(count)
  }

  private func range() throws -> (Double, Double)? {
    guard isGiven(2) else { return nil }
    let ends = try machine.numbers(self[2])
    guard ends.count == 2 else {
      throw machine.error(
        .valueError,
        ends.count < 2
          ? "not enough values to unpack (expected 2, got \(ends.count))"
          : "too many values to unpack (expected 2)")
    }
    return (ends[0], ends[1])
  }

  /// The least and the greatest of all values; nan counts for nothing.
  private func span(of sets: [NDArray]) throws -> (Double, Double)? {
    var low = Double.infinity
    var high = -Double.infinity
    for set in sets where set.size > 0 {
      var least = try set.minimum().firstScalar.double
      var greatest = try set.maximum().firstScalar.double
      if least.isNaN {
        let values = try set.values(as: Double.self).filter { !$0.isNaN }
        least = values.min() ?? .infinity
        greatest = values.max() ?? -.infinity
      }
      low = min(low, least)
      high = max(high, greatest)
    }
    return low <= high ? (low, high) : nil
  }

  // MARK: Drawing

  fileprivate func draw(_ histogram: Histogram, _ style: HistogramStyle) throws -> Value {
    let kind = style.kind == .step || style.kind == .stepfilled ? ArtistKind.polygon : .rectangle
    var style = style
    var keywords = try kind.normalized(keywords(16), machine)
    // Texts are read and the look is tried before anything is drawn.
    style.labels = try labels(count: histogram.heights.count)
    try apply(&keywords, kind, to: &style, sets: histogram.heights.count)
    if try bool(11) {
      axes.owner.figure.setScale(style.orientation == .vertical ? .y : .x, of: axes.index, .log)
    }
    let places = try axes.axes.hist(
      edges: histogram.lines, counts: alone(histogram.heights, style), style: style)
    var drawn: [Value] = []
    // Outlines of later sets lie below, and come first.
    let order = kind.name == "Polygon" ? Array(places.indices.reversed()) : Array(places.indices)
    for index in order {
      let artists = try artists(
        places[index], kind, count: histogram.lines.count - 1, style.labels[index], style.alpha)
      for artist in artists { try kind.apply(keywords, to: artist, machine) }
      drawn.append(try container(artists, kind, histogram.heights[index], style))
    }
    if kind.name == "Polygon" { drawn.reverse() }
    return try result(histogram, drawn, kind)
  }

  /// The counts of each set by itself.
  private func alone(_ heights: [[Double]], _ style: HistogramStyle) -> [[Double]] {
    guard style.isStacked else { return heights }
    return heights.indices.map { index in
      index == 0 ? heights[0] : zip(heights[index], heights[index - 1]).map { $0 - $1 }
    }
  }

  private func labels(count: Int) throws -> [String] {
    guard isGiven(13) else { return Array(repeating: "", count: count) }
    var labels =
      try machine.isSequence(self[13])
      ? machine.items(of: self[13]).map(machine.label) : [machine.label(self[13])]
    while labels.count < count { labels.append("") }
    return Array(labels.prefix(count))
  }

  /// Moves what the style has a place for from the keywords into it.
  private func apply(
    _ keywords: inout Keywords, _ kind: ArtistKind, to style: inout HistogramStyle, sets: Int
  ) throws {
    let mark: any Mark = Bars(starts: [0], widths: [1], bases: [0], heights: [1], faceColor: .cycle(0))
    let scratch = machine.heap.adopt(PatchObject(mark, type: machine.matplotlib.rectangle))
    for name in ["edgecolor", "facecolor", "linewidth", "linestyle"] {
      guard let value = keywords[name], machine.isSequence(value), (try? machine.color(value)) == nil else {
        continue
      }
      throw machine.unsupported("hist(): a list for '\(name)'")
    }
    try kind.apply(keywords, to: scratch, machine)
    let look = scratch.look
    if keywords["edgecolor"] != nil || keywords["color"] != nil { style.edgeColor = look.edge }
    if let face = keywords.take("facecolor") {
      let color = try machine.color(face, in: .patch)
      style.colors = Array(repeating: color, count: sets)
    }
    if let fill = keywords.take("fill") { style.isFilled = try machine.truth(fill) }
    if keywords.take("linewidth") != nil { style.lineWidth = look.width }
    if keywords.take("linestyle") != nil { style.lineStyle = look.style }
    if keywords.take("alpha") != nil { style.alpha = look.alpha }
    _ = keywords.takeGiven("edgecolor")
  }

  private func artists(_ place: Int, _ kind: ArtistKind, count: Int, _ label: String, _ alpha: Double?)
    throws -> [PatchObject]
  {
    let type = machine.matplotlib
    let parts: [Int?] = kind.name == "Polygon" ? [nil] : (0..<max(count, 0)).map { $0 }
    return parts.map { part in
      let artist = machine.heap.adopt(
        PatchObject(nil, part: part, type: part == nil ? type.polygon : type.rectangle))
      artist.settle(in: axes, at: place)
      axes.note(artist)
      artist.given["label"] = machine.string(label.isEmpty || (part ?? 0) > 0 ? "_nolegend_" : label)
      if let alpha { artist.given["alpha"] = Value(alpha) }
      return artist
    }
  }

  private func container(
    _ artists: [PatchObject], _ kind: ArtistKind, _ heights: [Double], _ style: HistogramStyle
  ) throws -> Value {
    let values = artists.map { Value($0) }
    if kind.name == "Polygon" { return machine.list(values) }
    let made = try machine.barContainer(
      values, values: machine.floats(heights), orientation: style.orientation,
      label: machine.string("_container\(axes.containers.count)"))
    axes.containers.append(made)
    return made
  }

  private func result(_ histogram: Histogram, _ drawn: [Value], _ kind: ArtistKind) throws -> Value {
    let edges = machine.arrayObject(histogram.edges)
    if drawn.count == 1 {
      return machine.tuple([try machine.floats(histogram.heights[0]), edges, drawn[0]])
    }
    let all = histogram.heights.flatMap { $0 }
    let heights = try NDArray(all, shape: [histogram.heights.count, max(histogram.lines.count - 1, 0)])
    let name = kind.name == "Polygon" ? "list[Polygon]" : "BarContainer"
    return machine.tuple([machine.arrayObject(heights), edges, try machine.silentList(name, drawn)])
  }
}
