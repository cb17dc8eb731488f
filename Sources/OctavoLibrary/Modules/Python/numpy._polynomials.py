"""Polynomials by their coefficients, highest power first: poly1d and the functions that go with it."""
import numpy as np


def poly(seq_of_zeros):
    zeros = np.atleast_1d(seq_of_zeros)
    shape = zeros.shape
    if len(shape) == 2 and shape[0] == shape[1] and shape[0] != 0:
        zeros = np.linalg.eigvals(zeros)
    elif len(shape) != 1:
        raise ValueError("input must be 1d or non-empty square 2d array.")
    if len(zeros) == 0:
        return 1.0
    if zeros.dtype.kind not in "fcO":
        zeros = zeros.astype(float)
    coefficients = np.ones((1,), dtype=zeros.dtype)
    for zero in zeros:
        coefficients = np.convolve(coefficients, np.array([1, -zero], dtype=zeros.dtype), mode="full")
    if np.iscomplexobj(coefficients):
        # Roots in conjugate pairs have real coefficients.
        roots = np.asarray(zeros, complex)
        if np.all(np.sort(roots) == np.sort(roots.conjugate())):
            coefficients = coefficients.real.copy()
    return coefficients


def roots(p):
    p = np.atleast_1d(p)
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    used = np.nonzero(np.ravel(p))[0]
    if len(used) == 0:
        return np.array([])
    zeros_at_origin = len(p) - used[-1] - 1
    p = p[int(used[0]):int(used[-1]) + 1]
    if p.dtype.kind not in "fc":
        p = p.astype(float)
    n = len(p)
    if n > 1:
        companion = np.diag(np.ones((n - 2,), p.dtype), -1)
        companion[0, :] = -p[1:] / p[0]
        found = np.linalg.eigvals(companion)
    else:
        found = np.array([])
    return np.hstack((found, np.zeros(zeros_at_origin, found.dtype)))


def polyint(p, m=1, k=None):
    m = int(m)
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    if k is None:
        k = np.zeros(m, float)
    k = np.atleast_1d(k)
    if len(k) == 1 and m > 1:
        k = k[0] * np.ones(m, float)
    if len(k) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    isclass = isinstance(p, poly1d)
    p = np.asarray(p)
    if m == 0:
        return poly1d(p) if isclass else p
    y = np.concatenate((p / np.arange(len(p), 0, -1), [k[0]]))
    value = polyint(y, m - 1, k=k[1:])
    return poly1d(value) if isclass else value


def polyder(p, m=1):
    m = int(m)
    if m < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    isclass = isinstance(p, poly1d)
    p = np.asarray(p)
    n = len(p) - 1
    y = p[:-1] * np.arange(n, 0, -1)
    value = p if m == 0 else polyder(y, m - 1)
    return poly1d(value) if isclass else value


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    order = int(deg) + 1
    x = np.asarray(x) + 0.0
    y = np.asarray(y) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    if rcond is None:
        rcond = len(x) * np.finfo(float).eps
    left = np.vander(x, order)
    right = y
    if w is not None:
        w = np.asarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if w.shape[0] != y.shape[0]:
            raise TypeError("expected w and y to have the same length")
        left *= w[:, np.newaxis]
        right = right * (w[:, np.newaxis] if right.ndim == 2 else w)
    scale = np.sqrt((left * left).sum(axis=0))
    left /= scale
    c, residuals, rank, s = np.linalg.lstsq(left, right, rcond)
    c = (c.T / scale).T
    if rank != order and not full:
        import warnings

        warnings.warn("Polyfit may be poorly conditioned", np.exceptions.RankWarning, stacklevel=2)
    if full:
        return c, residuals, rank, s, rcond
    if not cov:
        return c
    base = np.linalg.inv(np.dot(left.T, left))
    base /= np.outer(scale, scale)
    if isinstance(cov, str) and cov == "unscaled":
        factor = 1
    else:
        if len(x) <= order:
            raise ValueError("the number of data points must exceed order to scale the covariance matrix")
        factor = residuals / (len(x) - order)
    if y.ndim == 1:
        return c, base * factor
    return c, base[:, :, np.newaxis] * factor


def polyval(p, x):
    p = np.asarray(p)
    if isinstance(x, poly1d):
        y = 0
    else:
        x = np.asanyarray(x)
        y = np.zeros_like(x)
    for coefficient in p:
        y = y * x + coefficient
    return y


def _combined(a1, a2, operate):
    isclass = isinstance(a1, poly1d) or isinstance(a2, poly1d)
    a1, a2 = np.atleast_1d(a1), np.atleast_1d(a2)
    missing = len(a2) - len(a1)
    if missing > 0:
        a1 = np.concatenate((np.zeros(missing, a1.dtype), a1))
    elif missing < 0:
        a2 = np.concatenate((np.zeros(-missing, a2.dtype), a2))
    value = operate(a1, a2)
    return poly1d(value) if isclass else value


def polyadd(a1, a2):
    return _combined(a1, a2, lambda a, b: a + b)


def polysub(a1, a2):
    return _combined(a1, a2, lambda a, b: a - b)


def polymul(a1, a2):
    isclass = isinstance(a1, poly1d) or isinstance(a2, poly1d)
    a1, a2 = poly1d(a1), poly1d(a2)
    value = np.convolve(a1, a2)
    return poly1d(value) if isclass else value


def polydiv(u, v):
    isclass = isinstance(u, poly1d) or isinstance(v, poly1d)
    u = np.atleast_1d(u) + 0.0
    v = np.atleast_1d(v) + 0.0
    w = u[0] + v[0]
    m, n = len(u) - 1, len(v) - 1
    scale = 1.0 / v[0]
    q = np.zeros((max(m - n + 1, 1),), w.dtype)
    r = u.astype(w.dtype)
    for k in range(0, m - n + 1):
        d = scale * r[k]
        q[k] = d
        r[k:k + n + 1] -= d * v
    while np.allclose(r[0], 0, rtol=1e-14) and r.shape[-1] > 1:
        r = r[1:]
    return (poly1d(q), poly1d(r)) if isclass else (q, r)


def _raise_power(text, wrap=70):
    """Powers marked with ** moved to a line above."""
    import re

    line_above, line = "", ""
    output = " "
    position = 0
    for match in re.finditer(r"\*\*([0-9]*)", text):
        start, end = match.span()
        power = match.group(1)
        part = text[position:start]
        position = end
        here, above = part + " " * (len(power) - 1), " " * (len(part) - 1) + power
        if len(line) + len(here) > wrap or len(line_above) + len(above) > wrap:
            output += line_above + "\n" + line + "\n "
            line_above, line = above, here
        else:
            line += part + " " * (len(power) - 1)
            line_above += " " * (len(part) - 1) + power
    output += line_above + "\n" + line
    return output + text[position:]


class poly1d:
    """A polynomial of one variable."""

    __hash__ = None

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            self._variable = c_or_r._variable
            self._coeffs = c_or_r._coeffs
            if variable is not None:
                self._variable = variable
            return
        if r:
            c_or_r = poly(c_or_r)
        c_or_r = np.atleast_1d(c_or_r)
        if c_or_r.ndim > 1:
            raise ValueError("Polynomial must be 1d only.")
        c_or_r = np.trim_zeros(c_or_r, trim="f")
        if len(c_or_r) == 0:
            c_or_r = np.array([0], dtype=c_or_r.dtype)
        self._coeffs = c_or_r
        self._variable = "x" if variable is None else variable

    @property
    def coeffs(self):
        return self._coeffs

    @coeffs.setter
    def coeffs(self, value):
        if value is not self._coeffs:
            raise AttributeError("Cannot set attribute")

    @property
    def variable(self):
        return self._variable

    @property
    def order(self):
        return len(self._coeffs) - 1

    @property
    def roots(self):
        return roots(self._coeffs)

    r = roots
    c = coef = coefficients = coeffs
    o = order

    def __array__(self, t=None, copy=None):
        return np.asarray(self.coeffs, t) if t else np.asarray(self.coeffs)

    def __repr__(self):
        return f"poly1d({repr(self.coeffs)[6:-1]})"

    def __len__(self):
        return self.order

    def __str__(self):
        variable = self.variable
        coefficients = self.coeffs[np.logical_or.accumulate(self.coeffs != 0)]
        highest = len(coefficients) - 1

        def number_text(q):
            text = f"{q:.4g}"
            return text[:-5] if text.endswith(".0000") else text

        text = "0"
        for k, coefficient in enumerate(coefficients):
            if not np.iscomplex(coefficient):
                coef_text = number_text(np.real(coefficient))
            elif np.real(coefficient) == 0:
                coef_text = f"{number_text(np.imag(coefficient))}j"
            else:
                coef_text = f"({number_text(np.real(coefficient))} + {number_text(np.imag(coefficient))}j)"
            power = highest - k
            if power == 0:
                if coef_text != "0":
                    new = coef_text
                else:
                    new = "0" if k == 0 else ""
            elif power == 1:
                new = "" if coef_text == "0" else variable if coef_text == "b" else f"{coef_text} {variable}"
            else:
                new = "" if coef_text == "0" else f"{coef_text} {variable}**{power}"
            if k > 0:
                if new != "":
                    text = f"{text} - {new[1:]}" if new.startswith("-") else f"{text} + {new}"
            else:
                text = new
        return _raise_power(text)

    def __call__(self, val):
        return polyval(self.coeffs, val)

    def __neg__(self):
        return poly1d(-self.coeffs)

    def __pos__(self):
        return self

    def __mul__(self, other):
        if np.isscalar(other):
            return poly1d(self.coeffs * other)
        return poly1d(polymul(self.coeffs, poly1d(other).coeffs))

    def __rmul__(self, other):
        if np.isscalar(other):
            return poly1d(other * self.coeffs)
        return poly1d(polymul(self.coeffs, poly1d(other).coeffs))

    def __add__(self, other):
        return poly1d(polyadd(self.coeffs, poly1d(other).coeffs))

    __radd__ = __add__

    def __sub__(self, other):
        return poly1d(polysub(self.coeffs, poly1d(other).coeffs))

    def __rsub__(self, other):
        return poly1d(polysub(poly1d(other).coeffs, self.coeffs))

    def __pow__(self, val):
        if not np.isscalar(val) or int(val) != val or val < 0:
            raise ValueError("Power to non-negative integers only.")
        result = [1]
        for _ in range(val):
            result = polymul(self.coeffs, result)
        return poly1d(result)

    def __truediv__(self, other):
        if np.isscalar(other):
            return poly1d(self.coeffs / other)
        return polydiv(self, poly1d(other))

    __div__ = __truediv__

    def __rtruediv__(self, other):
        if np.isscalar(other):
            return poly1d(other / self.coeffs)
        return polydiv(poly1d(other), self)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        if self.coeffs.shape != other.coeffs.shape:
            return False
        return (self.coeffs == other.coeffs).all()

    def __ne__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return not self.__eq__(other)

    def __getitem__(self, val):
        place = self.order - val
        if val > self.order or val < 0:
            return self.coeffs.dtype.type(0)
        return self.coeffs[place]

    def __setitem__(self, key, val):
        place = self.order - key
        if key < 0:
            raise ValueError("Does not support negative powers.")
        if key > self.order:
            filler = np.zeros(key - self.order, self.coeffs.dtype)
            self._coeffs = np.concatenate((filler, self.coeffs))
            place = 0
        self._coeffs[place] = val

    def __iter__(self):
        return iter(self.coeffs)

    def integ(self, m=1, k=0):
        return poly1d(polyint(self.coeffs, m=m, k=k))

    def deriv(self, m=1):
        return poly1d(polyder(self.coeffs, m=m))
