def careful():
    try:
        while True:
            try:
                x = yield "ready"
                print("got", x)
            except ValueError as error:
                print("caught", error)
                yield "recovered"
    finally:
        print("cleanup")


g = careful()
print(next(g), g.throw(ValueError("bad")), next(g), g.send(1))
g.close()
g.close()
print(next(g, "closed"))
g = careful()
next(g)
try:
    g.throw(KeyError("unhandled"))
except KeyError as error:
    print("out", error)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)


def unstarted():
    print("never runs")
    yield


g = unstarted()
g.close()
print(list(g))
g = unstarted()
try:
    g.throw(ValueError("before start"))
except ValueError as error:
    print(error, list(g))
