import OctavoLanguage
import OctavoNumerics

// What happens on floating-point trouble: `np.seterr` and its kin, `np.errstate`.
extension Native {
  static let numpyErrors: [Native] = [
    Native("seterr(all=None, divide=None, over=None, under=None, invalid=None)") { call in
      let state = call.machine.floatErrors
      let before = try call.machine.errorDict(state)
      state.apply(try call.errorActions(first: 0))
      return before
    },
    Native("geterr()") { call in try call.machine.errorDict(call.machine.floatErrors) },
    Native("seterrcall(func)") { call in
      let machine = call.machine
      let before = machine.floatErrors.callback
      try machine.floatErrors.set(callback: call[0], machine)
      return before
    },
    Native("getbufsize()") { call in Value(call.machine.floatErrors.bufferSize) },
    Native("setbufsize(size)") { call in
      let size = try call.int(0)
      if size < 0 { throw call.machine.error(.valueError, "buffer size must be non-negative") }
      let before = call.machine.floatErrors.bufferSize
      call.machine.floatErrors.bufferSize = size
      return Value(before)
    },
    Native("geterrcall()") { call in call.machine.floatErrors.callback },
  ]
}

extension Arguments {
  /// `all`, `divide`, `over`, `under` and `invalid`, from parameter `first` on.
  fileprivate func errorActions(first: Int) throws -> [FloatFlags: FloatErrors.Action] {
    var actions: [FloatFlags: FloatErrors.Action] = [:]
    let flags: [FloatFlags?] = [nil, .divide, .overflow, .underflow, .invalid]
    for (offset, flag) in flags.enumerated() where isGiven(first + offset) {
      let name = machine.text(self[first + offset])?.string
      guard let action = name.flatMap(FloatErrors.Action.init) else {
        throw machine.error(
          .valueError, "invalid error mode \(try machine.repr(self[first + offset]).string)")
      }
      for one in flag.map({ [$0] }) ?? [.divide, .overflow, .underflow, .invalid] { actions[one] = action }
    }
    return actions
  }
}

extension FloatErrors {
  fileprivate func apply(_ actions: [FloatFlags: Action]) {
    for (flag, action) in actions { self[flag] = action }
  }

  /// What `call` and `log` use: a function, or an object with a `write` method.
  func set(callback: Value, _ machine: Machine) throws {
    let isUsable =
      try callback.isNone || machine.optionalAttribute(of: callback, "__call__") != nil
      || machine.optionalAttribute(of: callback, "write") != nil
    guard isUsable else {
      throw machine.error(.typeError, "python object must be callable or have a callable write method")
    }
    machine.keepAlive(callback)
    self.callback = callback
  }

  /// The conditions in the order in which they are listed.
  fileprivate static let names: [(String, FloatFlags)] = [
    ("divide", .divide), ("over", .overflow), ("under", .underflow), ("invalid", .invalid),
  ]
}

extension Machine {
  fileprivate func errorDict(_ state: FloatErrors) throws -> Value {
    try dict(FloatErrors.names.map { ($0.0, string(state[$0.1].rawValue)) })
  }

  /// `np.errstate`: a context manager, also a decorator, that changes what happens on floating-point trouble.
  var errorStateType: TypeObject { state(ErrorStateType.self) { ErrorStateType(self) }.type }
}

private final class ErrorStateType {
  let type: TypeObject

  init(_ machine: Machine) {
    type = machine.makeType(
      "errstate", module: "numpy",
      table: TypeTable(
        constructor: Native(
          "errstate(cls, *, call=?, all=None, divide=None, over=None, under=None, invalid=None)"
        ) {
          call in
          let made = ErrorStateObject(
            try call.errorActions(first: 2), callback: call[1], type: call[0].unchecked(TypeObject.self))
          return Value(call.machine.heap.adopt(made))
        },
        methods: [
          Native("__enter__(self, /)") { call in
            try call[0].unchecked(ErrorStateObject.self).enter(call.machine)
            return .none
          },
          Native("__exit__(self, /, *args)") { call in
            call[0].unchecked(ErrorStateObject.self).exit(call.machine.floatErrors)
            return .none
          },
          Native("__call__(self, func, /)") { call in
            let (owner, function) = (ObjectCell(call[0]), ObjectCell(call[1]))
            let wrapped = Native("\(try call.machine.functionName(call[1]))(*args, **kwargs)") { inner in
              let state = Value(owner).unchecked(ErrorStateObject.self).again(inner.machine)
              try state.enter(inner.machine)
              defer { state.exit(inner.machine.floatErrors) }
              let named = inner.keywords(1).map { ($0.key.string, $0.value) }
              return try inner.machine.call(Value(function), inner.rest(0), named: named)
            }
            call.machine.keepAlive(call[0])
            call.machine.keepAlive(call[1])
            return call.machine.function(wrapped, module: "numpy", wording: .python)
          },
        ]), wording: .python)
  }
}

private final class ErrorStateObject: Object {
  private let wanted: [FloatFlags: FloatErrors.Action]
  private let callback: Value
  private var saved: (actions: [FloatErrors.Action], callback: Value, bufferSize: Int)?

  init(_ wanted: [FloatFlags: FloatErrors.Action], callback: Value, type: TypeObject) {
    self.wanted = wanted
    self.callback = callback
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(callback)
    if let saved { marker.visit(saved.callback) }
  }

  /// The same settings to be entered anew.
  func again(_ machine: Machine) -> ErrorStateObject {
    machine.heap.adopt(ErrorStateObject(wanted, callback: callback, type: type))
  }

  func enter(_ machine: Machine) throws {
    let state = machine.floatErrors
    guard saved == nil else { throw machine.error(.typeError, "Cannot enter `np.errstate` twice.") }
    saved = (FloatErrors.names.map { state[$0.1] }, state.callback, state.bufferSize)
    state.apply(wanted)
    if !callback.isUndefined { try state.set(callback: callback, machine) }
  }

  func exit(_ state: FloatErrors) {
    guard let saved else { return }
    for (name, action) in zip(FloatErrors.names, saved.actions) { state[name.1] = action }
    state.callback = saved.callback
    state.bufferSize = saved.bufferSize
    self.saved = nil
  }
}

extension Machine {
  fileprivate func functionName(_ x: Value) throws -> String {
    try optionalAttribute(of: x, "__name__").flatMap { text($0)?.string } ?? "function"
  }
}
