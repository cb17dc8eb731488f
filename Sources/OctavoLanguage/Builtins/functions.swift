import BigInt

// The functions of `builtins`. Groups with state or size of their own have their own files:
// reductions, output (`print`, `input`), evaluation (`eval`, `exec`, `globals`), files (`open`), help.
extension Machine {
  static let builtinFunctions: [Native] =
    numberFunctions + objectFunctions + iterationFunctions + reductions + outputFunctions
    + evaluationFunctions
    + fileFunctions + helpFunctions

  private static let numberFunctions: [Native] = [
    Native("abs(x, /)", doc: "Return the absolute value of the argument.") { call in
      let x = call[0]
      if x.isInt || x.isBool {
        return x.int == Int.min ? call.machine.int(BigInt(x.int.magnitude)) : Value(abs(x.int))
      }
      if x.isFloat { return Value(x.float.magnitude) }
      let method = call.machine.type(of: x).slot(.abs)
      if method.isUndefined {
        throw call.error(.typeError, "bad operand type for abs(): '\(call.typeName(0))'")
      }
      return try call.machine.call(method, x)
    },
    Native("divmod(x, y, /)", doc: "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.") { call in
      if let value = try call.machine.binary(.divmod, .rdivmod, call[0], call[1]) { return value }
      throw call.error(
        .typeError,
        "unsupported operand type(s) for divmod(): '\(call.typeName(0))' and '\(call.typeName(1))'")
    },
    Native(
      "pow(base, exp, mod=None)",
      doc: """
        Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.

        Some types, such as ints, are able to use a more efficient algorithm when
        invoked using the three argument form.
        """
    ) { call in try call.machine.power(call[0], call[1], call[2]) },
    Native(
      "round(number, ndigits=None)",
      doc: """
        Round a number to a given precision in decimal digits.

        The return value is an integer if ndigits is omitted or None.  Otherwise
        the return value has the same type as the number.  ndigits may be negative.
        """
    ) { call in
      let machine = call.machine
      let x = call[0]
      if x.isFloat {
        if call[1].isNone { return machine.value(of: try FloatText.roundedToInteger(x.float)) }
        if call[1].isInt { return Value(try FloatText.rounded(x.float, places: call[1].int)) }
      }
      let method = machine.type(of: x).slot(.round)
      if method.isUndefined {
        throw call.error(.typeError, "type \(call.typeName(0)) doesn't define __round__ method")
      }
      return call[1].isNone ? try machine.call(method, x) : try machine.call(method, x, call[1])
    },
    Native(
      "bin(number, /)",
      doc:
        "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'"
    ) {
      call in call.machine.string(IntegerText.prefixed(try call.machine.integer(call[0]), bitsPerDigit: 1))
    },
    Native(
      "oct(number, /)",
      doc: "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'"
    ) {
      call in call.machine.string(IntegerText.prefixed(try call.machine.integer(call[0]), bitsPerDigit: 3))
    },
    Native(
      "hex(number, /)",
      doc: "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'"
    ) {
      call in call.machine.string(IntegerText.prefixed(try call.machine.integer(call[0]), bitsPerDigit: 4))
    },
    Native("chr(i, /)", doc: "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.") {
      call in
      if call[0].isInt, 0 <= call[0].int, call[0].int < 0x110000 {
        return call.machine.character(UInt32(call[0].int))
      }
      let number = try call.machine.integer(call[0])
      guard Int64(exactly: number) != nil, Int32(exactly: number) != nil else {
        throw call.error(.overflowError, "Python int too large to convert to C int")
      }
      guard number >= 0, number < 0x110000 else {
        throw call.error(.valueError, "chr() arg not in range(0x110000)")
      }
      return call.machine.character(UInt32(number))
    },
    Native("ord(c, /)", doc: "Return the Unicode code point for a one-character string.") { call in
      let count: Int
      if call[0].isExactly(call.machine.types.strAddress) {
        let units = call[0].textUnits
        if units.count == 1 { return Value(Int(units[0])) }
      }
      if let text = call.machine.text(call[0]) {
        if text.count == 1 { return Value(Int(text[0])) }
        count = text.count
      } else if let bytes = call.machine.bytes(of: call[0]) {
        if bytes.count == 1 { return Value(Int(bytes[0])) }
        count = bytes.count
      } else {
        throw call.error(.typeError, "ord() expected string of length 1, but \(call.typeName(0)) found")
      }
      throw call.error(.typeError, "ord() expected a character, but string of length \(count) found")
    },
  ]

  private static let objectFunctions: [Native] = [
    Native("len(obj, /)", doc: "Return the number of items in a container.") { call in
      Value(try call.machine.length(of: call[0]))
    },
    Native(
      "repr(obj, /)",
      doc:
        "Return the canonical string representation of the object.\n\nFor many object types, including most builtins, eval() will return\nan equal object."
    ) {
      call in call.machine.string(try call.machine.repr(call[0]))
    },
    Native("ascii(obj, /)", doc: "Return an ASCII-only representation of an object.") { call in
      call.machine.string(try call.machine.ascii(call[0]))
    },
    Native("hash(obj, /)", doc: "Return the hash value for the given object.") { call in
      Value(try call.machine.hash(call[0]))
    },
    Native("id(obj, /)", doc: "Return the identity of an object.") { call in
      Value(call.machine.identity(of: call[0]))
    },
    Native("callable(obj, /)", doc: "Return whether the object is callable (i.e., some kind of function).") {
      call in
      Value(call.machine.isCallable(call[0]))
    },
    Native("format(value, format_spec='', /)", doc: "Return type(value).__format__(value, format_spec)") {
      call in
      let spec = try call.text(1, "format() argument 2 must be str, not ")
      return call.machine.string(try call.machine.format(call[0], spec))
    },
    Native("getattr(object, name, default=?, /)", doc: "getattr(object, name[, default]) -> value") { call in
      let name = try call.name(of: 1)
      if !call.has(2) { return try call.machine.attribute(of: call[0], name) }
      return try call.machine.quietAttribute(of: call[0], name) ?? call[2]
    },
    Native("hasattr(obj, name, /)", doc: "Return whether the object has an attribute with the given name.") {
      call in
      Value(try call.machine.quietAttribute(of: call[0], call.name(of: 1)) != nil)
    },
    Native(
      "setattr(obj, name, value, /)",
      doc: "Sets the named attribute on the given object to the specified value."
    ) {
      call in
      try call.machine.setAttribute(of: call[0], call.name(of: 1), to: call[2])
      return .none
    },
    Native("delattr(obj, name, /)", doc: "Deletes the named attribute from the given object.") { call in
      try call.machine.setAttribute(of: call[0], call.name(of: 1), to: nil)
      return .none
    },
    Native(
      "isinstance(obj, class_or_tuple, /)",
      doc: "Return whether an object is an instance of a class or of a subclass thereof."
    ) {
      call in Value(try call.machine.isInstance(call[0], of: call[1]))
    },
    Native(
      "issubclass(cls, class_or_tuple, /)",
      doc: "Return whether 'cls' is derived from another class or is the same class."
    ) {
      call in Value(try call.machine.isSubclass(call[0], of: call[1]))
    },
    .refused(
      "__build_class__(func, name, /, *bases, **kwds)",
      "__build_class__() is not supported by Octavo; write a class statement"),
    Native("__import__(name, globals=None, locals=None, fromlist=(), level=0)") { call in
      guard let name = call.machine.text(call[0])?.string else {
        throw call.error(.typeError, "module name must be a string")
      }
      let level = try call.int(4)
      if level < 0 { throw call.error(.valueError, "level must be >= 0") }
      if level == 0, name.isEmpty { throw call.error(.valueError, "Empty module name") }
      let module = try call.machine.imported(name)
      let wantsInner = call.has(3) ? try call.truth(3) : false
      return wantsInner ? module : try call.machine.imported(String(name.prefix { $0 != "." }))
    },
    .refused(
      "breakpoint(*args, **kws)", "breakpoint() is not supported by Octavo: there is no debugger; use print()"
    ),
  ]

  private static let iterationFunctions: [Native] = [
    Native("iter(object, sentinel=?, /)", doc: "Get an iterator from an object.") { call in
      let machine = call.machine
      if !call.has(1) { return try machine.iterator(of: call[0]) }
      guard machine.isCallable(call[0]) else {
        throw call.error(.typeError, "iter(v, w): v must be callable")
      }
      return machine.heap.own(CallableIterator(call[0], call[1], type: machine.types.iterators.callable))
    },
    Native("next(iterator, default=?, /)", doc: "Return the next item from the iterator.") { call in
      let machine = call.machine
      guard machine.isIterator(call[0]) else {
        throw call.error(.typeError, "'\(call.typeName(0))' object is not an iterator")
      }
      if call.has(1) {
        let value = try machine.next(call[0])
        return value.isUndefined ? call[1] : value
      }
      return try machine.nextOrStop(call[0])
    },
    .refused("aiter(async_iterable, /)", "aiter() is not supported by Octavo: there is no asynchronous code"),
    .refused(
      "anext(iterator, default=?, /)", "anext() is not supported by Octavo: there is no asynchronous code"),
    Native(
      "sorted(iterable, /, *, key=None, reverse=False)",
      doc: """
        Return a new list containing all items from the iterable in ascending order.

        A custom key function can be supplied to customize the sort order, and the
        reverse flag can be set to request the result in descending order.
        """
    ) { call in
      let machine = call.machine
      let list = machine.heap.adopt(ListObject([], type: machine.types.list))
      try machine.extend(list, with: call[0])
      try machine.sort(list, key: call[1], reverse: machine.index(call[2]) != 0)
      return Value(list)
    },
  ]
}

extension Machine {
  // MARK: Numbers

  private func power(_ x: Value, _ y: Value, _ z: Value) throws -> Value {
    if z.isNone {
      if let value = try powerOfNumbers(x, y) { return value }
      throw error(
        .typeError, "unsupported operand type(s) for ** or pow(): '\(typeName(x))' and '\(typeName(y))'")
    }
    let method = type(of: x).slot(.pow)
    if !method.isUndefined {
      let result = try call(method, x, y, z)
      if !result.isNotImplemented { return result }
    }
    throw error(
      .typeError,
      "unsupported operand type(s) for ** or pow(): '\(typeName(x))', '\(typeName(y))', '\(typeName(z))'")
  }

  private func powerOfNumbers(_ x: Value, _ y: Value) throws -> Value? {
    if number(x) != nil, number(y) != nil, !type(of: x).isUserDefined, !type(of: y).isUserDefined {
      return try binary(.power, x, y)
    }
    return try binary(.pow, .rpow, x, y)
  }

  // MARK: Objects

  /// Whether a value can be called.
  package func isCallable(_ x: Value) -> Bool {
    guard x.isObject else { return false }
    switch x.object {
    case is TypeObject, is FunctionObject, is NativeFunction, is BoundMethod: return true
    case let object: return !object.type.slot(.call).isUndefined
    }
  }

  /// `id(x)`: the same number as long as the object lives, whatever its address; small and repeatable.
  func identity(of x: Value) -> Int {
    x.isObject
      ? addressNumber(x) : Int(truncatingIfNeeded: ((x.bits ^ x.tag << 59) &* 0x9E37_79B9_7F4A_7C15) >> 17)
  }

  /// After a look-up whose failure is not raised.
  func forgetAttributeError() { lastAttributeError = nil }

  /// `isinstance(x, cls)`.
  package func isInstance(_ x: Value, of cls: Value) throws -> Bool {
    if cls.isObject, try isOrdinaryInstance(x, of: cls) { return true }
    if let type = cls.as(TypeObject.self), type.type === types.type { return try isPlainInstance(x, type) }
    if let tuple = cls.as(TupleObject.self) {
      for item in tuple.items where try recursing(" in __instancecheck__", { try isInstance(x, of: item) }) {
        return true
      }
      return false
    }
    let check = type(of: cls).slot(.instancecheck)
    if !check.isUndefined { return isExactly(x, cls) ? true : try truth(call(check, cls, x)) }
    if let type = cls.as(TypeObject.self) { return try isPlainInstance(x, type) }
    if try abstractBases(cls) == nil {
      throw error(.typeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
    }
    guard let own = try quietAttribute(of: x, "__class__") else { return false }
    return try isAbstractSubclass(own, of: cls)
  }

  /// Whether the value is of exactly that class, or an instance of one in a tuple of classes that have no say in it.
  @inline(__always)
  private func isOrdinaryInstance(_ x: Value, of cls: Value) throws -> Bool {
    let own = typeReference(of: x)
    if cls.address == own.toOpaque() { return true }
    guard cls.isExactly(types.tupleAddress) else { return false }
    let classes = cls.tupleElements
    for index in 0..<classes.count {
      let candidate = classes.base[index]
      guard candidate.isExactly(types.typeAddress) else { return false }
      let isSubtype = own._withUnsafeGuaranteedRef { own in
        candidate.borrowing(TypeObject.self) { own.isSubtype(of: $0) }
      }
      if isSubtype { return true }
    }
    return false
  }

  /// The `__bases__` of something that acts as a class; nil where they are no tuple.
  private func abstractBases(_ x: Value) throws -> [Value]? {
    try quietAttribute(of: x, "__bases__")?.as(TupleObject.self)?.items
  }

  private func isAbstractSubclass(_ derived: Value, of cls: Value) throws -> Bool {
    if Value.identical(derived, cls) { return true }
    guard let bases = try abstractBases(derived) else { return false }
    hold(derived)
    for base in bases where try recursing(" in __issubclass__", { try isAbstractSubclass(base, of: cls) }) {
      return true
    }
    return false
  }

  private func isExactly(_ x: Value, _ cls: Value) -> Bool { type(of: x) === cls.as(TypeObject.self) }

  /// An instance by its type, or by what it says of its `__class__`.
  func isPlainInstance(_ x: Value, _ type: TypeObject) throws -> Bool {
    if isInstance(x, type) { return true }
    let own = self.type(of: x)
    guard own.isUserDefined else { return false }
    let name = intern("__class__")
    let isPlain =
      own.slot(.getattribute).isUndefined
      && Value.identical(own.lookup(name) ?? .none, types.object.attributes[name] ?? .none)
    if isPlain { return false }
    return try quietAttribute(of: x, "__class__")?.as(TypeObject.self)?.isSubtype(of: type) ?? false
  }

  /// `issubclass(cls, other)`.
  package func isSubclass(_ cls: Value, of other: Value) throws -> Bool {
    if let tuple = other.as(TupleObject.self) {
      for item in tuple.items where try recursing(" in __subclasscheck__", { try isSubclass(cls, of: item) })
      { return true }
      return false
    }
    if let type = other.as(TypeObject.self),
      type.type === types.type || type.type.slot(.subclasscheck).isUndefined
    {
      if let subclass = cls.as(TypeObject.self) { return subclass.isSubtype(of: type) }
      return try isAbstractClass(cls, subclassOf: other)
    }
    let check = type(of: other).slot(.subclasscheck)
    if !check.isUndefined {
      if other.as(UnionObject.self) != nil, cls.as(TypeObject.self) == nil {
        throw error(.typeError, "issubclass() arg 1 must be a class")
      }
      return try truth(call(check, other, cls))
    }
    return try isAbstractClass(cls, subclassOf: other)
  }

  /// `issubclass` of things that act as classes by their `__bases__`.
  private func isAbstractClass(_ cls: Value, subclassOf other: Value) throws -> Bool {
    if try cls.as(TypeObject.self) == nil && abstractBases(cls) == nil {
      throw error(.typeError, "issubclass() arg 1 must be a class")
    }
    if try other.as(TypeObject.self) == nil && abstractBases(other) == nil {
      throw error(.typeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
    }
    return try isAbstractSubclass(cls, of: other)
  }

  // MARK: Iteration

  /// `next(iterator)`: at the end the StopIteration that the iterator itself raised, with its value.
  private func nextOrStop(_ iterator: Value) throws -> Value {
    if iterator.as(IteratorObject.self) == nil, iterator.as(GeneratorObject.self) == nil {
      return try call(type(of: iterator).slot(.next), iterator)
    }
    generatorResult = .undefined
    let value = try next(iterator)
    if !value.isUndefined { return value }
    throw stopIteration(iterator.as(GeneratorObject.self) != nil ? generatorResult : .none)
  }
}
