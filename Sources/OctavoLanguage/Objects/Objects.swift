import BigInt

// The objects of the language core. Each holds plain Swift data; `trace` reports the values inside.

package final class StringObject: Object {
  /// The number of the symbol, or -1 while the text was not used as a name.
  private var symbolNumber: Int32 = -1
  /// The hash once computed; 0 until then (and for the few texts whose hash is 0).
  private(set) var knownHash = 0
  package private(set) var text: Text

  package init(_ text: Text, type: TypeObject) {
    self.text = text
    super.init(type: type)
    classTag = .string
  }

  /// Makes a dead string the next one.
  func reuse(_ text: Text) {
    self.text = text
    symbolNumber = -1
    knownHash = 0
  }

  /// The symbol, once the text was used as a name.
  var symbol: Name? {
    get { symbolNumber < 0 ? nil : Name(id: symbolNumber) }
    set { symbolNumber = newValue?.id ?? -1 }
  }

  /// The characters where they lie; valid as long as the string is alive.
  var units: TextUnits {
    @inline(__always) get { withUnsafePointer(to: &text) { TextUnits($0) } }
  }

  var hash: Int {
    @inline(__always) get {
      if knownHash != 0 { return knownHash }
      knownHash = PythonHash.text(text)
      return knownHash
    }
  }

  package override var externalBytes: Int { text.externalBytes }

  /// Equality of two values known to be strings.
  @inline(__always)
  static func areEqual(_ a: Value, _ b: Value) -> Bool {
    a.bits == b.bits || a.textUnits == b.textUnits
  }
}

package final class BigIntObject: Object {
  package let value: BigInt
  init(_ value: BigInt, type: TypeObject) {
    self.value = value
    super.init(type: type)
    classTag = .leaf
  }
  package override var externalBytes: Int { value.bitWidth / 8 }
}

/// An instance of a Python subclass of `int` or `float`: the number beside the attributes.
package final class BoxedNumber: Object {
  package let value: Value
  init(_ value: Value, type: TypeObject) {
    self.value = value
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(value)
  }
}

package final class ComplexObject: Object {
  package let real: Double
  package let imaginary: Double
  package init(_ real: Double, _ imaginary: Double, type: TypeObject) {
    self.real = real
    self.imaginary = imaginary
    super.init(type: type)
    classTag = .leaf
  }
}

package final class BytesObject: Object {
  package let bytes: [UInt8]
  init(_ bytes: [UInt8], type: TypeObject) {
    self.bytes = bytes
    super.init(type: type)
    classTag = .leaf
  }
  package override var externalBytes: Int { bytes.count }
}

package final class ListObject: Object {
  /// False while no element is an object: a list of numbers has nothing for the collector to follow.
  private(set) var mayHoldObjects: Bool
  private var storage: [Value]
  /// Elements before this one are as the last collection found them; only of use once something was written.
  private var firstWritten = 0

  init(_ items: [Value], type: TypeObject) {
    storage = items
    mayHoldObjects = !items.isEmpty
    super.init(type: type)
    classTag = .list
  }

  /// The caller knows that no element is an object.
  func holdsNoObjects() { mayHoldObjects = false }

  package var items: [Value] {
    @inline(__always) get { storage }
    @inline(__always) _modify {
      noteWrite(from: 0)
      yield &storage
    }
  }

  var elements: Elements { @inline(__always) get { Elements(storage) } }

  @inline(__always)
  package func append(_ value: Value) {
    let elements = Elements(storage)
    let count = elements.count
    if value.isObject { noteWrite(from: count) }
    if !elements.append(value) { appendSlowly(value) }
  }

  @inline(never)
  private func appendSlowly(_ value: Value) {
    if storage.count == storage.capacity { noteGrowth(storage.count) }
    storage.append(value)
  }

  /// A list that grows element by element tells the heap, as one that is made at once does.
  private func noteGrowth(_ count: Int) {
    if count >= 8 { heap.noteGrowth(count &* 16, isOld: mark != 0) }
  }

  package func append(contentsOf values: [Value]) {
    noteWrite(from: Elements(storage).count)
    storage.append(contentsOf: values)
  }

  @inline(__always)
  func popLast() -> Value? { storage.popLast() }

  /// Replaces the element at a Python index; false when that has to be done the general way.
  @inline(__always)
  func replace(_ index: Int, with value: Value) -> Bool {
    if value.isObject { noteWrite(from: 0) }
    return Elements(storage).replace(index, with: value)
  }

  /// Stores values at every `step`-th place from `start`: at least one, and all inside the list.
  func store(_ values: [Value], from start: Int, step: Int) {
    var hasObjects = false
    storage.withUnsafeMutableBufferPointer { items in
      // Neither is empty.
      var target = items.baseAddress.unsafelyUnwrapped + start
      target.pointee = values[0]
      hasObjects = values[0].isObject
      for value in values.dropFirst() {
        target += step
        target.pointee = value
        hasObjects = hasObjects || value.isObject
      }
    }
    if hasObjects { noteWrite(from: 0) }
  }

  /// Objects may stand from `index` on.
  @inline(__always)
  private func noteWrite(from index: Int) {
    mayHoldObjects = true
    if isClean {
      firstWritten = index
      remember()
    } else if index < firstWritten {
      firstWritten = index
    }
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    guard mayHoldObjects else { return }
    let elements = Elements(storage)
    mayHoldObjects = marker.visit(elements.base, count: elements.count)
  }

  override func traceWritten(_ marker: inout Marker) {
    super.trace(&marker)
    guard mayHoldObjects else { return }
    let elements = Elements(storage)
    if firstWritten < elements.count {
      marker.visit(elements.base + firstWritten, count: elements.count - firstWritten)
    }
  }

  package override var externalBytes: Int { items.capacity * 16 }

  /// Makes a dead list, which is empty, the next one.
  @inline(__always)
  func refill(_ source: UnsafePointer<Value>, count: Int) {
    mayHoldObjects = count > 0
    let elements = Elements(storage)
    if count <= elements.capacity, elements.isUnique {
      for index in 0..<count { elements.base[index] = source[index] }
      elements.setCount(count)
    } else {
      storage = Array(UnsafeBufferPointer(start: source, count: count))
    }
  }

  /// Lets go of the items of a dead list; a small buffer stays for the next one.
  func empty() -> Bool {
    mayHoldObjects = false
    if storage.capacity <= 8, Elements(storage).isUnique {
      storage.removeAll(keepingCapacity: true)
    } else {
      storage = []
    }
    return true
  }
}

package final class TupleObject: Object {
  package private(set) var items: [Value]
  package init(_ items: [Value], type: TypeObject) {
    self.items = items
    super.init(type: type)
    classTag = .tuple
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    let elements = Elements(items)
    marker.visit(elements.base, count: elements.count)
  }
  package override var externalBytes: Int { items.count * 16 }

  /// Makes a dead tuple the next one.
  func reuse(_ items: [Value]) { self.items = items }

  /// Makes a dead tuple of as many items the next one, in the same memory.
  @inline(__always)
  func reuse(_ source: UnsafePointer<Value>, count: Int) {
    let elements = Elements(items)
    if elements.isUnique {
      for index in 0..<count { elements.base[index] = source[index] }
    } else {
      items = Array(UnsafeBufferPointer(start: source, count: count))
    }
  }
}

package final class SliceObject: Object {
  package fileprivate(set) var start: Value
  package fileprivate(set) var stop: Value
  package fileprivate(set) var step: Value
  init(_ start: Value, _ stop: Value, _ step: Value, type: TypeObject) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(type: type)
    classTag = .slice
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(start)
    marker.visit(stop)
    marker.visit(step)
  }
}

/// A range. Its numbers fit in machine integers, or else they are all in `big`.
package final class RangeObject: Object {
  /// Start, stop, step and length where one of them exceeds a machine integer.
  package let big: (start: BigInt, stop: BigInt, step: BigInt, count: BigInt)?
  package let start: Int
  package let stop: Int
  package let step: Int
  package let count: Int

  init(start: Int, stop: Int, step: Int, count: Int, type: TypeObject) {
    self.start = start
    self.stop = stop
    self.step = step
    self.count = count
    big = nil
    super.init(type: type)
    classTag = .range
  }

  init(big: (start: BigInt, stop: BigInt, step: BigInt, count: BigInt), type: TypeObject) {
    self.big = big
    // Whoever does not look at `big` finds a range that nothing can hold.
    (start, stop, step, count) = (0, Int.max, 1, Int.max)
    super.init(type: type)
    classTag = .range
  }

  /// The value at `index`, which is below `count`; the products cannot overflow because the last one did not.
  package subscript(index: Int) -> Int { start &+ index &* step }
}

/// A variable shared by an inner function.
final class CellObject: Object {
  var value: Value { didSet { noteWrite() } }
  init(_ value: Value, type: TypeObject) {
    self.value = value
    super.init(type: type)
    classTag = .cell
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(value)
  }
}

/// A function written in Python.
package final class FunctionObject: Object {
  let code: CodeObject
  let layout: UnsafeMutablePointer<CodeLayout>
  let closure: UnsafeMutablePointer<Unmanaged<CellObject>>
  private let closureCount: Int
  package var name: Text
  package var qualifiedName: Text
  var defaults: [Value] = []
  /// Defaults of keyword-only parameters, by parameter.
  var keywordDefaults: [Name: Value] = [:]
  var annotations: Value = .undefined
  package var doc: Value = .none
  /// `__module__`, where a program has set it.
  var moduleName: Value = .undefined

  init(code: CodeObject, closure: [CellObject], type: TypeObject) {
    self.code = code
    layout = code.layout
    closureCount = closure.count
    self.closure = .allocate(capacity: max(closure.count, 1))
    self.closure.initialize(from: closure.map { .passUnretained($0) }, count: closure.count)
    name = code.name
    qualifiedName = code.qualifiedName
    super.init(type: type)
    classTag = .function
  }

  deinit { closure.deallocate() }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(code)
    for index in 0..<closureCount { marker.visit(closure[index].takeUnretainedValue()) }
    marker.visit(defaults)
    marker.visit(keywordDefaults.values)
    marker.visit(annotations)
    marker.visit(doc)
    marker.visit(moduleName)
  }
}

package final class BoundMethod: Object {
  package fileprivate(set) var function: Value
  package fileprivate(set) var receiver: Value
  init(_ function: Value, _ receiver: Value, type: TypeObject) {
    self.function = function
    self.receiver = receiver
    super.init(type: type)
    classTag = .boundMethod
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
    marker.visit(receiver)
  }
}

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

package final class ExceptionObject: Object {
  package var arguments: [Value]
  package var cause: Value = .none
  package var context: Value = .none
  package var suppressContext = false
  /// Attributes given by keyword (`name` of an ImportError, …).
  package var named: [String: Value] = [:]
  /// The name a NameError is about, for suggestions.
  package var missingName: Name?
  /// The object and name an AttributeError is about, for suggestions.
  package var missingAttribute: (object: Value, name: Name)?
  /// Innermost call last; filled while the exception travels outwards.
  package var traceback: [TracebackEntry] = []
  /// What the program was given for it last.
  var tracebackObject: TracebackObject?
  /// For exception groups: the exceptions in it.
  package var members: [Value] = []
  /// For a part of a group: the whole it came from.
  var origin: ExceptionObject?
  /// For SyntaxError: where in which text.
  package var fault: (fault: SyntaxFault, source: Source)?

  package init(arguments: [Value], type: TypeObject) {
    self.arguments = arguments
    super.init(type: type)
    classTag = .exception
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(arguments)
    marker.visit(cause)
    marker.visit(context)
    marker.visit(named.values)
    for entry in traceback { marker.visit(entry.code) }
    if let tracebackObject { marker.visit(tracebackObject) }
    marker.visit(members)
    if let origin { marker.visit(origin) }
    if let missingAttribute { marker.visit(missingAttribute.object) }
  }
}

/// One line of a traceback: an instruction of some code.
package struct TracebackEntry {
  let code: CodeObject
  let instruction: Int
}

/// A module: its table of names, with slots that compiled code addresses by number.
package final class ModuleObject: Object {
  package let name: String
  let globals = GlobalTable()
  /// Supplies names on first use, so that importing a large module costs nothing.
  package var provider: ((Machine, Name) throws -> Value?)?
  /// All names the provider knows.
  package var providedNames: [String] = []
  package var doc: String?
  /// The dict tied to the names, once somebody asked for it.
  var namespace: DictObject?
  /// Where the module comes from, as messages give it.
  package var location = "built-in"
  var shownLocation: String { location == "built-in" ? "unknown location" : location }

  init(name: String, type: TypeObject) {
    self.name = name
    super.init(type: type)
    classTag = .module
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    globals.trace(&marker)
    if let namespace { marker.visit(namespace) }
  }
}

/// Names and values of a module. A name keeps its slot for ever; the value of an absent name is undefined.
final class GlobalTable {
  let cells: UnsafeMutablePointer<GlobalCells>
  private(set) var names: [Name] = []
  private var slots = NameIndex()
  private var capacity = 64
  /// Where names are looked for that this table does not define.
  private weak var builtins: GlobalTable?
  /// For the table of builtins: the tables that hold its values as fallbacks.
  private var dependents: [ObjectIdentifier: Unmanaged<GlobalTable>] = [:]

  init() {
    cells = .allocate(capacity: 1)
    cells.initialize(
      to: GlobalCells(values: .allocate(capacity: capacity), fallbacks: .allocate(capacity: capacity)))
  }

  deinit {
    builtins?.dependents[ObjectIdentifier(self)] = nil
    cells.pointee.values.deallocate()
    cells.pointee.fallbacks.deallocate()
    cells.deallocate()
  }

  /// The slot of a name, which is added when new; `builtins` says what the name means until it is defined.
  func slot(of symbol: Name, builtins: GlobalTable?) -> Int {
    if let slot = slots[symbol] { return slot }
    if names.count == capacity { grow() }
    let slot = names.count
    names.append(symbol)
    slots.set(symbol, slot)
    cells.pointee.values[slot] = .undefined
    cells.pointee.fallbacks[slot] = builtins?[symbol] ?? .undefined
    if self.builtins == nil, let builtins, builtins !== self {
      self.builtins = builtins
      builtins.dependents[ObjectIdentifier(self)] = .passUnretained(self)
    }
    return slot
  }

  func existingSlot(of symbol: Name) -> Int? { slots[symbol] }

  /// The value of a defined name.
  subscript(symbol: Name) -> Value? {
    guard let slot = slots[symbol], !cells.pointee.values[slot].isUndefined else { return nil }
    return cells.pointee.values[slot]
  }

  func value(at slot: Int) -> Value { cells.pointee.values[slot] }

  func define(_ symbol: Name, _ value: Value, builtins: GlobalTable?) {
    // The slot first: finding it may move the table.
    let slot = slot(of: symbol, builtins: builtins)
    cells.pointee.values[slot] = value
    if !dependents.isEmpty { offer(symbol, value) }
  }

  func undefine(_ symbol: Name) {
    if let slot = slots[symbol] { cells.pointee.values[slot] = .undefined }
    if !dependents.isEmpty { offer(symbol, .undefined) }
  }

  /// A builtin has changed: whoever falls back on it learns its new value.
  private func offer(_ symbol: Name, _ value: Value) {
    for table in dependents.values {
      table._withUnsafeGuaranteedRef {
        if let slot = $0.slots[symbol] { $0.cells.pointee.fallbacks[slot] = value }
      }
    }
  }

  /// Names that have a value, in the order they first appeared.
  var definedNames: [Name] {
    names.indices.filter { !cells.pointee.values[$0].isUndefined }.map { names[$0] }
  }

  private func grow() {
    func larger(_ old: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<Value> {
      let fresh = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
      fresh.update(from: old, count: capacity)
      old.deallocate()
      return fresh
    }
    cells.pointee.values = larger(cells.pointee.values)
    cells.pointee.fallbacks = larger(cells.pointee.fallbacks)
    capacity *= 2
  }

  func trace(_ marker: inout Marker) {
    for slot in 0..<names.count {
      marker.visit(cells.pointee.values[slot])
      marker.visit(cells.pointee.fallbacks[slot])
    }
  }
}

// Making dead objects of these classes the next ones.
extension SliceObject {
  func reuse(_ start: Value, _ stop: Value, _ step: Value) { (self.start, self.stop, self.step) = (start, stop, step) }
}
extension BoundMethod {
  func reuse(_ function: Value, _ receiver: Value) { (self.function, self.receiver) = (function, receiver) }
}

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
}

/// A paused call of a generator function: its registers wait here between resumptions.
package final class GeneratorObject: Object {
  private(set) var functionReference: Unmanaged<FunctionObject>
  private(set) var registers: UnsafeMutablePointer<Value>
  private(set) var frameSize: Int
  private var capacity: Int
  var resumeAt: UnsafeMutablePointer<Instruction>
  var state = State.created
  /// The exception being handled inside the generator while it is paused.
  var handled: Value = .none
  /// Names of its own, if a program has given it any.
  var name: Text?
  var qualifiedName: Text?
  enum State { case created, suspended, running, finished }
  var function: FunctionObject { functionReference.takeUnretainedValue() }

  init(function: FunctionObject, frameSize: Int, start: UnsafeMutablePointer<Instruction>, type: TypeObject) {
    functionReference = .passUnretained(function)
    self.frameSize = frameSize
    self.resumeAt = start
    capacity = max(frameSize, 8)
    registers = .allocate(capacity: capacity)
    registers.initialize(repeating: .undefined, count: capacity)
    super.init(type: type)
    classTag = .generator
  }

  deinit { registers.deallocate() }

  /// Makes a dead generator the next one.
  func reuse(function: FunctionObject, frameSize: Int, start: UnsafeMutablePointer<Instruction>) {
    functionReference = .passUnretained(function)
    self.frameSize = frameSize
    resumeAt = start
    state = .created
    handled = .none
    (name, qualifiedName) = (nil, nil)
    if frameSize > capacity {
      registers.deallocate()
      capacity = frameSize
      registers = .allocate(capacity: capacity)
    }
    registers.update(repeating: .undefined, count: frameSize)
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
    marker.visit(handled)
    if state != .finished {
      for index in 0..<frameSize { marker.visit(registers[index]) }
    }
  }
  package override var externalBytes: Int { frameSize * 16 }
}
