/// The line search of Moré and Thuente (ACM TOMS 20, 1994) for a step that decreases the function
/// sufficiently and flattens its slope, in reverse communication: it proposes a step, the caller evaluates.
struct MoreThuente {
  /// Sufficient decrease: f(step) ≤ f(0) + decrease · step · f′(0).
  var decrease: Double
  /// Curvature: |f′(step)| ≤ curvature · |f′(0)|.
  var curvature: Double
  /// Relative width of the bracket at which the search gives up.
  var width: Double
  var smallest: Double
  var largest: Double

  enum Outcome: Equatable {
    case evaluate(Double)
    /// Both conditions hold at this step.
    case converged(Double)
    /// No better step can be found; the text is MINPACK-2's.
    case warning(Double, String)
    case failed(String)
  }

  /// A step with its value and slope.
  private struct Trial {
    var step: Double
    var value: Double
    var slope: Double
  }

  private var initial = Trial(step: 0, value: 0, slope: 0)
  private var best = Trial(step: 0, value: 0, slope: 0)
  private var other = Trial(step: 0, value: 0, slope: 0)
  private var step = 0.0
  private var isBracketed = false
  private var isFirstStage = true
  private var minimum = 0.0
  private var maximum = 0.0
  private var lastWidth = 0.0
  private var widthBefore = 0.0

  init(decrease: Double, curvature: Double, width: Double, smallest: Double, largest: Double) {
    (self.decrease, self.curvature, self.width) = (decrease, curvature, width)
    (self.smallest, self.largest) = (smallest, largest)
  }

  /// - Parameters:
  ///   - value: the function at 0.
  ///   - slope: its derivative there; must be negative.
  mutating func start(step: Double, value: Double, slope: Double) -> Outcome {
    if step < smallest { return .failed("ERROR: STP .LT. STPMIN") }
    if step > largest { return .failed("ERROR: STP .GT. STPMAX") }
    if slope >= 0 { return .failed("ERROR: INITIAL G .GE. ZERO") }
    initial = Trial(step: 0, value: value, slope: slope)
    best = initial
    other = initial
    lastWidth = largest - smallest
    widthBefore = 2 * lastWidth
    minimum = 0
    maximum = step + 4 * step
    self.step = step
    return .evaluate(step)
  }

  /// - Parameters: the function and its derivative at the step proposed last.
  mutating func advance(value: Double, slope: Double) -> Outcome {
    let testSlope = decrease * initial.slope
    let testValue = initial.value + step * testSlope
    if isFirstStage && value <= testValue && slope >= 0 { isFirstStage = false }
    if let outcome = ending(value, slope, testValue, testSlope) { return outcome }

    let trial = Trial(step: step, value: value, slope: slope)
    if isFirstStage && value <= best.value && value > testValue {
      // Until a step decreases enough, the search looks at the function less the sufficient decrease.
      func lowered(_ t: Trial) -> Trial {
        Trial(step: t.step, value: t.value - t.step * testSlope, slope: t.slope - testSlope)
      }
      func raised(_ t: Trial) -> Trial {
        Trial(step: t.step, value: t.value + t.step * testSlope, slope: t.slope + testSlope)
      }
      best = lowered(best)
      other = lowered(other)
      interpolate(lowered(trial))
      best = raised(best)
      other = raised(other)
    } else {
      interpolate(trial)
    }
    if isBracketed {
      if abs(other.step - best.step) >= 0.66 * widthBefore {
        step = best.step + 0.5 * (other.step - best.step)
      }
      widthBefore = lastWidth
      lastWidth = abs(other.step - best.step)
      minimum = min(best.step, other.step)
      maximum = max(best.step, other.step)
    } else {
      minimum = step + 1.1 * (step - best.step)
      maximum = step + 4 * (step - best.step)
    }
    // A model through an infinite value gives NaN, which counts as the smallest step.
    step = Double.minimum(Double.maximum(step, smallest), largest)
    if isBracketed && (step <= minimum || step >= maximum || maximum - minimum <= width * maximum) {
      step = best.step
    }
    return .evaluate(step)
  }

  private func ending(
    _ value: Double, _ slope: Double, _ testValue: Double, _ testSlope: Double
  ) -> Outcome? {
    if value <= testValue && abs(slope) <= curvature * -initial.slope { return .converged(step) }
    if step == smallest && (value > testValue || slope >= testSlope) {
      return .warning(step, "WARNING: STP = STPMIN")
    }
    if step == largest && value <= testValue && slope <= testSlope {
      return .warning(step, "WARNING: STP = STPMAX")
    }
    if isBracketed && maximum - minimum <= width * maximum {
      return .warning(step, "WARNING: XTOL TEST SATISFIED")
    }
    if isBracketed && (step <= minimum || step >= maximum) {
      return .warning(step, "WARNING: ROUNDING ERRORS PREVENT PROGRESS")
    }
    return nil
  }

  /// The safeguarded step of section 4: cubic and quadratic models through the best step and the trial.
  private mutating func interpolate(_ trial: Trial) {
    let sign = trial.slope * (best.slope / abs(best.slope))
    var next: Double
    func cubicTerms(_ radicandAtLeastZero: Bool) -> (theta: Double, gamma: Double) {
      let theta = 3 * (best.value - trial.value) / (trial.step - best.step) + best.slope + trial.slope
      let size = max(abs(theta), abs(best.slope), abs(trial.slope))
      var radicand = (theta / size) * (theta / size) - (best.slope / size) * (trial.slope / size)
      if radicandAtLeastZero { radicand = max(0, radicand) }
      return (theta, size * radicand.squareRoot())
    }
    if trial.value > best.value {
      // A higher value: the minimum is bracketed.
      let (theta, slopeRoot) = cubicTerms(false)
      let gamma = trial.step < best.step ? -slopeRoot : slopeRoot
      let ratio = ((gamma - best.slope) + theta) / (((gamma - best.slope) + gamma) + trial.slope)
      let cubic = best.step + ratio * (trial.step - best.step)
      let quotient = (best.value - trial.value) / (trial.step - best.step) + best.slope
      let quadratic = best.step + ((best.slope / quotient) / 2) * (trial.step - best.step)
      next =
        abs(cubic - best.step) <= abs(quadratic - best.step) ? cubic : cubic + (quadratic - cubic) / 2
      isBracketed = true
    } else if sign < 0 {
      // A lower value with a slope of the other sign: bracketed too.
      let (theta, slopeRoot) = cubicTerms(false)
      let gamma = trial.step > best.step ? -slopeRoot : slopeRoot
      let ratio = ((gamma - trial.slope) + theta) / (((gamma - trial.slope) + gamma) + best.slope)
      let cubic = trial.step + ratio * (best.step - trial.step)
      let secant = trial.step + (trial.slope / (trial.slope - best.slope)) * (best.step - trial.step)
      next = abs(cubic - trial.step) > abs(secant - trial.step) ? cubic : secant
      isBracketed = true
    } else if abs(trial.slope) < abs(best.slope) {
      // A lower value, the same sign, a flatter slope: the cubic may have no minimum ahead.
      let (theta, slopeRoot) = cubicTerms(true)
      let gamma = trial.step > best.step ? -slopeRoot : slopeRoot
      let ratio =
        ((gamma - trial.slope) + theta) / ((gamma + (best.slope - trial.slope)) + gamma)
      let cubic: Double
      if ratio < 0 && gamma != 0 {
        cubic = trial.step + ratio * (best.step - trial.step)
      } else {
        cubic = trial.step > best.step ? maximum : minimum
      }
      let secant = trial.step + (trial.slope / (trial.slope - best.slope)) * (best.step - trial.step)
      if isBracketed {
        next = abs(cubic - trial.step) < abs(secant - trial.step) ? cubic : secant
        let limit = trial.step + 0.66 * (other.step - trial.step)
        next = trial.step > best.step ? min(limit, next) : max(limit, next)
      } else {
        next = abs(cubic - trial.step) > abs(secant - trial.step) ? cubic : secant
        next = max(minimum, min(maximum, next))
      }
    } else if isBracketed {
      // A lower value with no flatter slope.
      let theta =
        3 * (trial.value - other.value) / (other.step - trial.step) + other.slope + trial.slope
      let size = max(abs(theta), abs(other.slope), abs(trial.slope))
      let slopeRoot =
        size
        * ((theta / size) * (theta / size) - (other.slope / size) * (trial.slope / size)).squareRoot()
      let gamma = trial.step > other.step ? -slopeRoot : slopeRoot
      let ratio = ((gamma - trial.slope) + theta) / (((gamma - trial.slope) + gamma) + other.slope)
      next = trial.step + ratio * (other.step - trial.step)
    } else {
      next = trial.step > best.step ? maximum : minimum
    }
    if trial.value > best.value {
      other = trial
    } else {
      if sign < 0 { other = best }
      best = trial
    }
    step = next
  }
}
