// Positions in arrays: flat and per axis, triangles and diagonals.
extension NDArray {
  /// `np.unravel_index`: the coordinates of flat positions, one array per axis.
  public static func unravel(_ flat: NDArray, shape: Dims, order: Order = .rows) throws(NumericsError)
    -> [NDArray]
  {
    guard flat.dtype.isInteger || flat.size == 0 else { throw .type("only int indices permitted") }
    let total = try shape.checkedSize(itemSize: 8)
    let positions = try flat.values(as: Int.self)
    for position in positions where position < 0 || position >= total {
      throw .value("index \(position) is out of bounds for array with size \(total)")
    }
    var left = positions
    var parts = [NDArray?](repeating: nil, count: shape.count)
    let axes = order == .columns ? Array(0..<shape.count) : (0..<shape.count).reversed()
    for axis in axes {
      let length = shape[axis]
      parts[axis] = try NDArray(left.map { $0 % length }, shape: flat.shape)
      for k in left.indices { left[k] /= length }
    }
    return parts.compactMap { $0 }
  }

  /// `np.ravel_multi_index`: flat positions of coordinates, broadcast against each other.
  /// - Parameter modes: how coordinates outside an axis are treated, for each axis.
  public static func ravel(
    _ coordinates: [NDArray], shape: Dims, modes: [OutOfBounds], order: Order = .rows
  ) throws(NumericsError) -> NDArray {
    if coordinates.count != shape.count {
      throw .value("parameter multi_index must be a sequence of length \(shape.count)")
    }
    for part in coordinates where !part.dtype.isInteger { throw .type("only int indices permitted") }
    let common = try broadcastShape(coordinates.map(\.shape))
    var total = [Int](repeating: 0, count: common.product)
    var step = 1
    let axes = order == .columns ? Array(0..<shape.count) : (0..<shape.count).reversed()
    for axis in axes {
      let length = shape[axis]
      for (k, value) in try coordinates[axis].broadcast(to: common).values(as: Int.self).enumerated() {
        var place = value
        switch modes[axis] {
        case .raise:
          guard value >= 0 && value < length else { throw .value("invalid entry in coordinates array") }
        case .wrap: place = length == 0 ? 0 : ((value % length) + length) % length
        case .clip: place = min(max(value, 0), length - 1)
        }
        total[k] += place * step
      }
      step *= length
    }
    return try NDArray(total, shape: common)
  }

  /// `np.choose`: elements of the choices by number, all broadcast.
  public func choosing(_ choices: [NDArray], mode: OutOfBounds = .raise) throws(NumericsError) -> NDArray {
    guard let first = choices.first else { throw .value("invalid entry in choice array") }
    if dtype.isInexact {
      throw .type(
        "Cannot cast array data from \(dtype.representation) to dtype('int64') according to the rule 'safe'")
    }
    var type = first.dtype
    for choice in choices { type = try DType.promote(type, choice.dtype) }
    let common = try broadcastShape([shape] + choices.map(\.shape))
    let numbers = try astype(.int64).broadcast(to: common).values(as: Int.self)
    let n = choices.count
    var places = numbers
    for (k, number) in numbers.enumerated() {
      switch mode {
      case .raise:
        if number < 0 || number >= n { throw .value("invalid entry in choice array") }
      case .wrap: places[k] = ((number % n) + n) % n
      case .clip: places[k] = min(max(number, 0), n - 1)
      }
    }
    let result = try NDArray(uninitialized: common, dtype: type, zeroed: true)
    let number = try NDArray(places, shape: common)
    for (k, choice) in choices.enumerated() {
      try result.assign(choice.astype(type, copy: false), where: Ufunc.equal(.array(number), .int(k)))
    }
    return result
  }

  /// `np.place`: where the mask holds, the values one after another, repeated as needed.
  public func place(_ mask: NDArray, _ values: NDArray) throws(NumericsError) {
    try requireWriteable()
    if mask.size != size { throw .value("place: mask and data must be the same size") }
    let positions = try mask.flatNonzero()
    if positions.size == 0 { return }
    if values.size == 0 { throw .value("Cannot insert from an empty array!") }
    try put(positions, values)
  }

  /// `np.putmask`: where the mask holds, the value at the same flat position, repeated as needed.
  public func putMask(_ mask: NDArray, _ values: NDArray) throws(NumericsError) {
    try requireWriteable()
    if mask.size != size { throw .value("putmask: mask and data must be the same size") }
    if values.size == 0 { return }
    try assign(values.resized(to: shape), where: mask.reshape(shape))
  }

  /// `np.fill_diagonal`: the elements whose coordinates are all equal; with `wrap` tall matrices start again below.
  public func fillDiagonal(_ values: NDArray, wrap: Bool = false) throws(NumericsError) {
    if rank < 2 { throw .value("array must be at least 2-d") }
    try requireWriteable()
    var step = 1
    var end = size
    if rank == 2 {
      step = shape[1] + 1
      if !wrap { end = min(shape[1] * shape[1], size) }
    } else {
      guard Set(shape).count == 1 else { throw .value("All dimensions of input must be of equal length") }
      step = shape.dropLast().reduce((1, 1)) { ($0.0 * $1, $0.1 + $0.0 * $1) }.1
    }
    let positions = Array(stride(from: 0, to: end, by: step))
    try put(NDArray(positions), values.size == 0 ? NDArray.zeros([1], dtype: dtype) : values)
  }

  /// `np.diagflat`: a matrix with the flattened values on diagonal `k`.
  public func diagonalMatrix(k: Int = 0) throws(NumericsError) -> NDArray { try ravel().diag(k: k) }

  /// `np.vander`: powers of the values as columns, falling unless `increasing`.
  public func vandermonde(_ columns: Int? = nil, increasing: Bool = false) throws(NumericsError) -> NDArray {
    if rank != 1 { throw .value("x must be a one-dimensional array or sequence.") }
    let count = columns ?? shape[0]
    let type = try DType.promote(dtype, .int64)
    let result = try NDArray.ones([shape[0], max(count, 0)], dtype: type)
    let x = try astype(type)
    var power = try NDArray.ones([shape[0]], dtype: type)
    for k in 0..<max(count, 0) {
      let column = try result.slice([.all, .int(increasing ? k : count - 1 - k)])
      try column.assign(power)
      if k < count - 1 { power = try Ufunc.multiply(power, x) }
    }
    return result
  }

  // MARK: Bits

  /// Which bit of a byte comes first.
  public enum BitOrder: String, Sendable { case big, little }

  /// `np.packbits`: eight booleans to a byte along an axis; the flattened array without one.
  public func packedBits(axis: Int? = nil, order: BitOrder = .big) throws(NumericsError) -> NDArray {
    guard dtype.isInteger || dtype.isBool else {
      throw .type("Expected an input array of integer or boolean data type")
    }
    guard let axis else { return try ravel().packedBits(axis: 0, order: order) }
    let place = try normalized(axis: axis)
    let n = shape[place]
    let bits = try astype(.bool).moveaxis([place], [-1]).copy(order: .rows)
    var packedShape = bits.shape
    let bytes = (n + 7) / 8
    packedShape[packedShape.count - 1] = bytes
    let result = try NDArray.zeros(packedShape, dtype: .uint8)
    let (from, to) = (bits.pointer(UInt8.self), result.pointer(UInt8.self))
    let lines = n == 0 ? 0 : bits.size / n
    for line in 0..<lines {
      for i in 0..<n where from[line * n + i] != 0 {
        to[line * bytes + i / 8] |= order == .big ? 0x80 >> UInt8(i % 8) : 1 << UInt8(i % 8)
      }
    }
    withExtendedLifetime((bits, result)) {}
    return try result.moveaxis([-1], [place]).copy(order: .rows)
  }

  /// `np.unpackbits`: every byte as eight elements along an axis.
  /// - Parameter count: how many bits to keep; a negative one leaves so many off, missing ones are zero.
  public func unpackedBits(axis: Int? = nil, count: Int? = nil, order: BitOrder = .big) throws(NumericsError)
    -> NDArray
  {
    guard dtype == .uint8 else { throw .type("Expected an input array of unsigned byte data type") }
    guard let axis else { return try ravel().unpackedBits(axis: 0, count: count, order: order) }
    let place = try normalized(axis: axis)
    let bytes = try moveaxis([place], [-1]).copy(order: .rows)
    let n = shape[place]
    let all = n * 8
    if let count, count < 0, -count > all { throw .value("-ve count must be >= -\(all)") }
    let kept = count.map { $0 < 0 ? all + $0 : $0 } ?? all
    var wide = bytes.shape
    wide[wide.count - 1] = kept
    let result = try NDArray.zeros(wide, dtype: .uint8)
    let (from, to) = (bytes.pointer(UInt8.self), result.pointer(UInt8.self))
    let lines = n == 0 ? 0 : bytes.size / n
    for line in 0..<lines {
      for i in 0..<min(kept, all) {
        let byte = from[line * n + i / 8]
        to[line * kept + i] = order == .big ? (byte >> UInt8(7 - i % 8)) & 1 : (byte >> UInt8(i % 8)) & 1
      }
    }
    withExtendedLifetime((bytes, result)) {}
    return try result.moveaxis([-1], [place]).copy(order: .rows)
  }
}
