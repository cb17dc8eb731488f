"""String methods for every element of arrays of text or bytes."""
import numpy as np


def _texts(a):
    a = np.asanyarray(a)
    if a.dtype.kind not in "US":
        raise TypeError("string operation on non-string array")
    return a


def _each(a, function, *others, dtype=None, unwraps=False):
    """Applies a function to elements, the other arguments broadcast. Single texts stay arrays unless it `unwraps`."""
    arrays = np.broadcast_arrays(a, *[np.asanyarray(other) for other in others])
    shape = arrays[0].shape
    results = [function(*values) for values in zip(*[array.ravel().tolist() for array in arrays])]
    made = np.array(results, dtype=dtype) if results else np.array([], dtype=dtype or a.dtype.kind + "1")
    made = made.reshape(shape)
    return made[()] if unwraps or made.dtype.kind not in "USO" else made


def _call(name):
    """A method of elements, be they str or bytes."""
    return lambda text, *args: getattr(text, name)(*args)


def _method(name, dtype=None):
    def apply(a):
        a = _texts(a)
        # What is no number or truth keeps the width.
        return _each(a, _call(name), dtype=dtype or a.dtype)

    apply.__name__ = name
    return apply


capitalize, lower, upper, swapcase, title = map(_method, ("capitalize", "lower", "upper", "swapcase", "title"))
isalpha, isdigit, isspace, isalnum, islower, isupper, istitle = (
    _method(name, bool) for name in ("isalpha", "isdigit", "isspace", "isalnum", "islower", "isupper", "istitle"))


def _text_only(name):
    def apply(a):
        a = _texts(a)
        if a.dtype.kind != "U":
            raise TypeError(f"{name} is only available for Unicode strings and arrays")
        return _each(a, _call(name), dtype=bool)

    apply.__name__ = name
    return apply


isdecimal, isnumeric = map(_text_only, ("isdecimal", "isnumeric"))


def str_len(x):
    return _each(_texts(x), len, dtype=int)


def _width(a):
    return a.dtype.itemsize // (4 if a.dtype.kind == "U" else 1)


def add(x1, x2):
    x1, x2 = _texts(x1), _texts(x2)
    return _each(x1, lambda a, b: a + b, x2, dtype=f"{x1.dtype.kind}{_width(x1) + _width(x2)}", unwraps=True)


def multiply(a, i):
    return _each(_texts(a), lambda text, count: text * count, i)


def mod(a, values):
    return _each(_texts(a), lambda text, value: text % value, values)


def _padding(name):
    def apply(a, width, fillchar=" "):
        a = _texts(a)
        if a.dtype.kind == "S" and isinstance(fillchar, str):
            fillchar = fillchar.encode()
        if np.any(str_len(fillchar) != 1):
            raise TypeError("The fill character must be exactly one character long")
        return _each(a, _call(name), width, fillchar)

    apply.__name__ = name
    return apply


center, ljust, rjust = map(_padding, ("center", "ljust", "rjust"))


def zfill(a, width):
    return _each(_texts(a), _call("zfill"), width)


def _ends(end):
    return 2 ** 62 if end is None else end


def _search(name, dtype):
    def apply(a, sub, start=0, end=None):
        return _each(_texts(a), _call(name), sub, start, _ends(end), dtype=dtype)

    apply.__name__ = name
    return apply


count, find, rfind, index, rindex = (
    _search(name, int) for name in ("count", "find", "rfind", "index", "rindex"))
startswith, endswith = (_search(name, bool) for name in ("startswith", "endswith"))


def _strip(name):
    def apply(a, chars=None):
        a = _texts(a)
        if chars is None:
            return _each(a, _call(name), dtype=a.dtype, unwraps=True)
        return _each(a, _call(name), chars, dtype=a.dtype, unwraps=True)

    apply.__name__ = name
    return apply


strip, lstrip, rstrip = map(_strip, ("strip", "lstrip", "rstrip"))


def replace(a, old, new, count=-1):
    return _each(_texts(a), _call("replace"), old, new, count)


def expandtabs(a, tabsize=8):
    return _each(_texts(a), _call("expandtabs"), tabsize)


def encode(a, encoding=None, errors=None):
    return _each(_texts(a), lambda text: text.encode(encoding or "utf-8", errors or "strict"))


def decode(a, encoding=None, errors=None):
    return _each(_texts(a), lambda text: text.decode(encoding or "utf-8", errors or "strict"))


def _parts(a, sep, name):
    a = _texts(a)
    return tuple(_each(a, lambda text, mark, k=k: getattr(text, name)(mark)[k], sep) for k in range(3))


def partition(a, sep):
    return _parts(a, sep, "partition")


def rpartition(a, sep):
    return _parts(a, sep, "rpartition")


def translate(a, table, deletechars=None):
    a = _texts(a)
    if a.dtype.kind == "U":
        return _each(a, lambda text: text.translate(table), dtype=a.dtype)
    return _each(a, lambda text: text.translate(table, deletechars or b""), dtype=a.dtype)


def slice(a, start=None, stop=..., step=None, /):
    import builtins

    if stop is ...:
        start, stop = None, start
    a = _texts(a)
    bounds = [np.array(bound, dtype=object) for bound in (start, stop, step)]
    return _each(a, lambda text, *bounds: text[builtins.slice(*bounds)], *bounds, dtype=a.dtype)


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
