import OctavoLanguage
import Testing

private struct RecordedTrees: Decodable {
  struct Tree: Decodable, Sendable {
    let text: String
    let tree: String
  }
  let trees: [Tree]
}

@Suite struct TreeTests {
  /// Names, values, nesting and places, as in CPython's `ast`.
  @Test func treesAreCPythons() throws {
    let recorded = try recorded("trees.json", as: RecordedTrees.self).trees
    #expect(recorded.count > 150)
    for item in recorded {
      do throws(SyntaxFault) {
        let tree = TreeDump.dump(try parse(Source(file: "snippet", text: item.text)))
        #expect(tree == item.tree, "\(item.text)")
      } catch {
        Issue.record("\(item.text): \(error.message)")
      }
    }
  }

  /// CPython 3.11 gives expressions in f-strings places of its own; ours are their places in the text.
  @Test func expressionsInStringsHaveTheirOwnPlaces() throws {
    let text = "x = f'é{ab + f\"{cd}\"} {ef:{gh}}'"
    let source = Source(file: "snippet", text: text)
    var found: [String] = []
    func walk(_ expression: Expression) {
      switch expression.kind {
      case .name(let name):
        let bytes = source.bytes[expression.span.start..<expression.span.end]
        found.append(name + "=" + String(decoding: bytes, as: UTF8.self))
      case .binary(let left, _, let right):
        walk(left)
        walk(right)
      case .joinedString(let pieces): walk(pieces)
      default: break
      }
    }
    func walk(_ pieces: [FormattedPiece]) {
      for case .value(let value, _, let spec, _, _) in pieces {
        walk(value)
        walk(spec ?? [])
      }
    }
    guard case .assign(_, let value) = try parse(source).body.first?.kind else {
      Issue.record("no assignment")
      return
    }
    walk(value)
    #expect(found == ["ab=ab", "cd=cd", "ef=ef", "gh=gh"])
  }
}
