print(
    list(enumerate("ab")),
    list(enumerate("ab", 5)),
    list(enumerate("ab", start=-1)),
    dict(enumerate("xy")),
)
print(list(zip()), list(zip([1, 2])), list(zip([1, 2, 3], "ab")), list(zip(range(3), "abc", [4, 5, 6])))
print(list(zip([1], [2], strict=True)))
for attempt in (
    lambda: list(zip([1, 2], [1], strict=True)),
    lambda: list(zip([1], [1, 2], strict=True)),
    lambda: list(zip([1], [1], [1, 2], strict=True)),
    lambda: list(zip([1, 2], [1, 2], [1], strict=True)),
    lambda: zip(1),
    lambda: zip([1], 2),
    lambda: enumerate(5),
    lambda: enumerate(),
    lambda: enumerate([], "a"),
):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
a, b = zip(*[(1, "x"), (2, "y")])
print(a, b)
it = iter("abcdef")
print(list(zip(it, it)))
i1, i2 = iter([1, 2, 3]), iter([1])
print(list(zip(i1, i2)), next(i1))
e = enumerate("ab")
print(next(e), iter(e) is e, list(e))
