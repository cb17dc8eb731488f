/// The types of the language itself, made once for each machine.
///
/// Their methods are installed afterwards, from the tables in `Builtins`.
package struct Types {
  package let type: TypeObject
  package let object: TypeObject
  package let none: TypeObject
  package let ellipsis: TypeObject
  package let notImplemented: TypeObject
  package let int: TypeObject
  package let bool: TypeObject
  package let float: TypeObject
  package let complex: TypeObject
  package let str: TypeObject
  package let bytes: TypeObject
  package let list: TypeObject
  package let tuple: TypeObject
  package let dict: TypeObject
  package let dictKeys: TypeObject
  package let dictValues: TypeObject
  package let dictItems: TypeObject
  package let set: TypeObject
  package let frozenSet: TypeObject
  package let range: TypeObject
  package let slice: TypeObject
  package let function: TypeObject
  package let nativeFunction: TypeObject
  package let nativeMethod: TypeObject
  package let boundMethod: TypeObject
  package let module: TypeObject
  package let code: TypeObject
  package let cell: TypeObject
  package let generator: TypeObject
  package let property: TypeObject
  package let nativeProperty: TypeObject
  package let staticMethod: TypeObject
  package let classMethod: TypeObject
  package let superType: TypeObject
  package let iterator: TypeObject
  package let traceback: TypeObject
  package let frame: TypeObject
  package let memberDescriptor: TypeObject
  package let union: TypeObject
  package let mappingProxy: TypeObject
  package let bytearray: TypeObject
  package let genericAlias: TypeObject
  package let memoryView: TypeObject
  package let iterators: IteratorTypes
  /// By position in `BuiltinException.allCases`. Plain memory, because a subscript of this structure
  /// would be given a copy of everything in it, each reference counted.
  private let exceptions: UnsafeMutablePointer<Unmanaged<TypeObject>>

  let functionAddress: UnsafeMutableRawPointer
  let listAddress: UnsafeMutableRawPointer
  let tupleAddress: UnsafeMutableRawPointer
  let rangeAddress: UnsafeMutableRawPointer
  let generatorAddress: UnsafeMutableRawPointer
  let strAddress: UnsafeMutableRawPointer
  let bytesAddress: UnsafeMutableRawPointer
  let intAddress: UnsafeMutableRawPointer
  let dictAddress: UnsafeMutableRawPointer
  let sliceAddress: UnsafeMutableRawPointer
  let cellAddress: UnsafeMutableRawPointer
  let complexAddress: UnsafeMutableRawPointer
  let boundMethodAddress: UnsafeMutableRawPointer
  let typeAddress: UnsafeMutableRawPointer
  let superAddress: UnsafeMutableRawPointer
  let nativeFunctionAddress: UnsafeMutableRawPointer

  init(heap: Heap, symbols: NameTable, context: TypeContext) {
    // The type of types is its own type.
    let seed = Self.seed(heap, context)
    type = seed.type
    type.isMadeWhole = true
    object = seed.object
    let make = { (name: String, layout: TypeObject.Layout, base: TypeObject?, isBase: Bool) -> TypeObject in
      Self.make(
        name, layout, base ?? seed.object, heap: heap, context: context, metatype: seed.type, isBase: isBase)
    }
    none = make("NoneType", .other, nil, false)
    ellipsis = make("ellipsis", .other, nil, false)
    notImplemented = make("NotImplementedType", .other, nil, false)
    int = make("int", .int, nil, true)
    bool = make("bool", .int, int, false)
    float = make("float", .float, nil, true)
    complex = make("complex", .complex, nil, true)
    str = make("str", .string, nil, true)
    bytes = make("bytes", .bytes, nil, true)
    list = make("list", .list, nil, true)
    tuple = make("tuple", .tuple, nil, true)
    dict = make("dict", .dict, nil, true)
    dictKeys = make("dict_keys", .other, nil, false)
    dictValues = make("dict_values", .other, nil, false)
    dictItems = make("dict_items", .other, nil, false)
    set = make("set", .set, nil, true)
    frozenSet = make("frozenset", .set, nil, true)
    range = make("range", .other, nil, false)
    slice = make("slice", .other, nil, false)
    function = Self.make(
      "function", .function, seed.object, heap: heap, context: context, metatype: seed.type, isBase: false,
      hasFields: true)
    nativeFunction = make("builtin_function_or_method", .function, nil, false)
    nativeMethod = make("method_descriptor", .function, nil, false)
    boundMethod = make("method", .other, nil, false)
    module = make("module", .module, nil, true)
    code = make("code", .other, nil, false)
    cell = make("cell", .other, nil, false)
    generator = make("generator", .generator, nil, false)
    property = make("property", .other, nil, true)
    nativeProperty = make("getset_descriptor", .other, nil, false)
    staticMethod = make("staticmethod", .other, nil, true)
    classMethod = make("classmethod", .other, nil, true)
    superType = make("super", .other, nil, true)
    iterator = make("iterator", .other, nil, false)
    traceback = make("traceback", .other, nil, false)
    frame = make("frame", .other, nil, false)
    memberDescriptor = make("member_descriptor", .other, nil, false)
    union = Self.make(
      "UnionType", .other, seed.object, module: "types", heap: heap, context: context, metatype: seed.type,
      isBase: false)
    mappingProxy = make("mappingproxy", .other, nil, false)
    bytearray = make("bytearray", .other, nil, true)
    genericAlias = Self.make(
      "GenericAlias", .other, seed.object, module: "types", heap: heap, context: context, metatype: seed.type,
      isBase: false)
    memoryView = make("memoryview", .other, nil, false)
    memoryView.isPatternSequence = true
    let iterator = iterator
    iterators = IteratorTypes { make($0, .other, iterator, $1) }
    functionAddress = Unmanaged.passUnretained(function).toOpaque()
    listAddress = Unmanaged.passUnretained(list).toOpaque()
    tupleAddress = Unmanaged.passUnretained(tuple).toOpaque()
    rangeAddress = Unmanaged.passUnretained(range).toOpaque()
    generatorAddress = Unmanaged.passUnretained(generator).toOpaque()
    strAddress = Unmanaged.passUnretained(str).toOpaque()
    bytesAddress = Unmanaged.passUnretained(bytes).toOpaque()
    intAddress = Unmanaged.passUnretained(int).toOpaque()
    dictAddress = Unmanaged.passUnretained(dict).toOpaque()
    sliceAddress = Unmanaged.passUnretained(slice).toOpaque()
    cellAddress = Unmanaged.passUnretained(cell).toOpaque()
    complexAddress = Unmanaged.passUnretained(complex).toOpaque()
    boundMethodAddress = Unmanaged.passUnretained(boundMethod).toOpaque()
    typeAddress = Unmanaged.passUnretained(type).toOpaque()
    superAddress = Unmanaged.passUnretained(superType).toOpaque()
    nativeFunctionAddress = Unmanaged.passUnretained(nativeFunction).toOpaque()
    exceptions = .allocate(capacity: BuiltinException.allCases.count)
    for exception in BuiltinException.allCases {
      // A base comes before what derives from it.
      let bases = exception.bases.map { exceptions[$0.position].takeUnretainedValue() }
      let made = Self.make(
        exception.rawValue, .exception, bases.first ?? seed.object, second: bases.dropFirst().first,
        heap: heap,
        context: context,
        metatype: seed.type, isBase: true, hasFields: true)
      (exceptions + exception.position).initialize(to: .passUnretained(made))
    }
  }

  @inline(__always) package subscript(exception: BuiltinException) -> TypeObject {
    exceptions[exception.position].takeUnretainedValue()
  }

  func deallocate() { exceptions.deallocate() }

  var all: [TypeObject] {
    [
      type, object, none, ellipsis, notImplemented, int, bool, float, complex, str, bytes, list, tuple, dict,
      dictKeys, dictValues, dictItems, set, frozenSet, range, slice, function, nativeFunction, nativeMethod,
      boundMethod, module, code, cell, generator, property, nativeProperty, staticMethod, classMethod,
      superType, iterator, traceback, frame, memberDescriptor, union, mappingProxy, bytearray, genericAlias,
      memoryView,
    ] + iterators.all + BuiltinException.allCases.map { self[$0] }
  }

  func trace(_ marker: inout Marker) { for type in all { marker.visit(type) } }

  private static func seed(_ heap: Heap, _ context: TypeContext) -> (type: TypeObject, object: TypeObject) {
    // `object` needs a type before the type of types exists; until then any address will do, because
    // nothing follows it.
    let placeholder = Unmanaged<TypeObject>.fromOpaque(
      UnsafeRawPointer(Unmanaged.passUnretained(heap).toOpaque()))
    let object = heap.adopt(
      TypeObject(
        name: "object", module: "builtins", bases: [], layout: .plain, metatype: placeholder,
        isUserDefined: false, hasFields: false, context: context))
    let type = heap.adopt(
      TypeObject(
        name: "type", module: "builtins", bases: [object], layout: .type, metatype: placeholder,
        isUserDefined: false, hasFields: false, context: context))
    object.type = type
    type.type = type
    object.complete(mro: [object], attributes: NameMap())
    type.complete(mro: [type, object], attributes: NameMap())
    return (type, object)
  }

  static func make(
    _ name: String, _ layout: TypeObject.Layout, _ base: TypeObject, second: TypeObject? = nil,
    module: String = "builtins", heap: Heap,
    context: TypeContext, metatype: TypeObject, isBase: Bool, hasFields: Bool = false
  ) -> TypeObject {
    let made = heap.adopt(
      TypeObject(
        name: name, module: module, bases: [base] + (second.map { [$0] } ?? []), layout: layout,
        metatype: .passUnretained(metatype),
        isUserDefined: false, hasFields: hasFields, context: context))
    made.isBaseAllowed = isBase
    // Of two bases, what only the first has comes first.
    let order =
      second.map { second in base.mro.filter { !second.isSubtype(of: $0) } + second.mro } ?? base.mro
    made.complete(mro: [made] + order, attributes: NameMap())
    return made
  }
}

/// The exceptions of the language, each with the class it derives from.
package enum BuiltinException: String, CaseIterable, Sendable {
  case baseException = "BaseException"
  case exception = "Exception"
  case baseExceptionGroup = "BaseExceptionGroup"
  case exceptionGroup = "ExceptionGroup"
  case systemExit = "SystemExit"
  case keyboardInterrupt = "KeyboardInterrupt"
  case generatorExit = "GeneratorExit"
  case stopIteration = "StopIteration"
  case stopAsyncIteration = "StopAsyncIteration"
  case arithmeticError = "ArithmeticError"
  case floatingPointError = "FloatingPointError"
  case overflowError = "OverflowError"
  case zeroDivisionError = "ZeroDivisionError"
  case assertionError = "AssertionError"
  case attributeError = "AttributeError"
  case bufferError = "BufferError"
  case eofError = "EOFError"
  case importError = "ImportError"
  case moduleNotFoundError = "ModuleNotFoundError"
  case lookupError = "LookupError"
  case indexError = "IndexError"
  case keyError = "KeyError"
  case memoryError = "MemoryError"
  case nameError = "NameError"
  case unboundLocalError = "UnboundLocalError"
  case osError = "OSError"
  case fileExistsError = "FileExistsError"
  case fileNotFoundError = "FileNotFoundError"
  case isADirectoryError = "IsADirectoryError"
  case notADirectoryError = "NotADirectoryError"
  case permissionError = "PermissionError"
  case timeoutError = "TimeoutError"
  case connectionError = "ConnectionError"
  case brokenPipeError = "BrokenPipeError"
  case connectionAbortedError = "ConnectionAbortedError"
  case connectionRefusedError = "ConnectionRefusedError"
  case connectionResetError = "ConnectionResetError"
  case blockingIOError = "BlockingIOError"
  case childProcessError = "ChildProcessError"
  case interruptedError = "InterruptedError"
  case processLookupError = "ProcessLookupError"
  case referenceError = "ReferenceError"
  case runtimeError = "RuntimeError"
  case notImplementedError = "NotImplementedError"
  case recursionError = "RecursionError"
  case syntaxError = "SyntaxError"
  case indentationError = "IndentationError"
  case tabError = "TabError"
  case systemError = "SystemError"
  case typeError = "TypeError"
  case valueError = "ValueError"
  case unicodeError = "UnicodeError"
  case unicodeDecodeError = "UnicodeDecodeError"
  case unicodeEncodeError = "UnicodeEncodeError"
  case unicodeTranslateError = "UnicodeTranslateError"
  case warning = "Warning"
  case deprecationWarning = "DeprecationWarning"
  case pendingDeprecationWarning = "PendingDeprecationWarning"
  case runtimeWarning = "RuntimeWarning"
  case syntaxWarning = "SyntaxWarning"
  case userWarning = "UserWarning"
  case futureWarning = "FutureWarning"
  case importWarning = "ImportWarning"
  case unicodeWarning = "UnicodeWarning"
  case bytesWarning = "BytesWarning"
  case resourceWarning = "ResourceWarning"
  case encodingWarning = "EncodingWarning"

  /// Its place in `allCases`: what the compiler numbers the cases of an enumeration without values by.
  @inline(__always)
  var position: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  var bases: [BuiltinException] {
    switch self {
    case .baseException: []
    case .exception, .systemExit, .keyboardInterrupt, .generatorExit, .baseExceptionGroup: [.baseException]
    case .exceptionGroup: [.baseExceptionGroup, .exception]
    case .floatingPointError, .overflowError, .zeroDivisionError: [.arithmeticError]
    case .moduleNotFoundError: [.importError]
    case .indexError, .keyError: [.lookupError]
    case .unboundLocalError: [.nameError]
    case .fileExistsError, .fileNotFoundError, .isADirectoryError, .notADirectoryError, .permissionError,
      .timeoutError, .connectionError, .blockingIOError, .childProcessError, .interruptedError,
      .processLookupError:
      [.osError]
    case .brokenPipeError, .connectionAbortedError, .connectionRefusedError, .connectionResetError:
      [.connectionError]
    case .notImplementedError, .recursionError: [.runtimeError]
    case .indentationError: [.syntaxError]
    case .tabError: [.indentationError]
    case .unicodeError: [.valueError]
    case .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError: [.unicodeError]
    case .deprecationWarning, .pendingDeprecationWarning, .runtimeWarning, .syntaxWarning, .userWarning,
      .futureWarning, .importWarning, .unicodeWarning, .bytesWarning, .resourceWarning, .encodingWarning:
      [.warning]
    default: [.exception]
    }
  }
}
