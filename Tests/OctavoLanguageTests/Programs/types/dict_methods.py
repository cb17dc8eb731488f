d = {"a": 1, "b": 2}
print(
    d["a"],
    d.get("a"),
    d.get("z"),
    d.get("z", 0),
    "a" in d,
    1 in d,
    len(d),
    list(d),
    list(d.keys()),
    list(d.values()),
    list(d.items()),
)
print(
    d.setdefault("a", 9),
    d.setdefault("c", 3),
    d.setdefault("n"),
    d.pop("n"),
    d.pop("zz", "default"),
    d.popitem(),
    d,
)
print(
    d.update({"b": 20, "e": 5}),
    d,
    d.update([("f", 6)], g=7),
    d,
    d.update(h=8),
    d.update(),
    d.copy() == d,
    d.copy() is d,
)
del d["e"]
d["b"] = d.pop("b")
print(d, d.clear(), d, dict.fromkeys("xy", 0), bool(d), {} == dict())
for attempt in (
    lambda: {}["k"],
    lambda: {1: 2}[3],
    lambda: {}.pop("k"),
    lambda: {}.popitem(),
    lambda: {}[[]],
    lambda: {[]: 1},
    lambda: {}.get(),
    lambda: {}.get([]),
    lambda: {}.setdefault({}),
    lambda: {}.update(5),
    lambda: {}.update([1]),
    lambda: {}.pop(),
    lambda: {}.has_key("a"),
    lambda: {}.a,
    lambda: {} < {},
    lambda: {} + {},
    lambda: {"a": 1}.update({}, {}),
    lambda: {}[(1, [])],
    lambda: {}.fromkeys(),
    lambda: {}.get("a", default=1),
):
    try:
        print(attempt())
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
