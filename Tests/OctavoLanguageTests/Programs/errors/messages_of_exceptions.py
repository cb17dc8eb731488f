def attempt(action):
    try:
        print("gives", repr(action()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


import sys

attempt(lambda: ExceptionGroup("m", [1]))
attempt(lambda: ExceptionGroup("m", []))
attempt(lambda: ExceptionGroup("m", 5))
attempt(lambda: ExceptionGroup(5, [ValueError()]))
attempt(lambda: ExceptionGroup("m", [KeyboardInterrupt()]))


class Own(ExceptionGroup): pass
class Plain(BaseExceptionGroup, Exception): pass


attempt(lambda: Own("m", [KeyboardInterrupt()]))
attempt(lambda: Plain("m", [KeyboardInterrupt()]))
group = ExceptionGroup("m", [ValueError(1), TypeError(2)])
attempt(lambda: group.split(5))
attempt(lambda: group.subgroup("text"))


class Derives(ExceptionGroup):
    def derive(self, excs):
        return 5


attempt(lambda: Derives("m", [ValueError(1), TypeError(2)]).split(ValueError))


def catch():
    try:
        raise group
    except* ExceptionGroup:
        pass


attempt(catch)


def catch_other():
    try:
        raise ValueError
    except* 5:
        pass


attempt(catch_other)


def catch_plain():
    try:
        raise ValueError
    except 5:
        pass


attempt(catch_plain)
attempt(lambda: ValueError().__setstate__(5))
attempt(lambda: ValueError().add_note(5))


def spoilt_notes():
    error = ValueError()
    error.__notes__ = 5
    error.add_note("text")


attempt(spoilt_notes)


def cause(value):
    raise ValueError from value


attempt(lambda: cause(5))


def set_attribute(name, value):
    setattr(ValueError(), name, value)


attempt(lambda: set_attribute("__traceback__", 5))
attempt(lambda: set_attribute("__cause__", 5))
attempt(lambda: set_attribute("__context__", 5))
attempt(lambda: set_attribute("args", 5))
attempt(lambda: ValueError().with_traceback(5))


def generator():
    yield 1


attempt(lambda: generator().throw(ValueError, 1, 5))
attempt(lambda: generator().throw(ValueError(), 1))
attempt(lambda: generator().throw(5))
attempt(lambda: generator().throw("text"))
attempt(lambda: generator().send(1))


def raises(x):
    raise x


attempt(lambda: raises(5))
attempt(lambda: raises(int))


class NotException:
    pass


class Strange(Exception):
    def __new__(cls):
        return 5


attempt(lambda: raises(NotException))
attempt(lambda: raises(Strange))
attempt(lambda: UnicodeDecodeError(1))
attempt(lambda: UnicodeEncodeError("utf-8", b"a", 0, 1, "why"))
attempt(lambda: StopIteration(1, 2).value)
attempt(lambda: ImportError("m", other=1))
attempt(lambda: AttributeError("m", other=1))
attempt(lambda: NameError("m", other=1))
attempt(lambda: ValueError(a=1))
attempt(lambda: OSError(a=1))
attempt(lambda: sys._getframe(10**6))
attempt(lambda: sys.setrecursionlimit(0))
attempt(lambda: sys.setrecursionlimit("a"))
attempt(lambda: sys.intern(5))
attempt(lambda: sys.set_int_max_str_digits(5))
attempt(lambda: sys.exc_info(1))
attempt(lambda: sys.getsizeof())
attempt(lambda: sys._getframe().clear())
attempt(lambda: int("1" * 5000))
attempt(lambda: str(10 ** 5000))
