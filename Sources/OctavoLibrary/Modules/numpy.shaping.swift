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
    Native("moveaxis(a, source, destination)") { call in
      try call.view { try $0.moveaxis(call.ints(1), call.ints(2)) }
    },
    Native("rollaxis(a, axis, start=0)") { call in try call.view { try $0.rollaxis(call.int(1), to: call.int(2)) } },
    Native("rot90(m, k=1, axes=(0, 1))") { call in
      let axes = call.has(2) ? try call.ints(2) : [0, 1]
      guard axes.count == 2 else { throw call.machine.error(.valueError, "len(axes) must be 2.") }
      return try call.view { m in
        if axes[0] == axes[1] || abs(axes[0] - axes[1]) == m.rank { throw NumericsError.value("Axes must be different.") }
        if axes.contains(where: { $0 >= m.rank || $0 < -m.rank }) {
          throw NumericsError.value("Axes=(\(axes[0]), \(axes[1])) out of range for array of ndim=\(m.rank).")
        }
        return try m.rot90(call.int(1), axes: (axes[0], axes[1]))
      }
    },
    Native("fliplr(m)") { call in
      try call.view {
        if $0.rank < 2 { throw NumericsError.value("Input must be >= 2-d.") }
        return try $0.flip([1])
      }
    },
    Native("flipud(m)") { call in
      try call.view {
        if $0.rank < 1 { throw NumericsError.value("Input must be >= 1-d.") }
        return try $0.flip([0])
      }
    },
    Native("matrix_transpose(x, /)") { call in
      try call.view {
        guard $0.rank >= 2 else {
          throw NumericsError.value("Input array must be at least 2-dimensional, but it is \($0.rank)")
        }
        return try $0.swapaxes(-1, -2)
      }
    },
    atLeast("atleast_1d") { try $0.atLeast1d() },
    atLeast("atleast_2d") { try $0.atLeast2d() },
    atLeast("atleast_3d") { try $0.atLeast3d() },
    Native("broadcast_shapes(*args)") { call in
      let shapes = try call.rest(0).map { try call.machine.shape($0) }
      do {
        return call.machine.tuple(try NDArray.broadcastShapes(shapes).map { Value($0) })
      } catch let failure as NumericsError where failure.kind == .value {
        throw NumericsError.value(try NDArray.shapeMismatch(shapes) ?? failure.message)
      }
    },
    Native("broadcast_arrays(*args, subok=False)") { call in
      let arrays = try call.rest(0).map { try call.machine.array(from: $0) }
      let shapes = arrays.map(\.shape)
      if let message = try NDArray.shapeMismatch(shapes) { throw NumericsError.value(message) }
      let shape = try NDArray.broadcastShapes(shapes)
      return call.machine.tuple(
        try zip(call.rest(0), arrays).map { owner, array in
          if array.shape == shape, owner.as(ArrayObject.self) != nil { return owner }
          return call.machine.arrayObject(
            try array.broadcast(to: shape), viewOf: owner.as(ArrayObject.self) == nil ? .none : owner)
        })
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
      let side = try call.text(2)
      guard side == "left" || side == "right" else {
        throw call.machine.error(.valueError, "search side must be 'left' or 'right' (got '\(side)')")
      }
      let sorter = try call.optionalArray(3)
      return call.machine.value(
        try call.array(0).searchSorted(call.array(1), right: call.text(2) == "right", sorter: sorter))
    },
    Native("digitize(x, bins, right=False)") { call in
      call.machine.value(try call.array(0).digitize(call.array(1), right: call.bool(2)))
    },
    Native("partition(a, kth, axis=-1, kind='introselect', order=None)") { call in
      try call.arrayResult { try $0.partitioned(call.ints(1), axis: call[2].isNone ? nil : call.int(2)) }
    },
    Native("argpartition(a, kth, axis=-1, kind='introselect', order=None)") { call in
      try call.arrayResult { try $0.argpartition(call.ints(1), axis: call[2].isNone ? nil : call.int(2)) }
    },
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

  /// Arrays of at least so many dimensions: one for one argument, else a tuple.
  private static func atLeast(_ name: String, _ body: @escaping @Sendable (NDArray) throws -> NDArray) -> Native {
    Native("\(name)(*arys)") { call in
      let made = try call.rest(0).map { owner -> Value in
        let array = try call.machine.array(from: owner)
        let raised = try body(array)
        if raised.rank == array.rank, owner.as(ArrayObject.self) != nil { return owner }
        return call.machine.arrayObject(raised, viewOf: owner.as(ArrayObject.self) == nil ? .none : owner)
      }
      return made.count == 1 ? made[0] : call.machine.tuple(made)
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
