// `binascii`: bytes as texts of other alphabets.

extension ModuleRow {
  static let binascii = ModuleRow("binascii") { machine, module in
    machine.define(
      module, "Error",
      Value(machine.makeException("Error", module: "binascii", base: machine.types[.valueError])))
    machine.install(rows, into: module)
  }

  private static func failure(_ call: Arguments, _ message: String) throws -> any Error {
    let type = try call.machine.attribute(of: Value(call.machine.importModule("binascii")), "Error")
    return PythonError(
      call.machine.heap.adopt(
        ExceptionObject(arguments: [call.machine.string(message)], type: type.unchecked(TypeObject.self))))
  }

  /// Bytes, or a text of ASCII characters.
  private static func source(_ call: Arguments) throws -> [UInt8] {
    guard let text = call.machine.text(call[0]) else {
      if let bytes = call.machine.bytes(of: call[0]) { return bytes }
      throw call.error(
        .typeError, "argument should be bytes, buffer or ASCII string, not '\(call.typeName(0))'")
    }
    guard let bytes = text.withASCII({ Array($0) }) else {
      throw call.error(.valueError, "string argument should contain only ASCII characters")
    }
    return bytes
  }

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  /// What each byte stands for in base 64; 255 for those that do not belong to it.
  private static let letterValues: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()
  /// The remainders of all bytes for the checksum.
  private static let remainders: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let letters = letters
    return [UInt8](unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4 + 1) { target, count in
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let given = min(bytes.count - start, 3)
        var word = UInt32(bytes[start]) << 16
        if given > 1 { word |= UInt32(bytes[start + 1]) << 8 }
        if given > 2 { word |= UInt32(bytes[start + 2]) }
        for place in 0..<4 {
          target[count + place] =
            place <= given ? letters[Int(word >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "=")
        }
        count += 4
      }
    }
  }

  private static let hexLetters = Array("0123456789abcdef".utf8)

  private static func hex(_ name: String) -> Native {
    Native("\(name)(data, sep=?, bytes_per_sep=1)") { call in
      if call.has(1) {
        let method = try call.machine.attribute(
          of: call.machine.bytes(call.machine.bytesLike(call[0])), "hex")
        let text = try call.machine.call(method, call[1], call[2])
        return call.machine.bytes(Array((call.machine.text(text)?.string ?? "").utf8))
      }
      let bytes = try call.machine.bytesLike(call[0])
      return call.machine.bytes(bytes.flatMap { [hexLetters[Int($0 >> 4)], hexLetters[Int($0 & 15)]] })
    }
  }

  private static func unhex(_ name: String) -> Native {
    Native("\(name)(hexstr, /)") { call in
      let digits = try source(call)
      guard digits.count % 2 == 0 else { throw try failure(call, "Odd-length string") }
      var bytes: [UInt8] = []
      for index in stride(from: 0, to: digits.count, by: 2) {
        let (high, low) = (
          RegexDigit.value(UInt32(digits[index])), RegexDigit.value(UInt32(digits[index + 1]))
        )
        guard high < 16, low < 16 else { throw try failure(call, "Non-hexadecimal digit found") }
        bytes.append(UInt8(truncatingIfNeeded: high << 4 | low))
      }
      return call.machine.bytes(bytes)
    }
  }

  private static let rows: [Native] = [
    hex("hexlify"), hex("b2a_hex"), unhex("unhexlify"), unhex("a2b_hex"),
    Native("b2a_base64(data, /, *, newline=True)") { call in
      let bytes = try call.machine.bytesLike(call[0])
      var result = base64(bytes)
      if try call.truth(1) { result.append(10) }
      return call.machine.bytes(result)
    },
    Native("a2b_base64(data, /, *, strict_mode=False)") { call in
      let text = try source(call)
      let isStrict = try call.truth(1)
      let values = letterValues
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count / 4 * 3 + 3)
      var (word, held, pads) = (UInt32(0), 0, 0)
      for (index, letter) in text.enumerated() {
        if letter == UInt8(ascii: "=") {
          pads += 1
          if held >= 2, held + pads >= 4 {
            if isStrict, index + 1 < text.count { throw try failure(call, "Excess data after padding") }
            return call.machine.bytes(bytes)
          }
          continue
        }
        let value = values[Int(letter)]
        guard value < 64 else {
          if isStrict { throw try failure(call, "Only base64 data is allowed") }
          continue
        }
        if isStrict, pads > 0 { throw try failure(call, "Discontinuous padding not allowed") }
        pads = 0
        word = word << 6 | UInt32(value)
        held += 1
        if held > 1 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(8 - 2 * held))) }
        if held == 4 { (word, held) = (0, 0) }
      }
      if held == 1 {
        throw try failure(
          call,
          "Invalid base64-encoded string: number of data characters (\(bytes.count / 3 * 4 + 1)) cannot be 1 more than a multiple of 4"
        )
      }
      if held != 0 { throw try failure(call, "Incorrect padding") }
      return call.machine.bytes(bytes)
    },
    Native("crc32(data, crc=0, /)") { call in
      var crc = ~UInt32(truncatingIfNeeded: try call.int(1))
      let table = remainders
      for byte in try call.machine.bytesLike(call[0]) {
        crc = crc >> 8 ^ table[Int((crc ^ UInt32(byte)) & 255)]
      }
      return Value(Int(~crc))
    },
  ]
}
