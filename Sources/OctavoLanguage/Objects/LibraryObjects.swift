/// What the machine asks a library about operations on its values, before it looks for special methods. Every
/// answer may be "undefined", which leaves the operation to those methods.
///
/// A type carries one (`TypeObject.operators`); classes written in Python never do, nor do they inherit it.
open class LibraryOperators {
  package init() {}

  /// `x op y` or `x op= y`, where one operand's type at least carries this.
  ///
  /// An operand named in `spare` is the result of another operation of the same expression, made by this
  /// library and visible to nobody else: in `a * x + b`, the product when the sum is asked for. The library
  /// may overwrite it with the result and return it, provided that its memory is its own (a result that is
  /// a view of something else is not).
  open func binary(
    _ machine: Machine, _ op: BinaryOperator, inPlace: Bool, spare: SpareOperands, _ x: Value, _ y: Value
  ) throws -> Value { .undefined }

  open func compare(_ machine: Machine, _ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value {
    .undefined
  }

  /// `-x`, `+x`, `~x`
  open func unary(_ machine: Machine, _ slot: Slot, _ x: Value) throws -> Value { .undefined }

  /// `x[index]`
  open func item(_ machine: Machine, of x: Value, _ index: Value) throws -> Value { .undefined }

  /// `x[start:stop]`, the bounds standing one after the other.
  open func item(_ machine: Machine, of x: Value, bounds: UnsafeMutablePointer<Value>) throws -> Value {
    .undefined
  }

  /// `x[index] = value`; false leaves it to the special method.
  open func setItem(_ machine: Machine, of x: Value, _ index: Value, to value: Value) throws -> Bool { false }
}

/// Operands that an operator may use up.
public struct SpareOperands: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let left = SpareOperands(rawValue: 1)
  public static let right = SpareOperands(rawValue: 2)
}

/// A function object of a library that takes plain positional arguments without a detour through `__call__`.
open class CallableObject: Object {
  package override init(type: TypeObject) {
    super.init(type: type)
    classTag = .callable
  }

  /// The result; undefined leaves the call to `__call__`.
  open func call(_ machine: Machine, _ arguments: UnsafeMutablePointer<Value>, _ count: Int) throws -> Value {
    .undefined
  }
}

/// An object of a library that may be used again when it has died, and that takes no value in once it is made, so that
/// collections of young objects may pass over it. One that does the latter sets its class tag to `other`.
open class RecyclableObject: Object {
  /// Instances of classes written in Python are not: they die with their class.
  package init(type: TypeObject, isRecyclable: Bool) {
    super.init(type: type)
    if isRecyclable { classTag = .recyclable }
  }

  /// Called when the object is dead and nothing else holds it; true takes it over, with the heap's reference.
  open func recycle() -> Bool { false }
}
