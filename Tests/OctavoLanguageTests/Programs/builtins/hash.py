print(
    hash(1) == hash(1.0) == hash(True) == hash(1 + 0j),
    hash(0),
    hash(-1),
    hash(-2),
    hash(2**61 - 1),
    hash(2**61),
    hash(-(2**61)),
)
print(
    hash(0.5),
    hash(1e100),
    hash(float("inf")),
    hash(float("-inf")),
    hash(0.1),
    hash(2**100),
    hash(1j),
    hash(3 + 4j),
)
print(
    hash("a") == hash("a"),
    hash((1, 2)) == hash((1, 2)),
    hash((1, 2)),
    hash(()),
    hash(frozenset()) == hash(frozenset([])),
)
print(hash(None) == hash(None), hash(range(3)) == hash(range(0, 3, 1)), hash((1, (2, 3))))
for bad in ([], {}, set(), slice(1), ([],), {1: 2}.keys()):
    try:
        hash(bad)
    except TypeError as error:
        print(error)
