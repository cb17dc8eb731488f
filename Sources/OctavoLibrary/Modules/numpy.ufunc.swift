import OctavoLanguage
import OctavoNumerics

// `numpy.ufunc`: functions applied element by element, and their methods.
extension TypeTable {
  static let ufunc = TypeTable(
    methods: [
      Native("__call__(self, /, *args, **kwargs)") { call in
        try call.machine.callUfunc(call[0].unchecked(UfuncObject.self), call.rest(1), call.keywords(2))
      },
      Native("reduce(self, array, /, axis=0, dtype=None, out=None, keepdims=False, initial=?, where=?)") {
        call in
        if let other = try call.overridden("reduce") { return other }
        let (ufunc, array) = (call.ufunc, try call.array(1))
        var out = try call.outputs(4)
        let axes = call[2].isNone ? nil : try call.axes(2)
        let initial = try call.has(6) && !call[6].isNone ? call.machine.elementScalar(call[6]) : nil
        let mask = try call.has(7) && !call[7].isTrue ? call.array(7) : nil
        let (keepdims, dtype) = (try call.bool(5), try call.dtype(3))
        let made = try call.machine.computing {
          try ufunc.reduce(
            array, axes: axes, keepdims: keepdims, dtype: dtype, out: out.first?.array, initial: initial,
            where: mask)
        }
        return try out.popLast()?.value ?? call.machine.result(made, from: call[1])
      },
      Native("accumulate(self, array, /, axis=0, dtype=None, out=None)") { call in
        if let other = try call.overridden("accumulate") { return other }
        let (ufunc, array) = (call.ufunc, try call.array(1))
        var out = try call.outputs(4)
        let (axis, dtype) = (call[2].isNone ? 0 : try call.int(2), try call.dtype(3))
        let made = try call.machine.computing {
          try ufunc.accumulate(array, axis: axis, dtype: dtype, out: out.first?.array)
        }
        return try out.popLast()?.value ?? call.machine.result(made, from: call[1])
      },
      Native("reduceat(self, array, /, indices, axis=0, dtype=None, out=None)") { call in
        if let other = try call.overridden("reduceat") { return other }
        let (ufunc, array) = (call.ufunc, try call.array(1))
        var out = try call.outputs(5)
        let indices = try call.array(2).values(as: Int.self)
        let (axis, dtype) = (try call.int(3), try call.dtype(4))
        let made = try call.machine.computing {
          let made = try ufunc.reduceat(array, indices, axis: axis, dtype: dtype)
          if let target = out.first?.array { try target.assign(made) }
          return made
        }
        return try out.popLast()?.value ?? call.machine.result(made, from: call[1])
      },
      Native("outer(self, A, B, /, **kwargs)") { call in
        if let other = try call.overridden("outer") { return other }
        let machine = call.machine
        guard call.ufunc.inputs == 2 else {
          throw machine.error(.valueError, "outer product only supported for binary functions")
        }
        let (a, b) = (try call.array(1), try call.array(2))
        let spread = try a.reshape(Dims(Array(a.shape) + [Int](repeating: 1, count: b.rank)))
        let left = try machine.view(spread, of: call[1])
        return try machine.callUfunc(call[0].unchecked(UfuncObject.self), [left, call[2]], call.keywords(3))
      },
      Native("at(self, a, indices, b=?, /)") { call in
        if let other = try call.overridden("at") { return other }
        let ufunc = call.ufunc
        guard let target = call[1].as(ArrayObject.self) else {
          throw call.machine.error(.typeError, "first operand must be array")
        }
        if ufunc.inputs == 2, !call.has(3) {
          throw call.machine.error(.valueError, "second operand needed for ufunc")
        }
        if ufunc.inputs == 1, call.has(3) {
          throw call.machine.error(.valueError, "second operand provided when ufunc is unary")
        }
        let values = try call.has(3) ? call.array(3) : nil
        let items = try call.machine.indices(call[2], of: target.array)
        try call.machine.computing { try ufunc.at(target.array, items, values) }
        return .none
      },
      Native("resolve_dtypes(self, dtypes, *, signature=None, casting=None, reduction=False)") { call in
        if call.isGiven(2) || call.isGiven(3) || call[4].isTrue {
          throw call.machine.error(
            .notImplementedError,
            "resolve_dtypes(signature=..., casting=..., reduction=...) is not supported by Octavo; give the dtypes alone"
          )
        }
        return try call.machine.resolvedTypes(of: call.ufunc, call[1])
      },
      Native("__reduce__(self, /)") { call in call.machine.string(call.ufunc.name) },
      Native("__repr__(self, /)") { call in call.machine.string("<ufunc '\(call.ufunc.name)'>") },
    ],
    properties: [
      property("__name__") { machine, ufunc in machine.string(ufunc.name) },
      property("__qualname__") { machine, ufunc in machine.string(ufunc.name) },
      property("nin") { _, ufunc in Value(ufunc.inputs) },
      property("nout") { _, ufunc in Value(ufunc.outputs) },
      property("nargs") { _, ufunc in Value(ufunc.inputs + ufunc.outputs) },
      property("ntypes") { _, ufunc in Value(ufunc.signatures.count) },
      property("types") { machine, ufunc in machine.list(ufunc.signatures.map { machine.string($0) }) },
      property("identity") { machine, ufunc in
        if case .value(let scalar) = ufunc.identity { return machine.plain(scalar) }
        return .none
      },
      property("signature") { _, _ in .none },
    ])

  private static func property(
    _ name: String, _ get: @escaping @Sendable (Machine, Ufunc) throws -> Value
  ) -> PropertyRow {
    PropertyRow(name) { machine, x in try get(machine, x.unchecked(UfuncObject.self).ufunc) }
  }
}

extension Arguments {
  fileprivate var ufunc: Ufunc { self[0].unchecked(UfuncObject.self).ufunc }

  /// `out=` of a method: an array, a tuple of one, or None.
  fileprivate func outputs(_ index: Int) throws -> [(array: NDArray, value: Value)] {
    guard isGiven(index) else { return [] }
    let given = self[index].as(TupleObject.self)?.items ?? [self[index]]
    return try given.filter { !$0.isNone }.map { x in
      guard let object = x.as(ArrayObject.self) else {
        throw machine.error(.typeError, "return arrays must be of ArrayType")
      }
      return (object.array, x)
    }
  }

  /// What an operand's `__array_ufunc__` makes of a method's call; nil where there is none.
  fileprivate func overridden(_ method: String) throws -> Value? {
    let names = function.signature.parameters.map(\.name)
    let positional = method == "outer" || method == "at" ? min(count, 4) : method == "reduceat" ? 3 : 2
    let inputs = (1..<positional).map { self[$0] }.filter { !$0.isUndefined && $0.as(DictObject.self) == nil }
    guard inputs.contains(where: machine.hasUfuncHook) else { return nil }
    var named: [(String, Value)] = []
    for index in positional..<count where !self[index].isUndefined && names[index] != "kwargs" {
      let isDefault = self[index].isNone || names[index] == "keepdims" && !self[index].isTrue
      if !isDefault { named.append((names[index], self[index])) }
    }
    return try machine.ufuncOverride(self[0], method, inputs, named, outputs: [])
  }
}

extension Machine {
  /// `ufunc.resolve_dtypes((…))`: Python's number types bend to the dtypes beside them.
  fileprivate func resolvedTypes(of ufunc: Ufunc, _ given: Value) throws -> Value {
    guard let items = given.as(TupleObject.self)?.items, items.count == ufunc.inputs + ufunc.outputs else {
      throw error(.typeError, "resolve_dtypes: The dtypes must be a tuple of `ufunc.nargs` length.")
    }
    var strong: DType?
    let operands = try items.prefix(ufunc.inputs).map { item -> (weak: Operand?, dtype: DType) in
      if item.isNone {
        throw error(.typeError, "All input dtypes must be provided (except the first one in reductions)")
      }
      if let type = item.as(TypeObject.self) {
        if type === types.int { return (.int(0), .int64) }
        if type === types.float { return (.float(0), .float64) }
        if type === types.complex { return (.complex(Complex(0)), .complex128) }
      }
      let named = try dtype(item)
      if named.isNumeric { strong = try strong.map { try .promote($0, named) } ?? named }
      return (nil, named)
    }
    let inputs = operands.map { $0.weak?.dtype(beside: strong) ?? $0.dtype }
    return tuple(try ufunc.resolvedTypes(inputs).map(dtypeValue))
  }

  /// `np.exp(x, out=…, where=…)`.
  func callUfunc(_ object: UfuncObject, _ arguments: [Value], _ keywords: [(key: Text, value: Value)]) throws
    -> Value
  {
    let ufunc = object.ufunc
    guard arguments.count >= ufunc.inputs, arguments.count <= ufunc.inputs + ufunc.outputs else {
      let most = ufunc.inputs + ufunc.outputs
      throw error(
        .typeError,
        "\(ufunc.name)() takes from \(ufunc.inputs) to \(most) positional arguments but \(arguments.count) \(arguments.count == 1 ? "was" : "were") given"
      )
    }
    let inputs = Array(arguments[..<ufunc.inputs])
    var outputs = Array(arguments[ufunc.inputs...])
    var options = UfuncOptions()
    for (key, value) in keywords {
      switch key.string {
      case "out": outputs = try outputList(value, ufunc, positional: arguments.count)
      case "where": if !value.isTrue { options.mask = try array(from: value) }
      case "casting": options.casting = try casting(value)
      case "dtype": options.dtype = value.isNone ? nil : try dtype(value)
      case "signature", "sig": options.dtype = try signature(value, ufunc)
      case "order", "subok": break
      default: throw error(.typeError, "\(ufunc.name)() got an unexpected keyword argument '\(key.string)'")
      }
    }
    if inputs.contains(where: hasUfuncHook) || outputs.contains(where: hasUfuncHook) {
      let named = keywords.filter { $0.key.string != "out" }.map { ($0.key.string, $0.value) }
      return try ufuncOverride(Value(object), "__call__", inputs, named, outputs: outputs)
    }
    return try compute(ufunc, inputs, outputs, options)
  }

  /// A ufunc applied to values, as operators do.
  func callUfunc(_ ufunc: Ufunc, _ inputs: [Value], out: [Value] = [], scalar: Bool = false) throws -> Value {
    if inputs.contains(where: hasUfuncHook) {
      return try ufuncOverride(Value(numpy.object(for: ufunc, self)), "__call__", inputs, [], outputs: out)
    }
    return try compute(ufunc, inputs, out, UfuncOptions(), scalar: scalar)
  }

  private func compute(
    _ ufunc: Ufunc, _ inputs: [Value], _ outputs: [Value], _ options: UfuncOptions, scalar: Bool = false
  ) throws -> Value {
    var options = options
    for output in outputs {
      guard !output.isNone else {
        options.out.append(nil)
        continue
      }
      guard let object = output.as(ArrayObject.self) else {
        throw error(.typeError, "return arrays must be of ArrayType")
      }
      options.out.append(object.array)
    }
    let operands = try inputs.map { try requiredOperand($0, of: ufunc.name) }
    let results = try computing(scalar: scalar) { try ufunc.call(operands, options) }
    let like = try outputClass(inputs)
    let values = try results.enumerated().map { index, made -> Value in
      if index < outputs.count, !outputs[index].isNone { return outputs[index] }
      guard let like else { return value(made) }
      return try wrap(made, like, ufunc, inputs, index)
    }
    return values.count == 1 ? values[0] : tuple(values)
  }

  /// A result as the class of an input has it; a class may say how through `__array_wrap__`.
  private func wrap(_ made: NDArray, _ like: Value, _ ufunc: Ufunc, _ inputs: [Value], _ index: Int) throws
    -> Value
  {
    let hook = like.object.type.lookup(intern("__array_wrap__"))
    guard let hook, hook.as(NativeFunction.self) == nil else { return try result(made, from: like) }
    let context = tuple([Value(numpy.object(for: ufunc, self)), tuple(inputs), Value(index)])
    return try call(hook, like, arrayObject(made), context, Value(made.rank == 0))
  }

  private func outputList(_ value: Value, _ ufunc: Ufunc, positional: Int) throws -> [Value] {
    if positional > ufunc.inputs {
      throw error(.typeError, "cannot specify 'out' as both a positional and keyword argument")
    }
    guard let tuple = value.as(TupleObject.self) else {
      if ufunc.outputs > 1, !value.isNone {
        throw error(.typeError, "'out' must be a tuple of arrays")
      }
      return value.isNone ? [] : [value]
    }
    guard tuple.items.count == ufunc.outputs else {
      throw error(
        .valueError,
        "The 'out' tuple must have exactly \(ufunc.outputs) \(ufunc.outputs == 1 ? "entry" : "entries"): one per ufunc output"
      )
    }
    return tuple.items
  }

  /// `signature='dd->d'`: the type of the loop, where it is one type throughout.
  private func signature(_ value: Value, _ ufunc: Ufunc) throws -> DType? {
    if value.isNone { return nil }
    if let text = text(value)?.string {
      let letters = Set(text.filter { $0 != "-" && $0 != ">" })
      if letters.count == 1, let dtype = DType.named(String(letters.first ?? " ")) { return dtype }
    }
    throw error(
      .notImplementedError,
      "\(ufunc.name)(signature=…) is not supported by Octavo; use dtype=, or convert the inputs with astype")
  }

  // MARK: Overriding

  /// Whether a value's class has an `__array_ufunc__` of its own.
  func hasUfuncHook(_ x: Value) -> Bool {
    guard x.isObject, x.object.type.isUserDefined, let hook = x.object.type.lookup(intern("__array_ufunc__"))
    else {
      return false
    }
    return hook.as(NativeFunction.self) == nil
  }

  /// Asks the classes of the operands, special ones first, to carry out a call.
  func ufuncOverride(
    _ ufunc: Value, _ method: String, _ inputs: [Value], _ named: [(String, Value)], outputs: [Value]
  ) throws -> Value {
    var candidates: [Value] = []
    for x in inputs + outputs
    where hasUfuncHook(x) && !candidates.contains(where: { type(of: $0) === type(of: x) }) {
      let place = candidates.firstIndex { isInstance(x, type(of: $0)) } ?? candidates.count
      candidates.insert(x, at: place)
    }
    var keywords = named
    if !outputs.isEmpty { keywords.append(("out", tuple(outputs))) }
    for candidate in candidates {
      let hook = try attribute(of: candidate, "__array_ufunc__")
      if hook.isNone {
        throw error(
          .typeError, "operand '\(typeName(candidate))' does not support ufuncs (__array_ufunc__=None)")
      }
      let made = try call(hook, [ufunc, string(method)] + inputs, named: keywords)
      if !made.isNotImplemented { return made }
    }
    let shown = try inputs.map { try repr($0).string }.joined(separator: ", ")
    let extra = try keywords.map { ", \($0.0)=\(try repr($0.1).string)" }.joined()
    let types = (inputs + outputs).map { "'\(typeName($0))'" }.joined(separator: ", ")
    throw error(
      .typeError,
      "operand type(s) all returned NotImplemented from __array_ufunc__(\(try repr(ufunc).string), '\(method)', \(shown)\(extra)): \(types)"
    )
  }

  /// `ndarray.__array_ufunc__`: what `super().__array_ufunc__(…)` reaches.
  func plainUfunc(_ call: Arguments) throws -> Value {
    let inputs = call.rest(3)
    let keywords = call.keywords(4)
    let outputs = keywords.filter { $0.key.string == "out" }.flatMap {
      $0.value.as(TupleObject.self)?.items ?? [$0.value]
    }
    if (inputs + outputs).contains(where: hasUfuncHook) { return .notImplemented }
    let name = text(call[2])?.string ?? "__call__"
    return try self.call(
      attribute(of: call[1], name), inputs, named: keywords.map { ($0.key.string, $0.value) })
  }
}
