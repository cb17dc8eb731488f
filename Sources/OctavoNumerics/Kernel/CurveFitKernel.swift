import CVectorKernels

/// Fits a model given as a graph to data, many times over without allocating: Levenberg and Marquardt's method as in
/// MINPACK (see `LevenbergMarquardt`).
///
/// A program whose outputs are the model and its derivatives by the parameters is fitted as by `lmder`; both come from one
/// evaluation at each trial point, since most trials are accepted. A program of the model alone is fitted as by
/// `lmdif`, with forward differences and every bit as MINPACK has it.
public final class CurveFitKernel {
  private let program: FunctionProgram
  private let takesDifferences: Bool
  private let m: Int
  private let n: Int
  private let stride: Int
  private let memory: Doubles
  private let pivots: UnsafeMutablePointer<Int64>
  private let order: UnsafeMutablePointer<Int>
  private let roomForData: Doubles
  private let roomForWeights: Doubles
  private let matrix: Doubles
  /// The residuals at `parameters`, and those of a trial.
  private var residuals: Doubles
  private var trial: Doubles
  /// R of the columns, n × n, and Qᵀr.
  private let factor: Doubles
  private let projected: Doubles
  /// The columns where the program leaves them, and as those of `matrix`.
  private let columns: UnsafeMutablePointer<UnsafePointer<Double>?>
  private let ownColumns: UnsafeMutablePointer<UnsafePointer<Double>?>
  private let scale: Doubles
  private let wa1: Doubles
  private let wa2: Doubles
  private let wa3: Doubles
  private let sdiag: Doubles

  /// The parameters: the start before `fit`, the solution after it.
  public let parameters: UnsafeMutablePointer<Double>
  /// (JᵀJ)⁻¹ at the solution, row by row, after `fit`.
  public let covariance: UnsafeMutablePointer<Double>
  /// Σ r² at the solution.
  public private(set) var cost = 0.0

  public static let smallTolerance = 1.49012e-8

  /// The most parameters of a model without derivatives.
  public static let mostDifferences = 7
  private static let differenceStep = Double.ulpOfOne.squareRoot()

  /// - Parameter count: the number of data points, at least as many as there are parameters.
  public init(_ program: FunctionProgram, count: Int) {
    self.program = program
    m = count
    n = program.dimension
    takesDifferences = program.outputs.count == 1
    precondition(!takesDifferences || n <= Self.mostDifferences, "differences stand in rows of eight")
    stride = (count + 7) & ~7 + 8
    let width = takesDifferences ? 8 : n
    let total = stride * (width + 4) + 2 * n * n + 9 * n + 8
    memory = .allocate(capacity: total)
    memory.initialize(repeating: 0, count: total)
    pivots = .allocate(capacity: n)
    pivots.initialize(repeating: 0, count: n)
    order = .allocate(capacity: n)
    order.initialize(repeating: 0, count: n)
    matrix = memory
    residuals = matrix + stride * width
    trial = residuals + stride
    roomForData = trial + stride
    roomForWeights = roomForData + stride
    covariance = roomForWeights + stride
    factor = covariance + n * n
    projected = factor + n * n
    parameters = projected + n
    scale = parameters + n
    wa1 = scale + n
    wa2 = wa1 + n
    wa3 = wa2 + n
    sdiag = wa3 + n
    columns = .allocate(capacity: n)
    ownColumns = .allocate(capacity: n)
    for j in 0..<n {
      (columns + j).initialize(to: takesDifferences ? nil : program.output(1 + j))
      (ownColumns + j).initialize(to: matrix + j * stride)
    }
  }

  deinit {
    memory.deallocate()
    columns.deallocate()
    ownColumns.deallocate()
    pivots.deallocate()
    order.deallocate()
  }

  /// Fits from `parameters`.
  ///
  /// - Parameters:
  ///   - data: as many values as the model has.
  ///   - weights: what residuals are multiplied by.
  /// - Returns: whether the method converged to a point with a covariance, all on ordinary numbers; if not, the
  ///   results are void and a slower way has to say why.
  public func fit(_ data: UnsafePointer<Double>, weights: UnsafePointer<Double>? = nil) -> Bool {
    roomForData.update(from: data, count: m)
    if let weights { roomForWeights.update(from: weights, count: m) }
    let isWeighted = weights != nil
    program.variables.update(from: parameters, count: n)
    guard program.run(), var square = measure(isWeighted) else { return false }
    swap(&residuals, &trial)
    var length = square.squareRoot()
    let limit = 200 * (n + 1)
    var evaluations = 1
    var region = LevenbergRegion(ftol: Self.smallTolerance, xtol: Self.smallTolerance)
    while true {
      evaluations += n
      guard makeFactors(isWeighted) else { return false }
      if region.isFirst {
        for j in 0..<n {
          scale[j] = wa2[j] == 0 ? 1 : wa2[j]
          wa3[j] = scale[j] * parameters[j]
        }
        region.begin(length: euclideanNorm(wa3, n), factor: 100)
      }
      let slope = steepness(length)
      if slope <= 0 { return finish(square) }
      for j in 0..<n { scale[j] = max(scale[j], wa2[j]) }
      while true {
        levenbergParameter(
          n, factor, stride: n, order, scale: scale, projected, delta: region.delta,
          parameter: &region.parameter,
          into: wa1, TriangularWork(a: wa2, b: wa3, sdiag: sdiag))
        for j in 0..<n {
          wa1[j] = -wa1[j]
          wa2[j] = parameters[j] + wa1[j]
          wa3[j] = scale[j] * wa1[j]
        }
        region.take(step: euclideanNorm(wa3, n))
        for j in 0..<n {
          wa3[j] = 0
          let move = wa1[order[j]]
          for i in 0...j { wa3[i] += factor[j * n + i] * move }
        }
        program.variables.update(from: wa2, count: n)
        guard program.run() else { return false }
        evaluations += 1
        guard let trialSquare = measure(isWeighted) else { return false }
        let trialLength = trialSquare.squareRoot()
        region.judge(length: length, trial: trialLength, linear: euclideanNorm(wa3, n))
        if region.isAccepted {
          for j in 0..<n {
            parameters[j] = wa2[j]
            wa2[j] *= scale[j]
          }
          region.accept(length: euclideanNorm(wa2, n))
          length = trialLength
          square = trialSquare
          swap(&residuals, &trial)
        }
        if region.isReduced || region.isSmall { return finish(square) }
        if evaluations >= limit || region.exhaustion != 0 || slope <= Double.ulpOfOne { return false }
        if region.isAccepted { break }
      }
    }
  }

  /// The residuals of the last evaluation as those of a trial, and their square sum if it is an ordinary number.
  private func measure(_ isWeighted: Bool) -> Double? {
    let weights = isWeighted ? roomForWeights : nil
    let square =
      takesDifferences
      ? ovk_residuals_in_order(program.output(0), roomForData, weights, trial, m)
      : ovk_residuals(program.output(0), roomForData, weights, trial, m)
    return square < 1e280 && (square > 1e-280 || square == 0) ? square : nil
  }

  /// Factors the derivatives at `parameters`, which were evaluated last.
  private func makeFactors(_ isWeighted: Bool) -> Bool {
    guard takesDifferences ? factorDifferences(isWeighted) : factorDerivatives(isWeighted) else {
      return false
    }
    for j in 0..<n { order[j] = Int(pivots[j]) }
    return true
  }

  private func factorDifferences(_ isWeighted: Bool) -> Bool {
    for i in 0..<m { matrix[8 * i + n] = residuals[i] }
    program.variables.update(from: parameters, count: n)
    for j in 0..<n {
      let step = parameters[j] == 0 ? Self.differenceStep : Self.differenceStep * abs(parameters[j])
      program.variables[j] = parameters[j] + step
      guard program.run() else { return false }
      program.variables[j] = parameters[j]
      ovk_difference_column(
        program.output(0), roomForData, isWeighted ? roomForWeights : nil, residuals, step, matrix, j, m)
    }
    return ovk_factor_rows(matrix, m, n, trial, pivots, factor, wa2, projected)
  }

  private func factorDerivatives(_ isWeighted: Bool) -> Bool {
    if isWeighted { takeColumns(isWeighted) }
    if !ovk_normal_factors(isWeighted ? ownColumns : columns, m, n, residuals, pivots, factor, wa2, projected)
    {
      // Close to dependent: by reflections, which keep more digits.
      if !isWeighted { takeColumns(isWeighted) }
      guard ovk_factor_columns(matrix, stride, m, n, pivots, wa1, wa2, wa3, residuals) else { return false }
      projected.update(from: residuals, count: n)
      for j in 0..<n { (factor + j * n).update(from: matrix + j * stride, count: n) }
    }
    return true
  }

  /// The derivatives of the last evaluation as the columns of the matrix.
  private func takeColumns(_ isWeighted: Bool) {
    for j in 0..<n {
      let column = matrix + j * stride
      let source = program.output(1 + j)
      if isWeighted {
        for i in 0..<m { column[i] = source[i] * roomForWeights[i] }
      } else {
        column.update(from: source, count: m)
      }
      for i in m..<stride { column[i] = 0 }
    }
  }

  private func steepness(_ length: Double) -> Double {
    if length == 0 { return 0 }
    var steepest = 0.0
    for j in 0..<n {
      let size = wa2[order[j]]
      if size == 0 { continue }
      var sum = 0.0
      for i in 0...j { sum += factor[j * n + i] * (projected[i] / length) }
      steepest = max(steepest, abs(sum / size))
    }
    return steepest
  }

  /// The covariance from the factors of the last Jacobian; false where it is singular.
  private func finish(_ square: Double) -> Bool {
    cost = square
    for j in 0..<n where factor[j * n + j] == 0 { return false }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: n * n) { inverse in
      for j in 0..<n {
        for i in Swift.stride(from: j, through: 0, by: -1) {
          var sum = i == j ? 1.0 : 0.0
          var k = i + 1
          while k <= j {
            sum -= factor[k * n + i] * inverse[k * n + j]
            k += 1
          }
          inverse[i * n + j] = sum / factor[i * n + i]
        }
      }
      for i in 0..<n {
        for j in 0...i {
          var sum = 0.0
          for k in i..<n { sum += inverse[i * n + k] * inverse[j * n + k] }
          guard sum.isFinite else { return false }
          covariance[order[i] * n + order[j]] = sum
          covariance[order[j] * n + order[i]] = sum
        }
      }
      return true
    }
  }
}
