import Glibc

/// The texts of a set of ticks.
package struct TickLabels: Equatable, Sendable {
  /// One for each tick; empty where a tick has none.
  package var texts: [String]
  /// What all labels leave out, shown once at the axis' end: a power of ten, a number to add, or both.
  package var offset = ""
}

extension TickLabels {
  /// Labels with as many decimals as tell the ticks apart. Numbers that would be long leave out a
  /// common power of ten (below 10⁻⁴ and from 10⁶ on) or, where it saves four digits, a common sum.
  package static func linear(_ ticks: [Double], view: Limits) -> TickLabels {
    guard !ticks.isEmpty else { return TickLabels(texts: []) }
    let view = view.ordered
    let visible = ticks.filter { $0 >= view.low && $0 <= view.high }
    let offset = commonOffset(visible)
    let exponent = commonExponent(visible, view: view, offset: offset)
    let unit = pow(10, Double(exponent))
    let decimals = decimalsNeeded(ticks, view: view, offset: offset, unit: unit)
    let texts = ticks.map { tick -> String in
      var value = (tick - offset) / unit
      if abs(value) < 1e-8 { value = 0 }
      return withMinus(NumberText.fixed(value, decimals: decimals))
    }
    var common = exponent == 0 ? "" : "1e\(exponent)"
    if offset != 0 { common += (offset > 0 ? "+" : "") + scientific(offset) }
    return TickLabels(texts: texts, offset: withMinus(common))
  }

  /// U+2212 for the hyphen.
  static func withMinus(_ text: String) -> String { text.replacing("-", with: "\u{2212}") }

  private static func commonOffset(_ ticks: [Double]) -> Double {
    guard let low = ticks.min(), let high = ticks.max(), low != high, low > 0 || high < 0 else { return 0 }
    let small = min(abs(low), abs(high))
    let large = max(abs(low), abs(high))
    /// The first power of ten, going down, at which the two numbers' leading digits part as asked.
    func parting(_ isParted: (Double, Double) -> Bool) -> Double {
      var exponent = log10(large).rounded(.up)
      while exponent > -320 {
        let power = pow(10, exponent)
        if isParted(flooredQuotient(small, power), flooredQuotient(large, power)) { break }
        exponent -= 1
      }
      return exponent + 1
    }
    var exponent = parting { $0 != $1 }
    // 99.9 and 100.1 part at once, though they are close: let the last digits differ by one.
    if (large - small) / pow(10, exponent) <= 1e-2 { exponent = parting { $1 - $0 > 1 } }
    let power = pow(10, exponent)
    let lead = flooredQuotient(large, power)
    return lead >= 1000 ? copysign(lead * power, low) : 0
  }

  private static func commonExponent(_ ticks: [Double], view: Limits, offset: Double) -> Int {
    guard let greatest = ticks.map(abs).max() else { return 0 }
    let size = offset != 0 ? view.high - view.low : greatest
    guard size > 0, size.isFinite else { return 0 }
    // Not below what can be divided by.
    let exponent = max(Int(log10(size).rounded(.down)), -307)
    return exponent <= -5 || exponent >= 6 ? exponent : 0
  }

  /// Decimals after which no tick differs from its rounded self by more than a thousandth of the range.
  private static func decimalsNeeded(_ ticks: [Double], view: Limits, offset: Double, unit: Double) -> Int {
    let values = ticks.map { ($0 - offset) / unit }
    var seen = values
    if ticks.count < 2 { seen += [(view.low - offset) / unit, (view.high - offset) / unit] }
    var range = (seen.max() ?? 0) - (seen.min() ?? 0)
    if range == 0 { range = seen.map(abs).max() ?? 0 }
    guard range > 0, range.isFinite else { return 0 }
    let size = Int(log10(range).rounded(.down))
    let tolerance = 1e-3 * pow(10, Double(size))
    var decimals = max(0, 3 - size)
    while decimals >= 0 {
      let power = pow(10, Double(decimals))
      let worst = values.map { abs($0 - ($0 * power).rounded(.toNearestOrEven) / power) }.max() ?? 0
      guard worst < tolerance else { break }
      decimals -= 1
    }
    return decimals + 1
  }

  /// A number as mantissa and exponent, up to eleven digits: 1.5e4, or 3 for exponent zero.
  private static func scientific(_ value: Double) -> String {
    let exponent = Int(log10(abs(value)).rounded(.down))
    let mantissa = (value / pow(10, Double(exponent)) * 1e10).rounded(.toNearestOrEven) / 1e10
    let digits = NumberText.general(mantissa, digits: 11)
    return exponent == 0 ? digits : "\(digits)e\(exponent)"
  }
}

extension TickLabels {
  /// Labels of a logarithmic axis as formulas: 10², and 2×10² where few decades are in view.
  static func log(_ ticks: [Double], view: Limits) -> TickLabels {
    let labelled = coefficientsLabelled(view.ordered)
    return TickLabels(
      texts: ticks.map { tick in
        guard tick > 0, tick.isFinite else { return "" }
        let position = Glibc.log(tick) / Glibc.log(10)
        let isDecade = isNearInteger(position)
        let exponent = isDecade ? position.rounded() : position.rounded(.down)
        let coefficient = pow(10, position - exponent)
        guard labelled.contains(Int(coefficient.rounded())) else { return "" }
        if isDecade { return #"$\mathdefault{10^{\#(Int(exponent))}}$"# }
        let digits = NumberText.general(
          isNearInteger(coefficient) ? coefficient.rounded() : coefficient, digits: 6)
        return #"$\mathdefault{\#(digits)\times10^{\#(Int(exponent))}}$"#
      })
  }

  /// Which multiples of decades have labels: the fewer decades in view, the more multiples.
  private static func coefficientsLabelled(_ view: Limits) -> Set<Int> {
    guard view.low > 0 else { return [1] }
    let low = Glibc.log(view.low) / Glibc.log(10)
    let high = Glibc.log(view.high) / Glibc.log(10)
    let decades = high.rounded(.down) - low.nextDown.rounded(.down)
    if decades > 1 { return [1] }
    return high - low > 0.4 ? [1, 2, 3, 4, 6, 10] : Set(1...10)
  }
}

/// Numbers as C's `printf` writes them.
enum NumberText {
  /// `%.nf`
  static func fixed(_ value: Double, decimals: Int) -> String {
    format("%.*f", min(max(decimals, 0), 340), value)
  }
  /// `%.ng`
  static func general(_ value: Double, digits: Int) -> String { format("%.*g", digits, value) }

  private static func format(_ pattern: String, _ precision: Int, _ value: Double) -> String {
    withVaList([Int32(precision), value]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 700) { buffer in
        guard let start = buffer.baseAddress else { return "" }
        // 309 digits before the point and 340 after it fit; vsnprintf cuts what would not.
        vsnprintf(start, buffer.count, pattern, arguments)
        return String(cString: start)
      }
    }
  }
}
