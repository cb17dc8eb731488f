"""Series of Chebyshev polynomials of the first kind."""
import numpy as np
from numpy.polynomial._series import Series, ThreeTermBasis, functions


class _Chebyshev(ThreeTermBasis):
    def recurrence(self, k):
        return (1.0, 0.0, 0.0) if k == 0 else (2.0, 0.0, 1.0)

    def line(self, off, scl):
        return np.array([off, scl]) if scl != 0 else np.array([off])

    def mul(self, c1, c2):
        from numpy.polynomial._series import as_series, trimseq

        # As symmetric series in z = exp(iθ).
        c1, c2 = as_series(c1), as_series(c2)
        z1, z2 = (np.concatenate((c[:0:-1] / 2, c[:1], c[1:] / 2)) for c in (c1, c2))
        product = np.convolve(z1, z2)
        half = product[len(product) // 2:].copy()
        half[1:] *= 2
        return trimseq(half)

    def jacobi(self, n):
        off = np.full(n - 1, 0.5)
        off[:1] = np.sqrt(0.5)
        scale = np.full(n, np.sqrt(0.5))
        scale[0] = 1
        return np.zeros(n), off, scale, 0.5

    def derivative(self, c):
        c = c.copy()
        n = len(c) - 1
        made = np.zeros(n, dtype=c.dtype)
        for j in range(n, 2, -1):
            made[j - 1] = 2 * j * c[j]
            c[j - 2] += j * c[j] / (j - 2)
        if n > 1:
            made[1] = 4 * c[2]
        made[0] = c[1]
        return made

    def integral(self, c):
        n = len(c)
        made = np.zeros(n + 1, dtype=c.dtype)
        made[1] = c[0]
        if n > 1:
            made[2] = c[1] / 4
        for j in range(2, n):
            made[j + 1] = c[j] / (2 * (j + 1))
            made[j - 1] -= c[j] / (2 * (j - 1))
        return made


_BASIS = _Chebyshev()
for _name, _function in functions(_BASIS, "cheb").items():
    globals()[_name] = _function
poly2cheb, cheb2poly = _BASIS.from_powers, _BASIS.to_powers


def chebpts1(npts):
    if int(npts) != npts:
        raise ValueError("npts must be integer")
    if npts < 1:
        raise ValueError("npts must be >= 1")
    return np.sin(0.5 * np.pi / npts * np.arange(-npts + 1, npts + 1, 2))


def chebpts2(npts):
    if int(npts) != npts:
        raise ValueError("npts must be integer")
    if npts < 2:
        raise ValueError("npts must be >= 2")
    return np.cos(np.linspace(-np.pi, 0, int(npts)))


def chebinterpolate(func, deg, args=()):
    if deg < 0:
        raise ValueError("expected deg >= 0")
    x = chebpts1(deg + 1)
    values = func(x, *args)
    c = np.dot(_BASIS.vander(x, deg).T, values)
    c[0] /= deg + 1
    c[1:] /= 0.5 * (deg + 1)
    return c


def chebgauss(deg):
    if deg <= 0:
        raise ValueError("deg must be a positive integer")
    return np.cos(np.pi * np.arange(1, 2 * deg, 2) / (2.0 * deg)), np.ones(deg) * (np.pi / deg)


def chebweight(x):
    return 1.0 / (np.sqrt(1.0 + x) * np.sqrt(1.0 - x))


class Chebyshev(Series):
    """A Chebyshev series."""

    _basis = _BASIS
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])
    basis_name = "T"

    @classmethod
    def interpolate(cls, func, deg, domain=None, args=()):
        from numpy.polynomial._series import mapdomain

        domain = cls.domain if domain is None else domain
        coef = chebinterpolate(lambda x: func(mapdomain(x, cls.window, domain), *args), deg)
        return cls(coef, domain=domain)
