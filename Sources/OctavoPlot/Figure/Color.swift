import Glibc

/// A colour as a notebook gives it, before it is understood.
package enum ColorSpec: Equatable, Sendable {
  /// A name, a hexadecimal number, a grey level, a cycle colour.
  case text(String)
  /// Red, green, blue and perhaps opacity in 0…1, with the text Python shows for the value.
  case components([Double], shown: String)
  /// A colour and its opacity, `('red', 0.5)`.
  indirect case withAlpha(ColorSpec, Double)
  /// Something that is no colour, with the text Python shows for it.
  case other(shown: String)

  /// The value as Python shows it.
  var shown: String {
    switch self {
    case .text(let text): Choice.quoted(text)
    case .components(_, let shown), .other(let shown): shown
    case .withAlpha(let base, let alpha): "(\(base.shown), \(alpha))"
    }
  }
}

/// A colour, with what it means: colours that stand for "ink", "paper" or a place in the cycle have
/// another value on a dark page (see `Theme`).
package struct Color: Hashable, Sendable {
  package enum Role: Hashable, Sendable {
    /// Ink: text, spines, and everything a user calls black.
    case foreground
    /// Paper: the figure's ground, and everything a user calls white.
    case background
    case grid
    /// The edge of the legend's frame.
    case frame
    /// C0 … C9.
    case cycle(Int)
    /// A colour a user named. On a dark page it is lightened as far as contrast needs.
    case named
    /// A ground a user named for a figure or axes; on a dark page its lightness is turned round.
    case ground
  }
  /// Components in 0…1 on a light page.
  package var red: Double
  package var green: Double
  package var blue: Double
  package var alpha: Double
  package var role: Role

  package init(red: Double, green: Double, blue: Double, alpha: Double = 1, role: Role? = nil) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
    let isBlack = red == 0 && green == 0 && blue == 0
    let isWhite = red == 1 && green == 1 && blue == 1
    self.role = role ?? (isBlack ? .foreground : isWhite ? .background : .named)
  }

  init(hex: Int, role: Role) {
    self.init(
      red: Double(hex >> 16 & 255) / 255, green: Double(hex >> 8 & 255) / 255, blue: Double(hex & 255) / 255,
      role: role)
  }

  package static let foreground = Color(red: 0, green: 0, blue: 0)
  package static let background = Color(red: 1, green: 1, blue: 1)
  package static let grid = Color(hex: 0xb0b0b0, role: .grid)
  package static let frame = Color(hex: 0xcccccc, role: .frame)
  package static let clear = Color(red: 0, green: 0, blue: 0, alpha: 0)

  /// C0 … C9 and round again.
  package static func cycle(_ index: Int) -> Color {
    let place = ((index % 10) + 10) % 10
    return Color(hex: Theme.cycle[place].light, role: .cycle(place))
  }

  package func opacity(_ factor: Double?) -> Color {
    guard let factor else { return self }
    var result = self
    result.alpha = factor
    return result
  }

  /// The colour as a ground for others to stand on.
  package var asGround: Color {
    var result = self
    if role == .named || role == .foreground { result.role = .ground }
    return result
  }

  /// The components as 24 bits.
  var hex: Int {
    func byte(_ value: Double) -> Int { Int((min(max(value, 0), 1) * 255).rounded()) }
    return byte(red) << 16 | byte(green) << 8 | byte(blue)
  }
}

/// Reading colours as matplotlib does.
extension Color {
  /// Where a colour was given: matplotlib refuses in different words.
  package enum Place: Sendable {
    /// Lines and texts.
    case artist
    /// Faces and edges of patches, and of collections.
    case patch
    /// Figure and axes grounds.
    case plain
  }

  /// The colour a notebook means; "none" is clear. Case matters only in single letters and in C0 … C9.
  package static func parse(_ spec: ColorSpec, in place: Place = .plain) throws -> Color {
    do {
      return try understood(spec)
    } catch let error as PlotError {
      switch place {
      case .plain: throw error
      case .patch:
        if case .text = spec { throw PlotError("\(spec.shown) is not a valid color value.") }
        throw error
      case .artist: throw PlotError("\(spec.shown) is not a valid value for color: \(supported)")
      }
    }
  }

  package static func parse(_ text: String, in place: Place = .plain) throws -> Color {
    try parse(.text(text), in: place)
  }

  /// Matplotlib's own list, as its message ends.
  private static let supported =
    "supported inputs are (r, g, b) and (r, g, b, a) 0-1 float tuples; '#rrggbb', '#rrggbbaa', '#rgb', "
    + "'#rgba' strings; named color strings; string reprs of 0-1 floats for grayscale values; "
    + "'C0', 'C1', ... strings for colors of the color cycle; and pairs combining one of the above with an alpha value"

  private static func understood(_ spec: ColorSpec) throws -> Color {
    switch spec {
    case .text(let text): return try understood(text)
    case .components(let values, let shown):
      guard values.count == 3 || values.count == 4 else {
        throw PlotError("RGBA sequence should have length 3 or 4")
      }
      guard values.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
        throw PlotError(shown.isEmpty ? "Invalid RGBA argument" : "RGBA values should be within 0-1 range")
      }
      return Color(
        red: values[0], green: values[1], blue: values[2], alpha: values.count == 4 ? values[3] : 1)
    case .withAlpha(let base, let alpha):
      guard alpha >= 0 && alpha <= 1 else { throw PlotError("'alpha' must be between 0 and 1, inclusive") }
      return try understood(base).opacity(alpha)
    case .other(let shown): throw PlotError("Invalid RGBA argument: \(shown)")
    }
  }

  private static func understood(_ text: String) throws -> Color {
    if text.lowercased() == "none" { return .clear }
    if let index = cycleIndex(text) { return .cycle(index) }
    if let single = singleLetters[text] {
      return Color(red: single.0, green: single.1, blue: single.2)
    }
    let name = text.lowercased()
    if let index = tableau.firstIndex(of: name) { return .cycle(index == 10 ? 7 : index) }
    if let hex = ColorNames.hex(name), let color = hexadecimal(hex) { return color }
    if text.hasPrefix("#") {
      if let color = hexadecimal(String(text.dropFirst())) { return color }
      if text.count > 1, text.dropFirst().allSatisfy({ $0.isASCII && $0.isHexDigit }) {
        throw PlotError("Invalid hex color specifier: \(Choice.quoted(text))")
      }
    }
    if let grey = PythonFloat.parse(text) {
      guard grey >= 0 && grey <= 1 else {
        throw PlotError(
          "Invalid string grayscale value \(Choice.quoted(text)). Value must be within 0-1 range")
      }
      return Color(red: grey, green: grey, blue: grey)
    }
    throw PlotError("Invalid RGBA argument: \(Choice.quoted(text))")
  }

  private static func cycleIndex(_ text: String) -> Int? {
    guard text.utf8.first == UInt8(ascii: "C"), text.utf8.count > 1 else { return nil }
    let digits = text.utf8.dropFirst()
    guard digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return nil }
    // Only the last digit matters: the cycle has ten colours.
    return digits.last.map { Int($0 - UInt8(ascii: "0")) }
  }

  private static func hexadecimal(_ digits: String) -> Color? {
    var values = digits.compactMap(\.hexDigitValue)
    guard values.count == digits.count else { return nil }
    if values.count == 3 || values.count == 4 { values = values.flatMap { [$0, $0] } }
    guard values.count == 6 || values.count == 8 else { return nil }
    let bytes = stride(from: 0, to: values.count, by: 2).map {
      Double(values[$0] * 16 + values[$0 + 1]) / 255
    }
    return Color(red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes.count == 4 ? bytes[3] : 1)
  }

  static let singleLetters: [String: (Double, Double, Double)] = [
    "b": (0, 0, 1), "g": (0, 0.5, 0), "r": (1, 0, 0), "c": (0, 0.75, 0.75), "m": (0.75, 0, 0.75),
    "y": (0.75, 0.75, 0), "k": (0, 0, 0), "w": (1, 1, 1),
  ]

  private static let tableau = [
    "tab:blue", "tab:orange", "tab:green", "tab:red", "tab:purple", "tab:brown", "tab:pink", "tab:gray",
    "tab:olive", "tab:cyan", "tab:grey",
  ]
}

/// Numbers in texts, as Python's `float` reads them.
enum PythonFloat {
  static func parse(_ text: String) -> Double? {
    let trimmed = text.drop(while: \.isWhitespace)
    let end = trimmed.lastIndex(where: { !$0.isWhitespace }).map(trimmed.index(after:)) ?? trimmed.endIndex
    let lowercase = trimmed[..<end].lowercased()
    if ["nan", "inf", "infinity"].contains(lowercase.drop(while: { $0 == "+" || $0 == "-" })) {
      return Double(lowercase)
    }
    // Double's own reader also takes hexadecimal, which Python's does not.
    guard lowercase.allSatisfy({ "0123456789+-.e_".contains($0) }) else { return nil }
    let parts = lowercase.split(separator: "_", omittingEmptySubsequences: false)
    // An underscore stands between two digits.
    for (before, after) in zip(parts, parts.dropFirst()) {
      guard before.last?.isNumber ?? false, after.first?.isNumber ?? false else { return nil }
    }
    return Double(parts.joined())
  }
}
