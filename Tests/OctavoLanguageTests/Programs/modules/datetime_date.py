from datetime import date, timedelta, datetime

d = date(2024, 2, 29)
print(
    d,
    repr(d),
    d.year,
    d.month,
    d.day,
    d.weekday(),
    d.isoweekday(),
    d.isocalendar(),
    d.toordinal(),
    d.isoformat(),
    d.ctime(),
    d.timetuple().tm_yday,
    d.replace(day=1),
    date.fromisoformat("2023-12-31"),
    date.fromordinal(738000),
    date.min,
    date.max,
    date.resolution,
)
print(
    d + timedelta(days=1),
    d - timedelta(weeks=1),
    d - date(2024, 1, 1),
    (date(2025, 1, 1) - d).days,
    d < date(2024, 3, 1),
    d == date(2024, 2, 29),
    sorted([date(2024, 3, 1), d]),
    hash(d) == hash(date(2024, 2, 29)),
    max(d, date.min),
    d.strftime("%A %d %B %Y, %j %U %W %y %b %a %m/%d %%"),
    f"{d:%Y/%m}",
    date.fromtimestamp(0),
    date.fromisocalendar(2024, 9, 4),
    isinstance(datetime(2024, 1, 1), date),
)
for attempt in (
    lambda: date(2023, 2, 29),
    lambda: date(2024, 13, 1),
    lambda: date(0, 1, 1),
    lambda: date(2024, 1),
    lambda: date("2024", 1, 1),
    lambda: date.fromisoformat("2024-1-1"),
    lambda: d + 1,
    lambda: d < 5,
    lambda: d + d,
    lambda: date.max + timedelta(days=1),
    lambda: d.replace(month=4, day=31),
    lambda: date.fromisoformat(5),
    lambda: d.nope,
    lambda: setattr(d, "year", 1),
):
    try:
        print(attempt())
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        print(type(error).__name__, error)
