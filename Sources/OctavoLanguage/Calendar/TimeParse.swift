/// What `strptime` read; what the format does not name has the value that CPython gives it.
package struct ParsedTime: Sendable, Equatable {
  package var year = 1900
  package var month = 1
  package var day = 1
  package var hour = 0
  package var minute = 0
  /// Up to 61, which `time.strptime` allows and `datetime` does not.
  package var second = 0
  package var microsecond = 0
  /// 0 is Monday.
  package var weekday = 0
  package var dayOfYear = 1
  /// `%z`
  package var offset: TimeSpan?
  /// `%Z`
  package var zoneName: Text?
}

/// `datetime.strptime` and `time.strptime` in the C locale.
package struct TimeParser {
  private let format: Text
  private let pattern: RegularExpression
  /// The directives in the order of the format; each names a group of the pattern.
  private let directives: [UInt32]

  /// Throws ValueError in CPython's words.
  package init(_ format: Text) throws(TextFault) {
    self.format = format
    var source = TextBuilder()
    var directives: [UInt32] = []
    try TimeParser.translate(format, format, &source, &directives)
    self.directives = directives
    // The same directive twice is the expression engine's "redefinition of group name".
    pattern = try RegularExpression.compile(source.finish(), flags: .ignoreCase)
  }

  private static let special = "\\.^$*+?(){}[]|".unicodeScalars.map(\.value)

  private static func translate(
    _ part: Text, _ format: Text, _ source: inout TextBuilder, _ directives: inout [UInt32]
  ) throws(TextFault) {
    var at = 0
    while at < part.count {
      let point = part[at]
      at += 1
      if isTextSpace(point) {
        while at < part.count, isTextSpace(part[at]) { at += 1 }
        source.append("\\s+")
        continue
      }
      guard point == 0x25 else {
        if TimeParser.special.contains(point) { source.append("\\") }
        source.append(point)
        continue
      }
      guard at < part.count else { throw .value("stray % in format '\(format.string)'") }
      let letter = part[at]
      at += 1
      switch Unicode.Scalar(letter) {
      case "c": try translate(Text("%a %b %d %H:%M:%S %Y"), format, &source, &directives)
      case "x": try translate(Text("%m/%d/%y"), format, &source, &directives)
      case "X": try translate(Text("%H:%M:%S"), format, &source, &directives)
      case "%": source.append("%")
      default:
        guard let group = group(letter) else {
          // Characters special to expressions are named as CPython sees them, behind a backslash of its own.
          let shown = TimeParser.special.contains(letter) ? "%" : scalarString(letter)
          throw .value("'\(shown)' is a bad directive in format '\(format.string)'")
        }
        directives.append(letter)
        source.append("(?P<\(scalarString(letter))>\(group))")
      }
    }
  }

  /// What a directive matches.
  private static func group(_ letter: UInt32) -> String? {
    func names(_ names: [String], short: Bool) -> String {
      // Longer ones first, so that no name hides another.
      names.map { short ? String($0.prefix(3)) : $0 }.sorted { $0.count > $1.count }.joined(separator: "|")
    }
    switch Unicode.Scalar(letter) {
    case "d": return "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]"
    case "f": return "[0-9]{1,6}"
    case "H": return "2[0-3]|[0-1]\\d|\\d"
    case "I": return "1[0-2]|0[1-9]|[1-9]"
    case "G", "Y": return "\\d\\d\\d\\d"
    case "j": return "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]"
    case "m": return "1[0-2]|0[1-9]|[1-9]"
    case "M": return "[0-5]\\d|\\d"
    case "S": return "6[0-1]|[0-5]\\d|\\d"
    case "U", "W": return "5[0-3]|[0-4]\\d|\\d"
    case "w": return "[0-6]"
    case "u": return "[1-7]"
    case "V": return "5[0-3]|0[1-9]|[1-4]\\d|\\d"
    case "y": return "\\d\\d"
    case "z": return "[+-]\\d\\d:?[0-5]\\d(:?[0-5]\\d(\\.\\d{1,6})?)?|(?-i:Z)"
    case "A": return names(CalendarDate.weekdayNames, short: false)
    case "a": return names(CalendarDate.weekdayNames, short: true)
    case "B": return names(CalendarDate.monthNames, short: false)
    case "b": return names(CalendarDate.monthNames, short: true)
    case "p": return "am|pm"
    case "Z": return "utc|gmt"
    default: return nil
    }
  }

  /// Throws ValueError in CPython's words.
  package func parse(_ text: Text) throws -> ParsedTime {
    guard let match = try pattern.match(.match, in: .text(text)) else {
      throw TextFault.value("time data \(text.repr.string) does not match format \(format.repr.string)")
    }
    if match.end != text.count {
      let rest = text.slice(match.end..<text.count).string
      throw TextFault.value("unconverted data remains: \(rest)")
    }
    var reading = Reading()
    for letter in directives {
      if let group = pattern.group(named: Text(codePoint: letter)), let range = match.range(group) {
        try reading.take(letter, text.slice(range))
      }
    }
    return try reading.result()
  }
}

/// The values of the directives, before they are put together.
private struct Reading {
  var year: Int?
  var isoYear: Int?
  var month = 1
  var day = 1
  var hour = 0
  /// The hour was one of twelve, to be told by `afternoon`.
  var isHalfDay = false
  var minute = 0
  var second = 0
  var microsecond = 0
  var afternoon = false
  var weekday: Int?
  var dayOfYear: Int?
  var week: (number: Int, fromMonday: Bool)?
  var isoWeek: Int?
  var offset: TimeSpan?
  var zoneName: Text?

  mutating func take(_ letter: UInt32, _ text: Text) throws {
    func number() throws(TextFault) -> Int {
      guard case .small(let value) = try IntegerText.parse(text) else { return 0 }
      return value
    }
    func index(_ names: [String], _ length: Int) -> Int? {
      let wanted = text.lowercased.string
      return names.firstIndex { $0.lowercased().prefix(length) == wanted.prefix(length) }
    }
    switch Unicode.Scalar(letter) {
    case "y":
      let value = try number()
      year = value <= 68 ? 2000 + value : 1900 + value
    case "Y": year = try number()
    case "G": isoYear = try number()
    case "m": month = try number()
    case "B": month = (index(CalendarDate.monthNames, 20) ?? 0) + 1
    case "b": month = (index(CalendarDate.monthNames, 3) ?? 0) + 1
    case "d": day = try number()
    case "H", "I": (hour, isHalfDay) = (try number(), letter == codePoint("I"))
    case "p": afternoon = text.lowercased == Text("pm")
    case "M": minute = try number()
    case "S": second = try number()
    case "f":
      let digits = text.string
      microsecond = Int(digits + String(repeating: "0", count: max(0, 6 - digits.count))) ?? 0
    case "A": weekday = index(CalendarDate.weekdayNames, 20)
    case "a": weekday = index(CalendarDate.weekdayNames, 3)
    case "w": weekday = (try number() + 6) % 7
    case "u": weekday = try number() - 1
    case "j": dayOfYear = try number()
    case "U": week = (try number(), false)
    case "W": week = (try number(), true)
    case "V": isoWeek = try number()
    case "z": offset = try TimeOffset.parse(text)
    case "Z": zoneName = text
    default: break
    }
  }

  func result() throws -> ParsedTime {
    try checkISO()
    var result = ParsedTime()
    result.hour = hour
    if isHalfDay { result.hour = hour % 12 + (afternoon ? 12 : 0) }
    (result.minute, result.second, result.microsecond) = (minute, second, microsecond)
    (result.offset, result.zoneName) = (offset, zoneName)
    // Without a year it is 1900, which has no 29 February; a leap year stands in for it.
    let standsIn = year == nil && month == 2 && day == 29
    let startYear = year ?? (standsIn ? 1904 : 1900)
    let date = try date(startYear)
    (result.year, result.month, result.day) = (standsIn ? 1900 : date.year, date.month, date.day)
    result.weekday = weekday ?? date.weekday
    // As written or counted, which may lie in the year after.
    result.dayOfYear = dayOfYear ?? date.dayOfYear
    if dayOfYear == nil, week != nil, weekday != nil, date.year > startYear {
      result.dayOfYear += CalendarDate.isLeap(startYear) ? 366 : 365
    }
    return result
  }

  private func checkISO() throws(TextFault) {
    let weekdays = "a weekday directive ('%A', '%a', '%w', or '%u')"
    if year == nil, isoYear != nil {
      if isoWeek == nil || weekday == nil {
        throw .value(
          "ISO year directive '%G' must be used with the ISO week directive '%V' and \(weekdays).")
      }
      if dayOfYear != nil {
        throw .value(
          "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
      }
    } else if isoWeek != nil, week == nil {
      if weekday == nil {
        throw .value(
          "ISO week directive '%V' must be used with the ISO year directive '%G' and \(weekdays).")
      }
      throw .value(
        "ISO week directive '%V' is incompatible with the year directive '%Y'. "
          + "Use the ISO year '%G' instead.")
    }
  }

  private func date(_ year: Int) throws(TextFault) -> CalendarDate {
    if dayOfYear == nil, let weekday {
      if let week { return try dateOfWeek(year, week.number, fromMonday: week.fromMonday, weekday) }
      if let isoYear, let isoWeek {
        return try CalendarDate(isoYear: isoYear, week: isoWeek, weekday: weekday + 1)
      }
    }
    guard let dayOfYear else { return try CalendarDate(year: year, month: month, day: day) }
    let newYear = try CalendarDate(year: year, month: 1, day: 1)
    return try CalendarDate(ordinal: newYear.ordinal + dayOfYear - 1)
  }

  /// Weeks counted from the first Monday, or Sunday, of the year; before it is week 0.
  private func dateOfWeek(
    _ year: Int, _ week: Int, fromMonday: Bool, _ weekday: Int
  ) throws(TextFault) -> CalendarDate {
    let newYear = try CalendarDate(year: year, month: 1, day: 1)
    let first = fromMonday ? newYear.weekday : (newYear.weekday + 1) % 7
    let wanted = fromMonday ? weekday : (weekday + 1) % 7
    let toWeekOne = (7 - first) % 7
    let days = week == 0 ? wanted - first : toWeekOne + 7 * (week - 1) + wanted
    return try CalendarDate(ordinal: newYear.ordinal + days)
  }
}

/// "+05:30", "-0530", "Z".
enum TimeOffset {
  static func parse(_ text: Text) throws(TextFault) -> TimeSpan {
    if text == Text("Z") { return try TimeSpan() }
    let body = text.slice(1..<text.count)
    let hasColon = body.count > 2 && body[2] == 0x3A
    if hasColon, body.count > 5, body[5] != 0x3A {
      throw .value("Inconsistent use of : in \(text.string)")
    }
    let parts = body.codePoints.split(separator: 0x2E, maxSplits: 1)
    let digits = (parts.first ?? []).compactMap { unicodeDecimalValue($0) }.map(Int.init)
    func pair(_ index: Int) -> Int { index + 1 < digits.count ? digits[index] * 10 + digits[index + 1] : 0 }
    let seconds = pair(0) * 3600 + pair(2) * 60 + pair(4)
    var fraction = parts.count > 1 ? parts[1].compactMap { unicodeDecimalValue($0) }.map(Int.init) : []
    fraction += repeatElement(0, count: max(0, 6 - fraction.count))
    let micro = fraction.prefix(6).reduce(0) { $0 * 10 + $1 }
    let sign = text[0] == 0x2D ? -1 : 1
    return try TimeSpan(seconds: sign * seconds, microseconds: sign * micro)
  }
}
