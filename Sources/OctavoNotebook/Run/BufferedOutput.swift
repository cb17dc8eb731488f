import Glibc
import OctavoLanguage

/// Text for a file descriptor, gathered and written in large pieces.
final class BufferedOutput {
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  /// A terminal is written line by line, so that a person sees progress.
  private let isTerminal: Bool

  init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  func write(_ text: Text) {
    switch text.storage {
    case .ascii(let more): bytes += more
    case .wide: bytes += Array(text.string.utf8)
    }
    if bytes.count >= 1 << 16 || isTerminal && bytes.last == UInt8(ascii: "\n") { flush() }
  }

  func flush() {
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        break
      }
      start += written
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
