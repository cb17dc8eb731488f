print(
    divmod(7, 2),
    divmod(-7, 2),
    divmod(7, -2),
    divmod(7.5, 2),
    divmod(-7.5, 2),
    divmod(0, 5),
    divmod(10**20, 7),
)
print(
    pow(2, 10),
    pow(2, -1),
    pow(2, 10, 1000),
    pow(3, -1, 7),
    pow(2.0, 3),
    pow(-8, 1 / 3),
    pow(0, 0),
    pow(2, 3, -5),
    pow(-2, 3, 5),
)
print(pow(base=2, exp=3), pow(2, 3, mod=5), pow(2, 100), (-1) ** 0.5)
for attempt in (
    lambda: divmod(1, 0),
    lambda: divmod(1.0, 0),
    lambda: pow(0, -1),
    lambda: pow(2, 2, 0),
    lambda: pow(2, -1, 4),
    lambda: pow(2.0, 2, 3),
    lambda: divmod("a", 1),
    lambda: pow("a", 2),
    lambda: 0.0**-1,
    lambda: 10.0**400,
):
    try:
        attempt()
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
