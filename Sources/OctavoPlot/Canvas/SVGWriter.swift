/// Bytes of an SVG text in the making. Numbers are written in hundredths of a pixel, without
/// trailing zeros: the same picture always gives the same bytes.
package struct SVGWriter {
  package var bytes: [UInt8] = []

  package init() {}

  /// A length in hundredths of a pixel. Values no canvas can show are held at ±10⁷ px.
  static func hundredths(_ value: Double) -> Int {
    guard value == value else { return 0 }
    return Int((min(max(value, -1e7), 1e7) * 100).rounded())
  }

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Text content or an attribute's value, escaped.
  package mutating func escaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"": raw("&quot;")
      case "\n", "\t": bytes.append(UInt8(ascii: " "))
      // XML 1.0 has no way to write the other control characters.
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": raw("\u{FFFD}")
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  package mutating func number(_ value: Double) { number(hundredths: Self.hundredths(value)) }

  mutating func number(hundredths value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    let whole = magnitude / 100
    let fraction = magnitude % 100
    if whole > 0 || fraction == 0 { digits(whole) }
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(fraction / 10))
    if fraction % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(fraction % 10)) }
  }

  private mutating func digits(_ value: UInt) {
    if value >= 10 { digits(value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  /// ` name="12.5"`
  mutating func attribute(_ name: StaticString, _ value: Double) {
    raw(" ")
    raw(name)
    raw("=\"")
    number(value)
    raw("\"")
  }

  /// ` name="text"`
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    escaped(value)
    raw("\"")
  }
}

/// Writes path data: relative commands on a grid of hundredths of a pixel, letters and separators
/// only where the grammar needs them, and no point that a straight line passes anyway.
package struct PathDataWriter {
  private var writer: SVGWriter
  private var x = 0
  private var y = 0
  private var startX = 0
  private var startY = 0
  /// The pending straight piece, not yet written: it may still grow.
  private var dx = 0
  private var dy = 0
  private var command: UInt8 = 0
  private var endsInFraction = false
  private var endsInDigit = false

  /// Takes the bytes over to append to them; `finish` hands them back.
  package init(_ writer: consuming SVGWriter) { self.writer = writer }

  package mutating func finish() -> SVGWriter {
    flush()
    return writer
  }

  package mutating func write(_ path: Path) {
    for element in path.elements {
      switch element {
      case .move(let point): move(point)
      case .line(let point): line(point)
      case .halfCircle(let radius, let point): halfCircle(radius, point)
      case .close: close()
      }
    }
  }

  mutating func move(_ point: Point) {
    flush()
    let newX = SVGWriter.hundredths(point.x)
    let newY = SVGWriter.hundredths(point.y)
    if command == 0 {
      letter(UInt8(ascii: "M"))
      number(newX)
      number(newY)
    } else {
      letter(UInt8(ascii: "m"))
      number(newX - x)
      number(newY - y)
    }
    (x, y, startX, startY) = (newX, newY, newX, newY)
    // Pairs after a moveto are linetos: relative after m, absolute after M.
    command = command == UInt8(ascii: "m") ? UInt8(ascii: "l") : UInt8(ascii: "M")
  }

  /// A straight line; one that goes on in the direction of the last is joined to it.
  mutating func line(_ point: Point) {
    let stepX = SVGWriter.hundredths(point.x) - x - dx
    let stepY = SVGWriter.hundredths(point.y) - y - dy
    if stepX == 0 && stepY == 0 { return }
    if dx * stepY == dy * stepX && dx * stepX + dy * stepY >= 0 {
      dx += stepX
      dy += stepY
    } else {
      flush()
      dx = stepX
      dy = stepY
    }
  }

  /// A line of no length: with round caps, a dot.
  mutating func dot(_ point: Point) {
    move(point)
    letter(UInt8(ascii: "h"))
    number(0)
  }

  mutating func close() {
    // The closing command draws the last side.
    if x + dx != startX || y + dy != startY { flush() }
    (dx, dy) = (0, 0)
    letter(UInt8(ascii: "z"))
    (x, y) = (startX, startY)
  }

  private mutating func halfCircle(_ radius: Double, _ point: Point) {
    flush()
    let newX = SVGWriter.hundredths(point.x)
    let newY = SVGWriter.hundredths(point.y)
    letter(UInt8(ascii: "a"))
    number(SVGWriter.hundredths(radius))
    number(SVGWriter.hundredths(radius))
    for flag in [0, 100, 100] { number(flag) }
    number(newX - x)
    number(newY - y)
    (x, y) = (newX, newY)
  }

  private mutating func flush() {
    guard dx != 0 || dy != 0 else { return }
    if dy == 0 {
      letter(UInt8(ascii: "h"))
      number(dx)
    } else if dx == 0 {
      letter(UInt8(ascii: "v"))
      number(dy)
    } else {
      letter(UInt8(ascii: "l"))
      number(dx)
      number(dy)
    }
    x += dx
    y += dy
    (dx, dy) = (0, 0)
  }

  private mutating func letter(_ new: UInt8) {
    if new == command && new != UInt8(ascii: "z") { return }
    command = new
    writer.bytes.append(new)
    endsInDigit = false
    endsInFraction = false
  }

  private mutating func number(_ hundredths: Int) {
    let startsWithPoint = hundredths > 0 && hundredths < 100
    if endsInDigit && hundredths >= 0 && !(startsWithPoint && endsInFraction) {
      writer.bytes.append(UInt8(ascii: " "))
    }
    writer.number(hundredths: hundredths)
    endsInDigit = true
    endsInFraction = hundredths % 100 != 0
  }
}
