"""A class that gives others the operators of arrays, each by the ufunc it stands for."""
import numpy as np

__all__ = ["NDArrayOperatorsMixin"]


def _refuses(other):
    """Whether the other operand's class wants no ufuncs at all."""
    try:
        return other.__array_ufunc__ is None
    except AttributeError:
        return False


def _named(function, name):
    function.__name__ = f"__{name}__"
    return function


def _forward(ufunc, name):
    def operator(self, other):
        return NotImplemented if _refuses(other) else ufunc(self, other)
    return _named(operator, name)


def _reflected(ufunc, name):
    def operator(self, other):
        return NotImplemented if _refuses(other) else ufunc(other, self)
    return _named(operator, f"r{name}")


def _in_place(ufunc, name):
    def operator(self, other):
        return ufunc(self, other, out=(self,))
    return _named(operator, f"i{name}")


def _single(ufunc, name):
    def operator(self):
        return ufunc(self)
    return _named(operator, name)


class NDArrayOperatorsMixin:
    """All operators, given that `__array_ufunc__` is defined."""

    __slots__ = ()
    __lt__ = _forward(np.less, "lt")
    __le__ = _forward(np.less_equal, "le")
    __eq__ = _forward(np.equal, "eq")
    __ne__ = _forward(np.not_equal, "ne")
    __gt__ = _forward(np.greater, "gt")
    __ge__ = _forward(np.greater_equal, "ge")
    __divmod__ = _forward(np.divmod, "divmod")
    __rdivmod__ = _reflected(np.divmod, "divmod")
    __neg__ = _single(np.negative, "neg")
    __pos__ = _single(np.positive, "pos")
    __abs__ = _single(np.absolute, "abs")
    __invert__ = _single(np.invert, "invert")


for _name, _ufunc in {
    "add": np.add, "sub": np.subtract, "mul": np.multiply, "matmul": np.matmul, "truediv": np.true_divide,
    "floordiv": np.floor_divide, "mod": np.remainder, "pow": np.power, "lshift": np.left_shift,
    "rshift": np.right_shift, "and": np.bitwise_and, "xor": np.bitwise_xor, "or": np.bitwise_or,
}.items():
    setattr(NDArrayOperatorsMixin, f"__{_name}__", _forward(_ufunc, _name))
    setattr(NDArrayOperatorsMixin, f"__r{_name}__", _reflected(_ufunc, _name))
    setattr(NDArrayOperatorsMixin, f"__i{_name}__", _in_place(_ufunc, _name))
