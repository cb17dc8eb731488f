class Odd:
    def __len__(self):
        raise ValueError("len")

    def __iter__(self):
        raise ValueError("iter")

    def __eq__(self, other):
        raise ValueError("eq")

    def __hash__(self):
        raise ValueError("hash")

    def __contains__(self, x):
        raise ValueError("contains")

    def __index__(self):
        raise ValueError("index")

    def __lt__(self, other):
        raise ValueError("lt")


o = Odd()
attempts = {
    "len": lambda: len(o),
    "list": lambda: list(o),
    "eq": lambda: [1] == [o],
    "in": lambda: 1 in o,
    "in list": lambda: 1 in [o],
    "hash": lambda: {o},
    "dict": lambda: {}[o],
    "index": lambda: [1][o],
    "sort": lambda: sorted([o, o]),
    "max": lambda: max(o, o),
    "unpack": lambda: (lambda *a: a)(*o),
    "range": lambda: range(o),
    "for": lambda: [x for x in o],
    "count": lambda: [o].count(1),
    "bool": lambda: bool(o),
    "zip": lambda: zip(o),
    "join": lambda: "".join(o),
    "slice": lambda: "abc"[:o],
}
for name, attempt in attempts.items():
    try:
        print(name, attempt())
    except ValueError as error:
        print(name, "->", error)
