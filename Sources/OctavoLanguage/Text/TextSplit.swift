/// Cutting, joining and replacing.
extension Text {
  /// `split`: between matches of `separator`, or between runs of spaces without one.
  /// Throws ValueError for an empty separator.
  package func split(_ separator: Text?, limit: Int = -1) throws(TextFault) -> [Text] {
    guard let separator else {
      return cut(
        narrow: { wordRanges($0, limit: limit) { isTextSpace($0) } },
        wide: { wordRanges($0, limit: limit) { isTextSpace($0) } })
    }
    guard let parts = try separated(separator, fromEnd: false, limit) else { return [self] }
    return parts
  }

  /// `rsplit`: as `split`, with the cuts counted from the end.
  package func rsplit(_ separator: Text?, limit: Int = -1) throws(TextFault) -> [Text] {
    guard let separator else {
      return cut(
        narrow: { wordRangesFromEnd($0, limit: limit) { isTextSpace($0) } },
        wide: { wordRangesFromEnd($0, limit: limit) { isTextSpace($0) } })
    }
    guard let parts = try separated(separator, fromEnd: true, limit) else { return [self] }
    return parts
  }

  /// Nil when the separator cannot occur.
  private func separated(_ separator: Text, fromEnd: Bool, _ limit: Int) throws(TextFault) -> [Text]? {
    if separator.isEmpty { throw .value("empty separator") }
    if isASCII, !separator.isASCII { return nil }
    return withUnits(
      separator,
      narrow: { units, separator in
        let ranges =
          fromEnd
          ? splitRangesFromEnd(units, at: separator, limit: limit)
          : splitRanges(units, at: separator, limit: limit)
        return ranges.map { UInt8.text(UnsafeBufferPointer(rebasing: units[$0])) }
      },
      wide: { units, separator in
        let ranges =
          fromEnd
          ? splitRangesFromEnd(units, at: separator, limit: limit)
          : splitRanges(units, at: separator, limit: limit)
        return ranges.map { UInt32.text(UnsafeBufferPointer(rebasing: units[$0])) }
      })
  }

  package func splitLines(keepingBreaks: Bool) -> [Text] {
    cut(
      narrow: { lineRanges($0, keepingBreaks: keepingBreaks) { isLineBreak($0) } },
      wide: { lineRanges($0, keepingBreaks: keepingBreaks) { isLineBreak($0) } })
  }

  private func cut(
    narrow: (UnsafeBufferPointer<UInt8>) -> [Range<Int>], wide: (UnsafeBufferPointer<UInt32>) -> [Range<Int>]
  ) -> [Text] {
    switch storage {
    case .ascii(let bytes):
      return bytes.withUnsafeBufferPointer { units in
        narrow(units).map { UInt8.text(UnsafeBufferPointer(rebasing: units[$0])) }
      }
    case .wide(let points):
      return points.withUnsafeBufferPointer { units in
        wide(units).map { UInt32.text(UnsafeBufferPointer(rebasing: units[$0])) }
      }
    }
  }

  /// `partition`: before, the separator, after; or the text and two empty ones. Throws ValueError if empty.
  package func partition(_ separator: Text) throws(TextFault) -> [Text] {
    if separator.isEmpty { throw .value("empty separator") }
    guard let at = find(separator, in: 0..<count) else { return [self, .empty, .empty] }
    return [slice(0..<at), separator, slice(at + separator.count..<count)]
  }

  package func rpartition(_ separator: Text) throws(TextFault) -> [Text] {
    if separator.isEmpty { throw .value("empty separator") }
    guard let at = rfind(separator, in: 0..<count) else { return [.empty, .empty, self] }
    return [slice(0..<at), separator, slice(at + separator.count..<count)]
  }

  /// `replace`; a negative limit replaces all.
  package func replacing(_ old: Text, with new: Text, limit: Int = -1) throws(TextFault) -> Text {
    if isASCII, !old.isASCII { return self }
    if case .ascii(let units) = storage, case .ascii(let old) = old.storage,
      case .ascii(let new) = new.storage
    {
      return try replaced(units, old, new, limit).map { Text(ascii: $0) } ?? self
    }
    return try replaced(codePoints, old.codePoints, new.codePoints, limit).map { Text(codePoints: $0) }
      ?? self
  }

  /// `strip`, `lstrip` and `rstrip`: without spaces, or without the characters of `characters`, at the ends.
  package func stripped(_ characters: Text? = nil, left: Bool = true, right: Bool = true) -> Text {
    let range: Range<Int>
    switch (storage, characters?.storage) {
    case (.ascii(let bytes), nil):
      range = bytes.withUnsafeBufferPointer {
        strippedRange($0, left: left, right: right) { isTextSpace($0) }
      }
    case (.wide(let points), nil):
      range = points.withUnsafeBufferPointer {
        strippedRange($0, left: left, right: right) { isTextSpace($0) }
      }
    case (.ascii(let bytes), .ascii(let set)?):
      range = bytes.withUnsafeBufferPointer {
        strippedRange($0, left: left, right: right) { set.contains($0) }
      }
    case (.ascii(let bytes), .wide(let set)?):
      range = bytes.withUnsafeBufferPointer {
        strippedRange($0, left: left, right: right) { set.contains(UInt32($0)) }
      }
    case (.wide(let points), .some):
      let set = characters?.codePoints ?? []
      range = points.withUnsafeBufferPointer {
        strippedRange($0, left: left, right: right) { set.contains($0) }
      }
    }
    return slice(range)
  }

  /// `separator.join(parts)`, made in one piece.
  package static func join(_ parts: [Text], separator: Text) throws(TextFault) -> Text {
    if parts.count == 1 { return parts[0] }
    guard !parts.isEmpty else { return .empty }
    var length = try TextLimits.product(separator.count, parts.count - 1)
    var isWide = !separator.isASCII
    for part in parts {
      length += part.count
      if !part.isASCII { isWide = true }
    }
    try TextLimits.check(length)
    if !isWide, case .ascii(let between) = separator.storage {
      return Text(ascii: joined(parts, between, length))
    }
    return Text(knownWide: joined(parts, separator.codePoints, length))
  }

  /// `length` is the sum of all; bytes are only asked for when all parts are ASCII.
  private static func joined<Unit: TextUnit>(_ parts: [Text], _ separator: [Unit], _ length: Int) -> [Unit] {
    parts.withUnsafeBufferPointer { parts in
      separator.withUnsafeBufferPointer { separator in
        [Unit](unsafeUninitializedCapacity: length) { target, count in
          var writer = UnitWriter(target)
          for index in 0..<parts.count {
            if index > 0 { writer.write(separator) }
            switch parts[index].storage {
            case .ascii(let bytes): bytes.withUnsafeBufferPointer { writer.write(converting: $0) }
            case .wide(let points): points.withUnsafeBufferPointer { writer.write(converting: $0) }
            }
          }
          count = writer.count
        }
      }
    }
  }

  package func repeated(_ times: Int) throws(TextFault) -> Text {
    guard times > 0, !isEmpty else { return .empty }
    if times == 1 { return self }
    let length = try TextLimits.product(count, times)
    switch storage {
    case .ascii(let bytes): return Text(ascii: repeatedUnits(bytes, length))
    case .wide(let points): return Text(knownWide: repeatedUnits(points, length))
    }
  }

  package static func + (a: Text, b: Text) -> Text {
    if a.isEmpty { return b }
    if b.isEmpty { return a }
    if case .ascii(let x) = a.storage, case .ascii(let y) = b.storage {
      return Text(
        ascii: [UInt8](unsafeUninitializedCapacity: x.count + y.count) { target, count in
          count = put(y, into: target, put(x, into: target, 0))
        })
    }
    let (x, y) = (a.codePoints, b.codePoints)
    return Text(
      knownWide: [UInt32](unsafeUninitializedCapacity: x.count + y.count) { target, count in
        count = put(y, into: target, put(x, into: target, 0))
      })
  }

  /// `text[start:…:step]`: `count` characters, all of whose indices the caller has checked.
  package func strided(from start: Int, count: Int, step: Int) -> Text {
    if count <= 0 { return .empty }
    if step == 1 { return slice(start..<start + count) }
    switch storage {
    case .ascii(let bytes): return Text(ascii: (0..<count).map { bytes[start + $0 * step] })
    case .wide(let points): return Text(codePoints: (0..<count).map { points[start + $0 * step] })
    }
  }
}

@inline(__always)
private func put<Unit: TextUnit>(
  _ units: [Unit], into target: UnsafeMutableBufferPointer<Unit>, _ at: Int
) -> Int {
  // The target was made to hold all pieces.
  units.withUnsafeBufferPointer { source in
    if let from = source.baseAddress, let to = target.baseAddress {
      (to + at).update(from: from, count: source.count)
    }
    return at + source.count
  }
}

/// `units` again and again up to `length`, a multiple of their number, doubling what is there.
func repeatedUnits<Unit: TextUnit>(_ units: [Unit], _ length: Int) -> [Unit] {
  [Unit](unsafeUninitializedCapacity: length) { target, count in
    guard let base = target.baseAddress, !units.isEmpty else {
      count = 0
      return
    }
    if units.count == 1 {
      base.initialize(repeating: units[0], count: length)
    } else {
      var filled = put(units, into: target, 0)
      while filled < length {
        let more = min(filled, length - filled)
        (base + filled).update(from: base, count: more)
        filled += more
      }
    }
    count = length
  }
}

/// `replaceUnits` on arrays.
func replaced<Unit: TextUnit>(
  _ units: [Unit], _ old: [Unit], _ new: [Unit], _ limit: Int
) throws(TextFault) -> [Unit]? {
  var outcome = Result<[Unit]?, TextFault>.success(nil)
  units.withUnsafeBufferPointer { units in
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        do throws(TextFault) {
          outcome = .success(try replaceUnits(units, old, new, limit: limit))
        } catch {
          outcome = .failure(error)
        }
      }
    }
  }
  return try outcome.get()
}

extension UnitWriter {
  /// Units of either width; each must fit.
  @inline(__always)
  mutating func write<Other: TextUnit>(converting units: UnsafeBufferPointer<Other>) {
    if Other.self == Unit.self {
      units.withMemoryRebound(to: Unit.self) { write($0) }
    } else {
      for unit in units { write(one: Unit(truncatingIfNeeded: unit)) }
    }
  }
}

/// What `str.isspace` is true of.
@inline(__always)
func isTextSpace<Unit: TextUnit>(_ unit: Unit) -> Bool {
  if unit < 128 { return unit == 32 || unit >= 9 && unit <= 13 || unit >= 28 && unit <= 31 }
  return UnicodeProperties.shared.has(.space, UInt32(truncatingIfNeeded: unit))
}

/// What `str.splitlines` cuts at.
@inline(__always)
func isLineBreak<Unit: TextUnit>(_ unit: Unit) -> Bool {
  if unit < 128 { return unit >= 10 && unit <= 13 || unit >= 28 && unit <= 30 }
  return UnicodeProperties.shared.has(.lineBreak, UInt32(truncatingIfNeeded: unit))
}
