import CVectorKernels

/// The block of memory arrays look into. Small blocks lie behind the object itself, one allocation in all;
/// larger ones are 64-byte aligned and come from the system.
public final class ArrayStorage: ManagedBuffer<ArrayStorage.Header, UInt64> {
  public struct Header {
    let bytes: UnsafeMutableRawPointer
    let count: Int
    let isApart: Bool
    /// Brings the elements behind the header to a multiple of 16 bytes.
    private let filler = 0

    init(bytes: UnsafeMutableRawPointer, count: Int, isApart: Bool) {
      self.bytes = bytes
      self.count = count
      self.isApart = isApart
    }
  }

  static let apartFrom = 65536
  /// Small blocks have at least this size, so that any small array can take the block of another.
  private static let least = 128

  /// An uninitialised (or zeroed) block; nil when memory or the budget is exhausted.
  @inline(__always)
  static func make(bytes: Int, zeroed: Bool) -> ArrayStorage? {
    if bytes >= apartFrom {
      guard let block = ovk_allocate(bytes, zeroed) else { return nil }
      let object = create(minimumCapacity: 0) { _ in Header(bytes: block, count: bytes, isApart: true) }
      return unsafeDowncast(object, to: ArrayStorage.self)
    }
    let bytes = max(bytes, least)
    let object = create(minimumCapacity: (bytes + 7) / 8) { buffer in
      buffer.withUnsafeMutablePointerToElements {
        Header(bytes: UnsafeMutableRawPointer($0), count: bytes, isApart: false)
      }
    }
    let storage = unsafeDowncast(object, to: ArrayStorage.self)
    if zeroed { storage.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: bytes) }
    return storage
  }

  @inline(__always) var bytes: UnsafeMutableRawPointer { header.bytes }
  var count: Int { header.count }

  deinit {
    if header.isApart { ovk_free(header.bytes, header.count) }
  }
}
