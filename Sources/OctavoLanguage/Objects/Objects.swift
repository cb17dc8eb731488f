import BigInt

// The objects of the language core. Each holds plain Swift data; `trace` reports the values inside.

package final class StringObject: Object {
  package let text: Text
  /// The symbol, once the text was used as a name.
  var symbol: Name?
  var cachedHash: Int?

  package init(_ text: Text, type: TypeObject) {
    self.text = text
    super.init(type: type)
  }

  package override var externalBytes: Int {
    switch text.storage {
    case .ascii(let bytes): bytes.count
    case .wide(let points): points.count * 4
    }
  }
}

package final class BigIntObject: Object {
  package let value: BigInt
  init(_ value: BigInt, type: TypeObject) {
    self.value = value
    super.init(type: type)
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
  }
}

package final class BytesObject: Object {
  package let bytes: [UInt8]
  init(_ bytes: [UInt8], type: TypeObject) {
    self.bytes = bytes
    super.init(type: type)
  }
  package override var externalBytes: Int { bytes.count }
}

package final class ListObject: Object {
  package var items: [Value]
  init(_ items: [Value], type: TypeObject) {
    self.items = items
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(items)
  }
  package override var externalBytes: Int { items.capacity * 16 }
}

package final class TupleObject: Object {
  package let items: [Value]
  package init(_ items: [Value], type: TypeObject) {
    self.items = items
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(items)
  }
  package override var externalBytes: Int { items.count * 16 }
}

package final class SliceObject: Object {
  package let start: Value
  package let stop: Value
  package let step: Value
  init(_ start: Value, _ stop: Value, _ step: Value, type: TypeObject) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(type: type)
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
  }

  init(big: (start: BigInt, stop: BigInt, step: BigInt, count: BigInt), type: TypeObject) {
    self.big = big
    // Whoever does not look at `big` finds a range that nothing can hold.
    (start, stop, step, count) = (0, Int.max, 1, Int.max)
    super.init(type: type)
  }

  /// The value at `index`, which is below `count`; the products cannot overflow because the last one did not.
  package subscript(index: Int) -> Int { start &+ index &* step }
}

/// A variable shared by an inner function.
final class CellObject: Object {
  var value: Value
  init(_ value: Value, type: TypeObject) {
    self.value = value
    super.init(type: type)
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

  init(code: CodeObject, closure: [CellObject], type: TypeObject) {
    self.code = code
    layout = code.layout
    closureCount = closure.count
    self.closure = .allocate(capacity: max(closure.count, 1))
    self.closure.initialize(from: closure.map { .passUnretained($0) }, count: closure.count)
    name = code.name
    qualifiedName = code.qualifiedName
    super.init(type: type)
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
  }
}

package final class BoundMethod: Object {
  package let function: Value
  package let receiver: Value
  init(_ function: Value, _ receiver: Value, type: TypeObject) {
    self.function = function
    self.receiver = receiver
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
    marker.visit(receiver)
  }
}

/// `property`, `staticmethod`, `classmethod`: wrappers that the attribute rules know.
package final class PropertyObject: Object {
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
  /// For properties that say what they are.
  var doc: Value = .none

  init(
    name: String, type: TypeObject, get: @escaping @Sendable (Machine, Value) throws -> Value,
    set: (@Sendable (Machine, Value, Value) throws -> Void)?
  ) {
    self.name = name
    self.get = get
    self.set = set
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
  private var slots: [Name: Int] = [:]
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
    slots[symbol] = slot
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

/// Base of the built-in iterators: `next` gives the undefined value at the end, and nothing after that.
open class IteratorObject: Object {
  open func next(_ machine: Machine) throws -> Value { .undefined }
}

/// A paused call of a generator function: its registers wait here between resumptions.
package final class GeneratorObject: Object {
  let function: FunctionObject
  let registers: UnsafeMutablePointer<Value>
  let frameSize: Int
  var resumeAt: UnsafeMutablePointer<Instruction>
  var state = State.created
  /// The exception being handled inside the generator while it is paused.
  var handled: Value = .none
  /// Names of its own, if a program has given it any.
  var name: Text?
  var qualifiedName: Text?
  enum State { case created, suspended, running, finished }

  init(function: FunctionObject, frameSize: Int, start: UnsafeMutablePointer<Instruction>, type: TypeObject) {
    self.function = function
    self.frameSize = frameSize
    self.resumeAt = start
    registers = .allocate(capacity: max(frameSize, 1))
    registers.initialize(repeating: .undefined, count: max(frameSize, 1))
    super.init(type: type)
  }

  deinit { registers.deallocate() }

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
