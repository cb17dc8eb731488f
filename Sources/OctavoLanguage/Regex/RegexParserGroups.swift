/// What an opening parenthesis can begin.
extension RegexParser {
  mutating func group(verbose: Bool, isFirst: Bool, _ nodes: inout [RegexNode]) throws {
    let start = source.position - 1
    guard try source.match("?") else {
      nodes.append(try capture(name: nil, start: start, verbose: verbose))
      return
    }
    guard let token = try source.take() else { throw source.error("unexpected end of pattern") }
    switch token.second == nil ? Unicode.Scalar(token.first) : nil {
    case "P":
      if let node = try namedGroup(start: start, verbose: verbose) { nodes.append(node) }
    case ":":
      let body = try alternatives(verbose: verbose)
      try close(start)
      nodes.append(.group(index: nil, adding: [], removing: [], body))
    case "#": try comment(start)
    case "=", "!", "<": nodes.append(try look(token, start: start, verbose: verbose))
    case "(": nodes.append(try conditional(start: start, verbose: verbose))
    case ">":
      let body = try alternatives(verbose: verbose)
      try close(start)
      nodes.append(.atomic(body))
    default:
      guard token.isLetter("-") || token.second == nil && RegexFlags.named(token.first) != nil else {
        throw source.error("unknown extension ?" + written(token), back: token.count + 1)
      }
      let mayBeGlobal = isFirst && nodes.isEmpty
      if let node = try flagged(token, start: start, verbose: verbose, mayBeGlobal: mayBeGlobal) {
        nodes.append(node)
      }
    }
  }

  private mutating func close(_ start: Int) throws(TextFault) {
    guard try source.match(")") else {
      throw source.error("missing ), unterminated subpattern", at: start)
    }
  }

  private mutating func capture(name: Text?, start: Int, verbose: Bool) throws -> RegexNode {
    let index = groups.count
    groups.append(nil)
    if let name {
      if let known = names.first(where: { $0.name == name }) {
        let message =
          "redefinition of group name \(name.repr.string) as group \(index); was group \(known.group)"
        throw source.error(message, back: name.count + 1)
      }
      names.append((name, index))
    }
    let body = try alternatives(verbose: verbose)
    try close(start)
    groups[index] = RegexWidth.of(body, groups: groups.map { $0 ?? RegexWidth() })
    return .group(index: index, adding: [], removing: [], body)
  }

  private mutating func comment(_ start: Int) throws(TextFault) {
    while true {
      guard let token = try source.take() else {
        throw source.error("missing ), unterminated comment", at: start)
      }
      if token.isLetter(")") { return }
    }
  }

  private mutating func namedGroup(start: Int, verbose: Bool) throws -> RegexNode? {
    if try source.match("<") {
      let name = try source.takeUntil(">", "group name")
      try checkName(name)
      return try capture(name: name, start: start, verbose: verbose)
    }
    if try source.match("=") {
      let name = try source.takeUntil(")", "group name")
      try checkName(name)
      guard let index = groupIndex(name) else {
        throw source.error("unknown group name \(name.repr.string)", back: name.count + 1)
      }
      if groups[index] == nil {
        throw source.error("cannot refer to an open group", back: name.count + 1)
      }
      try checkLookBehind(index)
      return .backreference(index)
    }
    guard let token = try source.take() else { throw source.error("unexpected end of pattern") }
    throw source.error("unknown extension ?P" + written(token), back: token.count + 2)
  }

  func groupIndex(_ name: Text) -> Int? { names.first { $0.name == name }?.group }

  private func checkName(_ name: Text) throws(TextFault) {
    guard name.isIdentifier else {
      throw source.error("bad character in group name \(shownName(name))", back: name.count + 1)
    }
  }

  /// A name in quotes; of a bytes pattern, as bytes.
  private func shownName(_ name: Text) -> String {
    guard source.isBytes else { return name.repr.string }
    return name.asciiRepr.string
  }

  /// Inside a look-behind only groups before it can be referred to.
  func checkLookBehind(_ index: Int) throws(TextFault) {
    guard let lookBehindGroups else { return }
    if index >= groups.count || groups[index] == nil { throw source.error("cannot refer to an open group") }
    if index >= lookBehindGroups {
      throw source.error("cannot refer to group defined in the same lookbehind subpattern")
    }
  }

  private mutating func look(_ token: RegexSource.Token, start: Int, verbose: Bool) throws -> RegexNode {
    var mark = token
    let behind = token.isLetter("<")
    let outer = lookBehindGroups
    if behind {
      guard let second = try source.take() else { throw source.error("unexpected end of pattern") }
      guard second.isLetter("=") || second.isLetter("!") else {
        throw source.error("unknown extension ?<" + written(second), back: second.count + 2)
      }
      mark = second
      if lookBehindGroups == nil { lookBehindGroups = groups.count }
    }
    let body = try alternatives(verbose: verbose)
    if behind, outer == nil { lookBehindGroups = nil }
    try close(start)
    let negative = mark.isLetter("!")
    return negative && body.isEmpty ? .failure : .look(behind: behind, negative: negative, body)
  }

  private mutating func conditional(start: Int, verbose: Bool) throws -> RegexNode {
    let name = try source.takeUntil(")", "group name")
    let index = try conditionGroup(name)
    try checkLookBehind(index)
    let yes = try sequence(verbose: verbose)
    var no: [RegexNode]?
    if try source.match("|") {
      no = try sequence(verbose: verbose)
      if source.sees("|") { throw source.error("conditional backref with more than two branches") }
    }
    try close(start)
    return .conditional(group: index, yes: yes, no: no)
  }

  private mutating func conditionGroup(_ name: Text) throws(TextFault) -> Int {
    if name.isIdentifier {
      try checkName(name)
      guard let index = groupIndex(name) else {
        throw source.error("unknown group name \(name.repr.string)", back: name.count + 1)
      }
      return index
    }
    guard case .small(let index)? = try? IntegerText.parse(name), index >= 0 else {
      throw source.error("bad character in group name \(shownName(name))", back: name.count + 1)
    }
    if index == 0 { throw source.error("bad group number", back: name.count + 1) }
    if index >= RegexParser.groupLimit {
      throw source.error("invalid group reference \(index)", back: name.count + 1)
    }
    if !forwardReferences.contains(where: { $0.group == index }) {
      forwardReferences.append((index, source.position - name.count - 1))
    }
    return index
  }

  /// CPython's MAXGROUPS.
  static let groupLimit = 1_073_741_823

  // Inline flags.

  /// "(?flags)" or "(?flags:…)", after its first letter; nil for the first kind.
  private mutating func flagged(
    _ first: RegexSource.Token, start: Int, verbose: Bool, mayBeGlobal: Bool
  ) throws -> RegexNode? {
    var adding: RegexFlags = []
    var removing: RegexFlags = []
    var token = first
    if !token.isLetter("-") {
      guard let end = try addedFlags(first, &adding) else {
        flags.formUnion(adding)
        if !mayBeGlobal {
          throw source.error("global flags not at the start of the expression", at: start)
        }
        if flags.contains(.verbose), !verbose { throw NeedsVerbose() }
        return nil
      }
      token = end
    }
    if !adding.isDisjoint(with: .global) {
      throw source.error("bad inline flags: cannot turn on global flag", back: 1)
    }
    if token.isLetter("-") { removing = try removedFlags() }
    if !removing.isDisjoint(with: .global) {
      throw source.error("bad inline flags: cannot turn off global flag", back: 1)
    }
    if !adding.isDisjoint(with: removing) {
      throw source.error("bad inline flags: flag turned on and off", back: 1)
    }
    let isVerbose = (verbose || adding.contains(.verbose)) && !removing.contains(.verbose)
    let body = try alternatives(verbose: isVerbose)
    try close(start)
    return .group(index: nil, adding: adding, removing: removing, body)
  }

  /// The flags to turn on and the mark that ended them, ":" or "-"; nil for ")".
  private mutating func addedFlags(
    _ first: RegexSource.Token, _ adding: inout RegexFlags
  ) throws(TextFault) -> RegexSource.Token? {
    var token = first
    while true {
      guard token.second == nil, let flag = RegexFlags.named(token.first) else {
        let message = isLetter(token) ? "unknown flag" : "missing -, : or )"
        throw source.error(message, back: token.count)
      }
      if source.isBytes, flag == .unicode {
        throw source.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
      }
      if !source.isBytes, flag == .locale {
        throw source.error("bad inline flags: cannot use 'L' flag with a str pattern")
      }
      adding.insert(flag)
      if RegexFlags.types.contains(flag), adding.intersection(.types) != flag {
        throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
      }
      guard let next = try source.take() else { throw source.error("missing -, : or )") }
      if next.isLetter(")") { return nil }
      if next.isLetter("-") || next.isLetter(":") { return next }
      token = next
    }
  }

  private mutating func removedFlags() throws(TextFault) -> RegexFlags {
    var removing: RegexFlags = []
    guard var token = try source.take() else { throw source.error("missing flag") }
    var missing = "missing flag"
    while true {
      guard token.second == nil, let flag = RegexFlags.named(token.first) else {
        throw source.error(isLetter(token) ? "unknown flag" : missing, back: token.count)
      }
      if RegexFlags.types.contains(flag) {
        throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
      }
      removing.insert(flag)
      missing = "missing :"
      guard let next = try source.take() else { throw source.error(missing) }
      if next.isLetter(":") { return removing }
      token = next
    }
  }

  private func isLetter(_ token: RegexSource.Token) -> Bool {
    token.second == nil && Text(codePoint: token.first).isAlpha
  }
}
