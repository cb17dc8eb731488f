print(
    list(reversed([1, 2, 3])),
    "".join(reversed("abc")),
    list(reversed(range(0, 7, 2))),
    list(reversed({"a": 1, "b": 2})),
    list(reversed({"a": 1, "b": 2}.items())),
    list(reversed(())),
)


class Seq:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 2


class Custom:
    def __reversed__(self):
        return iter("custom")


print(list(reversed(Seq())), list(reversed(Custom())))
for bad in ({1, 2}, 5, (x for x in []), iter([])):
    try:
        reversed(bad)
    except TypeError as error:
        print(error)
r = reversed([1, 2])
print(next(r), list(r), next(r, None))
