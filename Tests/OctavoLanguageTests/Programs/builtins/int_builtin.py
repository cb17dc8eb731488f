print(
    int(),
    int("42"),
    int(" -7 "),
    int(3.9),
    int(-3.9),
    int("ff", 16),
    int("0b101", 0),
    int("z", 36),
    int("1_000"),
    int(True),
    int("٤٢"),
    int(b"12"),
    int("0o17", 8),
    int("-0x1F", 16),
    int("010", 8),
)
print(int("1" * 30), int(1e20), int("7", base=8), int(2.0**70))
for args in [
    ("",),
    ("a",),
    ("1.5",),
    ("12", 2),
    ("1", 1),
    ("1", 37),
    (None,),
    ([],),
    (1.5, 2),
    (float("inf"),),
    (float("nan"),),
    ("0b12", 0),
    ("010", 0),
    ("1__0",),
    ("_1",),
    (1j,),
    ("é",),
    ("9" * 5000,),
]:
    try:
        print(int(*args))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, str(error)[:90])
try:
    int(x="1")
except TypeError as error:
    print(error)
