late = [lambda: i for i in range(3)]
print([f() for f in late])
early = [lambda i=i: i for i in range(3)]
print([f() for f in early])


def makers():
    functions = []
    for n in range(3):
        def show():
            return n
        functions.append(show)
    n = "changed"
    return functions


print([f() for f in makers()])


def bind(n):
    return lambda: n


print([f() for f in map(bind, range(3))])
for k in range(2):
    def at_module():
        return k
k = 99
print(at_module())
