# Instances of subclasses, time zones, bounds: what the quick ways of dates and times must leave alone.
from datetime import *


class Day(date):
    pass


class Moment(datetime):
    pass


class Span(timedelta):
    pass


class Clock:
    class Time(time):
        pass


print(Day(2000, 1, 1), repr(Day(2000, 1, 1)), repr(Moment(2000, 1, 1)), repr(Span(3)), repr(Clock.Time(3, 4)))
for x in (Day(2020, 2, 28), Moment(2020, 2, 28, 23, 30), date(2020, 2, 28), datetime(2020, 2, 28, 23, 30, fold=1)):
    for y in (timedelta(hours=36), Span(hours=36), timedelta(days=-1, seconds=1), -timedelta(microseconds=1)):
        print(repr(x + y), repr(y + x), repr(x - y))
print(Day(2000, 1, 2) - date(2000, 1, 1), datetime(2000, 1, 2) - Moment(2000, 1, 1), Day(2000, 1, 1) == date(2000, 1, 1))
print(Span(1) + timedelta(1), repr(-Span(1)), Span(1) == timedelta(1), Span(1) < timedelta(2), Span(2) * 3)
east, west = timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-3))
a, b = datetime(2020, 1, 1, 12, tzinfo=east), datetime(2020, 1, 1, 3, 30, tzinfo=west)
print(a == b, a < b, a - b, (a + timedelta(days=1)).isoformat(), a.isoformat(" "), str(b))
print(datetime(2020, 1, 1, 12, tzinfo=east) - datetime(2020, 1, 1, 11, tzinfo=east))
for compute in (
    lambda: datetime.max + timedelta(microseconds=1), lambda: date.min - timedelta(1), lambda: timedelta.max + timedelta(1),
    lambda: timedelta(days=10**10), lambda: -timedelta.max, lambda: timedelta(hours=float("inf")),
    lambda: timedelta(seconds=float("nan")), lambda: timedelta(days="1"), lambda: date(2020, 2, 30),
    lambda: datetime(2020, 1, 1, 24), lambda: datetime(2020, 1, 1, fold=2), lambda: datetime(2020, 1, 1, tzinfo=3),
    lambda: datetime(2020, 1, 1) < date(2020, 1, 1), lambda: a < datetime(2020, 1, 1), lambda: date(2020, 1, 1) + 1,
    lambda: timedelta(1) + date(2020, 1, 1), lambda: timedelta(1) < 3, lambda: timedelta(1) * "a",
    lambda: datetime(2020, 1, 1).isoformat("ab"), lambda: datetime(2020, 1, 1, 1, 2, 3, 4).isoformat("\u00e9"),
):  # fmt: skip
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)
print(timedelta(hours=1.5, minutes=0.1, microseconds=0.5), timedelta(microseconds=1.5), timedelta(microseconds=2.5))
print(timedelta(weeks=1, days=True, milliseconds=-1.0005), timedelta(seconds=1e10), timedelta(days=-0.3))
print(max(date(2020, 1, 1), date(2019, 5, 5)), sorted([timedelta(3), timedelta(-1), timedelta(0, 5)]))
print(date(2020, 1, 1).isoformat(), datetime(7, 1, 2, 3, 4, 5, 6).isoformat(), date(9, 9, 9).toordinal(), date.max.weekday())
