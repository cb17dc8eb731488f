import OctavoLanguage
import OctavoNumerics

// Arrays and scalars as memory, for `memoryview`, `bytes` and whatever else takes buffers (PEP 3118).
extension ArrayObject: BufferSource {
  package var bufferLength: Int { array.storageByteCount }
  package var isBufferReadOnly: Bool { !array.isWriteable }
  package func readBuffer(_ range: Range<Int>) -> ArraySlice<UInt8> { array.storageBytes(range)[...] }
  package func writeBuffer(_ bytes: [UInt8], at offset: Int) { array.writeStorage(bytes, at: offset) }

  package var bufferLayout: BufferLayout {
    var layout = BufferLayout(
      shape: Array(array.shape), format: array.dtype.bufferFormat, itemSize: array.itemSize)
    layout.offset = array.offset
    layout.strides = Array(array.strides)
    return layout
  }
}

extension DType {
  /// The type of elements that PEP 3118 describes in so many letters; nil for those nothing here has.
  fileprivate init?(bufferFormat: String) {
    let plain = bufferFormat.drop { "@=<".contains($0) }
    let letter = plain.last ?? "B"
    let count = Int(plain.dropLast()) ?? 1
    switch letter {
    case "w": self = .string(count)
    case "s": self = .bytes(count)
    case "x": self = .void(count)
    case "d" where plain.first == "Z": self = .complex128
    case "f" where plain.first == "Z": self = .complex64
    default:
      guard plain.count == 1, let found = DType.named(String(letter)) else { return nil }
      self = found
    }
  }

  /// An element as PEP 3118 describes it.
  fileprivate var bufferFormat: String {
    if let structure {
      let fields = structure.fields.map { field in
        let shape = field.shape.isEmpty ? "" : "(\(field.shape.map(String.init).joined(separator: ",")))"
        return "\(shape)\(field.dtype.bufferFormat):\(field.name):"
      }
      return "T{\(fields.joined())}"
    }
    switch kind {
    case .swapped: return ">" + native.bufferFormat
    case .complex64: return "Zf"
    case .complex128: return "Zd"
    case .string: return "\(textLength)w"
    case .bytes: return "\(itemSize)s"
    case .record: return "\(itemSize)x"
    default: return String(letter)
    }
  }
}

extension Machine {
  /// The elements of a `memoryview` or a `bytearray`; nil for anything else.
  func arrayOfMemory(_ x: Value) throws -> NDArray? {
    guard let memory = shownMemory(x), let dtype = DType(bufferFormat: memory.format) else { return nil }
    if memory.bytes.isEmpty { return try .zeros(Dims(memory.shape), dtype: dtype) }
    return try NDArray.fromBytes(memory.bytes, dtype: dtype).copy().reshape(Dims(memory.shape)).owning()
  }

  /// A scalar as memory that nobody may write: an array of no dimensions.
  func bufferOfScalar(_ x: Value) -> (any BufferSource)? {
    guard let (scalar, dtype) = numpyScalar(x), !dtype.isObject,
      let array = try? NDArray(scalar, dtype: dtype)
    else {
      return nil
    }
    return arrayObject(array.readOnly()).unchecked(ArrayObject.self)
  }
}
