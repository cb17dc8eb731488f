from collections import Counter

c = Counter("mississippi")
print(
    c,
    c["s"],
    c["z"],
    c.most_common(2),
    c.most_common(),
    sum(c.values()),
    sorted(c.elements()),
    c.total(),
    len(c),
    "z" in c,
    dict(c),
    Counter(a=3, b=1),
    Counter({"x": 2}),
    Counter(),
)
c.update("sss")
c.subtract({"s": 1, "q": 2})
print(c, +c, -c, c.most_common()[:-3:-1])
a, b = Counter(x=3, y=1), Counter(x=1, y=2, z=5)
print(a + b, a - b, a & b, a | b, a == Counter(y=1, x=3), a < a + b, a <= a, a != b)
a["new"] += 1
del a["x"]
print(
    a,
    a.pop("y"),
    a.get("none"),
    list(a),
    repr(Counter([1, 1.0, True])),
    Counter("abc").keys() == set("abc"),
    Counter(["b", "a", "b"]).items(),
)
a += Counter(k=2)
a -= Counter(k=1)
print(
    a,
    Counter(w[0] for w in "apple ant bat".split()),
    max(Counter("aab").items(), key=lambda p: p[1]),
    Counter(dict(a=0)).most_common(1),
    Counter(a=1, b=1, c=2).most_common(2),
)
try:
    Counter(5)
except TypeError as error:
    print(error)
try:
    Counter.fromkeys("ab")
except NotImplementedError as error:
    print(error)
