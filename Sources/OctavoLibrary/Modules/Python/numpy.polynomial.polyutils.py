"""Helpers for series and their domains."""
import numpy as np
from numpy.polynomial._series import POWER, as_series as _as_series, getdomain, mapdomain, mapparms, trimseq


def trimcoef(c, tol=0):
    return POWER.trim(c, tol)


def as_series(alist, trim=True):
    """Coefficients as arrays of one type."""
    made = [_as_series(a, trim) for a in alist]
    if any(a.dtype == object for a in made):
        return [a.astype(object) for a in made]
    common = np.common_type(*made)
    return [np.array(a, dtype=common) for a in made]
