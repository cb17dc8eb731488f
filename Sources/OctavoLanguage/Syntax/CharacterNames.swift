/// Characters by their Unicode names, for `\N{…}`.
package enum CharacterNames {
  /// The character so named, in any case; aliases such as `LINE FEED` count. `nil` if there is none.
  package static func character(named name: String) -> Unicode.Scalar? {
    let wanted = name.uppercased()
    if let scalar = numbered(wanted) { return scalar }
    return table[wanted]
  }

  /// Names that end in their own code (`CJK UNIFIED IDEOGRAPH-4E00`) are not in the table.
  private static func numbered(_ name: String) -> Unicode.Scalar? {
    guard let dash = name.lastIndex(of: "-"),
      let value = UInt32(name[name.index(after: dash)...], radix: 16),
      let scalar = Unicode.Scalar(value), scalar.properties.name == name
    else { return nil }
    return scalar
  }

  /// Built once, on first use.
  private static let table: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [:]
    table.reserveCapacity(50_000)
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if let alias = scalar.properties.nameAlias { table[alias] = scalar }
      // Ideographs are found by their number; private planes have no names.
      if (0x3400...0x9FFF).contains(value) || (0x17000...0x18CFF).contains(value) { continue }
      if (0x20000...0x323AF).contains(value) || value > 0xE01EF { continue }
      if let name = scalar.properties.name { table[name] = scalar }
    }
    for (code, names) in CharacterAliases.table {
      guard let scalar = Unicode.Scalar(code) else { continue }
      for name in names.split(separator: ";") { table[String(name)] = scalar }
    }
    return table
  }()
}
