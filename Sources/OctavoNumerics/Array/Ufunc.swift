import CVectorKernels

/// A function applied element by element, with NumPy's rules for types, broadcasting and reduction.
///
/// A function is one row in `UfuncTable.swift` and one row of loops in `CVectorKernels/table.inc`.
public final class Ufunc: Sendable {
  /// What reducing nothing gives.
  public enum Identity: Sendable {
    case none
    case value(Scalar)
  }

  public let name: String
  public let inputs: Int
  public let outputs: Int
  public let identity: Identity
  /// Whether a reduction may take several axes in any order.
  public let isReorderable: Bool

  struct Loop: @unchecked Sendable {
    let fn: ovk_fn
    let hardware: Int32
    /// Types of the first and second input and output; unused ones repeat the first.
    var in0: DType.Kind
    var in1: DType.Kind
    var out0: DType.Kind
    var out1: DType.Kind
    let inputCount: Int
    let outputCount: Int
    /// For types that are only stored narrow: the types the loop computes in. Empty where they are the same.
    var computing: [DType.Kind] = []

    var inputs: [DType.Kind] { inputCount == 2 ? [in0, in1] : [in0] }
    var outputs: [DType.Kind] { outputCount == 2 ? [out0, out1] : [out0] }
    /// The types of the kernel's operands, inputs first.
    var kernelKinds: [DType.Kind] { computing.isEmpty ? inputs + outputs : computing }
    /// Operands of the loop's types can be handed to the kernel as they are.
    @inline(__always) var isDirect: Bool { computing.isEmpty }

    /// The same function of `narrow` elements, computed by this loop of `wide` ones.
    func narrowed(_ narrow: [DType.Kind: DType.Kind]) -> Loop {
      var loop = self
      loop.computing = inputs + outputs
      loop.in0 = narrow[in0] ?? in0
      loop.in1 = narrow[in1] ?? in1
      loop.out0 = narrow[out0] ?? out0
      loop.out1 = narrow[out1] ?? out1
      return loop
    }
  }

  let loops: [Loop]
  /// The same by number, for calls without conversions.
  let directLoops: [DirectLoop]
  /// Loop number by input kinds (32 × 32), 255 where there is none.
  private let chosen: [UInt8]
  private static let kinds = 32

  /// - Parameter integersBecome: the type integer and bool inputs take instead of the first they cast to.
  public init(
    _ name: String, inputs: Int = 1, outputs: Int = 1, identity: Identity = .none, reorderable: Bool = false,
    integersBecome: DType.Kind? = nil
  ) {
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.identity = identity
    isReorderable = reorderable
    let loops = Self.load(name)
    self.loops = loops
    directLoops = loops.map(DirectLoop.init)
    chosen = Self.choose(loops, inputs: inputs, integersBecome: integersBecome)
  }

  private static func load(_ name: String) -> [Loop] {
    let letters: [UInt8] = Array(OVK_TYPE_LETTERS.utf8)
    func kind(_ letter: UInt8) -> DType.Kind {
      // Letters come from the C tables, which use no others.
      DType.Kind(rawValue: UInt8(letters.firstIndex(of: letter)!))!
    }
    guard var row = ovk_loops(name) else { return [] }
    var loops: [Loop] = []
    while let text = row.pointee.signature, let fn = row.pointee.fn {
      let halves = String(cString: text).split(separator: "-")
      let into = halves[0].utf8.map(kind)
      let out = halves[1].utf8.dropFirst().map(kind)
      let loop = Loop(
        fn: fn, hardware: row.pointee.hardware, in0: into[0], in1: into[into.count - 1], out0: out[0],
        out1: out[out.count - 1], inputCount: into.count, outputCount: out.count)
      // Neighbouring numbers of half precision are not those of single precision.
      if loop.in0 == .float32, name != "nextafter", name != "spacing" {
        loops.append(loop.narrowed([.float32: .float16]))
      }
      if loop.in0 == .complex128, name != "float_power" {
        loops.append(loop.narrowed([.complex128: .complex64, .float64: .float32]))
      }
      loops.append(loop)
      row += 1
    }
    return loops
  }

  /// The first loop every input casts to safely, as NumPy searches.
  private static func choose(_ loops: [Loop], inputs: Int, integersBecome: DType.Kind?) -> [UInt8] {
    var table = [UInt8](repeating: 255, count: kinds * kinds)
    for a in DType.Kind.numeric {
      for b in DType.Kind.numeric where inputs > 1 || b == .bool {
        let given = inputs > 1 ? [a, b] : [a]
        var wanted = given
        if let become = integersBecome, given.allSatisfy({ !DType($0).isInexact }) {
          wanted = given.map { _ in become }
        }
        let found = loops.firstIndex { loop in
          zip(wanted, loop.inputs).allSatisfy { DType.promotedKind($0, $1) == $1 }
        }
        if let found { table[Int(a.rawValue) * kinds + Int(b.rawValue)] = UInt8(found) }
      }
    }
    return table
  }

  @inline(__always)
  func loopIndex(_ a: DType.Kind, _ b: DType.Kind = .bool) -> Int? {
    let found = chosen[Int(a.rawValue) &* Self.kinds &+ Int(b.rawValue)]
    return found == 255 ? nil : Int(found)
  }

  /// The loop for these input types, or the error NumPy raises.
  func resolve(_ types: [DType]) throws(NumericsError) -> Loop {
    if let message = refusal(types) { throw .type(message) }
    if types.contains(where: { !$0.isNumeric }) { throw isUniform ? noLoop(types) : notSupported }
    guard let found = loopIndex(types[0].kind, types.count > 1 ? types[1].kind : .bool) else {
      throw isUniform ? noLoop(types) : notSupported
    }
    let loop = loops[found]
    if needsExactType, let common = DType.promotedKind(types[0].kind, types[types.count - 1].kind),
      common != loop.inputs[0]
    {
      throw noLoop(types)
    }
    return loop
  }

  /// The types that inputs and outputs have in a call whose inputs have these types.
  public func resolvedTypes(_ inputs: [DType]) throws(NumericsError) -> [DType] {
    let loop = try resolve(inputs)
    return (loop.inputs + loop.outputs).map { DType($0) }
  }

  func noLoop(_ types: [DType]) -> NumericsError {
    let asClasses = types.count == 1 || isComparison || !types.contains { $0.isText || $0.kind == .record }
    let list = types.map { asClasses ? $0.className : $0.representation }.joined(separator: ", ")
    return NumericsError(
      .ufuncNoLoop,
      "ufunc '\(name)' did not contain a loop with signature matching types "
        + (types.count == 1 ? list : "(\(list))") + " -> None")
  }

  var notSupported: NumericsError {
    .type(
      "ufunc '\(name)' not supported for the input types, and the inputs could not be safely coerced "
        + "to any supported types according to the casting rule ''safe''")
  }

  /// The types of every loop, in NumPy's letters: `dd->d`.
  public var signatures: [String] {
    let numeric = loops.map { loop in
      let letters = { (kinds: [DType.Kind]) in String(kinds.map { DType($0).letter }) }
      return letters(loop.inputs) + "->" + letters(loop.outputs)
    }
    guard hasObjectLoop else { return numeric }
    let objects = String(repeating: "O", count: inputs) + "->"
    return numeric + (isComparison ? [objects + "?"] : []) + [
      objects + String(repeating: "O", count: outputs)
    ]
  }

  /// Functions NumPy resolves by the exact common type: the wording of a refusal differs.
  private var isUniform: Bool { needsExactType || isComparison || Self.uniform.contains(name) }
  private var needsExactType: Bool { ["gcd", "lcm", "positive", "sign"].contains(name) }
  private static let uniform: Set<String> = [
    "absolute", "negative", "add", "subtract", "multiply", "maximum", "minimum", "fmax", "fmin",
  ]

  /// Operators NumPy refuses with advice.
  private func refusal(_ types: [DType]) -> String? {
    guard types.allSatisfy(\.isBool) else { return nil }
    switch name {
    case "subtract":
      return "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, "
        + "the `^` operator, or the logical_xor function instead."
    case "negative":
      return "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator "
        + "or the logical_not function instead."
    default: return nil
    }
  }

  /// A result that does not fit where it is to go.
  func outputCasting(_ from: DType, _ to: DType, _ casting: Casting, output: Int?) -> NumericsError {
    NumericsError(
      .ufuncOutputCasting,
      "Cannot cast ufunc '\(name)' output\(output.map { " \($0)" } ?? "") from \(from.representation) to "
        + "\(to.representation) with casting rule '\(casting.rawValue)'")
  }

  func report(_ flags: UInt32) throws(NumericsError) {
    if flags == 0 { return }
    if flags & UInt32(OVK_NEGATIVE_POWER) != 0 {
      throw .value("Integers to negative integer powers are not allowed.")
    }
    try NumericsContext.report(flags, name)
  }
}

/// An input of a function: an array, or a Python number, whose type bends to the arrays' (NEP 50).
public enum Operand: Sendable {
  case array(NDArray)
  case int(Int)
  case float(Double)
  case complex(Complex)

  /// The dtype used beside `others`, the widest group among which is given.
  public func dtype(beside other: DType?) -> DType {
    switch self {
    case .array(let array): return array.dtype
    case .int: return other.map { $0.isBool || !$0.isNumeric ? .int64 : $0 } ?? .int64
    case .float: return other.map { $0.isInexact ? $0 : .float64 } ?? .float64
    case .complex:
      return other.map { $0.isInexact ? (try? .promote($0, .complex64)) ?? .complex128 : .complex128 }
        ?? .complex128
    }
  }

  public var isObject: Bool {
    if case .array(let array) = self { return array.dtype.isObject }
    return false
  }

  /// 0 for arrays, more the more a Python number decides beside other numbers.
  public var weakRank: Int {
    switch self {
    case .array: 0
    case .int: 1
    case .float: 2
    case .complex: 3
    }
  }

  var scalar: Scalar? {
    switch self {
    case .array: nil
    case .int(let x): .int(x)
    case .float(let x): .float(x)
    case .complex(let z): .complex(z)
    }
  }

  /// As an array of the given type; an integer the type cannot hold is an error.
  func array(as dtype: DType) throws(NumericsError) -> NDArray {
    guard let scalar else {
      if case .array(let array) = self { return array }
      throw .type("not an operand")
    }
    if case .int(let value) = self { try Self.check(value, fits: dtype) }
    return try NDArray(scalar, dtype: dtype)
  }

  static func check(_ value: Int, fits dtype: DType) throws(NumericsError) {
    let ok: Bool
    switch dtype.kind {
    case .int8: ok = Int8(exactly: value) != nil
    case .uint8: ok = UInt8(exactly: value) != nil
    case .int16: ok = Int16(exactly: value) != nil
    case .uint16: ok = UInt16(exactly: value) != nil
    case .int32: ok = Int32(exactly: value) != nil
    case .uint32: ok = UInt32(exactly: value) != nil
    case .uint64: ok = value >= 0
    default: ok = true
    }
    if !ok { throw .overflow("Python integer \(value) out of bounds for \(dtype.text)") }
  }
}
