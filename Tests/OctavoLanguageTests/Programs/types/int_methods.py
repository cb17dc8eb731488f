print(
    (10).as_integer_ratio(),
    (5).conjugate(),
    (7).real,
    (7).imag,
    (7).numerator,
    (7).denominator,
    (3).__add__(4),
    int.__add__(1, 2),
    (3).__add__("x"),
)
print(
    (1024).to_bytes(2, "big"),
    (1024).to_bytes(4, "little"),
    (-2).to_bytes(2, "big", signed=True),
    int.from_bytes(b"\x04\x00", "big"),
    int.from_bytes(b"\xfe\xff", "little", signed=True),
    int.from_bytes([1, 2], "big"),
    (5).to_bytes(),
)
for attempt in (
    lambda: (256).to_bytes(1, "big"),
    lambda: (-1).to_bytes(1, "big"),
    lambda: (1).to_bytes(1, "middle"),
    lambda: int.from_bytes(5, "big"),
    lambda: (1).foo,
    lambda: int.upper,
):
    try:
        print(attempt())
    except (OverflowError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(
    (5).__class__,
    (5).__bool__(),
    (5).__hash__(),
    (2).__pow__(3),
    (7).__divmod__(2),
    (1).__lt__(2),
    (5).__repr__(),
    (5).__format__("03d"),
    (-5).__abs__(),
    (5).__rsub__(7),
)
x = 5
print(
    x.__doc__ is not None,
    (5).__str__(),
    type(5)(7),
    (5).is_integer() if hasattr(5, "is_integer") else "3.12",
)
