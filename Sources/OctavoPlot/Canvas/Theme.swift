import Glibc

/// The values colours take on light and on dark pages, as 24-bit RGB.
///
/// Light values are matplotlib's own. Dark ones were chosen by hand for the cycle (each at least 5:1
/// against the dark ground, and in the order of hue of the light ones) and are computed for colours
/// a user names.
package enum Theme {
  package struct Pair: Equatable, Sendable {
    package let light: Int
    package let dark: Int
  }
  package static let foreground = Pair(light: 0x000000, dark: 0xdddddd)
  package static let background = Pair(light: 0xffffff, dark: 0x181a1b)
  static let grid = Pair(light: 0xb0b0b0, dark: 0x4a4d50)
  static let frame = Pair(light: 0xcccccc, dark: 0x55585b)
  package static let cycle = [
    Pair(light: 0x1f77b4, dark: 0x5aa9e0), Pair(light: 0xff7f0e, dark: 0xff9a40),
    Pair(light: 0x2ca02c, dark: 0x56c256), Pair(light: 0xd62728, dark: 0xf4706c),
    Pair(light: 0x9467bd, dark: 0xb594dc), Pair(light: 0x8c564b, dark: 0xc08a7d),
    Pair(light: 0xe377c2, dark: 0xf096d2), Pair(light: 0x7f7f7f, dark: 0xa3a3a3),
    Pair(light: 0xbcbd22, dark: 0xcccd4a), Pair(light: 0x17becf, dark: 0x3ccfde),
  ]

  /// A colour's name in the style sheet and its two values. Names are the same in every figure and
  /// mean the same, so that the styles of several figures in one page agree.
  package static func entry(for color: Color) -> (name: String, pair: Pair) {
    switch color.role {
    case .foreground: return ("fg", foreground)
    case .background: return ("bg", background)
    case .grid: return ("grid", grid)
    case .frame: return ("frame", frame)
    case .cycle(let index): return ("c\(index)", cycle[index])
    case .named: return ("x" + digits(color.hex), Pair(light: color.hex, dark: lightened(color.hex)))
    case .ground: return ("g" + digits(color.hex), Pair(light: color.hex, dark: turned(color.hex)))
    }
  }

  /// Six hexadecimal digits.
  static func digits(_ hex: Int) -> String {
    let text = String(hex, radix: 16)
    return String(repeating: "0", count: max(0, 6 - text.count)) + text
  }

  /// The colour mixed with white until it stands out from the dark ground by 3:1, the least
  /// contrast that WCAG 2.2 (1.4.11) asks of graphics.
  static func lightened(_ hex: Int) -> Int {
    for step in 0...20 {
      let candidate = mixed(hex, with: 0xffffff, share: Double(step) / 20)
      if contrast(candidate, background.dark) >= 3 { return candidate }
    }
    return 0xffffff
  }

  /// A light ground made dark: mixed with black until ink on it keeps a contrast of 7:1.
  static func turned(_ hex: Int) -> Int {
    for step in 0...40 {
      let candidate = mixed(hex, with: 0x000000, share: Double(step) / 40)
      if contrast(candidate, foreground.dark) >= 7 { return candidate }
    }
    return 0x000000
  }

  private static func mixed(_ first: Int, with second: Int, share: Double) -> Int {
    var result = 0
    for shift in [16, 8, 0] {
      let a = Double(first >> shift & 255)
      let b = Double(second >> shift & 255)
      result |= Int((a + (b - a) * share).rounded()) << shift
    }
    return result
  }

  /// Contrast ratio of WCAG 2.2, from 1 to 21.
  package static func contrast(_ first: Int, _ second: Int) -> Double {
    let a = luminance(first)
    let b = luminance(second)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ hex: Int) -> Double {
    func linear(_ shift: Int) -> Double {
      let value = Double(hex >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
  }
}
