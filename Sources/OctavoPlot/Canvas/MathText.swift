/// Formulas between dollar signs in labels.
///
/// Understood: letters (set in italics), digits, the symbols in `symbols`, superscripts and subscripts
/// with `^` and `_`, upright and bold text with `\mathrm{}`, `\mathdefault{}`, `\mathbf{}`, `\text{}`,
/// and spaces. A label with anything else is shown as it was written. A full typesetter would replace
/// `line(_:)` and nothing else.
package enum MathText {
  /// A line of text, with its formulas typeset where all of them are understood.
  package static func line(_ source: String) -> TextLine {
    guard source.contains("$"), let parts = split(source) else {
      return TextLine(runs: [TextRun(text: source.replacing(#"\$"#, with: "$"))])
    }
    var runs: [TextRun] = []
    for part in parts {
      if part.isMath {
        guard let typeset = Parser(part.text).parse() else { return TextLine(runs: [TextRun(text: source)]) }
        runs += typeset
      } else if !part.text.isEmpty {
        runs.append(TextRun(text: part.text))
      }
    }
    return TextLine(runs: joined(runs))
  }

  /// Words of a line; spaces inside formulas do not part words.
  static func words(_ source: String) -> [String] {
    var words: [String] = []
    var current = ""
    var isMath = false
    for character in source {
      if character == "$" { isMath.toggle() }
      if character == " " && !isMath {
        words.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    return words + [current]
  }

  /// Text and formulas in turn; nil where dollar signs do not pair.
  private static func split(_ source: String) -> [(text: String, isMath: Bool)]? {
    var parts: [(text: String, isMath: Bool)] = []
    var current = ""
    var isMath = false
    var isEscaped = false
    for character in source {
      if isEscaped {
        current += character == "$" ? "$" : "\\" + String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "$" {
        parts.append((current, isMath))
        current = ""
        isMath.toggle()
      } else {
        current.append(character)
      }
    }
    if isEscaped { current.append("\\") }
    parts.append((current, isMath))
    return isMath ? nil : parts
  }

  /// Neighbours of one style become one run.
  private static func joined(_ runs: [TextRun]) -> [TextRun] {
    var result: [TextRun] = []
    for run in runs {
      if let last = result.last, last.isItalic == run.isItalic, last.isBold == run.isBold,
        last.shift == run.shift
      {
        result[result.count - 1].text += run.text
      } else {
        result.append(run)
      }
    }
    return result
  }

  /// Reads the inside of one formula.
  private struct Parser {
    private let input: [Character]
    private var position = 0

    init(_ text: String) { input = Array(text) }

    /// The formula's runs; nil for what is not understood.
    func parse() -> [TextRun]? {
      var parser = self
      guard let runs = parser.sequence(until: nil, style: Style()) else { return nil }
      return parser.position == parser.input.count ? runs : nil
    }

    private struct Style {
      var isUpright = false
      var isBold = false
      var keepsSpaces = false
      var shift = TextRun.Shift.none
    }

    private mutating func sequence(until end: Character?, style: Style) -> [TextRun]? {
      var runs: [TextRun] = []
      // A sign after an operator or an opening bracket belongs to what follows.
      var isFirst = true
      while position < input.count, input[position] != end {
        guard let item = item(style: style, isFirst: isFirst) else { return nil }
        runs += item
        if let last = item.last?.text.last { isFirst = last == "\u{2009}" || "([{,".contains(last) }
      }
      return runs
    }

    private mutating func item(style: Style, isFirst: Bool) -> [TextRun]? {
      let character = input[position]
      position += 1
      switch character {
      case " ": return style.keepsSpaces ? [run(" ", style)] : []
      case "\\": return command(style: style, isFirst: isFirst)
      case "{":
        guard let runs = sequence(until: "}", style: style), take("}") else { return nil }
        return runs
      case "}": return nil
      case "^", "_":
        // One level: a script of a script has no place on a line.
        guard style.shift == .none else { return nil }
        var script = style
        script.shift = character == "^" ? .superscript : .subscript
        while position < input.count, input[position] == " " { position += 1 }
        guard position < input.count else { return nil }
        return item(style: script, isFirst: true)
      case "=", "<", ">": return [relation(String(character), style, isFirst)]
      case "-": return [relation("\u{2212}", style, isFirst)]
      case "+": return [relation("+", style, isFirst)]
      case "*": return [relation("∗", style, isFirst)]
      case "'": return [run("′", style)]
      default: return [run(String(character), style, isItalic: character.isLetter)]
      }
    }

    private mutating func command(style: Style, isFirst: Bool) -> [TextRun]? {
      guard position < input.count else { return nil }
      if !input[position].isLetter {
        let character = input[position]
        position += 1
        switch character {
        case ",", ":", ";": return [run("\u{2009}", style)]
        case " ": return [run("\u{A0}", style)]
        case "!": return []
        case "{", "}", "%", "#", "&", "_", "$": return [run(String(character), style)]
        default: return nil
        }
      }
      var name = ""
      while position < input.count, input[position].isLetter, input[position].isASCII {
        name.append(input[position])
        position += 1
      }
      var inner = style
      switch name {
      case "mathrm", "mathdefault", "mathregular", "operatorname": inner.isUpright = true
      case "text", "mathtext":
        inner.isUpright = true
        inner.keepsSpaces = true
      case "mathbf", "boldsymbol": (inner.isUpright, inner.isBold) = (true, true)
      case "mathit": inner.isUpright = false
      case "left", "right", "displaystyle", "textstyle": return []
      case "quad": return [run("\u{2003}", style)]
      default: return symbol(name, style: style, isFirst: isFirst)
      }
      guard take("{"), let runs = sequence(until: "}", style: inner), take("}") else { return nil }
      return runs
    }

    private func symbol(_ name: String, style: Style, isFirst: Bool) -> [TextRun]? {
      if let letter = MathText.greek[name] {
        return [run(letter, style, isItalic: letter.lowercased() == letter)]
      }
      if let operation = MathText.operators[name] { return [relation(operation, style, isFirst)] }
      if let symbol = MathText.symbols[name] { return [run(symbol, style)] }
      return nil
    }

    private mutating func take(_ character: Character) -> Bool {
      guard position < input.count, input[position] == character else { return false }
      position += 1
      return true
    }

    private func run(_ text: String, _ style: Style, isItalic: Bool = false) -> TextRun {
      TextRun(text: text, isItalic: isItalic && !style.isUpright, isBold: style.isBold, shift: style.shift)
    }

    /// An operator with thin spaces about it, except where it begins a formula or stands in a script.
    private func relation(_ text: String, _ style: Style, _ isFirst: Bool) -> TextRun {
      run(isFirst || style.shift != .none ? text : "\u{2009}\(text)\u{2009}", style)
    }
  }

  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "omicron": "ο", "pi": "π", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς",
    "tau": "τ",
    "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω",
  ]
  private static let operators: [String: String] = [
    "times": "×", "cdot": "⋅", "pm": "±", "mp": "∓", "div": "÷", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "in": "∈",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "ll": "≪", "gg": "≫", "mid": "|", "lt": "<", "gt": ">",
  ]
  private static let symbols: [String: String] = [
    "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "circ": "∘",
    "degree": "°",
    "prime": "′", "ldots": "…", "dots": "…", "cdots": "⋯", "ell": "ℓ", "hbar": "ℏ", "forall": "∀",
    "exists": "∃",
    "langle": "⟨", "rangle": "⟩", "Vert": "‖", "vert": "|", "angstrom": "Å", "log": "log", "ln": "ln",
    "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "max": "max", "min": "min", "arg": "arg",
    "lim": "lim",
  ]
}
