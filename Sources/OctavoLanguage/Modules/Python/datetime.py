"""Dates, times, and the differences between them."""

import _datetime_core as _core
import math
import operator as _operator
import time as _time

import _time_text
from _time_text import days_in_month, from_ordinal, iso_calendar, iso_year_start, offset_text, ordinal

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059
_EPOCH = ordinal(1970, 1, 1)


def _comparing(name):
    """A comparison by the method _compare of the class."""
    test, is_equality = getattr(_operator, name), name == "__eq__"

    def method(self, other):
        return self._compare(other, test, is_equality)

    method.__name__ = name
    return method


def _asking_zone(name, moment):
    """A method that asks the time zone for an offset, at the moment that a function makes of the object."""

    def method(self):
        if self._tzinfo is None:
            return None
        offset = getattr(self._tzinfo, name)(moment(self))
        _check_offset(name, offset)
        return offset

    method.__name__ = name
    return method


def _index(value):
    """An integer, or what can stand for one."""
    if type(value) is int:
        return value
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{_shown(value)}' object cannot be interpreted as an integer") from None


def _shown(value):
    kind = type(value)
    return f"{kind.__module__}.{kind.__qualname__}" if kind.__module__ == "datetime" else kind.__name__


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_shown(tz)}'")


def _check_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{_shown(offset)}'")
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError(
            "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)."
        )


def _half_even(numerator, denominator):
    """A quotient of integers rounded to the nearest, ties to even."""
    quotient, rest = divmod(numerator, denominator)
    if denominator < 0:
        rest, denominator = -rest, -denominator
    if 2 * rest > denominator or 2 * rest == denominator and quotient % 2:
        quotient += 1
    return quotient


def _iso_time(hour, minute, second, microsecond, timespec):
    shapes = {
        "hours": "{:02d}",
        "minutes": "{:02d}:{:02d}",
        "seconds": "{:02d}:{:02d}:{:02d}",
        "milliseconds": "{:02d}:{:02d}:{:02d}.{:03d}",
        "microseconds": "{:02d}:{:02d}:{:02d}.{:06d}",
    }
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    elif timespec == "milliseconds":
        microsecond //= 1000
    try:
        return shapes[timespec].format(hour, minute, second, microsecond)
    except KeyError:
        raise ValueError("Unknown timespec value") from None


def _iso_offset(offset):
    if offset is None:
        return ""
    return offset_text(offset.days * 86400 + offset.seconds, offset.microseconds)


class timedelta:
    """A difference between two dates or times."""

    __shown_as__ = "datetime.timedelta"
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0, **others):
        for name in others:
            raise TypeError(f"'{name}' is an invalid keyword argument for __new__()")
        made = _core.delta(cls, days, seconds, microseconds, milliseconds, minutes, hours, weeks)
        if made is not None:
            return made
        total = 0
        fraction = 0.0
        for name, value, unit in (
            ("days", days, 86400000000), ("seconds", seconds, 1000000), ("microseconds", microseconds, 1),
            ("milliseconds", milliseconds, 1000), ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
            ("weeks", weeks, 604800000000),
        ):  # fmt: skip
            if not value and isinstance(value, (int, float)):
                continue
            if isinstance(value, int):
                total += int(value) * unit
            elif isinstance(value, float):
                rest, whole = math.modf(value)
                total += int(whole) * unit
                part, whole = math.modf(rest * unit)
                total += int(whole)
                fraction += part
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {_shown(value)}")
        if fraction:
            total += _round_fraction(total, fraction)
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        """A difference of so many microseconds."""
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -999999999 <= days <= 999999999:
            if not -(2**31) <= days < 2**31:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, microseconds
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def total_seconds(self):
        return self._total() / 10**6

    def __repr__(self):
        parts = [
            f"{name}={value}"
            for name, value in (
                ("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds),
            )
            if value
        ]  # fmt: skip
        return f"{_shown(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return f"{text}.{self._microseconds:06d}" if self._microseconds else text

    def __add__(self, other):
        made = _core.add(self, other)
        if made is not None:
            return made
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        made = _core.subtract(self, other)
        if made is not None:
            return made
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total() - self._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        made = _core.scale(self, -1)
        return timedelta._of(-self._total()) if made is None else made

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        made = _core.scale(self, other)
        if made is not None:
            return made
        if isinstance(other, int):
            return timedelta._of(self._total() * int(other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._of(_half_even(self._total() * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._of(_half_even(self._total(), int(other)))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            if not numerator:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._of(_half_even(denominator * self._total(), numerator))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total(), other._total())
        return quotient, timedelta._of(rest)

    def __eq__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order == 0
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order < 0
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order <= 0
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order > 0
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order >= 0
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _round_fraction(total, fraction):
    """The nearest integer to a sum of fractions; a tie goes where the whole sum becomes even."""
    whole = round(fraction)
    if abs(whole - fraction) == 0.5:
        whole = 2 * round((fraction + (total & 1)) * 0.5) - (total & 1)
    return whole


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    """A base class for time zones."""

    __shown_as__ = "datetime.tzinfo"
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """A time of UTC as one of this zone."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        difference = offset - saving
        if difference:
            dt += difference
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc(): dt.dst gave inconsistent results; cannot convert")
        return dt + saving

    def __reduce__(self):
        args = self.__getinitargs__() if hasattr(self, "__getinitargs__") else ()
        return self.__class__, args, getattr(self, "__dict__", None) or None


class timezone(tzinfo):
    """A fixed offset from UTC."""

    __shown_as__ = "datetime.timezone"
    __slots__ = ("_offset", "_name")

    _omitted = object()

    def __new__(cls, offset, name=_omitted):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_shown(offset)}")
        if name is cls._omitted:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_shown(name)}")
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                f"not {offset!r}."
            )
        return cls._create(offset, name)

    @classmethod
    def _create(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, name):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {_shown(dt)}")

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _iso_offset(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


timezone.utc = UTC = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))


class IsoCalendarDate(tuple):
    """Year, week and weekday of the ISO calendar."""

    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    """A day of the Gregorian calendar."""

    __shown_as__ = "datetime.date"
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month=None, day=None):
        made = _core.day(cls, year, month, day)
        if made is not None:
            return made
        if month is None or day is None:
            missing, place = ("month", 2) if month is None else ("day", 3)
            raise TypeError(f"function missing required argument '{missing}' (pos {place})")
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, t):
        """The local day of a number of seconds since 1970."""
        if t is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        return cls(*_time.localtime(t)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The day with that number; the first of January of the year 1 is day 1."""
        n = _index(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAX_ORDINAL:
            raise ValueError(f"year {from_ordinal(n)[0]} is out of range")
        return cls(*from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """The day that an ISO text means."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) not in (7, 8, 10):
                raise ValueError
            return cls(*_read_iso_date(date_string))
        except ValueError as error:
            if str(error) and _is_range_error(error):
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day of an ISO year, week and weekday."""
        return cls(*_from_iso_calendar(year, week, day))

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def __repr__(self):
        return f"{_shown(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return f"{self._day_name()[:3]} {self._month_name()[:3]} {self._day:2d} 00:00:00 {self._year:04d}"

    def _day_name(self):
        return _time_text.DAYS[self.weekday()]

    def _month_name(self):
        return _time_text.MONTHS[self._month - 1]

    def strftime(self, format):
        """The day as text."""
        if not isinstance(format, str):
            raise TypeError(f"strftime() argument 1 must be str, not {_shown(format)}")
        return _time_text.strftime(format, _time_text.Moment(self._year, self._month, self._day))

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_shown(fmt)}")
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        text = _core.iso(self, None)
        if text is not None:
            return text
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def timetuple(self):
        return _struct_time(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        n = _core.ordinal(self)
        return ordinal(self._year, self._month, self._day) if n is None else n

    def replace(self, year=None, month=None, day=None):
        """The same day but for the fields given."""
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    def weekday(self):
        """Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Monday is 1."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        return IsoCalendarDate(*iso_calendar(self._year, self._month, self._day))

    def _fields(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order == 0
        return self._fields() == other._fields() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order < 0
        return self._fields() < other._fields() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order <= 0
        return self._fields() <= other._fields() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order > 0
        return self._fields() > other._fields() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        order = _core.order(self, other)
        if order is not None:
            return order >= 0
        return self._fields() >= other._fields() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._fields())

    def __add__(self, other):
        made = _core.add(self, other)
        if made is not None:
            return made
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 0 < n <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*from_ordinal(n))

    __radd__ = __add__

    def __sub__(self, other):
        made = _core.subtract(self, other)
        if made is not None:
            return made
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, self._fields()


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


def _struct_time(year, month, day, hour, minute, second, dst):
    number = ordinal(year, month, day)
    return _time.struct_time(
        (year, month, day, hour, minute, second, (number + 6) % 7, number - ordinal(year, 1, 1) + 1, dst)
    )


def _from_iso_calendar(year, week, day):
    year, week, day = _index(year), _index(week), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    weeks = (iso_year_start(year + 1) - iso_year_start(year)) // 7
    if not 0 < week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    n = iso_year_start(year) + (week - 1) * 7 + day - 1
    if not 0 < n <= _MAX_ORDINAL:
        raise ValueError(f"year {year if n > 0 else 0} is out of range")
    return from_ordinal(n)


def _is_range_error(error):
    return "must be in" in str(error) or "out of range" in str(error) or "Invalid week" in str(error)


def _digits(text):
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


def _read_iso_date(text):
    """Year, month and day of YYYY-MM-DD, YYYYMMDD, YYYY-Www-D and their like."""
    year = _digits(text[:4])
    dashed = text[4:5] == "-"
    rest = text[5:] if dashed else text[4:]
    if rest[:1] == "W":
        week = _digits(rest[1:3])
        rest = rest[3:]
        if not rest:
            return _from_iso_calendar(year, week, 1)
        if dashed:
            if rest[0] != "-":
                raise ValueError
            rest = rest[1:]
        if len(rest) != 1:
            raise ValueError
        return _from_iso_calendar(year, week, _digits(rest))
    month = _digits(rest[:2])
    rest = rest[2:]
    if dashed:
        if rest[:1] != "-":
            raise ValueError
        rest = rest[1:]
    if len(rest) != 2:
        raise ValueError
    return year, month, _digits(rest)


def _read_clock(text):
    """Hour, minute, second, microsecond of hh[:mm[:ss[.ffffff]]], with or without colons."""
    parts = [0, 0, 0, 0]
    if len(text) < 2:
        raise ValueError
    colons = text[2:3] == ":"
    position = 0
    for index in range(3):
        parts[index] = _digits(text[position : position + 2])
        if len(text[position : position + 2]) != 2:
            raise ValueError
        position += 2
        if position >= len(text):
            return parts
        if text[position] in ".,":
            if index != 2:
                raise ValueError
            break
        if index == 2:
            raise ValueError
        if colons:
            if text[position] != ":":
                raise ValueError
            position += 1
    fraction = text[position + 1 :]
    _digits(fraction)
    parts[3] = int(fraction[:6].ljust(6, "0"))
    return parts


def _read_iso_time(text):
    """Fields of a time and its zone."""
    at = max(text.find("-"), text.find("+"), text.find("Z"))
    clock = text if at < 0 else text[:at]
    fields = _read_clock(clock)
    if at < 0:
        return (*fields, None)
    if text[at] == "Z":
        if text[at + 1 :]:
            raise ValueError
        return (*fields, timezone.utc)
    hour, minute, second, micro = _read_clock(text[at + 1 :])
    if len(text[at + 1 :]) in (0, 1, 3):
        raise ValueError
    offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    if text[at] == "-":
        offset = -offset
    return (*fields, timezone.utc if not offset else timezone(offset))


class time:
    """A time of day."""

    __shown_as__ = "datetime.time"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        fields = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo = tzinfo
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _key(self, offset):
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        micro = seconds * 1000000 + self._microsecond
        return micro if offset is None else micro - offset._total()

    def _compare(self, other, test, equality=False):
        if not isinstance(other, time):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return test(self._key(None), other._key(None))
        mine, yours = self.utcoffset(), other.utcoffset()
        if (mine is None) != (yours is None):
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return test(self._key(mine), other._key(yours))

    __eq__, __lt__, __le__, __gt__, __ge__ = map(_comparing, ("__eq__", "__lt__", "__le__", "__gt__", "__ge__"))

    def __hash__(self):
        plain = self.replace(fold=0) if self._fold else self
        return hash(("time", plain._key(plain.utcoffset())))

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._second or self._microsecond:
            text += f", {self._second}"
        if self._microsecond:
            text += f", {self._microsecond}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_shown(self)}({text})"

    def isoformat(self, timespec="auto"):
        text = _iso_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _iso_offset(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, time_string):
        """The time that an ISO text means."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_read_iso_time(time_string.removeprefix("T")))
        except ValueError as error:
            if _is_range_error(error):
                raise
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None

    def strftime(self, format):
        """The time as text, of a day in 1900."""
        offset = self.utcoffset()
        moment = _time_text.Moment(
            1900, 1, 1, self._hour, self._minute, self._second, self._microsecond,
            None if offset is None else (offset.days * 86400 + offset.seconds, offset.microseconds), self.tzname(),
        )  # fmt: skip
        return _time_text.strftime(format, moment)

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"__format__() argument 1 must be str, not {_shown(fmt)}")
        return self.strftime(fmt) if fmt else str(self)

    utcoffset, dst = (_asking_zone(name, lambda self: None) for name in ("utcoffset", "dst"))

    def tzname(self):
        return None if self._tzinfo is None else _zone_name(self._tzinfo, None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The same time but for the fields given."""
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def __reduce__(self):
        return self.__class__, (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


def _zone_name(zone, dt):
    name = zone.tzname(dt)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{_shown(name)}'")
    return name


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)

# Inside the classes the names of the module are those of parameters.
_time_class = time
_tzinfo_class = tzinfo


class datetime(date):
    """A day and a time of day."""

    __shown_as__ = "datetime.datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(
        cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0
    ):
        made = _core.moment(cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold)
        if made is not None:
            return made
        self = date.__new__(cls, year, month, day)
        fields = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._hour, self._minute, self._second, self._microsecond, self._fold = fields
        self._tzinfo = tzinfo
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of_seconds(cls, t, broken, tz=None):
        """The time of a number of seconds since 1970, by a function that breaks it into fields."""
        fraction, seconds = math.modf(t)
        micro = round(fraction * 1e6)
        if micro >= 1000000:
            seconds += 1
            micro -= 1000000
        elif micro < 0:
            seconds -= 1
            micro += 1000000
        year, month, day, hour, minute, second = broken(int(seconds))[:6]
        return cls(year, month, day, hour, minute, min(second, 59), micro, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The time of a number of seconds since 1970: local, or of the zone."""
        _check_zone(tz)
        made = cls._of_seconds(timestamp, _time.localtime if tz is None else _time.gmtime, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls._of_seconds(t, _time.gmtime)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A day and a time of day together."""
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_shown(date)}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_shown(time)}")
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
            time.tzinfo if tzinfo is True else tzinfo, fold=time.fold,
        )  # fmt: skip

    @classmethod
    def fromisoformat(cls, date_string):
        """The time that an ISO text means."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        if len(date_string) < 7:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        try:
            end = _iso_date_length(date_string)
            fields = _read_iso_date(date_string[:end])
            rest = date_string[end + 1 :]
            if len(date_string) > end and not rest:
                raise ValueError
            return cls(*fields, *(_read_iso_time(rest) if rest else ()))
        except ValueError as error:
            if _is_range_error(error):
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def strptime(cls, date_string, format):
        """The time that a text means under a format."""
        found = _time_text.strptime(date_string, format)
        zone = None
        if found["offset"] is not None:
            offset = timedelta(seconds=found["offset"][0], microseconds=found["offset"][1])
            zone = timezone(offset, found["zone"]) if found["zone"] else timezone(offset)
        return cls(
            found["year"], found["month"], found["day"], found["hour"], found["minute"], found["second"],
            found["microsecond"], zone,
        )  # fmt: skip

    def timetuple(self):
        saving = self.dst()
        return _struct_time(
            self._year, self._month, self._day, self._hour, self._minute, self._second,
            -1 if saving is None else int(bool(saving)),
        )  # fmt: skip

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _struct_time(
            moment._year, moment._month, moment._day, moment._hour, moment._minute, moment._second, 0
        )

    def _since_epoch(self):
        """Seconds since 1970 as if the fields were those of UTC."""
        days = self.toordinal() - _EPOCH
        return (days * 24 + self._hour) * 3600 + self._minute * 60 + self._second

    def timestamp(self):
        """Seconds since 1970."""
        if self._tzinfo is None:
            return self._local_seconds() + self._microsecond / 1e6
        return (self - _UNIX_EPOCH).total_seconds()

    def _local_seconds(self):
        wanted = self._since_epoch()

        def local(u):
            return datetime(*_time.localtime(u)[:6])._since_epoch()

        # The offset where we are, then where that leads; in a fold the earlier or the later of the two.
        guess = wanted - (local(wanted) - wanted)
        if local(guess) == wanted:
            other = guess + (-86400 if not self._fold else 86400)
            alternative = wanted - (local(other) - other)
            return alternative if local(alternative) == wanted and alternative != guess else guess
        return wanted - (local(guess) - guess)

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(
            self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold
        )

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
        fold=None
    ):  # fmt: skip
        """The same time but for the fields given."""
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def _local_zone(self):
        seconds = self._local_seconds() if self._tzinfo is None else (self - _UNIX_EPOCH) // timedelta(seconds=1)
        local = _time.localtime(seconds)
        offset = timedelta(seconds=datetime(*local[:6])._since_epoch() - seconds)
        return timezone(offset, getattr(local, "tm_zone", None) or _time.tzname[0])

    def astimezone(self, tz=None):
        """The same moment in another zone."""
        if tz is None:
            tz = self._local_zone()
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{_shown(tz)}'")
        own = self._tzinfo
        if own is None:
            own = self._local_zone()
            offset = own.utcoffset(self)
        else:
            offset = own.utcoffset(self)
            if offset is None:
                own = self.replace(tzinfo=None)._local_zone()
                offset = own.utcoffset(self)
        if tz is own:
            return self
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        return (
            f"{self._day_name()[:3]} {self._month_name()[:3]} {self._day:2d} "
            f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}"
        )

    def isoformat(self, sep="T", timespec="auto"):
        text = _core.iso(self, sep) if timespec == "auto" else None
        if text is not None:
            return text
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {_shown(sep)}")
        day = f"{self._year:04d}-{self._month:02d}-{self._day:02d}"
        clock = _iso_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return day + sep + clock + _iso_offset(self.utcoffset())

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if not fields[-1]:
            del fields[-1]
            if not fields[-1]:
                del fields[-1]
        text = ", ".join(map(str, fields))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_shown(self)}({text})"

    def __str__(self):
        return self.isoformat(sep=" ")

    def strftime(self, format):
        """The time as text."""
        if not isinstance(format, str):
            raise TypeError(f"strftime() argument 1 must be str, not {_shown(format)}")
        offset = self.utcoffset()
        moment = _time_text.Moment(
            self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
            None if offset is None else (offset.days * 86400 + offset.seconds, offset.microseconds), self.tzname(),
            self._local_seconds() if "%s" in format else None,
        )  # fmt: skip
        return _time_text.strftime(format, moment)

    utcoffset, dst = (_asking_zone(name, lambda self: self) for name in ("utcoffset", "dst"))

    def tzname(self):
        return None if self._tzinfo is None else _zone_name(self._tzinfo, self)

    def _total(self):
        """Microseconds since the year 1, as the fields say."""
        seconds = self.toordinal() * 86400 + self._hour * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    def _compare(self, other, test, equality=False):
        order = _core.order(self, other)
        if order is not None:
            return test(order, 0)
        if not isinstance(other, datetime):
            if isinstance(other, date) and not equality:
                raise TypeError(f"can't compare {_shown(self)} to {_shown(other)}")
            return NotImplemented if not isinstance(other, date) else False
        if self._tzinfo is other._tzinfo:
            return test(self._total(), other._total())
        mine, yours = self.utcoffset(), other.utcoffset()
        if equality and mine is not None and yours is not None:
            # In a gap or fold a time is equal to none of another zone.
            if mine != self.replace(fold=not self._fold).utcoffset():
                return False
            if yours != other.replace(fold=not other._fold).utcoffset():
                return False
        if (mine is None) != (yours is None):
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if mine is None:
            return test(self._total(), other._total())
        return test(self._total() - mine._total(), other._total() - yours._total())

    __eq__, __lt__, __le__, __gt__, __ge__ = map(_comparing, ("__eq__", "__lt__", "__le__", "__gt__", "__ge__"))

    def __add__(self, other):
        made = _core.add(self, other)
        if made is not None:
            return made
        if not isinstance(other, timedelta):
            return NotImplemented
        seconds, micro = divmod(self._total() + other._total(), 1000000)
        n, seconds = divmod(seconds, 86400)
        if not 0 < n <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*from_ordinal(n), hour, minute, second, micro, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        made = _core.subtract(self, other)
        if made is not None:
            return made
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        difference = timedelta._of(self._total() - other._total())
        if self._tzinfo is other._tzinfo:
            return difference
        mine, yours = self.utcoffset(), other.utcoffset()
        if (mine is None) != (yours is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return difference if mine == yours else difference + yours - mine

    def __hash__(self):
        plain = self.replace(fold=0) if self._fold else self
        offset = plain.utcoffset()
        return hash(("datetime", plain._total() - (0 if offset is None else offset._total())))

    def __reduce__(self):
        return self.__class__, (
            self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
            self._tzinfo,
        )  # fmt: skip


def _iso_date_length(text):
    """How many characters of an ISO text are its date."""
    if text[4] == "-":
        if text[5] == "W":
            return 10 if len(text) > 8 and text[8] == "-" and (len(text) < 11 or not text[10].isdigit()) else 8
        return 10
    if text[4] == "W":
        end = 7
        while end < len(text) and text[end].isdigit():
            end += 1
        # With digits after it, whether there is a weekday shows in their number: those of a time come in pairs.
        return end if end < 9 else 7 if end % 2 == 0 else 8
    return 8


_date_class = date
_core.register(timedelta, date, datetime, tzinfo)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def _read_only(cls, *names):
    """Gives properties the words of members that cannot be set."""

    def refusal(name):
        def refuse(self, value):
            raise AttributeError(f"attribute '{name}' of '{cls.__shown_as__}' objects is not writable")

        return refuse

    for name in names:
        setattr(cls, name, cls.__dict__[name].setter(refusal(name)))


_read_only(date, "year", "month", "day")
_read_only(time, "hour", "minute", "second", "microsecond", "tzinfo", "fold")
_read_only(datetime, "hour", "minute", "second", "microsecond", "tzinfo", "fold")
