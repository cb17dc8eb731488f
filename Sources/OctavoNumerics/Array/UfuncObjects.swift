/// Functions applied to arrays of objects: every element operation is the host's.
extension Ufunc {
  /// Functions NumPy has no loop of objects for.
  private static let withoutObjects: Set<String> = [
    "copysign", "divmod", "float_power", "frexp", "heaviside", "isfinite", "isinf", "isnan", "ldexp",
    "logaddexp",
    "logaddexp2", "modf", "nextafter", "signbit", "spacing",
  ]

  var hasObjectLoop: Bool { !Self.withoutObjects.contains(name) }

  /// `f(…)` where an operand holds objects. Comparisons answer with booleans unless objects are asked for.
  func objectCall(_ operands: [Operand], _ options: UfuncOptions) throws(NumericsError) -> NDArray {
    guard hasObjectLoop else { throw notSupported }
    var inputs: [NDArray] = []
    for operand in operands {
      let array = try operand.array(as: operand.dtype(beside: nil))
      inputs.append(try array.astype(.object, copy: false))
    }
    var shapes = inputs.map(\.shape)
    if let mask = options.mask { shapes.append(mask.shape) }
    let given = options.out.first ?? nil
    let shape = try Self.outputShape(broadcastShape(shapes), shapes: shapes, outs: given.map { [$0] } ?? [])
    let result = try objectLoop(inputs, shape, options)
    guard let given else { return result }
    try given.requireOutput()
    if !result.dtype.canCast(to: given.dtype, options.casting) {
      throw outputCasting(result.dtype, given.dtype, options.casting, output: nil)
    }
    if let mask = options.mask {
      try given.assign(result, where: mask)
    } else {
      try given.assign(result)
    }
    return given
  }

  private func objectLoop(_ inputs: [NDArray], _ shape: Dims, _ options: UfuncOptions) throws(NumericsError)
    -> NDArray
  {
    let host = try NumericsContext.objectHost()
    let isTest = isComparison && options.dtype?.kind != .object
    let result = try NDArray(uninitialized: shape, dtype: isTest ? .bool : .object)
    let step = result.itemSize
    let x = try inputs[0].broadcastedOperand(to: shape)
    let y = inputs.count > 1 ? try inputs[1].broadcastedOperand(to: shape) : x
    let marks = try options.mask.map { (m) throws(NumericsError) in
      try m.broadcastedOperand(to: shape).scalars()
    }
    var k = 0
    try x.forEachPosition(trying: y) { (i, j) throws(NumericsError) in
      defer { k += 1 }
      if let marks, !marks[k].isTrue { return }
      let value =
        inputs.count > 1
        ? try host.apply(name, x.cell(atByte: i), y.cell(atByte: j)) : try host.apply(name, x.cell(atByte: i))
      if isTest {
        result.store(.bool(try host.isTrue(value)), atByte: k * step)
      } else {
        result.store(value, atByte: k * step)
      }
    }
    return result
  }

  var isComparison: Bool { Self.comparisons.contains(name) }

  /// `f.reduce` over objects: from the first element on, or from `initial`; nothing folds to the identity.
  func objectReduce(
    _ a: NDArray, axes: [Int], keepdims: Bool, out: NDArray?, initial: Scalar?, mask: NDArray?
  ) throws(NumericsError) -> NDArray {
    guard hasObjectLoop else { throw notSupported }
    let host = try NumericsContext.objectHost()
    let kept = Dims((0..<a.rank).map { axes.contains($0) ? 1 : a.shape[$0] })
    let full = try NDArray(uninitialized: kept, dtype: .object)
    var results = full
    for axis in axes { results.strides[axis] = 0 }
    results.shape = a.shape
    let marks = try mask.map { (m) throws(NumericsError) in try m.broadcastedOperand(to: a.shape).scalars() }
    var started: Set<Int> = []
    if let initial {
      try full.fill(initial)
      full.forEachPosition { started.insert($0) }
    } else if a.size == 0 || mask != nil {
      if case .value(let value) = identity {
        try full.fill(value)
        full.forEachPosition { started.insert($0) }
      } else if a.size == 0 && full.size > 0 {
        throw .value("zero-size array to reduction operation \(name) which has no identity")
      }
    }
    var k = 0
    try results.forEachPosition(trying: a) { (to, from) throws(NumericsError) in
      defer { k += 1 }
      if let marks, !marks[k].isTrue { return }
      let value = a.cell(atByte: from)
      if started.insert(to).inserted { return full.store(value, atByte: to) }
      full.store(try host.apply(name, full.cell(atByte: to), value), atByte: to)
    }
    let result = keepdims ? full : try full.squeeze(axes).claimed()
    guard let out else { return result }
    try out.assign(result)
    return out
  }

  /// `f.accumulate` over objects.
  func objectAccumulate(_ a: NDArray, axis: Int, out: NDArray?) throws(NumericsError) -> NDArray {
    guard hasObjectLoop else { throw notSupported }
    let host = try NumericsContext.objectHost()
    let result = try a.copy()
    var heads = result
    heads.shape[axis] = 1
    if a.shape[axis] > 1 {
      try heads.forEachPosition(trying: heads) { (start, _) throws(NumericsError) in
        for i in 1..<a.shape[axis] {
          let here = start + i * result.strides[axis]
          let before = result.cell(atByte: here - result.strides[axis])
          result.store(try host.apply(name, before, result.cell(atByte: here)), atByte: here)
        }
      }
    }
    guard let out else { return result }
    try out.assign(result)
    return out
  }
}
