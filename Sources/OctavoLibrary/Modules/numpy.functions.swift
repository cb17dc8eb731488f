import OctavoLanguage
import OctavoNumerics

/// A function of arrays that is both `np.name(a, …)` and `a.name(…)`: one row.
struct ArrayFunction: Sendable {
  /// The parameters after the array.
  let name: String
  let parameters: String
  let isMethod: Bool
  let body: Native.Body

  init(_ name: String, _ parameters: String, isMethod: Bool = true, _ body: @escaping Native.Body) {
    self.name = name
    self.parameters = parameters
    self.isMethod = isMethod
    self.body = body
  }

  var function: Native {
    Native("\(name)(a\(parameters.isEmpty ? "" : ", " + parameters))") { call in
      if let own = try call.matrixMethod(name) { return own }
      // `ravel` is for lines, which matrices are not.
      if name == "ravel", call[0].as(ArrayObject.self)?.type === call.machine.numpy.matrix {
        return try body(call)
      }
      return try call.machine.wrapped(body(call), from: call[0])
    }
  }
  var method: Native? {
    guard isMethod else { return nil }
    // NumPy writes some methods in Python, under names of their own, which count `self`.
    let inner = Self.methodsInPython[name]
    return Native("\(name)(self\(parameters.isEmpty ? "" : ", " + parameters))") { call in
      try call.machine.wrapped(body(call), from: call[0])
    }.calledInMessages(inner ?? name, countingSelf: inner != nil)
  }

  private static let methodsInPython = [
    "sum": "_sum", "prod": "_prod", "max": "_amax", "min": "_amin", "any": "_any", "all": "_all",
    "mean": "_mean",
    "std": "_std", "var": "_var",
  ]

  static let all: [ArrayFunction] = [
    reduction("sum", .add) { try $0.sum($1) },
    reduction("prod", .multiply) { try $0.prod($1) },
    reduction("max", .maximum) { try $0.maximum($1) },
    reduction("min", .minimum) { try $0.minimum($1) },
    reduction("any") { try $0.any($1) },
    reduction("all") { try $0.all($1) },
    ArrayFunction("mean", "axis=None, dtype=None, out=None, keepdims=False, *, where=?") { call in
      if call.isWhole(keepdims: 4), let mean = try call.machine.numpy.operators.mean(call.machine, call[0]) {
        return mean
      }
      return try call.reduced(dtype: 2, out: 3, keepdims: 4, mask: 5) { try $0.mean($1) }
    },
    spread("std") { try $0.standardDeviation($1, ddof: $2, mean: $3) },
    spread("var") { try $0.variance($1, ddof: $2, mean: $3) },
    ArrayFunction("cumsum", "axis=None, dtype=None, out=None") { call in
      let sums = try call.computed { try $0.cumsum(axis: call.optionalInt(1), dtype: call.dtype(2)) }
      return try call.delivered(sums, out: 3)
    },
    ArrayFunction("argmax", "axis=None, out=None, *, keepdims=False") { call in
      let places = try call.computed { try $0.argmax(axis: call.optionalInt(1), keepdims: call.bool(3)) }
      return try call.delivered(places, out: 2)
    },
    ArrayFunction("argmin", "axis=None, out=None, *, keepdims=False") { call in
      let places = try call.computed { try $0.argmin(axis: call.optionalInt(1), keepdims: call.bool(3)) }
      return try call.delivered(places, out: 2)
    },
    ArrayFunction("cumprod", "axis=None, dtype=None, out=None") { call in
      let products = try call.computed { try $0.cumprod(axis: call.optionalInt(1), dtype: call.dtype(2)) }
      return try call.delivered(products, out: 3)
    },
    ArrayFunction("round", "decimals=0, out=None") { call in
      try call.delivered(call.computed { try $0.rounded(call.int(1)) }, out: 2)
    },
    ArrayFunction("squeeze", "axis=None") { call in
      let array = try call.array(0)
      let made = try array.squeeze(call.axes(1))
      // Nothing to take away: the array itself.
      if made.rank == array.rank, call[0].as(ArrayObject.self) != nil { return call[0] }
      return call.machine.arrayObject(made, viewOf: call[0])
    },
    ArrayFunction("swapaxes", "axis1, axis2") { call in
      call.machine.arrayObject(try call.array(0).swapaxes(call.int(1), call.int(2)), viewOf: call[0])
    },
    ArrayFunction("nonzero", "") { call in
      call.machine.tuple(try call.array(0).nonzero().map { call.machine.arrayObject($0) })
    },
    ArrayFunction("argsort", "axis=-1, kind=None, order=None, *, stable=None") { call in
      try call.checkSort(kind: 2, order: 3)
      let stable = try call.sortIsStable(kind: 2, stable: 4)
      return call.machine.arrayObject(try call.placesByFields(3, axis: call.optionalInt(1), stable: stable))
    },
    ArrayFunction("take", "indices, axis=None, out=None, mode='raise'") { call in
      let mode = try call.outOfBounds(4)
      return try call.delivered(
        call.array(0).take(call.array(1), axis: call.optionalInt(2), mode: mode), out: 3)
    },
    ArrayFunction("repeat", "repeats, axis=None") { call in
      let counts = try call.ints(1)
      return call.machine.arrayObject(try call.array(0).repeated(counts, axis: call.optionalInt(2)))
    },
    ArrayFunction("choose", "choices, out=None, mode='raise'") { call in
      let (choices, mode) = (try call.arrays(1), try call.outOfBounds(3))
      return try call.delivered(call.array(0).choosing(choices, mode: mode), out: 2)
    },
    ArrayFunction("diagonal", "offset=0, axis1=0, axis2=1") { call in
      try call.view { try $0.diagonal(offset: call.int(1), axis1: call.int(2), axis2: call.int(3)) }
    },
    ArrayFunction("dot", "b, out=None") { call in
      if call[2].isNone, let value = call.machine.numpy.operators.dot(call.machine, call[0], call[1]) {
        return value
      }
      let (a, b) = (try call.array(0), try call.array(1))
      return try call.delivered(call.machine.computing { try NDArray.dot(a, b) }, out: 2)
    },
    ArrayFunction("trace", "offset=0, axis1=0, axis2=1, dtype=None, out=None") { call in
      let source = try call.dtype(4).map { try call.array(0).astype($0) } ?? call.array(0)
      return try call.delivered(
        source.trace(offset: call.int(1), axis1: call.int(2), axis2: call.int(3)), out: 5)
    },
    ArrayFunction("ravel", "order='C'") { call in
      call.machine.arrayObject(try call.array(0).ravel(order: call.order(1)), viewOf: call[0])
    },
  ]

  /// `std` and `var`.
  private static func spread(
    _ name: String, _ reduce: @escaping @Sendable (NDArray, ReduceOptions, Double, NDArray?) throws -> NDArray
  ) -> ArrayFunction {
    ArrayFunction(
      name, "axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=?, mean=?, correction=?"
    ) {
      call in
      var ddof = try call.double(4)
      if call.isGiven(8) {
        if ddof != 0 {
          throw call.machine.error(.valueError, "ddof and correction can't be provided simultaneously.")
        }
        ddof = try call.double(8)
      }
      let mean = try call.isGiven(7) ? call.array(7) : nil
      return try call.reduced(dtype: 2, out: 3, keepdims: 5, mask: 6) { try reduce($0, $1, ddof, mean) }
    }
  }

  /// `sum`, `max` and their like.
  private static func reduction(
    _ name: String, _ ufunc: Ufunc? = nil,
    _ reduce: @escaping @Sendable (NDArray, ReduceOptions) throws -> NDArray
  ) -> ArrayFunction {
    // Only sums and products choose the type they are made in.
    guard name == "sum" || name == "prod" else {
      return ArrayFunction(name, "axis=None, out=None, keepdims=False, initial=?, where=?") { call in
        if let ufunc, !call.has(5), call.isWhole(keepdims: 3),
          let value = try call.machine.numpy.operators.fold(call.machine, ufunc, call[0])
        {
          return value
        }
        return try call.reduced(dtype: nil, out: 2, keepdims: 3, initial: 4, mask: 5, reduce)
      }
    }
    return ArrayFunction(name, "axis=None, dtype=None, out=None, keepdims=False, initial=?, where=?") {
      call in
      if let ufunc, !call.has(6), call.isWhole(keepdims: 4),
        let value = try call.machine.numpy.operators.fold(call.machine, ufunc, call[0])
      {
        return value
      }
      return try call.reduced(dtype: 2, out: 3, keepdims: 4, initial: 5, mask: 6, reduce)
    }
  }
}

extension Arguments {
  /// What a matrix's own method makes of a reduction written as a function; nil for other arrays.
  fileprivate func matrixMethod(_ name: String) throws -> Value? {
    guard let object = self[0].as(ArrayObject.self), object.type.isSubtype(of: machine.numpy.matrix),
      TypeTable.matrixReductions.contains(name)
    else { return nil }
    let names = function.signature.parameters.map(\.name)
    let named = (1..<count).filter { ["axis", "dtype", "ddof"].contains(names[$0]) && isGiven($0) }
    return try machine.call(
      machine.attribute(of: self[0], name), [], named: named.map { (names[$0], self[$0]) })
  }

  /// Whether a reduction is asked for with its array only; `keepdims` says where that parameter is.
  fileprivate func isWhole(keepdims: Int) -> Bool {
    for index in 1..<keepdims where !self[index].isNone { return false }
    return self[keepdims].isBool && !self[keepdims].isTrue && !has(keepdims + 1)
  }

  /// Runs a reduction over the array in parameter 0 along `axis` in parameter 1.
  func reduced(
    dtype: Int?, out: Int, keepdims: Int, initial: Int? = nil, mask: Int,
    _ reduce: (NDArray, ReduceOptions) throws -> NDArray
  ) throws -> Value {
    var options = ReduceOptions()
    options.axes = try axes(1)
    options.dtype = try dtype.flatMap { try self.dtype($0) }
    options.out = try self.out(out)
    options.keepdims = has(keepdims) ? try bool(keepdims) : false
    if let initial, isGiven(initial) { options.initial = try machine.elementScalar(self[initial]) }
    if isGiven(mask) { options.mask = try array(mask) }
    let result = try machine.computing { try reduce(array(0), options) }
    if isGiven(out) { return self[out] }
    return machine.value(result)
  }

  /// Applies array code to parameter 0.
  func computed(_ body: (NDArray) throws -> NDArray) throws -> NDArray {
    let array = try array(0)
    return try machine.computing { try body(array) }
  }
}
