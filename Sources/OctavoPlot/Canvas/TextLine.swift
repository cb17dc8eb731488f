/// A piece of a line of text in one style.
package struct TextRun: Equatable, Sendable {
  package enum Shift: Sendable { case none, superscript, `subscript` }
  package var text: String
  package var isItalic = false
  package var isBold = false
  package var shift = Shift.none

  package init(text: String, isItalic: Bool = false, isBold: Bool = false, shift: Shift = .none) {
    self.text = text
    self.isItalic = isItalic
    self.isBold = isBold
    self.shift = shift
  }

  /// Size of raised and lowered text, as a part of the line's.
  package static let scriptSize = 0.7
  /// How far the baseline moves, in type sizes of the line.
  package static let rise = 0.36
  package static let fall = 0.16
}

/// One line of text: runs in order, upright and on the baseline unless they say otherwise.
package struct TextLine: Equatable, Sendable {
  package var runs: [TextRun]

  package init(runs: [TextRun]) { self.runs = runs }

  /// The text without its styles.
  package var plainText: String { runs.map(\.text).joined() }
  package var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

  /// Width in pixels for a type size in pixels.
  package func width(size: Double, isBold: Bool = false) -> Double {
    var total = 0.0
    for run in runs {
      let width = FontMetrics.width(of: run.text, isBold: isBold || run.isBold)
      total += run.shift == .none ? width : width * TextRun.scriptSize
    }
    return total * size
  }
}

/// Lines of text one below the other, as a title or a label may have.
package struct TextBlock: Equatable, Sendable {
  package var lines: [TextLine]

  /// Splits at line ends; each line may hold formulas between dollar signs (see `MathText`).
  package init(_ source: String) {
    lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { MathText.line(String($0)) }
  }

  /// The same, also broken at spaces so that lines are no wider than `width` pixels where possible.
  package init(_ source: String, fitting width: Double, size: Double, isBold: Bool = false) {
    lines = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      var current = ""
      for word in MathText.words(String(line)) {
        let longer = current.isEmpty ? word : current + " " + word
        if !current.isEmpty && MathText.line(longer).width(size: size, isBold: isBold) > width {
          lines.append(MathText.line(current))
          current = word
        } else {
          current = longer
        }
      }
      lines.append(MathText.line(current))
    }
  }

  package var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }

  package func width(size: Double, isBold: Bool = false) -> Double {
    lines.map { $0.width(size: size, isBold: isBold) }.max() ?? 0
  }

  /// From the top of the first line's capitals to the last baseline.
  package func height(size: Double) -> Double {
    isEmpty ? 0 : size * (FontMetrics.capHeight + FontMetrics.lineHeight * Double(lines.count - 1))
  }
}
