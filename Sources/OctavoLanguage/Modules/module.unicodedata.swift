import Foundation

// `unicodedata`: what the Unicode Character Database says of a character, as of Unicode 14.
extension ModuleRow {
  static let unicodedata = ModuleRow("unicodedata") { machine, module in
    machine.install(rows, into: module)
    machine.define(module, "unidata_version", machine.string("14.0.0"))
  }

  private static let rows: [Native] = [
    Native("lookup(name, /)", doc: "The character of that name.") { call in
      let name = try call.text(0, "lookup() argument must be str, not ").string
      guard let scalar = CharacterNames.character(named: name) else {
        throw call.error(.keyError, "undefined character name '\(name)'")
      }
      return call.machine.character(scalar.value)
    },
    Native("name(chr, default=?, /)", doc: "The name of a character.") { call in
      if let name = try call.scalar("name")?.properties.name { return call.machine.string(name) }
      if call.has(1) { return call[1] }
      throw call.error(.valueError, "no such name")
    },
    Native("category(chr, /)", doc: "The general category of a character.") { call in
      guard let point = try call.point("category") else { return .none }
      return call.machine.string(
        known(point)?.properties.generalCategory.code ?? (isSurrogate(point) ? "Cs" : "Cn"))
    },
    Native("combining(chr, /)", doc: "The canonical combining class of a character.") { call in
      Value(Int(try call.scalar("combining")?.properties.canonicalCombiningClass.rawValue ?? 0))
    },
    Native("mirrored(chr, /)", doc: "1 for a character that is mirrored in text written from right to left.")
    { call in
      Value(try call.scalar("mirrored")?.properties.isBidiMirrored == true ? 1 : 0)
    },
    Native("decimal(chr, default=?, /)", doc: "The decimal value of a character.") { call in
      try call.value(call.scalar("decimal"), of: [.decimal], "not a decimal") { Value(Int($0)) }
    },
    Native("digit(chr, default=?, /)", doc: "The value of a digit.") { call in
      try call.value(call.scalar("digit"), of: [.decimal, .digit], "not a digit") { Value(Int($0)) }
    },
    Native("numeric(chr, default=?, /)", doc: "The numeric value of a character.") { call in
      try call.value(call.scalar("numeric"), of: [.decimal, .digit, .numeric], "not a numeric character") {
        Value($0)
      }
    },
    Native("normalize(form, unistr, /)", doc: "The text in a normal form: NFC, NFD, NFKC or NFKD.") { call in
      let text = try call.text(1, "normalize() argument 2 must be str, not ")
      return call.machine.string(try call.normalized(text))
    },
    Native("is_normalized(form, unistr, /)", doc: "Whether the text is in a normal form.") { call in
      let text = try call.text(1, "is_normalized() argument 2 must be str, not ")
      return Value(try call.normalized(text) == text)
    },
    refused("bidirectional"), refused("east_asian_width"), refused("decomposition"),
  ]

  private static func refused(_ name: String) -> Native {
    .refused(
      "\(name)(chr, /)",
      "unicodedata.\(name) is not supported by Octavo; category, combining and normalize are")
  }
}

/// The character, unless Unicode 14 did not have it.
private func known(_ point: UInt32) -> Unicode.Scalar? {
  guard let scalar = Unicode.Scalar(point), let age = scalar.properties.age, age.major < 15 else {
    return nil
  }
  return scalar
}

extension Arguments {
  /// The one code point that argument 0 must be.
  fileprivate func point(_ function: String) throws -> UInt32? {
    guard let text = machine.text(self[0]), text.count == 1 else {
      // Functions with a default say which argument it is.
      let which = count > 1 ? "argument 1" : "argument"
      throw error(.typeError, "\(function)() \(which) must be a unicode character, not \(typeName(0))")
    }
    return text[0]
  }

  fileprivate func scalar(_ function: String) throws -> Unicode.Scalar? { try point(function).flatMap(known) }

  /// The number a character stands for, the default, or an error.
  fileprivate func value(
    _ scalar: Unicode.Scalar?, of kinds: [Unicode.NumericType], _ complaint: String, _ make: (Double) -> Value
  ) throws -> Value {
    if let properties = scalar?.properties, let kind = properties.numericType, kinds.contains(kind),
      let value = properties.numericValue
    {
      return make(value)
    }
    if has(1) { return self[1] }
    throw error(.valueError, complaint)
  }

  /// A text in the form that argument 0 names; surrogates stay where they are.
  fileprivate func normalized(_ text: Text) throws -> Text {
    let form = try self.text(0, "normalize() argument 1 must be str, not ").string
    let forms: [String: (String) -> String] = [
      "NFC": { $0.precomposedStringWithCanonicalMapping }, "NFD": { $0.decomposedStringWithCanonicalMapping },
      "NFKC": { $0.precomposedStringWithCompatibilityMapping },
      "NFKD": { $0.decomposedStringWithCompatibilityMapping },
    ]
    guard let normalize = forms[form] else { throw error(.valueError, "invalid normalization form") }
    let points = text.codePoints
    if points.allSatisfy({ $0 < 128 }) { return text }
    var builder = TextBuilder()
    var run = String.UnicodeScalarView()
    for point in points {
      if let scalar = Unicode.Scalar(point) {
        run.append(scalar)
      } else {
        builder.append(Text(normalize(String(run))))
        builder.append(point)
        run = String.UnicodeScalarView()
      }
    }
    builder.append(Text(normalize(String(run))))
    return builder.finish()
  }
}

extension Unicode.GeneralCategory {
  /// Two letters, as in the database.
  fileprivate var code: String {
    switch self {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
