def f(a, b=2, *, c=3):
    return a, b, c


print(f(1), f(1, 5), f(1, c=9), f(b=0, a=4))


def grow(item, bag=[]):
    bag.append(item)
    return bag


print(grow(1), grow(2), grow(3, []))
print(grow.__defaults__)
x = 10


def late(value=x, other=lambda: x):
    return value, other()


x = 20
print(late())


def none(a=None):
    if a is None:
        a = []
    a.append(1)
    return a


print(none(), none())
print(f.__defaults__, f.__kwdefaults__)
