/// Cutting, joining and replacing.
extension Text {
  /// `split`: between matches of `separator`, or between runs of spaces without one.
  /// Throws ValueError for an empty separator.
  package func split(_ separator: Text?, limit: Int = -1) throws(TextFault) -> [Text] {
    guard let separator else {
      return withUnits(
        narrow: { units in WordRanges(units, limit: limit, TextSpace.self).map { UInt8.text(units, $0) } },
        wide: { units in WordRanges(units, limit: limit, TextSpace.self).map { UInt32.text(units, $0) } })
    }
    if separator.isEmpty { throw .value("empty separator") }
    if isASCII, !separator.isASCII { return [self] }
    return withUnits(
      separator,
      narrow: { units, separator in
        SplitRanges(units, at: separator, limit: limit).map { UInt8.text(units, $0) }
      },
      wide: { units, separator in
        SplitRanges(units, at: separator, limit: limit).map { UInt32.text(units, $0) }
      })
  }

  /// `rsplit`: as `split`, with the cuts counted from the end.
  package func rsplit(_ separator: Text?, limit: Int = -1) throws(TextFault) -> [Text] {
    guard let separator else {
      return cut(
        narrow: { wordRangesFromEnd($0, limit: limit) { isTextSpace($0) } },
        wide: { wordRangesFromEnd($0, limit: limit) { isTextSpace($0) } })
    }
    if separator.isEmpty { throw .value("empty separator") }
    if isASCII, !separator.isASCII { return [self] }
    return withUnits(
      separator,
      narrow: { units, separator in
        splitRangesFromEnd(units, at: separator, limit: limit).map { UInt8.text(units, $0) }
      },
      wide: { units, separator in
        splitRangesFromEnd(units, at: separator, limit: limit).map { UInt32.text(units, $0) }
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
    withUnits(
      narrow: { units in narrow(units).map { UInt8.text(units, $0) } },
      wide: { units in wide(units).map { UInt32.text(units, $0) } })
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
    if isASCII, old.isASCII, new.isASCII {
      var outcome = Result<Text?, TextFault>.success(nil)
      withASCII { units in
        old.withASCII { old in
          new.withASCII { new in
            do throws(TextFault) {
              outcome = .success(try replaceUnits(units, old, new, limit: limit).map { Text(ascii: $0) })
            } catch {
              outcome = .failure(error)
            }
          }
        }
      }
      return try outcome.get() ?? self
    }
    return try replaced(codePoints, old.codePoints, new.codePoints, limit).map { Text(codePoints: $0) }
      ?? self
  }

  /// `strip`, `lstrip` and `rstrip`: without spaces, or without the characters of `characters`, at the ends.
  package func stripped(_ characters: Text? = nil, left: Bool = true, right: Bool = true) -> Text {
    guard let characters else {
      return slice(
        withUnits(
          narrow: { strippedRange($0, left: left, right: right) { isTextSpace($0) } },
          wide: { strippedRange($0, left: left, right: right) { isTextSpace($0) } }))
    }
    if isASCII, !characters.isASCII {
      // Only the ASCII ones can be there.
      let narrow = Text(codePoints: characters.codePoints.filter { $0 < 128 })
      return stripped(narrow, left: left, right: right)
    }
    return slice(
      withUnits(
        characters,
        narrow: { units, set in strippedRange(units, left: left, right: right) { set.contains($0) } },
        wide: { units, set in strippedRange(units, left: left, right: right) { set.contains($0) } }))
  }

  /// `separator.join(parts)`, made in one piece.
  package static func join(_ parts: [Text], separator: Text) throws(TextFault) -> Text {
    if parts.count == 1 { return parts[0] }
    var outcome = Result<Text, TextFault>.success(.empty)
    parts.withUnsafeBufferPointer { parts in
      guard let base = parts.baseAddress else { return }
      do throws(TextFault) {
        outcome = .success(try join(count: parts.count, separator: separator) { TextUnits(base + $0) })
      } catch {
        outcome = .failure(error)
      }
    }
    return try outcome.get()
  }

  /// The same of texts wherever they are.
  @inline(__always)
  static func join(
    count: Int, separator: Text, units: (Int) -> TextUnits
  ) throws(TextFault) -> Text {
    guard count > 0 else { return .empty }
    var length = try TextLimits.product(separator.count, count - 1)
    var isWide = !separator.isASCII && count > 1
    for index in 0..<count {
      let part = units(index)
      length += part.count
      isWide = isWide || part.isWide
    }
    try TextLimits.check(length)
    if isWide {
      let points = [UInt32](unsafeUninitializedCapacity: length) { target, written in
        var writer = UnitWriter(target)
        for index in 0..<count {
          if index > 0 { writer.write(separator) }
          writer.write(units(index))
        }
        written = writer.count
      }
      return Text(knownWide: points)
    }
    return withUnsafePointer(to: separator) { separator in
      let separator = TextUnits(separator).narrow
      return Text(asciiCapacity: length) { target in
        var writer = UnitWriter(UnsafeMutableBufferPointer(start: target, count: length))
        for index in 0..<count {
          if index > 0 { writer.write(separator) }
          writer.write(units(index).narrow)
        }
        return writer.count
      }
    }
  }

  package func repeated(_ times: Int) throws(TextFault) -> Text {
    guard times > 0, !isEmpty else { return .empty }
    if times == 1 { return self }
    let length = try TextLimits.product(count, times)
    if case .wide(let points) = representation { return Text(knownWide: repeatedUnits(points.array, length)) }
    return Text(asciiCapacity: length) { target in
      withASCII { fill(UnsafeMutableBufferPointer(start: target, count: length), with: $0) }
      return length
    }
  }

  package static func + (a: Text, b: Text) -> Text {
    if case .small(var joined) = a.representation, case .small(let more) = b.representation,
      joined.append(more)
    {
      return Text(.small(joined))
    }
    if a.isEmpty { return b }
    if b.isEmpty { return a }
    let length = a.count + b.count
    if case .ascii(let units) = a.representation, let sum = b.withASCII({ units.appending($0) }) {
      return Text(.ascii(sum))
    }
    if a.isASCII, b.isASCII {
      return Text(asciiCapacity: length) { target in
        var writer = UnitWriter(UnsafeMutableBufferPointer(start: target, count: length))
        a.withASCII { writer.write($0) }
        b.withASCII { writer.write($0) }
        return writer.count
      }
    }
    if case .wide(let units) = a.representation {
      return Text(
        .wide(
          b.withUnits(
            narrow: { bytes in widened(bytes).withUnsafeBufferPointer { units.appending($0) } },
            wide: { units.appending($0) })))
    }
    let points = [UInt32](unsafeUninitializedCapacity: length) { target, written in
      var writer = UnitWriter(target)
      writer.write(a)
      writer.write(b)
      written = writer.count
    }
    return Text(knownWide: points)
  }

  /// Whether this text was made by adding to the end of another, in the same memory.
  func goesOn(from other: Text) -> Bool {
    switch (representation, other.representation) {
    case (.ascii(let x), .ascii(let y)): x.sharesBuffer(with: y)
    case (.wide(let x), .wide(let y)): x.sharesBuffer(with: y)
    default: false
    }
  }

  /// `text[start:…:step]`: `count` characters, all of whose indices the caller has checked.
  package func strided(from start: Int, count: Int, step: Int) -> Text {
    if count <= 0 { return .empty }
    if step == 1 { return slice(start..<start + count) }
    return withUnits(
      narrow: { bytes in
        Text(asciiCapacity: count) { target in
          for index in 0..<count { target[index] = bytes[start + index * step] }
          return count
        }
      },
      wide: { points in Text(codePoints: (0..<count).map { points[start + $0 * step] }) })
  }
}

/// `units` again and again up to `length`, a multiple of their number.
func repeatedUnits<Unit: TextUnit>(_ units: [Unit], _ length: Int) -> [Unit] {
  [Unit](unsafeUninitializedCapacity: length) { target, count in
    units.withUnsafeBufferPointer { fill(target, with: $0) }
    count = length
  }
}

/// Fills `target` with `units` again and again, doubling what is there.
func fill<Unit: TextUnit>(_ target: UnsafeMutableBufferPointer<Unit>, with units: UnsafeBufferPointer<Unit>) {
  guard let base = target.baseAddress, let from = units.baseAddress, !units.isEmpty else { return }
  if units.count == 1 {
    base.initialize(repeating: units[0], count: target.count)
    return
  }
  base.update(from: from, count: units.count)
  var filled = units.count
  while filled < target.count {
    let more = min(filled, target.count - filled)
    (base + filled).update(from: base, count: more)
    filled += more
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
