import CVectorKernels

/// One element's value, apart from any array.
public enum Scalar: Hashable, Sendable {
  case bool(Bool)
  case int(Int)
  case uint(UInt64)
  case float(Double)
  case complex(Complex)
  /// Code points without the padding.
  case string([UInt32])
  /// Bytes without the padding.
  case bytes([UInt8])
  case record(Record)
  /// A value of the host's language.
  case object(ObjectCell)

  public static func string(_ text: String) -> Scalar { .string(text.unicodeScalars.map(\.value)) }

  /// The type NumPy gives the Python value of this case.
  public var naturalType: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .uint: .uint64
    case .float: .float64
    case .complex: .complex128
    case .string(let points): .string(points.count)
    case .bytes(let bytes): .bytes(bytes.count)
    case .record(let record): record.dtype
    case .object: .object
    }
  }

  /// Whether it counts as true; a host's value is asked through `ObjectHost` instead.
  public var isTrue: Bool {
    switch self {
    case .bool(let x): x
    case .int(let x): x != 0
    case .uint(let x): x != 0
    case .float(let x): x != 0
    case .complex(let z): z.real != 0 || z.imaginary != 0
    case .string(let points): !points.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .record(let record): record.bytes.contains { $0 != 0 }
    case .object: true
    }
  }

  /// As a double; the real part of a complex number, NaN for text.
  public var double: Double {
    switch self {
    case .bool(let x): x ? 1 : 0
    case .int(let x): Double(x)
    case .uint(let x): Double(x)
    case .float(let x): x
    case .complex(let z): z.real
    case .string, .bytes, .record, .object: .nan
    }
  }

  /// As an integer, cut towards zero; what does not fit gives the smallest integer.
  public var integer: Int {
    switch self {
    case .bool(let x): x ? 1 : 0
    case .int(let x): x
    case .uint(let x): Int(truncatingIfNeeded: x)
    case .float(let x): wholePart(x)
    case .complex(let z): wholePart(z.real)
    case .string, .bytes, .record, .object: 0
    }
  }

  public var complex: Complex {
    if case .complex(let z) = self { return z }
    return Complex(double)
  }
}

/// A double cut to an integer as the x86 instruction does: out of range gives the smallest integer.
@inline(__always)
func wholePart(_ x: Double) -> Int {
  x >= -9223372036854775808.0 && x < 9223372036854775808.0 ? Int(x) : Int.min
}

/// A Swift type that lies in arrays of one dtype. Concrete loops are generic over it and specialised here.
public protocol ArrayElement {
  static var dtype: DType { get }
  var scalar: Scalar { get }
  init(scalar: Scalar)
}

extension Bool: ArrayElement {
  public static var dtype: DType { .bool }
  public var scalar: Scalar { .bool(self) }
  public init(scalar: Scalar) { self = scalar.isTrue }
}

extension ArrayElement where Self: FixedWidthInteger & SignedInteger {
  public var scalar: Scalar { .int(Int(truncatingIfNeeded: self)) }
  public init(scalar: Scalar) { self = Self(truncatingIfNeeded: scalar.integer) }
}

extension ArrayElement where Self: FixedWidthInteger & UnsignedInteger {
  public var scalar: Scalar { .uint(UInt64(truncatingIfNeeded: self)) }
  public init(scalar: Scalar) {
    if case .uint(let x) = scalar {
      self = Self(truncatingIfNeeded: x)
    } else {
      self = Self(truncatingIfNeeded: scalar.integer)
    }
  }
}

extension Int8: ArrayElement { public static var dtype: DType { .int8 } }
extension Int16: ArrayElement { public static var dtype: DType { .int16 } }
extension Int32: ArrayElement { public static var dtype: DType { .int32 } }
extension Int: ArrayElement { public static var dtype: DType { .int64 } }
extension UInt8: ArrayElement { public static var dtype: DType { .uint8 } }
extension UInt16: ArrayElement { public static var dtype: DType { .uint16 } }
extension UInt32: ArrayElement { public static var dtype: DType { .uint32 } }
extension UInt64: ArrayElement { public static var dtype: DType { .uint64 } }
extension Float: ArrayElement {
  public static var dtype: DType { .float32 }
  public var scalar: Scalar { .float(Double(self)) }
  public init(scalar: Scalar) { self = Float(scalar.double) }
}
extension Double: ArrayElement {
  public static var dtype: DType { .float64 }
  public var scalar: Scalar { .float(self) }
  public init(scalar: Scalar) { self = scalar.double }
}
extension Complex: ArrayElement {
  public static var dtype: DType { .complex128 }
  public var scalar: Scalar { .complex(self) }
  public init(scalar: Scalar) { self = scalar.complex }
}

/// A number of half precision (IEEE 754 binary16), as it lies in memory.
public struct Half: ArrayElement, Hashable, Sendable {
  public let bits: UInt16
  public static var dtype: DType { .float16 }
  public var scalar: Scalar { .float(Double(ovk_half_value(bits))) }
  public init(scalar: Scalar) { bits = ovk_half_nearest(scalar.double) }
}

/// A complex number of two floats, laid out as C's `float complex`.
public struct ComplexSingle: ArrayElement, Hashable, Sendable {
  public let real: Float
  public let imaginary: Float
  public static var dtype: DType { .complex64 }
  public var scalar: Scalar { .complex(Complex(Double(real), Double(imaginary))) }
  public init(scalar: Scalar) {
    let z = scalar.complex
    (real, imaginary) = (Float(z.real), Float(z.imaginary))
  }
}

/// Work that is written once for every numeric element type.
protocol ElementWork {
  associatedtype Result
  func run<T: ArrayElement & Hashable>(_ type: T.Type) throws(NumericsError) -> Result
}

extension DType {
  /// Runs `work` on the element type of a numeric dtype; others are refused with `function` in the message.
  func dispatch<W: ElementWork>(_ work: W, function: String) throws(NumericsError) -> W.Result {
    switch kind {
    case .bool: return try work.run(Bool.self)
    case .int8: return try work.run(Int8.self)
    case .uint8: return try work.run(UInt8.self)
    case .int16: return try work.run(Int16.self)
    case .uint16: return try work.run(UInt16.self)
    case .int32: return try work.run(Int32.self)
    case .uint32: return try work.run(UInt32.self)
    case .int64: return try work.run(Int.self)
    case .uint64: return try work.run(UInt64.self)
    case .float32: return try work.run(Float.self)
    case .float64: return try work.run(Double.self)
    case .complex128: return try work.run(Complex.self)
    case .float16: return try work.run(Half.self)
    case .complex64: return try work.run(ComplexSingle.self)
    case .string, .bytes: throw .unsupported("\(function) is not supported for text arrays")
    case .record: throw .unsupported("\(function) is not supported for structured arrays")
    case .object: throw .unsupported("\(function) is not supported for arrays of objects")
    case .swapped:
      throw .unsupported(
        "\(function) is not supported for numbers in the other byte order; convert them with astype")
    }
  }
}

extension NDArray {
  /// The value at a byte offset from the first element. The offset comes from an index within the shape.
  func scalar(atByte position: Int) -> Scalar {
    let at = UnsafeRawPointer(base + position)
    // Fields of structures lie anywhere.
    switch dtype.kind {
    case .bool: return .bool(at.loadUnaligned(as: UInt8.self) != 0)
    case .int8: return at.loadUnaligned(as: Int8.self).scalar
    case .uint8: return at.loadUnaligned(as: UInt8.self).scalar
    case .int16: return at.loadUnaligned(as: Int16.self).scalar
    case .uint16: return at.loadUnaligned(as: UInt16.self).scalar
    case .int32: return at.loadUnaligned(as: Int32.self).scalar
    case .uint32: return at.loadUnaligned(as: UInt32.self).scalar
    case .int64: return .int(at.loadUnaligned(as: Int.self))
    case .uint64: return .uint(at.loadUnaligned(as: UInt64.self))
    case .float32: return .float(Double(at.loadUnaligned(as: Float.self)))
    case .float64: return .float(at.loadUnaligned(as: Double.self))
    case .complex128: return .complex(at.loadUnaligned(as: Complex.self))
    case .float16: return at.loadUnaligned(as: Half.self).scalar
    case .complex64: return at.loadUnaligned(as: ComplexSingle.self).scalar
    case .object: return .object(at.load(as: ObjectCell.self))
    case .string:
      var points: [UInt32] = []
      for i in 0..<dtype.textLength { points.append((at + 4 * i).loadUnaligned(as: UInt32.self)) }
      while points.last == 0 { points.removeLast() }
      return .string(points)
    case .bytes:
      var bytes = [UInt8](UnsafeRawBufferPointer(start: at, count: itemSize))
      while bytes.last == 0 { bytes.removeLast() }
      return .bytes(bytes)
    case .record:
      return .record(Record(dtype, [UInt8](UnsafeRawBufferPointer(start: at, count: itemSize))))
    case .swapped:
      // A number that is in no array has memory of its own.
      guard let cell = try? NDArray(uninitialized: Dims(), dtype: dtype.native) else { return .float(.nan) }
      Self.copyReversed(at, to: cell.base, dtype)
      return cell.scalar(atByte: 0)
    }
  }

  /// Writes a value at a byte offset from the first element, converting as an unsafe cast would.
  func store(_ value: Scalar, atByte position: Int) {
    let at = base + position
    switch dtype.kind {
    case .bool: at.storeBytes(of: value.isTrue ? 1 : 0, as: UInt8.self)
    case .int8: at.storeBytes(of: Int8(scalar: value), as: Int8.self)
    case .uint8: at.storeBytes(of: UInt8(scalar: value), as: UInt8.self)
    case .int16: at.storeBytes(of: Int16(scalar: value), as: Int16.self)
    case .uint16: at.storeBytes(of: UInt16(scalar: value), as: UInt16.self)
    case .int32: at.storeBytes(of: Int32(scalar: value), as: Int32.self)
    case .uint32: at.storeBytes(of: UInt32(scalar: value), as: UInt32.self)
    case .int64: at.storeBytes(of: value.integer, as: Int.self)
    case .uint64: at.storeBytes(of: UInt64(scalar: value), as: UInt64.self)
    case .float32: at.storeBytes(of: Float(value.double), as: Float.self)
    case .float64: at.storeBytes(of: value.double, as: Double.self)
    case .complex128: at.storeBytes(of: value.complex, as: Complex.self)
    case .float16: at.storeBytes(of: Half(scalar: value), as: Half.self)
    case .complex64: at.storeBytes(of: ComplexSingle(scalar: value), as: ComplexSingle.self)
    case .object: at.storeBytes(of: ObjectCell.boxing(value, nil), as: ObjectCell.self)
    case .string:
      var points: [UInt32] = []
      if case .string(let text) = value { points = text } else { points = Formatting.points(of: value) }
      for i in 0..<dtype.textLength {
        (at + 4 * i).storeBytes(of: i < points.count ? points[i] : 0, as: UInt32.self)
      }
    case .record:
      if case .record(let record) = value, record.bytes.count == itemSize {
        record.bytes.withUnsafeBytes { source in
          if let from = source.baseAddress { at.copyMemory(from: from, byteCount: source.count) }
        }
      } else if let structure = dtype.structure {
        // A number goes into every field.
        for field in structure.fields {
          for k in 0..<field.shape.reduce(1, *) {
            let part = NDArray(
              dtype: field.dtype, shape: Dims(), strides: Dims(), offset: offset, storage: storage,
              flags: flags)
            part.store(value, atByte: position + field.offset + k * field.dtype.itemSize)
          }
        }
      }
    case .swapped:
      guard let cell = try? NDArray(value, dtype: dtype.native) else { return }
      Self.copyReversed(UnsafeRawPointer(cell.base), to: at, dtype)
      withExtendedLifetime(cell) {}
    case .bytes:
      let bytes = Formatting.bytes(of: value)
      for i in 0..<itemSize {
        at.storeBytes(of: i < bytes.count ? bytes[i] : 0, toByteOffset: i, as: UInt8.self)
      }
    }
  }

  /// The bytes of one number, or of both parts of a complex one, the other way round.
  private static func copyReversed(_ from: UnsafeRawPointer, to: UnsafeMutableRawPointer, _ dtype: DType) {
    let part = dtype.native.isComplex ? dtype.itemSize / 2 : dtype.itemSize
    for start in stride(from: 0, to: dtype.itemSize, by: part) {
      for k in 0..<part {
        let byte = from.load(fromByteOffset: start + part - 1 - k, as: UInt8.self)
        to.storeBytes(of: byte, toByteOffset: start + k, as: UInt8.self)
      }
    }
  }

  /// The same numbers in the processor's byte order: the array itself, or a copy.
  public func nativeOrder() throws(NumericsError) -> NDArray {
    guard dtype.kind == .swapped else { return self }
    let result = try NDArray.like(self, dtype: dtype.native, order: .keep)
    result.forEachPosition(with: self) { here, there in
      Self.copyReversed(UnsafeRawPointer(base + there), to: result.base + here, dtype)
    }
    withExtendedLifetime((self, result)) {}
    return result
  }

  /// Writes native numbers of the same shape into elements of the other byte order.
  func storeReversed(_ source: NDArray) {
    forEachPosition(with: source) { here, there in
      Self.copyReversed(UnsafeRawPointer(source.base + there), to: base + here, dtype)
    }
    withExtendedLifetime((self, source)) {}
  }

  /// The value of a one-element array (`a.item()`).
  public func item() throws(NumericsError) -> Scalar {
    if size != 1 { throw .value("can only convert an array of size 1 to a Python scalar") }
    return scalar(atByte: 0)
  }

  /// The value at a full index, negative positions counting from the end.
  public func item(_ index: [Int]) throws(NumericsError) -> Scalar {
    scalar(atByte: try bytePosition(index))
  }

  /// Writes one value at a full index.
  public func setItem(_ index: [Int], to value: Scalar) throws(NumericsError) {
    try requireWriteable()
    store(value, atByte: try bytePosition(index))
  }

  private func bytePosition(_ index: [Int]) throws(NumericsError) -> Int {
    if index.count != rank { throw .value("incorrect number of indices for array") }
    var position = 0
    for (axis, i) in index.enumerated() {
      position += try Index.checked(i, axis: axis, length: shape[axis]) * strides[axis]
    }
    return position
  }
}
