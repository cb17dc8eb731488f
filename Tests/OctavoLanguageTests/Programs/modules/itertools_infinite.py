from itertools import count, cycle, repeat, islice, takewhile

print(
    list(islice(count(), 4)),
    list(islice(count(10, -3), 4)),
    list(islice(count(0.5, 0.25), 3)),
    next(count(5)),
    list(islice(count(2**63 - 1), 2)),
)
print(
    list(islice(cycle("ab"), 5)),
    list(cycle([])),
    list(repeat("x", 3)),
    list(islice(repeat(None), 2)),
    list(map(pow, range(4), repeat(2))),
    list(repeat(1, 0)),
    list(repeat(1, -5)),
)
print(
    list(takewhile(lambda n: n * n < 50, count(1))),
    list(zip(count(1), "ab")),
    repr(count(3)),
    repr(count(1, 2)),
    repr(repeat("a", 2)),
    repr(repeat(0)),
)
print(
    list(islice("abcdef", 2)),
    list(islice("abcdef", 2, None)),
    list(islice("abcdef", 1, 5, 2)),
    list(islice("abc", 0)),
    list(islice("abc", None)),
    list(islice("abcdefg", 0, None, 3)),
)
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 1, 3)), list(it))
for attempt in (
    lambda: islice("a", -1),
    lambda: islice("a", 1, 2, 0),
    lambda: islice("a"),
    lambda: islice(5, 1),
    lambda: islice("a", "b"),
    lambda: count("a"),
    lambda: cycle(5),
    lambda: repeat(),
    lambda: repeat(1, "a"),
    lambda: islice("a", 1, -1),
    lambda: repeat(1, times=2) and repeat(1, tmes=2),
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
