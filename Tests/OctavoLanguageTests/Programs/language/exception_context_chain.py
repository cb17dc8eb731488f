def walk(error):
    while error:
        print(" ", repr(error), error.__suppress_context__)
        error = error.__cause__ or error.__context__


try:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            {}["missing"]
    except KeyError as e:
        raise ValueError("top") from e
except ValueError as e:
    walk(e)
try:
    try:
        raise ValueError("in body")
    finally:
        raise TypeError("in finally")
except TypeError as e:
    walk(e)
try:
    raise ValueError("fresh")
except ValueError as e:
    walk(e)
    saved = e
try:
    raise saved
except ValueError as e:
    walk(e)


def generator():
    try:
        yield
    except ValueError:
        raise KeyError("from a generator")


g = generator()
next(g)
try:
    g.throw(ValueError("thrown in"))
except KeyError as e:
    walk(e)
