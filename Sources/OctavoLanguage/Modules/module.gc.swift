// `gc`: full collections on demand. Others happen when they are due whatever `disable` says.
extension ModuleRow {
  static let gc = ModuleRow("gc") { machine, module in
    for (name, value) in [
      ("DEBUG_STATS", 1), ("DEBUG_COLLECTABLE", 2), ("DEBUG_UNCOLLECTABLE", 4), ("DEBUG_SAVEALL", 32),
      ("DEBUG_LEAK", 38),
    ] { machine.define(module, name, Value(value)) }
    machine.define(module, "garbage", machine.list([]))
    machine.define(module, "callbacks", machine.list([]))
    machine.install(rows, into: module)
  }

  private static let rows: [Native] = [
    Native(
      "collect(generation=2)", doc: "Run the garbage collector; the number of objects freed is returned."
    ) { call in
      Value(try call.machine.collectAll())
    },
    Native("enable()", doc: "Enable automatic garbage collection.") { call in
      call.machine.isCollectingShown = true
      return .none
    },
    Native("disable()", doc: "Disable automatic garbage collection.") { call in
      call.machine.isCollectingShown = false
      return .none
    },
    Native("isenabled()", doc: "Returns true if automatic garbage collection is enabled.") { call in
      Value(call.machine.isCollectingShown)
    },
    Native("get_count()", doc: "Return a three-tuple of the current collection counts.") { call in
      call.machine.tuple([Value(0), Value(0), Value(0)])
    },
    Native("get_threshold()", doc: "Return the current collection thresholds.") { call in
      call.machine.tuple([Value(700), Value(10), Value(10)])
    },
    Native("set_threshold(threshold0, threshold1=10, threshold2=10, /)") { call in
      for index in 0..<3 { _ = try call.int(index) }
      return .none
    },
    Native("freeze()") { _ in .none },
    Native("unfreeze()") { _ in .none },
    Native("get_freeze_count()") { _ in Value(0) },
    Native("is_tracked(obj, /)", doc: "Returns true if the object is tracked by the garbage collector.") {
      call in
      guard call[0].isObject else { return .false }
      return switch call[0].object {
      case is StringObject, is BytesObject, is ComplexObject, is BigIntObject, is BoxedNumber: .false
      default: .true
      }
    },
    Native("is_finalized(obj, /)") { _ in .false },
    Native("get_debug()") { _ in Value(0) },
    .refused("set_debug(flags, /)", "gc.set_debug() is not supported by Octavo: collections print nothing"),
    .refused("get_objects(generation=None)", "gc.get_objects() is not supported by Octavo"),
    .refused("get_referrers(*objs)", "gc.get_referrers() is not supported by Octavo"),
    .refused("get_referents(*objs)", "gc.get_referents() is not supported by Octavo"),
    .refused("get_stats()", "gc.get_stats() is not supported by Octavo"),
  ]
}
