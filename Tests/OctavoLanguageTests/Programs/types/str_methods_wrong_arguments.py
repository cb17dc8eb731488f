s = "text"
attempts = [
    lambda: s.upper(1),
    lambda: s.lower(x=1),
    lambda: s.split(sepp=","),
    lambda: s.title(1, 2),
    lambda: s.find("a", 1, 2, 3),
    lambda: s.isalpha(1),
    lambda: s.encode(1),
    lambda: s.expandtabs("x"),
    lambda: s.splitlines(keep=1),
    lambda: s.join("a", "b"),
    lambda: str.upper(),
    lambda: str.upper(5),
    lambda: str.join(5, []),
    lambda: s.ljust(),
    lambda: s.swapcase(None),
    lambda: s.count(),
    lambda: s.format(1)(2),
    lambda: s.replace("a", "b", "c"),
    lambda: s.partition(),
    lambda: s.splitlines(1, 2),
    lambda: s.translate(),
    lambda: s.zfill(1, 2),
    lambda: s.index(),
    lambda: s.uper(),
    lambda: s.push("a"),
    lambda: "".jion([]),
]
for attempt in attempts:
    try:
        print(attempt())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
