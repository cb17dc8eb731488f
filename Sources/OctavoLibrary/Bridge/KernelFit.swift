import OctavoLanguage
import OctavoNumerics

// `curve_fit` of a model that has a kernel. A fit whose way SciPy would remark on (no convergence, a singular
// covariance, options) is left to the general path.
extension Machine {
  /// The result of a call of `curve_fit` with at most `p0`, `sigma` and `absolute_sigma`; nil if this is not for
  /// kernels.
  func kernelCurveFit(_ call: Arguments) throws -> Value? {
    let method = call[0].as(BoundMethod.self)
    guard let function = method?.function.as(FunctionObject.self) ?? call[0].as(FunctionObject.self),
      isPlainFit(call)
    else { return nil }
    guard let y = try numbers(call[2]), y.isVector, y.count > 1, let abscissae = try numbers(call[1]) else {
      return nil
    }
    let x = abscissae.made.isUndefined ? call[1] : abscissae.made
    guard y.areFinite, abscissae.areFinite else { return nil }
    var start: Numbers?
    if call.isGiven(3) {
      guard let given = try startFloats(call[3]) ?? numbers(call[3]), given.isVector else { return nil }
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
    return try withUnsafeTemporaryAllocation(of: Value.self, capacity: 3) { places in
      if let method { places[0] = method.receiver }
      places[others - 1] = x
      places[others] = .undefined
      let arguments = UnsafeBufferPointer(rebasing: places[...others])
      return try kernelFit(call, function, arguments, y, start, sigma, count: n)
    }
  }

  private func kernelFit(
    _ call: Arguments, _ function: FunctionObject, _ arguments: UnsafeBufferPointer<Value>, _ y: Numbers,
    _ start: Numbers?, _ sigma: Numbers?, count n: Int
  ) throws -> Value? {
    let cache = KernelCache.of(self)
    let entry: KernelEntry
    switch cache.entry(function, .model(n), arguments, self) {
    case .success(let found): entry = found
    case .failure: return nil
    }
    guard entry.valueCount == y.count, let fitter = entry.fitter else { return nil }
    if let start {
      start.copy(to: fitter.parameters)
    } else {
      fitter.parameters.update(repeating: 1, count: n)
    }
    cache.note(
      self,
      "a kernel \(entry.fitsByDifferences ? "" : "with exact derivatives ")fits \(function.name.string) (\(function.location))"
    )
    if sigma == nil, let fits = cache.fits {
      if let found = fits.taken(y.elements, entry, from: fitter.parameters) {
        return try fitted(found.parameters, found.covariance, found.cost, n, y.count, call)
      }
      fits.note(entry, call[2], from: fitter.parameters, count: n)
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
  ) throws -> Value? {
    let isAbsolute = try call.isGiven(5) && call.bool(5)
    let factor = isAbsolute ? 1 : cost / Double(m - n)
    let operators = numpy.operators
    guard let (covariance, target) = operators.room(n, by: n), let (parameters, place) = operators.room(n)
    else {
      return nil
    }
    for i in 0..<n * n { target[i] = inverse[i] * factor }
    place.update(from: found, count: n)
    return pair(parameters, covariance)
  }

  /// Neither bounds, method, derivatives, full output nor keywords are given.
  private func isPlainFit(_ call: Arguments) -> Bool {
    if call.has(7) || (call.isGiven(8) && text(call[8])?.string != "lm") { return false }
    if call.isGiven(6), !call[6].isTrue { return false }
    if call.isGiven(9) || call.isGiven(11) || (call.isGiven(10) && !(call[10].isBool && !call[10].isTrue)) {
      return false
    }
    return (call[12].as(DictObject.self)?.count ?? 0) == 0
  }

  /// The numbers of an argument, row by row; nil for anything that is no array or sequence of real numbers.
  private func numbers(_ x: Value) throws -> Numbers? {
    let operators = numpy.operators
    if operators.isPlain(x), let found = Numbers(operators.place(x)) { return found }
    if let object = x.as(ArrayObject.self) {
      let dtype = object.array.dtype
      guard dtype == .float64 || dtype.isInteger || dtype == .float32 else { return nil }
      return numbers(made: try object.array.astype(.float64).contiguous(), isOther: dtype != .float64)
    }
    guard x.as(ListObject.self) != nil || x.as(TupleObject.self) != nil else { return nil }
    let array = try array(from: x)
    guard array.dtype == .float64 || array.dtype == .int64 else { return nil }
    return numbers(made: try array.astype(.float64, copy: false).contiguous(), isOther: true)
  }

  /// - Parameter isOther: the argument was none of float64, so that a model is given the new array.
  private func numbers(made array: NDArray, isOther: Bool) -> Numbers? {
    let object = arrayObject(array)
    hold(object)
    return Numbers(numpy.operators.place(object), made: isOther ? object : .undefined)
  }

  /// The start of a fit given as a list or tuple of a few floats and ints; nil where there is anything else.
  private func startFloats(_ x: Value) -> Numbers? {
    guard x.isObject, x.classTag == .list || x.classTag == .tuple else { return nil }
    let items = x.classTag == .list ? x.listElements : x.tupleElements
    let room = KernelCache.of(self).start
    guard items.count <= KernelCache.mostStarts else { return nil }
    for index in 0..<items.count {
      let item = items.base[index]
      guard item.isFloat || item.tag == NumpyTypes.float64Tag || item.isInt else { return nil }
      room[index] = item.isInt ? Double(item.int) : item.float
    }
    return Numbers(base: room, count: items.count)
  }
}

/// Where the numbers of an argument lie. Arguments, and arrays made of them, stay where they are during the call.
private struct Numbers {
  let base: UnsafePointer<Double>
  let count: Int
  let isVector: Bool
  /// An array made of an argument that was none of float64.
  let made: Value

  init(base: UnsafePointer<Double>, count: Int) {
    (self.base, self.count, isVector, made) = (base, count, true, .undefined)
  }

  /// Nil where the elements are no floats or have gaps.
  init?(_ place: UnsafeMutablePointer<NDArray>, made: Value = .undefined) {
    guard place.pointee.dtype.kind == .float64, place.pointee.isContiguous else { return nil }
    base = UnsafePointer(place.pointee.elementBase.assumingMemoryBound(to: Double.self))
    count = place.pointee.size
    isVector = place.pointee.rank == 1
    self.made = made
  }

  var elements: UnsafeBufferPointer<Double> { UnsafeBufferPointer(start: base, count: count) }

  func copy(to target: UnsafeMutablePointer<Double>) { target.update(from: base, count: count) }

  var areFinite: Bool {
    // Zero times anything but a finite number is NaN.
    var lanes = SIMD8<Double>()
    var index = 0
    while index + 8 <= count {
      lanes += UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Double>.self) * 0
      index += 8
    }
    var sum = lanes.sum()
    while index < count {
      sum += base[index] * 0
      index += 1
    }
    return sum == 0
  }
}
