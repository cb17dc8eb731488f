a, b = [1, 2], [3]
print(
    a + b,
    a * 2,
    2 * a,
    a * 0,
    a * -1,
    1 in a,
    5 not in a,
    a == [1, 2],
    a != b,
    a < b,
    [1, 2] < [1, 2, 0],
    [] < [0],
    [2] > [1, 99],
    [1, "a"] == [1, "a"],
    [1.0] == [1],
    [[1]] == [[True]],
)
c = [[0] * 2] * 2
c[0][0] = 9
print(
    c,
    [[0] * 2 for _ in range(2)],
    [None] * 3,
    len(a),
    a[0],
    a[-1],
    [*a, *b],
    bool([]),
    str(a),
    repr(["a"]),
)
x = y = [1]
x += [2]
x = x + [3]
print(x, y, x is y)
x *= 2
print(x, [1, 2] + list((3,)), [1, [2, [3]]][1][1][0])
for attempt in (
    lambda: a + (1,),
    lambda: a + 1,
    lambda: a * [1],
    lambda: a * 1.5,
    lambda: a - b,
    lambda: a[2],
    lambda: a["0"],
    lambda: a[-3],
    lambda: a < 5,
    lambda: [1] < ["a"],
    lambda: a(),
    lambda: -a,
    lambda: {a: 1},
    lambda: a[1, 2],
    lambda: [1, 2] > (1, 2),
    lambda: a / 2,
    lambda: a[None],
):
    try:
        print(attempt())
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)
