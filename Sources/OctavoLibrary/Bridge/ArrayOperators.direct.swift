import OctavoLanguage
import OctavoNumerics

// The short way for plain arrays: a loop is found by the types of the operands, the result takes the object and
// memory of a dead one or of an operand nobody will see again, and nothing is counted, copied or allocated. What is
// not plain enough (strides, broadcasting, conversions, errors) is undefined here and takes the general way.
extension ArrayOperators {
  // MARK: Functions of two operands

  func direct(
    _ machine: Machine, _ ufunc: Ufunc, _ spare: SpareOperands, _ x: Value, _ y: Value
  ) throws -> Value {
    if isPlain(x) {
      let a = place(x)
      if isPlain(y) {
        let b = place(y)
        guard let call = ufunc.directCall(a, b) else { return .undefined }
        if spare.contains(.left), a.pointee.canHold(call) {
          return try checked(machine, ufunc, Ufunc.run(call, a, b, into: a), x)
        }
        if spare.contains(.right), b.pointee.canHold(call) {
          return try checked(machine, ufunc, Ufunc.run(call, a, b, into: b), y)
        }
        guard let made = pool.array(byteCount: call.byteCount) else { return .undefined }
        return try checked(machine, ufunc, Ufunc.run(call, a, b, into: place(made)), value(made))
      }
      return try direct(machine, ufunc, a, x, isSpare: spare.contains(.left), number: y, numberFirst: false)
    }
    if isPlain(y) {
      return try direct(
        machine, ufunc, place(y), y, isSpare: spare.contains(.right), number: x, numberFirst: true)
    }
    guard let a = Self.float(x), let b = Self.float(y), let made = ufunc.value(of: a, b) else {
      return .undefined
    }
    return machine.float64(made)
  }

  private func direct(
    _ machine: Machine, _ ufunc: Ufunc, _ a: UnsafeMutablePointer<NDArray>, _ x: Value, isSpare: Bool,
    number: Value,
    numberFirst: Bool
  ) throws -> Value {
    guard let bits = Self.bits(of: number, beside: a.pointee.dtype.kind),
      let call = ufunc.directCall(a, numberFirst: numberFirst)
    else { return .undefined }
    if isSpare, a.pointee.canHold(call) {
      return try checked(machine, ufunc, Ufunc.run(call, a, number: bits, into: a), x)
    }
    guard let made = pool.array(byteCount: call.byteCount) else { return .undefined }
    return try checked(machine, ufunc, Ufunc.run(call, a, number: bits, into: place(made)), value(made))
  }

  /// `x op= y`
  func directInPlace(_ machine: Machine, _ ufunc: Ufunc, _ x: Value, _ y: Value) throws -> Value {
    guard isPlain(x) else { return .undefined }
    let a = place(x)
    if isPlain(y) {
      let b = place(y)
      guard let call = ufunc.directCall(a, b), a.pointee.canHoldInPlace(call),
        !a.pointee.mayOverlap(b.pointee)
      else {
        return .undefined
      }
      return try checked(machine, ufunc, Ufunc.run(call, a, b, into: a), x)
    }
    guard let bits = Self.bits(of: y, beside: a.pointee.dtype.kind),
      let call = ufunc.directCall(a, numberFirst: false), a.pointee.canHoldInPlace(call)
    else { return .undefined }
    return try checked(machine, ufunc, Ufunc.run(call, a, number: bits, into: a), x)
  }

  // MARK: Functions of one operand

  func direct(_ machine: Machine, _ ufunc: Ufunc, _ x: Value, isSpare: Bool = false) throws -> Value {
    if isPlain(x) {
      let a = place(x)
      guard let call = ufunc.directCall(a) else { return .undefined }
      if isSpare, a.pointee.canHold(call) {
        return try checked(machine, ufunc, Ufunc.run(call, a, into: a), x)
      }
      guard let made = pool.array(byteCount: call.byteCount) else { return .undefined }
      return try checked(machine, ufunc, Ufunc.run(call, a, into: place(made)), value(made))
    }
    guard let number = Self.float(x), let made = ufunc.value(of: number) else { return .undefined }
    return machine.float64(made)
  }

  func directUnary(_ machine: Machine, _ slot: Slot, _ x: Value) throws -> Value {
    guard isPlain(x) else { return .undefined }
    switch slot {
    case .neg: return try direct(machine, .negative, x)
    case .invert: return try direct(machine, .invert, x)
    default: return .undefined
    }
  }

  // MARK: Folds and new arrays

  /// All of a plain array folded to one number; nil where that is not done in one run.
  func fold(_ machine: Machine, _ ufunc: Ufunc, _ x: Value) throws -> Value? {
    guard isPlain(x), let (bits, flags) = ufunc.foldDirectly(place(x)) else { return nil }
    let tag = place(x).pointee.dtype.kind == .float64 ? NumpyTypes.float64Tag : NumpyTypes.int64Tag
    return try checked(machine, ufunc, flags, Value(tag: tag, bits: bits))
  }

  /// The mean of a plain array of floats.
  func mean(_ machine: Machine, _ x: Value) throws -> Value? {
    guard isPlain(x), place(x).pointee.dtype == .float64, place(x).pointee.size > 0,
      let sum = try fold(machine, .add, x)
    else { return nil }
    let mean = sum.float / Double(place(x).pointee.size)
    return machine.float64(mean)
  }

  /// The product of two plain vectors of floats without gaps.
  func dot(_ machine: Machine, _ x: Value, _ y: Value) -> Value? {
    guard isPlain(x), isPlain(y), let sum = NDArray.dotDirectly(place(x), place(y)) else { return nil }
    return machine.float64(sum)
  }

  /// A new vector or matrix of floats, and where its elements are to be written; nil where there is no memory.
  @inline(__always)
  func room(_ length: Int, by width: Int? = nil) -> (Value, UnsafeMutablePointer<Double>)? {
    guard let made = pool.array(byteCount: length &* (width ?? 1) &* 8) else { return nil }
    let place = place(made)
    place.pointee.become(.float64, length, by: width)
    return (value(made), place.pointee.elementBase.assumingMemoryBound(to: Double.self))
  }

  /// A vector of zeros that takes the place of a dead one.
  func zeros(_ count: Int) -> Value? {
    guard count >= 0, count <= 1024, let made = pool.array(byteCount: count * 8) else { return nil }
    place(made).pointee.becomeZeros(count, .float64)
    return value(made)
  }

  // MARK: Subscripts

  func directItem(of x: Value, _ index: Value) -> Value {
    guard isPlain(x), let (row, isElement) = Self.position(place(x), index) else { return .undefined }
    if isElement { return Self.element(place(x), row) }
    return view(of: x) { $0.pointee.becomeRow($1, row) }
  }

  func directItem(of x: Value, bounds: UnsafeMutablePointer<Value>) -> Value {
    guard isPlain(x) else { return .undefined }
    let a = place(x)
    guard a.pointee.rank > 0 else { return .undefined }
    let length = a.pointee.shape[0]
    guard let start = Self.bound(bounds[0], missing: 0, length),
      let end = Self.bound(bounds[1], missing: length, length)
    else { return .undefined }
    return view(of: x) { $0.pointee.becomeRow($1, start < end ? start : 0, count: max(0, end - start)) }
  }

  func directSetItem(of x: Value, _ index: Value, to value: Value) -> Bool {
    guard isPlain(x), place(x).pointee.isWriteable, let (offset, isElement) = Self.position(place(x), index),
      isElement
    else { return false }
    return Self.setElement(place(x), offset, to: value)
  }

  /// Where an index of integers leads: the byte distance of an element, or the number of a row; nil for other
  /// indices and those out of bounds.
  @inline(__always)
  private static func position(_ a: UnsafeMutablePointer<NDArray>, _ index: Value) -> (Int, isElement: Bool)?
  {
    if index.isInt {
      guard a.pointee.rank > 0, let row = inside(index.int, a.pointee.shape[0]) else { return nil }
      return a.pointee.rank == 1 ? (row &* a.pointee.strides[0], true) : (row, false)
    }
    guard index.isObject, index.classTag == .tuple else { return nil }
    let parts = index.tupleElements
    let rank = a.pointee.rank
    guard parts.count == rank, rank > 0 else { return nil }
    var distance = 0
    for axis in 0..<rank {
      guard parts.base[axis].isInt, let place = inside(parts.base[axis].int, a.pointee.shape[axis]) else {
        return nil
      }
      distance &+= place &* a.pointee.strides[axis]
    }
    return (distance, true)
  }

  @inline(__always)
  private static func inside(_ index: Int, _ length: Int) -> Int? {
    let place = index < 0 ? index &+ length : index
    return UInt(bitPattern: place) < UInt(bitPattern: length) ? place : nil
  }

  @inline(__always)
  private static func bound(_ x: Value, missing: Int, _ length: Int) -> Int? {
    if x.isNone { return missing }
    guard x.isInt else { return nil }
    return x.int < 0 ? max(0, x.int &+ length) : min(x.int, length)
  }

  /// The element as a scalar; undefined for types that are not immediate here.
  @inline(__always)
  private static func element(_ a: UnsafeMutablePointer<NDArray>, _ distance: Int) -> Value {
    let address = a.pointee.elementBase + distance
    switch a.pointee.dtype.kind {
    case .float64: return Value(tag: NumpyTypes.float64Tag, bits: address.load(as: UInt64.self))
    case .int64: return Value(tag: NumpyTypes.int64Tag, bits: address.load(as: UInt64.self))
    case .bool: return Value(tag: NumpyTypes.boolTag, bits: address.load(as: UInt8.self) != 0 ? 1 : 0)
    case .object: return Value(address.load(as: ObjectCell.self))
    default: return .undefined
    }
  }

  /// Stores a number of the array's own kind; false for all that needs converting or checking.
  @inline(__always)
  private static func setElement(_ a: UnsafeMutablePointer<NDArray>, _ distance: Int, to value: Value) -> Bool
  {
    let kind = a.pointee.dtype.kind
    guard kind == .float64 || kind == .int64, let bits = bits(of: value, beside: kind) else { return false }
    (a.pointee.elementBase + distance).storeBytes(of: bits, as: UInt64.self)
    return true
  }

  @inline(__always)
  private func view(
    of x: Value, _ become: (UnsafeMutablePointer<NDArray>, UnsafePointer<NDArray>) -> Void
  ) -> Value {
    let made = pool.shell()
    become(place(made), UnsafePointer(place(x)))
    made._withUnsafeGuaranteedRef { view in
      view.base = x.borrowing(ArrayObject.self) { $0.base.isNone ? x : $0.base }
      view.noticeElements()
    }
    return value(made)
  }

  // MARK: Parts

  @inline(__always)
  func place(_ x: Value) -> UnsafeMutablePointer<NDArray> { x.borrowing(ArrayObject.self) { $0.place } }

  @inline(__always)
  private func place(_ object: Unmanaged<ArrayObject>) -> UnsafeMutablePointer<NDArray> {
    object._withUnsafeGuaranteedRef { $0.place }
  }

  @inline(__always)
  private func value(_ object: Unmanaged<ArrayObject>) -> Value {
    Value(tag: Value.Tag.object, bits: UInt64(UInt(bitPattern: object.toOpaque())))
  }

  /// The result, once what the loop met has been reported.
  @inline(__always)
  private func checked(_ machine: Machine, _ ufunc: Ufunc, _ flags: UInt32, _ result: Value) throws -> Value {
    if flags != 0 { try machine.computing { try ufunc.reportConditions(flags) } }
    machine.noteLibraryWork()
    return result
  }

  @inline(__always)
  private static func float(_ x: Value) -> Double? {
    x.tag == NumpyTypes.float64Tag || x.isFloat ? x.float : nil
  }

  /// A number beside an array of float64 or int64 as an element of it, by NEP 50; nil where another type results.
  @inline(__always)
  private static func bits(of x: Value, beside kind: DType.Kind) -> UInt64? {
    if kind == .float64 {
      if x.tag == NumpyTypes.float64Tag || x.isFloat { return x.bits }
      if x.isInt || x.tag == NumpyTypes.int64Tag { return Double(x.int).bitPattern }
      return nil
    }
    return kind == .int64 && (x.isInt || x.tag == NumpyTypes.int64Tag) ? x.bits : nil
  }
}
