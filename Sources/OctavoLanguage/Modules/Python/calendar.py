"""Calendars of months and years, as lists and as text."""

import datetime
import itertools

__all__ = (
    "IllegalMonthError IllegalWeekdayError setfirstweekday firstweekday isleap leapdays weekday monthrange "
    "monthcalendar prmonth month prcal calendar timegm month_name month_abbr day_name day_abbr Calendar TextCalendar "
    "HTMLCalendar LocaleTextCalendar LocaleHTMLCalendar weekheader MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY "
    "SUNDAY"
).split()

error = ValueError

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = 1, 2


def _error_of(name, attribute, message):
    """An exception of one argument, which it keeps and shows."""

    def __init__(self, value):
        setattr(self, attribute, value)

    def __str__(self):
        return message.format(getattr(self, attribute))

    return type(name, (ValueError,), {"__init__": __init__, "__str__": __str__, "__module__": __name__})


IllegalMonthError = _error_of("IllegalMonthError", "month", "bad month number {!r}; must be 1-12")
IllegalWeekdayError = _error_of(
    "IllegalWeekdayError", "weekday", "bad weekday number {!r}; must be 0 (Monday) to 6 (Sunday)"
)


class _Names:
    """Names by number, as the format of a date gives them."""

    def __init__(self, dates, format):
        self._dates = dates
        self._format = format

    def _name(self, date):
        return date.strftime(self._format) if date is not None else ""

    def __getitem__(self, i):
        found = self._dates[i]
        return [self._name(date) for date in found] if isinstance(i, slice) else self._name(found)

    def __len__(self):
        return len(self._dates)


_days = [datetime.date(2001, 1, 1 + i) for i in range(7)]
_months = [None] + [datetime.date(2001, i + 1, 1) for i in range(12)]
day_name = _Names(_days, "%A")
day_abbr = _Names(_days, "%a")
month_name = _Names(_months, "%B")
month_abbr = _Names(_months, "%b")


def isleap(year):
    """Whether a year of the Gregorian calendar has a 29th of February."""
    return year % 400 == 0 or year % 4 == 0 and year % 100 != 0


def leapdays(y1, y2):
    """The number of leap years from one year up to another."""
    first, last = ((year - 1) // 4 - (year - 1) // 100 + (year - 1) // 400 for year in (y1, y2))
    return last - first


def weekday(year, month, day):
    """Monday is 0; the calendar repeats itself every 400 years, before and after what datetime knows."""
    is_known = datetime.MINYEAR <= year <= datetime.MAXYEAR
    return datetime.date(year if is_known else year % 400 + 2000, month, day).weekday()


def monthrange(year, month):
    """The weekday of the first day of a month, and its number of days."""
    if month not in range(1, 13):
        raise IllegalMonthError(month)
    return weekday(year, month, 1), _month_length(year, month)


def _month_length(year, month):
    # Thirty-one and thirty by turns, anew from August.
    return 28 + isleap(year) if month == February else 30 + (month + month // 8) % 2


def _beside(year, month, step):
    """The month before or after."""
    years, place = divmod(month - 1 + step, 12)
    return year + years, place + 1


def _in_parts(items, size):
    items = list(items)
    return [items[start : start + size] for start in range(0, len(items), size)]


class Calendar:
    """Weeks of months, beginning on any weekday."""

    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def getfirstweekday(self):
        return self._first % 7

    def setfirstweekday(self, firstweekday):
        self._first = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        """The weekdays in the order of a week."""
        return ((self.firstweekday + place) % 7 for place in range(7))

    # MARK: The days of whole weeks that a month is in

    def _counts(self, year, month):
        """How many days come before the month, are in it, and after it."""
        first, count = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        return before, count, -(before + count) % 7

    def _with_weekdays(self, days):
        return zip(days, itertools.cycle(self.iterweekdays()))

    def itermonthdays(self, year, month):
        """Numbers of days; 0 for days of other months."""
        before, count, after = self._counts(year, month)
        return itertools.chain([0] * before, range(1, count + 1), [0] * after)

    def itermonthdays2(self, year, month):
        """The same with weekdays."""
        return self._with_weekdays(self.itermonthdays(year, month))

    def itermonthdays3(self, year, month):
        """Year, month and day."""
        before, count, after = self._counts(year, month)
        earlier, later = _beside(year, month, -1), _beside(year, month, 1)
        end = _month_length(*earlier) + 1
        for day in range(end - before, end):
            yield *earlier, day
        for day in range(1, count + 1):
            yield year, month, day
        for day in range(1, after + 1):
            yield *later, day

    def itermonthdays4(self, year, month):
        """Year, month, day and weekday."""
        return ((*day, weekday) for day, weekday in self._with_weekdays(self.itermonthdays3(year, month)))

    def itermonthdates(self, year, month):
        """The days as dates."""
        return itertools.starmap(datetime.date, self.itermonthdays3(year, month))

    # MARK: The same as lists: weeks of a month, and months of a year in rows

    def monthdatescalendar(self, year, month):
        return _in_parts(self.itermonthdates(year, month), 7)

    def monthdays2calendar(self, year, month):
        return _in_parts(self.itermonthdays2(year, month), 7)

    def monthdayscalendar(self, year, month):
        return _in_parts(self.itermonthdays(year, month), 7)

    def yeardatescalendar(self, year, width=3):
        return _in_parts((self.monthdatescalendar(year, month) for month in range(1, 13)), width)

    def yeardays2calendar(self, year, width=3):
        return _in_parts((self.monthdays2calendar(year, month) for month in range(1, 13)), width)

    def yeardayscalendar(self, year, width=3):
        return _in_parts((self.monthdayscalendar(year, month) for month in range(1, 13)), width)


class TextCalendar(Calendar):
    """Months and years as plain text. w: width of a day; l: lines of a week; c: blanks between months; m: in a row."""

    def formatday(self, day, weekday, width):
        return (f"{day:2d}" if day else "").center(width)

    def formatweek(self, theweek, width):
        return " ".join([self.formatday(day, weekday, width) for day, weekday in theweek])

    def formatweekday(self, day, width):
        name = (day_abbr if width < 9 else day_name)[day]
        return name[:width].center(width)

    def formatweekheader(self, width):
        return " ".join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        words = [month_name[themonth], f"{theyear!r}"]
        return " ".join(words if withyear else words[:1]).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(w, 2), max(l, 1)
        title = self.formatmonthname(theyear, themonth, w * 7 + 6)
        weeks = (self.formatweek(week, w) for week in self.monthdays2calendar(theyear, themonth))
        return "".join(line.rstrip() + "\n" * l for line in (title, self.formatweekheader(w), *weeks))

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(w, 2), max(l, 1), max(c, 2)
        width = w * 7 + 6
        lines = [f"{theyear!r}".center(width * m + c * (m - 1))]
        numbers = iter(range(1, 13))
        for row in self.yeardays2calendar(theyear, m):
            names = [self.formatmonthname(theyear, next(numbers), width, False) for _ in row]
            weeks = (
                [self.formatweek(week, w) if week else "" for week in side_by_side]
                for side_by_side in itertools.zip_longest(*row)
            )
            columns = (names, [self.formatweekheader(w)] * len(row), *weeks)
            lines += ["", *(formatstring(texts, width, c) for texts in columns)]
        return "".join(line.rstrip() + "\n" * l for line in lines)

    # MARK: Printing

    def prweek(self, theweek, width):
        print(end=self.formatweek(theweek, width))

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(end=self.formatmonth(theyear, themonth, w, l))

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(end=self.formatyear(theyear, w, l, c, m))


def _tag(name, content, **attributes):
    """An element of HTML."""
    shown = "".join(f' {key.rstrip("_")}="{value}"' for key, value in attributes.items())
    return f"<{name}{shown}>{content}</{name}>"


_plain_table = {"border": 0, "cellpadding": 0, "cellspacing": 0}


class HTMLCalendar(Calendar):
    """Months and years as tables of HTML; subclasses name other classes of CSS."""

    cssclasses = "mon tue wed thu fri sat sun".split()
    cssclasses_weekday_head = cssclasses
    cssclass_noday = "noday"
    cssclass_month = cssclass_month_head = "month"
    cssclass_year = cssclass_year_head = "year"

    def formatday(self, day, weekday):
        if day:
            return _tag("td", f"{day:d}", class_=self.cssclasses[weekday])
        return _tag("td", "&nbsp;", class_=self.cssclass_noday)

    def formatweek(self, theweek):
        return _tag("tr", "".join([self.formatday(*day) for day in theweek]))

    def formatweekday(self, day):
        return _tag("th", day_abbr[day], class_=self.cssclasses_weekday_head[day])

    def formatweekheader(self):
        return _tag("tr", "".join(map(self.formatweekday, self.iterweekdays())))

    def formatmonthname(self, theyear, themonth, withyear=True):
        name = f"{month_name[themonth]} {theyear}" if withyear else month_name[themonth]
        return _tag("tr", _tag("th", name, colspan=7, class_=self.cssclass_month_head))

    def formatmonth(self, theyear, themonth, withyear=True):
        weeks = map(self.formatweek, self.monthdays2calendar(theyear, themonth))
        rows = "\n".join([self.formatmonthname(theyear, themonth, withyear=withyear), self.formatweekheader(), *weeks])
        return _tag("table", f"\n{rows}\n", **_plain_table, class_=self.cssclass_month) + "\n"

    def formatyear(self, theyear, width=3):
        width = max(width, 1)
        title = _tag("tr", _tag("th", theyear, colspan=width, class_=self.cssclass_year_head))
        rows = (
            _tag("tr", "".join(_tag("td", self.formatmonth(theyear, month, withyear=False)) for month in months))
            for months in _in_parts(range(1, 13), width)
        )
        return _tag("table", "\n" + title + "".join(rows), **_plain_table, class_=self.cssclass_year)


def _refused(name):
    class Refused:
        def __init__(self, *args, **kwargs):
            raise NotImplementedError(
                f"calendar.{name} is not supported by Octavo: texts are the same everywhere; use "
                f"{name.removeprefix('Locale')}"
            )

    Refused.__name__ = Refused.__qualname__ = name
    return Refused


LocaleTextCalendar = _refused("LocaleTextCalendar")
LocaleHTMLCalendar = _refused("LocaleHTMLCalendar")

c = TextCalendar()


def firstweekday():
    return c.getfirstweekday()


def setfirstweekday(firstweekday):
    if not MONDAY <= firstweekday <= SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    c.firstweekday = firstweekday


monthcalendar, calendar, month, week, weekheader = (
    c.monthdayscalendar, c.formatyear, c.formatmonth, c.formatweek, c.formatweekheader,
)  # fmt: skip
prcal, prmonth, prweek = c.pryear, c.prmonth, c.prweek

_colwidth, _spacing = 20, 6


def format(cols, colwidth=_colwidth, spacing=_spacing):
    print(formatstring(cols, colwidth, spacing))


def formatstring(cols, colwidth=_colwidth, spacing=_spacing):
    """Texts in columns."""
    return (" " * spacing).join(text.center(colwidth) for text in cols)


EPOCH = 1970


def timegm(tuple):
    """Seconds since 1970 of a time of UTC; days, hours, minutes and seconds may be beyond their ranges."""
    year, month, day, *clock = tuple[:6]
    begin = datetime.date(EPOCH, 1, 1)
    seconds = (datetime.date(year, month, 1) - begin).days + day - 1
    for count, unit in zip(clock, (24, 60, 60), strict=True):
        seconds = seconds * unit + count
    return seconds
