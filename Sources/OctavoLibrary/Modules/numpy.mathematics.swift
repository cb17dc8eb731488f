import OctavoLanguage
import OctavoNumerics

// Statistics, calculus and products of the `numpy` module.
extension Native {
  static let numpyMathematics: [Native] = [
    quantile("percentile", parameter: "q") { try $0.percentile($1, $2, method: $3) },
    quantile("quantile", parameter: "q") { try $0.quantile($1, $2, method: $3) },
    quantile("nanpercentile", parameter: "q") { try $0.nanPercentile($1, $2, method: $3) },
    quantile("nanquantile", parameter: "q") { try $0.nanQuantile($1, $2, method: $3) },
    reducing("median") { try $0.median($1) },
    reducing("nanmedian") { try $0.nanMedian($1) },
    reducing("nansum") { try $0.nanSum($1) },
    reducing("nanprod") { try $0.nanProd($1) },
    reducing("nanmean") { try $0.nanMean($1) },
    reducing("nanmax") { try $0.nanMaximum($1) },
    reducing("nanmin") { try $0.nanMinimum($1) },
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
      let array = try call.array(0)
      let found = try call.machine.computing {
        try array.average(axis: call.optionalInt(1), weights: weights, keepdims: call.bool(4))
      }
      let average = call.machine.value(found.average)
      return try call.bool(3) ? call.machine.tuple([average, call.machine.value(found.weights)]) : average
    },
    Native("cov(m, y=None, rowvar=True, bias=False, ddof=None)") { call in
      let other = try call.isGiven(1) ? call.array(1) : nil
      return call.machine.value(
        try call.computed {
          try $0.covariance(other, rowvar: call.bool(2), bias: call.bool(3), ddof: call.optionalInt(4))
        })
    },
    Native("corrcoef(x, y=None, rowvar=True)") { call in
      let other = try call.isGiven(1) ? call.array(1) : nil
      return call.machine.value(try call.computed { try $0.correlation(other, rowvar: call.bool(2)) })
    },
    Native("diff(a, n=1, axis=-1, prepend=?, append=?)") { call in
      let before = try call.isGiven(3) ? call.array(3) : nil
      let after = try call.isGiven(4) ? call.array(4) : nil
      return call.machine.arrayObject(
        try call.computed { try $0.diff(call.int(1), axis: call.int(2), prepend: before, append: after) })
    },
    Native("trapezoid(y, x=None, dx=1.0, axis=-1)") { call in
      let spacing: NDArray.Spacing = try call.isGiven(1) ? .at(call.array(1)) : .step(call.double(2))
      return call.machine.value(try call.computed { try $0.trapezoid(spacing, axis: call.int(3)) })
    },
    Native("interp(x, xp, fp, left=None, right=None, period=None)") { call in
      if call.isGiven(5) {
        throw call.machine.error(.notImplementedError, "np.interp(period=…) is not supported by Octavo yet")
      }
      return call.machine.value(
        try call.array(0).interpolated(
          call.array(1), call.array(2), left: call.optionalDouble(3), right: call.optionalDouble(4)))
    },
    Native("convolve(a, v, mode='full')") { call in
      guard let mode = NDArray.Overlap(rawValue: try call.text(2)) else {
        throw call.machine.error(.valueError, "mode must be one of 'full', 'same' or 'valid'")
      }
      return call.machine.arrayObject(try NDArray.convolve(call.array(0), call.array(1), mode))
    },
    Native("histogram(a, bins=10, range=None, density=None, weights=None)") { call in
      try call.machine.histogram(call)
    },
    Native("bincount(x, /, weights=None, minlength=0)") { call in
      let weights = try call.isGiven(1) ? call.array(1) : nil
      return call.machine.arrayObject(try call.array(0).bincount(weights: weights, minlength: call.int(2)))
    },
    Native("clip(a, a_min=None, a_max=None, out=None)") { call in
      let low = try call.isGiven(1) ? call.machine.requiredOperand(call[1], of: "clip") : nil
      let high = try call.isGiven(2) ? call.machine.requiredOperand(call[2], of: "clip") : nil
      return call.machine.value(try call.computed { try $0.clip(low, high, out: call.out(3)) })
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
    product("matmul") { try NDArray.matmul($0, $1) },
    product("inner") { try NDArray.inner($0, $1) },
    product("outer") { try NDArray.outer($0, $1) },
    product("vdot") { try NDArray.vdot($0, $1) },
    product("kron") { try NDArray.kron($0, $1) },
    product("cross") { try NDArray.cross($0, $1) },
    Native("isscalar(element)") { call in
      let x = call[0]
      let isPlain = x.isInt || x.isFloat || x.isBool || call.machine.numpyScalar(x) != nil
      return Value(isPlain || x.as(StringObject.self) != nil || x.as(ComplexObject.self) != nil)
    },
  ]

  private static func product(
    _ name: String, _ body: @escaping @Sendable (NDArray, NDArray) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, b, /)") { call in
      let (a, b) = (try call.array(0), try call.array(1))
      return call.machine.value(try call.machine.computing { try body(a, b) })
    }
  }

  private static func reducing(
    _ name: String, _ body: @escaping @Sendable (NDArray, ReduceOptions) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, axis=None, out=None, *, keepdims=False)") { call in
      let options = ReduceOptions(axes: try call.axes(1), keepdims: try call.bool(3))
      return call.machine.value(try call.computed { try body($0, options) })
    }
  }

  private static func quantile(
    _ name: String, parameter: String,
    _ body: @escaping @Sendable (NDArray, NDArray, ReduceOptions, NDArray.QuantileMethod) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, \(parameter), axis=None, out=None, overwrite_input=False, method='linear', keepdims=False)") {
      call in
      guard let method = NDArray.QuantileMethod(rawValue: try call.text(5)) else {
        throw call.machine.error(
          .valueError, "'\(try call.text(5))' is not a valid method. Use one of: linear, lower, higher, midpoint, nearest")
      }
      let q = try call.machine.array(from: call[1], dtype: .float64)
      let options = ReduceOptions(axes: try call.axes(2), keepdims: try call.bool(6))
      return call.machine.value(try call.computed { try body($0, q, options, method) })
    }
  }
}

extension Machine {
  fileprivate func histogram(_ call: Arguments) throws -> Value {
    let data = try call.array(0)
    let bins: NDArray.Bins
    if let rule = text(call[1]) {
      bins = .rule(rule.string)
    } else if let count = try optionalIndex(call[1]) {
      bins = .count(count)
    } else {
      bins = .edges(try call.array(1))
    }
    var range: (Double, Double)?
    if call.isGiven(2) {
      let ends = try items(of: call[2])
      guard ends.count == 2 else { throw error(.valueError, "range must have two elements") }
      range = (try double(ends[0]), try double(ends[1]))
    }
    let weights = try call.isGiven(4) ? call.array(4) : nil
    let density = call.isGiven(3) ? try call.bool(3) : false
    let result = try computing { try data.histogram(bins, range: range, density: density, weights: weights) }
    return tuple([arrayObject(result.counts), arrayObject(result.edges)])
  }
}
