"""Averages, spread, and the relation of two variables; sums are exact and rounded once."""

import math
import numbers
import operator
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, namedtuple
from fractions import Fraction
from functools import reduce
from itertools import groupby, repeat
from math import fsum

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
    "pstdev", "pvariance", "quantiles", "stdev", "variance",
]  # fmt: skip


class StatisticsError(ValueError):
    """Data for which the value asked for is not defined."""


def _require(count, least, name):
    if count < least:
        raise StatisticsError(f"{name} requires at least {'two' if least == 2 else 'one'} data point{'s' * (least - 1)}")


# MARK: Exact sums


def _is_decimal(T):
    """Whether a type is Decimal; without its module there are none."""
    decimal = sys.modules.get("decimal")
    return decimal is not None and issubclass(T, decimal.Decimal)


def _exact_ratio(x):
    """A number as numerator and denominator; infinities and NaNs have no denominator."""
    ratio = getattr(x, "as_integer_ratio", None)
    try:
        return (x.numerator, x.denominator) if ratio is None else ratio()
    except (OverflowError, ValueError):
        return x, None
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


# Whether the first of two types of numbers gives way to the second; the strongest reason comes first.
_REASONS = (
    lambda kind, other: kind in (other, int, bool),
    lambda kind, other: issubclass(other, kind),
    lambda kind, other: issubclass(kind, int),
    lambda kind, other: issubclass(kind, Fraction) and issubclass(other, float),
)


def _coerce(T, S):
    """The type of the sum of two types of numbers."""
    for gives_way in _REASONS:
        if gives_way(S, T):
            return T
        if gives_way(T, S):
            return S
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _total(partials):
    """The sum of numerators by denominator, as a fraction; what is not finite wins."""
    if None in partials:
        return partials[None]
    return sum(Fraction(n, d) for d, n in partials.items())


def _ratios(data, kinds):
    """The values as numerators and denominators; their types are put into a set."""
    for kind, values in groupby(data, type):
        kinds.add(kind)
        yield from map(_exact_ratio, values)


def _sum(data):
    """Type, exact sum, and number of values."""
    kinds, sums, count = set(), {}, 0
    for count, (numerator, denominator) in enumerate(_ratios(data, kinds), 1):
        sums[denominator] = sums.get(denominator, 0) + numerator
    return reduce(_coerce, kinds, int), _total(sums), count


def _ss(data, c=None):
    """Type, exact sum of squared deviations from the mean or from c, mean, and number of values."""
    if c is not None:
        kind, squares, count = _sum((deviation := x - c) * deviation for x in data)
        return kind, squares, c, count
    kinds, sums, squares, count = set(), defaultdict(int), defaultdict(int), 0
    for count, (numerator, denominator) in enumerate(_ratios(data, kinds), 1):
        sums[denominator] += numerator
        squares[denominator] += numerator * numerator
    if not count or None in sums:
        center = squared = sums[None] if count else Fraction(0)
    else:
        # From whole sums: there is no rounding that two passes would avoid.
        total = _total(sums)
        squared = (count * sum(Fraction(n, d * d) for d, n in squares.items()) - total * total) / count
        center = total / count
    return reduce(_coerce, kinds, int), squared, center, count


def _convert(value, T):
    """A fraction as a number of the type."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        return float(value)
    try:
        return T(value)
    except TypeError:
        if not _is_decimal(T):
            raise
        return T(value.numerator) / value.denominator


def _fail_neg(values, errmsg="negative value"):
    """The values, up to the first that is negative."""
    for value in values:
        if value < 0:
            raise StatisticsError(errmsg)
        yield value


def _integer_sqrt_of_frac_rto(n, m):
    """The root of a quotient of integers, rounded to odd."""
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


def _float_sqrt_of_frac(n, m):
    """The root of a quotient of integers as a float, rounded once."""
    # 109 bits are enough: twice the 53 of a float and three to round.
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        return (_integer_sqrt_of_frac_rto(n, m << 2 * shift) << shift) / 1
    return _integer_sqrt_of_frac_rto(n << -2 * shift, m) / (1 << -shift)


def _decimal_sqrt_of_frac(n, m):
    """The root of a quotient of integers as a Decimal, rounded once in the current context."""
    from decimal import Decimal

    if n == 0:
        return Decimal("0.0")
    near = (Decimal(n) / Decimal(m)).sqrt()
    # Dividing has rounded already: a neighbour is nearer if the root lies beyond the middle between the two.
    root = Fraction(near)
    for neighbour, is_beyond in ((near.next_plus(), operator.gt), (near.next_minus(), operator.lt)):
        if is_beyond(4 * Fraction(n, m), (root + Fraction(neighbour)) ** 2):
            return neighbour
    return near


# MARK: Averages


def mean(data):
    """The arithmetic mean, of the type of the values."""
    T, total, count = _sum(data)
    _require(count, 1, "mean")
    return _convert(total / count, T)


def fmean(data, weights=None):
    """The arithmetic mean as a float, faster; with weights the weighted one."""
    data = data if hasattr(data, "__len__") else list(data)
    if weights is None:
        _require(len(data), 1, "fmean")
        return fsum(data) / len(data)
    weights = [*weights]
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    weighted, whole = fsum(map(operator.mul, data, weights)), fsum(weights)
    if whole == 0:
        raise StatisticsError("sum of weights must be non-zero")
    return weighted / whole


def geometric_mean(data):
    """The n-th root of the product."""
    try:
        logarithm = fmean(map(math.log, data))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None
    return math.exp(logarithm)


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of reciprocals."""
    data = _as_sized(data)
    count = len(data)
    is_negative = "harmonic mean does not support negative values"
    _require(count, 1, "harmonic_mean")
    if weights is not None:
        weights = _as_sized(weights)
        if len(weights) != count:
            raise StatisticsError("Number of weights does not match data size")
        _, whole, _ = _sum(_fail_neg(weights, is_negative))
    elif count > 1:
        weights, whole = repeat(1), count
    else:
        only = data[0]
        if not isinstance(only, numbers.Real) and not _is_decimal(type(only)):
            raise TypeError("unsupported type")
        return next(_fail_neg([only], is_negative))
    try:
        shares = (weight / x if weight else 0 for x, weight in zip(_fail_neg(data, is_negative), weights))
        T, total, _ = _sum(shares)
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(whole / total, T)


def _as_sized(values):
    return list(values) if iter(values) is values else values


def _in_order(data):
    ordered = sorted(data)
    if ordered:
        return ordered
    raise StatisticsError("no median for empty data")


def median(data):
    """The middle value, or the mean of the two in the middle."""
    ordered = _in_order(data)
    half, is_odd = divmod(len(ordered), 2)
    return ordered[half] if is_odd else (ordered[half - 1] + ordered[half]) / 2


def median_low(data):
    """The middle value, or the smaller of the two in the middle."""
    ordered = _in_order(data)
    return ordered[(len(ordered) - 1) // 2]


def median_high(data):
    """The middle value, or the larger of the two in the middle."""
    ordered = _in_order(data)
    return ordered[len(ordered) // 2]


def median_grouped(data, interval=1.0):
    """The median of values that stand for the middles of intervals."""
    ordered = _in_order(data)
    middle = ordered[len(ordered) // 2]
    first = bisect_left(ordered, middle)
    inside = bisect_right(ordered, middle, lo=first) - first
    try:
        width, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return middle - width / 2.0 + width * (len(ordered) / 2 - first) / inside


def mode(data):
    """The value that occurs most often, the first of several."""
    for value, _ in Counter(iter(data)).most_common(1):
        return value
    raise StatisticsError("no mode for empty data")


def multimode(data):
    """All values that occur most often."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value in counts if counts[value] == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 values that divide the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    ordered = sorted(data)
    size = len(ordered)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    if method == "inclusive":
        steps, before = size - 1, 0
    elif method == "exclusive":
        steps, before = size + 1, 1
    else:
        raise ValueError(f"Unknown method: {method!r}")
    cuts = []
    for part in range(1, n):
        # Two neighbours, and how far on from the first: the ends are extended where the cut lies outside.
        place = min(max(part * steps // n, before), size - 1)
        beyond = part * steps - place * n
        place -= before
        cuts.append((ordered[place] * (n - beyond) + ordered[place + 1] * beyond) / n)
    return cuts


# MARK: Spread


def _mean_square(data, center, name, taken_off):
    """Type and mean square of deviations; taken_off: 1 for samples, whose mean the deviations are from."""
    T, squares, _, count = _ss(data, center)
    _require(count, 1 + taken_off, name)
    return T, squares / (count - taken_off)


def _root(T, value):
    root = _decimal_sqrt_of_frac if _is_decimal(T) else _float_sqrt_of_frac
    return root(value.numerator, value.denominator)


def variance(data, xbar=None):
    """The variance of a sample."""
    T, square = _mean_square(data, xbar, "variance", 1)
    return _convert(square, T)


def pvariance(data, mu=None):
    """The variance of a whole population."""
    T, square = _mean_square(data, mu, "pvariance", 0)
    return _convert(square, T)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    return _root(*_mean_square(data, xbar, "stdev", 1))


def pstdev(data, mu=None):
    """The standard deviation of a whole population."""
    return _root(*_mean_square(data, mu, "pstdev", 0))


def _mean_stdev(data):
    """Mean and standard deviation of a sample, as floats."""
    _, squares, center, count = _ss(data)
    _require(count, 2, "stdev")
    if isinstance(squares, Fraction):
        return float(center), _root(float, squares / (count - 1))
    # Infinite, or no number.
    center = float(center)
    return center, center / float(squares)


# MARK: Two variables


def _check_pairs(x, y, name):
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    _require(len(x), 2, name)


def _deviations(values):
    """The mean, and what the values are off it."""
    center = fsum(values) / len(values)
    return center, [value - center for value in values]


def _dot(x, y):
    return fsum(map(operator.mul, x, y))


def covariance(x, y, /):
    """How two variables vary together, of samples."""
    _check_pairs(x, y, "covariance")
    (_, dx), (_, dy) = _deviations(x), _deviations(y)
    return _dot(dx, dy) / (len(x) - 1)


def correlation(x, y, /):
    """Pearson's coefficient of correlation."""
    _check_pairs(x, y, "correlation")
    (_, dx), (_, dy) = _deviations(x), _deviations(y)
    scale = math.sqrt(_dot(dx, dx) * _dot(dy, dy))
    if scale == 0.0:
        raise StatisticsError("at least one of the inputs is constant")
    return _dot(dx, dy) / scale


LinearRegression = namedtuple("LinearRegression", "slope intercept")


def linear_regression(x, y, /, *, proportional=False):
    """The line of least squares; proportional: through the origin."""
    _check_pairs(x, y, "linear regression")
    (x_mean, dx), (y_mean, dy) = ((0.0, x), (0.0, y)) if proportional else (_deviations(x), _deviations(y))
    square = _dot(dx, dx)
    if not square:
        raise StatisticsError("x is constant")
    slope = _dot(dx, dy) / square
    return LinearRegression(slope, 0.0 if proportional else y_mean - slope * x_mean)


# MARK: Normal distribution


# Rational approximations of the inverse, in the middle and in the tails: Wichura, "Algorithm AS241: The
# Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), routine PPND16.
_middle = (
    (2.50908_09287_30122_6727e3, 3.34305_75583_58812_8105e4, 6.72657_70927_00870_0853e4,
     4.59219_53931_54987_1457e4, 1.37316_93765_50946_1125e4, 1.97159_09503_06551_4427e3,
     1.33141_66789_17843_7745e2, 3.38713_28727_96366_6080e0),
    (5.22649_52788_52854_5610e3, 2.87290_85735_72194_2674e4, 3.93078_95800_09271_0610e4,
     2.12137_94301_58659_5867e4, 5.39419_60214_24751_1077e3, 6.87187_00749_20579_0830e2,
     4.23133_30701_60091_1252e1, 1.0),
)  # fmt: skip
_near_tail = (
    (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
     1.27045_82524_52368_38258e0, 3.64784_83247_63204_60504e0, 5.76949_72214_60691_40550e0,
     4.63033_78461_56545_29590e0, 1.42343_71107_49683_57734e0),
    (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
     1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e0,
     2.05319_16266_37758_82187e0, 1.0),
)  # fmt: skip
_far_tail = (
    (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
     2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e0,
     5.46378_49111_64114_36990e0, 6.65790_46435_01103_77720e0),
    (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
     7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
     5.99832_20655_58879_37690e-1, 1.0),
)  # fmt: skip


def _rational(coefficients, r):
    """The quotient of two polynomials, by Horner's rule; numerator and denominator."""
    above = below = 0.0
    for factor in coefficients[0]:
        above = above * r + factor
    for factor in coefficients[1]:
        below = below * r + factor
    return above, below


def _normal_dist_inv_cdf(p, mu, sigma):
    from_half = p - 0.5
    if abs(from_half) <= 0.425:
        above, below = _rational(_middle, 0.180625 - from_half * from_half)
        return mu + above * from_half / below * sigma
    tail = math.sqrt(-math.log(min(p, 1.0 - p)))
    above, below = _rational(_near_tail, tail - 1.6) if tail <= 5.0 else _rational(_far_tail, tail - 5.0)
    return mu + math.copysign(above / below, from_half) * sigma


_SQRT2 = math.sqrt(2.0)


def _operation(of_both, of_constant):
    """An operation on a normal variable, with an independent one where it can be, or with a constant."""

    def method(self, other):
        if of_both and isinstance(other, NormalDist):
            return of_both(self, other)
        return NormalDist(*of_constant(self, other))

    return method


class NormalDist:
    """A normal distribution, and what follows of adding such variables and constants."""

    __slots__ = {"_mu": "The mean.", "_sigma": "The standard deviation."}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution with the mean and standard deviation of a sample."""
        center, spread = _mean_stdev(data)
        return cls(center, spread)

    def _positive_sigma(self, what):
        if self._sigma:
            return self._sigma
        raise StatisticsError(f"{what}() not defined when sigma is zero")

    # MARK: What it is

    mean = median = mode = property(lambda self: self._mu, doc="The mean, which is median and mode as well.")
    stdev = property(lambda self: self._sigma, doc="The standard deviation.")
    variance = property(lambda self: self._sigma * self._sigma, doc="The square of the standard deviation.")

    def pdf(self, x):
        """The density."""
        square = self._sigma * self._sigma
        if not square:
            raise StatisticsError("pdf() not defined when sigma is zero")
        off = x - self._mu
        return math.exp(off * off / (-2.0 * square)) / math.sqrt(math.tau * square)

    def cdf(self, x):
        """The probability of a value not above x."""
        scale = self._positive_sigma("cdf") * _SQRT2
        return 0.5 * (1.0 + math.erf((x - self._mu) / scale))

    def inv_cdf(self, p):
        """The value that is not exceeded with probability p."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def zscore(self, x):
        """How many standard deviations a value is above the mean."""
        sigma = self._positive_sigma("zscore")
        return (x - self._mu) / sigma

    def quantiles(self, n=4):
        """The n - 1 values that divide the distribution into n parts of equal probability."""
        return list(map(self.inv_cdf, (part / n for part in range(1, n))))

    def samples(self, n, *, seed=None):
        """n random values."""
        import random

        draw = (random if seed is None else random.Random(seed)).gauss
        return [draw(self._mu, self._sigma) for _ in range(n)]

    def overlap(self, other):
        """The area that two densities share (Inman and Bradley, Communications in Statistics 18, 1989)."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        narrow, wide = sorted((self, other), key=lambda dist: (dist._sigma, dist._mu))
        if not (narrow.variance and wide.variance):
            raise StatisticsError("overlap() not defined when sigma is zero")
        surplus = wide.variance - narrow.variance
        apart = abs(wide._mu - narrow._mu)
        if not surplus:
            return 1.0 - math.erf(apart / (2.0 * narrow._sigma * _SQRT2))
        # The densities cross at the two solutions of a quadratic equation.
        center = narrow._mu * wide.variance - wide._mu * narrow.variance
        root = math.sqrt(apart * apart + surplus * math.log(wide.variance / narrow.variance))
        root *= narrow._sigma * wide._sigma
        crossings = (center + root) / surplus, (center - root) / surplus
        upper, lower = (abs(wide.cdf(x) - narrow.cdf(x)) for x in crossings)
        return 1.0 - (upper + lower)

    # MARK: Arithmetic

    __add__ = __radd__ = _operation(
        lambda x, y: NormalDist(x._mu + y._mu, math.hypot(x._sigma, y._sigma)), lambda x, c: (x._mu + c, x._sigma)
    )
    __sub__ = _operation(
        lambda x, y: NormalDist(x._mu - y._mu, math.hypot(x._sigma, y._sigma)), lambda x, c: (x._mu - c, x._sigma)
    )
    __mul__ = __rmul__ = _operation(None, lambda x, c: (x._mu * c, x._sigma * math.fabs(c)))
    __truediv__ = _operation(None, lambda x, c: (x._mu / c, x._sigma / math.fabs(c)))

    def __rsub__(self, other):
        return -(self - other)

    def __pos__(self):
        return NormalDist(*self.__getstate__())

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        if isinstance(other, NormalDist):
            return self.__getstate__() == other.__getstate__()
        return NotImplemented

    def __hash__(self):
        return hash(self.__getstate__())

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
