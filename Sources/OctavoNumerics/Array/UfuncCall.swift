import CVectorKernels

/// Keyword arguments of a ufunc call.
public struct UfuncOptions: Sendable {
  public var out: [NDArray?] = []
  public var mask: NDArray?
  public var casting: Casting = .sameKind
  /// Computes in the loop of this type (`dtype=`).
  public var dtype: DType?
  public var order: Order = .keep

  public init(
    out: [NDArray?] = [], where mask: NDArray? = nil, casting: Casting = .sameKind, dtype: DType? = nil
  ) {
    self.out = out
    self.mask = mask
    self.casting = casting
    self.dtype = dtype
  }

  var isPlain: Bool { out.isEmpty && mask == nil && dtype == nil }
}

extension Ufunc {
  // Arguments live until the call returns, so their addresses need no further protection in it.

  // MARK: Two inputs

  /// `f(a, b)` for arrays.
  public func callAsFunction(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    if let fast = try fastBinary(a, b) { return fast }
    return try call([.array(a), .array(b)])[0]
  }

  /// `f(a, x)` and `f(x, a)` for a Python number, by NEP 50.
  public func callAsFunction(_ a: Operand, _ b: Operand) throws(NumericsError) -> NDArray {
    switch (a, b) {
    case (.array(let x), .array(let y)): return try callAsFunction(x, y)
    case (.array(let x), .float(let y)):
      if let fast = try fastScalar(x, y, scalarFirst: false) { return fast }
    case (.float(let x), .array(let y)):
      if let fast = try fastScalar(y, x, scalarFirst: true) { return fast }
    case (.array(let x), .int(let y)):
      if let fast = try fastScalar(x, y, scalarFirst: false) { return fast }
    case (.int(let x), .array(let y)):
      if let fast = try fastScalar(y, x, scalarFirst: true) { return fast }
    default: break
    }
    return try call([a, b])[0]
  }

  public func callAsFunction(_ a: NDArray, _ b: Operand) throws(NumericsError) -> NDArray {
    try callAsFunction(.array(a), b)
  }

  /// `f(a, b)` writing into `a`'s memory when `a` is a temporary nobody else sees and the result has its
  /// type and shape; otherwise a new array. By passing `a` as `inout` the host vouches that it is dead
  /// afterwards.
  public func reusing(_ a: inout NDArray, _ b: Operand) throws(NumericsError) -> NDArray {
    guard outputs == 1, case let other = b.dtype(beside: a.dtype),
      let found = loopIndex(a.dtype.kind, other.kind), loops[found].isDirect,
      loops[found].out0 == a.dtype.kind, loops[found].in0 == a.dtype.kind, loops[found].in1 == other.kind,
      a.ownsData, a.isWriteable,
      isKnownUniquelyReferenced(&a.storage)
    else { return try callAsFunction(.array(a), b) }
    let loop = loops[found]
    let y = try b.array(as: other)
    guard let view = y.broadcastView(to: a.shape) else { return try callAsFunction(a, y) }
    try report(Kernel.run(loop.fn, loop.hardware, a.shape, a, view, a))
    return a
  }

  /// Types as the loop takes them: one kernel call when both are C-ordered, else one walk.
  @inline(__always)
  private func fastBinary(_ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray? {
    guard outputs == 1, let found = loopIndex(a.dtype.kind, b.dtype.kind) else { return nil }
    let loop = loops[found]
    guard loop.in0 == a.dtype.kind, loop.in1 == b.dtype.kind, loop.isDirect else { return nil }
    let sameShape = a.shape == b.shape
    guard a.isContiguous, b.isContiguous, sameShape || a.rank == 0 || b.rank == 0 else {
      return try walkBinary(loop, a, b)
    }
    let out = try NDArray(uninitialized: a.rank == 0 ? b.shape : a.shape, dtype: DType(loop.out0))
    let flags = Self.once(
      loop, a.base, sameShape || a.rank > 0 ? a.itemSize : 0, b.base,
      sameShape || b.rank > 0 ? b.itemSize : 0, out)
    try report(flags)
    return out
  }

  /// Broadcast and strided operands of the loop's own types.
  private func walkBinary(_ loop: Loop, _ a: NDArray, _ b: NDArray) throws(NumericsError) -> NDArray {
    let shape = try broadcastShape(a.shape, b.shape)
    var out = try NDArray(uninitialized: shape, dtype: DType(loop.out0))
    let x = try a.broadcastedOperand(to: shape)
    let y = try b.broadcastedOperand(to: shape)
    if shape.count > 1 && !(x.isContiguous && y.isContiguous) && !(a.isContiguous && b.isContiguous) {
      out.strides = NDArray.keptStrides(shape: shape, itemSize: out.itemSize, operands: [x, y])
    }
    try report(Kernel.run(loop.fn, loop.hardware, shape, x, y, out))
    return out
  }

  /// An array and a number of the loop's own type, kept on the stack.
  @inline(__always)
  private func fastScalar<T: ArrayElement>(
    _ a: NDArray, _ x: T, scalarFirst: Bool
  ) throws(NumericsError) -> NDArray? {
    let kind = a.dtype.kind
    guard outputs == 1, kind == .float64 || (kind == .int64 && T.self == Int.self), a.isContiguous,
      let found = loopIndex(kind, kind)
    else { return nil }
    let loop = loops[found]
    guard loop.in0 == kind, loop.in1 == kind else { return nil }
    let out = try NDArray(uninitialized: a.shape, dtype: DType(loop.out0))
    var cell: UInt64 =
      kind == .float64 ? x.scalar.double.bitPattern : UInt64(bitPattern: Int64(x.scalar.integer))
    let flags = withUnsafeMutableBytes(of: &cell) { raw -> UInt32 in
      guard let place = raw.baseAddress else { return 0 }
      return scalarFirst
        ? Self.once(loop, place, 0, a.base, 8, out) : Self.once(loop, a.base, 8, place, 0, out)
    }
    try report(flags)
    return out
  }

  @inline(__always)
  private static func once(
    _ loop: Loop, _ a: UnsafeMutableRawPointer, _ stepA: Int, _ b: UnsafeMutableRawPointer, _ stepB: Int,
    _ out: NDArray
  ) -> UInt32 {
    var data: InlineArray<3, UnsafeMutablePointer<CChar>?> = [
      a.assumingMemoryBound(to: CChar.self), b.assumingMemoryBound(to: CChar.self),
      out.base.assumingMemoryBound(to: CChar.self),
    ]
    var steps: InlineArray<3, Int> = [stepA, stepB, out.itemSize]
    let n = out.size
    if n == 0 { return 0 }
    return withUnsafeMutablePointer(to: &data) { pointers in
      withUnsafeMutablePointer(to: &steps) { strides in
        run(
          loop, UnsafeMutableRawPointer(pointers), UnsafeMutableRawPointer(strides), n)
      }
    }
  }

  /// One contiguous run, cut so that an interrupt is noticed.
  @inline(__always)
  private static func run(
    _ loop: Loop, _ data: UnsafeMutableRawPointer, _ steps: UnsafeMutableRawPointer, _ n: Int
  ) -> UInt32 {
    let pointers = data.assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
    let strides = steps.assumingMemoryBound(to: Int.self)
    if n <= 1 << 16 { return ovk_run_once(loop.fn, loop.hardware, pointers, strides, n) }
    return ovk_run_long(loop.fn, loop.hardware, Int32(loop.inputCount + 1), pointers, strides, n)
  }

  // MARK: One input

  /// `f(a)`
  public func callAsFunction(_ a: NDArray) throws(NumericsError) -> NDArray {
    guard outputs == 1, inputs == 1, let found = loopIndex(a.dtype.kind),
      loops[found].in0 == a.dtype.kind, loops[found].isDirect, a.isContiguous
    else { return try call([.array(a)])[0] }
    let loop = loops[found]
    let out = try NDArray(uninitialized: a.shape, dtype: DType(loop.out0))
    var data: InlineArray<2, UnsafeMutablePointer<CChar>?> = [
      a.base.assumingMemoryBound(to: CChar.self), out.base.assumingMemoryBound(to: CChar.self),
    ]
    var steps: InlineArray<2, Int> = [a.itemSize, out.itemSize]
    let n = out.size
    if n == 0 { return out }
    let flags = withUnsafeMutablePointer(to: &data) { pointers in
      withUnsafeMutablePointer(to: &steps) { strides in
        Self.run(loop, UnsafeMutableRawPointer(pointers), UnsafeMutableRawPointer(strides), n)
      }
    }
    try report(flags)
    return out
  }

  // MARK: Any call

  /// The general call: any number of inputs and outputs, `out`, `where`, `casting`, `dtype`.
  public func call(_ operands: [Operand], _ options: UfuncOptions = UfuncOptions()) throws(NumericsError)
    -> [NDArray]
  {
    if operands.count != inputs {
      throw .type(
        "\(name)() takes from \(inputs) to \(inputs + outputs) positional arguments but "
          + "\(operands.count) were given")
    }
    var operands = operands
    for (i, operand) in operands.enumerated() {
      if case .array(let array) = operand, array.dtype.kind == .swapped {
        operands[i] = .array(try array.nativeOrder())
      }
    }
    var types = try operandTypes(operands)
    if name == "equal" || name == "not_equal", types.contains(where: { $0.kind == .record }),
      types.contains(where: { $0.kind != .record })
    {
      throw .type("Cannot compare structured or void to non-void arrays.")
    }
    if options.dtype?.kind == .object || types.contains(where: \.isObject) {
      return [try objectCall(operands, options)]
    }
    if name == "multiply", types.contains(where: \.isText), types.contains(where: \.isInteger) {
      throw .type(
        "The 'out' kwarg is necessary when using the string multiply ufunc directly. Use numpy.strings.multiply "
          + "to multiply strings without specifying 'out'.")
    }
    if Self.takingAnyInteger.contains(name) { Self.widen(operands, &types) }
    if types.contains(where: { $0.isText || $0.kind == .record }),
      let text = try textCall(operands, types, options)
    {
      return [text]
    }
    let loop = try chooseLoop(types, options)
    var arrays: [NDArray] = []
    for (i, operand) in operands.enumerated() {
      let want = DType(loop.inputs[i])
      // A Python number goes straight to the loop's type.
      let array = try operand.array(as: operand.weakRank > 0 ? want : types[i])
      if options.dtype != nil, !array.dtype.canCast(to: want, options.casting) {
        throw NumericsError(
          .ufuncInputCasting,
          "Cannot cast ufunc '\(name)' input\(inputs > 1 ? " \(i)" : "") from "
            + "\(array.dtype.representation) to \(want.representation) with casting rule "
            + "'\(options.casting.rawValue)'")
      }
      arrays.append(array)
    }
    return try execute(loop, arrays, options)
  }

  static let comparisons: Set<String> = [
    "equal", "not_equal", "less", "less_equal", "greater", "greater_equal",
  ]

  /// Functions whose result does not depend on the type of a Python integer.
  private static let takingAnyInteger = comparisons.union(["logical_and", "logical_or", "logical_xor"])

  /// A Python integer outside the array's type still counts by its value.
  private static func widen(_ operands: [Operand], _ types: inout [DType]) {
    for (i, operand) in operands.enumerated() {
      if case .int(let value) = operand, (try? Operand.check(value, fits: types[i])) == nil {
        types[i] = .int64
      }
    }
  }

  /// The types of the inputs; those of Python numbers follow what the arrays promote to.
  private func operandTypes(_ operands: [Operand]) throws(NumericsError) -> [DType] {
    var strong: DType?
    for case .array(let array) in operands {
      strong =
        try strong.map { (s) throws(NumericsError) in
          s.isText || array.dtype.isText || s.kind == .record || array.dtype.kind == .record
            ? s : try DType.promote(s, array.dtype)
        } ?? array.dtype
    }
    // A weak float beside a weak int and no array decides for both.
    if strong == nil, operands.contains(where: { $0.weakRank == 3 }) { strong = .complex128 }
    if strong == nil, operands.contains(where: { $0.weakRank == 2 }) { strong = .float64 }
    var types: [DType] = []
    for operand in operands { types.append(operand.dtype(beside: strong)) }
    // Where a function takes an integer beside a float, a Python int stays one; as the float it fits any.
    if name == "ldexp", case .int? = operands.last { types[types.count - 1] = .int64 }
    if name == "ldexp", case .array? = operands.last, case .int? = operands.first { types[0] = .int8 }
    return types
  }

  private func chooseLoop(_ types: [DType], _ options: UfuncOptions) throws(NumericsError) -> Loop {
    guard let dtype = options.dtype else { return try resolve(types) }
    if let exact = loops.first(where: {
      $0.out0 == dtype.kind && $0.in0 == dtype.kind && $0.in1 == dtype.kind
    }) {
      return exact
    }
    if let exact = loops.first(where: { $0.out0 == dtype.kind }) { return exact }
    throw .type(
      "No loop matching the specified signature and casting was found for ufunc \(name)")
  }

  /// Shapes, outputs, overlaps and conversions; then the loop.
  func execute(_ loop: Loop, _ inputs: [NDArray], _ options: UfuncOptions) throws(NumericsError) -> [NDArray]
  {
    var shapes = inputs.map(\.shape)
    if let mask = options.mask { shapes.append(mask.shape) }
    for (k, out) in options.out.enumerated() {
      guard let out, k < loop.outputs.count else { continue }
      try out.requireOutput()
      let made = DType(loop.outputs[k])
      if !made.canCast(to: out.dtype, options.casting) {
        throw outputCasting(made, out.dtype, options.casting, output: outputs > 1 ? k : nil)
      }
    }
    let given = options.out.compactMap { $0 }
    guard let joint = try? broadcastShape(shapes) else {
      throw Self.shapesDisagree(shapes + given.map(\.shape))
    }
    let shape = try Self.outputShape(joint, shapes: shapes, outs: given)
    var results: [NDArray] = []
    for (k, kind) in loop.outputs.enumerated() {
      if k < options.out.count, let out = options.out[k] {
        results.append(out)
      } else {
        results.append(try newOutput(shape, DType(kind), inputs))
      }
    }
    try runLoop(loop, inputs, results, shape, options.mask)
    return results
  }

  /// What is said of shapes that do not broadcast, outputs among them.
  private static func shapesDisagree(_ shapes: [Dims]) -> NumericsError {
    .value("operands could not be broadcast together with shapes " + shapes.map { $0.compact + " " }.joined())
  }

  static func outputShape(_ joint: Dims, shapes: [Dims], outs: [NDArray]) throws(NumericsError)
    -> Dims
  {
    for out in outs where out.shape != joint {
      guard let full = try? broadcastShape([joint, out.shape]) else {
        throw shapesDisagree(shapes + outs.map(\.shape))
      }
      if full != out.shape {
        throw .value(
          "non-broadcastable output operand with shape \(out.shape.compact) doesn't match the broadcast "
            + "shape \(full.compact)")
      }
      return full
    }
    return joint
  }

  private func newOutput(_ shape: Dims, _ dtype: DType, _ inputs: [NDArray]) throws(NumericsError) -> NDArray
  {
    var out = try NDArray(uninitialized: shape, dtype: dtype)
    if inputs.contains(where: { $0.rank > 1 && !$0.isContiguous && $0.rank == shape.count }) {
      let operands = inputs.compactMap { $0.broadcastView(to: shape) }
      out.strides = NDArray.keptStrides(shape: shape, itemSize: dtype.itemSize, operands: operands)
    }
    return out
  }

  /// The loop over operands brought to `shape`, converting where the loop's types differ.
  func runLoop(
    _ loop: Loop, _ inputs: [NDArray], _ outputs: [NDArray], _ shape: Dims, _ mask: NDArray?
  ) throws(NumericsError) {
    if outputs.contains(where: { !$0.dtype.isNumeric }) {
      // Kernels write numbers only: the loop writes into some, which are converted. Elements that a mask leaves out
      // keep what they have.
      var numbers: [NDArray] = []
      for (k, out) in outputs.enumerated() {
        let kind = DType(loop.outputs[k])
        numbers.append(
          mask == nil ? try NDArray(uninitialized: out.shape, dtype: kind) : try out.astype(kind))
      }
      try runLoop(loop, inputs, numbers, shape, mask)
      for (out, made) in zip(outputs, numbers) { try out.assign(made) }
      return
    }
    var operands: [NDArray] = []
    for input in inputs {
      var view = try input.broadcastedOperand(to: shape)
      for out in outputs where view.mayShareMemory(with: out) && !view.looksExactlyLike(out) {
        view = try view.copy()
        break
      }
      operands.append(view)
    }
    for (k, out) in outputs.enumerated() {
      for other in outputs.dropFirst(k + 1) where other.mayShareMemory(with: out) {
        throw .value("two outputs of '\(name)' share memory")
      }
      operands.append(try out.broadcastedOperand(to: shape))
    }
    var maskView: NDArray?
    if let mask {
      if !mask.dtype.isBool {
        throw .type(
          "Cannot cast array data from \(mask.dtype.representation) to dtype('bool') "
            + "according to the rule 'safe'")
      }
      var view = try mask.broadcastedOperand(to: shape)
      if outputs.contains(where: { $0.mayShareMemory(with: view) }) { view = try view.copy() }
      maskView = view
    }
    let conversion = Conversion(loop: loop, operands: operands)
    let flags = Kernel.run(
      loop.fn, hardware: loop.hardware, inputs: inputs.count, shape: shape, operands: operands,
      mask: maskView, casts: conversion.casts, loopSizes: conversion.sizes)
    try report(flags)
  }

  /// Conversions between the operands' types and the loop's; `casts` is nil when none is needed.
  struct Conversion {
    var casts: [ovk_fn?]?
    var sizes: [Int32] = []

    init(loop: Loop, operands: [NDArray]) {
      let wanted = loop.kernelKinds
      if zip(operands, wanted).allSatisfy({ $0.dtype.kind == $1 }) { return }
      var list: [ovk_fn?] = []
      for (k, operand) in operands.enumerated() {
        let have = Int32(operand.dtype.kind.rawValue)
        let want = Int32(wanted[k].rawValue)
        let isInput = k < loop.inputCount
        list.append(have == want ? nil : isInput ? ovk_cast(have, want) : ovk_cast(want, have))
        sizes.append(Int32(DType(wanted[k]).itemSize))
      }
      casts = list
    }
  }
}

extension NDArray {
  func broadcastedOperand(to shape: Dims) throws(NumericsError) -> NDArray {
    guard let view = broadcastView(to: shape) else {
      throw .value(
        "operands could not be broadcast together with shapes \(self.shape.compact) \(shape.compact) ")
    }
    return view
  }

  func requireOutput() throws(NumericsError) {
    if !isWriteable { throw .value("output array is read-only") }
  }
}
