"""Series of Hermite polynomials of physicists."""
import numpy as np
from numpy.polynomial._series import Series, ThreeTermBasis, functions


class _Hermite(ThreeTermBasis):
    domain = (-1.0, 1.0)

    def recurrence(self, k):
        return 2.0, 0.0, 2.0 * k

    def jacobi(self, n):
        # The norms grow like sqrt(2**k k!): taken from the last one backwards they stay small.
        scale = np.multiply.accumulate(np.concatenate(([1.0], 1 / np.sqrt(2.0 * np.arange(n - 1, 0, -1)))))[::-1]
        return np.zeros(n), np.sqrt(0.5 * np.arange(1, n)), scale, 0.5

    def derivative(self, c):
        return 2 * np.arange(1, len(c)) * c[1:]

    def integral(self, c):
        return np.concatenate((c[:1] * 0, c / (2 * np.arange(1, len(c) + 1))))


_BASIS = _Hermite()
for _name, _function in functions(_BASIS, "herm").items():
    globals()[_name] = _function
poly2herm, herm2poly = _BASIS.from_powers, _BASIS.to_powers


def hermgauss(deg):
    """Nodes and weights from the eigenvalues of the symmetric recurrence matrix (Golub and Welsch 1969)."""
    if deg <= 0:
        raise ValueError("deg must be a positive integer")
    off = np.sqrt(0.5 * np.arange(1, deg))
    x, v = np.linalg.eigh(np.diag(np.zeros(deg)) + np.diag(off, 1) + np.diag(off, -1))
    return x, np.sqrt(np.pi) * v[0] ** 2


def hermweight(x):
    return np.exp(-x**2)


class Hermite(Series):
    """A series of Hermite polynomials of physicists."""

    _basis = _BASIS
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])
    basis_name = "H"
