d = {}
for k in "zebra":
    d[k] = len(d)
print(d)
d["z"] = "updated in place"
del d["b"]
d["b"] = "moved to the end"
print(
    d,
    list(reversed(d)),
    next(iter(d)),
    {"a": 1, "b": 2} == {"b": 2, "a": 1},
    {"a": 1} == {"a": 1.0},
    {"a": 1} != {"a": 2},
    {1: 0} == {True: False},
)
print(
    {1: "a", 1.0: "b", True: "c"},
    {"x": 1, "x": 2},
    {None: 0, (): 1, "": 2, 0: 3, 0.0: 4, frozenset(): 5},
)
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
for i in range(5):
    big[-i] = i
print(len(big), list(big)[:3], list(big)[-5:], sum(big.values()), big[999], 500 in big)
nan = float("nan")
print({nan: 1}[nan], {nan: 1, float("nan"): 2} == {}, len({nan: 1, float("nan"): 2}))
print({"d": {"nested": {"deep": [1, {"x": ()}]}}}["d"]["nested"]["deep"][1])
