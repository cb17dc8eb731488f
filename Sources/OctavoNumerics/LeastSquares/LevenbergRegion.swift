/// What Levenberg and Marquardt's method keeps from one trial step to the next, by MINPACK's rules: the radius of the
/// trust region, the parameter that goes with it, and how the last step was judged.
struct LevenbergRegion {
  /// Relative reduction wanted of the sum of squares, and relative error between two iterates.
  let ftol: Double
  let xtol: Double
  var delta = 0.0
  var parameter = 0.0
  /// No step has been accepted yet.
  private(set) var isFirst = true
  /// The scaled length of the point, and of the step under trial.
  private var pointLength = 0.0
  private var step = 0.0
  /// The reduction of the sum of squares and its prediction, both relative to it.
  private var actual = 0.0
  private var predicted = 0.0
  private var ratio = 0.0

  init(ftol: Double, xtol: Double) { (self.ftol, self.xtol) = (ftol, xtol) }

  /// - Parameters:
  ///   - length: the scaled length of the start.
  ///   - factor: the first radius in terms of it.
  @inline(__always)
  mutating func begin(length: Double, factor: Double) {
    pointLength = length
    delta = factor * length
    if delta == 0 { delta = factor }
  }

  /// A step of this scaled length is tried.
  @inline(__always)
  mutating func take(step length: Double) {
    step = length
    if isFirst { delta = min(delta, length) }
  }

  /// Judges the step by the lengths of the residuals before and after it, and sets radius and parameter.
  ///
  /// - Parameter linear: the length of the linear model's change of the residuals.
  @inline(__always)
  mutating func judge(length: Double, trial: Double, linear change: Double) {
    let linear = change / length
    let damping = (parameter.squareRoot() * step) / length
    actual = -1
    if 0.1 * trial < length {
      let quotient = trial / length
      actual = 1 - quotient * quotient
    }
    predicted = linear * linear + damping * damping / 0.5
    let directional = -(linear * linear + damping * damping)
    ratio = predicted == 0 ? 0 : actual / predicted
    if ratio <= 0.25 {
      var factor = actual >= 0 ? 0.5 : 0.5 * directional / (directional + 0.5 * actual)
      if 0.1 * trial >= length || factor < 0.1 { factor = 0.1 }
      delta = factor * min(delta, step / 0.1)
      parameter /= factor
    } else if parameter == 0 || ratio >= 0.75 {
      delta = step / 0.5
      parameter *= 0.5
    }
  }

  /// The step led to a point worth going to.
  var isAccepted: Bool { @inline(__always) get { ratio >= 1e-4 } }

  /// The method is at the new point, of this scaled length.
  @inline(__always)
  mutating func accept(length: Double) {
    pointLength = length
    isFirst = false
  }

  /// Converged: by the sum of squares, and by the radius.
  var isReduced: Bool {
    @inline(__always) get { abs(actual) <= ftol && predicted <= ftol && 0.5 * ratio <= 1 }
  }
  var isSmall: Bool { @inline(__always) get { delta <= xtol * pointLength } }

  /// MINPACK's number for the tolerance that is too small, 0 if none is.
  var exhaustion: Int {
    @inline(__always) get {
      let epsilon = Double.ulpOfOne
      if delta <= epsilon * pointLength { return 7 }
      return abs(actual) <= epsilon && predicted <= epsilon && 0.5 * ratio <= 1 ? 6 : 0
    }
  }
}
