import OctavoLanguage
import OctavoNumerics

// Functions of the `numpy` module that rearrange, join and choose.
extension Native {
  static let numpyShaping: [Native] = [
    Native("reshape(a, /, shape, order='C', *, copy=None)") { call in
      call.machine.arrayObject(try call.array(0).reshape(call.shape(1)), viewOf: call[0])
    },
    Native("transpose(a, axes=None)") { call in
      call.machine.arrayObject(try call.array(0).transpose(call.axes(1)), viewOf: call[0])
    },
    Native("expand_dims(a, axis)") { call in
      call.machine.arrayObject(try call.array(0).expandDims(call.axes(1) ?? [0]), viewOf: call[0])
    },
    Native("broadcast_to(array, shape, subok=False)") { call in
      call.machine.arrayObject(try call.array(0).broadcast(to: call.shape(1)).readOnly(), viewOf: call[0])
    },
    Native("concatenate(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind')") { call in
      try call.joined { try NDArray.concatenate($0, axis: call[1].isNone ? nil : call.int(1), dtype: call.dtype(3)) }
    },
    Native("stack(arrays, axis=0, out=None, *, dtype=None, casting='same_kind')") { call in
      try call.joined { try NDArray.stack($0, axis: call.int(1)) }
    },
    Native("vstack(tup, *, dtype=None, casting='same_kind')") { call in try call.joined { try NDArray.vstack($0) } },
    Native("hstack(tup, *, dtype=None, casting='same_kind')") { call in try call.joined { try NDArray.hstack($0) } },
    Native("dstack(tup)") { call in try call.joined { try NDArray.dstack($0) } },
    Native("column_stack(tup)") { call in try call.joined { try NDArray.columnStack($0) } },
    Native("append(arr, values, axis=None)") { call in
      call.machine.arrayObject(try call.array(0).appending(call.array(1), axis: call.optionalInt(2)))
    },
    Native("tile(A, reps)") { call in
      let repeats = try call.machine.optionalIndex(call[1]).map { [$0] } ?? call.machine.items(of: call[1]).map(call.machine.index)
      return call.machine.arrayObject(try call.array(0).tile(repeats))
    },
    Native("roll(a, shift, axis=None)") { call in
      let shifts = try call.machine.optionalIndex(call[1]).map { [$0] } ?? call.machine.items(of: call[1]).map(call.machine.index)
      return call.machine.arrayObject(try call.array(0).roll(shifts, axes: call.axes(2)))
    },
    Native("flip(m, axis=None)") { call in
      call.machine.arrayObject(try call.array(0).flip(call.axes(1)), viewOf: call[0])
    },
    Native("where(condition, x=?, y=?, /)") { call in
      guard call.has(1), call.has(2) else {
        return call.machine.tuple(try call.array(0).nonzero().map { call.machine.arrayObject($0) })
      }
      let chosen = try NDArray.where(
        call.array(0), call.machine.requiredOperand(call[1], of: "where"),
        call.machine.requiredOperand(call[2], of: "where"))
      return call.machine.arrayObject(chosen)
    },
    Native("argwhere(a)") { call in call.machine.arrayObject(try call.array(0).argwhere()) },
    Native("count_nonzero(a, axis=None, *, keepdims=False)") { call in
      let counted = try call.array(0).countNonzero(axes: call.axes(1), keepdims: call.bool(2))
      return call.isGiven(1) ? call.machine.value(counted) : Value(counted.firstScalar.integer)
    },
    Native("sort(a, axis=-1, kind=None, order=None, *, stable=None)") { call in
      call.machine.arrayObject(try call.computed { try $0.sorted(axis: call[1].isNone ? nil : call.int(1)) })
    },
    Native("searchsorted(a, v, side='left', sorter=None)") { call in
      let sorter = try call.isGiven(3) ? call.array(3) : nil
      return call.machine.value(
        try call.array(0).searchSorted(call.array(1), right: call.text(2) == "right", sorter: sorter))
    },
    Native("digitize(x, bins, right=False)") { call in
      call.machine.value(try call.array(0).digitize(call.array(1), right: call.bool(2)))
    },
    Native("unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True)") {
      call in
      let machine = call.machine
      if call.isGiven(4) {
        throw machine.error(.notImplementedError, "np.unique(axis=…) is not supported by Octavo; flatten the array")
      }
      let wanted = try (1...3).map { try call.bool($0) }
      if !wanted.contains(true) { return machine.arrayObject(try call.array(0).unique(equalNaN: call.bool(5))) }
      let all = try call.array(0).uniqueAll(equalNaN: call.bool(5))
      let extras = zip(wanted, [all.index, all.inverse, all.counts]).filter(\.0).map { machine.arrayObject($0.1) }
      return machine.tuple([machine.arrayObject(all.values)] + extras)
    },
    Native("isin(element, test_elements, assume_unique=False, invert=False, *, kind=None)") { call in
      call.machine.value(try call.array(0).isIn(call.array(1), invert: call.bool(3)))
    },
    pairwise("intersect1d") { try NDArray.intersect($0, $1) },
    pairwise("union1d") { try NDArray.union($0, $1) },
    pairwise("setdiff1d") { try NDArray.difference($0, $1) },
    pairwise("setxor1d") { try NDArray.symmetricDifference($0, $1) },
    Native("copy(a, order='K', subok=False)") { call in call.machine.arrayObject(try call.array(0).copy()) },
    Native("shape(a)") { call in call.machine.tuple(try call.array(0).shape.map { Value($0) }) },
    Native("ndim(a)") { call in Value(try call.array(0).rank) },
    Native("size(a, axis=None)") { call in
      let array = try call.array(0)
      guard let axis = try call.optionalInt(1) else { return Value(array.size) }
      guard array.shape.indices.contains(axis < 0 ? axis + array.rank : axis) else {
        throw NumericsError.axis(axis, dimensions: array.rank)
      }
      return Value(array.shape[axis < 0 ? axis + array.rank : axis])
    },
  ]

  private static func pairwise(
    _ name: String, _ body: @escaping @Sendable (NDArray, NDArray) throws -> NDArray
  ) -> Native {
    Native("\(name)(ar1, ar2, assume_unique=False)") { call in
      call.machine.arrayObject(try body(call.array(0), call.array(1)))
    }
  }
}

extension Arguments {
  /// Applies a joining function to the sequence of arrays in parameter 0.
  fileprivate func joined(_ join: ([NDArray]) throws -> NDArray) throws -> Value {
    if let object = self[0].as(ArrayObject.self) {
      let rows = try (0..<(object.array.rank == 0 ? 0 : object.array.shape[0])).map { try object.array.row($0) }
      return machine.arrayObject(try join(rows))
    }
    let arrays = try machine.items(of: self[0]).map { try machine.array(from: $0) }
    return machine.arrayObject(try machine.computing { try join(arrays) })
  }
}
