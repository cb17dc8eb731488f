import calendar, datetime
print(calendar.month(2024, 2), end="")
print(calendar.calendar(2023, m=4, c=2), end="")
print(calendar.TextCalendar(6).formatmonth(2024, 12, w=4), end="")
print(calendar.HTMLCalendar().formatmonth(2024, 2), end="")
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(1900, 2001), calendar.weekday(2024, 1, 1))
print(calendar.monthcalendar(2024, 2), list(calendar.day_name), list(calendar.month_abbr), calendar.timegm((2024, 1, 1, 0, 0, 1)))
c = calendar.Calendar(firstweekday=6)
print(list(c.iterweekdays()), list(c.itermonthdays2(2024, 2))[:9], list(c.itermonthdates(2024, 2))[0], list(c.itermonthdays4(2024, 9))[-1])
print(len(c.yeardayscalendar(2024)), c.monthdatescalendar(2024, 3)[0][0])
for f in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9)):
    try:
        f()
    except ValueError as e:
        print(type(e).__name__, e)
