def show(*args, **kwargs):
    return args, kwargs


print(show())
print(show(1, 2, x=3))
print(show(*[1, 2], *"ab", **{"k": 1}, **{"l": 2}, m=3))


def mixed(a, b=10, *rest, key, other="o", **more):
    return a, b, rest, key, other, more


print(mixed(1, key=2))
print(mixed(1, 2, 3, 4, key=5, extra=6))
print(mixed(*range(3), **dict(key="k", other="p")))
print(show(**{"not an identifier": 1}))


def total(first, /, *others, scale=1):
    return (first + sum(others)) * scale


print(total(1), total(1, 2, 3, scale=2))
args = (3, 4)
print(pow(*args), max(*args, 9), dict(**{"a": 1}, b=2))
