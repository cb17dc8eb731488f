/// Methods that fill a text up to a width.
extension Text {
  package enum Side: Sendable { case left, right, center }

  /// `ljust`, `rjust` and `center`. Throws TypeError unless `fill` is one character.
  package func aligned(_ side: Side, width: Int, fill: Text? = nil) throws(TextFault) -> Text {
    let blank: UInt32
    if let fill {
      guard fill.count == 1 else {
        throw .type("The fill character must be exactly one character long")
      }
      blank = fill[0]
    } else {
      blank = 32
    }
    let missing = width - count
    guard width > count else { return self }
    try TextLimits.check(width)
    let before =
      switch side {
      case .left: 0
      case .right: missing
      case .center: centered(missing, width)
      }
    var builder = TextBuilder(reserving: width)
    builder.append(repeating: blank, count: before)
    builder.append(self)
    builder.append(repeating: blank, count: missing - before)
    return builder.finish()
  }

  package func zeroFilled(width: Int) throws(TextFault) -> Text {
    guard width > count else { return self }
    try TextLimits.check(width)
    let hasSign = count > 0 && (self[0] == 0x2B || self[0] == 0x2D)
    var builder = TextBuilder(reserving: width)
    if hasSign { builder.append(self[0]) }
    builder.append(repeating: 48, count: width - count)
    builder.append(self, (hasSign ? 1 : 0)..<count)
    return builder.finish()
  }

  package func expandingTabs(_ size: Int) throws(TextFault) -> Text {
    guard let bytes = withASCII({ $0.contains(9) ? Array($0) : nil }) else {
      return Text(codePoints: try tabsExpanded(codePoints, size))
    }
    guard let bytes else { return self }
    return Text(ascii: try tabsExpanded(bytes, size))
  }

  /// `translate`: each character goes to what `lookup` gives for it, nil to leave it.
  /// Equal characters are looked up once.
  package func translated<Failure: Error>(
    _ lookup: (UInt32) throws(Failure) -> Text?
  ) throws(Failure) -> Text {
    try withUnits(
      narrow: { bytes throws(Failure) in try translatedUnits(bytes, lookup) },
      wide: { points throws(Failure) in
        var known: [UInt32: Text?] = [:]
        var builder = TextBuilder(reserving: count)
        for point in points {
          let target: Text?
          if let seen = known[point] {
            target = seen
          } else {
            target = try lookup(point)
            known[point] = .some(target)
          }
          if let target { builder.append(target) } else { builder.append(point) }
        }
        return builder.finish()
      })
  }
}

/// `translate` for bytes: all that occur are looked up first, in their order.
private func translatedUnits<Failure: Error>(
  _ bytes: UnsafeBufferPointer<UInt8>, _ lookup: (UInt32) throws(Failure) -> Text?
) throws(Failure) -> Text {
  /// What a byte becomes: one byte, nothing, or a text of its own.
  let (unknown, nothing, text): (UInt8, UInt8, UInt8) = (255, 254, 253)
  var targets = [UInt8](repeating: unknown, count: 128)
  var texts: [UInt8: Text] = [:]
  for byte in bytes where targets[Int(byte)] == unknown {
    let target = try lookup(UInt32(byte)) ?? Text(codePoint: UInt32(byte))
    if target.isEmpty {
      targets[Int(byte)] = nothing
    } else if target.count == 1, target.isASCII {
      targets[Int(byte)] = UInt8(truncatingIfNeeded: target[0])
    } else {
      targets[Int(byte)] = text
      texts[byte] = target
    }
  }
  if texts.isEmpty {
    return Text(asciiCapacity: bytes.count) { output in
      var end = 0
      for byte in bytes {
        let target = targets[Int(byte)]
        output[end] = target
        end += target == nothing ? 0 : 1
      }
      return end
    }
  }
  var builder = TextBuilder(reserving: bytes.count)
  for byte in bytes {
    let target = targets[Int(byte)]
    if target < 128 {
      builder.append(ascii: target)
    } else if target == text, let target = texts[byte] {
      builder.append(target)
    }
  }
  return builder.finish()
}

/// Where `center` puts the odd blank: to the left when the width is odd.
func centered(_ missing: Int, _ width: Int) -> Int { missing / 2 + (missing & width & 1) }

func tabsExpanded<Unit: TextUnit>(_ units: [Unit], _ size: Int) throws(TextFault) -> [Unit] {
  var result: [Unit] = []
  var outcome = Result<Void, TextFault>.success(())
  units.withUnsafeBufferPointer { units in
    do throws(TextFault) {
      try expandTabs(units, size: size, into: &result)
    } catch {
      outcome = .failure(error)
    }
  }
  try outcome.get()
  return result
}
