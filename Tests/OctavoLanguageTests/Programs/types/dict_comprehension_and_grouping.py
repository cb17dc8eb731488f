words = "apple bob cat apple dog cat apple".split()
count = {}
for w in words:
    count[w] = count.get(w, 0) + 1
print(
    count,
    sorted(count, key=count.get, reverse=True),
    {k: v for k, v in count.items() if v > 1},
    {v: k for k, v in count.items()},
)
groups = {}
for w in words:
    groups.setdefault(w[0], set()).add(w)
print(
    {k: sorted(v) for k, v in sorted(groups.items())},
    dict(zip("abc", range(3))),
    {i: {j for j in range(i)} for i in range(3)},
)
nested = {"a": {"b": {"c": 1}}}
node = nested
for part in "a.b".split("."):
    node = node[part]
node["d"] = 2
print(nested, dict(enumerate("xy")), dict(a=1, **{"b": 2}), {**{}, "k": 0})
memo = {}


def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]


print(fib(80), len(memo), any(k > 79 for k in memo), all(memo), sum(memo[k] for k in range(10)))
matrix = {(0, 0): 1}
matrix[0, 1] = matrix[0, 0] + 1
print(matrix, sorted(matrix), max(matrix.items(), key=lambda kv: kv[1]))
