/// Complex numbers to text and back.
package enum ComplexText {
  /// Python's `repr(complex)`: the real part is left out when it is +0.
  package static func repr(real: Double, imaginary: Double) -> Text {
    func part(_ value: Double) -> [UInt8] {
      FloatText.format(value, .shortest, precision: 0, alternate: false, addPointZero: false)
    }
    if real == 0, real.sign == .plus { return Text(ascii: part(imaginary) + [UInt8(ascii: "j")]) }
    var bytes = [UInt8(ascii: "(")] + part(real)
    let second = part(imaginary)
    if second.first != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "+")) }
    return Text(ascii: bytes + second + Array("j)".utf8))
  }

  /// Python's `complex(text)`. Throws ValueError in CPython's words.
  package static func parse(_ text: Text) throws(TextFault) -> (real: Double, imaginary: Double) {
    let malformed = TextFault.value("complex() arg is a malformed string")
    guard let plain = IntegerText.plainDigits(text) else { throw malformed }
    guard let digits = FloatText.withoutUnderscores(plain) else {
      throw .value("could not convert string to complex: " + text.repr.string)
    }
    var body = digits
    if body.first == UInt8(ascii: "(") {
      guard body.count > 1, body.last == UInt8(ascii: ")") else { throw malformed }
      body = Array(IntegerText.trimmed(body[1..<body.count - 1]))
    }
    guard let value = body.withUnsafeBufferPointer({ parse($0) }) else { throw malformed }
    return value
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> (real: Double, imaginary: Double)? {
    var reader = FloatReader(bytes)
    let first = reader.read()
    if let first, reader.at == bytes.count { return (first, 0) }
    if let first, isUnit(bytes, reader.at) {
      return reader.at + 1 == bytes.count ? (0, first) : nil
    }
    // What is left is a sign, perhaps a number, and "j".
    guard first == nil || isSign(bytes, reader.at) else { return nil }
    var imaginary: Double
    if let second = reader.read() {
      imaginary = second
    } else {
      imaginary = 1
      if isSign(bytes, reader.at) {
        if bytes[reader.at] == UInt8(ascii: "-") { imaginary = -1 }
        reader.at += 1
      }
    }
    guard isUnit(bytes, reader.at), reader.at + 1 == bytes.count else { return nil }
    return (first ?? 0, imaginary)
  }

  private static func isUnit(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at < bytes.count && bytes[at] | 0x20 == UInt8(ascii: "j")
  }

  private static func isSign(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at < bytes.count && (bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-"))
  }
}
