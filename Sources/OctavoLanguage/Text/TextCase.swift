/// Upper and lower case, with Unicode's full mappings.
extension Text {
  package var uppercased: Text {
    if case .small(let small) = representation { return Text(.small(small.uppercased)) }
    return mapped({ isASCIILower($0) ? $0 & 0xDF : $0 }) { $0.upper($1, $2) }
  }

  package var caseFolded: Text {
    mapped({ isASCIIUpper($0) ? $0 | 0x20 : $0 }) { $0.fold($1, $2) }
  }

  package var lowercased: Text {
    if case .small(let small) = representation { return Text(.small(small.lowercased)) }
    return casing({ mapped($0) { isASCIIUpper($0) ? $0 | 0x20 : $0 } }) { casing, index in casing.lower(index)
    }
  }

  package var swappedCase: Text {
    casing({ mapped($0) { isASCIIUpper($0) || isASCIILower($0) ? $0 ^ 0x20 : $0 } }) { casing, index in
      let flags = casing.flags(index)
      if flags.contains(.upper) {
        casing.lower(index)
      } else if flags.contains(.lower) {
        casing.upper(index)
      } else {
        casing.keep(index)
      }
    }
  }

  package var capitalized: Text {
    casing({ bytes in
      var result = bytes.map { isASCIIUpper($0) ? $0 | 0x20 : $0 }
      if let first = result.first, isASCIILower(first) { result[0] = first & 0xDF }
      return Text(ascii: result)
    }) { casing, index in
      if index == 0 { casing.title(index) } else { casing.lower(index) }
    }
  }

  package var titleCased: Text {
    var previousIsCased = false
    return casing({ Text(ascii: titleCasedASCII(Array($0))) }) { casing, index in
      if previousIsCased { casing.lower(index) } else { casing.title(index) }
      previousIsCased = casing.flags(index).contains(.cased)
    }
  }

  /// `narrow` makes the whole text at once, `step` one character of a wide one.
  @inline(__always)
  private func casing(
    _ narrow: (UnsafeBufferPointer<UInt8>) -> Text, _ step: (inout Casing, Int) -> Void
  ) -> Text {
    if case .wide(let points) = representation { return Casing(points.array).map(step) }
    return withASCII(narrow) ?? self
  }

  /// Bytes through a function that keeps them below 128, in a form that vectorises.
  @inline(__always)
  private func mapped(_ bytes: UnsafeBufferPointer<UInt8>, _ transform: (UInt8) -> UInt8) -> Text {
    Text(asciiCapacity: bytes.count) { target in
      for index in 0..<bytes.count { target[index] = transform(bytes[index]) }
      return bytes.count
    }
  }

  @inline(__always)
  private func mapped(
    _ narrow: (UInt8) -> UInt8, _ wide: (UnicodeProperties, UInt32, (UInt32) -> Void) -> Void
  ) -> Text {
    withUnits(
      narrow: { mapped($0, narrow) },
      wide: { points in
        let unicode = UnicodeProperties.shared
        var result: [UInt32] = []
        result.reserveCapacity(points.count)
        for point in points { wide(unicode, point) { result.append($0) } }
        return Text(codePoints: result)
      })
  }
}

@inline(__always)
func isASCIIUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }

@inline(__always)
func isASCIILower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }

/// Capitals at the start of words of ASCII letters.
func titleCasedASCII(_ bytes: [UInt8]) -> [UInt8] {
  var inWord = false
  return bytes.map { byte in
    let isLetter = isASCIIUpper(byte) || isASCIILower(byte)
    defer { inWord = isLetter }
    if !isLetter { return byte }
    return inWord ? byte | 0x20 : byte & 0xDF
  }
}

/// Mapping of a text in which the mapping of one character may depend on its neighbours.
private struct Casing {
  let points: [UInt32]
  let unicode = UnicodeProperties.shared
  var result: [UInt32] = []

  init(_ points: [UInt32]) {
    self.points = points
    result.reserveCapacity(points.count)
  }

  func map(_ step: (inout Casing, Int) -> Void) -> Text {
    var copy = self
    for index in points.indices { step(&copy, index) }
    return Text(codePoints: copy.result)
  }

  func flags(_ index: Int) -> UnicodeFlags { unicode.flags(points[index]) }

  mutating func keep(_ index: Int) { result.append(points[index]) }

  mutating func upper(_ index: Int) { unicode.upper(points[index]) { result.append($0) } }

  mutating func title(_ index: Int) { unicode.title(points[index]) { result.append($0) } }

  mutating func lower(_ index: Int) {
    if points[index] == 0x3A3 {
      result.append(isFinalSigma(index) ? 0x3C2 : 0x3C3)
    } else {
      unicode.lower(points[index]) { result.append($0) }
    }
  }

  /// The Final_Sigma condition of the Unicode standard, section 3.13: a cased letter before, none after.
  private func isFinalSigma(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, flags(before).contains(.caseIgnorable) { before -= 1 }
    guard before >= 0, flags(before).contains(.cased) else { return false }
    var after = index + 1
    while after < points.count, flags(after).contains(.caseIgnorable) { after += 1 }
    return after == points.count || !flags(after).contains(.cased)
  }
}
