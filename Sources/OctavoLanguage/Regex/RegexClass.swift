/// Which characters one position of an expression takes: a bitmap for ASCII, rules for the rest.
struct RegexClass: Sendable {
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0
  private let items: [RegexSetItems.Item]
  private let isNegated: Bool
  private let ignoresCase: Bool
  /// Categories and case know only ASCII.
  private let asciiOnly: Bool

  init(_ set: RegexSetItems, ignoresCase: Bool, asciiOnly: Bool) {
    items = set.items
    isNegated = set.isNegated
    self.ignoresCase = ignoresCase
    self.asciiOnly = asciiOnly
    for point in UInt32(0)..<128 where holds(point) {
      if point < 64 { low |= 1 << UInt64(point) } else { high |= 1 << UInt64(point - 64) }
    }
  }

  @inline(__always)
  func contains<Unit: TextUnit>(_ unit: Unit) -> Bool {
    if unit < 64 { return low >> UInt64(unit) & 1 != 0 }
    if unit < 128 { return high >> UInt64(unit &- 64) & 1 != 0 }
    return holds(UInt32(truncatingIfNeeded: unit))
  }

  private func holds(_ point: UInt32) -> Bool {
    guard ignoresCase else { return items.contains { holds($0, point) } != isNegated }
    // ASCII against ASCII does not need the tables.
    if asciiOnly || point < 128 && items.allSatisfy(isPlainASCII) {
      let other = point < 128 && isASCIILetter(UInt8(point)) ? point ^ 0x20 : point
      return items.contains { holds($0, point) || holds($0, other) } != isNegated
    }
    let lower = UnicodeProperties.shared.lowerForMatching(point)
    let variants = UnicodeProperties.caseVariants(lower)
    return items.contains { item in
      if case .category = item { return holds(item, lower) }
      return variants.contains { holds(item, $0) }
    } != isNegated
  }

  private func isPlainASCII(_ item: RegexSetItems.Item) -> Bool {
    switch item {
    case .point(let point): point < 128
    case .range(_, let last): last < 128
    case .category: true
    }
  }

  private func holds(_ item: RegexSetItems.Item, _ point: UInt32) -> Bool {
    switch item {
    case .point(let own): own == point
    case .range(let first, let last): first <= point && point <= last
    case .category(let category, let negated):
      RegexClass.holds(category, point, asciiOnly: asciiOnly) != negated
    }
  }

  static func holds(_ category: RegexSetItems.Category, _ point: UInt32, asciiOnly: Bool) -> Bool {
    if point < 128 {
      let byte = UInt8(truncatingIfNeeded: point)
      switch category {
      case .digit: return isASCIIDigit(byte)
      // The separators 28...31 are spaces of str, not of bytes.
      case .space: return byte == 32 || byte >= 9 && byte <= 13 || !asciiOnly && byte >= 28 && byte <= 31
      case .word: return isASCIILetter(byte) || isASCIIDigit(byte) || byte == 0x5F
      }
    }
    if asciiOnly { return false }
    switch category {
    case .digit: return UnicodeProperties.shared.has(.decimal, point)
    case .space: return UnicodeProperties.shared.has(.space, point)
    case .word: return UnicodeProperties.shared.has(.alphanumeric, point)
    }
  }
}
