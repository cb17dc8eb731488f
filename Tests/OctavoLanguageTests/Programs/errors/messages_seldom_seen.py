import itertools
import re
import sys
import time
import traceback


def attempt(action):
    try:
        print("gives", repr(action()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


def fault(text):
    try:
        compile(text, "text", "exec")
        print("compiles")
    except SyntaxError as error:
        print(f"{type(error).__name__}: {error.msg} at {error.lineno}:{error.offset}")


class Early:
    def method(self):
        return super()

    attempt(lambda: Early.method)
    try:
        method(5)
    except RuntimeError as error:
        print(error)


class NoContainer:
    __contains__ = None
    __iter__ = None


attempt(lambda: 5 in NoContainer())
attempt(lambda: 5 not in NoContainer())
attempt(lambda: iter(NoContainer()))
attempt(lambda: type.__init__(type, "a", b=1))
attempt(lambda: type.__new__(5, "a", (), {}))
attempt(lambda: traceback.print_exception(5))
attempt(lambda: traceback.format_exception(ValueError, None, None))
attempt(lambda: sys.unraisablehook(5))
attempt(lambda: time.sleep(1e10))
attempt(lambda: re.compile("(?-t:x)"))


class Again:
    def __iter__(self):
        return self

    def __next__(self):
        return next(second)


first, second = itertools.tee(Again())
attempt(lambda: next(first))

fault("[i for i in range(3) if (j := i) for j in range(3)]")
fault("if x:\n" + "".join("  " * depth + "if x:\n" for depth in range(1, 101)) + "  " * 101 + "y")
fault("(" * 200 + ")" * 200)
fault("(" * 201 + ")" * 201)
fault("f'{" + "(" * 201 + ")" * 201 + "}'")
fault("".join(" " * depth + "while x:\n" for depth in range(21)) + " " * 21 + "y")
fault("".join(" " * depth + "with x:\n" for depth in range(21)) + " " * 21 + "y")
fault("".join(" " * depth + "for x in y:\n" for depth in range(21)) + " " * 21 + "y")
fault(", ".join("a" for _ in range(256)) + ", *b = c")
fault("*b, " + ", ".join("a" for _ in range(2**10)) + " = c")
fault("f(" + ", ".join("a" for _ in range(300)) + ")")
fault("def f(" + ", ".join(f"a{index}" for index in range(300)) + "): pass")
