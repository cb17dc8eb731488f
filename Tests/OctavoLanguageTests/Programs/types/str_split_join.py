print(
    "a b  c".split(),
    "a b  c".split(" "),
    " a\tb\nc ".split(),
    "".split(),
    "".split(","),
    "a,b,,c".split(","),
    "a,b,c".split(",", 1),
    "  a b c ".split(None, 1),
    "a--b--c".split("--"),
    "abc".split("x"),
    "a b c".split(maxsplit=0),
    " a b ".split(sep=" "),
)
print(
    "a b  c".rsplit(),
    "a,b,c".rsplit(",", 1),
    "  a b c ".rsplit(None, 1),
    "a,b,c".rsplit(","),
    "a b c".rsplit(maxsplit=1),
)
print(
    "one\ntwo\r\nthree\rfour\n".splitlines(),
    "a\n\nb".splitlines(True),
    "".splitlines(),
    "\n".splitlines(),
    "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines(),
    "end\n".splitlines(keepends=True),
)
print(
    "a=b=c".partition("="),
    "abc".partition("="),
    "a=b=c".rpartition("="),
    "abc".rpartition("="),
    "=x".partition("="),
)
print(
    ",".join(["a", "b"]),
    "".join("abc"),
    "-".join([]),
    "-".join(["one"]),
    ", ".join(str(n) for n in range(3)),
    "ab".join(("x", "y", "z")),
    "\u00a0a\u2003b".split(),
    ".".join({"k": 1}),
)
for attempt in (
    lambda: "a".split(""),
    lambda: "a".split(1),
    lambda: "a".partition(""),
    lambda: ",".join([1, 2]),
    lambda: ",".join(["a", None]),
    lambda: ",".join(5),
    lambda: "a".split(",", "x"),
    lambda: "a".split(None, None),
    lambda: ",".join(),
    lambda: "a".rpartition(5),
    lambda: "x".join(["a", b"b"]),
):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
