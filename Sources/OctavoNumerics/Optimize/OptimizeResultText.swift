import CSpecialFunctions

extension OptimizeResult {
  /// The result as SciPy prints it: names right-aligned, the most telling fields first, values of several
  /// lines hanging under their first.
  ///
  /// - Parameters:
  ///   - format: the text of one value. Arrays are to be printed with the given line width, at most 12
  ///     elements in full and otherwise two at each end, and numbers in arrays as `columnText` has them.
  public func text(_ format: (_ value: Value, _ lineWidth: Int) -> String) -> String {
    let width = (fields.map(\.name.count).max() ?? 0) + 1
    return inPrintingOrder.map { field in
      let name = String(repeating: " ", count: width - field.name.count) + field.name
      let hanging = "\n" + String(repeating: " ", count: width + 2)
      let lines = format(field.value, 76 - (width + 2)).split(
        separator: "\n", omittingEmptySubsequences: false)
      return name + ": " + lines.joined(separator: hanging)
    }.joined(separator: "\n")
  }

  private static let leading = [
    "message", "success", "status", "fun", "funl", "x", "xl", "col_ind", "nit", "lower", "upper", "eqlin",
    "ineqlin", "converged", "flag", "function_calls", "iterations", "root",
  ]

  private var inPrintingOrder: [(name: String, value: Value)] {
    let ranks = fields.indices.map { i in
      Self.leading.firstIndex(of: fields[i].name) ?? Self.leading.count + i
    }
    return fields.indices.sorted { ranks[$0] < ranks[$1] }.map { fields[$0] }
  }

  /// A number in an array: four digits and an exponent, ten columns wide.
  public static func columnText(_ x: Double) -> String {
    if !x.isFinite { return x.isNaN ? "       nan" : x > 0 ? "       inf" : "      -inf" }
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      special_format_scientific(x, buffer.baseAddress, 32)
      return String(cString: buffer.baseAddress!)  // not empty: 32 characters were asked for
    }
    return x.sign == .minus ? text : " " + text
  }
}
