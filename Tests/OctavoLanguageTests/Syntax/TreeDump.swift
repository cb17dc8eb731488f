import OctavoLanguage

/// Writes a tree as nested lists, in the form in which `record.py` writes CPython's, to compare the two.
///
/// Every node carries its span as `@start:end`, but for what is inside an f-string, where CPython 3.11
/// gives places of its own invention.
struct TreeDump {
  private var text = ""
  private var stringDepth = 0

  static func dump(_ module: Module) -> String {
    var dump = TreeDump()
    for statement in module.body { dump.write(statement) }
    return dump.text
  }

  private mutating func list(_ head: String, _ span: Span?, _ body: (inout TreeDump) -> Void) {
    text += "(" + head
    if let span, stringDepth == 0 { text += "@\(span.start):\(span.end)" }
    body(&self)
    text += ")"
  }

  private mutating func word(_ word: String) { text += " " + word }

  private mutating func write(_ items: [Expression]) {
    for item in items { write(item) }
  }

  private mutating func write(_ item: Expression?) {
    if let item { write(item) } else { word("-") }
  }

  // MARK: Expressions

  private mutating func write(_ expression: Expression) {
    text += " "
    let span = expression.span
    switch expression.kind {
    case .constant(let value): list("const", span) { $0.word(Self.constant(value)) }
    case .name(let name): list("name", span) { $0.word(name) }
    case .joinedString(let pieces):
      list("joined", span) {
        $0.stringDepth += 1
        $0.write(pieces)
        $0.stringDepth -= 1
      }
    case .tuple(let items): list("tuple", span) { $0.write(items) }
    case .list(let items): list("list", span) { $0.write(items) }
    case .set(let items): list("set", span) { $0.write(items) }
    case .dict(let entries):
      list("dict", span) { dump in
        for (key, value) in entries {
          dump.write(key)
          dump.write(value)
        }
      }
    case .boolOp(let op, let items): list(op.rawValue, span) { $0.write(items) }
    case .binary(let left, let op, let right): list(op.rawValue, span) { $0.write([left, right]) }
    case .unary(let op, let operand): list("unary" + op.rawValue, span) { $0.write(operand) }
    case .compare(let left, let rest):
      list("compare", span) { dump in
        dump.write(left)
        for (op, right) in rest {
          dump.word(op.rawValue)
          dump.write(right)
        }
      }
    case .call(let callee, let arguments):
      list("call", span) {
        $0.write(callee)
        $0.write(arguments)
      }
    case .attribute(let value, let name, _):
      list("attribute", span) {
        $0.write(value)
        $0.word(name)
      }
    case .subscripted(let value, let index): list("subscript", span) { $0.write([value, index]) }
    case .slice(let lower, let upper, let step):
      list("slice", span) { dump in
        for part in [lower, upper, step] { dump.write(part) }
      }
    case .starred(let value): list("starred", span) { $0.write(value) }
    case .conditional(let test, let body, let orElse):
      list("conditional", span) { $0.write([test, body, orElse]) }
    case .lambda(let parameters, let body, _):
      list("lambda", span) {
        $0.write(parameters)
        $0.write(body)
      }
    case .walrus(let target, let value): list("walrus", span) { $0.write([target, value]) }
    case .comprehension(let comprehension): write(comprehension, span)
    case .yield(let value): list("yield", span) { $0.write(value) }
    case .yieldFrom(let value): list("yieldfrom", span) { $0.write(value) }
    case .await(let value): list("await", span) { $0.write(value) }
    }
  }

  private mutating func write(_ comprehension: Comprehension, _ span: Span) {
    let (head, elements): (String, [Expression]) =
      switch comprehension.result {
      case .list(let element): ("listcomp", [element])
      case .set(let element): ("setcomp", [element])
      case .generator(let element): ("generator", [element])
      case .dict(let key, let value): ("dictcomp", [key, value])
      }
    list(head, span) { dump in
      dump.write(elements)
      for clause in comprehension.clauses {
        dump.text += " "
        dump.list(clause.isAsync ? "asyncfor" : "for", nil) {
          $0.write([clause.target, clause.iterable])
          $0.write(clause.conditions)
        }
      }
    }
  }

  private mutating func write(_ arguments: [Argument]) {
    for argument in arguments {
      switch argument.kind {
      case .positional: write(argument.value)
      case .star:
        text += " "
        list("starred", argument.span) { $0.write(argument.value) }
      default: break
      }
    }
    for argument in arguments {
      switch argument.kind {
      case .keyword(let name):
        text += " "
        list("keyword", argument.span) {
          $0.word(name)
          $0.write(argument.value)
        }
      case .doubleStar:
        text += " "
        list("keyword", argument.span) {
          $0.word("**")
          $0.write(argument.value)
        }
      default: break
      }
    }
  }

  private mutating func write(_ parameters: Parameters) {
    text += " "
    list("parameters", nil) { dump in
      let groups: [(String, [Parameter])] = [
        ("/", parameters.positionalOnly), ("p", parameters.positional),
        ("*", parameters.varArgs.map { [$0] } ?? []), ("k", parameters.keywordOnly),
        ("**", parameters.varKeywords.map { [$0] } ?? []),
      ]
      for (head, group) in groups {
        for parameter in group {
          dump.text += " "
          dump.list(head, parameter.span) {
            $0.word(parameter.name)
            $0.write(parameter.annotation)
            $0.write(parameter.defaultValue)
          }
        }
      }
    }
  }

  private mutating func write(_ pieces: [FormattedPiece]) {
    var pending: [UInt32] = []
    func flush(_ dump: inout TreeDump) {
      if !pending.isEmpty { dump.word("(const " + Self.quoted(pending) + ")") }
      pending = []
    }
    for piece in pieces {
      switch piece {
      case .text(let text): pending += Self.points(text)
      case .value(let value, let conversion, let spec, let debugText, _):
        if let debugText { pending += Self.points(debugText) }
        flush(&self)
        text += " "
        list("value", nil) { dump in
          dump.write(value)
          dump.word(conversion?.rawValue ?? "-")
          if let spec {
            dump.text += " "
            dump.list("joined", nil) { $0.write(spec) }
          }
        }
      }
    }
    flush(&self)
  }

  // MARK: Constants

  private static func constant(_ value: Constant) -> String {
    switch value {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "..."
    case .int(let value): String(value)
    case .bigInt(let digits): digits
    case .float(let value): "f" + String(value.bitPattern, radix: 16)
    case .imaginary(let value): "j" + String(value.bitPattern, radix: 16)
    case .string(let text): quoted(points(text))
    case .bytes(let bytes): "b" + quoted(bytes.map(UInt32.init))
    }
  }

  private static func points(_ text: Text) -> [UInt32] { (0..<text.count).map { text[$0] } }

  private static func quoted(_ points: [UInt32]) -> String {
    var result = "'"
    for point in points {
      if point >= 0x20, point < 0x7F, point != 0x27, point != 0x5C {
        result.unicodeScalars.append(Unicode.Scalar(UInt8(point)))
      } else {
        result += "\\" + String(point, radix: 16) + ";"
      }
    }
    return result + "'"
  }
}

// MARK: - Statements

extension TreeDump {
  private mutating func write(_ body: [Statement], _ head: String) {
    if body.isEmpty { return }
    text += " "
    list(head, nil) { dump in
      for statement in body { dump.write(statement) }
    }
  }

  private mutating func write(_ statement: Statement) {
    text += "\n"
    let span = statement.span
    switch statement.kind {
    case .expression(let value): list("expression", span) { $0.write(value) }
    case .assign(let targets, let value):
      list("assign", span) {
        $0.write(targets)
        $0.write(value)
      }
    case .augmentedAssign(let target, let op, let value):
      list("assign" + op.rawValue, span) { $0.write([target, value]) }
    case .annotatedAssign(let target, let annotation, let value, let isSimple):
      list(isSimple ? "annotate" : "annotate()", span) {
        $0.write([target, annotation])
        $0.write(value)
      }
    case .return(let value): list("return", span) { $0.write(value) }
    case .delete(let targets): list("delete", span) { $0.write(targets) }
    case .pass: list("pass", span) { _ in }
    case .break: list("break", span) { _ in }
    case .continue: list("continue", span) { _ in }
    case .raise(let exception, let cause):
      list("raise", span) {
        $0.write(exception)
        $0.write(cause)
      }
    case .global(let names): list("global", span) { $0.word(names.joined(separator: " ")) }
    case .nonlocal(let names): list("nonlocal", span) { $0.word(names.joined(separator: " ")) }
    case .assert(let test, let message):
      list("assert", span) {
        $0.write(test)
        $0.write(message)
      }
    case .import(let aliases): list("import", span) { $0.write(aliases) }
    case .importFrom(let module, let aliases, let level):
      list("from", span) {
        $0.word(String(level))
        $0.word(module ?? "-")
        $0.write(aliases)
      }
    case .if(let test, let body, let orElse):
      list("if", span) {
        $0.write(test)
        $0.write(body, "then")
        $0.write(orElse, "else")
      }
    case .while(let test, let body, let orElse):
      list("while", span) {
        $0.write(test)
        $0.write(body, "do")
        $0.write(orElse, "else")
      }
    case .for(let target, let iterable, let body, let orElse, let isAsync):
      list(isAsync ? "asyncfor" : "for", span) {
        $0.write([target, iterable])
        $0.write(body, "do")
        $0.write(orElse, "else")
      }
    case .try(let body, let handlers, let orElse, let finally, let isStar):
      list(isStar ? "trystar" : "try", span) { dump in
        dump.write(body, "do")
        for handler in handlers {
          dump.text += " "
          dump.list("except", handler.span) {
            $0.write(handler.type)
            $0.word(handler.name ?? "-")
            $0.write(handler.body, "do")
          }
        }
        dump.write(orElse, "else")
        dump.write(finally, "finally")
      }
    case .with(let items, let body, let isAsync):
      list(isAsync ? "asyncwith" : "with", span) { dump in
        for item in items {
          dump.write(item.context)
          dump.write(item.target)
        }
        dump.write(body, "do")
      }
    case .function(let function): write(function, span)
    case .classDefinition(let definition):
      list("class", span) {
        $0.word(definition.name)
        $0.write(definition.arguments)
        $0.write(definition.body, "do")
        $0.write(definition.decorators)
      }
    case .match(let subject, let cases):
      list("match", span) { dump in
        dump.write(subject)
        for item in cases {
          dump.text += " "
          dump.list("case", nil) {
            $0.write(item.pattern)
            $0.write(item.guardTest)
            $0.write(item.body, "do")
          }
        }
      }
    }
  }

  private mutating func write(_ function: FunctionDefinition, _ span: Span) {
    list(function.isAsync ? "asyncdef" : "def", span) {
      $0.word(function.name)
      $0.write(function.parameters)
      $0.write(function.returns)
      $0.write(function.body, "do")
      $0.write(function.decorators)
    }
  }

  private mutating func write(_ aliases: [Alias]) {
    for alias in aliases {
      text += " "
      list("alias", alias.span) {
        $0.word(alias.name)
        $0.word(alias.asName ?? "-")
      }
    }
  }

  private mutating func write(_ patterns: [Pattern]) {
    for pattern in patterns { write(pattern) }
  }

  private mutating func write(_ pattern: Pattern) {
    text += " "
    switch pattern {
    case .value(let value, let span): list("pvalue", span) { $0.write(value) }
    case .singleton(let value, let span): list("psingleton", span) { $0.word(Self.constant(value)) }
    case .sequence(let items, let span): list("psequence", span) { $0.write(items) }
    case .mapping(let entries, let rest, let span):
      list("pmapping", span) { dump in
        for (key, value) in entries {
          dump.write(key)
          dump.write(value)
        }
        dump.word(rest ?? "-")
      }
    case .classPattern(let value, let positional, let keyword, let span):
      list("pclass", span) { dump in
        dump.write(value)
        dump.write(positional)
        for (name, value) in keyword {
          dump.word(name)
          dump.write(value)
        }
      }
    case .star(let name, let span): list("pstar", span) { $0.word(name ?? "-") }
    case .capture(let inner, let name, let span):
      list("pas", span) {
        if let inner { $0.write(inner) }
        $0.word(name ?? "-")
      }
    case .or(let options, let span): list("por", span) { $0.write(options) }
    }
  }
}
