import bisect

a = [1, 3, 3, 5, 9]
print(
    bisect.bisect(a, 3),
    bisect.bisect_left(a, 3),
    bisect.bisect_right(a, 3),
    bisect.bisect_left(a, 0),
    bisect.bisect(a, 100),
    bisect.bisect_left(a, 3, 2),
    bisect.bisect(a, 3, 0, 2),
    bisect.bisect_left([], 1),
)
bisect.insort(a, 4)
bisect.insort_left(a, 3.0)
bisect.insort_right(a, 9.0)
print(a)
print(
    "".join("FDCBA"[bisect.bisect([60, 70, 80, 90], s)] for s in (33, 60, 77, 90, 100)),
    bisect.bisect_left([("a", 1), ("b", 2)], "b", key=lambda p: p[0]),
    bisect.bisect("aceg", "d"),
)
b = []
for x in [5, 2, 8, 1]:
    bisect.insort(b, x, key=lambda v: -v)
print(b)
for attempt in (
    lambda: bisect.bisect([1, 2], "a"),
    lambda: bisect.bisect(5, 1),
    lambda: bisect.bisect([1], 1, -1),
    lambda: bisect.bisect(),
    lambda: bisect.insort((1, 2), 3),
):
    try:
        print(attempt())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
