/// Encodings of one byte a character, after the Unicode Consortium's mapping tables.
package enum CharacterTable: String, Sendable, CaseIterable {
  case cp1252, cp1250, cp1251, cp437, cp850, iso8859_2, iso8859_15, koi8_r, mac_roman, cp037

  /// By any of Python's names, in lower case with underscores.
  init?(alias: String) {
    guard let table = Self.allCases.first(where: { $0.rawValue == alias || $0.aliases.contains(alias) })
    else {
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
    case .iso8859_2:
      ["csisolatin2", "iso8859_2_1987", "iso_8859_2", "iso_8859_2_1987", "iso_ir_101", "l2", "latin2"]
    case .iso8859_15: ["iso_8859_15", "l9", "latin9"]
    case .koi8_r: ["cskoi8r"]
    case .mac_roman: ["macintosh", "macroman"]
    case .cp037:
      ["037", "csibm037", "ebcdic_cp_ca", "ebcdic_cp_nl", "ebcdic_cp_us", "ebcdic_cp_wt", "ibm037", "ibm039"]
    }
  }

  /// Whether the lower half is ASCII, and the table below holds the upper one only.
  var extendsASCII: Bool { self != .cp037 }

  /// The characters of all bytes; nil for a byte that stands for none.
  var points: [UInt32?] {
    (extendsASCII ? (0..<128).map { UInt32($0) } : [])
      + characters.unicodeScalars.map { $0 == Self.none ? nil : $0.value }
  }

  /// The bytes of the characters.
  var codes: [UInt32: UInt8] {
    var codes: [UInt32: UInt8] = [:]
    for (index, point) in points.enumerated() {
      if let point { codes[point] = UInt8(truncatingIfNeeded: index) }
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
    // EBCDIC of North America, all bytes
    case .cp037:
      """
      \u{0}\u{1}\u{2}\u{3}\u{9C}\u{9}\u{86}\u{7F}\u{97}\u{8D}\u{8E}\u{B}\u{C}\u{D}\u{E}\u{F}\
      \u{10}\u{11}\u{12}\u{13}\u{9D}\u{85}\u{8}\u{87}\u{18}\u{19}\u{92}\u{8F}\u{1C}\u{1D}\u{1E}\u{1F}\
      \u{80}\u{81}\u{82}\u{83}\u{84}\u{A}\u{17}\u{1B}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{5}\u{6}\u{7}\
      \u{90}\u{91}\u{16}\u{93}\u{94}\u{95}\u{96}\u{4}\u{98}\u{99}\u{9A}\u{9B}\u{14}\u{15}\u{9E}\u{1A}\
       \u{A0}âäàáãåçñ¢.<(+|\
      &éêëèíîïìß!$*);¬\
      -/ÂÄÀÁÃÅÇÑ¦,%_>?\
      øÉÊËÈÍÎÏÌ`:#@'=\"\
      Øabcdefghi«»ðýþ±\
      °jklmnopqrªºæ¸Æ¤\
      µ~stuvwxyz¡¿ÐÝÞ®\
      ^£¥·©§¶¼½¾[]¯¨´×\
      {ABCDEFGHI\u{AD}ôöòóõ\
      }JKLMNOPQR¹ûüùúÿ\
      \\÷STUVWXYZ²ÔÖÒÓÕ\
      0123456789³ÛÜÙÚ\u{9F}
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
