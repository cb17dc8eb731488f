// `binascii`: bytes as texts of other alphabets.

extension ModuleRow {
  static let binascii = ModuleRow("binascii") { machine, module in
    machine.define(
      module, "Error", Value(machine.makeException("Error", module: "binascii", base: machine.types[.valueError])))
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
    let points = (0..<text.count).map { text[$0] }
    guard points.allSatisfy({ $0 < 128 }) else {
      throw call.error(.valueError, "string argument should contain only ASCII characters")
    }
    return points.map { UInt8(truncatingIfNeeded: $0) }
  }

  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let hexLetters = Array("0123456789abcdef".utf8)

  private static func hex(_ name: String) -> Native {
    Native("\(name)(data, sep=?, bytes_per_sep=1)") { call in
      if call.has(1) {
        let method = try call.machine.attribute(of: call.machine.bytes(call.machine.bytesLike(call[0])), "hex")
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
        let (high, low) = (RegexDigit.value(UInt32(digits[index])), RegexDigit.value(UInt32(digits[index + 1])))
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
      var result: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let word = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
        for place in 0..<4 {
          result.append(
            place <= group.count ? letters[Int(word >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
        }
      }
      if try call.truth(1) { result.append(10) }
      return call.machine.bytes(result)
    },
    Native("a2b_base64(data, /, *, strict_mode=False)") { call in
      let text = try source(call)
      let isStrict = try call.truth(1)
      var bytes: [UInt8] = []
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
        guard let value = letters.firstIndex(of: letter) else {
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
          "Invalid base64-encoded string: number of data characters (\(bytes.count / 3 * 4 + 1)) cannot be 1 more than a multiple of 4")
      }
      if held != 0 { throw try failure(call, "Incorrect padding") }
      return call.machine.bytes(bytes)
    },
    Native("crc32(data, crc=0, /)") { call in
      var crc = ~UInt32(truncatingIfNeeded: try call.int(1))
      for byte in try call.machine.bytesLike(call[0]) {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
      }
      return Value(Int(~crc))
    },
  ]
}
