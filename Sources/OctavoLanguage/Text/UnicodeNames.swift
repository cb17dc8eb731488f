/// Characters by their Unicode names, as in "\N{EM DASH}".
package enum UnicodeNames {
  /// The code point of that name or formal alias, without regard to case; nil if there is none.
  package static func codePoint(named name: String) -> UInt32? {
    let wanted = name.uppercased()
    if let ideograph = unifiedIdeograph(wanted) { return ideograph }
    return table[wanted]
  }

  /// "CJK UNIFIED IDEOGRAPH-4E00": such names are made, not listed.
  private static func unifiedIdeograph(_ name: String) -> UInt32? {
    let prefix = "CJK UNIFIED IDEOGRAPH-"
    guard name.hasPrefix(prefix), let point = UInt32(name.dropFirst(prefix.count), radix: 16),
      let scalar = Unicode.Scalar(point), scalar.properties.isUnifiedIdeograph
    else { return nil }
    return point
  }

  /// Asking the standard library for every name takes a while, once, and only if a name is used.
  private static let table: [String: UInt32] = {
    var result: [String: UInt32] = [:]
    for point in UInt32(0)..<0x110000 {
      guard let scalar = Unicode.Scalar(point) else { continue }
      if let name = scalar.properties.name { result[name] = point }
      if let alias = scalar.properties.nameAlias { result[alias] = point }
    }
    return result
  }()
}
