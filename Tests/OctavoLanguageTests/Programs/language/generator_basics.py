def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")


g = count(2)
print("made", type(g).__name__)
print(next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stopped", stop.value)
print(next(g, "default"), list(g))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print([x for x, _ in zip(fib(), range(10))])


def result():
    yield 1
    return "the value"


g = result()
next(g)
try:
    next(g)
except StopIteration as stop:
    print(stop.value, stop.args)


def never():
    return
    yield


print(list(never()), iter(g) is g, g.__name__, g.__qualname__)
