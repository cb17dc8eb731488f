"""String methods for every element of arrays of text."""
import numpy as np


def _texts(a):
    a = np.asanyarray(a)
    if a.dtype.kind != "U":
        raise TypeError("string operation on non-string array")
    return a


def _each(a, function, *others, dtype=None):
    """Applies a function to elements, the other arguments broadcast."""
    arrays = np.broadcast_arrays(a, *[np.asanyarray(other) for other in others])
    shape = arrays[0].shape
    results = [function(*values) for values in zip(*[array.ravel().tolist() for array in arrays])]
    made = np.array(results, dtype=dtype) if results else np.array([], dtype=dtype or "<U1")
    made = made.reshape(shape)
    return made if shape else made[()]


def _method(name, dtype=None, doc=None):
    def apply(a):
        return _each(_texts(a), getattr(str, name), dtype=dtype)

    apply.__name__ = name
    return apply


capitalize, lower, upper, swapcase, title = map(_method, ("capitalize", "lower", "upper", "swapcase", "title"))
isalpha, isdigit, isspace, isdecimal, isnumeric, isalnum, islower, isupper, istitle = (
    _method(name, bool) for name in ("isalpha", "isdigit", "isspace", "isdecimal", "isnumeric", "isalnum", "islower",
                                     "isupper", "istitle"))


def str_len(x):
    return _each(_texts(x), len, dtype=int)


def add(x1, x2):
    return _each(_texts(x1), lambda a, b: a + b, _texts(x2))


def multiply(a, i):
    return _each(_texts(a), lambda text, count: text * count, i)


def mod(a, values):
    return _each(_texts(a), lambda text, value: text % value, values)


def center(a, width, fillchar=" "):
    return _each(_texts(a), _numpy_center, width, fillchar)


def _numpy_center(text, width, fill):
    # The odd character goes to the right.
    missing = max(width - len(text), 0)
    left = missing // 2
    return fill * left + text + fill * (missing - left)


def ljust(a, width, fillchar=" "):
    return _each(_texts(a), str.ljust, width, fillchar)


def rjust(a, width, fillchar=" "):
    return _each(_texts(a), str.rjust, width, fillchar)


def zfill(a, width):
    return _each(_texts(a), str.zfill, width)


def _ends(end):
    return 2 ** 62 if end is None else end


def count(a, sub, start=0, end=None):
    return _each(_texts(a), str.count, sub, start, _ends(end), dtype=int)


def find(a, sub, start=0, end=None):
    return _each(_texts(a), str.find, sub, start, _ends(end), dtype=int)


def rfind(a, sub, start=0, end=None):
    return _each(_texts(a), str.rfind, sub, start, _ends(end), dtype=int)


def index(a, sub, start=0, end=None):
    return _each(_texts(a), str.index, sub, start, _ends(end), dtype=int)


def rindex(a, sub, start=0, end=None):
    return _each(_texts(a), str.rindex, sub, start, _ends(end), dtype=int)


def startswith(a, prefix, start=0, end=None):
    return _each(_texts(a), str.startswith, prefix, start, _ends(end), dtype=bool)


def endswith(a, suffix, start=0, end=None):
    return _each(_texts(a), str.endswith, suffix, start, _ends(end), dtype=bool)


def _strip(name):
    def apply(a, chars=None):
        if chars is None:
            return _each(_texts(a), getattr(str, name))
        return _each(_texts(a), getattr(str, name), chars)

    apply.__name__ = name
    return apply


strip, lstrip, rstrip = map(_strip, ("strip", "lstrip", "rstrip"))


def replace(a, old, new, count=-1):
    return _each(_texts(a), str.replace, old, new, count)


def expandtabs(a, tabsize=8):
    return _each(_texts(a), str.expandtabs, tabsize)


def _parts(a, sep, name):
    a = _texts(a)
    triples = [_each(a, lambda text, mark, k=k: getattr(text, name)(mark)[k], sep) for k in range(3)]
    return tuple(triples)


def partition(a, sep):
    return _parts(a, sep, "partition")


def rpartition(a, sep):
    return _parts(a, sep, "rpartition")


def translate(a, table, deletechars=None):
    return _each(_texts(a), lambda text: text.translate(table))


def slice(a, start=None, stop=..., step=None, /):
    import builtins

    if stop is ...:
        start, stop = None, start
    return _each(_texts(a), lambda text: text[builtins.slice(start, stop, step)])


def equal(x1, x2):
    return _texts(x1) == _texts(x2)


def not_equal(x1, x2):
    return _texts(x1) != _texts(x2)


def less(x1, x2):
    return _texts(x1) < _texts(x2)


def less_equal(x1, x2):
    return _texts(x1) <= _texts(x2)


def greater(x1, x2):
    return _texts(x1) > _texts(x2)


def greater_equal(x1, x2):
    return _texts(x1) >= _texts(x2)
