// `re.Match`.

final class MatchObject: Object {
  let found: PatternMatch
  let pattern: PatternObject
  let subject: RegexSubject
  /// `pos` and `endpos`.
  let from: Int
  let to: Int

  init(
    _ found: PatternMatch, _ pattern: PatternObject, _ subject: RegexSubject, from: Int, to: Int,
    type: TypeObject
  ) {
    self.found = found
    self.pattern = pattern
    self.subject = subject
    self.from = from
    self.to = to
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(pattern)
    marker.visit(subject.value)
  }

  /// The number of a group given by number or name.
  func group(_ x: Value, _ machine: Machine) throws -> Int {
    if let name = machine.text(x) {
      if let group = pattern.expression.group(named: name) { return group }
    } else if let number = try? machine.optionalIndex(x), (0...found.groupCount).contains(number) {
      return number
    }
    throw machine.error(.indexError, "no such group")
  }

  func text(_ group: Int, otherwise: Value, _ machine: Machine) -> Value {
    found.range(group).map { subject.part($0, machine) } ?? otherwise
  }

  func span(_ group: Int) -> (start: Int, end: Int) {
    found.range(group).map { ($0.lowerBound, $0.upperBound) } ?? (-1, -1)
  }
}

extension TypeTable {
  private static func match(_ x: Value) -> MatchObject { x.unchecked(MatchObject.self) }

  /// The group an optional argument names; the whole match without it.
  private static func span(_ call: Arguments) throws -> (start: Int, end: Int) {
    let match = match(call[0])
    return match.span(try match.group(call[1], call.machine))
  }

  static let match = TypeTable(
    methods: [
      Native("group(self, /, *args)") { call in
        let (match, machine) = (match(call[0]), call.machine)
        let wanted = call.rest(1)
        if wanted.isEmpty { return match.text(0, otherwise: .none, machine) }
        let groups = try wanted.map { match.text(try match.group($0, machine), otherwise: .none, machine) }
        return groups.count == 1 ? groups[0] : machine.tuple(groups)
      },
      Native("groups(self, default=None)") { call in
        let match = match(call[0])
        let groups = (0..<match.found.groupCount).map { match.text($0 + 1, otherwise: call[1], call.machine) }
        return call.machine.tuple(groups)
      },
      Native("groupdict(self, default=None)") { call in
        let (match, machine) = (match(call[0]), call.machine)
        let made = machine.dict()
        for (name, group) in match.pattern.expression.groupIndex {
          try made.set(machine.string(name), match.text(group, otherwise: call[1], machine), machine)
        }
        return Value(made)
      },
      Native("start(self, group=0, /)") { call in Value(try span(call).start) },
      Native("end(self, group=0, /)") { call in Value(try span(call).end) },
      Native("span(self, group=0, /)") { call in
        let (start, end) = try span(call)
        return call.machine.tuple([Value(start), Value(end)])
      },
      Native("expand(self, template)") { call in
        let (match, machine) = (match(call[0]), call.machine)
        let template = try match.pattern.template(call[1], machine)
        return match.subject.value(template.expanded(match.found, in: match.subject.text), machine)
      },
      Native("__getitem__(self, key, /)") { call in
        let match = match(call[0])
        return match.text(try match.group(call[1], call.machine), otherwise: .none, call.machine)
      },
      Native("__repr__(self, /)") { call in
        let match = match(call[0])
        let shown = try call.machine.repr(match.text(0, otherwise: .none, call.machine))
        return call.machine.string(
          Text("<re.Match object; span=(\(match.found.start), \(match.found.end)), match=")
            + shown.slice(0..<min(50, shown.count)) + Text(">"))
      },
      Native("__copy__(self, /)") { call in call[0] },
      Native("__deepcopy__(self, memo, /)") { call in call[0] },
    ],
    classMethods: [genericAlias],
    properties: [
      PropertyRow("string") { _, x in match(x).subject.value },
      PropertyRow("re") { _, x in Value(match(x).pattern) },
      PropertyRow("pos") { _, x in Value(match(x).from) },
      PropertyRow("endpos") { _, x in Value(match(x).to) },
      PropertyRow("lastindex") { _, x in match(x).found.lastIndex.map { Value($0) } ?? .none },
      PropertyRow("lastgroup") { machine, x in
        let match = match(x)
        return match.found.lastIndex.flatMap { match.pattern.expression.name(of: $0) }.map {
          machine.string($0)
        } ?? .none
      },
      PropertyRow("regs") { machine, x in
        let match = match(x)
        return machine.tuple(
          (0...match.found.groupCount).map { group in
            let (start, end) = match.span(group)
            return machine.tuple([Value(start), Value(end)])
          })
      },
    ])
}
