"""Dates and times as text: strftime and strptime with the names of the C locale."""

import re

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
_days_before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def ordinal(year, month, day):
    """The number of days from the first of January of the year 1, which is day 1."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + _days_before[month - 1] + (month > 2 and is_leap(year)) + day


def from_ordinal(n):
    """Year, month and day of a number of days."""
    n -= 1
    cycles, n = divmod(n, 146097)
    centuries = min(n // 36524, 3)
    n -= centuries * 36524
    fours, n = divmod(n, 1461)
    years = min(n // 365, 3)
    n -= years * 365
    year = cycles * 400 + centuries * 100 + fours * 4 + years + 1
    month = min(n // 29, 11) + 1
    while _days_before[month - 1] + (month > 2 and is_leap(year)) > n:
        month -= 1
    return year, month, n - _days_before[month - 1] - (month > 2 and is_leap(year)) + 1


def iso_year_start(year):
    """The ordinal of the Monday of the first ISO week."""
    first = ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def iso_calendar(year, month, day):
    """ISO year, week and weekday; the last days of 9999 may belong to the year 10000."""
    today = ordinal(year, month, day)
    start = iso_year_start(year)
    if today < start:
        year -= 1
        start = iso_year_start(year)
    elif today >= iso_year_start(year + 1):
        year += 1
        start = iso_year_start(year)
    week, weekday = divmod(today - start, 7)
    return year, week + 1, weekday + 1


def offset_text(seconds, microseconds=0, separator=":"):
    """An offset from UTC as +hh:mm, with seconds and microseconds where there are any."""
    sign = "-" if seconds < 0 else "+"
    if seconds < 0:
        seconds = -seconds
        if microseconds:
            seconds -= 1
            microseconds = 1000000 - microseconds
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    text = f"{sign}{hours:02d}{separator}{minutes:02d}"
    if rest or microseconds:
        text += f"{separator}{rest:02d}"
        if microseconds:
            text += f".{microseconds:06d}"
    return text


class Moment:
    """The fields that a format can ask for; the zone's texts are None for a time without one."""

    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, offset=None, zone=None, epoch=None):
        self.year, self.month, self.day = year, month, day
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.offset, self.zone, self.epoch = offset, zone, epoch
        self.weekday = (ordinal(year, month, day) + 6) % 7
        self.yearday = ordinal(year, month, day) - ordinal(year, 1, 1) + 1


_directives = {
    "a": lambda t: DAYS[t.weekday][:3],
    "A": lambda t: DAYS[t.weekday],
    "b": lambda t: MONTHS[t.month - 1][:3],
    "h": lambda t: MONTHS[t.month - 1][:3],
    "B": lambda t: MONTHS[t.month - 1],
    "c": lambda t: strftime("%a %b %e %H:%M:%S %Y", t),
    "C": lambda t: f"{t.year // 100:02d}",
    "d": lambda t: f"{t.day:02d}",
    "D": lambda t: strftime("%m/%d/%y", t),
    "e": lambda t: f"{t.day:2d}",
    "f": lambda t: f"{t.microsecond:06d}",
    "F": lambda t: f"{t.year}-{t.month:02d}-{t.day:02d}",
    "g": lambda t: f"{iso_calendar(t.year, t.month, t.day)[0] % 100:02d}",
    "G": lambda t: f"{iso_calendar(t.year, t.month, t.day)[0]}",
    "H": lambda t: f"{t.hour:02d}",
    "I": lambda t: f"{(t.hour + 11) % 12 + 1:02d}",
    "j": lambda t: f"{t.yearday:03d}",
    "k": lambda t: f"{t.hour:2d}",
    "l": lambda t: f"{(t.hour + 11) % 12 + 1:2d}",
    "m": lambda t: f"{t.month:02d}",
    "M": lambda t: f"{t.minute:02d}",
    "n": lambda t: "\n",
    "p": lambda t: "AM" if t.hour < 12 else "PM",
    "P": lambda t: "am" if t.hour < 12 else "pm",
    "r": lambda t: strftime("%I:%M:%S %p", t),
    "R": lambda t: strftime("%H:%M", t),
    "s": lambda t: str(t.epoch or 0),
    "S": lambda t: f"{t.second:02d}",
    "t": lambda t: "\t",
    "T": lambda t: strftime("%H:%M:%S", t),
    "u": lambda t: str(t.weekday + 1),
    "U": lambda t: f"{(t.yearday + 6 - (t.weekday + 1) % 7) // 7:02d}",
    "V": lambda t: f"{iso_calendar(t.year, t.month, t.day)[1]:02d}",
    "w": lambda t: str((t.weekday + 1) % 7),
    "W": lambda t: f"{(t.yearday + 6 - t.weekday) // 7:02d}",
    "x": lambda t: strftime("%m/%d/%y", t),
    "X": lambda t: strftime("%H:%M:%S", t),
    "y": lambda t: f"{t.year % 100:02d}",
    "Y": lambda t: str(t.year),
    "z": lambda t: "" if t.offset is None else offset_text(*t.offset, separator=""),
    "Z": lambda t: t.zone or "",
    "%": lambda t: "%",
}


def strftime(format, moment):
    """A format filled in; what is no directive stays as it is."""
    output = []
    position = 0
    while position < len(format):
        mark = format.find("%", position)
        if mark < 0 or mark + 1 == len(format):
            output.append(format[position:])
            break
        output.append(format[position:mark])
        letter = format[mark + 1]
        position = mark + 2
        # Flags of the C library: no padding, or blanks instead of zeros.
        flag = ""
        if letter in "-_^0" and position < len(format):
            flag, letter = letter, format[position]
            position += 1
        directive = _directives.get(letter)
        if directive is None:
            output.append("%" + flag + letter)
            continue
        text = directive(moment)
        if flag == "-":
            text = text.lstrip("0 ") or text[-1:]
        elif flag == "_":
            kept = text.lstrip("0") or "0"
            text = kept.rjust(len(text))
        elif flag == "^":
            text = text.upper()
        output.append(text)
    return "".join(output)


# MARK: Reading


_patterns = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": "(?P<A>" + "|".join(sorted((day.lower() for day in DAYS), key=len, reverse=True)) + ")",
    "a": "(?P<a>" + "|".join(day[:3].lower() for day in DAYS) + ")",
    "B": "(?P<B>" + "|".join(sorted((month.lower() for month in MONTHS), key=len, reverse=True)) + ")",
    "b": "(?P<b>" + "|".join(month[:3].lower() for month in MONTHS) + ")",
    "p": "(?P<p>am|pm)",
    "Z": "(?P<Z>gmt|utc)",
    "%": "%",
}
_compound = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_compiled = {}


def _pattern(format):
    known = _compiled.get(format)
    if known is not None:
        return known
    text = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", format)
    text = re.sub(r"\s+", r"\\s+", text)
    for letter, whole in _compound.items():
        text = text.replace("%" + letter, re.sub(r"\s+", r"\\s+", whole))
    output = ""
    while "%" in text:
        at = text.index("%") + 1
        letter = text[at : at + 1]
        if letter not in _patterns:
            if not letter:
                raise ValueError("stray %% in format '%s'" % format)
            raise ValueError("'%s' is a bad directive in format '%s'" % (letter, format))
        output += text[: at - 1] + _patterns[letter]
        text = text[at + 1 :]
    try:
        made = _compiled[format] = re.compile(output + text, re.IGNORECASE)
    except re.error as error:
        raise ValueError(str(error)) from None
    return made


def strptime(text, format):
    """The fields of a text: a dict with year … second, microsecond, weekday, yearday, offset and zone."""
    for index, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError("strptime() argument {} must be str, not {}".format(index, type(value)))
    match = _pattern(format).match(text)
    if match is None:
        raise ValueError("time data %r does not match format %r" % (text, format))
    if len(text) != match.end():
        raise ValueError("unconverted data remains: %s" % text[match.end() :])
    return _fields(match.groupdict())


def _fields(found):
    year = iso_year = None
    month = day = 1
    hour = minute = second = microsecond = 0
    weekday = yearday = week = iso_week = None
    week_starts_on_monday = False
    offset = zone = None
    for letter, value in found.items():
        if value is None:
            continue
        if letter == "y":
            year = int(value) + (2000 if int(value) <= 68 else 1900)
        elif letter == "Y":
            year = int(value)
        elif letter == "G":
            iso_year = int(value)
        elif letter == "m":
            month = int(value)
        elif letter == "B":
            month = [name.lower() for name in MONTHS].index(value.lower()) + 1
        elif letter == "b":
            month = [name[:3].lower() for name in MONTHS].index(value.lower()) + 1
        elif letter == "d":
            day = int(value)
        elif letter == "H":
            hour = int(value)
        elif letter == "I":
            hour = int(value) % 12 + (12 if (found.get("p") or "").lower() == "pm" else 0)
        elif letter == "M":
            minute = int(value)
        elif letter == "S":
            second = int(value)
        elif letter == "f":
            microsecond = int(value.ljust(6, "0"))
        elif letter == "A":
            weekday = [name.lower() for name in DAYS].index(value.lower())
        elif letter == "a":
            weekday = [name[:3].lower() for name in DAYS].index(value.lower())
        elif letter == "w":
            weekday = (int(value) - 1) % 7
        elif letter == "u":
            weekday = int(value) - 1
        elif letter == "j":
            yearday = int(value)
        elif letter in ("U", "W"):
            week = int(value)
            week_starts_on_monday = letter == "W"
        elif letter == "V":
            iso_week = int(value)
        elif letter == "z":
            offset = _offset(value)
        elif letter == "Z":
            zone = value
    if iso_year is not None:
        if iso_week is None or weekday is None:
            raise ValueError(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
        if yearday is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        start = iso_year_start(iso_year)
        year, month, day = from_ordinal(start + (iso_week - 1) * 7 + weekday)
    elif iso_week is not None:
        if year is None or weekday is None:
            raise ValueError(
                "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    leap_day = False
    if year is None and month == 2 and day == 29:
        year = 1904
        leap_day = True
    elif year is None:
        year = 1900
    if yearday is None and week is not None and weekday is not None:
        yearday = _day_of_week(year, week, weekday, week_starts_on_monday)
        if yearday <= 0:
            year -= 1
            yearday += 366 if is_leap(year) else 365
    if yearday is not None:
        year, month, day = from_ordinal(yearday - 1 + ordinal(year, 1, 1))
    if weekday is None:
        weekday = (ordinal(year, month, day) + 6) % 7 if day <= days_in_month(year, month) else 0
    return {
        "year": 1900 if leap_day else year, "month": month, "day": day, "hour": hour, "minute": minute,
        "second": second, "microsecond": microsecond, "weekday": weekday, "yearday": yearday, "offset": offset,
        "zone": zone,
    }  # fmt: skip


def _day_of_week(year, week, weekday, starts_on_monday):
    """The day of the year of a weekday in a week that is counted from the first Sunday or Monday."""
    first = (ordinal(year, 1, 1) + 6) % 7
    if not starts_on_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    before = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + before + 7 * (week - 1) + weekday


def _offset(text):
    """Seconds and microseconds of +hh:mm[:ss[.ffffff]]."""
    if text in ("z", "Z"):
        return 0, 0
    rest = text[1:]
    if len(rest) > 2 and rest[2] == ":":
        rest = rest[:2] + rest[3:]
        if len(rest) > 5:
            if rest[4] != ":":
                raise ValueError(f"Inconsistent use of : in {text}")
            rest = rest[:4] + rest[5:]
    seconds = int(rest[:2]) * 3600 + int(rest[2:4]) * 60 + int(rest[4:6] or 0)
    micro = int(rest[7:].ljust(6, "0")) if len(rest) > 7 else 0
    if text[0] == "-":
        total = -(seconds * 1000000 + micro)
        return total // 1000000, total % 1000000
    return seconds, micro
