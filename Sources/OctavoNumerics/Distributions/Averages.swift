/// The sum as NumPy sums: pairwise over blocks, eight running sums within a block.
public func pairwiseSum(_ values: [Double]) -> Double {
  values.withUnsafeBufferPointer { pairwiseSum($0[...]) }
}

/// The mean, summed pairwise.
func pairwiseMean(_ values: [Double]) -> Double {
  values.withUnsafeBufferPointer { pairwiseSum($0[...]) } / Double(values.count)
}

private func pairwiseSum(_ values: Slice<UnsafeBufferPointer<Double>>) -> Double {
  let start = values.startIndex
  let count = values.count
  if count < 8 {
    return values.reduce(-0.0, +)
  }
  if count > 128 {
    var half = count / 2
    half -= half % 8
    return pairwiseSum(values[start..<start + half]) + pairwiseSum(values[(start + half)...])
  }
  var r = (0..<8).map { values[start + $0] }
  var i = 8
  while i + 8 <= count {
    for j in 0..<8 { r[j] += values[start + i + j] }
    i += 8
  }
  var sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
  while i < count {
    sum += values[start + i]
    i += 1
  }
  return sum
}

/// The third central moment over the 3/2 power of the second, both over n.
func sampleSkewness(_ values: [Double]) -> Double {
  let mean = pairwiseMean(values)
  let second = pairwiseMean(values.map { ($0 - mean) * ($0 - mean) })
  let third = pairwiseMean(values.map { ($0 - mean) * ($0 - mean) * ($0 - mean) })
  return third / pow(second, 1.5)
}

/// The variance over n.
func sampleVariance(_ values: [Double]) -> Double {
  let mean = pairwiseMean(values)
  return pairwiseMean(values.map { ($0 - mean) * ($0 - mean) })
}

/// The median; the mean of the middle two of an even number.
func sampleMedian(_ values: [Double]) -> Double { sampleQuantile(values.sorted(), 0.5) }

/// The quantile of sorted values, linear between neighbours.
func sampleQuantile(_ sorted: [Double], _ p: Double) -> Double {
  guard let last = sorted.last else { return .nan }
  let place = p * Double(sorted.count - 1)
  let index = Int(place)
  guard index + 1 < sorted.count else { return last }
  return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
}
