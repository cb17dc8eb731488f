/// Follows what a Python function does with values that are not known yet.
///
/// It reads the compiled code and computes with known values as the machine would, but only what has no effect
/// outside the call; what happens to the other values it hands to a `TraceDomain`. Anything else, above all a
/// branch on an unknown value or a store to something that outlives the call, is a `TraceFailure`, and the
/// function is run by the machine instead. Every value read from outside is noted in `record`.
///
/// No collection happens meanwhile, since nothing here runs code of the program: what is made needs no protection.
package final class Tracer {
  package let machine: Machine
  package let domain: any TraceDomain
  package internal(set) var record = TraceRecord()

  /// Lists, dicts and iterators the traced code made itself, which it may change.
  private var own: Set<ObjectIdentifier> = []
  /// Cells made during the call, and the sources of those that were there before.
  private var ownCells: Set<ObjectIdentifier> = []
  private var cellSources: [ObjectIdentifier: TraceSource] = [:]
  private var root: FunctionObject?
  private var depth = 0
  private var stepsLeft: Int

  /// - Parameter steps: how many instructions to follow at most.
  package init(_ machine: Machine, _ domain: any TraceDomain, steps: Int = 200_000) {
    self.machine = machine
    self.domain = domain
    stepsLeft = steps
  }

  /// The value the function returns for these arguments.
  package func run(_ function: FunctionObject, _ arguments: [Value]) throws -> Value {
    root = function
    for index in function.code.shape.freeNames.indices {
      let cell = function.closure[index].takeUnretainedValue()
      cellSources[ObjectIdentifier(cell)] = TraceSource(.ownCell, nil, index)
    }
    return try call(function, arguments, names: [])
  }

  package func fail(_ reason: String) -> TraceFailure { TraceFailure(reason) }

  /// Marks something made during the call.
  package func adopt<T: Object>(_ object: T) -> Value {
    own.insert(ObjectIdentifier(object))
    return Value(object)
  }

  package func isOwn(_ object: Object) -> Bool { own.contains(ObjectIdentifier(object)) }

  /// Whether a value is followed or holds something that is.
  package func involves(_ x: Value, depth: Int = 0) -> Bool {
    guard x.isObject, depth < 8 else { return false }
    switch x.object {
    case is TracedObject: return true
    case let list as ListObject: return list.items.contains { involves($0, depth: depth + 1) }
    case let tuple as TupleObject: return tuple.items.contains { involves($0, depth: depth + 1) }
    case let dict as DictObject: return dict.values.contains { involves($0, depth: depth + 1) }
    default: return false
    }
  }

  // MARK: Values from outside

  /// A value read at a source: noted, and taken apart as far as it can change.
  package func captured(_ value: Value, _ source: TraceSource) throws -> Value {
    if let known = try domain.captured(value, source) { return known }
    guard value.isObject else {
      record.expect(source, value)
      return value
    }
    record.expect(source, value)
    switch value.object {
    case let list as ListObject where list.type === machine.types.list:
      try checkSize(list.items.count)
      record.expect(TraceSource(.listCount, of: list), Value(list.items.count))
      let items = try list.items.enumerated().map { try captured($1, TraceSource(.listItem, of: list, $0)) }
      return machine.list(items)
    case let tuple as TupleObject where tuple.type === machine.types.tuple:
      try checkSize(tuple.items.count)
      let items = try tuple.items.enumerated().map {
        try captured($1, TraceSource(.tupleItem, of: tuple, $0))
      }
      let isSame = zip(items, tuple.items).allSatisfy { Value.identical($0, $1) }
      return isSame ? value : machine.tuple(items)
    case let dict as DictObject where dict.type === machine.types.dict:
      try checkSize(dict.count)
      record.expect(TraceSource(.dictCount, of: dict), Value(dict.count))
      let copy = machine.dict()
      for (key, item) in dict.pairs {
        record.keys.append(key)
        try copy.set(key, captured(item, TraceSource(.dictItem, of: dict, record.keys.count - 1)), machine)
      }
      return Value(copy)
    case is ListObject, is DictObject, is SetObject: throw fail("it reads a container that may change")
    default: break
    }
    return value
  }

  private func checkSize(_ count: Int) throws {
    if count > 2000 { throw fail("it reads a container of \(count) items") }
  }

  private func global(_ module: ModuleObject, _ slot: Int, _ name: String) throws -> Value {
    let cells = module.globals.cells
    var value = cells.pointee.values[slot]
    if value.isUndefined { value = cells.pointee.fallbacks[slot] }
    if value.isUndefined { throw fail("the name '\(name)' is not defined") }
    record.objects.append(module)
    return try captured(value, TraceSource(.global, UnsafeMutableRawPointer(cells), slot))
  }

  private func cellValue(_ cell: CellObject) throws -> Value {
    if cell.value.isUndefined { throw fail("a variable is read before it is set") }
    if ownCells.contains(ObjectIdentifier(cell)) { return cell.value }
    record.objects.append(cell)
    return try captured(cell.value, cellSources[ObjectIdentifier(cell)] ?? TraceSource(.cell, of: cell))
  }

  // MARK: Calls

  /// Calls anything, with the names of the last arguments.
  package func callAny(_ callee: Value, _ arguments: [Value], names: [String]) throws -> Value {
    guard callee.isObject else { throw fail("it calls something that is no function") }
    switch callee.object {
    case let function as FunctionObject: return try call(function, arguments, names: names)
    case let method as BoundMethod:
      return try callAny(method.function, [method.receiver] + arguments, names: names)
    case let wrapper as MethodWrapper where wrapper.kind == .staticMethod:
      return try callAny(wrapper.function, arguments, names: names)
    default:
      let type = callee.object.type
      if type.isUserDefined, let method = type.slot(.call).as(FunctionObject.self) {
        record.objects.append(type)
        record.expect(TraceSource(.typeVersion, of: type), Value(Int(truncatingIfNeeded: type.version)))
        return try call(method, [callee] + arguments, names: names)
      }
      return try domain.call(callee, arguments, names: names, self)
    }
  }

  private func call(_ function: FunctionObject, _ arguments: [Value], names: [String]) throws -> Value {
    if depth >= 40 { throw fail("its calls are nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    let frame = TraceFrame(function, size: Int(function.layout.pointee.frameSize))
    try bind(function, arguments, names, frame)
    do {
      if function.layout.pointee.isGenerator {
        var yielded: [Value] = []
        _ = try evaluate(frame) { yielded.append($0) }
        let items = machine.list(yielded)
        return adopt(try machine.iterator(of: items).object)
      }
      return try evaluate(frame) { _ in throw TraceFailure("it yields") }
    } catch var failure as TraceFailure {
      if failure.location == nil { failure.location = location(frame) }
      throw failure
    }
  }

  private func location(_ frame: TraceFrame) -> String {
    let code = frame.function.code
    let position = min(max(frame.position - 1, 0), code.spans.count - 1)
    let offset = position >= 0 ? code.spans[position].start : 0
    return "\(code.source.file):\(code.source.firstLine + code.source.lineIndex(at: offset))"
  }

  private func bind(_ function: FunctionObject, _ arguments: [Value], _ names: [String], _ frame: TraceFrame)
    throws
  {
    let shape = function.code.shape
    let given = arguments.count - names.count
    let direct = min(given, shape.positionalCount)
    for index in 0..<direct { frame.registers[index] = arguments[index] }
    let named = shape.positionalCount + shape.keywordOnlyCount
    if shape.hasVarArgs {
      frame.registers[named] = machine.tuple(given > direct ? Array(arguments[direct..<given]) : [])
    } else if given > direct {
      throw fail("it is called with too many arguments")
    }
    var extra: DictObject?
    if shape.hasVarKeywords {
      let dict = machine.dict()
      frame.registers[shape.parameterCount - 1] = adopt(dict)
      extra = dict
    }
    for (name, value) in zip(names, arguments[given...]) {
      let symbol = machine.intern(name)
      if let index = shape.localNames.prefix(named).firstIndex(of: symbol),
        index >= shape.positionalOnlyCount,
        frame.registers[index].isUndefined
      {
        frame.registers[index] = value
      } else if let extra {
        try extra.set(machine.string(symbol), value, machine)
      } else {
        throw fail("it is called with the unexpected argument '\(name)'")
      }
    }
    try bindDefaults(function, shape, frame)
  }

  private func bindDefaults(_ function: FunctionObject, _ shape: CodeObject.Shape, _ frame: TraceFrame) throws
  {
    let isRoot = function === root
    let isMade = isOwn(function)
    let firstDefault = shape.positionalCount - function.defaults.count
    var hasRead = false
    for index in 0..<shape.positionalCount + shape.keywordOnlyCount where frame.registers[index].isUndefined {
      // Defaults are numbered as `traceDefault` reads them.
      let number = index - firstDefault
      let value = number >= 0 ? function.traceDefault(number) : .undefined
      if value.isUndefined { throw fail("an argument is missing in a call") }
      hasRead = true
      if isMade {
        frame.registers[index] = value
      } else {
        let source =
          isRoot ? TraceSource(.ownDefault, nil, number) : TraceSource(.defaultValue, of: function, number)
        frame.registers[index] = try captured(value, source)
      }
    }
    if isMade { return }
    record.objects.append(function)
    let count = Value(function.traceDefaultCount)
    if hasRead {
      record.expect(isRoot ? TraceSource(.ownDefaultCount) : TraceSource(.defaultCount, of: function), count)
    }
  }

  // MARK: Attributes

  /// `x.name` for a known value.
  private func knownAttribute(_ x: Value, _ name: Name) throws -> Value {
    let text = machine.text(name).string
    guard x.isObject else { return try machine.attribute(of: x, name) }
    switch x.object {
    case let module as ModuleObject:
      _ = try machine.attribute(of: x, name)
      guard let slot = module.globals.existingSlot(of: name) else {
        throw fail("it reads the module attribute '\(text)'")
      }
      return try global(module, slot, text)
    case let type as TypeObject:
      record.objects.append(type)
      if type.isUserDefined {
        record.expect(TraceSource(.typeVersion, of: type), Value(Int(truncatingIfNeeded: type.version)))
      }
      return try machine.attribute(of: x, name)
    case let object where object.type.isUserDefined: return try instanceAttribute(object, name, text)
    case is FunctionObject: throw fail("it reads the attribute '\(text)' of a function")
    default: return try machine.attribute(of: x, name)
    }
  }

  private func instanceAttribute(_ object: Object, _ name: Name, _ text: String) throws -> Value {
    let type = object.type
    guard type.slot(.getattribute).isUndefined, type.slot(.getattr).isUndefined,
      object.fields.dictionary == nil
    else {
      throw fail("it reads the attribute '\(text)' of an object that computes its attributes")
    }
    record.objects.append(type)
    record.objects.append(object)
    record.expect(TraceSource(.typeVersion, of: type), Value(Int(truncatingIfNeeded: type.version)))
    if let slot = type.fieldSlots[name], !object.fields[slot].isUndefined, type.lookup(name) == nil {
      return try captured(object.fields[slot], TraceSource(.field, of: object, slot))
    }
    guard let found = type.lookup(name), type.fieldSlots[name].map({ object.fields[$0].isUndefined }) ?? true
    else {
      throw fail("it reads the attribute '\(text)' of an object")
    }
    guard found.isObject else { return found }
    switch found.object {
    case is FunctionObject: return machine.boundMethod(found, Value(object))
    case let property as PropertyObject: return try callAny(property.getter, [Value(object)], names: [])
    case let wrapper as MethodWrapper where wrapper.kind == .staticMethod: return wrapper.function
    case is ListObject, is DictObject, is SetObject: throw fail("it reads a container of a class")
    case is NativeFunction, is NativeProperty, is MethodWrapper:
      throw fail("it reads the attribute '\(text)' of an object")
    default:
      if !found.object.type.slot(.get).isUndefined {
        throw fail("it reads the attribute '\(text)' of an object")
      }
      return found
    }
  }

  private func attribute(_ x: Value, _ name: Name) throws -> Value {
    if let traced = x.as(TracedObject.self) {
      let text = machine.text(name).string
      if let found = domain.type(of: traced).lookup(name), found.as(NativeFunction.self) != nil {
        return machine.boundMethod(found, x)
      }
      return try domain.attribute(of: traced, text)
    }
    return try knownAttribute(x, name)
  }

  // MARK: The code

  /// Follows the code of a frame to its end.
  private func evaluate(_ frame: TraceFrame, yield: (Value) throws -> Void) throws -> Value {
    let code = frame.function.code
    let layout = code.layout.pointee
    let instructions = layout.instructions
    func operand(_ index: UInt16) -> Value {
      index & 0x8000 == 0 ? frame.registers[Int(index)] : layout.constants[Int(index & 0x7FFF)]
    }
    while true {
      let i = instructions[frame.position]
      frame.position += 1
      stepsLeft -= 1
      if stepsLeft < 0 { throw fail("it takes too many steps") }
      let (a, b, c) = (Int(i.a), Int(i.b), Int(i.c))
      switch i.operation {
      case .move: frame.registers[a] = operand(i.b)
      case .checkLocal:
        if frame.registers[a].isUndefined { throw fail("a variable is read before it is set") }
      case .deleteLocal: frame.registers[a] = .undefined
      case .loadGlobal:
        let slotName = code.module.globals.names[b]
        frame.registers[a] = try global(code.module, b, machine.text(slotName).string)
        if c == 1 { frame.registers[a + 1] = .undefined }
      case .storeGlobal, .deleteGlobal: throw fail("it changes a global name")
      case .makeCell:
        let cell = machine.cell(frame.registers[a]).unchecked(CellObject.self)
        ownCells.insert(ObjectIdentifier(cell))
        frame.registers[a] = Value(cell)
      case .loadCell: frame.registers[a] = try cellValue(frame.registers[b].unchecked(CellObject.self))
      case .storeCell: frame.registers[a].unchecked(CellObject.self).value = operand(i.b)
      case .loadFree: frame.registers[a] = try cellValue(frame.function.closure[b].takeUnretainedValue())
      case .storeFree:
        let cell = frame.function.closure[a].takeUnretainedValue()
        guard ownCells.contains(ObjectIdentifier(cell)) else {
          throw fail("it changes a variable of an outer function")
        }
        cell.value = operand(i.b)
      case .loadAttribute: frame.registers[a] = try attribute(operand(i.b), layout.caches[c].name)
      case .loadMethod:
        frame.registers[a] = try attribute(operand(i.b), layout.caches[c].name)
        frame.registers[a + 1] = .undefined
      case .storeAttribute, .deleteAttribute: throw fail("it changes an attribute")
      case .index: frame.registers[a] = try item(operand(i.b), operand(i.c))
      case .indexRegisters: frame.registers[a] = try item(frame.registers[b], frame.registers[c])
      case .indexSmall: frame.registers[a] = try item(frame.registers[b], Value(i.small))
      case .storeIndex: try setItem(operand(i.a), operand(i.b), operand(i.c))
      case .makeSlice:
        frame.registers[a] = machine.slice(frame.registers[b], frame.registers[b + 1], frame.registers[b + 2])
      case .indexSlice:
        let part = machine.slice(frame.registers[c], frame.registers[c + 1], .none)
        frame.registers[a] = try item(operand(i.b), part)
      case .add, .subtract, .multiply, .matrixMultiply, .divide, .modulo, .power, .leftShift, .rightShift,
        .bitOr,
        .bitXor, .bitAnd, .floorDivide, .addInPlace, .subtractInPlace, .multiplyInPlace,
        .matrixMultiplyInPlace,
        .divideInPlace, .moduloInPlace, .powerInPlace, .leftShiftInPlace, .rightShiftInPlace, .bitOrInPlace,
        .bitXorInPlace, .bitAndInPlace, .floorDivideInPlace:
        frame.registers[a] = try arithmetic(i.operation, operand(i.b), operand(i.c))
      case .addRegisters, .subtractRegisters, .multiplyRegisters, .addRegistersInPlace,
        .subtractRegistersInPlace,
        .multiplyRegistersInPlace:
        frame.registers[a] = try arithmetic(i.operation.general, frame.registers[b], frame.registers[c])
      case .addSmall, .subtractSmall, .addSmallInPlace, .subtractSmallInPlace:
        frame.registers[a] = try arithmetic(i.operation.general, frame.registers[b], Value(i.small))
      case .negative: frame.registers[a] = try unary(.neg, operand(i.b))
      case .positive: frame.registers[a] = try unary(.pos, operand(i.b))
      case .invert: frame.registers[a] = try unary(.invert, operand(i.b))
      case .not: frame.registers[a] = Value(!(try truth(operand(i.b))))
      case .equal: frame.registers[a] = try compare(.equal, operand(i.b), operand(i.c))
      case .notEqual: frame.registers[a] = try compare(.notEqual, operand(i.b), operand(i.c))
      case .less: frame.registers[a] = try compare(.less, operand(i.b), operand(i.c))
      case .lessEqual: frame.registers[a] = try compare(.lessEqual, operand(i.b), operand(i.c))
      case .greater: frame.registers[a] = try compare(.greater, operand(i.b), operand(i.c))
      case .greaterEqual: frame.registers[a] = try compare(.greaterEqual, operand(i.b), operand(i.c))
      case .isSame: frame.registers[a] = Value(try isSame(operand(i.b), operand(i.c)))
      case .isNotSame: frame.registers[a] = Value(!(try isSame(operand(i.b), operand(i.c))))
      case .contains: frame.registers[a] = Value(try contains(operand(i.c), operand(i.b)))
      case .notContains: frame.registers[a] = Value(!(try contains(operand(i.c), operand(i.b))))
      case .jump, .jumpBack: frame.position += i.wide
      case .jumpIf: if try truth(operand(i.a)) { frame.position += i.wide }
      case .jumpIfNot: if try !truth(operand(i.a)) { frame.position += i.wide }
      case .jumpEqual, .jumpNotEqual, .jumpLess, .jumpLessEqual, .jumpGreater, .jumpGreaterEqual,
        .jumpEqualRegisters, .jumpNotEqualRegisters, .jumpLessRegisters, .jumpLessEqualRegisters,
        .jumpGreaterRegisters, .jumpGreaterEqualRegisters:
        try branch(frame, instructions, i, operand(i.b), operand(i.c))
      case .jumpEqualSmall, .jumpNotEqualSmall, .jumpLessSmall, .jumpLessEqualSmall, .jumpGreaterSmall,
        .jumpGreaterEqualSmall:
        try branch(frame, instructions, i, frame.registers[b], Value(i.small))
      case .jumpSame: step(frame, instructions, if: try isSame(operand(i.b), operand(i.c)) == (i.a != 0))
      case .jumpNotSame: step(frame, instructions, if: try isSame(operand(i.b), operand(i.c)) != (i.a != 0))
      case .prepareLoop:
        frame.loops.append(try items(of: operand(i.b)))
        frame.registers[a] = Value(frame.loops.count - 1)
        frame.registers[a + 1] = Value(0)
      case .nextInLoop:
        let round = frame.registers[a + 1].int
        let loop = frame.registers[a].int
        if round < frame.loops[loop].count {
          frame.registers[b] = frame.loops[loop][round]
          frame.registers[a + 1] = Value(round + 1)
          frame.position += 1
        } else {
          step(frame, instructions, if: true)
        }
      // What follows does the same with the tuple.
      case .nextItemsInLoop: frame.position += 2
      case .makeIterator:
        let x = operand(i.b)
        frame.registers[a] = x.as(TracedObject.self) != nil ? machine.list(try items(of: x)) : x
      case .call: try call(frame, a, count: b, names: [])
      case .callKeyword:
        let names = layout.constants[c].as(TupleObject.self)?.items ?? []
        try call(frame, a, count: b, names: names.compactMap { machine.text($0)?.string })
      case .callSpread: try callSpread(frame, a)
      case .returnValue: return operand(i.a)
      case .yieldValue:
        try yield(frame.registers[a])
        frame.registers[a] = .none
      case .buildList: frame.registers[a] = adopt(machine.list(frame.slice(b, c)).object)
      case .buildTuple: frame.registers[a] = machine.tuple(frame.slice(b, c))
      case .buildDict:
        let dict = machine.dict()
        for pair in 0..<c {
          try dict.set(frame.registers[b + 2 * pair], frame.registers[b + 2 * pair + 1], machine)
        }
        frame.registers[a] = adopt(dict)
      case .listAppend: frame.registers[a].unchecked(ListObject.self).append(operand(i.b))
      case .listExtend: frame.registers[a].unchecked(ListObject.self).items += try items(of: operand(i.b))
      case .listToTuple: frame.registers[a] = machine.tuple(operand(i.b).unchecked(ListObject.self).items)
      case .dictSet:
        try frame.registers[a].unchecked(DictObject.self).set(operand(i.b), operand(i.c), machine)
      case .dictUpdate, .dictMerge:
        guard let source = operand(i.b).as(DictObject.self), !source.type.isUserDefined else {
          throw fail("it spreads something that is no dict")
        }
        try frame.registers[a].unchecked(DictObject.self).update(from: source, machine)
      case .format, .buildString:
        throw fail("it makes text")
      case .unpack:
        let found = try items(of: operand(i.b))
        guard found.count == c else { throw fail("it unpacks \(found.count) values into \(c)") }
        for (index, item) in found.enumerated() { frame.registers[a + index] = item }
      case .unpackRest:
        try unpackRest(frame, operand(i.b), a, before: c, after: Int(instructions[frame.position].a))
      case .makeFunction: frame.registers[a] = makeFunction(frame, layout.constants[b], c)
      case .raise: throw fail("it raises an exception")
      case .enterWith: throw fail("it uses 'with'")
      default: throw fail("it uses '\(i.operation)', which is not followed")
      }
    }
  }

  /// Jumps by the following word, or steps over it.
  private func step(_ frame: TraceFrame, _ instructions: UnsafeMutablePointer<Instruction>, if jumps: Bool) {
    frame.position += 1
    if jumps { frame.position += instructions[frame.position - 1].wide }
  }

  /// Jumps by the following word if two values compare as the instruction asks.
  private func branch(
    _ frame: TraceFrame, _ instructions: UnsafeMutablePointer<Instruction>, _ i: Instruction, _ x: Value,
    _ y: Value
  ) throws {
    let outcome = try truth(compare(Self.comparison(i.operation.general), x, y))
    step(frame, instructions, if: outcome == (i.a != 0))
  }

  private static func comparison(_ operation: Operation) -> CompareOperator {
    switch operation {
    case .jumpNotEqual: .notEqual
    case .jumpLess: .less
    case .jumpLessEqual: .lessEqual
    case .jumpGreater: .greater
    case .jumpGreaterEqual: .greaterEqual
    default: .equal
    }
  }

  private func makeFunction(_ frame: TraceFrame, _ constant: Value, _ extras: Int) -> Value {
    let code = constant.unchecked(CodeObject.self)
    let closure = code.shape.captures.map { capture -> CellObject in
      switch capture {
      case .register(let register): frame.registers[register].unchecked(CellObject.self)
      case .free(let index): frame.function.closure[index].takeUnretainedValue()
      }
    }
    let function = machine.heap.adopt(
      FunctionObject(code: code, closure: closure, type: machine.types.function))
    if let defaults = frame.registers[extras].as(TupleObject.self) { function.defaults = defaults.items }
    if let named = frame.registers[extras + 1].as(DictObject.self) {
      for pair in named.pairs {
        if let name = pair.key.as(StringObject.self) {
          function.keywordDefaults[machine.intern(name)] = pair.value
        }
      }
    }
    return adopt(function)
  }

  private func call(_ frame: TraceFrame, _ window: Int, count: Int, names: [String]) throws {
    let receiver = frame.registers[window + 1]
    let first = receiver.isUndefined ? window + 2 : window + 1
    let total = receiver.isUndefined ? count : count + 1
    frame.registers[window] = try callAny(frame.registers[window], frame.slice(first, total), names: names)
  }

  private func callSpread(_ frame: TraceFrame, _ window: Int) throws {
    var arguments = frame.registers[window + 2].unchecked(ListObject.self).items
    if !frame.registers[window + 1].isUndefined { arguments.insert(frame.registers[window + 1], at: 0) }
    var names: [String] = []
    for pair in frame.registers[window + 3].as(DictObject.self)?.pairs ?? [] {
      names.append(machine.text(pair.key)?.string ?? "")
      arguments.append(pair.value)
    }
    frame.registers[window] = try callAny(frame.registers[window], arguments, names: names)
  }

  private func unpackRest(_ frame: TraceFrame, _ x: Value, _ target: Int, before: Int, after: Int) throws {
    frame.position += 1
    let found = try items(of: x)
    guard found.count >= before + after else { throw fail("it unpacks too few values") }
    for index in 0..<before { frame.registers[target + index] = found[index] }
    frame.registers[target + before] = adopt(machine.list(Array(found[before..<found.count - after])).object)
    for index in 0..<after {
      frame.registers[target + before + 1 + index] = found[found.count - after + index]
    }
  }
}

/// One call being followed.
final class TraceFrame {
  let function: FunctionObject
  var registers: [Value]
  var position = 0
  /// The items of the loops begun so far.
  var loops: [[Value]] = []

  init(_ function: FunctionObject, size: Int) {
    self.function = function
    registers = [Value](repeating: .undefined, count: max(size, function.code.shape.parameterCount) + 8)
  }

  func slice(_ start: Int, _ count: Int) -> [Value] { Array(registers[start..<start + count]) }
}
