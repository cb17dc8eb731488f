/// The rational approximations of S. Moshier (Methods and Programs for Mathematical Functions, 1989), which SciPy's
/// normal distribution rests on. They agree with it to the last bit, where the C library's and Boost's functions are
/// a few units in the last place nearer to the truth.
enum MoshierErrorFunction {
  /// erf x for |x| ≤ 1.
  static func inner(_ x: Double) -> Double {
    let square = x * x
    return x * value(innerUpper, square) / monicValue(innerLower, square)
  }

  /// erfc x; 0 where exp(−x²) underflows.
  static func complement(_ x: Double) -> Double {
    if x.isNaN { return x }
    let distance = abs(x)
    if distance < 1 { return 1 - inner(x) }
    if -x * x < -709.782712893384 { return x < 0 ? 2 : 0 }
    let power = exp(-x * x)
    let tail =
      distance < 8
      ? power * value(middleUpper, distance) / monicValue(middleLower, distance)
      : power * value(outerUpper, distance) / monicValue(outerLower, distance)
    return x < 0 ? 2 - tail : tail
  }

  /// The normal quantile of 0 < p < 1.
  static func normalQuantile(_ p: Double) -> Double {
    let tail = 0.13533528323661269189  // exp(−2)
    let isUpper = p > 1 - tail
    let y = isUpper ? 1 - p : p
    if y > tail {
      let u = y - 0.5
      let square = u * u
      let central = u + u * (square * value(centralUpper, square) / monicValue(centralLower, square))
      return central * 2.50662827463100050242  // √2π
    }
    let root = (-2 * log(y)).squareRoot()
    let z = 1 / root
    let correction =
      root < 8
      ? z * value(tailUpper, z) / monicValue(tailLower, z) : z * value(farUpper, z) / monicValue(farLower, z)
    let distance = root - log(root) / root - correction
    return isUpper ? distance : -distance
  }

  /// The polynomial with these coefficients, highest power first.
  private static func value(_ coefficients: [Double], _ x: Double) -> Double {
    var sum = 0.0
    for coefficient in coefficients { sum = sum * x + coefficient }
    return sum
  }

  /// The same with a leading coefficient of 1 that is left out.
  private static func monicValue(_ coefficients: [Double], _ x: Double) -> Double {
    var sum = 1.0
    for coefficient in coefficients { sum = sum * x + coefficient }
    return sum
  }

  private static let innerUpper: [Double] = [
    9.60497373987051638749, 9.00260197203842689217e1, 2.23200534594684319226e3, 7.00332514112805075473e3,
    5.55923013010394962768e4,
  ]
  private static let innerLower: [Double] = [
    3.35617141647503099647e1, 5.21357949780152679795e2, 4.59432382970980127987e3,
    2.26290000613890934246e4, 4.92673942608635921086e4,
  ]
  private static let middleUpper: [Double] = [
    2.46196981473530512524e-10, 5.64189564831068821977e-1, 7.46321056442269912687,
    4.86371970985681366614e1, 1.96520832956077098242e2, 5.26445194995477358631e2,
    9.34528527171957607540e2, 1.02755188689515710272e3, 5.57535335369399327526e2,
  ]
  private static let middleLower: [Double] = [
    1.32281951154744992508e1, 8.67072140885989742329e1, 3.54937778887819891062e2,
    9.75708501743205489753e2, 1.82390916687909736289e3, 2.24633760818710981792e3,
    1.65666309194161350182e3, 5.57535340817727675546e2,
  ]
  private static let outerUpper: [Double] = [
    5.64189583547755073984e-1, 1.27536670759978104416, 5.01905042251180477414, 6.16021097993053585195,
    7.40974269950448939160, 2.97886665372100240670,
  ]
  private static let outerLower: [Double] = [
    2.26052863220117276590, 9.39603524938001434673, 1.20489539808096656605e1, 1.70814450747565897222e1,
    9.60896809063285878198, 3.36907645100081516050,
  ]

  private static let centralUpper: [Double] = [
    -5.99633501014107895267e1, 9.80010754185999661536e1, -5.66762857469070293439e1,
    1.39312609387279679503e1, -1.23916583867381258016,
  ]
  private static let centralLower: [Double] = [
    1.95448858338141759834, 4.67627912898881538453, 8.63602421390890590575e1, -2.25462687854119370527e2,
    2.00260212380060660359e2, -8.20372256168333339912e1, 1.59056225126211695515e1,
    -1.18331621121330003142,
  ]
  private static let tailUpper: [Double] = [
    4.05544892305962419923, 3.15251094599893866154e1, 5.71628192246421288162e1, 4.40805073893200834700e1,
    1.46849561928858024014e1, 2.18663306850790267539, -1.40256079171354495875e-1,
    -3.50424626827848203418e-2, -8.57456785154685413611e-4,
  ]
  private static let tailLower: [Double] = [
    1.57799883256466749731e1, 4.53907635128879210584e1, 4.13172038254672030440e1,
    1.50425385692907503408e1, 2.50464946208309415979, -1.42182922854787788574e-1,
    -3.80806407691578277194e-2, -9.33259480895457427372e-4,
  ]
  private static let farUpper: [Double] = [
    3.23774891776946035970, 6.91522889068984211695, 3.93881025292474443415, 1.33303460815807542389,
    2.01485389549179081538e-1, 1.23716634817820021358e-2, 3.01581553508235416007e-4,
    2.65806974686737550832e-6, 6.23974539184983651783e-9,
  ]
  private static let farLower: [Double] = [
    6.02427039364742014255, 3.67983563856160859403, 1.37702099489081330271, 2.16236993594496635890e-1,
    1.34204006088543189037e-2, 3.28014464682127739104e-4, 2.89247864745380683936e-6,
    6.79019408009981274425e-9,
  ]
}
