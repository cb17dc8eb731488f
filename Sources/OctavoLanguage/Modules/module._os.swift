import Glibc

// `_os`: files and folders for `os`. Reading stays below the notebook's folder and the run's output folder,
// changing below the output folder.

extension ModuleRow {
  static let _os = ModuleRow("_os") { machine, module in machine.install(functions, into: module) }

  private static let functions: [Native] = [
    Native("getcwd()") { call in call.machine.string(call.machine.shownWorkingFolder) },
    Native("stat(path, follow_symlinks, /)") { call in
      let path = try call.machine.pathText(call[0])
      var status = stat()
      let place = try call.machine.placeToRead(path)
      let result = fstatat(AT_FDCWD, place, &status, try call.truth(1) ? 0 : AT_SYMLINK_NOFOLLOW)
      if result != 0 { throw call.machine.systemError(errno, path) }
      func seconds(_ time: timespec) -> Value { Value(Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9) }
      return call.machine.tuple([
        Value(Int(status.st_mode)), Value(Int(status.st_ino)), Value(Int(status.st_dev)),
        Value(Int(status.st_nlink)),
        Value(Int(status.st_uid)), Value(Int(status.st_gid)), Value(Int(status.st_size)),
        seconds(status.st_atim),
        seconds(status.st_mtim), seconds(status.st_ctim),
      ])
    },
    Native("listdir(path, /)") { call in
      let path = try call.machine.pathText(call[0])
      let names = try call.machine.folderNames(call.machine.placeToRead(path), shown: path)
      return call.machine.list(names.map { call.machine.string($0) })
    },
    Native("mkdir(path, mode, /)") { call in
      let path = try call.machine.pathText(call[0])
      let place = try call.machine.placeToChange(path)
      if Glibc.mkdir(place, mode_t(truncatingIfNeeded: try call.int(1))) != 0 {
        throw call.machine.systemError(errno, path)
      }
      return .none
    },
    Native("rmdir(path, /)") { call in
      let path = try call.machine.pathText(call[0])
      if Glibc.rmdir(try call.machine.placeToChange(path)) != 0 {
        throw call.machine.systemError(errno, path)
      }
      return .none
    },
    Native("unlink(path, /)") { call in
      let path = try call.machine.pathText(call[0])
      if Glibc.unlink(try call.machine.placeToChange(path)) != 0 {
        throw call.machine.systemError(errno, path)
      }
      return .none
    },
    Native("rename(src, dst, /)") { call in
      let (from, to) = (try call.machine.pathText(call[0]), try call.machine.pathText(call[1]))
      let source = try call.machine.placeToChange(from)
      if Glibc.rename(source, try call.machine.placeToChange(to)) != 0 {
        throw call.machine.systemError(errno, from)
      }
      return .none
    },
    Native("realpath(path, /)") { call in
      let path = try call.machine.pathText(call[0])
      guard let resolved = Glibc.realpath(try call.machine.placeToRead(path), nil) else {
        return call.machine.string(path)
      }
      defer { free(resolved) }
      return call.machine.string(String(cString: resolved))
    },
    Native("alias(name, module, /)") { call in
      if let module = call[1].as(ModuleObject.self) { call.machine.modules[try call.text(0).string] = module }
      return .none
    },
  ]
}

extension Machine {
  /// The working folder as an absolute path.
  fileprivate var shownWorkingFolder: String {
    guard let resolved = Glibc.realpath(host.workingFolder, nil) else { return host.workingFolder }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The names in a folder, sorted, since the file system's own order is not the same everywhere.
  fileprivate func folderNames(_ place: String, shown path: String) throws -> [String] {
    guard let folder = opendir(place) else { throw systemError(errno, path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}
