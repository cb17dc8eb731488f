class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        compared.append((self.name, getattr(other, "name", other)))
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return f"K({self.name})"


compared = []
a, b = Key("a"), Key("b")
d = {a: 1, b: 2}
print(d, len(compared), d[Key("b")], d[a], Key("c") in d)
compared.clear()
print(d[a], compared)
del d[Key("a")]
print(d, d.get(Key("a")))


class Mutable:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return hash(self.v)

    def __eq__(self, other):
        return self.v == other.v


m = Mutable(1)
s = {m: "stored"}
m.v = 2
print(m in s, Mutable(1) in s, len(s), [k is m for k in s])


class Unequal:
    def __eq__(self, other):
        return False

    def __hash__(self):
        return 1


u = Unequal()
print(u in {u}, u in [u], u == u, {u: 1}[u], [u].index(u))
points = {(x, y): x * y for x in range(3) for y in range(3)}
print(points[2, 2], points.get((5, 5), "none"), frozenset([1, 2]) in {frozenset([2, 1]): 0})
