"""Averages, spreads, ranks: what describes a sample."""
import math
import warnings
from collections import namedtuple

import numpy as np

ModeResult = namedtuple("ModeResult", ("mode", "count"))
DescribeResult = namedtuple("DescribeResult", ("nobs", "minmax", "mean", "variance", "skewness", "kurtosis"))
SigmaclipResult = namedtuple("SigmaclipResult", ("clipped", "lower", "upper"))
CumfreqResult = namedtuple("CumfreqResult", ("cumcount", "lowerlimit", "binsize", "extrapoints"))
RelfreqResult = namedtuple("RelfreqResult", ("frequency", "lowerlimit", "binsize", "extrapoints"))
Mean = namedtuple("Mean", ("statistic", "minmax"))
Variance = namedtuple("Variance", ("statistic", "minmax"))
Std_dev = namedtuple("Std_dev", ("statistic", "minmax"))
RepeatedResults = namedtuple("RepeatedResults", ("values", "counts"))


def _sample(a, axis, nan_policy="propagate"):
    """The sample with the axis along which it runs; None means the whole, flattened."""
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    if a.dtype.kind not in "fc":
        a = a.astype(float)
    if nan_policy == "raise" and np.isnan(a).any():
        raise ValueError("The input contains nan values")
    if nan_policy == "omit" and np.isnan(a).any():
        if a.ndim > 1:
            raise NotImplementedError("nan_policy='omit' along an axis is not supported by Octavo; drop the NaN first")
        a = a[~np.isnan(a)]
    return a, axis


# Averages

def gmean(a, axis=0, dtype=None, weights=None, nan_policy="propagate", keepdims=False):
    a, axis = _sample(a, axis, nan_policy)
    with np.errstate(divide="ignore"):
        log_a = np.log(a)
    return np.exp(np.average(log_a, axis=axis, weights=weights, keepdims=keepdims))


def hmean(a, axis=0, dtype=None, *, weights=None, nan_policy="propagate", keepdims=False):
    a, axis = _sample(a, axis, nan_policy)
    if (a < 0).any():
        warnings.warn("The harmonic mean is only defined if all elements are greater than or equal to zero; "
                      "otherwise, the result is NaN.", RuntimeWarning, stacklevel=2)
        return np.float64(np.nan)
    with np.errstate(divide="ignore"):
        return 1.0 / np.average(1.0 / a, axis=axis, weights=weights, keepdims=keepdims)


def pmean(a, p, *, axis=0, dtype=None, weights=None, nan_policy="propagate", keepdims=False):
    if p == 0:
        return gmean(a, axis=axis, weights=weights)
    a, axis = _sample(a, axis, nan_policy)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.float_power(np.average(np.float_power(a, p), axis=axis, weights=weights), 1 / p)


def trim_mean(a, proportiontocut, axis=0, nan_policy="propagate", keepdims=False):
    a, axis = _sample(a, axis, nan_policy)
    n = a.shape[axis]
    cut = int(proportiontocut * n)
    if cut >= n - cut:
        raise ValueError("Proportion too big.")
    kept = np.take(np.sort(a, axis=axis), np.arange(cut, n - cut), axis=axis)
    return np.mean(kept, axis=axis)


def mode(a, axis=0, nan_policy="propagate", keepdims=False):
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    moved = np.moveaxis(a, axis, -1)
    rows = moved.reshape(-1, moved.shape[-1])
    values, counts = [], []
    for row in rows:
        found, times = np.unique(row, return_counts=True)
        best = np.argmax(times)
        values.append(found[best])
        counts.append(times[best])
    shape = moved.shape[:-1]
    return ModeResult(np.array(values, dtype=a.dtype).reshape(shape)[()], np.array(counts).reshape(shape)[()])


def expectile(a, alpha=0.5, *, weights=None):
    from scipy.optimize import root_scalar
    a = np.asarray(a, dtype=float)
    def excess(t):
        return np.average(np.abs((a <= t) - alpha) * (t - a), weights=weights)
    return root_scalar(excess, bracket=(np.amin(a), np.amax(a)), method="brentq").root if np.ptp(a) else a[0]


# Moments

def _central(a, order, axis, center=None):
    if order == 0:
        return np.ones(np.delete(a.shape, axis))[()]
    if order == 1 and center is None:
        return np.zeros(np.delete(a.shape, axis))[()]
    middle = np.mean(a, axis=axis, keepdims=True) if center is None else center
    distance = a - middle
    # Squares of squares, in the order of the binary digits.
    powers, n = [order], order
    while n > 2:
        n = (n - 1) / 2 if n % 2 else n / 2
        powers.append(n)
    product = distance.copy() if powers[-1] == 1 else distance ** 2
    for n in powers[-2::-1]:
        product = product ** 2
        if n % 2:
            product *= distance
    return np.mean(product, axis=axis)


def moment(a, order=1, axis=0, nan_policy="propagate", *, center=None, keepdims=False):
    a, axis = _sample(a, axis, nan_policy)
    if np.ndim(order):
        return np.array([_central(a, k, axis, center) for k in order])
    return _central(a, order, axis, center)


def skew(a, axis=0, bias=True, nan_policy="propagate", *, keepdims=False):
    a, axis = _sample(a, axis, nan_policy)
    n = a.shape[axis]
    m2, m3 = _central(a, 2, axis), _central(a, 3, axis)
    with np.errstate(all="ignore"):
        flat = m2 <= (np.finfo(float).resolution * np.mean(a, axis=axis)) ** 2
        value = np.where(flat, np.nan, m3 / m2 ** 1.5)
        if not bias and n > 2:
            value = np.where(~flat & (m2 > 0), np.sqrt((n - 1.0) * n) / (n - 2.0) * m3 / m2 ** 1.5, value)
    return value[()]


def kurtosis(a, axis=0, fisher=True, bias=True, nan_policy="propagate", *, keepdims=False):
    a, axis = _sample(a, axis, nan_policy)
    n = a.shape[axis]
    m2, m4 = _central(a, 2, axis), _central(a, 4, axis)
    with np.errstate(all="ignore"):
        flat = m2 <= (np.finfo(float).resolution * np.mean(a, axis=axis)) ** 2
        value = np.where(flat, np.nan, m4 / m2 ** 2.0)
        if not bias and n > 3:
            value = np.where(~flat & (m2 > 0), 1.0 / (n - 2) / (n - 3)
                             * ((n ** 2 - 1.0) * m4 / m2 ** 2.0 - 3 * (n - 1) ** 2.0) + 3.0, value)
    return (value - 3 if fisher else value)[()]


def describe(a, axis=0, ddof=1, bias=True, nan_policy="propagate"):
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    if a.size == 0:
        raise ValueError("The input must not be empty.")
    return DescribeResult(
        np.int64(a.shape[axis]), (np.min(a, axis=axis), np.max(a, axis=axis)), np.mean(a, axis=axis),
        np.var(a, axis=axis, ddof=ddof), skew(a, axis, bias=bias), kurtosis(a, axis, bias=bias))


# Spread

def sem(a, axis=0, ddof=1, nan_policy="propagate", *, keepdims=False):
    a, axis = _sample(a, axis, nan_policy)
    return np.std(a, axis=axis, ddof=ddof) / np.sqrt(a.shape[axis])


def variation(a, axis=0, nan_policy="propagate", ddof=0, *, keepdims=False):
    a, axis = _sample(a, axis, nan_policy)
    return np.std(a, axis=axis, ddof=ddof) / np.mean(a, axis=axis)


def gstd(a, axis=0, ddof=1, *, keepdims=False, nan_policy="propagate"):
    a, axis = _sample(a, axis, nan_policy)
    return np.exp(np.std(np.log(a), axis=axis, ddof=ddof))


def iqr(x, axis=None, rng=(25, 75), scale=1.0, nan_policy="propagate", interpolation="linear", keepdims=False):
    a, axis = _sample(x, axis, nan_policy)
    if scale == "normal":
        scale = 1.3489795003921634
    lower, upper = np.percentile(a, sorted(rng), axis=axis, method=interpolation, keepdims=keepdims)
    return (upper - lower) / scale if scale != 1.0 else upper - lower


def median_abs_deviation(x, axis=0, center=np.median, scale=1.0, nan_policy="propagate", *, keepdims=False):
    a, axis = _sample(x, axis, nan_policy)
    if scale == "normal":
        scale = 0.6744897501960817
    middle = np.expand_dims(center(a, axis=axis), axis)
    return np.median(np.abs(a - middle), axis=axis) / scale


def _limited(a, limits, inclusive):
    a = np.ravel(a)
    if limits is None:
        return a
    lower, upper = limits
    keep = np.ones(a.shape, dtype=bool)
    if lower is not None:
        keep &= (a >= lower) if inclusive[0] else (a > lower)
    if upper is not None:
        keep &= (a <= upper) if inclusive[1] else (a < upper)
    return a[keep]


def tmean(a, limits=None, inclusive=(True, True), axis=None):
    if limits is None:
        return np.mean(a, axis=axis)
    return np.mean(_limited(a, limits, inclusive))


def tvar(a, limits=None, inclusive=(True, True), axis=0, ddof=1):
    if limits is None:
        return np.var(a, ddof=ddof, axis=axis)
    return np.var(_limited(a, limits, inclusive), ddof=ddof)


def tstd(a, limits=None, inclusive=(True, True), axis=0, ddof=1):
    return np.sqrt(tvar(a, limits, inclusive, axis, ddof))


def tsem(a, limits=None, inclusive=(True, True), axis=0, ddof=1):
    kept = _limited(a, limits, inclusive)
    return np.std(kept, ddof=ddof) / np.sqrt(kept.size)


def tmin(a, lowerlimit=None, axis=0, inclusive=True, nan_policy="propagate"):
    return np.min(_limited(a, (lowerlimit, None), (inclusive, True))) if lowerlimit is not None else np.min(a, axis=axis)


def tmax(a, upperlimit=None, axis=0, inclusive=True, nan_policy="propagate"):
    return np.max(_limited(a, (None, upperlimit), (True, inclusive))) if upperlimit is not None else np.max(a, axis=axis)


def sigmaclip(a, low=4.0, high=4.0):
    c = np.ravel(np.asarray(a))
    while True:
        middle, spread = c.mean(), c.std()
        lower, upper = middle - spread * low, middle + spread * high
        kept = c[(c >= lower) & (c <= upper)]
        if kept.size == c.size:
            return SigmaclipResult(kept, lower, upper)
        c = kept


def trimboth(a, proportiontocut, axis=0):
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    n = a.shape[axis]
    cut = int(proportiontocut * n)
    if cut >= n - cut:
        raise ValueError("Proportion too big.")
    return np.take(np.partition(a, (cut, n - cut - 1), axis), np.arange(cut, n - cut), axis=axis)


def trim1(a, proportiontocut, tail="right", axis=0):
    a = np.sort(np.asarray(a), axis=axis)
    n = a.shape[axis]
    cut = int(proportiontocut * n)
    kept = np.arange(0, n - cut) if tail.lower() == "right" else np.arange(cut, n)
    return np.take(a, kept, axis=axis)


# Scores and ranks

def zmap(scores, compare, axis=0, ddof=0, nan_policy="propagate"):
    compare, along = _sample(compare, axis, nan_policy)
    scores = np.asarray(scores)
    middle = np.mean(compare, axis=along, keepdims=axis is not None)
    spread = np.std(compare, axis=along, ddof=ddof, keepdims=axis is not None)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (scores - middle) / spread
    return np.where(spread == 0, np.nan, z) if np.any(spread == 0) else z


def zscore(a, axis=0, ddof=0, nan_policy="propagate"):
    if nan_policy == "omit":
        a = np.asarray(a, dtype=float)
        middle = np.nanmean(a, axis=axis, keepdims=True)
        return (a - middle) / np.nanstd(a, axis=axis, ddof=ddof, keepdims=True)
    return zmap(a, a, axis=axis, ddof=ddof, nan_policy=nan_policy)


def gzscore(a, *, axis=0, ddof=0, nan_policy="propagate"):
    return zscore(np.log(a), axis=axis, ddof=ddof, nan_policy=nan_policy)


def rankdata(a, method="average", *, axis=None, nan_policy="propagate"):
    if method not in ("average", "min", "max", "dense", "ordinal"):
        raise ValueError(f'unknown method "{method}"')
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), -1
    if a.ndim > 1:
        return np.apply_along_axis(rankdata, axis, a, method)
    if a.dtype.kind == "f" and np.isnan(a).any():
        return np.full(a.shape, np.nan)
    order = np.argsort(a, kind="stable")
    ranks = np.empty(a.size, dtype=np.int64)
    ranks[order] = np.arange(a.size)
    if method == "ordinal":
        return ranks + 1
    ordered = a[order]
    starts = np.concatenate(([True], ordered[1:] != ordered[:-1])) if a.size else np.zeros(0, dtype=bool)
    dense = np.cumsum(starts)[ranks]
    if method == "dense":
        return dense
    edges = np.concatenate((np.nonzero(starts)[0], [a.size]))
    if method == "max":
        return edges[dense]
    if method == "min":
        return edges[dense - 1] + 1
    return 0.5 * (edges[dense] + edges[dense - 1] + 1)


def scoreatpercentile(a, per, limit=(), interpolation_method="fraction", axis=None):
    kind = {"fraction": "linear"}.get(interpolation_method, interpolation_method)
    return np.percentile(_limited(a, limit or None, (True, True)), per, method=kind)


def percentileofscore(a, score, kind="rank", nan_policy="propagate"):
    a = np.asarray(a)
    n = len(a)
    if n == 0:
        return np.nan
    score = np.asarray(score)[..., None]
    below, upto = np.count_nonzero(a < score, -1), np.count_nonzero(a <= score, -1)
    if kind == "rank":
        return np.float64((below + upto + (below < upto)) * (50.0 / n)) if below.ndim == 0 else (
            (below + upto + (below < upto)) * (50.0 / n))
    if kind == "strict":
        return below * (100.0 / n)
    if kind == "weak":
        return upto * (100.0 / n)
    if kind == "mean":
        return (below + upto) * (50.0 / n)
    raise ValueError("kind can only be 'rank', 'strict', 'weak' or 'mean'")


def find_repeats(arr):
    values, counts = np.unique(np.asarray(arr, dtype=float), return_counts=True)
    return RepeatedResults(values[counts > 1], counts[counts > 1])


# Entropies

def entropy(pk, qk=None, base=None, axis=0, nan_policy="propagate", keepdims=False):
    from scipy import special
    if base is not None and base <= 0:
        raise ValueError("`base` must be a positive number or `None`.")
    pk = np.asarray(pk, dtype=float)
    with np.errstate(invalid="ignore"):
        pk = pk / np.sum(pk, axis=axis, keepdims=True)
        if qk is None:
            terms = special.entr(pk)
        else:
            pk, qk = np.broadcast_arrays(pk, np.asarray(qk, dtype=float))
            terms = special.rel_entr(pk, qk / np.sum(qk, axis=axis, keepdims=True))
    total = np.sum(terms, axis=axis)
    return total / np.log(base) if base is not None else total


def differential_entropy(values, *, window_length=None, base=None, axis=0, method="auto", nan_policy="propagate",
                         keepdims=False):
    if method not in ("auto", "vasicek"):
        raise NotImplementedError(f"differential_entropy: method='{method}' is not supported by Octavo; use 'vasicek'")
    x = np.sort(np.asarray(values, dtype=float))
    n = x.size
    m = window_length or math.floor(math.sqrt(n) + 0.5)
    if method == "auto" and n <= 1000:
        if n <= 10:
            raise NotImplementedError("differential_entropy of fewer than 11 values is not supported by Octavo; use method='vasicek'")
        i = np.arange(1, n + 1)
        padded = np.concatenate((np.full(m, x[0]), x, np.full(m, x[-1])))
        ci = np.full(n, 2.0)
        ci[i <= m] = 1 + (i[i <= m] - 1) / m
        ci[i >= n - m + 1] = 1 + (n - i[i >= n - m + 1]) / m
        value = np.mean(np.log(n * (padded[2 * m:] - padded[:-2 * m]) / (ci * m)))
    else:
        padded = np.concatenate((np.full(m, x[0]), x, np.full(m, x[-1])))
        value = np.mean(np.log(n / (2 * m) * (padded[2 * m:] - padded[:-2 * m])))
    return value / np.log(base) if base is not None else value


# Frequencies

def _counted(a, numbins, limits, weights):
    a = np.ravel(a)
    if limits is None:
        if a.size == 0:
            limits = (0, 1)
        else:
            margin = (a.max() - a.min()) / (2.0 * (numbins - 1.0))
            limits = (a.min() - margin, a.max() + margin)
    counts, edges = np.histogram(a, bins=numbins, range=limits, weights=weights)
    inside = len([v for v in a if limits[0] <= v <= limits[1]])
    return counts.astype(float), limits[0], edges[1] - edges[0], len(a) - inside


def cumfreq(a, numbins=10, defaultreallimits=None, weights=None):
    counts, low, width, extra = _counted(a, numbins, defaultreallimits, weights)
    return CumfreqResult(np.cumsum(counts), low, width, extra)


def relfreq(a, numbins=10, defaultreallimits=None, weights=None):
    counts, low, width, extra = _counted(a, numbins, defaultreallimits, weights)
    return RelfreqResult(counts / np.asarray(a).shape[0], low, width, extra)


def bayes_mvs(data, alpha=0.90):
    from scipy.stats import gamma, norm, t
    from scipy.special import gammaln
    x = np.ravel(data)
    n = x.size
    if n < 2:
        raise ValueError("Need at least 2 data-points.")
    if alpha >= 1 or alpha <= 0:
        raise ValueError(f"0 < alpha < 1 is required, but {alpha=} was given.")
    bar, c = x.mean(), x.var()
    nm1 = n - 1
    val = n * c / 2
    if n > 1000:
        scales = [math.sqrt(c / n), math.sqrt(2.0 / n) * c, math.sqrt(c / (2.0 * n))]
        centers = [bar, c, math.sqrt(c)]
        parts = [(m, norm(loc=m, scale=s).interval(alpha)) for m, s in zip(centers, scales)]
        return Mean(*parts[0]), Variance(*parts[1]), Std_dev(*parts[2])
    mean = (bar, t.interval(alpha, nm1, loc=bar, scale=math.sqrt(c / nm1)))
    half = (n - 1) / 2
    low, high = 1 / gamma.ppf([(1 + alpha) / 2, (1 - alpha) / 2], half) * val
    spread = np.float64(np.exp(gammaln(half - 0.5) - gammaln(half)) * np.sqrt(val))
    return (Mean(*mean), Variance(np.float64(val / (half - 1)), (low, high)),
            Std_dev(spread, (np.sqrt(low), np.sqrt(high))))


class EmpiricalDistributionFunction:
    def __init__(self, quantiles, probabilities, sf=False):
        self.quantiles, self.probabilities, self._sf = quantiles, probabilities, sf

    def evaluate(self, x):
        padded = np.concatenate(([1.0 if self._sf else 0.0], self.probabilities))
        return padded[np.searchsorted(self.quantiles, x, side="right")]

    def __repr__(self):
        return f"EmpiricalDistributionFunction(quantiles={self.quantiles!r}, probabilities={self.probabilities!r})"


class ECDFResult:
    def __init__(self, cdf, sf):
        self.cdf, self.sf = cdf, sf

    def __repr__(self):
        return f"ECDFResult(cdf={self.cdf!r}, sf={self.sf!r})"


def ecdf(sample):
    values, counts = np.unique(np.asarray(sample), return_counts=True)
    cumulated = np.cumsum(counts) / counts.sum()
    return ECDFResult(EmpiricalDistributionFunction(values, cumulated),
                      EmpiricalDistributionFunction(values, 1 - cumulated, True))
