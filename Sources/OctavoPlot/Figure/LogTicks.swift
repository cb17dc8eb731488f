import Glibc

/// Ticks of a logarithmic axis: whole decades, and multiples of decades between them.
package enum LogTicks {
  /// Decades for the major ticks, one beyond each end included.
  /// - Parameter room: the most ticks that fit.
  package static func major(_ limits: Limits, room: Int) -> [Double] {
    guard let span = Span(limits) else { return [] }
    return exponents(span, room: room).exponents.map { pow(10, Double($0)) }
  }

  /// Multiples 2…9 of the decades, where every decade has a major tick. Where fewer than two ticks
  /// of either kind would be inside, the ticks of a linear axis.
  package static func minor(_ limits: Limits, room: Int) -> [Double] {
    guard let span = Span(limits), span.count < 10 else { return [] }
    let (decades, stride) = exponents(span, room: room)
    var ticks: [Double] = []
    if stride == 1 || span.count <= 1 {
      for exponent in (span.first - 1)...max(span.last, span.first - 1) {
        for factor in 2...9 { ticks.append(Double(factor) * pow(10, Double(exponent))) }
      }
    }
    let inside = ticks.count { $0 >= span.ends.low && $0 <= span.ends.high }
    if stride == 1 && decades.count - 2 + inside <= 1 {
      return LinearTicks.positions(span.ends, intervals: 9)
    }
    return ticks
  }

  /// The decades between two limits.
  private struct Span {
    let ends: Limits
    let low: Double
    let high: Double
    let first: Int
    let last: Int
    var count: Int { last - first + 1 }

    init?(_ limits: Limits) {
      ends = limits.ordered
      guard ends.low > 0, ends.high.isFinite else { return nil }
      low = log10(ends.low)
      high = log10(ends.high)
      first = Int(low.rounded(.up))
      last = Int(high.rounded(.down))
    }
  }

  /// Exponents of the major ticks, evenly apart, and their distance.
  ///
  /// With n decades at hand and room for r, the distance is the largest that still gives the most
  /// ticks not above r; ticks fall on multiples of the distance where that does not cost one.
  private static func exponents(_ span: Span, room: Int) -> (exponents: [Int], stride: Int) {
    let available = span.count
    let room = min(max(room, 2), 9)
    let shortest = available / (room + 1) + 1
    let wanted = min((available + shortest - 1) / shortest, room)
    if wanted <= 0 { return ([span.first - 1, span.last + 1], span.last - span.first + 2) }
    if wanted == 1 {
      let middle = Int(((span.low + span.high) / 2).rounded(.toNearestOrEven))
      let stride = max(middle - (span.first - 1), span.last + 1 - middle)
      return ([middle - stride, middle, middle + stride], stride)
    }
    var stride = (available - 1) / (wanted - 1)
    if Double(stride) < Double(available) / Double(wanted) { stride = available / wanted }
    let least = max(available - stride * wanted, 0)
    let most = min(available - stride * (wanted - 1), stride)
    var offset = ((-span.first % stride) + stride) % stride
    if offset < least || offset >= most { offset = least }
    let start = span.first + offset - stride
    return (Array(Swift.stride(from: start, to: span.last + stride + 1, by: stride)), stride)
  }
}
