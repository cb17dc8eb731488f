import Glibc

// `time`: clocks and calendar dates. The local time zone is UTC everywhere, so that a notebook does not
// depend on where it runs.

extension ModuleRow {
  static let time = ModuleRow("time") { machine, module in
    machine.addType(
      "struct_time", to: module, base: machine.types.tuple, layout: .tuple, isBase: false, .structTime)
    for name in ["timezone", "altzone", "daylight"] { machine.define(module, name, Value(0)) }
    let zone = machine.string("UTC")
    machine.define(module, "tzname", machine.tuple([zone, zone]))
    machine.install(clocks + dates, into: module)
  }

  // MARK: Clocks

  private static func clock(_ name: String, _ clock: clockid_t) -> [Native] {
    @Sendable func now() -> timespec {
      var time = timespec()
      clock_gettime(clock, &time)
      return time
    }
    return [
      Native("\(name)()") { _ in
        let time = now()
        return Value(Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9)
      },
      Native("\(name)_ns()") { _ in
        let time = now()
        return Value(Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec))
      },
    ]
  }

  private static let clocks: [Native] =
    clock("time", CLOCK_REALTIME) + clock("perf_counter", CLOCK_MONOTONIC)
    + clock("monotonic", CLOCK_MONOTONIC)
    + clock("process_time", CLOCK_PROCESS_CPUTIME_ID) + clock("thread_time", CLOCK_THREAD_CPUTIME_ID) + [
      Native("sleep(seconds, /)") { call in
        guard
          call.machine.number(call[0]) != nil || !call.machine.type(of: call[0]).slot(.float).isUndefined
            || !call.machine.type(of: call[0]).slot(.index).isUndefined
        else {
          throw call.error(.typeError, "'\(call.typeName(0))' object cannot be interpreted as an integer")
        }
        let seconds = try call.machine.float(call[0])
        if seconds.isNaN { throw call.error(.valueError, "Invalid value NaN (not a number)") }
        if seconds < 0 { throw call.error(.valueError, "sleep length must be non-negative") }
        if seconds > 9e9 { throw call.error(.overflowError, "timestamp out of range for platform time_t") }
        try call.machine.sleep(seconds)
        return .none
      }
    ]

  // MARK: Dates

  private static let dates: [Native] = [
    Native("gmtime(seconds=None, /)") { call in try call.machine.structTime(call[0]) },
    Native("localtime(seconds=None, /)") { call in try call.machine.structTime(call[0]) },
    Native("mktime(t, /)") { call in
      let parts = try call.machine.timeParts(call[0], "mktime")
      // Months beyond the year move the year; everything else only adds up.
      let months = parts[0] * 12 + parts[1] - 1
      let year = Int((Double(months) / 12).rounded(.down))
      let first = try CalendarDate(year: min(max(year, 1), 9999), month: months - year * 12 + 1, day: 1)
      let days = first.ordinal - TypeTable.epoch + parts[2] - 1
      return Value(Double(((days * 24 + parts[3]) * 60 + parts[4]) * 60 + parts[5]))
    },
    Native("asctime(t=?, /)") { call in
      let time = call.has(0) ? call[0] : try call.machine.structTime(.none)
      return call.machine.string(TypeTable.asctime(try call.machine.timeParts(time, "asctime")))
    },
    Native("ctime(seconds=None, /)") { call in
      let time = try call.machine.structTime(call[0])
      return call.machine.string(TypeTable.asctime(try call.machine.timeParts(time, "ctime")))
    },
    Native("strftime(format, t=?, /)") { call in
      let format = try call.text(0, "strftime() argument 1 must be str, not ")
      let time = call.has(1) ? call[1] : try call.machine.structTime(.none)
      let parts = try TypeTable.checked(call.machine.timeParts(time, "strftime"), call.machine)
      let fields = TimeFields(
        date: try CalendarDate(year: parts[0], month: parts[1], day: parts[2]),
        time: try ClockTime(hour: parts[3], minute: parts[4], second: min(parts[5], 59)),
        offset: try TimeSpan(), zoneName: Text("UTC"))
      return call.machine.string(fields.formatted(format))
    },
    Native("strptime(data_string, format='%a %b %d %H:%M:%S %Y', /)") { call in
      let text = try call.text(0, "strptime() argument 0 must be str, not ")
      let format = try call.text(1, "strptime() argument 1 must be str, not ")
      let time = try TimeParser(format).parse(text)
      return try call.machine.structTime([
        time.year, time.month, time.day, time.hour, time.minute, time.second, time.weekday, time.dayOfYear,
        -1,
      ])
    },
  ]
}

extension Machine {
  /// Waits, but looks often whether the run should end.
  fileprivate func sleep(_ seconds: Double) throws {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let start = Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    while true {
      try checkInterrupts()
      clock_gettime(CLOCK_MONOTONIC, &now)
      let left = start + seconds - Double(now.tv_sec) - Double(now.tv_nsec) * 1e-9
      if left <= 0 { return }
      let nap = min(left, 0.02)
      var request = timespec(tv_sec: 0, tv_nsec: Int(nap * 1e9))
      nanosleep(&request, nil)
    }
  }

  fileprivate func structTime(_ parts: [Int]) throws -> Value {
    heap.own(TupleObject(parts.map { Value($0) }, type: try moduleType("time", "struct_time")))
  }

  /// The date and time of a number of seconds since 1970; now without one.
  fileprivate func structTime(_ seconds: Value) throws -> Value {
    var whole = 0
    if seconds.isNone {
      whole = Int(Glibc.time(nil))
    } else {
      guard number(seconds) != nil || !type(of: seconds).slot(.index).isUndefined else {
        throw error(.typeError, "'\(typeName(seconds))' object cannot be interpreted as an integer")
      }
      let number = try float(seconds).rounded(.down)
      guard number.magnitude < 1e15 else {
        throw error(.overflowError, "timestamp out of range for platform time_t")
      }
      whole = Int(number)
    }
    let days = Int((Double(whole) / 86_400).rounded(.down))
    let rest = whole - days * 86_400
    guard (1...CalendarDate.largestOrdinal).contains(days + TypeTable.epoch) else {
      throw error(.overflowError, "timestamp out of range for platform time_t")
    }
    let date = try CalendarDate(ordinal: days + TypeTable.epoch)
    return try structTime([
      date.year, date.month, date.day, rest / 3600, rest / 60 % 60, rest % 60, date.weekday, date.dayOfYear,
      0,
    ])
  }

  /// The nine numbers of a time tuple.
  fileprivate func timeParts(_ x: Value, _ function: String) throws -> [Int] {
    guard let tuple = x.as(TupleObject.self) else {
      throw error(.typeError, "Tuple or struct_time argument required")
    }
    guard tuple.items.count == 9 else {
      throw error(.typeError, "\(function)(): illegal time tuple argument")
    }
    return try tuple.items.map { try wordSized($0) }
  }
}

extension TypeTable {
  /// The day number of 1 January 1970.
  fileprivate static let epoch = 719_163

  fileprivate static let timeFields = [
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
  ]

  fileprivate static func asctime(_ parts: [Int]) -> String {
    func padded(_ number: Int, _ width: Int, _ pad: String) -> String {
      let digits = String(number)
      return String(repeating: pad, count: max(0, width - digits.count)) + digits
    }
    let weekday = CalendarDate.weekdayNames[((parts[6] % 7) + 7) % 7].prefix(3)
    let month = CalendarDate.monthNames[(((parts[1] - 1) % 12) + 12) % 12].prefix(3)
    let clock = parts[3...5].map { padded($0, 2, "0") }.joined(separator: ":")
    return "\(weekday) \(month) \(padded(parts[2], 2, " ")) \(clock) \(parts[0])"
  }

  /// Zeros mean the first where counting begins at one; what is out of range is refused.
  fileprivate static func checked(_ given: [Int], _ machine: Machine) throws -> [Int] {
    var parts = given
    for index in [1, 2, 7] where parts[index] == 0 { parts[index] = 1 }
    let ranges: [(Int, ClosedRange<Int>, String)] = [
      (1, 1...12, "month"), (2, 1...31, "day of month"), (3, 0...23, "hour"), (4, 0...59, "minute"),
      (5, 0...61, "seconds"), (7, 1...366, "day of year"),
    ]
    for (index, range, name) in ranges where !range.contains(parts[index]) {
      throw machine.error(.valueError, "\(name) out of range")
    }
    return parts
  }

  fileprivate static let structTime = TypeTable(
    constructor: Native("time.struct_time(cls, sequence, dict=?)") { call in
      guard call.machine.canIterate(call[1]) else {
        throw call.error(.typeError, "constructor requires a sequence")
      }
      let items = try call.machine.items(of: call[1])
      guard items.count >= 9 else {
        throw call.error(
          .typeError, "time.struct_time() takes an at least 9-sequence (\(items.count)-sequence given)")
      }
      guard items.count <= 11 else {
        throw call.error(
          .typeError, "time.struct_time() takes an at most 11-sequence (\(items.count)-sequence given)")
      }
      return call.machine.heap.own(TupleObject(Array(items.prefix(9)), type: call.type))
    },
    methods: [
      Native("__repr__(self, /)") { call in
        let shown = try Swift.zip(timeFields, call.tuple().items).map {
          "\($0)=\(try call.machine.repr($1).string)"
        }
        return call.machine.string("time.struct_time(\(shown.joined(separator: ", ")))")
      },
      Native("__reduce__(self, /)") { call in
        call.machine.tuple([
          Value(call.tuple().type), call.machine.tuple([call.machine.tuple(call.tuple().items)]),
        ])
      },
    ],
    properties: timeFields.enumerated().map { index, name in
      PropertyRow(name) { _, x in x.unchecked(TupleObject.self).items[index] }
    } + [
      PropertyRow("tm_zone") { machine, _ in machine.string("UTC") },
      PropertyRow("tm_gmtoff") { _, _ in Value(0) },
      PropertyRow("n_fields") { _, _ in Value(11) },
      PropertyRow("n_sequence_fields") { _, _ in Value(9) },
      PropertyRow("n_unnamed_fields") { _, _ in Value(0) },
    ])
}
