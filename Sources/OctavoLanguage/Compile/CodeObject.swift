import CMachine

/// Compiled code of one scope.
package final class CodeObject: Object {
  package let name: Text
  package let qualifiedName: Text
  package let source: Source
  let module: ModuleObject
  let layout: UnsafeMutablePointer<CodeLayout>
  let instructionCount: Int
  private let constantCount: Int
  private let cacheCount: Int
  let shape: Shape
  /// How the text was compiled, for code that `compile` has made.
  var mode: Compiler.Mode?
  /// Where each instruction comes from.
  let spans: [Span]
  let handlers: [ExceptionHandler]

  /// What calls and diagnostics need to know about the frame.
  struct Shape {
    var frameSize = 0
    /// Positional parameters, positional-only ones included.
    var positionalCount = 0
    var positionalOnlyCount = 0
    var keywordOnlyCount = 0
    var hasVarArgs = false
    var hasVarKeywords = false
    /// Registers of parameters that inner functions share.
    var cellParameters: [Int] = []
    var localNames: [Name] = []
    /// Where the dict of `locals()` is kept while the function runs, if it may ask for one.
    var localsRegister: Int?
    /// Names used by `loadName` and the like, by number.
    var names: [Name] = []
    var freeNames: [Name] = []
    var isGenerator = false
    /// An `async def`, which can be defined but not called.
    var isAsynchronous = false
    var isClassBody = false
    /// Where the cells of a new function come from: a register of the frame or a closure cell of its own.
    var captures: [Capture] = []
    var firstOffset = 0
    var doc: Text?

    var parameterCount: Int {
      positionalCount + keywordOnlyCount + (hasVarArgs ? 1 : 0) + (hasVarKeywords ? 1 : 0)
    }
    /// Calls with exactly the positional arguments need no binding.
    var isSimple: Bool { keywordOnlyCount == 0 && !hasVarArgs && !hasVarKeywords }
  }

  enum Capture {
    case register(Int)
    case free(Int)
  }

  /// Sends an exception raised in a range of instructions to a handler.
  struct ExceptionHandler {
    let range: Range<Int>
    let target: Int
    /// The register that receives the exception.
    let register: Int
    /// The register of the exception that is being handled around the `try`, or nil for the frame's own.
    let outerHandled: Int?
  }

  init(
    name: Text, qualifiedName: Text, source: Source, module: ModuleObject, instructions: [Instruction],
    constants: [Value], cacheNames: [Name], shape: Shape, spans: [Span], handlers: [ExceptionHandler],
    spareOperands: [Int: SpareOperands], classCellName: Name, type: TypeObject
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.source = source
    self.module = module
    self.shape = shape
    self.spans = spans
    self.handlers = handlers
    instructionCount = instructions.count
    constantCount = constants.count
    cacheCount = cacheNames.count
    layout = .allocate(capacity: 1)
    layout.initialize(
      to: CodeLayout(
        instructions: Self.copy(instructions), constants: Self.copy(constants),
        caches: Self.copy(cacheNames.map { AttributeCache(name: $0) }), globals: module.globals.cells,
        frameSize: Int32(shape.frameSize), positionalCount: Int32(shape.positionalCount),
        isSimple: shape.isSimple, isGenerator: shape.isGenerator,
        directCount: shape.isSimple && !shape.isGenerator ? Int32(shape.positionalCount) : -1,
        takesArguments: shape.positionalCount > 0 || shape.hasVarArgs,
        classCell: Int32(shape.freeNames.firstIndex(of: classCellName) ?? -1),
        spareOperands: Self.copy(instructions.indices.map { spareOperands[$0]?.rawValue ?? 0 }),
        parameters: ParameterLayout(
          names: Self.copy(shape.localNames), positionalOnlyCount: shape.positionalOnlyCount,
          namedCount: shape.positionalCount + shape.keywordOnlyCount, count: shape.parameterCount,
          hasVarArgs: shape.hasVarArgs, hasVarKeywords: shape.hasVarKeywords)))
    super.init(type: type)
  }

  /// Whether this is the code of a module itself.
  var isModuleLevel: Bool { !shape.isClassBody && name == Text("<module>") }

  private static func copy<T>(_ items: [T]) -> UnsafeMutablePointer<T> {
    let memory = UnsafeMutablePointer<T>.allocate(capacity: max(items.count, 1))
    memory.initialize(from: items, count: items.count)
    return memory
  }

  deinit {
    layout.pointee.instructions.deallocate()
    layout.pointee.constants.deallocate()
    layout.pointee.caches.deallocate()
    layout.pointee.spareOperands.deallocate()
    layout.pointee.parameters.names.deallocate()
    layout.deallocate()
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(module)
    for index in 0..<constantCount { marker.visit(layout.pointee.constants[index]) }
    for index in 0..<cacheCount { marker.visit(layout.pointee.caches[index].value) }
  }
}

/// What the machine's loop reads of a code, as plain memory: following it counts no references.
struct CodeLayout {
  let instructions: UnsafeMutablePointer<Instruction>
  let constants: UnsafeMutablePointer<Value>
  let caches: UnsafeMutablePointer<AttributeCache>
  let globals: UnsafeMutablePointer<GlobalCells>
  let frameSize: Int32
  let positionalCount: Int32
  /// Neither `*args`, `**kwargs` nor keyword-only parameters.
  let isSimple: Bool
  let isGenerator: Bool
  /// As many positional arguments make a call a new frame and nothing else; -1 where none do.
  var directCount: Int32
  /// What `super()` without arguments asks: whether there is a first argument, and which closure cell holds
  /// the class (-1 for none).
  let takesArguments: Bool
  let classCell: Int32
  /// For each arithmetic instruction, which operands are results of others in the same expression.
  let spareOperands: UnsafeMutablePointer<UInt8>
  /// What calls that are more than as many positional arguments as there are parameters ask.
  let parameters: ParameterLayout
  /// How many results libraries have made for this code (`Machine.noteLibraryWork`).
  var libraryWork: UInt32 = 0
  /// Who computes calls of this code instead of the machine: 0 nobody, else as `HotCalls` numbers it.
  var hotNumber: Int32 = 0
}

/// The parameters of a code: positional ones, then those given by keyword only, then `*args` and `**kwargs`.
struct ParameterLayout {
  /// The names of all local variables, which begin with the parameters.
  let names: UnsafeMutablePointer<Name>
  let positionalOnlyCount: Int
  /// Without `*args` and `**kwargs`.
  let namedCount: Int
  let count: Int
  let hasVarArgs: Bool
  let hasVarKeywords: Bool
}

/// Values and fallbacks of a module's names; the pointers move when the table grows.
struct GlobalCells {
  var values: UnsafeMutablePointer<Value>
  var fallbacks: UnsafeMutablePointer<Value>
}

/// What an attribute instruction remembers of its last look-up. Valid while the receiver's type has
/// the version seen then; versions are never reused.
struct AttributeCache {
  enum Kind: UInt8 {
    case none
    /// An instance field at `slot`.
    case field
    /// A plain function found on the type, not shadowed by any field.
    case method
    /// Another value found on the type that is no descriptor, not shadowed by any field.
    case typeValue
    /// A `property` or an attribute that Swift code computes: what `value` is says how to read it.
    case property
    /// A value found on the receiver itself, which is a class (`version` is its own version).
    case classValue
    /// A name of a module: `slot` of its table (`version` is the address of the module).
    case moduleName
  }
  let name: Name
  var kind: Kind = .none
  var slot: Int32 = 0
  var version: UInt64 = 0
  var value: Value = .undefined
  /// Versions seen before for which the same holds: classes share what they inherit.
  private var others: (UInt64, UInt64) = (.max, .max)

  init(name: Name) { self.name = name }

  /// Whether what is remembered of instances holds for those of a type with that version.
  @inline(__always)
  func holds(for version: UInt64) -> Bool {
    version == self.version || version == others.0 || version == others.1
  }

  /// To be called when another answer has taken the place of `before`: if it says the same, both hold.
  mutating func join(_ before: AttributeCache) {
    let isSame =
      switch kind {
      case .field: before.kind == .field && slot == before.slot
      case .method, .typeValue: before.kind == kind && Value.identical(value, before.value)
      default: false
      }
    others = isSame ? (before.version, before.others.0) : (.max, .max)
  }
}

/// What attribute instructions have remembered anywhere, by version and name: an instruction that meets
/// several types in turn finds its answer here. A new entry takes the place of an old one.
struct AttributeTable {
  private static let size = Int(OCTAVO_ATTRIBUTE_PLACES)
  let entries: UnsafeMutablePointer<AttributeCache>

  init() {
    entries = .allocate(capacity: Self.size)
    entries.initialize(repeating: AttributeCache(name: Name(id: -1)), count: Self.size)
  }

  func deallocate() { entries.deallocate() }

  @inline(__always)
  private func place(_ version: UInt64, _ name: Name, _ isStore: Bool) -> UnsafeMutablePointer<AttributeCache>
  {
    entries + octavo_attribute_place(version, name.id, isStore)
  }

  /// Takes over what is known about a name of the types with that version; false when nothing is.
  @inline(__always)
  func fill(_ cache: UnsafeMutablePointer<AttributeCache>, version: UInt64, isStore: Bool) -> Bool {
    let entry = place(version, cache.pointee.name, isStore)
    guard entry.pointee.version == version, entry.pointee.name.id == storedName(cache, isStore) else {
      return false
    }
    cache.pointee.kind = entry.pointee.kind
    cache.pointee.slot = entry.pointee.slot
    cache.pointee.version = version
    cache.pointee.value = entry.pointee.value
    return true
  }

  func note(_ cache: UnsafeMutablePointer<AttributeCache>, isStore: Bool) {
    let entry = place(cache.pointee.version, cache.pointee.name, isStore)
    var copy = AttributeCache(name: Name(id: storedName(cache, isStore)))
    copy.kind = cache.pointee.kind
    copy.slot = cache.pointee.slot
    copy.version = cache.pointee.version
    copy.value = cache.pointee.value
    entry.pointee = copy
  }

  @inline(__always)
  private func storedName(_ cache: UnsafeMutablePointer<AttributeCache>, _ isStore: Bool) -> Int32 {
    octavo_attribute_name(cache.pointee.name.id, isStore)
  }
}
