import OctavoLanguage
import OctavoNumerics

// Choosing from and rearranging sequences at random.
extension Machine {
  /// `choice`: places of a population (a count, or an array) and what stands there.
  func choice(_ call: Arguments, first: Int, from source: any VariateSource) throws -> Value {
    let legacy = source is LegacyRandomState
    let (population, items) = try self.population(call[first], legacy: legacy)
    let axis = legacy ? 0 : try call.int(first + 4)
    let count = try population ?? items.map { try $0.length(of: axis) } ?? 0
    let size = call.isGiven(first + 1) ? try call.shape(first + 1) : nil
    let wanted = try size.map { try checkedShape($0).product } ?? 1
    if count <= 0, wanted > 0 {
      let complaint =
        switch (population == nil, legacy) {
        case (true, true): "'a' cannot be empty unless no samples are taken"
        case (true, false): "a cannot be empty unless no samples are taken"
        case (false, true): "a must be greater than 0 unless no samples are taken"
        case (false, false): "a must be a positive integer unless no samples are taken"
        }
      throw error(.valueError, complaint)
    }
    let places = try places(call, first: first, count: count, wanted: wanted, from: source, legacy: legacy)
    guard let size else {
      guard let items else { return Value(places[0]) }
      let chosen = try items.take(NDArray(.int(places[0])), axis: axis)
      return value(chosen)
    }
    let chosen = try NDArray(places, shape: size)
    return arrayObject(try items.map { try $0.take(chosen, axis: axis) } ?? chosen)
  }

  /// A count of things, or the things themselves.
  private func population(_ x: Value, legacy: Bool) throws -> (Int?, NDArray?) {
    let complaint =
      legacy
      ? "a must be 1-dimensional or an integer"
      : "a must be a sequence or an integer, not \(try repr(Value(type(of: x))).string)"
    if x.isFloat || text(x) != nil || x.tag == NumpyTypes.float64Tag { throw error(.valueError, complaint) }
    let isArray = x.as(ArrayObject.self).map { $0.array.rank > 0 } ?? false
    if !isArray, let count = try wholeNumber(x) { return (count, nil) }
    let items = try array(from: x)
    if items.rank == 0 { throw error(.valueError, complaint) }
    if legacy, items.rank != 1 { throw error(.valueError, "a must be 1-dimensional") }
    return (nil, items)
  }

  private func places(
    _ call: Arguments, first: Int, count: Int, wanted: Int, from source: any VariateSource, legacy: Bool
  ) throws -> [Int] {
    let replaces = try call.bool(first + 2)
    if call.isGiven(first + 3) {
      let given = try array(from: call[first + 3], dtype: .float64)
      guard given.rank == 1 else {
        throw error(.valueError, legacy ? "'p' must be 1-dimensional" : "p must be 1-dimensional")
      }
      guard given.size == count else {
        throw error(.valueError, legacy ? "'a' and 'p' must have same size" : "a and p must have same size")
      }
      let weights = try ChoiceWeights(given.values(as: Double.self), legacy: legacy)
      return try replaces
        ? source.choice(count: wanted, weights: weights)
        : source.choiceWithoutReplacement(count: wanted, weights: weights, legacy: legacy)
    }
    if replaces {
      return wanted == 0 ? [] : source.draws(wanted, try UniformIntegerSampler(low: 0, through: count - 1))
    }
    if let generator = source as? Generator {
      return try generator.choiceWithoutReplacement(
        count: wanted, population: count, shuffled: call.bool(first + 5))
    }
    guard let state = source as? LegacyRandomState else { return [] }
    return try state.choiceWithoutReplacement(count: wanted, population: count)
  }

  /// `shuffle`: in place; of an array the slices along an axis.
  func shuffle(_ x: Value, axis: Int = 0, _ source: any VariateSource) throws -> Value {
    if let list = x.as(ListObject.self) {
      if axis != 0 { throw error(.notImplementedError, "Axis argument is only supported on ndarray objects") }
      source.shuffle(&list.items)
      return .none
    }
    if let object = x.as(ArrayObject.self) {
      let array = object.array
      if array.rank == 0 { throw error(.typeError, "len() of unsized object") }
      let order = source.permutation(try array.length(of: axis))
      if order.count > 1 { try array.assign(array.take(NDArray(order), axis: axis)) }
      return .none
    }
    // Any other mutable sequence, element by element.
    let count = try length(of: x)
    for (step, partner) in source.shufflePartners(count: count).enumerated() {
      let place = count - 1 - step
      let (a, b) = (try item(of: x, Value(place)), try item(of: x, Value(partner)))
      hold([a, b])
      try setItem(of: x, Value(place), to: b)
      try setItem(of: x, Value(partner), to: a)
    }
    return .none
  }

  /// `permutation`: a shuffled copy of an array, or of the integers below a number.
  func permutation(_ x: Value, axis: Int = 0, _ source: any VariateSource) throws -> Value {
    if !(x.as(ArrayObject.self).map { $0.array.rank > 0 } ?? false), let count = try wholeNumber(x) {
      return arrayObject(try NDArray(source.permutation(count)))
    }
    let array = try array(from: x)
    if array.rank == 0 {
      if source is LegacyRandomState {
        throw error(.indexError, "x must be an integer or at least 1-dimensional")
      }
      throw NumericsError.axis(axis, dimensions: 0)
    }
    return arrayObject(try array.take(NDArray(source.permutation(array.length(of: axis))), axis: axis))
  }

  /// `permuted`: every line along an axis shuffled by itself; without an axis all elements.
  func permuted(_ x: Value, axis: Int?, out: Value, _ source: any VariateSource) throws -> Value {
    let array = try array(from: x)
    let made: NDArray
    if let axis {
      let lines = try array.moveaxis([axis], [-1])
      let n = lines.shape[lines.rank - 1]
      var places: [Int] = []
      for _ in 0..<(n == 0 ? 0 : array.size / n) { places += source.permutation(n) }
      made = try lines.takeAlong(NDArray(places, shape: lines.shape), axis: -1).moveaxis([-1], [axis]).copy()
    } else {
      made = try array.ravel().take(NDArray(source.permutation(array.size)), axis: 0).reshape(array.shape)
    }
    guard let target = out.as(ArrayObject.self) else { return arrayObject(made) }
    guard target.array.shape == made.shape else {
      throw error(.valueError, "out must have the same shape as x")
    }
    try target.array.assign(made)
    return out
  }
}
