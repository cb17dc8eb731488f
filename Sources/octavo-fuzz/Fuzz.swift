import Foundation
import OctavoLanguage

// Feeds arbitrary texts to the lexer, parser, resolver, compiler and machine. Whatever the text, the run must end
// with a result or an exception: a trap, a hang or a memory error is a bug. See scripts/fuzz.sh.

/// One machine serves many inputs, each in a module of its own, since making a machine takes longer than running
/// a small text; it is replaced from time to time so that what one text changed does not stay for ever.
private final class Bench {
  private static let textsPerMachine = 500
  private static let secondsPerText = 0.1
  /// How many objects are made between two collections, for one text after the other: small texts are to see
  /// collections, too, but what finds mistakes in the lexer and parser needs none.
  private static let objectsBetweenCollections = [100, 2000, 2000, 2000]

  private var interpreter = Bench.makeInterpreter()
  private var texts = 0
  private let clock = Clock()

  private static func makeInterpreter() -> Interpreter {
    var host = Host()
    host.memoryLimit = 256 << 20
    host.folder = "/nonexistent"
    host.workingFolder = "/nonexistent"
    let interpreter = Interpreter(host: host)
    interpreter.machine.recursionLimit = 200
    return interpreter
  }

  func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    if texts == Self.textsPerMachine {
      interpreter = Self.makeInterpreter()
      texts = 0
    }
    interpreter.machine.heap.objectsBetweenCollections =
      Self.objectsBetweenCollections[texts % Self.objectsBetweenCollections.count]
    texts += 1
    clock.start(interpreter.machine.interrupts, seconds: Self.secondsPerText)
    defer { clock.stop() }
    let outcome = interpreter.run(Source(file: "fuzz.py", text: text), mode: .module)
    if case .raised(let exception) = outcome { _ = interpreter.report(exception) }
  }
}

/// Asks the machine to stop when a text runs too long.
private final class Clock {
  private let timer = DispatchSource.makeTimerSource()
  private let lock = NSLock()
  private var interrupts: Interrupts?
  private var deadline = Date.distantFuture

  init() {
    timer.schedule(deadline: .now(), repeating: 0.02)
    timer.setEventHandler { [unowned self] in self.tick() }
    timer.resume()
  }

  private func tick() {
    lock.withLock {
      if Date() > deadline { interrupts?.request(.time) }
    }
  }

  func start(_ interrupts: Interrupts, seconds: Double) {
    lock.withLock {
      self.interrupts = interrupts
      deadline = Date(timeIntervalSinceNow: seconds)
    }
  }

  func stop() {
    lock.withLock {
      deadline = .distantFuture
      _ = interrupts?.take()
      interrupts = nil
    }
  }
}

nonisolated(unsafe) private let bench = Bench()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  bench.run(UnsafeBufferPointer(start: data, count: size))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager calls an executable's entry by this name instead of `main`.
@_cdecl("octavo_fuzz_main")
public func fuzzMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
  nonisolated(unsafe) var (count, arguments) = (count, arguments)
  // Texts nest as deeply as the parser allows, on a stack that is large enough for it. Making one takes the
  // sanitizer a quarter of a second, so all texts share it.
  let status = try? onLargeStack { runDriver(&count, &arguments) { fuzzOneInput($0, $1) } }
  return status ?? 1
}
