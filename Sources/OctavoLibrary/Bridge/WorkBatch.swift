import Glibc
import OctavoLanguage
import OctavoNumerics

/// Calls that the program allows to run at the same time.
///
/// The code of the program runs in order, on the machine's own thread: what it changes and prints is the same
/// each time. Where the first calls turn out to fit one kernel to what they are given, the fits of the others are
/// computed ahead on the other processors.
struct WorkBatch {
  private let machine: Machine
  private let isParallel: Bool
  /// For each call the callee, a tuple of its arguments, and a dict of those with names or None.
  private let parts: Value
  /// Fewer calls are not worth the start of a thread.
  private static let smallest = 32

  init(_ machine: Machine, isParallel: Bool) {
    (self.machine, self.isParallel) = (machine, isParallel)
    parts = machine.list([])
    machine.hold(parts)
  }

  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private var count: Int { parts.listElements.count / 3 }

  /// - Parameters:
  ///   - arguments: a tuple.
  ///   - named: a dict, or None.
  func add(_ callee: Value, _ arguments: Value, named: Value = .none) {
    let isNamed = (named.as(DictObject.self)?.count ?? 0) > 0
    parts.borrowing(ListObject.self) { list in
      list.append(callee)
      list.append(arguments)
      list.append(isNamed ? named : .none)
    }
  }

  /// The list of results, in the order of the calls; what a call raises ends the batch.
  func results() throws -> Value {
    let list = machine.list([])
    machine.hold(list)
    let results = list.unchecked(ListObject.self)
    let cache = KernelCache.of(machine)
    let mayLookAhead = isParallel && count >= Self.smallest && Self.processors > 1 && cache.fits == nil
    let fits = mayLookAhead ? BatchFits() : nil
    if mayLookAhead { cache.fits = fits }
    defer {
      if mayLookAhead { cache.fits = nil }
      fits?.end()
    }
    for index in 0..<count {
      let mark = machine.heap.beginStep()
      defer { machine.heap.endStep(mark) }
      if let fits {
        if index == BatchFits.observedCalls { lookAhead(fits) }
        fits.current = index
      }
      results.append(try result(index))
    }
    return list
  }

  private func result(_ index: Int) throws -> Value {
    let part = parts.listElements.base + 3 * index
    let (callee, named) = (part[0], part[2])
    let arguments = part[1].tupleElements
    if let dict = named.as(DictObject.self) {
      let pairs = dict.pairs.map { (machine.text($0.key)?.string ?? "", $0.value) }
      return try machine.call(callee, self.arguments(index), named: pairs)
    }
    if arguments.count == 1 { return try machine.call(callee, arguments.base[0]) }
    return try machine.call(callee, self.arguments(index))
  }

  private func arguments(_ index: Int) -> [Value] {
    parts.listElements.base[3 * index + 1].as(TupleObject.self)?.items ?? []
  }

  /// Sets workers going if the first calls fitted the same model from the same start to one of their arguments.
  private func lookAhead(_ fits: BatchFits) {
    guard let model = fits.commonModel else { return }
    let first = arguments(0)
    guard let place = first.firstIndex(where: { Value.identical($0, model.data[0]) }) else { return }
    for (index, data) in model.data.enumerated() {
      let given = arguments(index)
      guard place < given.count, Value.identical(given[place], data) else { return }
    }
    let ahead = AheadFits(count: count, length: model.length, start: model.start)
    for index in 0..<count {
      let given = arguments(index)
      guard place < given.count, let array = given[place].as(ArrayObject.self)?.array,
        let values = array.doubles(count: model.length)
      else { return }
      ahead.setData(index, values)
    }
    fits.begin(ahead, workers: Self.processors - 1)
  }
}

/// What the fits of a batch of calls tell each other: first what they fit, then what was computed ahead.
final class BatchFits {
  /// A fit as it was made.
  private struct Observation {
    let entry: KernelEntry
    let data: Value
    let start: [Double]
  }

  private var observations: [Observation] = []
  private var ahead: (fits: AheadFits, entry: KernelEntry, program: FunctionProgram, start: [Double])?
  private var isObserving = true
  /// The number of the call that is running.
  var current = 0
  /// How many calls are looked at before workers begin.
  static let observedCalls = 2

  func trace(_ marker: inout Marker) {
    for observation in observations { marker.visit(observation.data) }
  }

  /// Notes a fit of one of the first calls.
  func note(_ entry: KernelEntry, _ data: Value, from start: UnsafePointer<Double>, count: Int) {
    guard isObserving else { return }
    let start = Array(UnsafeBufferPointer(start: start, count: count))
    observations.append(Observation(entry: entry, data: data, start: start))
    if observations.count > Self.observedCalls { isObserving = false }
  }

  /// What all observed calls fitted, if each made one fit and they differ in their data only.
  var commonModel: (data: [Value], length: Int, start: [Double])? {
    guard isObserving, observations.count == Self.observedCalls, let first = observations.first,
      let length = first.entry.valueCount,
      observations.allSatisfy({ $0.entry === first.entry && $0.start == first.start })
    else { return nil }
    return (observations.map(\.data), length, first.start)
  }

  func begin(_ fits: AheadFits, workers: Int) {
    guard let entry = observations.first?.entry, let program = entry.fitProgram,
      let start = commonModel?.start
    else {
      return
    }
    isObserving = false
    fits.begin((0..<workers).map { _ in program.copy() })
    ahead = (fits, entry, program.copy(), start)
  }

  /// A fit to these data that was computed ahead, from the same start and the same data of the model.
  func taken(
    _ values: UnsafeBufferPointer<Double>, _ entry: KernelEntry, from start: UnsafePointer<Double>
  ) -> (parameters: UnsafePointer<Double>, covariance: UnsafePointer<Double>, cost: Double)? {
    guard let ahead, ahead.entry === entry,
      ahead.start.elementsEqual(UnsafeBufferPointer(start: start, count: ahead.start.count)),
      let program = entry.fitProgram, program.holdsSameData(as: ahead.program)
    else { return nil }
    return ahead.fits.take(current, values)
  }

  func end() { ahead?.fits.end() }
}
