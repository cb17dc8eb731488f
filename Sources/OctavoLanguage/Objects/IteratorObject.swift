/// Base of the built-in iterators: `next` gives the undefined value at the end, and nothing after that.
open class IteratorObject: Object {
  package override init(type: TypeObject) {
    super.init(type: type)
    // A class written in Python may have its own `__iter__` and `__next__`: those are asked.
    if !type.isUserDefined { classTag = .iterator }
  }

  open func next(_ machine: Machine) throws -> Value { .undefined }

  /// How to make another iterator that stands where this one does, as `__reduce__` tells it; undefined for
  /// those that cannot be copied.
  open func recipe(_ machine: Machine) throws -> Value { .undefined }

  /// Takes up a state that `recipe` told.
  open func restore(_ state: Value, _ machine: Machine) throws {}

  /// For iterators of tuples: puts the items of the next tuple, if it has as many as wanted, where a loop
  /// unpacks them to, without making the tuple. False at the end; nil when `next` has to be asked.
  open func nextItems(
    _ machine: Machine, _ target: UnsafeMutablePointer<Value>, _ wanted: Int
  ) throws -> Bool? { nil }

  /// Whether the loop in C, if it reads such iterators, finds what this one consists of.
  var isSeenByLoop: Bool { true }
}
