print(
    int("5") + float("2.5"),
    str(5) + "5",
    list("ab") + list((1, 2)),
    tuple([1]),
    dict([(1, 2)]),
    set([1, 1]),
    bool("False"),
    list({"a": 1}),
    list({"a": 1}.items()),
    int(True),
    float("1e3"),
    complex(1),
    str([1, "2"]),
    bytes("a", "ascii"),
    int("0x1f", 16),
    chr(97),
    ord("a"),
    bin(5),
    int(3.99),
    round(3.5),
    "%d" % 3.99,
    float(10**15),
    int(1e15),
    repr("x"),
)
print(
    list(map(int, "1 2 3".split())),
    list(map(str, range(3))),
    "".join(map(chr, [72, 105])),
    [float(x) for x in ("1", "2.5")],
    sum(map(ord, "ab")),
    dict(map(lambda p: p.split("="), "a=1,b=2".split(","))),
    tuple(map(tuple, ["ab", "cd"])),
    set(map(type, [1, 2.0, "x"])) == {int, float, str},
    sorted(map(str, [10, 9])),
    int("".join(reversed(str(123)))),
)
values = ["1", "2.5", "x", "", None, "1e3", " 7 ", "0b1", True]
for v in values:
    for kind in (int, float):
        try:
            print(kind.__name__, repr(v), "->", kind(v))
        except (ValueError, TypeError) as error:
            print(kind.__name__, repr(v), type(error).__name__, error)
