import BigInt

// `slice`, and how slices and indices are resolved against a sequence.

/// A slice fitted to a sequence: `count` indices from `start` on, `step` apart.
struct SlicePart {
  let start: Int
  let stop: Int
  let step: Int
  let count: Int

  /// The part of a sequence, in the slice's order.
  func pick<T>(from items: [T]) -> [T] {
    if step == 1 { return Array(items[start..<start + count]) }
    return items.withUnsafeBufferPointer { items in
      [T](unsafeUninitializedCapacity: count) { target, initialized in
        initialized = count
        guard count > 0, let source = items.baseAddress, let target = target.baseAddress else { return }
        // `start + index * step` is inside the sequence for every index below `count`.
        for index in 0..<count { (target + index).initialize(to: source[start &+ index &* step]) }
      }
    }
  }

  /// The same indices in ascending order.
  var ascending: (start: Int, step: Int) {
    step > 0 || count == 0 ? (start, step) : (start + (count - 1) * step, -step)
  }
}

/// The three numbers of a slice, clamped to machine integers; nil stands for None.
struct SliceBounds {
  var start: Int?
  var stop: Int?
  var step: Int

  func fitted(to count: Int) -> SlicePart {
    let lowest = step < 0 ? -1 : 0
    let highest = step < 0 ? count - 1 : count
    func clamp(_ bound: Int) -> Int {
      let index = bound < 0 ? bound + count : bound
      return min(max(index, lowest), highest)
    }
    let from = start.map(clamp) ?? (step < 0 ? highest : lowest)
    let to = stop.map(clamp) ?? (step < 0 ? lowest : highest)
    let length: Int
    if step < 0 {
      length = to < from ? (from - to - 1) / -step + 1 : 0
    } else {
      length = from < to ? (to - from - 1) / step + 1 : 0
    }
    return SlicePart(start: from, stop: to, step: step, count: length)
  }
}

extension Machine {
  /// Reads a slice's numbers; this may call `__index__`, so the sequence's length is to be asked afterwards.
  func bounds(of slice: SliceObject) throws -> SliceBounds {
    let step = slice.step.isNone ? 1 : try sliceBound(slice.step)
    if step == 0 { throw error(.valueError, "slice step cannot be zero") }
    let start = slice.start.isNone ? nil : try sliceBound(slice.start)
    let stop = slice.stop.isNone ? nil : try sliceBound(slice.stop)
    // Never the smallest integer, so that its negation exists.
    return SliceBounds(start: start, stop: stop, step: max(step, -Int.max))
  }

  /// A slice bound or search limit: any integer, clamped to machine size.
  func sliceBound(_ x: Value) throws -> Int {
    if x.isInt || x.isBool { return x.int }
    guard let value = try optionalInteger(x) else {
      throw error(.typeError, "slice indices must be integers or None or have an __index__ method")
    }
    return Int(clamping: value)
  }

  /// The integer of a subscript that is not a slice; `complaint` begins the TypeError for anything else.
  func subscriptIndex(_ x: Value, _ kind: String) throws -> Int {
    if x.isInt || x.isBool { return x.int }
    guard let value = try optionalInteger(x) else {
      let words =
        kind == "string"
        ? "string indices must be integers, not '\(typeName(x))'"
        : "\(kind) indices must be integers or slices, not \(typeName(x))"
      throw error(.typeError, words)
    }
    guard let small = Int(exactly: value) else {
      throw error(.indexError, "cannot fit '\(typeName(x))' into an index-sized integer")
    }
    return small
  }

  /// Python's index as a position, or nil when it is out of range.
  func position(_ index: Int, in count: Int) -> Int? {
    let position = index < 0 ? index + count : index
    return position >= 0 && position < count ? position : nil
  }
}

extension TypeTable {
  static let slice = TypeTable(
    doc: """
      slice(stop)
      slice(start, stop[, step])

      Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).
      """,
    constructor: Native("slice(cls, start, stop=?, step=None, /)") { call in
      call.has(2) ? call.machine.slice(call[1], call[2], call[3]) : call.machine.slice(.none, call[1], .none)
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let machine = call.machine
        let slice = call[0].unchecked(SliceObject.self)
        let parts = try [slice.start, slice.stop, slice.step].map { try machine.repr($0) }
        return machine.string(
          Text("slice(") + (try Text.join(parts, separator: Text(", "))) + Text(")"))
      },
      Native("indices(self, length, /)") { call in
        let machine = call.machine
        let slice = call[0].unchecked(SliceObject.self)
        let length = try machine.integer(call[1])
        if length < 0 { throw call.error(.valueError, "length should not be negative") }
        let (start, stop, step) = try machine.exactBounds(slice, length)
        return machine.tuple([machine.int(start), machine.int(stop), machine.int(step)])
      },
      Native("__eq__(self, value, /)") { call in try call.machine.compareSlices(.equal, call[0], call[1]) },
      Native("__ne__(self, value, /)") { call in try call.machine.compareSlices(.notEqual, call[0], call[1])
      },
      Native("__lt__(self, value, /)") { call in try call.machine.compareSlices(.less, call[0], call[1]) },
      Native("__le__(self, value, /)") { call in try call.machine.compareSlices(.lessEqual, call[0], call[1])
      },
      Native("__gt__(self, value, /)") { call in try call.machine.compareSlices(.greater, call[0], call[1]) },
      Native("__ge__(self, value, /)") { call in
        try call.machine.compareSlices(.greaterEqual, call[0], call[1])
      },
    ],
    properties: [
      PropertyRow("start") { _, x in x.unchecked(SliceObject.self).start },
      PropertyRow("stop") { _, x in x.unchecked(SliceObject.self).stop },
      PropertyRow("step") { _, x in x.unchecked(SliceObject.self).step },
    ])
}

extension Machine {
  fileprivate func compareSlices(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    guard let a = x.as(SliceObject.self), let b = y.as(SliceObject.self) else { return .notImplemented }
    return try compareSequences(op, [a.start, a.stop, a.step], [b.start, b.stop, b.step])
  }

  /// Start, stop and step of a slice fitted to a length of any size.
  func exactBounds(_ slice: SliceObject, _ length: BigInt) throws -> (
    start: BigInt, stop: BigInt, step: BigInt
  ) {
    func bound(_ value: Value) throws -> BigInt? {
      if value.isNone { return nil }
      if let number = try optionalInteger(value) { return number }
      throw error(.typeError, "slice indices must be integers or None or have an __index__ method")
    }
    let step = try bound(slice.step) ?? 1
    if step == 0 { throw error(.valueError, "slice step cannot be zero") }
    let lowest: BigInt = step < 0 ? -1 : 0
    let highest = step < 0 ? length - 1 : length
    func clamp(_ value: BigInt) -> BigInt { min(max(value < 0 ? value + length : value, lowest), highest) }
    let start = try bound(slice.start).map(clamp) ?? (step < 0 ? highest : lowest)
    let stop = try bound(slice.stop).map(clamp) ?? (step < 0 ? lowest : highest)
    return (start, stop, step)
  }
}
