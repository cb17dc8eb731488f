"""Functions that make matrices, by the names of those that make arrays."""
import warnings

import numpy as np
from numpy import *
from numpy import asmatrix, matrix

warnings.warn("Importing from numpy.matlib is deprecated since 1.19.0. The matrix subclass is not the recommended way to "
              "represent matrices or deal with linear algebra (see "
              "https://docs.scipy.org/doc/numpy/user/numpy-for-matlab-users.html). Please adjust your code to use "
              "regular ndarray. ", PendingDeprecationWarning, stacklevel=2)


def empty(shape, dtype=None, order="C"):
    return asmatrix(np.empty(shape, dtype, order))


def ones(shape, dtype=None, order="C"):
    return asmatrix(np.ones(shape, dtype, order))


def zeros(shape, dtype=None, order="C"):
    return asmatrix(np.zeros(shape, dtype, order))


def identity(n, dtype=None):
    return asmatrix(np.identity(n, dtype))


def eye(n, M=None, k=0, dtype=float, order="C"):
    return asmatrix(np.eye(n, M=M, k=k, dtype=dtype, order=order))


def rand(*args):
    if isinstance(args[0], tuple):
        args = args[0]
    return asmatrix(np.random.rand(*args))


def randn(*args):
    if isinstance(args[0], tuple):
        args = args[0]
    return asmatrix(np.random.randn(*args))


def repmat(a, m, n):
    a = asanyarray(a)
    rows, columns = {0: (1, 1), 1: (1, a.size)}.get(a.ndim, a.shape)
    return np.tile(a.reshape(rows, columns), (m, n))
