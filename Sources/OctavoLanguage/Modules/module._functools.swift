// `_functools`: what `functools` has in Swift because it is called often.

extension ModuleRow {
  static let _functools = ModuleRow("_functools") { machine, module in
    machine.addType("partial", to: module, as: "functools", hasFields: true, .partial)
    machine.addType(
      "_lru_cache_wrapper", to: module, as: "functools", isBase: false, hasFields: true, .cachedFunction)
    machine.addType("KeyWrapper", to: module, as: "functools", isHidden: true, isBase: false, .keyWrapper)
    machine.install([reduce, compareToKey], into: module)
  }

  private static let reduce = Native("reduce(function, iterable, initial=?, /)") { call in
    let machine = call.machine
    guard machine.canIterate(call[1]) else {
      throw call.error(.typeError, "reduce() arg 2 must support iteration")
    }
    let iterator = try machine.iterator(of: call[1])
    machine.hold(iterator)
    var result = call[2]
    if result.isUndefined {
      result = try machine.next(iterator)
      if result.isUndefined {
        throw call.error(.typeError, "reduce() of empty iterable with no initial value")
      }
    }
    while true {
      let before = result
      // What a step leaves behind is only its result.
      let after = try machine.heap.scope {
        let item = try machine.next(iterator)
        return item.isUndefined ? .undefined : try machine.call(call[0], before, item)
      }
      if after.isUndefined { return result }
      result = after
      try machine.checkInterrupts()
    }
  }

  private static let compareToKey = Native("cmp_to_key(mycmp)") { call in
    let type = try call.machine.moduleType("_functools", "KeyWrapper")
    return call.machine.heap.own(KeyWrapper(call[0], .undefined, type: type))
  }
}

// MARK: partial

/// A callable with its first arguments, and some named ones, already given.
final class PartialObject: Object {
  fileprivate(set) var function: Value
  fileprivate(set) var arguments: [Value]
  fileprivate(set) var named: DictObject

  fileprivate init(_ function: Value, _ arguments: [Value], _ named: DictObject, type: TypeObject) {
    self.function = function
    self.arguments = arguments
    self.named = named
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
    marker.visit(arguments)
    marker.visit(named)
  }
}

extension TypeTable {
  private static func part(_ call: Arguments) -> PartialObject { call[0].unchecked(PartialObject.self) }

  private static func make(_ call: Arguments) throws -> Value {
    let machine = call.machine
    var arguments = call.rest(1)
    guard !arguments.isEmpty else {
      throw call.error(.typeError, "type 'partial' takes at least one argument")
    }
    var function = arguments.removeFirst()
    guard machine.isCallable(function) else {
      throw call.error(.typeError, "the first argument must be callable")
    }
    let named = machine.dict()
    if let inner = function.as(PartialObject.self), inner.type === call.type || !inner.type.isUserDefined,
      inner.fields.count == 0, inner.fields.dictionary == nil
    {
      function = inner.function
      arguments = inner.arguments + arguments
      try named.update(from: inner.named, machine)
    }
    if let given = call[2].as(DictObject.self) { try named.update(from: given, machine) }
    return machine.heap.own(PartialObject(function, arguments, named, type: call.type))
  }

  fileprivate static let partial = TypeTable(
    constructor: Native("partial(cls, /, *args, **keywords)") { call in try make(call) },
    methods: [
      Native("__call__(self, /, *args, **keywords)") { call in
        let (machine, partial) = (call.machine, part(call))
        let named = machine.dict()
        try named.update(from: partial.named, machine)
        if let given = call[2].as(DictObject.self) { try named.update(from: given, machine) }
        let keys = named.keys
        let names = keys.isEmpty ? Value.undefined : machine.tuple(keys)
        machine.hold(Value(named))
        return try machine.call(
          partial.function, partial.arguments + call.rest(1) + named.values, keywords: names)
      },
      Native("__repr__(self, /)") { call in
        let (machine, partial) = (call.machine, part(call))
        let text = try machine.guardingRepr(partial, "...") {
          var parts = [try machine.repr(partial.function).string]
          parts += try partial.arguments.map { try machine.repr($0).string }
          parts += try partial.named.pairs.map { key, value in
            "\(try machine.str(key).string)=\(try machine.repr(value).string)"
          }
          let type = partial.type
          let name = type.isUserDefined ? type.qualifiedName : "functools.partial"
          return Text("\(name)(\(parts.joined(separator: ", ")))")
        }
        return machine.string(text)
      },
      Native("__reduce__(self, /)") { call in
        let (machine, partial) = (call.machine, part(call))
        let attributes: Value =
          partial.fields.count == 0 && partial.fields.dictionary == nil
          ? .none : Value(try machine.ownDictionary(partial))
        let state = [partial.function, machine.tuple(partial.arguments), Value(partial.named), attributes]
        return machine.tuple([Value(partial.type), machine.tuple([partial.function]), machine.tuple(state)])
      },
      Native("__setstate__(self, state, /)") { call in
        let (machine, partial) = (call.machine, part(call))
        guard let state = call[1].as(TupleObject.self), state.items.count == 4,
          machine.isCallable(state.items[0]), let arguments = state.items[1].as(TupleObject.self)
        else { throw call.error(.typeError, "invalid partial state") }
        partial.function = state.items[0]
        partial.arguments = arguments.items
        partial.named = machine.dict()
        if !state.items[2].isNone { try machine.fill(partial.named, from: state.items[2]) }
        if let attributes = state.items[3].as(DictObject.self) {
          partial.fields.useDictionary(attributes, keeping: 0)
        }
        return .none
      },
    ],
    classMethods: [genericAlias],
    properties: [
      PropertyRow("func") { _, x in x.unchecked(PartialObject.self).function },
      PropertyRow("args") { machine, x in machine.tuple(x.unchecked(PartialObject.self).arguments) },
      PropertyRow("keywords") { _, x in Value(x.unchecked(PartialObject.self).named) },
    ])
}

// MARK: cmp_to_key

/// A value that compares by an old-style comparison function; without a value, the maker of such.
private final class KeyWrapper: Object {
  let compare: Value
  var value: Value

  init(_ compare: Value, _ value: Value, type: TypeObject) {
    self.compare = compare
    self.value = value
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(compare)
    marker.visit(value)
  }
}

extension TypeTable {
  fileprivate static let keyWrapper = TypeTable(
    methods: [
      Native("__call__(self, obj)") { call in
        let maker = call[0].unchecked(KeyWrapper.self)
        return call.machine.heap.own(KeyWrapper(maker.compare, call[1], type: maker.type))
      }
    ]
      + comparisons { machine, op, x, y in
        guard let a = x.as(KeyWrapper.self), let b = y.as(KeyWrapper.self) else {
          throw machine.error(.typeError, "other argument must be K instance")
        }
        if a.value.isUndefined || b.value.isUndefined { throw machine.error(.attributeError, "object") }
        return try machine.compare(op, machine.call(a.compare, a.value, b.value), Value(0))
      },
    properties: [
      PropertyRow("obj", set: { _, x, value in x.unchecked(KeyWrapper.self).value = value }) { machine, x in
        let value = x.unchecked(KeyWrapper.self).value
        if value.isUndefined { throw machine.error(.attributeError, "object") }
        return value
      }
    ])
}
