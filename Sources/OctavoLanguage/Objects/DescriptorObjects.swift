// What attribute look-up treats in a way of its own.

/// `property`, `staticmethod`, `classmethod`: wrappers that the attribute rules know.
package final class PropertyObject: Object {
  package override init(type: TypeObject) {
    super.init(type: type)
    classTag = .property
  }
  package var getter: Value = .none
  package var setter: Value = .none
  package var deleter: Value = .none
  package var doc: Value = .none
  package var name: Name?
  /// `doc` is the getter's.
  var hasGetterDoc = false

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for value in [getter, setter, deleter, doc] { marker.visit(value) }
  }
}

package final class MethodWrapper: Object {
  package enum Kind { case staticMethod, classMethod }
  package let kind: Kind
  package var function: Value
  init(_ kind: Kind, _ function: Value, type: TypeObject) {
    self.kind = kind
    self.function = function
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
  }
}

/// An attribute of built-in instances computed by Swift code (`array.shape`, `complex.real`).
package final class NativeProperty: Object {
  package let name: String
  let get: @Sendable (Machine, Value) throws -> Value
  let set: (@Sendable (Machine, Value, Value) throws -> Void)?
  let delete: (@Sendable (Machine, Value) throws -> Void)?
  /// For properties that say what they are.
  var doc: Value = .none

  init(
    name: String, type: TypeObject, get: @escaping @Sendable (Machine, Value) throws -> Value,
    set: (@Sendable (Machine, Value, Value) throws -> Void)?,
    delete: (@Sendable (Machine, Value) throws -> Void)? = nil
  ) {
    self.name = name
    self.get = get
    self.set = set
    self.delete = delete
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(doc)
  }
}

/// `super()`: attribute look-up that starts after a class in the order of another.
final class SuperObject: Object {
  let start: TypeObject
  let receiver: Value
  let receiverType: TypeObject
  init(start: TypeObject, receiver: Value, receiverType: TypeObject, type: TypeObject) {
    self.start = start
    self.receiver = receiver
    self.receiverType = receiverType
    super.init(type: type)
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(start)
    marker.visit(receiver)
    marker.visit(receiverType)
  }
}
