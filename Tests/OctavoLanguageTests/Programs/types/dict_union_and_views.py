a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}
print(a | b, b | a, a, {**a, **b}, a | {})
c = a
c |= b
c |= [("list", "of pairs")]
print(a, c is a)
keys, values, items = b.keys(), b.values(), b.items()
print(keys, values, items, len(keys), "y" in keys, 30 in values, ("z", 30) in items, ("z", 31) in items)
b["new"] = 1
print(
    keys,
    list(items),
    sorted(keys & {"y", "new"}),
    sorted(keys | {"q"}),
    sorted(keys - {"y"}),
    sorted(keys ^ {"y", "q"}),
    keys == {"y", "z", "new"},
    {"y"} < keys,
    keys.isdisjoint(["q"]),
    sorted(items & {("y", 20)}),
)
print(
    list(reversed(values)),
    values == b.values(),
    keys.mapping["y"],
    max(b, key=b.get),
    min(b.values()),
    sorted(b.items(), key=lambda p: -p[1]),
    {v: k for k, v in b.items()},
    dict(sorted(b.items())),
)
for attempt in (
    lambda: a | 5,
    lambda: a | [("k", 1)],
    lambda: keys[0],
    lambda: keys.append,
    lambda: values & {1},
    lambda: hash(keys),
    lambda: keys + keys,
):
    try:
        print(attempt())
    except (TypeError, AttributeError) as error:
        print(error)
