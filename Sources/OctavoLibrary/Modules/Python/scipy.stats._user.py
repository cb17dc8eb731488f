"""Distributions a program defines: subclasses of rv_continuous and rv_discrete, and histograms as distributions."""
import inspect
import math

import numpy as np
from scipy import integrate, optimize
from scipy._distributions import native_continuous, native_discrete


class _Kind(type):
    """The built-in distributions count as instances too."""

    def __instancecheck__(cls, x):
        return super().__instancecheck__(x) or cls.native is not None and isinstance(x, cls.native)


class _Distribution(metaclass=_Kind):
    native = None

    def __init__(self, shapes, own, loc_names):
        if shapes is None:
            names = []
            for name in own:
                method = getattr(type(self), name, None)
                if method is not None and method.__qualname__.split(".")[0] not in _GENERIC:
                    arguments = list(inspect.signature(method).parameters)[2:]
                    if arguments:
                        names = arguments
                        break
            self.shapes = ", ".join(names) or None
        else:
            names = [name.strip() for name in shapes.split(",")]
            self.shapes = shapes
        self._names = names
        self.numargs = len(names)
        self._loc_names = loc_names

    def _parse(self, args, kwds):
        names = [*self._names, *self._loc_names]
        if len(args) > len(names):
            raise TypeError(f"_parse_args() takes from {len(self._names) + 1} to {len(names) + 1} positional arguments "
                            f"but {len(args) + 1} were given")
        given = dict(zip(names, args))
        for name, value in kwds.items():
            if name not in names:
                raise TypeError(f"_parse_args() got an unexpected keyword argument '{name}'")
            given[name] = value
        missing = [name for name in self._names if name not in given]
        if missing:
            raise TypeError(f"_parse_args() missing {len(missing)} required positional argument"
                            f"{'' if len(missing) == 1 else 's'}: {' and '.join(map(repr, missing))}")
        return tuple(given[name] for name in self._names), given.get("loc", 0), given.get("scale", 1)

    def __call__(self, *args, **kwds):
        return _Frozen(self, args, kwds)

    freeze = __call__

    def _argcheck(self, *args):
        return all(np.all(np.asarray(a) > 0) for a in args)

    def _get_support(self, *args):
        return self.a, self.b

    def support(self, *args, **kwds):
        shapes, loc, scale = self._parse(args, kwds)
        a, b = self._get_support(*shapes)
        return np.float64(a * scale + loc), np.float64(b * scale + loc)

    def _pointwise(self, function, x, shapes):
        """Applies a method of one number to each element."""
        x = np.asarray(x, dtype=float)
        return np.array([function(float(t), *shapes) for t in x.ravel()], dtype=float).reshape(x.shape)

    def _inside(self, x, args, kwds, method, low, high, scaled=False, log=False):
        shapes, loc, scale = self._parse(args, kwds)
        y = np.asarray((np.asarray(x, dtype=float) - loc) / scale)
        a, b = self._get_support(*shapes)
        out = np.full(y.shape, low, dtype=float)
        out[y > b] = high
        if method in ("_cdf", "_sf", "_logcdf", "_logsf"):
            out[y == b] = high
        inside = (y >= a) & (y <= b) if scaled or method in ("_pmf", "_logpmf") else (y > a) & (y < b)
        if self.native is native_discrete:
            inside = (y >= a) & (y <= b)
            if method in ("_pmf", "_logpmf"):
                inside &= y == np.floor(y)
            else:
                inside &= y < b
                y = np.asarray(np.floor(y))
        if np.any(inside):
            values = getattr(self, method)(y[inside], *shapes)
            if scaled:
                values = values - np.log(scale) if log else values / scale
            out[inside] = values
        out[np.isnan(y)] = np.nan
        if not self._argcheck(*shapes) or not np.all(np.asarray(scale) > 0):
            out[...] = np.nan
        return out[()]

    def cdf(self, x, *args, **kwds):
        return self._inside(x, args, kwds, "_cdf", 0.0, 1.0)

    def sf(self, x, *args, **kwds):
        return self._inside(x, args, kwds, "_sf", 1.0, 0.0)

    def logcdf(self, x, *args, **kwds):
        with np.errstate(divide="ignore"):
            return self._inside(x, args, kwds, "_logcdf", -np.inf, 0.0)

    def logsf(self, x, *args, **kwds):
        with np.errstate(divide="ignore"):
            return self._inside(x, args, kwds, "_logsf", 0.0, -np.inf)

    def _sf(self, x, *args):
        return 1.0 - self._cdf(x, *args)

    def _logcdf(self, x, *args):
        return np.log(self._cdf(x, *args))

    def _logsf(self, x, *args):
        return np.log(self._sf(x, *args))

    def _isf(self, q, *args):
        return self._ppf(1.0 - q, *args)

    def _quantiles(self, q, args, kwds, method, at_zero):
        shapes, loc, scale = self._parse(args, kwds)
        q = np.asarray(q, dtype=float)
        a, b = self._get_support(*shapes)
        low = a - 1 if self.native is native_discrete else a
        out = np.full(q.shape, np.nan)
        out[q == 0] = low if at_zero else b
        out[q == 1] = b if at_zero else low
        inside = (q > 0) & (q < 1)
        if np.any(inside):
            out[inside] = getattr(self, method)(q[inside], *shapes)
        return (out * scale + loc)[()]

    def ppf(self, q, *args, **kwds):
        return self._quantiles(q, args, kwds, "_ppf", True)

    def isf(self, q, *args, **kwds):
        return self._quantiles(q, args, kwds, "_isf", False)

    def rvs(self, *args, size=None, random_state=None, **kwds):
        extra = len(self._names) + len(self._loc_names)
        if len(args) > extra:
            args, size = args[:extra], args[extra]
        shapes, loc, scale = self._parse(args, kwds)
        if not self._argcheck(*shapes) or not np.all(np.asarray(scale) >= 0):
            raise ValueError("Domain error in arguments. The `scale` parameter must be positive for all distributions, "
                             "and many distributions have restrictions on shape parameters. Please see the "
                             f"`scipy.stats.{self.name}` documentation for details.")
        if random_state is None:
            random_state = getattr(self, "_random_state", None) or np.random
        elif isinstance(random_state, (int, np.integer)):
            random_state = np.random.RandomState(random_state)
        size_tuple = () if size is None else tuple(np.atleast_1d(size))
        values = self._rvs(*shapes, size=size_tuple, random_state=random_state)
        values = values * scale + loc
        if self.native is native_discrete:
            return int(values) if size is None else np.asarray(values).astype(np.int64)
        return np.float64(values) if size is None and np.ndim(values) == 0 else values

    def _rvs(self, *args, size=None, random_state=None):
        return self._ppf(random_state.uniform(size=size), *args)

    def mean(self, *args, **kwds):
        return self.stats(*args, **kwds, moments="m")

    def var(self, *args, **kwds):
        return self.stats(*args, **kwds, moments="v")

    def std(self, *args, **kwds):
        return np.sqrt(self.var(*args, **kwds))

    def median(self, *args, **kwds):
        return self.ppf(0.5, *args, **kwds)

    def interval(self, confidence, *args, **kwds):
        return (self.ppf((1 - np.asarray(confidence)) / 2, *args, **kwds),
                self.ppf((1 + np.asarray(confidence)) / 2, *args, **kwds))

    def _stats(self, *args, **kwds):
        return None, None, None, None

    def stats(self, *args, moments="mv", **kwds):
        shapes, loc, scale = self._parse(args, kwds)
        m, v, s, k = self._stats(*shapes)
        raw = lambda n: self._munp(n, *shapes)
        if m is None:
            m = raw(1)
        if v is None and any(letter in moments for letter in "vsk"):
            v = raw(2) - m * m
        if s is None and any(letter in moments for letter in "sk"):
            third = (-m * m - 3 * v) * m + raw(3)
            s = third / v ** 1.5
        if k is None and "k" in moments:
            third = s * v ** 1.5
            k = (((-m * m - 6 * v) * m - 4 * third) * m + raw(4)) / v ** 2 - 3
        found = {"m": lambda: m * scale + loc, "v": lambda: v * scale * scale, "s": lambda: s, "k": lambda: k}
        values = tuple(np.float64(found[letter]()) for letter in "mvsk" if letter in moments)
        return values[0] if len(values) == 1 else values

    def moment(self, order, *args, **kwds):
        shapes, loc, scale = self._parse(args, kwds)
        return np.float64(sum(math.comb(order, k) * scale ** k * loc ** (order - k) * (self._munp(k, *shapes) if k else 1)
                              for k in range(order + 1)))


class rv_continuous(_Distribution):
    native = native_continuous

    def __init__(self, momtype=1, a=None, b=None, xtol=1e-14, badvalue=None, name=None, longname=None, shapes=None,
                 seed=None):
        super().__init__(shapes, ("_pdf", "_cdf", "_logpdf"), ("loc", "scale"))
        self.a, self.b = -np.inf if a is None else a, np.inf if b is None else b
        self.name = "Distribution" if name is None else name
        self.xtol, self.moment_type, self.badvalue = xtol, momtype, np.nan if badvalue is None else badvalue

    def pdf(self, x, *args, **kwds):
        return self._inside(x, args, kwds, "_pdf", 0.0, 0.0, scaled=True)

    def logpdf(self, x, *args, **kwds):
        with np.errstate(divide="ignore"):
            return self._inside(x, args, kwds, "_logpdf", -np.inf, -np.inf, scaled=True, log=True)

    def _logpdf(self, x, *args):
        return np.log(self._pdf(x, *args))

    def _pdf(self, x, *args):
        step = 1e-5 * np.maximum(np.abs(x), 1)
        return (self._cdf(x + step, *args) - self._cdf(x - step, *args)) / (2 * step)

    def _cdf(self, x, *args):
        a = self._get_support(*args)[0]
        return self._pointwise(lambda t: integrate.quad(self._pdf, a, t, args=args)[0], x, ())

    def _ppf(self, q, *args):
        a, b = self._get_support(*args)

        def single(p):
            low, high, factor = a, b, 10.0
            if np.isinf(low):
                low = min(-factor, high)
                while self._cdf(low, *args) > p:
                    low, high = low * factor, low
            if np.isinf(high):
                high = max(factor, low)
                while self._cdf(high, *args) < p:
                    low, high = high, high * factor
            return optimize.brentq(lambda x: float(self._cdf(x, *args)) - p, low, high, xtol=self.xtol)

        return self._pointwise(single, q, ())

    def _munp(self, n, *args):
        a, b = self._get_support(*args)
        return integrate.quad(lambda x: x ** n * self._pdf(x, *args), a, b)[0]

    def entropy(self, *args, **kwds):
        shapes, loc, scale = self._parse(args, kwds)
        a, b = self._get_support(*shapes)

        def term(x):
            p = float(self._pdf(x, *shapes))
            return -p * math.log(p) if p > 0 else 0.0

        return np.float64(integrate.quad(term, a, b)[0] + np.log(scale))

    def expect(self, func=None, args=(), loc=0, scale=1, lb=None, ub=None, conditional=False, **kwds):
        a, b = self.support(*args, loc=loc, scale=scale)
        a, b = a if lb is None else lb, b if ub is None else ub
        f = func or (lambda x: x)
        total = integrate.quad(lambda x: f(x) * self.pdf(x, *args, loc=loc, scale=scale), a, b)[0]
        if conditional:
            total /= self.cdf(b, *args, loc=loc, scale=scale) - self.cdf(a, *args, loc=loc, scale=scale)
        return np.float64(total)

    def nnlf(self, theta, x):
        *shapes, loc, scale = theta
        if not self._argcheck(*shapes) or scale <= 0:
            return np.inf
        logs = self.logpdf(x, *shapes, loc=loc, scale=scale)
        return np.inf if np.any(np.isneginf(logs)) else -np.sum(logs)

    def fit(self, data, *args, floc=None, fscale=None, loc=None, scale=None, **fixed):
        data = np.ravel(np.asarray(data, dtype=float))
        if not np.isfinite(data).all():
            raise ValueError("The data contains non-finite values.")
        given = {self._names.index(k[1:] if k[1:] in self._names else k[4:]) if not k[1:].isdigit() else int(k[1:]): v
                 for k, v in fixed.items()}
        count = self.numargs
        start = [*args, *[1.0] * (count - len(args))]
        m, v = self.stats(*start, moments="mv")
        spread = np.sqrt(data.var() / v) if np.isfinite(v) and v > 0 else 1.0
        center = data.mean() - spread * m if np.isfinite(m) else 0.0
        start += [center if loc is None else loc, spread if scale is None else scale]
        if floc is not None:
            given[count] = floc
        if fscale is not None:
            given[count + 1] = fscale
        if len(given) == count + 2:
            raise ValueError("All parameters fixed. There is nothing to optimize.")
        free = [i for i in range(count + 2) if i not in given]

        def whole(point):
            theta = [given.get(i) for i in range(count + 2)]
            for i, value in zip(free, point):
                theta[i] = value
            return theta

        def loss(point):
            theta = whole(point)
            if not self._argcheck(*theta[:-2]) or theta[-1] <= 0:
                return np.inf
            logs = np.asarray(self.logpdf(data, *theta[:-2], loc=theta[-2], scale=theta[-1]))
            finite = np.isfinite(logs)
            return -np.sum(logs[finite]) + np.sum(~finite) * np.log(np.finfo(float).max) * 100

        best = optimize.fmin(loss, [start[i] for i in free], disp=0)
        return tuple(whole(best))


class rv_discrete(_Distribution):
    native = native_discrete

    def __init__(self, a=0, b=np.inf, name=None, badvalue=None, moment_tol=1e-8, values=None, inc=1, longname=None,
                 shapes=None, seed=None):
        super().__init__(shapes, ("_pmf", "_cdf"), ("loc",))
        self.a, self.b, self.name = a, b, "Distribution" if name is None else name
        self._table = None
        if values is not None:
            xk, pk = (np.asarray(v) for v in values)
            if xk.shape != pk.shape:
                raise ValueError("xk and pk must have the same shape.")
            if np.less(pk, 0.0).any():
                raise ValueError("All elements of pk must be non-negative.")
            if not np.allclose(np.sum(pk), 1):
                raise ValueError("The sum of provided pk is not 1.")
            if not len(set(np.ravel(xk).tolist())) == np.size(xk):
                raise ValueError("xk may not contain duplicate values.")
            order = np.argsort(np.ravel(xk))
            self.xk, self.pk = np.ravel(xk)[order], np.ravel(pk)[order]
            self._table = np.cumsum(self.pk)
            self.a, self.b = self.xk[0], self.xk[-1]

    def _argcheck(self, *args):
        return True if self._table is not None else super()._argcheck(*args)

    def pmf(self, k, *args, **kwds):
        if self._table is not None:
            loc = self._parse(args, kwds)[1]
            k = np.asarray(k) - loc
            return np.select([k == x for x in self.xk], [np.broadcast_arrays(p, k)[0] for p in self.pk], 0.0)[()]
        return self._inside(k, args, kwds, "_pmf", 0.0, 0.0)

    def logpmf(self, k, *args, **kwds):
        with np.errstate(divide="ignore"):
            return np.log(self.pmf(k, *args, **kwds))

    def _pmf(self, k, *args):
        return self._cdf(k, *args) - self._cdf(k - 1, *args)

    def _logpmf(self, k, *args):
        return np.log(self._pmf(k, *args))

    def _cdf(self, k, *args):
        if self._table is not None:
            place = np.searchsorted(self.xk, k, side="right")
            return np.concatenate(([0.0], self._table))[place]
        a = self._get_support(*args)[0]
        return self._pointwise(lambda t: np.sum(self._pmf(np.arange(int(a), int(math.floor(t)) + 1), *args)), k, ())

    def _ppf(self, q, *args):
        if self._table is not None:
            return self.xk[np.minimum(np.searchsorted(self._table, q), len(self.xk) - 1)]
        a = self._get_support(*args)[0]

        def single(p):
            k = int(a)
            while float(self._cdf(np.asarray(float(k)), *args)) < p:
                k += 1
            return k

        return self._pointwise(single, q, ())

    def _munp(self, n, *args):
        if self._table is not None:
            return np.sum(self.xk ** n * self.pk)
        return self._sum(lambda k: k ** n, args)

    def _sum(self, f, args, lb=None, ub=None):
        a, b = self._get_support(*args)
        k = int(a if lb is None else lb)
        b = b if ub is None else ub
        total, seen = 0.0, 0.0
        while k <= b:
            p = float(self._pmf(np.asarray(float(k)), *args))
            total += f(k) * p
            seen += p
            if seen > 1 - 1e-15 and p < 1e-17:
                break
            k += 1
        return total

    def entropy(self, *args, **kwds):
        shapes = self._parse(args, kwds)[0]
        if self._table is not None:
            return np.sum(np.where(self.pk > 0, -self.pk * np.log(np.where(self.pk > 0, self.pk, 1)), 0.0))
        def term(k):
            p = float(self._pmf(np.asarray(float(k)), *shapes))
            return -math.log(p) if p > 0 else 0.0
        return np.float64(self._sum(term, shapes))

    def expect(self, func=None, args=(), loc=0, lb=None, ub=None, conditional=False, maxcount=1000, tolerance=1e-10,
               chunksize=32):
        f = func or (lambda k: k)
        if self._table is not None:
            return np.float64(sum(f(x + loc) * p for x, p in zip(self.xk, self.pk)
                                  if (lb is None or x + loc >= lb) and (ub is None or x + loc <= ub)))
        return np.float64(self._sum(lambda k: f(k + loc), args, lb, ub))


class rv_histogram(rv_continuous):
    def __init__(self, histogram, *args, density=None, **kwargs):
        if len(histogram) != 2:
            raise ValueError("Expected length 2 for parameter histogram")
        counts, edges = np.asarray(histogram[0], dtype=float), np.asarray(histogram[1], dtype=float)
        if len(counts) + 1 != len(edges):
            raise ValueError("Number of elements in histogram content and histogram boundaries do not match, expected "
                             "n and n+1.")
        widths = np.diff(edges)
        if density is False or density is None:
            heights = counts / widths
        else:
            heights = counts
        heights = heights / float(np.sum(heights * widths))
        self._edges, self._heights = edges, np.hstack([0.0, heights, 0.0])
        self._table = np.hstack([0.0, np.cumsum(heights * widths)])
        super().__init__(a=edges[0], b=edges[-1], **kwargs)

    def _pdf(self, x):
        return self._heights[np.searchsorted(self._edges, x, side="right")]

    def _cdf(self, x):
        return np.interp(x, self._edges, self._table)

    def _ppf(self, q):
        return np.interp(q, self._table, self._edges)

    def _munp(self, n):
        integrals = (self._edges[1:] ** (n + 1) - self._edges[:-1] ** (n + 1)) / (n + 1)
        return np.sum(self._heights[1:-1] * integrals)


class _Frozen:
    def __init__(self, dist, args, kwds):
        dist._parse(args, kwds)
        self.dist, self.args, self.kwds = dist, args, kwds


def _forward(name):
    def method(self, *first, **options):
        if name in ("rvs",):
            size = first[0] if first else options.pop("size", None)
            return self.dist.rvs(*self.args, size=size, **self.kwds, **options)
        if name == "expect":
            shapes, loc, scale = self.dist._parse(self.args, self.kwds)
            extra = {"scale": scale} if self.dist.native is native_continuous else {}
            return self.dist.expect(*first, args=shapes, loc=loc, **extra, **options)
        return getattr(self.dist, name)(*first, *self.args, **self.kwds, **options)
    method.__name__ = name
    return method


for _name in ("pdf logpdf pmf logpmf cdf logcdf sf logsf ppf isf rvs mean var std median stats moment entropy interval "
              "support expect").split():
    setattr(_Frozen, _name, _forward(_name))

_GENERIC = {"_Distribution", "rv_continuous", "rv_discrete", "rv_histogram"}
