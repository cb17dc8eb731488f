extension Text {
  /// Python's `bytes.decode`. Throws UnicodeDecodeError in CPython's words.
  package static func decoded(
    _ bytes: [UInt8], _ codec: Codec = .utf8, _ errors: CodecErrors = .strict
  ) throws(TextFault) -> Text {
    // Positions are counted after the signature.
    let hasSignature = codec == .utf8WithSignature && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var decoder = Decoder(bytes: hasSignature ? Array(bytes[3...]) : bytes, codec: codec, errors: errors)
    return try decoder.run()
  }
}

/// Reads bytes by one codec, with what one error handler makes of those that it refuses.
struct Decoder {
  let bytes: [UInt8]
  let codec: Codec
  let errors: CodecErrors
  var points: [UInt32] = []
  var at = 0
  /// The codec's name in messages; with a byte-order mark, that of the order found.
  var name: String

  init(bytes: [UInt8], codec: Codec, errors: CodecErrors) {
    self.bytes = bytes
    self.codec = codec
    self.errors = errors
    name = codec.canonicalName
  }

  mutating func run() throws(TextFault) -> Text {
    let isASCII = bytes.withUnsafeBufferPointer { highestBits($0) } < 128
    switch codec {
    case .utf8, .utf8WithSignature:
      if isASCII { return Text(ascii: bytes) }
      try decodeUTF8()
    case .ascii:
      if isASCII { return Text(ascii: bytes) }
      try decodeASCII()
    case .latin1:
      if isASCII { return Text(ascii: bytes) }
      return Text(knownWide: bytes.withUnsafeBufferPointer { widened($0) })
    case .table(let table):
      if isASCII, table.extendsASCII { return Text(ascii: bytes) }
      try decode(table)
    case .utf16, .utf16LittleEndian, .utf16BigEndian: try decodeUTF16()
    case .utf32, .utf32LittleEndian, .utf32BigEndian: try decodeUTF32()
    case .unicodeEscape: try decodeEscapes()
    case .rawUnicodeEscape: try decodeRawEscapes()
    }
    return Text(codePoints: points)
  }

  private mutating func decode(_ table: CharacterTable) throws(TextFault) {
    let known = table.points
    while at < bytes.count {
      if let point = known[Int(bytes[at])] {
        points.append(point)
        at += 1
      } else {
        try fail(1, "character maps to <undefined>")
      }
    }
  }

  /// Lets the handler deal with the next `count` bytes and moves past them.
  mutating func fail(_ count: Int, _ reason: String) throws(TextFault) {
    let range = at..<min(at + count, bytes.count)
    let refused = TextFault.cannotDecode(bytes, range, name, reason)
    switch errors {
    case .strict: throw refused
    case .ignore: break
    case .replace: points.append(0xFFFD)
    case .backslashreplace:
      for byte in bytes[range] {
        points += [0x5C, 0x78]
        appendHex(UInt32(byte), digits: 2) { points.append(UInt32($0)) }
      }
    case .xmlcharrefreplace, .namereplace:
      let reason = "don't know how to handle UnicodeDecodeError in error callback"
      if codec.isDirect { throw .type(reason) }
      let registered = codec == .utf8WithSignature ? "utf-8-sig" : codec.canonicalName
      throw .type("decoding with '\(registered)' codec failed (TypeError: \(reason))")
    case .surrogateescape:
      // Bytes below 128 are never hidden; the rest of the range is read again.
      let hidden = bytes[range].prefix { $0 >= 128 }
      if hidden.isEmpty { throw refused }
      points.append(contentsOf: hidden.map { 0xDC00 + UInt32($0) })
      at += hidden.count
      return
    case .surrogatepass:
      guard let (point, length) = passedSurrogate() else { throw refused }
      points.append(point)
      at += length
      return
    }
    at = range.upperBound
  }

  /// The surrogate written at `at`, if there is one.
  private func passedSurrogate() -> (UInt32, Int)? {
    func byte(_ offset: Int) -> UInt32 { at + offset < bytes.count ? UInt32(bytes[at + offset]) : 0 }
    let point: UInt32
    let length: Int
    switch name {
    case "utf-8":
      guard byte(0) == 0xED, byte(1) & 0xC0 == 0x80, byte(2) & 0xC0 == 0x80 else { return nil }
      (point, length) = (0xD000 | (byte(1) & 0x3F) << 6 | byte(2) & 0x3F, 3)
    case "utf-16-le", "utf-16": (point, length) = (byte(0) | byte(1) << 8, 2)
    case "utf-16-be": (point, length) = (byte(0) << 8 | byte(1), 2)
    case "utf-32-le", "utf-32": (point, length) = (unit32(false), 4)
    case "utf-32-be": (point, length) = (unit32(true), 4)
    default: return nil
    }
    return isSurrogate(point) && at + length <= bytes.count ? (point, length) : nil
  }

  private mutating func decodeASCII() throws(TextFault) {
    while at < bytes.count {
      if bytes[at] < 128 {
        points.append(UInt32(bytes[at]))
        at += 1
      } else {
        try fail(1, "ordinal not in range(128)")
      }
    }
  }

  /// Well-formed sequences are those of the Unicode standard's table 3-7; what is refused is always the longest
  /// start of one.
  private mutating func decodeUTF8() throws(TextFault) {
    decodeValidUTF8()
    while at < bytes.count {
      let lead = bytes[at]
      if lead < 0x80 {
        points.append(UInt32(lead))
        at += 1
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF:
        length = 3
        if lead == 0xE0 { second = 0xA0...0xBF }
        if lead == 0xED { second = 0x80...0x9F }
      case 0xF0...0xF4:
        length = 4
        if lead == 0xF0 { second = 0x90...0xBF }
        if lead == 0xF4 { second = 0x80...0x8F }
      default:
        try fail(1, "invalid start byte")
        continue
      }
      try decodeSequence(lead, length, second)
    }
  }

  /// Everything up to the first sequence of four bytes or the first that may not be well-formed.
  private mutating func decodeValidUTF8() {
    var index = 0
    points = bytes.withUnsafeBufferPointer { source in
      [UInt32](unsafeUninitializedCapacity: source.count) { target, count in
        var made = 0
        func continues(_ offset: Int) -> Bool {
          index + offset < source.count && source[index + offset] & 0xC0 == 0x80
        }
        scan: while index < source.count {
          let lead = UInt32(source[index])
          switch lead {
          case 0..<0x80:
            target[made] = lead
            index += 1
          case 0xC2..<0xE0 where continues(1):
            target[made] = (lead & 0x1F) << 6 | UInt32(source[index + 1] & 0x3F)
            index += 2
          case 0xE1..<0xED where continues(1) && continues(2):
            target[made] =
              (lead & 0x0F) << 12 | UInt32(source[index + 1] & 0x3F) << 6 | UInt32(source[index + 2] & 0x3F)
            index += 3
          default: break scan
          }
          made += 1
        }
        count = made
      }
    }
    at = index
  }

  private mutating func decodeSequence(
    _ lead: UInt8, _ length: Int, _ second: ClosedRange<UInt8>
  ) throws(TextFault) {
    var point = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard at + offset < bytes.count else {
        try fail(offset, "unexpected end of data")
        return
      }
      let byte = bytes[at + offset]
      guard offset == 1 ? second.contains(byte) : byte & 0xC0 == 0x80 else {
        try fail(offset, "invalid continuation byte")
        return
      }
      point = point << 6 | UInt32(byte & 0x3F)
    }
    points.append(point)
    at += length
  }

  private func unit16(_ offset: Int, _ bigEndian: Bool) -> UInt32 {
    let (first, second) = (UInt32(bytes[at + offset]), UInt32(bytes[at + offset + 1]))
    return bigEndian ? first << 8 | second : second << 8 | first
  }

  private func unit32(_ bigEndian: Bool) -> UInt32 {
    guard at + 4 <= bytes.count else { return 0 }
    let four = bytes[at..<at + 4].map(UInt32.init)
    let ordered = bigEndian ? four : four.reversed()
    return ordered.reduce(0) { $0 << 8 | $1 }
  }

  private mutating func decodeUTF16() throws(TextFault) {
    var big = codec == .utf16BigEndian
    if codec == .utf16 {
      if bytes.starts(with: [0xFF, 0xFE]) { at = 2 }
      if bytes.starts(with: [0xFE, 0xFF]) { (at, big) = (2, true) }
      name = big ? "utf-16-be" : "utf-16-le"
    }
    while at < bytes.count {
      guard at + 1 < bytes.count else {
        try fail(1, "truncated data")
        continue
      }
      let unit = unit16(0, big)
      if !isSurrogate(unit) {
        points.append(unit)
        at += 2
      } else if unit >= 0xDC00 {
        try fail(2, "illegal encoding")
      } else if at + 3 >= bytes.count {
        try fail(bytes.count - at, "unexpected end of data")
      } else {
        let next = unit16(2, big)
        if (0xDC00...0xDFFF).contains(next) {
          points.append(0x10000 + (unit - 0xD800) << 10 + (next - 0xDC00))
          at += 4
        } else {
          try fail(2, "illegal UTF-16 surrogate")
        }
      }
    }
  }

  private mutating func decodeUTF32() throws(TextFault) {
    var big = codec == .utf32BigEndian
    if codec == .utf32 {
      if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { at = 4 }
      if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { (at, big) = (4, true) }
      name = big ? "utf-32-be" : "utf-32-le"
    }
    while at < bytes.count {
      guard at + 4 <= bytes.count else {
        try fail(bytes.count - at, "truncated data")
        continue
      }
      let unit = unit32(big)
      if isSurrogate(unit) {
        try fail(4, "code point in surrogate code point range(0xd800, 0xe000)")
      } else if unit >= 0x110000 {
        try fail(4, "code point not in range(0x110000)")
      } else {
        points.append(unit)
        at += 4
      }
    }
  }
}
