a, b = 3 + 4j, 1 - 2j
print(
    a + b,
    a - b,
    a * b,
    a / b,
    a**2,
    a**0.5,
    -a,
    +a,
    abs(a),
    a.conjugate(),
    a.real,
    a.imag,
    a == 3 + 4j,
    a == 3,
    3 == 3 + 0j,
)
print(
    a + 1,
    2 * a,
    a / 2,
    1 / a,
    a - 1.5,
    2**a,
    a**b,
    a**-1,
    0j**0,
    1j * 1j,
    (1 + 1j) ** 8,
    a**3,
    bool(0j),
    bool(1j),
)
print(
    repr(1j),
    str(-1j),
    [
        2 + 0j,
        -0.0 + 1j,
        complex(-0.0, 2),
        complex(1, float("nan")),
        complex(float("inf"), -1),
        1e100j,
        0.1 + 1e-10j,
    ],
)
for attempt in (
    lambda: a / 0,
    lambda: a // b,
    lambda: a % 2,
    lambda: a < b,
    lambda: int(a),
    lambda: float(a),
    lambda: 0j**-1,
    lambda: a + "x",
    lambda: divmod(a, 2),
    lambda: setattr(a, "real", 1),
    lambda: round(a),
    lambda: [1][a],
    lambda: 0j**1j,
):
    try:
        print(attempt())
    except (ZeroDivisionError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(
    f"{a:.2f} {a} {a:g} {a:>12} {a:+.1e} {1j:.1f}",
    "%s %r" % (a, b),
    hash(3 + 0j) == 3,
    sum([1j, 2, 3.5]),
    {1 + 0j: "one"}[1],
)
