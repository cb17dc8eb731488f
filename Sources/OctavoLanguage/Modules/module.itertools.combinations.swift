// `itertools`: combinatorics. Each keeps the indices of the items it gave last and moves them on in
// lexicographic order.

/// An iterator that picks from pools by index.
class SelectionIterator: IteratorObject {
  /// How many items each selection has.
  final let size: Int
  final let indices: UnsafeMutablePointer<Int>
  /// What was given last; only what changed is written anew.
  final let items: UnsafeMutablePointer<Value>
  private final var isFirst = true
  private final var isOver: Bool

  /// Begins with the items at `indices`, of which there may be more than `size`.
  fileprivate init(size: Int, indices: [Int], isOver: Bool, type: TypeObject) {
    self.size = isOver ? 0 : size
    self.indices = .allocate(capacity: max(indices.count, 1))
    self.indices.initialize(from: indices, count: indices.count)
    items = .allocate(capacity: max(self.size, 1))
    items.initialize(repeating: .undefined, count: self.size)
    self.isOver = isOver
    super.init(type: type)
  }

  deinit {
    indices.deallocate()
    items.deallocate()
  }

  override var externalBytes: Int { size * 24 }

  /// Moves the indices on, and the items with them; false after the last selection.
  func advance() -> Bool { false }

  @inline(__always)
  private final func step() -> Bool {
    if isOver { return false }
    if isFirst { isFirst = false } else if !advance() { isOver = true }
    return !isOver
  }

  override func next(_ machine: Machine) throws -> Value {
    step() ? machine.tuple(UnsafePointer(items), count: size) : .undefined
  }

  override func nextItems(
    _ machine: Machine, _ target: UnsafeMutablePointer<Value>, _ wanted: Int
  ) throws -> Bool? {
    if wanted != size { return nil }
    guard step() else { return false }
    for index in 0..<size { target[index] = items[index] }
    return true
  }

  /// The `r` of a constructor.
  fileprivate static func size(_ call: Arguments, _ index: Int) throws -> Int {
    let size = try call.int(index)
    if size < 0 { throw call.error(.valueError, "r must be non-negative") }
    return size
  }
}

/// One that picks from one pool.
class PoolIterator: SelectionIterator {
  final let pool: [Value]

  fileprivate init(_ pool: [Value], size: Int, indices: [Int], isOver: Bool, type: TypeObject) {
    self.pool = pool
    super.init(size: size, indices: indices, isOver: isOver, type: type)
    if !isOver { fill(from: 0) }
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(pool)
  }
  override var externalBytes: Int { super.externalBytes + pool.count * 24 }

  /// Takes the items from a place on by their indices.
  @inline(__always)
  fileprivate final func fill(from start: Int) {
    let elements = Elements(pool)
    var place = start
    while place < size {
      items[place] = elements.base[indices[place]]
      place += 1
    }
  }
}

final class CombinationsIterator: PoolIterator {
  override func advance() -> Bool {
    let spare = pool.count - size
    var i = size - 1
    while i >= 0, indices[i] == i + spare { i -= 1 }
    if i < 0 { return false }
    indices[i] += 1
    var j = i + 1
    while j < size {
      indices[j] = indices[j - 1] + 1
      j += 1
    }
    fill(from: i)
    return true
  }

  static let table = TypeTable(
    constructor: Native("combinations(cls, iterable, r)") { call in
      let pool = try call.machine.items(of: call[1])
      let r = try size(call, 2)
      let isOver = r > pool.count
      return Value(
        call.machine.heap.adopt(
          CombinationsIterator(
            pool, size: r, indices: isOver ? [] : Array(0..<r), isOver: isOver, type: call.type)))
    })
}

final class MulticombinationsIterator: PoolIterator {
  override func advance() -> Bool {
    var i = size - 1
    while i >= 0, indices[i] == pool.count - 1 { i -= 1 }
    if i < 0 { return false }
    let next = indices[i] + 1
    for j in i..<size { indices[j] = next }
    fill(from: i)
    return true
  }

  static let table = TypeTable(
    constructor: Native("combinations_with_replacement(cls, iterable, r)") { call in
      let pool = try call.machine.items(of: call[1])
      let r = try size(call, 2)
      let isOver = pool.isEmpty && r > 0
      if !isOver { try call.machine.checkSize(elements: r) }
      return Value(
        call.machine.heap.adopt(
          MulticombinationsIterator(
            pool, size: r, indices: isOver ? [] : [Int](repeating: 0, count: r), isOver: isOver,
            type: call.type)))
    })
}

final class PermutationsIterator: PoolIterator {
  private var cycles: [Int]

  /// `indices` are all there are; the first `size` are the permutation.
  private init(_ pool: [Value], size: Int, type: TypeObject) {
    let isOver = size > pool.count
    cycles = isOver ? [] : (0..<size).map { pool.count - $0 }
    super.init(pool, size: size, indices: Array(pool.indices), isOver: isOver, type: type)
  }

  override func advance() -> Bool {
    let count = pool.count
    var i = size - 1
    while i >= 0 {
      cycles[i] -= 1
      if cycles[i] > 0 {
        let other = count - cycles[i]
        (indices[i], indices[other]) = (indices[other], indices[i])
        fill(from: i)
        return true
      }
      // This place has had every item: put its index last and try the place before.
      let index = indices[i]
      for place in i..<count - 1 { indices[place] = indices[place + 1] }
      indices[count - 1] = index
      cycles[i] = count - i
      i -= 1
    }
    return false
  }

  static let table = TypeTable(
    constructor: Native("permutations(cls, iterable, r=None)") { call in
      let pool = try call.machine.items(of: call[1])
      var size = pool.count
      if !call[2].isNone {
        guard call.machine.exactInt(call[2]) != nil else { throw call.error(.typeError, "Expected int as r") }
        size = try SelectionIterator.size(call, 2)
      }
      return call.machine.heap.own(PermutationsIterator(pool, size: size, type: call.type))
    })
}

final class ProductIterator: SelectionIterator {
  private let pools: [[Value]]

  private init(_ pools: [[Value]], type: TypeObject) {
    self.pools = pools
    let isOver = pools.contains(where: \.isEmpty)
    super.init(
      size: pools.count, indices: [Int](repeating: 0, count: pools.count), isOver: isOver, type: type)
    if !isOver { for (place, pool) in pools.enumerated() { items[place] = pool[0] } }
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for pool in pools { marker.visit(pool) }
  }
  override var externalBytes: Int { super.externalBytes + pools.reduce(0) { $0 + $1.count * 16 } }

  override func advance() -> Bool {
    var i = size - 1
    while i >= 0 {
      let next = indices[i] + 1
      let isInside = next < pools[i].count
      indices[i] = isInside ? next : 0
      items[i] = pools[i][indices[i]]
      if isInside { return true }
      i -= 1
    }
    return false
  }

  static let table = TypeTable(
    constructor: Native("product(cls, /, *iterables, **kwargs)") { call in
      let machine = call.machine
      var times = 1
      for (key, value) in call.keywords(2) {
        guard key.string == "repeat" else {
          throw call.error(.typeError, "'\(key.string)' is an invalid keyword argument for product()")
        }
        times = try machine.wordSized(value)
        if times < 0 { throw call.error(.valueError, "repeat argument cannot be negative") }
      }
      let once = times == 0 ? [] : try call.rest(1).map { try machine.items(of: $0) }
      let (total, overflow) = once.count.multipliedReportingOverflow(by: times)
      if overflow { throw call.error(.overflowError, "repeat argument too large") }
      try machine.checkSize(elements: total)
      let pools = (0..<(once.isEmpty ? 0 : times)).flatMap { _ in once }
      return machine.heap.own(ProductIterator(pools, type: call.type))
    })
}
