// `super()`.

extension TypeTable {
  static let superType = TypeTable(
    constructor: Native("super(cls, type=?, object_or_type=?, /)") { call in
      try call.machine.makeSuper(call[1], call[2])
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let parent = call[0].unchecked(SuperObject.self)
        return call.machine.string(
          "<super: <class '\(parent.start.name)'>, <\(parent.receiverType.name) object>>")
      }
    ])
}

extension Machine {
  /// `super()` finds the class and the first argument of the calling method by itself.
  func makeSuper(_ type: Value, _ receiver: Value) throws -> Value {
    var start = type.as(TypeObject.self)
    var object = receiver
    if type.isUndefined {
      guard depth > 0 else { throw error(.runtimeError, "super(): no current frame") }
      let frame = frames + (depth - 1)
      let layout = frame.pointee.layout
      guard layout.pointee.takesArguments else { throw error(.runtimeError, "super(): no arguments") }
      let index = Int(layout.pointee.classCell)
      if index < 0 { throw error(.runtimeError, "super(): __class__ cell not found") }
      let reference = frame.pointee.function._withUnsafeGuaranteedRef { $0.closure[index] }
      let cell = reference._withUnsafeGuaranteedRef { $0.value }
      if cell.isUndefined { throw error(.runtimeError, "super(): empty __class__ cell") }
      guard let type = cell.as(TypeObject.self) else {
        throw error(.runtimeError, "super(): __class__ is not a type (\(typeName(cell)))")
      }
      start = type
      object = frame.pointee.registers[0]
      if object.isObject, object.classTag == .cell { object = object.borrowing(CellObject.self) { $0.value } }
      if object.isUndefined { throw error(.runtimeError, "super(): arg[0] deleted") }
    }
    guard let start else {
      throw error(.typeError, "super() argument 1 must be a type, not \(typeName(type))")
    }
    let isType = object.isObject && object.classTag == .type
    let asClass = isType ? object.as(TypeObject.self).flatMap { $0.isSubtype(of: start) ? $0 : nil } : nil
    let receiverType = asClass ?? self.type(of: object)
    guard receiverType.isSubtype(of: start) else {
      throw error(.typeError, "super(type, obj): obj must be an instance or subtype of type")
    }
    return Value(
      heap.adopt(
        SuperObject(start: start, receiver: object, receiverType: receiverType, type: types.superType)))
  }
}
