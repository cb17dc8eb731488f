# inspect: signatures, members, kinds of objects, source.
import inspect
from dataclasses import dataclass
from functools import partial


def f(a, b: int = 2, /, c=3, *args, d, e: "str" = "x", **kw) -> float:
    """Docs of f.

    More.
    """


class A:
    """A class."""

    x = 1

    def method(self, y=2):
        "method docs"

    @classmethod
    def made(cls, z):
        pass

    @staticmethod
    def alone(q=None):
        pass

    @property
    def value(self):
        return 1


class B(A):
    def method(self, y=3):
        pass


sig = inspect.signature(f)
print(sig, list(sig.parameters), sig.return_annotation)
for p in sig.parameters.values():
    print(p.name, p.kind.name, p.default if p.default is not inspect.Parameter.empty else "-", p.annotation if p.annotation is not p.empty else "-", p)
print(inspect.signature(A.method), inspect.signature(A().method), inspect.signature(A.made), inspect.signature(A.alone), inspect.signature(A))
bound = sig.bind(1, 5, 6, 7, d=8, zz=9)
print(bound, bound.args, bound.kwargs, bound.arguments)
bound.apply_defaults()
print(bound.arguments)
for wrong in (lambda: sig.bind(1), lambda: sig.bind(), lambda: sig.bind(1, 2, d=1, a=3), lambda: inspect.signature(3)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(inspect.signature(partial(f, 1, d=4)), inspect.signature(lambda x, *, y=1: 0))
print(sig.replace(return_annotation=int), sig.parameters["c"].replace(default=10))
print(inspect.getdoc(f), "|", inspect.getdoc(B.method), "|", inspect.cleandoc("  a\n    b\n    c"))
print([name for name, _ in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(B))
print(inspect.isclass(A), inspect.isfunction(f), inspect.ismethod(A().method), inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.isroutine(len), inspect.isgeneratorfunction(f), inspect.isgenerator(i for i in "a"), inspect.isabstract(A))
spec = inspect.getfullargspec(f)
print(spec)
print(inspect.getsource(B), inspect.getsourcelines(B.method), inspect.getmodule(f).__name__)


@dataclass
class P:
    x: int
    y: float = 1.5


print(inspect.signature(P), inspect.unwrap(f) is f, inspect.currentframe().f_lineno)


def gen():
    yield 1
    yield 2


g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), inspect.isgeneratorfunction(gen))
print(inspect.Signature([inspect.Parameter("k", inspect.Parameter.KEYWORD_ONLY, default=3)]))


def caller():
    return inspect.stack()[0].function, inspect.stack()[1].function


print(caller(), inspect.getcallargs(lambda a, b=2: 0, 5))
