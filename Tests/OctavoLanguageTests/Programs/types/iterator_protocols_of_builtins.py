for it in (
    iter([1, 2]),
    iter((1, 2)),
    iter("ab"),
    iter({"a": 1}),
    iter({5}),
    iter(range(2)),
    iter(b"ab"),
    reversed([1, 2]),
    enumerate("a"),
    zip("ab", "cd"),
    map(str, [1]),
    filter(None, [1]),
    iter({"a": 1}.values()),
    iter({"a": 1}.items()),
):
    same = iter(it) is it
    print(same, next(it), next(it, "end"), next(it, "still"), list(it))
import operator

print(
    operator.length_hint([1, 2]), iter([1, 2, 3]).__length_hint__(), operator.length_hint(iter(range(5)))
)
l = iter([1, 2, 3])
print(2 in l, list(l))
a, b = iter("ab")
print(
    a,
    b,
    *iter([1, 2]),
    dict(iter([(1, 2)])),
    max(iter([3, 9])),
    sum(iter([1, 2])),
    "".join(iter("xy")),
    sorted(iter([2, 1]))
)
