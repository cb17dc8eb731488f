extension Text {
  /// Python's `str.encode`. Throws UnicodeEncodeError in CPython's words.
  package func encoded(_ codec: Codec = .utf8, _ errors: CodecErrors = .strict) throws(TextFault) -> [UInt8] {
    switch codec {
    case .utf8:
      if let bytes = withASCII({ Array($0) }) { return bytes }
      if case .wide(let points) = representation, let bytes = wholeUTF8(points.array) { return bytes }
      return try encodedUnits(codec, errors, fits: { !isSurrogate($0) }, reason: "surrogates not allowed") {
        appendUTF8($0, to: &$1)
      }
    case .utf8WithSignature: return [0xEF, 0xBB, 0xBF] + (try encoded(.utf8, errors))
    case .ascii:
      if let bytes = withASCII({ Array($0) }) { return bytes }
      return try encodedUnits(codec, errors, fits: { $0 < 128 }, reason: "ordinal not in range(128)") {
        $1.append(UInt8(truncatingIfNeeded: $0))
      }
    case .latin1:
      if let bytes = withASCII({ Array($0) }) { return bytes }
      return try encodedUnits(codec, errors, fits: { $0 < 256 }, reason: "ordinal not in range(256)") {
        $1.append(UInt8(truncatingIfNeeded: $0))
      }
    case .table(let table):
      if table.extendsASCII, let bytes = withASCII({ Array($0) }) { return bytes }
      let codes = table.codes
      return try encodedUnits(
        codec, errors, fits: { codes[$0] != nil }, reason: "character maps to <undefined>"
      ) {
        $1.append(codes[$0] ?? 0)
      }
    case .utf16, .utf16LittleEndian, .utf16BigEndian:
      let big = codec == .utf16BigEndian
      let body = try encodedUnits(
        codec, errors, fits: { !isSurrogate($0) }, reason: "surrogates not allowed"
      ) { point, bytes in
        if point < 0x10000 {
          appendUnit16(point, big, &bytes)
        } else {
          appendUnit16(0xD800 + (point - 0x10000) >> 10, big, &bytes)
          appendUnit16(0xDC00 + (point - 0x10000) & 0x3FF, big, &bytes)
        }
      }
      return (codec == .utf16 ? [0xFF, 0xFE] : []) + body
    case .utf32, .utf32LittleEndian, .utf32BigEndian:
      let big = codec == .utf32BigEndian
      let body = try encodedUnits(
        codec, errors, fits: { !isSurrogate($0) }, reason: "surrogates not allowed"
      ) { appendUnit32($0, big, &$1) }
      return (codec == .utf32 ? [0xFF, 0xFE, 0, 0] : []) + body
    case .unicodeEscape: return escaped(isRaw: false)
    case .rawUnicodeEscape: return escaped(isRaw: true)
    }
  }

  /// Appends every character that fits; runs of others go to the error handler together.
  private func encodedUnits(
    _ codec: Codec, _ errors: CodecErrors, fits: (UInt32) -> Bool, reason: String,
    _ append: (UInt32, inout [UInt8]) -> Void
  ) throws(TextFault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var at = 0
    while at < count {
      let point = self[at]
      if fits(point) {
        append(point, &bytes)
        at += 1
        continue
      }
      var end = at + 1
      // The codecs of wider units report one character at a time.
      while end < count, codec.unitSize == 1, !fits(self[end]) { end += 1 }
      let refused = TextFault.cannotEncode(self, at..<end, codec.canonicalName, reason)
      for index in at..<end {
        guard handle(self[index], codec, errors, &bytes, append) else {
          // As CPython does, name what is left of the run.
          throw index == at
            ? refused : TextFault.cannotEncode(self, index..<end, codec.canonicalName, reason)
        }
      }
      at = end
    }
    return bytes
  }

  /// What the handler writes for one character; false if it refuses.
  private func handle(
    _ point: UInt32, _ codec: Codec, _ errors: CodecErrors, _ bytes: inout [UInt8],
    _ append: (UInt32, inout [UInt8]) -> Void
  ) -> Bool {
    switch errors {
    case .strict: return false
    case .ignore: return true
    case .replace: append(0x3F, &bytes)
    case .backslashreplace: appendCodePointEscape(point) { append(UInt32($0), &bytes) }
    case .namereplace:
      guard let name = Unicode.Scalar(point)?.properties.name else {
        appendCodePointEscape(point) { append(UInt32($0), &bytes) }
        return true
      }
      for byte in "\\N{\(name)}".utf8 { append(UInt32(byte), &bytes) }
    case .xmlcharrefreplace: for byte in "&#\(point);".utf8 { append(UInt32(byte), &bytes) }
    case .surrogateescape:
      // A lone byte would leave wider units out of step.
      guard (0xDC80...0xDCFF).contains(point), codec.unitSize == 1 else { return false }
      bytes.append(UInt8(truncatingIfNeeded: point))
    case .surrogatepass:
      guard isSurrogate(point), codec != .ascii, codec != .latin1 else { return false }
      append(point, &bytes)
    }
    return true
  }
}

@inline(__always)
func isSurrogate(_ point: UInt32) -> Bool { point & 0xFFFF_F800 == 0xD800 }

/// The points in UTF-8; nil when there is a surrogate among them.
private func wholeUTF8(_ points: [UInt32]) -> [UInt8]? {
  var length = 0
  var hasSurrogate = false
  for point in points {
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if isSurrogate(point) { hasSurrogate = true }
  }
  if hasSurrogate { return nil }
  return [UInt8](unsafeUninitializedCapacity: length) { target, count in
    var writer = UnitWriter(target)
    for point in points { putUTF8(point) { writer.write(one: $0) } }
    count = writer.count
  }
}

/// Also encodes surrogates, for `surrogatepass`.
func appendUTF8(_ point: UInt32, to bytes: inout [UInt8]) {
  putUTF8(point) { bytes.append($0) }
}

@inline(__always)
private func putUTF8(_ point: UInt32, _ put: (UInt8) -> Void) {
  func byte(_ value: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: value) }
  if point < 0x80 {
    put(byte(point))
  } else if point < 0x800 {
    put(byte(0xC0 | point >> 6))
    put(byte(0x80 | point & 0x3F))
  } else if point < 0x10000 {
    put(byte(0xE0 | point >> 12))
    put(byte(0x80 | point >> 6 & 0x3F))
    put(byte(0x80 | point & 0x3F))
  } else {
    put(byte(0xF0 | point >> 18))
    put(byte(0x80 | point >> 12 & 0x3F))
    put(byte(0x80 | point >> 6 & 0x3F))
    put(byte(0x80 | point & 0x3F))
  }
}

private func appendUnit16(_ unit: UInt32, _ bigEndian: Bool, _ bytes: inout [UInt8]) {
  let (high, low) = (UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit))
  bytes.append(bigEndian ? high : low)
  bytes.append(bigEndian ? low : high)
}

private func appendUnit32(_ unit: UInt32, _ bigEndian: Bool, _ bytes: inout [UInt8]) {
  let shifts: [UInt32] = bigEndian ? [24, 16, 8, 0] : [0, 8, 16, 24]
  for shift in shifts { bytes.append(UInt8(truncatingIfNeeded: unit >> shift)) }
}
