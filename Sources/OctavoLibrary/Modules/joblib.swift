import OctavoLanguage

// `joblib`: `Parallel` and `delayed`. Code of the program runs in order, on one core; what its functions hand to
// kernels is computed ahead on the others (see `AheadFits`). Results do not depend on it.

/// `Parallel(…)`
private final class ParallelObject: Object {
  let jobs: Value
  let isGenerator: Bool

  init(jobs: Value, isGenerator: Bool, type: TypeObject) {
    (self.jobs, self.isGenerator) = (jobs, isGenerator)
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(jobs)
  }
}

/// `delayed(f)`: calling it gives the call as a tuple.
private final class DelayedObject: Object {
  let function: Value

  init(_ function: Value, type: TypeObject) {
    self.function = function
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
  }
}

private final class JoblibTypes {
  let parallel: TypeObject
  let delayed: TypeObject

  init(_ machine: Machine) {
    parallel = machine.makeType("Parallel", module: "joblib.parallel", table: .parallel, wording: .python)
    delayed = machine.makeType("function", module: "joblib.parallel", table: .delayed, wording: .python)
  }

  static func of(_ machine: Machine) -> JoblibTypes {
    machine.state(JoblibTypes.self) { JoblibTypes(machine) }
  }
}

extension ModuleRow {
  static let joblib = ModuleRow("joblib") { machine, module in
    machine.define(module, "Parallel", Value(JoblibTypes.of(machine).parallel))
    machine.define(module, "__version__", machine.constantString(Text("1.6.0")))
    machine.install(
      [
        Native("delayed(function)", doc: "Decorator used to capture the arguments of a function.") { call in
          Value(call.machine.heap.adopt(DelayedObject(call[0], type: JoblibTypes.of(call.machine).delayed)))
        },
        Native("cpu_count(only_physical_cores=False)") { _ in Value(WorkBatch.processors) },
        Native("effective_n_jobs(n_jobs=-1)") { call in
          let jobs = call[0].isNone ? 1 : try call.int(0)
          if jobs == 0 { throw call.error(.valueError, "n_jobs == 0 in Parallel has no meaning") }
          return Value(jobs < 0 ? max(WorkBatch.processors + 1 + jobs, 1) : jobs)
        },
      ], into: module, wording: .python)
  }
}

extension TypeTable {
  fileprivate static let delayed = TypeTable(
    methods: [
      Native("__call__(self, /, *args, **kwargs)") { call in
        call.machine.tuple([call[0].unchecked(DelayedObject.self).function, call[1], call[2]])
      }
    ])

  fileprivate static let parallel = TypeTable(
    constructor: Native(
      "Parallel(cls, /, n_jobs=None, backend=None, return_as='list', verbose=0, timeout=None, pre_dispatch='2 * n_jobs', batch_size='auto', temp_folder=None, max_nbytes='1M', mmap_mode='r', prefer=None, require=None)"
    ) { call in
      let machine = call.machine
      let form = machine.text(call[3])?.string ?? ""
      guard ["list", "generator", "generator_unordered"].contains(form) else {
        throw call.error(
          .valueError,
          "Expected `return_as` parameter to be a string equal to \"list\",\"generator\" or \"generator_unordered\", but got \(try machine.str(call[3]).string) instead."
        )
      }
      if let backend = machine.text(call[2])?.string,
        !["loky", "multiprocessing", "sequential", "threading"].contains(backend)
      {
        throw call.error(
          .valueError,
          "Invalid backend: \(backend), expected one of ['loky', 'multiprocessing', 'sequential', 'threading']"
        )
      }
      if try machine.truth(call[4]) {
        throw call.error(
          .notImplementedError,
          "Parallel(verbose=…) is not supported by Octavo, since its lines tell the time; leave it out")
      }
      if call.isGiven(5) {
        throw call.error(.notImplementedError, "Parallel(timeout=…) is not supported by Octavo; leave it out")
      }
      return Value(
        machine.heap.adopt(
          ParallelObject(jobs: call[1], isGenerator: form != "list", type: call[0].unchecked(TypeObject.self))
        ))
    },
    methods: [
      Native("__call__(self, iterable, /)") { call in
        let object = call[0].unchecked(ParallelObject.self)
        let jobs = object.jobs.isNone ? 1 : try call.machine.index(object.jobs)
        if jobs == 0 { throw call.error(.valueError, "n_jobs == 0 in Parallel has no meaning") }
        let machine = call.machine
        let batch = WorkBatch(machine, isParallel: jobs != 1)
        try machine.forEach(call[1]) { item in
          let parts = try item.as(TupleObject.self)?.items ?? machine.items(of: item)
          guard parts.count == 3 else {
            throw call.error(
              .valueError,
              parts.count > 3
                ? "too many values to unpack (expected 3)"
                : "not enough values to unpack (expected 3, got \(parts.count))")
          }
          let isTuple = parts[1].as(TupleObject.self) != nil
          batch.add(
            parts[0], isTuple ? parts[1] : machine.tuple(try machine.items(of: parts[1])), named: parts[2])
        }
        let results = try batch.results()
        return object.isGenerator ? try machine.iterator(of: results) : results
      },
      Native("__enter__(self, /)") { call in call[0] },
      Native("__exit__(self, /, *args)") { _ in .none },
      Native("__repr__(self, /)") { call in
        call.machine.string(
          "Parallel(n_jobs=\(try call.machine.repr(call[0].unchecked(ParallelObject.self).jobs).string))")
      },
    ],
    properties: [PropertyRow("n_jobs") { _, x in x.unchecked(ParallelObject.self).jobs }])
}
