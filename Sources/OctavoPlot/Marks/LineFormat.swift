/// The short form of a line's look, such as `r--o`: at most one colour, one line style, one marker,
/// in any order.
package struct LineFormat: Equatable, Sendable {
  package var color: Color?
  /// The signs as given; a format with a marker alone has the line style "None".
  package var lineStyle = "-"
  package var marker = "None"
  /// Which of the three the text names; one without marker names the solid line.
  package var namesLineStyle = false
  package var namesMarker = false
  /// The colour as matplotlib shows it in warnings: a letter within a format, or components.
  private var shownColor = ""

  package init(parsing text: String) throws {
    if let whole = Self.wholeColor(text) {
      color = whole
      // Matplotlib tells the opacity of short names as a whole number.
      shownColor = Self.components(whole, opacity: text.count == 1 || text.hasPrefix("C") ? "1" : "1.0")
      return
    }
    var reader = Reader(text)
    try reader.read()
    color = reader.color
    shownColor = reader.shownColor
    namesMarker = reader.marker != nil
    lineStyle = reader.lineStyle ?? (reader.marker == nil ? "-" : "None")
    namesLineStyle = lineStyle != "None"
    marker = reader.marker ?? "None"
  }

  /// A text that is a colour as a whole; a single digit is a marker instead.
  private static func wholeColor(_ text: String) -> Color? {
    if let number = Int(text), String(number) == text { return nil }
    return try? Color.parse(text)
  }

  private static func components(_ color: Color, opacity: String) -> String {
    "(\(color.red), \(color.green), \(color.blue), \(opacity))"
  }

  /// Matplotlib's warnings where options say what the format says too.
  func redundancies(with options: LineOptions, format: String) -> [String] {
    func warning(_ name: String, _ value: String) -> String {
      "\(name) is redundantly defined by the '\(name)' keyword argument and the fmt string \"\(format)\" "
        + "(-> \(name)=\(value)). The keyword argument will take precedence."
    }
    var warnings: [String] = []
    if namesLineStyle, options.lineStyle != nil {
      warnings.append(warning("linestyle", Choice.quoted(lineStyle)))
    }
    if namesMarker, options.marker != nil { warnings.append(warning("marker", Choice.quoted(marker))) }
    if color != nil, options.color != nil { warnings.append(warning("color", shownColor)) }
    return warnings
  }

  private struct Reader {
    let text: String
    var color: Color?
    var shownColor = ""
    var lineStyle: String?
    var marker: String?

    init(_ text: String) { self.text = text }

    mutating func read() throws {
      var rest = Substring(text)
      while let first = rest.first {
        var taken = 1
        if rest.hasPrefix("--") || rest.hasPrefix("-.") {
          taken = 2
          try set(lineStyle: String(rest.prefix(2)))
        } else if first == "-" || first == ":" || first == " " {
          try set(lineStyle: String(first))
        } else if Marker(rawValue: String(first)) != nil {
          guard marker == nil else { throw refused("two marker symbols") }
          marker = String(first)
        } else if let parts = Color.singleLetters[String(first)] {
          try set(color: Color(red: parts.0, green: parts.1, blue: parts.2))
          shownColor = Choice.quoted(String(first))
        } else if first == "C" {
          let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
          guard !digits.isEmpty else { throw refused("'C' must be followed by a number") }
          taken = 1 + digits.count
          // Matplotlib lets one of these take the place of a colour before it.
          let named = try Color.parse(String(rest.prefix(taken)))
          color = named
          shownColor = LineFormat.components(named, opacity: "1")
        } else {
          throw refused("unrecognized character \(Choice.quoted(String(first)))")
        }
        rest = rest.dropFirst(taken)
      }
    }

    private mutating func set(lineStyle sign: String) throws {
      guard lineStyle == nil else { throw refused("two linestyle symbols") }
      lineStyle = sign
    }

    private mutating func set(color new: Color) throws {
      guard color == nil else { throw refused("two color symbols") }
      color = new
    }

    private func refused(_ reason: String) -> PlotError {
      PlotError("\(Choice.quoted(text)) is not a valid format string (\(reason))")
    }
  }
}
