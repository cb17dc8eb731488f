import OctavoLanguage
import OctavoNumerics

// Differences, sums along axes, interpolation and convolution in the `numpy` module.
extension Native {
  static let numpyCalculus: [Native] = [
    Native("diff(a, n=1, axis=-1, prepend=?, append=?)") { call in
      let before = try call.isGiven(3) ? call.array(3) : nil
      let after = try call.isGiven(4) ? call.array(4) : nil
      return try call.arrayResult {
        try $0.diff(call.int(1), axis: call.int(2), prepend: before, append: after)
      }
    },
    Native("ediff1d(ary, to_end=None, to_begin=None)") { call in
      let (end, begin) = (try call.optionalArray(1), try call.optionalArray(2))
      return try call.arrayResult { array in
        let flat = try array.ravel()
        for (name, edge) in [("to_begin", begin), ("to_end", end)] {
          if let edge, !edge.dtype.canCast(to: flat.dtype, .sameKind) {
            throw NumericsError.type(
              "dtype of `\(name)` must be compatible with input `ary` under the `same_kind` rule.")
          }
        }
        let parts = [try begin?.ravel(), try flat.size == 0 ? flat : flat.diff(), try end?.ravel()].compactMap
        { $0 }
        return try NDArray.concatenate(parts, dtype: flat.dtype)
      }
    },
    Native("gradient(f, *varargs, axis=None, edge_order=1)") { call in try call.machine.gradient(call) },
    Native("trapezoid(y, x=None, dx=1.0, axis=-1)") { call in
      let spacing: NDArray.Spacing = try call.isGiven(1) ? .at(call.array(1)) : .step(call.double(2))
      return try call.result { try $0.trapezoid(spacing, axis: call.int(3)) }
    },
    cumulative("cumulative_sum", start: 0) { try $0.cumsum(axis: $1, dtype: $2) },
    cumulative("cumulative_prod", start: 1) { try $0.cumprod(axis: $1, dtype: $2) },
    Native("interp(x, xp, fp, left=None, right=None, period=None)") { call in
      let (x, xp, fp) = (try call.array(0), try call.array(1), try call.array(2))
      let period = try call.optionalDouble(5)
      func curve(_ values: NDArray, _ part: (Scalar) -> Double) throws -> NDArray {
        if let period { return try x.interpolated(xp, values, period: period) }
        let ends = try [3, 4].map { index -> Double? in
          try call.isGiven(index) ? part(call.array(index).firstScalar) : nil
        }
        return try x.interpolated(xp, values, left: ends[0], right: ends[1])
      }
      return call.machine.value(
        try call.machine.computing {
          guard fp.dtype.isComplex else { return try curve(fp, \.double) }
          let imaginary = try curve(fp.imaginary(), \.complex.imaginary)
          return try Ufunc.add(
            curve(fp.real(), \.double).astype(.complex128),
            Ufunc.multiply(.complex(Complex(0, 1)), .array(imaginary)))
        })
    },
    Native("convolve(a, v, mode='full')") { call in
      let mode = try call.overlap(2, "Use one of 'valid', 'same', or 'full' for convolve/correlate mode")
      let (a, v) = (try call.array(0), try call.array(1))
      return call.machine.arrayObject(try call.machine.computing { try NDArray.convolve(a, v, mode) })
    },
    Native("correlate(a, v, mode='valid')") { call in
      let name = call.machine.text(call[2])?.string ?? ""
      let mode = try call.overlap(2, "mode must be one of 'valid', 'same', or 'full' (got '\(name)')")
      let (a, v) = (try call.array(0), try call.array(1))
      return call.machine.arrayObject(try call.machine.computing { try NDArray.correlate(a, v, mode) })
    },
    Native("unwrap(p, discont=None, axis=-1, *, period=6.283185307179586)") { call in
      let period = try call.machine.elementScalar(call[3]) ?? .float(2 * .pi)
      return try call.arrayResult {
        try $0.unwrapped(discontinuity: call.optionalDouble(1), axis: call.int(2), period: period)
      }
    },
  ]

  /// Running sums and products, by the array API's name.
  private static func cumulative(
    _ name: String, start: Int, _ body: @escaping @Sendable (NDArray, Int, DType?) throws -> NDArray
  ) -> Native {
    Native("\(name)(x, /, *, axis=None, dtype=None, out=None, include_initial=False)") { call in
      let x = try call.array(0).atLeast1d()
      guard let axis = try call.optionalInt(1) ?? (x.rank == 1 ? 0 : nil) else {
        throw call.machine.error(
          .valueError, "For arrays which have more than one dimension ``axis`` argument is required.")
      }
      var sums = try call.machine.computing { try body(x, axis, call.dtype(2)) }
      if try call.bool(4) {
        var shape = sums.shape
        shape[axis < 0 ? axis + sums.rank : axis] = 1
        sums = try NDArray.concatenate([.full(shape, .int(start), dtype: sums.dtype), sums], axis: axis)
      }
      return try call.delivered(sums, out: 3)
    }
  }
}

extension Arguments {
  fileprivate func overlap(_ index: Int, _ complaint: String) throws -> NDArray.Overlap {
    if let name = machine.text(self[index])?.string, let mode = NDArray.Overlap(rawValue: name) {
      return mode
    }
    throw machine.error(.valueError, complaint)
  }
}

extension Machine {
  /// `np.gradient`: one array, or a tuple of one for each axis.
  fileprivate func gradient(_ call: Arguments) throws -> Value {
    let f = try call.array(0)
    let given = call.rest(1)
    let axes = try call.axes(2) ?? Array(0..<f.rank)
    guard given.isEmpty || given.count == 1 || given.count == axes.count else {
      throw error(.typeError, "invalid number of arguments")
    }
    var spacings: [NDArray.Spacing] = []
    for place in axes.indices {
      guard !given.isEmpty else {
        spacings.append(.step(1))
        continue
      }
      let distances = try array(from: given[given.count == 1 ? 0 : place])
      if given.count == 1, axes.count > 1, distances.rank > 0 {
        throw error(.typeError, "invalid number of arguments")
      }
      spacings.append(distances.rank == 0 ? .step(distances.firstScalar.double) : .at(distances))
    }
    let order = try call.int(3)
    let parts = try computing {
      try zip(axes, spacings).map { try f.gradient(axis: $0, spacing: $1, edgeOrder: order) }
    }
    return parts.count == 1 ? arrayObject(parts[0]) : arrayTuple(parts)
  }
}
