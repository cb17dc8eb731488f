print(
    str(),
    str(5),
    str(1.0),
    str(None),
    str([1, "a"]),
    str("x"),
    str(b"x"),
    str(b"caf\xc3\xa9", "utf-8"),
    str(b"\xff", "utf-8", "replace"),
    str(b"abc", encoding="ascii"),
    str(object=3),
)
for attempt in (
    lambda: str(b"\xff", "utf-8"),
    lambda: str("x", "utf-8"),
    lambda: str(1, 2),
    lambda: str(b"x", "nope"),
    lambda: str(5, "utf-8"),
):
    try:
        print(attempt())
    except (TypeError, LookupError, ValueError) as error:
        print(type(error).__name__, error)
print(
    str(ValueError("m")),
    str(int),
    str(...),
    str(True),
    str({"a": (1,)}),
    str(1e20),
    str(-0.0),
    str(2**64),
)
