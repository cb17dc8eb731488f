import Foundation
import OctavoNumerics
import Synchronization

/// Fits of one model to many data sets, computed on the other processors ahead of the program that asks for them.
///
/// The program's own thread may fit any data set that nobody has begun; so the order of work varies, the results
/// do not: each fit is the same computation, on memory of its own.
public final class AheadFits: @unchecked Sendable {
  private enum State { static let open = 0, begun = 1, done = 2, void = 3 }

  private let data: [[Double]]
  private let start: [Double]
  private let states: UnsafeMutablePointer<Atomic<Int>>
  private let results: UnsafeMutablePointer<Double>
  private let width: Int
  private let isStopped = Atomic<Bool>(false)
  private let running = DispatchGroup()

  /// - Parameters:
  ///   - data: the data sets, in the order in which they will be asked for.
  ///   - start: the parameters every fit starts from.
  public init(data: [[Double]], start: [Double]) {
    (self.data, self.start) = (data, start)
    width = start.count + start.count * start.count + 1
    states = .allocate(capacity: data.count)
    for index in data.indices { (states + index).initialize(to: Atomic(State.open)) }
    results = .allocate(capacity: data.count * width)
    results.initialize(repeating: 0, count: data.count * width)
  }

  deinit {
    states.deinitialize(count: data.count)
    states.deallocate()
    results.deallocate()
  }

  /// Sets workers going. Each has a program of its own, in which the data blocks of the model are bound already.
  ///
  /// They begin where the program's thread will be when it has done the share it does alone.
  public func begin(_ programs: [FunctionProgram]) {
    guard let count = data.first?.count else { return }
    let (first, step) = (data.count * 3 / 10, programs.count)
    for (number, program) in programs.enumerated() {
      let fitter = Box(CurveFitKernel(program, count: count))
      DispatchQueue.global().async(group: running) { [self] in
        for index in stride(from: first + number, to: data.count, by: step) {
          if isStopped.load(ordering: .relaxed) { return }
          compute(index, fitter.kernel)
        }
      }
    }
  }

  /// Waits until no worker computes any more.
  public func end() {
    isStopped.store(true, ordering: .relaxed)
    running.wait()
  }

  private struct Box: @unchecked Sendable {
    let kernel: CurveFitKernel
    init(_ kernel: CurveFitKernel) { self.kernel = kernel }
  }

  private func compute(_ index: Int, _ kernel: CurveFitKernel) {
    guard
      states[index].compareExchange(expected: State.open, desired: State.begun, ordering: .acquiringAndReleasing).exchanged
    else { return }
    let n = start.count
    kernel.parameters.update(from: start, count: n)
    let isGood = data[index].withUnsafeBufferPointer { values in
      values.baseAddress.map { kernel.fit($0) } ?? false
    }
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
    guard values.elementsEqual(data[index], by: { $0.bitPattern == $1.bitPattern }) else { return nil }
    if states[index].compareExchange(expected: State.open, desired: State.void, ordering: .acquiringAndReleasing).exchanged {
      return nil
    }
    while states[index].load(ordering: .acquiring) == State.begun {}
    guard states[index].load(ordering: .acquiring) == State.done else { return nil }
    let place = UnsafePointer(results + index * width)
    return (parameters: place, covariance: place + start.count, cost: place[width - 1])
  }
}
