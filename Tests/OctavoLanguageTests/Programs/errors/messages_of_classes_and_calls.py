def attempt(action):
    try:
        print("gives", repr(action()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


import time
import types


def make(name, bases=(), names=None, meta=type):
    return meta(name, bases, {} if names is None else names)


class Base: pass
class Entries:
    def __init__(self, value):
        self.value = value

    def __mro_entries__(self, bases):
        return self.value


attempt(lambda: make("A", (Entries((Base,)),)))
attempt(lambda: make("A", (5,)))
attempt(lambda: make("A", (bool,)))
attempt(lambda: make("A", (Base, Base)))
attempt(lambda: make("A", (object, Base)))
attempt(lambda: make("A", (int, str)))
attempt(lambda: make(5))
attempt(lambda: make("A", 5))
attempt(lambda: make("A", (), 5))
attempt(lambda: make("a\0b"))
attempt(lambda: make("A", (), {"__qualname__": 5}))
attempt(lambda: make("A", (), {"__classcell__": 5}))
attempt(lambda: make("A", (), {"__slots__": ("__dict__", "__dict__")}))
attempt(lambda: make("A", (), {"__slots__": ("a b",)}))
attempt(lambda: make("A", (), {"__slots__": (5,)}))
attempt(lambda: make("A", (), {"__slots__": ("a",), "a": 1}))
attempt(lambda: make("A", (int,), {"__slots__": ("a",)}))
attempt(lambda: make("A", (tuple,), {"__slots__": ("a",)}))


def entries():
    class A(Entries(5)): pass


attempt(entries)


class WrongOrder(type):
    def mro(cls):
        return [5]


class NoOrder(type):
    def mro(cls):
        return 5


attempt(lambda: make("A", (), None, WrongOrder))
attempt(lambda: make("A", (), None, NoOrder))


class Prepares(type):
    def __prepare__(name, bases, **options):
        return 5


def prepared():
    class A(metaclass=Prepares): pass


attempt(prepared)


class Loses(type):
    def __new__(cls, name, bases, names):
        names = dict(names)
        names.pop("__classcell__", None)
        return super().__new__(cls, name, bases, names)


def cell_lost():
    class A(metaclass=Loses):
        def f(self):
            return __class__


attempt(cell_lost)


class First(type): pass
class Second(type): pass
class OfFirst(metaclass=First): pass
class OfSecond(metaclass=Second): pass


attempt(lambda: make("A", (OfFirst, OfSecond)))


class Options:
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)


def with_options():
    class A(Options, other=1): pass


attempt(with_options)
attempt(lambda: Base(1))
attempt(lambda: Base(a=1))


class HasNew:
    def __new__(cls):
        return super().__new__(cls, 1)


class HasInit:
    def __init__(self):
        super().__init__(1)


attempt(lambda: HasNew())
attempt(lambda: HasInit())


class InitGives:
    def __init__(self):
        return 5


attempt(lambda: InitGives())


def matched(subject, pattern):
    match subject:
        case pattern(1):
            return "matched"
        case pattern(1, 2):
            return "matched two"
    return "no match"


class Arguments:
    def __init__(self, x=1):
        self.x = x


attempt(lambda: matched(Arguments(), Arguments))
Arguments.__match_args__ = 5
attempt(lambda: matched(Arguments(), Arguments))
Arguments.__match_args__ = (5,)
attempt(lambda: matched(Arguments(), Arguments))
Arguments.__match_args__ = ("x",)
attempt(lambda: matched(Arguments(2), Arguments))
attempt(lambda: matched(5, "text"))
attempt(lambda: matched(5, int))
attempt(lambda: int.__add__())
attempt(lambda: int.__add__("a", 1))
attempt(lambda: str.upper())
attempt(lambda: str.upper(5))
attempt(lambda: list.append())
attempt(lambda: list.append(5, 1))
attempt(lambda: dict.fromkeys())
attempt(lambda: Base.missing)
attempt(lambda: Base().missing)
attempt(lambda: 5 in 5)
attempt(lambda: 5 in Base())
attempt(lambda: Base()())
attempt(lambda: Base()[1])
attempt(lambda: Base[1])
attempt(lambda: len(Base()))
attempt(lambda: hash([]))
attempt(lambda: -Base())
attempt(lambda: Base() + 1)
attempt(lambda: Base() < 1)
attempt(lambda: iter(Base()))
attempt(lambda: [*Base()])
attempt(lambda: {**Base()})
attempt(lambda: print(*5))
attempt(lambda: print(**5))
attempt(lambda: dict(**{1: 2}))


class Protocol:
    def __init__(self, value):
        self.value = value

    def result(self, *arguments):
        return self.value

    __len__ = __bool__ = __hash__ = __index__ = __iter__ = __repr__ = __str__ = __float__ = __int__ = result
    __dir__ = __round__ = __instancecheck__ = result


attempt(lambda: len(Protocol("a")))
attempt(lambda: len(Protocol(-1)))
attempt(lambda: len(Protocol(10 ** 30)))
attempt(lambda: bool(Protocol("a")))
attempt(lambda: hash(Protocol("a")))
attempt(lambda: [1][Protocol("a")])
attempt(lambda: iter(Protocol(5)))
attempt(lambda: repr(Protocol(5)))
attempt(lambda: str(Protocol(5)))
attempt(lambda: float(Protocol("a")))
attempt(lambda: int(Protocol("a")))
attempt(lambda: dir(Protocol(5)))
attempt(lambda: getattr(1, 5))
attempt(lambda: setattr(1, 5, 5))
attempt(lambda: hasattr(1, 5))
attempt(lambda: delattr(1, "real"))
attempt(lambda: vars(5))
attempt(lambda: round(1, "a"))
attempt(lambda: round("a"))
attempt(lambda: pow(1, 2, 0))
attempt(lambda: pow(2, -1, 4))
attempt(lambda: pow(1.5, 2, 3))
attempt(lambda: divmod(1, 0))
attempt(lambda: max())
attempt(lambda: max([]))
attempt(lambda: max(1, 2, default=3))
attempt(lambda: sorted([1], 2))
attempt(lambda: sorted([1, "a"]))
attempt(lambda: abs("a"))
attempt(lambda: bin(1.5))
attempt(lambda: callable())
attempt(lambda: __import__("a", level=-1))
attempt(lambda: __import__(""))
attempt(lambda: __import__(5))
attempt(lambda: __import__("nothing_of_this_name"))
attempt(lambda: exec("from . import x"))
attempt(lambda: exec("from .. import x", {"__package__": "p", "__name__": "p.m"}))


def f(a, b, /, c, *, d): pass


attempt(lambda: f())
attempt(lambda: f(1))
attempt(lambda: f(1, 2))
attempt(lambda: f(1, 2, 3))
attempt(lambda: f(1, 2, 3, 4))
attempt(lambda: f(1, b=2, c=3, d=4))
attempt(lambda: f(1, 2, 3, d=4, e=5))
attempt(lambda: f(1, 2, 3, c=3, d=4))
attempt(lambda: f(1, 2, 3, d=4, **{"d": 5}))
attempt(lambda: f(1, 2, 3, **{5: 5}))
attempt(lambda: open(__file__, file="a"))
attempt(lambda: int("5", x="5"))
attempt(lambda: time.struct_time([1]))
attempt(lambda: time.struct_time(range(15)))
attempt(lambda: time.struct_time(5))
attempt(lambda: time.sleep(float("nan")))
attempt(lambda: time.sleep(-1))
attempt(lambda: time.sleep(1e300))
attempt(lambda: time.gmtime(1e300))
attempt(lambda: time.gmtime("a"))
attempt(lambda: time.mktime(5))
attempt(lambda: time.mktime((1, 2)))
attempt(lambda: time.strftime("%Y", 5))
attempt(lambda: time.strptime("x", "%Y"))
attempt(lambda: types.SimpleNamespace(1))
