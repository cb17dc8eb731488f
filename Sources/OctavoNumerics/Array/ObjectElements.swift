import CVectorKernels

/// An element of an `object` array: sixteen bytes that only the host can read. All zero stands for "never set".
public struct ObjectCell: Hashable, Sendable {
  public var tag: UInt64
  public var bits: UInt64

  public init(tag: UInt64, bits: UInt64) {
    self.tag = tag
    self.bits = bits
  }

  /// A number or text as the host's own value; unset where there is no host.
  static func boxing(_ value: Scalar, _ dtype: DType?) -> ObjectCell {
    if case .object(let cell) = value { return cell }
    return NumericsContext.current.objects?.box(value, dtype: dtype) ?? ObjectCell(tag: 0, bits: 0)
  }
}

/// The language whose values `object` arrays hold. Errors of the language travel as `NumericsError.Kind.host`;
/// the host keeps the error itself.
public protocol ObjectHost: AnyObject, Sendable {
  /// An operation between two values, by the ufunc's name (`add`, `less`, `maximum`, …).
  func apply(_ function: String, _ a: ObjectCell, _ b: ObjectCell) throws(NumericsError) -> ObjectCell
  /// An operation on one value (`negative`, `sqrt`, …).
  func apply(_ function: String, _ a: ObjectCell) throws(NumericsError) -> ObjectCell
  func isTrue(_ cell: ObjectCell) throws(NumericsError) -> Bool
  /// `a < b`, for sorting.
  func isLess(_ a: ObjectCell, _ b: ObjectCell) throws(NumericsError) -> Bool
  func box(_ value: Scalar, dtype: DType?) -> ObjectCell
  /// The value converted to a number or text of `dtype` (`float(x)`, `str(x)`, …).
  func unbox(_ cell: ObjectCell, as dtype: DType) throws(NumericsError) -> Scalar
  /// `repr(x)` as arrays show it.
  func text(of cell: ObjectCell) throws(NumericsError) -> String
}

extension NumericsContext {
  /// The host of objects; asked for only where object arrays are at hand.
  static func objectHost() throws(NumericsError) -> any ObjectHost {
    if let host = current.objects { return host }
    throw .unsupported("arrays of objects need a host that knows their values")
  }
}

extension NDArray {
  /// Visits the elements of the whole block an `object` array looks into, for a tracing collector.
  public func forEachStoredObject(_ body: (ObjectCell) -> Void) {
    guard dtype.kind == .object else { return }
    let cells = storage.bytes.assumingMemoryBound(to: ObjectCell.self)
    for i in 0..<storage.count / MemoryLayout<ObjectCell>.stride { body(cells[i]) }
  }

  /// The cell at a byte offset of an `object` array.
  @inline(__always)
  func cell(atByte position: Int) -> ObjectCell { (base + position).load(as: ObjectCell.self) }

  @inline(__always)
  func store(_ cell: ObjectCell, atByte position: Int) {
    (base + position).storeBytes(of: cell, as: ObjectCell.self)
  }

  /// Like `forEachPosition(with:)`, stopping at the first error.
  func forEachPosition(
    trying other: NDArray, _ body: (Int, Int) throws(NumericsError) -> Void
  ) throws(NumericsError) {
    var failure: NumericsError?
    forEachPosition(with: other) { here, there in
      if failure != nil { return }
      do throws(NumericsError) { try body(here, there) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Conversion between arrays one of which holds objects; both have one shape.
  func convertObjects(from source: NDArray) throws(NumericsError) {
    let host = try NumericsContext.objectHost()
    if dtype.kind == .object {
      forEachPosition(with: source) { here, there in
        store(host.box(source.scalar(atByte: there), dtype: source.dtype), atByte: here)
      }
      return
    }
    let target = dtype
    try forEachPosition(trying: source) { (here, there) throws(NumericsError) in
      store(try host.unbox(source.cell(atByte: there), as: target), atByte: here)
    }
  }

  /// The width `astype(str)` needs for objects.
  func objectTextLength() throws(NumericsError) -> Int {
    let host = try NumericsContext.objectHost()
    var longest = 1
    try forEachPosition(trying: self) { (here, _) throws(NumericsError) in
      longest = max(longest, Formatting.points(of: try host.unbox(cell(atByte: here), as: .string(0))).count)
    }
    return longest
  }

  /// Objects in C order.
  public func cells() -> [ObjectCell] {
    var list: [ObjectCell] = []
    list.reserveCapacity(size)
    forEachPosition { list.append(cell(atByte: $0)) }
    return list
  }

  /// Positions that sort a line of objects by `<`, stably, by merging.
  static func sortedPlaces(_ cells: [ObjectCell]) throws(NumericsError) -> [Int] {
    let host = try NumericsContext.objectHost()
    var places = Array(0..<cells.count)
    var spare = places
    var width = 1
    while width < places.count {
      for start in stride(from: 0, to: places.count, by: 2 * width) {
        let middle = min(start + width, places.count)
        let end = min(start + 2 * width, places.count)
        var (i, j) = (start, middle)
        for k in start..<end {
          var takeRight = j < end && i >= middle
          if j < end && i < middle { takeRight = try host.isLess(cells[places[j]], cells[places[i]]) }
          spare[k] = places[takeRight ? j : i]
          if takeRight { j += 1 } else { i += 1 }
        }
      }
      swap(&places, &spare)
      width *= 2
    }
    return places
  }

  /// Matrix products of objects by their own `*` and `+`; operands are C-ordered stacks.
  static func objectProduct(_ a: NDArray, _ b: NDArray, into out: NDArray, _ n: Int, _ k: Int, _ m: Int)
    throws(NumericsError)
  {
    let host = try NumericsContext.objectHost()
    let zero = host.box(.int(0), dtype: nil)
    for s in 0..<(out.size / max(n * m, 1)) {
      for i in 0..<n {
        for j in 0..<m {
          var sum: ObjectCell?
          for p in 0..<k {
            let x = a.cell(atByte: ((s * n + i) * k + p) * 16)
            let y = b.cell(atByte: ((s * k + p) * m + j) * 16)
            let product = try host.apply("multiply", x, y)
            sum =
              try sum.map { (total) throws(NumericsError) in try host.apply("add", total, product) }
              ?? product
          }
          out.store(sum ?? zero, atByte: ((s * n + i) * m + j) * 16)
        }
      }
    }
  }
}
