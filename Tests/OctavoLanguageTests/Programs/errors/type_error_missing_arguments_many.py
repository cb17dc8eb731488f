def f(a, b, c, *, d, e):
    pass


def attempt(call):
    try:
        call()
    except TypeError as error:
        print(error)


attempt(lambda: f())
attempt(lambda: f(1))
attempt(lambda: f(1, 2))
attempt(lambda: f(1, 2, 3))
attempt(lambda: f(1, 2, 3, d=1))
attempt(lambda: f(1, 2, 3, 4, d=1, e=1))
attempt(lambda: f(1, 2, 3, 4))
f(b=1, d=2, e=3)
