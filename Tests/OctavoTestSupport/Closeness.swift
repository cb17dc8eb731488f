import Testing

/// Whether two numbers agree to a tolerance, as NumPy's `allclose` has it: |got - want| <= atol + rtol |want|.
public func isClose(_ got: Double, _ want: Double, rtol: Double = 1e-12, atol: Double = 0) -> Bool {
  if got == want || (got.isNaN && want.isNaN) { return true }
  return abs(got - want) <= atol + rtol * abs(want)
}

/// Records both numbers where they differ by more than the tolerance.
public func expectClose(
  _ got: Double, _ want: Double, rtol: Double = 1e-12, atol: Double = 0,
  _ what: @autoclosure () -> String = "",
  location: SourceLocation = #_sourceLocation
) {
  if isClose(got, want, rtol: rtol, atol: atol) { return }
  let name = what()
  Issue.record(
    "\(name.isEmpty ? "" : name + ": ")got \(got), want \(want), relative error \(abs(got - want) / abs(want))",
    sourceLocation: location)
}

/// The same for lists, which must be of one length; names the first place that differs.
public func expectClose(
  _ got: [Double], _ want: [Double], rtol: Double = 1e-12, atol: Double = 0,
  _ what: @autoclosure () -> String = "",
  location: SourceLocation = #_sourceLocation
) {
  guard got.count == want.count else {
    Issue.record("\(what()): got \(got.count) numbers, want \(want.count)", sourceLocation: location)
    return
  }
  for index in got.indices where !isClose(got[index], want[index], rtol: rtol, atol: atol) {
    expectClose(
      got[index], want[index], rtol: rtol, atol: atol, "\(what())[\(index)]", location: location)
    return
  }
}
