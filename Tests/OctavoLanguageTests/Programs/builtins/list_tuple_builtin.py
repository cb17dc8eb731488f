print(
    list(),
    list("ab"),
    list(range(3)),
    list({"a": 1}),
    list((1, 2)),
    list(x for x in "z"),
    list({3}),
    list(b"ab"),
)
print(tuple(), tuple("ab"), tuple([1, [2]]), tuple({"k": 0}.items()))
t = (1, 2)
l = [1, 2]
print(tuple(t) is t, list(l) is l, list(l) == l)
for attempt in (
    lambda: list(5),
    lambda: tuple(5),
    lambda: list(1, 2),
    lambda: tuple(1, 2),
    lambda: list(x=1),
    lambda: list(None),
):
    try:
        attempt()
    except TypeError as error:
        print(error)
print(list(zip(*[iter("abcdef")] * 3)), list(reversed((1, 2))), list(map(tuple, ["ab"])))
