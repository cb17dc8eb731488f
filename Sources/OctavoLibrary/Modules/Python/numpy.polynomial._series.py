"""What the families of polynomials have in common: series in a basis, and the classes over them.

A family is described by a `Basis`: how to multiply a series by x, how to evaluate it, and its domain. The rest —
products, quotients, powers, conversion, fitting, roots — follows.
"""
import numpy as np


class Basis:
    """A family of polynomials, lowest degree first.

    Subclasses say how to multiply by x (`mulx`), to evaluate (`val`), to differentiate and to integrate once.
    """

    domain = (-1, 1)
    name = ""
    symbol = ""

    # What a family defines

    def mulx(self, c):
        raise NotImplementedError

    def val(self, x, c):
        raise NotImplementedError

    def derivative(self, c):
        raise NotImplementedError

    def integral(self, c):
        """An antiderivative without its constant."""
        raise NotImplementedError

    def vander_columns(self, x, deg):
        """Values of the basis polynomials at x, by degree."""
        raise NotImplementedError

    def line(self, off, scl):
        """The series of `off + scl * x`."""
        return np.array([off, scl]) if scl != 0 else np.array([off])

    # What follows

    def trim(self, c, tol=0):
        if tol < 0:
            raise ValueError("tol must be non-negative")
        c = as_series(c, trim=False)
        used = np.nonzero(np.abs(c) > tol)[0]
        if len(used) == 0:
            return c[:1] * 0
        return c[:used[-1] + 1].copy()

    def add(self, c1, c2):
        c1, c2 = as_series(c1), as_series(c2)
        if len(c1) > len(c2):
            c1, c2 = c2, c1
        total = c2.astype(np.result_type(c1, c2))
        total[:len(c1)] += c1
        return trimseq(total)

    def sub(self, c1, c2):
        return self.add(c1, -np.asarray(as_series(c2)))

    def mul(self, c1, c2):
        c1, c2 = as_series(c1), as_series(c2)
        if len(c1) > len(c2):
            c1, c2 = c2, c1
        # Horner's scheme in the basis: c1 as a polynomial in x, times c2.
        total = np.zeros(1, dtype=np.result_type(c1, c2))
        power = c2
        basis_powers = self._as_powers(c1)
        for k, weight in enumerate(basis_powers):
            if k:
                power = self.mulx(power)
            total = self.add(total, weight * power)
        return total

    def _as_powers(self, c):
        """The coefficients of powers of x."""
        return self.to_powers(c)

    def to_powers(self, c):
        total = np.zeros(1)
        for polynomial, weight in zip(self.powers_of_basis(len(c)), c):
            total = POWER.add(total, weight * polynomial)
        full = np.zeros(len(c), dtype=total.dtype)
        full[:len(total)] = total
        return full

    def powers_of_basis(self, count):
        """The basis polynomials as coefficients of powers of x."""
        raise NotImplementedError

    def from_powers(self, p):
        p = as_series(p)
        total = np.zeros(1)
        for weight in p[::-1]:
            total = self.add(self.mulx(total), [weight])
        return total

    def div(self, c1, c2):
        c1, c2 = as_series(c1), as_series(c2)
        if c2[-1] == 0:
            raise ZeroDivisionError
        if len(c1) < len(c2):
            return c1[:1] * 0, c1
        if len(c2) == 1:
            return c1 / c2[-1], c1[:1] * 0
        quotient = np.zeros(len(c1) - len(c2) + 1, dtype=np.result_type(c1, c2, float))
        rest = c1
        for k in range(len(c1) - len(c2), -1, -1):
            unit = self.mul([0] * k + [1], c2)
            weight = rest[-1] / unit[-1] if len(rest) == len(unit) else 0
            if len(rest) == len(unit):
                rest = rest[:-1] - weight * unit[:-1]
            quotient[k] = weight
            if len(rest) == 0:
                rest = np.zeros(1)
        return quotient, trimseq(rest)

    def pow(self, c, power, maxpower=None):
        c = as_series(c)
        if int(power) != power or power < 0:
            raise ValueError("Power must be a non-negative integer.")
        if maxpower is not None and power > maxpower:
            raise ValueError("Power is too large")
        total = np.array([1], dtype=c.dtype)
        for _ in range(int(power)):
            total = self.mul(total, c)
        return total

    def der(self, c, m=1, scl=1, axis=0):
        if int(m) != m:
            raise TypeError(f"the order of derivation must be an integer, received {m}")
        if m < 0:
            raise ValueError("The order of derivation must be non-negative")
        c = np.array(c, ndmin=1, copy=True)
        if c.dtype.char in "?bBhHiIlL":
            c = c.astype(np.double)
        if c.ndim > 1:
            return np.apply_along_axis(lambda line: self.der(line, m, scl), axis, c)
        for _ in range(int(m)):
            c = self.derivative(c) * scl if len(c) > 1 else c[:1] * 0
        return c

    def int(self, c, m=1, k=[], lbnd=0, scl=1, axis=0):
        c = np.array(c, ndmin=1, copy=True)
        if c.dtype.char in "?bBhHiIlL":
            c = c.astype(np.double)
        if not np.iterable(k):
            k = [k]
        if m < 0:
            raise ValueError("The order of integration must be non-negative")
        if len(k) > m:
            raise ValueError("Too many integration constants")
        if np.ndim(lbnd) != 0:
            raise ValueError("lbnd must be a scalar.")
        if np.ndim(scl) != 0:
            raise ValueError("scl must be a scalar.")
        if c.ndim > 1:
            return np.apply_along_axis(lambda line: self.int(line, m, k, lbnd, scl), axis, c)
        k = list(k) + [0] * (m - len(k))
        for step in range(m):
            c = c * scl
            if len(c) == 1 and c[0] == 0:
                c[0] += k[step]
                continue
            c = self.integral(c)
            c[0] += k[step] - self.val(lbnd, c)
        return c

    def vander(self, x, deg):
        if int(deg) != deg:
            raise TypeError(f"deg must be an integer, received {deg}")
        if deg < 0:
            raise ValueError("deg must be non-negative")
        x = np.array(x, copy=None, ndmin=1) + 0.0
        return np.stack(self.vander_columns(x, int(deg)), axis=-1)

    def fit(self, x, y, deg, rcond=None, full=False, w=None):
        x, y = np.asarray(x) + 0.0, np.asarray(y) + 0.0
        deg = np.asarray(deg)
        if deg.ndim > 1 or deg.dtype.kind not in "iu" or deg.size == 0:
            raise TypeError("deg must be an int or non-empty 1-D array of int")
        if deg.min() < 0:
            raise ValueError("expected deg >= 0")
        if x.ndim != 1:
            raise TypeError("expected 1D vector for x")
        if x.size == 0:
            raise TypeError("expected non-empty vector for x")
        if y.ndim < 1 or y.ndim > 2:
            raise TypeError("expected 1D or 2D array for y")
        if len(x) != len(y):
            raise TypeError("expected x and y to have same length")
        degrees = np.arange(int(deg) + 1) if deg.ndim == 0 else np.sort(deg)
        highest = int(degrees[-1])
        left = self.vander(x, highest)[:, degrees].T
        right = y.T
        if w is not None:
            w = np.asarray(w) + 0.0
            if w.ndim != 1:
                raise TypeError("expected 1D vector for w")
            if len(x) != len(w):
                raise TypeError("expected x and w to have same length")
            left, right = left * w, right * w
        if rcond is None:
            rcond = len(x) * np.finfo(x.dtype).eps
        scale = np.sqrt(np.square(np.abs(left)).sum(1))
        scale[scale == 0] = 1
        c, residuals, rank, s = np.linalg.lstsq(left.T / scale, right.T, rcond)
        c = (c.T / scale).T
        if deg.ndim > 0:
            wide = np.zeros((highest + 1,) + c.shape[1:], dtype=c.dtype)
            wide[degrees] = c
            c = wide
        if rank != len(degrees) and not full:
            import warnings

            warnings.warn("The fit may be poorly conditioned", np.exceptions.RankWarning, stacklevel=2)
        return (c, [residuals, rank, s, rcond]) if full else c

    def fromroots(self, roots):
        if len(roots) == 0:
            return np.ones(1)
        roots = np.sort(as_series(roots, trim=False))
        parts = [self.line(-r, 1) for r in roots]
        while len(parts) > 1:
            half, odd = divmod(len(parts), 2)
            joined = [self.mul(parts[k], parts[k + half]) for k in range(half)]
            if odd:
                joined[0] = self.mul(joined[0], parts[-1])
            parts = joined
        return parts[0]

    def companion(self, c):
        c = as_series(c)
        if len(c) < 2:
            raise ValueError("Series must have maximum degree of at least 1.")
        off, scl = self._as_powers(c)
        return np.array([[-off / scl]])

    def roots(self, c):
        c = as_series(c)
        if len(c) < 2:
            return np.array([], dtype=c.dtype)
        found = np.linalg.eigvals(self.companion(c)[::-1, ::-1])
        found.sort()
        return found


def trimseq(seq):
    """Without trailing zeros; at least one coefficient stays."""
    if len(seq) == 0 or seq[-1] != 0:
        return seq
    used = np.nonzero(seq)[0]
    return seq[:used[-1] + 1] if len(used) else seq[:1]


def as_series(c, trim=True):
    c = np.array(c, ndmin=1, copy=None)
    if c.size == 0:
        raise ValueError("Coefficient array is empty")
    if c.ndim != 1:
        raise ValueError("Coefficient array is not 1-d")
    if c.dtype.kind not in "fcO":
        c = c.astype(np.double)
    return trimseq(c) if trim else c


class PowerBasis(Basis):
    """Powers of x."""

    name = "polynomial"

    def mulx(self, c):
        c = as_series(c)
        if len(c) == 1 and c[0] == 0:
            return c
        return np.concatenate((c[:1] * 0, c))

    def val(self, x, c):
        total = c[-1] + x * 0
        for weight in c[-2::-1]:
            total = weight + total * x
        return total

    def mul(self, c1, c2):
        return trimseq(np.convolve(as_series(c1), as_series(c2)))

    def derivative(self, c):
        return c[1:] * np.arange(1, len(c)).reshape((-1,) + (1,) * (c.ndim - 1))

    def integral(self, c):
        return np.concatenate((c[:1] * 0, c / np.arange(1, len(c) + 1)))

    def vander_columns(self, x, deg):
        columns = [x * 0 + 1]
        for _ in range(deg):
            columns.append(columns[-1] * x)
        return columns

    def _as_powers(self, c):
        return c

    def to_powers(self, c):
        return as_series(c)

    def from_powers(self, p):
        return as_series(p)

    def companion(self, c):
        c = as_series(c)
        if len(c) < 2:
            raise ValueError("Series must have maximum degree of at least 1.")
        if len(c) == 2:
            return np.array([[-c[0] / c[1]]])
        n = len(c) - 1
        matrix = np.zeros((n, n), dtype=c.dtype)
        matrix.reshape(-1)[n::n + 1] = 1
        matrix[:, -1] -= c[:-1] / c[-1]
        return matrix

    def roots(self, c):
        c = as_series(c)
        if len(c) == 2:
            return np.array([-c[0] / c[1]])
        return Basis.roots(self, c)


POWER = PowerBasis()


class ThreeTermBasis(Basis):
    """Orthogonal polynomials: `p[k+1] = (a x + b) p[k] - d p[k-1]`, the factors given by `recurrence(k)`."""

    def recurrence(self, k):
        raise NotImplementedError

    def powers_of_basis(self, count):
        polynomials = [np.array([1.0])]
        if count > 1:
            a, b, _ = self.recurrence(0)
            polynomials.append(np.array([b, a]))
        for k in range(1, count - 1):
            a, b, d = self.recurrence(k)
            head = POWER.add(a * POWER.mulx(polynomials[k]), b * polynomials[k])
            polynomials.append(POWER.sub(head, d * polynomials[k - 1]))
        return polynomials[:count]

    def mulx(self, c):
        c = as_series(c)
        if len(c) == 1 and c[0] == 0:
            return c
        product = np.zeros(len(c) + 1, dtype=np.result_type(c, float))
        # x p[k] = (p[k+1] - b p[k] + d p[k-1]) / a
        for k, weight in enumerate(c):
            a, b, d = self.recurrence(k)
            product[k + 1] += weight / a
            product[k] -= weight * b / a
            if k:
                product[k - 1] += weight * d / a
        return product

    def val(self, x, c):
        """Clenshaw's algorithm."""
        later, latest = x * 0, x * 0
        for k in range(len(c) - 1, -1, -1):
            a, b, _ = self.recurrence(k)
            _, _, d = self.recurrence(k + 1)
            later, latest = latest, c[k] + (a * x + b) * latest - d * later
        return latest

    def vander_columns(self, x, deg):
        columns = [x * 0 + 1]
        for k in range(deg):
            a, b, d = self.recurrence(k)
            column = (a * x + b) * columns[k]
            if k:
                column = column - d * columns[k - 1]
            columns.append(column)
        return columns

    def jacobi(self, n):
        """The matrix of multiplication by x among the first n polynomials made orthonormal (Golub and Welsch 1969): its
        diagonal and off-diagonal, the factors that scale the polynomials, and what multiplying the last one adds of
        the next."""
        raise NotImplementedError

    def companion(self, c):
        c = as_series(c)
        if len(c) < 3:
            return Basis.companion(self, c)
        n = len(c) - 1
        diagonal, off, scale, lead = self.jacobi(n)
        matrix = (np.diag(diagonal) + np.diag(off, 1) + np.diag(off, -1)).astype(np.result_type(c, float))
        matrix[:, -1] -= c[:-1] / c[-1] * (scale / scale[-1]) * lead
        return matrix

    def line(self, off, scl):
        a, b, _ = self.recurrence(0)
        return np.array([off - scl * b / a, scl / a]) if scl != 0 else np.array([off])


def evaluate(basis, x, c, tensor=True):
    """Values of one series or of columns of series."""
    c = np.array(c, ndmin=1, copy=None)
    if c.dtype.char in "?bBhHiIlL":
        c = c.astype(np.double)
    if isinstance(x, (tuple, list)):
        x = np.asarray(x)
    if isinstance(x, np.ndarray) and tensor:
        c = c.reshape(c.shape + (1,) * x.ndim)
    return basis.val(x, c)


def functions(basis, prefix):
    """The module-level functions of a family, named with its prefix."""

    def val(x, c, tensor=True):
        return evaluate(basis, x, c, tensor)

    def on_points(c, *args):
        args = [np.asanyarray(a) for a in args]
        if any(a.shape != args[0].shape for a in args):
            raise ValueError("x, y, z are incompatible" if len(args) == 3 else "x, y are incompatible")
        c = val(args[0], c)
        for a in args[1:]:
            c = val(a, c, tensor=False)
        return c

    def on_grid(c, *args):
        for a in args:
            c = val(a, c)
        return c

    def vander_product(points, degrees):
        product = np.ones(())
        parts = [basis.vander(p, d) for p, d in zip(points, degrees)]
        for axis, part in enumerate(parts):
            shape = part.shape[:-1] + tuple(part.shape[-1] if k == axis else 1 for k in range(len(parts)))
            product = product * part.reshape(shape)
        return product.reshape(product.shape[:-len(parts)] + (-1,))

    named = {
        "val": val,
        "val2d": lambda x, y, c: on_points(c, x, y),
        "val3d": lambda x, y, z, c: on_points(c, x, y, z),
        "grid2d": lambda x, y, c: on_grid(c, x, y),
        "grid3d": lambda x, y, z, c: on_grid(c, x, y, z),
        "vander": basis.vander,
        "vander2d": lambda x, y, deg: vander_product((x, y), deg),
        "vander3d": lambda x, y, z, deg: vander_product((x, y, z), deg),
        "add": basis.add, "sub": basis.sub, "mul": basis.mul, "mulx": basis.mulx, "div": basis.div,
        "pow": basis.pow, "der": basis.der, "int": basis.int, "fit": basis.fit, "roots": basis.roots,
        "fromroots": basis.fromroots, "companion": basis.companion, "line": basis.line, "trim": basis.trim,
        "domain": np.array(basis.domain), "zero": np.array([0]), "one": np.array([1]),
        "x": basis.line(0, 1) if prefix != "poly" else np.array([0, 1]),
    }
    return {prefix + name: function for name, function in named.items()}


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _number_text(x, parentheses=False):
    """A coefficient as it stands in the text of a series."""
    options = np.get_printoptions()
    if isinstance(x, (float, np.floating)):
        precision = options["precision"]
        if x != 0 and (abs(x) >= 1e8 or abs(x) < 10 ** -min(4, precision)):
            text = np.format_float_scientific(x, precision=precision, unique=True, trim="-", min_digits=0)
        else:
            text = np.format_float_positional(x, precision=precision, unique=True, trim="0")
        return f"({text})" if parentheses and text.startswith("-") else text
    if isinstance(x, (complex, np.complexfloating)):
        return f"({x})"
    return str(x)


class Series:
    """A series with its domain and window, what the convenience classes have in common."""

    __hash__ = None
    __array_ufunc__ = None
    maxpower = 100
    basis_name = None
    _basis = None
    _symbol_checked = True
    _use_unicode = True

    def __init__(self, coef, domain=None, window=None, symbol="x"):
        self.coef = as_series(coef, trim=False)
        if domain is not None:
            domain = as_series(domain, trim=False)
            if len(domain) != 2:
                raise ValueError("Domain has wrong number of elements.")
            self.domain = domain
        if window is not None:
            window = as_series(window, trim=False)
            if len(window) != 2:
                raise ValueError("Window has wrong number of elements.")
            self.window = window
        if not isinstance(symbol, str):
            raise TypeError("Symbol must be a non-empty string")
        if not symbol.isidentifier():
            raise ValueError("Symbol string must be a valid Python identifier")
        self._symbol = symbol

    @property
    def symbol(self):
        return self._symbol

    def has_samecoef(self, other):
        return len(self.coef) == len(other.coef) and bool(np.all(self.coef == other.coef))

    def has_samedomain(self, other):
        return bool(np.all(self.domain == other.domain))

    def has_samewindow(self, other):
        return bool(np.all(self.window == other.window))

    def has_sametype(self, other):
        return isinstance(other, self.__class__)

    def _like(self, coef):
        return self.__class__(coef, self.domain, self.window, self.symbol)

    def _get_coefficients(self, other):
        if not isinstance(other, Series):
            return other
        if not isinstance(other, self.__class__):
            raise TypeError("Polynomial types differ")
        if not np.all(self.domain == other.domain):
            raise TypeError("Domains differ")
        if not np.all(self.window == other.window):
            raise TypeError("Windows differ")
        if self.symbol != other.symbol:
            raise ValueError("Polynomial symbols differ")
        return other.coef

    # Text

    def __repr__(self):
        coef, domain, window = (repr(part)[6:-1] for part in (self.coef, self.domain, self.window))
        return f"{self.__class__.__name__}({coef}, domain={domain}, window={window}, symbol='{self.symbol}')"

    def __format__(self, fmt_str):
        if fmt_str == "":
            return self.__str__()
        if fmt_str not in ("ascii", "unicode"):
            raise ValueError(f"Unsupported format string '{fmt_str}' passed to {self.__class__}.__format__. "
                             "Valid options are 'ascii' and 'unicode'")
        return self._text(fmt_str == "unicode")

    def __str__(self):
        return self._text(self._use_unicode)

    def _text(self, is_unicode):
        out = _number_text(self.coef[0])
        scaled, needs_parentheses = self._scaled_symbol()
        argument = f"({scaled})" if needs_parentheses else scaled
        width = np.get_printoptions()["linewidth"]
        if width < 1:
            width = 1
        for k, coef in enumerate(self.coef[1:]):
            power = str(k + 1)
            if is_unicode:
                out += " "
            else:
                out += " "
            try:
                is_positive = coef >= 0
            except TypeError:
                is_positive = True
            next_term = f"+ {_number_text(coef, parentheses=True)}" if is_positive else f"- {_number_text(-coef, parentheses=True)}"
            next_term += self._term_unicode(power, argument) if is_unicode else self._term_ascii(power, argument)
            line_length = len(out.split("\n")[-1]) + len(next_term)
            if k < len(self.coef[1:]) - 1:
                line_length += 2
            out = out[:-1] + "\n" + next_term if line_length >= width else out + next_term
        return out

    def _scaled_symbol(self):
        off, scl = self.mapparms()
        if off == 0 and scl == 1:
            return self.symbol, False
        if scl == 1:
            return f"{_number_text(off)} + {self.symbol}", True
        if off == 0:
            return f"{_number_text(scl)}{self.symbol}", True
        return f"{_number_text(off)} + {_number_text(scl)}{self.symbol}", True

    def _term_unicode(self, power, argument):
        return f"·{self.basis_name}{power.translate(_SUBSCRIPTS)}({argument.strip('()') if argument.startswith('(') else argument})"

    def _term_ascii(self, power, argument):
        return f" {self.basis_name}_{power}({argument.strip('()') if argument.startswith('(') else argument})"

    # Arithmetic

    def __call__(self, arg):
        off, scl = self.mapparms()
        if isinstance(arg, (list, tuple)):
            arg = np.asarray(arg)
        return evaluate(self._basis, off + scl * arg, self.coef)

    def __iter__(self):
        return iter(self.coef)

    def __len__(self):
        return len(self.coef)

    def __neg__(self):
        return self._like(-self.coef)

    def __pos__(self):
        return self

    def _operate(self, function, other, swapped=False):
        try:
            coef = self._get_coefficients(other)
            return self._like(function(coef, self.coef) if swapped else function(self.coef, coef))
        except (TypeError, ValueError) as error:
            if isinstance(other, Series):
                raise
            return NotImplemented

    def __add__(self, other):
        return self._operate(self._basis.add, other)

    def __radd__(self, other):
        return self._operate(self._basis.add, other, swapped=True)

    def __sub__(self, other):
        return self._operate(self._basis.sub, other)

    def __rsub__(self, other):
        return self._operate(self._basis.sub, other, swapped=True)

    def __mul__(self, other):
        return self._operate(self._basis.mul, other)

    def __rmul__(self, other):
        return self._operate(self._basis.mul, other, swapped=True)

    def __truediv__(self, other):
        if not np.isscalar(other) or isinstance(other, bool):
            raise TypeError(f"unsupported types for true division: '{type(self)}', '{type(other)}'")
        return self.__floordiv__(other)

    def __floordiv__(self, other):
        result = self.__divmod__(other)
        return result if result is NotImplemented else result[0]

    def __mod__(self, other):
        result = self.__divmod__(other)
        return result if result is NotImplemented else result[1]

    def __divmod__(self, other):
        quotient, rest = self._basis.div(self.coef, self._get_coefficients(other))
        return self._like(quotient), self._like(rest)

    def __rdivmod__(self, other):
        quotient, rest = self._basis.div(other, self.coef)
        return self._like(quotient), self._like(rest)

    def __rfloordiv__(self, other):
        return self.__rdivmod__(other)[0]

    def __rmod__(self, other):
        return self.__rdivmod__(other)[1]

    def __pow__(self, other):
        return self._like(self._basis.pow(self.coef, other, maxpower=self.maxpower))

    def __eq__(self, other):
        return (isinstance(other, self.__class__) and bool(np.all(self.domain == other.domain))
                and bool(np.all(self.window == other.window)) and self.coef.shape == other.coef.shape
                and bool(np.all(self.coef == other.coef)) and self.symbol == other.symbol)

    def __ne__(self, other):
        return not self.__eq__(other)

    # Methods

    def copy(self):
        return self._like(self.coef)

    def degree(self):
        return len(self) - 1

    def cutdeg(self, deg):
        return self.truncate(deg + 1)

    def trim(self, tol=0):
        return self._like(self._basis.trim(self.coef, tol))

    def truncate(self, size):
        if int(size) != size or size < 1:
            raise ValueError("size must be a positive integer")
        return self._like(self.coef[:int(size)])

    def convert(self, domain=None, kind=None, window=None):
        kind = self.__class__ if kind is None else kind
        domain = kind.domain if domain is None else domain
        window = kind.window if window is None else window
        return self(kind.identity(domain, window=window, symbol=self.symbol))

    def mapparms(self):
        return mapparms(self.domain, self.window)

    def integ(self, m=1, k=[], lbnd=None):
        off, scl = self.mapparms()
        lbnd = 0 if lbnd is None else off + scl * lbnd
        return self._like(self._basis.int(self.coef, m, k, lbnd, 1.0 / scl))

    def deriv(self, m=1):
        off, scl = self.mapparms()
        return self._like(self._basis.der(self.coef, m, scl))

    def roots(self):
        return mapdomain(self._basis.roots(self.coef), self.window, self.domain)

    def linspace(self, n=100, domain=None):
        x = np.linspace(*(self.domain if domain is None else domain), n)
        return x, self(x)

    @classmethod
    def fit(cls, x, y, deg, domain=None, rcond=None, full=False, w=None, window=None, symbol="x"):
        if domain is None:
            domain = getdomain(x)
            if domain[0] == domain[1]:
                domain[0] -= 1
                domain[1] += 1
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls.domain
        window = cls.window if window is None else window
        found = cls._basis.fit(mapdomain(x, domain, window), y, deg, rcond=rcond, full=full, w=w)
        if full:
            coef, status = found
            return cls(coef, domain=domain, window=window, symbol=symbol), status
        return cls(found, domain=domain, window=window, symbol=symbol)

    @classmethod
    def fromroots(cls, roots, domain=[], window=None, symbol="x"):
        roots = as_series(roots, trim=False)
        if domain is None:
            domain = getdomain(roots)
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls.domain
        window = cls.window if window is None else window
        off, scl = mapparms(domain, window)
        coef = cls._basis.fromroots(off + scl * roots) / scl ** len(roots)
        return cls(coef, domain=domain, window=window, symbol=symbol)

    @classmethod
    def identity(cls, domain=None, window=None, symbol="x"):
        domain = cls.domain if domain is None else domain
        window = cls.window if window is None else window
        off, scl = mapparms(window, domain)
        return cls(cls._basis.line(off, scl), domain, window, symbol)

    @classmethod
    def basis(cls, deg, domain=None, window=None, symbol="x"):
        if int(deg) != deg or deg < 0:
            raise ValueError("deg must be non-negative integer")
        return cls([0] * int(deg) + [1], cls.domain if domain is None else domain,
                   cls.window if window is None else window, symbol)

    @classmethod
    def cast(cls, series, domain=None, window=None):
        return series.convert(cls.domain if domain is None else domain, cls, cls.window if window is None else window)


def getdomain(x):
    x = as_series(x, trim=False)
    if x.dtype.kind == "c":
        return np.array((complex(x.real.min(), x.imag.min()), complex(x.real.max(), x.imag.max())))
    return np.array((x.min(), x.max()))


def mapparms(old, new):
    length = old[1] - old[0]
    return (old[1] * new[0] - old[0] * new[1]) / length, (new[1] - new[0]) / length


def mapdomain(x, old, new):
    if not isinstance(x, (int, float, complex, np.generic)):
        x = np.asanyarray(x)
    off, scl = mapparms(old, new)
    return off + scl * x
