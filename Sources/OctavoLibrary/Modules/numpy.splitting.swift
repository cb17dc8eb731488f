import OctavoLanguage
import OctavoNumerics

// Functions of the `numpy` module that cut, insert, remove and surround.
extension Native {
  static let numpySplitting: [Native] = [
    splitting("split", axis: "axis=0") { call, array in
      try call.machine.split(array, call[1], axis: call.int(2), exact: true)
    },
    splitting("array_split", axis: "axis=0") { call, array in
      try call.machine.split(array, call[1], axis: call.int(2), exact: false)
    },
    splitting("vsplit") { call, array in
      try call.machine.require(array, rank: 2, "vsplit only works on arrays of 2 or more dimensions")
      return try call.machine.split(array, call[1], axis: 0, exact: true)
    },
    splitting("hsplit") { call, array in
      try call.machine.require(array, rank: 1, "hsplit only works on arrays of 1 or more dimensions")
      return try call.machine.split(array, call[1], axis: array.rank > 1 ? 1 : 0, exact: true)
    },
    splitting("dsplit") { call, array in
      try call.machine.require(array, rank: 3, "dsplit only works on arrays of 3 or more dimensions")
      return try call.machine.split(array, call[1], axis: 2, exact: true)
    },
    Native("unstack(x, /, *, axis=0)") { call in
      let x = try call.array(0)
      if x.rank == 0 { throw call.machine.error(.valueError, "Input array must be at least 1-d.") }
      let front = try x.moveaxis([call.int(1)], [0])
      return call.machine.tuple(
        try (0..<front.shape[0]).map { call.machine.arrayObject(try front.row($0), viewOf: call[0]) })
    },
    Native("insert(arr, obj, values, axis=None)") { call in
      let values = try call.array(2)
      let places = try call.machine.places(call[1])
      let axis = try call.optionalInt(3)
      return try call.arrayResult { array in
        switch places {
        case .positions(let list, let isSingle):
          return try array.inserting(values, at: list, isSingle: isSingle, axis: axis)
        case .slice(let start, let stop, let step):
          let length = try axis.map { try array.length(of: $0) } ?? array.size
          let list = try NDArray.range(start, stop, step, length: length)
          return try array.inserting(values, at: list, isSingle: false, axis: axis)
        case .mask(let mask):
          let list = try mask.flatNonzero().values(as: Int.self)
          return try array.inserting(values, at: list, isSingle: false, axis: axis)
        }
      }
    },
    Native("delete(arr, obj, axis=None)") { call in
      let places = try call.machine.places(call[1])
      let axis = try call.optionalInt(2)
      return try call.arrayResult { array in
        switch places {
        case .positions(let list, _): return try array.deleting(list, axis: axis)
        case .slice(let start, let stop, let step):
          let length = try axis.map { try array.length(of: $0) } ?? array.size
          return try array.deleting(NDArray.range(start, stop, step, length: length), axis: axis)
        case .mask(let mask): return try array.deleting(where: mask, axis: axis)
        }
      }
    },
    Native("resize(a, new_shape)") { call in
      let shape = try call.shape(1)
      return try call.arrayResult { try $0.resized(to: shape) }
    },
    Native("trim_zeros(filt, trim='fb', axis=None)") { call in
      let trim = try call.text(1).lowercased()
      guard !trim.isEmpty || trim.isEmpty, trim.allSatisfy({ $0 == "f" || $0 == "b" }), trim.count <= 2 else {
        throw call.machine.error(
          .valueError, "unexpected character(s) in `trim`: '\(try call.text(1))'")
      }
      let axes = try call.isGiven(2) ? call.ints(2) : nil
      let trimmed = try call.array(0).trimmedRanges(axes: axes)
      let parts = trimmed.enumerated().map { axis, range -> Index in
        guard let range else { return .all }
        return .range(
          trim.contains("f") ? range.lowerBound : nil, trim.contains("b") ? range.upperBound : nil)
      }
      // A sequence that is no array stays what it was.
      if call[0].as(ListObject.self) != nil || call[0].as(TupleObject.self) != nil, trimmed.count == 1,
        let range = trimmed[0]
      {
        let items = try call.machine.items(of: call[0])
        let low = trim.contains("f") ? range.lowerBound : 0
        let high = trim.contains("b") ? range.upperBound : items.count
        let kept = low < high ? Array(items[low..<high]) : []
        return call[0].as(ListObject.self) != nil ? call.machine.list(kept) : call.machine.tuple(kept)
      }
      return try call.view { try $0[parts] }
    },
    Native("pad(array, pad_width, mode='constant', **kwargs)") { call in try call.machine.pad(call) },
  ]

  private static func splitting(
    _ name: String, axis: String? = nil, _ body: @escaping @Sendable (Arguments, NDArray) throws -> [NDArray]
  ) -> Native {
    Native("\(name)(ary, indices_or_sections\(axis.map { ", " + $0 } ?? ""))") { call in
      call.machine.arrayList(try body(call, call.array(0)), viewOf: call[0])
    }
  }
}

/// The places `insert` and `delete` are told.
private enum Places {
  case positions([Int], isSingle: Bool)
  case slice(Int?, Int?, Int?)
  case mask(NDArray)
}

extension Machine {
  fileprivate func require(_ array: NDArray, rank: Int, _ message: String) throws {
    guard array.rank >= rank else { throw error(.valueError, message) }
  }

  /// Parts of an array, cut into a number of sections or at positions.
  fileprivate func split(_ array: NDArray, _ sections: Value, axis: Int, exact: Bool) throws -> [NDArray] {
    if let count = try wholeNumber(sections) {
      return try exact ? array.split(count, axis: axis) : array.arraySplit(count, axis: axis)
    }
    return try array.split(at: ints(sections), axis: axis)
  }

  fileprivate func places(_ x: Value) throws -> Places {
    if let slice = x.as(SliceObject.self) {
      return .slice(try wholeNumber(slice.start), try wholeNumber(slice.stop), try wholeNumber(slice.step))
    }
    if let one = try wholeNumber(x), !x.isBool { return .positions([one], isSingle: true) }
    let array = try array(from: x)
    if array.dtype.isBool, array.rank > 0 { return .mask(array) }
    guard array.dtype.isInteger || array.dtype.isBool || array.size == 0 else {
      throw error(
        .indexError, "arrays used as indices must be of integer (or boolean) type")
    }
    return .positions(try array.values(as: Int.self), isSingle: array.rank == 0)
  }

  // MARK: Padding

  fileprivate func pad(_ call: Arguments) throws -> Value {
    let array = try call.array(0)
    let widths = try padWidths(call[1], rank: array.rank)
    var options: [String: Value] = [:]
    for (name, value) in call.keywords(3) { options[name.string] = value }
    guard let name = text(call[2])?.string else {
      return try pad(array, widths, calling: call[2], call[3])
    }
    let allowed = [
      "empty": [], "edge": [], "wrap": [], "constant": ["constant_values"], "linear_ramp": ["end_values"],
      "maximum": ["stat_length"], "mean": ["stat_length"], "median": ["stat_length"],
      "minimum": ["stat_length"],
      "reflect": ["reflect_type"], "symmetric": ["reflect_type"],
    ]
    guard let known = allowed[name] else { throw error(.valueError, "mode '\(name)' is not supported") }
    let unknown = call.keywords(3).map(\.key.string).filter { !known.contains($0) }
    if !unknown.isEmpty {
      let names = unknown.map { "'\($0)'" }.joined(separator: ", ")
      throw error(.valueError, "unsupported keyword arguments for mode '\(name)': {\(names)}")
    }
    let pairs = { (key: String, usual: Value) in
      try self.sidePairs(options[key] ?? usual, rank: array.rank)
    }
    let isOdd = try options["reflect_type"].map { try str($0).string == "odd" } ?? false
    let mode: NDArray.Padding
    switch name {
    case "constant": mode = .constant(try pairs("constant_values", Value(0)))
    case "linear_ramp": mode = .linearRamp(try pairs("end_values", Value(0)))
    case "reflect": mode = .reflect(odd: isOdd)
    case "symmetric": mode = .symmetric(odd: isOdd)
    case "edge": mode = .edge
    case "wrap": mode = .wrap
    case "empty": mode = .constant(try sidePairs(Value(0), rank: array.rank))
    default:
      guard let statistic = NDArray.Padding.Statistic(rawValue: name) else {
        throw error(.valueError, "mode '\(name)' is not supported")
      }
      var lengths: [(Int, Int)]?
      if let given = options["stat_length"], !given.isNone {
        lengths = try sidePairs(given, rank: array.rank).map { ($0.0.integer, $0.1.integer) }
      }
      mode = .statistic(statistic, lengths: lengths)
    }
    return arrayObject(try computing { try array.padded(widths, mode) })
  }

  private func padWidths(_ x: Value, rank: Int) throws -> [(Int, Int)] {
    if let dict = x.as(DictObject.self) {
      var widths = [(Int, Int)](repeating: (0, 0), count: rank)
      for pair in dict.pairs {
        let axis = try index(pair.key)
        let place = axis < 0 ? axis + rank : axis
        guard widths.indices.contains(place) else { throw error(.indexError, "list index out of range") }
        let sides = try ints(pair.value)
        widths[place] = (sides[0], sides[sides.count - 1])
      }
      return widths
    }
    let given = try array(from: x)
    guard given.dtype.isInteger else {
      throw error(.typeError, "`pad_width` must be of integral type.")
    }
    let widths = try sidePairs(x, rank: rank).map { ($0.0.integer, $0.1.integer) }
    if widths.contains(where: { $0.0 < 0 || $0.1 < 0 }) {
      throw error(.valueError, "index can't contain negative values")
    }
    return widths
  }

  /// Values for both sides of every axis: one for all, a pair for all axes, one pair for each axis.
  private func sidePairs(_ x: Value, rank: Int) throws -> [(Scalar, Scalar)] {
    let given = try array(from: x)
    let wide = try given.broadcast(to: [rank, 2]).scalars()
    return (0..<rank).map { (wide[2 * $0], wide[2 * $0 + 1]) }
  }

  /// `mode=` a function: it changes every line of every axis in place.
  private func pad(_ array: NDArray, _ widths: [(Int, Int)], calling function: Value, _ keywords: Value)
    throws
    -> Value
  {
    let padded = try array.padded(widths, .constant(array.shape.map { _ in (.int(0), .int(0)) }))
    let owner = arrayObject(padded)
    hold(owner)
    for axis in 0..<array.rank {
      let lines = try padded.moveaxis([axis], [-1])
      let count = lines.shape.dropLast().reduce(1, *)
      for number in 0..<count {
        var place = [Index](repeating: .all, count: array.rank)
        var left = number
        for d in stride(from: array.rank - 2, through: 0, by: -1) {
          place[d] = .int(left % lines.shape[d])
          left /= lines.shape[d]
        }
        let line = arrayObject(try lines[place], viewOf: owner)
        let width = tuple([Value(widths[axis].0), Value(widths[axis].1)])
        _ = try call(function, [line, width, Value(axis), keywords])
      }
    }
    return owner
  }
}
