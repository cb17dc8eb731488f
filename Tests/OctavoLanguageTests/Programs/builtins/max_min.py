print(
    max(3, 1, 2),
    min([3, 1, 2]),
    max("abc"),
    min("b", "a"),
    max([1, 2], [1, 3]),
    max((), default=None),
    min([], default="d"),
)
print(
    max(["a", "bbb", "cc"], key=len),
    min(-5, 3, key=abs),
    max("aB", key=str.lower),
    max(1, 1.0),
    max(1.0, 1),
    min(True, 1),
    max({"a": 5, "b": 2}),
    max({"a": 5, "b": 9}.items(), key=lambda p: p[1]),
)
print(
    max([(1, "first"), (1, "second")], key=lambda p: p[0]),
    max(float("nan"), 1),
    max(1, float("nan")),
    min(x for x in (4, 2)),
)
for attempt in (
    lambda: max(),
    lambda: max([]),
    lambda: max(5),
    lambda: max(1, "a"),
    lambda: max(1, 2, default=3),
    lambda: max([1], foo=1),
    lambda: min([], key=len),
    lambda: min("a", 1, None),
):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
