/// Collects the instructions of one scope: registers, constants, labels and handler ranges.
final class CodeBuilder {
  struct Label { let index: Int }

  let scope: Scope
  let machine: Machine
  let module: ModuleObject
  let source: Source
  private(set) var instructions: [Instruction] = []
  private(set) var spans: [Span] = []
  private(set) var constants: [Value] = []
  private(set) var cacheNames: [Name] = []
  private(set) var names: [Name] = []
  private(set) var handlers: [CodeObject.ExceptionHandler] = []
  /// Arithmetic instructions with operands that nothing else will read.
  var spareOperands: [Int: SpareOperands] = [:]
  var shape = CodeObject.Shape()

  /// Registers of locals, and of cells.
  private(set) var registers: [String: Int] = [:]
  private(set) var freeIndices: [String: Int] = [:]
  /// The first register free for temporaries.
  var top = 0
  /// The first register that belongs to no variable.
  private(set) var firstTemporary = 0
  /// Locals certain to have a value here; nil where the code cannot be reached.
  var assigned: Set<Int>? = []
  var blocks: [Block] = []
  /// The register of the innermost exception being handled here.
  var handledRegister: Int?
  /// The operand of a `yield` that says so: the register's number and one, or 0.
  var handledNumber: Int { handledRegister.map { $0 + 1 } ?? 0 }
  var hasFutureAnnotations = false
  /// The value of every expression statement is shown (`Compiler.Mode.single`).
  var showsValues = false
  /// The text of a module that runs with locals of its own: its names are kept as those of a class body.
  let isNamespaced: Bool
  /// Names that such a text declares to be global.
  var declaredGlobals: Set<String> = []

  private var labelPositions: [Int?] = []
  private var patches: [(instruction: Int, label: Int)] = []
  private var intConstants: [Int: Int] = [:]
  private var textConstants: [Text: Int] = [:]
  private var nameNumbers: [Name: Int] = [:]

  init(scope: Scope, machine: Machine, module: ModuleObject, source: Source, isNamespaced: Bool = false) {
    self.scope = scope
    self.isNamespaced = isNamespaced
    self.machine = machine
    self.module = module
    self.source = source
    if scope.kind == .classBody || isNamespaced { top = 2 }  // the namespace and the `__class__` cell
    if scope.kind != .module {
      for name in scope.localNames where scope.kind != .classBody {
        registers[name] = top
        shape.localNames.append(machine.intern(name))
        top += 1
      }
    }
    if [.function, .lambda].contains(scope.kind), source.mentionsLocals {
      shape.localsRegister = top
      top += 1
    }
    for (index, name) in scope.freeNames.enumerated() { freeIndices[name] = index }
    shape.freeNames = scope.freeNames.map { machine.intern($0) }
    shape.isGenerator = scope.isGenerator
    shape.isClassBody = scope.kind == .classBody || isNamespaced
    shape.frameSize = top
    firstTemporary = top
  }

  /// What a name means where this code runs.
  func binding(of name: String) -> Binding {
    let binding = scope.binding(of: name)
    return isNamespaced && binding == .global && !declaredGlobals.contains(name) ? .className : binding
  }

  // MARK: Emitting

  @discardableResult
  func emit(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, at span: Span) -> Int {
    instructions.append(special(operation, a, b, c) ?? Instruction(operation, a, b, c))
    spans.append(span)
    return instructions.count - 1
  }

  /// The form of an instruction for what its operands are, if there is one.
  private func special(_ operation: Operation, _ a: Int, _ b: Int, _ c: Int) -> Instruction? {
    guard b & Instruction.constantBit == 0, let form = operation.withRegisters else { return nil }
    if c & Instruction.constantBit == 0 { return Instruction(form, a, b, c) }
    let value = constants[c & ~Instruction.constantBit]
    guard value.isInt, let small = Int16(exactly: value.int), let form = operation.withSmall else {
      return nil
    }
    return Instruction(form, a, b, Int(small))
  }

  func emitWord(_ value: Int, at span: Span) { emit(.word, value, at: span) }

  /// A jump whose distance sits in the instruction itself.
  func emitJump(_ operation: Operation, _ a: Int = 0, to label: Label, at span: Span) {
    let index = emit(operation, a, at: span)
    patches.append((index, label.index))
  }

  /// An instruction followed by a word with the distance.
  func emitJump(_ operation: Operation, _ a: Int, _ b: Int, _ c: Int, to label: Label, at span: Span) {
    emit(operation, a, b, c, at: span)
    let index = emit(.word, at: span)
    patches.append((index, label.index))
  }

  /// One more distance for the instruction before it.
  func emitJumpWord(to label: Label, at span: Span) {
    let index = emit(.word, at: span)
    patches.append((index, label.index))
  }

  func makeLabel() -> Label {
    labelPositions.append(nil)
    return Label(index: labelPositions.count - 1)
  }

  func place(_ label: Label) { labelPositions[label.index] = instructions.count }

  var here: Int { instructions.count }

  func addHandler(_ range: Range<Int>, target: Int, register: Int, outerHandled: Int?) {
    if range.isEmpty { return }
    handlers.append(.init(range: range, target: target, register: register, outerHandled: outerHandled))
  }

  // MARK: Registers

  func temporary() -> Int { temporaries(1) }

  func temporaries(_ count: Int) -> Int {
    let first = top
    top += count
    shape.frameSize = max(shape.frameSize, top)
    return first
  }

  func register(of name: String) -> Int? { registers[name] }
  func freeIndex(of name: String) -> Int? { freeIndices[name] }

  // MARK: Constants and names

  func constant(_ value: Value) -> Int {
    constants.append(value)
    return (constants.count - 1) | Instruction.constantBit
  }

  func constant(int: Int) -> Int {
    if let known = intConstants[int] { return known }
    let index = constant(Value(int))
    intConstants[int] = index
    return index
  }

  func constant(text: Text) -> Int {
    if let known = textConstants[text] { return known }
    let index = constant(machine.constantString(text))
    textConstants[text] = index
    return index
  }

  func cache(_ name: String) -> Int {
    cacheNames.append(machine.intern(name))
    return cacheNames.count - 1
  }

  func nameNumber(_ name: String) -> Int {
    let symbol = machine.intern(name)
    if let number = nameNumbers[symbol] { return number }
    names.append(symbol)
    nameNumbers[symbol] = names.count - 1
    return names.count - 1
  }

  func globalSlot(_ name: String) -> Int {
    module.globals.slot(of: machine.intern(name), builtins: machine.builtins.globals)
  }

  // MARK: Finishing

  /// Limits of the instruction format; reaching one is a property of the program, so it is reported.
  private func checkLimits() throws(SyntaxFault) {
    let tooLarge =
      shape.frameSize > 30_000 || constants.count > 30_000 || cacheNames.count > 65_000
      || names.count > 65_000 || module.globals.names.count > 65_000
    if tooLarge {
      throw SyntaxFault(
        .memory, "too many names, constants or temporary values in '\(scope.qualifiedName)'; split it",
        spans.first ?? Span(0, 0))
    }
  }

  func finish(name: Text, qualifiedName: Text) throws(SyntaxFault) -> CodeObject {
    try checkLimits()
    for (index, label) in patches {
      // Every label is placed before its builder finishes.
      let target = labelPositions[label] ?? instructions.count
      instructions[index].wide = target - index - 1
    }
    shape.names = names
    return machine.heap.adopt(
      CodeObject(
        name: name, qualifiedName: qualifiedName, source: source, module: module,
        instructions: instructions, constants: constants, cacheNames: cacheNames, shape: shape,
        spans: spans, handlers: handlers, spareOperands: spareOperands,
        classCellName: machine.intern("__class__"), type: machine.types.code))
  }
}

extension CodeBuilder {
  /// What surrounds a statement and must be undone when control leaves it early.
  enum Block {
    case loop(breakTo: Label, continueTo: Label)
    /// A `finally`: its statements run on every way out.
    case finally(TryRegion, [Statement])
    /// Inside `except`: the handled exception is put back, its name unbound.
    case handler(register: Int, name: String?, TryRegion?)
    case with(TryRegion, exit: Int, Span)
    /// A `try` with handlers, which early exits leave without further ado.
    case guarded(TryRegion)
  }
}

/// The instruction ranges a handler protects, with gaps where clean-up code was written in between.
final class TryRegion {
  private(set) var ranges: [Range<Int>] = []
  private var start: Int?

  init(start: Int) { self.start = start }

  func close(at position: Int) {
    if let start { ranges.append(start..<position) }
    start = nil
  }

  func reopen(at position: Int) { start = position }
}
