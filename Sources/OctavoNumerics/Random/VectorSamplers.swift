/// Counts of `trials` items falling into classes; rows of `pvals.count` counts one after another.
public struct MultinomialSampler: Sampler {
  let trials: Int
  let pvals: [Double]

  /// - Parameter pvals: probabilities; what the last class gets is the rest, whatever its entry says.
  public init(trials: Int, pvals: [Double]) throws {
    if trials < 0 { throw ParameterError("n < 0") }
    if pvals.isEmpty {
      throw ParameterError(
        "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.")
    }
    if pvals.contains(where: { !($0 >= 0 && $0 <= 1) }) {
      throw ParameterError("pvals < 0, pvals > 1 or pvals contains NaNs")
    }
    self.trials = trials
    self.pvals = pvals
  }

  /// The number of classes; a buffer to fill holds a multiple of it.
  public var width: Int { pvals.count }

  /// The count of the first class alone.
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Int {
    BinomialSampler(uncheckedTrials: trials, p: min(1, pvals[0])).draw(&stream)
  }

  public func fill<Stream: VariateStream>(
    _ out: UnsafeMutableBufferPointer<Int>, from stream: inout Stream
  ) {
    out.initialize(repeating: 0)
    for row in stride(from: 0, to: out.count - width + 1, by: width) {
      var left = trials
      var remaining = 1.0
      for k in 0..<width - 1 where left > 0 {
        let p = pvals[k] / remaining
        let count = BinomialSampler(uncheckedTrials: left, p: p).draw(&stream)
        out[row + k] = count
        left -= count
        remaining -= pvals[k]
      }
      if left > 0 { out[row + width - 1] = left }
    }
  }
}

/// Points of a simplex; rows of `alpha.count` shares one after another.
public struct DirichletSampler: Sampler {
  let alpha: [Double]
  /// For all-small alpha a gamma row may be all zero; then shares are broken off a stick by betas, which need
  /// the sums of alpha from each place on.
  let tailSums: [Double]?

  public init(alpha: [Double], legacy: Bool = false) throws {
    if legacy {
      if alpha.contains(where: { !($0 > 0) }) { throw ParameterError("alpha <= 0") }
    } else if alpha.contains(where: { !($0 >= 0) }) {
      throw ParameterError("alpha < 0")
    }
    self.alpha = alpha
    guard !legacy, let largest = alpha.max(), largest < 0.1 else {
      tailSums = nil
      return
    }
    var sum = 0.0
    tailSums = alpha.reversed().map { value -> Double in
      sum += value
      return sum
    }.reversed()
  }

  /// The number of shares; a buffer to fill holds a multiple of it.
  public var width: Int { alpha.count }

  /// The first share alone, unnormalised.
  public func draw<Stream: VariateStream>(_ stream: inout Stream) -> Double {
    stream.standardGamma(alpha.first ?? 0)
  }

  public func fill<Stream: VariateStream>(
    _ out: UnsafeMutableBufferPointer<Double>, from stream: inout Stream
  ) {
    out.initialize(repeating: 0)
    guard width > 0 else { return }
    for row in stride(from: 0, to: out.count - width + 1, by: width) {
      let shares = UnsafeMutableBufferPointer(rebasing: out[row..<row + width])
      if let tailSums { breakStick(shares, tailSums, &stream) } else { normalizeGammas(shares, &stream) }
    }
  }

  private func normalizeGammas<Stream: VariateStream>(
    _ shares: UnsafeMutableBufferPointer<Double>, _ stream: inout Stream
  ) {
    var sum = 0.0
    for i in shares.indices {
      shares[i] = stream.standardGamma(alpha[i])
      sum += shares[i]
    }
    let inverse = 1 / sum
    for i in shares.indices { shares[i] *= inverse }
  }

  private func breakStick<Stream: VariateStream>(
    _ shares: UnsafeMutableBufferPointer<Double>, _ tailSums: [Double], _ stream: inout Stream
  ) {
    var left = 1.0
    for i in 0..<width - 1 {
      // Only zeros follow: nothing is left to divide.
      if tailSums[i + 1] == 0 {
        if alpha[i] > 0 { shares[i] = left }
        return
      }
      let part = alpha[i] == 0 ? 0 : BetaSampler(uncheckedA: alpha[i], b: tailSums[i + 1]).draw(&stream)
      shares[i] = left * part
      left *= 1 - part
    }
    shares[width - 1] = left
  }
}
