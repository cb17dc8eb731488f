// The loop. One function, so that its state stays in processor registers: the next instruction, the
// frame's registers and constants. Every case reads its operands, takes the common case at once and
// leaves the rest to a method.
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
    var registers = frame.pointee.registers
    var constants = frame.pointee.layout.pointee.constants

    @inline(__always) func operand(_ index: UInt16) -> Value {
      index & 0x8000 == 0 ? registers[Int(index)] : constants[Int(index & 0x7FFF)]
    }
    /// Takes up the topmost frame.
    @inline(__always) func reload() {
      frame = frames + (depth - 1)
      pc = frame.pointee.pc
      registers = frame.pointee.registers
      constants = frame.pointee.layout.pointee.constants
      top = frame.pointee.end
    }
    /// Takes up the frame that was just put on top of this one, at its beginning.
    @inline(__always) func enter(_ layout: UnsafeMutablePointer<CodeLayout>, _ first: UnsafeMutablePointer<Value>) {
      frame += 1
      pc = layout.pointee.instructions
      registers = first
      constants = layout.pointee.constants
    }
    /// Drops the topmost frame and takes up the one below.
    @inline(__always) func leave() {
      depth -= 1
      frame -= 1
      pc = frame.pointee.pc
      registers = frame.pointee.registers
      let layout = frame.pointee.layout
      constants = layout.pointee.constants
      top = registers + Int(layout.pointee.frameSize)
    }

    // What arithmetic and comparisons take at once, for each form of their operands.

    @inline(__always) func add(_ i: Instruction, _ x: Value, _ y: Value) throws {
      if x.isInt && y.isInt {
        let (sum, overflow) = x.int.addingReportingOverflow(y.int)
        if !overflow {
          registers[Int(i.a)] = Value(sum)
          return
        }
      } else if x.isFloat && y.isFloat {
        registers[Int(i.a)] = Value(x.float + y.float)
        return
      } else if x.isNumber && y.isNumber {
        registers[Int(i.a)] = Value(x.number + y.number)
        return
      }
      frame.pointee.pc = pc
      registers[Int(i.a)] = try arithmetic(i.operation.general, x, y)
    }
    @inline(__always) func subtract(_ i: Instruction, _ x: Value, _ y: Value) throws {
      if x.isInt && y.isInt {
        let (difference, overflow) = x.int.subtractingReportingOverflow(y.int)
        if !overflow {
          registers[Int(i.a)] = Value(difference)
          return
        }
      } else if x.isFloat && y.isFloat {
        registers[Int(i.a)] = Value(x.float - y.float)
        return
      } else if x.isNumber && y.isNumber {
        registers[Int(i.a)] = Value(x.number - y.number)
        return
      }
      frame.pointee.pc = pc
      registers[Int(i.a)] = try arithmetic(i.operation.general, x, y)
    }
    @inline(__always) func multiply(_ i: Instruction, _ x: Value, _ y: Value) throws {
      if x.isFloat && y.isFloat {
        registers[Int(i.a)] = Value(x.float * y.float)
        return
      } else if x.isInt && y.isInt {
        let (product, overflow) = x.int.multipliedReportingOverflow(by: y.int)
        if !overflow {
          registers[Int(i.a)] = Value(product)
          return
        }
      } else if x.isNumber && y.isNumber {
        registers[Int(i.a)] = Value(x.number * y.number)
        return
      }
      frame.pointee.pc = pc
      registers[Int(i.a)] = try arithmetic(i.operation.general, x, y)
    }
    @inline(__always) func index(_ i: Instruction, _ x: Value, _ y: Value) throws {
      if x.isObject, y.isInt {
        let value = sequenceItem(x, y.int)
        if !value.isUndefined {
          registers[Int(i.a)] = value
          return
        }
      }
      frame.pointee.pc = pc
      registers[Int(i.a)] = try item(of: x, y)
    }
    @inline(__always) func compare(
      _ i: Instruction, _ op: CompareOperator, _ x: Value, _ y: Value, _ ints: (Int, Int) -> Bool,
      _ floats: (Double, Double) -> Bool
    ) throws {
      if x.isInt && y.isInt {
        registers[Int(i.a)] = Value(ints(x.int, y.int))
      } else if x.isFloat && y.isFloat {
        registers[Int(i.a)] = Value(floats(x.float, y.float))
      } else {
        frame.pointee.pc = pc
        registers[Int(i.a)] = try self.compare(op, x, y)
      }
    }
    /// Jumps by the following word if the comparison gives what the instruction asks for.
    @inline(__always) func branch(
      _ i: Instruction, _ op: CompareOperator, _ x: Value, _ y: Value, _ ints: (Int, Int) -> Bool,
      _ floats: (Double, Double) -> Bool
    ) throws {
      pc += 1
      let outcome: Bool
      if x.isInt && y.isInt {
        outcome = ints(x.int, y.int)
      } else if x.isFloat && y.isFloat {
        outcome = floats(x.float, y.float)
      } else {
        frame.pointee.pc = pc
        outcome = try compareTruth(op, x, y)
      }
      if outcome == (i.a != 0) { pc += pc[-1].wide }
    }

    while true {
      do {
        if let failure = pending {
          pending = nil
          throw failure
        }
        while true {
          let i = pc.pointee
          pc += 1
          switch i.operation {

          // MARK: Moving
          case .move: registers[Int(i.a)] = operand(i.b).apart
          case .checkLocal:
            if registers[Int(i.a)].isUndefined {
              frame.pointee.pc = pc
              throw unboundLocal(frame, name: Int(i.b))
            }
          case .deleteLocal: registers[Int(i.a)] = .undefined
          case .loadGlobal:
            let cells = frame.pointee.layout.pointee.globals
            var value = cells.pointee.values[Int(i.b)]
            if value.isUndefined {
              value = cells.pointee.fallbacks[Int(i.b)]
              if value.isUndefined {
                frame.pointee.pc = pc
                value = try missingGlobal(frame, slot: Int(i.b))
              }
            }
            registers[Int(i.a)] = value.apart
            if i.c != 0 { registers[Int(i.a) + 1] = .undefined }
          case .storeGlobal:
            frame.pointee.layout.pointee.globals.pointee.values[Int(i.b)] = operand(i.a).apart
          case .deleteGlobal:
            frame.pointee.pc = pc
            try deleteGlobal(frame, slot: Int(i.b))
          case .makeCell:
            registers[Int(i.a)] = cell(registers[Int(i.a)])
          case .loadCell:
            let value = registers[Int(i.b)].borrowing(CellObject.self) { $0.value }
            if value.isUndefined {
              frame.pointee.pc = pc
              throw unboundLocal(frame, name: Int(i.c))
            }
            registers[Int(i.a)] = value
          case .storeCell: registers[Int(i.a)].borrowing(CellObject.self) { $0.value = operand(i.b).apart }
          case .deleteCell:
            let cell = registers[Int(i.a)].unchecked(CellObject.self)
            if cell.value.isUndefined {
              frame.pointee.pc = pc
              throw unboundLocal(frame, name: Int(i.b))
            }
            cell.value = .undefined
          case .loadFree:
            let value = freeCell(frame, i.b)._withUnsafeGuaranteedRef { $0.value }
            if value.isUndefined {
              frame.pointee.pc = pc
              throw unboundFree(frame, index: Int(i.b))
            }
            registers[Int(i.a)] = value.apart
          case .storeFree: freeCell(frame, i.a)._withUnsafeGuaranteedRef { $0.value = operand(i.b).apart }
          case .deleteFree:
            let cell = freeCell(frame, i.a).takeUnretainedValue()
            if cell.value.isUndefined {
              frame.pointee.pc = pc
              throw unboundFree(frame, index: Int(i.a))
            }
            cell.value = .undefined
          case .loadName:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try loadName(frame, name: Int(i.b), slot: Int(i.c))
          case .loadClassFree:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try loadClassFree(frame, name: Int(i.b), index: Int(i.c))
          case .storeName:
            frame.pointee.pc = pc
            try storeName(frame, name: Int(i.b), operand(i.a))
          case .deleteName:
            frame.pointee.pc = pc
            try deleteName(frame, name: Int(i.a))

          // MARK: Attributes and items
          case .loadAttribute:
            let x = operand(i.b)
            let cache = frame.pointee.layout.pointee.caches + Int(i.c)
            let value = cachedAttribute(x, cache)
            if !value.isUndefined {
              registers[Int(i.a)] = value.apart
            } else {
              frame.pointee.pc = pc
              if try loadAttribute(x, cache, registers + Int(i.a)) { reload() }
            }
          case .storeAttribute:
            let x = operand(i.a)
            let cache = frame.pointee.layout.pointee.caches + Int(i.c)
            if !cachedStore(x, cache, operand(i.b).apart) {
              frame.pointee.pc = pc
              try storeAttribute(x, cache, operand(i.b))
            }
          case .deleteAttribute:
            frame.pointee.pc = pc
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
                frame.pointee.pc = pc
                try loadMethod(x, cache, window)
              }
            }
          case .index: try index(i, operand(i.b), operand(i.c))
          case .indexRegisters: try index(i, registers[Int(i.b)], registers[Int(i.c)])
          case .indexSmall: try index(i, registers[Int(i.b)], Value(i.small))
          case .storeIndex:
            let x = operand(i.a)
            let y = operand(i.b)
            if !(y.isInt && x.isExactly(types.listAddress)
              && x.borrowing(ListObject.self, { $0.replace(y.int, with: operand(i.c).apart) })) {
              frame.pointee.pc = pc
              try setItem(of: x, y, to: operand(i.c))
            }
          case .deleteIndex:
            frame.pointee.pc = pc
            try deleteItem(of: operand(i.a), operand(i.b))
          case .makeSlice:
            let base = registers + Int(i.b)
            registers[Int(i.a)] = slice(base[0], base[1], base[2])
          case .indexSlice:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try item(of: operand(i.b), bounds: registers + Int(i.c))

          // MARK: Arithmetic
          case .add, .addInPlace: try add(i, operand(i.b), operand(i.c))
          case .addRegisters, .addRegistersInPlace: try add(i, registers[Int(i.b)], registers[Int(i.c)])
          case .addSmall, .addSmallInPlace: try add(i, registers[Int(i.b)], Value(i.small))
          case .subtract, .subtractInPlace: try subtract(i, operand(i.b), operand(i.c))
          case .subtractRegisters, .subtractRegistersInPlace: try subtract(i, registers[Int(i.b)], registers[Int(i.c)])
          case .subtractSmall, .subtractSmallInPlace: try subtract(i, registers[Int(i.b)], Value(i.small))
          case .multiply, .multiplyInPlace: try multiply(i, operand(i.b), operand(i.c))
          case .multiplyRegisters, .multiplyRegistersInPlace: try multiply(i, registers[Int(i.b)], registers[Int(i.c)])
          case .divide, .divideInPlace:
            let x = operand(i.b)
            let y = operand(i.c)
            if x.isFloat && y.isFloat && y.float != 0 {
              registers[Int(i.a)] = Value(x.float / y.float)
              continue
            } else if x.isNumber && y.isNumber && y.number != 0,
              !(x.isInt && y.isInt) || max(x.int.magnitude, y.int.magnitude) < 1 << 53
            {
              // Both exact as floats, so that the quotient is rounded once.
              registers[Int(i.a)] = Value(x.number / y.number)
              continue
            }
            frame.pointee.pc = pc
            registers[Int(i.a)] = try arithmetic(i.operation, x, y)
          case .modulo, .moduloInPlace:
            let x = operand(i.b)
            let y = operand(i.c)
            if x.isInt && y.isInt && y.int > 0 {
              let remainder = x.int % y.int
              registers[Int(i.a)] = Value(remainder < 0 ? remainder + y.int : remainder)
              continue
            }
            frame.pointee.pc = pc
            registers[Int(i.a)] = try arithmetic(i.operation, x, y)
          case .floorDivide, .floorDivideInPlace:
            let x = operand(i.b)
            let y = operand(i.c)
            if x.isInt && y.isInt && y.int > 0 {
              let (quotient, remainder) = x.int.quotientAndRemainder(dividingBy: y.int)
              registers[Int(i.a)] = Value(remainder < 0 ? quotient - 1 : quotient)
              continue
            }
            frame.pointee.pc = pc
            registers[Int(i.a)] = try arithmetic(i.operation, x, y)
          case .bitAnd, .bitAndInPlace:
            let x = operand(i.b)
            let y = operand(i.c)
            if x.isInt && y.isInt {
              registers[Int(i.a)] = Value(x.int & y.int)
              continue
            }
            frame.pointee.pc = pc
            registers[Int(i.a)] = try arithmetic(i.operation, x, y)
          case .bitOr, .bitOrInPlace:
            let x = operand(i.b)
            let y = operand(i.c)
            if x.isInt && y.isInt {
              registers[Int(i.a)] = Value(x.int | y.int)
              continue
            }
            frame.pointee.pc = pc
            registers[Int(i.a)] = try arithmetic(i.operation, x, y)
          case .bitXor, .bitXorInPlace:
            let x = operand(i.b)
            let y = operand(i.c)
            if x.isInt && y.isInt {
              registers[Int(i.a)] = Value(x.int ^ y.int)
              continue
            }
            frame.pointee.pc = pc
            registers[Int(i.a)] = try arithmetic(i.operation, x, y)
          case .rightShift, .rightShiftInPlace:
            let x = operand(i.b)
            let y = operand(i.c)
            if x.isInt && y.isInt && y.bits < 64 {
              registers[Int(i.a)] = Value(x.int &>> y.int)
              continue
            }
            frame.pointee.pc = pc
            registers[Int(i.a)] = try arithmetic(i.operation, x, y)
          case .matrixMultiply, .power, .leftShift, .matrixMultiplyInPlace, .powerInPlace, .leftShiftInPlace:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try arithmetic(i.operation, operand(i.b), operand(i.c))
          case .negative:
            let x = operand(i.b)
            if x.isFloat {
              registers[Int(i.a)] = Value(-x.float)
            } else if x.isInt, x.int != Int.min {
              registers[Int(i.a)] = Value(-x.int)
            } else {
              frame.pointee.pc = pc
              registers[Int(i.a)] = try unary(.neg, x)
            }
          case .positive:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try unary(.pos, operand(i.b))
          case .invert:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try unary(.invert, operand(i.b))
          case .not:
            let x = operand(i.b)
            if x.isBool {
              registers[Int(i.a)] = Value(x.bits == 0)
            } else {
              frame.pointee.pc = pc
              registers[Int(i.a)] = Value(try !truth(x))
            }

          // MARK: Comparison
          case .equal: try compare(i, .equal, operand(i.b), operand(i.c), ==, ==)
          case .notEqual: try compare(i, .notEqual, operand(i.b), operand(i.c), !=, !=)
          case .less: try compare(i, .less, operand(i.b), operand(i.c), <, <)
          case .lessEqual: try compare(i, .lessEqual, operand(i.b), operand(i.c), <=, <=)
          case .greater: try compare(i, .greater, operand(i.b), operand(i.c), >, >)
          case .greaterEqual: try compare(i, .greaterEqual, operand(i.b), operand(i.c), >=, >=)
          case .isSame: registers[Int(i.a)] = Value(Value.identical(operand(i.b), operand(i.c)))
          case .isNotSame: registers[Int(i.a)] = Value(!Value.identical(operand(i.b), operand(i.c)))
          case .contains:
            frame.pointee.pc = pc
            registers[Int(i.a)] = Value(try contains(operand(i.c), operand(i.b)))
          case .notContains:
            frame.pointee.pc = pc
            registers[Int(i.a)] = Value(try !contains(operand(i.c), operand(i.b)))

          // MARK: Jumps
          case .jump: pc += i.wide
          case .jumpBack:
            // An interrupt is reported where the loop closes, not before its head.
            frame.pointee.pc = pc
            pc += i.wide
            if heap.isCollectionDue || interrupts.isSet {
              forget(frame, from: Int(i.a))
              try safePoint()
            }
          case .jumpIf:
            let x = operand(i.a)
            if x.isBool {
              if x.bits != 0 { pc += i.wide }
            } else {
              frame.pointee.pc = pc
              if try truth(x) { pc += i.wide }
            }
          case .jumpIfNot:
            let x = operand(i.a)
            if x.isBool {
              if x.bits == 0 { pc += i.wide }
            } else {
              frame.pointee.pc = pc
              if try !truth(x) { pc += i.wide }
            }
          case .jumpEqual: try branch(i, .equal, operand(i.b), operand(i.c), ==, ==)
          case .jumpEqualRegisters: try branch(i, .equal, registers[Int(i.b)], registers[Int(i.c)], ==, ==)
          case .jumpEqualSmall: try branch(i, .equal, registers[Int(i.b)], Value(i.small), ==, ==)
          case .jumpNotEqual: try branch(i, .notEqual, operand(i.b), operand(i.c), !=, !=)
          case .jumpNotEqualRegisters: try branch(i, .notEqual, registers[Int(i.b)], registers[Int(i.c)], !=, !=)
          case .jumpNotEqualSmall: try branch(i, .notEqual, registers[Int(i.b)], Value(i.small), !=, !=)
          case .jumpLess: try branch(i, .less, operand(i.b), operand(i.c), <, <)
          case .jumpLessRegisters: try branch(i, .less, registers[Int(i.b)], registers[Int(i.c)], <, <)
          case .jumpLessSmall: try branch(i, .less, registers[Int(i.b)], Value(i.small), <, <)
          case .jumpLessEqual: try branch(i, .lessEqual, operand(i.b), operand(i.c), <=, <=)
          case .jumpLessEqualRegisters: try branch(i, .lessEqual, registers[Int(i.b)], registers[Int(i.c)], <=, <=)
          case .jumpLessEqualSmall: try branch(i, .lessEqual, registers[Int(i.b)], Value(i.small), <=, <=)
          case .jumpGreater: try branch(i, .greater, operand(i.b), operand(i.c), >, >)
          case .jumpGreaterRegisters: try branch(i, .greater, registers[Int(i.b)], registers[Int(i.c)], >, >)
          case .jumpGreaterSmall: try branch(i, .greater, registers[Int(i.b)], Value(i.small), >, >)
          case .jumpGreaterEqual: try branch(i, .greaterEqual, operand(i.b), operand(i.c), >=, >=)
          case .jumpGreaterEqualRegisters: try branch(i, .greaterEqual, registers[Int(i.b)], registers[Int(i.c)], >=, >=)
          case .jumpGreaterEqualSmall: try branch(i, .greaterEqual, registers[Int(i.b)], Value(i.small), >=, >=)
          case .jumpSame:
            pc += 1
            if Value.identical(operand(i.b), operand(i.c)) == (i.a != 0) { pc += pc[-1].wide }
          case .jumpNotSame:
            pc += 1
            if Value.identical(operand(i.b), operand(i.c)) != (i.a != 0) { pc += pc[-1].wide }

          // MARK: Loops
          case .prepareLoop:
            frame.pointee.pc = pc
            try prepareLoop(operand(i.b), registers + Int(i.a))
          case .nextInLoop:
            let state = registers + Int(i.a)
            pc += 1
            switch state[0].tag {
            case Value.Tag.rangeCursor:
              let current = state[0].int
              // `state[1]` counts the rounds left, `state[2]` is the step; the last value was checked.
              if state[1].int > 0 {
                state[1].bits &-= 1
                state[0].bits = UInt64(bitPattern: Int64(current &+ state[2].int))
                registers[Int(i.b)] = Value(current)
              } else {
                pc += pc[-1].wide
              }
            case Value.Tag.listCursor:
              let index = state[0].int
              let elements = state[1].listElements
              if index < elements.count {
                state[0].bits = UInt64(index &+ 1)
                elements.fetchAhead(of: index)
                registers[Int(i.b)] = elements.base[index]
              } else {
                // An exhausted loop stays exhausted even if the list grows.
                state[0].bits = UInt64(Int.max)
                pc += pc[-1].wide
              }
            case Value.Tag.tupleCursor:
              let index = state[0].int
              let elements = state[1].tupleElements
              if index < elements.count {
                state[0].bits = UInt64(index &+ 1)
                elements.fetchAhead(of: index)
                registers[Int(i.b)] = elements.base[index]
              } else {
                pc += pc[-1].wide
              }
            case Value.Tag.stringCursor:
              let index = state[0].int
              let units = state[1].textUnits
              if index < units.count {
                state[0].bits = UInt64(index &+ 1)
                registers[Int(i.b)] = character(units[index])
              } else {
                pc += pc[-1].wide
              }
            default:
              frame.pointee.pc = pc
              if let generator = suspendedGenerator(state[0]) {
                try resume(
                  generator, sending: .none, kind: .generatorInLoop, destination: registers + Int(i.b))
                reload()
              } else {
                let next = try self.next(state[0])
                // What the iterator held meanwhile is let go; a step of a loop is a native call like any other.
                heap.releaseActivation()
                if next.isUndefined { pc += pc[-1].wide } else { registers[Int(i.b)] = next }
              }
            }
          case .nextItemsInLoop:
            let iterator = registers[Int(i.a)]
            pc += 2
            if iterator.isObject, iterator.classTag == .iterator {
              frame.pointee.pc = pc
              let target = registers + Int(i.b)
              let outcome = try iterator.borrowing(IteratorObject.self) {
                try $0.nextItems(self, target, Int(i.c))
              }
              // The distances count from behind their own words.
              if let isFilled = outcome { pc += isFilled ? pc[-2].wide - 1 : pc[-1].wide }
            }
          case .makeIterator:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try iterator(of: operand(i.b), keepingSequences: i.c == 1)

          // MARK: Calls
          case .call:
            let window = registers + Int(i.a)
            frame.pointee.pc = pc
            let callee = window[0]
            if callee.isObject {
              let tag = callee.classTag
              if tag == .function {
                let function = callee.unmanaged(FunctionObject.self)
                let layout = function._withUnsafeGuaranteedRef { $0.layout }
                let hasReceiver = !window[1].isUndefined
                let count = Int(i.b) + (hasReceiver ? 1 : 0)
                if count == Int(layout.pointee.directCount) {
                  let arguments = hasReceiver ? window + 1 : window + 2
                  try push(function, layout, arguments, count, destination: window, kind: .plain)
                  enter(layout, arguments)
                  if heap.isCollectionDue || interrupts.isSet { try safePoint() }
                  continue
                }
              } else if tag == .native {
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
                let value = try callee.borrowing(CallableObject.self) { try $0.call(self, window + 2, Int(i.b)) }
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
                  enter(layout, window + 1)
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
            frame.pointee.pc = pc
            if try call(window, count: Int(i.b), keywords: constants[Int(i.c)]) { reload() }
            if heap.isCollectionDue || interrupts.isSet { try safePoint() }
          case .callSpread:
            let window = registers + Int(i.a)
            frame.pointee.pc = pc
            if try callSpread(window) { reload() }
            if heap.isCollectionDue || interrupts.isSet { try safePoint() }
          case .returnValue:
            let value = operand(i.a).apart
            if frame.pointee.kind == .plain {
              frame.pointee.destination.pointee = value
              leave()
            } else if frame.pointee.kind == .construct, value.isNone {
              leave()
            } else {
              frame.pointee.pc = pc
              if try finishFrame(frame, value) { return value }
              reload()
            }
          case .yieldValue:
            frame.pointee.pc = pc
            let value = registers[Int(i.a)].apart
            if suspend(frame, value) { return value }
            reload()
          case .yieldFromIterator:
            frame.pointee.pc = pc
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
            frame.pointee.pc = pc
            registers[Int(i.a)] = try set(
              Array(UnsafeBufferPointer(start: registers + Int(i.b), count: Int(i.c))))
          case .buildDict:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try buildDict(registers + Int(i.b), pairs: Int(i.c))
          case .listAppend:
            registers[Int(i.a)].unmanaged(ListObject.self)._withUnsafeGuaranteedRef {
              $0.append(operand(i.b).apart)
            }
          case .listExtend:
            frame.pointee.pc = pc
            try extend(registers[Int(i.a)], with: operand(i.b), callee: i.c == 0 ? nil : registers[Int(i.c) - 1])
          case .listToTuple:
            registers[Int(i.a)] = tuple(operand(i.b).unchecked(ListObject.self).items)
          case .setAdd:
            frame.pointee.pc = pc
            let item = operand(i.b)
            _ = try registers[Int(i.a)].borrowing(SetObject.self) { try $0.insert(item, self) }
          case .setUpdate:
            frame.pointee.pc = pc
            let target = registers[Int(i.a)].unchecked(SetObject.self)
            try forEach(operand(i.b)) { try target.insert($0, self) }
          case .dictSet:
            frame.pointee.pc = pc
            let (key, value) = (operand(i.b), operand(i.c))
            try registers[Int(i.a)].borrowing(DictObject.self) { try $0.set(key, value, self) }
          case .dictUpdate:
            frame.pointee.pc = pc
            try update(registers[Int(i.a)].unchecked(DictObject.self), with: operand(i.b))
          case .dictMerge:
            frame.pointee.pc = pc
            try merge(
              registers[Int(i.a)].unchecked(DictObject.self), operand(i.b), callee: registers[Int(i.c)])
          case .buildString:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try join(
              UnsafeBufferPointer(start: registers + Int(i.b), count: Int(i.c)))
          case .format:
            pc += 1
            frame.pointee.pc = pc
            registers[Int(i.a)] = try format(operand(i.b), conversion: Int(pc[-1].a), spec: operand(i.c))
          case .unpack:
            let x = operand(i.b)
            let target = registers + Int(i.a)
            if !fastUnpack(x, target, Int(i.c)) {
              frame.pointee.pc = pc
              try unpack(x, target, Int(i.c))
            }
          case .unpackRest:
            pc += 1
            frame.pointee.pc = pc
            try unpack(operand(i.b), registers + Int(i.a), before: Int(i.c), after: Int(pc[-1].a))

          // MARK: Definitions
          case .makeFunction:
            registers[Int(i.a)] = makeFunction(frame, constants[Int(i.b)], registers + Int(i.c))
          case .makeClass:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try makeClass(registers + Int(i.a))
          case .loadModule:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try loadModule(frame, name: Int(i.b), level: Int(i.c))
          case .importFrom:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try importFrom(frame, registers[Int(i.b)], name: Int(i.c))
          case .importStar:
            frame.pointee.pc = pc
            try importStar(frame, registers[Int(i.a)])
          case .storeAnnotation:
            frame.pointee.pc = pc
            try storeAnnotation(frame, key: constants[Int(i.b)], operand(i.a), inClass: i.c == 1)

          // MARK: Exceptions
          case .raise:
            frame.pointee.pc = pc
            throw try raised(operand(i.a), cause: i.c == 1 ? operand(i.b) : .undefined, again: i.c == 2)
          case .enterHandler:
            registers[Int(i.a) + 1] = handled
            handled = registers[Int(i.a)]
          case .leaveHandler: handled = registers[Int(i.a) + 1]
          case .matchException:
            frame.pointee.pc = pc
            registers[Int(i.a)] = Value(try matches(registers[Int(i.b)], operand(i.c)))
          case .reraise:
            // Its traceback already holds this frame.
            let exception = registers[Int(i.a)].unchecked(ExceptionObject.self)
            frame.pointee.pc = pc
            throw Reraise(exception: exception)
          case .exceptionDetails:
            let exception = registers[Int(i.b)].unchecked(ExceptionObject.self)
            registers[Int(i.a)] = Value(exception.type)
            registers[Int(i.a) + 1] = registers[Int(i.b)]
            registers[Int(i.a) + 2] = tracebackValue(exception)
          case .enterWith:
            frame.pointee.pc = pc
            try enterWith(operand(i.b), registers + Int(i.a))
          case .loadCommon:
            registers[Int(i.a)] = common(Int(i.b))

          // MARK: Pattern matching
          case .matchSequence: registers[Int(i.a)] = Value(isPatternSequence(operand(i.b)))
          case .matchMapping: registers[Int(i.a)] = Value(isPatternMapping(operand(i.b)))
          case .matchLength:
            frame.pointee.pc = pc
            registers[Int(i.a)] = Value(try length(of: operand(i.b)))
          case .matchKeys:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try matchKeys(operand(i.b), keys: operand(i.c))
          case .matchClass:
            pc += 1
            frame.pointee.pc = pc
            let window = registers + Int(i.c)
            registers[Int(i.a)] = try matchClass(
              operand(i.b), window[0], names: window[1], positional: Int(pc[-1].a))
          case .matchRest:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try matchRest(operand(i.b), keys: operand(i.c))

          case .setUpAnnotations:
            frame.pointee.pc = pc
            _ = try annotationTable(frame, inClass: i.a == 1)
          case .splitGroup:
            frame.pointee.pc = pc
            let parts = try splitForClause(registers[Int(i.b)], operand(i.c))
            registers[Int(i.a)] = parts.match
            registers[Int(i.b)] = parts.rest
          case .finishGroup:
            frame.pointee.pc = pc
            registers[Int(i.a)] = try remainder(
              of: registers[Int(i.b)].unchecked(ExceptionObject.self),
              raised: registers[Int(i.c) + 1].unchecked(ListObject.self).items, rest: registers[Int(i.c)])
          case .noticeDeath:
            frame.pointee.pc = pc
            try noticeDeath(frame, live: Int(i.a))
          case .display:
            frame.pointee.pc = pc
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
  private func cachedStore(_ x: Value, _ cache: UnsafeMutablePointer<AttributeCache>, _ value: Value) -> Bool {
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
      return UInt(bitPattern: position) < UInt(bitPattern: units.count) ? character(units[position]) : .undefined
    }
    return .undefined
  }

  @inline(__always)
  private func fastUnpack(_ x: Value, _ target: UnsafeMutablePointer<Value>, _ count: Int) -> Bool {
    guard x.isObject else { return false }
    let elements: Elements
    if x.typeAddress == types.tupleAddress {
      elements = x.tupleElements
    } else if x.typeAddress == types.listAddress {
      elements = x.listElements
    } else {
      return false
    }
    guard elements.count == count else { return false }
    for index in 0..<count { target[index] = elements.base[index] }
    return true
  }
}

/// An exception going on after clean-up; unlike `raise`, it adds no line to the traceback.
struct Reraise: Error {
  let exception: ExceptionObject
}
