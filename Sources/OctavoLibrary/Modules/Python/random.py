"""Random numbers: distributions on the stream of the Mersenne Twister (`_random`), bit for bit as CPython's."""

from _random import Random as _Twister
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from math import (
    acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, floor as _floor, isfinite as _isfinite,
    log as _log, pi as _pi, sin as _sin, sqrt as _sqrt,
)  # fmt: skip

# What is also a function of the module, on a stream that all share.
_SHARED = (
    "betavariate choice choices expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate "
    "paretovariate randbytes randint random randrange sample seed setstate shuffle triangular uniform "
    "vonmisesvariate weibullvariate"
).split()

__all__ = ["Random", "SystemRandom", *_SHARED]

# Bits of a random float.
BPF = 53
RECIP_BPF = 2**-BPF

TWOPI = 2.0 * _pi
# Constants of the rejection methods: of Kinderman and Monahan, and two of Cheng.
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2)
LOG4 = _log(4)
SG_MAGICCONST = 1 + _log(4.5)

# The step where none is given; to be told from a step that is 1.
_NO_STEP = 1


def _warn(text, category=UserWarning):
    import warnings

    warnings.warn(text, category, stacklevel=4)


def _whole(value, name):
    """An argument of randrange: an integer or, as in old programs, something equal to one."""
    if type(value) is int:
        return value
    if hasattr(value, "__index__"):
        return value.__index__()
    whole = int(value)
    is_equal = whole == value
    _warn(
        "non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed "
        "in a subsequent version" if is_equal else "randrange() will raise TypeError in the future",
        DeprecationWarning,
    )
    if is_equal:
        return whole
    raise ValueError(f"non-integer {name} for randrange()")


def _old_hash(text):
    """The hash of a text in Python 2, which seeds of version 1 go by."""
    codes = text if isinstance(text, bytes) else [ord(character) for character in text]
    value = codes[0] << 7 if codes else 0
    for code in codes:
        value = (value * 1000003 ^ code) % 2**64
    return value ^ len(codes)


def _with_digest(text):
    """A text as a number that has all its bits, and those of its SHA-512."""
    from hashlib import sha512

    text = text.encode() if isinstance(text, str) else bytes(text)
    return int.from_bytes(text + sha512(text).digest(), "big")


class Random(_Twister):
    """A stream of random numbers with a state of its own.

    A subclass may bring other bits: `random()`, and perhaps `getrandbits(k)`, `seed`, `getstate` and `setstate`.
    """

    VERSION = 3

    def __init__(self, x=None):
        self.gauss_next = None
        self.seed(x)

    def __init_subclass__(cls, /, **kwargs):
        # Integers are drawn from what the class nearest to this one brings.
        for kind in cls.__mro__:
            own = vars(kind)
            if "_randbelow" in own:
                return
            if "getrandbits" in own or "random" in own:
                bits = "with" if "getrandbits" in own else "without"
                cls._randbelow = getattr(cls, f"_randbelow_{bits}_getrandbits")
                return

    # MARK: State

    def seed(self, a=None, version=2):
        """Begins the stream anew, from a number or a text, or from the run's own entropy."""
        match a:
            case str() | bytes() if version == 1:
                a = _old_hash(a)
            case str() | bytes() | bytearray() if version == 2:
                a = _with_digest(a)
            case None | int() | float() | str() | bytes() | bytearray():
                pass
            case _:
                raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        """What setstate takes to go on from here."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        version, *_ = state
        if version not in (2, 3):
            message = f"state with version {version} passed to Random.setstate() of version {self.VERSION}"
            raise ValueError(message)
        _, words, self.gauss_next = state
        if version == 2:
            # Its words had signs.
            try:
                words = tuple([word % 2**32 for word in words])
            except ValueError as error:
                raise TypeError from error
        super().setstate(words)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return type(self), (), self.getstate()

    # MARK: Integers

    def _randbelow_with_getrandbits(self, n):
        """An integer of range(n): as many bits as n has, until they are below it."""
        draw, width = self.getrandbits, n.bit_length()
        while (value := draw(width)) >= n:
            pass
        return value

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        """The same from floats, those above the last whole multiple of n drawn again."""
        if n >= maxsize:
            _warn(
                "Underlying random() generator does not supply \n"
                "enough bits to choose from a population range this large.\n"
                "To remove the range limitation, add a getrandbits() method."
            )
            return _floor(self.random() * n)
        limit = (maxsize - maxsize % n) / maxsize
        while (value := self.random()) >= limit:
            pass
        return _floor(value * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    def randbytes(self, n):
        return self.getrandbits(8 * n).to_bytes(n, "little")

    def randrange(self, start, stop=None, step=_NO_STEP):
        """One of range(start, stop, step)."""
        if step is _NO_STEP and type(start) is type(stop) is int and start < stop:
            return start + self._randbelow(stop - start)
        start = _whole(start, "arg 1")
        if stop is None:
            if step is not _NO_STEP:
                raise TypeError("Missing a non-None stop argument")
            start, stop, shown = 0, start, ""
        else:
            stop, step = _whole(stop, "stop"), _whole(step, "step")
            shown = f" ({start}, {stop}, {stop - start})" if step == 1 else ""
        if step == 0:
            raise ValueError("zero step for randrange()")
        # The quotient rounded up.
        count = -((start - stop) // step)
        if count <= 0:
            raise ValueError(f"empty range for randrange(){shown}")
        return start + step * self._randbelow(count)

    def randint(self, a, b):
        """An integer from a to b, both included."""
        return self.randrange(a, b + 1)

    # MARK: Choosing

    def choice(self, seq):
        size = len(seq)
        if not size:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(size)]

    def shuffle(self, x):
        """Puts a list in random order, in place (Fisher and Yates, 1938; Durstenfeld, CACM 7, 1964)."""
        below = self._randbelow
        for last in reversed(range(1, len(x))):
            place = below(last + 1)
            x[last], x[place] = x[place], x[last]

    def sample(self, population, k, *, counts=None):
        """k items, no place chosen twice; each item stands as often as counts say."""
        from collections.abc import Sequence

        if not isinstance(population, Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        size = len(population)
        if counts is not None:
            ends = [*_accumulate(counts)]
            if len(ends) != size:
                raise ValueError("The number of counts does not match the population")
            total = ends.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            return [population[_bisect(ends, place)] for place in self.sample(range(total), k=k)]
        if not 0 <= k <= size:
            raise ValueError("Sample larger than population or is negative")
        below, chosen = self._randbelow, [None] * k
        # Which way is taken decides how many numbers are drawn: the first where a list of the population is
        # no larger than a set of the sample would be.
        if size <= 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0):
            rest = [*population]
            for index in range(k):
                place = below(size - index)
                chosen[index], rest[place] = rest[place], rest[size - index - 1]
            return chosen
        places = {}
        while len(places) < k:
            places[below(size)] = True
        return [population[place] for place in places]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, each chosen from all; with weights, as often as those say."""
        random, size = self.random, len(population)
        if weights is not None:
            if cum_weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            try:
                cum_weights = [*_accumulate(weights)]
            except TypeError:
                if isinstance(weights, int):
                    message = f"The number of choices must be a keyword argument: k={weights!r}"
                    raise TypeError(message) from None
                raise
        elif cum_weights is None:
            size = float(size)
            return [population[_floor(random() * size)] for _ in range(k)]
        if len(cum_weights) != size:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[_bisect(cum_weights, random() * total, 0, size - 1)] for _ in range(k)]

    # MARK: Real distributions

    def uniform(self, a, b):
        width = b - a
        return a + width * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """By the inverse of the distribution function, from the end that is on the drawn side of the mode."""
        drawn = self.random()
        try:
            rise = (mode - low) / (high - low) if mode is not None else 0.5
        except ZeroDivisionError:
            return low
        if drawn > rise:
            drawn, rise, low, high = 1.0 - drawn, 1.0 - rise, high, low
        return low + (high - low) * _sqrt(drawn * rise)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """By a ratio of uniforms (Kinderman and Monahan, ACM TOMS 3, 1977)."""
        draw = self.random
        while True:
            ratio = NV_MAGICCONST * (draw() - 0.5) / (below := 1.0 - draw())
            if ratio * ratio / 4.0 <= -_log(below):
                return mu + ratio * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """In pairs, the second kept for the next call (Box and Muller, Ann. Math. Stat. 29, 1958)."""
        kept, self.gauss_next = self.gauss_next, None
        if kept is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            kept, self.gauss_next = _cos(angle) * radius, _sin(angle) * radius
        return mu + kept * sigma

    def lognormvariate(self, mu, sigma):
        normal = self.normalvariate(mu, sigma)
        return _exp(normal)

    def expovariate(self, lambd):
        """By the inverse of the distribution function; lambd is one over the mean."""
        tail = 1.0 - self.random()
        return -_log(tail) / lambd

    def weibullvariate(self, alpha, beta):
        """By the inverse of the distribution function; alpha is the scale, beta the shape."""
        tail = 1.0 - self.random()
        return alpha * (-_log(tail)) ** (1.0 / beta)

    def paretovariate(self, alpha):
        """By the inverse of the distribution function; alpha is the shape."""
        tail = 1.0 - self.random()
        return tail ** (-1.0 / alpha)

    def vonmisesvariate(self, mu, kappa):
        """Angles around mu (Best and Fisher, Applied Statistics 28, 1979)."""
        draw = self.random
        if kappa <= 1e-6:
            return draw() * TWOPI
        half = 0.5 / kappa
        rho = half + _sqrt(1.0 + half * half)
        while True:
            # A wrapped Cauchy variate stands above the density.
            height = _cos(_pi * draw())
            share = height / (rho + height)
            under = draw()
            if under < 1.0 - share * share or under <= (1.0 - share) * _exp(share):
                break
        inverse = 1.0 / rho
        angle = _acos((inverse + height) / (1.0 + inverse * height))
        return (mu + angle if draw() > 0.5 else mu - angle) % TWOPI

    def gammavariate(self, alpha, beta):
        """alpha is the shape, beta the scale; the mean is their product."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return (_gamma_above_one if alpha > 1.0 else _gamma_below_one)(alpha, self.random) * beta

    def betavariate(self, alpha, beta):
        """From two gamma variates (Knuth, TAOCP 2, 3.4.1)."""
        first = self.gammavariate(alpha, 1.0)
        return first / (first + self.gammavariate(beta, 1.0)) if first else 0.0


def _gamma_above_one(alpha, draw):
    """Algorithm GB of Cheng, Applied Statistics 26 (1977): rejection from the log-logistic distribution."""
    slope = _sqrt(2.0 * alpha - 1.0)
    offset, gradient = alpha - LOG4, alpha + slope
    while True:
        # Too near to an end, the logarithms lose their digits.
        if not 1e-7 < (first := draw()) < 0.9999999:
            continue
        second = 1.0 - draw()
        logit = _log(first / (1.0 - first)) / slope
        value = alpha * _exp(logit)
        area = first * first * second
        room = offset + gradient * logit - value
        if room + SG_MAGICCONST - 4.5 * area >= 0.0 or room >= _log(area):
            return value


def _gamma_below_one(alpha, draw):
    """Algorithm GS of Ahrens and Dieter, Computing 12 (1974)."""
    whole = (_e + alpha) / _e
    while True:
        part = whole * draw()
        if part > 1.0:
            value = -_log((whole - part) / alpha)
            bound = value ** (alpha - 1.0)
        else:
            value = part ** (1.0 / alpha)
            bound = _exp(-value)
        if draw() <= bound:
            return value


class SystemRandom(Random):
    """Refused: what the operating system gives would not be the same tomorrow."""

    def __init__(self, x=None):
        raise NotImplementedError(
            "random.SystemRandom is not supported, because its numbers cannot be repeated; use random.Random(seed)"
        )


_inst = Random()
globals().update((_name, getattr(_inst, _name)) for _name in _SHARED)
