# Loops that unpack: enumerate, zip and items, to their ends and where something changes under way.
for index, item in enumerate(["a", "b", "c"]):
    print(index, item)
for index, item in enumerate([1, 2], 2**63 - 2):
    print(index, item)
for index, item in enumerate([1, 2, 3], 2**63 - 1):
    print(index, item)
for index, item in enumerate(range(10, 16, 2), -1):
    print(index, item)
for index, item in enumerate("né"):
    print(index, item)
for index, pair in enumerate(zip([1, 2], "ab")):
    print(index, pair)

growing = [1, 2]
for index, item in enumerate(growing):
    if index < 3:
        growing.append(item * 10)
print(growing)
shrinking = list(range(6))
for index, item in enumerate(shrinking):
    del shrinking[-1]
    print(index, item)

for a, b in zip([1, 2, 3], [4, 5]):
    print(a, b)
for a, b, c in zip([1, 2], range(5), "xyz"):
    print(a, b, c)
same = iter(range(7))
for a, b in zip(same, same):
    print(a, b)
print(list(same))
same = iter([1, 2, 3, 4, 5])
for a, b, c in zip(same, same, same):
    print(a, b, c)
print(list(same))
rest = iter([1, 2, 3])
for a, b in zip(rest, [10]):
    print(a, b)
print("left", list(rest))
left = iter([10])
for a, b in zip(left, rest):
    print(a, b)
for pair in zip(range(2), [5, 6]):
    print(pair)
for strict in ([1, 2], [1]), ([1], [1, 2]), ([1, 2], range(2)):
    try:
        for a, b in zip(*strict, strict=True):
            print(a, b)
    except ValueError as error:
        print(error)
for a, (b, c) in zip([1, 2], enumerate("xy")):
    print(a, b, c)
try:
    for a, b, c in zip([1], [2]):
        pass
except ValueError as error:
    print(error)

table = {"a": 1, "b": 2, "c": 3, 4: "d", None: 5}
del table["b"]
for key, value in table.items():
    print(key, value)
for key in table:
    print(key, end=" ")
for value in table.values():
    print(value, end=" ")
print()
for key, value in table.items():
    table[key] = [value, "new"]
print(table)
for change in (lambda: table.pop("a"), lambda: table.update(x=1), table.clear):
    try:
        for key, value in table.items():
            change()
    except RuntimeError as error:
        print(error)
table = {number: number for number in range(3)}
try:
    for key in table:
        del table[key]
        table[key + 10] = key
except RuntimeError as error:
    print(error)
for key, value in reversed(table.items()):
    print(key, value)
for key in {}:
    print("never")
for key, value in {}.items():
    print("never")


class Numbered(enumerate):
    def __next__(self):
        index, item = super().__next__()
        return index * 100, item


for index, item in Numbered([7, 8]):
    print(index, item)


# Keys of dicts and sets: whatever is equal is the same key.
class Equal:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == other


keys = {1: "one", "text": "two", 2.0: "three", (1, "a"): "four", -1: "five", 2**60: "six", True: "seven", b"text": "eight"}
probes = [1, 1.0, True, "text", "".join(["te", "xt"]), 2, 2.0, (1, "a"), -1, -2, 2**60, 2**61 - 1, 0, False, Equal(1), Equal("text"), b"text"]
for probe in probes:
    print(probe in keys, keys.get(probe), probe in set(keys), probe in frozenset(keys))
numbers = {2**61 - 1: "a", 2**61: "b", -(2**61): "c", -(2**60): "d"}
print([numbers.get(key) for key in (0, 1, -2, 2**61 - 1, 2**61, -(2**61), -(2**60), 2**62)])
counts = {}
for word in "a b a c b a".split():
    if word in counts:
        counts[word] += 1
    else:
        counts[word] = 1
print(counts)


def classes():
    class First:
        name = "first"

        def __init__(self):
            self.a, self.b = 1, 2

        def speak(self):
            return self.name

    class Second(First):
        name = "second"

        def __init__(self):
            self.b, self.a = 3, 4

    class Third(Second):
        def speak(self):
            return "third"

    class Fourth(First):
        __slots__ = ()

        @property
        def a(self):
            return "computed"

        @a.setter
        def a(self, value):
            self.set = value

    return First(), Second(), Third(), Fourth()


for round in range(3):
    for thing in classes() * 2:
        thing.b = thing.b + round
        print(thing.speak(), thing.a, thing.b, thing.name, end="; ")
        type(thing).name = type(thing).name + "!"
        thing.speak = lambda: "own"
        print(thing.speak())
