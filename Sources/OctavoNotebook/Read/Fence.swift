/// The line that opens a fenced block, as far as the scan for marks must know it; cmark has the last word.
struct Fence {
  let byte: UInt8
  let length: Int
  let isQuoted: Bool

  init?(opening line: ArraySlice<UInt8>) {
    let content = Self.content(of: line, listItems: true)
    guard let first = content.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
      return nil
    }
    let run = content.prefix { $0 == first }
    guard run.count >= 3 else { return nil }
    if first == UInt8(ascii: "`"), content.dropFirst(run.count).contains(first) { return nil }
    byte = first
    length = run.count
    isQuoted = Self.isQuoted(line)
  }

  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let content = Self.content(of: line, listItems: false)
    let run = content.prefix { $0 == byte }
    return run.count >= length && content.dropFirst(run.count).allSatisfy(\.isSpace)
  }

  /// The line without the marks of the quotations and lists it stands in.
  private static func content(of line: ArraySlice<UInt8>, listItems: Bool) -> ArraySlice<UInt8> {
    var rest = line
    while true {
      rest = rest.drop { $0.isSpace }
      if rest.first == UInt8(ascii: ">") {
        rest = rest.dropFirst()
      } else if listItems, let marker = listMarker(rest) {
        rest = rest.dropFirst(marker)
      } else {
        return rest
      }
    }
  }

  /// Length of `- `, `* `, `+ ` or `12. ` at the head of `rest`.
  private static func listMarker(_ rest: ArraySlice<UInt8>) -> Int? {
    guard let first = rest.first else { return nil }
    var length = 1
    if first.isDigit {
      let digits = rest.prefix { $0.isDigit }.count
      guard digits <= 9, let end = rest.dropFirst(digits).first, end == 0x2E || end == 0x29 else {
        return nil
      }
      length = digits + 1
    } else if ![0x2A, 0x2B, 0x2D].contains(first) {
      return nil
    }
    guard let next = rest.dropFirst(length).first, next.isSpace else { return nil }
    return length + 1
  }

  static func isListItem(_ line: ArraySlice<UInt8>) -> Bool { listMarker(line.drop { $0.isSpace }) != nil }

  static func isQuoted(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop { $0.isSpace }.first == UInt8(ascii: ">")
  }

  static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    var rest = line.drop { $0.isSpace }
    while rest.first == UInt8(ascii: ">") { rest = rest.dropFirst().drop { $0.isSpace } }
    return rest.isEmpty
  }

  /// Columns of white space at the head of a line; a tab reaches to the next multiple of 4.
  static func indent(of line: ArraySlice<UInt8>) -> Int {
    var columns = 0
    for byte in line {
      if byte == 0x20 {
        columns += 1
      } else if byte == 0x09 {
        columns += 4 - columns % 4
      } else {
        break
      }
    }
    return columns
  }
}
