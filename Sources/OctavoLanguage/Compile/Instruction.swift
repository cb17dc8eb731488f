/// One instruction: an operation and three operands of 16 bits.
///
/// Operands are written `a b c`. `R` is a register of the frame; `X` is a register or, with the top
/// bit set, a constant of the code. A jump's distance is a 32-bit number counted from the next
/// instruction; it sits in `b` and `c`, or, where those are taken, in an instruction word that follows.
package struct Instruction {
  var operation: Operation
  var a: UInt16
  var b: UInt16
  var c: UInt16

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    self.operation = operation
    self.a = UInt16(truncatingIfNeeded: a)
    self.b = UInt16(truncatingIfNeeded: b)
    self.c = UInt16(truncatingIfNeeded: c)
  }

  /// `c` as a small integer.
  @inline(__always)
  var small: Int { Int(Int16(bitPattern: c)) }

  /// The 32 bits of `b` and `c` as a signed number.
  @inline(__always)
  var wide: Int {
    get { Int(Int32(bitPattern: UInt32(b) | UInt32(c) << 16)) }
    set {
      let bits = UInt32(bitPattern: Int32(truncatingIfNeeded: newValue))
      b = UInt16(truncatingIfNeeded: bits)
      c = UInt16(truncatingIfNeeded: bits >> 16)
    }
  }

  static let constantBit = 0x8000
}

/// The operations. Calls use a window of registers: `a` holds the callee, `a+1` the receiver or
/// undefined, `a+2…` the arguments; the result replaces the callee.
enum Operation: UInt16, CaseIterable {
  // Moving
  case move  // R[a] = X[b]
  case checkLocal  // throws UnboundLocalError where R[a] is undefined; b is the name
  case deleteLocal  // R[a] = undefined
  case loadGlobal  // R[a] = global b; where c is 1, R[a+1] = undefined: the receiver of what is called
  case storeGlobal  // global b = X[a]
  case deleteGlobal  // global b = undefined
  case makeCell  // R[a] = cell holding R[a]
  case loadCell  // R[a] = value of the cell in R[b]
  case storeCell  // cell in R[a] = X[b]
  case deleteCell  // cell in R[a] = undefined
  case loadFree  // R[a] = value of closure cell b
  case storeFree  // closure cell a = X[b]
  case deleteFree  // closure cell a = undefined
  case loadName  // R[a] = class namespace R[0] [name b], else global c
  case loadClassFree  // R[a] = class namespace R[0] [name b], else closure cell c
  case storeName  // class namespace R[0] [name b] = X[a]
  case deleteName  // removes name b from the class namespace R[0]
  // Attributes and items; caches hold the names
  case loadAttribute  // R[a] = X[b].cache c
  case storeAttribute  // X[a].cache c = X[b]
  case deleteAttribute  // del X[a].cache c
  case loadMethod  // R[a], R[a+1] = method cache c of X[b] and its receiver
  case index  // R[a] = X[b][X[c]]
  case storeIndex  // X[a][X[b]] = X[c]
  case deleteIndex  // del X[a][X[b]]
  case makeSlice  // R[a] = slice(R[b], R[b+1], R[b+2])
  case indexSlice  // R[a] = X[b][R[c]:R[c+1]]
  // Arithmetic: R[a] = X[b] op X[c]
  case add, subtract, multiply, matrixMultiply, divide, modulo, power
  case leftShift, rightShift, bitOr, bitXor, bitAnd, floorDivide
  // The same in place: R[a] = X[b] op= X[c]
  case addInPlace, subtractInPlace, multiplyInPlace, matrixMultiplyInPlace, divideInPlace
  case moduloInPlace, powerInPlace, leftShiftInPlace, rightShiftInPlace, bitOrInPlace
  case bitXorInPlace, bitAndInPlace, floorDivideInPlace
  // The commonest for operands that are registers, or a register and a small integer: R[a] = R[b] op R[c] or c
  case addRegisters, subtractRegisters, multiplyRegisters
  case addRegistersInPlace, subtractRegistersInPlace, multiplyRegistersInPlace
  case addSmall, subtractSmall, addSmallInPlace, subtractSmallInPlace
  case indexRegisters, indexSmall  // R[a] = R[b][R[c]] or R[b][c]
  case negative, positive, invert, not  // R[a] = op X[b]
  // Comparison: R[a] = X[b] op X[c]
  case equal, notEqual, less, lessEqual, greater, greaterEqual
  case isSame, isNotSame, contains, notContains
  // Jumps
  case jump  // by wide
  case jumpBack  // by wide, and look for interrupts; the registers from R[a] on hold nothing any more
  case jumpIf  // by wide if X[a]
  case jumpIfNot  // by wide if not X[a]
  // Fused: jump by the following word if (X[b] op X[c]) == (a != 0)
  case jumpEqual, jumpNotEqual, jumpLess, jumpLessEqual, jumpGreater, jumpGreaterEqual
  case jumpSame, jumpNotSame
  // The same for R[b] and R[c], or R[b] and the small integer c
  case jumpEqualRegisters, jumpNotEqualRegisters, jumpLessRegisters, jumpLessEqualRegisters
  case jumpGreaterRegisters, jumpGreaterEqualRegisters
  case jumpEqualSmall, jumpNotEqualSmall, jumpLessSmall, jumpLessEqualSmall, jumpGreaterSmall,
    jumpGreaterEqualSmall
  // Loops: R[a…a+2] hold the state
  case prepareLoop  // from X[b]
  case nextInLoop  // R[b] = next, or jump by the following word
  case nextItemsInLoop  // R[b…b+c-1] = items of the next tuple; jumps by the first word, at the end by the second
  case makeIterator  // R[a] = iter(X[b])
  // Calls
  case call  // window a, b arguments
  case callKeyword  // window a, b arguments of which the last are named by the tuple constant c
  case callSpread  // window a, R[a+2] a list of arguments, R[a+3] a dict or undefined
  case returnValue  // X[a]
  case yieldValue  // gives R[a], later receives R[a]; b 1: delegating; the exception being handled is R[c-1], c 0: none
  case yieldFromIterator  // R[a] = iter(X[b]) for `yield from`
  case delegate  // R[a] = sent value; R[b] the iterator; jumps by the following word once finished, result in R[a]
  // Building
  case buildList, buildTuple, buildSet  // R[a] = of R[b…b+c-1]
  case buildDict  // R[a] = of c pairs from R[b]
  case listAppend  // R[a].append(X[b])
  case listExtend  // R[a].extend(X[b]), for `[*x]`
  case listToTuple  // R[a] = tuple(list X[b])
  case setAdd  // R[a].add(X[b])
  case setUpdate  // R[a].update(X[b])
  case dictSet  // R[a][X[b]] = X[c]
  case dictUpdate  // R[a].update(X[b]), for `{**x}`
  case dictMerge  // for `f(**x)`: repeated keys throw; c is the window of the callee
  case buildString  // R[a] = joined R[b…b+c-1]
  case format  // R[a] = format(X[b], X[c] or "" if c is `none`), following word a: conversion
  case unpack  // R[a…a+c-1] = the items of X[b]
  case unpackRest  // R[a…] = X[b] with c before the star, following word a after it
  // Definitions
  case makeFunction  // R[a] = code constant b; R[c] defaults, R[c+1] keyword defaults, R[c+2] annotations
  case makeClass  // R[a] = class of body R[a], name R[a+1], bases list R[a+2], keywords dict R[a+3]
  case loadModule  // R[a] = import of name b with c leading dots
  case importFrom  // R[a] = name c of module R[b]
  case importStar  // from R[a] import *
  case storeAnnotation  // __annotations__[constant b] = X[a]; c tells class body (1) or module (0)
  // Exceptions
  case raise  // X[a], from X[b] where c is 1; c 2: the exception being handled
  case enterHandler  // R[a] becomes the handled exception; R[a+1] keeps the previous one
  case leaveHandler  // the handled exception is R[a+1] again
  case matchException  // R[a] = exception R[b] matches X[c]
  case reraise  // R[a] goes on, its traceback as it stands
  case exceptionDetails  // R[a…a+2] = type, value, traceback of exception R[b]
  case enterWith  // R[a], R[a+1] = __exit__ of X[b]; R[a+2], R[a+3] = __enter__
  case loadCommon  // R[a] = a built-in the compiler needs whatever names say (b: which)
  // Pattern matching
  case matchSequence, matchMapping  // R[a] = whether X[b] is one
  case matchLength  // R[a] = len(X[b])
  case matchKeys  // R[a] = tuple of the values of the keys in tuple X[c] from X[b], or None
  case matchClass  // R[a] = tuple of the attributes of X[b] for class R[c], or None; R[c+1] names, following word a: positional
  case matchRest  // R[a] = dict(X[b]) without the keys in tuple X[c]
  // Notebook
  case setUpAnnotations  // makes sure that `__annotations__` is there, in a class body (a = 1) or module
  case splitGroup  // X[a] = what of X[b] the filter c catches, or None; X[b] = the rest
  case finishGroup  // X[a] = what to raise after all `except*` clauses, or None: X[b] raised first, X[c] the rest, X[c + 1] a list
  case noticeDeath  // a statement has ended; the registers from X[a] on hold nothing any more
  case display  // shows X[a] as a cell's value (b = 0) or through sys.displayhook (1)
  case word  // data of the instruction before it; never executed
}

extension Operation {
  init(_ op: BinaryOperator, inPlace: Bool) {
    let plain: Operation =
      switch op {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .matrixMultiply: .matrixMultiply
      case .divide: .divide
      case .modulo: .modulo
      case .power: .power
      case .leftShift: .leftShift
      case .rightShift: .rightShift
      case .bitOr: .bitOr
      case .bitXor: .bitXor
      case .bitAnd: .bitAnd
      case .floorDivide: .floorDivide
      }
    // The in-place operations follow in the same order.
    let offset = inPlace ? Operation.addInPlace.rawValue - Operation.add.rawValue : 0
    self = Operation(rawValue: plain.rawValue + offset) ?? plain
  }

  init(_ op: CompareOperator) {
    self =
      switch op {
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessEqual: .lessEqual
      case .greater: .greater
      case .greaterEqual: .greaterEqual
      case .is: .isSame
      case .isNot: .isNotSame
      case .in: .contains
      case .notIn: .notContains
      }
  }

  /// The same operation for operands that are both registers.
  var withRegisters: Operation? {
    switch self {
    case .add: .addRegisters
    case .addInPlace: .addRegistersInPlace
    case .subtract: .subtractRegisters
    case .subtractInPlace: .subtractRegistersInPlace
    case .multiply: .multiplyRegisters
    case .multiplyInPlace: .multiplyRegistersInPlace
    case .index: .indexRegisters
    case .jumpEqual: .jumpEqualRegisters
    case .jumpNotEqual: .jumpNotEqualRegisters
    case .jumpLess: .jumpLessRegisters
    case .jumpLessEqual: .jumpLessEqualRegisters
    case .jumpGreater: .jumpGreaterRegisters
    case .jumpGreaterEqual: .jumpGreaterEqualRegisters
    default: nil
    }
  }

  /// The same operation for a register and a small integer.
  var withSmall: Operation? {
    switch self {
    case .add: .addSmall
    case .addInPlace: .addSmallInPlace
    case .subtract: .subtractSmall
    case .subtractInPlace: .subtractSmallInPlace
    case .index: .indexSmall
    case .jumpEqual: .jumpEqualSmall
    case .jumpNotEqual: .jumpNotEqualSmall
    case .jumpLess: .jumpLessSmall
    case .jumpLessEqual: .jumpLessEqualSmall
    case .jumpGreater: .jumpGreaterSmall
    case .jumpGreaterEqual: .jumpGreaterEqualSmall
    default: nil
    }
  }

  /// The operation of which this one is a special form; any other is itself.
  var general: Operation {
    switch self {
    case .addRegisters, .addSmall: .add
    case .addRegistersInPlace, .addSmallInPlace: .addInPlace
    case .subtractRegisters, .subtractSmall: .subtract
    case .subtractRegistersInPlace, .subtractSmallInPlace: .subtractInPlace
    case .multiplyRegisters: .multiply
    case .multiplyRegistersInPlace: .multiplyInPlace
    case .indexRegisters, .indexSmall: .index
    case .jumpEqualRegisters, .jumpEqualSmall: .jumpEqual
    case .jumpNotEqualRegisters, .jumpNotEqualSmall: .jumpNotEqual
    case .jumpLessRegisters, .jumpLessSmall: .jumpLess
    case .jumpLessEqualRegisters, .jumpLessEqualSmall: .jumpLessEqual
    case .jumpGreaterRegisters, .jumpGreaterSmall: .jumpGreater
    case .jumpGreaterEqualRegisters, .jumpGreaterEqualSmall: .jumpGreaterEqual
    default: self
    }
  }

  /// What a fused jump compares by.
  var comparison: CompareOperator {
    switch general {
    case .jumpEqual: .equal
    case .jumpNotEqual: .notEqual
    case .jumpLess: .less
    case .jumpLessEqual: .lessEqual
    case .jumpGreater: .greater
    case .jumpGreaterEqual: .greaterEqual
    default: preconditionFailure("asked of fused jumps only")
    }
  }

  /// The jump that compares, where there is one.
  var fusedJump: Operation? {
    switch self {
    case .equal: .jumpEqual
    case .notEqual: .jumpNotEqual
    case .less: .jumpLess
    case .lessEqual: .jumpLessEqual
    case .greater: .jumpGreater
    case .greaterEqual: .jumpGreaterEqual
    case .isSame: .jumpSame
    case .isNotSame: .jumpNotSame
    default: nil
    }
  }
}

/// What `loadCommon` can load.
enum CommonValue: Int {
  case assertionError, stopIteration, notImplementedError
}
