/// A step along a direction that satisfies the strong Wolfe conditions, as BFGS and CG look for it: first by
/// Moré and Thuente's search, and if that fails by bracketing and zooming (Nocedal and Wright, Numerical
/// Optimization, 2006, algorithms 3.5 and 3.6).
struct WolfeSearch {
  var decrease = 1e-4
  var curvature = 0.9
  var smallest = 1e-100
  var largest = 1e100
  /// The largest step of the second search, if it is another.
  var largestWhenZooming: Double?
  /// Trials of the second search.
  var trials = 10

  struct Found {
    let step: Double
    let value: Double
    /// The gradient at the step, unless the search ended without computing it.
    let gradient: [Double]?
  }

  /// A further demand on a step that satisfies the conditions: step, value and gradient there.
  typealias Demand = (Double, Double, [Double]) throws -> Bool

  /// The objective along a line, with the gradient at the last step whose slope was asked for.
  private final class Line {
    let objective: Objective
    let origin: [Double]
    let direction: [Double]
    var step: Double?
    var gradient: [Double] = []

    init(_ objective: Objective, _ origin: [Double], _ direction: [Double]) {
      (self.objective, self.origin, self.direction) = (objective, origin, direction)
    }

    func point(_ step: Double) -> [Double] { sum(origin, step, direction) }
    func value(_ step: Double) throws -> Double { try objective.value(point(step)) }
    func slope(_ step: Double) throws -> Double {
      gradient = try objective.gradient(point(step))
      self.step = step
      return dot(gradient, direction)
    }
  }

  /// - Parameters:
  ///   - previousValue: the value one iteration ago, for the length of the first trial.
  /// - Returns: nil if both searches fail.
  func search(
    _ objective: Objective, from x: [Double], along direction: [Double], gradient: [Double], value: Double,
    previousValue: Double?, _ demand: Demand? = nil
  ) throws -> Found? {
    let line = Line(objective, x, direction)
    let slope = dot(gradient, direction)
    let first = firstTrial(value, previousValue, slope)
    if let found = try moreThuente(line, value, slope, first) {
      if try demand?(found.step, found.value, found.gradient ?? []) ?? true { return found }
    }
    return try bracketAndZoom(line, value, slope, first, demand)
  }

  /// The second search alone.
  func zooming(
    _ objective: Objective, from x: [Double], along direction: [Double], gradient: [Double], value: Double,
    previousValue: Double?, _ demand: @escaping Demand
  ) throws -> Found? {
    let line = Line(objective, x, direction)
    let slope = dot(gradient, direction)
    return try bracketAndZoom(line, value, slope, firstTrial(value, previousValue, slope), demand)
  }

  private func firstTrial(_ value: Double, _ previousValue: Double?, _ slope: Double) -> Double {
    guard let previousValue, slope != 0 else { return 1 }
    let guess = 1.01 * 2 * (value - previousValue) / slope
    // As Python's min(1.0, guess): a NaN guess leaves 1.
    let trial = guess < 1 ? guess : 1
    return trial < 0 ? 1 : trial
  }

  private func moreThuente(
    _ line: Line, _ value: Double, _ slope: Double, _ first: Double
  ) throws -> Found? {
    var search = MoreThuente(
      decrease: decrease, curvature: curvature, width: 1e-14, smallest: smallest, largest: largest)
    var outcome = search.start(step: first, value: value, slope: slope)
    var last = value
    for _ in 0..<99 {
      guard case .evaluate(let step) = outcome, step.isFinite else { break }
      last = try line.value(step)
      outcome = search.advance(value: last, slope: try line.slope(step))
    }
    guard case .converged(let step) = outcome else { return nil }
    return Found(step: step, value: last, gradient: line.gradient)
  }

  private func bracketAndZoom(
    _ line: Line, _ value: Double, _ slope: Double, _ first: Double, _ demand: Demand?
  ) throws -> Found? {
    var previous = Trial(step: 0, value: value, slope: slope)
    let largest = largestWhenZooming ?? largest
    var step = min(first, largest)
    var stepValue = try line.value(step)
    for i in 0..<trials {
      if step == 0 || previous.step > largest { return nil }
      if stepValue > value + decrease * step * slope || (stepValue >= previous.value && i > 0) {
        return try zoom(
          line, previous, Trial(step: step, value: stepValue, slope: .nan), value, slope, demand)
      }
      let stepSlope = try line.slope(step)
      if abs(stepSlope) <= -curvature * slope, try demand?(step, stepValue, line.gradient) ?? true {
        return Found(step: step, value: stepValue, gradient: line.gradient)
      }
      let here = Trial(step: step, value: stepValue, slope: stepSlope)
      if stepSlope >= 0 { return try zoom(line, here, previous, value, slope, demand) }
      previous = here
      step = min(2 * step, largest)
      stepValue = try line.value(step)
    }
    // Out of trials: the last point, for what it is.
    return Found(step: step, value: stepValue, gradient: nil)
  }

  private struct Trial {
    var step: Double
    var value: Double
    var slope: Double
  }

  /// Narrows a bracket whose `low` end has the lowest value so far with sufficient decrease.
  private func zoom(
    _ line: Line, _ first: Trial, _ second: Trial, _ value: Double, _ slope: Double, _ demand: Demand?
  ) throws -> Found? {
    var low = first
    var high = second
    var recent = Trial(step: 0, value: value, slope: .nan)
    for i in 0...10 {
      let width = high.step - low.step
      let (a, b) = width < 0 ? (high.step, low.step) : (low.step, high.step)
      var step: Double?
      if i > 0 { step = inside(cubicMinimum(low, high, recent), a, b, 0.2 * width) }
      step = step ?? inside(quadraticMinimum(low, high), a, b, 0.1 * width)
      let trial = step ?? low.step + 0.5 * width
      let trialValue = try line.value(trial)
      if trialValue > value + decrease * trial * slope || trialValue >= low.value {
        recent = high
        high = Trial(step: trial, value: trialValue, slope: .nan)
        continue
      }
      let trialSlope = try line.slope(trial)
      if abs(trialSlope) <= -curvature * slope, try demand?(trial, trialValue, line.gradient) ?? true {
        return Found(step: trial, value: trialValue, gradient: line.gradient)
      }
      if trialSlope * (high.step - low.step) >= 0 {
        recent = high
        high = low
      } else {
        recent = low
      }
      low = Trial(step: trial, value: trialValue, slope: trialSlope)
    }
    return nil
  }

  /// The step, if there is one and it keeps a margin from both ends.
  private func inside(_ step: Double?, _ a: Double, _ b: Double, _ margin: Double) -> Double? {
    guard let step, !(step > b - margin), !(step < a + margin) else { return nil }
    return step
  }

  /// The minimum of the cubic through three values and the slope at the first.
  private func cubicMinimum(_ low: Trial, _ high: Trial, _ recent: Trial) -> Double? {
    let (db, dc) = (high.step - low.step, recent.step - low.step)
    let denominator = (db * dc) * (db * dc) * (db - dc)
    if denominator == 0 { return nil }
    let (rb, rc) = (high.value - low.value - low.slope * db, recent.value - low.value - low.slope * dc)
    let a = (dc * dc * rb - db * db * rc) / denominator
    let b = (-(dc * dc * dc) * rb + db * db * db * rc) / denominator
    let minimum = low.step + (-b + (b * b - 3 * a * low.slope).squareRoot()) / (3 * a)
    return minimum.isFinite ? minimum : nil
  }

  /// The minimum of the parabola through two values and the slope at the first.
  private func quadraticMinimum(_ low: Trial, _ high: Trial) -> Double? {
    let db = high.step - low.step
    let b = (high.value - low.value - low.slope * db) / (db * db)
    let minimum = low.step - low.slope / (2 * b)
    return minimum.isFinite ? minimum : nil
  }
}

/// A search for a step that satisfies the strong Wolfe conditions, by bracketing and zooming (Nocedal and Wright,
/// Numerical Optimization, 2006, algorithms 3.5 and 3.6).
public enum LineSearch {
  public struct Found {
    public let step: Double
    public let value: Double
    /// The gradient at the step; nil if the search ran out of trials.
    public let gradient: [Double]?
  }

  /// - Parameters:
  ///   - value: the objective at x, `previousValue` that of the iterate before.
  ///   - demand: a further condition on step, value and gradient.
  /// - Returns: nil if no step was found.
  public static func search(
    _ objective: Objective, from x: [Double], along direction: [Double], gradient: [Double], value: Double,
    previousValue: Double?, decrease: Double = 1e-4, curvature: Double = 0.9, largest: Double? = nil,
    maxiter: Int = 10, _ demand: @escaping (Double, Double, [Double]) throws -> Bool = { _, _, _ in true }
  ) throws -> Found? {
    var search = WolfeSearch(decrease: decrease, curvature: curvature)
    search.largest = largest ?? .infinity
    search.trials = maxiter
    let found = try search.zooming(
      objective, from: x, along: direction, gradient: gradient, value: value, previousValue: previousValue,
      demand)
    return found.map { Found(step: $0.step, value: $0.value, gradient: $0.gradient) }
  }
}
