// `re.Pattern` and `re.Match`.

/// A text or bytes that is searched, and how parts of it are cut out.
struct RegexSubject {
  let value: Value
  let subject: RegularExpression.Subject

  init(_ x: Value, for pattern: RegularExpression, _ machine: Machine) throws {
    value = x
    if let text = machine.text(x) {
      if pattern.isBytes {
        throw machine.error(.typeError, "cannot use a bytes pattern on a string-like object")
      }
      subject = .text(text)
    } else if let bytes = machine.bytes(of: x) {
      if !pattern.isBytes {
        throw machine.error(.typeError, "cannot use a string pattern on a bytes-like object")
      }
      subject = .bytes(bytes)
    } else {
      throw machine.error(.typeError, "expected string or bytes-like object, got '\(machine.typeName(x))'")
    }
  }

  func part(_ range: Range<Int>, _ machine: Machine) -> Value {
    switch subject {
    case .text(let text):
      if range.count == text.count {
        return value.object.type === machine.types.str ? value : machine.string(text)
      }
      if range.count == 1 { return machine.character(text[range.lowerBound]) }
      return machine.string(text.slice(range))
    case .bytes(let bytes): return machine.bytes(Array(bytes[range]))
    }
  }

  /// As a text; bytes as the characters of the same numbers.
  var text: Text {
    switch subject {
    case .text(let text): text
    case .bytes(let bytes): latin(bytes)
    }
  }

  /// A text made of parts of this one, as a value of the same kind.
  func value(_ text: Text, _ machine: Machine) -> Value {
    if case .bytes = subject { return machine.bytes(latin(text)) }
    return machine.string(text)
  }
}

final class PatternObject: Object {
  let expression: RegularExpression
  /// What it was compiled from.
  let source: Value

  init(_ expression: RegularExpression, source: Value, type: TypeObject) {
    self.expression = expression
    self.source = source
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(source)
  }

  func match(
    _ mode: RegularExpression.Mode, _ x: Value, from: Int = 0, to: Int = .max, _ machine: Machine
  ) throws -> Value {
    let subject = try RegexSubject(x, for: expression, machine)
    guard let found = try expression.match(mode, in: subject.subject, from: from, to: to) else {
      return .none
    }
    return try matchValue(found, subject, from: from, to: to, machine)
  }

  fileprivate func matchValue(
    _ found: PatternMatch, _ subject: RegexSubject, from: Int, to: Int, _ machine: Machine
  ) throws -> Value {
    let count = subject.subject.count
    let made = MatchObject(
      found, self, subject, from: min(max(from, 0), count), to: min(max(to, 0), count),
      type: try machine.moduleType("re", "Match"))
    return Value(machine.heap.adopt(made))
  }

  func findAll(_ x: Value, from: Int = 0, to: Int = .max, _ machine: Machine) throws -> Value {
    let subject = try RegexSubject(x, for: expression, machine)
    let empty = subject.part(0..<0, machine)
    let groups = expression.groupCount
    let items = try expression.allMatches(in: subject.subject, from: from, to: to).map { match -> Value in
      func group(_ index: Int) -> Value { match.range(index).map { subject.part($0, machine) } ?? empty }
      if groups <= 1 { return group(groups) }
      return machine.tuple((1...groups).map(group))
    }
    return machine.list(items)
  }

  func iterate(_ x: Value, from: Int = 0, to: Int = .max, _ machine: Machine) throws -> Value {
    let subject = try RegexSubject(x, for: expression, machine)
    return Value(
      machine.heap.adopt(
        MatchIterator(self, subject, from: from, to: to, type: machine.types.iterators.callable)))
  }

  func split(_ x: Value, limit: Int, _ machine: Machine) throws -> Value {
    let subject = try RegexSubject(x, for: expression, machine)
    var pieces: [Value] = []
    var at = 0
    for match in try expression.allMatches(in: subject.subject, limit: limit == 0 ? .max : max(0, limit)) {
      pieces.append(subject.part(at..<match.start, machine))
      for group in 0..<expression.groupCount {
        pieces.append(match.range(group + 1).map { subject.part($0, machine) } ?? .none)
      }
      at = match.end
    }
    pieces.append(subject.part(at..<subject.subject.count, machine))
    return machine.list(pieces)
  }

  func substitute(_ replacement: Value, in x: Value, limit: Int, _ machine: Machine) throws -> (
    value: Value, count: Int
  ) {
    if machine.isCallable(replacement) {
      return try substitute(calling: replacement, in: x, limit: limit, machine)
    }
    let template = try self.template(replacement, machine)
    let subject = try RegexSubject(x, for: expression, machine)
    let matches =
      limit < 0 ? [] : try expression.allMatches(in: subject.subject, limit: limit == 0 ? .max : limit)
    if matches.isEmpty { return (subject.value, 0) }
    let text = subject.text
    var builder = TextBuilder(reserving: text.count)
    var at = 0
    for match in matches {
      builder.append(text, at..<match.start)
      template.append(match, in: text, to: &builder)
      at = match.end
      try TextLimits.check(builder.count)
      try machine.checkInterrupts()
    }
    builder.append(text, at..<text.count)
    return (subject.value(builder.finish(), machine), matches.count)
  }

  func template(_ x: Value, _ machine: Machine) throws -> PatternTemplate {
    let bytes = machine.bytes(of: x)
    guard let text = machine.text(x) ?? bytes.map({ latin($0) }), (bytes != nil) == expression.isBytes else {
      if expression.isBytes {
        throw machine.error(.typeError, "a bytes-like object is required, not '\(machine.typeName(x))'")
      }
      throw machine.error(
        .typeError,
        bytes != nil
          ? "expected str instance, bytes found"
          : "decoding to str: need a bytes-like object, \(machine.typeName(x)) found")
    }
    do {
      return try PatternTemplate(text, for: expression)
    } catch {
      throw machine.regexError(error, x)
    }
  }

  /// Replaces each match by what a function makes of it.
  private func substitute(
    calling function: Value, in x: Value, limit: Int, _ machine: Machine
  ) throws -> (value: Value, count: Int) {
    let subject = try RegexSubject(x, for: expression, machine)
    var scanner = PatternScanner(expression, subject.subject)
    let text = subject.text
    var builder = TextBuilder(reserving: text.count)
    var (at, count, pieces) = (0, 0, 0)
    while limit == 0 || count < limit, let match = try scanner.next() {
      if at < match.start { pieces += 1 }
      builder.append(text, at..<match.start)
      at = match.end
      count += 1
      // What a step makes is let go at its end; only its text stays.
      _ = try machine.heap.scope {
        let made = try machine.call(
          function, matchValue(match, subject, from: 0, to: .max, machine))
        if made.isNone { return .undefined }
        guard let part = expression.isBytes ? machine.bytes(of: made).map({ latin($0) }) : machine.text(made)
        else {
          throw machine.error(
            .typeError,
            expression.isBytes
              ? "sequence item \(pieces): expected a bytes-like object, \(machine.typeName(made)) found"
              : "sequence item \(pieces): expected str instance, \(machine.typeName(made)) found")
        }
        builder.append(part)
        pieces += 1
        return .undefined
      }
      try TextLimits.check(builder.count)
    }
    if count == 0 { return (subject.value, 0) }
    builder.append(text, at..<text.count)
    return (subject.value(builder.finish(), machine), count)
  }
}

/// What `finditer` gives.
private final class MatchIterator: IteratorObject {
  private let pattern: PatternObject
  private let subject: RegexSubject
  private let from: Int
  private let to: Int
  private var scanner: PatternScanner

  init(_ pattern: PatternObject, _ subject: RegexSubject, from: Int, to: Int, type: TypeObject) {
    self.pattern = pattern
    self.subject = subject
    self.from = from
    self.to = to
    scanner = PatternScanner(pattern.expression, subject.subject, from: from, to: to)
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(pattern)
    marker.visit(subject.value)
  }
  override func next(_ machine: Machine) throws -> Value {
    guard let match = try scanner.next() else { return .undefined }
    return try pattern.matchValue(match, subject, from: from, to: to, machine)
  }
}

extension TypeTable {
  private static func pattern(_ call: Arguments) -> PatternObject { call[0].unchecked(PatternObject.self) }

  private static func bounds(_ call: Arguments) throws -> (from: Int, to: Int) {
    (try call.machine.sliceBound(call[2]), call.has(3) ? try call.machine.sliceBound(call[3]) : .max)
  }

  private static func matching(_ name: String, _ mode: RegularExpression.Mode) -> Native {
    Native("\(name)(self, string, pos=0, endpos=?)") { call in
      let (from, to) = try bounds(call)
      return try pattern(call).match(mode, call[1], from: from, to: to, call.machine)
    }
  }

  static let pattern = TypeTable(
    methods: [
      matching("match", .match), matching("fullmatch", .fullMatch), matching("search", .search),
      Native("findall(self, string, pos=0, endpos=?)") { call in
        let (from, to) = try bounds(call)
        return try pattern(call).findAll(call[1], from: from, to: to, call.machine)
      },
      Native("finditer(self, string, pos=0, endpos=?)") { call in
        let (from, to) = try bounds(call)
        return try pattern(call).iterate(call[1], from: from, to: to, call.machine)
      },
      Native("split(self, string, maxsplit=0)") { call in
        try pattern(call).split(call[1], limit: call.int(2), call.machine)
      },
      Native("sub(self, repl, string, count=0)") { call in
        try pattern(call).substitute(call[1], in: call[2], limit: call.int(3), call.machine).value
      },
      Native("subn(self, repl, string, count=0)") { call in
        let (value, count) = try pattern(call).substitute(
          call[1], in: call[2], limit: call.int(3), call.machine)
        return call.machine.tuple([value, Value(count)])
      },
      Native("__repr__(self, /)") { call in
        let pattern = pattern(call)
        return call.machine.string(pattern.expression.repr(of: try call.machine.repr(pattern.source)))
      },
      Native("__eq__(self, value, /)") { call in
        guard let other = call[1].as(PatternObject.self) else { return .notImplemented }
        let mine = pattern(call).expression
        let theirs = other.expression
        return Value(
          mine === theirs
            || mine.pattern == theirs.pattern && mine.flags == theirs.flags && mine.isBytes == theirs.isBytes)
      },
      Native("__hash__(self, /)") { call in
        let expression = pattern(call).expression
        return Value(PythonHash.text(expression.pattern) ^ expression.flags.rawValue &* 1_000_003)
      },
      Native("__copy__(self, /)") { call in call[0] },
      Native("__deepcopy__(self, memo, /)") { call in call[0] },
    ],
    classMethods: [genericAlias],
    properties: [
      PropertyRow("pattern") { _, x in x.unchecked(PatternObject.self).source },
      PropertyRow("flags") { _, x in Value(x.unchecked(PatternObject.self).expression.flags.rawValue) },
      PropertyRow("groups") { _, x in Value(x.unchecked(PatternObject.self).expression.groupCount) },
      PropertyRow("groupindex") { machine, x in
        let names = machine.dict()
        for (name, group) in x.unchecked(PatternObject.self).expression.groupIndex {
          try names.set(machine.string(name), Value(group), machine)
        }
        return machine.proxy(of: names)
      },
    ])
}
