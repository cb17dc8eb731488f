def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


print(f(1), f(1, 5, 6, d=7), f(1, c=0))


def g(name, /, **kwargs):
    return name, kwargs


print(g("x", name="y"))
for attempt in (lambda: f(a=1), lambda: f(1, b=2), lambda: f(1, 2, 3, 4), lambda: f(), lambda: f(1, e=3)):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
