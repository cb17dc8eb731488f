print(
    7.5 + 2,
    7.5 - 10,
    7.5 * 2,
    7.5 / 2,
    7.5 // 2,
    7.5 % 2,
    7.5**2,
    -7.5 // 2,
    -7.5 % 2,
    7.5 % -2,
    7.5 // -2,
    2**0.5,
    -(2.0**2),
)
print(
    0.1 + 0.2,
    0.1 * 3,
    1.1 + 2.2,
    1e308 * 10,
    -1e308 * 10,
    1e-320,
    5e-324 / 2,
    1 / 3,
    2 / 3,
    1e16 + 1,
    0.1 + 0.7,
    3 * 1.1,
)
inf, nan = float("inf"), float("nan")
print(
    inf - inf,
    inf * 0,
    inf + 1,
    -inf,
    inf > 1e308,
    nan == nan,
    nan != nan,
    nan < 1,
    nan in [nan],
    [nan] == [nan],
    inf // 1,
    5 % inf,
    -5 % inf,
    1 // inf,
    -1 // inf,
)
print(
    0.0 == -0.0,
    -0.0,
    0.0 * -1,
    1 / inf,
    -1 / inf,
    -0.0 + 0.0,
    0.0 // 1,
    -0.0 // 1,
    0.0 % -1,
    4 % 0.5,
    1.0 % 0.1,
)
print((-8) ** (1 / 3), (-1.0) ** 2, (-1.0) ** 3, 0.0**0, inf**0, nan**0, 1**nan, 2.0**1023, 2**-1074)
for attempt in (
    lambda: 1.0 / 0,
    lambda: 1.0 // 0,
    lambda: 1.0 % 0,
    lambda: 0.0**-1,
    lambda: 2.0**5000,
    lambda: 1.5 + "a",
    lambda: 1.5 + None,
    lambda: [1] * 1.5,
    lambda: "a" * 2.0,
    lambda: 1.5 & 1,
):
    try:
        print(attempt())
    except (ZeroDivisionError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
