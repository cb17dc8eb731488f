// `BaseExceptionGroup` and `ExceptionGroup`: several exceptions raised together, taken apart by condition, and what
// `except*` does with them (PEP 654).

extension TypeTable {
  static let exceptionGroup = TypeTable(
    doc: "A combination of multiple unrelated exceptions.",
    constructor: Native("BaseExceptionGroup(cls, /, *args)") { call in
      Value(try call.machine.makeGroup(call.type, call.rest(1)))
    },
    methods: [
      Native("__init__(self, /, *args)") { _ in .none },
      Native("__str__(self, /)") { call in
        let group = call[0].unchecked(ExceptionObject.self)
        let count = group.members.count
        let message = try group.arguments.first.map { try call.machine.str($0).string } ?? ""
        return call.machine.string("\(message) (\(count) sub-exception\(count == 1 ? "" : "s"))")
      },
      Native("derive(self, excs, /)", doc: "Makes a group of the same message with other exceptions.") {
        call in
        let group = call[0].unchecked(ExceptionObject.self)
        return Value(
          try call.machine.makeGroup(
            call.machine.types[.baseExceptionGroup], [group.arguments.first ?? .none, call[1]]))
      },
      Native("subgroup(self, condition, /)", doc: "The part of the group that meets a condition, or None.") {
        call in
        let test = try call.machine.groupCondition(call[1])
        return try call.machine.split(call[0].unchecked(ExceptionObject.self), test).match.map { Value($0) }
          ?? .none
      },
      Native("split(self, condition, /)", doc: "The part of the group that meets a condition, and the rest.")
      { call in
        let test = try call.machine.groupCondition(call[1])
        let (match, rest) = try call.machine.split(call[0].unchecked(ExceptionObject.self), test)
        return call.machine.tuple([match.map { Value($0) } ?? .none, rest.map { Value($0) } ?? .none])
      },
    ],
    classMethods: [genericAlias],
    properties: [
      PropertyRow("message") { _, x in x.unchecked(ExceptionObject.self).arguments.first ?? .none },
      PropertyRow("exceptions") { machine, x in machine.tuple(x.unchecked(ExceptionObject.self).members) },
    ])
}

extension Machine {
  /// What a condition of `split` and `subgroup` decides about one exception.
  typealias GroupCondition = (ExceptionObject) throws -> Bool

  fileprivate func makeGroup(_ type: TypeObject, _ arguments: [Value]) throws -> ExceptionObject {
    guard arguments.count == 2 else {
      throw error(
        .typeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (\(arguments.count) given)")
    }
    guard text(arguments[0]) != nil else {
      throw error(
        .typeError, "BaseExceptionGroup.__new__() argument 1 must be str, not \(typeName(arguments[0]))")
    }
    let isSequence =
      !self.type(of: arguments[1]).slot(.getitem).isUndefined && self.type(of: arguments[1]).layout != .dict
    guard isSequence else { throw error(.typeError, "second argument (exceptions) must be a sequence") }
    let members = try items(of: arguments[1])
    if members.isEmpty {
      throw error(.valueError, "second argument (exceptions) must be a non-empty sequence")
    }
    var isPlain = true
    for (index, member) in members.enumerated() {
      guard let exception = member.as(ExceptionObject.self) else {
        throw error(.valueError, "Item \(index) of second argument (exceptions) is not an exception")
      }
      if !exception.type.isSubtype(of: types[.exception]) { isPlain = false }
    }
    var type = type
    if type === types[.baseExceptionGroup], isPlain { type = types[.exceptionGroup] }
    if !isPlain, type === types[.exceptionGroup] {
      throw error(.typeError, "Cannot nest BaseExceptions in an ExceptionGroup")
    }
    if !isPlain, type.isSubtype(of: types[.exception]) {
      throw error(.typeError, "Cannot nest BaseExceptions in '\(type.name)'")
    }
    let group = heap.adopt(ExceptionObject(arguments: arguments, type: type))
    group.members = members
    return group
  }

  func isGroup(_ exception: ExceptionObject) -> Bool {
    exception.type.isSubtype(of: types[.baseExceptionGroup])
  }

  fileprivate func groupCondition(_ condition: Value) throws -> GroupCondition {
    let isClass = { (x: Value) in x.as(TypeObject.self)?.layout == .exception }
    if isClass(condition) || condition.as(TupleObject.self)?.items.allSatisfy(isClass) ?? false {
      return { try self.matches(Value($0), condition) }
    }
    guard isCallable(condition), condition.as(TypeObject.self) == nil else {
      throw error(.typeError, "expected a function, exception type or tuple of exception types")
    }
    return { try self.truth(self.call(condition, Value($0))) }
  }

  /// Takes a group apart, keeping its shape: the exceptions that meet the condition, and the others.
  func split(
    _ exception: ExceptionObject, _ condition: GroupCondition
  ) throws -> (match: ExceptionObject?, rest: ExceptionObject?) {
    if try condition(exception) { return (exception, nil) }
    guard isGroup(exception) else { return (nil, exception) }
    var matches: [Value] = []
    var rest: [Value] = []
    for member in exception.members {
      let parts = try recursing(" in exceptiongroup_split_recursive") {
        try split(member.unchecked(ExceptionObject.self), condition)
      }
      if let match = parts.match { matches.append(Value(match)) }
      if let other = parts.rest { rest.append(Value(other)) }
    }
    return (try part(of: exception, matches), try part(of: exception, rest))
  }

  private func part(of group: ExceptionObject, _ members: [Value]) throws -> ExceptionObject? {
    if members.isEmpty { return nil }
    let made = try call(attribute(of: Value(group), "derive"), list(members))
    guard let part = made.as(ExceptionObject.self), isGroup(part) else {
      throw error(.typeError, "derive must return an instance of BaseExceptionGroup")
    }
    hold(made)
    _ = tracebackValue(group)
    part.traceback = group.traceback
    part.tracebackObject = group.tracebackObject
    part.cause = group.cause
    part.context = group.context
    part.suppressContext = group.suppressContext
    if let notes = try quietAttribute(of: Value(group), "__notes__"), let list = notes.as(ListObject.self) {
      try setAttribute(of: made, "__notes__", to: self.list(list.items))
    }
    part.origin = group.origin ?? group
    return part
  }

  // MARK: except*

  /// One clause: what of the exceptions left it catches (or None), and what is left then.
  func splitForClause(_ left: Value, _ filter: Value) throws -> (match: Value, rest: Value) {
    let filters = filter.as(TupleObject.self)?.items ?? [filter]
    for item in filters where item.as(TypeObject.self)?.isSubtype(of: types[.baseExceptionGroup]) ?? false {
      throw error(.typeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
    }
    guard let exception = left.as(ExceptionObject.self) else {
      _ = try matches(Value(error(.exception).exception), filter)
      return (.none, .none)
    }
    if try !isGroup(exception) && matches(left, filter) {
      return (
        Value(try makeGroup(types[.baseExceptionGroup], [constantString(Text("")), tuple([left])])), .none
      )
    }
    let (match, rest) = try split(exception) { try self.matches(Value($0), filter) }
    return (match.map { Value($0) } ?? .none, rest.map { Value($0) } ?? .none)
  }

  /// What goes on after all clauses: new exceptions of the clauses and what none of them caught, or None.
  func remainder(of original: ExceptionObject, raised: [Value], rest: Value) throws -> Value {
    let all = raised + (rest.isNone ? [] : [rest])
    if all.isEmpty { return .none }
    guard isGroup(original) else { return all[0] }
    let isPartOfOriginal = { (value: Value) in
      let exception = value.unchecked(ExceptionObject.self)
      return (exception === original || exception.origin === (original.origin ?? original))
        && exception.traceback.count == original.traceback.count
    }
    var kept: Set<ObjectIdentifier> = []
    for value in all where isPartOfOriginal(value) {
      collectLeaves(value.unchecked(ExceptionObject.self), &kept)
    }
    let left =
      kept.isEmpty
      ? nil : try split(original) { !self.isGroup($0) && kept.contains(ObjectIdentifier($0)) }.match
    let fresh = all.filter { !isPartOfOriginal($0) }
    if fresh.isEmpty { return left.map { Value($0) } ?? .none }
    if fresh.count == 1, left == nil { return fresh[0] }
    return Value(
      try makeGroup(
        types[.baseExceptionGroup],
        [constantString(Text("")), list(fresh + (left.map { [Value($0)] } ?? []))]))
  }

  private func collectLeaves(_ exception: ExceptionObject, _ leaves: inout Set<ObjectIdentifier>) {
    guard isGroup(exception) else {
      leaves.insert(ObjectIdentifier(exception))
      return
    }
    for member in exception.members { collectLeaves(member.unchecked(ExceptionObject.self), &leaves) }
  }
}
