from collections import OrderedDict, ChainMap, UserDict

o = OrderedDict([("b", 1), ("a", 2)])
o["c"] = 3
o.move_to_end("b")
print(
    o,
    list(o),
    o.popitem(last=False),
    o,
    o.move_to_end("b", last=False),
    o,
    OrderedDict(a=1) == {"a": 1},
    OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1),
    OrderedDict(a=1, b=2) == {"b": 2, "a": 1},
    list(reversed(o)),
    OrderedDict(),
    o | {"z": 0},
)
try:
    o.move_to_end("nope")
except KeyError as error:
    print(error)
base, top = {"color": "red", "user": "guest"}, {"user": "admin"}
m = ChainMap(top, base)
print(m["user"], m["color"], m.get("none"), len(m), sorted(m), "color" in m, m.maps, dict(m), m)
m["new"] = 1
child = m.new_child({"user": "child"})
print(top, child["user"], child.parents["user"], m.parents)
del m["new"]
for attempt in (lambda: m["missing"], lambda: m.pop("color"), lambda: OrderedDict().popitem()):
    try:
        attempt()
    except KeyError as error:
        print(error)
