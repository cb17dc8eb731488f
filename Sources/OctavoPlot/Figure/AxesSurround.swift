/// Measures what stands around axes: ticks, their labels, axis labels, titles, a legend outside.
struct AxesSurround {
  private let axes: Axes
  private let place: PlacedAxes
  private let map: Frame

  init(_ axes: Axes, _ place: PlacedAxes) {
    self.axes = axes
    self.place = place
    map = Frame(
      rect: place.frame, x: place.xLimits, xScale: axes.x.scale, y: place.yLimits, yScale: axes.y.scale)
  }

  var surround: Surround {
    var all = Surround()
    if !axes.isFrameHidden {
      all.bottom = bottomDepth + labelDepth(axes.x.label, width: place.frame.width)
      all.left = leftDepth + labelDepth(axes.y.label, width: place.frame.height)
      // Half a spine, at least.
      all.top = 1
      all.right = 1
      all.include(overhang)
    }
    all.top = max(all.top, titleBottom + titleHeight)
    if let legend = LegendBox(axes, in: map) {
      all.left = max(all.left, place.frame.x - legend.rect.x)
      all.right = max(all.right, legend.rect.right - place.frame.right)
      all.top = max(all.top, place.frame.y - legend.rect.y)
      all.bottom = max(all.bottom, legend.rect.bottom - place.frame.bottom)
    }
    return all
  }

  /// From the lower spine to the end of the tick labels or of the common factor beside them.
  var bottomDepth: Double {
    let ticks = axes.x.showsTicks && !hasNoTicks(place.xTicks) ? Spacing.tick : 0
    guard axes.x.showsTickLabels else { return ticks }
    let labels = tickLabels(.x)
    let size = axes.x.tickLabelSize * Spacing.point
    var depth = labels.map { extent(of: $0.block, .x).height }.max() ?? 0
    if depth > 0 { depth += Spacing.tickPad + FontMetrics.descent * size }
    if !place.xTicks.labels.offset.isEmpty { depth += size }
    return ticks + depth
  }

  /// From the left spine to the left end of the tick labels.
  var leftDepth: Double {
    let ticks = axes.y.showsTicks && !hasNoTicks(place.yTicks) ? Spacing.tick : 0
    guard axes.y.showsTickLabels else { return ticks }
    let width = tickLabels(.y).map { extent(of: $0.block, .y).width }.max() ?? 0
    return ticks + (width > 0 ? width + Spacing.tickPad : 0)
  }

  /// The labels of ticks inside the limits, with the ticks' values.
  func tickLabels(_ direction: Direction) -> [(value: Double, block: TextBlock)] {
    let ticks = direction == .x ? place.xTicks : place.yTicks
    let view = direction == .x ? place.xLimits : place.yLimits
    let all = Array(zip(ticks.major, ticks.labels.texts)) + Array(zip(ticks.minor, ticks.minorLabels.texts))
    return all.filter { view.contains($0.0) && !$0.1.isEmpty }.map { ($0.0, TextBlock($0.1)) }
  }

  private func hasNoTicks(_ ticks: Ticks) -> Bool { ticks.major.isEmpty && ticks.minor.isEmpty }

  /// Size of a tick label on the canvas, turned as its axis wants.
  func extent(of block: TextBlock, _ direction: Direction) -> (width: Double, height: Double) {
    let size = axes[direction].tickLabelSize * Spacing.point
    return Rotation(degrees: axes[direction].tickLabelRotation)
      .extent(width: block.width(size: size), height: block.height(size: size))
  }

  /// How far an axis label reaches beyond the tick labels.
  private func labelDepth(_ label: Label, width: Double) -> Double {
    guard !label.text.isEmpty else { return 0 }
    let block = labelBlock(label, width: width)
    return (label.pad.map { $0 * Spacing.point } ?? Spacing.labelPad) + block.height(size: label.pixelSize)
      + FontMetrics.descent * label.pixelSize
  }

  func labelBlock(_ label: Label, width: Double) -> TextBlock {
    TextBlock(label.text, fitting: width * 1.1, size: label.pixelSize, isBold: label.isBold)
  }

  /// What outer tick labels reach beyond the axes' corners.
  private var overhang: Surround {
    var surround = Surround()
    if axes.x.showsTickLabels {
      for label in tickLabels(.x) {
        let half = extent(of: label.block, .x).width / 2
        let turned = axes.x.tickLabelRotation
        surround.left = max(
          surround.left, place.frame.x - (map.x(label.value) - (turned == 0 ? half : half * 2)))
        surround.right = max(surround.right, map.x(label.value) + half - place.frame.right)
      }
    }
    if axes.y.showsTickLabels {
      for label in tickLabels(.y) {
        let half = extent(of: label.block, .y).height / 2
        surround.top = max(surround.top, place.frame.y - (map.y(label.value) - half))
        surround.bottom = max(surround.bottom, map.y(label.value) + half - place.frame.bottom)
      }
    }
    return surround
  }

  /// From the upper spine to the baseline of the titles' last lines.
  var titleBottom: Double {
    guard axes.titles.values.contains(where: { !$0.text.isEmpty }) else { return offsetHeight }
    let pad = axes.titles.values.compactMap(\.pad).max().map { $0 * Spacing.point } ?? Spacing.titlePad
    // A title at the left stands above the y axis' common factor.
    let isCrowded = !(axes.titles[.left]?.text.isEmpty ?? true)
    return pad + (isCrowded ? offsetHeight : 0)
  }

  /// Height of the y axis' common factor above the axes.
  private var offsetHeight: Double {
    place.yTicks.labels.offset.isEmpty || axes.isFrameHidden || !axes.y.showsTickLabels
      ? 0 : axes.y.tickLabelSize * Spacing.point + 3 * Spacing.point
  }

  private var titleHeight: Double {
    axes.titles.map { titleBlock($0.key).height(size: $0.value.pixelSize) }.max() ?? 0
  }

  /// A title, broken into lines where it is wider than the axes.
  func titleBlock(_ side: Axes.TitlePlace) -> TextBlock {
    guard let label = axes.titles[side] else { return TextBlock("") }
    return TextBlock(
      label.text, fitting: place.frame.width * 1.05, size: label.pixelSize, isBold: label.isBold)
  }
}
