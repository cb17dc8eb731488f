"""format() of Decimals: the mini-language of floats, without their rounding."""

import re

from _decimal_context import cut, digit_count, digits_of

_SPECIFIER = re.compile(
    r"\A(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<no_neg_0>z)?(?P<alt>\#)?(?P<zeropad>0)?"
    r"(?P<width>\d+)?(?P<thousands>,)?(?:\.(?P<precision>\d+))?(?P<type>[eEfFgGn%])?\Z",
    re.DOTALL,
)


def formatted(x, specifier, context):
    match = _SPECIFIER.match(specifier)
    if match is None:
        raise ValueError("invalid format string")
    spec = match.groupdict()
    fill, align = spec["fill"], spec["align"]
    if spec["zeropad"]:
        if align is not None and spec["fill"] is not None:
            raise ValueError("invalid format string")
        fill, align = "0", align or "="
    fill, align = fill or " ", align or ">"
    kind = spec["type"]
    if kind == "n":
        kind = "g"
    sign = "-" if x._sign else ""
    if x._kind:
        body = str(x.copy_abs())
        if kind == "%":
            body += "%"
        return _padded(_sign(sign, spec), body, fill if fill != "0" or not spec["zeropad"] else " ",
                       align if not spec["zeropad"] else ">", spec["width"])  # fmt: skip
    precision = None if spec["precision"] is None else int(spec["precision"])
    coefficient, exponent = x._coef, x._exp
    if kind == "%":
        exponent += 2
    coefficient, exponent = _rounded(x._sign, coefficient, exponent, kind, precision, context.rounding)
    if not coefficient and kind and kind in "fF%" and exponent > 0:
        exponent = 0
    if spec["no_neg_0"] and not coefficient:
        sign = ""
    whole, fraction, power = _laid_out(coefficient, exponent, kind, precision)
    body_tail = ("." + fraction if fraction or spec["alt"] else "")
    if power or kind and kind in "eE":
        letter = "E" if kind in (None, "E", "G") and (kind or context.capitals) else "e"
        body_tail += f"{letter}{power:+d}"
    if kind == "%":
        body_tail += "%"
    sign = _sign(sign, spec)
    if spec["thousands"]:
        room = int(spec["width"] or 0) - len(sign) - len(body_tail) if spec["zeropad"] else 0
        whole = _grouped(whole, room)
    return _padded(sign, whole + body_tail, fill, align, spec["width"])


def _sign(sign, spec):
    if sign:
        return sign
    return spec["sign"] if spec["sign"] in ("+", " ") else ""


def _rounded(sign, coefficient, exponent, kind, precision, rounding):
    """The number with the digits that the precision leaves."""
    if precision is None:
        return coefficient, exponent
    digits = digit_count(coefficient) if coefficient else 1
    if kind in ("e", "E"):
        wanted = precision + 1
    elif kind in ("f", "F", "%"):
        least = -precision
        if exponent < least:
            coefficient, _ = cut(sign, coefficient, least - exponent, rounding)
        else:
            coefficient *= 10 ** (exponent - least)
        return coefficient, least
    else:
        wanted = precision or 1
        if digits <= wanted:
            return coefficient, exponent
    if digits > wanted:
        coefficient, _ = cut(sign, coefficient, digits - wanted, rounding)
        exponent += digits - wanted
        if digit_count(coefficient) > wanted:
            coefficient //= 10
            exponent += 1
    elif coefficient:
        coefficient *= 10 ** (wanted - digits)
        exponent -= wanted - digits
    return coefficient, exponent


def _laid_out(coefficient, exponent, kind, precision):
    """Digits before and after the point, and the exponent that is shown."""
    digits = digits_of(coefficient)
    left = exponent + len(digits)
    if kind in ("e", "E"):
        if not coefficient and precision is not None:
            return "0", "0" * precision, exponent + precision
        point = 1
        if not coefficient:
            return "0", "", exponent
    elif kind in ("f", "F", "%"):
        point = left
    elif exponent <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point <= 0:
        whole, fraction = "0", "0" * -point + digits
    elif point > len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point], digits[point:]
    return whole, fraction, left - point


def _grouped(digits, room):
    """Digits in threes, with zeros before them up to a width."""
    while True:
        groups = []
        rest = digits
        while len(rest) > 3:
            groups.insert(0, rest[-3:])
            rest = rest[:-3]
        text = ",".join([rest] + groups)
        if len(text) >= room:
            return text
        digits = "0" + digits


def _padded(sign, body, fill, align, width):
    padding = fill * max(int(width or 0) - len(sign) - len(body), 0)
    if align == "<":
        return sign + body + padding
    if align == ">":
        return padding + sign + body
    if align == "=":
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]
