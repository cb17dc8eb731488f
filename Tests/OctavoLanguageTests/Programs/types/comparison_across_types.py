values = [1, 1.0, True, "1", b"1", (1,), [1], {1}, {1: 1}, None, 1j, range(1), frozenset([1])]
for a in values:
    print("".join("=" if a == b else "." for b in values), end=" ")
    row = ""
    for b in values:
        try:
            row += "<" if a < b else ">" if a > b else "0"
        except TypeError:
            row += "x"
    print(row)
try:
    sorted([1, "a", None])
except TypeError as error:
    print(error)
print(
    sorted([(1, "b"), (1, "a"), (0, None)]),
    [1, [2]] < [1, [3]],
    (1, 2, 3) > (1, 2),
    "a" < "aa",
    [] == (),
    {} == set(),
    0 == "",
    "" == b"",
    range(0) == [],
)
