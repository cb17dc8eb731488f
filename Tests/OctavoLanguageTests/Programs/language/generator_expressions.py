g = (n * n for n in range(4))
print(type(g).__name__, next(g), list(g), list(g))
print(sum(x for x in range(5)), max((len(w), w) for w in "a bb c".split()))
print(dict((k, v) for k, v in zip("ab", [1, 2])), set(c for c in "aab") == {"a", "b"})
print(", ".join(str(x) for x in range(3) if x != 1))
n = 2
lazy = (x * n for x in [1, 2, 3])
n = 10
print(list(lazy))
data = [1, 2, 3]
lazy = (x for x in data if x in data)
data = [2]
print(list(lazy))
nested = (y for x in [[1, 2], [3]] for y in x)
print(*nested, sep="-")
print(any(x > 2 for x in iter([1, 5, "never reached"])), all(x for x in []))
