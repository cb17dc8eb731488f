// Functions as algorithms see them. Points and results are plain memory, so that an evaluation need not
// allocate; whatever an evaluation throws passes through the algorithm unchanged.

/// A function of several variables with one value.
public protocol ScalarFunction: AnyObject {
  /// Whether `gradient` may be called; otherwise algorithms take differences.
  var hasGradient: Bool { get }

  func value(at x: UnsafeBufferPointer<Double>) throws -> Double

  /// The exact gradient, as many elements as x has.
  func gradient(at x: UnsafeBufferPointer<Double>, into gradient: UnsafeMutableBufferPointer<Double>) throws

  /// The values at several points that lie one after another in memory, in that order.
  func values(
    at points: UnsafeBufferPointer<Double>, dimension: Int, into values: UnsafeMutableBufferPointer<Double>)
    throws
}

extension ScalarFunction {
  public var hasGradient: Bool { false }

  public func gradient(
    at x: UnsafeBufferPointer<Double>, into gradient: UnsafeMutableBufferPointer<Double>
  ) throws {
    throw OptimizeError("The function has no gradient of its own.")
  }

  public func values(
    at points: UnsafeBufferPointer<Double>, dimension: Int, into values: UnsafeMutableBufferPointer<Double>
  ) throws {
    for (index, start) in stride(from: 0, to: points.count, by: max(dimension, 1)).enumerated() {
      values[index] = try value(at: UnsafeBufferPointer(rebasing: points[start..<start + dimension]))
    }
  }
}

/// A function of several variables with several values: residuals, or the left sides of equations.
public protocol VectorFunction: AnyObject {
  /// Whether `jacobian` may be called; otherwise algorithms take differences.
  var hasJacobian: Bool { get }

  /// The values at x. `values` keeps its memory from one call to the next; its length becomes the number of
  /// values, which must not change between calls.
  func values(at x: UnsafeBufferPointer<Double>, into values: inout [Double]) throws

  /// The exact derivatives, row by row: one row per value, one column per variable.
  func jacobian(at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>) throws

  /// The exact derivatives of a function without a Jacobian of its own, where they follow from what is known of
  /// it; false leaves them to differences.
  func derivedJacobian(at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>)
    -> Bool
}

extension VectorFunction {
  public var hasJacobian: Bool { false }

  public func derivedJacobian(
    at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>
  ) -> Bool { false }

  public func jacobian(
    at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>
  ) throws {
    throw OptimizeError("The function has no Jacobian of its own.")
  }

  func values(at x: [Double]) throws -> [Double] {
    var found: [Double] = []
    try x.withUnsafeBufferPointer { try values(at: $0, into: &found) }
    return found
  }
}

/// A function of one variable.
public protocol RealFunction: AnyObject {
  func value(at x: Double) throws -> Double
}

/// A scalar function made of closures.
public final class ScalarClosure: ScalarFunction {
  private let function: ([Double]) throws -> Double
  private let derivative: (([Double]) throws -> [Double])?

  public init(
    _ function: @escaping ([Double]) throws -> Double, gradient: (([Double]) throws -> [Double])? = nil
  ) {
    (self.function, derivative) = (function, gradient)
  }

  public var hasGradient: Bool { derivative != nil }
  public func value(at x: UnsafeBufferPointer<Double>) throws -> Double { try function(Array(x)) }
  public func gradient(
    at x: UnsafeBufferPointer<Double>, into gradient: UnsafeMutableBufferPointer<Double>
  ) throws {
    let found = try derivative?(Array(x)) ?? []
    guard found.count == gradient.count else {
      throw OptimizeError("The gradient has \(found.count) elements, the point has \(x.count).")
    }
    _ = gradient.update(from: found)
  }
}

/// A vector function made of closures.
public final class VectorClosure: VectorFunction {
  private let function: ([Double]) throws -> [Double]
  private let derivative: (([Double]) throws -> [[Double]])?

  /// - Parameter jacobian: rows, one per value.
  public init(
    _ function: @escaping ([Double]) throws -> [Double], jacobian: (([Double]) throws -> [[Double]])? = nil
  ) {
    (self.function, derivative) = (function, jacobian)
  }

  public var hasJacobian: Bool { derivative != nil }
  public func values(at x: UnsafeBufferPointer<Double>, into values: inout [Double]) throws {
    values = try function(Array(x))
  }
  public func jacobian(
    at x: UnsafeBufferPointer<Double>, into rows: UnsafeMutableBufferPointer<Double>
  ) throws {
    let found = try derivative?(Array(x)).flatMap { $0 } ?? []
    guard found.count == rows.count else {
      throw OptimizeError("The Jacobian has \(found.count) elements, wanted are \(rows.count).")
    }
    _ = rows.update(from: found)
  }
}

/// A function of one variable made of a closure.
public final class RealClosure: RealFunction {
  private let function: (Double) throws -> Double

  public init(_ function: @escaping (Double) throws -> Double) { self.function = function }
  public func value(at x: Double) throws -> Double { try function(x) }
}
