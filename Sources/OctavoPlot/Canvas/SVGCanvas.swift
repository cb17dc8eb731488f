/// Draws a figure as SVG text that reads on light and dark pages.
///
/// Colours are classes; a style sheet inside the SVG gives each a value, as a custom property with a
/// light and a dark form, after a plain value for programs that know no custom properties. A page may
/// set `--octavo-fg`, `--octavo-bg`, `--octavo-grid`, `--octavo-frame`, `--octavo-c0` … on an element
/// around the figure to bring its own theme. All rules begin with `.octavo-figure` and mean the same
/// in every figure, and clip paths are named for what they clip, so figures share a page without
/// regard for each other.
package struct SVGCanvas: Canvas {
  private var body = SVGWriter()
  private var definitions = SVGWriter()
  private var clips: Set<String> = []
  private var fills: [String: Theme.Pair] = [:]
  private var strokes: [String: Theme.Pair] = [:]
  private let width: Double
  private let height: Double
  private let idPrefix: String

  /// - Parameters:
  ///   - width, height: the picture's size in pixels.
  ///   - idPrefix: begins every id in the text.
  package init(width: Double, height: Double, idPrefix: String) {
    self.width = width
    self.height = height
    self.idPrefix = String(idPrefix.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  package mutating func beginGroup(_ name: String) {
    // Names are for recorders and readers of our code; the text stays small without them.
    body.raw("<g>")
  }

  package mutating func endGroup() {
    if body.bytes.suffix(3) == Array("<g>".utf8)[...] {
      body.bytes.removeLast(3)
    } else {
      body.raw("</g>")
    }
  }

  package mutating func beginClip(_ rect: Rect) {
    let numbers = [rect.x, rect.y, rect.width, rect.height].map(SVGWriter.hundredths)
    let id = idPrefix + "-clip-" + numbers.map(String.init).joined(separator: "-")
    if clips.insert(id).inserted {
      definitions.raw("<clipPath")
      definitions.attribute("id", id)
      definitions.raw("><rect")
      writeGeometry(of: rect, to: &definitions)
      definitions.raw("/></clipPath>")
    }
    body.raw("<g clip-path=\"url(#")
    body.raw(id)
    body.raw(")\">")
  }

  package mutating func endClip() { body.raw("</g>") }

  package mutating func path(_ path: Path, fill: Color?, stroke: Stroke?, isCrisp: Bool) {
    let fill = fill.flatMap { $0.alpha > 0 ? $0 : nil }
    let stroke = stroke.flatMap { $0.isVisible ? $0 : nil }
    guard !path.isEmpty, fill != nil || stroke != nil else { return }
    body.raw("<path")
    writeClasses(fill: fill, stroke: stroke?.color)
    if let fill, fill.alpha < 1 { body.attribute("fill-opacity", fill.alpha) }
    if let stroke { write(stroke) }
    if isCrisp { body.raw(" shape-rendering=\"crispEdges\"") }
    body.raw(" d=\"")
    var data = PathDataWriter(Self.take(&body))
    data.write(path)
    body = data.finish()
    body.raw("\"/>")
  }

  package mutating func dots(at centers: [Point], diameter: Double, color: Color) {
    guard !centers.isEmpty, color.alpha > 0 else { return }
    body.raw("<path")
    writeClasses(fill: nil, stroke: color)
    write(Stroke(color, width: diameter, cap: .round))
    body.raw(" d=\"")
    var data = PathDataWriter(Self.take(&body))
    for center in centers { data.dot(center) }
    body = data.finish()
    body.raw("\"/>")
  }

  package mutating func text(_ line: TextLine, at point: Point, style: TextStyle) {
    guard !line.isEmpty, style.color.alpha > 0 else { return }
    body.raw("<text")
    // Ink is what text is written in unless it says otherwise.
    if style.color.role != .foreground { writeClasses(fill: style.color, stroke: nil) }
    if style.color.alpha < 1 { body.attribute("fill-opacity", style.color.alpha) }
    if style.angle == 0 {
      body.attribute("x", point.x)
      body.attribute("y", point.y)
    } else {
      body.raw(" transform=\"translate(")
      body.number(point.x)
      body.raw(" ")
      body.number(point.y)
      body.raw(")rotate(")
      body.number(-style.angle)
      body.raw(")\"")
    }
    if SVGWriter.hundredths(style.size) != SVGWriter.hundredths(Self.textSize) {
      body.attribute("font-size", style.size)
    }
    if style.anchor != .start { body.attribute("text-anchor", style.anchor.rawValue) }
    if style.isBold { body.raw(" font-weight=\"bold\"") }
    if style.isItalic { body.raw(" font-style=\"italic\"") }
    if line.plainText.contains("  ") { body.raw(" xml:space=\"preserve\"") }
    body.raw(">")
    write(line, size: style.size)
    body.raw("</text>")
  }

  /// The finished text.
  /// - Parameter description: what the picture shows, for those who cannot see it.
  package func finished(description: String) -> String {
    var out = SVGWriter()
    out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"octavo-figure\"")
    out.attribute("width", width)
    out.attribute("height", height)
    out.raw(" viewBox=\"0 0 ")
    out.number(width)
    out.raw(" ")
    out.number(height)
    out.raw("\" role=\"img\"")
    out.attribute("aria-label", description)
    out.raw(" fill=\"none\" stroke-linejoin=\"round\"")
    out.attribute("font-family", FontMetrics.family)
    out.attribute("font-size", Self.textSize)
    out.raw("><style>")
    out.raw(styleSheet)
    out.raw("</style>")
    if !definitions.bytes.isEmpty {
      out.raw("<defs>")
      out.bytes += definitions.bytes
      out.raw("</defs>")
    }
    out.bytes += body.bytes
    out.raw("</svg>")
    return String(decoding: out.bytes, as: UTF8.self)
  }

  /// The type size written once for the whole figure: 10 points.
  static let textSize = 10 * Figure.pixelsPerPoint

  private static func take(_ writer: inout SVGWriter) -> SVGWriter {
    let taken = writer
    writer = SVGWriter()
    return taken
  }

  private func writeGeometry(of rect: Rect, to writer: inout SVGWriter) {
    writer.attribute("x", rect.x)
    writer.attribute("y", rect.y)
    writer.attribute("width", rect.width)
    writer.attribute("height", rect.height)
  }

  private mutating func writeClasses(fill: Color?, stroke: Color?) {
    body.raw(" class=\"")
    if let fill {
      let (name, pair) = Theme.entry(for: fill)
      fills[name] = pair
      body.raw("f-")
      body.raw(name)
    }
    if fill != nil && stroke != nil { body.raw(" ") }
    if let stroke {
      let (name, pair) = Theme.entry(for: stroke)
      strokes[name] = pair
      body.raw("s-")
      body.raw(name)
    }
    body.raw("\"")
  }

  private mutating func write(_ stroke: Stroke) {
    if stroke.color.alpha < 1 { body.attribute("stroke-opacity", stroke.color.alpha) }
    if SVGWriter.hundredths(stroke.width) != 100 { body.attribute("stroke-width", stroke.width) }
    if stroke.cap != .butt { body.attribute("stroke-linecap", stroke.cap.rawValue) }
    if stroke.join != .round { body.attribute("stroke-linejoin", stroke.join.rawValue) }
    guard !stroke.dashes.isEmpty else { return }
    body.raw(" stroke-dasharray=\"")
    for (index, dash) in stroke.dashes.enumerated() {
      if index > 0 { body.raw(" ") }
      body.number(dash)
    }
    body.raw("\"")
  }

  private mutating func write(_ line: TextLine, size: Double) {
    var level = 0.0
    for run in line.runs where !run.text.isEmpty {
      let wanted: Double
      switch run.shift {
      case .none: wanted = 0
      case .superscript: wanted = -TextRun.rise * size
      case .subscript: wanted = TextRun.fall * size
      }
      let isPlain = wanted == level && run.shift == .none && !run.isItalic && !run.isBold
      if isPlain {
        body.escaped(run.text)
        continue
      }
      body.raw("<tspan")
      if wanted != level { body.attribute("dy", wanted - level) }
      if run.shift != .none { body.attribute("font-size", size * TextRun.scriptSize) }
      if run.isItalic { body.raw(" font-style=\"italic\"") }
      if run.isBold { body.raw(" font-weight=\"bold\"") }
      body.raw(">")
      body.escaped(run.text)
      body.raw("</tspan>")
      level = wanted
    }
  }

  /// Properties in the order of their names, light, then dark, then the classes that use them.
  private var styleSheet: String {
    var pairs = fills.merging(strokes) { first, _ in first }
    pairs["fg"] = Theme.foreground
    let ordered = pairs.sorted { $0.key < $1.key }
    func properties(_ value: (Theme.Pair) -> Int) -> String {
      ordered.map { "--\($0.key):var(--octavo-\($0.key),#\(Theme.digits(value($0.value))))" }.joined(
        separator: ";")
    }
    var text = ".octavo-figure{\(properties(\.light))}"
    text += "@media(prefers-color-scheme:dark){.octavo-figure{\(properties(\.dark))}}"
    text += ".octavo-figure text{fill:#000000;fill:var(--fg)}"
    for (letter, property, used) in [("f", "fill", fills), ("s", "stroke", strokes)] {
      for (name, pair) in used.sorted(by: { $0.key < $1.key }) {
        let value = Theme.digits(pair.light)
        text += ".octavo-figure .\(letter)-\(name){\(property):#\(value);\(property):var(--\(name))}"
      }
    }
    return text
  }
}
