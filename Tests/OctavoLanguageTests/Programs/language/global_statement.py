x = "module"


def change():
    global x, fresh
    x = "changed"
    fresh = [1]


def shadow():
    x = "local"
    return x


change()
print(x, fresh, shadow(), x)


class Space:
    global y
    y = "from a class body"
    z = x


print(y, Space.z, hasattr(Space, "y"))


def deep():
    x = "deep"

    def inner():
        global x
        return x
    return inner()


print(deep())
print(sorted(name for name in globals() if name in ("x", "y", "fresh")))
