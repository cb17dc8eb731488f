import OctavoLanguage
import OctavoNumerics

/// The text of an `OptimizeResult`: keys right-aligned, the well-known ones first, floats in arrays with
/// three decimals.
struct ResultText {
  private let machine: Machine
  private static let order = [
    "message", "success", "status", "fun", "funl", "x", "xl", "col_ind", "nit", "lower", "upper", "eqlin",
    "ineqlin", "converged", "flag", "function_calls", "iterations", "root",
  ]
  /// Fields of a result that are there to be asked for, not shown.
  private static let hidden: Set = ["slack", "con", "crossover_nit"]

  init(_ machine: Machine) { self.machine = machine }

  /// - Parameter margin: columns before the longest name; results and dictionaries inside results have none.
  func text(_ dict: DictObject, margin: Int = 1) throws -> String {
    var pairs: [(name: String, value: Value)] = []
    for pair in dict.pairs { pairs.append((try machine.str(pair.key).string, pair.value)) }
    if pairs.isEmpty { return "OptimizeResult()" }
    let width = (pairs.map(\.name.count).max() ?? 0) + margin
    pairs.removeAll { Self.hidden.contains($0.name) }
    let ranked = pairs.enumerated().sorted { a, b in
      let (left, right) = (rank(a.element.name), rank(b.element.name))
      return left == right ? a.offset < b.offset : left < right
    }
    return try ranked.map { item in
      let (name, value) = item.element
      let key = String(repeating: " ", count: width - name.count) + name
      let lines = try self.value(value, indent: width + 2).split(
        separator: "\n", omittingEmptySubsequences: false)
      return key + ": " + lines.joined(separator: "\n" + String(repeating: " ", count: width + 2))
    }.joined(separator: "\n")
  }

  private func rank(_ name: String) -> Int { Self.order.firstIndex(of: name) ?? Self.order.count }

  private func value(_ x: Value, indent: Int) throws -> String {
    let width = 76 - indent
    if let inner = x.as(DictObject.self), !inner.pairs.isEmpty { return try text(inner, margin: 0) }
    if let object = x.as(ArrayObject.self), object.array.dtype.isFloat {
      return layout(object.array, prefix: "", separator: " ", width: width)
    }
    if let tuple = x.as(TupleObject.self), tuple.items.contains(where: { $0.as(ArrayObject.self) != nil }) {
      let parts = try tuple.items.map { item -> String in
        guard let object = item.as(ArrayObject.self), object.array.dtype.isFloat else {
          return try machine.repr(item).string
        }
        return "array(" + layout(object.array, prefix: "array(", separator: ", ", width: width) + ")"
      }
      return "(" + parts.joined(separator: ", ") + ")"
    }
    return try machine.str(x).string
  }

  /// NumPy's layout of an array whose elements are all formatted alike.
  private func layout(_ array: NDArray, prefix: String, separator: String, width: Int) -> String {
    let scalars = array.scalars().map { OptimizeResult.columnText($0.double) }
    let summarise = array.size > 12
    let indent = String(repeating: " ", count: prefix.count)
    // A line leaves room for the brackets that may close it.
    let room = width - array.rank - (prefix.isEmpty ? 0 : 1)
    func row(_ items: [String], _ hanging: String) -> String {
      var shown = items
      if summarise, items.count > 4 {
        shown = Array(items[..<2]) + ["..."] + Array(items[(items.count - 2)...])
      }
      var lines: [String] = []
      var line = hanging
      for (index, item) in shown.enumerated() {
        let tail = index == shown.count - 1 ? "" : separator.trimmingTrailingSpaces
        let isFull = line.count + item.count > room && line != hanging
        if isFull {
          lines.append(line.trimmingTrailingSpaces)
          line = hanging
        }
        line += item + tail + (index == shown.count - 1 ? "" : " ")
      }
      lines.append(line)
      return lines.joined(separator: "\n")
    }
    if array.rank == 1 {
      return "[" + row(scalars, indent + " ").dropFirst(indent.count + 1) + "]"
    }
    guard array.rank == 2 else { return array.text() }
    let columns = array.shape[1]
    var rows = (0..<array.shape[0]).map { Array(scalars[($0 * columns)..<(($0 + 1) * columns)]) }
    var hasGap = false
    if summarise, rows.count > 4 {
      rows = Array(rows[..<2]) + Array(rows[(rows.count - 2)...])
      hasGap = true
    }
    var texts = rows.map { "[" + row($0, indent + "  ").dropFirst(indent.count + 2) + "]" }
    if hasGap { texts.insert("...", at: 2) }
    return "[" + texts.joined(separator: separator.trimmingTrailingSpaces + "\n" + indent + " ") + "]"
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
