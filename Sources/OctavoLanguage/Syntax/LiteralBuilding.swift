// What reading literals needs of the text builder.
extension TextBuilder {
  var isEmpty: Bool { count == 0 }

  /// What has been collected so far.
  var text: Text {
    var copy = self
    return copy.finish()
  }

  /// Bytes the caller knows to be ASCII.
  mutating func append(ascii bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append(ascii: $0) }
  }
}
