import OctavoLanguage
import OctavoNumerics

// Arrays on their way back to Python: plain ones, and those of subclasses, which are told where they come from.
extension Machine {
  /// A new array object of a class. Subclasses hear of it through `__array_finalize__`.
  func arrayObject(
    _ array: NDArray, of type: TypeObject, viewOf owner: Value = .none, finalizedFrom source: Value? = nil
  ) throws -> Value {
    let base: Value = owner.as(ArrayObject.self).map { $0.base.isNone ? owner : $0.base } ?? owner
    let array = type.isSubtype(of: numpy.matrix) ? try twoDimensional(array) : array
    let made = Value(
      heap.adopt(
        ArrayObject(array, base: array.ownsData ? .none : base, type: type),
        externalBytes: array.ownsData ? array.byteCount : 0))
    if type !== numpy.ndarray, let hook = try optionalAttribute(of: made, "__array_finalize__"), !hook.isNone
    {
      hold(made)
      _ = try call(hook, source ?? owner)
    }
    return made
  }

  /// Matrices have two dimensions whatever happens.
  private func twoDimensional(_ array: NDArray) throws -> NDArray {
    if array.rank == 2 { return array }
    let isOwner = array.ownsData
    var lengths = Array(array.shape)
    if lengths.count > 2 { lengths = lengths.filter { $0 > 1 } }
    if lengths.count > 2 { throw error(.valueError, "shape too large to be a matrix.") }
    while lengths.count < 2 { lengths.insert(1, at: 0) }
    let made = try array.reshape(Dims(lengths))
    return isOwner ? made.owning() : made
  }

  /// A view of an array object, of its class.
  func view(_ array: NDArray, of owner: Value) throws -> Value {
    guard let object = owner.as(ArrayObject.self), object.type !== numpy.ndarray else {
      return arrayObject(array, viewOf: owner)
    }
    return try arrayObject(array, of: object.type, viewOf: owner)
  }

  /// New memory derived from an array object, of its class.
  func derived(_ array: NDArray, from source: Value) throws -> Value {
    guard let object = source.as(ArrayObject.self), object.type !== numpy.ndarray else {
      return arrayObject(array)
    }
    return try arrayObject(array, of: object.type, finalizedFrom: source)
  }

  /// What a function of an array gives: a scalar for no dimensions, else an array of its class.
  func result(_ array: NDArray, from source: Value) throws -> Value {
    guard let object = source.as(ArrayObject.self), object.type !== numpy.ndarray else { return value(array) }
    if array.rank == 0, object.type === numpy.matrix { return value(array) }
    return try derived(array, from: source)
  }

  /// What a method gave, as the class of the array it was called on has it.
  func wrapped(_ made: Value, from source: Value) throws -> Value {
    guard let object = source.as(ArrayObject.self), object.type !== numpy.ndarray else { return made }
    if let array = made.as(ArrayObject.self), array.type === numpy.ndarray {
      return try arrayObject(array.array, of: object.type, viewOf: array.base, finalizedFrom: source)
    }
    if object.type.isUserDefined, made.as(StringObject.self) == nil, let (scalar, dtype) = numpyScalar(made) {
      // A class may say for itself what becomes of a single element.
      if let hook = object.type.lookup(intern("__array_wrap__")), hook.as(NativeFunction.self) == nil {
        return try call(hook, source, arrayObject(NDArray(scalar, dtype: dtype)), .none, .true)
      }
      return try derived(NDArray(scalar, dtype: dtype), from: source)
    }
    return made
  }

  /// The input whose class the output of a ufunc takes: a subclass, the one of highest priority.
  func outputClass(_ inputs: [Value]) throws -> Value? {
    var best: (value: Value, priority: Double)?
    for x in inputs {
      guard let object = x.as(ArrayObject.self), object.type !== numpy.ndarray else { continue }
      let priority = try arrayPriority(x)
      if best.map({ priority > $0.priority }) ?? true { best = (x, priority) }
    }
    return best?.value
  }

  func arrayPriority(_ x: Value) throws -> Double {
    let type = type(of: x)
    if type === numpy.ndarray { return 0 }
    if let found = try optionalAttribute(of: x, "__array_priority__") { return try double(found) }
    return -1_000_000
  }

  /// Whether an operator of an array leaves the operation to the other operand's class.
  func defers(_ x: Value, to y: Value) -> Bool {
    guard y.isObject, y.object.type.isUserDefined else { return false }
    guard x.as(ArrayObject.self) != nil || numpyScalar(x) != nil else { return false }
    let (own, other) = (type(of: x), y.object.type)
    if own === other { return false }
    if let hook = other.lookup(intern("__array_ufunc__")) { return hook.isNone }
    if other.isSubtype(of: own) { return false }
    let mine = x.isObject ? (try? arrayPriority(x)) ?? 0 : -1_000_000
    return mine < ((try? arrayPriority(y)) ?? -1_000_000)
  }
}
