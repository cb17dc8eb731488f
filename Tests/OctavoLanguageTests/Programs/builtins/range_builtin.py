print(
    range(3),
    list(range(3)),
    list(range(2, 5)),
    list(range(5, 0, -2)),
    range(1, 10, 3),
    list(range(0)),
    list(range(3, 1)),
)
r = range(10, 50, 5)
print(
    len(r),
    r[2],
    r[-1],
    r[1:4],
    r[::-1],
    25 in r,
    26 in r,
    r.index(30),
    r.count(20),
    r.start,
    r.stop,
    r.step,
)
print(
    range(3) == range(0, 3),
    range(0) == range(5, 5),
    range(0, 3, 2) == range(0, 4, 2),
    hash(range(3)) == hash(range(0, 3)),
)
print(
    10**20 in range(10**30),
    len(range(0, 10**15, 7)),
    range(10**20)[-1],
    sum(range(101)),
    max(range(5)),
    bool(range(0)),
)
print(2.0 in range(3), 2.5 in range(3), "a" in range(3), list(reversed(range(3))), range(True, 3))
for attempt in (
    lambda: range(),
    lambda: range(1, 2, 0),
    lambda: range(1.5),
    lambda: range("3"),
    lambda: range(1, 2, 3, 4),
    lambda: r[8],
    lambda: r.index(11),
    lambda: range(3)["a"],
    lambda: setattr(r, "start", 0),
    lambda: range(stop=3),
):
    try:
        attempt()
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
