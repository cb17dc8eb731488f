import OctavoLanguage
import OctavoNumerics

// What rows of array functions read and give back, beyond single parameters (see `Parameters.swift`).
extension Arguments {
  /// An array-like, or nil when it is absent or None.
  func optionalArray(_ index: Int) throws -> NDArray? { try isGiven(index) ? array(index) : nil }

  /// A sequence of array-likes; an array is the sequence of its rows.
  func arrays(_ index: Int) throws -> [NDArray] { try machine.arrays(self[index]) }

  /// One integer or a sequence of them.
  func ints(_ index: Int) throws -> [Int] { try machine.ints(self[index]) }

  /// The array in parameter 0 through array code.
  func result(_ body: (NDArray) throws -> NDArray) throws -> Value {
    try machine.result(computed(body), from: self[0])
  }

  /// As `result`, for functions that give an array even without axes.
  func arrayResult(_ body: (NDArray) throws -> NDArray) throws -> Value {
    try machine.derived(computed(body), from: self[0])
  }

  /// Another look at the memory of the array in a parameter.
  func view(_ index: Int = 0, _ body: (NDArray) throws -> NDArray) throws -> Value {
    let array = try array(index)
    let made = try machine.computing { try body(array) }
    return try machine.view(made, of: self[index].as(ArrayObject.self) == nil ? .none : self[index])
  }

  /// An array the function writes into.
  func target(_ index: Int, _ function: String) throws -> NDArray {
    guard let object = self[index].as(ArrayObject.self) else {
      throw machine.error(
        .typeError, "argument 1 must be numpy.ndarray, not \(machine.typeName(self[index]))")
    }
    return object.array
  }

  /// `casting=`
  func castingRule(_ index: Int) throws -> Casting { try machine.casting(self[index]) }

  /// `mode=` of functions that take positions.
  func outOfBounds(_ index: Int) throws -> NDArray.OutOfBounds {
    guard let mode = NDArray.OutOfBounds(rawValue: try text(index)) else {
      throw machine.error(
        .valueError, "clipmode must be one of 'clip', 'raise', or 'wrap' (got '\(try text(index))')")
    }
    return mode
  }

  /// The result, in the array of `out=` when there is one; otherwise an array without dimensions is given as a
  /// scalar unless it is to stay one.
  func delivered(_ result: NDArray, out index: Int, isArray: Bool = false) throws -> Value {
    guard let out = try out(index) else {
      return isArray ? machine.arrayObject(result) : machine.value(result)
    }
    try out.assign(result)
    return self[index]
  }
}

extension Machine {
  /// `casting=`; whether values stay the same is asked where values are converted.
  func casting(_ x: Value, isOfValues: Bool = false) throws -> Casting {
    let name = try text(x)?.string ?? str(x).string
    let rules = Casting.ofTypes + (isOfValues ? [.sameValue] : [])
    guard let casting = Casting(rawValue: name), rules.contains(casting) else {
      let list = rules.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw error(.valueError, "casting must be one of \(list) (got '\(name)')")
    }
    return casting
  }

  func arrays(_ x: Value) throws -> [NDArray] {
    if let object = x.as(ArrayObject.self) {
      let count = object.array.rank == 0 ? 0 : object.array.shape[0]
      return try (0..<count).map { try object.array.row($0) }
    }
    return try items(of: x).map { try array(from: $0) }
  }

  func ints(_ x: Value) throws -> [Int] {
    if let one = try wholeNumber(x) { return [one] }
    return try items(of: x).map(index)
  }

  /// One integer; nil for what is none, arrays with dimensions among them.
  func wholeNumber(_ x: Value) throws -> Int? {
    if let array = x.as(ArrayObject.self)?.array, array.rank > 0 || !array.dtype.isInteger { return nil }
    return try optionalIndex(x)
  }

  /// Arrays as a tuple or a list of array objects.
  func arrayTuple(_ arrays: [NDArray]) -> Value { tuple(arrays.map { arrayObject($0) }) }
  func arrayList(_ arrays: [NDArray], viewOf owner: Value = .none) -> Value {
    list(arrays.map { arrayObject($0, viewOf: owner) })
  }
}
