import CMachine

// The loop: instructions of plain values run in C (`octavo_run`), up to the first one that needs more. Every case here
// therefore takes its instruction the general way, apart from what calls and loops meet all the time.
//
// Invariant: compiled code addresses only registers, constants, caches and slots that its builder
// counted, so these accesses are not checked again.

extension Machine {
  /// Runs from the topmost frame, which is an entry frame, until that frame returns. With `throwing`,
  /// it begins by raising an error at the frame's last instruction.
  func run(throwing initial: PythonError? = nil) throws -> Value {
    let base = depth - 1
    var pending = initial
    var frame = frames + base
    var pc = frame.pointee.pc
    /// Takes up the topmost frame.
    @inline(__always) func reload() {
      frame = frames + (depth - 1)
      pc = frame.pointee.pc
      top = frame.pointee.end
    }
    while true {
      do {
        if let failure = pending {
          pending = nil
          throw failure
        }
        while true {
          if octavo_is_worthwhile(UInt8(truncatingIfNeeded: pc.pointee.operation.rawValue)) {
            let place = octavo_run(loop, pc, frame)
            frame = place.frame.assumingMemoryBound(to: Frame.self)
            pc = place.pc.assumingMemoryBound(to: Instruction.self)
          }
          let i = pc.pointee
          pc += 1
          frame.pointee.pc = pc
          let registers = frame.pointee.registers
          @inline(__always) func constant(_ index: UInt16) -> Value {
            frame.pointee.layout.pointee.constants[Int(index)]
          }
          @inline(__always) func operand(_ index: UInt16) -> Value {
            index & 0x8000 == 0 ? registers[Int(index)] : constant(index & 0x7FFF)
          }
          /// Jumps by the following word if the outcome is what the instruction asks for.
          @inline(__always) func jump(_ i: Instruction, if outcome: Bool) {
            pc += outcome == (i.a != 0) ? 1 + pc.pointee.wide : 1
          }
          switch i.operation {

          // MARK: Moving
          case .move: registers[Int(i.a)] = operand(i.b).apart
          case .checkLocal:
            if registers[Int(i.a)].isUndefined {
              throw unboundLocal(frame, name: Int(i.b))
            }
          case .deleteLocal: registers[Int(i.a)] = .undefined
          case .loadGlobal:
            let cells = frame.pointee.layout.pointee.globals
            var value = cells.pointee.values[Int(i.b)]
            if value.isUndefined {
              value = cells.pointee.fallbacks[Int(i.b)]
              if value.isUndefined {
                value = try missingGlobal(frame, slot: Int(i.b))
              }
            }
            registers[Int(i.a)] = value.apart
            if i.c != 0 { registers[Int(i.a) + 1] = .undefined }
          case .storeGlobal:
            frame.pointee.layout.pointee.globals.pointee.values[Int(i.b)] = operand(i.a).apart
          case .deleteGlobal:
            try deleteGlobal(frame, slot: Int(i.b))
          case .makeCell:
            registers[Int(i.a)] = cell(registers[Int(i.a)])
          case .loadCell:
            let value = registers[Int(i.b)].borrowing(CellObject.self) { $0.value }
            if value.isUndefined {
              throw unboundLocal(frame, name: Int(i.c))
            }
            registers[Int(i.a)] = value
          case .storeCell: registers[Int(i.a)].borrowing(CellObject.self) { $0.value = operand(i.b).apart }
          case .deleteCell:
            let cell = registers[Int(i.a)].unchecked(CellObject.self)
            if cell.value.isUndefined {
              throw unboundLocal(frame, name: Int(i.b))
            }
            cell.value = .undefined
          case .loadFree:
            let value = freeCell(frame, i.b)._withUnsafeGuaranteedRef { $0.value }
            if value.isUndefined {
              throw unboundFree(frame, index: Int(i.b))
            }
            registers[Int(i.a)] = value.apart
          case .storeFree: freeCell(frame, i.a)._withUnsafeGuaranteedRef { $0.value = operand(i.b).apart }
          case .deleteFree:
            let cell = freeCell(frame, i.a).takeUnretainedValue()
            if cell.value.isUndefined {
              throw unboundFree(frame, index: Int(i.a))
            }
            cell.value = .undefined
          case .loadName:
            registers[Int(i.a)] = try loadName(frame, name: Int(i.b), slot: Int(i.c))
          case .loadClassFree:
            registers[Int(i.a)] = try loadClassFree(frame, name: Int(i.b), index: Int(i.c))
          case .storeName:
            try storeName(frame, name: Int(i.b), operand(i.a))
          case .deleteName:
            try deleteName(frame, name: Int(i.a))

          // MARK: Attributes and items
          case .loadAttribute:
            let x = operand(i.b)
            let cache = frame.pointee.layout.pointee.caches + Int(i.c)
            let value = cachedAttribute(x, cache)
            if !value.isUndefined {
              registers[Int(i.a)] = value.apart
            } else {
              if try loadAttribute(x, cache, registers + Int(i.a)) { reload() }
            }
          case .storeAttribute:
            let x = operand(i.a)
            let cache = frame.pointee.layout.pointee.caches + Int(i.c)
            if !cachedStore(x, cache, operand(i.b).apart) {
              try storeAttribute(x, cache, operand(i.b))
            }
          case .deleteAttribute:
            let name = frame.pointee.layout.pointee.caches[Int(i.c)].name
            try setAttribute(of: operand(i.a), name, to: nil)
          case .loadMethod:
            let x = operand(i.b)
            let cache = frame.pointee.layout.pointee.caches + Int(i.c)
            let window = registers + Int(i.a)
            if x.isObject, cache.pointee.kind == .method, cache.pointee.holds(for: x.typeVersion),
              !x.hasOwnDictionary
            {
              window[0] = cache.pointee.value
              window[1] = x.apart
            } else {
              let value = cachedAttribute(x, cache)
              if !value.isUndefined {
                window[0] = value
                window[1] = .undefined
              } else {
                try loadMethod(x, cache, window)
              }
            }
          case .index: registers[Int(i.a)] = try item(of: operand(i.b), operand(i.c))
          case .indexRegisters: registers[Int(i.a)] = try item(of: registers[Int(i.b)], registers[Int(i.c)])
          case .indexSmall: registers[Int(i.a)] = try item(of: registers[Int(i.b)], Value(i.small))
          case .storeIndex: try setItem(of: operand(i.a), operand(i.b), to: operand(i.c))
          case .deleteIndex:
            try deleteItem(of: operand(i.a), operand(i.b))
          case .makeSlice:
            let base = registers + Int(i.b)
            registers[Int(i.a)] = slice(base[0], base[1], base[2])
          case .indexSlice:
            registers[Int(i.a)] = try item(of: operand(i.b), bounds: registers + Int(i.c))

          // MARK: Arithmetic
          case .add, .subtract, .multiply, .matrixMultiply, .divide, .modulo, .power, .leftShift, .rightShift,
            .bitOr,
            .bitXor, .bitAnd, .floorDivide, .addInPlace, .subtractInPlace, .multiplyInPlace,
            .matrixMultiplyInPlace,
            .divideInPlace, .moduloInPlace, .powerInPlace, .leftShiftInPlace, .rightShiftInPlace,
            .bitOrInPlace,
            .bitXorInPlace, .bitAndInPlace, .floorDivideInPlace:
            registers[Int(i.a)] = try arithmetic(i.operation, operand(i.b), operand(i.c))
          case .addRegisters, .subtractRegisters, .multiplyRegisters, .addRegistersInPlace,
            .subtractRegistersInPlace, .multiplyRegistersInPlace:
            registers[Int(i.a)] = try arithmetic(
              i.operation.general, registers[Int(i.b)], registers[Int(i.c)])
          case .addSmall, .subtractSmall, .addSmallInPlace, .subtractSmallInPlace:
            registers[Int(i.a)] = try arithmetic(i.operation.general, registers[Int(i.b)], Value(i.small))
          case .negative: registers[Int(i.a)] = try unary(.neg, operand(i.b))
          case .positive:
            registers[Int(i.a)] = try unary(.pos, operand(i.b))
          case .invert:
            registers[Int(i.a)] = try unary(.invert, operand(i.b))
          case .not: registers[Int(i.a)] = Value(try !truth(operand(i.b)))

          // MARK: Comparison
          case .equal: registers[Int(i.a)] = try compare(.equal, operand(i.b), operand(i.c))
          case .notEqual: registers[Int(i.a)] = try compare(.notEqual, operand(i.b), operand(i.c))
          case .less: registers[Int(i.a)] = try compare(.less, operand(i.b), operand(i.c))
          case .lessEqual: registers[Int(i.a)] = try compare(.lessEqual, operand(i.b), operand(i.c))
          case .greater: registers[Int(i.a)] = try compare(.greater, operand(i.b), operand(i.c))
          case .greaterEqual: registers[Int(i.a)] = try compare(.greaterEqual, operand(i.b), operand(i.c))
          case .isSame: registers[Int(i.a)] = Value(Value.identical(operand(i.b), operand(i.c)))
          case .isNotSame: registers[Int(i.a)] = Value(!Value.identical(operand(i.b), operand(i.c)))
          case .contains:
            registers[Int(i.a)] = Value(try contains(operand(i.c), operand(i.b)))
          case .notContains:
            registers[Int(i.a)] = Value(try !contains(operand(i.c), operand(i.b)))

          // MARK: Jumps
          case .jump: pc += i.wide
          case .jumpBack:
            // An interrupt is reported where the loop closes, not before its head.
            if heap.isCollectionDue || interrupts.isSet {
              forget(frame, from: Int(i.a))
              try safePoint()
            }
            pc += i.wide
          case .jumpIf:
            let x = operand(i.a)
            if x.isBool ? x.bits != 0 : try truth(x) { pc += i.wide }
          case .jumpIfNot:
            let x = operand(i.a)
            if x.isBool ? x.bits == 0 : try !truth(x) { pc += i.wide }
          case .jumpEqual, .jumpNotEqual, .jumpLess, .jumpLessEqual, .jumpGreater, .jumpGreaterEqual:
            jump(i, if: try compareTruth(i.operation.comparison, operand(i.b), operand(i.c)))
          case .jumpEqualRegisters, .jumpNotEqualRegisters, .jumpLessRegisters, .jumpLessEqualRegisters,
            .jumpGreaterRegisters, .jumpGreaterEqualRegisters:
            jump(i, if: try compareTruth(i.operation.comparison, registers[Int(i.b)], registers[Int(i.c)]))
          case .jumpEqualSmall, .jumpNotEqualSmall, .jumpLessSmall, .jumpLessEqualSmall, .jumpGreaterSmall,
            .jumpGreaterEqualSmall:
            jump(i, if: try compareTruth(i.operation.comparison, registers[Int(i.b)], Value(i.small)))
          case .jumpSame: jump(i, if: Value.identical(operand(i.b), operand(i.c)))
          case .jumpNotSame: jump(i, if: !Value.identical(operand(i.b), operand(i.c)))

          // MARK: Loops
          case .prepareLoop:
            try prepareLoop(operand(i.b), registers + Int(i.a))
          case .nextInLoop:
            let state = registers + Int(i.a)
            pc += 1
            frame.pointee.pc = pc
            if state[0].tag == Value.Tag.stringCursor {
              let index = state[0].int
              let units = state[1].textUnits
              if index < units.count {
                state[0].bits = UInt64(index &+ 1)
                registers[Int(i.b)] = character(units[index])
              } else {
                pc += pc[-1].wide
              }
            } else if let generator = suspendedGenerator(state[0]) {
              try resume(generator, sending: .none, kind: .generatorInLoop, destination: registers + Int(i.b))
              reload()
            } else {
              let next = try self.next(state[0])
              // What the iterator held meanwhile is let go; a step of a loop is a native call like any other.
              heap.releaseActivation()
              if next.isUndefined { pc += pc[-1].wide } else { registers[Int(i.b)] = next }
            }
          case .nextItemsInLoop:
            let iterator = registers[Int(i.a)]
            pc += 2
            frame.pointee.pc = pc
            if iterator.isObject, iterator.classTag == .iterator {
              let target = registers + Int(i.b)
              let outcome = try iterator.borrowing(IteratorObject.self) {
                try $0.nextItems(self, target, Int(i.c))
              }
              // The distances count from behind their own words.
              if let isFilled = outcome { pc += isFilled ? pc[-2].wide - 1 : pc[-1].wide }
            }
          case .makeIterator:
            registers[Int(i.a)] = try iterator(of: operand(i.b), keepingSequences: i.c == 1)

          // MARK: Calls
          case .call:
            let window = registers + Int(i.a)
            let callee = window[0]
            if callee.isObject {
              let tag = callee.classTag
              if tag == .native {
                let hasReceiver = !window[1].isUndefined
                window[0] = try callee.borrowing(NativeFunction.self) {
                  try call(
                    $0, hasReceiver ? window + 1 : window + 2, Int(i.b) + (hasReceiver ? 1 : 0), .undefined)
                }
                heap.releaseActivation()
                if heap.isCollectionDue || interrupts.isSet { try safePoint() }
                continue
              } else if tag == .callable, window[1].isUndefined {
                heap.nativeStart = heap.count
                let value = try callee.borrowing(CallableObject.self) {
                  try $0.call(self, window + 2, Int(i.b))
                }
                if !value.isUndefined {
                  window[0] = value
                  heap.releaseActivation()
                  if heap.isCollectionDue || interrupts.isSet { try safePoint() }
                  continue
                }
              } else if tag == .type, window[1].isUndefined {
                let type = callee.unmanaged(TypeObject.self)
                switch type._withUnsafeGuaranteedRef({ $0.construction(types) }) {
                case .initialized(let function, count: Int(i.b) + 1):
                  window[0] = plainObject(type)
                  window[1] = window[0]
                  let layout = function._withUnsafeGuaranteedRef { $0.layout }
                  try push(function, layout, window + 1, Int(i.b) + 1, destination: window, kind: .construct)
                  reload()
                  if heap.isCollectionDue || interrupts.isSet { try safePoint() }
                  continue
                case .native(let constructor):
                  window[1] = callee
                  window[0] = try constructor._withUnsafeGuaranteedRef {
                    try call($0, window + 1, Int(i.b) + 1, .undefined)
                  }
                  heap.releaseActivation()
                  if heap.isCollectionDue || interrupts.isSet { try safePoint() }
                  continue
                default: break
                }
              }
            }
            if try call(window, count: Int(i.b)) { reload() }
            if heap.isCollectionDue || interrupts.isSet { try safePoint() }
          case .callKeyword:
            let window = registers + Int(i.a)
            if try call(window, count: Int(i.b), keywords: constant(i.c)) { reload() }
            if heap.isCollectionDue || interrupts.isSet { try safePoint() }
          case .callSpread:
            let window = registers + Int(i.a)
            if try callSpread(window) { reload() }
            if heap.isCollectionDue || interrupts.isSet { try safePoint() }
          case .returnValue:
            let value = operand(i.a).apart
            if try finishFrame(frame, value) { return value }
            reload()
          case .yieldValue:
            let value = registers[Int(i.a)].apart
            if suspend(frame, value) { return value }
            reload()
          case .yieldFromIterator:
            registers[Int(i.a)] = try yieldFromIterator(operand(i.b))
          case .delegate:
            pc += 1
            frame.pointee.pc = pc
            let state = registers + Int(i.a)
            if let generator = suspendedGenerator(registers[Int(i.b)]) {
              let sent = state[0]
              try resume(generator, sending: sent, kind: .generatorDelegate, destination: state)
              reload()
            } else if try delegate(to: registers[Int(i.b)], state) {
              pc += pc[-1].wide
            }

          // MARK: Building
          case .buildList:
            registers[Int(i.a)] = list(registers + Int(i.b), count: Int(i.c))
          case .buildTuple:
            registers[Int(i.a)] = tuple(registers + Int(i.b), count: Int(i.c))
          case .buildSet:
            registers[Int(i.a)] = try set(
              Array(UnsafeBufferPointer(start: registers + Int(i.b), count: Int(i.c))))
          case .buildDict:
            registers[Int(i.a)] = try buildDict(registers + Int(i.b), pairs: Int(i.c))
          case .listAppend:
            registers[Int(i.a)].unmanaged(ListObject.self)._withUnsafeGuaranteedRef {
              $0.append(operand(i.b).apart)
            }
          case .listExtend:
            try extend(
              registers[Int(i.a)], with: operand(i.b), callee: i.c == 0 ? nil : registers[Int(i.c) - 1])
          case .listToTuple:
            registers[Int(i.a)] = tuple(operand(i.b).unchecked(ListObject.self).items)
          case .setAdd:
            let item = operand(i.b)
            _ = try registers[Int(i.a)].borrowing(SetObject.self) { try $0.insert(item, self) }
          case .setUpdate:
            let target = registers[Int(i.a)].unchecked(SetObject.self)
            try forEach(operand(i.b)) { try target.insert($0, self) }
          case .dictSet:
            let (key, value) = (operand(i.b), operand(i.c))
            try registers[Int(i.a)].borrowing(DictObject.self) { try $0.set(key, value, self) }
          case .dictUpdate:
            try update(registers[Int(i.a)].unchecked(DictObject.self), with: operand(i.b))
          case .dictMerge:
            try merge(
              registers[Int(i.a)].unchecked(DictObject.self), operand(i.b), callee: registers[Int(i.c)])
          case .buildString:
            registers[Int(i.a)] = try join(
              UnsafeBufferPointer(start: registers + Int(i.b), count: Int(i.c)))
          case .format:
            pc += 1
            frame.pointee.pc = pc
            registers[Int(i.a)] = try format(operand(i.b), conversion: Int(pc[-1].a), spec: operand(i.c))
          case .unpack: try unpack(operand(i.b), registers + Int(i.a), Int(i.c))
          case .unpackRest:
            pc += 1
            frame.pointee.pc = pc
            try unpack(operand(i.b), registers + Int(i.a), before: Int(i.c), after: Int(pc[-1].a))

          // MARK: Definitions
          case .makeFunction:
            registers[Int(i.a)] = makeFunction(frame, constant(i.b), registers + Int(i.c))
          case .makeClass:
            registers[Int(i.a)] = try makeClass(registers + Int(i.a))
          case .loadModule:
            registers[Int(i.a)] = try loadModule(frame, name: Int(i.b), level: Int(i.c))
          case .importFrom:
            registers[Int(i.a)] = try importFrom(frame, registers[Int(i.b)], name: Int(i.c))
          case .importStar:
            try importStar(frame, registers[Int(i.a)])
          case .storeAnnotation:
            try storeAnnotation(frame, key: constant(i.b), operand(i.a), inClass: i.c == 1)

          // MARK: Exceptions
          case .raise:
            throw try raised(operand(i.a), cause: i.c == 1 ? operand(i.b) : .undefined, again: i.c == 2)
          case .enterHandler:
            registers[Int(i.a) + 1] = handled
            handled = registers[Int(i.a)]
          case .leaveHandler: handled = registers[Int(i.a) + 1]
          case .matchException:
            registers[Int(i.a)] = Value(try matches(registers[Int(i.b)], operand(i.c)))
          case .reraise:
            // Its traceback already holds this frame.
            let exception = registers[Int(i.a)].unchecked(ExceptionObject.self)
            throw Reraise(exception: exception)
          case .exceptionDetails:
            let exception = registers[Int(i.b)].unchecked(ExceptionObject.self)
            registers[Int(i.a)] = Value(exception.type)
            registers[Int(i.a) + 1] = registers[Int(i.b)]
            registers[Int(i.a) + 2] = tracebackValue(exception)
          case .enterWith:
            try enterWith(operand(i.b), registers + Int(i.a))
          case .loadCommon:
            registers[Int(i.a)] = common(Int(i.b))

          // MARK: Pattern matching
          case .matchSequence: registers[Int(i.a)] = Value(isPatternSequence(operand(i.b)))
          case .matchMapping: registers[Int(i.a)] = Value(isPatternMapping(operand(i.b)))
          case .matchLength:
            registers[Int(i.a)] = Value(try length(of: operand(i.b)))
          case .matchKeys:
            registers[Int(i.a)] = try matchKeys(operand(i.b), keys: operand(i.c))
          case .matchClass:
            pc += 1
            frame.pointee.pc = pc
            let window = registers + Int(i.c)
            registers[Int(i.a)] = try matchClass(
              operand(i.b), window[0], names: window[1], positional: Int(pc[-1].a))
          case .matchRest:
            registers[Int(i.a)] = try matchRest(operand(i.b), keys: operand(i.c))

          case .setUpAnnotations:
            _ = try annotationTable(frame, inClass: i.a == 1)
          case .splitGroup:
            let parts = try splitForClause(registers[Int(i.b)], operand(i.c))
            registers[Int(i.a)] = parts.match
            registers[Int(i.b)] = parts.rest
          case .finishGroup:
            registers[Int(i.a)] = try remainder(
              of: registers[Int(i.b)].unchecked(ExceptionObject.self),
              raised: registers[Int(i.c) + 1].unchecked(ListObject.self).items, rest: registers[Int(i.c)])
          case .noticeDeath:
            try noticeDeath(frame, live: Int(i.a))
          case .display:
            if i.b == 0 { try host.display(self, operand(i.a)) } else { try displayHook(operand(i.a)) }
          case .word: preconditionFailure("data is never executed: every reader of a word steps over it")
          }
        }
      } catch {
        if try unwind(error, base: base) { reload() }
      }
    }
  }

  @inline(__always)
  private func freeCell(_ frame: UnsafeMutablePointer<Frame>, _ index: UInt16) -> Unmanaged<CellObject> {
    frame.pointee.function._withUnsafeGuaranteedRef { $0.closure[Int(index)] }
  }

  /// What an instruction saw last time, if it holds for this receiver too; else undefined.
  @inline(__always)
  func cachedAttribute(_ x: Value, _ cache: UnsafeMutablePointer<AttributeCache>) -> Value {
    guard x.isObject else { return .undefined }
    switch cache.pointee.kind {
    case .field:
      return cache.pointee.holds(for: x.typeVersion) ? x.field(Int(cache.pointee.slot)) : .undefined
    case .typeValue:
      return cache.pointee.holds(for: x.typeVersion) && !x.hasOwnDictionary ? cache.pointee.value : .undefined
    case .classValue:
      guard x.classTag == .type,
        x.borrowing(TypeObject.self, { $0.version }) == cache.pointee.version
      else { return .undefined }
      return cache.pointee.value
    case .moduleName:
      guard x.bits == cache.pointee.version else { return .undefined }
      return x.borrowing(ModuleObject.self) {
        $0.globals.cells.pointee.values[Int(cache.pointee.slot)]
      }
    case .method, .property, .none: return .undefined
    }
  }

  @inline(__always)
  private func cachedStore(_ x: Value, _ cache: UnsafeMutablePointer<AttributeCache>, _ value: Value) -> Bool
  {
    guard x.isObject, cache.pointee.kind == .field, cache.pointee.holds(for: x.typeVersion) else {
      return false
    }
    return x.storeField(Int(cache.pointee.slot), value)
  }

  /// The item of a list, tuple or string; undefined where the general way must be taken.
  @inline(__always)
  func sequenceItem(_ x: Value, _ index: Int) -> Value {
    let type = x.typeAddress
    if type == types.listAddress { return x.listElements[index] }
    if type == types.tupleAddress { return x.tupleElements[index] }
    if type == types.strAddress {
      let units = x.textUnits
      let position = index < 0 ? index &+ units.count : index
      return UInt(bitPattern: position) < UInt(bitPattern: units.count)
        ? character(units[position]) : .undefined
    }
    return .undefined
  }
}

/// An exception going on after clean-up; unlike `raise`, it adds no line to the traceback.
struct Reraise: Error {
  let exception: ExceptionObject
}
