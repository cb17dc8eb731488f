/// The partners of a Fisher–Yates shuffle of `count` items: for the places count − 1, count − 2, … in turn,
/// the place each is exchanged with. Fill a buffer of `count - first` elements.
public struct ShufflePartnerSampler: Sampler {
  let count: Int
  /// Bounded integers by multiplication, as within `Generator.choice`, in place of mask and rejection.
  let multiplies: Bool

  public init(count: Int, multiplies: Bool = false) {
    self.count = count
    self.multiplies = multiplies
  }

  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    partner(of: count - 1, &stream)
  }

  public func fill<Stream: VariateStream>(
    _ out: UnsafeMutableBufferPointer<Int>, from stream: inout Stream
  ) {
    var local = stream
    for i in out.indices { out.initializeElement(at: i, to: partner(of: count - 1 - i, &local)) }
    stream = local
  }

  @inline(__always)
  private func partner<Stream: VariateStream>(of place: Int, _ stream: inout Stream) -> Int {
    let limit = UInt64(max(0, place))
    return Int(multiplies ? stream.bounded(limit) : stream.interval(limit))
  }
}

/// The trials of Floyd's sampling without replacement (Bentley and Floyd, CACM 30, 1987): uniform on 0...j
/// for j = population − sample, …, population − 1.
struct FloydTrialSampler: Sampler {
  let first: Int

  func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int { Int(stream.bounded(UInt64(first))) }

  func fill<Stream: VariateStream>(_ out: UnsafeMutableBufferPointer<Int>, from stream: inout Stream) {
    for i in out.indices { out.initializeElement(at: i, to: Int(stream.bounded(UInt64(first + i)))) }
  }
}

extension VariateSource {
  /// For the places count − 1 down to `first`, the place each is exchanged with in a shuffle. Exchange in
  /// this order: `for (k, j) in partners.enumerated() { swap(count - 1 - k, j) }`.
  public func shufflePartners(count: Int, first: Int = 1) -> [Int] {
    draws(count - max(1, first), ShufflePartnerSampler(count: count))
  }

  /// Shuffles in place.
  @inlinable
  public func shuffle<Element>(_ items: inout [Element]) {
    exchange(&items, shufflePartners(count: items.count))
  }

  /// As `Generator.choice` shuffles what it has chosen: only the places from `first` on.
  func shuffleChosen(_ items: inout [Int], first: Int = 1) {
    let sampler = ShufflePartnerSampler(count: items.count, multiplies: true)
    exchange(&items, draws(items.count - max(1, first), sampler))
  }
}

extension VariateSource {
  /// 0..<count in random order.
  public func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<max(0, count))
    // Not `shuffle`: with a known element type the exchanges are compiled for it.
    exchange(&order, shufflePartners(count: order.count))
    return order
  }
}

/// Exchanges the places count − 1, count − 2, … with their partners in turn.
@inlinable
public func exchange<Element>(_ items: inout [Element], _ partners: [Int]) {
  items.withUnsafeMutableBufferPointer { items in
    var place = items.count - 1
    for partner in partners {
      items.swapAt(place, partner)
      place -= 1
    }
  }
}
