// `bisect`: places in sorted sequences.

extension ModuleRow {
  static let bisect = ModuleRow("bisect") { machine, module in
    machine.install(
      [
        search("bisect_left", isLeft: true), search("bisect_right", isLeft: false),
        insertion("insort_left", isLeft: true), insertion("insort_right", isLeft: false),
      ], into: module)
    for name in ["bisect", "insort"] {
      machine.define(module, name, try machine.attribute(of: Value(module), "\(name)_right"))
    }
  }

  private static func search(_ name: String, isLeft: Bool) -> Native {
    Native("\(name)(a, x, lo=0, hi=None, *, key=None)") { call in
      Value(try place(of: call[1], in: call, isLeft: isLeft))
    }
  }

  private static func insertion(_ name: String, isLeft: Bool) -> Native {
    Native("\(name)(a, x, lo=0, hi=None, *, key=None)") { call in
      let machine = call.machine
      let wanted = call[4].isNone ? call[1] : try machine.call(call[4], call[1])
      machine.hold(wanted)
      let index = try place(of: wanted, in: call, isLeft: isLeft)
      if let list = call[0].as(ListObject.self), !list.type.isUserDefined {
        list.items.insert(call[1], at: min(index, list.items.count))
      } else {
        _ = try machine.call(machine.attribute(of: call[0], "insert"), Value(index), call[1])
      }
      return .none
    }
  }

  /// Before all equal items, or behind them.
  private static func place(of x: Value, in call: Arguments, isLeft: Bool) throws -> Int {
    let machine = call.machine
    var low = try call.int(2)
    if low < 0 { throw call.error(.valueError, "lo must be non-negative") }
    var high = call[3].isNone ? -1 : try call.int(3)
    if high < 0 { high = try machine.length(of: call[0]) }
    let list = call[0].as(ListObject.self).flatMap { $0.type.isUserDefined ? nil : $0 }
    while low < high {
      let middle = low + (high - low) / 2
      var item: Value
      if let list {
        guard middle < list.items.count else { throw call.error(.indexError, "list index out of range") }
        item = list.items[middle]
      } else {
        item = try machine.item(of: call[0], Value(middle))
      }
      if !call[4].isNone { item = try machine.call(call[4], item) }
      let goesRight = try isLeft ? machine.less(item, x) : !machine.less(x, item)
      if goesRight { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
