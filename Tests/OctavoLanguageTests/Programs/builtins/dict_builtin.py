print(dict(), dict(a=1), dict([("a", 1), ["b", 2]]), dict({"x": 1}, y=2), dict(zip("ab", range(2))))
print(dict(["ab", "cd"]), dict.fromkeys("ab"), dict.fromkeys([1, 2], []), dict(dict(a=1)))


class K:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key * 2


print(dict(K()), {**K()})
for attempt in (
    lambda: dict(5),
    lambda: dict([1]),
    lambda: dict(["abc"]),
    lambda: dict([("a",)]),
    lambda: dict({}, {}),
    lambda: dict(["a"]),
    lambda: dict([[[], 1]]),
):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
