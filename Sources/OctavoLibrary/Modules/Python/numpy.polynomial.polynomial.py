"""Series in powers of x."""
import numpy as np
from numpy.polynomial._series import POWER, Series, _SUPERSCRIPTS, functions

for _name, _function in functions(POWER, "poly").items():
    globals()[_name] = _function


def polyvalfromroots(x, r, tensor=True):
    r = np.array(r, ndmin=1, copy=None)
    if r.dtype.char in "?bBhHiIlL":
        r = r.astype(np.double)
    if isinstance(x, (tuple, list)):
        x = np.asarray(x)
    if isinstance(x, np.ndarray):
        if tensor:
            r = r.reshape(r.shape + (1,) * x.ndim)
        elif x.ndim >= r.ndim:
            raise ValueError("x.ndim must be < r.ndim when tensor == False")
    return np.prod(x - r, axis=0)


class Polynomial(Series):
    """A series in powers of x, on a domain mapped to a window."""

    _basis = POWER
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])

    def _term_unicode(self, power, argument):
        return f"·{argument}{power.translate(_SUPERSCRIPTS) if power != '1' else ''}"

    def _term_ascii(self, power, argument):
        return f" {argument}**{power}" if power != "1" else f" {argument}"
