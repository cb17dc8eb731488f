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
    /// Names used by `loadName` and the like, by number.
    var names: [Name] = []
    var freeNames: [Name] = []
    var isGenerator = false
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
    type: TypeObject
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
        isSimple: shape.isSimple, isGenerator: shape.isGenerator))
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
    /// A name of a module: `slot` of its table (`version` is the address of the module).
    case moduleName
  }
  let name: Name
  var kind: Kind = .none
  var slot: Int32 = 0
  var version: UInt64 = 0
  var value: Value = .undefined

  init(name: Name) { self.name = name }
}
