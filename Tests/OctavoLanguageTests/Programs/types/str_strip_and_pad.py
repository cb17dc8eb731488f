print(
    repr("  a ".strip()),
    repr("  a ".lstrip()),
    repr("  a ".rstrip()),
    "xxaxx".strip("x"),
    "abcba".strip("ab"),
    "abcba".lstrip("a"),
    "abcba".rstrip("cba"),
    repr("\t\n x\u00a0\u3000".strip()),
    "".strip(),
    "aaa".strip("a"),
    "a".strip(""),
    "a ".strip(None),
)
print(
    repr("ab".center(6)),
    repr("ab".center(5)),
    repr("abc".center(6)),
    "ab".center(7, "*"),
    repr("ab".ljust(5)),
    repr("ab".rjust(5)),
    "ab".ljust(1),
    "ab".rjust(5, "é"),
    "a".center(4, "-"),
    "ab".center(5, "-"),
)
print(
    "42".zfill(5),
    "-42".zfill(5),
    "+42".zfill(6),
    "".zfill(3),
    "abc".zfill(2),
    "--1".zfill(5),
    repr("a\tb\tc".expandtabs()),
    repr("a\tb".expandtabs(4)),
    repr("\t|\n12\t|".expandtabs(3)),
    repr("a\tb".expandtabs(0)),
    repr("ab\r\tc".expandtabs(tabsize=2)),
)
for attempt in (
    lambda: "a".center(),
    lambda: "a".center("5"),
    lambda: "a".center(5, "ab"),
    lambda: "a".ljust(5, ""),
    lambda: "a".strip(1),
    lambda: "a".zfill("x"),
    lambda: "a".rjust(5, 1),
    lambda: "a".center(5.0),
    lambda: "a".zfill(),
):
    try:
        attempt()
    except TypeError as error:
        print(error)
