import CDuktape

/// Sets formulas: TeX in, MathML out. KaTeX does it, run by Duktape inside this process; no script reaches the
/// report. Loaded when the first formula is met (see Documentation/decisions/maths.md).
final class Formulas {
  /// Why a formula cannot be set.
  struct Failure: Error, Equatable {
    let message: String
    /// Characters of the TeX before the place that is wrong.
    let offset: Int?
  }

  private struct Key: Hashable {
    let tex: String
    let display: Bool
  }

  private var heap: OpaquePointer?
  private var loadFailure: String?
  private var isLoaded = false
  private var cache: [Key: Result<String, Failure>] = [:]

  deinit {
    if let heap { duk_destroy_heap(heap) }
  }

  /// A `<math>` element.
  func mathML(_ tex: String, display: Bool) -> Result<String, Failure> {
    // A formula may define a macro for those after it, so it is set anew, and so are they.
    let defines = tex.contains("\\def") || tex.contains("command") || tex.contains("\\let")
    if defines { cache = [:] }
    let key = Key(tex: tex, display: display)
    if let known = cache[key] { return known }
    let result = set(tex, display: display)
    if !defines { cache[key] = result }
    return result
  }

  // MARK: The engine

  private func set(_ tex: String, display: Bool) -> Result<String, Failure> {
    if !isLoaded { load() }
    guard let heap, loadFailure == nil else {
      return .failure(Failure(message: loadFailure ?? "Duktape has no memory", offset: nil))
    }
    defer { duk_set_top(heap, 1) }
    duk_dup(heap, 0)
    push(tex, on: heap)
    duk_push_boolean(heap, display ? 1 : 0)
    guard duk_pcall(heap, 2) == 0 else {
      return .failure(Failure(message: string(at: -1, on: heap), offset: nil))
    }
    let answer = string(at: -1, on: heap)
    guard answer.hasPrefix("!") else { return .success(MathVariant.applied(to: Self.bare(answer))) }
    return .failure(Self.failure(answer))
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

  /// Macros live as long as this object, so that a notebook can define them once.
  private static let setter = """
    function (tex, display) {
      try {
        var settings = { output: 'mathml', displayMode: display, throwOnError: true, strict: 'ignore',
          trust: false, maxExpand: 1000, maxSize: 50, globalGroup: true };
        settings.macros = Duktape.macros || (Duktape.macros = {});
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

  // MARK: What it answers

  /// The `<math>` element without what a page does not need: the wrapper, the name space and the TeX.
  private static func bare(_ html: String) -> String {
    let bytes = Array(html.utf8)[...]
    guard let start = find("<math", in: bytes),
      let tagEnd = bytes[start...].firstIndex(of: UInt8(ascii: ">")),
      let contentStart = find("<semantics>", in: bytes), let contentEnd = find("<annotation", in: bytes),
      contentStart + 11 <= contentEnd
    else { return html }
    let display = find("display=\"block\"", in: bytes[start...tagEnd]) != nil
    return "<math\(display ? " display=\"block\"" : "")>" + bytes[(contentStart + 11)..<contentEnd].string
      + "</math>"
  }

  private static func find(_ text: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return nil }
    for start in bytes.startIndex...(bytes.endIndex - wanted.count)
    where bytes[start..<start + wanted.count].elementsEqual(wanted) { return start }
    return nil
  }

  /// `!5!KaTeX parse error: Undefined control sequence: \foo at position 6: …` → the words and the place.
  private static func failure(_ answer: String) -> Failure {
    let parts = answer.split(separator: "!", maxSplits: 2, omittingEmptySubsequences: false)
    let offset = parts.count > 1 ? Int(parts[1]) : nil
    var message = Array((parts.count > 2 ? String(parts[2]) : answer).utf8)[...]
    if message.starts(with: "KaTeX parse error: ".utf8) { message = message.dropFirst(19) }
    for tail in [" at position ", " at end of input"] {
      if let end = find(tail, in: message) { message = message[..<end] }
    }
    return Failure(message: message.string, offset: offset)
  }
}

enum Base64 {
  private static let values: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, digit) in digits.utf8.enumerated() { table[Int(digit)] = UInt8(value) }
    return table
  }()

  /// Decodes as many bytes as `target` holds; `text` has four digits for every three bytes begun.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) {
    values.withUnsafeBufferPointer { values in
      var output = 0
      var input = 0
      while output < target.count, input + 3 < text.count {
        let group =
          UInt32(values[Int(text[input])]) << 18 | UInt32(values[Int(text[input + 1])]) << 12
          | UInt32(values[Int(text[input + 2])]) << 6 | UInt32(values[Int(text[input + 3])])
        for shift in [UInt32(16), 8, 0] where output < target.count {
          target[output] = UInt8(truncatingIfNeeded: group >> shift)
          output += 1
        }
        input += 4
      }
    }
  }

  static func encode(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var group = UInt32(bytes[start]) << 16
      if count > 1 { group |= UInt32(bytes[start + 1]) << 8 }
      if count > 2 { group |= UInt32(bytes[start + 2]) }
      for place in 0..<4 {
        result.append(place <= count ? digits[Int(group >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
