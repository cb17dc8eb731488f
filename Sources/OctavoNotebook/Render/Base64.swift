/// Base64, RFC 4648.
enum Base64 {
  private static let values: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 256)
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, digit) in digits.utf8.enumerated() { table[Int(digit)] = UInt32(value) }
    return table
  }()

  /// Decodes as many bytes as `target` holds; `text` has four digits for every three bytes begun.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) {
    guard text.count / 4 * 3 >= target.count else { return }
    values.withUnsafeBufferPointer { values in
      var group: UInt32 = 0
      var input = 0
      for output in 0..<target.count {
        switch output % 3 {
        case 0:
          // Four digits stand at `input`, by the guard above.
          group = values[Int(text[input])] << 18 | values[Int(text[input + 1])] << 12
          group |= values[Int(text[input + 2])] << 6 | values[Int(text[input + 3])]
          input += 4
          target[output] = UInt8(truncatingIfNeeded: group >> 16)
        case 1: target[output] = UInt8(truncatingIfNeeded: group >> 8)
        default: target[output] = UInt8(truncatingIfNeeded: group)
        }
      }
    }
  }

  static func encode(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = UInt32(bytes[start]) << 16
      if count > 1 { group |= UInt32(bytes[start + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[start + 2]) }
      for place in 0..<4 {
        result.append(place <= count ? digits[Int(group >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
