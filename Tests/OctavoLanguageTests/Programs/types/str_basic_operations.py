s = "Hello"
print(
    s + " World",
    s * 3,
    0 * s,
    -1 * s,
    len(s),
    s[0],
    s[-1],
    "ell" in s,
    "" in s,
    "z" not in s,
    s == "Hello",
    s < "hello",
    "a" < "b" < "c",
    "abc" < "abd",
    "Z" < "a",
    "" < "a",
    "10" < "9",
)
for c in "aé😀":
    print(c, end=",")
print(
    list("añ"),
    sorted("banana"),
    min("hello"),
    max("hello"),
    "".join(reversed("añ😀")),
    tuple("ab"),
    set("aa") == {"a"},
)
print(s[1:3], s[::-1], s[::2], s[-3:], "é😀x"[1], "é😀x"[1:], len("é😀x"), "naïve"[::-1])
for attempt in (
    lambda: s[10],
    lambda: s["a"],
    lambda: s + 1,
    lambda: 1 + s,
    lambda: s - "l",
    lambda: s * "x",
    lambda: s * 2.0,
    lambda: s < 1,
    lambda: 1 in s,
    lambda: s.__setitem__,
    lambda: s(),
    lambda: s.nothing,
    lambda: -s,
    lambda: s[1.0],
    lambda: s[None],
    lambda: s / 2,
    lambda: s @ s,
):
    try:
        attempt()
    except (IndexError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
