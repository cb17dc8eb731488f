import OctavoLanguage
import OctavoNumerics

// Questions about values, and their parts, in the `numpy` module.
extension Native {
  static let numpyPredicates: [Native] = [
    Native("isreal(x)") { call in
      try call.result {
        if $0.dtype.isComplex { return try Ufunc.equal(.array($0.imaginary()), .int(0)) }
        // Text has no imaginary part that could be compared with a number.
        return try .full($0.shape, .bool(!$0.dtype.isText))
      }
    },
    Native("iscomplex(x)") { call in
      try call.result {
        try $0.dtype.isComplex
          ? Ufunc.notEqual(.array($0.imaginary()), .int(0)) : NDArray.zeros($0.shape, dtype: .bool)
      }
    },
    Native("isrealobj(x)") { call in Value(try !call.array(0).dtype.isComplex) },
    Native("iscomplexobj(x)") { call in Value(try call.array(0).dtype.isComplex) },
    infinite("isposinf", .infinity), infinite("isneginf", -.infinity),
    Native("iterable(y)") { call in
      Value((try? call.machine.iterator(of: call[0])) != nil)
    },
    Native("real(val)") { call in
      if try call.isSequence(0) { return try call.result { $0.real() } }
      return try call.machine.attribute(of: call[0], "real")
    },
    Native("imag(val)") { call in
      if try call.isSequence(0) { return try call.result { try $0.imaginary() } }
      return try call.machine.attribute(of: call[0], "imag")
    },
    Native("angle(z, deg=False)") { call in
      let degrees = try call.bool(1)
      return try call.result {
        let real = $0.dtype.isComplex ? $0.real() : $0
        let imaginary = try $0.dtype.isComplex ? $0.imaginary() : NDArray.zeros([], dtype: .int64)
        let angle = try Ufunc.arctan2(imaginary, real)
        return try degrees ? Ufunc.multiply(.array(angle), .float(180 / .pi)) : angle
      }
    },
    Native("real_if_close(a, tol=100)") { call in
      let tolerance = try call.double(1)
      return try call.arrayResult {
        guard $0.dtype.isComplex else { return $0 }
        let limit = tolerance > 1 ? tolerance * Double.ulpOfOne : tolerance
        let isClose = try Ufunc.less(.array(Ufunc.absolute($0.imaginary())), .float(limit)).all().item()
          .isTrue
        return isClose ? $0.real() : $0
      }
    },
    Native("nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None)") { call in
      let fills = try (2...4).map { try call.optionalArray($0) }
      let replaced = try call.computed {
        try $0.nanToNumber(nan: fills[0], positive: fills[1], negative: fills[2])
      }
      if try !call.bool(1), let object = call[0].as(ArrayObject.self) {
        try object.array.assign(replaced)
        return call[0]
      }
      return call.machine.value(replaced)
    },
    Native("fix(x, out=None)") { call in
      try call.delivered(call.computed { try Ufunc.trunc($0) }, out: 1)
    },
    Native("array_equiv(a1, a2)") { call in
      let (a, b) = (try call.array(0), try call.array(1))
      return Value(try call.machine.computing { try NDArray.arrayEquivalent(a, b) })
    },
    Native("binary_repr(num, width=None)") { call in
      let value = try call.machine.integer(call[0])
      let width = try call.optionalInt(1)
      if value >= 0 {
        let digits = String(value, radix: 2)
        guard let width else { return call.machine.string(digits) }
        try call.machine.require(width: width, atLeast: digits.count, value)
        return call.machine.string(String(repeating: "0", count: max(0, width - digits.count)) + digits)
      }
      guard let width else { return call.machine.string("-" + String(-value, radix: 2)) }
      // Two's complement of the smallest width that holds the number, and wider with ones.
      var needed = String(-value, radix: 2).count
      if -value == 1 << (needed - 1) { needed -= 1 }
      needed += 1
      try call.machine.require(width: width, atLeast: needed, value)
      let all = max(width, needed)
      let digits = String((1 << all) + value, radix: 2)
      return call.machine.string(String(repeating: "1", count: max(0, all - digits.count)) + digits)
    },
    Native("base_repr(number, base=2, padding=0)") { call in
      let base = try call.int(1)
      if base > 36 {
        throw call.machine.error(.valueError, "Bases greater than 36 not handled in base_repr.")
      }
      if base < 2 { throw call.machine.error(.valueError, "Bases less than 2 not handled in base_repr.") }
      let value = try call.machine.integer(call[0])
      let digits = String(value.magnitude, radix: base, uppercase: true)
      let padding = try call.int(2)
      let zeros = String(repeating: "0", count: max(0, value == 0 ? padding - 1 : padding))
      return call.machine.string((value < 0 ? "-" : "") + zeros + digits)
    },
  ]

  private static func infinite(_ name: String, _ value: Double) -> Native {
    Native("\(name)(x, out=None)") { call in
      let marks = try call.computed { x in
        if x.dtype.isComplex {
          throw NumericsError.type(
            "This operation is not supported for complex128 values because it would be ambiguous.")
        }
        return try Ufunc.equal(.array(x), .float(value))
      }
      return try call.delivered(marks, out: 1)
    }
  }
}

extension Arguments {
  /// Whether an array has yet to be made of an argument: it has no parts of its own.
  fileprivate func isSequence(_ index: Int) throws -> Bool {
    try machine.optionalAttribute(of: self[index], "real") == nil
  }
}

extension Machine {
  fileprivate func require(width: Int, atLeast needed: Int, _ value: some CustomStringConvertible) throws {
    if width < needed {
      throw error(.valueError, "Insufficient bit width=\(width) provided for binwidth=\(needed)")
    }
  }
}
