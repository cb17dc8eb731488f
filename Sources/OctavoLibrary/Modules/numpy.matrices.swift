import OctavoLanguage
import OctavoNumerics

// Matrices with a pattern and evenly spaced values in the `numpy` module.
extension Native {
  static let numpyMatrices: [Native] = [
    Native("tri(N, M=None, k=0, dtype=None, *, like=None)") { call in
      call.machine.arrayObject(
        try .tri(call.int(0), call.optionalInt(1), k: call.int(2), dtype: call.dtype(3) ?? .float64))
    },
    Native("tril(m, k=0)") { call in
      try call.arrayResult { try $0.rank == 1 ? $0.squared().tril(k: call.int(1)) : $0.tril(k: call.int(1)) }
    },
    Native("triu(m, k=0)") { call in
      try call.arrayResult { try $0.rank == 1 ? $0.squared().triu(k: call.int(1)) : $0.triu(k: call.int(1)) }
    },
    Native("vander(x, N=None, increasing=False)") { call in
      try call.arrayResult { try $0.vandermonde(call.optionalInt(1), increasing: call.bool(2)) }
    },
    Native("diagflat(v, k=0)") { call in try call.arrayResult { try $0.diagonalMatrix(k: call.int(1)) } },
    Native("indices(dimensions, dtype=?, sparse=False)") { call in
      let shape = try call.shape(0)
      let dtype = try call.dtype(1) ?? .int64
      if try !call.bool(2) { return call.machine.arrayObject(try .indices(shape, dtype: dtype)) }
      return call.machine.arrayTuple(
        try (0..<shape.count).map { axis in
          var line = Dims(repeating: 1, count: shape.count)
          line[axis] = shape[axis]
          return try NDArray.arange(0, shape[axis], dtype: dtype).reshape(line)
        })
    },
    Native("linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None)")
    { call in
      let (start, stop, count) = (try call.array(0), try call.array(1), try call.count(2))
      let machine = call.machine
      if start.rank == 0, stop.rank == 0, !start.dtype.isComplex, !stop.dtype.isComplex {
        let made = try machine.computing {
          try NDArray.linspace(
            start.firstScalar.double, stop.firstScalar.double, count: count, endpoint: call.bool(3),
            dtype: call.dtype(5) ?? .float64)
        }
        let array = machine.arrayObject(made.values)
        return try call.bool(4) ? machine.tuple([array, machine.float64(made.step)]) : array
      }
      let made = try machine.computing {
        try NDArray.linspace(
          start, stop, count: count, endpoint: call.bool(3), dtype: call.dtype(5), axis: call.int(6))
      }
      let array = machine.arrayObject(made.values)
      return try call.bool(4) ? machine.tuple([array, machine.value(made.step)]) : array
    },
    Native("logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0)") { call in
      let (start, stop, count) = (try call.array(0), try call.array(1), try call.count(2))
      let base = try call.array(4)
      return call.machine.arrayObject(
        try call.machine.computing {
          let exponents = try NDArray.linspace(
            start, stop, count: count, endpoint: call.bool(3), axis: call.int(6))
          let powers = try Ufunc.power(
            base.rank == 0 ? base : base.expandDims([call.int(6)]), exponents.values)
          return try call.dtype(5).map { try powers.astype($0) } ?? powers
        })
    },
    Native("geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0)") { call in
      let (start, stop, count) = (try call.array(0), try call.array(1), try call.count(2))
      return call.machine.arrayObject(
        try call.machine.computing {
          try NDArray.geomspace(
            start, stop, count: count, endpoint: call.bool(3), dtype: call.dtype(4), axis: call.int(5))
        })
    },
    Native("fromiter(iter, dtype, count=-1, *, like=None)") { call in
      let type = try call.machine.elementType(call[1])
      if type.dtype.isText, type.dtype.itemSize == 0 {
        throw call.machine.error(.valueError, "Must specify length when using variable-size data-type.")
      }
      let wanted = try call.int(2)
      var scalars: [Scalar] = []
      var count = 0
      let iterator = try call.machine.iterator(of: call[0])
      call.machine.hold(iterator)
      while wanted < 0 || count < wanted {
        let item = try call.machine.next(iterator)
        if item.isUndefined { break }
        count += 1
        if !type.shape.isEmpty {
          let part = try call.machine.array(from: item, dtype: type.dtype)
          scalars += try part.broadcast(to: Dims(type.shape)).scalars()
          continue
        }
        scalars.append(try call.machine.element(item, as: type.dtype))
      }
      if count < wanted {
        throw call.machine.error(
          .valueError, "iterator too short: Expected \(wanted) but iterator had only \(count) items.")
      }
      return call.machine.arrayObject(
        try NDArray(scalars: scalars, shape: Dims([count] + type.shape), dtype: type.dtype))
    },
    Native("fromstring(string, dtype=float, count=-1, *, sep='', like=None)") { call in
      let separator = try call.text(3)
      if separator.isEmpty {
        throw call.machine.error(
          .valueError, "The binary mode of fromstring is removed, use frombuffer instead")
      }
      let dtype = try call.dtype(1) ?? .float64
      let numbers = try call.machine.numbers(in: call.text(0), separatedBy: separator, as: dtype)
      let wanted = try call.int(2)
      return call.machine.arrayObject(
        try NDArray(scalars: wanted >= 0 ? Array(numbers.prefix(wanted)) : numbers, dtype: dtype))
    },
  ]

  // Functions that give an array as it is when it already is what they promise.
  static let numpyConversions: [Native] = [
    Native("asanyarray(a, dtype=None, order=None, *, device=None, copy=None, like=None)") { call in
      if call[0].as(ArrayObject.self) != nil, !call.isGiven(1), !call.isGiven(2) { return call[0] }
      try call.checkDevice(3)
      var request = ArrayRequest(dtype: try call.dtype(1), order: try call.order(2))
      request.keepsClass = true
      request.copies = call.isGiven(4) ? try call.bool(4) : nil
      return try call.machine.made(call[0], request)
    },
    Native("ascontiguousarray(a, dtype=None, *, like=None)") { call in
      let made = try call.machine.converted(call[0], call.dtype(1), order: "C")
      guard let array = made.as(ArrayObject.self)?.array, array.rank == 0 else { return made }
      return call.machine.arrayObject(try array.reshape([1]), viewOf: made)
    },
    Native("asfortranarray(a, dtype=None, *, like=None)") { call in
      let made = try call.machine.converted(call[0], call.dtype(1), order: "F")
      guard let array = made.as(ArrayObject.self)?.array, array.rank == 0 else { return made }
      return call.machine.arrayObject(try array.reshape([1]), viewOf: made)
    },
    Native("asarray_chkfinite(a, dtype=None, order=None)") { call in
      let made = try call.machine.converted(
        call[0], call.dtype(1), order: call.isGiven(2) ? call.text(2) : "K")
      if let array = made.as(ArrayObject.self)?.array, array.dtype.isInexact,
        try !Ufunc.isfinite(array).all().item().isTrue
      {
        throw call.machine.error(.valueError, "array must not contain infs or NaNs")
      }
      return made
    },
    Native("require(a, dtype=None, requirements=None, *, like=None)") { call in
      var wanted: Set<Character> = []
      if call.isGiven(2) {
        let names =
          try call.machine.text(call[2]).map { [$0.string] }
          ?? call.machine.items(of: call[2]).map { try call.machine.str($0).string }
        for name in names {
          switch name.uppercased() {
          case "C", "C_CONTIGUOUS", "CONTIGUOUS": wanted.insert("C")
          case "F", "F_CONTIGUOUS", "FORTRAN": wanted.insert("F")
          case "O", "OWNDATA": wanted.insert("O")
          case "W", "WRITEABLE": wanted.insert("W")
          case "A", "ALIGNED", "E", "ENSUREARRAY": break
          default: throw call.machine.error(.keyError, "'\(name)'")
          }
        }
      }
      if wanted.isSuperset(of: ["C", "F"]) {
        throw call.machine.error(.valueError, "Cannot specify both \"C\" and \"F\" order")
      }
      let order = wanted.contains("F") ? "F" : wanted.contains("C") ? "C" : "K"
      let made = try call.machine.converted(call[0], call.dtype(1), order: order)
      guard let array = made.as(ArrayObject.self)?.array else { return made }
      let isEnough = (!wanted.contains("O") || array.ownsData) && (!wanted.contains("W") || array.isWriteable)
      return isEnough ? made : call.machine.arrayObject(try array.copy(order: .keep))
    },
    Native("astype(x, dtype, /, *, copy=True, device=None)") { call in
      guard let object = call[0].as(ArrayObject.self) else {
        throw call.machine.error(
          .typeError,
          "Input should be a NumPy array. It is of type \(try call.machine.repr(Value(call.machine.type(of: call[0]))).string)."
        )
      }
      let dtype = try call.dtype(1) ?? .float64
      if try !call.bool(2), object.array.dtype == dtype { return call[0] }
      return try call.arrayResult { try $0.astype(dtype) }
    },
  ]
}

extension NDArray {
  /// A line repeated as the rows of a square, as the triangles take 1-d input.
  fileprivate func squared() throws -> NDArray { try broadcast(to: [shape[0], shape[0]]) }
}

extension Arguments {
  /// `num=`: how many values.
  fileprivate func count(_ index: Int) throws -> Int {
    if let count = try machine.wholeNumber(self[index]) { return count }
    throw machine.error(
      .typeError, "'\(machine.typeName(self[index]))' object cannot be interpreted as an integer")
  }
}

extension Machine {
  /// An array of a type and layout; the same object when it is one already.
  fileprivate func converted(_ x: Value, _ dtype: DType?, order: String) throws -> Value {
    let array = try array(from: x, dtype: x.as(ArrayObject.self) == nil ? dtype : nil)
    let typed = try dtype.map { try array.astype($0, order: .keep, copy: false) } ?? array
    let isLaidOut = order == "C" ? typed.isContiguous : order == "F" ? typed.isColumnMajor : true
    if isLaidOut, x.as(ArrayObject.self) != nil, dtype == nil || dtype == array.dtype { return x }
    return arrayObject(isLaidOut ? typed : try typed.copy(order: order == "F" ? .columns : .rows))
  }

  /// Numbers in a text; blanks in the separator stand for any white space.
  fileprivate func numbers(in text: String, separatedBy separator: String, as dtype: DType) throws -> [Scalar]
  {
    let mark = separator.filter { !$0.isWhitespace }
    let parts =
      mark.isEmpty
      ? text.split(whereSeparator: \.isWhitespace).map(String.init)
      : text.split(separator: mark, omittingEmptySubsequences: false).map {
        $0.drop(while: \.isWhitespace).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    var scalars: [Scalar] = []
    for (index, part) in parts.enumerated() {
      if part.isEmpty, index == parts.count - 1 { break }
      if dtype.isInteger, let whole = Int(part) {
        scalars.append(.int(whole))
      } else if let real = Double(part), !dtype.isInteger {
        scalars.append(.float(real))
      } else {
        throw error(.valueError, "string or file could not be read to its end due to unmatched data")
      }
    }
    return scalars
  }
}
