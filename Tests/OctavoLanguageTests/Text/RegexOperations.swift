import OctavoLanguage

/// Operations of the tables expressions and replacements; nil for an unknown one.
func evaluateRegex(_ row: TableRow) throws -> String? {
  let a = row.arguments
  switch row.operation {
  case "regex": return try everything(row)
  case "regex.sub":
    let pattern = try RegularExpression.compile(text(a[0]))
    let template = try PatternTemplate(text(a[1]), for: pattern)
    let (result, count) = try pattern.replacing(in: text(a[2]), with: template, limit: Int(a[3])!)
    return shown(list: [shown(result), shown(count)])
  case "regex.escape": return shown(RegularExpression.escape(text(a[0])))
  case "regex.flags": return "s:" + RegexFlags(rawValue: Int(a[0])!).repr
  case "regex.repr":
    let pattern = try RegularExpression.compile(text(a[0]), flags: RegexFlags(rawValue: Int(a[1])!))
    return shown(pattern.repr(of: pattern.pattern.repr))
  case "regex.bytes":
    guard case .bytes(let source) = TableValue(a[0]), case .bytes(let subject) = TableValue(a[1]) else {
      return nil
    }
    let matches = try RegularExpression.compile(bytes: source).allMatches(in: .bytes(subject))
    return shown(list: matches.map { spans($0) })
  default: return nil
  }
}

private func spans(_ match: PatternMatch?) -> String {
  guard let match else { return "n:" }
  return shown(list: ([match.lastIndex ?? 0] + match.bounds).map { shown($0) })
}

private func everything(_ row: TableRow) throws -> String {
  let a = row.arguments
  let pattern = try RegularExpression.compile(text(a[0]), flags: RegexFlags(rawValue: Int(a[1])!))
  let subject = text(a[2])
  let (from, to) = (Int(a[3])!, Int(a[4])!)
  func match(_ mode: RegularExpression.Mode) throws -> String {
    spans(try pattern.match(mode, in: .text(subject), from: from, to: to))
  }
  var scanner = PatternScanner(pattern, .text(subject), from: from, to: to)
  var scanned: [PatternMatch] = []
  while let next = try scanner.next() { scanned.append(next) }
  let all = try pattern.allMatches(in: .text(subject), from: from, to: to)
  guard all == scanned else { return "a scanner and allMatches differ" }
  let whole = try PatternTemplate(Text("<\\g<0>>"), for: pattern)
  let dash = try PatternTemplate(Text("-"), for: pattern)
  return shown(list: [
    shown(pattern.flags.rawValue), shown(pattern.groupCount), try match(.search), try match(.match),
    try match(.fullMatch), shown(list: all.map { spans($0) }),
    shown(list: try pattern.split(subject).map { $0.map { shown($0) } ?? "n:" }),
    shown(try pattern.replacing(in: subject, with: whole).text),
    shown(try pattern.replacing(in: subject, with: dash, limit: 1).text),
  ])
}
