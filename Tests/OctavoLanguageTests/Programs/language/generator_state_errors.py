def recursive():
    yield next(g)


g = recursive()
try:
    next(g)
except ValueError as error:
    print(error)


def leak():
    yield 1
    raise StopIteration("inside")


g = leak()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))


def through_next():
    yield next(iter([]))


try:
    list(through_next())
except RuntimeError as error:
    print(error)


def failing():
    yield 1
    1 / 0


g = failing()
print(next(g))
try:
    next(g)
except ZeroDivisionError:
    print("raised once")
print(next(g, "then exhausted"))
print([x for x in (n for n in range(3))], sum(x for x in ()))
