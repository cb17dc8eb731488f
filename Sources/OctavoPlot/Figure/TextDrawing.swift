/// Puts blocks of text on a canvas.
struct TextDrawing {
  enum Vertical: String, CaseIterable {
    case top, center, baseline, bottom
  }
  let block: TextBlock
  let style: TextStyle
  private let width: Double
  private let height: Double

  init(_ block: TextBlock, style: TextStyle) {
    self.block = block
    self.style = style
    width = block.width(size: style.size, isBold: style.isBold)
    height = block.height(size: style.size)
  }

  init(_ block: TextBlock, _ label: Label) { self.init(block, style: label.style()) }

  /// Draws the block beside a point. Turned text is placed by the rectangle around it.
  func draw(
    on canvas: inout some Canvas, at point: Point, _ horizontal: TextStyle.Anchor, _ vertical: Vertical,
    angle: Double = 0
  ) {
    guard !block.isEmpty else { return }
    var style = style
    style.angle = angle
    if angle == 0 {
      style.anchor = horizontal
      drawLines(on: &canvas, style) { Point(point.x, point.y + $0 + lift(vertical)) }
    } else {
      let center = center(beside: point, horizontal, vertical, angle)
      let rotation = Rotation(degrees: angle)
      style.anchor = .middle
      drawLines(on: &canvas, style) { baseline in
        let turned = rotation.turned(Point(0, baseline - height / 2))
        return Point(center.x + turned.x, center.y + turned.y)
      }
    }
  }

  /// The rectangle the block would take.
  func bounds(at point: Point, _ horizontal: TextStyle.Anchor, _ vertical: Vertical, angle: Double = 0)
    -> Rect
  {
    let extent = Rotation(degrees: angle).extent(width: width, height: height)
    let middle = center(beside: point, horizontal, vertical, angle)
    return Rect(
      x: middle.x - extent.width / 2, y: middle.y - extent.height / 2, width: extent.width,
      height: extent.height)
  }

  /// Calls with the baseline of each line, measured from the top of the first line's capitals.
  private func drawLines(on canvas: inout some Canvas, _ style: TextStyle, _ place: (Double) -> Point) {
    for (index, line) in block.lines.enumerated() {
      let baseline = style.size * (FontMetrics.capHeight + FontMetrics.lineHeight * Double(index))
      canvas.text(line, at: place(baseline), style: style)
    }
  }

  /// From the point to the top of the first line.
  private func lift(_ vertical: Vertical) -> Double {
    switch vertical {
    case .top: 0
    case .center: -height / 2
    case .baseline: -height
    case .bottom: -height - FontMetrics.descent * style.size
    }
  }

  private func center(
    beside point: Point, _ horizontal: TextStyle.Anchor, _ vertical: Vertical, _ angle: Double
  ) -> Point {
    let extent = Rotation(degrees: angle).extent(width: width, height: height)
    var center = point
    switch horizontal {
    case .start: center.x += extent.width / 2
    case .middle: break
    case .end: center.x -= extent.width / 2
    }
    switch vertical {
    case .top: center.y += extent.height / 2
    case .center: break
    case .baseline: center.y -= extent.height / 2
    case .bottom: center.y -= extent.height / 2 + FontMetrics.descent * style.size
    }
    return center
  }
}
