class Counter:
    def __init__(self):
        self.n = 0

    def bump(self, by=1):
        self.n += by
        return self.n


c = Counter()
bump = c.bump
print(bump(), bump(5), c.n, Counter.bump(c, 2), bump.__self__ is c)
print(list(map(str.upper, ["a", "b"])), list(map([1, 2, 3].index, [3, 1])), "a-b".split.__name__)
append = [].append
append(1), append(2)
print(append.__self__, sorted(["b", "A"], key=str.lower))
c.bump = lambda: "instance attribute wins"
print(c.bump())
del c.bump
Counter.bump = lambda self: f"replaced {self.n}"
print(c.bump(), bump(1))


def free(self):
    return self.n * 100


Counter.free = free
c.unbound = free
print(c.free(), c.unbound(c))
try:
    c.unbound()
except TypeError as error:
    print(error)
