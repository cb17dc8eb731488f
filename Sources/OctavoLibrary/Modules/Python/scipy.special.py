"""Special functions: the native ones, and those that are sums, products and sequences of them."""
import math

import numpy as np
from numpy import cbrt, exp2, expm1, log1p, sinc
from scipy._special import *
from scipy._special import _lambertw, _zeta

euler_gamma = 0.5772156649015329


def zeta(x, q=None, out=None):
    return _zeta(x, 1.0 if q is None else q)


def lambertw(z, k=0, tol=1e-8):
    if np.iscomplexobj(z):
        raise NotImplementedError("lambertw of complex numbers is not supported by Octavo; use real ones of at least -1/e")
    w = _lambertw(z, k)
    if np.any(np.isnan(w) & ~np.isnan(np.asarray(z, dtype=float))):
        raise NotImplementedError("lambertw with complex values is not supported by Octavo; use z >= -1/e and k = 0 or -1")
    return w + 0j


def exp10(x, out=None):
    return np.power(10.0, x)


def boxcox(x, lmbda):
    x, lmbda = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(lmbda, dtype=float))
    with np.errstate(all="ignore"):
        small = np.abs(lmbda) < 1e-19
        return np.where(small, np.log(x), np.expm1(lmbda * np.log(x)) / np.where(small, 1.0, lmbda))[()]


def inv_boxcox(y, lmbda):
    y, lmbda = np.broadcast_arrays(np.asarray(y, dtype=float), np.asarray(lmbda, dtype=float))
    with np.errstate(all="ignore"):
        small = lmbda == 0
        return np.where(small, np.exp(y), np.exp(np.log1p(lmbda * y) / np.where(small, 1.0, lmbda)))[()]


def boxcox1p(x, lmbda):
    x, lmbda = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(lmbda, dtype=float))
    with np.errstate(all="ignore"):
        small = np.abs(lmbda) < 1e-19
        return np.where(small, np.log1p(x), np.expm1(lmbda * np.log1p(x)) / np.where(small, 1.0, lmbda))[()]


# Combinatorics

def comb(N, k, *, exact=False, repetition=False):
    if repetition:
        return comb(N + k - 1, k, exact=exact)
    if exact:
        if int(N) == N and int(k) == k:
            return math.comb(int(N), int(k)) if N >= 0 and 0 <= k <= N else 0
        raise ValueError("Non-integer `N` and `k` with `exact=True` is not supported.")
    k, N = np.asarray(k), np.asarray(N)
    possible = (k <= N) & (N >= 0) & (k >= 0)
    values = np.where(possible, binom(N, k), 0.0)
    return values[()] if values.ndim else np.float64(values)


def perm(N, k, exact=False):
    if exact:
        if int(N) == N and int(k) == k:
            return math.perm(int(N), int(k)) if N >= 0 and 0 <= k <= N else 0
        raise ValueError("Non-integer `N` and `k` with `exact=True` is not supported.")
    k, N = np.asarray(k), np.asarray(N)
    possible = (k <= N) & (N >= 0) & (k >= 0)
    values = np.where(possible, poch(N - k + 1, k), 0.0)
    return values[()] if values.ndim else np.float64(values)


def factorial(n, exact=False, extend="zero"):
    if np.ndim(n) == 0 and not isinstance(n, np.ndarray):
        if exact:
            if not isinstance(n, (int, np.integer)):
                raise ValueError("`exact=True` only supports integers, cannot use data type float64")
            return 0 if n < 0 else math.factorial(int(n))
        return np.float64(0.0) if n < 0 else gamma(n + 1)
    n = np.asarray(n)
    if exact:
        values = [0 if i < 0 else math.factorial(int(i)) for i in n.ravel()]
        kind = np.int64 if not values or max(values) <= np.iinfo(np.int64).max else object
        return np.array(values, dtype=kind).reshape(n.shape)
    return np.where(n < 0, 0.0, gamma(np.maximum(n, 0) + 1.0))


def factorial2(n, exact=False, extend="zero"):
    if np.ndim(n):
        values = [factorial2(int(i), exact=True) for i in np.ravel(n)]
        return np.array(values, dtype=np.int64 if exact else float).reshape(np.shape(n))
    product = 0 if n < -1 else math.prod(range(int(n), 0, -2))
    return product if exact else np.float64(product)


def factorialk(n, k, exact=False, extend="zero"):
    product = 0 if n < 0 else math.prod(range(int(n), 0, -k))
    return product if exact else np.float64(product)


def stirling2(N, K, *, exact=False):
    def number(n, k):
        if k < 0 or k > n:
            return 0
        return sum((-1) ** (k - i) * math.comb(k, i) * i ** n for i in range(k + 1)) // math.factorial(k)
    N, K = np.broadcast_arrays(N, K)
    values = [number(int(n), int(k)) for n, k in zip(N.ravel(), K.ravel())]
    if N.ndim == 0:
        return values[0] if exact else np.float64(values[0])
    return np.array(values, dtype=object if exact else float).reshape(N.shape)


def bernoulli(n):
    from fractions import Fraction
    exact = [Fraction(1)]
    for m in range(1, n + 1):
        exact.append(-sum(math.comb(m + 1, j) * exact[j] for j in range(m)) / (m + 1))
    return np.array([float(b) for b in exact])


# Sums of exponentials

def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False):
    a = np.asarray(a)
    if a.dtype.kind not in "fc":
        a = a.astype(float)
    if b is not None:
        a, b = np.broadcast_arrays(a, np.asarray(b))
        a = np.where(b == 0, -np.inf, a)
    top = np.max(a, axis=axis, keepdims=True)
    top = np.where(np.isfinite(top), top, 0)
    terms = np.exp(a - top)
    if b is not None:
        terms = b * terms
    # The greatest terms apart: log1p keeps the digits of the others.
    greatest = a == np.max(a, axis=axis, keepdims=True)
    weights = greatest.astype(float) if b is None else np.where(greatest, b, 0.0)
    main = np.sum(weights, axis=axis, keepdims=True)
    rest = np.sum(np.where(greatest, 0.0, terms), axis=axis, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = main + rest
        sign = np.sign(total)
        useful = (main != 0) & (total > 0) & (main > 0)
        out = np.where(useful, np.log1p(np.where(useful, rest / np.where(main == 0, 1, main), 0.0))
                       + np.log(np.where(useful, main, 1.0)), np.log(np.abs(total))) + top
    if not return_sign:
        out = np.where(sign < 0, np.nan, out)
    if not keepdims:
        out = np.squeeze(out, axis=axis)
        sign = np.squeeze(sign, axis=axis)
    out, sign = out[()], sign[()]
    return (out, sign) if return_sign else out


def softmax(x, axis=None):
    x = np.asarray(x)
    e = np.exp(x - np.amax(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


def log_softmax(x, axis=None):
    x = np.asarray(x, dtype=float)
    top = np.amax(x, axis=axis, keepdims=True)
    shifted = x - np.where(np.isfinite(top), top, 0)
    return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))


# Spherical Bessel functions

def spherical_jn(n, z, derivative=False):
    z = np.asarray(z, dtype=float)
    if derivative:
        if n == 0:
            return -spherical_jn(1, z)
        return spherical_jn(n - 1, z) - (n + 1) / z * spherical_jn(n, z)
    with np.errstate(all="ignore"):
        values = np.sqrt(np.pi / (2 * np.abs(z))) * jv(n + 0.5, np.abs(z)) * np.where(z < 0, (-1.0) ** n, 1.0)
    return np.where(z == 0, 1.0 if n == 0 else 0.0, values)[()]


def spherical_yn(n, z, derivative=False):
    z = np.asarray(z, dtype=float)
    if derivative:
        if n == 0:
            return -spherical_yn(1, z)
        return spherical_yn(n - 1, z) - (n + 1) / z * spherical_yn(n, z)
    with np.errstate(all="ignore"):
        return (np.sqrt(np.pi / (2 * z)) * yv(n + 0.5, z))[()]


def jvp(v, z, n=1):
    if n == 0:
        return jv(v, z)
    return (jvp(np.subtract(v, 1), z, n - 1) - jvp(np.add(v, 1), z, n - 1)) / 2


def jn_zeros(n, nt):
    zeros, x, step = [], (n + 0.5 if n else 1.0), 0.1
    while len(zeros) < nt:
        low, high = x, x + step
        if np.sign(jv(n, low)) * np.sign(jv(n, high)) < 0:
            for _ in range(80):
                middle = (low + high) / 2
                if np.sign(jv(n, low)) * np.sign(jv(n, middle)) <= 0:
                    high = middle
                else:
                    low = middle
            zeros.append((low + high) / 2)
        x += step
    return np.array(zeros)


# Orthogonal polynomials

def eval_legendre(n, x, out=None):
    return _recurrence(n, x, lambda x: x, lambda k, x: ((2 * k + 1) * x / (k + 1), -k / (k + 1)))


def eval_chebyt(n, x, out=None):
    return _recurrence(n, x, lambda x: x, lambda k, x: (2 * x, -1.0))


def eval_chebyu(n, x, out=None):
    return _recurrence(n, x, lambda x: 2 * x, lambda k, x: (2 * x, -1.0))


def eval_hermite(n, x, out=None):
    return _recurrence(n, x, lambda x: 2 * x, lambda k, x: (2 * x, -2.0 * k))


def eval_hermitenorm(n, x, out=None):
    return _recurrence(n, x, lambda x: x, lambda k, x: (x, -1.0 * k))


def eval_laguerre(n, x, out=None):
    return _recurrence(n, x, lambda x: 1 - x, lambda k, x: ((2 * k + 1 - x) / (k + 1), -k / (k + 1)))


def _recurrence(n, x, first, step):
    if np.ndim(n):
        n, x = np.broadcast_arrays(n, x)
        values = [_recurrence(int(m), float(t), first, step) for m, t in zip(n.ravel(), x.ravel())]
        return np.array(values).reshape(n.shape)
    x = np.asarray(x, dtype=float)
    before, value = np.ones_like(x), first(x) + np.zeros_like(x)
    if n == 0:
        return before[()]
    for k in range(1, int(n)):
        a, b = step(k, x)
        before, value = value, a * value + b * before
    return value[()]


def roots_legendre(n, mu=False):
    x, w = np.polynomial.legendre.leggauss(n)
    return (x, w, 2.0) if mu else (x, w)


def roots_hermite(n, mu=False):
    x, w = np.polynomial.hermite.hermgauss(n)
    return (x, w, math.sqrt(math.pi)) if mu else (x, w)


def roots_laguerre(n, mu=False):
    x, w = np.polynomial.laguerre.laggauss(n)
    return (x, w, 1.0) if mu else (x, w)


def roots_chebyt(n, mu=False):
    x = np.cos(np.pi * np.arange(2 * n - 1, 0, -2) / (2 * n))
    w = np.full(n, np.pi / n)
    return (x, w, np.pi) if mu else (x, w)


def diric(x, n):
    x = np.asarray(x, dtype=float)
    half = np.sin(x / 2)
    whole = np.abs(half) < 1e-9
    periods = np.round(x / (2 * np.pi))
    return np.where(whole, (-1.0) ** (periods * (n - 1)), np.sin(n * x / 2) / np.where(whole, 1.0, n * half))[()]


def cosdg(x):
    return np.cos(np.deg2rad(x))


def sindg(x):
    return np.sin(np.deg2rad(x))


def tandg(x):
    return np.tan(np.deg2rad(x))


def multigammaln(a, d):
    a = np.asarray(a, dtype=float)
    total = d * (d - 1) * 0.25 * np.log(np.pi) * np.ones_like(a)
    return (total + np.sum([gammaln(a - (j - 1.0) / 2) for j in range(1, d + 1)], axis=0))[()]
