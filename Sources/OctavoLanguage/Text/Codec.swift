/// The encodings of `str.encode` and `bytes.decode`.
package enum Codec: Sendable, Equatable {
  case utf8, utf8WithSignature, ascii, latin1
  /// With a byte-order mark, little-endian when writing.
  case utf16, utf32
  case utf16LittleEndian, utf16BigEndian, utf32LittleEndian, utf32BigEndian
  /// Latin-1 in which everything else is an escape, as in a literal; the raw form knows `\\u` and `\\U` only.
  case unicodeEscape, rawUnicodeEscape
  /// One byte for a character, by a table.
  case table(CharacterTable)

  /// By any of Python's names. Throws LookupError for one that is not supported.
  package init(name: String) throws(TextFault) {
    let key = String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
    if let table = CharacterTable(alias: key) {
      self = .table(table)
      return
    }
    guard let codec = Codec.names[key] else { throw TextFault(.lookupError, "unknown encoding: \(name)") }
    self = codec
  }

  private static let names: [String: Codec] = [
    "utf_8": .utf8, "utf8": .utf8, "u8": .utf8, "utf": .utf8, "utf8_ucs2": .utf8, "utf8_ucs4": .utf8,
    "cp65001": .utf8, "utf_8_sig": .utf8WithSignature, "utf8_sig": .utf8WithSignature,
    "ascii": .ascii, "us_ascii": .ascii, "646": .ascii, "us": .ascii, "iso646_us": .ascii, "cp367": .ascii,
    "latin_1": .latin1, "latin1": .latin1, "latin": .latin1, "l1": .latin1, "iso_8859_1": .latin1,
    "iso8859_1": .latin1, "iso8859": .latin1, "8859": .latin1, "cp819": .latin1, "ibm819": .latin1,
    "utf_16": .utf16, "utf16": .utf16, "u16": .utf16, "utf_16_le": .utf16LittleEndian,
    "utf_16le": .utf16LittleEndian, "utf_16_be": .utf16BigEndian, "utf_16be": .utf16BigEndian,
    "utf_32": .utf32, "utf32": .utf32, "u32": .utf32, "utf_32_le": .utf32LittleEndian,
    "utf_32le": .utf32LittleEndian, "utf_32_be": .utf32BigEndian, "utf_32be": .utf32BigEndian,
    "unicode_escape": .unicodeEscape, "unicodeescape": .unicodeEscape,
    "raw_unicode_escape": .rawUnicodeEscape,
    "rawunicodeescape": .rawUnicodeEscape,
  ]

  /// Bytes per unit.
  var unitSize: Int {
    switch self {
    case .utf8, .utf8WithSignature, .ascii, .latin1, .table, .unicodeEscape, .rawUnicodeEscape: 1
    case .utf16, .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32, .utf32LittleEndian, .utf32BigEndian: 4
    }
  }

  /// Whether CPython decodes it without asking the codec registry, which wraps an error handler's own errors.
  var isDirect: Bool { [.utf8, .ascii, .latin1, .utf16, .utf32].contains(self) }

  /// The name CPython uses in messages.
  var canonicalName: String {
    switch self {
    case .utf8, .utf8WithSignature: "utf-8"
    case .ascii: "ascii"
    case .latin1: "latin-1"
    case .utf16: "utf-16"
    case .utf16LittleEndian: "utf-16-le"
    case .utf16BigEndian: "utf-16-be"
    case .utf32: "utf-32"
    case .utf32LittleEndian: "utf-32-le"
    case .utf32BigEndian: "utf-32-be"
    case .unicodeEscape: "unicodeescape"
    case .rawUnicodeEscape: "rawunicodeescape"
    case .table: "charmap"
    }
  }
}

/// What to do with what cannot be encoded or decoded.
package enum CodecErrors: String, Sendable {
  case strict, ignore, replace, backslashreplace, namereplace, xmlcharrefreplace, surrogateescape,
    surrogatepass

  /// Throws LookupError for a name that is not supported.
  package init(name: String) throws(TextFault) {
    guard let handler = CodecErrors(rawValue: name) else {
      throw TextFault(.lookupError, "unknown error handler name '\(name)'")
    }
    self = handler
  }
}

extension TextFault {
  static func cannotDecode(
    _ bytes: [UInt8], _ range: Range<Int>, _ codec: String, _ reason: String
  ) -> TextFault {
    let what: String
    if range.count == 1 {
      let digits = String(bytes[range.lowerBound], radix: 16)
      what = "byte 0x\(digits.count == 1 ? "0" : "")\(digits) in position \(range.lowerBound)"
    } else {
      what = "bytes in position \(range.lowerBound)-\(range.upperBound - 1)"
    }
    let problem = UnicodeProblem(
      encoding: codec, start: range.lowerBound, end: range.upperBound, reason: reason)
    return TextFault(.unicodeDecode(problem), "'\(codec)' codec can't decode \(what): \(reason)")
  }

  static func cannotEncode(_ text: Text, _ range: Range<Int>, _ codec: String, _ reason: String) -> TextFault
  {
    var what: String
    if range.count == 1 {
      var escape: [UInt8] = []
      appendCodePointEscape(text[range.lowerBound]) { escape.append($0) }
      what = "character '\(String(decoding: escape, as: UTF8.self))' in position \(range.lowerBound)"
    } else {
      what = "characters in position \(range.lowerBound)-\(range.upperBound - 1)"
    }
    let problem = UnicodeProblem(
      encoding: codec, start: range.lowerBound, end: range.upperBound, reason: reason)
    return TextFault(.unicodeEncode(problem), "'\(codec)' codec can't encode \(what): \(reason)")
  }
}
