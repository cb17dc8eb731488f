/// A rough cut of Python text into words: enough to colour it and to tell where statements begin, never to run it.
struct PythonToken: Equatable {
  enum Kind: Equatable {
    case comment, string, number, keyword, constant, name, definition, call, decorator, punctuation
  }
  let kind: Kind
  let range: Range<Int>
}

struct PythonTokens {
  let bytes: [UInt8]
  private(set) var tokens: [PythonToken] = []
  /// For each line, whether a statement may begin on it: false inside a string, brackets or a continued line.
  private(set) var startsStatement: [Bool] = [true]

  private var offset = 0
  private var depth = 0

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    while offset < bytes.count { step() }
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func add(_ kind: PythonToken.Kind, from start: Int) {
    tokens.append(PythonToken(kind: kind, range: start..<offset))
  }

  private mutating func step() {
    let start = offset
    let here = bytes[offset]
    switch here {
    case 0x0A:
      offset += 1
      startsStatement.append(depth == 0)
    case UInt8(ascii: "\\") where byte(offset + 1) == 0x0A:
      offset += 2
      startsStatement.append(false)
    case UInt8(ascii: "#"):
      while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
      add(.comment, from: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      string(from: start)
    case UInt8(ascii: "@") where startsLine(start):
      offset += 1
      while byte(offset).isWord || byte(offset) == UInt8(ascii: ".") { offset += 1 }
      add(.decorator, from: start)
    case _ where here.isDigit || (here == UInt8(ascii: ".") && byte(offset + 1).isDigit):
      number()
      add(.number, from: start)
    case _ where here.isWord:
      word()
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      depth += 1
      offset += 1
      add(.punctuation, from: start)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      depth = max(0, depth - 1)
      offset += 1
      add(.punctuation, from: start)
    case _ where here.isSpace:
      offset += 1
    default:
      offset += 1
      add(.punctuation, from: start)
    }
  }

  private func startsLine(_ start: Int) -> Bool {
    var index = start
    while index > 0, bytes[index - 1].isSpace { index -= 1 }
    return index == 0 || bytes[index - 1] == 0x0A
  }

  private mutating func number() {
    while true {
      let here = byte(offset)
      let signed = (here == UInt8(ascii: "+") || here == UInt8(ascii: "-")) && offset > 0
      if here.isWord || here == UInt8(ascii: ".") {
        offset += 1
      } else if signed, bytes[offset - 1] | 0x20 == UInt8(ascii: "e"), byte(offset + 1).isDigit {
        offset += 1
      } else {
        return
      }
    }
  }

  private mutating func word() {
    let start = offset
    while offset < bytes.count, bytes[offset].isWord { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    let quote = byte(offset) == UInt8(ascii: "\"") || byte(offset) == UInt8(ascii: "'")
    if quote, offset - start <= 2, text.utf8.allSatisfy({ Self.stringPrefixes.contains($0 | 0x20) }) {
      string(from: start)
      return
    }
    let previous = tokens.last
    let afterDot = previous.map { bytes[$0.range].elementsEqual(".".utf8) } ?? false
    let kind: PythonToken.Kind
    if Self.constants.contains(text) {
      kind = .constant
    } else if PythonName.isKeyword(text), !afterDot {
      kind = .keyword
    } else if let previous, previous.kind == .keyword, Self.isDefining(bytes[previous.range]) {
      kind = .definition
    } else {
      kind = byte(offset) == UInt8(ascii: "(") ? .call : .name
    }
    add(kind, from: start)
  }

  private static let stringPrefixes = Array("rbfu".utf8)
  private static let constants: Set<String> = ["True", "False", "None"]

  private static func isDefining(_ word: ArraySlice<UInt8>) -> Bool {
    word.elementsEqual("def".utf8) || word.elementsEqual("class".utf8)
  }

  /// A string whose prefix began at `start` and whose quotes begin here.
  private mutating func string(from start: Int) {
    let quote = bytes[offset]
    let triple = byte(offset + 1) == quote && byte(offset + 2) == quote
    offset += triple ? 3 : 1
    while offset < bytes.count {
      let here = bytes[offset]
      if here == UInt8(ascii: "\\"), offset + 1 < bytes.count {
        if bytes[offset + 1] == 0x0A { startsStatement.append(false) }
        offset += 2
        continue
      }
      if here == 0x0A {
        guard triple else { break }
        startsStatement.append(false)
      }
      offset += 1
      guard here == quote else { continue }
      if !triple { break }
      if byte(offset) == quote, byte(offset + 1) == quote {
        offset += 2
        break
      }
    }
    offset = min(offset, bytes.count)
    add(.string, from: start)
  }
}
