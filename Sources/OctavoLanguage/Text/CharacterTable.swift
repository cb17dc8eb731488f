/// Encodings of one byte a character whose lower half is ASCII.
///
/// The upper halves are those of the Unicode Consortium's mapping tables.
package enum CharacterTable: String, Sendable, CaseIterable {
  case cp1252, cp1250, cp1251, cp437, cp850, iso8859_2, iso8859_15, koi8_r, mac_roman

  /// By any of Python's names, in lower case with underscores.
  init?(alias: String) {
    guard let table = Self.allCases.first(where: { $0.rawValue == alias || $0.aliases.contains(alias) }) else {
      return nil
    }
    self = table
  }

  private var aliases: [String] {
    switch self {
    case .cp1252: ["1252", "windows_1252"]
    case .cp1250: ["1250", "windows_1250"]
    case .cp1251: ["1251", "windows_1251"]
    case .cp437: ["437", "cspc8codepage437", "ibm437"]
    case .cp850: ["850", "cspc850multilingual", "ibm850"]
    case .iso8859_2: ["csisolatin2", "iso8859_2_1987", "iso_8859_2", "iso_8859_2_1987", "iso_ir_101", "l2", "latin2"]
    case .iso8859_15: ["iso_8859_15", "l9", "latin9"]
    case .koi8_r: ["cskoi8r"]
    case .mac_roman: ["macintosh", "macroman"]
    }
  }

  /// The characters of the bytes from 0x80; nil for a byte that stands for none.
  var upperHalf: [UInt32?] {
    characters.unicodeScalars.map { $0 == Self.none ? nil : $0.value }
  }

  /// The bytes of the characters outside ASCII.
  var codes: [UInt32: UInt8] {
    var codes: [UInt32: UInt8] = [:]
    for (index, point) in upperHalf.enumerated() {
      if let point { codes[point] = UInt8(truncatingIfNeeded: index + 128) }
    }
    return codes
  }

  /// Stands in the tables for a byte without a character.
  private static let none: Unicode.Scalar = "\u{FFFD}"

  private var characters: String {
    switch self {
    // Western European, Windows
    case .cp1252:
      """
      €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\
      \u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ\
      \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯\
      °±²³´µ¶·¸¹º»¼½¾¿\
      ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ\
      ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
      àáâãäåæçèéêëìíîï\
      ðñòóôõö÷øùúûüýþÿ
      """
    // Central European, Windows
    case .cp1250:
      """
      €\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\
      \u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź\
      \u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż\
      °±˛ł´µ¶·¸ąş»Ľ˝ľż\
      ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ\
      ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
      ŕáâăäĺćçčéęëěíîď\
      đńňóôőö÷řůúűüýţ˙
      """
    // Cyrillic, Windows
    case .cp1251:
      """
      ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ\
      ђ‘’“”•–—\u{FFFD}™љ›њќћџ\
      \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї\
      °±Ііґµ¶·ё№є»јЅѕї\
      АБВГДЕЖЗИЙКЛМНОП\
      РСТУФХЦЧШЩЪЫЬЭЮЯ\
      абвгдежзийклмноп\
      рстуфхцчшщъыьэюя
      """
    // the first IBM PC
    case .cp437:
      """
      ÇüéâäàåçêëèïîìÄÅ\
      ÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
      áíóúñÑªº¿⌐¬½¼¡«»\
      ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
      └┴┬├─┼╞╟╚╔╩╦╠═╬╧\
      ╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
      αßΓπΣσµτΦΘΩδ∞φε∩\
      ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}
      """
    // Western European, DOS
    case .cp850:
      """
      ÇüéâäàåçêëèïîìÄÅ\
      ÉæÆôöòûùÿÖÜø£Ø×ƒ\
      áíóúñÑªº¿®¬½¼¡«»\
      ░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
      └┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
      ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
      ÓßÔÒõÕµþÞÚÛÙýÝ¯´\
      \u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
      """
    // Latin-2
    case .iso8859_2:
      """
      \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\
      \u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\
      \u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ\
      °ą˛ł´ľśˇ¸šşťź˝žż\
      ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ\
      ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
      ŕáâăäĺćçčéęëěíîď\
      đńňóôőö÷řůúűüýţ˙
      """
    // Latin-9
    case .iso8859_15:
      """
      \u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\
      \u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\
      \u{A0}¡¢£€¥Š§š©ª«¬\u{AD}®¯\
      °±²³Žµ¶·ž¹º»ŒœŸ¿\
      ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ\
      ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
      àáâãäåæçèéêëìíîï\
      ðñòóôõö÷øùúûüýþÿ
      """
    // Russian
    case .koi8_r:
      """
      ─│┌┐└┘├┤┬┴┼▀▄█▌▐\
      ░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷\
      ═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞\
      ╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©\
      юабцдефгхийклмно\
      пярстужвьызшэщчъ\
      ЮАБЦДЕФГХИЙКЛМНО\
      ПЯРСТУЖВЬЫЗШЭЩЧЪ
      """
    // Macintosh
    case .mac_roman:
      """
      ÄÅÇÉÑÖÜáàâäãåçéè\
      êëíìîïñóòôöõúùûü\
      †°¢£§•¶ß®©™´¨≠ÆØ\
      ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
      ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ\
      –—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
      ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\
      \u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
      """
    }
  }
}
