import Glibc
import OctavoNotebook

/// Renders several notebooks at the same time, each in a process of its own, so that one cannot disturb another.
/// What they say is shown notebook by notebook, in the order of the command line.
struct Parallel {
  private struct Child {
    let index: Int
    let process: pid_t
    /// Read ends of the child's standard output and standard error; -1 when at their end.
    var descriptors: [Int32]
    var texts: [[UInt8]] = [[], []]
  }

  private var running: [Child] = []
  private var finished: [Int: Child] = [:]
  private var nextToShow = 0
  private var status = ExitStatus.done

  static func run(_ notebooks: [String], jobs: Int, arguments: [String]) -> ExitStatus {
    var this = Parallel()
    var next = 0
    while next < notebooks.count || !this.running.isEmpty {
      while next < notebooks.count, this.running.count < jobs {
        if !this.start(next, notebooks[next], arguments) { this.status = .failed }
        next += 1
      }
      this.wait()
    }
    return this.status
  }

  private mutating func start(_ index: Int, _ notebook: String, _ arguments: [String]) -> Bool {
    var ends: [[Int32]] = [[-1, -1], [-1, -1]]
    for stream in 0..<2 {
      guard pipe(&ends[stream]) == 0 else { return fail(index, notebook, errno, closing: ends) }
      for end in ends[stream] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0][1], STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1][1], STDERR_FILENO)
    // "--" keeps a notebook whose name begins with a dash from being taken for an option.
    let words = ["octavo", "render"] + arguments + ["--", notebook]
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process = pid_t()
    let failure = posix_spawn(&process, "/proc/self/exe", &actions, nil, &pointers, environ)
    guard failure == 0 else { return fail(index, notebook, failure, closing: ends) }
    close(ends[0][1])
    close(ends[1][1])
    running.append(Child(index: index, process: process, descriptors: [ends[0][0], ends[1][0]]))
    return true
  }

  /// Puts down a notebook that could not be started as done, so that those after it are shown.
  private mutating func fail(_ index: Int, _ notebook: String, _ code: Int32, closing ends: [[Int32]]) -> Bool
  {
    for end in ends.joined() where end >= 0 { close(end) }
    let words = Problem(file: notebook, "cannot start: \(String(cString: strerror(code)))").description + "\n"
    finished[index] = Child(index: index, process: 0, descriptors: [-1, -1], texts: [[], Array(words.utf8)])
    return false
  }

  /// Takes what the children have written, and leave of those that have ended.
  private mutating func wait() {
    var polled: [pollfd] = []
    for child in running {
      for descriptor in child.descriptors where descriptor >= 0 {
        polled.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
      }
    }
    poll(&polled, nfds_t(polled.count), -1)
    for entry in polled where entry.revents != 0 { read(entry.fd) }
    for child in running where child.descriptors.allSatisfy({ $0 < 0 }) { end(child) }
    running.removeAll { $0.descriptors.allSatisfy { $0 < 0 } }
    while let child = finished.removeValue(forKey: nextToShow) {
      Terminal.write(String(decoding: child.texts[1], as: UTF8.self), to: STDERR_FILENO)
      Terminal.write(String(decoding: child.texts[0], as: UTF8.self), to: STDOUT_FILENO)
      nextToShow += 1
    }
  }

  private mutating func read(_ descriptor: Int32) {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR { return }
    for index in running.indices {
      guard let stream = running[index].descriptors.firstIndex(of: descriptor) else { continue }
      if count > 0 {
        running[index].texts[stream] += chunk[..<count]
      } else {
        close(descriptor)
        running[index].descriptors[stream] = -1
      }
    }
  }

  private mutating func end(_ child: Child) {
    var raw: Int32 = 0
    while waitpid(child.process, &raw, 0) < 0, errno == EINTR {}
    let exited = raw & 0x7F == 0
    let code = exited ? (raw >> 8) & 0xFF : 128 + (raw & 0x7F)
    status = ExitStatus.worst(status, ExitStatus(rawValue: code) ?? .failed)
    finished[child.index] = child
  }
}
