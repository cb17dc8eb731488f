/// One rule's answer on one interval.
struct RuleEstimate {
  var value: Double
  var error: Double
  /// ∫ |f|.
  var magnitude: Double
  /// ∫ |f − mean of f|.
  var deviation: Double
}

/// Gauss rules inside Kronrod rules (Piessens, de Doncker-Kapenga, Überhuber and Kahaner, QUADPACK, 1983).
struct GaussKronrod {
  /// Positive nodes of the Kronrod rule, from the outside in, the last one 0.
  let nodes: [Double]
  let kronrodWeights: [Double]
  /// Weights of the Gauss rule at the same nodes, 0 where it has none.
  let gaussWeights: [Double]
  /// In which order the nodes are visited; it shows in the last digits.
  let order: [Int]

  static let points21 = GaussKronrod(
    nodes: [
      0.995657163025808080735527280689003, 0.973906528517171720077964012084452,
      0.930157491355708226001207180059508,
      0.865063366688984510732096688423493, 0.780817726586416897063717578345042,
      0.679409568299024406234327365114874,
      0.562757134668604683339000099272694, 0.433395394129247190799265943165784,
      0.294392862701460198131126603103866,
      0.148874338981631210884826001129720, 0,
    ],
    kronrodWeights: [
      0.011694638867371874278064396062192, 0.032558162307964727478818972459390,
      0.054755896574351996031381300244580,
      0.075039674810919952767043140916190, 0.093125454583697605535065465083366,
      0.109387158802297641899210590325805,
      0.123491976262065851077958109585166, 0.134709217311473325928054001771707,
      0.142775938577060080797094273138717,
      0.147739104901338491374841515972068, 0.149445554002916905664936468389821,
    ],
    gaussWeights: [
      0, 0.066671344308688137593568809893332, 0, 0.149451349150580593145863396957658, 0,
      0.219086362515982043995534934228163, 0, 0.269266719309996355091226921569469, 0,
      0.295524224714752870173815619188769, 0,
    ], order: [1, 3, 5, 7, 9, 0, 2, 4, 6, 8])

  static let points15 = GaussKronrod(
    nodes: [
      0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
      0.864864423359769072789712788640926,
      0.741531185599394439863864773280788, 0.586087235467691130294144691693,
      0.405845151377397166906606412076961,
      0.207784955007898467600689403773245, 0,
    ],
    kronrodWeights: [
      0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
      0.104790010322250183839876322541518,
      0.140653259715525918745189590510238, 0.169004726639267902826583426598550,
      0.190350578064785409913256402421014,
      0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
    ],
    gaussWeights: [
      0, 0.129484966168869693270611432679082, 0, 0.279705391489276667901467771423780, 0,
      0.381830050505118944950369775488975, 0, 0.417959183673469387755102040816327,
    ], order: Array(0..<7))

  /// ∫ f from a to b, with the difference of the two rules as the basis of the error.
  func estimate(_ a: Double, _ b: Double, _ f: (Double) throws -> Double) rethrows -> RuleEstimate {
    let center = 0.5 * (a + b)
    let half = 0.5 * (b - a)
    let last = nodes.count - 1
    let middle = try f(center)
    var (lower, upper) = ([Double](repeating: 0, count: last), [Double](repeating: 0, count: last))
    var kronrod = kronrodWeights[last] * middle
    var gauss = gaussWeights[last] * middle
    var magnitude = abs(kronrod)
    for i in order {
      lower[i] = try f(center - half * nodes[i])
      upper[i] = try f(center + half * nodes[i])
      kronrod += kronrodWeights[i] * (lower[i] + upper[i])
      gauss += gaussWeights[i] * (lower[i] + upper[i])
      magnitude += kronrodWeights[i] * (abs(lower[i]) + abs(upper[i]))
    }
    let mean = kronrod * 0.5
    var deviation = kronrodWeights[last] * abs(middle - mean)
    for i in 0..<last { deviation += kronrodWeights[i] * (abs(lower[i] - mean) + abs(upper[i] - mean)) }
    let width = abs(half)
    var estimate = RuleEstimate(
      value: kronrod * half, error: abs((kronrod - gauss) * half), magnitude: magnitude * width,
      deviation: deviation * width)
    if estimate.deviation != 0 && estimate.error != 0 {
      estimate.error = estimate.deviation * min(1, pow(200 * estimate.error / estimate.deviation, 1.5))
    }
    if estimate.magnitude > Double.leastNormalMagnitude / (50 * .ulpOfOne) {
      estimate.error = max(50 * .ulpOfOne * estimate.magnitude, estimate.error)
    }
    return estimate
  }
}
