import OctavoLanguage
import OctavoNumerics

// Statistics, calculus and products of the `numpy` module.
extension Native {
  static let numpyMathematics: [Native] = [
    quantile("percentile") { try $0.percentile($1, $2, method: $3) },
    quantile("quantile") { try $0.quantile($1, $2, method: $3) },
    quantile("nanpercentile") { try $0.nanPercentile($1, $2, method: $3) },
    quantile("nanquantile") { try $0.nanQuantile($1, $2, method: $3) },
    median("median") { try $0.median($1) },
    median("nanmedian") { try $0.nanMedian($1) },
    nanReducing("nansum") { try $0.nanSum($1) },
    nanReducing("nanprod") { try $0.nanProd($1) },
    nanReducing("nanmax", hasType: false) { try $0.nanMaximum($1) },
    nanReducing("nanmin", hasType: false) { try $0.nanMinimum($1) },
    Native("nanmean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=?)") { call in
      try call.reduced(dtype: 2, out: 3, keepdims: 4, mask: 5) { try $0.nanMean($1) }
    },
    nanCumulative("nancumsum") { try $0.nanCumsum(axis: $1) },
    nanCumulative("nancumprod") { try $0.nanCumprod(axis: $1) },
    nanPlace("nanargmax") { try $0.nanArgmax(axis: $1) },
    nanPlace("nanargmin") { try $0.nanArgmin(axis: $1) },
    reducing("ptp") { try $0.ptp($1) },
    Native("nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False)") { call in
      let ddof = try call.double(4)
      let options = ReduceOptions(axes: try call.axes(1), keepdims: try call.bool(5))
      return call.machine.value(try call.computed { try $0.nanStandardDeviation(options, ddof: ddof) })
    },
    Native("nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False)") { call in
      let ddof = try call.double(4)
      let options = ReduceOptions(axes: try call.axes(1), keepdims: try call.bool(5))
      return call.machine.value(try call.computed { try $0.nanVariance(options, ddof: ddof) })
    },
    Native("average(a, axis=None, weights=None, returned=False, *, keepdims=False)") { call in
      let weights = try call.isGiven(2) ? call.array(2) : nil
      let (array, axes, keepdims) = (try call.array(0), try call.axes(1), try call.bool(4))
      let found = try call.machine.computing {
        try array.average(axes: axes, weights: weights, keepdims: keepdims)
      }
      let average = call.machine.value(found.average)
      return try call.bool(3) ? call.machine.tuple([average, call.machine.value(found.weights)]) : average
    },
    Native("cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None)")
    { call in
      let ddof = try call.covarianceDDof(4)
      let (frequencies, importance) = (try call.optionalArray(5), try call.optionalArray(6))
      let array = try call.array(0)
      let other = try call.optionalArray(1)
      let count = array.rank < 2 ? array.size : array.shape[try call.bool(2) ? 1 : 0]
      try call.machine.check(frequencies, "fweights", count: count)
      try call.machine.check(importance, "aweights", count: count)
      return try call.arrayResult {
        try $0.covariance(
          other, rowvar: call.bool(2), bias: call.bool(3), ddof: ddof, frequencies: frequencies,
          importance: importance, dtype: call.dtype(7))
      }
    },
    Native("corrcoef(x, y=None, rowvar=True, *, dtype=None)") { call in
      let other = try call.optionalArray(1)
      return try call.result { try $0.correlation(other, rowvar: call.bool(2), dtype: call.dtype(3)) }
    },
    Native("clip(a, a_min=?, a_max=?, out=None, *, min=?, max=?)") { call in
      let limits = try call.limits()
      let (low, high) = (limits.low, limits.high)
      if low == nil, high == nil, !call.isGiven(3) { return try call.result { try $0.copy(order: .keep) } }
      let made = try call.computed { try $0.clip(low, high, out: call.out(3)) }
      return try call.isGiven(3) ? call[3] : call.machine.result(made, from: call[0])
    },
    Native("isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)") { call in
      call.machine.value(
        try NDArray.isClose(
          call.array(0), call.array(1), rtol: call.double(2), atol: call.double(3), equalNaN: call.bool(4)))
    },
    Native("allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)") { call in
      Value(
        try NDArray.allClose(
          call.array(0), call.array(1), rtol: call.double(2), atol: call.double(3), equalNaN: call.bool(4)))
    },
    Native("array_equal(a1, a2, equal_nan=False)") { call in
      Value(try NDArray.arrayEqual(call.array(0), call.array(1), equalNaN: call.bool(2)))
    },
    Native("isscalar(element)") { call in
      let x = call[0]
      let isPlain = x.isInt || x.isFloat || x.isBool || call.machine.numpyScalar(x) != nil
      if isPlain || x.as(StringObject.self) != nil || x.as(BytesObject.self) != nil { return .true }
      guard x.isObject, x.as(ArrayObject.self) == nil else { return .false }
      // Any other kind of number is one that says so.
      let number = try call.machine.attribute(of: Value(call.machine.importModule("numbers")), "Number")
      return Value(try call.machine.isInstance(x, of: number))
    },
  ]

  private static func reducing(
    _ name: String, _ body: @escaping @Sendable (NDArray, ReduceOptions) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, axis=None, out=None, *, keepdims=False)") { call in
      let options = ReduceOptions(axes: try call.axes(1), keepdims: try call.bool(3))
      return call.machine.value(try call.computed { try body($0, options) })
    }
  }

  /// Medians. With `overwrite_input` the array is left sorted, which its documentation allows.
  private static func median(
    _ name: String, _ body: @escaping @Sendable (NDArray, ReduceOptions) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, axis=None, out=None, overwrite_input=False, keepdims=False)") { call in
      let options = ReduceOptions(axes: try call.axes(1), keepdims: try call.bool(4))
      let found = try call.computed { try body($0, options) }
      try call.overwrite(3, along: options.axes)
      return try call.delivered(found, out: 2, isArray: options.keepdims)
    }
  }

  /// `nansum` and its like, which take what `sum` takes.
  private static func nanReducing(
    _ name: String, hasType: Bool = true,
    _ body: @escaping @Sendable (NDArray, ReduceOptions) throws -> NDArray
  ) -> Native {
    let first = hasType ? 1 : 0
    return Native(
      "\(name)(a, axis=None, \(hasType ? "dtype=None, " : "")out=None, keepdims=False, initial=?, where=?)"
    ) {
      call in
      try call.reduced(
        dtype: hasType ? 2 : nil, out: 2 + first, keepdims: 3 + first, initial: 4 + first, mask: 5 + first,
        body)
    }
  }

  private static func nanCumulative(
    _ name: String, _ body: @escaping @Sendable (NDArray, Int?) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, axis=None, dtype=None, out=None)") { call in
      let (axis, dtype) = (try call.optionalInt(1), try call.dtype(2))
      let sums = try call.computed { array in try body(dtype.map { try array.astype($0) } ?? array, axis) }
      return try call.delivered(sums, out: 3)
    }
  }

  /// Positions of extremes; with `keepdims` the axis stays.
  private static func nanPlace(_ name: String, _ body: @escaping @Sendable (NDArray, Int?) throws -> NDArray)
    -> Native
  {
    Native("\(name)(a, axis=None, out=None, *, keepdims=False)") { call in
      let axis = try call.optionalInt(1)
      let array = try call.array(0)
      var found = try call.machine.computing { try body(array, axis) }
      if try call.bool(3) {
        found =
          try axis.map { try found.expandDims([$0 < 0 ? $0 + array.rank : $0]) }
          ?? found.reshape(Dims(repeating: 1, count: array.rank))
      }
      return try call.delivered(found, out: 2)
    }
  }

  private static func quantile(
    _ name: String,
    _ body: @escaping @Sendable (NDArray, NDArray, ReduceOptions, NDArray.QuantileMethod) throws -> NDArray
  ) -> Native {
    Native(
      "\(name)(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None)"
    ) { call in
      let machine = call.machine
      guard let method = NDArray.QuantileMethod(rawValue: try call.text(5)) else {
        let names = NDArray.QuantileMethod.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw machine.error(
          .valueError, "'\(try call.text(5))' is not a valid method. Use one of: dict_keys([\(names)])")
      }
      let q = try machine.array(from: call[1], dtype: .float64)
      let options = ReduceOptions(axes: try call.axes(2), keepdims: try call.bool(6))
      guard let weights = try call.optionalArray(7) else {
        let found = try call.computed { try body($0, q, options, method) }
        try call.overwrite(4, along: options.axes)
        return try call.delivered(found, out: 3, isArray: options.keepdims)
      }
      if method != .invertedCDF {
        throw machine.error(
          .valueError, "Only method 'inverted_cdf' supports weights. Got: \(method.rawValue).")
      }
      if name.hasPrefix("nan") {
        throw machine.error(
          .notImplementedError,
          "\(name)(weights=…) is not supported by Octavo; leave NaN out and use \(name.dropFirst(3))")
      }
      let fractions = try name.hasSuffix("percentile") ? Ufunc.divide(.array(q), .int(100)) : q
      let found = try call.computed { array in
        try array.quantile(fractions, options, weights: array.matched(weights, axes: options.axes))
      }
      return try call.delivered(found, out: 3)
    }
  }
}

extension NDArray {
  /// Weights of one axis stretched over the whole array.
  fileprivate func matched(_ weights: NDArray, axes: [Int]?) throws -> NDArray {
    if weights.shape == shape { return weights }
    guard let axes else {
      throw NumericsError.type("Axis must be specified when shapes of a and weights differ.")
    }
    var line = Dims(repeating: 1, count: rank)
    guard axes.count == 1, weights.rank == 1, try weights.size == length(of: axes[0]) else {
      throw NumericsError.value("Shape of weights must be consistent with shape of a along specified axis.")
    }
    line[axes[0] < 0 ? axes[0] + rank : axes[0]] = weights.size
    return try weights.reshape(line).broadcast(to: shape)
  }
}

extension Arguments {
  /// The limits of `clip`, which have two names each.
  fileprivate func limits() throws -> (low: Operand?, high: Operand?) {
    if !has(1), !has(2), !has(4), !has(5) { return (nil, nil) }
    if has(1) || has(2) {
      if has(4) || has(5) {
        throw machine.error(
          .valueError,
          "Passing `min` or `max` keyword argument when `a_min` and `a_max` are provided is forbidden.")
      }
      if !has(1) || !has(2) {
        throw machine.error(
          .typeError, "clip() missing 1 required positional argument: '\(has(1) ? "a_max" : "a_min")'")
      }
    }
    let places = has(1) ? (1, 2) : (4, 5)
    let limit = { (index: Int) in
      try self.isGiven(index) ? self.machine.requiredOperand(self[index], of: "clip") : nil
    }
    return (try limit(places.0), try limit(places.1))
  }

  /// `overwrite_input=`: leaves the array in parameter 0 sorted along the axis that was reduced.
  fileprivate func overwrite(_ index: Int, along axes: [Int]?) throws {
    guard try bool(index), let array = self[0].as(ArrayObject.self)?.array, array.size > 0 else { return }
    if let axes, axes.count == 1 { return try machine.computing { try array.sort(axis: axes[0]) } }
    if axes == nil { try machine.computing { try array.assign(array.ravel().sorted().reshape(array.shape)) } }
  }

  fileprivate func covarianceDDof(_ index: Int) throws -> Int? {
    guard isGiven(index) else { return nil }
    let given = try double(index)
    guard given == given.rounded() else { throw machine.error(.valueError, "ddof must be integer") }
    return Int(given)
  }
}

extension Machine {
  /// Weights of observations, as `cov` takes them.
  fileprivate func check(_ weights: NDArray?, _ name: String, count: Int) throws {
    guard let weights else { return }
    if name == "fweights", try !NDArray.arrayEqual(weights, Ufunc.rint(weights.astype(.float64))) {
      throw error(.typeError, "fweights must be integer")
    }
    if weights.rank > 1 { throw error(.runtimeError, "cannot handle multidimensional \(name)") }
    if weights.size != count { throw error(.runtimeError, "incompatible numbers of samples and \(name)") }
    if try Ufunc.less(.array(weights), .int(0)).any().item().isTrue {
      throw error(.valueError, "\(name) cannot be negative")
    }
  }
}
