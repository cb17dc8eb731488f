import OctavoLanguage
import OctavoNumerics

// Functions of the `numpy` module that rearrange, join and choose.
extension Native {
  static let numpyShaping: [Native] = [
    Native("reshape(a, /, shape, order='C', *, copy=None)") { call in
      let order = try call.order(2)
      return try call.machine.reshaped(call[0], call.array(0), call.shape(1), order: order, copy: call[3])
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
      let axis = try call.optionalInt(1)
      return try call.joined(out: 2, dtype: 3, casting: 4) {
        try NDArray.concatenate($0, axis: axis, dtype: $1)
      }
    },
    Native("stack(arrays, axis=0, out=None, *, dtype=None, casting='same_kind')") { call in
      let axis = try call.int(1)
      return try call.joined(out: 2, dtype: 3, casting: 4) { arrays, _ in
        try NDArray.stack(arrays, axis: axis)
      }
    },
    Native("vstack(tup, *, dtype=None, casting='same_kind')") { call in
      try call.joined(dtype: 1, casting: 2) { arrays, _ in try NDArray.vstack(arrays) }
    },
    Native("hstack(tup, *, dtype=None, casting='same_kind')") { call in
      try call.joined(dtype: 1, casting: 2) { arrays, _ in try NDArray.hstack(arrays) }
    },
    Native("dstack(tup)") { call in try call.joined { arrays, _ in try NDArray.dstack(arrays) } },
    Native("column_stack(tup)") { call in try call.joined { arrays, _ in try NDArray.columnStack(arrays) } },
    Native("append(arr, values, axis=None)") { call in
      call.machine.arrayObject(try call.array(0).appending(call.array(1), axis: call.optionalInt(2)))
    },
    Native("tile(A, reps)") { call in
      let repeats = try call.ints(1)
      return try call.machine.derived(call.array(0).tile(repeats), from: call[0])
    },
    Native("roll(a, shift, axis=None)") { call in
      let shifts = try call.ints(1)
      return call.machine.arrayObject(try call.array(0).roll(shifts, axes: call.axes(2)))
    },
    Native("moveaxis(a, source, destination)") { call in
      try call.view { try $0.moveaxis(call.ints(1), call.ints(2)) }
    },
    Native("rollaxis(a, axis, start=0)") { call in
      try call.view { try $0.rollaxis(call.int(1), to: call.int(2)) }
    },
    Native("rot90(m, k=1, axes=(0, 1))") { call in
      let axes = call.has(2) ? try call.ints(2) : [0, 1]
      guard axes.count == 2 else { throw call.machine.error(.valueError, "len(axes) must be 2.") }
      return try call.view { m in
        if axes[0] == axes[1] || abs(axes[0] - axes[1]) == m.rank {
          throw NumericsError.value("Axes must be different.")
        }
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
      let flipped = try call.array(0).flip(call.axes(1))
      return try flipped.rank == 0 ? call.machine.value(flipped) : call.view { _ in flipped }
    },
    Native("where(condition, x=?, y=?, /)") { call in
      guard call.has(1) == call.has(2) else {
        throw call.machine.error(.valueError, "either both or neither of x and y should be given")
      }
      guard call.has(1) else {
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
      return call.machine.value(counted)
    },
    Native("sort(a, axis=-1, kind=None, order=None, *, stable=None)") { call in
      try call.checkSort(kind: 2, order: 3)
      if call.isGiven(3) {
        return try call.machine.derived(call.sortedByFields(3, axis: call.optionalInt(1)), from: call[0])
      }
      return try call.arrayResult { try $0.sorted(axis: call.optionalInt(1)) }
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
    Native("copy(a, order='K', subok=False)") { call in
      var request = ArrayRequest(order: try call.order(1), copies: true)
      request.keepsClass = try call.bool(2)
      return try call.machine.made(call[0], request)
    },
    Native("shape(a)") { call in call.machine.tuple(try call.array(0).shape.map { Value($0) }) },
    Native("ndim(a)") { call in Value(try call.array(0).rank) },
    Native("size(a, axis=None)") { call in
      let array = try call.array(0)
      guard let axes = try call.axes(1) else { return Value(array.size) }
      return Value(try axes.reduce(1) { try $0 * array.length(of: $1) })
    },
  ]

  /// Arrays of at least so many dimensions: one for one argument, else a tuple.
  private static func atLeast(_ name: String, _ body: @escaping @Sendable (NDArray) throws -> NDArray)
    -> Native
  {
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
  /// Applies a joining function to the sequence of arrays in parameter 0, into `out` or as `dtype` if given.
  fileprivate func joined(
    out: Int? = nil, dtype: Int? = nil, casting: Int? = nil, _ join: ([NDArray], DType?) throws -> NDArray
  ) throws -> Value {
    let owners: [Value]
    if let array = self[0].as(ArrayObject.self)?.array {
      owners = try (0..<(array.rank == 0 ? 0 : array.shape[0])).map { machine.arrayObject(try array.row($0)) }
    } else if !self[0].isObject
      || machine.type(of: self[0]).slot(.iter).isUndefined
        && machine.type(of: self[0]).slot(.getitem).isUndefined
    {
      throw machine.error(
        .typeError,
        function.name == "concatenate"
          ? "dispatcher for __array_function__ did not return an iterable"
          : "arrays to stack must be passed as a \"sequence\" type such as list or tuple.")
    } else {
      owners = try machine.items(of: self[0])
    }
    let arrays = try owners.map { try machine.array(from: $0) }
    let wanted = try dtype.flatMap { try self.dtype($0) }
    let target = try out.flatMap { try self.out($0) }
    if target != nil, wanted != nil {
      throw machine.error(
        .typeError, "concatenate() only takes `out` or `dtype` as an argument, but both were provided.")
    }
    if let type = wanted ?? target?.dtype, let casting {
      let rule = try castingRule(casting)
      for array in arrays where !array.dtype.canCast(to: type, rule) {
        throw machine.error(
          .typeError,
          "Cannot cast array data from \(array.dtype.representation) to \(type.representation) according to the rule '\(rule.rawValue)'"
        )
      }
    }
    var made = try machine.computing { try join(arrays, wanted) }
    if let wanted { made = try made.astype(wanted, copy: false) }
    if let target, let out {
      guard target.shape == made.shape else {
        throw machine.error(
          .valueError,
          target.rank == made.rank
            ? "Output array is the wrong shape" : "Output array has wrong dimensionality")
      }
      try target.assign(made)
      return self[out]
    }
    guard let model = try machine.outputClass(owners) else { return machine.arrayObject(made) }
    return try machine.derived(made, from: model)
  }
}
