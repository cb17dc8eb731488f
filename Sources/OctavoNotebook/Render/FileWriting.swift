import Glibc

extension Files {
  /// Writes a file so that a reader sees the old one or the new one, never a part: beside, then renamed.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
    let beside = folder(of: path) + "/." + lastName(of: path) + ".\(getpid()).part"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFailure(code: errno) }
    let failure = writeAll(bytes, to: descriptor)
    let closed = close(descriptor)
    if let code = failure ?? (closed == 0 ? nil : errno) ?? (rename(beside, path) == 0 ? nil : errno) {
      unlink(beside)
      throw FileFailure(code: code)
    }
  }

  private static func lastName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return nil
    }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(FileFailure) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      prefix += (prefix.isEmpty || prefix.hasSuffix("/") ? "" : "/") + name
      if mkdir(prefix, 0o755) != 0, errno != EEXIST { throw FileFailure(code: errno) }
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileFailure(code: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileFailure(code: ENOTDIR) }
  }

  /// Removes the drawings of earlier runs from a report's own folder of figures.
  static func removeDrawings(in folder: String, except kept: Set<String>) {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    var stale: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".svg"), !kept.contains(name) { stale.append(name) }
    }
    for name in stale { unlink(folder + "/" + name) }
  }
}
