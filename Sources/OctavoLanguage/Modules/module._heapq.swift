// `_heapq`: heaps in lists. The smallest item is first; children of i stand at 2i+1 and 2i+2.

extension ModuleRow {
  static let _heapq = ModuleRow("_heapq") { machine, module in machine.install(heapRows, into: module) }

  private static let heapRows: [Native] = [
    Native("heapify(heap, /)") { call in
      try Heaping(call, "heapify() argument").heapify()
      return .none
    },
    Native("heappush(heap, item, /)") { call in
      let heap = try Heaping(call, "heappush() argument 1")
      heap.list.append(call[1])
      try heap.rise(to: 0, from: heap.list.items.count - 1)
      return .none
    },
    Native("heappop(heap, /)") { call in try Heaping(call, "heappop() argument").pop() },
    Native("heapreplace(heap, item, /)") { call in
      try Heaping(call, "heapreplace() argument 1").replace(call[1])
    },
    Native("heappushpop(heap, item, /)") { call in
      let heap = try Heaping(call, "heappushpop() argument 1")
      guard let first = heap.list.items.first, try heap.isBefore(first, call[1]) else { return call[1] }
      return try heap.replace(call[1])
    },
    Native("_heapify_max(heap, /)") { call in
      try Heaping(call, "_heapify_max() argument", isMaximal: true).heapify()
      return .none
    },
    Native("_heappop_max(heap, /)") { call in
      try Heaping(call, "_heappop_max() argument", isMaximal: true).pop()
    },
    Native("_heapreplace_max(heap, item, /)") { call in
      try Heaping(call, "_heapreplace_max() argument 1", isMaximal: true).replace(call[1])
    },
  ]
}

/// The steps on one heap. Comparisons may run Python code, which must not change the list's length.
private struct Heaping {
  let list: ListObject
  private let machine: Machine
  private let isMaximal: Bool

  init(_ call: Arguments, _ argument: String, isMaximal: Bool = false) throws {
    guard let list = call[0].as(ListObject.self) else {
      throw call.error(.typeError, "\(argument) must be list, not \(call.typeName(0))")
    }
    self.list = list
    machine = call.machine
    self.isMaximal = isMaximal
  }

  func isBefore(_ x: Value, _ y: Value) throws -> Bool {
    let count = list.items.count
    let answer = try isMaximal ? machine.less(y, x) : machine.less(x, y)
    if list.items.count != count { throw machine.error(.runtimeError, "list changed size during iteration") }
    return answer
  }

  /// Moves the item at `position` towards `start` until its parent comes before it.
  func rise(to start: Int, from position: Int) throws {
    var position = position
    while position > start {
      let parent = (position - 1) >> 1
      guard try isBefore(list.items[position], list.items[parent]) else { return }
      list.items.swapAt(position, parent)
      position = parent
    }
  }

  /// Moves the item at `start` down to a leaf along the children that come first, and up again to its place:
  /// fewer comparisons than stopping on the way, since most items end near the leaves.
  private func settle(_ start: Int) throws {
    let end = list.items.count
    var position = start
    var child = 2 * position + 1
    while child < end {
      if child + 1 < end, try !isBefore(list.items[child], list.items[child + 1]) { child += 1 }
      list.items.swapAt(position, child)
      position = child
      child = 2 * position + 1
    }
    try rise(to: start, from: position)
  }

  func heapify() throws {
    for index in stride(from: list.items.count / 2 - 1, through: 0, by: -1) {
      try settle(index)
      if index & 1023 == 0 { try machine.checkInterrupts() }
    }
  }

  func pop() throws -> Value {
    guard let last = list.items.popLast() else { throw machine.error(.indexError, "index out of range") }
    guard let first = list.items.first else { return last }
    list.items[0] = last
    machine.hold(first)
    try settle(0)
    return first
  }

  func replace(_ item: Value) throws -> Value {
    guard let first = list.items.first else { throw machine.error(.indexError, "index out of range") }
    list.items[0] = item
    machine.hold(first)
    try settle(0)
    return first
  }
}
