print(
    "%s and %s" % ("a", 1),
    "%s" % "one",
    "%s" % [1, 2],
    "%s" % {"k": 1},
    "%d%%" % 50,
    "%(a)s-%(b)05.1f" % {"a": "x", "b": 2.5},
    "%s" % (("tuple",),),
    "%r %a" % ("é", "é"),
    "%5s|%-5s|%.2s|%5.1s|" % ("abc", "abc", "abc", "abc"),
)
print(
    "%c%c" % ("a", 98),
    "%(n)d %(n)x" % {"n": 255},
    "no arguments" % (),
    "no arguments" % {},
    "%s %s" % ([1], (2,)),
    "%*s|%-*s|" % (5, "a", 5, "b"),
    "%%",
    "%s" % None,
    "%i" % 3.7,
    "%+d % d %+.1f" % (5, 5, -0.5),
    "%#o %#x %#X" % (8, 255, 255),
)
for template, value in [
    ("%d", "a"),
    ("%s %s", ("a",)),
    ("%s", ("a", "b")),
    ("%d", None),
    ("%z", 1),
    ("%", 1),
    ("%(a)s", {}),
    ("%(a)s", 5),
    ("%x", 1.5),
    ("%c", "ab"),
    ("%c", 1.5),
    ("%f", "x"),
    ("%s %(a)s", {"a": 1}),
    ("%c", -1),
    ("%d %d", 1),
    ("abc", 5),
    ("%(a", {"a": 1}),
    ("%.*f", (1,)),
    ("%*d", ("a", 1)),
    ("%i", 1j),
]:
    try:
        print(repr(template % value))
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(repr(template), repr(value), type(error).__name__, error)
row = ("name", 3, 2.5)
print("%-10s|%4d|%6.2f" % row)
