import Glibc

/// Why a file could not be read or written, in the system's words.
package struct FileFailure: Error, Sendable, Equatable {
  package let code: Int32
  package var reason: String { String(cString: strerror(code)).lowercasedFirst }
}

extension String {
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

/// Reading files with nothing but system calls; Foundation would double the time a small notebook takes.
package enum Files {
  /// The bytes of a file.
  /// - Parameter limit: a longer file fails with EFBIG.
  package static func read(_ path: String, limit: Int = 1 << 30) throws(FileFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileFailure(code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileFailure(code: EISDIR) }
    guard status.st_size <= limit else { throw FileFailure(code: EFBIG) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var chunk = [UInt8](repeating: 0, count: max(4096, min(Int(status.st_size) + 1, 1 << 20)))
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure(code: errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > limit { throw FileFailure(code: EFBIG) }
    }
  }

  /// The path with links and dots resolved; nil when there is no such file.
  package static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The part of a path in front of its last name; `.` where there is none.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  /// The last name of a path without its ending.
  package static func stem(of path: String) -> String {
    let name =
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.utf8.startIndex else {
      return name
    }
    return String(name[..<dot])
  }

  /// Reads a file that a notebook names, if it lies below the notebook's folder.
  /// - Parameter address: as it stands in the notebook: relative, perhaps with `%20` for a space.
  package static func resource(_ address: String, below folder: String) -> Result<[UInt8], ResourceFailure> {
    let path = percentDecoded(address)
    guard !path.hasPrefix("/"), let base = resolved(folder) else {
      return .failure(ResourceFailure(reason: "name it relative to the notebook"))
    }
    guard let full = resolved(folder + "/" + path) else {
      return .failure(ResourceFailure(reason: "there is no such file"))
    }
    guard full.hasPrefix(base.hasSuffix("/") ? base : base + "/") else {
      return .failure(ResourceFailure(reason: "it lies outside the notebook's folder"))
    }
    do {
      return .success(try read(full, limit: 1 << 25))
    } catch {
      return .failure(ResourceFailure(reason: error.reason))
    }
  }

  private static func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
