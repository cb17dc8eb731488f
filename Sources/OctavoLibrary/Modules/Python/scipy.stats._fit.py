"""Distributions fitted within bounds, and the test of Anderson and Darling."""
import warnings
from collections import namedtuple

import numpy as np
from scipy import optimize, stats
from scipy.stats._tests import SignificanceResult

_LEAST = np.nextafter(0.0, 1.0)
_REAL, _POSITIVE, _UNIT, _NATURAL = (-np.inf, np.inf), (_LEAST, np.inf), (0.0, 1.0), (0.0, np.inf)
# Where shapes lie that are not positive numbers; those of integers.
_DOMAINS = {
    ("skewnorm", "a"): _REAL, ("genextreme", "c"): _REAL, ("genpareto", "c"): _REAL, ("truncnorm", "a"): _REAL,
    ("truncnorm", "b"): _REAL, ("triang", "c"): _UNIT, ("poisson", "mu"): _NATURAL, ("randint", "low"): _REAL,
    ("randint", "high"): _REAL,
}
_INTEGERS = {"n", "M", "N", "low", "high"}


class FitResult:
    """What `fit` found: the parameters, and the distribution and data that they belong to."""

    def __init__(self, dist, data, discrete, res):
        self._dist, self._data, self.discrete = dist, data, discrete
        names = _names(dist, discrete)
        values = list(res.x) + ([] if len(res.x) == len(names) else [1.0])
        self.params = namedtuple("FitParams", names)(*values)
        self.success, self.message = res.success, res.message
        if self.success and not np.isfinite(self.nllf()):
            self.success = False
            self.message = "Optimization converged to parameter values that are inconsistent with the data."

    def __repr__(self):
        rows = [("params", str(self.params)), ("success", repr(self.success)), ("message", repr(self.message))]
        width = max(len(name) for name, _ in rows) + 1
        return "\n".join(name.rjust(width) + ": " + text for name, text in rows)

    def nllf(self, params=None, data=None):
        params = self.params if params is None else params
        return _nllf(self._dist, self.discrete, params, self._data if data is None else np.asarray(data))

    def plot(self, ax=None, *, plot_type="hist"):
        raise NotImplementedError("FitResult.plot is not supported by Octavo; draw hist(data, density=True) and pdf")


def _names(dist, discrete):
    shapes = [] if dist.shapes is None else [name.strip() for name in dist.shapes.split(",")]
    return shapes + (["loc"] if discrete else ["loc", "scale"])


def _nllf(dist, discrete, params, data):
    with np.errstate(all="ignore"):
        logs = dist.logpmf(data, *params) if discrete else dist.logpdf(data, *params)
        return -np.sum(logs)


def _spacing(dist, discrete, params, data):
    """Minus the sum of the logarithms of the spacings (Cheng and Amin, J. R. Statist. Soc. B 45, 1983)."""
    with np.errstate(all="ignore"):
        edges = np.concatenate(([0.0], dist.cdf(data, *params), [1.0]))
        widths = np.diff(edges)
        densities = dist.logpmf(data, *params) if discrete else dist.logpdf(data, *params)
        logs = np.log(widths)
        tied = np.flatnonzero(np.diff(data) == 0) + 1
        logs[tied] = densities[tied]
        return -np.sum(logs)


def _penalized(measure, dist, discrete, data):
    """Data outside the support cost a hundred times the largest logarithm each, and do not count otherwise."""
    cost = 100 * np.log(np.finfo(float).max)

    def objective(params):
        with np.errstate(all="ignore"):
            logs = (dist.logpmf if discrete else dist.logpdf)(data, *params)
        inside = np.isfinite(logs)
        bad = np.sum(~inside)
        if bad == len(data) or np.isnan(logs).any():
            return np.inf
        value = measure(dist, discrete, params, data[inside]) if bad else measure(dist, discrete, params, data)
        return value + bad * cost
    return objective


def fit(dist, data, bounds=None, *, guess=None, method="mle", optimizer=optimize.differential_evolution):
    discrete = isinstance(dist, stats.rv_discrete)
    if not discrete and not isinstance(dist, stats.rv_continuous):
        raise ValueError("`dist` must be an instance of `rv_continuous` or `rv_discrete.`")
    data = np.asarray(data)
    if data.ndim != 1:
        raise ValueError("`data` must be exactly one-dimensional.")
    if not (np.issubdtype(data.dtype, np.number) and np.all(np.isfinite(data))):
        raise ValueError("All elements of `data` must be finite numbers.")
    names = _names(dist, discrete)
    given = {"loc": (0.0, 0.0), "scale": (1.0, 1.0)}
    given.update(_by_name(bounds, names, "bounds"))
    ranges = [_range(dist, name, given.get(name), discrete) for name in names]
    start = None
    if guess is not None:
        start = _start(_by_name(guess, names, "guess"), names, ranges, discrete)
    integrality = [_is_integral(name, discrete) for name in names]
    measure = {"mle": _nllf, "mse": _spacing}[method.lower()]
    data = np.sort(data) if method.lower() == "mse" else data
    objective = _penalized(measure, dist, discrete, data)
    with np.errstate(invalid="ignore", divide="ignore"):
        settings = {"bounds": ranges}
        if any(integrality):
            settings["integrality"] = integrality
        if start is not None:
            settings["x0"] = start
        found = optimizer(objective, **settings)
    return FitResult(dist, data, discrete, found)


def _is_integral(name, discrete):
    return discrete and (name in _INTEGERS or name == "loc")


def _by_name(given, names, what):
    """A dictionary of what is given in either form."""
    if given is None:
        return {}
    if hasattr(given, "items"):
        unknown = set(given) - set(names)
        if unknown:
            kind = "Bounds" if what == "bounds" else "Guesses"
            warnings.warn(f"{kind} provided for the following unrecognized parameters will be ignored: {unknown}",
                          RuntimeWarning, stacklevel=3)
        return {name: value for name, value in given.items() if name in names}
    given = list(given)
    if len(given) > len(names):
        kind = "tuples specifying the lower and upper bounds of" if what == "bounds" else "scalar guesses for"
        raise ValueError(f"A `{what}` sequence may not contain more than {len(names)} elements: {kind} distribution "
                         f"parameters {', '.join(names)}.")
    return dict(zip(names, given))


def _domain(dist, name, discrete):
    if name == "loc":
        return _REAL
    known = _DOMAINS.get((dist.name, name))
    if known:
        return known
    if discrete:
        return _UNIT if name == "p" else _NATURAL
    return _POSITIVE


def _range(dist, name, given, discrete):
    low, high = _domain(dist, name, discrete)
    if given is not None:
        wanted = np.empty(2)
        wanted[:] = np.asarray(given, dtype=float)
        low, high = max(low, wanted[0]), min(high, wanted[1])
        low, high = np.float64(low), np.float64(high)
        if low > high:
            raise ValueError(f"There are no values for `{name}` on the interval [{low!r}, {high!r}].")
    if not (np.isfinite(low) and np.isfinite(high)):
        raise ValueError(f"The intersection of user-provided bounds for `{name}` and the domain of the distribution is not "
                         f"finite. Please provide finite bounds for shape `{name}` in `bounds`.")
    return low, high


def _start(given, names, ranges, discrete):
    start = []
    for name, (low, high) in zip(names, ranges):
        value = float(given.get(name, (low + high) / 2))
        if _is_integral(name, discrete) and value != np.round(value):
            rounded = float(np.round(value))
            warnings.warn(f"Guess for parameter `{name}` rounded from {value} to {rounded}.", RuntimeWarning, stacklevel=3)
            value = rounded
        clipped = float(min(max(value, low), high))
        if clipped != value:
            warnings.warn(f"Guess for parameter `{name}` clipped from {value} to {clipped}.", RuntimeWarning, stacklevel=3)
        start.append(clipped)
    return start


# Anderson and Darling's test, with the percentage points of Stephens (J. Am. Statist. Assoc. 69, 1974; Biometrika 64 and
# 66, 1977 and 1979)

_AndersonBase = namedtuple("AndersonResult", ("statistic", "critical_values", "significance_level"))


class AndersonResult(_AndersonBase):
    def __new__(cls, statistic, critical_values, significance_level, fit_result):
        made = super().__new__(cls, statistic, critical_values, significance_level)
        made.fit_result = fit_result
        return made

    def __repr__(self):
        return (f"AndersonResult(statistic={self.statistic!r}, critical_values={self.critical_values!r}, "
                f"significance_level={self.significance_level!r}, fit_result={self.fit_result!r})")


_LEVELS = {"norm": [15, 10, 5, 2.5, 1], "expon": [15, 10, 5, 2.5, 1], "logistic": [25, 10, 5, 2.5, 1, 0.5],
           "gumbel_l": [25, 10, 5, 2.5, 1], "gumbel_r": [25, 10, 5, 2.5, 1]}
_POINTS = {"norm": [0.561, 0.631, 0.752, 0.873, 1.035], "expon": [0.916, 1.062, 1.321, 1.591, 1.959],
           "logistic": [0.426, 0.563, 0.660, 0.769, 0.906, 1.010], "gumbel_l": [0.474, 0.637, 0.757, 0.877, 1.038],
           "gumbel_r": [0.474, 0.637, 0.757, 0.877, 1.038]}
_CORRECTIONS = {"norm": lambda n: 1 + 0.75 / n + 2.25 / n ** 2, "expon": lambda n: 1 + 0.6 / n,
                "logistic": lambda n: 1 + 0.25 / n, "gumbel_l": lambda n: 1 + 0.2 / np.sqrt(n),
                "gumbel_r": lambda n: 1 + 0.2 / np.sqrt(n)}


def _logistic_equations(p, x):
    """The likelihood equations of location and scale."""
    e = np.exp((x - p[0]) / p[1])
    return [np.sum(1.0 / (1 + e)) - 0.5 * len(x), np.sum((x - p[0]) / p[1] * (1.0 - e) / (1 + e)) + len(x)]


def anderson(x, dist="norm", *, method=None):
    name = {"gumbel": "gumbel_l", "extreme1": "gumbel_l"}.get(dist, dist)
    if name == "weibull_min":
        raise NotImplementedError("anderson(dist='weibull_min') is not supported by Octavo; use 'gumbel_l' of the logarithms")
    if name not in _POINTS:
        raise ValueError("Invalid distribution; dist must be in {'norm', 'logistic', 'gumbel_r', 'expon', 'gumbel_l', "
                         "'weibull_min'}.")
    if method is not None and method != "interpolate":
        raise NotImplementedError("anderson: only method='interpolate' is supported by Octavo")
    y = np.sort(np.asarray(x))
    n = len(y)
    mean = np.mean(y, axis=0)
    if name == "norm":
        loc, scale = mean, np.std(y, ddof=1, axis=0)
    elif name == "expon":
        loc, scale = np.float64(0), mean
    elif name == "logistic":
        loc, scale = optimize.fsolve(_logistic_equations, np.array([mean, np.std(y, ddof=1, axis=0)]), args=(y,), xtol=1e-5)
    else:
        loc, scale = getattr(stats, name).fit(y)
    known = getattr(stats, name)
    z = (y - loc) / scale
    i = np.arange(1, n + 1)
    statistic = -n - np.sum((2 * i - 1.0) / n * (known.logcdf(z) + known.logsf(z)[::-1]), axis=0)
    critical = np.around(np.array(_POINTS[name]) / _CORRECTIONS[name](n), 3)
    levels = np.array(_LEVELS[name], dtype=float)
    if method == "interpolate":
        return SignificanceResult(statistic, np.interp(statistic, critical, levels / 100))
    warnings.warn(
        "As of SciPy 1.17, users must choose a p-value calculation method by providing the `method` parameter. "
        "`method='interpolate'` interpolates the p-value from pre-calculated tables; `method` may also be an instance of "
        "`MonteCarloMethod` to approximate the p-value via Monte Carlo simulation. When `method` is specified, the result "
        "object will include a `pvalue` attribute and not attributes `critical_value`, `significance_level`, or "
        "`fit_result`. Beginning in 1.19.0, these other attributes will no longer be available, and a p-value will always be "
        "computed according to one of the available `method` options.", FutureWarning, stacklevel=2)
    found = optimize.OptimizeResult(
        x=np.array([loc, scale]), success=True, message="`anderson` successfully fit the distribution to the data.")
    return AndersonResult(statistic, critical, levels, FitResult(known, y, False, found))
