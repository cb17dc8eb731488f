import sys


def g():
    try:
        yield sys.exc_info()[0]
    except ValueError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
        try:
            yield from inner()
        finally:
            yield sys.exc_info()[0]
        raise


def inner():
    yield sys.exc_info()[0]


made = g()
print(next(made))
try:
    raise ValueError("thrown")
except ValueError as error:
    print(made.throw(error))
print(sys.exc_info()[0], next(made), next(made), next(made))
try:
    next(made)
except ValueError as error:
    print("again", error)
try:
    raise KeyError
except KeyError:
    other = g()
    print(next(other))
print(sys.exc_info()[0])
try:
    print >> sys.stderr
except TypeError as error:
    print(error)
