/// A Python class, built in or written in Python.
@usableFromInline package final class TypeObject: Object {
  /// Changes whenever a lookup on this type could give a different answer. It comes first: the loop in C reads it.
  package private(set) var version: UInt64
  /// Which Swift class carries the instances; subclasses written in Python inherit it.
  package enum Layout: UInt8 {
    case plain, type, int, float, complex, string, bytes, list, tuple, dict, set, exception
    case function, module, generator, other
  }

  package internal(set) var name: String
  package var qualifiedName: String
  /// How messages call the type: with the module for those of a module that is not written in Python.
  package var messageName: String
  package var module: String
  package let bases: [TypeObject]
  /// Method resolution order, this type first. Unretained: `trace` keeps the types alive, and a type that
  /// retained itself could never be freed.
  private var order: [Unmanaged<TypeObject>] = []
  package var mro: [TypeObject] { order.map { $0.takeUnretainedValue() } }
  package private(set) var attributes = NameMap()
  package let layout: Layout
  package var metatype: TypeObject { type }
  /// Python code may add attributes to the type (false for built-in types).
  package let isUserDefined: Bool
  /// May appear among the bases of a class (false for `bool`, functions, …).
  package var isBaseAllowed = true
  /// Instances have a `__dict__`.
  package let hasFields: Bool
  /// For classes written in Python: false where `__slots__` leaves the instances without a `__dict__`.
  package var hasDictionary = true
  /// What `__slots__` reserves in every instance, inherited members first; they have the first field slots.
  package var memberNames: [Name] = [] {
    didSet { for name in memberNames where fieldSlots[name] == nil { _ = fieldSlot(adding: name) } }
  }
  /// `__abstractmethods__` names something.
  package var isAbstract: Bool { !abstractNames.isEmpty }
  /// Methods still to be written in a subclass.
  package var abstractNames: Set<String> = [] { didSet { constructionVersion = 0 } }
  /// Instances match sequence patterns, or mapping patterns.
  package var isPatternSequence = false
  package var isPatternMapping = false
  /// For classes written in Python: the built-in class that carries their instances.
  package var constructorBase: TypeObject?
  /// For built-in classes with an `__init__`: their constructor wants the arguments all the same.
  package var isMadeWhole = false
  package var doc: String?
  /// Makes an instance: what calling a built-in type does. Nil means `object`'s way.
  package var constructor: NativeFunction?
  /// Operators of a library's type, tried before the special methods where neither operand's class is
  /// written in Python. They may return nil to leave the operation to the special methods.
  package var operators: LibraryOperators? {
    didSet { operatorsReference = operators.map { .passUnretained($0) } }
  }
  /// The same, for hot code that counts no references.
  private(set) var operatorsReference: Unmanaged<LibraryOperators>?
  /// State that a library attaches to its types (dtype descriptions, enum members, …).
  package var extra: AnyObject?

  /// Operator slots resolved along the MRO; undefined where the type has none.
  let slots: UnsafeMutablePointer<Value>
  /// Slot numbers of instance attributes, in the order first assigned.
  private(set) var fieldSlots = NameIndex()
  private(set) var fieldNames: [Name] = []
  /// Unretained; a subclass removes itself when it is freed, and retains its bases until then.
  private var subclasses: [Unmanaged<TypeObject>] = []
  /// Special methods that are no plain functions, by the object found; kept as long as the type.
  private var adapters: [ObjectIdentifier: SlotAdapter] = [:]
  let context: TypeContext
  /// How calling the type makes an instance, as found out for the version `constructionVersion`.
  private var knownConstruction = Construction.general
  private var constructionVersion: UInt64 = 0

  /// Ways of making an instance that the machine takes at once.
  enum Construction {
    /// By the rules in full.
    case general
    /// A plain object, then this `__init__` with positional arguments; this many, `self` included.
    case initialized(Unmanaged<FunctionObject>, count: Int)
    /// By the constructor of a built-in type, which receives the type before the arguments.
    case native(Unmanaged<NativeFunction>)
  }

  init(
    name: String, module: String, bases: [TypeObject], layout: Layout, metatype: Unmanaged<TypeObject>,
    isUserDefined: Bool, hasFields: Bool, context: TypeContext
  ) {
    self.name = name
    self.qualifiedName = name
    messageName = name
    self.module = module
    self.bases = bases
    self.layout = layout
    self.isUserDefined = isUserDefined
    self.hasFields = hasFields
    self.context = context
    self.version = context.nextVersion()
    slots = .allocate(capacity: Slot.allCases.count)
    slots.initialize(repeating: .undefined, count: Slot.allCases.count)
    super.init(typeReference: metatype)
    classTag = .type
  }

  deinit {
    let own = Unmanaged.passUnretained(self).toOpaque()
    for base in bases { base.subclasses.removeAll { $0.toOpaque() == own } }
    slots.deallocate()
  }

  /// Second half of initialisation: the order needs `self`.
  func complete(mro: [TypeObject], attributes: NameMap) {
    order = mro.map { .passUnretained($0) }
    self.attributes = attributes
    for base in bases { base.subclasses.append(.passUnretained(self)) }
    resolveSlots()
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    for type in mro { marker.visit(type) }
    for base in bases { marker.visit(base) }
    attributes.trace(&marker)
    for adapter in adapters.values { marker.visit(adapter.found) }
    if let constructor { marker.visit(constructor) }
    if let constructorBase { marker.visit(constructorBase) }
  }

  // MARK: Attributes

  /// The attribute found along the MRO, as stored.
  package func lookup(_ symbol: Name) -> Value? {
    for type in order {
      if let value = type._withUnsafeGuaranteedRef({ $0.attributes[symbol] }) { return value }
    }
    return nil
  }

  package func set(_ symbol: Name, _ value: Value?) {
    attributes[symbol] = value
    changed(slots: Slot(rawValue: Int(symbol.id)) != nil)
  }

  /// Another method resolution order.
  func reorder(_ mro: [TypeObject]) {
    order = mro.map { .passUnretained($0) }
    changed()
  }

  /// For built-in types, whose members arrive all at once.
  func replaceAttributes(_ fresh: NameMap) {
    attributes = fresh
    changed()
  }

  private func changed(slots: Bool = true) {
    version = context.nextVersion()
    context.heap.noteChange(self)
    if slots { resolveSlots() }
    for subclass in subclasses { subclass.takeUnretainedValue().changed(slots: slots) }
  }

  package func isSubtype(of other: TypeObject) -> Bool {
    if self === other { return true }
    let address = Unmanaged.passUnretained(other).toOpaque()
    return order.contains { $0.toOpaque() == address }
  }

  package var liveSubclasses: [TypeObject] { subclasses.map { $0.takeUnretainedValue() } }

  /// The function that a look-up along the MRO of `receiverType` after this type finds, if it is a plain one.
  func functionAfter(_ name: Name, in receiverType: TypeObject) -> Value? {
    let own = Unmanaged.passUnretained(self).toOpaque()
    var isAfter = false
    for type in receiverType.order {
      if isAfter, let found = type._withUnsafeGuaranteedRef({ $0.attributes[name] }) {
        guard found.isObject else { return nil }
        if found.classTag == .function { return found }
        let isMethod =
          found.classTag == .native && found.borrowing(NativeFunction.self) { $0.role != .function }
        return isMethod ? found : nil
      }
      if type.toOpaque() == own { isAfter = true }
    }
    return nil
  }

  /// The constructor of the nearest built-in class along the MRO.
  func nativeConstructor(_ object: TypeObject) -> NativeFunction {
    if !isUserDefined, let constructor { return constructor }
    for type in mro where !type.isUserDefined {
      if let constructor = type.constructor { return constructor }
    }
    // `object` has one.
    return object.constructor.unsafelyUnwrapped
  }

  /// How calling the type makes an instance.
  @inline(__always)
  func construction(_ types: Types) -> Construction {
    if constructionVersion != version {
      knownConstruction = findConstruction(types)
      constructionVersion = version
    }
    return knownConstruction
  }

  private func findConstruction(_ types: Types) -> Construction {
    if !isUserDefined, !isAbstract, type === types.type, self !== types.type, let constructor {
      return .native(.passUnretained(constructor))
    }
    guard isUserDefined, !isAbstract, constructorBase == nil, layout == .plain, type === types.type,
      Value.identical(slot(.new), types.object.slot(.new)), slot(.del).isUndefined,
      let function = slot(.`init`).as(FunctionObject.self),
      function.layout.pointee.isSimple, !function.layout.pointee.isGenerator
    else { return .general }
    return .initialized(.passUnretained(function), count: Int(function.layout.pointee.positionalCount))
  }

  private func resolveSlots() {
    slots.update(repeating: .undefined, count: Slot.allCases.count)
    // What `object` itself offers is the machine's default behaviour, so its slots stay undefined.
    for type in mro.dropLast().reversed() {
      for (symbol, value) in zip(type.attributes.keys, type.attributes.values) {
        if let slot = Slot(rawValue: Int(symbol.id)) { slots[slot.rawValue] = callable(value, slot) }
      }
    }
  }

  /// What the machine calls with the instance for a special method: a function as it is, anything else through
  /// an adapter, since attribute look-up would have bound it first.
  private func callable(_ value: Value, _ slot: Slot) -> Value {
    guard isUserDefined, value.isObject, slot.takesInstance else { return value }
    switch value.object {
    case is FunctionObject, is NativeFunction: return value
    case let object:
      if let known = adapters[ObjectIdentifier(object)] { return Value(known) }
      let made = SlotAdapter(value)
      adapters[ObjectIdentifier(object)] = made
      return Value(made)
    }
  }

  @inline(__always)
  package func slot(_ slot: Slot) -> Value { slots[slot.rawValue] }

  // MARK: Instance layout

  /// Whether instances have a `__dict__`.
  package var instancesHaveDictionary: Bool { isUserDefined ? hasDictionary : hasFields }

  /// The slot of an instance attribute; a new one changes the version, since cached misses are stale then.
  func fieldSlot(adding symbol: Name) -> Int? {
    if let slot = fieldSlots[symbol] { return slot }
    guard fieldNames.count < 256 else { return nil }
    fieldSlots.set(symbol, fieldNames.count)
    fieldNames.append(symbol)
    version = context.nextVersion()
    return fieldNames.count - 1
  }
}

/// A special method that is no plain function: it is bound to the instance, then called with the rest.
final class SlotAdapter: Object {
  let found: Value

  init(_ found: Value) {
    self.found = found
    super.init(typeReference: found.object.typeReference)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(found)
  }
}

/// What all types of a machine share. The names of the slots are the first symbols of the machine's
/// table, so that a slot's number and its symbol's number are the same.
final class TypeContext {
  /// The heap owns the types, and through them this.
  unowned(unsafe) let heap: Heap
  private var lastVersion: UInt64 = 0

  init(heap: Heap) { self.heap = heap }

  func nextVersion() -> UInt64 {
    lastVersion += 1
    return lastVersion
  }
}

/// The special methods the machine itself calls, resolved once for each type.
public enum Slot: Int, CaseIterable, Sendable {
  case add, radd, iadd, sub, rsub, isub, mul, rmul, imul, matmul, rmatmul, imatmul
  case truediv, rtruediv, itruediv, mod, rmod, imod, pow, rpow, ipow
  case lshift, rlshift, ilshift, rshift, rrshift, irshift, and, rand, iand, xor, rxor, ixor
  case or, ror, ior, floordiv, rfloordiv, ifloordiv, divmod, rdivmod
  case neg, pos, invert, abs, bool, int, float, complex, index, round, trunc, floor, ceil
  case eq, ne, lt, le, gt, ge, hash, repr, str, format, bytes, len, contains, iter, next, reversed
  case getitem, setitem, delitem, missing, call, getattribute, getattr, setattr, delattr
  case get, set, delete, enter, exit, new, `init`, initSubclass, setName, dir, classGetitem
  case instancecheck, subclasscheck, lengthHint, del, fspath

  /// Called with the instance; the others are class or static methods, or no methods at all.
  var takesInstance: Bool {
    switch self {
    case .new, .initSubclass, .classGetitem: false
    default: true
    }
  }

  package var name: String {
    switch self {
    case .initSubclass: "__init_subclass__"
    case .setName: "__set_name__"
    case .classGetitem: "__class_getitem__"
    case .lengthHint: "__length_hint__"
    default: "__\(self)__"
    }
  }
}

extension BinaryOperator {
  /// The slots tried for `a op b`, and for `a op= b`.
  package var slots: (left: Slot, right: Slot, inPlace: Slot) {
    switch self {
    case .add: (.add, .radd, .iadd)
    case .subtract: (.sub, .rsub, .isub)
    case .multiply: (.mul, .rmul, .imul)
    case .matrixMultiply: (.matmul, .rmatmul, .imatmul)
    case .divide: (.truediv, .rtruediv, .itruediv)
    case .modulo: (.mod, .rmod, .imod)
    case .power: (.pow, .rpow, .ipow)
    case .leftShift: (.lshift, .rlshift, .ilshift)
    case .rightShift: (.rshift, .rrshift, .irshift)
    case .bitOr: (.or, .ror, .ior)
    case .bitXor: (.xor, .rxor, .ixor)
    case .bitAnd: (.and, .rand, .iand)
    case .floorDivide: (.floordiv, .rfloordiv, .ifloordiv)
    }
  }
}
