// `itertools`: iterators that share what they read, or read several side by side.

final class GroupByIterator: SourceIterator {
  private let key: Value
  private let grouperType: TypeObject
  /// The key of the group handed out last, and what was read but belongs to a later one.
  private var target: Value = .undefined
  fileprivate var currentKey: Value = .undefined
  fileprivate var currentValue: Value = .undefined
  /// Only the newest group may go on reading.
  fileprivate var grouper: Value = .undefined

  private init(_ source: Value, _ key: Value, grouperType: TypeObject, type: TypeObject) {
    self.key = key
    self.grouperType = grouperType
    super.init(source, type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(grouperType)
    for value in [key, target, currentKey, currentValue, grouper] { marker.visit(value) }
  }

  /// Reads one more item; false at the end.
  fileprivate func step(_ machine: Machine) throws -> Bool {
    let item = try machine.next(source)
    if item.isUndefined { return false }
    machine.hold(item)
    let itemKey = key.isNone ? item : try machine.call(key, item)
    currentValue = item
    currentKey = itemKey
    return true
  }

  override func next(_ machine: Machine) throws -> Value {
    grouper = .undefined
    while true {
      if !currentKey.isUndefined {
        if target.isUndefined { break }
        if try !machine.equal(target, currentKey) { break }
      }
      guard try step(machine) else { return .undefined }
      try machine.checkInterrupts()
    }
    target = currentKey
    grouper = machine.heap.own(GrouperIterator(self, target, type: grouperType))
    return machine.tuple([currentKey, grouper])
  }

  static let table = TypeTable(
    constructor: Native("groupby(cls, iterable, key=None)") { call in
      let source = try call.machine.iterator(of: call[1])
      call.machine.hold(source)
      let grouper = try call.machine.moduleType("itertools", "_grouper")
      return Value(
        call.machine.heap.adopt(GroupByIterator(source, call[2], grouperType: grouper, type: call.type)))
    })
}

private final class GrouperIterator: IteratorObject {
  private unowned(unsafe) let parent: GroupByIterator
  private let target: Value

  init(_ parent: GroupByIterator, _ target: Value, type: TypeObject) {
    self.parent = parent
    self.target = target
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(parent)
    marker.visit(target)
  }
  override func next(_ machine: Machine) throws -> Value {
    guard Value.identical(parent.grouper, Value(self)) else { return .undefined }
    if parent.currentValue.isUndefined, try !parent.step(machine) { return .undefined }
    guard try machine.equal(target, parent.currentKey) else { return .undefined }
    let item = parent.currentValue
    parent.currentValue = .undefined
    return item
  }
}

/// A stretch of what a `tee` has read. The iterators hold the stretch they are in, and each stretch the next,
/// so that what all have passed can be collected.
private final class TeeStretch: Object {
  static let capacity = 57
  let source: Value
  var items: [Value] = []
  var following: Value = .undefined
  var isReading = false

  init(_ source: Value, type: TypeObject) {
    self.source = source
    super.init(type: type)
    items.reserveCapacity(Self.capacity)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(source)
    marker.visit(items)
    marker.visit(following)
  }
}

final class TeeIterator: IteratorObject {
  private var stretch: TeeStretch
  private var index: Int

  private init(_ stretch: TeeStretch, _ index: Int, type: TypeObject) {
    self.stretch = stretch
    self.index = index
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(stretch)
  }

  override func next(_ machine: Machine) throws -> Value {
    if index == TeeStretch.capacity {
      if stretch.following.isUndefined {
        stretch.following = machine.heap.own(TeeStretch(stretch.source, type: stretch.type))
      }
      stretch = stretch.following.unchecked(TeeStretch.self)
      index = 0
    }
    if index == stretch.items.count {
      if stretch.isReading { throw machine.error(.runtimeError, "cannot re-enter the tee iterator") }
      stretch.isReading = true
      defer { stretch.isReading = false }
      let item = try machine.next(stretch.source)
      if item.isUndefined { return .undefined }
      stretch.items.append(item)
    }
    index += 1
    return stretch.items[index - 1]
  }

  private func copy(_ machine: Machine) -> Value {
    machine.heap.own(TeeIterator(stretch, index, type: type))
  }

  private static func make(_ iterable: Value, _ machine: Machine) throws -> Value {
    let source = try machine.iterator(of: iterable)
    if let tee = source.as(TeeIterator.self) { return tee.copy(machine) }
    machine.hold(source)
    let type = try machine.moduleType("itertools", "_tee")
    let stretch = machine.heap.adopt(TeeStretch(source, type: type))
    return machine.heap.own(TeeIterator(stretch, 0, type: type))
  }

  static let function = Native("tee(iterable, n=2, /)") { call in
    let machine = call.machine
    let count = try call.int(1)
    if count < 0 { throw call.error(.valueError, "n must be >= 0") }
    if count == 0 { return machine.tuple([]) }
    try machine.checkSize(elements: count, each: 64)
    let source = try machine.iterator(of: call[0])
    machine.hold(source)
    let first: Value
    if source.as(TeeIterator.self) == nil, let copy = try machine.optionalAttribute(of: source, "__copy__") {
      let copies =
        try [source]
        + (1..<count).map { _ in
          let made = try machine.call(copy)
          machine.hold(made)
          return made
        }
      return machine.tuple(copies)
    }
    first = try make(source, machine)
    let tee = first.unchecked(TeeIterator.self)
    return machine.tuple([first] + (1..<count).map { _ in tee.copy(machine) })
  }

  static let table = TypeTable(
    constructor: Native("_tee(cls, iterable, /)") { call in try make(call[1], call.machine) },
    methods: [
      Native("__copy__(self, /)") { call in call[0].unchecked(TeeIterator.self).copy(call.machine) }
    ])
}

final class ZipLongestIterator: IteratorObject {
  private var iterators: [Value]
  private var activeCount: Int
  private let fill: Value

  private init(_ iterators: [Value], fill: Value, type: TypeObject) {
    self.iterators = iterators
    self.fill = fill
    activeCount = iterators.count
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(iterators)
    marker.visit(fill)
  }
  override func next(_ machine: Machine) throws -> Value {
    if activeCount == 0 { return .undefined }
    var items: [Value] = []
    items.reserveCapacity(iterators.count)
    for index in iterators.indices {
      var item = fill
      if !iterators[index].isUndefined {
        do {
          item = try machine.next(iterators[index])
        } catch {
          activeCount = 0
          throw error
        }
        if item.isUndefined {
          iterators[index] = .undefined
          activeCount -= 1
          if activeCount == 0 { return .undefined }
          item = fill
        }
      }
      machine.hold(item)
      items.append(item)
    }
    return machine.tuple(items)
  }

  static let table = TypeTable(
    constructor: Native("zip_longest(cls, /, *iterables, **kwargs)") { call in
      let named = call.keywords(2)
      if named.count > 1 || named.contains(where: { $0.key.string != "fillvalue" }) {
        throw call.error(.typeError, "zip_longest() got an unexpected keyword argument")
      }
      let iterators = try call.rest(1).map { item in
        let iterator = try call.machine.iterator(of: item)
        call.machine.hold(iterator)
        return iterator
      }
      return Value(
        call.machine.heap.adopt(
          ZipLongestIterator(iterators, fill: named.first?.value ?? .none, type: call.type)))
    })
}
