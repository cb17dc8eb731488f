// `itertools`: combinatorics. Each keeps the indices of the items it gave last and moves them on in
// lexicographic order.

/// An iterator that picks from pools by index.
class SelectionIterator: IteratorObject {
  final let pool: [Value]
  final var indices: [Int]
  final var isFirst = true
  final var isOver: Bool

  fileprivate init(_ pool: [Value], indices: [Int], isOver: Bool, type: TypeObject) {
    self.pool = pool
    self.indices = indices
    self.isOver = isOver
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(pool)
  }
  override var externalBytes: Int { (pool.count + indices.count) * 16 }

  /// Moves the indices on; false after the last selection.
  func advance() -> Bool { false }

  override func next(_ machine: Machine) throws -> Value {
    if isOver { return .undefined }
    if isFirst {
      isFirst = false
    } else if !advance() {
      isOver = true
      return .undefined
    }
    return machine.tuple(indices.map { pool[$0] })
  }

  /// The `r` of a constructor.
  fileprivate static func size(_ call: Arguments, _ index: Int) throws -> Int {
    let size = try call.int(index)
    if size < 0 { throw call.error(.valueError, "r must be non-negative") }
    return size
  }
}

final class CombinationsIterator: SelectionIterator {
  override func advance() -> Bool {
    let (n, r) = (pool.count, indices.count)
    var i = r - 1
    while i >= 0, indices[i] == i + n - r { i -= 1 }
    if i < 0 { return false }
    indices[i] += 1
    var j = i + 1
    while j < r {
      indices[j] = indices[j - 1] + 1
      j += 1
    }
    return true
  }

  static let table = TypeTable(
    constructor: Native("combinations(cls, iterable, r)") { call in
      let pool = try call.machine.items(of: call[1])
      let r = try size(call, 2)
      let isOver = r > pool.count
      return Value(
        call.machine.heap.adopt(
          CombinationsIterator(pool, indices: isOver ? [] : Array(0..<r), isOver: isOver, type: call.type)))
    })
}

final class MulticombinationsIterator: SelectionIterator {
  override func advance() -> Bool {
    guard let i = indices.lastIndex(where: { $0 != pool.count - 1 }) else { return false }
    let next = indices[i] + 1
    for j in i..<indices.count { indices[j] = next }
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
            pool, indices: isOver ? [] : [Int](repeating: 0, count: r), isOver: isOver, type: call.type)))
    })
}

final class PermutationsIterator: IteratorObject {
  private let pool: [Value]
  private let size: Int
  /// All indices; the first `size` are the permutation.
  private var indices: [Int]
  private var cycles: [Int]
  private var isFirst = true
  private var isOver: Bool

  private init(_ pool: [Value], size: Int, type: TypeObject) {
    self.pool = pool
    self.size = size
    isOver = size > pool.count
    indices = Array(pool.indices)
    cycles = isOver ? [] : (0..<size).map { pool.count - $0 }
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(pool)
  }
  override var externalBytes: Int { pool.count * 32 }

  private func advance() -> Bool {
    var i = size - 1
    while i >= 0 {
      cycles[i] -= 1
      if cycles[i] > 0 {
        indices.swapAt(i, indices.count - cycles[i])
        return true
      }
      // This place has had every item: put its index last and try the place before.
      let index = indices.remove(at: i)
      indices.append(index)
      cycles[i] = indices.count - i
      i -= 1
    }
    return false
  }

  override func next(_ machine: Machine) throws -> Value {
    if isOver { return .undefined }
    if isFirst {
      isFirst = false
    } else if !advance() {
      isOver = true
      return .undefined
    }
    return machine.tuple(indices[..<size].map { pool[$0] })
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

final class ProductIterator: IteratorObject {
  private let pools: [[Value]]
  private var indices: [Int]
  /// What was given last; only what changed is written anew.
  private var items: [Value]
  private var isFirst = true
  private var isOver: Bool

  private init(_ pools: [[Value]], type: TypeObject) {
    self.pools = pools
    indices = [Int](repeating: 0, count: pools.count)
    isOver = pools.contains(where: \.isEmpty)
    items = isOver ? [] : pools.map { $0[0] }
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for pool in pools { marker.visit(pool) }
  }
  override var externalBytes: Int { pools.reduce(0) { $0 + $1.count * 16 } }

  private func advance() -> Bool {
    var i = pools.count - 1
    while i >= 0 {
      indices[i] += 1
      if indices[i] < pools[i].count {
        items[i] = pools[i][indices[i]]
        return true
      }
      indices[i] = 0
      items[i] = pools[i][0]
      i -= 1
    }
    return false
  }

  override func next(_ machine: Machine) throws -> Value {
    if isOver { return .undefined }
    if isFirst {
      isFirst = false
    } else if !advance() {
      isOver = true
      return .undefined
    }
    return machine.tuple(items)
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
