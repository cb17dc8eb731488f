print(
    list(filter(None, [0, 1, "", "a", None])),
    list(filter(lambda n: n % 2, range(6))),
    list(filter(str.isdigit, "a1b2")),
)
print(
    list(map(int, "123")),
    list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])),
    list(map(max, [1, 5], [3, 2])),
    list(map(pow, [2, 3], [3, 2])),
)
m = map(str, [1, 2])
print(next(m), list(m), list(m), iter(m) is m)


def lazy(x):
    print("called", x)
    return x


f = filter(lazy, [1, 2])
print("nothing yet")
print(next(f))
for attempt in (
    lambda: map(),
    lambda: map(len),
    lambda: filter(None),
    lambda: list(map(len, [5])),
    lambda: map(len, 5),
    lambda: list(map(5, [1])),
):
    try:
        attempt()
    except TypeError as error:
        print(error)
