import OctavoLanguage
import OctavoNumerics

// Arguments that many array functions share, read in one way.
extension Arguments {
  package func array(_ index: Int) throws -> NDArray { try machine.array(from: self[index]) }

  package func isGiven(_ index: Int) -> Bool { has(index) && !self[index].isNone }

  package func int(_ index: Int) throws -> Int { try machine.index(self[index]) }

  package func optionalInt(_ index: Int) throws -> Int? { isGiven(index) ? try int(index) : nil }

  package func double(_ index: Int) throws -> Double { try machine.double(self[index]) }

  package func optionalDouble(_ index: Int) throws -> Double? { isGiven(index) ? try double(index) : nil }

  package func bool(_ index: Int) throws -> Bool { try machine.truth(self[index]) }

  package func text(_ index: Int) throws -> String {
    guard let text = machine.text(self[index]) else {
      throw machine.error(
        .typeError, "argument '\(name(index))' must be str, not \(machine.typeName(self[index]))")
    }
    return text.string
  }

  /// `axis=`: nil for None, else one or several numbers.
  package func axes(_ index: Int) throws -> [Int]? {
    guard isGiven(index) else { return nil }
    if let tuple = self[index].as(TupleObject.self) { return try tuple.items.map(machine.index) }
    return [try machine.index(self[index])]
  }

  /// A shape: an integer or a sequence of them.
  package func shape(_ index: Int) throws -> Dims { try machine.shape(self[index]) }

  package func dtype(_ index: Int) throws -> DType? {
    isGiven(index) ? try machine.dtype(self[index]) : nil
  }

  package func out(_ index: Int) throws -> NDArray? {
    guard isGiven(index) else { return nil }
    guard let object = self[index].as(ArrayObject.self) else {
      throw machine.error(.typeError, "return arrays must be of ArrayType")
    }
    return object.array
  }
}

extension Machine {
  package func shape(_ x: Value) throws -> Dims {
    if let one = try wholeNumber(x) { return Dims([one]) }
    guard x.isObject, !type(of: x).slot(.iter).isUndefined || !type(of: x).slot(.getitem).isUndefined else {
      throw error(
        .typeError, "expected a sequence of integers or a single integer, got '\(try repr(x).string)'")
    }
    return Dims(try items(of: x).map(index))
  }
}
