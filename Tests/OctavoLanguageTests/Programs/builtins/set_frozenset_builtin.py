print(
    set(),
    sorted(set("hello")),
    frozenset(),
    sorted(frozenset([3, 1, 3])),
    set([]) == frozenset(),
    {1} == frozenset([1]),
)
f = frozenset([1, 2])
print(
    frozenset(f) is f, {f: "hashable"}[frozenset([2, 1])], sorted({f, frozenset([2, 1])}, key=len) == [f]
)
for attempt in (
    lambda: set(5),
    lambda: set([[]]),
    lambda: {[]},
    lambda: {{}},
    lambda: {set()},
    lambda: set(1, 2),
    lambda: frozenset().add(1),
    lambda: frozenset(None),
):
    try:
        attempt()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
