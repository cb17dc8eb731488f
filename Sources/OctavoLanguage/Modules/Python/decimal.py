"""Decimal arithmetic: numbers with as many digits as asked for, rounded as people round."""

import _decimal_core as _core
import math
import numbers
import sys
from collections import namedtuple

from _decimal_context import (
    MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN,
    ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUNDINGS, SIGNALS, Clamped, ContextBase, ConversionSyntax,
    DecimalException, DivisionByZero, DivisionImpossible, DivisionUndefined, FloatOperation, Inexact,
    InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow, cut, digit_count, digits_of,
    exp_fixed, int_of, ln10, ln_fixed,
)  # fmt: skip

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext",
    "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal",
    "Overflow", "Underflow", "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax",
    "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR",
    "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP", "setcontext", "getcontext", "localcontext", "MAX_PREC",
    "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS", "HAVE_CONTEXTVAR",
]  # fmt: skip

for _class in (
    Clamped, ConversionSyntax, DecimalException, DivisionByZero, DivisionImpossible, DivisionUndefined,
    FloatOperation, Inexact, InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow,
):  # fmt: skip
    _class.__module__ = "decimal"
del _class

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
__version__ = "1.70"

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")

# The kinds of numbers.
_FINITE, _INFINITY, _QUIET, _SIGNALING = range(4)


def _make(sign, coefficient, exponent, kind=_FINITE):
    made = object.__new__(Decimal)
    made._sign = sign
    made._coef = coefficient
    made._exp = exponent
    made._kind = kind
    return made


def _parse(text):
    """Sign, coefficient, exponent and kind of a number written out; None where it is none."""
    text = text.strip().replace("_", "")
    sign = 0
    if text[:1] in ("+", "-"):
        sign = int(text[0] == "-")
        text = text[1:]
    lower = text.lower()
    if lower in ("inf", "infinity"):
        return sign, 0, 0, _INFINITY
    for word, kind in (("snan", _SIGNALING), ("nan", _QUIET)):
        if lower.startswith(word):
            payload = text[len(word) :]
            if payload and not payload.isdecimal():
                return None
            return sign, int_of(payload or "0"), 0, kind
    mantissa, mark, exponent = lower.partition("e")
    shift = 0
    if mark:
        digits = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        if not digits.isdecimal():
            return None
        shift = int_of(digits) * (-1 if exponent[0] == "-" else 1)
    whole, _, fraction = mantissa.partition(".")
    digits = whole + fraction
    if not digits.isdecimal():
        return None
    return sign, int_of(digits), shift - len(fraction), _FINITE


def _called(method, compute):
    method.__name__, method.__qualname__, method.__doc__ = compute.__name__, compute.__qualname__, compute.__doc__
    return method


def _with_operand(must_convert=False, in_pairs=False):
    """Decorator of operations on two numbers.

    What stands on the other side becomes a Decimal, or is left to it unless must_convert. Where no context is given it
    is the current one. A NaN among the two is the result, with in_pairs twice.
    """

    def decorate(compute):
        def method(self, other, context=None):
            other = _convert_other(other, must_convert)
            if other is NotImplemented:
                return NotImplemented
            context = context or getcontext()
            if self._kind >= _QUIET or other._kind >= _QUIET:
                nan = self._nan(other, context)
                return (nan, nan) if in_pairs else nan
            return compute(self, other, context)

        return _called(method, compute)

    return decorate


def _with_context(compute):
    """Decorator of operations on one number: the same for the context, and for a NaN."""

    def method(self, context=None):
        context = context or getcontext()
        if self._kind >= _QUIET:
            return self._nan(None, context)
        return compute(self, context)

    return _called(method, compute)


def _first(native):
    """Decorator of operators of two numbers: what the native arithmetic gives, unless that is None."""

    def decorate(compute):
        def method(self, other, context=None):
            made = native(self, other, context)
            return compute(self, other, context) if made is None else made

        return _called(method, compute)

    return decorate


def _reflected(name, native):
    """An operator asked of what stands on the right of it."""

    def method(self, other, context=None):
        made = native(other, self, context)
        if made is not None:
            return made
        other = _convert_other(other)
        return other if other is NotImplemented else getattr(other, name)(self, context)

    method.__name__ = "__r" + name.removeprefix("__")
    return method


class Decimal:
    """A decimal floating-point number, or an infinity or NaN."""

    __shown_as__ = "decimal.Decimal"
    __slots__ = ("_sign", "_coef", "_exp", "_kind")

    def __new__(cls, value="0", context=None):
        made = _core.new(cls, value)
        if made is not None:
            return made
        if isinstance(value, str):
            parts = _parse(value)
            if parts is None:
                context = context or getcontext()
                context.signal(ConversionSyntax)
                parts = (0, 0, 0, _QUIET)
        elif isinstance(value, Decimal):
            if type(value) is cls:
                return value
            parts = (value._sign, value._coef, value._exp, value._kind)
        elif isinstance(value, int):
            parts = (int(value < 0), abs(int(value)), 0, _FINITE)
        elif isinstance(value, float):
            (context or getcontext()).signal(FloatOperation)
            other = cls.from_float(value)
            parts = (other._sign, other._coef, other._exp, other._kind)
        elif isinstance(value, (list, tuple)):
            parts = _from_tuple(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        self = object.__new__(cls)
        self._sign, self._coef, self._exp, self._kind = parts
        return self

    @classmethod
    def from_float(cls, f):
        """Exactly the number a float is."""
        if isinstance(f, int):
            made = _make(int(f < 0), abs(int(f)), 0)
        elif isinstance(f, float):
            sign = int(math.copysign(1.0, f) < 0)
            if math.isinf(f):
                made = _make(sign, 0, 0, _INFINITY)
            elif math.isnan(f):
                made = _make(sign, 0, 0, _QUIET)
            else:
                numerator, denominator = abs(f).as_integer_ratio()
                places = denominator.bit_length() - 1
                made = _make(sign, numerator * 5**places, -places)
        else:
            raise TypeError("argument must be int or float")
        return made if cls is Decimal else cls(made)

    # MARK: As text

    def __repr__(self):
        return "Decimal('" + self.__str__() + "')"

    def __str__(self):
        text = _core.text(self)
        return self._text(False, getcontext() if self._exp else None) if text is None else text

    def to_eng_string(self, context=None):
        """The number with an exponent that is a multiple of three."""
        return self._text(True, context or getcontext())

    def _text(self, engineering, context):
        sign = "-" if self._sign else ""
        if self._kind:
            if self._kind == _INFINITY:
                return sign + "Infinity"
            payload = digits_of(self._coef) if self._coef else ""
            return sign + ("NaN" if self._kind == _QUIET else "sNaN") + payload
        digits = digits_of(self._coef)
        exponent = self._exp
        left = exponent + len(digits)
        if exponent <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif digits == "0":
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + "0" * (point - len(digits)), ""
        else:
            whole, fraction = digits[:point], "." + digits[point:]
        mark = ""
        if left != point:
            mark = ("E" if context is None or context.capitals else "e") + "%+d" % (left - point)
        return sign + whole + fraction + mark

    def as_tuple(self):
        if self._kind == _INFINITY:
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, digits_of(self._coef)))
        if self._kind:
            return DecimalTuple(self._sign, digits if self._coef else (), "n" if self._kind == _QUIET else "N")
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self._kind:
            if self._kind == _INFINITY:
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        if not self._coef:
            return 0, 1
        numerator = -self._coef if self._sign else self._coef
        if self._exp >= 0:
            return numerator * 10**self._exp, 1
        denominator = 10**-self._exp
        divisor = math.gcd(numerator, denominator)
        return numerator // divisor, denominator // divisor

    def __format__(self, specifier, context=None):
        if not specifier:
            return self._text(False, context or getcontext())
        if context is None:
            text = _core.fixed(self, specifier)
            if text is not None:
                return text
        import _decimal_format

        return _decimal_format.formatted(self, specifier, context or getcontext())

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    # MARK: Plain questions

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def __bool__(self):
        return bool(self._kind or self._coef)

    def is_nan(self):
        return self._kind >= _QUIET

    def is_qnan(self):
        return self._kind == _QUIET

    def is_snan(self):
        return self._kind == _SIGNALING

    def is_infinite(self):
        return self._kind == _INFINITY

    def is_finite(self):
        return self._kind == _FINITE

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return self._kind == _FINITE and not self._coef

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        context = context or getcontext()
        return self._kind == _FINITE and bool(self._coef) and context.Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        context = context or getcontext()
        return self._kind == _FINITE and bool(self._coef) and self.adjusted() < context.Emin

    def adjusted(self):
        """The exponent of the first digit."""
        if self._kind:
            return 0
        return self._exp + digit_count(self._coef) - 1 if self._coef else self._exp

    def number_class(self, context=None):
        if self._kind >= _QUIET:
            return "NaN" if self._kind == _QUIET else "sNaN"
        sign = "-" if self._sign else "+"
        if self._kind:
            return sign + "Infinity"
        if not self._coef:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def radix(self):
        return Decimal(10)

    def same_quantum(self, other, context=None):
        other = _convert_other(other, raiseit=True)
        if self._kind or other._kind:
            return self._kind >= _QUIET and other._kind >= _QUIET or (
                self._kind == _INFINITY and other._kind == _INFINITY
            )
        return self._exp == other._exp

    # MARK: Comparison

    def _order(self, other):
        """-1, 0 or 1 for numbers that are no NaN."""
        if self._kind or other._kind:
            mine = 0 if not self._kind else -1 if self._sign else 1
            yours = 0 if not other._kind else -1 if other._sign else 1
            return (mine > yours) - (mine < yours)
        if not self._coef or not other._coef:
            mine = 0 if not self._coef else -1 if self._sign else 1
            yours = 0 if not other._coef else -1 if other._sign else 1
            return (mine > yours) - (mine < yours)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        up = -1 if self._sign else 1
        mine, yours = self.adjusted(), other.adjusted()
        if mine != yours:
            return up if mine > yours else -up
        shift = self._exp - other._exp
        a = self._coef * 10**shift if shift > 0 else self._coef
        b = other._coef * 10**-shift if shift < 0 else other._coef
        return up * ((a > b) - (a < b))

    def __eq__(self, other, context=None):
        order = _core.order(self, other)
        if order is not None:
            return order == 0
        self, other = _for_comparison(self, other, equality=True)
        if other is NotImplemented:
            return NotImplemented
        if self._kind >= _QUIET or other._kind >= _QUIET:
            if self._kind == _SIGNALING or other._kind == _SIGNALING:
                getcontext().signal(InvalidOperation)
            return False
        return self._order(other) == 0

    def _less(self, other, test):
        self, other = _for_comparison(self, other)
        if other is NotImplemented:
            return NotImplemented
        if self._kind >= _QUIET or other._kind >= _QUIET:
            getcontext().signal(InvalidOperation)
            return False
        return test(self._order(other))

    def __lt__(self, other, context=None):
        order = _core.order(self, other)
        return self._less(other, lambda order: order < 0) if order is None else order < 0

    def __le__(self, other, context=None):
        order = _core.order(self, other)
        return self._less(other, lambda order: order <= 0) if order is None else order <= 0

    def __gt__(self, other, context=None):
        order = _core.order(self, other)
        return self._less(other, lambda order: order > 0) if order is None else order > 0

    def __ge__(self, other, context=None):
        order = _core.order(self, other)
        return self._less(other, lambda order: order >= 0) if order is None else order >= 0

    def __hash__(self):
        value = _core.hash(self)
        if value is not None:
            return value
        if self._kind:
            if self._kind == _SIGNALING:
                raise TypeError("Cannot hash a signaling NaN value")
            if self._kind == _QUIET:
                return object.__hash__(self)
            return -sys.hash_info.inf if self._sign else sys.hash_info.inf
        modulus = sys.hash_info.modulus
        if self._exp >= 0:
            power = pow(10, self._exp, modulus)
        else:
            power = pow(pow(10, -1, modulus), -self._exp, modulus)
        value = self._coef * power % modulus
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def compare(self, other, context=None):
        """-1, 0 or 1 as a Decimal; NaN for a NaN."""
        other = _convert_other(other, raiseit=True)
        nan = self._nan(other, context)
        return nan if nan is not None else Decimal(self._order(other))

    def compare_signal(self, other, context=None):
        other = _convert_other(other, raiseit=True)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            (context or getcontext()).signal(InvalidOperation)
            return self._nan(other, ContextBase(traps=[]))
        return Decimal(self._order(other))

    def compare_total(self, other, context=None):
        """An order of all there is, NaNs and trailing zeros included."""
        other = _convert_other(other, raiseit=True)
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        up = -1 if self._sign else 1
        rank = {_FINITE: 0, _INFINITY: 0, _SIGNALING: 1, _QUIET: 2}
        mine, yours = rank[self._kind], rank[other._kind]
        if mine != yours:
            return Decimal(up if mine > yours else -up)
        if mine:
            mine, yours = self._coef, other._coef
        else:
            order = self._order(other)
            if order or self._kind:
                return Decimal(order)
            mine, yours = self._exp, other._exp
        return Decimal(up * ((mine > yours) - (mine < yours)))

    def compare_total_mag(self, other, context=None):
        other = _convert_other(other, raiseit=True)
        return self.copy_abs().compare_total(other.copy_abs())

    # MARK: NaNs and signs

    def _nan(self, other=None, context=None):
        """The NaN that an operation gives because an operand is one; None where none is."""
        candidates = (self,) if other is None else (self, other)
        for kind in (_SIGNALING, _QUIET):
            for x in candidates:
                if x._kind == kind:
                    context = context or getcontext()
                    if kind == _SIGNALING:
                        context.signal(InvalidOperation)
                    room = context.prec - context.clamp
                    return _make(x._sign, x._coef % 10**room, 0, _QUIET)
        return None

    def copy_abs(self):
        return _make(0, self._coef, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._coef, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        other = _convert_other(other, raiseit=True)
        return _make(other._sign, self._coef, self._exp, self._kind)

    def __neg__(self, context=None):
        made = _core.minus(self, context)
        return self._negated(context) if made is None else made

    @_with_context
    def _negated(self, context):
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fit(context)
        return self.copy_negate()._fit(context)

    def __pos__(self, context=None):
        made = _core.plus(self, context)
        return self._rounded(context) if made is None else made

    @_with_context
    def _rounded(self, context):
        if not self and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fit(context)
        return self._fit(context)

    def __abs__(self, round=True, context=None):
        made = _core.absolute(self, context)
        if made is not None:
            return made
        return self._negated(context) if self._sign else self._rounded(context)

    def _fit(self, context):
        if self._kind:
            return _make(self._sign, self._coef, self._exp, self._kind)
        return context.finish(self._sign, self._coef, self._exp, _make)

    # MARK: Sums and products

    @_first(_core.add)
    @_with_operand()
    def __add__(self, other, context):
        if self._kind or other._kind:
            if self._kind and other._kind and self._sign != other._sign:
                return _invalid(context, InvalidOperation)
            chosen = self if self._kind else other
            return _make(chosen._sign, 0, 0, _INFINITY)
        exponent = min(self._exp, other._exp)
        a, b = self, other
        if a._coef and b._coef and abs(a._exp - b._exp) > 2 * context.prec + 10:
            a, b = _near(a, b, context.prec)
            exponent = min(a._exp, b._exp)
        if not a._coef or not b._coef:
            # A zero only asks for its exponent, as far as there is room.
            if not a._coef and not b._coef:
                sign = min(a._sign, b._sign)
                if a._sign != b._sign and context.rounding == ROUND_FLOOR:
                    sign = 1
                return context.finish(sign, 0, exponent, _make)
            x = a if a._coef else b
            exponent = max(exponent, x._exp - context.prec - 1)
            return context.finish(x._sign, x._coef * 10 ** max(x._exp - exponent, 0), min(exponent, x._exp), _make)
        x = a._coef * 10 ** (a._exp - exponent)
        y = b._coef * 10 ** (b._exp - exponent)
        total = (-x if a._sign else x) + (-y if b._sign else y)
        if not total:
            sign = a._sign if a._sign == b._sign else int(context.rounding == ROUND_FLOOR)
            return context.finish(sign, 0, exponent, _make)
        return context.finish(int(total < 0), abs(total), exponent, _make)

    __radd__ = _reflected("__add__", _core.add)

    @_first(_core.subtract)
    def __sub__(self, other, context=None):
        other = _convert_other(other)
        if other is NotImplemented:
            return NotImplemented
        if self._kind >= _QUIET or other._kind >= _QUIET:
            return self._nan(other, context)
        return self.__add__(other.copy_negate(), context)

    __rsub__ = _reflected("__sub__", _core.subtract)

    @_first(_core.multiply)
    @_with_operand()
    def __mul__(self, other, context):
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            if not self or not other:
                return _invalid(context, InvalidOperation)
            return _make(sign, 0, 0, _INFINITY)
        return context.finish(sign, self._coef * other._coef, self._exp + other._exp, _make)

    __rmul__ = _reflected("__mul__", _core.multiply)

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        other = _convert_other(other, raiseit=True)
        third = _convert_other(third, raiseit=True)
        context = context or getcontext()
        if self._kind or other._kind:
            nan = self._nan(other, context)
            if nan is not None and nan._kind:
                return nan
            if third._kind >= _QUIET:
                return third._nan(None, context)
            product = self.__mul__(other, context)
            return product if product.is_nan() else product.__add__(third, context)
        product = _make(self._sign ^ other._sign, self._coef * other._coef, self._exp + other._exp)
        return product.__add__(third, context)

    # MARK: Quotients

    @_first(_core.divide)
    @_with_operand()
    def __truediv__(self, other, context):
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            if self._kind and other._kind:
                return _invalid(context, InvalidOperation)
            if self._kind:
                return _make(sign, 0, 0, _INFINITY)
            context.signal(Clamped)
            return _make(sign, 0, context.Etiny())
        if not other._coef:
            if not self._coef:
                return _invalid(context, DivisionUndefined)
            context.signal(DivisionByZero)
            return _make(sign, 0, 0, _INFINITY)
        if not self._coef:
            return context.finish(sign, 0, self._exp - other._exp, _make)
        shift = digit_count(other._coef) - digit_count(self._coef) + context.prec + 1
        exponent = self._exp - other._exp - shift
        if shift >= 0:
            quotient, rest = divmod(self._coef * 10**shift, other._coef)
        else:
            quotient, rest = divmod(self._coef, other._coef * 10**-shift)
        if rest:
            # A last digit that keeps the rounding honest.
            if quotient % 5 == 0:
                quotient += 1
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return context.finish(sign, quotient, exponent, _make)

    __rtruediv__ = _reflected("__truediv__", _core.divide)

    def _integer_division(self, other, context):
        """Quotient and rest of finite numbers; None where the quotient has too many digits."""
        exponent = min(self._exp, other._exp)
        if self._coef and self.adjusted() - other.adjusted() > context.prec:
            return None
        if not self._coef:
            return 0, 0, exponent
        quotient, rest = divmod(
            self._coef * 10 ** (self._exp - exponent), other._coef * 10 ** (other._exp - exponent)
        )
        if quotient >= 10**context.prec:
            return None
        return quotient, rest, exponent

    @_with_operand(in_pairs=True)
    def __divmod__(self, other, context):
        sign = self._sign ^ other._sign
        if self._kind:
            if other._kind:
                nan = _invalid(context, InvalidOperation)
                return nan, nan
            return _make(sign, 0, 0, _INFINITY), _invalid(context, InvalidOperation)
        if not other:
            if not self:
                nan = _invalid(context, DivisionUndefined)
                return nan, nan
            context.signal(DivisionByZero, InvalidOperation)
            return _make(sign, 0, 0, _INFINITY), _make(0, 0, 0, _QUIET)
        if other._kind:
            return _make(sign, 0, 0), self._fit(context)
        parts = self._integer_division(other, context)
        if parts is None:
            nan = _invalid(context, DivisionImpossible)
            return nan, nan
        quotient, rest, exponent = parts
        return _make(sign, quotient, 0)._fit(context), _make(self._sign, rest, exponent)._fit(context)

    __rdivmod__ = _reflected("__divmod__", lambda x, y, context: None)

    @_first(_core.floor_divide)
    @_with_operand()
    def __floordiv__(self, other, context):
        sign = self._sign ^ other._sign
        if self._kind:
            return _invalid(context, InvalidOperation) if other._kind else _make(sign, 0, 0, _INFINITY)
        if not other:
            if not self:
                return _invalid(context, DivisionUndefined)
            context.signal(DivisionByZero)
            return _make(sign, 0, 0, _INFINITY)
        if other._kind:
            return _make(sign, 0, 0)
        parts = self._integer_division(other, context)
        return _invalid(context, DivisionImpossible) if parts is None else _make(sign, parts[0], 0)._fit(context)

    __rfloordiv__ = _reflected("__floordiv__", _core.floor_divide)

    @_first(_core.remainder)
    @_with_operand()
    def __mod__(self, other, context):
        if self._kind:
            return _invalid(context, InvalidOperation)
        if not other:
            return _invalid(context, InvalidOperation if self else DivisionUndefined)
        if other._kind:
            return self._fit(context)
        parts = self._integer_division(other, context)
        if parts is None:
            return _invalid(context, DivisionImpossible)
        return _make(self._sign, parts[1], parts[2])._fit(context)

    __rmod__ = _reflected("__mod__", _core.remainder)

    @_with_operand(must_convert=True)
    def remainder_near(self, other, context):
        """What is left of the division by the nearest whole quotient."""
        if self._kind:
            return _invalid(context, InvalidOperation)
        if not other:
            return _invalid(context, InvalidOperation if self else DivisionUndefined)
        if other._kind:
            return self._fit(context)
        if not self._coef:
            return _make(self._sign, 0, min(self._exp, other._exp))._fit(context)
        difference = self.adjusted() - other.adjusted()
        if difference >= context.prec + 1:
            return _invalid(context, DivisionImpossible)
        exponent = min(self._exp, other._exp)
        if difference <= -2:
            return _make(self._sign, self._coef * 10 ** (self._exp - exponent), exponent)._fit(context)
        divisor = other._coef * 10 ** (other._exp - exponent)
        quotient, rest = divmod(self._coef * 10 ** (self._exp - exponent), divisor)
        if 2 * rest + (quotient & 1) > divisor:
            rest -= divisor
            quotient += 1
        if quotient >= 10**context.prec:
            return _invalid(context, DivisionImpossible)
        sign = self._sign
        if rest < 0:
            sign, rest = 1 - sign, -rest
        return _make(sign, rest, exponent)._fit(context)

    # MARK: Whole numbers

    def __int__(self):
        if self._kind:
            if self._kind == _INFINITY:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        value = self._coef * 10**self._exp if self._exp >= 0 else self._coef // 10**-self._exp
        return -value if self._sign else value

    __trunc__ = __int__

    def __float__(self):
        if self._kind == _SIGNALING:
            raise ValueError("cannot convert signaling NaN to float")
        return math.copysign(math.nan, -self._sign) if self._kind == _QUIET else float(str(self))

    def __complex__(self):
        return complex(float(self))

    def _whole(self, rounding):
        if self._kind:
            if self._kind == _INFINITY:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        if self._exp >= 0:
            return int(self)
        value, _ = cut(self._sign, self._coef, -self._exp, rounding)
        return -value if self._sign else value

    def __round__(self, n=None):
        if n is not None:
            if not isinstance(n, int):
                raise TypeError("optional arg must be an integer")
            return self.quantize(_make(0, 1, -n))
        return self._whole(ROUND_HALF_EVEN)

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def quantize(self, exp, rounding=None, context=None):
        """The number with the exponent of another."""
        made = _core.quantize(self, exp, rounding, context)
        if made is not None:
            return made
        exp = _convert_other(exp, raiseit=True)
        context = context or getcontext()
        rounding = _checked_rounding(rounding, context)
        if self._kind or exp._kind:
            nan = self._nan(exp, context)
            if nan is not None:
                return nan
            if self._kind and exp._kind:
                return _make(self._sign, 0, 0, _INFINITY)
            return _invalid(context, InvalidOperation)
        if not context.Etiny() <= exp._exp <= context.Emax:
            return _invalid(context, InvalidOperation)
        if not self._coef:
            return _make(self._sign, 0, exp._exp)._fit(context)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
            return _invalid(context, InvalidOperation)
        shift = self._exp - exp._exp
        if shift >= 0:
            coefficient, inexact = self._coef * 10**shift, False
        else:
            coefficient, inexact = cut(self._sign, self._coef, -shift, rounding)
        made = _make(self._sign, coefficient, exp._exp)
        if made.adjusted() > context.Emax or coefficient >= 10**context.prec:
            return _invalid(context, InvalidOperation)
        if coefficient and made.adjusted() < context.Emin:
            context.signal(Subnormal)
        if shift < 0:
            context.signal(*((Inexact, Rounded) if inexact else (Rounded,)))
        return made._fit(context)

    def to_integral_exact(self, rounding=None, context=None):
        """The nearest whole number, with the signals of rounding."""
        context = context or getcontext()
        if self._kind:
            nan = self._nan(None, context)
            return nan if nan is not None else self
        if self._exp >= 0:
            return self
        if not self._coef:
            return _make(self._sign, 0, 0)
        rounding = _checked_rounding(rounding, context)
        coefficient, inexact = cut(self._sign, self._coef, -self._exp, rounding)
        context.signal(*((Inexact, Rounded) if inexact else (Rounded,)))
        return _make(self._sign, coefficient, 0)

    def to_integral_value(self, rounding=None, context=None):
        """The nearest whole number."""
        context = context or getcontext()
        rounding = _checked_rounding(rounding, context)
        if self._kind:
            nan = self._nan(None, context)
            return nan if nan is not None else self
        if self._exp >= 0:
            return self
        return _make(self._sign, cut(self._sign, self._coef, -self._exp, rounding)[0], 0)

    to_integral = to_integral_value

    @_with_context
    def normalize(self, context):
        """The number without trailing zeros."""
        if self._kind:
            return self
        fitted = self._fit(context)
        if fitted._kind:
            return fitted
        if not fitted._coef:
            return _make(fitted._sign, 0, 0)
        top = context.Etop() if context.clamp else context.Emax
        coefficient, exponent = fitted._coef, fitted._exp
        while coefficient % 10 == 0 and exponent < top:
            coefficient //= 10
            exponent += 1
        return _make(fitted._sign, coefficient, exponent)

    # MARK: Roots, powers, logarithms

    @_with_context
    def sqrt(self, context):
        if self._kind and not self._sign:
            return self
        if not self._kind and not self._coef:
            return context.finish(self._sign, 0, self._exp // 2, _make)
        if self._sign:
            return _invalid(context, InvalidOperation)
        places = context.prec + 1
        exponent = self._exp // 2
        if self._exp % 2:
            value, digits = self._coef * 10, digit_count(self._coef) // 2 + 1
        else:
            value, digits = self._coef, (digit_count(self._coef) + 1) // 2
        shift = places - digits
        if shift >= 0:
            value *= 100**shift
            exact = True
        else:
            value, rest = divmod(value, 100**-shift)
            exact = not rest
        exponent -= shift
        root = math.isqrt(value)
        exact = exact and root * root == value
        if exact:
            # The exponent that is wanted is half of the operand's.
            if shift >= 0:
                root //= 10**shift
            else:
                root *= 10**-shift
            exponent += shift
        elif root % 5 == 0:
            root += 1
        return context._with_rounding(ROUND_HALF_EVEN).finish(0, root, exponent, _make)

    def _rounded_function(self, context, compute):
        """Rounds what compute(digits) gives, as coefficient and exponent, with more digits until it is sure."""
        extra = 4
        while True:
            coefficient, exponent = compute(context.prec + extra)
            sign = int(coefficient < 0)
            coefficient = abs(coefficient)
            digits = digit_count(coefficient)
            unit = 10 ** max(digits - context.prec - 1, 0)
            # Sure if what is cut off is neither nearly nothing nor nearly a half.
            if unit == 1 or 10 < coefficient % (5 * unit) < 5 * unit - 10 or extra > 200:
                break
            extra += 6
        if coefficient % 5 == 0:
            coefficient += 1
        return context._with_rounding(ROUND_HALF_EVEN).finish(sign, coefficient, exponent, _make)

    @_with_context
    def exp(self, context):
        """e to this power, correctly rounded."""
        if self._kind:
            return _make(0, 0, 0) if self._sign else self
        if not self._coef:
            return Decimal(1)
        adjusted = self.adjusted()
        if adjusted > digit_count(3 * context.Emax):
            exponent = context.Etiny() - 1 if self._sign else context.Emax + 1
            return context._with_rounding(ROUND_HALF_EVEN).finish(0, 1, exponent, _make)
        if adjusted < -context.prec - 1:
            # One and a trace.
            one = 10 ** (context.prec + 1)
            coefficient = one - 1 if self._sign else one + 1
            return context._with_rounding(ROUND_HALF_EVEN).finish(0, coefficient, -context.prec - 1, _make)
        return self._rounded_function(context, lambda digits: _exp(self._sign, self._coef, self._exp, digits))

    @_with_context
    def ln(self, context):
        """The natural logarithm, correctly rounded."""
        special = self._logarithm_special(context)
        if special is not None:
            return special
        if self._order(Decimal(1)) == 0:
            return _make(0, 0, 0)
        return self._rounded_function(context, lambda digits: _ln(self._coef, self._exp, digits))

    @_with_context
    def log10(self, context):
        """The logarithm to the base of ten, correctly rounded."""
        special = self._logarithm_special(context)
        if special is not None:
            return special
        digits = digits_of(self._coef)
        if digits.strip("0") == "1":
            return Decimal(self._exp + len(digits) - 1)._fit(context)

        def compute(digits):
            coefficient, exponent = _ln(self._coef, self._exp, digits + 4)
            scale = digits + 8
            return coefficient * 10**scale // ln10(scale), exponent

        return self._rounded_function(context, compute)

    def _logarithm_special(self, context):
        if not self._kind and not self._coef:
            return _make(1, 0, 0, _INFINITY)
        if self._sign:
            return _invalid(context, InvalidOperation)
        return _make(0, 0, 0, _INFINITY) if self._kind else None

    def __pow__(self, other, modulo=None, context=None):
        if modulo is not None:
            return self._power_modulo(other, modulo, context)
        other = _convert_other(other)
        if other is NotImplemented:
            return NotImplemented
        context = context or getcontext()
        nan = self._nan(other, context)
        if nan is not None:
            return nan
        if not other:
            return Decimal(1) if self else _invalid(context, InvalidOperation)
        is_whole = not other._kind and (other._exp >= 0 or other._coef % 10**-other._exp == 0)
        sign = int(bool(self._sign and is_whole and int(other) % 2))
        if self._sign and not is_whole and self:
            return _invalid(context, InvalidOperation)
        if not self:
            return _make(sign, 0, 0) if not other._sign else _make(sign, 0, 0, _INFINITY)
        if self._kind:
            return _make(sign, 0, 0) if other._sign else _make(sign, 0, 0, _INFINITY)
        base = self.copy_abs()
        order = base._order(Decimal(1))
        if order == 0:
            return self._power_of_one(sign, other, is_whole, context)
        if other._kind:
            return _make(0, 0, 0, _INFINITY) if (order > 0) == (not other._sign) else _make(0, 0, 0)
        if is_whole:
            power = abs(int(other))
            is_power_of_ten = base._coef == 1 and abs(base._exp) * power <= context.Emax
            if is_power_of_ten or power * digit_count(base._coef) <= 20 * context.prec + 2000:
                return base._whole_power(int(other), sign, context)
        return base._real_power(other, sign, context)

    def _power_of_one(self, sign, other, is_whole, context):
        if is_whole and not other._kind:
            exponent = max(self._exp * min(abs(int(other)), context.prec), 1 - context.prec)
            if other._sign:
                exponent = 0 if self._exp == 0 else exponent
            if self._exp < 0 and self._exp * abs(int(other)) < 1 - context.prec:
                context.signal(Rounded)
            return _make(sign, 10**-exponent if exponent < 0 else 1, min(exponent, 0))
        context.signal(Inexact, Rounded)
        return _make(sign, 10 ** (context.prec - 1), 1 - context.prec)

    def _whole_power(self, power, sign, context):
        coefficient, exponent = self._coef ** abs(power), self._exp * abs(power)
        if power > 0:
            return context.finish(sign, coefficient, exponent, _make)
        return _make(sign, 1, 0).__truediv__(_make(0, coefficient, exponent), context)

    def _real_power(self, other, sign, context):
        # An exponent beyond all limits need not be computed.
        estimate = (self.adjusted() + 0.5) * float(other) if abs(other.adjusted()) < 300 else math.inf
        if abs(estimate) > 2 * (context.Emax + context.prec) + 100:
            if (self.adjusted() >= 0) != bool(other._sign):
                return context.finish(sign, 1, context.Emax + 1, _make)
            return context.finish(sign, 1, context.Etiny() - 1, _make)

        def compute(digits):
            room = digits + max(self.adjusted(), 0) + len(str(abs(other.adjusted()))) + abs(other.adjusted()) + 12
            coefficient, exponent = _ln(self._coef, self._exp, room)
            product = coefficient * other._coef
            return _exp(int(product < 0) ^ other._sign, abs(product), exponent + other._exp, digits)

        made = self._rounded_function(context, compute)
        if made._kind == _FINITE and made._coef:
            missing = context.prec - digit_count(made._coef)
            if missing > 0 and made._exp - missing >= context.Etiny():
                made = _make(0, made._coef * 10**missing, made._exp - missing)
        return made.copy_negate() if sign else made

    def _power_modulo(self, other, modulo, context):
        other = _convert_other(other)
        modulo = _convert_other(modulo)
        if other is NotImplemented or modulo is NotImplemented:
            return NotImplemented
        context = context or getcontext()
        for x in (self, other, modulo):
            if x._kind >= _QUIET:
                return x._nan(None, context)
        for x in (self, other, modulo):
            if x._kind or x != x.to_integral_value():
                return _invalid(context, InvalidOperation)
        if other._sign or not modulo or modulo.adjusted() >= context.prec or not (self or other):
            return _invalid(context, InvalidOperation)
        value = pow(abs(int(self)), int(other), abs(int(modulo)))
        return _make(int(bool(self._sign and int(other) % 2)), value, 0)

    def __rpow__(self, other, modulo=None, context=None):
        other = _convert_other(other)
        return other if other is NotImplemented else other.__pow__(self, modulo, context)

    @_with_context
    def logb(self, context):
        """The exponent of the first digit as a Decimal."""
        if self._kind:
            return _make(0, 0, 0, _INFINITY)
        if not self._coef:
            context.signal(DivisionByZero)
            return _make(1, 0, 0, _INFINITY)
        return Decimal(self.adjusted())._fit(context)

    @_with_operand(must_convert=True)
    def scaleb(self, other, context):
        """The number times ten to a whole power."""
        limit = 2 * (context.Emax + context.prec)
        if other._kind or other._exp != 0 or not -limit <= int(other) <= limit:
            return _invalid(context, InvalidOperation)
        if self._kind:
            return self
        return _make(self._sign, self._coef, self._exp + int(other))._fit(context)

    # MARK: Digits

    def _digit_operand(self, other, context):
        """How many places to shift or rotate; None where it is not a number of places."""
        if other._kind or other._exp != 0 or not -context.prec <= int(other) <= context.prec:
            return None
        return int(other)

    @_with_operand(must_convert=True)
    def shift(self, other, context):
        """The digits moved to the left, or to the right for a negative number of places."""
        places = self._digit_operand(other, context)
        if places is None:
            return _invalid(context, InvalidOperation)
        if self._kind:
            return self
        value = self._coef % 10**context.prec
        value = value // 10**-places if places < 0 else value * 10**places % 10**context.prec
        return _make(self._sign, value, self._exp)

    @_with_operand(must_convert=True)
    def rotate(self, other, context):
        """The digits of the whole precision turned around."""
        places = self._digit_operand(other, context)
        if places is None:
            return _invalid(context, InvalidOperation)
        if self._kind:
            return self
        digits = digits_of(self._coef)[-context.prec :].rjust(context.prec, "0")
        places %= context.prec
        return _make(self._sign, int_of(digits[places:] + digits[:places]), self._exp)

    def _logical(self, other, context, combine):
        context = context or getcontext()
        texts = []
        for x in (self,) if other is None else (self, _convert_other(other, raiseit=True)):
            text = digits_of(x._coef)
            if x._kind or x._sign or x._exp or text.strip("01"):
                return _invalid(context, InvalidOperation)
            texts.append(text[-context.prec :].rjust(context.prec, "0"))
        return _make(0, int_of("".join(str(combine(*map(int, bits))) for bits in zip(*texts))), 0)

    def logical_and(self, other, context=None):
        return self._logical(other, context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        return self._logical(other, context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        return self._logical(other, context, lambda a, b: a ^ b)

    def logical_invert(self, context=None):
        return self._logical(None, context, lambda a: 1 - a)

    # MARK: Neighbours and extremes

    def _extreme(self, other, context, wants_larger, by_magnitude):
        other = _convert_other(other, raiseit=True)
        context = context or getcontext()
        if self._kind >= _QUIET or other._kind >= _QUIET:
            if self._kind == _QUIET and other._kind < _QUIET:
                return other._fit(context)
            if other._kind == _QUIET and self._kind < _QUIET:
                return self._fit(context)
            return self._nan(other, context)
        a, b = (self.copy_abs(), other.copy_abs()) if by_magnitude else (self, other)
        order = a._order(b) or self._order(other) or int(self.compare_total(other))
        chosen = other if (order < 0) == wants_larger else self
        return chosen._fit(context)

    def max(self, other, context=None):
        return self._extreme(other, context, True, False)

    def min(self, other, context=None):
        return self._extreme(other, context, False, False)

    def max_mag(self, other, context=None):
        return self._extreme(other, context, True, True)

    def min_mag(self, other, context=None):
        return self._extreme(other, context, False, True)

    def _neighbour(self, context, up):
        """The nearest number above or below that the context can hold."""
        nan = self._nan(None, context)
        if nan is not None:
            return nan
        outward = self._sign != up
        if self._kind:
            if outward:
                return self
            return _make(self._sign, 10**context.prec - 1, context.Etop())
        quiet = context.copy()
        quiet.clear_traps()
        quiet.rounding = ROUND_CEILING if up else ROUND_FLOOR
        fitted = self._fit(quiet)
        if fitted._order(self) != 0:
            return fitted
        return self.__add__(_make(1 - int(up), 1, quiet.Etiny() - 1), quiet)

    def next_plus(self, context=None):
        return self._neighbour(context or getcontext(), True)

    def next_minus(self, context=None):
        return self._neighbour(context or getcontext(), False)

    @_with_operand(must_convert=True)
    def next_toward(self, other, context):
        """The nearest number in the direction of another."""
        order = self._order(other)
        if order == 0:
            return self.copy_sign(other)
        made = self.next_plus(context) if order < 0 else self.next_minus(context)
        if made._kind:
            context.signal(Overflow, Inexact, Rounded)
        elif made.adjusted() < context.Emin:
            conditions = [Underflow, Inexact, Rounded, Subnormal]
            context.signal(*(conditions if made else conditions + [Clamped]))
        return made


numbers.Number.register(Decimal)
_core.register(Decimal)


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if not isinstance(digits, (list, tuple)):
        raise ValueError("coefficient must be a tuple of digits")
    coefficient = 0
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
        coefficient = coefficient * 10 + digit
    if exponent == "F":
        return sign, 0, 0, _INFINITY
    if exponent in ("n", "N"):
        return sign, coefficient, 0, _QUIET if exponent == "n" else _SIGNALING
    if not isinstance(exponent, int):
        if isinstance(exponent, str):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        raise ValueError("exponent must be an integer")
    return sign, coefficient, exponent, _FINITE


def _convert_other(other, raiseit=False):
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _make(int(other < 0), abs(int(other)), 0)
    if raiseit:
        raise TypeError(f"conversion from {type(other).__name__} to Decimal is not supported")
    return NotImplemented


def _for_comparison(self, other, equality=False):
    """Both sides as exact Decimals."""
    if isinstance(other, Decimal):
        return self, other
    if isinstance(other, int):
        return self, _convert_other(other)
    if isinstance(other, numbers.Rational):
        if not self._kind:
            self = _make(self._sign, self._coef * other.denominator, self._exp)
        return self, _convert_other(other.numerator)
    if equality and isinstance(other, complex) and other.imag == 0:
        other = other.real
    if isinstance(other, float):
        context = getcontext()
        if equality:
            context.flags[FloatOperation] = True
        else:
            context.signal(FloatOperation)
        return self, Decimal.from_float(other)
    return self, NotImplemented


def _invalid(context, condition):
    context.signal(condition)
    return _make(0, 0, 0, _QUIET)


def _checked_rounding(rounding, context):
    if rounding is None:
        return context.rounding
    if rounding not in ROUNDINGS:
        raise TypeError(
            "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
        )
    return rounding


def _near(a, b, prec):
    """Two addends far apart: the small one replaced by one that rounds alike and is near enough to add."""
    big, small = (a, b) if a.adjusted() > b.adjusted() else (b, a)
    least = min(big._exp, big.adjusted() - prec - 1) - 2
    if small.adjusted() < least:
        small = _make(small._sign, 1, least)
    return (big, small) if big is a else (small, big)


def _exp(sign, coefficient, exponent, digits):
    """e to a number, with that many digits."""
    size = digit_count(coefficient) + exponent
    places = digits + max(size, 0) + 4
    x = coefficient * 10 ** (places + exponent) if places + exponent >= 0 else coefficient // 10 ** -(places + exponent)
    if sign:
        x = -x
    tens, rest = divmod(x, ln10(places))
    return exp_fixed(rest // 10 ** (places - digits - 2), digits + 2), tens - digits - 2


def _ln(coefficient, exponent, digits):
    """The natural logarithm of a number, with that many digits."""
    length = digit_count(coefficient)
    tens = exponent + length - 1
    # Near one the logarithm is small, and needs as many places more.
    places = digits + 4
    if tens in (0, -1):
        scale = 10 ** -exponent if exponent < 0 else 1
        distance = abs(coefficient - scale)
        places += max(length - digit_count(distance), 0) + 2 if distance else 0
    shift = places - length + 1
    mantissa = coefficient * 10**shift if shift >= 0 else coefficient // 10**-shift
    if tens == -1:
        return ln_fixed(mantissa // 10, places), -places
    return ln_fixed(mantissa, places) + tens * ln10(places), -places


# MARK: Contexts


class Context(ContextBase):
    """Precision, rounding, limits, and what happens at signals; its methods compute in it."""

    def _with_rounding(self, rounding):
        """This context with another rounding; signals are this one's."""
        if self.rounding == rounding:
            return self
        made = object.__new__(Context)
        for name in ("prec", "Emin", "Emax", "capitals", "clamp", "traps", "flags"):
            object.__setattr__(made, name, getattr(self, name))
        # What it computes is rounded in its own way, by `finish` alone.
        object.__setattr__(made, "_core", None)
        object.__setattr__(made, "rounding", rounding)
        return made

    def create_decimal(self, num="0"):
        """A Decimal rounded to this context."""
        made = Decimal(num, self)
        if made._kind >= _QUIET and made._coef >= 10 ** (self.prec - self.clamp):
            return _invalid(self, ConversionSyntax)
        return made._fit(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fit(self)

    def _operand(self, x):
        return _convert_other(x, raiseit=True)

    def power(self, a, b, modulo=None):
        return self._operand(a).__pow__(self._operand(b), modulo, context=self)

    def _apply(self, x):
        return self._operand(x)._fit(self)

    def canonical(self, a):
        if not isinstance(a, Decimal):
            raise TypeError("argument must be a Decimal")
        return a

    def copy_decimal(self, a):
        return Decimal(a)

    def to_sci_string(self, a):
        return self._operand(a)._text(False, self)

    def radix(self):
        return Decimal(10)


def _of_one(name, operator):
    """A method of contexts that is an operator of one number."""

    def method(self, a):
        return getattr(self._operand(a), operator)(context=self)

    method.__name__, method.__qualname__ = name, f"Context.{name}"
    return method


def _of_two(name, operator):
    """The same of two numbers."""

    def method(self, a, b):
        return getattr(self._operand(a), operator)(self._operand(b), context=self)

    method.__name__, method.__qualname__ = name, f"Context.{name}"
    return method


for _make_method, _operators in (
    (_of_one, {"abs": "__abs__", "plus": "__pos__", "minus": "__neg__"}),
    (_of_two, {
        "add": "__add__", "subtract": "__sub__", "multiply": "__mul__", "divide": "__truediv__",
        "divide_int": "__floordiv__", "divmod": "__divmod__", "remainder": "__mod__",
    }),
):  # fmt: skip
    for _name, _operator in _operators.items():
        setattr(Context, _name, _make_method(_name, _operator))
del _make_method, _operators, _operator


def _delegate(name, takes_context):
    """A method of contexts that is a method of numbers."""

    def method(self, a, *args):
        a = self._operand(a)
        function = getattr(a, name)
        return function(*args, context=self) if takes_context else function(*args)

    method.__name__ = name
    method.__qualname__ = "Context." + name
    return method


for _name in (
    "compare", "compare_signal", "compare_total", "compare_total_mag", "copy_sign", "exp", "fma", "is_normal",
    "is_subnormal", "ln", "log10", "logb", "logical_and", "logical_invert", "logical_or", "logical_xor", "max",
    "max_mag", "min", "min_mag", "next_minus", "next_plus", "next_toward", "normalize", "number_class",
    "remainder_near", "rotate", "same_quantum", "scaleb", "shift", "sqrt", "to_eng_string",
):  # fmt: skip
    setattr(Context, _name, _delegate(_name, True))
for _name in (
    "copy_abs", "copy_negate", "is_canonical", "is_finite", "is_infinite", "is_nan", "is_qnan", "is_signed", "is_snan",
    "is_zero",
):  # fmt: skip
    setattr(Context, _name, _delegate(_name, False))
for _name, _takes in (("quantize", True), ("to_integral_exact", True), ("to_integral_value", True)):
    setattr(Context, _name, _delegate(_name, _takes))
Context.to_integral = Context.to_integral_value
del _name, _takes

DefaultContext = Context(
    prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)  # fmt: skip
Context._default = DefaultContext
BasicContext = Context(
    prec=9, rounding=ROUND_HALF_UP, flags=[],
    traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow],
)  # fmt: skip
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, flags=[], traps=[])

_current = None


def _make_current(context):
    global _current
    _current = context
    _core.use(context._core)


def getcontext():
    """The context that operators compute in."""
    if _current is None:
        _make_current(DefaultContext.copy())
    return _current


def setcontext(context):
    """Make another context the one that operators compute in."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _make_current(context)


class ContextManager:
    def __init__(self, new_context):
        self.new_context = new_context

    def __enter__(self):
        self.saved_context = getcontext()
        setcontext(self.new_context)
        return self.new_context

    def __exit__(self, t, v, tb):
        setcontext(self.saved_context)


def localcontext(ctx=None, **kwargs):
    """A copy of a context for the time of a block, with other settings where given."""
    made = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, value)
    return ContextManager(made)
