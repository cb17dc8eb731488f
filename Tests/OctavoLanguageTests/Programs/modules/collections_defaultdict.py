from collections import defaultdict

d = defaultdict(list)
d["a"].append(1)
d["b"]
print(d, dict(d), d.get("zz"), "zz" in d, len(d), d.default_factory, d["a"])
n = defaultdict(int, {"x": 5})
for ch in "hello":
    n[ch] += 1
print(n, sorted(n.items()), n == {"x": 5, "h": 1, "e": 1, "l": 2, "o": 1})
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(
    t["a"]["b"]["c"],
    list(t["a"]),
    defaultdict(lambda: "dflt")["q"],
    defaultdict(set, a={1}),
    defaultdict(None, {1: 2}),
)
for attempt in (
    lambda: defaultdict(5),
    lambda: defaultdict()["k"],
    lambda: defaultdict(None)[1],
    lambda: defaultdict(lambda: 1 / 0)["x"],
    lambda: defaultdict(list)[[]],
    lambda: defaultdict([]),
):
    try:
        print(attempt())
    except (TypeError, KeyError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
c = n.copy()
c.default_factory = None
print(type(c).__name__, n | {"x": 0} == {**n, "x": 0}, type(n | {}).__name__)
groups = defaultdict(lambda: [0, 0])
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    groups[k][0] += v
    groups[k][1] += 1
print(dict(groups))
