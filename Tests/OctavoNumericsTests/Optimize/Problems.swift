import Foundation

/// Test problems for minimisation, the same arithmetic as in Reference/record_minimize.py: Rosenbrock, Powell
/// singular, Wood, Beale, trigonometric (Moré, Garbow and Hillstrom, ACM TOMS 7, 1981), Himmelblau (1972),
/// Booth, a separable quadratic, a kink, and a mixture's negative log-likelihood on fixed data.
enum Problems {
  typealias Function = ([Double]) -> Double
  typealias Gradient = ([Double]) -> [Double]

  static func named(_ name: String) -> (Function, Gradient?)? {
    switch name {
    case "rosenbrock", "rosenbrock10": (rosenbrock, rosenbrockGradient)
    case "powell": (powell, nil)
    case "wood": (wood, nil)
    case "beale": (beale, nil)
    case "himmelblau": (himmelblau, nil)
    case "quadratic": (quadratic, quadraticGradient)
    case "booth": (booth, nil)
    case "trigonometric": (trigonometric, nil)
    case "absolute": ({ abs($0[0] - 1) + 2 * abs($0[1] + 0.5) }, nil)
    case "mixture": (mixture, nil)
    default: nil
    }
  }

  static func rosenbrock(_ x: [Double]) -> Double {
    var total = 0.0
    for i in 0..<x.count - 1 {
      let t = x[i + 1] - x[i] * x[i]
      total += 100.0 * t * t + (1 - x[i]) * (1 - x[i])
    }
    return total
  }

  static func rosenbrockGradient(_ x: [Double]) -> [Double] {
    var g = [Double](repeating: 0, count: x.count)
    for i in 0..<x.count - 1 {
      let t = x[i + 1] - x[i] * x[i]
      g[i] += -400.0 * x[i] * t - 2 * (1 - x[i])
      g[i + 1] += 200.0 * t
    }
    return g
  }

  static func powell(_ x: [Double]) -> Double {
    let (a, b, c, d) = (x[0] + 10 * x[1], x[2] - x[3], x[1] - 2 * x[2], x[0] - x[3])
    return a * a + 5 * (b * b) + c * c * c * c + 10 * (d * d * d * d)
  }

  static func wood(_ x: [Double]) -> Double {
    let (a, b, c, d) = (x[1] - x[0] * x[0], 1 - x[0], x[3] - x[2] * x[2], 1 - x[2])
    let (e, f) = (x[1] + x[3] - 2, x[1] - x[3])
    let first = 100 * (a * a) + b * b + 90 * (c * c)
    return first + d * d + 10 * (e * e) + 0.1 * (f * f)
  }

  static func beale(_ x: [Double]) -> Double {
    let a = 1.5 - x[0] * (1 - x[1])
    let b = 2.25 - x[0] * (1 - x[1] * x[1])
    let c = 2.625 - x[0] * (1 - x[1] * x[1] * x[1])
    return a * a + b * b + c * c
  }

  static func himmelblau(_ x: [Double]) -> Double {
    let (a, b) = (x[0] * x[0] + x[1] - 11, x[0] + x[1] * x[1] - 7)
    return a * a + b * b
  }

  static func quadratic(_ x: [Double]) -> Double {
    var total = 0.0
    for i in x.indices { total += Double(i + 1) * (x[i] - Double(i)) * (x[i] - Double(i)) }
    return total
  }

  static func quadraticGradient(_ x: [Double]) -> [Double] {
    x.indices.map { 2.0 * Double($0 + 1) * (x[$0] - Double($0)) }
  }

  static func booth(_ x: [Double]) -> Double {
    let (a, b) = (x[0] + 2 * x[1] - 7, 2 * x[0] + x[1] - 5)
    return a * a + b * b
  }

  static func trigonometric(_ x: [Double]) -> Double {
    let n = Double(x.count)
    var s = 0.0
    for v in x { s += cos(v) }
    var total = 0.0
    for i in x.indices {
      let t = n - s + Double(i + 1) * (1 - cos(x[i])) - sin(x[i])
      total += t * t
    }
    return total
  }

  static let data: [Double] = [
    -1.2, 0.3, -0.7, 1.9, -0.1, -2.2, 0.8, -0.4, 0.6, -1.5, 4.1, 5.3, 3.6, 4.9, 5.8, 4.4, 6.2, 5.1, 3.9, 4.7,
    0.2, -0.9, 1.1, 5.5, 4.2, -0.3, 0.5, 4.8, 5.0, -1.1,
  ]

  /// Weight (logit), means, log deviations.
  static func mixture(_ x: [Double]) -> Double {
    let w = 1 / (1 + exp(-x[0]))
    var total = 0.0
    for v in data {
      let (a, b) = ((v - x[1]) / exp(x[3]), (v - x[2]) / exp(x[4]))
      let p = w * exp(-a * a / 2) / exp(x[3]) + (1 - w) * exp(-b * b / 2) / exp(x[4])
      total -= log(p)
    }
    return total
  }
}
