"""Abstract classes of numbers, each a part of the one before: Number, Complex, Real, Rational, Integral."""

from abc import ABCMeta, abstractmethod, update_abstractmethods

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _missing(name):
    """A method that says so when a subclass hands a call on to it."""

    def method(self, *operands):
        raise NotImplementedError

    method.__name__ = name
    return abstractmethod(method)


def _requires(methods="", properties=""):
    """Adds abstract methods, and abstract properties, by their names."""

    def decorate(cls):
        for name in methods.split():
            setattr(cls, name, _missing(name))
        for name in properties.split():
            setattr(cls, name, property(_missing(name)))
        return update_abstractmethods(cls)

    return decorate


class Number(metaclass=ABCMeta):
    """Anything that counts as a number."""

    __slots__ = ()
    __hash__ = None


@_requires(
    "__complex__ __add__ __radd__ __mul__ __rmul__ __truediv__ __rtruediv__ __pow__ __rpow__ "
    "__neg__ __pos__ __abs__ __eq__ conjugate",
    properties="real imag",
)
class Complex(Number):
    """Numbers with a real and an imaginary part."""

    __slots__ = ()
    __hash__ = None

    def __bool__(self):
        """Whether the number is not zero."""
        return self != 0

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return other + -self


@_requires(
    "__float__ __trunc__ __floor__ __ceil__ __round__ __floordiv__ __rfloordiv__ __mod__ __rmod__ __lt__ __le__"
)
class Real(Complex):
    """Numbers that have an order. They are complex numbers without an imaginary part."""

    __slots__ = ()
    imag = property(lambda self: 0)
    real = property(lambda self: +self)

    def conjugate(self):
        """The number itself."""
        return +self

    def __complex__(self):
        return complex(float(self))

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self


@_requires(properties="numerator denominator")
class Rational(Real):
    """Numbers that are a numerator over a denominator, in lowest terms."""

    __slots__ = ()

    def __float__(self):
        # Whole numbers of any size divide with one rounding, where their floats would overflow.
        return int(self.numerator) / int(self.denominator)


@_requires(
    "__int__ __pow__ __invert__ __lshift__ __rlshift__ __rshift__ __rrshift__ "
    "__and__ __rand__ __or__ __ror__ __xor__ __rxor__"
)
class Integral(Rational):
    """Whole numbers: what has `__int__`, a power with a modulus, and operations on bits."""

    __slots__ = ()
    denominator = property(lambda self: 1)
    numerator = property(lambda self: +self)

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))


for _kind, _builtin in ((Complex, complex), (Real, float), (Integral, int)):
    _kind.register(_builtin)
