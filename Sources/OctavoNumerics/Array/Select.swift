import CVectorKernels

extension NDArray {
  /// `np.where(condition, a, b)`
  public static func `where`(_ condition: NDArray, _ a: NDArray, _ b: NDArray) throws(NumericsError)
    -> NDArray
  {
    let dtype = try DType.promote(a.dtype, b.dtype)
    return try choose(condition, a, b, dtype)
  }

  /// `np.where` with Python numbers, which bend to the array's type.
  public static func `where`(_ condition: NDArray, _ a: Operand, _ b: Operand) throws(NumericsError)
    -> NDArray
  {
    var strong: DType?
    for case .array(let array) in [a, b] {
      strong =
        try strong.map { (s) throws(NumericsError) in
          try DType.promote(s, array.dtype)
        } ?? array.dtype
    }
    if strong == nil { strong = a.weakRank > b.weakRank ? a.dtype(beside: nil) : b.dtype(beside: nil) }
    let x = try a.array(as: a.dtype(beside: strong))
    let y = try b.array(as: b.dtype(beside: strong))
    return try self.where(condition, x, y)
  }

  private static func choose(_ condition: NDArray, _ a: NDArray, _ b: NDArray, _ dtype: DType)
    throws(NumericsError) -> NDArray
  {
    let shape = try broadcastShape([condition.shape, a.shape, b.shape])
    let result = try NDArray(uninitialized: shape, dtype: dtype)
    if result.size == 0 { return result }
    let marks = try condition.astype(.bool, copy: false).broadcastedOperand(to: shape)
    let x = try a.astype(dtype, copy: false).broadcastedOperand(to: shape)
    let y = try b.astype(dtype, copy: false).broadcastedOperand(to: shape)
    if let choice = ovk_choice(dtype.itemSize) {
      let flags = Kernel.run(choice, hardware: 0, inputs: 3, shape: shape, operands: [marks, x, y, result])
      try Interrupt.check(flags)
      return result
    }
    try result.copyElements(from: y)
    try result.copyElements(from: x, where: marks)
    return result
  }

  /// Copies the elements a mask selects; same type and shape.
  func copyElements(from source: NDArray, where mask: NDArray) throws(NumericsError) {
    if !dtype.isNumeric {
      let all = try mask.broadcastedOperand(to: shape).copy()
      var k = 0
      forEachPosition(with: source) { here, there in
        if all.scalar(atByte: k).isTrue { store(source.scalar(atByte: there), atByte: here) }
        k += 1
      }
      return
    }
    guard let move = ovk_cast(Int32(dtype.kind.rawValue), Int32(dtype.kind.rawValue)) else { return }
    let flags = Kernel.run(
      move, hardware: 0, inputs: 1, shape: shape, operands: [source, self], mask: mask)
    try Interrupt.check(flags)
  }

  /// `np.putmask` and `np.copyto(where=)`: writes where the mask is true.
  public func assign(_ source: NDArray, where mask: NDArray) throws(NumericsError) {
    try requireWriteable()
    let value = try source.astype(dtype, copy: false).broadcastedOperand(to: shape)
    let safe = value.mayShareMemory(with: self) ? try value.copy() : value
    try copyElements(from: safe, where: mask.astype(.bool, copy: false).broadcastedOperand(to: shape))
  }

  /// `np.select`: the first condition that holds picks its choice. Python numbers bend to the arrays' type.
  public static func select(_ conditions: [NDArray], _ choices: [Operand], default other: Operand)
    throws(NumericsError) -> NDArray
  {
    if conditions.count != choices.count {
      throw .value("list of cases must be same length as list of conditions")
    }
    if conditions.isEmpty { throw .value("select with an empty condition list is not possible") }
    let dtype = try commonType(choices + [other])
    for (i, condition) in conditions.enumerated() where !condition.dtype.isBool {
      throw .type("invalid entry \(i) in condlist: should be boolean ndarray")
    }
    let values = try choices.map { (c) throws(NumericsError) in try c.array(as: c.dtype(beside: dtype)) }
    let rest = try other.array(as: other.dtype(beside: dtype))
    let (places, parts) = (conditions.map(\.shape), (values + [rest]).map(\.shape))
    for shapes in [places, parts] {
      if let message = try shapeMismatch(shapes) { throw .value(message) }
    }
    let joint = [try broadcastShape(places), try broadcastShape(parts)]
    if let message = try shapeMismatch(joint) { throw .value(message) }
    let shape = try broadcastShape(joint)
    let result = try NDArray(uninitialized: shape, dtype: dtype, zeroed: true)
    try result.assign(rest)
    for (condition, choice) in zip(conditions, values).reversed() {
      try result.assign(choice, where: condition)
    }
    return result
  }

  /// The type arrays and Python numbers have in common (`np.result_type`).
  static func commonType(_ operands: [Operand]) throws(NumericsError) -> DType {
    var strong: DType?
    for case .array(let array) in operands {
      strong =
        try strong.map { (s) throws(NumericsError) in try DType.promote(s, array.dtype) } ?? array.dtype
    }
    var common = strong
    for operand in operands {
      let type = operand.dtype(beside: strong)
      common = try common.map { (c) throws(NumericsError) in try DType.promote(c, type) } ?? type
    }
    return common ?? .float64
  }

  /// `np.clip`; a missing bound does not bind.
  public func clip(_ low: Operand?, _ high: Operand?, out: NDArray? = nil) throws(NumericsError) -> NDArray {
    if low == nil && high == nil { throw .value("One of max or min must be given") }
    var result = self
    if let low { result = try Ufunc.maximum(.array(result), low) }
    if let high {
      // What the first bound gave is nobody else's.
      result = low == nil ? try Ufunc.minimum(.array(result), high) : try Ufunc.minimum.reusing(&result, high)
    }
    if let out {
      try out.assign(result)
      return out
    }
    return result
  }

  /// Positions of the true elements, one int64 array per axis.
  public func nonzero() throws(NumericsError) -> [NDArray] {
    if rank == 0 {
      throw .value(
        "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. "
          + "If the context of this error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`.")
    }
    let marks = try astype(.bool, copy: false).contiguous()
    let at = marks.base.assumingMemoryBound(to: UInt8.self)
    let n = marks.size
    var count = 0
    for i in 0..<n { count &+= Int(at[i]) }
    let flat = try NDArray(uninitialized: [count], dtype: .int64)
    let to = flat.base.assumingMemoryBound(to: Int.self)
    var k = 0
    for i in 0..<n where k < count {
      to[k] = i
      k &+= Int(at[i])
    }
    withExtendedLifetime(marks) {}
    if rank == 1 { return [flat] }
    return try unravel(flat, shape)
  }

  /// `np.flatnonzero`
  public func flatNonzero() throws(NumericsError) -> NDArray { try ravel().nonzero()[0] }

  /// `np.argwhere`: one row of indices per true element.
  public func argwhere() throws(NumericsError) -> NDArray {
    if rank == 0 { return try NDArray.zeros([item().isTrue ? 1 : 0, 0], dtype: .int64) }
    return try NDArray.stack(nonzero(), axis: 1)
  }

  public func countNonzero(axes: [Int]? = nil, keepdims: Bool = false) throws(NumericsError) -> NDArray {
    try Ufunc.add.reduce(astype(.bool, copy: false), axes: axes, keepdims: keepdims)
  }

  private func unravel(_ flat: NDArray, _ shape: Dims) throws(NumericsError) -> [NDArray] {
    let count = flat.size
    var parts: [NDArray] = []
    for _ in 0..<shape.count { parts.append(try NDArray(uninitialized: [count], dtype: .int64)) }
    let from = flat.base.assumingMemoryBound(to: Int.self)
    let columns = parts.map { $0.base.assumingMemoryBound(to: Int.self) }
    for i in 0..<count {
      var left = from[i]
      for axis in stride(from: shape.count - 1, through: 0, by: -1) {
        columns[axis][i] = left % shape[axis]
        left /= shape[axis]
      }
    }
    withExtendedLifetime((flat, parts)) {}
    return parts
  }

  /// How `take` and `put` treat positions outside the axis.
  public enum OutOfBounds: String, Sendable { case raise, wrap, clip }

  private static func positions(_ indices: NDArray, length: Int, axis: Int, mode: OutOfBounds)
    throws(NumericsError) -> NDArray
  {
    if length == 0 && indices.size > 0 { throw .index("cannot do a non-empty take from an empty axes.") }
    guard indices.dtype.isInteger || indices.dtype.isBool || indices.size == 0 else {
      throw .type(
        "Cannot cast array data from \(indices.dtype.representation) to dtype('int64') according to the "
          + "rule 'same_kind'")
    }
    if mode == .raise {
      return try checkedPositions(indices.astype(.int64, copy: false), axis: axis, length: length)
    }
    let result = try indices.astype(.int64, order: .rows)
    let at = result.base.assumingMemoryBound(to: Int.self)
    for i in 0..<result.size {
      at[i] = mode == .clip ? min(max(at[i], 0), length - 1) : ((at[i] % length) + length) % length
    }
    return result
  }

  /// `np.take`; without an axis from the flattened array.
  public func take(_ indices: NDArray, axis: Int? = nil, mode: OutOfBounds = .raise) throws(NumericsError)
    -> NDArray
  {
    guard let axis else { return try ravel().take(indices, axis: 0, mode: mode) }
    let place = try normalized(axis: axis)
    guard indices.dtype.isInteger || indices.dtype.isBool || indices.size == 0 else {
      throw .type(
        "Cannot cast array data from \(indices.dtype.representation) to dtype('int64') according to the "
          + "rule 'safe'")
    }
    let whole = indices.dtype.isInteger ? indices : try indices.astype(.int64)
    let at = try Self.positions(whole, length: shape[place], axis: place, mode: mode)
    return try take(advanced: [Index](repeating: .all, count: place) + [.array(at)])
  }

  /// `np.put`: writes at positions of the flattened array, repeating the values as needed.
  public func put(_ indices: NDArray, _ values: NDArray, mode: OutOfBounds = .raise) throws(NumericsError) {
    try requireWriteable()
    if indices.size == 0 || values.size == 0 { return }
    let at = try Self.positions(indices, length: size, axis: 0, mode: mode).values(as: Int.self)
    let list = try values.astype(dtype, copy: false).contiguous()
    let n = list.size
    for (k, i) in at.enumerated() {
      var left = i
      var position = 0
      for axis in stride(from: rank - 1, through: 0, by: -1) {
        position += left % shape[axis] * strides[axis]
        left /= shape[axis]
      }
      store(list.scalar(atByte: k % n * itemSize), atByte: position)
    }
  }

  /// `np.compress`
  public func compress(_ condition: NDArray, axis: Int? = nil) throws(NumericsError) -> NDArray {
    if condition.rank != 1 { throw .value("condition must be a 1-d array") }
    return try take(condition.nonzero()[0], axis: axis)
  }

  /// `np.extract`
  public func extract(_ condition: NDArray) throws(NumericsError) -> NDArray {
    try ravel().take(condition.flatNonzero(), axis: 0)
  }

  /// `np.take_along_axis`
  public func takeAlong(_ indices: NDArray, axis: Int) throws(NumericsError) -> NDArray {
    let (source, items) = try alongItems(indices, axis)
    return try source.take(advanced: items)
  }

  /// `np.put_along_axis`
  public func putAlong(_ indices: NDArray, _ values: NDArray, axis: Int) throws(NumericsError) {
    let (source, items) = try alongItems(indices, axis)
    try source.setItems(items, to: values)
  }

  private func alongItems(_ indices: NDArray, _ axis: Int) throws(NumericsError) -> (NDArray, [Index]) {
    let place = try normalized(axis: axis)
    if indices.rank != rank { throw .value("`indices` and `arr` must have the same number of dimensions") }
    if !indices.dtype.isInteger { throw .index("`indices` must be an integer array") }
    var items: [Index] = []
    for d in 0..<rank {
      if d == place {
        items.append(.array(indices))
      } else {
        var line = Dims(repeating: 1, count: rank)
        line[d] = shape[d]
        items.append(.array(try NDArray.arange(0, shape[d]).reshape(line)))
      }
    }
    return (self, items)
  }
}
