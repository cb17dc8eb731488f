import json

print(
    json.dumps(
        {
            "a": 1,
            "b": [True, False, None],
            "c": "é\n\"\\/\u2028😀",
            "d": 1.5,
            "e": {},
            "f": [],
            "g": (1, 2),
        }
    )
)
print(
    json.dumps([1.0, 1e100, -0.0, 10**30, float("inf"), float("-inf"), float("nan"), 0.1 + 0.2]),
    json.dumps("é😀", ensure_ascii=False),
    json.dumps("text"),
    json.dumps(None),
    json.dumps(5),
)
print(json.dumps({"b": 1, "a": [1, {"x": 2}], "empty": [], "d": {}}, indent=2, sort_keys=True))
print(
    json.dumps([1, [2, 3]], indent="--"),
    json.dumps({"a": [1, 2]}, separators=(",", ":")),
    json.dumps([1], indent=0),
    json.dumps({"a": 1, "b": 2}, separators=(" ; ", " = ")),
)
print(
    json.dumps({1: "int", 2.5: "float", True: "bool", None: "none", "s": 0}),
    json.dumps({(1, 2): 3, "k": 1}, skipkeys=True),
    json.dumps({1, 2}, default=sorted),
    json.dumps([complex(1, 2)], default=str),
)


class Encoder(json.JSONEncoder):
    def default(self, o):
        return list(o) if isinstance(o, range) else super().default(o)


print(
    json.dumps({"r": range(3)}, cls=Encoder),
    Encoder().encode([1]),
    json.dumps({"x": [[], {}, [{}]]}, indent=1),
)
loop = []
loop.append(loop)
for attempt in (
    lambda: json.dumps({1, 2}),
    lambda: json.dumps({(1,): 2}),
    lambda: json.dumps(loop),
    lambda: json.dumps(float("nan"), allow_nan=False),
    lambda: json.dumps(object),
    lambda: json.dumps(b"x"),
    lambda: json.dumps(1j),
    lambda: json.dumps({"a": 1, 2: 3}, sort_keys=True),
    lambda: json.dumps(Encoder, cls=Encoder),
    lambda: json.dumps(),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
