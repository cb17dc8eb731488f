import OctavoLanguage
import OctavoNumerics

/// Makes an array of nested sequences: first the shape and the common type of the elements, then the elements.
struct ArrayBuilder {
  private let machine: Machine
  private let wanted: DType?
  /// Lengths found so far, and how many of them still hold for everything seen.
  private var shape: [Int] = []
  private var depthLimit = 64
  private var sawElement = false
  private var isRagged = false
  private var common: DType?
  private var elements: [Value] = []

  init(machine: Machine, dtype: DType?, mostRank: Int = 0) {
    self.machine = machine
    wanted = dtype
    if mostRank > 0 { depthLimit = mostRank }
  }

  mutating func build(_ x: Value) throws -> NDArray {
    if let direct = try floats(x) { return direct }
    try discover(x, 0)
    let dims = Array(shape.prefix(depthLimit))
    if isRagged, wanted?.isObject != true { throw ragged(dims) }
    var dtype = wanted ?? common ?? .float64
    elements.reserveCapacity(dims.reduce(1, *))
    try collect(x, dims[...])
    if dtype.isText, dtype.textLength == 0 {
      var longest = 1
      for element in elements {
        longest = max(longest, try machine.element(element, as: dtype).naturalType.textLength)
      }
      dtype = dtype.withTextLength(longest)
    }
    if dtype.kind == .record, dtype.itemSize == 0, dtype.structure == nil {
      for element in elements {
        let own = try machine.element(element, as: .void(0)).naturalType
        dtype = .void(max(dtype.itemSize, own.itemSize))
      }
    }
    // What does not fit into a narrow float is reported by the conversion.
    let wide: DType = dtype.isFloat ? .float64 : dtype.isComplex ? .complex128 : dtype
    let scalars = try elements.map { try machine.element($0, as: wide) }
    let made = try NDArray(scalars: scalars, shape: Dims(dims), dtype: wide)
    return wide == dtype ? made : try machine.computing { try made.astype(dtype) }
  }

  /// A plain list of floats, the most frequent case, without detours.
  private func floats(_ x: Value) throws -> NDArray? {
    guard wanted == nil || wanted == .float64, x.isObject, x.object is ListObject || x.object is TupleObject
    else {
      return nil
    }
    let items = try machine.items(of: x)
    var values: [Double] = []
    values.reserveCapacity(items.count)
    for item in items {
      guard item.isFloat || item.tag == NumpyTypes.float64Tag || (wanted == .float64 && item.isInt) else {
        return nil
      }
      values.append(item.isInt ? Double(item.int) : item.float)
    }
    return items.isEmpty ? nil : try NDArray(values)
  }

  // MARK: Shape and type

  private mutating func discover(_ x: Value, _ depth: Int) throws {
    if let array = try machine.arrayOf(x) {
      note(lengths: Array(array.shape), at: depth)
      try note(array.dtype)
      return
    }
    guard isNested(x), depth < depthLimit else {
      if isNested(x) { isRagged = true } else { try note(type(of: x)) }
      return note(lengths: [], at: depth)
    }
    let items = try machine.items(of: x)
    guard note(length: items.count, at: depth) else { return }
    if items.isEmpty {
      sawElement = true
      depthLimit = min(depthLimit, depth + 1)
    }
    for item in items { try discover(item, depth + 1) }
  }

  /// Tuples are elements where the elements have parts.
  private func isNested(_ x: Value) -> Bool {
    if wanted?.structure != nil, x.as(TupleObject.self) != nil { return false }
    return machine.isNested(x)
  }

  /// A sequence; false when its length differs from another's at the same depth.
  private mutating func note(length: Int, at depth: Int) -> Bool {
    if depth == shape.count {
      shape.append(length)
    } else if shape[depth] != length {
      isRagged = true
      depthLimit = min(depthLimit, depth)
      return false
    }
    return true
  }

  /// An element with dimensions of its own (none for a number): the depth at which the array ends.
  private mutating func note(lengths: [Int], at depth: Int) {
    let end = depth + lengths.count
    if end != depthLimit {
      if sawElement { isRagged = true }
      depthLimit = min(depthLimit, end)
    }
    sawElement = true
    for (offset, length) in lengths.enumerated() {
      let place = depth + offset
      if place == shape.count {
        shape.append(length)
      } else if place < shape.count, shape[place] != length {
        isRagged = true
        depthLimit = min(depthLimit, place)
        return
      }
    }
  }

  private mutating func note(_ dtype: DType) throws {
    common = try common.map { $0 == dtype ? dtype : try DType.promote($0, dtype) } ?? dtype
  }

  private func type(of x: Value) throws -> DType {
    if let wanted, wanted.structure != nil { return wanted }
    if let known = machine.numpyScalar(x)?.dtype { return known }
    if let object = x.as(BytesObject.self) { return .bytes(object.bytes.count) }
    if let big = x.as(BigIntObject.self)?.value { return UInt64(exactly: big) == nil ? .object : .uint64 }
    return try machine.elementScalar(x)?.naturalType ?? .object
  }

  // MARK: Elements

  private mutating func collect(_ x: Value, _ shape: ArraySlice<Int>) throws {
    guard !shape.isEmpty else {
      elements.append(x)
      return
    }
    if let array = try machine.arrayOf(x) {
      try collect(array, shape)
      return
    }
    for item in try machine.items(of: x) { try collect(item, shape.dropFirst()) }
  }

  /// Elements of an array among the items; an array with more dimensions than the result has becomes elements.
  private mutating func collect(_ array: NDArray, _ shape: ArraySlice<Int>) throws {
    if array.rank == shape.count {
      elements += array.scalars().map { machine.scalar($0, array.dtype) }
      return
    }
    for i in 0..<array.shape[0] {
      let row = try array.row(i)
      if shape.count == 1 {
        elements.append(machine.arrayObject(row))
      } else {
        try collect(row, shape.dropFirst())
      }
    }
  }

  private func ragged(_ dims: [Int]) -> Error {
    machine.error(
      .valueError,
      "setting an array element with a sequence. The requested array has an inhomogeneous shape after \(dims.count) dimensions. The detected shape was \(Dims(dims)) + inhomogeneous part."
    )
  }
}

extension Machine {
  /// The array an object is or says it is through `__array__`; nil for anything else.
  func arrayOf(_ x: Value) throws -> NDArray? {
    guard x.isObject else { return nil }
    if let object = x.as(ArrayObject.self) {
      return object.array.dtype.kind == .swapped ? try object.array.nativeOrder() : object.array
    }
    if let flat = x.as(FlatIterator.self) { return try flat.array.ravel() }
    if let memory = try arrayOfMemory(x) { return memory }
    guard x.object.type.isUserDefined, let method = try optionalAttribute(of: x, "__array__"),
      x.as(TypeObject.self) == nil
    else { return nil }
    let made = try call(method, [])
    guard let object = made.as(ArrayObject.self) else {
      throw error(.valueError, "object __array__ method not producing an array")
    }
    return object.array
  }
}
