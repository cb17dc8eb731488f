class V:
    def __init__(self, *xs):
        self.xs = xs

    def __add__(self, other):
        return V(*(a + b for a, b in zip(self.xs, other.xs))) if isinstance(other, V) else NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, k):
        return V(*(a * k for a in self.xs)) if isinstance(k, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.xs, other.xs))

    def __abs__(self):
        return (self @ self) ** 0.5

    def __bool__(self):
        return any(self.xs)

    def __repr__(self):
        return f"V{self.xs}"


a, b = V(3, 4), V(1, 2)
print(a + b, a - b, a * 2, 0.5 * a, -a, a @ b, abs(a), sum([a, b]), bool(V(0, 0)))
for attempt in (
    lambda: a + 1,
    lambda: 1 + a,
    lambda: a * "x",
    lambda: "x" * a,
    lambda: a / 2,
    lambda: a // 1,
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
a += b
print(a)
