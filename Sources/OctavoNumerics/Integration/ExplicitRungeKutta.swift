import Glibc

/// Steps of an explicit Runge–Kutta pair with control of their sizes, after Hairer, Nørsett and Wanner, Solving
/// Ordinary Differential Equations I, sections II.4 and II.5.
///
/// Works on memory taken once: a step allocates nothing.
public final class ExplicitRungeKutta {
  /// The coefficients of a pair, row by row.
  public struct Table: Sendable {
    let stages: Int
    let a: [Double]
    let b: [Double]
    let c: [Double]
    /// What the derivatives are multiplied by for the error, one more than there are stages; with a second row the
    /// estimate is that of Hairer's code of order eight, which weighs an error of order three against one of five.
    let e: [Double]
    let e3: [Double]
    let errorOrder: Int
    let interpolant: Interpolant

    public init(
      a: [Double], b: [Double], c: [Double], e: [Double], e3: [Double], errorOrder: Int,
      interpolant: Interpolant
    ) {
      precondition(a.count >= b.count * b.count && e.count == b.count + 1, "a square table and its errors")
      (stages, self.a, self.b, self.c) = (b.count, a, b, c)
      (self.e, self.e3, self.errorOrder, self.interpolant) = (e, e3, errorOrder, interpolant)
    }

    /// The stages that only the interpolant needs.
    var moreStages: Int { if case .nested(_, let c, _) = interpolant { c.count } else { 0 } }
  }

  /// How values between the ends of a step come about.
  public enum Interpolant: Sendable {
    case none
    /// Factors of the powers of the fraction of the step: so many for each derivative.
    case powers([Double], order: Int)
    /// Further stages, a row of as many factors as there are derivatives in all for each, and rows that make differences of
    /// them: y + x (F₀ + (1 − x) (F₁ + x (F₂ + …))), as in Hairer's code of order eight.
    case nested(a: [Double], c: [Double], d: [Double])
  }

  /// Where the method is: the point, its derivative, and how long the next step may be.
  public struct State {
    public var t: Double
    public var step: Double
    /// The signed length of the last step, and where it began.
    public var lastStep = 0.0
    public var tOld: Double
    public var evaluations = 0

    public init(t: Double, step: Double) { (self.t, self.step, tOld) = (t, step, t) }
  }

  public struct Settings: Sendable {
    public var bound: Double
    /// 1 or −1.
    public var direction: Double
    public var longest: Double
    /// One per component.
    public var rtol: [Double]
    public var atol: [Double]

    public init(bound: Double, direction: Double, longest: Double, rtol: [Double], atol: [Double]) {
      (self.bound, self.direction, self.longest, self.rtol, self.atol) = (
        bound, direction, longest, rtol, atol
      )
    }
  }

  public typealias Function = (_ t: Double, _ y: UnsafePointer<Double>, _ f: UnsafeMutablePointer<Double>)
    throws -> Void

  public let count: Int
  private let table: Table
  private let memory: UnsafeMutablePointer<Double>
  /// The derivatives of a step, one row per stage and the last at its end.
  public let derivatives: UnsafeMutablePointer<Double>
  public let y: UnsafeMutablePointer<Double>
  public let yOld: UnsafeMutablePointer<Double>
  public let f: UnsafeMutablePointer<Double>
  private let trial: UnsafeMutablePointer<Double>
  private let point: UnsafeMutablePointer<Double>
  /// F₀, F₁, … of a nested interpolant, one row each.
  private let differences: UnsafeMutablePointer<Double>
  private let differenceCount: Int
  public var state = State(t: 0, step: 0)

  public init(_ table: Table, count: Int) {
    (self.table, self.count) = (table, count)
    let rows = table.stages + 1 + table.moreStages
    differenceCount = if case .nested(_, _, let d) = table.interpolant { 3 + d.count / rows } else { 0 }
    let size = (rows + 5 + differenceCount) * count
    memory = .allocate(capacity: max(size, 1))
    memory.initialize(repeating: 0, count: max(size, 1))
    derivatives = memory
    y = memory + rows * count
    yOld = y + count
    f = yOld + count
    trial = f + count
    point = trial + count
    differences = point + count
  }

  deinit { memory.deallocate() }

  public var derivativeCount: Int { (table.stages + 1) * count }

  /// One accepted step.
  ///
  /// - Returns: false if the step would have to be shorter than the distance between numbers.
  public func advance(_ settings: Settings, _ function: Function) throws -> Bool {
    try Interrupt.poll()
    let t = state.t
    let next = settings.direction > 0 ? t.nextUp : t.nextDown
    let least = 10 * abs(next - t)
    var size = state.step > settings.longest ? settings.longest : max(state.step, least)
    let exponent = -1 / Double(table.errorOrder + 1)
    var isRejected = false
    while true {
      if size < least { return false }
      var tNew = t + size * settings.direction
      if settings.direction * (tNew - settings.bound) > 0 { tNew = settings.bound }
      let h = tNew - t
      size = abs(h)
      try evaluateStages(from: t, y, h, into: trial, function)
      let error = self.error(h, settings)
      if error < 1 {
        let factor = error == 0 ? 10 : min(10, 0.9 * pow(error, exponent))
        size *= isRejected ? min(1, factor) : factor
        yOld.update(from: y, count: count)
        y.update(from: trial, count: count)
        f.update(from: derivatives + table.stages * count, count: count)
        (state.tOld, state.t, state.lastStep, state.step) = (t, tNew, h, size)
        return true
      }
      // An error that is no number shortens the step most.
      let factor = 0.9 * pow(error, exponent)
      size *= factor > 0.2 ? factor : 0.2
      isRejected = true
    }
  }

  /// The stages of a step of length h from y, whose derivative is `f`, and where it leads.
  public func evaluateStages(
    from t: Double, _ y: UnsafePointer<Double>, _ h: Double, into end: UnsafeMutablePointer<Double>,
    _ function: Function
  ) throws {
    derivatives.update(from: f, count: count)
    for s in 1..<table.stages {
      combine(table.a, from: s * table.stages, s)
      for i in 0..<count { point[i] = y[i] + point[i] * h }
      try function(t + table.c[s] * h, point, derivatives + s * count)
    }
    combine(table.b, from: 0, table.stages)
    for i in 0..<count { end[i] = y[i] + h * point[i] }
    try function(t + h, end, derivatives + table.stages * count)
    state.evaluations += table.stages
  }

  /// The sum of so many derivatives with the factors from there on, at `point`.
  private func combine(_ factors: [Double], from first: Int, _ terms: Int) {
    for i in 0..<count { point[i] = derivatives[i] * factors[first] }
    for s in 1..<max(terms, 1) {
      let factor = factors[first + s]
      if factor == 0 { continue }
      let row = derivatives + s * count
      for i in 0..<count { point[i] += row[i] * factor }
    }
  }

  private func error(_ h: Double, _ settings: Settings) -> Double {
    func squareSum(_ factors: [Double], _ h: Double) -> Double {
      combine(factors, from: 0, table.stages + 1)
      var sum = 0.0
      for i in 0..<count {
        let larger = abs(y[i]) > abs(trial[i]) || y[i].isNaN ? abs(y[i]) : abs(trial[i])
        let scaled = point[i] * h / (settings.atol[i] + larger * settings.rtol[i])
        sum += scaled * scaled
      }
      return sum
    }
    if table.e3.isEmpty { return (squareSum(table.e, h) / Double(count)).squareRoot() }
    let (fifth, third) = (squareSum(table.e, 1), squareSum(table.e3, 1))
    if fifth == 0 && third == 0 { return 0 }
    return abs(h) * fifth / ((fifth + 0.01 * third) * Double(count)).squareRoot()
  }

  public var hasInterpolant: Bool { if case .none = table.interpolant { false } else { true } }

  /// Evaluates what the interpolant of the last step needs beyond its stages; once for each step that is looked into.
  public func prepareInterpolant(_ function: Function) throws {
    guard case .nested(let a, let c, let d) = table.interpolant else { return }
    let (n, h, first) = (count, state.lastStep, table.stages + 1)
    let rows = first + c.count
    for s in 0..<c.count {
      combine(a, from: s * rows, first + s)
      for i in 0..<n { point[i] = yOld[i] + point[i] * h }
      try function(state.tOld + c[s] * h, point, derivatives + (first + s) * n)
    }
    state.evaluations += c.count
    for i in 0..<n {
      let move = y[i] - yOld[i]
      differences[i] = move
      differences[n + i] = h * derivatives[i] - move
      differences[2 * n + i] = 2 * move - h * (f[i] + derivatives[i])
    }
    for k in 3..<differenceCount {
      combine(d, from: (k - 3) * rows, rows)
      for i in 0..<n { differences[k * n + i] = h * point[i] }
    }
  }

  /// The interpolant of the last step at t.
  public func interpolate(_ t: Double, into target: UnsafeMutablePointer<Double>) {
    let x = (t - state.tOld) / state.lastStep
    switch table.interpolant {
    case .none: target.update(from: y, count: count)
    case .powers(let p, let order):
      for i in 0..<count { point[i] = 0 }
      for s in 0...table.stages {
        var weight = 0.0
        var power = x
        for k in 0..<order {
          weight += p[s * order + k] * power
          power *= x
        }
        let row = derivatives + s * count
        for i in 0..<count { point[i] += row[i] * weight }
      }
      for i in 0..<count { target[i] = yOld[i] + state.lastStep * point[i] }
    case .nested:
      for i in 0..<count {
        var sum = 0.0
        for k in stride(from: differenceCount - 1, through: 0, by: -1) {
          sum = (sum + differences[k * count + i]) * (k % 2 == 0 ? x : 1 - x)
        }
        target[i] = yOld[i] + sum
      }
    }
  }
}
