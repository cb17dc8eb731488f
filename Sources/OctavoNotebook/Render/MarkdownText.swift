/// Prose on its way into a Markdown report: Pandoc's attributes and divisions become what GitHub understands.
struct MarkdownText {
  let numbering: Numbering
  private var text: [UInt8] = []
  private var out = ""
  private var fence: Fence?
  /// For each open division, whether it is a callout.
  private var divisions: [Bool] = []

  init(numbering: Numbering) { self.numbering = numbering }

  mutating func append(_ bytes: ArraySlice<UInt8>) { text += bytes }

  /// A line `::: {.callout-note}` or `:::`.
  mutating func division(_ rest: String) {
    flush()
    if rest.isEmpty {
      if divisions.popLast() == true { out += "\n" }
      return
    }
    let kind = Self.alerts.first { rest.contains("callout-\($0.lowercased())") }
    divisions.append(kind != nil)
    if let kind { out += "> [!\(kind)]\n" }
  }

  private static let alerts = ["NOTE", "TIP", "WARNING", "CAUTION", "IMPORTANT"]

  mutating func finish() -> String {
    flush()
    return out
  }

  private mutating func flush() {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    text = []
    let endsLine = lines.count > 1 && lines[lines.count - 1].isEmpty
    if endsLine { lines.removeLast() }
    // Blank lines between the pieces of a report are the report's own.
    while out.isEmpty, let first = lines.first, first.isEmpty { lines.removeFirst() }
    if divisions.last != nil, lines.first?.isEmpty == true { lines.removeFirst() }
    for (index, line) in lines.enumerated() {
      let words = adjusted(line)
      if divisions.contains(true) { out += words.isEmpty ? ">" : "> " }
      out += words
      if index < lines.count - 1 || endsLine { out += "\n" }
    }
  }

  /// A line without attributes that GitHub would show as they stand.
  private mutating func adjusted(_ line: ArraySlice<UInt8>) -> String {
    if let open = fence {
      if open.isClosed(by: line) { fence = nil }
      return line.string
    }
    if let open = Fence(opening: line) {
      fence = open
      return line.string
    }
    let isHeading = line.first == UInt8(ascii: "#")
    let isCaption = line.starts(with: ": ".utf8)
    let isImage = line.starts(with: "![".utf8)
    guard isHeading || isCaption || isImage, let attributes = HeadingAttributes(line.string) else {
      return line.string
    }
    let anchor = attributes.label.map { "<a id=\"\(HTML.escape($0))\"></a>" } ?? ""
    if isCaption {
      let number = attributes.label.flatMap { numbering.targets[$0] }.map { "**Table \($0.text):** " } ?? ""
      return anchor + number + attributes.before.dropFirst(2)
    }
    return anchor.isEmpty ? attributes.before : anchor + "\n\n" + attributes.before
  }
}
