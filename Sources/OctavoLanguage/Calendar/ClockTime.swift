/// A time of day.
package struct ClockTime: Sendable, Hashable {
  package let hour: Int
  package let minute: Int
  package let second: Int
  package let microsecond: Int

  package static let midnight = ClockTime(unchecked: 0, 0, 0, 0)

  /// Throws ValueError in CPython's words.
  package init(hour: Int, minute: Int = 0, second: Int = 0, microsecond: Int = 0) throws(TextFault) {
    guard (0...23).contains(hour) else { throw .value("hour must be in 0..23") }
    guard (0...59).contains(minute) else { throw .value("minute must be in 0..59") }
    guard (0...59).contains(second) else { throw .value("second must be in 0..59") }
    guard (0...999_999).contains(microsecond) else { throw .value("microsecond must be in 0..999999") }
    self.init(unchecked: hour, minute, second, microsecond)
  }

  private init(unchecked hour: Int, _ minute: Int, _ second: Int, _ microsecond: Int) {
    self.hour = hour
    self.minute = minute
    self.second = second
    self.microsecond = microsecond
  }

  /// "12:34:56", with the microseconds if there are any, or cut to `timespec`.
  /// Throws ValueError for an unknown one.
  package func isoFormat(timespec: String = "auto") throws(TextFault) -> String {
    let hours = padded(hour, 2)
    let minutes = hours + ":" + padded(minute, 2)
    let seconds = minutes + ":" + padded(second, 2)
    switch timespec {
    case "auto": return microsecond == 0 ? seconds : seconds + "." + padded(microsecond, 6)
    case "hours": return hours
    case "minutes": return minutes
    case "seconds": return seconds
    case "milliseconds": return seconds + "." + padded(microsecond / 1000, 3)
    case "microseconds": return seconds + "." + padded(microsecond, 6)
    default: throw .value("Unknown timespec value")
    }
  }
}

/// A length of time, normalised as `datetime.timedelta` is.
package struct TimeSpan: Sendable, Hashable, Comparable {
  package let days: Int
  /// 0..<86400
  package let seconds: Int
  /// 0..<1000000
  package let microseconds: Int

  package static let largestDays = 999_999_999

  /// Throws OverflowError when the days do not fit.
  package init(days: Int = 0, seconds: Int = 0, microseconds: Int = 0) throws(TextFault) {
    let carriedSeconds = TimeSpan.floor(microseconds, 1_000_000)
    let (allSeconds, overflow) = seconds.addingReportingOverflow(carriedSeconds.quotient)
    let carriedDays = TimeSpan.floor(allSeconds, 86_400)
    let (allDays, tooMany) = days.addingReportingOverflow(carriedDays.quotient)
    guard !overflow, !tooMany, allDays.magnitude <= UInt(TimeSpan.largestDays) else {
      throw .overflow(
        "days=\(tooMany || overflow ? days : allDays); must have magnitude <= \(TimeSpan.largestDays)")
    }
    self.days = allDays
    self.seconds = carriedDays.remainder
    self.microseconds = carriedSeconds.remainder
  }

  static func floor(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  /// "1 day, 2:03:04.000005"
  package var description: String {
    var text = ""
    if days != 0 { text = "\(days) day\(days.magnitude == 1 ? "" : "s"), " }
    text += "\(seconds / 3600):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return microseconds == 0 ? text : text + "." + padded(microseconds, 6)
  }

  /// "datetime.timedelta(days=1, seconds=2)"
  package var repr: String {
    var parts: [String] = []
    if days != 0 { parts.append("days=\(days)") }
    if seconds != 0 { parts.append("seconds=\(seconds)") }
    if microseconds != 0 { parts.append("microseconds=\(microseconds)") }
    return "datetime.timedelta(\(parts.isEmpty ? "0" : parts.joined(separator: ", ")))"
  }

  package static func < (a: TimeSpan, b: TimeSpan) -> Bool {
    (a.days, a.seconds, a.microseconds) < (b.days, b.seconds, b.microseconds)
  }

  /// "+05:30", for what `utcoffset` gives; `colon` between the parts or not.
  package func offsetFormat(colon: String = ":") -> String {
    let negative = days < 0
    // Less than a day in magnitude, as an offset is.
    let total = negative ? 86_400 - seconds - (microseconds > 0 ? 1 : 0) : seconds
    let micro = negative && microseconds > 0 ? 1_000_000 - microseconds : microseconds
    var text = (negative ? "-" : "+") + padded(total / 3600, 2) + colon + padded(total / 60 % 60, 2)
    if total % 60 != 0 || micro != 0 { text += colon + padded(total % 60, 2) }
    if micro != 0 { text += "." + padded(micro, 6) }
    return text
  }
}
