import Glibc

// `_datetime_core`: arithmetic of dates, times and differences that are instances of `datetime`'s own
// classes and have no time zone to ask. Where anything else is called for, its functions give None.

extension ModuleRow {
  static let _datetime_core = ModuleRow("_datetime_core") { machine, module in
    machine.install(dateRows, into: module)
  }

  private static let dateRows: [Native] = [
    Native("register(timedelta, date, datetime, tzinfo, /)", doc: "Tells which the classes are.") { call in
      let known = call.moments
      let day = ["_year", "_month", "_day"]
      known.delta = call.shape(0, ["_days", "_seconds", "_microseconds"])
      known.day = call.shape(1, day)
      known.moment = call.shape(2, day + ["_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"])
      known.zone = call[3].as(TypeObject.self)
      return .none
    },
    Native("delta(cls, days, seconds, microseconds, milliseconds, minutes, hours, weeks, /)") { call in
      guard let shape = call.moments.delta, let total = call.microseconds(1) else { return .none }
      return call.delta(total, shape, call[0])
    },
    Native("day(cls, year, month, day, /)") { call in
      guard let shape = call.moments.day, let date = call.date(1) else { return .none }
      return call.make(shape, [Value(date.year), Value(date.month), Value(date.day)], call[0])
    },
    Native("moment(cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold, /)") { call in
      guard let shape = call.moments.moment, let date = call.date(1), call.isClock(4), call.isZone(8),
        call[9].isInt, call[9].int == 0 || call[9].int == 1
      else { return .none }
      let fields = [Value(date.year), Value(date.month), Value(date.day)] + (4...9).map { call[$0] }
      return call.make(shape, fields, call[0])
    },
    Native("add(x, y, /)") { call in
      switch (call.moment(0), call.moment(1)) {
      case (.delta(let a)?, .delta(let b)?): call.delta(a + b)
      case (.delta(let a)?, let b?), (let b?, .delta(let a)?): call.moved(b, by: a)
      default: .none
      }
    },
    Native("subtract(x, y, /)") { call in
      switch (call.moment(0), call.moment(1)) {
      case (.delta(let a)?, .delta(let b)?): call.delta(a - b)
      // A day moves back by the whole days of the difference.
      case (let a?, .delta(let b)?):
        call.moved(a, by: -(a.isDay ? Microseconds.days(b) * Microseconds.day : b))
      case (.day(let a)?, .day(let b)?): call.delta(Int128(a - b) * Microseconds.day)
      case (.time(let a, let zone)?, .time(let b, let other)?) where Value.identical(zone, other):
        call.delta(Int128(a - b))
      default: .none
      }
    },
    Native("scale(x, count, /)") { call in
      guard case .delta(let span)? = call.moment(0), call[1].isInt else { return .none }
      let (total, overflow) = span.multipliedReportingOverflow(by: Int128(call[1].int))
      return overflow ? .none : call.delta(total)
    },
    Native("order(x, y, /)", doc: "-1, 0 or 1.") { call in
      func order<T: Comparable>(_ a: T, _ b: T) -> Value { Value(a == b ? 0 : a < b ? -1 : 1) }
      return switch (call.moment(0), call.moment(1)) {
      case (.delta(let a)?, .delta(let b)?): order(a, b)
      case (.day(let a)?, .day(let b)?): order(a, b)
      case (.time(let a, let zone)?, .time(let b, let other)?) where Value.identical(zone, other): order(a, b)
      default: .none
      }
    },
    Native("ordinal(x, /)") { call in
      guard let fields = call.moments.moment?.fields(call[0]) ?? call.moments.day?.fields(call[0]) else {
        return .none
      }
      return Value(Moments.ordinal(fields))
    },
    Native("iso(x, separator, /)", doc: "The text that isoformat() gives.") { call in
      if let fields = call.moments.day?.fields(call[0]) {
        return call.machine.string(Moments.iso(fields, nil))
      }
      guard let fields = call.moments.moment?.fields(call[0]), fields[7].isNone,
        let separator = call.machine.text(call[1]), separator.count == 1, separator.isASCII
      else { return .none }
      return call.machine.string(Moments.iso(fields, UInt8(truncatingIfNeeded: separator[0])))
    },
  ]
}

/// Units in microseconds.
private enum Microseconds {
  static let day: Int128 = 86_400_000_000
  /// Of days, seconds, microseconds, milliseconds, minutes, hours and weeks.
  static let units: [Int128] = [day, 1_000_000, 1, 1000, 60_000_000, 3_600_000_000, 7 * day]
  static let dayLimit: Int128 = 999_999_999

  /// The days of a difference as `timedelta.days` has them, rounded down.
  static func days(_ span: Int128) -> Int128 {
    let (days, rest) = span.quotientAndRemainder(dividingBy: day)
    return rest < 0 ? days - 1 : days
  }
}

/// What an argument is.
private enum Moment {
  /// A difference in microseconds.
  case delta(Int128)
  /// The ordinal of a day.
  case day(Int)
  /// Microseconds since the day before the year 1, as the fields say, and the time zone.
  case time(Int, zone: Value)

  var isDay: Bool {
    if case .day = self { return true }
    return false
  }
}

/// A class of `datetime`, and where its instances keep what.
private struct MomentShape {
  let type: TypeObject
  let slots: [Int]

  /// The fields of an instance of the class itself.
  @inline(__always)
  func fields(_ x: Value) -> [Value]? {
    guard x.isObject, x.typeAddress == Unmanaged.passUnretained(type).toOpaque() else { return nil }
    return slots.map { x.field($0) }
  }
}

/// What the module knows of `datetime`.
private final class Moments {
  var delta: MomentShape?
  var day: MomentShape?
  var moment: MomentShape?
  var zone: TypeObject?

  static func ordinal(_ fields: [Value]) -> Int {
    // The fields were checked when the object was made.
    (try? CalendarDate(year: fields[0].int, month: fields[1].int, day: fields[2].int))?.ordinal ?? 1
  }

  /// The fields as ISO 8601 writes them, with a time of day after `separator`.
  static func iso(_ fields: [Value], _ separator: UInt8?) -> Text {
    Text(asciiCapacity: separator == nil ? 10 : 26) { target in
      var end = 0
      func put(_ number: Int, _ digits: Int, after mark: UInt8?) {
        if let mark {
          target[end] = mark
          end += 1
        }
        var rest = number
        for place in (0..<digits).reversed() {
          target[end + place] = UInt8(truncatingIfNeeded: rest % 10) + 48
          rest /= 10
        }
        end += digits
      }
      put(fields[0].int, 4, after: nil)
      put(fields[1].int, 2, after: UInt8(ascii: "-"))
      put(fields[2].int, 2, after: UInt8(ascii: "-"))
      if let separator {
        put(fields[3].int, 2, after: separator)
        put(fields[4].int, 2, after: UInt8(ascii: ":"))
        put(fields[5].int, 2, after: UInt8(ascii: ":"))
        if fields[6].int != 0 { put(fields[6].int, 6, after: UInt8(ascii: ".")) }
      }
      return end
    }
  }
}

extension Arguments {
  fileprivate var moments: Moments { machine.state(Moments.self) { Moments() } }

  fileprivate func shape(_ index: Int, _ names: [String]) -> MomentShape? {
    guard let type = self[index].as(TypeObject.self) else { return nil }
    let slots = names.compactMap { type.fieldSlots[machine.intern($0)] }
    return slots.count == names.count ? MomentShape(type: type, slots: slots) : nil
  }

  // MARK: Reading

  fileprivate func moment(_ index: Int) -> Moment? {
    let (x, known) = (self[index], moments)
    if let f = known.delta?.fields(x) {
      return .delta((Int128(f[0].int) * 86400 + Int128(f[1].int)) * 1_000_000 + Int128(f[2].int))
    }
    if let f = known.moment?.fields(x) {
      let seconds = Moments.ordinal(f) * 86400 + f[3].int * 3600 + f[4].int * 60 + f[5].int
      return .time(seconds * 1_000_000 + f[6].int, zone: f[7])
    }
    return known.day?.fields(x).map { .day(Moments.ordinal($0)) }
  }

  /// Year, month and day from an argument on, if they are the integers of a date.
  fileprivate func date(_ first: Int) -> CalendarDate? {
    guard self[first].isInt, self[first + 1].isInt, self[first + 2].isInt else { return nil }
    return try? CalendarDate(year: self[first].int, month: self[first + 1].int, day: self[first + 2].int)
  }

  /// Whether the arguments from `first` on are hour, minute, second and microsecond.
  fileprivate func isClock(_ first: Int) -> Bool {
    zip(first..., [24, 60, 60, 1_000_000]).allSatisfy { index, limit in
      self[index].isInt && self[index].int >= 0 && self[index].int < limit
    }
  }

  fileprivate func isZone(_ index: Int) -> Bool {
    self[index].isNone || moments.zone.map { machine.isInstance(self[index], $0) } ?? false
  }

  /// The sum of days, seconds, microseconds, milliseconds, minutes, hours and weeks, fractions rounded.
  fileprivate func microseconds(_ first: Int) -> Int128? {
    var (total, fraction) = (Int128(0), 0.0)
    for (index, unit) in zip(first..., Microseconds.units) {
      let x = self[index]
      if x.isInt || x.isBool {
        total += Int128(x.int) * unit
      } else if x.isFloat, x.float.magnitude < 1e15 {
        var (whole, more) = (0.0, 0.0)
        let rest = modf(x.float, &whole)
        let part = modf(rest * Double(unit), &more)
        total += Int128(whole) * unit + Int128(more)
        fraction += part
      } else {
        return nil
      }
    }
    if fraction == 0 { return total }
    // A tie goes where the whole sum becomes even.
    var nearest = fraction.rounded(.toNearestOrEven)
    if abs(nearest - fraction) == 0.5 {
      let odd: Double = total & 1 == 0 ? 0 : 1
      nearest = 2 * ((fraction + odd) * 0.5).rounded(.toNearestOrEven) - odd
    }
    return total + Int128(nearest)
  }

  // MARK: Making

  fileprivate func make(_ shape: MomentShape, _ fields: [Value], _ cls: Value) -> Value {
    guard let type = cls.as(TypeObject.self), type.layout == .plain else { return .none }
    let made = machine.plainObject(.passUnretained(type))
    made.borrowing(Object.self) { object in
      // The last one first, so that there is room for all at once.
      for (slot, field) in zip(shape.slots, fields).reversed() { object.fields.setMember(slot, field) }
    }
    return made
  }

  fileprivate func delta(_ total: Int128) -> Value {
    guard let shape = moments.delta else { return .none }
    return delta(total, shape, Value(shape.type))
  }

  fileprivate func delta(_ total: Int128, _ shape: MomentShape, _ cls: Value) -> Value {
    let days = Microseconds.days(total)
    guard abs(days) <= Microseconds.dayLimit else { return .none }
    let (seconds, microseconds) = Int(total - days * Microseconds.day).quotientAndRemainder(
      dividingBy: 1_000_000)
    return make(shape, [Value(Int(days)), Value(seconds), Value(microseconds)], cls)
  }

  /// A day or time moved on; None beyond the calendar.
  fileprivate func moved(_ moment: Moment, by span: Int128) -> Value {
    let known = moments
    switch moment {
    case .delta: return .none
    case .day(let ordinal):
      guard let shape = known.day, let date = date(ordinal: Int128(ordinal) + Microseconds.days(span)) else {
        return .none
      }
      return make(shape, [Value(date.year), Value(date.month), Value(date.day)], Value(shape.type))
    case .time(let start, let zone):
      let total = Int128(start) + span
      guard let shape = known.moment, total >= 0, let date = date(ordinal: total / Microseconds.day) else {
        return .none
      }
      let (seconds, microsecond) = Int(total % Microseconds.day).quotientAndRemainder(dividingBy: 1_000_000)
      let fields = [
        date.year, date.month, date.day, seconds / 3600, seconds / 60 % 60, seconds % 60, microsecond,
      ].map { Value($0) }
      return make(shape, fields + [zone, Value(0)], Value(shape.type))
    }
  }

  private func date(ordinal: Int128) -> CalendarDate? {
    guard ordinal >= 1, ordinal <= Int128(CalendarDate.largestOrdinal) else { return nil }
    return try? CalendarDate(ordinal: Int(ordinal))
  }
}
