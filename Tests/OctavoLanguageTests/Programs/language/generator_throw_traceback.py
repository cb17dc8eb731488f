import traceback


def f():
    try:
        yield
    except ValueError:
        raise


def depth(error):
    tb, count = error.__traceback__, 0
    while tb:
        tb, count = tb.tb_next, count + 1
    return count


for begin in (False, True):
    g = f()
    if begin:
        next(g)
    try:
        raise ValueError("x")
    except ValueError as first:
        try:
            g.throw(first)
        except ValueError as error:
            print(depth(error))
            traceback.print_exc()


# The context is set when an exception is raised, not again on its way out.
def clears():
    try:
        yield
    except KeyError:
        error = ValueError("mine")
        try:
            raise error
        finally:
            error.__context__ = None


g = clears()
next(g)
try:
    try:
        raise KeyError(1)
    except KeyError as e:
        g.throw(e)
except ValueError as error:
    print(repr(error.__context__))
