/// Collects the characters of a string literal: bytes while they are ASCII, code points after that.
struct TextBuilder {
  private var ascii: [UInt8] = []
  private var wide: [UInt32] = []
  private var isWide = false

  var isEmpty: Bool { isWide ? wide.isEmpty : ascii.isEmpty }

  var text: Text { isWide ? Text(codePoints: wide) : Text(ascii: ascii) }

  mutating func append(_ point: UInt32) {
    if !isWide {
      if point < 0x80 {
        ascii.append(UInt8(point))
        return
      }
      widen()
    }
    wide.append(point)
  }

  /// Bytes the caller knows to be ASCII.
  mutating func append(ascii bytes: ArraySlice<UInt8>) {
    if isWide {
      wide.append(contentsOf: bytes.lazy.map(UInt32.init))
    } else {
      ascii.append(contentsOf: bytes)
    }
  }

  private mutating func widen() {
    isWide = true
    wide = ascii.map(UInt32.init)
    ascii = []
  }
}
