/// Where a traced function found a value, so that it can be looked up again when the recording is used.
package struct TraceSource: Hashable {
  enum Kind: UInt8 {
    /// Argument `index` of the traced call.
    case argument
    /// Slot `index` of a module's names.
    case global
    /// The variable in a cell.
    case cell
    /// Closure cell `index` of the traced function, whichever function of the same code that is.
    case ownCell
    /// Default `index` of a function.
    case defaultValue
    /// Default `index` of the traced function.
    case ownDefault
    /// How many defaults a function has, or the traced one.
    case defaultCount, ownDefaultCount
    /// Field `index` of an instance.
    case field
    /// The version of a type, which changes with its attributes.
    case typeVersion
    /// Item `index` of a list or tuple, and how many items a list or dict has.
    case listItem, tupleItem, listCount, dictCount
    /// The value at the key number `index` among `TraceRecord.keys` of a dict.
    case dictItem
  }

  let kind: Kind
  /// The object the value is read from; the record keeps it alive.
  let object: UnsafeMutableRawPointer?
  let index: Int

  init(_ kind: Kind, _ object: UnsafeMutableRawPointer? = nil, _ index: Int = 0) {
    (self.kind, self.object, self.index) = (kind, object, index)
  }

  init(_ kind: Kind, of object: Object, _ index: Int = 0) {
    self.init(kind, Unmanaged.passUnretained(object).toOpaque(), index)
  }

  package static func argument(_ index: Int) -> TraceSource { TraceSource(.argument, nil, index) }
}

/// What a recording rests on: the values it took for granted, each with its source. Whoever keeps a record keeps
/// its objects alive (`trace`), so that no address is ever used again for something else.
package struct TraceRecord {
  /// Values that must still be the same ones.
  package internal(set) var expected: [(source: TraceSource, value: Value)] = []
  /// Everything the sources read from.
  var objects: [Object] = []
  var keys: [Value] = []
  private var seen: Set<TraceSource> = []

  mutating func expect(_ source: TraceSource, _ value: Value) {
    if seen.insert(source).inserted { expected.append((source, value)) }
  }

  package func trace(_ marker: inout Marker) {
    for (_, value) in expected { marker.visit(value) }
    for object in objects { marker.visit(object) }
    marker.visit(keys)
  }

  /// The value at a source now; undefined where there is none any more.
  @inline(__always)
  package func read(
    _ source: TraceSource, _ function: FunctionObject, _ arguments: UnsafeBufferPointer<Value>,
    _ machine: Machine
  ) -> Value {
    func at<T: Object>(_ type: T.Type) -> Unmanaged<T> {
      // Every source but those of the call itself names an object.
      Unmanaged<T>.fromOpaque(source.object.unsafelyUnwrapped)
    }
    let index = source.index
    switch source.kind {
    case .argument: return index < arguments.count ? arguments[index] : .undefined
    case .global:
      let cells = source.object.unsafelyUnwrapped.assumingMemoryBound(to: GlobalCells.self)
      let value = cells.pointee.values[index]
      return value.isUndefined ? cells.pointee.fallbacks[index] : value
    case .cell: return at(CellObject.self)._withUnsafeGuaranteedRef { $0.value }
    case .ownCell: return function.closure[index]._withUnsafeGuaranteedRef { $0.value }
    case .defaultValue: return at(FunctionObject.self)._withUnsafeGuaranteedRef { $0.traceDefault(index) }
    case .ownDefault: return function.traceDefault(index)
    case .defaultCount:
      return at(FunctionObject.self)._withUnsafeGuaranteedRef { Value($0.traceDefaultCount) }
    case .ownDefaultCount: return Value(function.traceDefaultCount)
    case .field: return at(Object.self)._withUnsafeGuaranteedRef { $0.fields[index] }
    case .typeVersion:
      return at(TypeObject.self)._withUnsafeGuaranteedRef { Value(Int(truncatingIfNeeded: $0.version)) }
    case .listItem:
      return at(ListObject.self)._withUnsafeGuaranteedRef {
        index < $0.items.count ? $0.items[index] : .undefined
      }
    case .tupleItem: return at(TupleObject.self)._withUnsafeGuaranteedRef { $0.items[index] }
    case .listCount: return at(ListObject.self)._withUnsafeGuaranteedRef { Value($0.items.count) }
    case .dictCount: return at(DictObject.self)._withUnsafeGuaranteedRef { Value($0.count) }
    case .dictItem:
      let found = try? at(DictObject.self).takeUnretainedValue().get(keys[index], machine)
      return found.flatMap { $0 } ?? .undefined
    }
  }

  /// The first value that is not the expected one any more.
  @inline(__always)
  package func firstChange(
    _ function: FunctionObject, _ arguments: UnsafeBufferPointer<Value>, _ machine: Machine
  ) -> (source: TraceSource, was: Value, is: Value)? {
    for (source, value) in expected {
      let now = read(source, function, arguments, machine)
      if !Value.identical(now, value) { return (source, value, now) }
    }
    return nil
  }
}

extension FunctionObject {
  /// Positional defaults first, then those of keyword-only parameters in the order of the parameters.
  func traceDefault(_ index: Int) -> Value {
    if index < defaults.count { return defaults[index] }
    let shape = code.shape
    let place = shape.positionalCount + index - defaults.count
    guard place < shape.positionalCount + shape.keywordOnlyCount else { return .undefined }
    return keywordDefaults[shape.localNames[place]] ?? .undefined
  }

  /// How many parameters there are, if each is positional and none is starred.
  package var simpleParameterCount: Int? {
    layout.pointee.isSimple ? Int(layout.pointee.positionalCount) : nil
  }

  var traceDefaultCount: Int { defaults.count << 16 + keywordDefaults.count }

  /// Identifies the text the function was made of: functions of one `def` or `lambda` share it.
  package var codeIdentity: ObjectIdentifier { ObjectIdentifier(code) }
  package var codeObject: CodeObject { code }

  /// Where the function is written: file and line.
  package var location: String {
    let source = code.source
    return "\(source.file):\(source.firstLine + source.lineIndex(at: code.shape.firstOffset))"
  }
}

/// A value that a recording follows instead of computing with it.
package final class TracedObject: Object {
  /// Its node in the library's graph.
  package var node: Int
  /// What the library says it is.
  package let kind: UInt8
  /// The value itself, for data the program holds.
  package let known: Value
  /// Made by the traced function, which may therefore write into it.
  package var isOwn: Bool

  package init(node: Int, kind: UInt8, known: Value = .undefined, isOwn: Bool = false, type: TypeObject) {
    (self.node, self.kind, self.known, self.isOwn) = (node, kind, known, isOwn)
    super.init(type: type)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(known)
  }
}

/// Why a function could not be recorded, and where.
package struct TraceFailure: Error {
  package let reason: String
  package internal(set) var location: String?
  package init(_ reason: String) { self.reason = reason }
}

/// What a library does with values that are followed.
package protocol TraceDomain: AnyObject {
  /// A value of a library found at `source`: as it is, or as something to follow; nil if the language should
  /// take it for granted.
  func captured(_ value: Value, _ source: TraceSource) throws -> Value?
  func binary(_ op: BinaryOperator, inPlace: Bool, _ x: Value, _ y: Value) throws -> Value
  func unary(_ slot: Slot, _ x: Value) throws -> Value
  func compare(_ op: CompareOperator, _ x: Value, _ y: Value) throws -> Value
  /// The type whose methods a followed value has.
  func type(of x: TracedObject) -> TypeObject
  func attribute(of x: TracedObject, _ name: String) throws -> Value
  func item(of x: TracedObject, _ key: Value) throws -> Value
  func setItem(of x: TracedObject, _ key: Value, to value: Value) throws
  /// The items a loop over it gives.
  func items(of x: TracedObject) throws -> [Value]
  /// A call of anything but a Python function. `names` are the keywords of the last arguments.
  func call(_ callee: Value, _ arguments: [Value], names: [String], _ tracer: Tracer) throws -> Value
}
