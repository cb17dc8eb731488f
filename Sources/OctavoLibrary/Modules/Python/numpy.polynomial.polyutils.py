"""Helpers for series and their domains."""
from numpy.polynomial._series import POWER, as_series as _as_series, getdomain, mapdomain, mapparms, trimseq


def trimcoef(c, tol=0):
    return POWER.trim(c, tol)


def as_series(alist, trim=True):
    return [_as_series(a, trim) for a in alist]
