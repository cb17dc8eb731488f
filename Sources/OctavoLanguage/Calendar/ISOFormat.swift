/// `fromisoformat` of dates, times and both, as CPython 3.11 reads ISO 8601.
package enum ISOFormat {
  package struct Reading: Sendable, Equatable {
    package var date: CalendarDate?
    package var time = ClockTime.midnight
    /// Nil for a time without offset.
    package var offset: TimeSpan?
  }

  static func invalid(_ text: Text) -> TextFault {
    .value("Invalid isoformat string: " + text.repr.string)
  }

  /// Throws ValueError in CPython's words.
  package static func date(_ text: Text) throws(TextFault) -> CalendarDate {
    guard [7, 8, 10].contains(text.count), text.isASCII, let date = ISOReader(text).date(0..<text.count)
    else { throw invalid(text) }
    return try CalendarDate(year: date.year, month: date.month, day: date.day)
  }

  package static func time(_ text: Text) throws(TextFault) -> Reading {
    let start = text.count > 0 && text[0] == codePoint("T") ? 1 : 0
    guard let time = try ISOReader(text).time(from: start) else { throw invalid(text) }
    return Reading(time: try time.clock(), offset: time.offset)
  }

  package static func dateTime(_ text: Text) throws(TextFault) -> Reading {
    guard text.count >= 7 else { throw invalid(text) }
    let reader = ISOReader(text)
    let split = min(reader.separator, text.count)
    guard let date = reader.date(0..<split) else { throw invalid(text) }
    guard split < text.count else {
      return Reading(date: try CalendarDate(year: date.year, month: date.month, day: date.day))
    }
    // Whether there is such a day matters only once everything has been read.
    guard let time = try reader.time(from: split + 1) else { throw invalid(text) }
    let day = try CalendarDate(year: date.year, month: date.month, day: date.day)
    return Reading(date: day, time: try time.clock(), offset: time.offset)
  }
}

private struct ISOReader {
  let points: [UInt32]

  init(_ text: Text) { points = text.codePoints }

  private func at(_ index: Int) -> UInt32 { index < points.count ? points[index] : 0 }

  private func isDigit(_ index: Int) -> Bool { RegexDigit.isDecimal(at(index)) }

  /// Exactly `count` digits.
  private func number(_ start: Int, _ count: Int, end: Int) -> Int? {
    guard count > 0, start + count <= end, (start..<start + count).allSatisfy(isDigit) else { return nil }
    return (start..<start + count).reduce(0) { $0 * 10 + Int(points[$1]) - 48 }
  }

  /// Where the date ends, judged by how it begins.
  var separator: Int {
    if points.count == 7 { return 7 }
    let week = codePoint("W")
    if at(4) == 0x2D {
      guard at(5) == week else { return 10 }
      guard points.count > 8, at(8) == 0x2D else { return 8 }
      // A digit after one more would make "-d" part of a time.
      return points.count > 10 && isDigit(10) ? 8 : 10
    }
    guard at(4) == week else { return 8 }
    var end = 7
    while end < points.count, isDigit(end) { end += 1 }
    if end < 9 { return end }
    return end % 2 == 0 ? 7 : 8
  }

  /// Nil when it is no date. Months and days are not checked, weeks are.
  func date(_ range: Range<Int>) -> (year: Int, month: Int, day: Int)? {
    guard let year = number(0, 4, end: range.upperBound) else { return nil }
    let dashed = at(4) == 0x2D
    var index = dashed ? 5 : 4
    if at(index) == codePoint("W") {
      guard let week = number(index + 1, 2, end: range.upperBound) else { return nil }
      index += 3
      var weekday = 1
      if index < range.upperBound {
        if dashed {
          guard at(index) == 0x2D else { return nil }
          index += 1
        }
        guard let day = number(index, 1, end: range.upperBound) else { return nil }
        weekday = day
      }
      guard let date = try? CalendarDate(isoYear: year, week: week, weekday: weekday) else { return nil }
      return (date.year, date.month, date.day)
    }
    guard let month = number(index, 2, end: range.upperBound) else { return nil }
    index += 2
    if dashed {
      guard at(index) == 0x2D else { return nil }
      index += 1
    }
    guard let day = number(index, 2, end: range.upperBound) else { return nil }
    return (year, month, day)
  }

  struct Time {
    let fields: [Int]
    var offset: TimeSpan?

    func clock() throws(TextFault) -> ClockTime {
      try ClockTime(hour: fields[0], minute: fields[1], second: fields[2], microsecond: fields[3])
    }
  }

  /// Nil when it is no time. The parts are not checked, the offset is.
  func time(from start: Int) throws(TextFault) -> Time? {
    let signs = [codePoint("+"), codePoint("-"), codePoint("Z")]
    let mark = points[min(start, points.count)...].firstIndex { signs.contains($0) }
    guard let clock = clock(start, end: mark ?? points.count) else { return nil }
    if mark == nil, clock.hasRest { return nil }
    guard let mark else { return Time(fields: clock.fields) }
    guard let offset = try offset(mark) else { return nil }
    return Time(fields: clock.fields, offset: offset)
  }

  private func offset(_ mark: Int) throws(TextFault) -> TimeSpan? {
    if at(mark) == codePoint("Z") { return mark + 1 == points.count ? try TimeSpan() : nil }
    guard let clock = clock(mark + 1, end: points.count), !clock.hasRest else { return nil }
    let seconds = clock.fields[0] * 3600 + clock.fields[1] * 60 + clock.fields[2]
    // CPython forgets an offset of less than a second.
    if seconds == 0 { return try TimeSpan() }
    let sign = at(mark) == 0x2D ? -1 : 1
    let span = try TimeSpan(seconds: sign * seconds, microseconds: sign * clock.fields[3])
    if seconds >= 86_400 {
      throw .value(
        "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
          + "not \(span.repr).")
    }
    return span
  }

  /// Hours, minutes, seconds, microseconds; nil if they are none. `hasRest` tells that one character more stood
  /// there, which CPython lets pass before an offset.
  private func clock(_ start: Int, end: Int) -> (fields: [Int], hasRest: Bool)? {
    var fields = [0, 0, 0, 0]
    var index = start
    var separated = false
    parts: for part in 0..<3 {
      guard let value = number(index, 2, end: end) else { return nil }
      fields[part] = value
      index += 2
      if part == 0 { separated = at(index) == 0x3A }
      if index >= end { return (fields, false) }
      let mark = at(index)
      if index + 1 >= end { return (fields, true) }
      switch mark {
      case 0x3A where separated: index += 1
      case 0x2E, 0x2C:
        index += 1
        break parts
      default: if separated { return nil }
      }
    }
    let digits = min(6, end - index)
    guard let fraction = number(index, digits, end: end) else { return nil }
    fields[3] = (digits..<6).reduce(fraction) { value, _ in value * 10 }
    index += digits
    while index < end, isDigit(index) { index += 1 }
    return (fields, index < end)
  }
}
