import CMachine

// The half of the loop that is written in C: which instructions it takes, and that it sees objects as they are. It leaves
// all other instructions, and the less common cases of these, to `Machine.run`.

extension Operation {
  private var inLoop: octavo_operation {
    switch self {
    case .move: OCTAVO_MOVE
    case .checkLocal: OCTAVO_CHECK_LOCAL
    case .deleteLocal: OCTAVO_DELETE_LOCAL
    case .loadGlobal: OCTAVO_LOAD_GLOBAL
    case .storeGlobal: OCTAVO_STORE_GLOBAL
    case .loadCell: OCTAVO_LOAD_CELL
    case .storeCell: OCTAVO_STORE_CELL
    case .loadFree: OCTAVO_LOAD_FREE
    case .storeFree: OCTAVO_STORE_FREE
    case .loadAttribute: OCTAVO_LOAD_ATTRIBUTE
    case .storeAttribute: OCTAVO_STORE_ATTRIBUTE
    case .loadMethod: OCTAVO_LOAD_METHOD
    case .index: OCTAVO_INDEX
    case .indexRegisters: OCTAVO_INDEX_REGISTERS
    case .indexSmall: OCTAVO_INDEX_SMALL
    case .storeIndex: OCTAVO_STORE_INDEX
    case .addRegisters, .addRegistersInPlace: OCTAVO_ADD_REGISTERS
    case .addSmall, .addSmallInPlace: OCTAVO_ADD_SMALL
    case .subtractRegisters, .subtractRegistersInPlace: OCTAVO_SUBTRACT_REGISTERS
    case .subtractSmall, .subtractSmallInPlace: OCTAVO_SUBTRACT_SMALL
    case .multiplyRegisters, .multiplyRegistersInPlace: OCTAVO_MULTIPLY_REGISTERS
    case .negative: OCTAVO_NEGATIVE
    case .not: OCTAVO_NOT
    case .equal: OCTAVO_EQUAL
    case .notEqual: OCTAVO_NOT_EQUAL
    case .less: OCTAVO_LESS
    case .lessEqual: OCTAVO_LESS_EQUAL
    case .greater: OCTAVO_GREATER
    case .greaterEqual: OCTAVO_GREATER_EQUAL
    case .isSame: OCTAVO_IS_SAME
    case .isNotSame: OCTAVO_IS_NOT_SAME
    case .jump: OCTAVO_JUMP
    case .jumpBack: OCTAVO_JUMP_BACK
    case .jumpIf: OCTAVO_JUMP_IF
    case .jumpIfNot: OCTAVO_JUMP_IF_NOT
    case .jumpEqual: OCTAVO_JUMP_EQUAL
    case .jumpNotEqual: OCTAVO_JUMP_NOT_EQUAL
    case .jumpLess: OCTAVO_JUMP_LESS
    case .jumpLessEqual: OCTAVO_JUMP_LESS_EQUAL
    case .jumpGreater: OCTAVO_JUMP_GREATER
    case .jumpGreaterEqual: OCTAVO_JUMP_GREATER_EQUAL
    case .jumpSame: OCTAVO_JUMP_SAME
    case .jumpNotSame: OCTAVO_JUMP_NOT_SAME
    case .jumpEqualRegisters: OCTAVO_JUMP_EQUAL_REGISTERS
    case .jumpNotEqualRegisters: OCTAVO_JUMP_NOT_EQUAL_REGISTERS
    case .jumpLessRegisters: OCTAVO_JUMP_LESS_REGISTERS
    case .jumpLessEqualRegisters: OCTAVO_JUMP_LESS_EQUAL_REGISTERS
    case .jumpGreaterRegisters: OCTAVO_JUMP_GREATER_REGISTERS
    case .jumpGreaterEqualRegisters: OCTAVO_JUMP_GREATER_EQUAL_REGISTERS
    case .jumpEqualSmall: OCTAVO_JUMP_EQUAL_SMALL
    case .jumpNotEqualSmall: OCTAVO_JUMP_NOT_EQUAL_SMALL
    case .jumpLessSmall: OCTAVO_JUMP_LESS_SMALL
    case .jumpLessEqualSmall: OCTAVO_JUMP_LESS_EQUAL_SMALL
    case .jumpGreaterSmall: OCTAVO_JUMP_GREATER_SMALL
    case .jumpGreaterEqualSmall: OCTAVO_JUMP_GREATER_EQUAL_SMALL
    case .nextInLoop: OCTAVO_NEXT_IN_LOOP
    case .nextItemsInLoop: OCTAVO_NEXT_ITEMS_IN_LOOP
    case .call: OCTAVO_CALL
    case .returnValue: OCTAVO_RETURN_VALUE
    case .listAppend: OCTAVO_LIST_APPEND
    case .unpack: OCTAVO_UNPACK
    case .add, .addInPlace: OCTAVO_ADD
    case .subtract, .subtractInPlace: OCTAVO_SUBTRACT
    case .multiply, .multiplyInPlace: OCTAVO_MULTIPLY
    case .divide, .divideInPlace: OCTAVO_DIVIDE
    case .modulo, .moduloInPlace: OCTAVO_MODULO
    case .floorDivide, .floorDivideInPlace: OCTAVO_FLOOR_DIVIDE
    case .bitAnd, .bitAndInPlace: OCTAVO_BIT_AND
    case .bitOr, .bitOrInPlace: OCTAVO_BIT_OR
    case .bitXor, .bitXorInPlace: OCTAVO_BIT_XOR
    case .leftShift, .leftShiftInPlace: OCTAVO_LEFT_SHIFT
    case .rightShift, .rightShiftInPlace: OCTAVO_RIGHT_SHIFT
    case .power, .powerInPlace: OCTAVO_POWER
    case .yieldValue: OCTAVO_YIELD_VALUE
    case .contains: OCTAVO_CONTAINS
    case .notContains: OCTAVO_NOT_CONTAINS
    default: OCTAVO_LEAVE
    }
  }

  /// Tells the loop in C the numbers of the instructions.
  static func prepareLoop() { _ = isLoopPrepared }
  private static let isLoopPrepared: Bool = {
    let meanings = allCases.map(\.inLoop)
    octavo_prepare_loop(meanings, meanings.count)
    return true
  }()
}

extension Machine {
  /// A program built by a compiler that lays out objects in another way stops at once instead of computing nonsense.
  func checkLoop(_ builtins: ModuleObject) {
    let items = [Value(7), Value(8), Value(9)]
    // A text that shares the buffer of a longer one, too.
    let shared = Text(String(repeating: "elsewhere ", count: 20)) + Text("and more")
    let texts = [Text("in place"), Text("elsewhere, in an array"), shared, shared + Text("!")]
    let list = ListObject(items, type: types.list)
    let tuple = TupleObject(items, type: types.tuple)
    let cell = CellObject(Value(7), type: types.cell)
    let dict = DictObject(type: types.dict)
    for key in 0..<3 { dict.insertNew(Value(key), Value(key), hash: key) }
    let set = SetObject(type: types.set)
    let iterator = ListIterator(list, type: types.iterator)
    let range = RangeIterator(start: 7, step: 8, count: 9, type: types.iterator)
    let inner = [Value(iterator), Value(range)]
    let iterators = [
      iterator, range, DictIterator(dict, .items, isReversed: false, type: types.iterator),
      EnumerateIterator(inner[0], start: 7, big: .undefined, type: types.iterator),
      ZipIterator(inner, isStrict: true, type: types.iterator),
    ]
    let elements = Elements(items).base
    let strings = texts.map { StringObject($0, type: types.str) }
    let isSeen = withExtendedLifetime((list, tuple, dict, set, iterators, cell, strings)) {
      octavo_sees_list(Value(list).address, elements, items.count)
        && octavo_sees_tuple(Value(tuple).address, elements, items.count)
        && dict.isSeenByLoop && set.isSeenByLoop && iterators.allSatisfy(\.isSeenByLoop)
        && octavo_sees_cell(Value(cell).address, Value(7).tag, Value(7).bits)
        && octavo_sees_module(Value(builtins).address, builtins.globals.cells)
        && octavo_sees_type(Value(types.list).address, types.list.version, Value(types.type).address)
        && strings.allSatisfy { Self.isSeen($0) }
    }
    precondition(isSeen, "the loop in C sees objects as they are")
  }

  private static func isSeen(_ string: StringObject) -> Bool {
    let units = string.units
    guard let characters = units.narrow.baseAddress else { return false }
    return octavo_sees_string(Value(string).address, characters, units.count)
  }

  /// The same for a function and a generator, which are first made from code.
  func checkLoop(_ function: FunctionObject) {
    let start = function.layout.pointee.instructions
    let generator = GeneratorObject(function: function, frameSize: 1, start: start, type: types.generator)
    let isSeen = withExtendedLifetime(generator) {
      octavo_sees_function(Value(function).address, function.layout, function.closure)
        && octavo_sees_generator(Value(generator).address, start, 0, Value.none.tag)
    }
    precondition(isSeen, "the loop in C sees functions as they are")
  }
}
