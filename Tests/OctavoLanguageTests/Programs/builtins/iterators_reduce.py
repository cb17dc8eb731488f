# Iterators can be copied, pickled and put back; those with a type of their own can be derived from.
import copy
import pickle

sources = [[1, 2, 3], (1, 2, 3), "abc", "äbc", b"abc", bytearray(b"abc"), range(5), range(10**30, 10**30 + 3),
           {"a": 1, "b": 2}, {"a": 1}.items(), {"a": 1}.values(), {7}]
for source in sources:
    iterator = iter(source)
    next(iterator)
    twin = copy.copy(iterator)
    again = pickle.loads(pickle.dumps(iterator))
    print(type(iterator).__name__, list(twin), list(again), list(iterator), list(iterator))
    print(list(pickle.loads(pickle.dumps(iterator))))

print(iter([1, 2]).__reduce__(), iter("ab").__reduce__(), reversed([1, 2]).__reduce__())
print(list(copy.copy(enumerate("ab", 3))), list(copy.copy(zip("ab", "cd"))))
print(list(copy.copy(map(len, ["a", "bc"]))), list(copy.copy(filter(None, [0, 1]))))
print(zip("ab", "c", strict=True).__reduce__()[2])

iterator = iter([1, 2, 3])
iterator.__setstate__(2)
print(list(iterator))
iterator = iter((1, 2, 3))
iterator.__setstate__(-5)
print(list(iterator))
iterator = iter(bytearray(b"ab"))
print(list(iterator), bytearray(b"ab").extend(b"c"), list(iterator))


class Loud(enumerate):
    def __next__(self):
        return "item", super().__next__()


print([item for item in Loud("ab")], next(Loud("c")))


class Named(map):
    label = "m"

    def __init__(self, *args):
        self.made = True


named = Named(abs, [-1])
print(named.label, named.made, list(named))
