import Glibc

/// Lines to the standard streams, each written whole.
enum Terminal {
  static let errorIsTerminal = isatty(STDERR_FILENO) == 1

  static func error(_ line: String) { write(line + "\n", to: STDERR_FILENO) }
  static func output(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

  static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var done = 0
    bytes.withUnsafeBytes { buffer in
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          return
        }
        done += count
      }
    }
  }

  /// Columns of the terminal on standard error; 80 where it does not say.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
