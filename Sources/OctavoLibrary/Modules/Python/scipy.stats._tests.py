"""Hypothesis tests, correlations and regression lines."""
import math
import warnings
from collections import namedtuple

import numpy as np
from scipy import special
from scipy._distributions import beta, binom, chi2, f as f_distribution, norm, t as t_distribution
from scipy.stats._descriptive import _central, rankdata, skew, kurtosis

SignificanceResult = namedtuple("SignificanceResult", ("statistic", "pvalue"))
ConfidenceInterval = namedtuple("ConfidenceInterval", ("low", "high"))
Power_divergenceResult = namedtuple("Power_divergenceResult", ("statistic", "pvalue"))
Ttest_indResult = namedtuple("Ttest_indResult", ("statistic", "pvalue"))
MannwhitneyuResult = namedtuple("MannwhitneyuResult", ("statistic", "pvalue"))
WilcoxonResult = namedtuple("WilcoxonResult", ("statistic", "pvalue"))
KruskalResult = namedtuple("KruskalResult", ("statistic", "pvalue"))
F_onewayResult = namedtuple("F_onewayResult", ("statistic", "pvalue"))
LeveneResult = namedtuple("LeveneResult", ("statistic", "pvalue"))
BartlettResult = namedtuple("BartlettResult", ("statistic", "pvalue"))
ShapiroResult = namedtuple("ShapiroResult", ("statistic", "pvalue"))
SkewtestResult = namedtuple("SkewtestResult", ("statistic", "pvalue"))
KurtosistestResult = namedtuple("KurtosistestResult", ("statistic", "pvalue"))
NormaltestResult = namedtuple("NormaltestResult", ("statistic", "pvalue"))
FriedmanchisquareResult = namedtuple("FriedmanchisquareResult", ("statistic", "pvalue"))
TheilslopesResult = namedtuple("TheilslopesResult", ("slope", "intercept", "low_slope", "high_slope"))
SiegelslopesResult = namedtuple("SiegelslopesResult", ("slope", "intercept"))


def _with_extras(name, fields, extras):
    """A kind of named tuple with attributes that are not among its items but are shown."""
    base = namedtuple(name, fields)
    shown = (*fields, *extras)

    def new(cls, *args, **kwargs):
        made = base.__new__(cls, *args[:len(fields)])
        for key, value in zip(extras, args[len(fields):]):
            setattr(made, key, value)
        for key, value in kwargs.items():
            setattr(made, key, value)
        return made

    def represent(self):
        return f"{name}({', '.join(f'{key}={getattr(self, key)!r}' for key in shown)})"

    return type(name, (base,), {"__new__": new, "__repr__": represent})


def _pvalue(z, alternative, distribution):
    """The probability of a statistic at least as extreme."""
    if alternative == "less":
        return distribution.cdf(z)
    if alternative == "greater":
        return distribution.sf(z)
    if alternative == "two-sided":
        return 2 * distribution.sf(np.abs(z))
    raise ValueError("`alternative` must be 'less', 'greater', or 'two-sided'.")


# Correlation

_PearsonBase = namedtuple("PearsonRResult", ("statistic", "pvalue"))


class PearsonRResult(_PearsonBase):
    def __new__(cls, statistic, pvalue, n, alternative):
        made = _PearsonBase.__new__(cls, statistic, pvalue)
        made.correlation, made._n, made._alternative = statistic, n, alternative
        return made

    def __repr__(self):
        return f"PearsonRResult(statistic={self.statistic!r}, pvalue={self.pvalue!r})"

    def confidence_interval(self, confidence_level=0.95, method=None):
        """By Fisher's transformation."""
        r, n = self.statistic, self._n
        if n < 4:
            return ConfidenceInterval(np.float64(-1.0), np.float64(1.0))
        z, spread = np.arctanh(r), np.sqrt(1 / (n - 3))
        if self._alternative == "two-sided":
            h = special.ndtri(0.5 + confidence_level / 2)
            return ConfidenceInterval(np.tanh(z - h * spread), np.tanh(z + h * spread))
        h = special.ndtri(confidence_level)
        if self._alternative == "less":
            return ConfidenceInterval(-np.float64(1.0), np.tanh(z + h * spread))
        return ConfidenceInterval(np.tanh(z - h * spread), np.float64(1.0))


def pearsonr(x, y, *, alternative="two-sided", method=None, axis=0):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    if n != len(y):
        raise ValueError("`x` and `y` must have the same length along `axis`.")
    if n < 2:
        raise ValueError("`x` and `y` must have length at least 2.")
    x, y = x.astype(float), y.astype(float)
    if (x == x[0]).all() or (y == y[0]).all():
        warnings.warn("An input array is constant; the correlation coefficient is not defined.", RuntimeWarning,
                      stacklevel=2)
        return PearsonRResult(np.float64(np.nan), np.float64(np.nan), n, alternative)
    xm, ym = x - x.mean(), y - y.mean()
    xscale, yscale = np.max(np.abs(xm)), np.max(np.abs(ym))
    xnorm = xscale * np.linalg.norm(xm / xscale)
    ynorm = yscale * np.linalg.norm(ym / yscale)
    r = np.clip(np.sum(xm / xnorm * (ym / ynorm)), -1.0, 1.0)
    if n == 2:
        return PearsonRResult(np.round(r), np.float64(1.0), n, alternative)
    half = n / 2 - 1
    return PearsonRResult(r, np.float64(_pvalue(r, alternative, beta(half, half, loc=-1, scale=2))), n, alternative)


def _t_significance(r, n, alternative):
    with np.errstate(divide="ignore"):
        statistic = r * np.sqrt((n - 2) / ((r + 1.0) * (1.0 - r)))
    return _pvalue(statistic, alternative, t_distribution(n - 2))


def spearmanr(a, b=None, axis=0, nan_policy="propagate", alternative="two-sided"):
    a = np.asarray(a)
    if b is None:
        if a.ndim != 2:
            raise ValueError("`spearmanr` needs at least 2 variables to compare")
        ranks = np.apply_along_axis(rankdata, axis, a)
        r = np.corrcoef(ranks, rowvar=bool(axis))
        n = a.shape[axis]
        if r.shape == (2, 2):
            r = r[1, 0]
    else:
        b = np.asarray(b)
        if a.shape != b.shape:
            raise ValueError(
                "all the input array dimensions except for the concatenation axis must match exactly, but along "
                f"dimension 0, the array at index 0 has size {len(a)} and the array at index 1 has size {len(b)}")
        n = a.size
        r = np.corrcoef(rankdata(a), rankdata(b))[1, 0]
    return SignificanceResult(r, _t_significance(r, n, alternative))


def pointbiserialr(x, y):
    r, p = pearsonr(x, y)
    return SignificanceResult(r, p)


def kendalltau(x, y, *, nan_policy="propagate", method="auto", variant="b", alternative="two-sided"):
    x, y = np.ravel(x), np.ravel(y)
    if x.size != y.size:
        raise ValueError("Array shapes are incompatible for broadcasting.")
    n = x.size
    difference = np.sign(x[:, None] - x[None, :]) * np.sign(y[:, None] - y[None, :])
    balance = int(np.sum(np.triu(difference, 1)))

    def ties(values):
        counts = np.unique(values, return_counts=True)[1]
        counts = counts[counts > 1].astype(float)
        return ((counts * (counts - 1) // 2).sum(), (counts * (counts - 1.0) * (counts - 2)).sum(),
                (counts * (counts - 1.0) * (2 * counts + 5)).sum())

    (xtie, x0, x1), (ytie, y0, y1) = ties(x), ties(y)
    total = n * (n - 1) // 2
    if xtie == total or ytie == total:
        return SignificanceResult(np.float64(np.nan), np.float64(np.nan))
    if variant == "b":
        tau = balance / np.sqrt(total - xtie) / np.sqrt(total - ytie)
    else:
        least = min(len(set(x.tolist())), len(set(y.tolist())))
        tau = 2 * balance / (n ** 2 * (least - 1) / least)
    tau = np.minimum(1.0, max(-1.0, tau))
    concordant = (total - balance - xtie - ytie) / 2
    if method == "auto":
        discordant = int((np.triu(difference, 1) < 0).sum())
        method = "exact" if (xtie == 0 and ytie == 0) and (n <= 33 or min(discordant, total - discordant) <= 1) else "asymptotic"
    if method == "exact":
        discordant = int((np.triu(difference, 1) < 0).sum())
        p = _kendall_exact(n, discordant, alternative)
    else:
        m = n * (n - 1.0)
        variance = ((m * (2 * n + 5) - x1 - y1) / 18 + (2 * xtie * ytie) / m + x0 * y0 / (9 * m * (n - 2)))
        p = _pvalue(balance / np.sqrt(variance), alternative, norm)
    return SignificanceResult(np.float64(tau), np.float64(p))


def _kendall_exact(n, discordant, alternative):
    """From the number of permutations with so many inversions."""
    total = n * (n - 1) // 2
    counts = [1]
    for size in range(2, n + 1):
        longer = [0] * (len(counts) + size - 1)
        for i, count in enumerate(counts):
            for j in range(size):
                longer[i + j] += count
        counts = longer
    everything = math.factorial(n)
    if alternative == "two-sided":
        low = min(discordant, total - discordant)
        return min(1.0, 2 * sum(counts[:low + 1]) / everything)
    if alternative == "greater":
        return sum(counts[:discordant + 1]) / everything
    return sum(counts[discordant:]) / everything


# Lines

LinregressResult = _with_extras("LinregressResult", ("slope", "intercept", "rvalue", "pvalue", "stderr"),
                                ("intercept_stderr",))


def linregress(x, y, alternative="two-sided", *, axis=0, nan_policy="propagate"):
    x, y = np.asarray(x), np.asarray(y)
    if x.size == 0 or y.size == 0:
        raise ValueError("Inputs must not be empty.")
    n = len(x)
    if n != len(y):
        raise ValueError("all the input array dimensions except for the concatenation axis must match exactly, but "
                         f"along dimension 1, the array at index 0 has size {n} and the array at index 1 has size {len(y)}")
    xmean, ymean = np.mean(x), np.mean(y)
    if np.amax(x) == np.amin(x) and len(x) > 1:
        raise ValueError("Cannot calculate a linear regression if all x values are identical")
    sxx, sxy, _, syy = np.cov(x, y, bias=1).flat
    r = np.float64(0.0 if sxx == 0.0 or syy == 0.0 else min(max(sxy / np.sqrt(sxx * syy), -1.0), 1.0))
    slope = sxy / sxx
    intercept = ymean - slope * xmean
    if n == 2:
        p = np.float64(1.0 if y[0] == y[1] else 0.0)
        stderr = intercept_stderr = np.float64(0.0)
    else:
        df = n - 2
        statistic = r * np.sqrt(df / ((1.0 - r + 1e-20) * (1.0 + r + 1e-20)))
        p = _pvalue(statistic, alternative, t_distribution(df))
        stderr = np.sqrt((1 - r ** 2) * syy / sxx / df)
        intercept_stderr = stderr * np.sqrt(sxx + xmean ** 2)
    return LinregressResult(slope, intercept, r, np.float64(p), stderr, intercept_stderr)


def theilslopes(y, x=None, alpha=0.95, method="separate", *, axis=None, nan_policy="propagate"):
    y = np.ravel(y).astype(float)
    x = np.arange(len(y), dtype=float) if x is None else np.ravel(x).astype(float)
    if len(x) != len(y):
        raise ValueError("Array shapes are incompatible for broadcasting.")
    dx, dy = x[:, None] - x, y[:, None] - y
    slopes = np.sort(dy[dx > 0] / dx[dx > 0])
    slope = np.median(slopes)
    intercept = np.median(y - slope * x) if method == "joint" else np.median(y) - slope * np.median(x)
    if alpha > 0.5:
        alpha = 1.0 - alpha
    z = special.ndtri(alpha / 2.0)

    def repeats(values):
        counts = np.unique(values, return_counts=True)[1]
        return counts[counts > 1]

    n = len(y)
    variance = 1 / 18.0 * (n * (n - 1) * (2 * n + 5) - sum(k * (k - 1) * (2 * k + 5) for k in repeats(x))
                           - sum(k * (k - 1) * (2 * k + 5) for k in repeats(y)))
    sigma = np.sqrt(variance)
    upper = min(int(np.round((len(slopes) - z * sigma) / 2.0)), len(slopes) - 1)
    lower = max(int(np.round((len(slopes) + z * sigma) / 2.0)) - 1, 0)
    return TheilslopesResult(slope, intercept, slopes[lower], slopes[upper])


def siegelslopes(y, x=None, method="hierarchical", *, axis=None, nan_policy="propagate"):
    y = np.ravel(y).astype(float)
    x = np.arange(len(y), dtype=float) if x is None else np.ravel(x).astype(float)
    dx, dy = x[:, None] - x, y[:, None] - y
    slopes, intercepts = [], []
    for j in range(len(x)):
        keep = dx[j] != 0
        slopes.append(np.median(dy[j][keep] / dx[j][keep]))
        if method == "separate":
            intercepts.append(np.median((y * x[j] - y[j] * x)[keep] / dx[j][keep]))
    slope = np.median(np.array(slopes))
    intercept = np.median(np.array(intercepts)) if method == "separate" else np.median(y - slope * x)
    return SiegelslopesResult(slope, intercept)


# Student's tests

_TtestBase = namedtuple("TtestResult", ("statistic", "pvalue"))


class TtestResult(_TtestBase):
    def __new__(cls, statistic, pvalue, df, alternative, standard_error, estimate):
        made = _TtestBase.__new__(cls, statistic, pvalue)
        made.df, made._alternative = df, alternative
        made._standard_error, made._estimate = standard_error, estimate
        return made

    def __repr__(self):
        return f"TtestResult(statistic={self.statistic!r}, pvalue={self.pvalue!r}, df={self.df!r})"

    def confidence_interval(self, confidence_level=0.95):
        if confidence_level < 0 or confidence_level > 1:
            raise ValueError("`confidence_level` must be a number between 0 and 1.")
        tail = (1 - confidence_level) / (2 if self._alternative == "two-sided" else 1)
        reach = -t_distribution.ppf(tail, self.df) * self._standard_error
        low = -np.float64(np.inf) if self._alternative == "less" else self._estimate - reach
        high = np.float64(np.inf) if self._alternative == "greater" else self._estimate + reach
        return ConfidenceInterval(low, high)


def _sample(a, nan_policy, axis=0):
    a = np.asarray(a)
    if a.dtype.kind not in "fc":
        a = a.astype(float)
    if nan_policy == "omit" and a.ndim == 1:
        a = a[~np.isnan(a)]
    elif nan_policy == "raise" and np.isnan(a).any():
        raise ValueError("The input contains nan values")
    return a


def _degrees(df, like):
    df = np.asarray(df)
    return df[()] if np.ndim(like) == 0 else np.broadcast_to(df, np.shape(like)).copy()


def ttest_1samp(a, popmean, axis=0, nan_policy="propagate", alternative="two-sided", *, keepdims=False):
    a = _sample(a, nan_policy)
    n = a.shape[axis]
    mean = np.mean(a, axis)
    spread = np.sqrt(np.var(a, axis, ddof=1) / n)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = (mean - popmean) / spread
    return TtestResult(statistic, _pvalue(statistic, alternative, t_distribution(n - 1)),
                       _degrees(np.int64(n - 1), statistic), alternative, spread, mean)


def ttest_rel(a, b, axis=0, nan_policy="propagate", alternative="two-sided", *, keepdims=False):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    if a.shape[axis] != b.shape[axis]:
        raise ValueError("Array shapes are incompatible for broadcasting.")
    return ttest_1samp(a - b, 0.0, axis, nan_policy, alternative)


def ttest_ind(a, b, *, axis=0, equal_var=True, nan_policy="propagate", alternative="two-sided", trim=0, method=None,
              keepdims=False):
    if trim or method is not None:
        raise NotImplementedError("ttest_ind: trim and method are not supported by Octavo; use equal_var=False or mannwhitneyu")
    a, b = _sample(a, nan_policy), _sample(b, nan_policy)
    n1, n2 = a.shape[axis], b.shape[axis]
    v1, v2 = np.var(a, axis, ddof=1), np.var(b, axis, ddof=1)
    difference = np.mean(a, axis) - np.mean(b, axis)
    return _ttest_ind(difference, v1, n1, v2, n2, equal_var, alternative)


def _ttest_ind(difference, v1, n1, v2, n2, equal_var, alternative):
    if equal_var:
        df = n1 + n2 - 2.0
        spread = np.sqrt(((n1 - 1) * v1 + (n2 - 1) * v2) / df * (1.0 / n1 + 1.0 / n2))
    else:
        p1, p2 = v1 / n1, v2 / n2
        with np.errstate(divide="ignore", invalid="ignore"):
            df = (p1 + p2) ** 2 / (p1 ** 2 / (n1 - 1) + p2 ** 2 / (n2 - 1))
        df = np.where(np.isnan(df), 1, df)
        spread = np.sqrt(p1 + p2)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = difference / spread
    return TtestResult(statistic, _pvalue(statistic, alternative, t_distribution(df)),
                       _degrees(np.asarray(df, dtype=float), statistic), alternative, spread, difference)


def ttest_ind_from_stats(mean1, std1, nobs1, mean2, std2, nobs2, equal_var=True, alternative="two-sided"):
    found = _ttest_ind(np.float64(mean1) - mean2, np.float64(std1) ** 2, nobs1, np.float64(std2) ** 2, nobs2,
                       equal_var, alternative)
    return Ttest_indResult(*found)


# Counts

def power_divergence(f_obs, f_exp=None, ddof=0, axis=0, lambda_=None):
    names = {"pearson": 1, "log-likelihood": 0, "freeman-tukey": -0.5, "mod-log-likelihood": -1, "neyman": -2,
             "cressie-read": 2 / 3}
    if isinstance(lambda_, str):
        if lambda_ not in names:
            raise ValueError(f"invalid string for lambda_: {lambda_!r}. Valid strings are {', '.join(map(repr, names))}")
        lambda_ = names[lambda_]
    power = 1 if lambda_ is None else lambda_
    observed = np.asarray(f_obs, dtype=float)
    if axis is None:
        observed, axis = observed.ravel(), 0
    if f_exp is None:
        expected = np.mean(observed, axis=axis, keepdims=True)
    else:
        expected = np.asarray(f_exp, dtype=float)
        with np.errstate(invalid="ignore"):
            off = np.max(np.abs(observed.sum(axis=axis) - expected.sum(axis=axis))
                         / np.minimum(observed.sum(axis=axis), expected.sum(axis=axis)))
        if off > 1.4901161193847656e-08:
            raise ValueError("For each axis slice, the sum of the observed frequencies must agree with the sum of the "
                             "expected frequencies to a relative tolerance of 1.4901161193847656e-08, but the percent "
                             f"differences are:\n{off}")
    if power == 1:
        terms = (observed - expected) ** 2 / expected
    elif power == 0:
        terms = 2.0 * special.xlogy(observed, observed / expected)
    elif power == -1:
        terms = 2.0 * special.xlogy(expected, expected / observed)
    else:
        terms = observed * ((observed / expected) ** power - 1) / (0.5 * power * (power + 1))
    statistic = np.sum(terms, axis=axis)
    count = observed.shape[axis]
    return Power_divergenceResult(statistic, chi2.sf(statistic, count - 1 - ddof))


def chisquare(f_obs, f_exp=None, ddof=0, axis=0, *, sum_check=True):
    return power_divergence(f_obs, f_exp, ddof, axis, "pearson")


Chi2ContingencyResult = namedtuple("Chi2ContingencyResult", ("statistic", "pvalue", "dof", "expected_freq"))


def chi2_contingency(observed, correction=True, lambda_=None, *, method=None):
    observed = np.asarray(observed)
    if np.any(observed < 0):
        raise ValueError("All values in `observed` must be nonnegative.")
    if observed.size == 0:
        raise ValueError("No data; `observed` has size 0.")
    total = observed.sum()
    d = observed.ndim
    expected = np.ones(observed.shape)
    for axis in range(d):
        others = tuple(k for k in range(d) if k != axis)
        expected = expected * observed.sum(axis=others, keepdims=True)
    expected = expected / float(total) ** (d - 1)
    if np.any(expected == 0):
        place = [int(i) for i in list(zip(*np.nonzero(expected == 0)))[0]]
        raise ValueError(f"The internally computed table of expected frequencies has a zero element at {tuple(place)}.")
    dof = expected.size - sum(expected.shape) + d - 1
    if dof == 0:
        return Chi2ContingencyResult(0.0, 1.0, dof, expected)
    if dof == 1 and correction:
        difference = expected - observed
        observed = observed + np.minimum(0.5, np.abs(difference)) * np.sign(difference)
    found = power_divergence(observed.ravel(), expected.ravel(), ddof=observed.size - 1 - dof, lambda_=lambda_)
    return Chi2ContingencyResult(found.statistic, found.pvalue, dof, expected)


def fisher_exact(table, alternative="two-sided", *, method=None):
    c = np.asarray(table, dtype=np.int64)
    if c.shape != (2, 2):
        raise NotImplementedError("fisher_exact of a table that is not 2 by 2 is not supported by Octavo; use chi2_contingency")
    if np.any(c < 0):
        raise ValueError("All values in `table` must be nonnegative.")
    if 0 in c.sum(axis=0) or 0 in c.sum(axis=1):
        return SignificanceResult(np.float64(np.nan), np.float64(1.0))
    (a, b), (d, e) = c.tolist()
    ratio = a * e / (d * b) if d > 0 and b > 0 else np.inf
    n1, n2, n = a + b, d + e, a + d
    low, high = max(0, n - n2), min(n, n1)
    weights = [math.comb(n1, k) * math.comb(n2, n - k) for k in range(low, high + 1)]
    total = math.comb(n1 + n2, n)
    if alternative == "less":
        p = sum(weights[:a - low + 1]) / total
    elif alternative == "greater":
        p = sum(weights[a - low:]) / total
    elif alternative == "two-sided":
        own = weights[a - low]
        p = min(sum(w for w in weights if w <= own * (1 + 1e-14)) / total, 1.0)
    else:
        raise ValueError("`alternative` should be one of {'two-sided', 'less', 'greater'}")
    return SignificanceResult(np.float64(ratio), np.float64(p))


class BinomTestResult:
    def __init__(self, k, n, alternative, statistic, pvalue):
        self.k, self.n, self.alternative = k, n, alternative
        self.statistic, self.pvalue = statistic, pvalue
        self.proportion_estimate = statistic

    def __repr__(self):
        return (f"BinomTestResult(k={self.k}, n={self.n}, alternative={self.alternative!r}, "
                f"statistic={self.statistic}, pvalue={self.pvalue})")

    def proportion_ci(self, confidence_level=0.95, method="exact"):
        k, n, p = self.k, self.n, self.k / self.n
        tail = (1 - confidence_level) / (2 if self.alternative == "two-sided" else 1)
        if method == "exact":
            low = 0.0 if k == 0 or self.alternative == "less" else float(beta.ppf(tail, k, n - k + 1))
            high = 1.0 if k == n or self.alternative == "greater" else float(beta.isf(tail, k + 1, n - k))
        elif method == "wilson":
            z = -special.ndtri(tail)
            center, reach = 2 * n * p + z ** 2, z * math.sqrt(z ** 2 + 4 * n * p * (1 - p))
            low = 0.0 if k == 0 or self.alternative == "less" else float((center - reach) / (2 * (n + z ** 2)))
            high = 1.0 if k == n or self.alternative == "greater" else float((center + reach) / (2 * (n + z ** 2)))
        else:
            raise NotImplementedError(f"proportion_ci: method='{method}' is not supported by Octavo; use 'exact' or 'wilson'")
        return ConfidenceInterval(low, high)


def binomtest(k, n, p=0.5, alternative="two-sided"):
    if k > n:
        raise ValueError(f"k ({k}) must not be greater than n ({n}).")
    if not 0 <= p <= 1:
        raise ValueError(f"p ({p}) must be in range [0,1]")
    if alternative == "less":
        pvalue = binom.cdf(k, n, p)
    elif alternative == "greater":
        pvalue = binom.sf(k - 1, n, p)
    elif alternative == "two-sided":
        d = binom.pmf(k, n, p)
        masses = binom.pmf(np.arange(n + 1), n, p)
        limit = d * (1 + 1e-7)
        if k == p * n:
            pvalue = 1.0
        elif k < p * n:
            count = int(np.sum(masses[math.ceil(p * n):] <= limit))
            pvalue = binom.cdf(k, n, p) + binom.sf(n - count, n, p)
        else:
            count = int(np.sum(masses[:math.floor(p * n) + 1] <= limit))
            pvalue = binom.cdf(count - 1, n, p) + binom.sf(k - 1, n, p)
        pvalue = min(1.0, pvalue)
    else:
        raise ValueError("alternative ('%s') not recognized; must be 'two-sided', 'less' or 'greater'" % alternative)
    return BinomTestResult(int(k), int(n), alternative, k / n, float(pvalue))


# Kolmogorov and Smirnov

KstestResult = _with_extras("KstestResult", ("statistic", "pvalue"), ("statistic_location", "statistic_sign"))


def _kolmogorov_exact(n, d):
    """P(Dₙ < d) by Marsaglia, Tsang and Wang (J. Statistical Software 8, 2003)."""
    k = int(n * d) + 1
    m = 2 * k - 1
    h = k - n * d
    matrix = np.zeros((m, m))
    for i in range(m):
        for j in range(m):
            matrix[i, j] = 0.0 if i - j + 1 < 0 else 1.0
    for i in range(m):
        matrix[i, 0] -= h ** (i + 1)
        matrix[m - 1, i] -= h ** (m - i)
    matrix[m - 1, 0] += (2 * h - 1) ** m if 2 * h - 1 > 0 else 0
    for i in range(m):
        for j in range(m):
            for g in range(1, i - j + 2):
                matrix[i, j] /= g
    power, exponent, result = n, 0, np.eye(m)
    square, square_exponent = matrix, 0
    while power:
        if power % 2:
            result, exponent = result @ square, exponent + square_exponent
            if result[k - 1, k - 1] > 1e140:
                result, exponent = result * 1e-140, exponent + 140
        square, square_exponent = square @ square, 2 * square_exponent
        if square[k - 1, k - 1] > 1e140:
            square, square_exponent = square * 1e-140, square_exponent + 140
        power //= 2
    s = result[k - 1, k - 1]
    for i in range(1, n + 1):
        s = s * i / n
        if s < 1e-140:
            s, exponent = s * 1e140, exponent - 140
    return s * 10.0 ** exponent


def _smirnov_sf(n, d):
    """The one-sided probability of Birnbaum and Tingey."""
    if d <= 0:
        return 1.0
    if d >= 1:
        return 0.0
    j = np.arange(int(math.floor(n * (1 - d))) + 1)
    logs = (special.gammaln(n + 1) - special.gammaln(j + 1) - special.gammaln(n - j + 1)
            + special.xlogy(j - 1, d + j / n) + special.xlogy(n - j, 1 - d - j / n))
    return float(min(1.0, d * np.sum(np.exp(logs))))


def kstwo_sf(d, n):
    if d <= 0.5 / n:
        return 1.0
    if d >= 1:
        return 0.0
    if n * d * d > 4 or d >= 0.5:
        return min(1.0, 2 * _smirnov_sf(n, d))
    if n > 2000:
        return _kolmogorov_limit(math.sqrt(n) * d)
    return min(1.0, max(0.0, 1 - _kolmogorov_exact(n, d)))


def _kolmogorov_limit(x):
    if x < 0.2:
        return 1.0
    if x < 1:
        w = math.sqrt(2 * math.pi) / x
        return 1 - w * sum(math.exp(-(2 * k - 1) ** 2 * math.pi ** 2 / (8 * x * x)) for k in range(1, 20))
    return 2 * sum((-1) ** (k - 1) * math.exp(-2 * k * k * x * x) for k in range(1, 100))


def _cdf_of(cdf, args):
    if isinstance(cdf, str):
        from scipy import stats
        cdf = getattr(stats, cdf).cdf
    return lambda x: cdf(x, *args)


def ks_1samp(x, cdf, args=(), alternative="two-sided", method="auto", *, axis=0, nan_policy="propagate"):
    x = np.sort(np.ravel(x))
    n = len(x)
    values = np.asarray(cdf(x, *args))
    above = np.arange(1.0, n + 1) / n - values
    below = values - np.arange(0.0, n) / n
    i, j = int(np.argmax(above)), int(np.argmax(below))
    if alternative == "greater":
        return KstestResult(above[i], np.float64(_smirnov_sf(n, above[i])), x[i], np.int8(1))
    if alternative == "less":
        return KstestResult(below[j], np.float64(_smirnov_sf(n, below[j])), x[j], np.int8(-1))
    if above[i] > below[j]:
        d, place, sign = above[i], x[i], 1
    else:
        d, place, sign = below[j], x[j], -1
    if method == "asymp":
        p = _kolmogorov_limit(d * math.sqrt(n))
    elif method == "approx":
        p = 2 * _smirnov_sf(n, d)
    else:
        p = kstwo_sf(float(d), n)
    return KstestResult(d, np.float64(np.clip(p, 0, 1)), place, np.int8(sign))


def ks_2samp(data1, data2, alternative="two-sided", method="auto", *, axis=0, nan_policy="propagate"):
    data1, data2 = np.sort(np.ravel(data1)), np.sort(np.ravel(data2))
    n1, n2 = len(data1), len(data2)
    if min(n1, n2) == 0:
        raise ValueError("Data passed to ks_2samp must not be empty")
    everything = np.concatenate([data1, data2])
    first = np.searchsorted(data1, everything, side="right") / n1
    second = np.searchsorted(data2, everything, side="right") / n2
    differences = first - second
    i, j = int(np.argmin(differences)), int(np.argmax(differences))
    low, high = np.clip(-differences[i], 0, 1), differences[j]
    if alternative == "less" or (alternative == "two-sided" and low > high):
        d, place, sign = low, everything[i], -1
    else:
        d, place, sign = high, everything[j], 1
    g = math.gcd(n1, n2)
    if method == "auto":
        method = "exact" if max(n1, n2) <= 10000 else "asymp"
    if method == "exact" and alternative == "two-sided":
        p = _two_sample_exact(n1, n2, int(np.round(d * (n1 // g * n2))), g)
    else:
        m, n = sorted([float(n1), float(n2)], reverse=True)
        effective = m * n / (m + n)
        if alternative == "two-sided":
            p = kstwo_sf(float(d), int(np.round(effective)))
        else:
            z = math.sqrt(effective) * d
            p = math.exp(-2 * z ** 2 - 2 * z * (m + 2 * n) / math.sqrt(m * n * (m + n)) / 3.0)
    return KstestResult(d, np.float64(np.clip(p, 0, 1)), place, np.int8(sign))


def _two_sample_exact(n1, n2, h, g):
    """The share of lattice paths that leave the band (Hodges, Arkiv för Matematik 3, 1958)."""
    if h == 0:
        return 1.0
    a, b = n1 // g, n2 // g
    inside = [0.0] * (n2 + 1)
    for i in range(n1 + 1):
        for j in range(n2 + 1):
            if abs(i * b - j * a) >= h:
                inside[j] = 0.0
            elif i == 0 and j == 0:
                inside[j] = 1.0
            else:
                # Probabilities under random order, so that nothing overflows.
                up = inside[j] * i / (i + j) if i else 0.0
                left = inside[j - 1] * j / (i + j) if j else 0.0
                inside[j] = up + left
    return 1.0 - inside[n2]


def kstest(rvs, cdf, args=(), N=20, alternative="two-sided", method="auto", *, axis=0, nan_policy="propagate"):
    if alternative not in ("two-sided", "greater", "less"):
        raise ValueError(f"Unexpected value {alternative=}")
    if not isinstance(cdf, str) and not callable(cdf):
        return ks_2samp(rvs, cdf, alternative, method)
    return ks_1samp(rvs, _cdf_of(cdf, args), (), alternative, method)


# Ranks

def mannwhitneyu(x, y, use_continuity=True, alternative="two-sided", axis=0, method="auto", *, nan_policy="propagate",
                 keepdims=False):
    x, y = np.ravel(x), np.ravel(y)
    n1, n2 = len(x), len(y)
    ranks = rankdata(np.concatenate((x, y)))
    u1 = ranks[:n1].sum() - n1 * (n1 + 1) / 2
    u2 = n1 * n2 - u1
    if alternative == "greater":
        u, factor = u1, 1
    elif alternative == "less":
        u, factor = u2, 1
    elif alternative == "two-sided":
        u, factor = np.maximum(u1, u2), 2
    else:
        raise ValueError("`alternative` must be one of ('two-sided', 'less', 'greater')")
    counts = np.unique(ranks, return_counts=True)[1]
    if method == "auto":
        method = "asymptotic" if (n1 > 8 and n2 > 8) or (counts > 1).any() else "exact"
    if method == "exact":
        paths = [1]
        for j in range(1, n1 + 1):
            # The Gaussian binomial coefficient, factor by factor.
            up = paths + [0] * (n2 + j)
            for k in range(len(up) - 1, n2 + j - 1, -1):
                up[k] -= up[k - n2 - j]
            for k in range(j, len(up)):
                up[k] += up[k - j]
            paths = up[:n2 * j + 1]
        p = sum(paths[int(u):]) / math.comb(n1 + n2, n1)
    else:
        n = n1 + n2
        ties = np.sum(counts.astype(float) ** 3 - counts)
        spread = np.sqrt(n1 * n2 / 12 * ((n + 1) - ties / (n * (n - 1))))
        z = (u - n1 * n2 / 2 - (0.5 if use_continuity else 0)) / spread
        p = norm.sf(z)
    return MannwhitneyuResult(np.float64(u1), np.float64(np.clip(p * factor, 0, 1)))


def wilcoxon(x, y=None, zero_method="wilcox", correction=False, alternative="two-sided", method="auto", *, axis=0,
             nan_policy="propagate"):
    d = np.asarray(x, dtype=float) if y is None else np.asarray(x, dtype=float) - np.asarray(y, dtype=float)
    zeros = int(np.sum(d == 0))
    count = len(d)
    if zero_method == "wilcox":
        d = d[d != 0]
    ranks = rankdata(np.abs(d))
    if zero_method == "pratt":
        ranks, d = ranks[d != 0], d[d != 0]
    plus, minus = ranks[d > 0].sum(), ranks[d < 0].sum()
    if zero_method == "zsplit":
        half = ranks[d == 0].sum() / 2
        plus, minus = plus + half, minus + half
    ties = np.unique(ranks, return_counts=True)[1]
    n = len(ranks)
    if method == "auto":
        method = "exact" if count <= 50 and zeros == 0 and not (ties > 1).any() else "asymptotic"
        if method == "asymptotic" and count <= 13:
            return _wilcoxon_permutations(ranks, plus, minus, alternative)
    if method == "exact":
        sums = [1]
        for k in range(1, n + 1):
            longer = sums + [0] * k
            for i, c in enumerate(sums):
                longer[i + k] += c
            sums = longer
        total = 2 ** n
        r = plus
        if alternative == "two-sided":
            p = min(1.0, 2 * min(sum(sums[math.ceil(r):]), sum(sums[:math.floor(r) + 1])) / total)
        elif alternative == "greater":
            p = sum(sums[math.ceil(r):]) / total
        else:
            p = sum(sums[:math.floor(r) + 1]) / total
    else:
        mean = n * (n + 1.0) * 0.25
        variance = n * (n + 1.0) * (2 * n + 1.0)
        if zero_method == "pratt":
            mean -= zeros * (zeros + 1.0) * 0.25
            variance -= zeros * (zeros + 1.0) * (2.0 * zeros + 1.0)
        spread = np.sqrt((variance - 0.5 * np.sum(ties * (ties ** 2.0 - 1))) / 24)
        sign = {"two-sided": np.sign(plus - mean), "greater": 1, "less": -1}[alternative]
        z = (plus - mean - (0.5 * sign if correction else 0)) / spread
        p = _pvalue(z, alternative, norm)
    statistic = np.minimum(plus, minus) if alternative == "two-sided" else plus
    return WilcoxonResult(statistic, np.float64(p))


def _wilcoxon_permutations(ranks, plus, minus, alternative):
    """All signs, for short samples with ties or zeros."""
    sums = np.zeros(1)
    for rank in ranks:
        sums = np.concatenate((sums, sums + rank))
    less, greater = np.mean(sums <= plus + 1e-9), np.mean(sums >= plus - 1e-9)
    p = {"two-sided": min(1.0, 2 * min(less, greater)), "less": less, "greater": greater}[alternative]
    statistic = np.minimum(plus, minus) if alternative == "two-sided" else plus
    return WilcoxonResult(statistic, np.float64(p))


def _tie_correction(ranks):
    counts = np.unique(ranks, return_counts=True)[1].astype(float)
    n = len(ranks)
    return 1.0 if n < 2 else 1.0 - np.sum(counts ** 3 - counts) / (n ** 3 - n)


def kruskal(*samples, nan_policy="propagate", axis=0, keepdims=False):
    if len(samples) < 2:
        raise ValueError("Need at least two groups in stats.kruskal()")
    samples = [np.ravel(s) for s in samples]
    sizes = [len(s) for s in samples]
    ranks = rankdata(np.concatenate(samples))
    correction = _tie_correction(ranks)
    if correction == 0:
        raise ValueError("All numbers are identical in kruskal")
    edges = np.cumsum([0] + sizes)
    total = sum(ranks[low:high].sum() ** 2 / (high - low) for low, high in zip(edges[:-1], edges[1:]))
    n = sum(sizes)
    h = (12.0 / (n * (n + 1)) * total - 3 * (n + 1)) / correction
    return KruskalResult(h, chi2.sf(h, len(samples) - 1))


def friedmanchisquare(*samples):
    k = len(samples)
    if k < 3:
        raise ValueError(f"At least 3 samples must be given for Friedman test, got {k}.")
    data = np.vstack(samples).T.astype(float)
    n = len(data)
    ranks = np.array([rankdata(row) for row in data])
    ties = 0.0
    for row in ranks:
        counts = np.unique(row, return_counts=True)[1]
        ties += np.sum(counts * (counts * counts - 1.0))
    c = 1 - ties / (k * (k * k - 1) * n)
    squares = np.sum(ranks.sum(axis=0) ** 2)
    statistic = (12.0 / (k * n * (k + 1)) * squares - 3 * n * (k + 1)) / c
    return FriedmanchisquareResult(statistic, chi2.sf(statistic, k - 1))


# Several samples

def f_oneway(*samples, axis=0, equal_var=True, nan_policy="propagate", keepdims=False):
    if len(samples) < 2:
        raise TypeError("at least two inputs are required; got " + str(len(samples)) + ".")
    if not equal_var:
        raise NotImplementedError("f_oneway(equal_var=False) is not supported by Octavo; use kruskal")
    samples = [np.asarray(s, dtype=float) for s in samples]
    everything = np.concatenate(samples, axis=axis)
    n = everything.shape[axis]
    offset = everything.mean(axis=axis, keepdims=True)
    everything = everything - offset
    correction = everything.sum(axis=axis) ** 2 / n
    total = (everything ** 2).sum(axis=axis) - correction
    between = 0
    for sample in samples:
        between = between + (sample - offset).sum(axis=axis) ** 2 / sample.shape[axis]
    between = between - correction
    within = total - between
    free, rest = len(samples) - 1, n - len(samples)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = between / free / (within / rest)
    return F_onewayResult(statistic, special.fdtrc(free, rest, statistic))


def levene(*samples, center="median", proportiontocut=0.05, axis=0, nan_policy="propagate"):
    if center not in ("mean", "median", "trimmed"):
        raise ValueError("center must be 'mean', 'median' or 'trimmed'.")
    k = len(samples)
    if k < 2:
        raise ValueError("Must provide at least two samples.")
    samples = [np.ravel(s).astype(float) for s in samples]
    if center == "trimmed":
        from scipy.stats._descriptive import trimboth
        samples = [trimboth(np.sort(s), proportiontocut) for s in samples]
    middle = np.median if center == "median" else np.mean
    z = [np.abs(s - middle(s)) for s in samples]
    sizes = np.array([len(s) for s in samples])
    means = np.array([np.mean(v) for v in z])
    total = sizes.sum()
    grand = np.sum(means * sizes) / total
    upper = (total - k) * np.sum(sizes * (means - grand) ** 2)
    lower = (k - 1.0) * sum(np.sum((v - m) ** 2) for v, m in zip(z, means))
    w = upper / lower
    return LeveneResult(w, special.fdtrc(k - 1, total - k, w))


def bartlett(*samples, axis=0, nan_policy="propagate"):
    k = len(samples)
    if k < 2:
        raise ValueError("Must enter at least two input sample vectors.")
    sizes = np.array([len(s) for s in samples], dtype=float)
    spreads = np.array([np.var(s, ddof=1) for s in samples])
    total = sizes.sum()
    pooled = np.sum((sizes - 1) * spreads) / (total - k)
    upper = (total - k) * np.log(pooled) - np.sum((sizes - 1) * np.log(spreads))
    lower = 1.0 + 1.0 / (3 * (k - 1)) * (np.sum(1.0 / (sizes - 1)) - 1.0 / (total - k))
    statistic = np.clip(upper / lower, 0, None)
    return BartlettResult(statistic, chi2.sf(statistic, k - 1))


# Normality

def shapiro(x, *, axis=None, nan_policy="propagate"):
    """Royston's AS R94 (Applied Statistics 44, 1995)."""
    x = np.ravel(x).astype(float)
    n = len(x)
    if n < 3:
        raise ValueError("Data must be at least length 3.")
    if n > 5000:
        warnings.warn(f"scipy.stats.shapiro: For N > 5000, computed p-value may not be accurate. Current N is {n}.",
                      UserWarning, stacklevel=2)
    y = np.sort(x)
    y = y - np.median(x)
    half = n // 2
    a = np.zeros(half)
    if n == 3:
        a[0] = math.sqrt(0.5)
    else:
        m = special.ndtri((np.arange(1, half + 1) - 0.375) / (n + 0.25))
        square = 2 * np.sum(m ** 2)
        root, u = math.sqrt(square), 1 / math.sqrt(n)
        first = np.polyval([-2.706056, 4.434685, -2.071190, -0.147981, 0.221157, 0.0], u) - m[0] / root
        if n > 5:
            second = np.polyval([-3.582633, 5.682633, -1.752461, -0.293762, 0.042981, 0.0], u) - m[1] / root
            fac = math.sqrt((square - 2 * m[0] ** 2 - 2 * m[1] ** 2) / (1 - 2 * first ** 2 - 2 * second ** 2))
            a[1] = second
            a[2:] = -m[2:] / fac
        else:
            fac = math.sqrt((square - 2 * m[0] ** 2) / (1 - 2 * first ** 2))
            a[1:] = -m[1:] / fac
        a[0] = first
    width = y[-1] - y[0]
    if width < 1e-19:
        warnings.warn("scipy.stats.shapiro: Input data has range zero. The results may not be accurate.", UserWarning,
                      stacklevel=2)
        return ShapiroResult(np.float64(1.0), np.float64(1.0))
    weights = np.zeros(n)
    weights[:half] = -a
    weights[n - half:] = a[::-1]
    scaled = y / width
    sx, sa = scaled.mean(), weights.mean()
    ssa, ssx = np.sum((weights - sa) ** 2), np.sum((scaled - sx) ** 2)
    sax = np.sum((weights - sa) * (scaled - sx))
    both = math.sqrt(ssa * ssx)
    w1 = (both - sax) * (both + sax) / (ssa * ssx)
    w = 1 - w1
    if n == 3:
        p = 6 / math.pi * (math.asin(math.sqrt(w)) - math.asin(math.sqrt(0.75)))
        return ShapiroResult(np.float64(w), np.float64(max(p, 0.0)))
    v = math.log(w1)
    if n <= 11:
        gamma = -2.273 + 0.459 * n
        if v >= gamma:
            return ShapiroResult(np.float64(w), np.float64(1e-99))
        v = -math.log(gamma - v)
        mean = np.polyval([-0.0006714, 0.025054, -0.39978, 0.5440], n)
        spread = math.exp(np.polyval([-0.0020322, 0.062767, -0.77857, 1.3822], n))
    else:
        log_n = math.log(n)
        mean = np.polyval([0.0038915, -0.083751, -0.31082, -1.5861], log_n)
        spread = math.exp(np.polyval([0.0030302, -0.082676, -0.4803], log_n))
    return ShapiroResult(np.float64(w), np.float64(special.ndtr(-(v - mean) / spread)))


def skewtest(a, axis=0, nan_policy="propagate", alternative="two-sided", *, keepdims=False):
    b2 = skew(a, axis)
    n = float(np.asarray(a).shape[axis])
    if n < 8:
        raise ValueError(f"skewtest is not valid with less than 8 samples; {int(n)} samples were given.")
    y = b2 * math.sqrt(((n + 1) * (n + 3)) / (6.0 * (n - 2)))
    beta2 = 3.0 * (n ** 2 + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2.0) * (n + 5) * (n + 7) * (n + 9))
    w2 = -1 + math.sqrt(2 * (beta2 - 1))
    delta = 1 / math.sqrt(0.5 * math.log(w2))
    alpha = math.sqrt(2.0 / (w2 - 1))
    y = np.where(y == 0, 1, y)
    z = (delta * np.log(y / alpha + np.sqrt((y / alpha) ** 2 + 1)))[()]
    return SkewtestResult(z, _pvalue(z, alternative, norm))


def kurtosistest(a, axis=0, nan_policy="propagate", alternative="two-sided", *, keepdims=False):
    n = float(np.asarray(a).shape[axis])
    if n < 5:
        raise ValueError(f"kurtosistest requires at least 5 observations; only n={int(n)} observations were given.")
    b2 = kurtosis(a, axis, fisher=False)
    expected = 3.0 * (n - 1) / (n + 1)
    variance = 24.0 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1.0) * (n + 3) * (n + 5))
    x = (b2 - expected) / variance ** 0.5
    root = 6.0 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9)) * ((6.0 * (n + 3) * (n + 5)) / (n * (n - 2) * (n - 3))) ** 0.5
    a_ = 6.0 + 8.0 / root * (2.0 / root + (1 + 4.0 / root ** 2) ** 0.5)
    term = 1 - 2 / (9.0 * a_)
    denominator = 1 + x * (2 / (a_ - 4.0)) ** 0.5
    with np.errstate(all="ignore"):
        second = np.sign(denominator) * np.where(denominator == 0.0, np.nan, ((1 - 2.0 / a_) / np.abs(denominator)) ** (1 / 3.0))
    z = ((term - second) / (2 / (9.0 * a_)) ** 0.5)[()]
    return KurtosistestResult(z, _pvalue(z, alternative, norm))


def normaltest(a, axis=0, nan_policy="propagate", *, keepdims=False):
    s, k = skewtest(a, axis)[0], kurtosistest(a, axis)[0]
    statistic = s * s + k * k
    return NormaltestResult(statistic, chi2.sf(statistic, 2))


def jarque_bera(x, *, axis=None, nan_policy="propagate", keepdims=False):
    x = np.ravel(x).astype(float) if axis is None else np.asarray(x, dtype=float)
    n = x.size if axis is None else x.shape[axis]
    if n == 0:
        raise ValueError("At least one observation is required.")
    s, k = skew(x, axis or 0), kurtosis(x, axis or 0)
    statistic = n / 6 * (s ** 2 + k ** 2 / 4)
    return SignificanceResult(statistic, chi2.sf(statistic, 2))


def combine_pvalues(pvalues, method="fisher", weights=None, *, axis=0, nan_policy="propagate"):
    p = np.asarray(pvalues, dtype=float)
    n = len(p)
    if method == "fisher":
        statistic = -2 * np.sum(np.log(p))
        return SignificanceResult(statistic, chi2.sf(statistic, 2 * n))
    if method == "pearson":
        statistic = 2 * np.sum(np.log1p(-p))
        return SignificanceResult(statistic, chi2.cdf(-statistic, 2 * n))
    if method == "stouffer":
        w = np.ones(n) if weights is None else np.asarray(weights, dtype=float)
        statistic = np.sum(w * norm.isf(p)) / np.linalg.norm(w)
        return SignificanceResult(statistic, norm.sf(statistic))
    if method == "tippett":
        statistic = np.min(p)
        return SignificanceResult(statistic, beta.cdf(statistic, 1, n))
    raise ValueError(f"Invalid method {method!r}. Valid methods are 'fisher', 'pearson', 'mudholkar_george', 'tippett', and 'stouffer'")


# Transformations

def boxcox_llf(lmb, data, *, axis=0, keepdims=False, nan_policy="propagate"):
    data = np.asarray(data, dtype=float)
    n = data.shape[0]
    logs = np.log(data)
    if lmb == 0:
        spread = np.var(logs, axis=0)
        return (lmb - 1) * np.sum(logs, axis=0) - n / 2 * np.log(spread)
    spread = np.log(np.var(data ** lmb / lmb, axis=0))
    return (lmb - 1) * np.sum(logs, axis=0) - n / 2 * spread


def boxcox_normmax(x, brack=None, method="pearsonr", optimizer=None, *, ymax=None):
    from scipy import optimize
    if method != "mle":
        raise NotImplementedError(f"boxcox_normmax: method='{method}' is not supported by Octavo; use method='mle'")
    return optimize.brent(lambda lmb, data: -boxcox_llf(lmb, data), brack=brack or (-2.0, 2.0), args=(np.asarray(x),))


def boxcox(x, lmbda=None, alpha=None, optimizer=None):
    x = np.asarray(x)
    if lmbda is not None:
        return special.boxcox(x, lmbda)
    if x.ndim == 1 and x.size == 0:
        return x
    for complaint, is_due in (("Data must be 1-dimensional.", x.ndim != 1),
                              ("Data must not be constant.", x.max() == x.min()), ("Data must be positive.", x.min() <= 0)):
        if is_due:
            raise ValueError(complaint)
    best = boxcox_normmax(x, method="mle")
    y = special.boxcox(x, best)
    if alpha is None:
        return y, best
    from scipy import optimize
    target = boxcox_llf(best, x) - 0.5 * chi2.ppf(1 - alpha, 1)
    ends = []
    for sign in (1, -1):
        reach = best + sign * 0.5
        for _ in range(500):
            if boxcox_llf(reach, x) - target <= 0:
                break
            reach += sign * 0.1
        ends.append(optimize.brentq(lambda lmb: boxcox_llf(lmb, x) - target, *sorted((best, reach))))
    return y, best, (ends[1], ends[0])


def yeojohnson(x, lmbda=None):
    x = np.asarray(x, dtype=float)

    def transformed(lmb):
        out = np.zeros_like(x)
        up = x >= 0
        out[up] = np.log1p(x[up]) if abs(lmb) < 2.220446049250313e-16 else np.expm1(lmb * np.log1p(x[up])) / lmb
        if abs(lmb - 2) > 2.220446049250313e-16:
            out[~up] = -np.expm1((2 - lmb) * np.log1p(-x[~up])) / (2 - lmb)
        else:
            out[~up] = -np.log1p(-x[~up])
        return out

    if lmbda is not None:
        return transformed(lmbda)
    from scipy import optimize

    def loss(lmb):
        y = transformed(lmb)
        return -(-len(x) / 2 * np.log(y.var()) + (lmb - 1) * (np.sign(x) * np.log1p(np.abs(x))).sum())

    best = optimize.brent(loss, brack=(-2, 2))
    return transformed(best), best


def probplot(x, sparams=(), dist="norm", fit=True, plot=None, rvalue=False):
    from scipy import stats
    if isinstance(dist, str):
        dist = getattr(stats, dist)
    if np.ndim(sparams) == 0:
        sparams = (sparams,)
    x = np.asarray(x)
    n = len(x)
    middle = np.zeros(n)
    middle[-1] = 0.5 ** (1.0 / n)
    middle[0] = 1 - middle[-1]
    i = np.arange(2, n)
    middle[1:-1] = (i - 0.3175) / (n + 0.365)
    quantiles, ordered = dist.ppf(middle, *sparams), np.sort(x)
    line = linregress(quantiles, ordered) if fit else None
    if plot is not None:
        plot.plot(quantiles, ordered, "bo")
        if fit:
            plot.plot(quantiles, line.slope * quantiles + line.intercept, "r-")
        axes = plot.gca() if hasattr(plot, "gca") else plot
        axes.set_title("Probability Plot")
        axes.set_xlabel("Theoretical quantiles")
        axes.set_ylabel("Ordered Values")
    if not fit:
        return quantiles, ordered
    return (quantiles, ordered), (line.slope, line.intercept, line.rvalue)


# Resampling

_BootstrapBase = namedtuple("BootstrapResult", ("confidence_interval", "bootstrap_distribution", "standard_error"))


def bootstrap(data, statistic, *, n_resamples=9999, batch=None, vectorized=None, paired=False, axis=0,
              confidence_level=0.95, alternative="two-sided", method="BCa", bootstrap_result=None, rng=None,
              random_state=None):
    import inspect
    if method.lower() not in ("percentile", "basic", "bca"):
        raise ValueError("`method` must be in {'percentile', 'basic', 'bca'}")
    samples = [np.asarray(s) for s in data]
    if vectorized is None:
        vectorized = "axis" in inspect.signature(statistic).parameters
    rng = np.random.default_rng(rng) if random_state is None else np.random.RandomState(random_state) if isinstance(
        random_state, (int, np.integer)) else random_state
    draw = rng.integers if hasattr(rng, "integers") else rng.randint
    if vectorized:
        apply = lambda *parts: statistic(*parts, axis=-1)
    else:
        apply = lambda *parts: np.array([statistic(*rows) for rows in zip(*parts)])
    found = []
    size = n_resamples if batch is None else batch
    done = 0
    while done < n_resamples:
        count = min(size, n_resamples - done)
        if paired:
            n = len(samples[0])
            picks = draw(0, n, (count, n))
            parts = [s[picks] for s in samples]
        else:
            parts = [s[draw(0, len(s), (count, len(s)))] for s in samples]
        found.append(apply(*parts))
        done += count
    values = np.concatenate(found)
    alpha = (1 - confidence_level) / 2 if alternative == "two-sided" else 1 - confidence_level
    whole = statistic(*samples, axis=-1) if vectorized else statistic(*samples)
    low_p, high_p = alpha, 1 - alpha
    if method.lower() == "bca":
        below = (np.sum(values < whole) + np.sum(values <= whole)) / (2 * len(values))
        z0 = special.ndtri(below)
        upper = lower = 0.0
        groups = [samples] if paired else [[s] for s in samples]
        for k, group in enumerate(groups):
            n = len(group[0])
            jack = []
            for i in range(n):
                parts = [np.delete(s, i) for s in samples] if paired else [
                    np.delete(s, i) if j == k else s for j, s in enumerate(samples)]
                jack.append(statistic(*parts, axis=-1) if vectorized else statistic(*parts))
            jack = np.array(jack)
            u = (n - 1) * (np.mean(jack) - jack)
            upper += np.sum(u ** 3) / n ** 3
            lower += np.sum(u ** 2) / n ** 2
        a = upper / (6 * lower ** 1.5)
        z = special.ndtri(alpha)
        low_p = special.ndtr(z0 + (z0 + z) / (1 - a * (z0 + z)))
        high_p = special.ndtr(z0 + (z0 - z) / (1 - a * (z0 - z)))
    low, high = np.percentile(values, low_p * 100), np.percentile(values, high_p * 100)
    if method.lower() == "basic":
        low, high = 2 * whole - high, 2 * whole - low
    if alternative == "less":
        low = -np.inf
    elif alternative == "greater":
        high = np.inf
    return BootstrapResult(ConfidenceInterval(low, high), values, np.std(values, ddof=1, axis=-1))


class BootstrapResult:
    def __init__(self, confidence_interval, bootstrap_distribution, standard_error):
        self.confidence_interval = confidence_interval
        self.bootstrap_distribution, self.standard_error = bootstrap_distribution, standard_error

    def __repr__(self):
        return (f"BootstrapResult(confidence_interval={self.confidence_interval!r}, "
                f"bootstrap_distribution={self.bootstrap_distribution!r}, standard_error={self.standard_error!r})")
