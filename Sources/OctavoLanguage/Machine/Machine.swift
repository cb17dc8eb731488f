import CMachine

/// One Python world: its heap, types, modules, and the code that is running.
///
/// A machine belongs to one thread. Only `interrupts` may be touched from elsewhere (signals, timers).
public final class Machine {
  package let heap = Heap()
  let symbols = NameTable()
  let typeContext: TypeContext
  let attributeTable = AttributeTable()
  package private(set) var types: Types
  package private(set) var builtins: ModuleObject

  // MARK: The code under way

  let registers: UnsafeMutablePointer<Value>
  let registerLimit: UnsafeMutablePointer<Value>
  let frames: UnsafeMutablePointer<Frame>
  static let frameCapacity = 200_000
  /// What the loop in C knows, too.
  let loop: UnsafeMutablePointer<octavo_loop>
  /// Frames in use.
  var depth: Int {
    @inline(__always) get { loop.pointee.depth }
    @inline(__always) set { loop.pointee.depth = newValue }
  }
  /// The first register above those of the current frame.
  var top: UnsafeMutablePointer<Value> {
    @inline(__always) get { loop.pointee.top.assumingMemoryBound(to: Value.self) }
    @inline(__always) set { loop.pointee.top = UnsafeMutableRawPointer(newValue) }
  }
  /// Counts calls of Python code by native code, which may change anything.
  package internal(set) var runsFromSwift = 0
  /// The exception being handled, or None.
  var handled: Value {
    @inline(__always) get { Value(tag: loop.pointee.handled_tag, bits: loop.pointee.handled_bits) }
    @inline(__always) set {
      (loop.pointee.handled_tag, loop.pointee.handled_bits) = (newValue.tag, newValue.bits)
    }
  }
  /// The AttributeError of a `__getattr__` written in Python, to be raised as it stands.
  var lastAttributeError: PythonError?
  var formatCache = FormatCache()
  /// What the generator that finished last returned.
  var generatorResult: Value = .undefined
  package var recursionLimit: Int {
    get { loop.pointee.recursion_limit }
    set { loop.pointee.recursion_limit = newValue }
  }
  /// Most decimal digits of an int that are converted from or to text; 0 for any number.
  package var digitLimit = IntegerText.defaultDigitLimit
  /// The strings of one ASCII character, made once.
  private(set) var characters: [Value] = []
  package private(set) var fileTypes: FileTypes
  /// Swift calls that recurse into data (repr, comparison, …).
  private var nativeDepth = 0
  /// Where a run was when it was stopped from outside, innermost first.
  package internal(set) var stopTrace: [TracebackEntry] = []

  // MARK: What the host decides

  /// Asks the machine to stop soon; safe to call from a signal handler or another thread.
  package let interrupts = Interrupts()
  package var host: Host
  /// Turns errors of libraries into Python exceptions; nil for errors that end the run.
  package var translateError: ((Machine, any Error) -> PythonError?)?
  /// The memory behind values of libraries that are no buffers themselves; nil for values that have none.
  package var libraryBuffer: ((Machine, Value) -> (any BufferSource)?)?
  /// Types of the immediate values that libraries add, by tag.
  package var libraryTypes: [TypeObject] = []
  /// Modules by name, once imported.
  package var modules: [String: ModuleObject] = [:] {
    didSet { if moduleDict != nil { mirrorModules(oldValue) } }
  }
  /// `sys.modules`, once somebody asked for it.
  var moduleDict: DictObject?
  /// Modules that can be imported: a row each.
  package var moduleTable: [String: ModuleRow] = [:]
  /// Calls that wait for the end of the script, the last one first in turn.
  var exitHooks: [ExitHook] = []
  /// What `gc.isenabled()` says.
  var isCollectingShown = true
  /// Objects that must stay alive as long as the machine.
  private var immortal: [Value] = []
  /// Computes calls of functions that work mostly in a library; made when the first such function is found.
  package var makeHotCalls: ((Machine) -> any HotCalls)?
  private(set) lazy var hotCalls: (any HotCalls)? = makeHotCalls?(self)
  /// State that libraries keep for the length of the run, by their own key types.
  private var extensions: [(key: ObjectIdentifier, state: AnyObject)] = []

  package init(host: Host = Host()) {
    self.host = host
    TextLimits.maximumCount = min(TextLimits.maximumCount, host.memoryLimit, Memory.available)
    let capacity = 4 << 20
    registers = .allocate(capacity: capacity)
    registerLimit = registers + capacity - 70_000
    frames = .allocate(capacity: Self.frameCapacity)
    loop = .allocate(capacity: 1)
    loop.initialize(
      to: octavo_loop(
        depth: 0, recursion_limit: 1000, top: registers, register_limit: registerLimit,
        handled_tag: Value.none.tag, handled_bits: Value.none.bits, collection_due: heap.collectionDue,
        interrupt: interrupts.cause, list_type: nil, tuple_type: nil, generator_type: nil, string_type: nil,
        dict_type: nil, set_type: nil, list_iterator_class: NativeLayout.address(of: ListIterator.self),
        range_iterator_class: NativeLayout.address(of: RangeIterator.self),
        dict_iterator_class: NativeLayout.address(of: DictIterator.self),
        enumerate_class: NativeLayout.address(of: EnumerateIterator.self),
        zip_class: NativeLayout.address(of: ZipIterator.self), characters: nil,
        attributes: attributeTable.entries))
    Operation.prepareLoop()
    typeContext = TypeContext(heap: heap)
    types = Types(heap: heap, symbols: symbols, context: typeContext)
    loop.pointee.list_type = UnsafeRawPointer(types.listAddress)
    loop.pointee.tuple_type = UnsafeRawPointer(types.tupleAddress)
    loop.pointee.generator_type = UnsafeRawPointer(types.generatorAddress)
    loop.pointee.string_type = UnsafeRawPointer(types.strAddress)
    loop.pointee.dict_type = UnsafeRawPointer(types.dictAddress)
    loop.pointee.set_type = UnsafeRawPointer(Value(types.set).address)
    builtins = heap.adopt(ModuleObject(name: "builtins", type: types.module))
    fileTypes = FileTypes(types: types, heap: heap, context: typeContext)
    // The slots' names come first, so that their symbols have the slots' numbers.
    for slot in Slot.allCases { _ = intern(slot.name) }
    characters = (0..<128).map { constantString(Text.character($0)) }
    // They stay as they are, and so does the array that holds them.
    loop.pointee.characters = UnsafeRawPointer(Elements(characters).base)
    installTypes()
    installBuiltins()
    checkLoop(builtins)
    for row in ModuleRow.standard { moduleTable[row.name] = row }
  }

  deinit {
    attributeTable.deallocate()
    types.deallocate()
    registers.deallocate()
    frames.deallocate()
    loop.deallocate()
  }

  /// State of a library, made on first use and kept as long as the machine.
  package func state<T: AnyObject>(_ type: T.Type, make: () -> T) -> T {
    let key = ObjectIdentifier(type)
    // A handful: looking through them is faster than hashing.
    for known in extensions where known.key == key { return unsafeDowncast(known.state, to: T.self) }
    let fresh = make()
    extensions.append((key, fresh))
    return fresh
  }

  package func keepAlive(_ value: Value) { immortal.append(value) }

  // MARK: Collecting

  /// Frees what nothing leads to any more: old objects for certain only in a full collection.
  func collect(full: Bool) {
    heap.collect(full: full) { marker in
      self.symbols.trace(&marker)
      self.types.trace(&marker)
      marker.visit(self.builtins)
      for module in self.modules.values { marker.visit(module) }
      for type in self.libraryTypes { marker.visit(type) }
      marker.visit(self.immortal)
      marker.visit(self.handled)
      marker.visit(self.generatorResult)
      for root in self.host.roots { marker.visit(root) }
      for hook in self.exitHooks { hook.trace(&marker) }
      for index in 0..<self.depth {
        let frame = self.frames[index]
        marker.visit(frame.function.takeUnretainedValue())
        marker.visit(frame.handled)
        if let generator = frame.generator { marker.visit(generator.takeUnretainedValue()) }
      }
      // One stretch: the registers of the frames, and between them the arguments of native code that called back.
      var register = self.registers
      while register < self.top {
        marker.visit(register.pointee)
        register += 1
      }
      // A callee's frame may end below its caller's. What lies between holds nothing, but what stands there would be
      // looked at again once the caller goes on, when it may long be dead.
      let end = (0..<self.depth).lazy.map { self.frames[$0].end }.max() ?? register
      while register < end {
        register.pointee = .undefined
        register += 1
      }
    }
  }

  /// What the loop does between instructions when something is due.
  func safePoint() throws {
    // Between instructions no native code of this level is under way.
    heap.releaseActivation()
    if heap.isCollectionDue {
      collect(full: false)
      if heap.holdsMuchMore || heap.externalLive > host.memoryLimit { collect(full: true) }
      if heap.externalLive > host.memoryLimit { throw Stop.memoryLimit(bytes: host.memoryLimit) }
      try runFinalizers()
    }
    if interrupts.isSet { try answerInterrupt() }
  }

  /// To be called between instructions, before a buffer for so many values is made: collects what is dead first if
  /// the buffer would make a full collection due, so that dead buffers and the new one need not fit side by side.
  @inline(__always)
  func makeRoom(forElements count: Int) throws {
    if count > 1 << 16, heap.shouldMakeRoom(for: count &* MemoryLayout<Value>.stride) {
      heap.releaseActivation()
      collect(full: true)
      try runFinalizers()
    }
  }

  /// For long native loops: throws if the run should end.
  @inline(__always)
  package func checkInterrupts() throws {
    if interrupts.isSet { try answerInterrupt() }
  }

  func answerInterrupt() throws {
    switch interrupts.take() {
    case .none: break
    case .keyboard: throw error(.keyboardInterrupt)
    case .time: throw Stop.timeLimit(seconds: host.timeLimit ?? 0)
    }
  }

  // MARK: Recursion of Swift code into data

  /// Runs a step that may recurse through data; too deep a recursion is Python's RecursionError.
  package func recursing<T>(_ doing: String = "", _ body: () throws -> T) throws -> T {
    nativeDepth += 1
    defer { nativeDepth -= 1 }
    if nativeDepth + depth > recursionLimit {
      throw error(.recursionError, "maximum recursion depth exceeded\(doing)")
    }
    return try body()
  }
}

/// A flag that other threads and signal handlers set and the machine reads between instructions.
package final class Interrupts: Sendable {
  package enum Cause: Int64 { case none, keyboard, time }
  /// Where the loop in C looks; touched atomically only.
  nonisolated(unsafe) let cause: UnsafeMutablePointer<Int64>

  package init() {
    cause = .allocate(capacity: 1)
    cause.initialize(to: Cause.none.rawValue)
  }
  deinit { cause.deallocate() }

  package func request(_ cause: Cause) { octavo_set_flag(self.cause, cause.rawValue) }
  @inline(__always)
  package var isSet: Bool { octavo_flag(cause) != Cause.none.rawValue }
  package func take() -> Cause { Cause(rawValue: octavo_exchange_flag(cause, Cause.none.rawValue)) ?? .none }
}

/// What surrounds a machine: where its output goes and what it may use.
package struct Host {
  package var writeOutput: (Text) -> Void = { _ in }
  package var writeError: (Text) -> Void = { _ in }
  package var readLine: () -> Text? = { nil }
  /// Shows the value of a cell's last expression.
  package var display: (Machine, Value) throws -> Void = { _, _ in }
  /// Receives warnings; without it they are written to the error stream as CPython writes them.
  package var showWarning: ((_ category: String, _ message: String, _ file: String, _ line: Int) -> Void)?
  package var arguments: [String] = []
  /// Seeds the generators that the program leaves unseeded; nil asks the system for entropy.
  package var seed: UInt64? = 0
  package var memoryLimit = Int.max
  package var timeLimit: Double?
  /// The folder of the script or notebook, below which files may be read.
  package var folder = "."
  /// Where relative names of files to read begin.
  package var workingFolder = "."
  /// The folder below which files may be written, and where their relative names begin; nil refuses all writing.
  package var outputFolder: String?
  /// Values the host holds.
  package var roots: [Value] = []

  package init() {}
}
