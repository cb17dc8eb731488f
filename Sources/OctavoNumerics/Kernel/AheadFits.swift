import Foundation
import Synchronization

/// Fits of one model to many data sets, computed on the other processors ahead of the program that asks for them.
///
/// The program's own thread fits what nobody has begun when it gets there; so the order of work varies, the results
/// do not: each fit is the same computation, on memory of its own.
public final class AheadFits: @unchecked Sendable {
  private enum State { static let open = 0, begun = 1, done = 2, void = 3 }

  private let count: Int
  private let length: Int
  private let start: [Double]
  private let data: UnsafeMutablePointer<Double>
  private let states: UnsafeMutablePointer<Atomic<Int>>
  private let results: UnsafeMutablePointer<Double>
  private let width: Int
  /// Where the program's thread is, and the next fit for a worker.
  private let position = Atomic<Int>(0)
  private let next = Atomic<Int>(0)
  private let running = DispatchGroup()
  /// A worker that the program's thread has nearly caught up with, which would soon wait for it, goes so far
  /// ahead; the fits between are left to the program's thread.
  private static let lead = 16
  private static let nearlyCaughtUp = 2

  /// - Parameters:
  ///   - count: how many data sets there are, to be given by `setData`.
  ///   - length: the size of each.
  ///   - start: the parameters every fit starts from.
  public init(count: Int, length: Int, start: [Double]) {
    (self.count, self.length, self.start) = (count, length, start)
    width = start.count + start.count * start.count + 1
    data = .allocate(capacity: max(count * length, 1))
    states = .allocate(capacity: max(count, 1))
    for index in 0..<count { (states + index).initialize(to: Atomic(State.open)) }
    results = .allocate(capacity: max(count * width, 1))
    results.initialize(repeating: 0, count: count * width)
  }

  deinit {
    states.deinitialize(count: count)
    states.deallocate()
    results.deallocate()
    data.deallocate()
  }

  /// Copies data set `index` in; for all of them before `begin`.
  public func setData(_ index: Int, _ values: UnsafePointer<Double>) {
    (data + index * length).update(from: values, count: length)
  }

  /// Sets workers going. Each has a program of its own, in which the data blocks of the model are bound already.
  public func begin(_ programs: [FunctionProgram]) {
    next.store(Self.lead / 2, ordering: .relaxed)
    for program in programs {
      let fitter = Box(CurveFitKernel(program, count: length))
      DispatchQueue.global().async(group: running) { [self] in
        while let index = nextIndex() { compute(index, fitter.kernel) }
      }
    }
  }

  private func nextIndex() -> Int? {
    while true {
      let known = next.load(ordering: .relaxed)
      let place = position.load(ordering: .relaxed)
      let index = known > place + Self.nearlyCaughtUp ? known : place + Self.lead
      if index >= count { return nil }
      if next.compareExchange(expected: known, desired: index + 1, ordering: .relaxed).exchanged {
        return index
      }
    }
  }

  /// Waits until no worker computes any more.
  public func end() {
    position.store(count, ordering: .relaxed)
    next.store(count, ordering: .relaxed)
    running.wait()
  }

  private struct Box: @unchecked Sendable {
    let kernel: CurveFitKernel
    init(_ kernel: CurveFitKernel) { self.kernel = kernel }
  }

  private func compute(_ index: Int, _ kernel: CurveFitKernel) {
    guard
      states[index].compareExchange(
        expected: State.open, desired: State.begun, ordering: .acquiringAndReleasing
      ).exchanged
    else { return }
    let n = start.count
    kernel.parameters.update(from: start, count: n)
    let isGood = kernel.fit(data + index * length)
    let place = results + index * width
    place.update(from: kernel.parameters, count: n)
    (place + n).update(from: kernel.covariance, count: n * n)
    place[width - 1] = kernel.cost
    states[index].store(isGood ? State.done : State.void, ordering: .releasing)
  }

  /// The outcome of fit `index` to exactly these data; nil leaves it to the caller.
  public func take(_ index: Int, _ values: UnsafeBufferPointer<Double>)
    -> (parameters: UnsafePointer<Double>, covariance: UnsafePointer<Double>, cost: Double)?
  {
    position.store(index, ordering: .relaxed)
    guard values.count == length, let base = values.baseAddress,
      memcmp(base, data + index * length, length * 8) == 0
    else { return nil }
    var state = states[index].load(ordering: .acquiring)
    if state == State.open {
      if states[index].compareExchange(
        expected: State.open, desired: State.void, ordering: .acquiringAndReleasing
      ).exchanged {
        return nil
      }
      state = State.begun
    }
    while state == State.begun { state = states[index].load(ordering: .acquiring) }
    guard state == State.done else { return nil }
    let place = UnsafePointer(results + index * width)
    return (parameters: place, covariance: place + start.count, cost: place[width - 1])
  }
}
