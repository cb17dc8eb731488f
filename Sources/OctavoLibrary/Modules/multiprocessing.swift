import OctavoLanguage

// `multiprocessing`: pools whose calls run in order (see `WorkBatch`); there are no other processes.

private final class PoolObject: Object {
  var state = "RUN"
  let size: Int

  init(size: Int, type: TypeObject) {
    self.size = size
    super.init(type: type)
  }
}

/// What `apply_async` and `map_async` give: the outcome is there already.
private final class PoolResult: Object {
  let outcome: Result<Value, PythonError>

  init(_ outcome: Result<Value, PythonError>, type: TypeObject) {
    self.outcome = outcome
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    switch outcome {
    case .success(let value): marker.visit(value)
    case .failure(let failure): marker.visit(failure.exception)
    }
  }
}

private final class PoolTypes {
  let pool: TypeObject
  let result: TypeObject

  init(_ machine: Machine) {
    pool = machine.makeType("Pool", module: "multiprocessing.pool", table: .pool, wording: .python)
    result = machine.makeType(
      "ApplyResult", module: "multiprocessing.pool", table: .poolResult, wording: .python)
  }

  static func of(_ machine: Machine) -> PoolTypes { machine.state(PoolTypes.self) { PoolTypes(machine) } }
}

extension ModuleRow {
  static let multiprocessing = ModuleRow("multiprocessing") { machine, module in
    machine.install(functions, into: module, wording: .python)
    module.provider = refused
  }

  static let multiprocessingPool = ModuleRow("multiprocessing.pool") { machine, module in
    machine.install(functions.filter { $0.name == "Pool" }, into: module, wording: .python)
    machine.define(module, "ThreadPool", try machine.attribute(of: Value(module), "Pool"))
  }

  /// Names that need processes.
  private static let refused: @Sendable (Machine, Name) throws -> Value? = { machine, name in
    let text = machine.text(name).string
    guard
      ["Process", "Queue", "Manager", "Value", "Array", "Lock", "Pipe", "Event", "shared_memory"].contains(
        text)
    else {
      return nil
    }
    throw machine.error(
      .notImplementedError,
      "multiprocessing.\(text) is not supported by Octavo, which has no processes; use Pool().map")
  }

  private static let functions: [Native] = [
    Native(
      "Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None)",
      doc: "Returns a process pool object"
    ) { call in
      let machine = call.machine
      let size = try call.optionalInt(0) ?? WorkBatch.processors
      if size < 1 { throw call.error(.valueError, "Number of processes must be at least 1") }
      if call.isGiven(1) {
        let arguments = call.has(2) ? try machine.items(of: call[2]) : []
        _ = try machine.call(call[1], arguments)
      }
      return Value(machine.heap.adopt(PoolObject(size: size, type: PoolTypes.of(machine).pool)))
    },
    Native("cpu_count()", doc: "Returns the number of CPUs in the system") { _ in Value(WorkBatch.processors)
    },
    Native("freeze_support()") { _ in .none },
    Native("get_start_method(allow_none=False)") { call in call.machine.string("fork") },
    Native("set_start_method(method, force=False)") { _ in .none },
  ]
}

extension TypeTable {
  private static func running(_ call: Arguments) throws -> PoolObject {
    let pool = call[0].unchecked(PoolObject.self)
    if pool.state != "RUN" { throw call.error(.valueError, "Pool not running") }
    return pool
  }

  /// Calls `func` with each item, which `starmap` spreads.
  private static func mapped(_ call: Arguments, spreading: Bool) throws -> Value {
    let pool = try running(call)
    let machine = call.machine
    let batch = WorkBatch(machine, isParallel: pool.size > 1)
    try machine.forEach(call[2]) { item in
      batch.add(call[1], machine.tuple(spreading ? try machine.items(of: item) : [item]))
    }
    return try batch.results()
  }

  private static func applied(_ call: Arguments) throws -> Value {
    _ = try running(call)
    let arguments = call.has(2) ? try call.machine.items(of: call[2]) : []
    let named = call.has(3) ? call[3].as(DictObject.self)?.pairs ?? [] : []
    return try call.machine.call(
      call[1], arguments, named: named.map { (call.machine.text($0.key)?.string ?? "", $0.value) })
  }

  /// The outcome now, to be asked for later.
  private static func later(_ call: Arguments, callback: Int, _ body: () throws -> Value) throws -> Value {
    let machine = call.machine
    let outcome: Result<Value, PythonError>
    do {
      outcome = .success(try body())
    } catch let failure as PythonError {
      outcome = .failure(failure)
    }
    let result = Value(machine.heap.adopt(PoolResult(outcome, type: PoolTypes.of(machine).result)))
    switch outcome {
    case .success(let value): if call.isGiven(callback) { _ = try machine.call(call[callback], value) }
    case .failure(let failure):
      if call.isGiven(callback + 1) { _ = try machine.call(call[callback + 1], Value(failure.exception)) }
    }
    return result
  }

  fileprivate static let pool = TypeTable(
    methods: [
      Native("map(self, func, iterable, chunksize=None)") { call in try mapped(call, spreading: false) },
      Native("starmap(self, func, iterable, chunksize=None)") { call in try mapped(call, spreading: true) },
      Native("imap(self, func, iterable, chunksize=1)") { call in
        try call.machine.iterator(of: mapped(call, spreading: false))
      },
      Native("imap_unordered(self, func, iterable, chunksize=1)") { call in
        try call.machine.iterator(of: mapped(call, spreading: false))
      },
      Native("apply(self, func, args=?, kwds=?)") { call in try applied(call) },
      Native("apply_async(self, func, args=?, kwds=?, callback=None, error_callback=None)") { call in
        try later(call, callback: 4) { try applied(call) }
      },
      Native("map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None)") { call in
        try later(call, callback: 4) { try mapped(call, spreading: false) }
      },
      Native("starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None)") {
        call in
        try later(call, callback: 4) { try mapped(call, spreading: true) }
      },
      Native("close(self)") { call in
        let pool = call[0].unchecked(PoolObject.self)
        if pool.state == "RUN" { pool.state = "CLOSE" }
        return .none
      },
      Native("terminate(self)") { call in
        call[0].unchecked(PoolObject.self).state = "TERMINATE"
        return .none
      },
      Native("join(self)") { call in
        if call[0].unchecked(PoolObject.self).state == "RUN" {
          throw call.error(.valueError, "Pool is still running")
        }
        return .none
      },
      Native("__enter__(self, /)") { call in
        _ = try running(call)
        return call[0]
      },
      Native("__exit__(self, /, *args)") { call in
        call[0].unchecked(PoolObject.self).state = "TERMINATE"
        return .none
      },
      Native("__repr__(self, /)") { call in
        let pool = call[0].unchecked(PoolObject.self)
        return call.machine.string("<multiprocessing.pool.Pool state=\(pool.state) pool_size=\(pool.size)>")
      },
    ])

  fileprivate static let poolResult = TypeTable(
    methods: [
      Native("get(self, timeout=None)") { call in try call[0].unchecked(PoolResult.self).outcome.get() },
      Native("wait(self, timeout=None)") { _ in .none },
      Native("ready(self)") { _ in .true },
      Native("successful(self)") { call in
        if case .success = call[0].unchecked(PoolResult.self).outcome { return .true }
        return .false
      },
    ])
}
