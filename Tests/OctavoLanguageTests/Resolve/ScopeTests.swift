import OctavoLanguage
import Testing

private struct RecordedScopes: Decodable {
  struct Program: Decodable, Sendable {
    let text: String
    let scopes: [Recorded]
  }
  struct Recorded: Decodable, Sendable, Hashable {
    let kind: String
    let name: String
    let parameters: [String]
    let locals: [String]
    let cells: [String]
    let free: [String]
    let generator: Bool
  }
  let scopes: [Program]
}

extension RecordedScopes.Recorded {
  fileprivate init(_ scope: Scope, parameterCount: Int) {
    kind = scope.kind == .classBody ? "class" : "function"
    name = scope.qualifiedName
    parameters = Array(scope.localNames.prefix(parameterCount))
    locals = scope.localNames.sorted()
    let cells = scope.bindings.filter { $0.value == .cell }.map(\.key)
    self.cells = (cells + (scope.needsClassCell ? ["__class__"] : [])).sorted()
    free = scope.freeNames.sorted()
    // CPython's flag: a generator, or an asynchronous one; a plain coroutine is neither.
    generator = scope.isGenerator
  }
}

private func resolved(_ text: String) throws -> ResolvedModule {
  let source = Source(file: "snippet", text: text)
  return try resolve(try parse(source), source: source)
}

@Suite struct ScopeTests {
  @Test func scopesAreCPythons() throws {
    for program in try recorded("scopes.json", as: RecordedScopes.self).scopes {
      var wanted = program.scopes
      for scope in try resolved(program.text).scopes where scope.kind != .module {
        // The scope does not say how many of its names are parameters; the recorded one does.
        let match = wanted.firstIndex {
          $0 == RecordedScopes.Recorded(scope, parameterCount: $0.parameters.count)
        }
        if let match {
          wanted.remove(at: match)
        } else {
          Issue.record("\(program.text)\nunexpected \(RecordedScopes.Recorded(scope, parameterCount: 0))")
        }
      }
      #expect(wanted.isEmpty, "\(program.text)")
    }
  }

  @Test func bindingsInClassBodies() throws {
    let text = """
      def f(x, y):
        class A:
          x = 1
          global z
          z = x + y + w
          def g(self): return x, super()
      """
    let module = try resolved(text)
    let body = try #require(module.scopes.first { $0.kind == .classBody })
    #expect(body.binding(of: "x") == .className)
    #expect(body.binding(of: "y") == .classFree)
    #expect(body.binding(of: "z") == .global)
    #expect(body.binding(of: "w") == .className)
    #expect(body.needsClassCell)
    let method = try #require(module.scopes.first { $0.qualifiedName == "f.<locals>.A.g" })
    #expect(method.binding(of: "x") == .free)
    #expect(method.freeNames == ["x", "__class__"])
    #expect(module.scopes[0].binding(of: "f") == .global)
  }

  @Test func privateNames() throws {
    #expect(mangle("__x", inClass: "A") == "_A__x")
    #expect(mangle("__x", inClass: "__A") == "_A__x")
    #expect(mangle("__x", inClass: "__") == "__x")
    #expect(mangle("__x__", inClass: "A") == "__x__")
    #expect(mangle("_x", inClass: "A") == "_x")
    #expect(mangle("__x", inClass: nil) == "__x")
    #expect(mangle("__a.b", inClass: "A") == "__a.b")
    let module = try resolved("class A:\n  def f(self, __x): return lambda: __x")
    let method = try #require(module.scopes.first { $0.qualifiedName == "A.f" })
    #expect(method.mangleClass == "A")
    #expect(method.localNames == ["self", "_A__x"])
    #expect(method.binding(of: "_A__x") == .cell)
  }

  @Test func parametersComeFirstInPythonsOrder() throws {
    let module = try resolved("def f(a, /, b, *c, d, **e): z = y = 1")
    let function = try #require(module.scopes.first { $0.kind == .function })
    #expect(function.localNames == ["a", "b", "d", "c", "e", "z", "y"])
  }
}
