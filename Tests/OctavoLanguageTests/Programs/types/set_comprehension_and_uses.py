print(
    sorted({x % 3 for x in range(10)}),
    sorted({c for c in "hello" if c not in "aeiou"}),
    len({(1, 2), (2, 1), (1, 2)}),
    sorted({frozenset([1, 2]), frozenset([2, 1])}, key=sorted),
)
seen, unique = set(), []
for x in [3, 1, 3, 2, 1]:
    if x not in seen:
        seen.add(x)
        unique.append(x)
print(
    unique,
    len("mississippi") - len(set("mississippi")),
    sorted(set("abc") & set("bcd")),
    {1, 2} in [{2, 1}],
    {1: {2}}[1],
)
graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
frontier, visited, order = ["a"], {"a"}, []
while frontier:
    node = frontier.pop(0)
    order.append(node)
    for n in graph[node]:
        if n not in visited:
            visited.add(n)
            frontier.append(n)
print(order, sorted(visited))
big = set(range(0, 3000, 3)) & set(range(0, 3000, 7))
print(len(big), min(big), max(big), sum(big), 2100 in big)
f = frozenset("abc")
print(
    sorted(f),
    f == set("cab"),
    sorted(f | {"d"}),
    f.issubset("abcd"),
    hash(f) == hash(frozenset("cba")),
    frozenset() == set(),
    sorted(f - {"a"}),
)
