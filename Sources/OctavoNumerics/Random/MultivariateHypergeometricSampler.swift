/// Counts by colour of a sample drawn without replacement from items of several colours; rows of `colors.count`
/// counts one after another.
public struct MultivariateHypergeometricSampler: Sampler {
  let colors: [Int]
  let total: Int
  /// The smaller of the sample and what it leaves, which is what is drawn.
  let drawn: Int
  let isComplement: Bool
  let byMarginals: Bool

  /// - Parameter byMarginals: whether one hypergeometric draw after another is made, for large populations; else
  ///   items are drawn one by one from a list of them all.
  public init(colors: [Int], sample: Int, byMarginals: Bool) throws {
    var total = 0
    for count in colors {
      let (sum, overflow) = total.addingReportingOverflow(count)
      if overflow || (byMarginals && sum > 1_000_000_000) {
        throw ParameterError("When method is \"marginals\", sum(colors) must be less than 1000000000.")
      }
      total = sum
    }
    if sample > total { throw ParameterError("nsample > sum(colors)") }
    self.colors = colors
    self.total = total
    isComplement = sample > total / 2
    drawn = isComplement ? total - sample : sample
    self.byMarginals = byMarginals
  }

  /// The number of colours; a buffer to fill holds a multiple of it.
  public var width: Int { colors.count }

  /// The count of the first colour alone.
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    var row = [Int](repeating: 0, count: max(width, 1))
    row.withUnsafeMutableBufferPointer { fill($0, from: &stream) }
    return row[0]
  }

  public func fill<Stream: VariateStream>(_ out: UnsafeMutableBufferPointer<Int>, from stream: inout Stream) {
    out.initialize(repeating: 0)
    guard width > 0 else { return }
    var items = byMarginals ? [] : colors.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    for row in stride(from: 0, to: out.count - width + 1, by: width) {
      let counts = UnsafeMutableBufferPointer(rebasing: out[row..<row + width])
      if byMarginals { marginals(counts, &stream) } else { draw(counts, from: &items, &stream) }
      if isComplement { for k in counts.indices { counts[k] = colors[k] - counts[k] } }
    }
  }

  private func marginals<Stream: VariateStream>(
    _ counts: UnsafeMutableBufferPointer<Int>, _ stream: inout Stream
  ) {
    var (left, remaining) = (drawn, total)
    for k in 0..<width - 1 where left > 0 {
      remaining -= colors[k]
      counts[k] = HypergeometricSampler(uncheckedGood: colors[k], bad: remaining, sample: left).draw(&stream)
      left -= counts[k]
    }
    if left > 0 { counts[width - 1] = left }
  }

  private func draw<Stream: VariateStream>(
    _ counts: UnsafeMutableBufferPointer<Int>, from items: inout [Int], _ stream: inout Stream
  ) {
    for place in 0..<drawn {
      items.swapAt(place, place + Int(stream.interval(UInt64(total - place - 1))))
    }
    for item in items.prefix(drawn) { counts[item] += 1 }
  }
}
