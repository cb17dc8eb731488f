"""Functions that leave the real numbers where their argument asks for it."""
import numpy as np


def _complex_where(x, outside):
    """The array, complex if any element lies outside the real domain."""
    x = np.asarray(x)
    if np.iscomplexobj(x):
        return x
    return x.astype(complex) if np.any(outside(x)) else x


def _below_zero(x):
    return x < 0


def sqrt(x):
    return np.sqrt(_complex_where(x, _below_zero))


def log(x):
    return np.log(_complex_where(x, _below_zero))


def log10(x):
    return np.log10(_complex_where(x, _below_zero))


def log2(x):
    return np.log2(_complex_where(x, _below_zero))


def logn(n, x):
    return np.log(_complex_where(x, _below_zero)) / np.log(_complex_where(n, _below_zero))


def power(x, p):
    x = _complex_where(x, _below_zero)
    p = np.asarray(p)
    if p.dtype.kind in "iu" and np.any(p < 0):
        p = p.astype(float)
    return np.power(x, p)


def arccos(x):
    return np.arccos(_complex_where(x, lambda x: abs(x) > 1))


def arcsin(x):
    return np.arcsin(_complex_where(x, lambda x: abs(x) > 1))


def arctanh(x):
    return np.arctanh(_complex_where(x, lambda x: abs(x) > 1))
