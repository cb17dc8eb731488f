def make():
    n = 3
    return [lambda: n + i for i in range(3)], [n * i for i in range(n)]


functions, values = make()
print([f() for f in functions], values)


class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    try:
        broken = [factor * i for factor in [1] for i in items]
    except NameError as error:
        print(error)


print(C.doubled)


def first_iterable_is_eager():
    def boom():
        raise ValueError("evaluated at once")
    try:
        (x for x in boom())
    except ValueError as error:
        print(error)
    lazy = (x for _ in [0] for x in boom())
    print("nothing yet")
    try:
        next(lazy)
    except ValueError as error:
        print("later:", error)


first_iterable_is_eager()
