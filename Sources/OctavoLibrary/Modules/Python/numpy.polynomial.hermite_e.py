"""Series of Hermite polynomials of probabilists."""
import numpy as np
from numpy.polynomial._series import Series, ThreeTermBasis, functions


class _HermiteE(ThreeTermBasis):
    domain = (-1.0, 1.0)

    def recurrence(self, k):
        return 1.0, 0.0, 1.0 * k

    def line(self, off, scl):
        return np.array([off, scl]) if scl != 0 else np.array([off])

    def jacobi(self, n):
        # The norms grow like sqrt(k!): taken from the last one backwards they stay small.
        scale = np.multiply.accumulate(np.concatenate(([1.0], 1 / np.sqrt(1.0 * np.arange(n - 1, 0, -1)))))[::-1]
        return np.zeros(n), np.sqrt(1.0 * np.arange(1, n)), scale, 1.0

    def derivative(self, c):
        return np.arange(1, len(c)) * c[1:]

    def integral(self, c):
        return np.concatenate((c[:1] * 0, c / np.arange(1, len(c) + 1)))


_BASIS = _HermiteE()
for _name, _function in functions(_BASIS, "herme").items():
    globals()[_name] = _function
poly2herme, herme2poly = _BASIS.from_powers, _BASIS.to_powers


def hermegauss(deg):
    """Nodes and weights from the eigenvalues of the symmetric recurrence matrix (Golub and Welsch 1969)."""
    if deg <= 0:
        raise ValueError("deg must be a positive integer")
    off = np.sqrt(1.0 * np.arange(1, deg))
    x, v = np.linalg.eigh(np.diag(np.zeros(deg)) + np.diag(off, 1) + np.diag(off, -1))
    return x, np.sqrt(2 * np.pi) * v[0] ** 2


def hermeweight(x):
    return np.exp(-0.5 * x**2)


class HermiteE(Series):
    """A series of Hermite polynomials of probabilists."""

    _basis = _BASIS
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])
    basis_name = "He"
