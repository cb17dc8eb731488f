"""Contexts of decimal arithmetic: precision, rounding, signals; and the rounding itself.

A finite number is sign, coefficient and exponent: (-1)**sign * coefficient * 10**exponent, after the General
Decimal Arithmetic Specification (M. Cowlishaw, version 1.70).
"""

from _decimal_core import Core, Signals

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
ROUNDINGS = (
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP,
)  # fmt: skip

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)


# MARK: Signals


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


SIGNALS = (
    InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped,
)  # fmt: skip
_numbers = {signal: number for number, signal in enumerate(SIGNALS)}
# Which signal stands for each condition: itself, or the first it derives from.
_kinds = {
    condition: next(signal for signal in condition.__mro__ if signal in SIGNALS)
    for condition in (*SIGNALS, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext)
}
# The order in which dicts of signals show them, and that of contexts.
_dict_order = (
    InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped,
)  # fmt: skip
_context_order = (
    Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow,
)  # fmt: skip


# MARK: Whole numbers


def digit_count(n):
    """The number of decimal digits of a positive integer."""
    if n < 10**18:
        return len(str(n))
    guess = (n.bit_length() - 1) * 30103 // 100000
    return guess + 1 if n < 10 ** (guess + 1) else guess + 2 if n < 10 ** (guess + 2) else guess + 3


def digits_of(n):
    """The decimal digits of an integer of any size."""
    if n.bit_length() < 13000:
        return str(n)
    half = digit_count(n) // 2
    high, low = divmod(n, 10**half)
    return digits_of(high) + digits_of(low).rjust(half, "0")


def int_of(text):
    """The integer that digits of any number make."""
    if len(text) < 4000:
        return int(text)
    half = len(text) // 2
    return int_of(text[:-half]) * 10**half + int_of(text[-half:])


def _rounds_up(rounding, sign, kept, rest, unit):
    """Whether the part that is cut off makes what is kept one larger."""
    if rounding == ROUND_HALF_EVEN:
        return 2 * rest > unit or 2 * rest == unit and kept % 2 == 1
    if rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_HALF_UP:
        return 2 * rest >= unit
    if rounding == ROUND_HALF_DOWN:
        return 2 * rest > unit
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    return kept % 5 == 0


def cut(sign, coefficient, count, rounding):
    """A coefficient without its last digits, rounded, and whether they were other than zeros."""
    unit = 10**count
    kept, rest = divmod(coefficient, unit)
    if not rest:
        return kept, False
    return kept + 1 if _rounds_up(rounding, sign, kept, rest, unit) else kept, True


# MARK: Contexts


class _SignalDict:
    """Signals and whether each is on, as bits that the native arithmetic sets and looks at."""

    def __init__(self, on=()):
        self._on = Signals(sum(1 << _numbers[signal] for signal in set(on)))

    def __getitem__(self, signal):
        return bool(self._on.bits >> _numbers[signal] & 1)

    def __setitem__(self, signal, value):
        if signal not in _numbers:
            raise KeyError("invalid error flag")
        bit = 1 << _numbers[signal]
        self._on.bits = self._on.bits | bit if value else self._on.bits & ~bit

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_dict_order)

    def __len__(self):
        return len(SIGNALS)

    def __contains__(self, signal):
        return signal in _numbers

    def keys(self):
        return list(_dict_order)

    def values(self):
        return [self[signal] for signal in _dict_order]

    def items(self):
        return [(signal, self[signal]) for signal in _dict_order]

    def get(self, signal, default=None):
        return self[signal] if signal in _numbers else default

    def copy(self):
        return {signal: self[signal] for signal in SIGNALS}

    def update(self, other):
        for signal, value in other.items():
            self[signal] = value

    def __eq__(self, other):
        if isinstance(other, _SignalDict):
            return self._on.bits == other._on.bits
        if isinstance(other, dict):
            return self.copy() == {signal: bool(value) for signal, value in other.items()}
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return "{" + ", ".join(f"{signal!r}:{self[signal]}" for signal in _dict_order) + "}"

    def names(self):
        return ", ".join(signal.__name__ for signal in _context_order if self[signal])


def _signals(given, default):
    if given is None:
        return _SignalDict([signal for signal in SIGNALS if default[signal]])
    if isinstance(given, _SignalDict):
        return _SignalDict([signal for signal in SIGNALS if given[signal]])
    if isinstance(given, dict):
        if set(given) != set(SIGNALS):
            raise KeyError("invalid error flag")
        return _SignalDict([signal for signal, on in given.items() if on])
    for signal in given:
        if signal not in SIGNALS:
            raise TypeError(
                "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                "   Overflow, Subnormal, Underflow, Rounded, Inexact,\n   Clamped]"
            )
    return _SignalDict(given)


class ContextBase:
    """The settings, and how a result is fitted into them."""

    def __init__(
        self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None
    ):
        base = getattr(type(self), "_default", None)
        object.__setattr__(self, "_core", Core(Signals(), Signals()))

        def chosen(value, name, otherwise):
            return value if value is not None else getattr(base, name) if base is not None else otherwise

        self.prec = chosen(prec, "prec", 28)
        self.rounding = chosen(rounding, "rounding", ROUND_HALF_EVEN)
        self.Emin = chosen(Emin, "Emin", -999999)
        self.Emax = chosen(Emax, "Emax", 999999)
        self.capitals = chosen(capitals, "capitals", 1)
        self.clamp = chosen(clamp, "clamp", 0)
        usual = _SignalDict((InvalidOperation, DivisionByZero, Overflow))
        self._set("traps", _signals(traps, base.traps if base is not None else usual))
        self._set("flags", _signals(flags, _SignalDict()))

    _limits = {
        "prec": (1, MAX_PREC, "valid range for prec is [1, MAX_PREC]"),
        "Emin": (MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]"),
        "Emax": (0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"),
        "capitals": (0, 1, "valid values for capitals are 0 or 1"),
        "clamp": (0, 1, "valid values for clamp are 0 or 1"),
    }

    def _set(self, name, value):
        """Stores a setting that has been checked, here and where the native arithmetic looks."""
        object.__setattr__(self, name, value)
        self._core.set(name, value._on if isinstance(value, _SignalDict) else value)

    def __setattr__(self, name, value):
        if name in self._limits:
            low, high, words = self._limits[name]
            if not isinstance(value, int):
                raise TypeError(f"an integer is required (got type {type(value).__name__})")
            if not low <= value <= high:
                raise ValueError(words)
        elif name == "rounding":
            if value not in ROUNDINGS:
                raise TypeError(
                    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                    "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
                )
        elif name in ("flags", "traps"):
            if not isinstance(value, (dict, _SignalDict)):
                raise TypeError("argument must be a signal dict")
            value = _signals(value, _SignalDict())
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        self._set(name, value)

    def __delattr__(self, name):
        raise AttributeError(f"{name} cannot be deleted")

    def __repr__(self):
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags=[{self.flags.names()}], "
            f"traps=[{self.traps.names()}])"
        )

    def clear_flags(self):
        self._set("flags", _SignalDict())

    def clear_traps(self):
        self._set("traps", _SignalDict())

    def copy(self):
        return type(self)(
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps
        )

    __copy__ = copy

    def __reduce__(self):
        return type(self), (
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
            [signal for signal in SIGNALS if self.flags[signal]], [signal for signal in SIGNALS if self.traps[signal]],
        )  # fmt: skip

    def Etiny(self):
        return int(self.Emin - self.prec + 1)

    def Etop(self):
        return int(self.Emax - self.prec + 1)

    def signal(self, *conditions):
        """Sets the flags of what happened, and raises the first that is trapped."""
        trapped = []
        for condition in conditions:
            kind = _kinds[condition]
            self.flags[kind] = True
            if self.traps[kind]:
                trapped.append((kind, condition))
        if not trapped:
            return
        trapped.sort(key=lambda pair: _numbers[pair[0]])
        raise trapped[0][0]([condition for _, condition in trapped])

    def overflow(self, sign, make):
        """What stands for a number too large: infinity, or the largest number there is."""
        self.signal(Overflow, Inexact, Rounded)
        rounding = self.rounding
        if (
            rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP)
            or rounding == ROUND_CEILING and not sign
            or rounding == ROUND_FLOOR and sign
        ):
            return make(sign, 0, 0, 1)
        return make(sign, 10**self.prec - 1, self.Emax - self.prec + 1, 0)

    def finish(self, sign, coefficient, exponent, make):
        """Rounds a result to the precision and fits it into the range of exponents."""
        tiny = self.Etiny()
        top = self.Etop() if self.clamp else self.Emax
        if not coefficient:
            fitted = min(max(exponent, tiny), top)
            if fitted != exponent:
                self.signal(Clamped)
            return make(sign, 0, fitted, 0)
        digits = digit_count(coefficient)
        least = exponent + digits - self.prec
        if least > self.Etop():
            return self.overflow(sign, make)
        subnormal = least < tiny
        least = max(least, tiny)
        if exponent < least:
            coefficient, inexact = cut(sign, coefficient, least - exponent, self.rounding)
            exponent = least
            if coefficient >= 10**self.prec:
                coefficient //= 10
                exponent += 1
            if exponent > self.Etop():
                return self.overflow(sign, make)
            conditions = []
            if inexact and subnormal:
                conditions.append(Underflow)
            if inexact:
                conditions.append(Inexact)
            conditions.append(Rounded)
            if subnormal:
                conditions.append(Subnormal)
            if not coefficient:
                conditions.append(Clamped)
            self.signal(*conditions)
        elif subnormal:
            self.signal(Subnormal)
        if self.clamp and exponent > self.Etop():
            self.signal(Clamped)
            coefficient *= 10 ** (exponent - self.Etop())
            exponent = self.Etop()
        return make(sign, coefficient, exponent, 0)


# MARK: Functions of real numbers, on integers that stand for value * 10**places


_logarithms = {}


def ln10(places):
    """The natural logarithm of ten."""
    known = _logarithms.get("places", 0)
    if known < places:
        known = max(places + 10, 50)
        scale = 10 ** (known + 5)

        def artanh_inverse(n):
            term = total = scale // n
            square = n * n
            k = 3
            while term:
                term //= square
                total += term // k
                k += 2
            return total

        # ln 10 = 46 artanh 1/31 + 34 artanh 1/49 + 20 artanh 1/161.
        value = 2 * (23 * artanh_inverse(31) + 17 * artanh_inverse(49) + 10 * artanh_inverse(161))
        _logarithms["places"] = known
        _logarithms["value"] = value // 10**5
    return _logarithms["value"] // 10 ** (known - places)


def exp_fixed(x, places):
    """e to a number of small size."""
    # Halve until the series converges fast, then square back.
    halvings = 8 + int(places**0.5)
    extra = places + halvings // 3 + 10
    scale = 10**extra
    y = x * 10 ** (extra - places)
    y = y >> halvings if y >= 0 else -(-y >> halvings)
    total = term = scale
    k = 1
    while term:
        term = term * y // (scale * k) if term * y >= 0 else -(-term * y // (scale * k))
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // scale
    return total // 10 ** (extra - places)


def ln_fixed(x, places):
    """The natural logarithm of a number between 0.1 and 100."""
    import math

    scale = 10**places
    y = int(math.log(x / scale) * 10**15)
    y = y * 10 ** (places - 15) if places >= 15 else y // 10 ** (15 - places)
    correct = 14
    while True:
        # Halley's iteration: the number of correct digits grows threefold.
        power = exp_fixed(y, places)
        step = 2 * scale * (x - power) // (x + power)
        y += step
        correct *= 3
        if correct > places + 3:
            return y
