"""Series of Laguerre polynomials."""
import numpy as np
from numpy.polynomial._series import Series, ThreeTermBasis, functions


class _Laguerre(ThreeTermBasis):
    domain = (0.0, 1.0)

    def recurrence(self, k):
        return -1.0 / (k + 1), (2 * k + 1) / (k + 1), k / (k + 1)

    def jacobi(self, n):
        return 2.0 * np.arange(n) + 1, -1.0 * np.arange(1, n), np.ones(n), -n

    def derivative(self, c):
        c = c.copy()
        n = len(c) - 1
        made = np.zeros(n, dtype=c.dtype)
        for j in range(n, 1, -1):
            made[j - 1] = -c[j]
            c[j - 1] += c[j]
        made[0] = -c[1]
        return made

    def integral(self, c):
        n = len(c)
        made = np.zeros(n + 1, dtype=c.dtype)
        made[0] = c[0]
        made[1] = -c[0]
        for j in range(1, n):
            made[j] += c[j]
            made[j + 1] = -c[j]
        return made


_BASIS = _Laguerre()
for _name, _function in functions(_BASIS, "lag").items():
    globals()[_name] = _function
poly2lag, lag2poly = _BASIS.from_powers, _BASIS.to_powers


def laggauss(deg):
    """Nodes and weights from the eigenvalues of the symmetric recurrence matrix (Golub and Welsch 1969)."""
    if deg <= 0:
        raise ValueError("deg must be a positive integer")
    off = 1.0 * np.arange(1, deg)
    x, v = np.linalg.eigh(np.diag(2.0 * np.arange(deg) + 1) + np.diag(off, 1) + np.diag(off, -1))
    return x, 1.0 * v[0] ** 2


def lagweight(x):
    return np.exp(-x)


class Laguerre(Series):
    """A series of Laguerre polynomials."""

    _basis = _BASIS
    domain = np.array([0.0, 1.0])
    window = np.array([0.0, 1.0])
    basis_name = "L"
