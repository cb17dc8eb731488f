import OctavoLanguage
import OctavoNumerics

// `curve_fit` of a model that has a kernel. A fit whose way SciPy would remark on (no convergence, a singular
// covariance, options) is left to the general path.
extension Machine {
  /// The result of a call of `curve_fit` with at most `p0`, `sigma` and `absolute_sigma`; nil if this is not for
  /// kernels.
  func kernelCurveFit(_ call: Arguments) throws -> Value? {
    guard let function = call[0].as(FunctionObject.self), isPlainFit(call) else { return nil }
    guard let y = try floats(call[2]), y.rank == 1, y.size > 1 else { return nil }
    var x = call[1]
    guard let abscissae = try floats(x) else { return nil }
    if x.as(ArrayObject.self)?.array.dtype != .float64 {
      x = arrayObject(abscissae)
      hold(x)
    }
    guard y.isAllFinite, abscissae.isAllFinite else { return nil }
    var start: NDArray?
    if call.isGiven(3) {
      guard let given = try floats(call[3]), given.rank == 1 else { return nil }
      start = given
    }
    let n = start?.size ?? positionalCount(of: function) - 1
    guard n > 0, y.size > n else { return nil }
    var weights: NDArray?
    if call.isGiven(4) {
      guard let sigma = try floats(call[4]), sigma.rank == 1, sigma.size == y.size else { return nil }
      weights = try Ufunc.reciprocal(sigma)
    }
    let cache = KernelCache.of(self)
    let entry: KernelEntry
    switch cache.entry(function, .model(n), [x, .undefined], self) {
    case .success(let found): entry = found
    case .failure: return nil
    }
    guard entry.shape.count == 1, entry.shape[0] == y.size, let fitter = entry.fitter else { return nil }
    if let start {
      start.withValues { fitter.parameters.update(from: $0.baseAddress.unsafelyUnwrapped, count: n) }
    } else {
      fitter.parameters.update(repeating: 1, count: n)
    }
    cache.note(self, "a kernel with exact derivatives fits \(function.name.string) (\(function.location))")
    let state = FitState.of(self)
    if let found = weights == nil ? state.taken(call[2], y, entry, from: fitter.parameters) : nil {
      return try fitted(found.parameters, found.covariance, found.cost, n, y.size, call)
    }
    if weights == nil, state.observed != nil {
      let begin = Array(UnsafeBufferPointer(start: fitter.parameters, count: n))
      state.observed?.append(FitState.Observation(entry: entry, data: call[2], start: begin))
    }
    guard fitter.fit(y, weights: weights) else { return nil }
    return try fitted(fitter.parameters, fitter.covariance, fitter.cost, n, y.size, call)
  }

  private func fitted(
    _ found: UnsafePointer<Double>, _ inverse: UnsafePointer<Double>, _ cost: Double, _ n: Int, _ m: Int,
    _ call: Arguments
  ) throws -> Value {
    let isAbsolute = try call.isGiven(5) && call.bool(5)
    let factor = isAbsolute ? 1 : cost / Double(m - n)
    let covariance = try NDArray.empty([n, n])
    covariance.withMutableValues { target in for i in 0..<n * n { target[i] = inverse[i] * factor } }
    let parameters = try NDArray.empty([n])
    parameters.withMutableValues { $0.baseAddress?.update(from: found, count: n) }
    return tuple([arrayObject(parameters), arrayObject(covariance)])
  }

  /// Neither bounds, method, derivatives, full output nor keywords are given.
  private func isPlainFit(_ call: Arguments) -> Bool {
    if call.has(7) || (call.isGiven(8) && text(call[8])?.string != "lm") { return false }
    if call.isGiven(6), !call[6].isTrue { return false }
    if call.isGiven(9) || call.isGiven(11) || (call.isGiven(10) && !(call[10].isBool && !call[10].isTrue)) { return false }
    return (call[12].as(DictObject.self)?.count ?? 0) == 0
  }

  /// An array of floats, contiguous; nil for anything that is no array or sequence of real numbers.
  private func floats(_ x: Value) throws -> NDArray? {
    if let array = x.as(ArrayObject.self)?.array {
      if array.dtype == .float64 { return try array.contiguous() }
      guard array.dtype.isInteger || array.dtype == .float32 else { return nil }
      return try array.astype(.float64).contiguous()
    }
    guard x.as(ListObject.self) != nil || x.as(TupleObject.self) != nil else { return nil }
    let array = try array(from: x)
    guard array.dtype == .float64 || array.dtype == .int64 else { return nil }
    return try array.astype(.float64, copy: false).contiguous()
  }

  private func positionalCount(of function: FunctionObject) -> Int { parameterNames(of: Value(function)).count }
}

extension FitState {
  /// A fit to this array that was computed ahead, from the same start and the same data of the model.
  fileprivate func taken(
    _ x: Value, _ y: NDArray, _ entry: KernelEntry, from start: UnsafePointer<Double>
  ) -> (parameters: UnsafePointer<Double>, covariance: UnsafePointer<Double>, cost: Double)? {
    guard let ahead, ahead.entry === entry, x.isObject, let number = ahead.numbers[x.bits],
      ahead.start.elementsEqual(UnsafeBufferPointer(start: start, count: ahead.start.count)),
      let program = entry.derivative, program.holdsSameData(as: ahead.program)
    else { return nil }
    return y.withValues { ahead.fits.take(number, $0) }
  }
}

extension CurveFitKernel {
  /// `fit` for contiguous float64 arrays.
  fileprivate func fit(_ data: NDArray, weights: NDArray?) -> Bool {
    withExtendedLifetime((data.storage, weights?.storage)) {
      fit(
        data.elementBase.assumingMemoryBound(to: Double.self),
        weights: weights.map { UnsafePointer($0.elementBase.assumingMemoryBound(to: Double.self)) })
    }
  }
}

extension NDArray {
  /// For contiguous float64 arrays.
  fileprivate var isAllFinite: Bool {
    withValues { values in
      // Zero times anything but a finite number is NaN.
      var sum = 0.0
      for x in values { sum += x * 0 }
      return sum == 0
    }
  }
}
