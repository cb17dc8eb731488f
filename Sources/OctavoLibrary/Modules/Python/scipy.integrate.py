"""Integrals, and initial value problems of ordinary differential equations."""
import math
import warnings

import numpy as np
from scipy import _integrate
from scipy.integrate._ivp import OdeSolution, odeint, ode, solve_ivp


class IntegrationWarning(UserWarning):
    pass


_COMPLAINTS = {
    1: "The maximum number of subdivisions (%d) has been achieved.\n  If increasing the limit yields no improvement it "
       "is advised to analyze \n  the integrand in order to determine the difficulties.  If the position of a \n  local "
       "difficulty can be determined (singularity, discontinuity) one will \n  probably gain from splitting up the "
       "interval and calling the integrator \n  on the subranges.  Perhaps a special-purpose integrator should be used.",
    2: "The occurrence of roundoff error is detected, which prevents \n  the requested tolerance from being achieved.  "
       "The error may be \n  underestimated.",
    3: "Extremely bad integrand behavior occurs at some points of the\n  integration interval.",
    4: "The algorithm does not converge.  Roundoff error is detected\n  in the extrapolation table.  It is assumed that "
       "the requested tolerance\n  cannot be achieved, and that the returned result (if full_output = 1) is \n  the best "
       "which can be obtained.",
    5: "The integral is probably divergent, or slowly convergent.",
}


def quad(func, a, b, args=(), full_output=0, epsabs=1.49e-8, epsrel=1.49e-8, limit=50, points=None, weight=None,
         wvar=None, wopts=None, maxp1=50, limlst=50, complex_func=False):
    if not isinstance(args, tuple):
        args = (args,)
    if complex_func:
        real = quad(lambda x, *rest: np.real(func(x, *rest)), a, b, args, 0, epsabs, epsrel, limit, points)
        imaginary = quad(lambda x, *rest: np.imag(func(x, *rest)), a, b, args, 0, epsabs, epsrel, limit, points)
        return real[0] + 1j * imaginary[0], real[1] + 1j * imaginary[1]
    if weight is not None:
        raise NotImplementedError("quad: weight is not supported by Octavo; multiply the integrand by the weight")
    if points is not None:
        if np.isinf(a) or np.isinf(b):
            raise ValueError("Infinity inputs cannot be used with break points.")
        inside = sorted({float(p) for p in points if min(a, b) < p < max(a, b)})
        if inside:
            edges = [a, *(inside if a < b else inside[::-1]), b]
            found = [_integrate.quad(func, float(lo), float(hi), args, epsabs / (len(edges) - 1), epsrel, limit)
                     for lo, hi in zip(edges[:-1], edges[1:])]
            value, error = sum(part[0] for part in found), sum(part[1] for part in found)
            count, last, code = sum(part[2] for part in found), sum(part[3] for part in found), max(p[4] for p in found)
            return _answer(value, error, count, last, code, full_output, limit)
    value, error, count, last, code = _integrate.quad(func, float(a), float(b), args, epsabs, epsrel, limit)
    return _answer(value, error, count, last, code, full_output, limit)


def _answer(value, error, count, last, code, full_output, limit):
    if code == 6:
        raise ValueError("The input is invalid: epsabs and epsrel are too small, or limit is less than 1.")
    info = {"neval": count, "last": last}
    if code == 0:
        return (value, error, info) if full_output else (value, error)
    complaint = _COMPLAINTS[code]
    if code == 1:
        complaint = complaint % limit
    if full_output:
        return value, error, info, complaint
    warnings.warn(complaint, IntegrationWarning, stacklevel=3)
    return value, error


def _bound(x, *args):
    return x(*args) if callable(x) else x


def dblquad(func, a, b, gfun, hfun, args=(), epsabs=1.49e-8, epsrel=1.49e-8):
    def inner(x):
        return quad(func, _bound(gfun, x), _bound(hfun, x), args=(x, *args), epsabs=epsabs, epsrel=epsrel)
    return _nested(inner, a, b, epsabs, epsrel)


def tplquad(func, a, b, gfun, hfun, qfun, rfun, args=(), epsabs=1.49e-8, epsrel=1.49e-8):
    def middle(x):
        def inner(y):
            return quad(func, _bound(qfun, x, y), _bound(rfun, x, y), args=(y, x, *args), epsabs=epsabs, epsrel=epsrel)
        return _nested(inner, _bound(gfun, x), _bound(hfun, x), epsabs, epsrel)
    return _nested(middle, a, b, epsabs, epsrel)


def _nested(inner, a, b, epsabs, epsrel):
    worst = 0.0

    def value(x):
        nonlocal worst
        found, error = inner(x)
        worst = max(worst, error)
        return found

    total, error = quad(value, a, b, epsabs=epsabs, epsrel=epsrel)
    return total, max(worst, error)


def nquad(func, ranges, args=None, opts=None, full_output=False):
    args = () if args is None else tuple(args)
    ranges = [r if callable(r) else (lambda *rest, r=r: r) for r in ranges]
    depth = len(ranges)
    opts = [{}] * depth if opts is None else [opts] * depth if isinstance(opts, dict) else list(opts)
    worst, count = 0.0, 0

    def level(k, rest):
        # The last range is the outermost one.
        nonlocal worst, count
        low, high = ranges[k](*rest, *args)
        options = opts[k](*rest, *args) if callable(opts[k]) else opts[k]
        if k == 0:
            found, error, info = quad(func, low, high, args=(*rest, *args), full_output=1, **options)[:3]
            count += info["neval"]
        else:
            found, error = quad(lambda x: level(k - 1, (x, *rest)), low, high, **options)[:2]
        worst = max(worst, error)
        return found

    total = level(depth - 1, ())
    return (total, worst, {"neval": count}) if full_output else (total, worst)


def quad_vec(f, a, b, epsabs=1e-200, epsrel=1e-8, norm="2", cache_size=100e6, limit=10000, workers=1, points=None,
             quadrature=None, full_output=False, *, args=()):
    if np.ndim(f(0.5 * (a + b) if np.isfinite(a + b) else 0.0, *args)) == 0:
        return quad(f, a, b, args=args, epsabs=epsabs, epsrel=epsrel, limit=limit)
    shape = np.shape(f(0.5 * (a + b) if np.isfinite(a + b) else 0.0, *args))
    parts = [quad(lambda x: np.ravel(f(x, *args))[i], a, b, epsabs=max(epsabs, 1e-14), epsrel=epsrel, limit=limit)
             for i in range(int(np.prod(shape)))]
    return np.array([p[0] for p in parts]).reshape(shape), math.sqrt(sum(p[1] ** 2 for p in parts))


# Rules on samples

def trapezoid(y, x=None, dx=1.0, axis=-1):
    return np.trapezoid(y, x, dx, axis)


def cumulative_trapezoid(y, x=None, dx=1.0, axis=-1, initial=None):
    y = np.asarray(y)
    if y.shape[axis] == 0:
        raise ValueError("At least one point is required along `axis`.")
    if initial is not None and initial != 0:
        raise ValueError("`initial` must be `None` or `0`.")
    y = np.moveaxis(y, axis, -1)
    if x is None:
        d = dx
    else:
        x = np.asarray(x)
        if x.ndim == 1:
            if len(x) != y.shape[-1]:
                raise ValueError("If given, length of x along axis must be the same as y.")
            d = np.diff(x)
        else:
            if x.shape != np.moveaxis(y, -1, axis).shape:
                raise ValueError("If given, shape of x must be 1-D or the same as y.")
            d = np.diff(np.moveaxis(x, axis, -1), axis=-1)
    result = np.cumsum(d * (y[..., 1:] + y[..., :-1]) / 2.0, axis=-1)
    if initial is not None:
        result = np.concatenate([np.full((*result.shape[:-1], 1), initial, dtype=result.dtype), result], axis=-1)
    return np.moveaxis(result, -1, axis)


def simpson(y, x=None, *, dx=1.0, axis=-1):
    """Simpson's rule; an even number of points ends with Cartwright's correction (J. Math. Sci. 11, 2017)."""
    y = np.moveaxis(np.asarray(y), axis, -1)
    n = y.shape[-1]
    if x is not None:
        x = np.asarray(x)
        if x.ndim > 1:
            x = np.moveaxis(x, axis, -1)
        if x.shape[-1] != n:
            raise ValueError("If given, length of x along axis must be the same as y.")
        h = np.diff(x, axis=-1)
    else:
        h = np.full(n - 1, dx, dtype=float) if np.ndim(dx) == 0 else np.asarray(dx)

    def basic(count):
        if x is None:
            return np.sum(y[..., 0:count:2] + 4 * y[..., 1:count + 1:2] + y[..., 2:count + 2:2], axis=-1) * (dx / 3.0)
        h0, h1 = h[..., 0:count:2].astype(float), h[..., 1:count + 1:2].astype(float)
        total, ratio = h0 + h1, np.divide(h0, h1, out=np.zeros_like(h0), where=h1 != 0)
        terms = total / 6.0 * (y[..., 0:count:2] * (2.0 - np.divide(1.0, ratio, out=np.zeros_like(ratio), where=ratio != 0))
                               + y[..., 1:count + 1:2] * (total * np.divide(total, h0 * h1, out=np.zeros_like(total), where=h0 * h1 != 0))
                               + y[..., 2:count + 2:2] * (2.0 - ratio))
        return np.sum(terms, axis=-1)

    if n % 2:
        return basic(n - 2)
    if n == 2:
        return 0.5 * h[..., -1] * (y[..., -1] + y[..., -2])
    result = basic(n - 3)
    a, b = h[..., -2].astype(float), h[..., -1].astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        alpha = np.where(a + b != 0, (2 * b ** 2 + 3 * a * b) / (6 * (b + a)), 0.0)
        beta = np.where(a != 0, (b ** 2 + 3.0 * a * b) / (6 * a), 0.0)
        eta = np.where(a * (a + b) != 0, b ** 3 / (6 * a * (a + b)), 0.0)
    return result + (alpha * y[..., -1] + beta * y[..., -2] - eta * y[..., -3])


def _first_parts(y, d):
    """The integrals of the parabolas through three points each, over the first of the two intervals."""
    h, k = d[..., :-1], d[..., 1:]
    first, middle, last = y[..., :-2], y[..., 1:-1], y[..., 2:]
    bend = (last - middle) / k - (middle - first) / h
    return h / 2 * (first + middle) - h ** 3 / (6 * (h + k)) * bend


def cumulative_simpson(y, *, x=None, dx=1.0, axis=-1, initial=None):
    y = np.asarray(y)
    y = np.moveaxis(y if np.issubdtype(y.dtype, np.inexact) else y.astype(float), axis, -1)
    if x is not None:
        x = np.asarray(x)
        if x.ndim != 1 and x.shape != np.moveaxis(y, -1, axis).shape:
            raise ValueError("If given, shape of `x` must be the same as `y` or 1-D with the same length as `y` along "
                             "`axis`.")
        if x.shape[-1 if x.ndim == 1 else axis] != y.shape[-1]:
            raise ValueError("If given, shape of `x` must be the same as `y` or 1-D with the same length as `y` along "
                             "`axis`.")
        steps = np.diff(x if x.ndim == 1 else np.moveaxis(x, axis, -1), axis=-1)
        if np.any(steps <= 0):
            raise ValueError("Input x must be strictly increasing.")
    else:
        steps = np.asarray(dx, dtype=float)
        if steps.ndim:
            steps = np.moveaxis(np.broadcast_to(steps, np.moveaxis(y, -1, axis).shape[:axis % y.ndim] + (1,)
                                                + np.moveaxis(y, -1, axis).shape[axis % y.ndim + 1:]), axis, -1)
    steps = np.broadcast_to(steps, y.shape[:-1] + (y.shape[-1] - 1,)).astype(float)
    if y.shape[-1] < 3:
        parts = steps * (y[..., 1:] + y[..., :-1]) / 2
    else:
        ahead = _first_parts(y, steps)
        back = _first_parts(y[..., ::-1], steps[..., ::-1])[..., ::-1]
        parts = np.empty(steps.shape, dtype=y.dtype)
        parts[..., :-1:2] = ahead[..., ::2]
        parts[..., 1::2] = back[..., ::2]
        parts[..., -1] = back[..., -1]
    result = np.cumsum(parts, axis=-1)
    if initial is not None:
        start = np.moveaxis(np.asarray(initial, dtype=float), axis, -1) if np.ndim(initial) else float(initial)
        start = np.broadcast_to(start, y.shape[:-1] + (1,))
        result = np.concatenate((start, result + start), axis=-1)
    return np.moveaxis(result, -1, axis)


def romb(y, dx=1.0, axis=-1, show=False):
    y = np.moveaxis(np.asarray(y), axis, -1)
    intervals = y.shape[-1] - 1
    if intervals < 1 or intervals & (intervals - 1):
        raise ValueError("Number of samples must be one plus a non-negative power of 2.")
    h = intervals * np.asarray(dx, dtype=float)
    rows = [[(y[..., 0] + y[..., -1]) / 2.0 * h]]
    step = intervals
    while step > 1:
        half = step // 2
        h = h / 2
        row = [0.5 * (rows[-1][0] + 2 * h * y[..., half::step].sum(axis=-1))]
        for j, value in enumerate(rows[-1]):
            row.append(row[j] + (row[j] - value) / ((1 << (2 * (j + 1))) - 1))
        rows.append(row)
        step = half
    if show:
        _show_table(rows, show)
    return rows[-1][-1]


def _show_table(rows, show):
    if not np.isscalar(rows[0][0]):
        print("*** Printing table only supported for integrals of a single data set.")
        return
    try:
        digits = show[0]
    except (TypeError, IndexError):
        digits = 5
    try:
        width = show[1]
    except (TypeError, IndexError):
        width = 8
    title = "Richardson Extrapolation Table for Romberg Integration"
    print(title, "=" * len(title), sep="\n")
    for row in rows:
        print(*(f"{value:{width}.{digits}f}" for value in row), "")
    print("=" * len(title))


def fixed_quad(func, a, b, args=(), n=5):
    if np.isinf(a) or np.isinf(b):
        raise ValueError("Gaussian quadrature is only available for finite limits.")
    x, w = np.polynomial.legendre.leggauss(n)
    y = (b - a) * (np.real(x) + 1) / 2.0 + a
    return (b - a) / 2.0 * np.sum(w * func(y, *args), axis=-1), None


def newton_cotes(rn, equal=0):
    if not hasattr(rn, "__len__"):
        rn = np.arange(rn + 1)
    rn = np.asarray(rn, dtype=float)
    n = len(rn) - 1
    powers = np.vander(rn / n * 2 - 1, increasing=True).T
    moments = np.array([0.0 if k % 2 else 2.0 / (k + 1) for k in range(n + 1)])
    weights = np.linalg.solve(powers, moments) * n / 2
    return weights, 0.0
