/// A short list of integers, one per axis: a shape, strides or an index. Up to four need no heap block.
public struct Dims: Sendable {
  private var near: InlineArray<4, Int>
  private var far: [Int]?
  public private(set) var count: Int

  public init() {
    near = InlineArray(repeating: 0)
    far = nil
    count = 0
  }

  public init(repeating value: Int, count: Int) {
    near = InlineArray(repeating: value)
    far = count > 4 ? [Int](repeating: value, count: count) : nil
    self.count = Swift.max(0, count)
  }

  public init(_ values: some Collection<Int>) {
    self.init(repeating: 0, count: values.count)
    for (i, value) in values.enumerated() { self[i] = value }
  }

  public mutating func append(_ value: Int) {
    if count < 4 {
      near[unchecked: count] = value  // count was checked
    } else if far != nil {
      far!.append(value)  // just tested
    } else {
      far = Array(self) + [value]
    }
    count += 1
  }

  public mutating func insert(_ value: Int, at place: Int) {
    append(value)
    var i = count - 1
    while i > place {
      self[i] = self[i - 1]
      i -= 1
    }
    self[place] = value
  }

  @discardableResult
  public mutating func remove(at place: Int) -> Int {
    let value = self[place]
    if far != nil {
      far!.remove(at: place)  // just tested
      count -= 1
      // Four or fewer live in place again.
      if count <= 4 { self = Dims(far!) }
      return value
    }
    var i = place
    while i < count - 1 {
      near[unchecked: i] = near[unchecked: i + 1]  // both below count
      i += 1
    }
    count -= 1
    return value
  }

  /// The values as one block, for the kernels.
  @inline(__always)
  func withPointer<R, E: Error>(_ body: (UnsafePointer<Int>) throws(E) -> R) throws(E) -> R {
    if let far {
      var result: Result<R, E>?
      far.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        do throws(E) { result = .success(try body(base)) } catch { result = .failure(error) }
      }
      // `far` holds more than four values, so it has a base and the body has run.
      return try result!.get()
    }
    return try withUnsafePointer(to: near) { (pointer) throws(E) -> R in
      try body(UnsafeRawPointer(pointer).assumingMemoryBound(to: Int.self))
    }
  }
}

extension Dims: RandomAccessCollection, MutableCollection, ExpressibleByArrayLiteral {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  @inline(__always)
  public init(arrayLiteral values: Int...) { self.init(values) }

  /// Traps outside `0..<count`, as any Swift collection.
  public subscript(i: Int) -> Int {
    @inline(__always) get {
      if let far { return far[i] }
      precondition(i >= 0 && i < count)
      return near[unchecked: i]
    }
    @inline(__always) set {
      if far != nil {
        far![i] = newValue  // just tested
        return
      }
      precondition(i >= 0 && i < count)
      near[unchecked: i] = newValue
    }
  }
}

extension Dims: Hashable, CustomStringConvertible {
  public static func == (a: Dims, b: Dims) -> Bool {
    if a.count != b.count { return false }
    for i in 0..<a.count where a[i] != b[i] { return false }
    return true
  }

  public func hash(into hasher: inout Hasher) { for value in self { hasher.combine(value) } }

  /// As a Python tuple: `()`, `(3,)`, `(2, 3)`.
  public var description: String {
    if count == 1 { return "(\(self[0]),)" }
    return "(" + map(String.init).joined(separator: ", ") + ")"
  }

  /// As NumPy writes shapes in most errors: `(3,)`, `(2,3)`.
  public var compact: String {
    if count == 1 { return "(\(self[0]),)" }
    return "(" + map(String.init).joined(separator: ",") + ")"
  }
}

extension Dims {
  /// A shape somebody asked for, as NumPy writes it: unknown lengths are `newaxis`, leading ones left out.
  var requested: String {
    let known = drop { $0 < 0 }
    guard let first = known.first else { return "()" }
    let rest = known.dropFirst().map { $0 < 0 ? ",newaxis" : ",\($0)" }.joined()
    return "(\(first)\(rest)" + (count == 1 ? ",)" : ")")
  }

  /// Number of elements of this shape; an error when it cannot be counted or a length is negative.
  func checkedSize(itemSize: Int) throws(NumericsError) -> Int {
    if count == 1, self[0] >= 0, self[0] < 1 << 31 { return self[0] }
    if count > 64 {
      throw .value("maximum supported dimension for an ndarray is currently 64, found \(count)")
    }
    var size = 1
    var bytes = itemSize
    for length in self {
      if length < 0 { throw .value("negative dimensions are not allowed") }
      // A zero length empties the array, but the others must still be countable.
      let (next, over) = bytes.multipliedReportingOverflow(by: Swift.max(length, 1))
      if over {
        throw .value(
          "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.")
      }
      bytes = next
      size *= length
    }
    return size
  }

  /// Strides of a C-ordered block of this shape, in bytes. The shape has been checked.
  @inline(__always)
  func rowMajorStrides(itemSize: Int) -> Dims {
    var strides = Dims(repeating: itemSize, count: count)
    var step = itemSize
    var axis = count - 1
    while axis >= 0 {
      strides[axis] = step
      step &*= Swift.max(self[axis], 1)
      axis -= 1
    }
    return strides
  }

  /// Strides of a Fortran-ordered block of this shape.
  func columnMajorStrides(itemSize: Int) -> Dims {
    var strides = Dims(repeating: itemSize, count: count)
    var step = itemSize
    for axis in 0..<count {
      strides[axis] = step
      step &*= Swift.max(self[axis], 1)
    }
    return strides
  }

  /// The product, for shapes that have been checked.

  public var product: Int {
    var size = 1
    for i in 0..<count { size &*= self[i] }
    return size
  }
}
