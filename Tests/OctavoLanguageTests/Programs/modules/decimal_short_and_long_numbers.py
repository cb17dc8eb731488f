# Numbers of up to 38 digits and longer ones, results at the limits of contexts, signals, trapped and not.
from decimal import *

numbers = [
    Decimal(text)
    for text in """0 -0 0E+5 1 -1 5 9.5 -2.5 0.125 1E+3 123456789012345678 -99999999999999999999.99
    9999999999999999999999999999 12345678901234567890123456789012345678 170141183460469231731687303715884105727
    1E-28 9.99999999999999999999999999999999999E+20 123456789012345678901234567890123456789012345.678""".split()
]
contexts = [
    Context(prec=28, traps=[]),
    Context(prec=3, rounding=ROUND_HALF_UP, traps=[]),
    Context(prec=9, rounding=ROUND_FLOOR, Emax=20, Emin=-20, clamp=1, traps=[]),
    Context(prec=36, rounding=ROUND_05UP, traps=[]),
    Context(prec=40, rounding=ROUND_CEILING, traps=[]),
    Context(prec=5, rounding=ROUND_HALF_DOWN, traps=[Inexact]),
]


def shown(compute, a, b, context):
    context.clear_flags()
    try:
        made = compute(a, b)
    except DecimalException as error:
        made = type(error).__name__
    names = [signal.__name__ for signal, on in context.flags.items() if on]
    return f"{made} {'+'.join(names)}".rstrip()


for context in contexts:
    setcontext(context)
    print(context)
    for a in numbers:
        for b in numbers[1::3]:
            print(
                a, b,
                *(
                    shown(compute, a, b, context)
                    for compute in (
                        lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b,
                        lambda a, b: a // b, lambda a, b: a % b, lambda a, b: a.quantize(b), lambda a, b: (a < b, a == b),
                    )
                ),
                sep=" | ",
            )
        print(*(shown(compute, a, 0, context) for compute in (lambda a, b: -a, lambda a, b: +a, lambda a, b: abs(a))))

setcontext(Context(prec=28))
print([hash(x) == hash(int(x)) for x in numbers if x == x.to_integral_value()])
print([hash(Decimal(n) / 8) == hash(n / 8) for n in range(-3, 4)])
print([1 + Decimal("0.5"), 2 - Decimal("0.5"), 3 * Decimal("0.5"), 4 / Decimal("0.3"), 7 // Decimal(2), 7 % Decimal(4)])
print(sum([Decimal("0.1")] * 3), True + Decimal(1), Decimal(2) == 2.0, Decimal("0.1") < 0.1)
print(Decimal("+.5e-3"), Decimal(" 7 "), Decimal("1_000.5"), Decimal("\u0663"), Decimal(True))
