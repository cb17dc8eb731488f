from itertools import (
    accumulate,
    chain,
    compress,
    dropwhile,
    takewhile,
    filterfalse,
    starmap,
    zip_longest,
    pairwise,
    groupby,
    tee,
)
import operator

print(
    list(accumulate([1, 2, 3, 4])),
    list(accumulate([3, 1, 4], max)),
    list(accumulate([1, 2, 3], operator.mul, initial=10)),
    list(accumulate([])),
    list(accumulate("abc")),
    list(accumulate([], initial=0)),
    list(accumulate([1, 2], lambda a, b: a * 10 + b)),
)
print(
    list(chain("ab", [1], ())),
    list(chain()),
    list(chain.from_iterable(["ab", "c"])),
    list(compress("abcdef", [1, 0, 1, 0, 1])),
    list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])),
    list(takewhile(lambda x: x < 3, [1, 2, 3, 1])),
    list(filterfalse(lambda x: x % 2, range(5))),
    list(filterfalse(None, [0, 1, ""])),
)
print(
    list(starmap(pow, [(2, 3), (3, 2)])),
    list(zip_longest("abc", "x", fillvalue="-")),
    list(zip_longest([1], [2, 3])),
    list(zip_longest()),
    list(pairwise("abcd")),
    list(pairwise([1])),
)
print(
    [(k, list(g)) for k, g in groupby("aaabbca")],
    [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda n: n % 2)],
    list(groupby([])),
    [k for k, _ in groupby([1, 1, 2])],
)
groups = groupby("aab")
k1, g1 = next(groups)
k2, g2 = next(groups)
print(k1, list(g1), k2, list(g2))
a, b, c = tee([1, 2, 3], 3)
print(next(a), list(b), list(a), list(c), tee([], 0))
for attempt in (
    lambda: chain(5).__next__(),
    lambda: list(starmap(pow, [1])),
    lambda: accumulate(),
    lambda: groupby(),
    lambda: zip_longest("a", fill="x"),
    lambda: tee([], -1),
    lambda: list(chain.from_iterable([1])),
    lambda: pairwise(),
    lambda: compress([1]),
    lambda: takewhile(None),
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
