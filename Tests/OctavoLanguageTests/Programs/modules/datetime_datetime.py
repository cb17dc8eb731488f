from datetime import datetime, date, time, timedelta, timezone

t = datetime(2024, 5, 17, 14, 30, 15, 123456)
print(
    t,
    repr(t),
    t.date(),
    t.time(),
    t.hour,
    t.microsecond,
    t.isoformat(),
    t.isoformat(" ", "minutes"),
    t.isoformat(timespec="milliseconds"),
    t.replace(microsecond=0),
    repr(datetime(2024, 1, 1)),
    datetime(2024, 1, 1),
    str(time(5, 6)),
    repr(time(5, 6, 7)),
    time(23, 59, 59, 1),
    t.weekday(),
    t.timetuple().tm_hour,
    datetime.combine(date(2020, 1, 2), time(3, 4)),
)
print(
    datetime.strptime("03/Feb/2021 04:05:06 PM", "%d/%b/%Y %I:%M:%S %p"),
    datetime.strptime("2021-07-09", "%Y-%m-%d"),
    datetime.fromisoformat("2021-07-09T10:11:12.5"),
    datetime.fromisoformat("2021-07-09T10:11:12+02:00"),
    t.strftime("%H:%M:%S.%f %p %I %y %c | %x | %X | %Z|%z|"),
    f"{t:%H-%M}",
    datetime.strptime("99", "%y").year,
    datetime.strptime("Friday 17 May 2024", "%A %d %B %Y"),
)
u = datetime(2024, 5, 17, 12, tzinfo=timezone.utc)
v = u.astimezone(timezone(timedelta(hours=5, minutes=30)))
print(
    u,
    v,
    repr(u.tzinfo),
    repr(v.tzinfo),
    v.utcoffset(),
    u == v,
    u - v,
    v.strftime("%z %Z"),
    u.timestamp(),
    datetime.fromtimestamp(0, timezone.utc),
    t - datetime(2024, 1, 1),
    t + timedelta(hours=10),
    (t - timedelta(days=400)).year,
    t < datetime.max,
    timezone(timedelta(hours=-3), "X"),
    u.isoformat(),
)
for attempt in (
    lambda: datetime(2024, 1, 1, 25),
    lambda: datetime.strptime("x", "%Y"),
    lambda: datetime.strptime("2024 x", "%Y"),
    lambda: u < t,
    lambda: u - t,
    lambda: datetime.fromisoformat("bad"),
    lambda: datetime(2024),
    lambda: time(24),
    lambda: datetime.strptime("31 02", "%d %m"),
    lambda: t + 1,
    lambda: u == t,
    lambda: datetime.strptime("1", "%Q"),
    lambda: timezone(timedelta(days=2)),
    lambda: datetime.max + timedelta(1),
):
    try:
        print(attempt())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
