# traceback: what it gives as text and as objects.
import io
import sys
import traceback


def inner(x):
    return 1 / x


def outer():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise ValueError("bad") from error


try:
    outer()
except ValueError as error:
    caught = error
    print(traceback.format_exc())
    print("".join(traceback.format_exception(error, chain=False)))
    print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
    print(traceback.format_tb(error.__traceback__))
    out = io.StringIO()
    traceback.print_exc(limit=1, file=out)
    print(out.getvalue())
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.name, frame.lineno, frame.line, frame.filename, tuple(frame))
te = traceback.TracebackException.from_exception(caught)
print(str(te), te.exc_type.__name__, len(te.stack), te.__cause__.exc_type.__name__, te.__suppress_context__)
print("".join(te.format()))
print("".join(traceback.format_list([("f.py", 3, "g", "x = 1"), ("f.py", 4, "h", None)])))
print(traceback.format_exception_only(SyntaxError("msg", ("file.py", 2, 5, "a = = 1\n"))))
print(traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(None, None))


class Odd(Exception):
    def __str__(self):
        raise RuntimeError


print(traceback.format_exception_only(Odd()))


def here():
    return traceback.extract_stack(limit=2), traceback.format_stack(limit=1)


print(here())


def deep(n):
    return deep(n - 1) if n else 1 / 0


try:
    deep(8)
except ZeroDivisionError:
    print(traceback.format_exc(), traceback.format_exc(limit=-2))
error = ValueError("noted")
error.add_note("a note\nof two lines")
print("".join(traceback.format_exception(error)))
try:
    raise ExceptionGroup("many", [ValueError(1), ExceptionGroup("more", [KeyError("k")])])
except ExceptionGroup:
    print(traceback.format_exc())
traceback.print_exception(error, file=sys.stdout)
