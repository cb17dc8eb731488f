print(
    len(""),
    len("é😀"),
    len([1]),
    len({}),
    len(range(0, 10, 3)),
    len(b"ab"),
    len({1, 1}),
    len((1, 2)),
    len(range(10**12)),
    len({}.keys()),
)
for bad in (5, None, len, iter([]), 1.5, int, (x for x in [])):
    try:
        len(bad)
    except TypeError as error:
        print(error)
try:
    len(range(10**30))
except OverflowError as error:
    print(error)
try:
    len([], [])
except TypeError as error:
    print(error)
