def attempt(action):
    try:
        print("gives", repr(action()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


import types

attempt(lambda: types.ModuleType(5))
attempt(lambda: types.ModuleType())
attempt(lambda: types.MethodType(len, None))
attempt(lambda: types.MethodType(5, 5))
attempt(lambda: types.FunctionType(5, {}))
attempt(lambda: types.FunctionType((lambda: 0).__code__, 5))


def outer():
    x = 1
    return lambda: x


attempt(lambda: types.FunctionType(outer().__code__, globals()))
attempt(lambda: types.FunctionType(outer().__code__, globals(), "name", None, ()))
attempt(lambda: types.MappingProxyType(5))
attempt(lambda: types.MappingProxyType())
attempt(lambda: property().__set_name__(1))
attempt(lambda: compile("1", "f", "other"))
attempt(lambda: compile("a\0b", "f", "exec"))
attempt(lambda: eval("1\0"))
attempt(lambda: exec("x\0"))
attempt(lambda: eval(5))
attempt(lambda: eval("1", 5))
attempt(lambda: type(...)(1))
attempt(lambda: type(NotImplemented)(1))
attempt(lambda: type(None)(1))
attempt(lambda: object().__format__(5))
attempt(lambda: object.__new__(5))
attempt(lambda: type.__new__(int, "a", (), {}))
attempt(lambda: type.__init__(type, 1, 2, 3, a=1))
attempt(lambda: type("A", (), {}, 1))


def set_class(x, new):
    x.__class__ = new


class A: pass
class S:
    __slots__ = ("a",)


attempt(lambda: set_class(5, A))
attempt(lambda: set_class(A(), int))
attempt(lambda: set_class(A(), S))
attempt(lambda: set_class(A(), 5))
attempt(lambda: setattr(int, "__name__", "other"))
attempt(lambda: setattr(int, "anything", 5))
attempt(lambda: setattr(A, "__name__", 5))
attempt(lambda: setattr(A, "__name__", "a\0b"))
attempt(lambda: setattr(A, "__qualname__", 5))
attempt(lambda: setattr(len, "__doc__", "x"))
attempt(lambda: setattr([], "append", 1))
attempt(lambda: setattr([], "other", 1))
attempt(lambda: setattr((), "count", 1))
attempt(lambda: delattr(A(), "nothing"))
attempt(lambda: super())
attempt(lambda: super(5))
attempt(lambda: super(int, "text"))
attempt(lambda: super(A, 5).x)


class B(A):
    def deleted(self):
        del self
        return super()

    def missing(self):
        return super().missing


def outside(self):
    return super()


attempt(lambda: B().deleted())
attempt(lambda: B().missing())
attempt(lambda: outside(B()))
attempt(lambda: outside())
attempt(lambda: int(base=10))
attempt(lambda: int("z", 37))
attempt(lambda: int(5, 10))
attempt(lambda: int("12", 1))
attempt(lambda: (5).to_bytes(-1, "big"))
attempt(lambda: (5).to_bytes(1, "middle"))
attempt(lambda: (500).to_bytes(1, "big"))
attempt(lambda: (-5).to_bytes(1, "big"))
attempt(lambda: int.from_bytes(5, "big"))


class Truncates:
    def __trunc__(self):
        return "text"


attempt(lambda: int(Truncates()))
attempt(lambda: float.__getformat__("other"))
attempt(lambda: float.__getformat__(5))
attempt(lambda: complex(1, "2"))
attempt(lambda: complex("1", 2))
attempt(lambda: complex([]))
attempt(lambda: complex("1+"))
attempt(lambda: complex(1, []))
attempt(lambda: abs(complex(1e308, 1e308)))
attempt(lambda: (1j) // 2)
attempt(lambda: (1j) % 2)
attempt(lambda: (1j) < 2)
attempt(lambda: (1j) / 0)
attempt(lambda: 0j ** -1)


class WrongComplex:
    def __complex__(self):
        return 5


attempt(lambda: complex(WrongComplex()))
attempt(lambda: isinstance(5, list[int]))
attempt(lambda: issubclass(int, list[int]))
attempt(lambda: issubclass(5, int))
attempt(lambda: isinstance(5, "text"))
