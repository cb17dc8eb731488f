import CDuktape
import Synchronization

/// KaTeX, run by Duktape inside this process; no script reaches the report. It is loaded when the first formula
/// is met and serves all notebooks of the process (see Documentation/decisions/maths.md).
///
/// The heap is never destroyed: that would take longer than the end of the process does.
final class FormulaEngine {
  static let shared = Mutex(FormulaEngine())

  private var heap: OpaquePointer?
  private var loadFailure: String?
  private var isLoaded = false

  /// - Parameter notebook: whose macros hold.
  /// - Returns: KaTeX's markup.
  func set(_ tex: String, display: Bool, notebook: Int) -> Result<String, Formulas.Failure> {
    if !isLoaded { load() }
    guard let heap, loadFailure == nil else {
      let reason = loadFailure ?? "Duktape has no memory"
      return .failure(Formulas.Failure(message: Wording.formulaEngine(reason), offset: nil))
    }
    defer { duk_set_top(heap, 1) }
    duk_dup(heap, 0)
    push(tex, on: heap)
    duk_push_boolean(heap, display ? 1 : 0)
    duk_push_int(heap, duk_int_t(truncatingIfNeeded: notebook))
    guard duk_pcall(heap, 3) == 0 else {
      return .failure(Formulas.Failure(message: string(at: -1, on: heap), offset: nil))
    }
    let answer = string(at: -1, on: heap)
    guard answer.hasPrefix("!") else { return .success(answer) }
    return .failure(Formulas.failure(answer))
  }

  /// Puts the function that sets a formula at the bottom of Duktape's stack.
  private func load() {
    isLoaded = true
    guard let heap = duk_create_heap(nil, nil, nil, nil, nil) else {
      loadFailure = "Duktape has no memory"
      return
    }
    self.heap = heap
    guard linkedVersion(heap) == KatexBytecode.duktapeVersion else {
      loadFailure = "octavo was built with another version of Duktape; build it again"
      return
    }
    pushBytecode(on: heap)
    duk_load_function(heap)
    guard duk_pcall(heap, 0) == 0 else {
      loadFailure = string(at: -1, on: heap)
      return
    }
    duk_set_top(heap, 0)
    push(Self.setter, on: heap)
    push("formulas.js", on: heap)
    guard octavo_duk_compile_function(heap) == 0 else {
      loadFailure = string(at: -1, on: heap)
      return
    }
    duk_set_top(heap, 1)
  }

  /// Each notebook has macros of its own, which last as long as it does.
  private static let setter = """
    function (tex, display, notebook) {
      try {
        var settings = { output: 'mathml', displayMode: display, throwOnError: true, strict: 'ignore',
          trust: false, maxExpand: 1000, maxSize: 50, globalGroup: true };
        var all = Duktape.macros || (Duktape.macros = {});
        settings.macros = all[notebook] || (all[notebook] = {});
        return katex.renderToString(tex, settings);
      } catch (error) {
        return '!' + (error.position === undefined ? '' : error.position) + '!' + (error.message || error);
      }
    }
    """

  private func linkedVersion(_ heap: OpaquePointer) -> Int {
    defer { duk_set_top(heap, 0) }
    duk_get_global_string(heap, "Duktape")
    duk_get_prop_string(heap, -1, "version")
    return Int(duk_get_int(heap, -1))
  }

  private func pushBytecode(on heap: OpaquePointer) {
    let size = KatexBytecode.size
    guard let target = duk_push_buffer_raw(heap, size, 0) else { return }
    let bytes = target.assumingMemoryBound(to: UInt8.self)
    KatexBytecode.text.withUTF8Buffer {
      Base64.decode($0, into: UnsafeMutableBufferPointer(start: bytes, count: size))
    }
  }

  private func push(_ text: String, on heap: OpaquePointer) {
    var text = text
    text.withUTF8 { buffer in
      buffer.withMemoryRebound(to: CChar.self) { _ = duk_push_lstring(heap, $0.baseAddress, $0.count) }
    }
  }

  private func string(at index: duk_idx_t, on heap: OpaquePointer) -> String {
    var length: duk_size_t = 0
    guard let pointer = duk_safe_to_lstring(heap, index, &length) else { return "" }
    let bytes = UnsafeRawBufferPointer(start: pointer, count: length)
    return String(decoding: bytes, as: UTF8.self)
  }
}
