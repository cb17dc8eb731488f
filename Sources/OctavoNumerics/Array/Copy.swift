/// The memory order a new array is asked to have.
public enum Order: String, Sendable {
  case rows = "C"
  case columns = "F"
  /// Fortran order if the source has it, else C.
  case any = "A"
  /// As close to the source's as possible.
  case keep = "K"
}

extension NDArray {
  /// A new array with the same values.
  public func copy(order: Order = .rows) throws(NumericsError) -> NDArray {
    let result = try NDArray.like(self, dtype: dtype, order: order)
    if size > 0 { try result.copyElements(from: self) }
    return result
  }

  /// An uninitialised array of the same shape.
  static func like(_ source: NDArray, dtype: DType, order: Order) throws(NumericsError) -> NDArray {
    var result = try NDArray(uninitialized: source.shape, dtype: dtype)
    switch order {
    case .rows: break
    case .columns: result.strides = result.shape.columnMajorStrides(itemSize: dtype.itemSize)
    case .any:
      if source.isColumnMajor && !source.isContiguous {
        result.strides = result.shape.columnMajorStrides(itemSize: dtype.itemSize)
      }
    case .keep:
      if !source.isContiguous {
        result.strides =
          source.isColumnMajor
          ? result.shape.columnMajorStrides(itemSize: dtype.itemSize)
          : source.nestedStrides(itemSize: dtype.itemSize)
      }
    }
    return result
  }

  /// Strides of a gapless array whose axes nest as this one's do; of equal strides the first axis is the outer one.
  private func nestedStrides(itemSize: Int) -> Dims {
    let axes = (0..<rank).sorted { (abs(strides[$0]), $1) > (abs(strides[$1]), $0) }
    var result = Dims(repeating: itemSize, count: rank)
    var step = itemSize
    for axis in axes.reversed() {
      result[axis] = step
      step *= Swift.max(shape[axis], 1)
    }
    return result
  }

  /// The values of a new array in memory of another order; `keep` and `any` look at a model of as many dimensions.
  public func laid(_ order: Order, as model: NDArray? = nil) throws(NumericsError) -> NDArray {
    let model = model ?? self
    let wanted: Dims
    switch order {
    case .columns: wanted = shape.columnMajorStrides(itemSize: itemSize)
    case .any where model.isColumnMajor && !model.isContiguous:
      wanted = shape.columnMajorStrides(itemSize: itemSize)
    case .keep where !model.isContiguous:
      wanted = Self.keptStrides(shape: shape, itemSize: itemSize, operands: [model])
    default: return self
    }
    if wanted == strides { return self }
    var result = try NDArray(uninitialized: shape, dtype: dtype)
    result.strides = wanted
    if size > 0 { try result.copyElements(from: self) }
    return result
  }

  /// Strides of a gapless array whose axes nest as the operands' do: larger steps outside.
  static func keptStrides(shape: Dims, itemSize: Int, operands: [NDArray]) -> Dims {
    var axes = Array(0..<shape.count)
    func shouldSwap(_ outer: Int, _ inner: Int) -> Bool {
      var swap = false
      for array in operands {
        let o = abs(array.strides[outer])
        let i = abs(array.strides[inner])
        if o == 0 || i == 0 || shape[outer] == 1 || shape[inner] == 1 { continue }
        if o >= i { return false }
        swap = true
      }
      return swap
    }
    var d = 1
    while d < axes.count {
      var e = d
      while e > 0, shouldSwap(axes[e - 1], axes[e]) {
        axes.swapAt(e - 1, e)
        e -= 1
      }
      d += 1
    }
    var strides = Dims(repeating: itemSize, count: shape.count)
    var step = itemSize
    for axis in axes.reversed() {
      strides[axis] = step
      step *= max(shape[axis], 1)
    }
    return strides
  }

  /// `a.astype(dtype)`: always a new array unless `copy` is false and nothing would change.
  /// - Parameter casting: what is allowed; anything by default.
  public func astype(
    _ target: DType, order: Order = .keep, casting: Casting = .unsafe, copy: Bool = true
  ) throws(NumericsError) -> NDArray {
    var target = target
    if target.isText && target.itemSize == 0 { target = target.withTextLength(try neededTextLength()) }
    if target.kind == .record, target.itemSize == 0, target.structure == nil { target = .void(itemSize) }
    if !dtype.canCast(to: target, casting) {
      throw .type(
        "Cannot cast array data from \(dtype.representation) to \(target.representation) "
          + "according to the rule '\(casting.rawValue)'")
    }
    if !copy && target == dtype { return self }
    let result = try NDArray.like(self, dtype: target, order: order)
    if casting == .sameValue {
      // A value that does not fit is an error of its own, not a condition of the processor.
      try NumericsContext.quietly { () throws(NumericsError) in
        if size > 0 { try result.convertElements(from: self) }
        try requireUnchanged(in: result)
      }
    } else if size > 0 {
      try result.convertElements(from: self)
    }
    return result
  }

  /// Throws where a conversion changed a value.
  private func requireUnchanged(in result: NDArray) throws(NumericsError) {
    if result.dtype == .bool || dtype == result.dtype { return }
    let change = "could not cast 'same_value' \(dtype.wordInC) to \(result.dtype.wordInC)"
    if dtype.isComplex, !result.dtype.isComplex,
      try Ufunc.notEqual(.array(imaginary()), .int(0)).any().item().isTrue
    {
      throw .value(change + ": imag is not 0")
    }
    let back = try result.astype(dtype)
    var isSame = try Ufunc.equal(back, self)
    if dtype.isInexact, result.dtype.isInexact {
      isSame = try Ufunc.logicalOr(isSame, Ufunc.logicalAnd(Ufunc.isnan(self), Ufunc.isnan(back)))
    } else if dtype.isInteger, result.dtype.isInteger, dtype.isSigned != result.dtype.isSigned {
      // Signs are lost where both widths are equal.
      let signs = try (Ufunc.less(.array(self), .int(0)), Ufunc.less(.array(result), .int(0)))
      isSame = try Ufunc.logicalAnd(isSame, Ufunc.equal(signs.0, signs.1))
    }
    if try !isSame.all().item().isTrue { throw .value(change) }
  }

  /// The width `astype(str)` needs.
  private func neededTextLength() throws(NumericsError) -> Int {
    if dtype.isObject { return try objectTextLength() }
    return dtype.isText ? dtype.textLength : max(1, dtype.textWidth)
  }

  /// Row-major memory without gaps: the array itself, or a copy.
  @inline(__always)
  public func contiguous() throws(NumericsError) -> NDArray {
    isContiguous ? self : try copy()
  }

  /// The values in C order as Swift numbers, converted.
  public func values<T: ArrayElement>(as type: T.Type = T.self) throws(NumericsError) -> [T] {
    let source = try astype(T.dtype, copy: false).contiguous()
    let values = [T](
      UnsafeBufferPointer(start: source.base.assumingMemoryBound(to: T.self), count: source.size))
    withExtendedLifetime(source) {}
    return values
  }

  /// The values in C order.
  public func scalars() -> [Scalar] {
    var list: [Scalar] = []
    list.reserveCapacity(size)
    forEachPosition { list.append(scalar(atByte: $0)) }
    return list
  }
}
