class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *rest, scale=1):
        return (x + self.n + sum(rest)) * scale

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return isinstance(other, Adder) and self.n == other.n


add = Adder(2)
print(add(1), add(1, 2, 3, scale=10), callable(add), callable(5), list(map(add, [1, 2])))
print({Adder(1): "a"}[Adder(1)], len({Adder(1), Adder(1), Adder(2)}), hash(Adder(7)))


class BadHash:
    def __hash__(self):
        return "x"


class BigHash:
    def __hash__(self):
        return 2 ** 200


try:
    hash(BadHash())
except TypeError as error:
    print(error)
print(hash(BigHash()) == hash(2 ** 200), hash(-1), hash(2 ** 61 - 1), hash(1.0) == hash(True))
try:
    Adder(1)(1)(2)
except TypeError as error:
    print(error)
