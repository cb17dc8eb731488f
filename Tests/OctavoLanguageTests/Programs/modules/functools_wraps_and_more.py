from functools import wraps, cached_property, total_ordering, singledispatch, cmp_to_key, update_wrapper


def deco(f):
    @wraps(f)
    def inner(*a):
        "inner doc"
        return f(*a)

    return inner


@deco
def documented(x):
    "outer doc"
    return x


print(
    documented.__name__,
    documented.__doc__,
    documented.__wrapped__(3),
    documented.__qualname__,
    documented.__module__,
)


class Data:
    def __init__(self):
        self.computed = 0

    @cached_property
    def total(self):
        self.computed += 1
        return 42


d = Data()
print(d.total, d.total, d.computed, "total" in d.__dict__)
del d.total
print(d.total, d.computed)
d.total = 5
print(d.total)


@total_ordering
class Grade:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Grade(1) <= Grade(2), Grade(2) > Grade(1), Grade(2) >= Grade(2), max(Grade(1), Grade(5)).n)


@singledispatch
def show(x):
    return f"something {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return f"list of {len(x)}"


print(show("a"), show(5), show([1, 2]), show(True), show.dispatch(float) is show.dispatch(object))
print(
    sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)),
    sorted(["bb", "a"], key=cmp_to_key(lambda a, b: len(a) - len(b))),
)
