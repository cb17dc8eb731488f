// Calls of classes.

extension Machine {
  /// Calls a class.
  func construct(
    _ type: TypeObject, _ window: UnsafeMutablePointer<Value>, count: Int, keywords: Value
  ) throws -> Bool {
    if type === types.type, count == 1, keywords.isUndefined {
      window[0] = Value(self.type(of: window[2]))
      return false
    }
    // A metaclass of the program's own may say what calling its classes does.
    let metatypeCall = type.type.slot(.call)
    if type.type !== types.type, !Value.identical(metatypeCall, types.type.slot(.call)) {
      window[0] = metatypeCall
      window[1] = Value(type)
      return try call(window, count: count, keywords: keywords)
    }
    if !type.isUserDefined {
      window[1] = Value(type)
      window[0] = try call(nativeConstructor(of: type), window + 1, count + 1, keywords)
      heap.releaseActivation()
      return false
    }
    return try constructInstance(type, window, count: count, keywords: keywords)
  }

  /// `__new__`, then `__init__` in a frame of its own where it is Python.
  private func constructInstance(
    _ type: TypeObject, _ window: UnsafeMutablePointer<Value>, count: Int, keywords: Value
  ) throws -> Bool {
    let new = type.slot(.new)
    var initialize = type.slot(.`init`)
    var wasMadeWhole = false
    if Value.identical(initialize, types.object.slot(.`init`)) { initialize = .undefined }
    if !Value.identical(new, types.object.slot(.new)) {
      let arguments = Array(UnsafeBufferPointer(start: window + 2, count: count))
      let function = new.as(MethodWrapper.self)?.function ?? new
      let made = try call(function, [Value(type)] + arguments, keywords: keywords)
      heap.releaseActivation()
      window[0] = made
      guard self.type(of: made).isSubtype(of: type) else { return false }
    } else if let builtIn = type.constructorBase {
      // What is filled by an `__init__` may have one of its own, which takes other arguments.
      let native = try nativeConstructor(of: type)
      let isFilled =
        !builtIn.isMadeWhole && !Value.identical(builtIn.slot(.`init`), types.object.slot(.`init`))
      let takesAll =
        !isFilled || initialize.isUndefined || type.layout == .exception || !initialize.isObject
        || initialize.object is NativeFunction
      wasMadeWhole = takesAll
      let saved = Array(UnsafeBufferPointer(start: window + 1, count: count + 1))
      window[1] = Value(type)
      let base = top
      base[0] = Value(type)
      for index in 0..<(takesAll ? count : 0) { base[1 + index] = window[2 + index] }
      top = base + count + 1
      window[0] = try call(native, base, takesAll ? count + 1 : 1, takesAll ? keywords : .undefined)
      top = base
      heap.releaseActivation()
      for (index, value) in saved.enumerated() { window[1 + index] = value }
    } else {
      if initialize.isUndefined, count > 0 {
        throw error(.typeError, "\(type.name)() takes no arguments")
      }
      if type.isAbstract { try refuseAbstract(type) }
      window[0] = plainObject(.passUnretained(type))
    }
    if new.isUndefined { watchIfFinalizable(window[0]) }
    // A built-in constructor has done what its `__init__` would do.
    if initialize.isUndefined || wasMadeWhole && initialize.as(NativeFunction.self) != nil { return false }
    window[1] = window[0]
    if let function = initialize.as(FunctionObject.self), !function.layout.pointee.isGenerator {
      return try begin(function, window + 1, count + 1, keywords, destination: window, kind: .construct)
    }
    let arguments = Array(UnsafeBufferPointer(start: window + 2, count: count))
    let result = try call(initialize, [window[1]] + arguments, keywords: keywords)
    heap.releaseActivation()
    if !result.isNone { throw initResult(result) }
    return false
  }

  func initResult(_ value: Value) -> Error {
    error(.typeError, "__init__() should return None, not '\(typeName(value))'")
  }
}
