import OctavoLanguage
import OctavoNumerics

// `curve_fit` of a model that has a kernel. A fit whose way SciPy would remark on (no convergence, a singular
// covariance, options) is left to the general path.
extension Machine {
  /// The result of a call of `curve_fit` with at most `p0`, `sigma` and `absolute_sigma`; nil if this is not for
  /// kernels.
  func kernelCurveFit(_ call: Arguments) throws -> Value? {
    let method = call[0].as(BoundMethod.self)
    guard let function = (method?.function ?? call[0]).as(FunctionObject.self), isPlainFit(call) else { return nil }
    guard let y = try numbers(call[2]), y.isVector, y.count > 1, let abscissae = try numbers(call[1]) else { return nil }
    var x = call[1]
    if let made = abscissae.made {
      x = arrayObject(made)
      hold(x)
    }
    guard y.areFinite, abscissae.areFinite else { return nil }
    var start: Numbers?
    if call.isGiven(3) {
      guard let given = try numbers(call[3]), given.isVector else { return nil }
      start = given
    }
    let others = method == nil ? 1 : 2
    let n = start?.count ?? (function.simpleParameterCount ?? 0) - others
    guard n > 0, y.count > n else { return nil }
    var sigma: Numbers?
    if call.isGiven(4) {
      guard let given = try numbers(call[4]), given.isVector, given.count == y.count else { return nil }
      sigma = given
    }
    let arguments = method.map { [$0.receiver, x, .undefined] } ?? [x, .undefined]
    return try kernelFit(call, function, arguments, y, start, sigma, count: n)
  }

  private func kernelFit(
    _ call: Arguments, _ function: FunctionObject, _ arguments: [Value], _ y: Numbers, _ start: Numbers?, _ sigma: Numbers?,
    count n: Int
  ) throws -> Value? {
    let cache = KernelCache.of(self)
    let entry: KernelEntry
    switch cache.entry(function, .model(n), arguments, self) {
    case .success(let found): entry = found
    case .failure: return nil
    }
    guard entry.shape.count == 1, entry.shape[0] == y.count, let fitter = entry.fitter else { return nil }
    if let start {
      fitter.parameters.update(from: start.base, count: n)
    } else {
      fitter.parameters.update(repeating: 1, count: n)
    }
    cache.note(self, "a kernel with exact derivatives fits \(function.name.string) (\(function.location))")
    let state = FitState.of(self)
    if sigma == nil, let found = state.taken(call[2], y, entry, from: fitter.parameters) {
      return try fitted(found.parameters, found.covariance, found.cost, n, y.count, call)
    }
    if sigma == nil, state.observed != nil {
      let begin = Array(UnsafeBufferPointer(start: fitter.parameters, count: n))
      state.observed?.append(FitState.Observation(entry: entry, data: call[2], start: begin))
    }
    let isFitted =
      if let sigma {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: y.count) { weights -> Bool in
          for index in 0..<y.count { weights.initializeElement(at: index, to: 1 / sigma.base[index]) }
          return fitter.fit(y.base, weights: weights.baseAddress)
        }
      } else {
        fitter.fit(y.base)
      }
    return isFitted ? try fitted(fitter.parameters, fitter.covariance, fitter.cost, n, y.count, call) : nil
  }

  private func fitted(
    _ found: UnsafePointer<Double>, _ inverse: UnsafePointer<Double>, _ cost: Double, _ n: Int, _ m: Int,
    _ call: Arguments
  ) throws -> Value {
    let isAbsolute = try call.isGiven(5) && call.bool(5)
    let factor = isAbsolute ? 1 : cost / Double(m - n)
    let covariance = try NDArray.empty([n, n])
    let target = covariance.elementBase.assumingMemoryBound(to: Double.self)
    for i in 0..<n * n { target[i] = inverse[i] * factor }
    let parameters = try NDArray.empty([n])
    parameters.elementBase.assumingMemoryBound(to: Double.self).update(from: found, count: n)
    return tuple([arrayObject(parameters), arrayObject(covariance)])
  }

  /// Neither bounds, method, derivatives, full output nor keywords are given.
  private func isPlainFit(_ call: Arguments) -> Bool {
    if call.has(7) || (call.isGiven(8) && text(call[8])?.string != "lm") { return false }
    if call.isGiven(6), !call[6].isTrue { return false }
    if call.isGiven(9) || call.isGiven(11) || (call.isGiven(10) && !(call[10].isBool && !call[10].isTrue)) { return false }
    return (call[12].as(DictObject.self)?.count ?? 0) == 0
  }

  /// The numbers of an argument, row by row; nil for anything that is no array or sequence of real numbers.
  private func numbers(_ x: Value) throws -> Numbers? {
    if let object = x.as(ArrayObject.self) {
      if object.array.dtype == .float64, object.array.isContiguous { return Numbers(object.array, made: nil) }
      let dtype = object.array.dtype
      guard dtype == .float64 || dtype.isInteger || dtype == .float32 else { return nil }
      let made = try object.array.astype(.float64).contiguous()
      return Numbers(made, made: dtype == .float64 ? nil : made, holder: made)
    }
    guard x.as(ListObject.self) != nil || x.as(TupleObject.self) != nil else { return nil }
    let array = try array(from: x)
    guard array.dtype == .float64 || array.dtype == .int64 else { return nil }
    let made = try array.astype(.float64, copy: false).contiguous()
    return Numbers(made, made: made, holder: made)
  }
}

/// Where the numbers of an argument lie. The argument stays where it is during the call.
private struct Numbers {
  let base: UnsafePointer<Double>
  let count: Int
  let isVector: Bool
  /// An array made of an argument that was none of float64.
  let made: NDArray?
  /// What keeps the numbers alive, if not the argument itself.
  private let holder: NDArray?

  init(_ array: NDArray, made: NDArray?, holder: NDArray? = nil) {
    base = UnsafePointer(array.elementBase.assumingMemoryBound(to: Double.self))
    count = array.size
    isVector = array.rank == 1
    (self.made, self.holder) = (made, holder)
  }

  var areFinite: Bool {
    // Zero times anything but a finite number is NaN.
    var sum = 0.0
    for index in 0..<count { sum += base[index] * 0 }
    return sum == 0
  }
}

extension FitState {
  /// A fit to this array that was computed ahead, from the same start and the same data of the model.
  fileprivate func taken(
    _ x: Value, _ y: Numbers, _ entry: KernelEntry, from start: UnsafePointer<Double>
  ) -> (parameters: UnsafePointer<Double>, covariance: UnsafePointer<Double>, cost: Double)? {
    guard let ahead, ahead.entry === entry, x.isObject, let number = ahead.numbers[x.bits],
      ahead.start.elementsEqual(UnsafeBufferPointer(start: start, count: ahead.start.count)),
      let program = entry.derivative, program.holdsSameData(as: ahead.program)
    else { return nil }
    return ahead.fits.take(number, UnsafeBufferPointer(start: y.base, count: y.count))
  }
}
