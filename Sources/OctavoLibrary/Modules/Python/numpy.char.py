"""String methods for every element of arrays of text, in their older home."""
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
    return _each(_texts(sep), lambda mark, text: mark.join(text), seq)


def partition(a, sep):
    return np.stack(_partition(a, sep, "partition"), axis=-1)


def rpartition(a, sep):
    return np.stack(_partition(a, sep, "rpartition"), axis=-1)


def _partition(a, sep, name):
    return [_each(_texts(a), lambda text, mark, k=k: getattr(text, name)(mark)[k], sep) for k in range(3)]


def array(obj, itemsize=None, copy=True, unicode=None, order=None):
    return np.array(obj, dtype=str if itemsize is None else f"<U{itemsize}")


def asarray(obj, itemsize=None, unicode=None, order=None):
    return np.asarray(obj, dtype=str if itemsize is None else f"<U{itemsize}")


def compare_chararrays(a1, a2, cmp, rstrip):
    compare = {"==": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}[cmp]
    a1, a2 = _texts(a1), _texts(a2)
    if rstrip:
        a1, a2 = _each(a1, str.rstrip), _each(a2, str.rstrip)
    return getattr(a1, compare)(a2)
