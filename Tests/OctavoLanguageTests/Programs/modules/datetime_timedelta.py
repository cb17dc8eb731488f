from datetime import timedelta

t = timedelta(days=2, hours=5, minutes=7, seconds=9, milliseconds=3, microseconds=4, weeks=1)
print(
    t,
    repr(t),
    t.days,
    t.seconds,
    t.microseconds,
    t.total_seconds(),
    timedelta(),
    timedelta(hours=-1),
    repr(timedelta(hours=-1)),
    timedelta(seconds=90061),
    timedelta(days=1),
    timedelta(days=-1, microseconds=1),
    repr(timedelta(0)),
    timedelta(1.5),
    timedelta(minutes=0.1),
    timedelta(microseconds=0.5),
    timedelta(microseconds=1.5),
)
a, b = timedelta(hours=3), timedelta(minutes=50)
print(
    a + b,
    a - b,
    b - a,
    a * 2,
    1.5 * a,
    a / 2,
    a / b,
    a // b,
    a % b,
    divmod(a, b),
    -a,
    abs(-a),
    a > b,
    a == timedelta(minutes=180),
    bool(timedelta()),
    sum([a, b], timedelta()),
    max(a, b),
    hash(a) == hash(timedelta(0, 10800)),
    str(timedelta(days=1000, seconds=1)),
    timedelta.max,
    timedelta.min,
    timedelta.resolution,
    a // 7,
    a.total_seconds() / 60,
)
for attempt in (
    lambda: a / 0,
    lambda: a + 1,
    lambda: a * a,
    lambda: timedelta(days=10**10),
    lambda: timedelta("1"),
    lambda: a < 5,
    lambda: timedelta(foo=1),
    lambda: a // timedelta(),
    lambda: timedelta.max + a,
    lambda: a * "x",
    lambda: sum([a]),
):
    try:
        print(attempt())
    except (ZeroDivisionError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
