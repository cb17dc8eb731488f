def g():
    exec("x = 1")
    return locals()


def h():
    y = 2
    exec("y = 3; z = 4")
    return y, locals()


def same():
    a = 1
    first = locals()
    b = 2
    second = locals()
    del a
    third = locals()
    return first is second is third, sorted(third)


def closure():
    n = 5

    def inner():
        exec("m = n + 1", globals(), locals())
        return n, sorted(locals()), eval("n + 1")

    return inner()


def calls(depth):
    exec(f"v{depth} = depth")
    return sorted(locals()) + (calls(depth - 1) if depth else [])


def generator():
    k = 1
    exec("extra = 7")
    yield sorted(locals())
    exec("more = extra + 1")
    yield locals()["more"]


print(g(), h(), same(), closure(), calls(2), list(generator()))
print((lambda q: locals())(3), g())
