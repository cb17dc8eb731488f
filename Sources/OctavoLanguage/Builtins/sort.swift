// `list.sort` and `sorted`: stable, whatever the comparisons do.

extension Machine {
  /// Sorts in place. While it runs the list is empty, as in CPython, so that comparisons cannot disturb it.
  func sort(_ list: ListObject, key: Value, reverse: Bool) throws {
    let values = list.items
    let holder = heap.adopt(ListObject(values, type: types.list))
    list.items = []
    do {
      let order = try sortedOrder(values, key: key, reverse: reverse)
      let wasChanged = !list.items.isEmpty
      list.items = order.map { order in order.map { values[$0] } } ?? values
      if wasChanged { throw error(.valueError, "list modified during sort") }
    } catch let failure as SortInterrupted {
      list.items = failure.order.map { values[$0] }
      throw failure.cause
    } catch {
      if list.items.isEmpty || list.items.count != values.count { list.items = values }
      throw error
    }
    withExtendedLifetime(holder) {}
  }

  /// The order of the values as indices; nil when they are in order already.
  private func sortedOrder(_ values: [Value], key: Value, reverse: Bool) throws -> [Int]? {
    var keys = values
    if !key.isNone {
      let computed = heap.adopt(ListObject([], type: types.list))
      computed.items.reserveCapacity(values.count)
      for (index, value) in values.enumerated() {
        let mark = heap.beginStep()
        defer { heap.endStep(mark) }
        Elements(values).fetchAhead(of: index)
        computed.append(try call(key, value))
        try checkInterrupts()
      }
      keys = computed.items
    }
    if keys.count < 2 { return nil }
    if let plain = PlainKeys(keys, reverse: reverse, self) { return try plain.order(checkInterrupts) }
    // A stable descending order is the reverse of a stable ascending order of the reversed values.
    let start = reverse ? Array((0..<keys.count).reversed()) : Array(0..<keys.count)
    var sorter = Timsort(start) { [unowned(unsafe) self] a, b in try self.lessForSort(keys[a], keys[b]) }
    do {
      try sorter.sort()
    } catch {
      throw SortInterrupted(cause: error, order: reverse ? sorter.items.reversed() : sorter.items)
    }
    return reverse ? sorter.items.reversed() : sorter.items
  }

  private func lessForSort(_ x: Value, _ y: Value) throws -> Bool {
    try checkInterrupts()
    switch plainOrdering(x, y) {
    case .less: return true
    case .equal, .greater: return false
    case .unknown: break
    }
    let mark = heap.beginStep()
    defer { heap.endStep(mark) }
    return try truth(compare(.less, x, y))
  }

  private enum Ordering { case less, equal, greater, unknown }

  /// How two numbers of one kind, two strings or two tuples of such compare.
  private func plainOrdering(_ x: Value, _ y: Value) -> Ordering {
    if x.isInt, y.isInt { return x.int < y.int ? .less : x.int == y.int ? .equal : .greater }
    if x.isFloat, y.isFloat {
      return x.float < y.float ? .less : x.float == y.float ? .equal : x.float > y.float ? .greater : .unknown
    }
    guard x.isObject, y.isObject, x.typeAddress == y.typeAddress else { return .unknown }
    if x.typeAddress == types.strAddress {
      return x.borrowing(StringObject.self) { s in
        y.borrowing(StringObject.self) { t in
          let order = Text.order(s.text, t.text)
          return order == 0 ? .equal : order < 0 ? .less : .greater
        }
      }
    }
    guard x.typeAddress == types.tupleAddress else { return .unknown }
    let (a, b) = (x.tupleElements, y.tupleElements)
    for index in 0..<min(a.count, b.count) {
      let (p, q) = (a.base[index], b.base[index])
      // Tuples in tuples may be deep.
      if p.isObject, p.typeAddress == types.tupleAddress { return .unknown }
      let ordering = plainOrdering(p, q)
      if ordering != .equal { return ordering }
    }
    return a.count < b.count ? .less : a.count == b.count ? .equal : .greater
  }
}

/// A comparison has thrown: the sort gives up, and `order` is a permutation of what it had.
private struct SortInterrupted: Error {
  let cause: any Error
  let order: [Int]
}

/// Tim Peters' merge sort ("listsort", 2002) with the merge policy of Munro and Wild ("Nearly-optimal
/// mergesorts", 2018), as CPython uses since 3.11, so that programs see comparisons in the same order.
/// Comparisons may throw or lie; `items` remains a permutation in every case.
struct Timsort {
  private(set) var items: [Int]
  private let isLess: (Int, Int) throws -> Bool
  private var runs: [Run] = []
  private var minimumGallop = 7

  private struct Run {
    var start: Int
    var count: Int
    /// The power of the boundary to the run after this one.
    var power = 0
    var end: Int { start + count }
  }

  init(_ items: [Int], isLess: @escaping (Int, Int) throws -> Bool) {
    self.items = items
    self.isLess = isLess
  }

  mutating func sort() throws {
    let total = items.count
    if total < 2 { return }
    let minimum = Self.minimumRun(total)
    var start = 0
    while start < total {
      var count = try countRun(start)
      if count < minimum {
        let forced = min(minimum, total - start)
        try insertionSort(start, from: start + count, to: start + forced)
        count = forced
      }
      try mergeBefore(Run(start: start, count: count), total: total)
      runs.append(Run(start: start, count: count))
      start += count
    }
    while runs.count > 1 {
      var at = runs.count - 2
      if at > 0, runs[at - 1].count < runs[at + 1].count { at -= 1 }
      try merge(at)
    }
  }

  /// Between 32 and 64, so that the number of runs is a power of two or a little less.
  private static func minimumRun(_ count: Int) -> Int {
    var (count, rest) = (count, 0)
    while count >= 64 {
      rest |= count & 1
      count >>= 1
    }
    return count + rest
  }

  /// The length of the ascending run at `start`; a strictly descending one is reversed first.
  private mutating func countRun(_ start: Int) throws -> Int {
    var next = start + 1
    if next == items.count { return 1 }
    if try isLess(items[next], items[next - 1]) {
      next += 1
      while next < items.count, try isLess(items[next], items[next - 1]) { next += 1 }
      items[start..<next].reverse()
    } else {
      next += 1
      while next < items.count, try !isLess(items[next], items[next - 1]) { next += 1 }
    }
    return next - start
  }

  /// Binary insertion of the items in `from..<to` into the sorted ones before them.
  private mutating func insertionSort(_ start: Int, from: Int, to: Int) throws {
    for position in from..<max(from, to) {
      let pivot = items[position]
      var (low, high) = (start, position)
      while low < high {
        let middle = low + (high - low) / 2
        if try isLess(pivot, items[middle]) { high = middle } else { low = middle + 1 }
      }
      var index = position
      while index > low {
        items[index] = items[index - 1]
        index -= 1
      }
      items[low] = pivot
    }
  }

  // MARK: Merge policy

  /// Merges runs on the stack until the powers of their boundaries ascend again.
  private mutating func mergeBefore(_ next: Run, total: Int) throws {
    guard let last = runs.last else { return }
    let power = Self.power(last, next, total)
    while runs.count > 1, runs[runs.count - 2].power > power { try merge(runs.count - 2) }
    runs[runs.count - 1].power = power
  }

  /// The depth at which a binary tree over all positions separates the midpoints of two runs.
  private static func power(_ first: Run, _ second: Run, _ total: Int) -> Int {
    var a = 2 * first.start + first.count
    var b = a + first.count + second.count
    var power = 0
    while true {
      power += 1
      if a >= total {
        a -= total
        b -= total
      } else if b >= total {
        return power
      }
      a <<= 1
      b <<= 1
    }
  }

  /// Merges two neighbouring runs.
  private mutating func merge(_ at: Int) throws {
    var first = runs[at]
    var second = runs[at + 1]
    runs[at].count += second.count
    runs.remove(at: at + 1)
    // What is in place already at both ends takes no part.
    let skipped = try gallopRight(items[second.start], items, first.start, first.count, hint: 0)
    first.start += skipped
    first.count -= skipped
    if first.count == 0 { return }
    second.count = try gallopLeft(
      items[first.end - 1], items, second.start, second.count, hint: second.count - 1)
    if second.count == 0 { return }
    if first.count <= second.count {
      try mergeLow(first, second)
    } else {
      try mergeHigh(first, second)
    }
  }

  // MARK: Galloping search

  /// Where `key` belongs in a sorted stretch, before equal items.
  private func gallopLeft(_ key: Int, _ array: [Int], _ base: Int, _ count: Int, hint: Int) throws -> Int {
    var last = 0
    var offset = 1
    if try isLess(array[base + hint], key) {
      let most = count - hint
      while offset < most, try isLess(array[base + hint + offset], key) {
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      last += hint
      offset += hint
    } else {
      let most = hint + 1
      while offset < most, try !isLess(array[base + hint - offset], key) {
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      (last, offset) = (hint - offset, hint - last)
    }
    last += 1
    while last < offset {
      let middle = last + (offset - last) / 2
      if try isLess(array[base + middle], key) { last = middle + 1 } else { offset = middle }
    }
    return offset
  }

  /// Where `key` belongs in a sorted stretch, after equal items.
  private func gallopRight(_ key: Int, _ array: [Int], _ base: Int, _ count: Int, hint: Int) throws -> Int {
    var last = 0
    var offset = 1
    if try isLess(key, array[base + hint]) {
      let most = hint + 1
      while offset < most, try isLess(key, array[base + hint - offset]) {
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      (last, offset) = (hint - offset, hint - last)
    } else {
      let most = count - hint
      while offset < most, try !isLess(key, array[base + hint + offset]) {
        last = offset
        offset = offset << 1 + 1
      }
      offset = min(offset, most)
      last += hint
      offset += hint
    }
    last += 1
    while last < offset {
      let middle = last + (offset - last) / 2
      if try isLess(key, array[base + middle]) { offset = middle } else { last = middle + 1 }
    }
    return offset
  }

  // MARK: Merging

  /// From the left; the first run, which is no longer than the second, is set aside.
  private mutating func mergeLow(_ first: Run, _ second: Run) throws {
    let aside = Array(items[first.start..<first.end])
    var left = 0
    var right = second.start
    let end = second.end
    var target = first.start
    // Whatever happens, what is set aside and not yet back goes into the gap, which has its size.
    defer {
      for index in left..<aside.count { items[target + index - left] = aside[index] }
    }
    items[target] = items[right]
    target += 1
    right += 1
    if right == end { return }
    if aside.count == 1 {
      moveDown(from: right, to: end, target: &target)
      return
    }
    while true {
      var (leftWins, rightWins) = (0, 0)
      repeat {
        if try isLess(items[right], aside[left]) {
          items[target] = items[right]
          target += 1
          right += 1
          rightWins += 1
          leftWins = 0
          if right == end { return }
        } else {
          items[target] = aside[left]
          target += 1
          left += 1
          leftWins += 1
          rightWins = 0
          if left == aside.count - 1 {
            moveDown(from: right, to: end, target: &target)
            return
          }
        }
      } while max(leftWins, rightWins) < minimumGallop
      minimumGallop += 1
      repeat {
        if minimumGallop > 1 { minimumGallop -= 1 }
        leftWins = try gallopRight(items[right], aside, left, aside.count - left, hint: 0)
        for _ in 0..<leftWins {
          items[target] = aside[left]
          target += 1
          left += 1
        }
        if left == aside.count - 1 {
          moveDown(from: right, to: end, target: &target)
          return
        }
        // Only when comparisons contradict each other.
        if left == aside.count { return }
        items[target] = items[right]
        target += 1
        right += 1
        if right == end { return }
        rightWins = try gallopLeft(aside[left], items, right, end - right, hint: 0)
        for _ in 0..<rightWins {
          items[target] = items[right]
          target += 1
          right += 1
        }
        if right == end { return }
        items[target] = aside[left]
        target += 1
        left += 1
        if left == aside.count - 1 {
          moveDown(from: right, to: end, target: &target)
          return
        }
      } while leftWins >= 7 || rightWins >= 7
      minimumGallop += 1
    }
  }

  /// The rest of the second run goes before the last item set aside.
  private mutating func moveDown(from: Int, to end: Int, target: inout Int) {
    for index in from..<end {
      items[target] = items[index]
      target += 1
    }
  }

  /// From the right; the second run, the shorter one, is set aside.
  private mutating func mergeHigh(_ first: Run, _ second: Run) throws {
    let aside = Array(items[second.start..<second.end])
    // The last item not yet moved of either side, and the place of the next one.
    var left = first.end - 1
    var right = aside.count - 1
    let begin = first.start
    var target = second.end - 1
    defer {
      for index in stride(from: right, through: 0, by: -1) { items[target - (right - index)] = aside[index] }
    }
    items[target] = items[left]
    target -= 1
    left -= 1
    if left < begin { return }
    if aside.count == 1 {
      moveUp(from: left, to: begin, target: &target)
      return
    }
    while true {
      var (leftWins, rightWins) = (0, 0)
      repeat {
        if try isLess(aside[right], items[left]) {
          items[target] = items[left]
          target -= 1
          left -= 1
          leftWins += 1
          rightWins = 0
          if left < begin { return }
        } else {
          items[target] = aside[right]
          target -= 1
          right -= 1
          rightWins += 1
          leftWins = 0
          if right == 0 {
            moveUp(from: left, to: begin, target: &target)
            return
          }
        }
      } while max(leftWins, rightWins) < minimumGallop
      minimumGallop += 1
      repeat {
        if minimumGallop > 1 { minimumGallop -= 1 }
        let leftCount = left - begin + 1
        leftWins = leftCount - (try gallopRight(aside[right], items, begin, leftCount, hint: leftCount - 1))
        for _ in 0..<leftWins {
          items[target] = items[left]
          target -= 1
          left -= 1
        }
        if left < begin { return }
        items[target] = aside[right]
        target -= 1
        right -= 1
        if right == 0 {
          moveUp(from: left, to: begin, target: &target)
          return
        }
        rightWins = right + 1 - (try gallopLeft(items[left], aside, 0, right + 1, hint: right))
        for _ in 0..<rightWins {
          items[target] = aside[right]
          target -= 1
          right -= 1
        }
        if right == 0 {
          moveUp(from: left, to: begin, target: &target)
          return
        }
        if right < 0 { return }
        items[target] = items[left]
        target -= 1
        left -= 1
        if left < begin { return }
      } while leftWins >= 7 || rightWins >= 7
      minimumGallop += 1
    }
  }

  /// The rest of the first run goes after the first item set aside.
  private mutating func moveUp(from: Int, to begin: Int, target: inout Int) {
    for index in stride(from: from, through: begin, by: -1) {
      items[target] = items[index]
      target -= 1
    }
  }
}
