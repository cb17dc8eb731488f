"""String methods for every element of arrays of text or bytes, in their older home, and arrays that have them."""
import numpy as np
from numpy.strings import *
from numpy.strings import _each, _texts


def _lists(a, function, *others):
    """Elements that are lists, in an array of objects."""
    arrays = np.broadcast_arrays(_texts(a), *others)
    values = [function(*row) for row in zip(*[array.ravel().tolist() for array in arrays])]
    made = np.empty(len(values), dtype=object)
    for place, value in enumerate(values):
        made[place] = value
    return made.reshape(arrays[0].shape)


def split(a, sep=None, maxsplit=None):
    return _lists(a, lambda text: text.split(sep, -1 if maxsplit is None else maxsplit))


def rsplit(a, sep=None, maxsplit=None):
    return _lists(a, lambda text: text.rsplit(sep, -1 if maxsplit is None else maxsplit))


def splitlines(a, keepends=False):
    return _lists(a, lambda text: text.splitlines(keepends))


def join(sep, seq):
    return _each(_texts(sep), lambda mark, text: mark.join(text[k:k + 1] for k in range(len(text))), seq)


def partition(a, sep):
    return np.stack(_partition(a, sep, "partition"), axis=-1)


def rpartition(a, sep):
    return np.stack(_partition(a, sep, "rpartition"), axis=-1)


def _partition(a, sep, name):
    return [_each(_texts(a), lambda text, mark, k=k: getattr(text, name)(mark)[k], sep) for k in range(3)]


def compare_chararrays(a1, a2, cmp, rstrip):
    compare = {"==": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}[cmp]
    a1, a2 = _texts(a1), _texts(a2)
    if rstrip:
        a1, a2 = (_each(a, lambda text: text.rstrip(), dtype=a.dtype) for a in (a1, a2))
    return np.asarray(getattr(np.asarray(a1), compare)(np.asarray(a2)))


def _comparison(name, sign):
    def compare(x1, x2):
        return compare_chararrays(x1, x2, sign, True)

    compare.__name__ = name
    return compare


# Blanks at the end do not count here.
equal, not_equal, less, less_equal, greater, greater_equal = (
    _comparison(name, sign) for name, sign in (
        ("equal", "=="), ("not_equal", "!="), ("less", "<"), ("less_equal", "<="), ("greater", ">"),
        ("greater_equal", ">=")))


class chararray(np.ndarray):
    """An array of text or bytes whose elements lose blanks at their end, with string methods of its own."""

    def __new__(subtype, shape, itemsize=1, unicode=False, buffer=None, offset=0, strides=None, order="C"):
        dtype = f"{'U' if unicode else 'S'}{int(itemsize)}"
        if isinstance(buffer, str):
            made = np.array(buffer, dtype=dtype)
            return np.broadcast_to(made, shape).copy().view(subtype)
        if buffer is None:
            return np.ndarray.__new__(subtype, shape, dtype, order=order)
        return np.ndarray.__new__(subtype, shape, dtype, buffer, offset, strides, order)

    def __array_finalize__(self, obj):
        if self.dtype.kind not in "VSUbc":
            raise ValueError("Can only create a chararray from string data.")

    def __getitem__(self, key):
        value = np.ndarray.__getitem__(self, key)
        return value.rstrip() if isinstance(value, (str, bytes)) else value

    def _stripped(self):
        """The elements as they are read one by one."""
        return np.asarray(rstrip(np.asarray(self))).astype(self.dtype)

    def __str__(self):
        return str(self._stripped())

    def __repr__(self):
        return repr(self._stripped()).replace("array(", "chararray(", 1).replace("\n", "\n    ")

    def __add__(self, other):
        return add(self, other).view(chararray)

    def __radd__(self, other):
        return add(other, self).view(chararray)

    def __mul__(self, i):
        return asarray(multiply(self, i))

    __rmul__ = __mul__

    def __mod__(self, i):
        return asarray(mod(self, i))

    def __eq__(self, other):
        return equal(self, other)

    def __ne__(self, other):
        return not_equal(self, other)

    def __lt__(self, other):
        return less(self, other)

    def __le__(self, other):
        return less_equal(self, other)

    def __gt__(self, other):
        return greater(self, other)

    def __ge__(self, other):
        return greater_equal(self, other)


def _as_method(function, gives_text):
    def method(self, *args, **kwargs):
        made = function(np.asarray(self), *args, **kwargs)
        return asarray(made) if gives_text else made

    method.__name__ = function.__name__
    return method


for _function in (capitalize, center, expandtabs, join, ljust, lower, lstrip, partition, replace, rjust,
                  rpartition, rstrip, strip, swapcase, title, translate, upper, zfill):
    setattr(chararray, _function.__name__, _as_method(_function, True))
for _function in (count, decode, encode, endswith, find, index, isalnum, isalpha, isdecimal, isdigit, islower, isnumeric, isspace, istitle,
                  isupper, rfind, rindex, rsplit, split, splitlines, startswith):
    setattr(chararray, _function.__name__, _as_method(_function, False))
del _function


def array(obj, itemsize=None, copy=True, unicode=None, order=None):
    kind = "S" if unicode is False or isinstance(obj, bytes) else "U"
    if itemsize is not None:
        dtype = f"{kind}{itemsize}"
    elif isinstance(obj, np.ndarray) and obj.dtype.kind in "US" and unicode is None:
        dtype = obj.dtype
    else:
        made = np.asarray(obj)
        dtype = made.dtype if made.dtype.kind in "US" and unicode is None else kind
    return np.array(obj, dtype=dtype, copy=copy or None, order=order or "K").view(chararray)


def asarray(obj, itemsize=None, unicode=None, order=None):
    return array(obj, itemsize, copy=False, unicode=unicode, order=order)
