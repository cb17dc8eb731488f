// Attributes: Python's look-up rules, and the caches that make them fast.
extension Machine {
  // MARK: Reading

  /// `object.name` where the instruction's cache had no answer. True when a frame for the getter of a
  /// property waits to run, which will leave its result in `destination`.
  func loadAttribute(
    _ x: Value, _ cache: UnsafeMutablePointer<AttributeCache>, _ destination: UnsafeMutablePointer<Value>
  ) throws -> Bool {
    if x.isObject, remember(x, cache) {
      switch cache.pointee.kind {
      case .field:
        let value = x.field(Int(cache.pointee.slot))
        if !value.isUndefined {
          destination.pointee = value
          return false
        }
      case .typeValue, .classValue:
        destination.pointee = cache.pointee.value
        return false
      case .method:
        destination.pointee = boundMethod(cache.pointee.value, x)
        return false
      case .property:
        let property = cache.pointee.value
        if property.classTag == .property {
          let getter = property.borrowing(PropertyObject.self) { $0.getter }
          if try begin(getter, with: x, destination: destination) { return true }
        } else {
          destination.pointee = try property.unchecked(NativeProperty.self).get(self, x)
          heap.releaseActivation()
          return false
        }
      default: break
      }
    }
    destination.pointee = try attribute(of: x, cache.pointee.name)
    heap.releaseActivation()
    return false
  }

  /// `object.name(…)`: a plain function of the type is given with its receiver instead of being bound.
  func loadMethod(
    _ x: Value, _ cache: UnsafeMutablePointer<AttributeCache>, _ window: UnsafeMutablePointer<Value>
  ) throws {
    if x.isObject {
      if remember(x, cache), cache.pointee.kind == .method {
        window[0] = cache.pointee.value
        window[1] = x
        return
      }
      if x.typeAddress == types.superAddress {
        let parent = x.unchecked(SuperObject.self)
        let isClass = parent.receiver.isObject && parent.receiver.classTag == .type
        if !isClass, let function = parent.start.functionAfter(cache.pointee.name, in: parent.receiverType) {
          window[0] = function
          window[1] = parent.receiver
          return
        }
      }
    } else if let function = type(of: x).lookup(cache.pointee.name), isPlainFunction(function) {
      window[0] = function
      window[1] = x
      return
    }
    window[0] = try attribute(of: x, cache.pointee.name)
    window[1] = .undefined
    heap.releaseActivation()
  }

  /// Fills the cache of an instruction if the look-up depends only on the receiver's type (or module or
  /// class); false when it does not, or not for this receiver.
  private func remember(_ x: Value, _ cache: UnsafeMutablePointer<AttributeCache>) -> Bool {
    let tag = x.classTag
    if tag == .module { return rememberModule(x, cache) }
    if tag == .type { return rememberClass(x, cache) }
    let version = x.typeVersion
    let before = cache.pointee
    if !attributeTable.fill(cache, version: version, isStore: false) {
      cache.pointee.kind = x.borrowing(Object.self) { findKind($0, cache) }
      cache.pointee.version = version
      attributeTable.note(cache, isStore: false)
    }
    cache.pointee.join(before)
    switch cache.pointee.kind {
    case .none: return false
    case .property: return true
    default: return !x.hasOwnDictionary
    }
  }

  private func rememberModule(_ x: Value, _ cache: UnsafeMutablePointer<AttributeCache>) -> Bool {
    cache.pointee.kind = .none
    let module = x.unchecked(ModuleObject.self)
    let name = cache.pointee.name
    guard module.type === types.module, let slot = module.globals.existingSlot(of: name),
      !module.globals.value(at: slot).isUndefined, types.module.lookup(name) == nil
    else { return false }
    cache.pointee.kind = .moduleName
    cache.pointee.slot = Int32(slot)
    cache.pointee.version = x.bits
    return true
  }

  private func rememberClass(_ x: Value, _ cache: UnsafeMutablePointer<AttributeCache>) -> Bool {
    cache.pointee.kind = .none
    let owner = x.unchecked(TypeObject.self)
    let name = cache.pointee.name
    guard owner.type === types.type, types.type.lookup(name) == nil, let value = owner.lookup(name),
      isPlainFunction(value) || !isDescriptor(value)
    else { return false }
    cache.pointee.kind = .classValue
    cache.pointee.value = value
    cache.pointee.version = owner.version
    return true
  }

  /// How a name is found on instances of a type; the cache's slot and value are set for it.
  private func findKind(_ object: Object, _ cache: UnsafeMutablePointer<AttributeCache>)
    -> AttributeCache.Kind
  {
    let type = object.type
    let name = cache.pointee.name
    guard type.slot(.getattribute).isUndefined, !(object is SuperObject) else { return .none }
    let slot = type.fieldSlots[name]
    guard let onType = type.lookup(name) else {
      guard let slot else { return .none }
      cache.pointee.slot = Int32(slot)
      return .field
    }
    if let member = onType.as(MemberDescriptor.self), let place = type.fieldSlots[member.name] {
      cache.pointee.slot = Int32(place)
      return .field
    }
    cache.pointee.value = onType
    if onType.isObject, onType.classTag == .property || onType.object is NativeProperty {
      // A getter's AttributeError would be an occasion for `__getattr__`.
      return type.slot(.getattr).isUndefined ? .property : .none
    }
    guard slot == nil else { return .none }
    if isPlainFunction(onType) {
      return !type.hasFields || type.isUserDefined || type.layout == .exception ? .method : .none
    }
    return isDescriptor(onType) ? .none : .typeValue
  }

  private func isPlainFunction(_ value: Value) -> Bool {
    guard value.isObject else { return false }
    return value.classTag == .function || value.classTag == .native && isNativeMethod(value.object)
  }

  /// Whether Swift code becomes a method where it is found on a type; functions of modules do not.
  @inline(__always)
  private func isNativeMethod(_ object: Object) -> Bool {
    guard let native = object as? NativeFunction else { return false }
    return native.role != .function
  }

  /// Whether a value found on a type takes part in the look-up instead of being its result.
  private func isDescriptor(_ value: Value) -> Bool {
    guard value.isObject else { return false }
    switch value.classTag {
    case .function, .property: return true
    case .native: return isNativeMethod(value.object)
    case .string, .list, .tuple, .dict: if !value.object.type.isUserDefined { return false }
    default: break
    }
    let object = value.object
    switch object {
    case is MethodWrapper, is NativeProperty, is MemberDescriptor: return true
    default: return !object.type.slot(.get).isUndefined || !object.type.slot(.set).isUndefined
    }
  }

  package func attribute(of x: Value, _ name: String) throws -> Value { try attribute(of: x, intern(name)) }

  package func attribute(of x: Value, _ name: Name) throws -> Value {
    if let value = try optionalAttribute(of: x, name) { return value }
    throw missingAttribute(x, name)
  }

  package func optionalAttribute(of x: Value, _ name: String) throws -> Value? {
    try optionalAttribute(of: x, intern(name))
  }

  /// The attribute, or nil where Python would raise AttributeError.
  package func optionalAttribute(of x: Value, _ name: Name) throws -> Value? {
    let type = type(of: x)
    let custom = type.slot(.getattribute)
    if !custom.isUndefined, type.isUserDefined, !Value.identical(custom, types.object.slot(.getattribute)) {
      return try catchingAttributeError { try call(custom, x, string(name)) }
        ?? fallbackAttribute(x, type, name)
    }
    if let value = try plainAttribute(of: x, name) { return value }
    return try fallbackAttribute(x, type, name)
  }

  private func fallbackAttribute(_ x: Value, _ type: TypeObject, _ name: Name) throws -> Value? {
    let fallback = type.slot(.getattr)
    if fallback.isUndefined { return nil }
    return try catchingAttributeError { try call(fallback, x, string(name)) }
  }

  private func catchingAttributeError(_ body: () throws -> Value) throws -> Value? {
    do {
      return try body()
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.attributeError]) {
      lastAttributeError = failure
      return nil
    }
  }

  /// The rules of `object.__getattribute__`: data descriptors, instance attributes, then the rest of the type.
  package func plainAttribute(of x: Value, _ name: Name) throws -> Value? {
    let type = type(of: x)
    if x.isObject {
      switch x.object {
      case let module as ModuleObject: if let value = try moduleAttribute(module, name) { return value }
      case let owner as TypeObject: return try typeAttribute(owner, name)
      case let parent as SuperObject: if let value = try superAttribute(parent, name) { return value }
      default: break
      }
    }
    guard let onType = type.lookup(name) else {
      // A bound method has the attributes of its function.
      if let method = x.as(BoundMethod.self) { return try optionalAttribute(of: method.function, name) }
      if let module = x.as(ModuleObject.self) {
        return try ownAttribute(module, name) ?? computedAttribute(module, name)
      }
      return x.isObject ? try ownAttribute(x.object, name) : nil
    }
    if isDataDescriptor(onType) { return try bind(onType, to: x, of: type) }
    if x.isObject, let own = try ownAttribute(x.object, name) { return own }
    return try bind(onType, to: x, of: type)
  }

  private func isDataDescriptor(_ value: Value) -> Bool {
    guard value.isObject else { return false }
    switch value.object {
    case is PropertyObject, is NativeProperty, is MemberDescriptor: return true
    case is FunctionObject, is NativeFunction, is MethodWrapper: return false
    case let object: return !object.type.slot(.set).isUndefined || !object.type.slot(.delete).isUndefined
    }
  }

  /// An attribute of the instance itself.
  func ownAttribute(_ object: Object, _ name: Name) throws -> Value? {
    if let dictionary = object.fields.dictionary {
      return try dictionary.takeUnretainedValue().get(string(name), self)
    }
    guard let slot = object.type.fieldSlots[name] else { return nil }
    let value = object.fields[slot]
    return value.isUndefined ? nil : value
  }

  /// What a value found on a type becomes when read through an instance (or, for nil, the type).
  func bind(_ found: Value, to x: Value?, of type: TypeObject) throws -> Value {
    guard found.isObject else { return found }
    switch found.object {
    case is FunctionObject:
      guard let x else { return found }
      return boundMethod(found, x)
    case is NativeFunction:
      guard let x, isNativeMethod(found.object) else { return found }
      return boundMethod(found, x)
    case let property as PropertyObject:
      guard let x else { return found }
      if property.getter.isNone { throw propertyError(property, type, "has no getter") }
      return try call(property.getter, x)
    case let property as NativeProperty:
      guard let x else { return found }
      return try property.get(self, x)
    case let member as MemberDescriptor:
      guard let x else { return found }
      if let value = try memberValue(member, x) { return value }
      throw missingAttribute(x, member.name)
    case let wrapper as MethodWrapper:
      if wrapper.kind == .staticMethod { return wrapper.function }
      // A class method may wrap a property or another descriptor, which then sees the class.
      if isDescriptor(wrapper.function) { return try bind(wrapper.function, to: Value(type), of: type) }
      return boundMethod(wrapper.function, Value(type))
    case let object:
      let get = object.type.slot(.get)
      if get.isUndefined { return found }
      return try call(get, found, x ?? .none, Value(type))
    }
  }

  func propertyError(_ property: PropertyObject, _ type: TypeObject, _ what: String) -> Error {
    let name =
      property.name.map { "property '\(symbols.text($0).string)' of '\(type.qualifiedName)' object" }
      ?? "property of '\(type.qualifiedName)' object"
    return error(.attributeError, "\(name) \(what)")
  }

  private func moduleAttribute(_ module: ModuleObject, _ name: Name) throws -> Value? {
    if let value = module.globals[name] { return value }
    if let provider = module.provider, let value = try provider(self, name) {
      module.globals.define(name, value, builtins: builtins.globals)
      return value
    }
    if let submodule = modules["\(module.name).\(symbols.text(name).string)"] { return Value(submodule) }
    return nil
  }

  /// What a module's own `__getattr__` gives for a name it does not have.
  private func computedAttribute(_ module: ModuleObject, _ name: Name) throws -> Value? {
    guard let getter = module.globals[intern("__getattr__")] else { return nil }
    return try catchingAttributeError { try call(getter, string(name)) }
  }

  private func typeAttribute(_ owner: TypeObject, _ name: Name) throws -> Value? {
    let metatype = owner.type
    let onMetatype = metatype.lookup(name)
    if let onMetatype, isDataDescriptor(onMetatype) {
      return try bind(onMetatype, to: Value(owner), of: metatype)
    }
    if let own = owner.lookup(name) { return try bind(own, to: nil, of: owner) }
    if let onMetatype { return try bind(onMetatype, to: Value(owner), of: metatype) }
    return nil
  }

  private func superAttribute(_ parent: SuperObject, _ name: Name) throws -> Value? {
    let order = parent.receiverType.mro
    guard let position = order.firstIndex(where: { $0 === parent.start }) else { return nil }
    for type in order[(position + 1)...] {
      guard let found = type.attributes[name] else { continue }
      let isClass = parent.receiver.as(TypeObject.self) === parent.receiverType
      return try bind(found, to: isClass ? nil : parent.receiver, of: parent.receiverType)
    }
    return nil
  }

  func missingAttribute(_ x: Value, _ name: Name) -> Error {
    if let custom = lastAttributeError {
      lastAttributeError = nil
      return custom
    }
    let text = symbols.text(name).string
    let failure: PythonError
    switch x.isObject ? x.object : nil {
    case let type as TypeObject:
      failure = error(.attributeError, "type object '\(type.messageName)' has no attribute '\(text)'")
    case let module as ModuleObject:
      failure = error(.attributeError, moduleComplaint(module, text))
    case let parent as SuperObject:
      _ = parent
      failure = error(.attributeError, "'super' object has no attribute '\(text)'")
    default:
      failure = error(.attributeError, "'\(typeName(x))' object has no attribute '\(text)'")
    }
    failure.exception.missingAttribute = (x, name)
    return failure
  }

  private func moduleComplaint(_ module: ModuleObject, _ name: String) -> String {
    "module '\(module.name)' has no attribute '\(name)'"
  }

  // MARK: Writing

  func storeAttribute(_ x: Value, _ cache: UnsafeMutablePointer<AttributeCache>, _ value: Value) throws {
    let name = cache.pointee.name
    let before = cache.pointee
    if x.isObject, attributeTable.fill(cache, version: x.typeVersion, isStore: true) {
      cache.pointee.join(before)
      if x.storeField(Int(cache.pointee.slot), value) { return }
    }
    cache.pointee.kind = .none
    try setAttribute(of: x, name, to: value)
    heap.releaseActivation()
    guard x.isObject else { return }
    let object = x.object
    let type = object.type
    if let member = type.lookup(name)?.as(MemberDescriptor.self), type.slot(.setattr).isUndefined,
      let slot = type.fieldSlots[member.name]
    {
      remember(slot, of: type, cache, before)
    } else if type.hasFields, object.fields.dictionary == nil, type.slot(.setattr).isUndefined,
      let slot = type.fieldSlots[name], type.lookup(name).map({ !isDataDescriptor($0) }) ?? true
    {
      remember(slot, of: type, cache, before)
      attributeTable.note(cache, isStore: true)
    }
  }

  private func remember(
    _ slot: Int, of type: TypeObject, _ cache: UnsafeMutablePointer<AttributeCache>, _ before: AttributeCache
  ) {
    cache.pointee.kind = .field
    cache.pointee.slot = Int32(slot)
    cache.pointee.version = type.version
    cache.pointee.join(before)
  }

  package func setAttribute(of x: Value, _ name: String, to value: Value?) throws {
    try setAttribute(of: x, intern(name), to: value)
  }

  /// `x.name = value`, or `del x.name` for nil.
  package func setAttribute(of x: Value, _ name: Name, to value: Value?) throws {
    let type = type(of: x)
    let custom = type.slot(value == nil ? .delattr : .setattr)
    // Kinds of dict may keep attributes among their items.
    if !custom.isUndefined, type.isUserDefined || type.layout == .dict {
      let native = types.object.slot(value == nil ? .delattr : .setattr)
      if !Value.identical(custom, native) {
        _ = try value.map { try call(custom, x, string(name), $0) } ?? call(custom, x, string(name))
        return
      }
    }
    try setPlainAttribute(of: x, name, to: value)
  }

  /// The rules of `object.__setattr__` and `object.__delattr__`.
  package func setPlainAttribute(of x: Value, _ name: Name, to value: Value?) throws {
    let type = type(of: x)
    if let owner = x.as(TypeObject.self) { return try setTypeAttribute(owner, name, to: value) }
    if let module = x.as(ModuleObject.self) {
      if let value {
        module.globals.define(name, value, builtins: builtins.globals)
      } else {
        guard module.globals[name] != nil else { throw missingAttribute(x, name) }
        module.globals.undefine(name)
      }
      return
    }
    if let found = type.lookup(name), isDataDescriptor(found) {
      return try setThrough(found, x, type, name, to: value)
    }
    guard x.isObject, type.hasFields else {
      if type.lookup(name) != nil {
        throw error(
          .attributeError,
          "'\(type.messageName)' object attribute '\(symbols.text(name).string)' is read-only")
      }
      throw missingAttribute(x, name)
    }
    try setOwnAttribute(x, name, to: value)
  }

  /// `property.__set__` and `property.__delete__`.
  func setThrough(_ found: Value, _ x: Value, _ type: TypeObject, to value: Value?) throws {
    let property = found.unchecked(PropertyObject.self)
    if let value {
      if property.setter.isNone { throw propertyError(property, type, "has no setter") }
      _ = try call(property.setter, x, value)
    } else {
      if property.deleter.isNone { throw propertyError(property, type, "has no deleter") }
      _ = try call(property.deleter, x)
    }
  }

  private func setThrough(_ found: Value, _ x: Value, _ type: TypeObject, _ name: Name, to value: Value?)
    throws
  {
    switch found.object {
    case is PropertyObject: try setThrough(found, x, type, to: value)
    case let property as NativeProperty:
      if value == nil, let delete = property.delete { return try delete(self, x) }
      guard let value, let set = property.set else {
        let text = symbols.text(name).string
        let members = [types.slice, types.complex, types.range, types.boundMethod, types.superType]
        if members.contains(where: { $0 === type }) { throw error(.attributeError, "readonly attribute") }
        throw error(.attributeError, "attribute '\(text)' of '\(type.messageName)' objects is not writable")
      }
      try set(self, x, value)
    case let member as MemberDescriptor: try setMember(member, x, to: value)
    case let object:
      let slot = object.type.slot(value == nil ? .delete : .set)
      if slot.isUndefined {
        throw error(.attributeError, value == nil ? "__delete__" : "__set__")
      }
      _ = try value.map { try call(slot, found, x, $0) } ?? call(slot, found, x)
    }
  }

  private func setOwnAttribute(_ x: Value, _ name: Name, to value: Value?) throws {
    let object = x.object
    guard object.type.instancesHaveDictionary else {
      if type(of: x).lookup(name) != nil {
        throw error(
          .attributeError,
          "'\(object.type.name)' object attribute '\(symbols.text(name).string)' is read-only")
      }
      throw missingAttribute(x, name)
    }
    if let dictionary = object.fields.dictionary?.takeUnretainedValue() {
      if let value { return try dictionary.set(string(name), value, self) }
      if try dictionary.remove(string(name), self) == nil { throw missingAttribute(x, name) }
      return
    }
    let type = object.type
    guard let value else {
      guard let slot = type.fieldSlots[name], !object.fields[slot].isUndefined else {
        throw missingAttribute(x, name)
      }
      object.fields.clear(slot)
      return
    }
    if let slot = type.fieldSlot(adding: name) {
      if object.fields.overwrite(slot, with: value) { return }
      object.fields.fill(to: type.memberNames.count)
      if slot == Int(object.fields.count) {
        object.fields.append(value, reserving: type.fieldNames.count)
        return
      }
    }
    // Out of the layout's order: from now on the object keeps its own order.
    let dictionary = try ownDictionary(object)
    try dictionary.set(string(name), value, self)
  }

  /// The `__dict__` of an instance, which from now on holds its attributes.
  func ownDictionary(_ object: Object) throws -> DictObject {
    if let dictionary = object.fields.dictionary { return dictionary.takeUnretainedValue() }
    let dictionary = dict()
    let members = object.type.memberNames.count
    for (slot, name) in object.type.fieldNames.enumerated().dropFirst(members) {
      let value = object.fields[slot]
      if !value.isUndefined { try dictionary.set(string(name), value, self) }
    }
    object.fields.useDictionary(dictionary, keeping: members)
    return dictionary
  }

  /// Names and values of the instance's own attributes, in order, without changing how it keeps them.
  package func ownAttributes(_ object: Object) -> [(name: Text, value: Value)] {
    if let dictionary = object.fields.dictionary?.takeUnretainedValue() {
      return dictionary.pairs.compactMap { pair in text(pair.key).map { ($0, pair.value) } }
    }
    return object.type.fieldNames.enumerated().dropFirst(object.type.memberNames.count).compactMap {
      slot, name in
      let value = object.fields[slot]
      return value.isUndefined ? nil : (symbols.text(name), value)
    }
  }

  private func setTypeAttribute(_ owner: TypeObject, _ name: Name, to value: Value?) throws {
    let text = symbols.text(name).string
    guard owner.isUserDefined else {
      throw error(.typeError, "cannot set '\(text)' attribute of immutable type '\(owner.name)'")
    }
    if let onMetatype = owner.type.lookup(name), isDataDescriptor(onMetatype) {
      return try setThrough(onMetatype, Value(owner), owner.type, name, to: value)
    }
    if value == nil, owner.attributes[name] == nil { throw missingAttribute(Value(owner), name) }
    // A metaclass written in Python hides the property of `type` behind its own `__module__`.
    if text == "__module__", let value, let module = self.text(value) { owner.module = module.string }
    owner.set(name, value)
  }
}
