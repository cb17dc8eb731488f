/// The bytes of a notebook and where its lines begin.
struct NotebookText: Sendable {
  let file: String
  /// UTF-8 with `\n` line ends and no byte order mark.
  let bytes: [UInt8]
  /// Offset of the first byte of each line.
  let lineStarts: [Int]

  /// - Throws: `Problem` at the first byte that is not UTF-8.
  init(file: String, bytes given: [UInt8]) throws(Problem) {
    self.file = file
    var bytes = given
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.contains(0x0D) { bytes = Self.withoutCarriageReturns(bytes) }
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    if starts.count > 1, starts[starts.count - 1] == bytes.count { starts.removeLast() }
    self.bytes = bytes
    self.lineStarts = starts
    if let offset = Self.firstInvalid(in: bytes) {
      throw Problem(file: file, at: position(at: offset), Wording.notUTF8)
    }
  }

  private static func withoutCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      result.append(byte)
    }
    return result
  }

  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    // The common case costs one pass of the standard library's fast validator.
    if bytes.withUnsafeBufferPointer({ UTF8Check.isValid($0) }) { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  var lineCount: Int { lineStarts.count }

  /// The bytes of a line, counted from 0, without its line end.
  func range(ofLine index: Int) -> Range<Int> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    return start..<end
  }

  /// The lines `range`, counted from 0, each with its line end.
  func text(ofLines range: Range<Int>) -> String {
    guard range.lowerBound < lineCount, !range.isEmpty else { return "" }
    let end = range.upperBound < lineCount ? lineStarts[range.upperBound] : bytes.count
    return string(lineStarts[range.lowerBound]..<end)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Index, from 0, of the line that holds `offset`.
  func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func position(at offset: Int) -> Position {
    let line = lineIndex(at: offset)
    let before = bytes[lineStarts[line]..<min(max(offset, lineStarts[line]), bytes.count)]
    return Position(line: line + 1, column: 1 + before.lazy.filter { $0 & 0xC0 != 0x80 }.count)
  }
}

enum UTF8Check {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }
}

extension UInt8 {
  var isSpace: Bool { self == 0x20 || self == 0x09 }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  /// A letter, digit or underscore, or any byte of a character beyond ASCII.
  var isWord: Bool { isLetter || isDigit || self == 0x5F || self >= 0x80 }
}

extension ArraySlice<UInt8> {
  var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first.isSpace || first == 0x0A { slice.removeFirst() }
    while let last = slice.last, last.isSpace || last == 0x0A { slice.removeLast() }
    return slice
  }

  var string: String { String(decoding: self, as: UTF8.self) }
}
