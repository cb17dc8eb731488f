print(
    sum([1, 2, 3]),
    sum([], 5),
    sum([0.1] * 10),
    sum([1, 2.5]),
    sum([True, True]),
    sum(range(10**5)),
    sum([[1], [2]], []),
    sum((1, 2), start=10),
    sum([1j, 2]),
    sum([2**62, 2**62, 2**62]),
)
print(sum([1e16, 1, -1e16]), sum([0.1, 0.2, 0.3]), sum({1: "a", 2: "b"}), sum([(1,), (2,)], ()))
for attempt in (
    lambda: sum(["a", "b"]),
    lambda: sum(["a"], ""),
    lambda: sum(5),
    lambda: sum([[1]]),
    lambda: sum([b"a"], b""),
    lambda: sum([1], None),
    lambda: sum(),
    lambda: sum([None]),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
