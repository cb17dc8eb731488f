s = {3, 1, 2}
print(
    sorted(s),
    len(s),
    1 in s,
    s.add(4),
    sorted(s),
    s.add(4),
    len(s),
    s.discard(9),
    s.remove(4),
    sorted(s),
    s.copy() == s,
    s.copy() is s,
)
print(
    s.update([5], (6, 7), "a"),
    len(s),
    s.discard("a"),
    s.difference_update([5, 6, 7]),
    sorted(s),
    s.intersection_update([1, 2, 9]),
    sorted(s),
    s.symmetric_difference_update([2, 3]),
    sorted(s),
    {5}.pop(),
    s.clear(),
    s,
)
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(
    sorted(a | b),
    sorted(a & b),
    sorted(a - b),
    sorted(a ^ b),
    sorted(a.union([9], [8])),
    sorted(a.intersection(b, [3])),
    sorted(a.difference([1], [2])),
    sorted(a.symmetric_difference([1, 10])),
)
print(
    {1, 2} < a,
    a <= a,
    a < a,
    a > {1},
    a >= {9},
    a == {4, 3, 2, 1},
    a != b,
    a.issubset(range(10)),
    a.issuperset([1]),
    a.isdisjoint([7]),
    {1} == frozenset([1]),
    {1, 2} < {2, 3},
    set() < {1},
)
a |= {10}
a &= {1, 2, 10}
a -= {2}
a ^= {1, 5}
print(
    sorted(a),
    set(),
    repr({1}),
    {1} | frozenset([1]),
    type(frozenset([1]) | {2}).__name__,
    type({2} | frozenset([1])).__name__,
    bool(set()),
    sorted({1.0, 1, True, 2}),
)
for attempt in (
    lambda: set().pop(),
    lambda: {1}.remove(2),
    lambda: {1} + {2},
    lambda: {1} | [2],
    lambda: a[0],
    lambda: {1} < 5,
    lambda: {1}.add([]),
    lambda: hash({1}),
    lambda: {1}.append(2),
    lambda: {1}.add(),
    lambda: [] in {1},
    lambda: {1}.union(5),
    lambda: {1} & "a",
    lambda: {1}.remove(frozenset()),
    lambda: {1}.update(1),
    lambda: {1}.discard({}),
):
    try:
        print(attempt())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
