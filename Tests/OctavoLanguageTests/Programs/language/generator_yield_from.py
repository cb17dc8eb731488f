def inner():
    x = yield 1
    print("inner got", x)
    try:
        yield 2
    except ValueError:
        print("inner caught")
        yield "handled"
    return "result"


def outer():
    value = yield from inner()
    print("value", value)
    yield from [10, 20]
    yield from "ab"
    last = yield from iter(())
    print("last", last)


g = outer()
print(next(g), g.send("hello"), g.throw(ValueError))
print(list(g))


def flatten(x):
    if isinstance(x, list):
        for item in x:
            yield from flatten(item)
    else:
        yield x


print(list(flatten([1, [2, [3, [4]], []], 5])))


def closing():
    try:
        yield from sub()
    finally:
        print("outer closed")


def sub():
    try:
        yield 1
    finally:
        print("sub closed")


c = closing()
next(c)
c.close()
