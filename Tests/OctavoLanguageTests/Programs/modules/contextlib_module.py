from contextlib import contextmanager, suppress, closing, nullcontext, ExitStack, redirect_stdout
import io


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as error:
        print("handled", error)
    finally:
        print(f"</{name}>")


with tag("b") as t:
    print(t)
with tag("k"):
    raise KeyError("inside")
try:
    with tag("v"):
        raise ValueError("passes through")
except ValueError as error:
    print(error)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("never")
with nullcontext(5) as n:
    print(n)
with ExitStack() as stack:
    names = [stack.enter_context(tag(x)) for x in "xy"]
    stack.callback(print, "callback")
    print(names)


@contextmanager
def broken():
    if False:
        yield


try:
    with broken():
        pass
except RuntimeError as error:
    print(error)


@contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as error:
    print(error)


@tag("deco")
def decorated():
    print("in the function")


decorated()
