# Fixed places, grouping, exponents of zeros; round() goes by the context.
from decimal import *

for text in ("0", "-0", "0E+3", "0E-5", "1234567.891", "-0.005", "99999.995", "1E+5", "1E-10", "12345678901234567890123456789.5"):
    x = Decimal(text)
    print(x, [format(x, specifier) for specifier in (".2f", ",.2f", ".0f", ".10f", ",.0f", ".3e", ".0e", ".1E", "", "10.2f")])
for rounding in (ROUND_HALF_EVEN, ROUND_DOWN, ROUND_HALF_UP, ROUND_FLOOR):
    getcontext().rounding = rounding
    print(rounding, round(Decimal("2.675"), 2), round(Decimal("2.5")), round(Decimal("-0.25"), 1), f"{Decimal('2.675'):.2f}")
context = Context(prec=37, Emax=30, Emin=-20, traps=[])
setcontext(context)
print(Decimal("51298745679535490149875871657958469.9") // Decimal("0.9"), divmod(Decimal("7.5E+38"), Decimal("-2777.05")))
print([signal.__name__ for signal, on in context.flags.items() if on])
