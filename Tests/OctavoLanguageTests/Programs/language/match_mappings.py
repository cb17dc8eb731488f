def f(x):
    match x:
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": "box", "size": [w, h]}:
            return f"box {w}x{h}"
        case {"type": kind, **rest}:
            return f"unknown {kind} {rest}"
        case {1: _, "x": None}:
            return "mixed keys"
        case {}:
            return "some mapping"
        case _:
            return "not a mapping"


for value in (
    {"type": "circle", "r": 2, "extra": 1},
    {"type": "box", "size": (3, 4)},
    {"type": "tri", "a": 1},
    {1: 0, "x": None},
    {"y": 1},
    {},
    [],
):
    print(value, "->", f(value))
from collections import defaultdict, OrderedDict

d = defaultdict(list, a=1)
match d:
    case {"missing": x}:
        print("never")
    case {"a": a}:
        print("a is", a, dict(d))
match OrderedDict(k=1):
    case {"k": int(n)}:
        print("ordered", n)
