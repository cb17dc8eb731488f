/// What `strftime` writes about.
package struct TimeFields: Sendable {
  package var date: CalendarDate
  package var time: ClockTime
  /// "+0530" or "" (`%z`), and the zone's name or "" (`%Z`).
  package var offset: TimeSpan?
  package var zoneName: Text

  package init(
    date: CalendarDate, time: ClockTime = .midnight, offset: TimeSpan? = nil, zoneName: Text = .empty
  ) {
    self.date = date
    self.time = time
    self.offset = offset
    self.zoneName = zoneName
  }

  /// `datetime.strftime` in the C locale. Unknown directives stay as they are, as the C library leaves them.
  package func formatted(_ format: Text) -> Text { writtenByLibrary(withOwnDirectives(format)) }

  /// Python's own directives come first: what it writes for them is part of the C library's format.
  private func withOwnDirectives(_ format: Text) -> Text {
    var builder = TextBuilder(reserving: format.count + 16)
    var at = 0
    while at < format.count {
      guard format[at] == 0x25, at + 1 < format.count else {
        builder.append(format[at])
        at += 1
        continue
      }
      switch Unicode.Scalar(format[at + 1]) {
      case "f": builder.append(padded(time.microsecond, 6))
      case "z": builder.append(offset?.offsetFormat(colon: "") ?? "")
      case "Z":
        for index in 0..<zoneName.count {
          builder.append(repeating: zoneName[index], count: zoneName[index] == 0x25 ? 2 : 1)
        }
      default: builder.append(format, at..<at + 2)
      }
      at += 2
    }
    return builder.finish()
  }

  private func writtenByLibrary(_ format: Text) -> Text {
    var builder = TextBuilder(reserving: format.count + 16)
    var at = 0
    while at < format.count {
      guard format[at] == 0x25 else {
        builder.append(format[at])
        at += 1
        continue
      }
      let start = at
      at += 1
      var style = Style()
      while at < format.count, style.take(format[at]) { at += 1 }
      // The C locale has no other forms that these could ask for.
      if at + 1 < format.count, format[at] == codePoint("E") || format[at] == codePoint("O") { at += 1 }
      if at < format.count, let piece = directive(format[at], style) {
        builder.append(style.apply(piece))
        at += 1
      } else {
        at = min(at + 1, format.count)
        builder.append(format, start..<at)
      }
    }
    return builder.finish()
  }

  /// The flags and width that the GNU C library allows before a directive.
  private struct Style {
    var padding: UInt32?
    var isUpper = false
    var isSwapped = false
    var width = 0

    /// False when `point` is none of them.
    mutating func take(_ point: UInt32) -> Bool {
      switch Unicode.Scalar(point) {
      case "-", "_": padding = point
      case "0" where width == 0: padding = point
      case "^": isUpper = true
      case "#": isSwapped = true
      case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9":
        width = min(width * 10 + Int(point) - 48, 1000)
      default: return false
      }
      return true
    }

    func number(_ value: Int, _ digits: Int, _ fill: Character = "0") -> String {
      switch padding.flatMap(Unicode.Scalar.init) {
      case "-": String(value)
      case "_": padded(value, max(digits, width), " ")
      case "0": padded(value, max(digits, width))
      default: padded(value, max(digits, width), fill)
      }
    }

    func apply(_ piece: Text) -> Text {
      var piece = piece
      if isUpper { piece = piece.uppercased }
      if isSwapped { piece = piece.isUppercase ? piece.lowercased : piece.uppercased }
      let fill: UInt32 = padding == 48 ? 48 : 32
      if padding != 45, piece.count < width {
        var builder = TextBuilder()
        builder.append(repeating: fill, count: width - piece.count)
        builder.append(piece)
        return builder.finish()
      }
      return piece
    }
  }

  private func directive(_ letter: UInt32, _ style: Style) -> Text? {
    let hour12 = time.hour % 12 == 0 ? 12 : time.hour % 12
    let iso = date.isoWeek
    func number(_ value: Int, _ digits: Int, _ fill: Character = "0") -> Text {
      Text(style.number(value, digits, fill))
    }
    switch Unicode.Scalar(letter) {
    case "a": return Text(String(CalendarDate.weekdayNames[date.weekday].prefix(3)))
    case "A": return Text(CalendarDate.weekdayNames[date.weekday])
    case "b", "h": return Text(String(CalendarDate.monthNames[date.month - 1].prefix(3)))
    case "B": return Text(CalendarDate.monthNames[date.month - 1])
    case "c": return writtenByLibrary(Text("%a %b %e %H:%M:%S %Y"))
    case "C": return number(date.year / 100, 1)
    case "d": return number(date.day, 2)
    case "D", "x": return writtenByLibrary(Text("%m/%d/%y"))
    case "e": return number(date.day, 2, " ")
    case "F": return Text("\(date.year)-\(padded(date.month, 2))-\(padded(date.day, 2))")
    case "g": return number(iso.year % 100, 2)
    case "G": return number(iso.year, 1)
    case "H": return number(time.hour, 2)
    case "I": return number(hour12, 2)
    case "j": return number(date.dayOfYear, 3)
    case "k": return number(time.hour, 2, " ")
    case "l": return number(hour12, 2, " ")
    case "m": return number(date.month, 2)
    case "M": return number(time.minute, 2)
    case "n": return Text(ascii: [10])
    case "p": return Text(time.hour < 12 ? "AM" : "PM")
    case "P": return Text(time.hour < 12 ? "am" : "pm")
    case "r": return writtenByLibrary(Text("%I:%M:%S %p"))
    case "R": return writtenByLibrary(Text("%H:%M"))
    case "S": return number(time.second, 2)
    case "t": return Text(ascii: [9])
    case "T", "X": return writtenByLibrary(Text("%H:%M:%S"))
    case "u": return number(date.weekday + 1, 1)
    case "U": return number((date.dayOfYear + 6 - (date.weekday + 1) % 7) / 7, 2)
    case "V": return number(iso.week, 2)
    case "w": return number((date.weekday + 1) % 7, 1)
    case "W": return number((date.dayOfYear + 6 - date.weekday) / 7, 2)
    case "y": return number(date.year % 100, 2)
    case "Y": return number(date.year, 1)
    case "%": return Text("%")
    default: return nil
    }
  }
}
