extension Text {
  /// Python's `repr`.
  package var repr: Text { quoted(asciiOnly: false) }

  /// Python's `ascii`.
  package var asciiRepr: Text { quoted(asciiOnly: true) }

  private func quoted(asciiOnly: Bool) -> Text {
    withUnits(narrow: { quotedASCII($0) }, wide: { quotedWide($0, asciiOnly: asciiOnly) })
  }
}

private func quotedWide(_ points: UnsafeBufferPointer<UInt32>, asciiOnly: Bool) -> Text {
  let quote = preferredQuote(hasSingle: points.contains(0x27), hasDouble: points.contains(0x22))
  var builder = TextBuilder(reserving: points.count + 2)
  builder.append(ascii: quote)
  let unicode = UnicodeProperties.shared
  for point in points {
    if point < 128 {
      appendEscaped(UInt8(truncatingIfNeeded: point), quote: quote) { builder.append(ascii: $0) }
    } else if !asciiOnly, unicode.has(.printable, point) {
      builder.append(point)
    } else {
      appendCodePointEscape(point) { builder.append(ascii: $0) }
    }
  }
  builder.append(ascii: quote)
  return builder.finish()
}

/// Single quotes, unless that would need a backslash where double quotes do not.
func preferredQuote(hasSingle: Bool, hasDouble: Bool) -> UInt8 {
  UInt8(ascii: hasSingle && !hasDouble ? "\"" : "'")
}

/// A quoted ASCII text; most texts need no escapes and are copied.
private func quotedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Text {
  var hasSingle = false
  var hasDouble = false
  var hasOther = false
  for byte in bytes {
    if byte == 0x27 {
      hasSingle = true
    } else if byte == 0x22 {
      hasDouble = true
    } else if byte < 32 || byte == 0x5C || byte == 127 {
      hasOther = true
    }
  }
  let quote = preferredQuote(hasSingle: hasSingle, hasDouble: hasDouble)
  var result = TextBuilder(reserving: bytes.count + 2)
  result.append(ascii: quote)
  if hasOther || hasSingle && hasDouble {
    for byte in bytes { appendEscaped(byte, quote: quote) { result.append(ascii: $0) } }
  } else {
    result.append(ascii: bytes)
  }
  result.append(ascii: quote)
  return result.finish()
}

/// One ASCII character as it stands in a quoted text.
@inline(__always)
func appendEscaped(_ byte: UInt8, quote: UInt8, _ emit: (UInt8) -> Void) {
  switch byte {
  case 0x5C, quote:
    emit(0x5C)
    emit(byte)
  case 9, 10, 13:
    emit(0x5C)
    emit(UInt8(ascii: byte == 9 ? "t" : byte == 10 ? "n" : "r"))
  case 0..<32, 127...:
    emit(0x5C)
    emit(UInt8(ascii: "x"))
    appendHex(UInt32(byte), digits: 2, emit)
  default:
    emit(byte)
  }
}

/// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
func appendCodePointEscape(_ point: UInt32, _ emit: (UInt8) -> Void) {
  let digits = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8
  emit(0x5C)
  emit(UInt8(ascii: digits == 2 ? "x" : digits == 4 ? "u" : "U"))
  appendHex(point, digits: digits, emit)
}

@inline(__always)
func appendHex(_ value: UInt32, digits: Int, _ emit: (UInt8) -> Void) {
  for position in stride(from: 4 * (digits - 1), through: 0, by: -4) {
    let digit = UInt8(truncatingIfNeeded: value >> UInt32(position) & 15)
    emit(digit < 10 ? digit + 48 : digit + 87)
  }
}
