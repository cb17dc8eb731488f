/// The flags of Python's `re`, with its values.
package struct RegexFlags: OptionSet, Sendable, Hashable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let template = RegexFlags(rawValue: 1)
  package static let ignoreCase = RegexFlags(rawValue: 2)
  package static let locale = RegexFlags(rawValue: 4)
  package static let multiline = RegexFlags(rawValue: 8)
  package static let dotAll = RegexFlags(rawValue: 16)
  package static let unicode = RegexFlags(rawValue: 32)
  package static let verbose = RegexFlags(rawValue: 64)
  package static let debug = RegexFlags(rawValue: 128)
  package static let ascii = RegexFlags(rawValue: 256)

  /// The three of which a pattern has at most one.
  static let types: RegexFlags = [.ascii, .locale, .unicode]
  /// Those that cannot be turned on for a part of a pattern.
  static let global: RegexFlags = [.debug, .template]

  private static let names: [(flag: RegexFlags, name: String)] = [
    (.ascii, "ASCII"), (.ignoreCase, "IGNORECASE"), (.locale, "LOCALE"), (.unicode, "UNICODE"),
    (.multiline, "MULTILINE"), (.dotAll, "DOTALL"), (.verbose, "VERBOSE"), (.template, "TEMPLATE"),
    (.debug, "DEBUG"),
  ]

  /// Python's `repr` of a flag, "re.IGNORECASE|re.MULTILINE".
  package var repr: String { isEmpty ? "re.NOFLAG" : named(RegexFlags.names.map(\.flag)) }

  /// As the `repr` of a pattern shows them, which is in the order of their values.
  var reprInPattern: String { named(RegexFlags.names.map(\.flag).sorted { $0.rawValue < $1.rawValue }) }

  private func named(_ order: [RegexFlags]) -> String {
    var parts: [String] = []
    for flag in order where contains(flag) {
      parts += RegexFlags.names.filter { $0.flag == flag }.map { "re." + $0.name }
    }
    let rest = subtracting(order.reduce([]) { $0.union($1) })
    if !rest.isEmpty { parts.append("0x" + String(rest.rawValue, radix: 16)) }
    return parts.joined(separator: "|")
  }

  /// Of the letters of inline flags.
  static func named(_ letter: UInt32) -> RegexFlags? {
    switch letter {
    case codePoint("i"): .ignoreCase
    case codePoint("L"): .locale
    case codePoint("m"): .multiline
    case codePoint("s"): .dotAll
    case codePoint("x"): .verbose
    case codePoint("a"): .ascii
    case codePoint("t"): .template
    case codePoint("u"): .unicode
    default: nil
    }
  }
}
