/// The Markdown between two cells, in two forms: the text as written, for formats that are themselves Markdown,
/// and the tree, for formats that are not.
package struct Prose: Sendable {
  /// The lines as the author wrote them.
  package let text: String
  package let firstLine: Int
  /// Where `text` contains something that is not plain Markdown, in order; ranges are UTF-8 offsets in `text`.
  package let marks: [Mark]
  package let blocks: [Block]

  package init(text: String, firstLine: Int, marks: [Mark], blocks: [Block]) {
    self.text = text
    self.firstLine = firstLine
    self.marks = marks
    self.blocks = blocks
  }
}

/// A construct that Octavo adds to CommonMark.
package struct Mark: Sendable {
  package enum Kind: Sendable {
    case formula(Formula)
    case value(InlineValue)
    case reference(ReferenceGroup)
    case footnote(String)
    /// The `[^name]:` that begins the text of a footnote.
    case footnoteText(String)
    /// A line `::: {.callout-note}`, with what stands after the colons.
    case fence(String)
    /// Text that must not be read as Markdown.
    case literal(String)
  }
  package let kind: Kind
  package let range: Range<Int>
  package let position: Position
}

/// A formula in TeX.
package struct Formula: Sendable {
  package let tex: String
  package let display: Bool
  /// `eq-x`, from `$$…$$ {#eq-x}`.
  package let label: String?
  package let position: Position
}

/// An expression inside prose whose value stands in its place.
package struct InlineValue: Sendable {
  package let expression: String
  /// Where the expression begins.
  package let position: Position
  /// Which inline value of the notebook this is, counted from 0.
  package let index: Int
}

/// `@fig-x`, or `[see @fig-x; -@tbl-y]`.
package struct ReferenceGroup: Sendable {
  package struct Item: Sendable {
    /// Words that take the place of "Figure" and the like; nil for the usual ones.
    package let prefix: String?
    package let label: String
    /// `-@fig-x`: only the number is shown.
    package let numberOnly: Bool
    package let suffix: String
  }
  package let items: [Item]
  package let position: Position
}

/// A node of the tree that holds blocks or lines of text.
package struct Block: Sendable {
  package indirect enum Kind: Sendable {
    case paragraph([Inline])
    case heading(level: Int, [Inline], label: String?)
    case quote([Block])
    case list(List)
    case code(language: String, info: String, text: String)
    case html(String)
    case rule
    case equation(Formula)
    case table(Table)
    /// An image that stands alone and has a caption or a label.
    case figure(Image, label: String?)
    case callout(kind: String, title: [Inline], [Block])
    case division(label: String?, classes: [String], [Block])
    case footnote(name: String, [Inline])
  }
  package let kind: Kind
  package let line: Int
}

package struct List: Sendable {
  /// nil for a bulleted list, otherwise the first number.
  package let start: Int?
  package let tight: Bool
  package let items: [[Block]]
}

package struct Table: Sendable {
  package enum Alignment: String, Sendable { case none, left, right, center }
  package let header: [[Inline]]
  package let alignments: [Alignment]
  package let rows: [[[Inline]]]
  package let caption: [Inline]
  package let label: String?
}

package struct Image: Sendable {
  package let address: String
  package let title: String
  package let text: [Inline]
}

/// A node of the tree inside a line of text.
package indirect enum Inline: Sendable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case link(address: String, title: String, [Inline])
  case image(Image)
  case html(String)
  case formula(Formula)
  case value(InlineValue)
  case reference(ReferenceGroup)
  case footnote(String)

  /// The words alone, for titles and alternative texts.
  package static func plainText(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let inside), .strong(let inside), .link(_, _, let inside): plainText(inside)
      case .image(let image): plainText(image.text)
      case .formula(let formula): formula.tex
      case .value(let value): value.expression
      case .reference(let group): group.items.map(\.label).joined(separator: ", ")
      case .html, .footnote: ""
      }
    }.joined()
  }
}
