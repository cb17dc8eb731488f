"""How long small pieces of code take."""

import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


def _indented(text, width):
    return text.replace("\n", "\n" + " " * width)


class Timer:
    """A statement, and what is done once before it; texts or functions."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {} if globals is None else dict(globals)
        for name, given, stem in (("stmt", stmt, "_stmt"), ("setup", setup, "_setup")):
            if isinstance(given, str):
                compile(given, "<timeit-src>", "exec")
            elif callable(given):
                names[stem] = given
            else:
                raise ValueError(f"{name} is neither a string nor callable")
        setup = _indented(setup, 4) if isinstance(setup, str) else "_setup()"
        stmt = _indented(stmt, 8) if isinstance(stmt, str) else "_stmt()"
        self.src = (
            f"def inner(_it, _timer):\n    {setup}\n    _t0 = _timer()\n    for _i in _it:\n        {stmt}\n        pass\n"
            "    _t1 = _timer()\n    return _t1 - _t0\n"
        )
        exec(compile(self.src, "<timeit-src>", "exec"), names)
        self.inner = names["inner"]

    def print_exc(self, file=None):
        import traceback

        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds that so many executions take."""
        return self.inner(itertools.repeat(None, number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        """timeit() several times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """A number of executions that takes at least 0.2 seconds, and what it took."""
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Seconds that so many executions of a statement take."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """timeit() several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
