"""Assertions about numbers and arrays, whose messages show where and by how much they differ."""
import math
import warnings

import numpy as np

verbose = 0


def _repr(x):
    try:
        return repr(x)
    except Exception as exc:
        return f"[repr failed for <{type(x).__name__}>: {exc}]"


def build_err_msg(arrays, err_msg, header="Items are not equal:", verbose=True,
                  names=("ACTUAL", "DESIRED"), precision=8):
    lines = ["\n" + header]
    err_msg = str(err_msg)
    if err_msg:
        if "\n" not in err_msg and len(err_msg) < 79 - len(header):
            lines = [lines[0] + " " + err_msg]
        else:
            lines.append(err_msg)
    if verbose:
        for name, array in zip(names, arrays):
            if isinstance(array, np.ndarray):
                with np.printoptions(precision=precision):
                    text = _repr(array)
            else:
                text = _repr(array)
            if text.count("\n") > 3:
                text = "\n".join(text.splitlines()[:3]) + "..."
            lines.append(f" {name}: {text}")
    return "\n".join(lines)


def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)


def _is_number(x):
    return isinstance(x, (int, float, complex, np.number)) and not isinstance(x, bool)


def _is_nan(x):
    try:
        return bool(np.isnan(x))
    except (TypeError, ValueError, NotImplementedError):
        return False


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for key in desired:
            if key not in actual:
                raise AssertionError(repr(key))
            assert_equal(actual[key], desired[key], f"key={key!r}\n{err_msg}", verbose)
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for k in range(len(desired)):
            assert_equal(actual[k], desired[k], f"item={k!r}\n{err_msg}", verbose)
        return
    if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
        return assert_array_equal(actual, desired, err_msg, verbose, strict=strict)
    message = build_err_msg([actual, desired], err_msg, verbose=verbose)
    if isinstance(actual, complex) or isinstance(desired, complex):
        try:
            assert_equal(np.real(actual), np.real(desired))
            assert_equal(np.imag(actual), np.imag(desired))
        except AssertionError:
            raise AssertionError(message) from None
        return
    if np.isscalar(desired) != np.isscalar(actual):
        raise AssertionError(message)
    if _is_nan(desired) and _is_nan(actual):
        return
    if _is_number(actual) and _is_number(desired) and desired == 0 and actual == 0:
        if np.signbit(desired) != np.signbit(actual):
            raise AssertionError(message)
        return
    if not (desired == actual):
        raise AssertionError(message)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    if isinstance(actual, (np.ndarray, tuple, list)) or isinstance(desired, (np.ndarray, tuple, list)):
        return assert_array_almost_equal(actual, desired, decimal, err_msg)

    def failure():
        header = f"Arrays are not almost equal to {decimal} decimals"
        return AssertionError(build_err_msg([actual, desired], err_msg, verbose=verbose, header=header))

    if isinstance(actual, complex) or isinstance(desired, complex):
        try:
            assert_almost_equal(np.real(actual), np.real(desired), decimal=decimal)
            assert_almost_equal(np.imag(actual), np.imag(desired), decimal=decimal)
        except AssertionError:
            raise failure() from None
        return
    if not (np.isfinite(desired) and np.isfinite(actual)):
        if _is_nan(desired) or _is_nan(actual):
            if not (_is_nan(desired) and _is_nan(actual)):
                raise failure()
        elif not desired == actual:
            raise failure()
        return
    if abs(desired - actual) >= 1.5 * 10.0 ** (-decimal):
        raise failure()


def assert_approx_equal(actual, desired, significant=7, err_msg="", verbose=True):
    actual, desired = map(float, (actual, desired))
    if desired == actual:
        return
    scale = 0.5 * (abs(desired) + abs(actual))
    scale = 10.0 ** math.floor(math.log10(scale)) if math.isfinite(scale) and scale > 0 else 1.0
    message = build_err_msg([actual, desired], err_msg, verbose=verbose,
                            header=f"Items are not equal to {significant} significant digits:")
    if not (math.isfinite(desired) and math.isfinite(actual)):
        if math.isnan(desired) and math.isnan(actual):
            return
        raise AssertionError(message)
    if abs(desired / scale - actual / scale) >= 10.0 ** (-(significant - 1)):
        raise AssertionError(message)


def _differs(x_marks, y_marks):
    return not np.array_equal(np.broadcast_arrays(x_marks, y_marks)[0], np.broadcast_arrays(x_marks, y_marks)[1])


def assert_array_compare(comparison, x, y, err_msg="", verbose=True, header="", precision=6,
                         equal_nan=True, equal_inf=True, *, strict=False, names=("ACTUAL", "DESIRED")):
    x, y = np.asanyarray(x), np.asanyarray(y)

    def failure(remarks):
        text = str(err_msg) + "\n" + "\n".join(remarks)
        return AssertionError(build_err_msg([x, y], text, verbose=verbose, header=header,
                                            names=names, precision=precision))

    if strict:
        fits = x.shape == y.shape and x.dtype == y.dtype
    else:
        fits = x.shape == () or y.shape == () or x.shape == y.shape
    if not fits:
        if x.shape != y.shape:
            raise failure([f"(shapes {x.shape}, {y.shape} mismatch)"])
        raise failure([f"(dtypes {x.dtype}, {y.dtype} mismatch)"])
    flagged = np.bool(False)
    if x.dtype.kind in "biufc" and y.dtype.kind in "biufc":
        checks = [(np.isnan, "nan")] if equal_nan else []
        if equal_inf:
            checks += [(np.isposinf, "+inf"), (np.isneginf, "-inf")] if x.dtype.kind != "c" != y.dtype.kind else []
        for marks, name in checks:
            x_marks, y_marks = marks(x), marks(y)
            if not (np.any(x_marks) or np.any(y_marks)):
                continue
            if _differs(x_marks, y_marks):
                raise failure([f"{name.lstrip('+-')} location mismatch:"])
            flagged = flagged | x_marks | y_marks
    if np.ndim(flagged):
        kept = ~flagged
        x_kept = x[kept] if x.ndim else np.broadcast_to(x, kept.shape)[kept]
        y_kept = y[kept] if y.ndim else np.broadcast_to(y, kept.shape)[kept]
    else:
        if flagged:
            return
        kept = None
        x_kept, y_kept = x, y
    if x_kept.size == 0 or y_kept.size == 0:
        return
    agrees = comparison(x_kept, y_kept)
    agrees = np.asarray(agrees)
    if agrees.all():
        return
    raise failure(_describe_mismatches(x, y, x_kept, y_kept, agrees, kept, names))


def _describe_mismatches(x, y, x_kept, y_kept, agrees, kept, names):
    wrong = int(agrees.size - np.count_nonzero(agrees))
    total = agrees.size if kept is None else kept.size
    percent = 100 * wrong / total
    remarks = [f"Mismatched elements: {wrong} / {total} ({percent:.3g}%)"]
    shape = np.broadcast_shapes(x.shape, y.shape)
    if shape:
        if kept is None:
            places = np.argwhere(np.broadcast_to(~agrees, shape))
        else:
            places = np.argwhere(kept)[~agrees.ravel()]
        if len(places) == 1:
            remarks.append("Mismatch at index:")
        elif len(places) <= 5:
            remarks.append("Mismatch at indices:")
        else:
            remarks.append("First 5 mismatches are at indices:")
        wide_x, wide_y = np.broadcast_to(x, shape), np.broadcast_to(y, shape)
        for place in places[:5]:
            position = tuple(place.tolist())
            remarks.append(f" {list(position)}: {wide_x[position]} ({names[0]}), {wide_y[position]} ({names[1]})")
    try:
        with np.errstate(all="ignore"):
            error = abs(x_kept - y_kept) if x_kept.dtype.kind != "b" else None
            if x_kept.dtype.kind in "ui" and y_kept.dtype.kind in "ui":
                # Unsigned differences must not wrap around.
                error = np.where(x_kept > y_kept, x_kept - y_kept, y_kept - x_kept)
            if error is None or x_kept.dtype.kind not in "uifc" or y_kept.dtype.kind not in "uifc":
                return remarks
            violations = np.broadcast_to(~agrees, error.shape) if error.shape else np.array([True])
            error = np.atleast_1d(error)
            largest = np.max(error[violations] if violations.shape == error.shape else error)
            remarks.append("Max absolute difference among violations: " + _shown(largest))
            base = np.broadcast_to(np.atleast_1d(y_kept), error.shape)
            usable = (base != 0) & violations
            if np.any(usable):
                ratio = np.max(error[usable] / abs(base[usable]))
            else:
                ratio = np.array(np.inf)
            remarks.append("Max relative difference among violations: " + _shown(ratio))
    except (TypeError, ValueError):
        pass
    return remarks


def _shown(x):
    return np.array2string(np.asarray(x))


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    assert_array_compare(lambda a, b: a == b, actual, desired, err_msg=err_msg, verbose=verbose,
                         header="Arrays are not equal", strict=strict)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    def close(x, y):
        z = abs(x - y)
        if z.dtype.kind not in "f":
            z = z.astype(np.float64)
        return z < 1.5 * 10.0 ** (-decimal)

    assert_array_compare(close, actual, desired, err_msg=err_msg, verbose=verbose,
                         header=f"Arrays are not almost equal to {decimal} decimals", precision=decimal)


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    assert_array_compare(lambda a, b: a < b, x, y, err_msg=err_msg, verbose=verbose,
                         header="Arrays are not strictly ordered `x < y`", equal_inf=False,
                         strict=strict, names=("x", "y"))


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True, *, strict=False):
    def close(x, y):
        return np.isclose(x, y, rtol=rtol, atol=atol, equal_nan=equal_nan)

    assert_array_compare(close, np.asanyarray(actual), np.asanyarray(desired), err_msg=str(err_msg), verbose=verbose,
                         header=f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}",
                         equal_nan=equal_nan, strict=strict)


def assert_string_equal(actual, desired):
    import difflib

    if not isinstance(actual, str):
        raise AssertionError(repr(type(actual)))
    if not isinstance(desired, str):
        raise AssertionError(repr(type(desired)))
    if desired == actual:
        return
    differences = [line for line in difflib.Differ().compare(actual.splitlines(True), desired.splitlines(True))
                   if not line.startswith("  ")]
    if differences:
        raise AssertionError("Differences in strings:\n" + "".join(differences).rstrip())


def assert_array_almost_equal_nulp(x, y, nulp=1):
    ax, ay = np.abs(x), np.abs(y)
    limit = nulp * np.spacing(np.where(ax > ay, ax, ay))
    if not np.all(np.abs(x - y) <= limit):
        if np.iscomplexobj(x) or np.iscomplexobj(y):
            raise AssertionError(f"Arrays are not equal to {nulp} ULP")
        raise AssertionError(f"Arrays are not equal to {nulp} ULP (max is {np.max(_ulps(x, y)):g})")


def _ulps(x, y):
    """How many floats lie between x and y."""
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    return np.abs(_order(x) - _order(y)).astype(np.float64)


def _order(x):
    """Numbers that count floats in their order."""
    bits = np.atleast_1d(x).copy().view(np.int64)
    return np.where(bits < 0, -(2 ** 63) - bits, bits)


def assert_array_max_ulp(a, b, maxulp=1, dtype=None):
    ulps = _ulps(a, b)
    if not np.all(ulps <= maxulp):
        raise AssertionError(
            f"Arrays are not almost equal up to {maxulp:g} ULP (max difference is {np.max(ulps):g} ULP)")
    return ulps


class _Raises:
    """The context `assert_raises` gives when it is told no function."""

    def __init__(self, expected, pattern=None):
        self.expected = expected
        self.pattern = pattern
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            raise AssertionError(f"{_names(self.expected)} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        _check_pattern(self.pattern, value)
        return True


def _names(expected):
    return expected.__name__ if isinstance(expected, type) else str(expected)


def _check_pattern(pattern, exception):
    import re

    if pattern is not None and not re.search(pattern, str(exception)):
        raise AssertionError(f'"{pattern}" does not match "{exception}"')


def assert_raises(exception_class, *args, **kwargs):
    return _assert_raises(exception_class, None, args, kwargs)


def assert_raises_regex(exception_class, expected_regexp, *args, **kwargs):
    return _assert_raises(exception_class, expected_regexp, args, kwargs)


def _assert_raises(expected, pattern, args, kwargs):
    if not args:
        return _Raises(expected, pattern)
    function, *rest = args
    try:
        function(*rest, **kwargs)
    except expected as error:
        _check_pattern(pattern, error)
        return None
    raise AssertionError(f"{_names(expected)} not raised by {getattr(function, '__name__', function)}")


def _call_or_context(context, args, kwargs):
    if not args:
        return context
    function, *rest = args
    with context:
        return function(*rest, **kwargs)


class _Warnings:
    """Collects warnings and judges them at the end: one of a category must be there, or none at all."""

    def __init__(self, category):
        import warnings

        self.category = category
        self._catcher = warnings.catch_warnings(record=True)
        self._always = lambda: warnings.simplefilter("always")

    def __enter__(self):
        self.caught = self._catcher.__enter__()
        self._always()
        return self.caught

    def __exit__(self, kind, value, traceback):
        self._catcher.__exit__(kind, value, traceback)
        if kind is not None:
            return
        if self.category is None:
            if self.caught:
                raise AssertionError(f"Got warnings: {self.caught}")
        elif not any(issubclass(entry.category, self.category) for entry in self.caught):
            raise AssertionError("No warning raised")


def assert_warns(warning_class, *args, **kwargs):
    return _call_or_context(_Warnings(warning_class), args, kwargs)


def assert_no_warnings(*args, **kwargs):
    return _call_or_context(_Warnings(None), args, kwargs)


def print_assert_equal(test_string, actual, desired):
    if not (actual == desired):
        raise AssertionError(f"{test_string} failed\nACTUAL: \n{actual!r}\nDESIRED: \n{desired!r}")


def measure(code_str, times=1, label=None):
    """Seconds that code takes, run so many times with the caller's names."""
    import sys
    import time

    frame = sys._getframe(1)
    code = compile(code_str, f"Test name: {label} ", "exec")
    start = time.perf_counter()
    for _ in range(times):
        exec(code, frame.f_globals, frame.f_locals)
    return 0.01 * int((time.perf_counter() - start) / 0.01)


class clear_and_catch_warnings(warnings.catch_warnings):
    """`warnings.catch_warnings` that also forgets which warnings modules have shown already."""

    class_modules = ()

    def __init__(self, record=False, modules=()):
        self.modules = set(modules).union(self.class_modules)
        self._kept = {}
        super().__init__(record=record)

    def __enter__(self):
        for module in self.modules:
            shown = getattr(module, "__warningregistry__", None)
            if shown is not None:
                self._kept[module] = dict(shown)
                shown.clear()
        return super().__enter__()

    def __exit__(self, *exc):
        super().__exit__(*exc)
        for module in self.modules:
            shown = getattr(module, "__warningregistry__", None)
            if shown is not None:
                shown.clear()
                shown.update(self._kept.get(module, {}))
