// `functools.lru_cache`: a function that remembers its results.

final class CachedFunction: Object {
  private let function: Value
  private let isTyped: Bool
  /// Negative for no limit.
  private let limit: Int
  /// Results by arguments, the one used longest ago first.
  private let results: DictObject
  private let infoType: Value
  private let keywordMark: Value
  private var hits = 0
  private var misses = 0

  fileprivate init(
    _ function: Value, isTyped: Bool, limit: Int, infoType: Value, _ machine: Machine, type: TypeObject
  ) {
    self.function = function
    self.isTyped = isTyped
    self.limit = limit
    self.infoType = infoType
    results = machine.dict()
    keywordMark = machine.heap.own(PlainObject(type: machine.types.object))
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for value in [function, infoType, keywordMark] { marker.visit(value) }
    marker.visit(results)
  }

  /// Calls with arguments that stand in registers.
  func call(
    _ machine: Machine, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws -> Value {
    if limit == 0 {
      misses += 1
      return try forward(machine, arguments, count, keywords)
    }
    let key = key(machine, arguments, count, keywords)
    let hash = try machine.hash(key)
    if let index = try results.find(key, hash: hash, machine) {
      let value = results.value(at: index)
      hits += 1
      if limit > 0 { results.move(at: index, toEnd: true) }
      return value
    }
    misses += 1
    machine.hold(key)
    let value = try forward(machine, arguments, count, keywords)
    machine.hold(value)
    // The call may have stored the very same result meanwhile.
    if try results.find(key, hash: hash, machine) == nil {
      if limit > 0, results.count >= limit, let oldest = results.next(from: 0) {
        results.remove(at: oldest.index)
      }
      results.insertNew(key, value, hash: hash)
    } else if limit < 0 {
      try results.set(key, value, machine)
    }
    return value
  }

  private func forward(
    _ machine: Machine, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws -> Value {
    try machine.call(function, Array(UnsafeBufferPointer(start: arguments, count: count)), keywords: keywords)
  }

  /// A single int or str stands for itself; anything else is a tuple of the arguments, of a mark and the
  /// named ones, and of the types where they count.
  private func key(
    _ machine: Machine, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) -> Value {
    let names = keywords.as(TupleObject.self)?.items ?? []
    if count == 1, names.isEmpty, !isTyped {
      let only = arguments[0]
      if only.isInt { return only }
      if only.isObject, only.object.type === machine.types.str { return only }
    }
    let positional = count - names.count
    var parts = Array(UnsafeBufferPointer(start: arguments, count: positional))
    if !names.isEmpty {
      parts.append(keywordMark)
      for (index, name) in names.enumerated() { parts += [name, arguments[positional + index]] }
    }
    if isTyped { parts += (0..<count).map { Value(machine.type(of: arguments[$0])) } }
    return machine.tuple(parts)
  }

  fileprivate func information(_ machine: Machine) throws -> Value {
    try machine.call(
      infoType, Value(hits), Value(misses), limit < 0 ? .none : Value(limit), Value(results.count))
  }

  fileprivate func clear() {
    hits = 0
    misses = 0
    results.removeAll()
  }

  /// Reads the arguments of the constructor: function, maxsize, typed, type of `cache_info`.
  fileprivate static func make(_ call: Arguments) throws -> Value {
    guard call.machine.isCallable(call[1]) else {
      throw call.error(.typeError, "the first argument must be callable")
    }
    let limit = call[2].isNone ? -1 : max(0, try call.int(2))
    let made = CachedFunction(
      call[1], isTyped: try call.truth(3), limit: limit, infoType: call[4], call.machine, type: call.type)
    return Value(call.machine.heap.adopt(made))
  }
}

extension TypeTable {
  static let cachedFunction = TypeTable(
    constructor: Native("_lru_cache_wrapper(cls, user_function, maxsize, typed, cache_info_type, /)") {
      call in
      try CachedFunction.make(call)
    },
    methods: [
      Native("__call__(self, /, *args, **kwargs)") { call in
        let named = call.keywords(2)
        return try call.machine.call(call[0], call.rest(1), named: named.map { ($0.key.string, $0.value) })
      },
      Native("cache_info(self, /)") { call in
        try call[0].unchecked(CachedFunction.self).information(call.machine)
      },
      Native("cache_clear(self, /)") { call in
        call[0].unchecked(CachedFunction.self).clear()
        return .none
      },
      Native("__get__(self, instance, owner=None, /)") { call in
        call[1].isNone ? call[0] : call.machine.boundMethod(call[0], call[1])
      },
      Native("__copy__(self, /)") { call in call[0] },
      Native("__deepcopy__(self, memo, /)") { call in call[0] },
      Native("__reduce__(self, /)") { call in try call.machine.attribute(of: call[0], "__qualname__") },
    ])
}
