import CMachine

// `enumerate`, `zip`, `map`, `filter`, `reversed`: the iterators that are types of their own.

/// An iterator that another one asks. That of a list, the commonest, is asked without a detour.
struct InnerIterator {
  let value: Value
  private let list: Unmanaged<ListIterator>?

  init(_ value: Value) {
    self.value = value
    list = value.as(ListIterator.self).map { .passUnretained($0) }
  }

  @inline(__always)
  func next(_ machine: Machine) throws -> Value {
    if let list { return list._withUnsafeGuaranteedRef { $0.next(machine) } }
    return try machine.next(value)
  }
}

final class EnumerateIterator: IteratorObject {
  private let iterator: InnerIterator
  private var count: Int
  /// Once counting has left the machine integers.
  private var big: Value = .undefined

  init(_ iterator: Value, start: Int, big: Value, type: TypeObject) {
    self.iterator = InnerIterator(iterator)
    count = start
    self.big = big
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(iterator.value)
    marker.visit(big)
  }
  override func next(_ machine: Machine) throws -> Value {
    let item = try iterator.next(machine)
    if item.isUndefined { return .undefined }
    if !big.isUndefined {
      let number = big
      big = try machine.binary(.add, number, Value(1))
      return machine.pair(number, item)
    }
    let pair = machine.pair(Value(count), item)
    if count == Int.max { big = try machine.binary(.add, Value(count), Value(1)) } else { count += 1 }
    return pair
  }
  override func nextItems(
    _ machine: Machine, _ target: UnsafeMutablePointer<Value>, _ wanted: Int
  ) throws -> Bool? {
    guard wanted == 2, big.isUndefined, count < Int.max else { return nil }
    let item = try iterator.next(machine)
    if item.isUndefined { return false }
    target[0] = Value(count)
    target[1] = item
    count += 1
    return true
  }
  override func recipe(_ machine: Machine) -> Value {
    machine.tuple([Value(type), machine.tuple([iterator.value, big.isUndefined ? Value(count) : big])])
  }
  override var isSeenByLoop: Bool { octavo_sees_enumerate(Value(self).address, iterator.value.bits, count) }
}

final class ZipIterator: IteratorObject {
  private let iterators: [InnerIterator]
  private var isStrict: Bool
  private var isFinished = false

  init(_ iterators: [Value], isStrict: Bool, type: TypeObject) {
    self.iterators = iterators.map { InnerIterator($0) }
    self.isStrict = isStrict
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for iterator in iterators { marker.visit(iterator.value) }
  }
  override func next(_ machine: Machine) throws -> Value {
    if isFinished || iterators.isEmpty { return .undefined }
    var items: [Value] = []
    items.reserveCapacity(iterators.count)
    for (index, iterator) in iterators.enumerated() {
      let item = try iterator.next(machine)
      if item.isUndefined {
        isFinished = true
        if isStrict { try checkEnds(index, machine) }
        return .undefined
      }
      machine.hold(item)
      items.append(item)
    }
    return machine.tuple(items)
  }

  override func nextItems(
    _ machine: Machine, _ target: UnsafeMutablePointer<Value>, _ wanted: Int
  ) throws -> Bool? {
    guard wanted == iterators.count, !isFinished else { return nil }
    for index in 0..<wanted {
      // Registers of the loop: what is in them stays alive.
      let item = try iterators[index].next(machine)
      if item.isUndefined {
        isFinished = true
        if isStrict { try checkEnds(index, machine) }
        return false
      }
      target[index] = item
    }
    return true
  }

  /// The iterator at `index` has ended; with `strict`, all must end in the same round.
  override func recipe(_ machine: Machine) -> Value {
    machine.tuple([Value(type), machine.tuple(iterators.map(\.value))] + (isStrict ? [.true] : []))
  }
  override func restore(_ state: Value, _ machine: Machine) throws { isStrict = try machine.truth(state) }

  private func checkEnds(_ index: Int, _ machine: Machine) throws {
    func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
    if index > 0 {
      throw machine.error(.valueError, "zip() argument \(index + 1) is shorter than \(others(index))")
    }
    for later in iterators.indices.dropFirst() where try !iterators[later].next(machine).isUndefined {
      throw machine.error(.valueError, "zip() argument \(later + 1) is longer than \(others(later))")
    }
  }
  override var isSeenByLoop: Bool {
    octavo_sees_zip(Value(self).address, iterators[0].value.bits, iterators[1].value.bits, isStrict)
  }
}

final class MapIterator: IteratorObject {
  private let function: Value
  private let iterators: [Value]

  init(_ function: Value, _ iterators: [Value], type: TypeObject) {
    self.function = function
    self.iterators = iterators
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
    marker.visit(iterators)
  }
  override func next(_ machine: Machine) throws -> Value {
    if iterators.count == 1 {
      let item = try machine.next(iterators[0])
      return item.isUndefined ? .undefined : try machine.call(function, item)
    }
    var items: [Value] = []
    for iterator in iterators {
      let item = try machine.next(iterator)
      if item.isUndefined { return .undefined }
      machine.hold(item)
      items.append(item)
    }
    return try machine.call(function, items)
  }
  override func recipe(_ machine: Machine) -> Value {
    machine.tuple([Value(type), machine.tuple([function] + iterators)])
  }
}

final class FilterIterator: IteratorObject {
  private let predicate: Value
  private let iterator: Value

  init(_ predicate: Value, _ iterator: Value, type: TypeObject) {
    self.predicate = predicate
    self.iterator = iterator
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(predicate)
    marker.visit(iterator)
  }
  override func next(_ machine: Machine) throws -> Value {
    while true {
      let item = try machine.next(iterator)
      if item.isUndefined { return .undefined }
      machine.hold(item)
      let isKept =
        predicate.isNone || Value.identical(predicate, Value(machine.types.bool))
        ? try machine.truth(item) : try machine.truth(machine.call(predicate, item))
      if isKept { return item }
      try machine.checkInterrupts()
    }
  }
  override func recipe(_ machine: Machine) -> Value {
    machine.tuple([Value(type), machine.tuple([predicate, iterator])])
  }
}

extension TypeTable {
  static let enumerate = TypeTable(
    doc: """
      Return an enumerate object.

        iterable
          an object supporting iteration

      The enumerate object yields pairs containing a count (from start, which
      defaults to zero) and a value yielded by the iterable argument.

      enumerate is useful for obtaining an indexed list:
          (0, seq[0]), (1, seq[1]), (2, seq[2]), ...
      """,
    constructor: Native("enumerate(cls, iterable=?, start=0)") { call in
      let machine = call.machine
      guard call.has(1) else {
        throw call.error(.typeError, "enumerate() missing required argument 'iterable'")
      }
      let start = try machine.integer(call[2])
      let iterator = try machine.iterator(of: call[1])
      let small = Int(exactly: start)
      return Value(
        machine.heap.adopt(
          EnumerateIterator(
            iterator, start: small ?? 0, big: small == nil ? machine.int(start) : .undefined, type: call.type)
        ))
    },
    classMethods: [genericAlias])

  static let zip = TypeTable(
    doc: """
      zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.

         >>> list(zip('abcdefg', range(3), range(4)))
         [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]

      The zip object yields n-length tuples, where n is the number of iterables
      passed as positional arguments to zip().  The i-th element in every tuple
      comes from the i-th iterable argument to zip().  This continues until the
      shortest argument is exhausted.

      If strict is true and one of the arguments is exhausted before the others,
      raise a ValueError.
      """,
    constructor: Native("zip(cls, /, *iterables, strict=False)") { call in
      let machine = call.machine
      let isStrict = try call.truth(2)
      let iterators = try call.rest(1).enumerated().map { index, item in
        guard machine.canIterate(item) else {
          throw machine.error(.typeError, "'\(machine.typeName(item))' object is not iterable")
        }
        let iterator = try machine.iterator(of: item)
        machine.hold(iterator)
        return iterator
      }
      return machine.heap.own(ZipIterator(iterators, isStrict: isStrict, type: call.type))
    })

  static let map = TypeTable(
    doc: """
      map(func, *iterables) --> map object

      Make an iterator that computes the function using arguments from
      each of the iterables.  Stops when the shortest iterable is exhausted.
      """,
    constructor: Native("map(cls, /, *args)") { call in
      let machine = call.machine
      let arguments = call.rest(1)
      guard arguments.count >= 2 else {
        throw call.error(.typeError, "map() must have at least two arguments.")
      }
      let iterators = try arguments.dropFirst().map { item in
        let iterator = try machine.iterator(of: item)
        machine.hold(iterator)
        return iterator
      }
      return machine.heap.own(MapIterator(arguments[0], iterators, type: call.type))
    })

  static let filter = TypeTable(
    doc: """
      filter(function or None, iterable) --> filter object

      Return an iterator yielding those items of iterable for which function(item)
      is true. If function is None, return the items that are true.
      """,
    constructor: Native("filter(cls, function, iterable, /)") { call in
      let iterator = try call.machine.iterator(of: call[2])
      return call.machine.heap.own(FilterIterator(call[1], iterator, type: call.type))
    })

  static let reversed = TypeTable(
    doc: "Return a reverse iterator over the values of the given sequence.",
    constructor: Native("reversed(cls, sequence, /)") { call in
      let machine = call.machine
      let type = machine.type(of: call[1])
      let method = type.slot(.reversed)
      if method.isNone { throw call.error(.typeError, "'\(type.name)' object is not reversible") }
      if !method.isUndefined { return try machine.call(method, call[1]) }
      guard !type.slot(.getitem).isUndefined, type.layout != .dict, type.layout != .set else {
        throw call.error(.typeError, "'\(type.name)' object is not reversible")
      }
      let count = try machine.length(of: call[1])
      return machine.heap.own(ReverseIterator(call[1], count: count, type: call.type))
    })
}
