import CVectorKernels

// The same memory seen otherwise, and memory as bytes.
extension NDArray {
  /// Whether both look into one block of memory.
  public func sharesStorage(with other: NDArray) -> Bool { storage === other.storage }

  /// The array as the owner of its memory, where the host knows that it is.
  public func owning() -> NDArray { claimed() }

  /// Throws unless elements may be written.
  public func requireWritable() throws(NumericsError) { try requireWriteable() }

  private func with(dtype: DType, shape: Dims, strides: Dims, offset: Int) -> NDArray {
    NDArray(
      dtype: dtype, shape: shape, strides: strides, offset: offset, storage: storage,
      flags: flags.subtracting([.owns, .unaligned]))
  }

  /// `a.view(dtype)`: the bytes as another type; the last axis grows or shrinks where item sizes differ.
  public func viewed(as other: DType) throws(NumericsError) -> NDArray {
    var other = other
    if other == dtype { return view() }
    if dtype.isObject || other.isObject {
      throw .type("Cannot change data-type for array of references.")
    }
    if other.isText && other.itemSize == 0 {
      other = other.withTextLength(other.isString ? itemSize / 4 : itemSize)
    }
    if other.itemSize == itemSize {
      return with(dtype: other, shape: shape, strides: strides, offset: offset)
    }
    if rank == 0 {
      throw .value("Changing the dtype of a 0d array is only supported if the itemsize is unchanged")
    }
    let last = rank - 1
    if shape[last] != 1 && strides[last] != itemSize {
      throw .value("To change to a dtype of a different size, the last axis must be contiguous")
    }
    let bytes = shape[last] * itemSize
    if other.itemSize == 0 || bytes % other.itemSize != 0 {
      throw .value(
        other.itemSize > itemSize
          ? "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last "
            + "axis of the array."
          : "When changing to a smaller dtype, its size must be a divisor of the size of original dtype")
    }
    var result = with(dtype: other, shape: shape, strides: strides, offset: offset)
    result.shape[last] = bytes / other.itemSize
    result.strides[last] = other.itemSize
    return result
  }

  /// `a.getfield(dtype, offset)`: part of every element, seen as another type.
  public func field(_ other: DType, offset start: Int = 0) throws(NumericsError) -> NDArray {
    if dtype.isObject || other.isObject { throw .type("Cannot get/set field of an object array") }
    if start < 0 { throw .value("offset is negative") }
    if start + other.itemSize > itemSize { throw .value("new type is larger than original type") }
    return with(dtype: other, shape: shape, strides: strides, offset: offset + start)
  }

  /// The memory of a gapless array as elements of another type, shape and steps (`np.ndarray(buffer=…)`).
  public func reinterpreted(
    _ other: DType, shape wanted: Dims, offset start: Int = 0, strides steps: Dims? = nil,
    order: Order = .rows
  ) throws(NumericsError) -> NDArray {
    let memory = try contiguous()
    _ = try wanted.checkedSize(itemSize: other.itemSize)
    let layout =
      steps
      ?? (order == .columns
        ? wanted.columnMajorStrides(itemSize: other.itemSize)
        : wanted.rowMajorStrides(itemSize: other.itemSize))
    if start < 0 {
      throw .value("offset must be non-negative and no greater than buffer length (\(byteCount))")
    }
    let result = memory.with(dtype: other, shape: wanted, strides: layout, offset: memory.offset + start)
    let reach = result.extent
    if dtype.isObject != other.isObject || layout.count != wanted.count
      || reach.lowerBound < memory.offset || reach.upperBound > memory.offset + byteCount && result.size > 0
    {
      throw .type("buffer is too small for requested array")
    }
    return result
  }

  /// `a.tobytes()`
  public func bytes(order: Order = .rows) throws(NumericsError) -> [UInt8] {
    let byColumns = order == .columns || (order == .any && isColumnMajor && !isContiguous)
    let source = try (byColumns ? transpose() : self).contiguous()
    let bytes = [UInt8](UnsafeRawBufferPointer(start: source.base, count: source.byteCount))
    withExtendedLifetime(source) {}
    return bytes
  }

  /// The block the elements lie in, as bytes: how many there are, some of them, and how they are written.
  public var storageByteCount: Int { storage.count }

  public func storageBytes(_ range: Range<Int>) -> [UInt8] {
    let inside = range.clamped(to: 0..<storage.count)
    let bytes = [UInt8](UnsafeRawBufferPointer(start: storage.bytes + inside.lowerBound, count: inside.count))
    withExtendedLifetime(storage) {}
    return bytes
  }

  public func writeStorage(_ bytes: [UInt8], at start: Int) {
    let inside = (start..<start + bytes.count).clamped(to: 0..<storage.count)
    bytes.withUnsafeBytes { source in
      if let from = source.baseAddress, inside.count == bytes.count {
        (storage.bytes + start).copyMemory(from: from, byteCount: bytes.count)
      }
    }
    withExtendedLifetime(storage) {}
  }

  /// The addresses the elements lie in, from the first byte to behind the last (`byte_bounds`).
  public var addresses: Range<Int> {
    let block = Int(bitPattern: storage.bytes)
    return extent.lowerBound + block..<extent.upperBound + block
  }

  /// `np.frombuffer`: read-only elements of the bytes from `start` on.
  public static func fromBytes(_ bytes: [UInt8], dtype: DType, count: Int = -1, offset start: Int = 0)
    throws(NumericsError) -> NDArray
  {
    if dtype.isObject { throw .value("cannot create an OBJECT array from memory buffer") }
    if dtype.itemSize == 0 { throw .value("itemsize cannot be zero in type") }
    if start < 0 || start > bytes.count {
      throw .value("offset must be non-negative and no greater than buffer length (\(bytes.count))")
    }
    let room = bytes.count - start
    if count < 0 && room % dtype.itemSize != 0 {
      throw .value("buffer size must be a multiple of element size")
    }
    let n = count < 0 ? room / dtype.itemSize : count
    if n > room / dtype.itemSize { throw .value("buffer is smaller than requested size") }
    let result = try NDArray(uninitialized: [n], dtype: dtype)
    bytes.withUnsafeBytes { source in
      if let from = source.baseAddress {
        result.base.copyMemory(from: from + start, byteCount: n * dtype.itemSize)
      }
    }
    return result.view().readOnly()
  }

  /// `a.byteswap()`: the bytes of every number (of both parts of a complex one) the other way round.
  public func byteSwapped() throws(NumericsError) -> NDArray {
    let result = try copy(order: .keep)
    let width = dtype.isString ? 4 : dtype.isText ? 1 : dtype.native.isComplex ? itemSize / 2 : itemSize
    if dtype.isObject || width < 2 { return result }
    let block = UnsafeMutableRawBufferPointer(start: result.base, count: result.byteCount)
    for start in stride(from: 0, to: block.count, by: width) {
      var (i, j) = (start, start + width - 1)
      while i < j {
        block.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    withExtendedLifetime(result) {}
    return result
  }

  /// `a.resize(shape)`: as many of the elements as fit, in the order they lie in, then zeros.
  public func resizedInPlace(_ wanted: Dims) throws(NumericsError) -> NDArray {
    if wanted.contains(where: { $0 < 0 }) { throw .value("negative dimensions are not allowed") }
    if isColumnMajor, !isContiguous {
      return try transpose().resizedInPlace(Dims(wanted.reversed())).transpose().claimed()
    }
    let result = try NDArray.zeros(wanted, dtype: dtype)
    let kept = Swift.min(size, result.size)
    if kept > 0 {
      let lead = [Index.range(0, kept)]
      try result.reshape([result.size]).slice(lead).assign(ravel().slice(lead))
    }
    return result
  }

  /// `np.shares_memory`: whether some byte belongs to both.
  ///
  /// A byte of each array is its start plus whole multiples of the strides, each bounded by a length, plus a place
  /// within the element. Both meet where a linear equation in these bounded numbers has a solution; its terms are
  /// tried from the largest on, in the steps that the greatest common divisor of the smaller ones leaves, and within
  /// what those can still make up. The question is hard in general (sums of subsets are a case of it, Garey and
  /// Johnson 1979), so the search may be limited.
  /// - Parameter mostWork: how many trials are allowed; nil for any number.
  /// - Returns: nil where the limit was reached.
  public func sharesMemory(with other: NDArray, mostWork: Int? = nil) -> Bool? {
    guard mayShareMemory(with: other) else { return false }
    // Strides made positive: both arrays from their lowest byte on.
    var terms: [(step: Int, most: Int)] = [(1, itemSize - 1), (1, other.itemSize - 1)]
    var reach = 0
    for axis in 0..<rank where shape[axis] > 1 && strides[axis] != 0 {
      terms.append((abs(strides[axis]), shape[axis] - 1))
    }
    // `other`'s numbers count backwards from their greatest, so that all terms are added.
    for axis in 0..<other.rank where other.shape[axis] > 1 && other.strides[axis] != 0 {
      terms.append((abs(other.strides[axis]), other.shape[axis] - 1))
      reach += abs(other.strides[axis]) * (other.shape[axis] - 1)
    }
    let sum = other.extent.lowerBound - extent.lowerBound + reach + other.itemSize - 1
    var joined: [Int: Int] = [:]
    for term in terms where term.most > 0 { joined[term.step, default: 0] += term.most }
    return BoundedSum(joined).reaches(sum, mostWork: mostWork)
  }
}

/// Sums of multiples of steps, each at most so many times.
private struct BoundedSum {
  private let steps: [Int]
  private let most: [Int]
  /// What the steps up to each one can add up to, and the greatest number that divides them all.
  private var totals: [Int] = []
  private var divisors: [Int] = []
  private var work = 0

  init(_ terms: [Int: Int]) {
    let sorted = terms.sorted { $0.key < $1.key }
    steps = sorted.map(\.key)
    most = sorted.map(\.value)
    for (step, count) in sorted {
      totals.append((totals.last ?? 0) + step * count)
      divisors.append(Self.commonDivisor(divisors.last ?? 0, step))
    }
  }

  private static func commonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : commonDivisor(b, a % b) }

  /// Whether the steps can make up `sum`; nil where that takes more trials than allowed.
  func reaches(_ sum: Int, mostWork: Int?) -> Bool? {
    var search = self
    return search.reaches(sum, steps.count - 1, mostWork)
  }

  private mutating func reaches(_ sum: Int, _ last: Int, _ mostWork: Int?) -> Bool? {
    work += 1
    if let mostWork, work > mostWork { return nil }
    if sum < 0 || last < 0 { return sum == 0 }
    if sum > totals[last] || sum % divisors[last] != 0 { return false }
    if last == 0 { return sum / steps[0] <= most[0] }
    let (step, below) = (steps[last], totals[last - 1])
    // As few of this step as the smaller ones can make up for, as many as there are.
    var count = max(0, (sum - below + step - 1) / step)
    let end = min(most[last], sum / step)
    let stride = divisors[last - 1] / Self.commonDivisor(divisors[last - 1], step)
    while count <= end, (sum - count * step) % divisors[last - 1] != 0 { count += 1 }
    while count <= end {
      guard let found = reaches(sum - count * step, last - 1, mostWork) else { return nil }
      if found { return true }
      count += stride
    }
    return false
  }
}
