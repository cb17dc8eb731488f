def f(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case ["move", ("up" | "down") as way, int(steps)]:
            return f"move {way} by {steps}"
        case [1, [2, inner], *_]:
            return f"nested {inner}"
        case [first, *middle, last] if first == last:
            return f"framed {middle}"
        case (a, b):
            return f"pair {a} {b}"
        case [head, *rest]:
            return f"head {head} rest {rest}"
        case _:
            return "no sequence"


for value in (
    [],
    (5,),
    ["move", "up", 2],
    ["move", "left", 2],
    [1, [2, 3], 4],
    [7, 8, 9, 7],
    (1, 2),
    range(3),
    "ab",
    {1, 2},
    [1, 2, 3],
    b"ab",
    iter([1]),
):
    shown = "iterator" if hasattr(value, "__next__") else repr(value)
    print(shown, "->", f(value))
match 1, 2:
    case x, y:
        print(x, y)
