import CVectorKernels

/// An n-dimensional array: a typed, strided look into a block of memory, as NumPy's `ndarray`.
///
/// Copying the value shares the memory, like a second Python reference; views share it too, and writing
/// through one is seen through all. Functions that must not alias say so and copy.
public struct NDArray: @unchecked Sendable {
  public internal(set) var dtype: DType
  public internal(set) var shape: Dims
  /// Bytes from one element to the next along each axis; may be zero or negative.
  public internal(set) var strides: Dims
  /// Bytes from the start of the storage to the first element.
  public internal(set) var offset: Int
  public internal(set) var storage: ArrayStorage
  var flags: Flags

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    static let writeable = Flags(rawValue: 1)
    static let owns = Flags(rawValue: 2)
    /// Said not to be aligned, whatever the addresses.
    static let unaligned = Flags(rawValue: 4)
  }

  @inline(__always)
  init(dtype: DType, shape: Dims, strides: Dims, offset: Int, storage: ArrayStorage, flags: Flags) {
    self.dtype = dtype
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.storage = storage
    self.flags = flags
  }

  /// A new C-ordered array; its elements are unset unless `zeroed`.
  @inline(__always)
  init(uninitialized shape: Dims, dtype: DType, zeroed: Bool = false) throws(NumericsError) {
    let size = try shape.checkedSize(itemSize: dtype.itemSize)
    // A collector may look at host values at any time, so their memory is never left as it was.
    guard
      let storage = ArrayStorage.make(bytes: size &* dtype.itemSize, zeroed: zeroed || dtype.kind == .object)
    else {
      throw Self.noMemory(shape: shape, dtype: dtype)
    }
    self.init(
      dtype: dtype, shape: shape, strides: shape.rowMajorStrides(itemSize: dtype.itemSize), offset: 0,
      storage: storage, flags: [.writeable, .owns])
  }

  private static func noMemory(shape: Dims, dtype: DType) -> NumericsError {
    let bytes = Double(shape.product) * Double(dtype.itemSize)
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    var value = bytes
    var unit = 0
    while value >= 1024, unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    let text = unit == 0 ? String(Int(value)) : Formatting.significant(value, digits: 3)
    return NumericsError(
      .memory,
      "Unable to allocate \(text) \(units[unit]) for an array with shape \(shape.description) "
        + "and data type \(dtype.text)")
  }
}

extension NDArray {
  /// `ndim`
  @inline(__always) public var rank: Int { shape.count }
  /// Number of elements.
  @inline(__always) public var size: Int { shape.product }
  public var itemSize: Int { dtype.itemSize }
  /// `nbytes`
  public var byteCount: Int { size * itemSize }
  /// `nbytes` as NumPy counts it.
  public var shownByteCount: Int { size * dtype.shownItemSize }

  /// Whether the array made its memory itself (`flags.owndata`); views did not.
  public var ownsData: Bool { flags.contains(.owns) }
  public var isWriteable: Bool { flags.contains(.writeable) }
  public func readOnly() -> NDArray {
    var copy = self
    copy.flags.remove(.writeable)
    return copy
  }
  public mutating func setWriteable(_ on: Bool) {
    if on { flags.insert(.writeable) } else { flags.remove(.writeable) }
  }

  /// Whether every element lies at an address its type is made for (`flags.aligned`), and nobody has said otherwise.
  public var isAligned: Bool {
    let step = dtype.alignment
    if flags.contains(.unaligned) { return false }
    return size == 0
      || offset % step == 0 && (0..<rank).allSatisfy { shape[$0] == 1 || strides[$0] % step == 0 }
  }

  /// `a.setflags(align=on)`
  public mutating func setAligned(_ on: Bool) throws(NumericsError) {
    if !on {
      flags.insert(.unaligned)
      return
    }
    flags.remove(.unaligned)
    if !isAligned { throw .value("cannot set aligned flag of mis-aligned array to True") }
  }

  /// A second look at all of the same memory, which says it does not own it (`a.view()`).
  public func view() -> NDArray {
    var copy = self
    copy.flags.subtract([.owns, .unaligned])
    return copy
  }

  /// Row-major without gaps (`flags.c_contiguous`).
  @inline(__always)
  public var isContiguous: Bool {
    var step = dtype.itemSize
    var axis = shape.count - 1
    while axis >= 0 {
      let length = shape[axis]
      if length == 0 { return true }
      if length != 1 {
        if strides[axis] != step { return size == 0 }
        step &*= length
      }
      axis -= 1
    }
    return true
  }

  /// Column-major without gaps (`flags.f_contiguous`).
  public var isColumnMajor: Bool {
    var step = itemSize
    for axis in 0..<rank {
      if shape[axis] == 0 { return true }
      if shape[axis] != 1 {
        if strides[axis] != step { return size == 0 }
        step *= shape[axis]
      }
    }
    return true
  }

  /// The first element's address. Valid while `storage` lives: keep the array alive around its use.
  @inline(__always) var base: UnsafeMutableRawPointer { storage.bytes + offset }

  /// The address of the first element, for callers that hold the storage alive while they use it.
  public var elementBase: UnsafeMutableRawPointer { base }

  /// The elements of a vector of float64 without gaps and of this length; nil for any other. Valid while `storage`
  /// lives.
  @inlinable
  public func doubles(count: Int) -> UnsafePointer<Double>? {
    guard rank == 1, shape[0] == count, dtype == .float64, count == 1 || strides[0] == 8 else { return nil }
    return UnsafePointer(elementBase.assumingMemoryBound(to: Double.self))
  }

  /// The elements of an array of float64 that has this shape and lies row by row; nil for any other. Valid while
  /// `storage` lives.
  @inline(__always)
  public func doubles(inShape wanted: [Int]) -> UnsafePointer<Double>? {
    if wanted.count == 1 { return doubles(count: wanted[0]) }
    guard dtype == .float64, shape.count == wanted.count else { return nil }
    for axis in wanted.indices where shape[axis] != wanted[axis] { return nil }
    guard isContiguous else { return nil }
    return UnsafePointer(base.assumingMemoryBound(to: Double.self))
  }

  /// Whether both may touch the same byte, judged by their extents (`np.may_share_memory`).
  public func mayShareMemory(with other: NDArray) -> Bool {
    if storage !== other.storage || size == 0 || other.size == 0 { return false }
    let a = extent
    let b = other.extent
    return a.lowerBound < b.upperBound && b.lowerBound < a.upperBound
  }

  /// The storage bytes the elements lie in.
  var extent: Range<Int> {
    var low = offset
    var high = offset + itemSize
    for axis in 0..<rank where shape[axis] > 0 {
      let reach = strides[axis] * (shape[axis] - 1)
      if reach < 0 { low += reach } else { high += reach }
    }
    return low..<high
  }

  /// Byte distances must be identical for an element-by-element write to be safe in any order.
  func looksExactlyLike(_ other: NDArray) -> Bool {
    offset == other.offset && strides == other.strides && shape == other.shape
      && itemSize == other.itemSize
  }

  func requireWriteable() throws(NumericsError) {
    if !isWriteable { throw .value("assignment destination is read-only") }
  }

  /// An axis in `-rank..<rank` made non-negative.
  func normalized(axis: Int) throws(NumericsError) -> Int { try normalize(axis: axis, rank: rank) }
}

/// An axis in `-rank..<rank` made non-negative, or NumPy's AxisError.
@inline(__always)
func normalize(axis: Int, rank: Int) throws(NumericsError) -> Int {
  let positive = axis < 0 ? axis &+ rank : axis
  guard positive >= 0 && positive < rank else { throw .axis(axis, dimensions: rank) }
  return positive
}

/// Axes made non-negative, in the order given; a repeated one is an error.
func normalize(axes: [Int], rank: Int) throws(NumericsError) -> [Int] {
  var result: [Int] = []
  for axis in axes {
    let positive = try normalize(axis: axis, rank: rank)
    if result.contains(positive) { throw .value("duplicate value in 'axis'") }
    result.append(positive)
  }
  return result
}
