"""`newton` for many roots at once and for complex ones: Newton's and Halley's methods, and secants."""
import warnings
from collections import namedtuple

import numpy as np
from scipy.optimize import RootResults

_Result = namedtuple("result", ("root", "converged", "zero_der"))
# How far apart the first two points of a secant are: for many roots, and for one.
_GAP, _WIDE_GAP = np.finfo(float).eps ** 0.33, 1e-4


def newton(func, x0, fprime, args, tol, maxiter, fprime2, x1, rtol, full_output, disp):
    if np.size(x0) > 1:
        return _many(func, x0, fprime, args, tol, maxiter, fprime2, full_output)
    return _one(func, x0, fprime, args, tol, maxiter, fprime2, x1, rtol, full_output, disp)


def _is_positive(x):
    """As NumPy compares complex numbers with zero: the real parts first."""
    return (x.real > 0) | ((x.real == 0) & (x.imag >= 0))


def _many(func, x0, fprime, args, tol, maxiter, fprime2, full_output):
    x = np.array(x0, copy=True)
    fails = np.ones(x.shape, dtype=bool)
    steep = np.ones(x.shape, dtype=bool)
    apart = np.zeros(0)

    def values(function, at):
        return np.broadcast_to(function(at, *args), at.shape)

    if fprime is not None:
        for _ in range(maxiter):
            f = values(func, x)
            if not f.any():
                fails = np.zeros(x.shape, dtype=bool)
                break
            slope = values(fprime, x)
            steep = slope != 0
            if not steep.any():
                break
            step = f[steep] / slope[steep]
            if fprime2 is not None:
                step = step / (1 - 0.5 * step * values(fprime2, x)[steep] / slope[steep])
            x = x.astype(np.result_type(x, step, np.float64))
            x[steep] -= step
            fails[steep] = np.abs(step) >= tol
            if not fails[steep].any():
                break
    else:
        # Two points for each root; the newer one is `ahead`.
        ahead = x * (1 + _GAP) + np.where(_is_positive(x), _GAP, -_GAP)
        behind, f0, f1 = x, values(func, x), values(func, ahead)
        active = np.ones(x.shape, dtype=bool)
        for _ in range(maxiter):
            steep = f1 != f0
            middle = (ahead + behind) / 2
            if not steep.any():
                x = middle
                break
            step = (f1 * (ahead - behind))[steep] / (f1 - f0)[steep]
            x = behind.astype(np.result_type(behind, step, np.float64))
            x[steep] = ahead[steep] - step
            flat = active & ~steep
            x[flat] = middle[flat]
            active &= steep
            fails[steep] = np.abs(step) >= tol
            if not fails[steep].any():
                break
            behind, ahead = ahead, x
            f0, f1 = f1, values(func, x)
        apart = (ahead - x)[fails & ~steep]
        apart = apart[apart != 0]
    _complain(fails, steep, fprime is not None, apart, maxiter)
    return _Result(x, ~fails, fails & ~steep) if full_output else x


def _complain(fails, steep, has_slope, apart, maxiter):
    flat = fails & ~steep
    if flat.any():
        if has_slope:
            share = "all" if flat.all() else "some"
            warnings.warn(f"{share} derivatives were zero", RuntimeWarning, stacklevel=4)
        elif len(apart):
            rms = np.sqrt(np.sum(apart ** 2))
            warnings.warn(f"RMS of {rms:g} reached", RuntimeWarning, stacklevel=4)
    elif fails.any():
        share = "all" if fails.all() else "some"
        message = f"{share} failed to converge after {maxiter} iterations"
        if fails.all():
            raise RuntimeError(message)
        warnings.warn(message, RuntimeWarning, stacklevel=4)


def _one(func, x0, fprime, args, tol, maxiter, fprime2, x1, rtol, full_output, disp):
    x = np.asarray(x0).ravel()[0] * 1.0
    calls = 0

    def value(function, at):
        nonlocal calls
        calls += 1
        return function(at, *args)

    def ended(root, iterations, converged=True):
        if not full_output:
            return root
        flag = "converged" if converged else "convergence error"
        return root, RootResults(converged=converged, flag=flag, function_calls=calls, iterations=iterations, root=root,
                                 method=method)

    def failed(root, iterations, words="", last=None):
        if disp:
            last = root if last is None else last
            raise RuntimeError(f"{words}Failed to converge after {iterations} iterations, value is {last}.")
        if words:
            warnings.warn(words.rstrip(), RuntimeWarning, stacklevel=4)
        return ended(root, iterations, False)

    def is_close(a, b):
        return a == b or abs(a - b) <= tol + rtol * abs(b)

    if fprime is not None:
        method = "newton"
        for iteration in range(maxiter):
            f = value(func, x)
            if f == 0:
                return ended(x, iteration)
            slope = value(fprime, x)
            if slope == 0:
                return failed(x, iteration + 1, "Derivative was zero. ")
            step = f / slope
            if fprime2 is not None:
                method = "halley"
                adjustment = step * value(fprime2, x) / slope / 2
                if abs(adjustment) < 1:
                    step /= 1.0 - adjustment
            before, x = x, x - step
            if is_close(x, before):
                return ended(x, iteration + 1)
        return failed(x, maxiter)
    method = "secant"
    if x1 is not None:
        if x1 == x0:
            raise ValueError("x1 and x0 must be different")
        ahead = x1
    else:
        ahead = x * (1 + _WIDE_GAP)
        ahead += _WIDE_GAP if _is_positive(ahead) else -_WIDE_GAP
    f0, f1 = value(func, x), value(func, ahead)
    if abs(f1) < abs(f0):
        x, ahead, f0, f1 = ahead, x, f1, f0
    for iteration in range(maxiter):
        if f1 == f0:
            middle = (ahead + x) / 2.0
            # Two equal points are no reason to complain.
            if ahead == x:
                return ended(middle, iteration + 1, False)
            return failed(middle, iteration + 1, f"Tolerance of {ahead - x} reached. ", ahead)
        if abs(f1) > abs(f0):
            found = (-f0 / f1 * ahead + x) / (1 - f0 / f1)
        else:
            found = (-f1 / f0 * x + ahead) / (1 - f1 / f0)
        if is_close(found, ahead):
            return ended(found, iteration + 1)
        x, f0 = ahead, f1
        ahead = found
        f1 = value(func, ahead)
    return failed(ahead, maxiter)
