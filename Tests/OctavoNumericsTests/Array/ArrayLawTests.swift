import OctavoNumerics
import Testing

/// Laws of arrays that need no recording: views, sharing, limits, conditions, equal bits at every level.
@Suite(.serialized) struct ArrayLawTests {
  private func sample(_ shape: Dims, seed: Int = 1) throws -> NDArray {
    let n = shape.reduce(1, *)
    let values = (0..<n).map { (i: Int) -> Double in Double((i + seed) * 7919 % 1013) / 64 - 7 }
    return try NDArray(values, shape: shape)
  }

  // MARK: Views and memory

  @Test func viewsShareAndCopiesDoNot() throws {
    let a = try sample([4, 6])
    let view = try a[[.range(1, 3), .range(nil, nil, -2)]]
    #expect(!view.ownsData && view.mayShareMemory(with: a))
    try view.fill(.int(5))
    #expect(try a.item([1, 5]) == .float(5))
    let picked = try a[[.array(NDArray([0, 1]))]]
    #expect(!picked.mayShareMemory(with: a) && picked.ownsData)
    #expect(try a.reshape([24]).mayShareMemory(with: a))
    #expect(try !a.transpose().reshape([24]).mayShareMemory(with: a))
    #expect(throws: NumericsError.value("assignment destination is read-only")) {
      try a.broadcast(to: [2, 4, 6]).setItems([.ellipsis], to: NDArray(.int(1)))
    }
  }

  @Test func overlappingWritesActAsIfCopied() throws {
    let a = try NDArray.arange(0, 10)
    let left = try a[[.range(0, -1)]]
    let right = try a[[.range(1, nil)]]
    _ = try Ufunc.add.call([.array(right), .array(left)], UfuncOptions(out: [right]))
    #expect(try a.values(as: Int.self) == [0, 1, 3, 5, 7, 9, 11, 13, 15, 17])
    let b = try NDArray.arange(0, 6)
    try b.assign(b.flip())
    #expect(try b.values(as: Int.self) == [5, 4, 3, 2, 1, 0])
  }

  @Test func temporariesAreReusedOnlyWhenUnseen() throws {
    var a = try sample([100])
    let place = ObjectIdentifier(a.storage)
    let sum = try Ufunc.add.reusing(&a, .float(1))
    #expect(ObjectIdentifier(sum.storage) == place)
    var b = try sample([100])
    let witness = b
    let other = try Ufunc.multiply.reusing(&b, .float(2))
    #expect(other.storage !== witness.storage)
    #expect(try witness.values(as: Double.self) == sample([100]).values(as: Double.self))
  }

  // MARK: Laws

  @Test func broadcastingLaws() throws {
    let shapes: [(Dims, Dims)] = [
      ([3], [2, 3]), ([2, 1, 4], [3, 1]), ([1, 5], [5, 1]), ([], [2, 2]), ([0, 3], [1, 3]),
    ]
    for (p, q) in shapes {
      let a = try sample(p)
      let b = try sample(q, seed: 5)
      let sum = try Ufunc.add(a, b)
      #expect(try NDArray.arrayEqual(sum, Ufunc.add(b, a)))
      #expect(try NDArray.arrayEqual(sum, Ufunc.add(a.broadcast(to: sum.shape), b.broadcast(to: sum.shape))))
      #expect(try NDArray.arrayEqual(sum.transpose().transpose(), sum))
      #expect(try NDArray.arrayEqual(Ufunc.subtract(sum, sum), NDArray.zeros(sum.shape)))
    }
  }

  @Test func stackingAndSplittingAreInverse() throws {
    let a = try sample([6, 4, 2])
    for axis in [0, 1, -1] {
      let parts = try a.arraySplit(3, axis: axis)
      #expect(try NDArray.arrayEqual(NDArray.concatenate(parts, axis: axis), a))
    }
    let order = try a.ravel().argsort()
    #expect(try NDArray.arrayEqual(a.ravel().take(order), a.sorted(axis: nil)))
    let found = try a.uniqueAll()
    #expect(try NDArray.arrayEqual(found.values.take(found.inverse), a))
    #expect(try found.counts.sum().item() == .int(a.size))
  }

  // MARK: Limits

  @Test func impossibleShapesAreErrors() throws {
    let tooBig = NumericsError.value(
      "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.")
    #expect(throws: tooBig) { try NDArray.zeros([Int.max, 2]) }
    #expect(throws: tooBig) { try NDArray.zeros([Int.max / 8 + 1]) }
    #expect(throws: tooBig) { try NDArray.zeros([0, Int.max, Int.max]) }
    #expect(throws: NumericsError.value("negative dimensions are not allowed")) {
      try NDArray.zeros([3, -1])
    }
    #expect(
      throws: NumericsError.value("maximum supported dimension for an ndarray is currently 64, found 65")
    ) {
      try NDArray.zeros(Dims(repeating: 1, count: 65))
    }
    #expect(try NDArray.zeros(Dims(repeating: 1, count: 64)).rank == 64)
    #expect(
      throws: NumericsError(
        .memory,
        "Unable to allocate 7.28 PiB for an array with shape (1024819115206086,) and data type float64")
    ) { try NDArray.zeros([1_024_819_115_206_086]) }
    #expect(throws: NumericsError.self) { try NDArray.arange(Int.min, Int.max) }
    #expect(throws: NumericsError.self) { try sample([3]).repeated([Int.max]) }
    #expect(throws: NumericsError.self) { try sample([3]).tile([Int.max]) }
    #expect(throws: NumericsError.self) { try sample([3])[[.int(Int.min)]] }
    #expect(try sample([3])[[.range(Int.min, Int.max, Int.max)]].size == 1)
    #expect(try sample([3])[[.range(Int.max, Int.min, Int.min)]].size == 1)
  }

  // The limit and the request to stop hold for a whole process, so these run in one of their own.

  @Test func memoryBudgetHolds() async {
    await #expect(processExitsWith: .success) {
      ArrayMemory.setLimit(ArrayMemory.live + 1_000_000)
      let refused = NumericsError(
        .memory, "Unable to allocate 1.53 MiB for an array with shape (200000,) and data type float64")
      #expect(throws: refused) { try NDArray.zeros([200_000]) }
      let allowed = try NDArray.zeros([100_000])
      #expect(allowed.size == 100_000)
    }
  }

  @Test func interruptsStopLongLoops() async {
    await #expect(processExitsWith: .success) {
      let a = try NDArray.zeros([3_000_000])
      Interrupt.request()
      #expect(throws: NumericsError(.interrupted, "interrupted")) { try Ufunc.exp(a) }
      Interrupt.clear()
      let whole = try Ufunc.exp(a)
      #expect(whole.size == 3_000_000)
    }
  }

  // MARK: Conditions

  struct Condition: Sendable {
    let name: String
    let x: Double
    let y: Double?
    let flag: FloatFlags
    init(_ name: String, _ x: Double, _ y: Double?, _ flag: FloatFlags) {
      self.name = name
      self.x = x
      self.y = y
      self.flag = flag
    }
  }

  static let conditions: [Condition] = [
    Condition("divide", 1, 0, .divide), Condition("divide", 0, 0, .invalid),
    Condition("multiply", 1e300, 1e300, .overflow), Condition("log", 0, nil, .divide),
    Condition("log", -1, nil, .invalid), Condition("exp", 1000, nil, .overflow),
    Condition("sqrt", -1, nil, .invalid), Condition("sin", .infinity, nil, .invalid),
    Condition("floor_divide", 1, 0, .divide), Condition("exp", .nan, nil, []), Condition("less", .nan, 1, []),
    Condition("maximum", .nan, 1, []), Condition("log", .nan, nil, []), Condition("add", 1, 2, []),
  ]

  @Test(arguments: conditions)
  func conditionsAreReported(_ c: Condition) throws {
    nonisolated(unsafe) var seen: FloatFlags = []
    let context = NumericsContext(floatingPoint: { (flags, _) throws(NumericsError) in seen.formUnion(flags) }
    )
    let f = try #require(Ufunc.all.first { $0.name == c.name })
    try NumericsContext.$current.withValue(context) {
      var operands: [Operand] = [.array(try NDArray([c.x]))]
      if let y = c.y { operands.append(.array(try NDArray([y]))) }
      _ = try f.call(operands)
    }
    #expect(seen == c.flag)
  }

  @Test func integerDivisionByZeroReports() throws {
    let context = NumericsContext(floatingPoint: { (flags, name) throws(NumericsError) in
      throw NumericsError(.floatingPoint, "\(flags.named[0].text) encountered in \(name)")
    })
    #expect(throws: NumericsError(.floatingPoint, "divide by zero encountered in floor_divide")) {
      try NumericsContext.$current.withValue(context) {
        try Ufunc.floorDivide(.array(NDArray([1, 2])), .int(0))
      }
    }
  }

  // MARK: Equal bits on every processor

  @Test func everyLevelGivesTheSameBits() throws {
    let values = (0..<3001).map { (i: Int) -> Double in
      let scattered = Double(i * 7919 % 3001)
      return scattered / 211 - 7 + 1e-9 * Double(i)
    }
    let a = try NDArray(values)
    let b = try a.flip().copy()
    defer { KernelLevel.set(-1) }
    for f in Ufunc.all {
      let operands: [Operand] = f.inputs == 1 ? [.array(a)] : [.array(a), .array(b)]
      guard f.loops(for: .float64) else { continue }
      KernelLevel.set(0)
      let plain = try Ufunc(f.name, inputs: f.inputs, outputs: f.outputs).call(operands)
      for level in 1...2 {
        KernelLevel.set(level)
        let wide = try Ufunc(f.name, inputs: f.inputs, outputs: f.outputs).call(operands)
        for (x, y) in zip(plain, wide) {
          #expect(try NDArray.arrayEqual(x, y, equalNaN: x.dtype.isInexact), "\(f.name) at level \(level)")
        }
      }
    }
  }
}

extension Ufunc {
  /// Whether the function takes arrays of this type.
  fileprivate func loops(for dtype: DType) -> Bool {
    guard let one = try? NDArray.ones([1], dtype: dtype) else { return false }
    return (try? call([Operand](repeating: .array(one), count: inputs))) != nil
  }

  /// Vector sorts and selection give what sorting by comparison gives, at every level and around every block size.
  @Test func sortsAreEqualAtEveryLevel() throws {
    defer { KernelLevel.set(-1) }
    for count in [24, 31, 32, 33, 64, 65, 1000, 5000] {
      var values = try sample([count]).values(as: Double.self)
      values[count / 3] = .infinity
      values[count / 2] = -.infinity
      let whole = values.map { Int($0.isFinite ? $0 * 64 : 0) }
      for level in 0...2 {
        KernelLevel.set(level)
        #expect(try NDArray(values).sorted().values(as: Double.self) == values.sorted())
        #expect(try NDArray(whole).sorted().values(as: Int.self) == whole.sorted())
        let sorted = values.sorted()
        let middle = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
        #expect(try NDArray(values).median().item() == .float(middle))
        #expect(try NDArray(values + [.nan]).sorted().values(as: Double.self).last?.isNaN == true)
      }
    }
  }
}
