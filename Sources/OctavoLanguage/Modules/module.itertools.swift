import BigInt

// `itertools`: iterators made of iterators. Each class holds where it is; `next` takes one step.

extension ModuleRow {
  static let itertools = ModuleRow("itertools") { machine, module in
    let iterator = machine.types.iterator
    for (name, table) in TypeTable.itertools { machine.addType(name, to: module, base: iterator, table) }
    machine.addType("_grouper", to: module, base: iterator, isBase: false, TypeTable())
    machine.addType("_tee", to: module, base: iterator, isBase: false, TeeIterator.table)
    machine.install([TeeIterator.function], into: module)
  }
}

extension TypeTable {
  fileprivate static let itertools: [(String, TypeTable)] = [
    ("count", CountIterator.table), ("cycle", CycleIterator.table), ("repeat", RepeatIterator.table),
    ("accumulate", AccumulateIterator.table), ("chain", ChainIterator.table),
    ("compress", CompressIterator.table),
    ("dropwhile", DropWhileIterator.table), ("takewhile", TakeWhileIterator.table),
    ("filterfalse", FilterFalseIterator.table), ("groupby", GroupByIterator.table),
    ("islice", SliceIterator.table), ("pairwise", PairwiseIterator.table), ("starmap", StarMapIterator.table),
    ("zip_longest", ZipLongestIterator.table), ("product", ProductIterator.table),
    ("permutations", PermutationsIterator.table), ("combinations", CombinationsIterator.table),
    ("combinations_with_replacement", MulticombinationsIterator.table),
  ]
}

/// An iterator over one other.
class SourceIterator: IteratorObject {
  final var source: Value

  init(_ source: Value, type: TypeObject) {
    self.source = source
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(source)
  }
}

// MARK: Without end

final class CountIterator: IteratorObject {
  private var number: Value
  private let step: Value

  private init(_ number: Value, _ step: Value, type: TypeObject) {
    self.number = number
    self.step = step
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(number)
    marker.visit(step)
  }
  override func next(_ machine: Machine) throws -> Value {
    let current = number
    if number.isInt, step.isInt {
      let (sum, overflow) = number.int.addingReportingOverflow(step.int)
      if !overflow {
        number = Value(sum)
        return current
      }
    }
    machine.hold(current)
    number = try machine.binary(.add, current, step)
    return current
  }

  /// The step is shown unless it is the integer 1.
  private var shownParts: [Value] { step.isInt && step.int == 1 ? [number] : [number, step] }

  static let table = TypeTable(
    constructor: Native("count(cls, start=0, step=1)") { call in
      for index in 1...2 where try !call.machine.isNumber(call[index]) {
        throw call.error(.typeError, "a number is required")
      }
      return call.machine.heap.own(CountIterator(call[1], call[2], type: call.type))
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let shown = try call[0].unchecked(CountIterator.self).shownParts.map {
          try call.machine.repr($0).string
        }
        return call.machine.string("\(call.machine.type(of: call[0]).name)(\(shown.joined(separator: ", ")))")
      },
      Native("__reduce__(self, /)") { call in
        let iterator = call[0].unchecked(CountIterator.self)
        return call.machine.tuple([Value(iterator.type), call.machine.tuple(iterator.shownParts)])
      },
    ])
}

final class CycleIterator: SourceIterator {
  private var saved: [Value] = []
  private var index = 0
  private var isReplaying = false

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(saved)
  }
  override var externalBytes: Int { saved.capacity * 16 }

  override func next(_ machine: Machine) throws -> Value {
    if !isReplaying {
      let item = try machine.next(source)
      if !item.isUndefined {
        saved.append(item)
        return item
      }
      isReplaying = true
    }
    guard !saved.isEmpty else { return .undefined }
    let item = saved[index]
    index = index + 1 == saved.count ? 0 : index + 1
    return item
  }

  static let table = TypeTable(
    constructor: Native("cycle(cls, iterable, /)") { call in
      let source = try call.machine.iterator(of: call[1])
      return call.machine.heap.own(CycleIterator(source, type: call.type))
    })
}

final class RepeatIterator: IteratorObject {
  private let item: Value
  /// Negative for ever.
  private var left: Int

  private init(_ item: Value, _ left: Int, type: TypeObject) {
    self.item = item
    self.left = left
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(item)
  }
  override func next(_ machine: Machine) -> Value {
    if left == 0 { return .undefined }
    if left > 0 { left -= 1 }
    return item
  }

  static let table = TypeTable(
    constructor: Native("repeat(cls, object, times=?)") { call in
      let times = call.has(2) ? max(0, try call.int(2)) : -1
      return call.machine.heap.own(RepeatIterator(call[1], times, type: call.type))
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let iterator = call[0].unchecked(RepeatIterator.self)
        let item = try call.machine.repr(iterator.item).string
        let times = iterator.left < 0 ? "" : ", \(iterator.left)"
        return call.machine.string("\(call.machine.type(of: call[0]).name)(\(item)\(times))")
      },
      Native("__length_hint__(self, /)") { call in
        let iterator = call[0].unchecked(RepeatIterator.self)
        if iterator.left < 0 { throw call.error(.typeError, "len() of unsized object") }
        return Value(iterator.left)
      },
      Native("__reduce__(self, /)") { call in
        let iterator = call[0].unchecked(RepeatIterator.self)
        let parts = iterator.left < 0 ? [iterator.item] : [iterator.item, Value(iterator.left)]
        return call.machine.tuple([Value(iterator.type), call.machine.tuple(parts)])
      },
    ])
}

// MARK: One source

final class AccumulateIterator: SourceIterator {
  private let function: Value
  private var initial: Value
  private var total: Value = .undefined

  private init(_ source: Value, _ function: Value, _ initial: Value, type: TypeObject) {
    self.function = function
    self.initial = initial
    super.init(source, type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
    marker.visit(initial)
    marker.visit(total)
  }
  override func next(_ machine: Machine) throws -> Value {
    if !initial.isUndefined {
      total = initial
      initial = .undefined
      return total
    }
    let item = try machine.next(source)
    if item.isUndefined { return .undefined }
    if total.isUndefined {
      total = item
    } else if function.isNone {
      total = try machine.binary(.add, total, item)
    } else {
      total = try machine.call(function, total, item)
    }
    return total
  }

  static let table = TypeTable(
    constructor: Native("accumulate(cls, iterable, func=None, *, initial=None)") { call in
      let source = try call.machine.iterator(of: call[1])
      let initial = call[3].isNone ? Value.undefined : call[3]
      return call.machine.heap.own(AccumulateIterator(source, call[2], initial, type: call.type))
    })
}

/// The items of one iterable after another; `source` gives the iterables.
final class ChainIterator: SourceIterator {
  private var active: Value = .undefined

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(active)
  }
  override func next(_ machine: Machine) throws -> Value {
    while !source.isUndefined {
      if active.isUndefined {
        let iterable = try machine.next(source)
        if iterable.isUndefined {
          source = .undefined
          return .undefined
        }
        do {
          active = try machine.iterator(of: iterable)
        } catch {
          source = .undefined
          throw error
        }
      }
      let item = try machine.next(active)
      if !item.isUndefined { return item }
      active = .undefined
      try machine.checkInterrupts()
    }
    return .undefined
  }

  static let table = TypeTable(
    constructor: Native("chain(cls, /, *iterables)") { call in
      let source = try call.machine.iterator(of: call[1])
      return call.machine.heap.own(ChainIterator(source, type: call.type))
    },
    classMethods: [
      Native("from_iterable(cls, iterable, /)") { call in
        let source = try call.machine.iterator(of: call[1])
        return call.machine.heap.own(ChainIterator(source, type: call.type))
      },
      TypeTable.genericAlias,
    ])
}

final class CompressIterator: SourceIterator {
  private let selectors: Value

  private init(_ source: Value, _ selectors: Value, type: TypeObject) {
    self.selectors = selectors
    super.init(source, type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(selectors)
  }
  override func next(_ machine: Machine) throws -> Value {
    while true {
      let item = try machine.next(source)
      if item.isUndefined { return .undefined }
      machine.hold(item)
      let selector = try machine.next(selectors)
      if selector.isUndefined { return .undefined }
      if try machine.truth(selector) { return item }
      try machine.checkInterrupts()
    }
  }

  static let table = TypeTable(
    constructor: Native("compress(cls, data, selectors)") { call in
      let source = try call.machine.iterator(of: call[1])
      call.machine.hold(source)
      let selectors = try call.machine.iterator(of: call[2])
      return call.machine.heap.own(CompressIterator(source, selectors, type: call.type))
    })
}

/// An iterator that asks a function about its items.
class PredicateIterator: SourceIterator {
  final let predicate: Value

  required init(_ predicate: Value, _ source: Value, type: TypeObject) {
    self.predicate = predicate
    super.init(source, type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(predicate)
  }

  /// Rows of a class whose instances are made of a function and an iterable.
  static func table<T: PredicateIterator>(_ signature: String, _ class: T.Type) -> TypeTable {
    TypeTable(
      constructor: Native(signature) { call in
        let source = try call.machine.iterator(of: call[2])
        return Value(call.machine.heap.adopt(`class`.init(call[1], source, type: call.type)))
      })
  }
}

final class DropWhileIterator: PredicateIterator {
  private var isDropping = true

  override func next(_ machine: Machine) throws -> Value {
    while true {
      let item = try machine.next(source)
      if item.isUndefined || !isDropping { return item }
      machine.hold(item)
      if try !machine.truth(machine.call(predicate, item)) {
        isDropping = false
        return item
      }
      try machine.checkInterrupts()
    }
  }
  static let table = PredicateIterator.table("dropwhile(cls, predicate, iterable, /)", DropWhileIterator.self)
}

final class TakeWhileIterator: PredicateIterator {
  private var isOver = false

  override func next(_ machine: Machine) throws -> Value {
    if isOver { return .undefined }
    let item = try machine.next(source)
    if item.isUndefined { return .undefined }
    machine.hold(item)
    if try machine.truth(machine.call(predicate, item)) { return item }
    isOver = true
    return .undefined
  }
  static let table = PredicateIterator.table("takewhile(cls, predicate, iterable, /)", TakeWhileIterator.self)
}

final class FilterFalseIterator: PredicateIterator {
  override func next(_ machine: Machine) throws -> Value {
    while true {
      let item = try machine.next(source)
      if item.isUndefined { return .undefined }
      machine.hold(item)
      let answer = predicate.isNone ? item : try machine.call(predicate, item)
      if try !machine.truth(answer) { return item }
      try machine.checkInterrupts()
    }
  }
  static let table = PredicateIterator.table(
    "filterfalse(cls, function, iterable, /)", FilterFalseIterator.self)
}

final class StarMapIterator: PredicateIterator {
  override func next(_ machine: Machine) throws -> Value {
    let item = try machine.next(source)
    if item.isUndefined { return .undefined }
    machine.hold(item)
    return try machine.call(predicate, machine.items(of: item))
  }
  static let table = PredicateIterator.table("starmap(cls, function, iterable, /)", StarMapIterator.self)
}

final class PairwiseIterator: SourceIterator {
  private var old: Value = .undefined

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(old)
  }
  override func next(_ machine: Machine) throws -> Value {
    if source.isUndefined { return .undefined }
    if old.isUndefined { old = try machine.next(source) }
    if !old.isUndefined {
      let first = old
      machine.hold(first)
      let item = try machine.next(source)
      if !item.isUndefined {
        old = item
        return machine.tuple([first, item])
      }
    }
    old = .undefined
    source = .undefined
    return .undefined
  }

  static let table = TypeTable(
    constructor: Native("pairwise(cls, iterable, /)") { call in
      let source = try call.machine.iterator(of: call[1])
      return call.machine.heap.own(PairwiseIterator(source, type: call.type))
    })
}

final class SliceIterator: SourceIterator {
  private var taken = 0
  /// How many items must have been taken before the next one that is given.
  private var wanted: Int
  /// Nil for no end.
  private let stop: Int?
  private let step: Int

  private init(_ source: Value, start: Int, stop: Int?, step: Int, type: TypeObject) {
    wanted = start
    self.stop = stop
    self.step = step
    super.init(source, type: type)
  }

  override func next(_ machine: Machine) throws -> Value {
    if source.isUndefined { return .undefined }
    while taken < wanted {
      if try machine.next(source).isUndefined { return end() }
      taken += 1
      if taken & 1023 == 0 { try machine.checkInterrupts() }
    }
    if let stop, taken >= stop { return end() }
    let item = try machine.next(source)
    if item.isUndefined { return end() }
    taken += 1
    let (next, overflow) = wanted.addingReportingOverflow(step)
    wanted = overflow ? Int.max : next
    if let stop, wanted > stop { wanted = stop }
    return item
  }

  private func end() -> Value {
    source = .undefined
    return .undefined
  }

  static let table = TypeTable(
    constructor: Native("islice(cls, iterable, start, stop=?, step=?, /)") { call in
      func refusal(_ what: String) -> PythonError {
        call.error(.valueError, "\(what) for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
      }
      let (first, last) = call.has(3) ? (call[2], call[3]) : (.none, call[2])
      var (start, stop): (Int, Int?) = (0, nil)
      if !last.isNone {
        stop = try? call.machine.optionalIndex(last)
        if stop == nil || stop == -1 { throw refusal("Stop argument") }
      }
      if !first.isNone { start = (try? call.machine.optionalIndex(first)) ?? -1 }
      if start < 0 || stop ?? 0 < 0 { throw refusal("Indices") }
      var step = 1
      if call.has(4), !call[4].isNone {
        guard let number = try? call.machine.optionalIndex(call[4]), number > 0 else {
          throw call.error(.valueError, "Step for islice() must be a positive integer or None.")
        }
        step = number
      }
      let iterator = try call.machine.iterator(of: call[1])
      return Value(
        call.machine.heap.adopt(
          SliceIterator(iterator, start: start, stop: stop, step: step, type: call.type)))
    })
}

extension Machine {
  /// Whether a value counts as a number for functions that only add and multiply.
  fileprivate func isNumber(_ x: Value) throws -> Bool {
    let type = type(of: x)
    return x.isInt || x.isFloat || x.isBool || type.layout == .complex || !type.slot(.index).isUndefined
      || !type.slot(.int).isUndefined || !type.slot(.float).isUndefined
  }
}
