print(
    (0.5).as_integer_ratio(),
    (0.1).as_integer_ratio(),
    (-2.5).as_integer_ratio(),
    (3.0).is_integer(),
    (3.5).is_integer(),
    (1e300).is_integer(),
    float("inf").is_integer(),
)
print(
    (0.1).hex(),
    (1.0).hex(),
    (-0.0).hex(),
    (5e-324).hex(),
    float("inf").hex(),
    (255.5).hex(),
    float.fromhex("0x1.999999999999ap-4"),
    float.fromhex("inf"),
    float.fromhex("1.8"),
    float.fromhex("0x1p-1074"),
)
print(
    (2.5).conjugate(),
    (2.5).real,
    (2.5).imag,
    (7.9).__int__(),
    (7.9).__trunc__(),
    (7.5).__floor__(),
    (7.5).__ceil__(),
    (2.5).__round__(),
    (2.567).__round__(1),
    (1.5).__add__(2),
    (1.5).__bool__(),
)
x = 1.5
for attempt in (
    lambda: float("inf").as_integer_ratio(),
    lambda: float("nan").as_integer_ratio(),
    lambda: int(float("inf")),
    lambda: int(float("nan")),
    lambda: float.fromhex("xyz"),
    lambda: (1.5).foo,
    lambda: x[0],
    lambda: x(),
    lambda: len(1.5),
    lambda: list()[x],
):
    try:
        print(attempt())
    except (OverflowError, ValueError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(int(1e18), int(1e30), int(-0.9), float(7) is not None, hash(2.0) == 2)
