from itertools import product, permutations, combinations, combinations_with_replacement

print(
    list(product("ab", [1, 2])),
    list(product([0, 1], repeat=2)),
    list(product()),
    list(product("ab", [])),
    len(list(product(range(3), "xy", repeat=2))),
)
print(
    list(permutations("abc", 2)),
    list(permutations([1, 2, 3])),
    list(permutations("ab", 3)),
    list(permutations([])),
    list(permutations("ab", 0)),
)
print(
    list(combinations("abcd", 2)),
    list(combinations([1, 2, 3], 3)),
    list(combinations("ab", 3)),
    list(combinations("ab", 0)),
    list(combinations_with_replacement("ab", 2)),
    len(list(combinations(range(10), 5))),
)
print(
    sum(1 for p in permutations(range(6)) if all(p[i] != i for i in range(6))),
    ["".join(p) for p in product("AB", repeat=2)],
    max(combinations([3, 1, 5], 2)),
    list(combinations_with_replacement([], 0)),
)
for attempt in (
    lambda: permutations(),
    lambda: combinations("a"),
    lambda: combinations("a", -1),
    lambda: permutations("a", -1),
    lambda: product(5),
    lambda: product([], repeat=-1),
    lambda: combinations("ab", "c"),
    lambda: product("a", repeats=2),
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
