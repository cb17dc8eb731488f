class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.n < other.n if isinstance(other, Version) else NotImplemented

    def __repr__(self):
        return f"v{self.n}"


a, b, c = Version(1), Version(2), Version(1)
print(a == c, a != c, a != b, a < b, a > b, b > a)
print(sorted([b, a, c]), max(a, b), a in [c], [a, b].index(c))
print(a == 1, a != 1, 1 == a)
for attempt in (lambda: a <= b, lambda: a < 1, lambda: 1 > a):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
try:
    hash(a)
except TypeError as error:
    print(error)


class Odd:
    def __eq__(self, other):
        return "a string"

    __hash__ = None


print(Odd() == 1, Odd() != 1)


class Loud:
    def __lt__(self, other):
        print("lt", end=" ")
        return True

    def __gt__(self, other):
        print("gt", end=" ")
        return False


class Louder(Loud):
    def __gt__(self, other):
        print("sub gt", end=" ")
        return True


print(Loud() < Loud(), Loud() < Louder(), 5 < Loud())
