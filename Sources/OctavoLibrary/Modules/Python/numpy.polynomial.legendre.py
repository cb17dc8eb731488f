"""Series of Legendre polynomials."""
import numpy as np
from numpy.polynomial._series import Series, ThreeTermBasis, functions


class _Legendre(ThreeTermBasis):
    domain = (-1.0, 1.0)

    def recurrence(self, k):
        return (2 * k + 1) / (k + 1), 0.0, k / (k + 1)

    def line(self, off, scl):
        return np.array([off, scl]) if scl != 0 else np.array([off])

    def jacobi(self, n):
        scale = 1 / np.sqrt(2 * np.arange(n) + 1)
        return np.zeros(n), np.arange(1, n) * scale[:-1] * scale[1:], scale, n / (2 * n - 1)

    def derivative(self, c):
        c = c.copy()
        n = len(c) - 1
        made = np.zeros(n, dtype=c.dtype)
        for j in range(n, 2, -1):
            made[j - 1] = (2 * j - 1) * c[j]
            c[j - 2] += c[j]
        if n > 1:
            made[1] = 3 * c[2]
        made[0] = c[1]
        return made

    def integral(self, c):
        n = len(c)
        made = np.zeros(n + 1, dtype=c.dtype)
        made[1] = c[0]
        if n > 1:
            made[2] = c[1] / 3
        for j in range(2, n):
            part = c[j] / (2 * j + 1)
            made[j + 1] = part
            made[j - 1] -= part
        return made


_BASIS = _Legendre()
for _name, _function in functions(_BASIS, "leg").items():
    globals()[_name] = _function
poly2leg, leg2poly = _BASIS.from_powers, _BASIS.to_powers


def leggauss(deg):
    """Nodes and weights from the eigenvalues of the symmetric recurrence matrix (Golub and Welsch 1969)."""
    if deg <= 0:
        raise ValueError("deg must be a positive integer")
    off = np.arange(1, deg) / np.sqrt(4 * np.arange(1, deg) ** 2 - 1.0)
    x, v = np.linalg.eigh(np.diag(np.zeros(deg)) + np.diag(off, 1) + np.diag(off, -1))
    return x, 2.0 * v[0] ** 2


def legweight(x):
    return x * 0.0 + 1.0


class Legendre(Series):
    """A series of Legendre polynomials."""

    _basis = _BASIS
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])
    basis_name = "P"
