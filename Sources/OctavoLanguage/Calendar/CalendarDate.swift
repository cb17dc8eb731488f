/// A day of the proleptic Gregorian calendar, years 1...9999.
package struct CalendarDate: Sendable, Hashable, Comparable {
  package let year: Int
  /// 1...12
  package let month: Int
  /// 1...31
  package let day: Int

  package static let largestOrdinal = 3_652_059

  /// Throws ValueError in CPython's words.
  package init(year: Int, month: Int, day: Int) throws(TextFault) {
    guard (1...9999).contains(year) else { throw .value("year \(year) is out of range") }
    guard (1...12).contains(month) else { throw .value("month must be in 1..12") }
    guard day >= 1, day <= CalendarDate.days(in: month, of: year) else {
      throw .value("day is out of range for month")
    }
    self.init(unchecked: year, month, day)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  package static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 31 December of the year 0: 1 is 1 January 1.
  /// Years begin in March here, so that the leap day is the last (H. Hinnant, "Low-level date algorithms").
  package var ordinal: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 305
  }

  /// Throws ValueError or OverflowError in CPython's words.
  package init(ordinal: Int) throws(TextFault) {
    guard ordinal >= 1 else { throw .value("ordinal must be >= 1") }
    guard ordinal <= Int(Int32.max) else { throw .overflow("ordinal does not fit a C int") }
    let days = ordinal + 305
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    guard year <= 9999 else { throw .value("year \(year) is out of range") }
    self.init(
      unchecked: year, month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// 0 is Monday.
  package var weekday: Int { (ordinal + 6) % 7 }

  /// 1 is 1 January.
  package var dayOfYear: Int {
    (1..<month).reduce(day) { $0 + CalendarDate.days(in: $1, of: year) }
  }

  /// ISO 8601's year, week and weekday (1 is Monday): weeks begin on Monday, the first has 4 January.
  package var isoWeek: (year: Int, week: Int, weekday: Int) {
    var isoYear = year
    var start = CalendarDate.isoYearStart(year)
    if ordinal < start {
      isoYear -= 1
      start = CalendarDate.isoYearStart(isoYear)
    } else if ordinal >= CalendarDate.isoYearStart(year + 1) {
      isoYear += 1
      start = CalendarDate.isoYearStart(isoYear)
    }
    return (isoYear, (ordinal - start) / 7 + 1, weekday + 1)
  }

  /// The ordinal of the Monday of week 1.
  private static func isoYearStart(_ year: Int) -> Int {
    let newYear = CalendarDate(unchecked: year, 1, 1)
    let monday = newYear.ordinal - newYear.weekday
    return newYear.weekday > 3 ? monday + 7 : monday
  }

  /// `date.fromisocalendar`. Throws ValueError in CPython's words.
  package init(isoYear year: Int, week: Int, weekday: Int) throws(TextFault) {
    guard (1...9999).contains(year) else { throw .value("Year is out of range: \(year)") }
    let weeks = (CalendarDate.isoYearStart(year + 1) - CalendarDate.isoYearStart(year)) / 7
    guard week >= 1, week <= weeks else { throw .value("Invalid week: \(week)") }
    guard (1...7).contains(weekday) else {
      throw .value("Invalid day: \(weekday) (range is [1, 7])")
    }
    try self.init(ordinal: CalendarDate.isoYearStart(year) + (week - 1) * 7 + weekday - 1)
  }

  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  package static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  /// From Monday.
  package static let weekdayNames = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// "2024-05-06"
  package var isoFormat: String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A number with zeros in front up to `width`.
func padded(_ value: Int, _ width: Int, _ fill: Character = "0") -> String {
  let digits = String(value.magnitude)
  let sign = value < 0 ? "-" : ""
  return sign + String(repeating: fill, count: max(0, width - digits.count - sign.count)) + digits
}
