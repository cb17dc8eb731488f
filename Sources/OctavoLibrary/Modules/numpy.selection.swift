import OctavoLanguage
import OctavoNumerics

// Functions of the `numpy` module that choose elements, find positions and write through them.
extension Native {
  static let numpySelection: [Native] = [
    Native("select(condlist, choicelist, default=0)") { call in
      let conditions = try call.machine.items(of: call[0]).map { try call.machine.array(from: $0) }
      let choices = try call.machine.items(of: call[1]).map {
        try call.machine.requiredOperand($0, of: "select")
      }
      let other = try call.machine.requiredOperand(call[2], of: "select")
      return call.machine.value(
        try call.machine.computing { try NDArray.select(conditions, choices, default: other) })
    },
    Native("putmask(a, /, mask, values)") { call in
      try call.target(0, "putmask").putMask(call.array(1), call.array(2))
      return .none
    },
    Native("place(arr, mask, vals)") { call in
      try call.target(0, "place").place(call.array(1), call.array(2))
      return .none
    },
    Native("copyto(dst, src, casting='same_kind', where=True)") { call in
      let target = try call.target(0, "copyto")
      let source = try call.array(1)
      let rule = Casting(rawValue: try call.text(2)) ?? .sameKind
      let isWeak = call[1].isInt || call[1].isFloat || call[1].isBool
      guard isWeak || source.dtype.canCast(to: target.dtype, rule) else {
        throw call.machine.error(
          .typeError,
          "Cannot cast \(source.rank == 0 ? "scalar" : "array data") from \(source.dtype.representation) to "
            + "\(target.dtype.representation) according to the rule '\(rule.rawValue)'"
        )
      }
      try target.assign(source, where: call.array(3))
      return .none
    },
    Native("put(a, ind, v, mode='raise')") { call in
      guard let object = call[0].as(ArrayObject.self) else {
        throw call.machine.error(
          .typeError,
          "argument 1 must be numpy.ndarray, not \(try call.machine.repr(Value(call.machine.type(of: call[0]))).string)"
        )
      }
      try object.array.put(call.array(1), call.array(2), mode: call.outOfBounds(3))
      return .none
    },
    Native("take_along_axis(arr, indices, axis=-1)") { call in
      let (indices, axis) = (try call.array(1), try call.optionalInt(2))
      return try call.arrayResult {
        guard let axis else {
          if indices.rank != 1 {
            throw NumericsError.value("when axis=None, `indices` must have a single dimension.")
          }
          return try $0.ravel().takeAlong(indices, axis: 0)
        }
        return try $0.takeAlong(indices, axis: axis)
      }
    },
    Native("put_along_axis(arr, indices, values, axis)") { call in
      let target = try call.target(0, "put_along_axis")
      let (indices, values) = (try call.array(1), try call.array(2))
      guard let axis = try call.optionalInt(3) else {
        let flat = try target.ravel()
        try flat.putAlong(indices, values, axis: 0)
        if !target.isContiguous { try target.assign(flat.reshape(target.shape)) }
        return .none
      }
      try target.putAlong(indices, values, axis: axis)
      return .none
    },
    Native("compress(condition, a, axis=None, out=None)") { call in
      try call.delivered(call.array(1).compress(call.array(0), axis: call.optionalInt(2)), out: 3)
    },
    Native("extract(condition, arr)") { call in
      let condition = try call.array(0)
      return call.machine.arrayObject(try call.array(1).extract(condition))
    },
    Native("flatnonzero(a)") { call in try call.arrayResult { try $0.flatNonzero() } },
    Native("fill_diagonal(a, val, wrap=False)") { call in
      try call.target(0, "fill_diagonal").fillDiagonal(call.array(1), wrap: call.bool(2))
      return .none
    },
    Native("lexsort(keys, axis=-1)") { call in
      let keys = try call.arrays(0)
      let axis = try call.int(1)
      return call.machine.value(try NDArray.lexsort(keys, axis: axis))
    },
    Native("sort_complex(a)") { call in
      try call.arrayResult {
        let sorted = try $0.sorted(axis: -1)
        return try sorted.dtype.isComplex ? sorted : sorted.astype(.complex128)
      }
    },

    // Positions
    Native("unravel_index(indices, shape, order='C')") { call in
      let flat = try call.array(0)
      let order: Order = try call.text(2) == "F" ? .columns : .rows
      let parts = try NDArray.unravel(flat, shape: call.shape(1), order: order)
      return call.machine.tuple(
        parts.map { flat.rank == 0 ? call.machine.value($0) : call.machine.arrayObject($0) })
    },
    Native("ravel_multi_index(multi_index, dims, mode='raise', order='C')") { call in
      let coordinates = try call.arrays(0)
      let shape = try call.shape(1)
      let modes: [NDArray.OutOfBounds]
      if let tuple = call[2].as(TupleObject.self) {
        modes = try tuple.items.map {
          NDArray.OutOfBounds(rawValue: try call.machine.str($0).string) ?? .raise
        }
      } else {
        modes = [NDArray.OutOfBounds](repeating: try call.outOfBounds(2), count: shape.count)
      }
      let order: Order = try call.text(3) == "F" ? .columns : .rows
      return call.machine.value(try NDArray.ravel(coordinates, shape: shape, modes: modes, order: order))
    },
    Native("ix_(*args)") { call in
      let given = try call.rest(0).map { try call.machine.array(from: $0) }
      let made = try given.enumerated().map { place, array -> NDArray in
        guard array.rank == 1 else {
          throw call.machine.error(.valueError, "Cross index must be 1 dimensional")
        }
        var line = array
        if array.dtype.isBool { line = try array.nonzero()[0] }
        if array.size == 0, !array.dtype.isBool { line = try array.astype(.int64) }
        var shape = Dims(repeating: 1, count: given.count)
        shape[place] = line.size
        return try line.reshape(shape)
      }
      return call.machine.arrayTuple(made)
    },
    triangle("tril_indices", parameters: "n, k=0, m=None") { call in
      (try call.int(0), try call.optionalInt(2) ?? call.int(0), try call.int(1), true)
    },
    triangle("triu_indices", parameters: "n, k=0, m=None") { call in
      (try call.int(0), try call.optionalInt(2) ?? call.int(0), try call.int(1), false)
    },
    triangle("tril_indices_from", parameters: "arr, k=0") { call in
      let shape = try call.machine.matrixShape(call)
      return (shape.0, shape.1, try call.int(1), true)
    },
    triangle("triu_indices_from", parameters: "arr, k=0") { call in
      let shape = try call.machine.matrixShape(call)
      return (shape.0, shape.1, try call.int(1), false)
    },
    Native("diag_indices(n, ndim=2)") { call in
      let line = try NDArray.arange(0, call.int(0))
      return call.machine.arrayTuple([NDArray](repeating: line, count: try call.int(1)))
    },
    Native("diag_indices_from(arr)") { call in
      let array = try call.array(0)
      if array.rank < 2 { throw call.machine.error(.valueError, "input array must be at least 2-d") }
      guard Set(array.shape).count == 1 else {
        throw call.machine.error(.valueError, "All dimensions of input must be of equal length")
      }
      return call.machine.arrayTuple([NDArray](repeating: try .arange(0, array.shape[0]), count: array.rank))
    },
    Native("mask_indices(n, mask_func, k=0)") { call in
      let n = try call.int(0)
      let ones = call.machine.arrayObject(try .ones([n, n], dtype: .int64))
      let masked = try call.machine.call(call[1], ones, call[2])
      let chosen = try Ufunc.notEqual(.array(call.machine.array(from: masked)), .int(0))
      return call.machine.arrayTuple(try chosen.nonzero())
    },

    // Bits
    Native("packbits(a, /, axis=None, bitorder='big')") { call in
      let order = try call.bitOrder(2)
      return try call.arrayResult { try $0.packedBits(axis: call.optionalInt(1), order: order) }
    },
    Native("unpackbits(a, /, axis=None, count=None, bitorder='big')") { call in
      let order = try call.bitOrder(3)
      return try call.arrayResult {
        try $0.unpackedBits(axis: call.optionalInt(1), count: call.optionalInt(2), order: order)
      }
    },
  ]

  /// Positions of the ones of a triangular mask, read from (rows, columns, diagonal, lower).
  private static func triangle(
    _ name: String, parameters: String,
    _ read: @escaping @Sendable (Arguments) throws -> (Int, Int, Int, Bool)
  ) -> Native {
    Native("\(name)(\(parameters))") { call in
      let (rows, columns, k, isLower) = try read(call)
      let lower = try NDArray.tri(rows, columns, k: isLower ? k : k - 1, dtype: .bool)
      return call.machine.arrayTuple(try (isLower ? lower : Ufunc.logicalNot(lower)).nonzero())
    }
  }
}

// Methods of arrays whose functions take their arguments in another order.
extension Native {
  static let arraySelection: [Native] = [
    Native("compress(self, condition, axis=None, out=None)") { call in
      try call.delivered(call.array(0).compress(call.array(1), axis: call.optionalInt(2)), out: 3)
    }
  ]
}

extension Arguments {
  fileprivate func bitOrder(_ index: Int) throws -> NDArray.BitOrder {
    guard let order = NDArray.BitOrder(rawValue: try text(index)) else {
      throw machine.error(.valueError, "'order' must be either 'little' or 'big'")
    }
    return order
  }
}

extension Machine {
  fileprivate func matrixShape(_ call: Arguments) throws -> (Int, Int) {
    let array = try call.array(0)
    guard array.rank == 2 else { throw error(.valueError, "input array must be 2-d") }
    return (array.shape[0], array.shape[1])
  }
}
