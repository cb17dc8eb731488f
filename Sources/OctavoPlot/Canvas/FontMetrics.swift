/// Widths of characters, to lay texts out before anyone has a font.
///
/// Figures name Helvetica and the fonts made to its widths (Arial, Liberation Sans, …); the table holds
/// those widths, in thousandths of the type size. Characters outside it are taken as one digit wide,
/// East Asian ones as square.
package enum FontMetrics {
  /// What figures ask for, in order: one of these is on nearly every system, all of the same widths.
  static let family = "Helvetica,Arial,'Liberation Sans','Nimbus Sans',sans-serif"

  /// Height of capitals and digits, depth of descenders and distance of baselines, in type sizes.
  package static let capHeight = 0.72
  static let descent = 0.21
  static let lineHeight = 1.2

  /// Width of a text in type sizes.
  static func width(of text: String, isBold: Bool = false) -> Double {
    var total = 0
    for scalar in text.unicodeScalars { total += width(of: scalar.value, isBold: isBold) }
    return Double(total) / 1000
  }

  private static func width(of scalar: UInt32, isBold: Bool) -> Int {
    switch scalar {
    case 0x20...0x7e: return (isBold ? boldAscii : ascii)[Int(scalar) - 0x20]
    case 0xa0...0xff: return latin[Int(scalar) - 0xa0]
    case 0x391...0x3c9: return greek[Int(scalar) - 0x391]
    case 0x300...0x36f: return 0  // combining marks
    case 0x2009: return 200
    case 0x2013, 0x2212: return 584
    case 0x2018, 0x2019, 0x2032: return 222
    case 0x2014, 0x2026, 0x2190...0x21ff: return 1000
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60,
      0x1f300...0x1faff, 0x20000...0x3fffd:
      return 1000
    default: return 584
    }
  }

  private static let ascii = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500,
    667,
    556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333,
    556,
    556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500,
    722,
    500, 500, 500, 334, 260, 334, 584,
  ]
  private static let boldAscii = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556,
    556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556,
    722,
    611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333,
    556,
    611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556,
    778,
    556, 556, 500, 389, 280, 389, 584,
  ]
  private static let latin = [
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400, 549, 333, 333, 333,
    576,
    537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667,
    667,
    278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556,
    556,
    556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    549,
    611, 556, 556, 556, 556, 500, 556, 500,
  ]
  /// From capital alpha to omega; the gap before final sigma counts as a digit.
  private static let greek = [
    667, 667, 551, 668, 667, 611, 722, 778, 278, 667, 668, 833, 722, 650, 778, 722, 667, 556, 618, 611, 667,
    798,
    667, 835, 748, 278, 667, 578, 446, 556, 222, 547, 578, 575, 500, 557, 446, 441, 556, 556, 222, 500, 500,
    576,
    500, 448, 556, 690, 569, 482, 617, 395, 547, 648, 525, 713, 781,
  ]
}
