import BigInt
import OctavoLanguage

/// Typed arguments by position.
struct Arguments {
  let values: [TableValue]

  init(_ row: TableRow) { values = row.arguments.map { TableValue($0) } }

  var count: Int { values.count }

  func isNone(_ index: Int) -> Bool {
    if case .none = values[index] { return true }
    return false
  }

  func text(_ index: Int) -> Text {
    guard case .string(let text) = values[index] else { return .empty }
    return text
  }

  func bytes(_ index: Int) -> [UInt8] {
    guard case .bytes(let bytes) = values[index] else { return [] }
    return bytes
  }

  func int(_ index: Int) -> Int? {
    switch values[index] {
    case .integer(let value): Int(value)
    case .bool(let flag): flag ? 1 : 0
    default: nil
    }
  }
}

/// Operations of the tables strings, bytes and codecs; nil for an unknown one.
func evaluateText(_ row: TableRow) throws -> String? {
  if row.operation == "str.page" { return characterPage(Int(row.arguments[0])!) }
  let kind = row.operation.prefix { $0 != "." }
  guard ["str", "bytes", "codec"].contains(kind) else { return nil }
  let a = Arguments(row)
  let name = String(row.operation.drop { $0 != "." }.dropFirst())
  switch kind {
  case "str": return try evaluateString(name, a)
  case "bytes": return try evaluateBytes(name, a)
  case "codec": return try evaluateCodec(name, a)
  default: return nil
  }
}

private func evaluateString(_ name: String, _ a: Arguments) throws -> String? {
  let s = a.text(0)
  if ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"].contains(name) {
    return try evaluateSearch(name, a)
  }
  switch name {
  case "upper": return shown(s.uppercased)
  case "lower": return shown(s.lowercased)
  case "title": return shown(s.titleCased)
  case "capitalize": return shown(s.capitalized)
  case "swapcase": return shown(s.swappedCase)
  case "casefold": return shown(s.caseFolded)
  case "isalpha": return shown(s.isAlpha)
  case "isdigit": return shown(s.isDigit)
  case "isdecimal": return shown(s.isDecimal)
  case "isnumeric": return shown(s.isNumeric)
  case "isidentifier": return shown(s.isIdentifier)
  case "isprintable": return shown(s.isPrintable)
  case "isspace": return shown(s.isSpace)
  case "istitle": return shown(s.isTitlecase)
  case "isupper": return shown(s.isUppercase)
  case "islower": return shown(s.isLowercase)
  case "isalnum": return shown(s.isAlphanumeric)
  case "isascii": return shown(s.isASCII)
  case "repr": return shown(s.repr)
  case "ascii": return shown(s.asciiRepr)
  case "strip", "lstrip", "rstrip":
    let set = a.count > 1 ? a.text(1) : nil
    return shown(s.stripped(set, left: name != "rstrip", right: name != "lstrip"))
  case "split", "rsplit":
    let separator = a.count > 1 && !a.isNone(1) ? a.text(1) : nil
    let limit = a.count > 2 ? a.int(2)! : -1
    return shown(
      name == "split" ? try s.split(separator, limit: limit) : try s.rsplit(separator, limit: limit))
  case "splitlines": return shown(s.splitLines(keepingBreaks: a.int(1) == 1))
  case "partition": return shown(try s.partition(a.text(1)))
  case "rpartition": return shown(try s.rpartition(a.text(1)))
  case "removeprefix": return shown(s.removingPrefix(a.text(1)))
  case "removesuffix": return shown(s.removingSuffix(a.text(1)))
  case "replace": return shown(try s.replacing(a.text(1), with: a.text(2), limit: a.int(3)!))
  case "center": return shown(try s.aligned(.center, width: a.int(1)!, fill: a.text(2)))
  case "ljust": return shown(try s.aligned(.left, width: a.int(1)!, fill: a.text(2)))
  case "rjust": return shown(try s.aligned(.right, width: a.int(1)!, fill: a.text(2)))
  case "zfill": return shown(try s.zeroFilled(width: a.int(1)!))
  case "expandtabs": return shown(try s.expandingTabs(a.count > 1 ? a.int(1)! : 8))
  case "repeat": return shown(try s.repeated(a.int(1)!))
  case "add": return shown(s + a.text(1))
  case "join": return shown(try Text.join((1..<a.count).map { a.text($0) }, separator: s))
  case "compare":
    let other = a.text(1)
    if s == other, s.stableHash != other.stableHash { return "equal texts, different hashes" }
    return shown(list: [shown(s < other), shown(s == other), shown(other < s)])
  case "slice": return shown(sliced(s, a.int(1), a.int(2), a.int(3)!))
  case "translate":
    var table: [UInt32: Text] = [:]
    for index in stride(from: 1, to: a.count - 1, by: 2) { table[a.text(index)[0]] = a.text(index + 1) }
    return shown(s.translated { table[$0] })
  default: return nil
  }
}

/// Python's rule for the bounds of a slice.
private func sliced(_ text: Text, _ start: Int?, _ stop: Int?, _ step: Int) -> Text {
  let count = text.count
  func clamp(_ index: Int) -> Int {
    let moved = index < 0 ? index + count : index
    return step > 0 ? min(max(moved, 0), count) : min(max(moved, -1), count - 1)
  }
  let first = start.map(clamp) ?? (step > 0 ? 0 : count - 1)
  let last = stop.map(clamp) ?? (step > 0 ? count : -1)
  let length = step > 0 ? (last - first + step - 1) / step : (first - last - step - 1) / -step
  return text.strided(from: first, count: max(0, length), step: step)
}

private func evaluateSearch(_ name: String, _ a: Arguments) throws -> String? {
  let (s, needle) = (a.text(0), a.text(1))
  guard let range = clampedRange(a.int(2), a.int(3), count: s.count) else {
    switch name {
    case "index", "rindex": throw TextFault(.valueError, "substring not found")
    case "count": return shown(0)
    case "find", "rfind": return shown(-1)
    default: return shown(false)
    }
  }
  switch name {
  case "find": return shown(s.find(needle, in: range) ?? -1)
  case "rfind": return shown(s.rfind(needle, in: range) ?? -1)
  case "index": return shown(try s.index(of: needle, in: range))
  case "rindex": return shown(try s.rindex(of: needle, in: range))
  case "count": return shown(s.count(of: needle, in: range))
  case "startswith": return shown(s.hasPrefix(needle, in: range))
  default: return shown(s.hasSuffix(needle, in: range))
  }
}

private func evaluateBytes(_ name: String, _ a: Arguments) throws -> String? {
  let s = a.bytes(0)
  let second = a.count > 1 && !a.isNone(1) ? a.bytes(1) : nil
  switch name {
  case "find", "rfind", "index", "rindex", "count", "startswith", "endswith":
    return try evaluateByteSearch(name, a)
  case "upper": return shown(ByteString.uppercased(s))
  case "lower": return shown(ByteString.lowercased(s))
  case "title": return shown(ByteString.titleCased(s))
  case "capitalize": return shown(ByteString.capitalized(s))
  case "swapcase": return shown(ByteString.swappedCase(s))
  case "isalpha": return shown(ByteString.isAlpha(s))
  case "isdigit": return shown(ByteString.isDigit(s))
  case "isspace": return shown(ByteString.isSpace(s))
  case "istitle": return shown(ByteString.isTitlecase(s))
  case "isupper": return shown(ByteString.isUppercase(s))
  case "islower": return shown(ByteString.isLowercase(s))
  case "isalnum": return shown(ByteString.isAlphanumeric(s))
  case "isascii": return shown(ByteString.isASCII(s))
  case "repr": return shown(ByteString.repr(s))
  case "hex" where a.count == 1: return shown(try ByteString.hex(s))
  case "hex": return shown(try ByteString.hex(s, separator: a.text(1), group: a.int(2)!))
  case "fromhex": return shown(try ByteString.fromHex(a.text(0)))
  case "strip", "lstrip", "rstrip":
    return shown(ByteString.stripped(s, second, left: name != "rstrip", right: name != "lstrip"))
  case "split", "rsplit":
    let limit = a.count > 2 ? a.int(2)! : -1
    return shown(
      list: try ByteString.split(s, second, limit: limit, fromEnd: name == "rsplit").map { shown($0) })
  case "splitlines":
    return shown(list: ByteString.splitLines(s, keepingBreaks: a.int(1) == 1).map { shown($0) })
  case "partition": return shown(list: try ByteString.partition(s, second!).map { shown($0) })
  case "rpartition": return shown(list: try ByteString.partition(s, second!, fromEnd: true).map { shown($0) })
  case "replace": return shown(try ByteString.replacing(s, a.bytes(1), with: a.bytes(2), limit: a.int(3)!))
  case "center": return shown(try ByteString.aligned(s, .center, width: a.int(1)!))
  case "ljust": return shown(try ByteString.aligned(s, .left, width: a.int(1)!))
  case "rjust": return shown(try ByteString.aligned(s, .right, width: a.int(1)!))
  case "zfill": return shown(try ByteString.zeroFilled(s, width: a.int(1)!))
  case "expandtabs": return shown(try ByteString.expandingTabs(s, a.int(1)!))
  case "translate": return shown(try ByteString.translated(s, table: second, deleting: a.bytes(2)))
  default: return nil
  }
}

private func evaluateByteSearch(_ name: String, _ a: Arguments) throws -> String? {
  let (s, needle) = (a.bytes(0), a.bytes(1))
  let range = clampedRange(a.int(2), a.int(3), count: s.count)
  switch name {
  case "find": return shown(range.flatMap { ByteString.find(needle, in: s, $0) } ?? -1)
  case "rfind": return shown(range.flatMap { ByteString.rfind(needle, in: s, $0) } ?? -1)
  case "count": return shown(range.map { ByteString.count(needle, in: s, $0) } ?? 0)
  case "startswith": return shown(range.map { ByteString.hasPrefix(needle, s, $0) } ?? false)
  case "endswith": return shown(range.map { ByteString.hasSuffix(needle, s, $0) } ?? false)
  default:
    let found = range.flatMap {
      name == "index" ? ByteString.find(needle, in: s, $0) : ByteString.rfind(needle, in: s, $0)
    }
    guard let found else { throw ByteString.notFound }
    return shown(found)
  }
}

private func evaluateCodec(_ name: String, _ a: Arguments) throws -> String? {
  let codec = try Codec(name: a.text(1).string)
  let errors = try CodecErrors(name: a.text(2).string)
  if name == "encode" { return shown(try a.text(0).encoded(codec, errors)) }
  return shown(try Text.decoded(a.bytes(0), codec, errors))
}

/// What the row of a page of code points digests.
private func characterPage(_ page: Int) -> String {
  var parts: [[UInt8]] = []
  func add(_ text: Text) { parts.append((try? text.encoded(.utf8, .surrogatepass)) ?? []) }
  func add(_ flag: Bool) { parts.append(Array((flag ? "True" : "False").utf8)) }
  for point in page * 256..<page * 256 + 256 {
    let c = Text(codePoint: UInt32(point))
    for text in [c.uppercased, c.lowercased, c.titleCased, c.caseFolded, c.swappedCase] { add(text) }
    for flag in [
      c.isAlpha, c.isDigit, c.isDecimal, c.isNumeric, c.isIdentifier, c.isPrintable, c.isSpace, c.isTitlecase,
      c.isUppercase, c.isLowercase, c.isAlphanumeric,
    ] { add(flag) }
  }
  let joined = (try? ByteString.join(parts, separator: [UInt8(ascii: "|")])) ?? []
  return "s:" + digest(joined)
}

/// FNV-1a, 64 bits.
private func digest(_ bytes: [UInt8]) -> String {
  var state: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
  let digits = String(state, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
