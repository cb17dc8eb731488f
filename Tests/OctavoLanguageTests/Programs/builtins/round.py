print(
    [round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6)],
    round(2.675, 2),
    round(1234.5678, -2),
    round(1.005, 2),
    round(5, 1),
    round(15, -1),
    round(25, -1),
    round(-15, -1),
    round(0.1 + 0.2, 10),
)
print(
    round(1e22),
    round(123456789.123456789, 5),
    round(0.000012345, 7),
    type(round(2.0)),
    type(round(2.0, 0)),
    round(2.5, None),
    round(True),
    round(10**20 + 5, -1),
    round(12345, -10),
    round(5.0e-324, 400),
    round(1.5, -400),
)
for attempt in (
    lambda: round(float("nan")),
    lambda: round(float("inf")),
    lambda: round("x"),
    lambda: round(1.5, "a"),
    lambda: round(1j),
    lambda: round(1.5, 1.0),
    lambda: round(1.7e308, -308),
    lambda: round(),
):
    try:
        print(attempt())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(round(float("inf"), 2), round(number=2.567, ndigits=1))
