print(
    complex(),
    complex(1),
    complex(1, 2),
    complex("1+2j"),
    complex(" -3.5J "),
    complex("inf"),
    complex("nan+infj"),
    complex(1 + 2j, 3),
    complex(1j, 1j),
    complex("(1-2j)"),
    complex(real=1, imag=-0.0),
)
print(
    1 + 2j,
    -1 - 2j,
    0 + 1j,
    -0j,
    complex(-0.0, -0.0),
    complex(0.0, -2),
    1e20 + 1e-5j,
    complex(float("nan"), 1),
)
for args in [("1 + 2j",), ("abc",), ("1", 2), (1, "2"), ([],), (None,), ("1+2",)]:
    try:
        print(complex(*args))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
