import Synchronization

/// Sets the formulas of one notebook: TeX in, MathML out. Each is set once; macros that a formula defines last to
/// the end of the notebook.
final class Formulas {
  /// Why a formula cannot be set.
  struct Failure: Error, Equatable {
    let message: String
    /// Characters of the TeX before the place that is wrong, as JavaScript counts them.
    let offset: Int?
  }

  private struct Key: Hashable {
    let tex: String
    let display: Bool
  }

  private static let count = Atomic<Int>(0)
  /// Keeps the macros of this notebook apart from those of others.
  private let number = count.add(1, ordering: .relaxed).newValue
  private var cache: [Key: Result<String, Failure>] = [:]

  /// A `<math>` element.
  func mathML(_ tex: String, display: Bool) -> Result<String, Failure> {
    // A formula may define a macro for those after it, so it is set anew, and so are they.
    let defines = tex.contains("\\def") || tex.contains("command") || tex.contains("\\let")
    if defines { cache = [:] }
    let key = Key(tex: tex, display: display)
    if let known = cache[key] { return known }
    let result = FormulaEngine.shared.withLock { $0.set(tex, display: display, notebook: number) }
      .map { MathVariant.applied(to: Self.bare($0)) }
    if !defines { cache[key] = result }
    return result
  }

  /// The `<math>` element without what a page does not need: the wrapper, the name space and the TeX.
  private static func bare(_ html: String) -> String {
    let html = html[...]
    guard let start = html.range(of: "<semantics>"), let end = html.range(of: "<annotation"),
      start.upperBound <= end.lowerBound
    else { return String(html) }
    let display = html[..<start.lowerBound].range(of: "display=\"block\"") != nil
    return "<math\(display ? " display=\"block\"" : "")>" + html[start.upperBound..<end.lowerBound]
      + "</math>"
  }

  /// `!5!KaTeX parse error: Undefined control sequence: \foo at position 6: …` → the words and the place.
  static func failure(_ answer: String) -> Failure {
    let parts = answer.split(separator: "!", maxSplits: 2, omittingEmptySubsequences: false)
    let offset = parts.count > 1 ? Int(parts[1]) : nil
    var message = parts.count > 2 ? parts[2] : answer[...]
    if let head = message.range(of: "KaTeX parse error: ") { message = message[head.upperBound...] }
    if let tail = message.range(of: " at position ") { message = message[..<tail.lowerBound] }
    if let tail = message.range(of: " at end of input") { message = message[..<tail.lowerBound] }
    return Failure(message: String(message), offset: offset)
  }
}
