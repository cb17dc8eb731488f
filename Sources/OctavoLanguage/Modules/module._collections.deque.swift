// `collections.deque`: a ring of values.

package final class DequeObject: Object {
  private var storage: [Value]
  private var head = 0
  private(set) package var count = 0
  /// Nil for no limit.
  fileprivate(set) var limit: Int?
  /// Counts changes of length or order, so that loops notice them.
  fileprivate(set) var version = 0

  fileprivate init(limit: Int?, type: TypeObject) {
    storage = [Value](repeating: .undefined, count: 8)
    self.limit = limit
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for index in 0..<count { marker.visit(self[index]) }
  }
  package override var externalBytes: Int { storage.count * 16 }

  /// The capacity is a power of two.
  @inline(__always) private func place(_ index: Int) -> Int { (head &+ index) & (storage.count &- 1) }

  package subscript(index: Int) -> Value {
    @inline(__always) get { storage[place(index)] }
    set { storage[place(index)] = newValue }
  }

  var items: [Value] { (0..<count).map { self[$0] } }

  private func grow() {
    var fresh = [Value](repeating: .undefined, count: storage.count * 2)
    for index in 0..<count { fresh[index] = self[index] }
    storage = fresh
    head = 0
  }

  fileprivate func append(_ value: Value) {
    version &+= 1
    if let limit, count >= limit {
      if limit == 0 { return }
      _ = popFirst()
    }
    if count == storage.count { grow() }
    storage[place(count)] = value
    count += 1
  }

  fileprivate func prepend(_ value: Value) {
    version &+= 1
    if let limit, count >= limit {
      if limit == 0 { return }
      _ = popLast()
    }
    if count == storage.count { grow() }
    head = (head &- 1) & (storage.count &- 1)
    storage[head] = value
    count += 1
  }

  fileprivate func popFirst() -> Value? {
    if count == 0 { return nil }
    version &+= 1
    let value = storage[head]
    storage[head] = .undefined
    head = (head &+ 1) & (storage.count &- 1)
    count -= 1
    return value
  }

  fileprivate func popLast() -> Value? {
    if count == 0 { return nil }
    version &+= 1
    count -= 1
    let value = storage[place(count)]
    storage[place(count)] = .undefined
    return value
  }

  fileprivate func removeAll() {
    version &+= 1
    storage = [Value](repeating: .undefined, count: 8)
    head = 0
    count = 0
  }

  fileprivate func rotate(_ steps: Int) {
    guard count > 1 else { return }
    var steps = steps % count
    if steps > count / 2 { steps -= count } else if steps < -(count / 2) { steps += count }
    while steps > 0, let value = popLast() {
      prepend(value)
      steps -= 1
    }
    while steps < 0, let value = popFirst() {
      append(value)
      steps += 1
    }
  }

  fileprivate func replace(_ values: [Value]) {
    removeAll()
    for value in values { append(value) }
  }

  fileprivate func remove(at index: Int) {
    rotateBy(-index) { _ = popFirst() }
  }

  fileprivate func insert(_ value: Value, at index: Int) {
    rotateBy(-index) { prepend(value) }
  }

  /// Does something at the left end while the deque is turned. The turn is not limited to half a round.
  private func rotateBy(_ steps: Int, _ body: () -> Void) {
    for _ in 0..<(-steps) { if let value = popFirst() { appendUnlimited(value) } }
    body()
    for _ in 0..<(-steps) { if let value = popLast() { prependUnlimited(value) } }
  }

  private func appendUnlimited(_ value: Value) {
    if count == storage.count { grow() }
    storage[place(count)] = value
    count += 1
  }

  private func prependUnlimited(_ value: Value) {
    if count == storage.count { grow() }
    head = (head &- 1) & (storage.count &- 1)
    storage[head] = value
    count += 1
  }
}

/// Iterates over a deque from either end; a change of the deque is an error.
private final class DequeIterator: MeasuredIterator {
  private let deque: DequeObject
  private let isReversed: Bool
  private var index = 0
  private var left: Int
  private var isOver = false
  private let version: Int

  init(_ deque: DequeObject, isReversed: Bool, type: TypeObject) {
    self.deque = deque
    self.isReversed = isReversed
    left = deque.count
    version = deque.version
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(deque)
  }
  override func next(_ machine: Machine) throws -> Value {
    if isOver { return .undefined }
    guard deque.version == version else {
      isOver = true
      throw machine.error(.runtimeError, "deque mutated during iteration")
    }
    if left == 0 {
      isOver = true
      return .undefined
    }
    left -= 1
    index += 1
    return isReversed ? deque[left] : deque[index - 1]
  }
  override func remaining(_ machine: Machine) -> Int { left }
}

extension Arguments {
  fileprivate func deque(_ index: Int = 0) -> DequeObject { self[index].unchecked(DequeObject.self) }
}

extension Machine {
  /// Makes the types of deques; called when `_collections` is loaded.
  func addDeque(to module: ModuleObject) {
    addType("deque", to: module, as: "collections", .deque).isPatternSequence = true
    for name in ["_deque_iterator", "_deque_reverse_iterator"] {
      addType(name, to: module, base: types.iterator, isBase: false, .measuredIterator)
    }
  }

  private func iterate(_ deque: DequeObject, isReversed: Bool) throws -> Value {
    let type = try moduleType("_collections", isReversed ? "_deque_reverse_iterator" : "_deque_iterator")
    return heap.own(DequeIterator(deque, isReversed: isReversed, type: type))
  }

  private func dequeLimit(_ x: Value) throws -> Int? {
    if x.isNone || x.isUndefined { return nil }
    guard exactInt(x) != nil else { throw error(.typeError, "an integer is required") }
    let limit = try wordSized(x)
    if limit < 0 { throw error(.valueError, "maxlen must be non-negative") }
    return limit
  }

  private func extend(_ deque: DequeObject, with x: Value, atLeft: Bool) throws {
    let source = Value.identical(x, Value(deque)) ? list(deque.items) : x
    try forEach(source) { item in
      if atLeft { deque.prepend(item) } else { deque.append(item) }
      if deque.count & 0x3FFF == 0x3FFF { heap.noteExternal(16 << 14) }
    }
  }

  fileprivate func fill(_ deque: DequeObject, _ call: Arguments) throws {
    deque.limit = try dequeLimit(call[2])
    deque.removeAll()
    if call.has(1) { try extend(deque, with: call[1], atLeft: false) }
  }

  private func plainCopy(_ deque: DequeObject, limit: Int?) -> DequeObject {
    let made = heap.adopt(DequeObject(limit: limit, type: deque.type))
    for index in 0..<deque.count { made.append(deque[index]) }
    return made
  }

  /// A copy of the same class, which a subclass makes by being called.
  private func copy(_ deque: DequeObject) throws -> Value {
    if !deque.type.isUserDefined { return Value(plainCopy(deque, limit: deque.limit)) }
    let arguments = [Value(deque)] + (deque.limit.map { [Value($0)] } ?? [])
    return try call(Value(deque.type), arguments)
  }

  private func dequeIndex(_ call: Arguments) throws -> Int {
    let (deque, x) = (call.deque(), call[1])
    guard let index = try optionalIndex(x) else {
      throw error(.typeError, "sequence index must be integer, not '\(typeName(x))'")
    }
    guard let place = position(index, in: deque.count) else {
      throw error(.indexError, "deque index out of range")
    }
    return place
  }

  /// The first place from `start` to `stop` with an equal item.
  private func find(
    _ x: Value, in deque: DequeObject, from start: Int, to stop: Int, _ complaint: PythonError
  ) throws
    -> Int?
  {
    let version = deque.version
    var index = start
    while index < min(stop, deque.count) {
      let item = deque[index]
      hold(item)
      let isEqual = try equal(item, x)
      if deque.version != version { throw complaint }
      if isEqual { return index }
      index += 1
    }
    return nil
  }

  fileprivate static let dequeRows: [Native] = [
    Native("__init__(self, iterable=?, maxlen=None)") { call in
      try call.machine.fill(call.deque(), call)
      return .none
    },
    Native("append(self, x, /)") { call in
      call.deque().append(call[1])
      return .none
    },
    Native("appendleft(self, x, /)") { call in
      call.deque().prepend(call[1])
      return .none
    },
    Native("pop(self, /)") { call in
      guard let value = call.deque().popLast() else {
        throw call.error(.indexError, "pop from an empty deque")
      }
      return value
    },
    Native("popleft(self, /)") { call in
      guard let value = call.deque().popFirst() else {
        throw call.error(.indexError, "pop from an empty deque")
      }
      return value
    },
    Native("extend(self, iterable, /)") { call in
      try call.machine.extend(call.deque(), with: call[1], atLeft: false)
      return .none
    },
    Native("extendleft(self, iterable, /)") { call in
      try call.machine.extend(call.deque(), with: call[1], atLeft: true)
      return .none
    },
    Native("clear(self, /)") { call in
      call.deque().removeAll()
      return .none
    },
    Native("copy(self, /)") { call in try call.machine.copy(call.deque()) },
    Native("__copy__(self, /)") { call in try call.machine.copy(call.deque()) },
    Native("rotate(self, n=1, /)") { call in
      call.deque().rotate(try call.int(1))
      return .none
    },
    Native("reverse(self, /)") { call in
      let deque = call.deque()
      let (limit, items) = (deque.limit, deque.items)
      deque.limit = nil
      deque.replace(items.reversed())
      deque.limit = limit
      return .none
    },
    Native("count(self, value, /)") { call in
      let deque = call.deque()
      let version = deque.version
      var (index, found) = (0, 0)
      while index < deque.count {
        if try call.machine.equal(deque[index], call[1]) { found += 1 }
        if deque.version != version { throw call.error(.runtimeError, "deque mutated during iteration") }
        index += 1
      }
      return Value(found)
    },
    Native("index(self, value, start=?, stop=?, /)") { call in
      let deque = call.deque()
      func bound(_ index: Int, _ otherwise: Int) throws -> Int {
        if !call.has(index) { return otherwise }
        let number = try call.machine.sliceBound(call[index])
        return max(0, number < 0 ? number + deque.count : number)
      }
      let changed = call.error(.runtimeError, "deque mutated during iteration")
      let place = try call.machine.find(
        call[1], in: deque, from: bound(2, 0), to: bound(3, deque.count), changed)
      if let place { return Value(place) }
      throw call.error(.valueError, "\(try call.machine.repr(call[1]).string) is not in deque")
    },
    Native("insert(self, index, value, /)") { call in
      let deque = call.deque()
      let index = try call.machine.index(call[1])
      if let limit = deque.limit, deque.count >= limit {
        throw call.error(.indexError, "deque already at its maximum size")
      }
      let place = index < 0 ? max(0, index + deque.count) : min(index, deque.count)
      if place == deque.count { deque.append(call[2]) } else { deque.insert(call[2], at: place) }
      return .none
    },
    Native("remove(self, value, /)") { call in
      let deque = call.deque()
      let changed = call.error(.indexError, "deque mutated during iteration")
      guard let place = try call.machine.find(call[1], in: deque, from: 0, to: deque.count, changed) else {
        throw call.error(.valueError, "\(try call.machine.repr(call[1]).string) is not in deque")
      }
      deque.remove(at: place)
      return .none
    },
    Native("__len__(self, /)") { call in Value(call.deque().count) },
    Native("__contains__(self, key, /)") { call in
      let changed = call.error(.runtimeError, "deque mutated during iteration")
      let deque = call.deque()
      return Value(try call.machine.find(call[1], in: deque, from: 0, to: deque.count, changed) != nil)
    },
    Native("__iter__(self, /)") { call in try call.machine.iterate(call.deque(), isReversed: false) },
    Native("__reversed__(self, /)") { call in try call.machine.iterate(call.deque(), isReversed: true) },
    Native("__getitem__(self, index, /)") { call in call.deque()[try call.machine.dequeIndex(call)] },
    Native("__setitem__(self, index, value, /)") { call in
      call.deque()[try call.machine.dequeIndex(call)] = call[2]
      return .none
    },
    Native("__delitem__(self, index, /)") { call in
      call.deque().remove(at: try call.machine.dequeIndex(call))
      return .none
    },
    Native("__add__(self, value, /)") { call in
      guard let other = call[1].as(DequeObject.self) else {
        throw call.error(.typeError, "can only concatenate deque (not \"\(call.typeName(1))\") to deque")
      }
      let made = call.machine.plainCopy(call.deque(), limit: call.deque().limit)
      for item in other.items { made.append(item) }
      return Value(made)
    },
    Native("__iadd__(self, value, /)") { call in
      try call.machine.extend(call.deque(), with: call[1], atLeft: false)
      return call[0]
    },
    Native("__mul__(self, value, /)") { call in try call.machine.repeated(call, inPlace: false) },
    Native("__rmul__(self, value, /)") { call in try call.machine.repeated(call, inPlace: false) },
    Native("__imul__(self, value, /)") { call in try call.machine.repeated(call, inPlace: true) },
    Native("__repr__(self, /)") { call in
      let (machine, deque) = (call.machine, call.deque())
      let text = try machine.guardingRepr(deque, "[...]") {
        let items = try machine.reprOfItems("[", "]") { $0 < deque.count ? deque[$0] : nil }
        let tail = deque.limit.map { ", maxlen=\($0))" } ?? ")"
        return Text(deque.type.name + "(") + items + Text(tail)
      }
      return machine.string(text)
    },
    Native("__reduce__(self, /)") { call in
      let (machine, deque) = (call.machine, call.deque())
      let arguments = deque.limit.map { [machine.tuple([]), Value($0)] } ?? []
      let state = try machine.call(machine.attribute(of: call[0], "__getstate__"))
      return machine.tuple([
        Value(deque.type), machine.tuple(arguments), state, try machine.iterator(of: call[0]),
      ])
    },
  ]

  private func repeated(_ call: Arguments, inPlace: Bool) throws -> Value {
    guard let times = try repetitions(call[1]) else { return .notImplemented }
    let deque = call.deque()
    var items = deque.items
    if let limit = deque.limit, items.count > 0, times > 0 {
      // More rounds than fill the deque change nothing but where it begins.
      items = try repeating(items, min(times, limit / items.count + 2)).suffix(limit)
    } else {
      items = try repeating(items, times)
    }
    let made = inPlace ? deque : heap.adopt(DequeObject(limit: deque.limit, type: deque.type))
    made.replace(items)
    heap.noteExternal(items.count * 16)
    return Value(made)
  }
}

extension TypeTable {
  fileprivate static let deque = TypeTable(
    constructor: Native("deque(cls, iterable=?, maxlen=None)") { call in
      let made = call.machine.heap.adopt(DequeObject(limit: nil, type: call.type))
      try call.machine.fill(made, call)
      return Value(made)
    },
    methods: Machine.dequeRows
      + comparisons { machine, op, x, y in
        guard let a = x.as(DequeObject.self), let b = y.as(DequeObject.self) else { return .notImplemented }
        if a === b, op == .equal { return .true }
        return try machine.compareSequences(op, a.items, b.items)
      },
    classMethods: [genericAlias],
    properties: [
      PropertyRow("maxlen") { _, x in x.unchecked(DequeObject.self).limit.map { Value($0) } ?? .none }
    ])
}
