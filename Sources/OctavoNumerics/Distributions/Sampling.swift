extension VariateSource {
  /// Whole draws, as doubles.
  func fillWhole<S: Sampler>(
    _ out: UnsafeMutableBufferPointer<Double>, _ sampler: S
  ) where S.Value == Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: min(out.count, 1024)) { block in
      var start = 0
      while start < out.count {
        let part = UnsafeMutableBufferPointer(rebasing: block[..<min(1024, out.count - start)])
        fill(part, sampler)
        for i in part.indices { out.initializeElement(at: start + i, to: Double(part[i])) }
        start += part.count
      }
    }
  }
}
