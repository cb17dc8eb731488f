extension Substring {
  /// The first place of `text`, byte by byte: no normalisation, no regular expressions, no Foundation.
  func range(of text: StaticString) -> Range<Index>? {
    let count = text.utf8CodeUnitCount
    let utf8 = self.utf8
    guard count > 0, utf8.count >= count else { return nil }
    var start = utf8.startIndex
    var left = utf8.count - count
    while true {
      if utf8[start] == text.utf8Start[0],
        utf8[start...].prefix(count).elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: count))
      {
        return start..<utf8.index(start, offsetBy: count)
      }
      guard left > 0 else { return nil }
      left -= 1
      start = utf8.index(after: start)
    }
  }
}
