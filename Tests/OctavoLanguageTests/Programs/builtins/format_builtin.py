print(
    format(3.14159, ".2f"),
    format(42, "08b"),
    format("x", ">5"),
    format(1e6, ","),
    format(255, "#x"),
    format(None),
    format([1]),
    format(0.5, "%"),
)
for value, spec in [
    ("a", "d"),
    (1, "s"),
    (1.5, "d"),
    ("a", ".2f"),
    ("a", "="),
    ([1], "5"),
    (None, "<5"),
    (1, ".2d"),
    ("x", ","),
    (5, "Z"),
    (1, "10q"),
    ("a", "+"),
    (1j, "d"),
    (2, "c,"),
    (300000000, "c"),
    (1, ",_"),
    (1, "_,"),
    ("s", "#"),
]:
    try:
        print(format(value, spec))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
try:
    format(1, 2)
except TypeError as error:
    print(error)
