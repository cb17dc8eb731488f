from fractions import Fraction as F
from decimal import Decimal
import math
for value in (F(3, 6), F(-4, 6), F("3/7"), F(" -1.25e2 "), F("0.1"), F(0.25), F(Decimal("1.1")), F(7), F(), F("1_000/3"), F.from_float(0.1), F.from_decimal(Decimal("0.5"))):
    print(repr(value), value, float(value))
a, b = F(3, 4), F(-2, 3)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, b ** 3, a ** 0.5, 2 ** F(3), abs(b), -a, +a)
print(1 + a, a + 0.5, 2 - a, a * 1j, 3 / a, 7 // a, 7 % a, a == 0.75, a > b, a < 1, a >= 0.75, hash(F(5)) == hash(5), hash(a) == hash(0.75))
print(int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 3), round(F(1234), -2), math.trunc(F(-7, 2)))
print(F(math.pi).limit_denominator(1000), F("3.1415926535897932").limit_denominator(100), a.numerator, a.denominator, a.as_integer_ratio(), sum([F(1, 3)] * 3), bool(F(0)))
print(sorted([F(1, 2), 0.3, F(1, 4), 1]), F(1, 3) == F(2, 6), {F(1, 2): "half"}[0.5])
for bad in ("F(1, 0)", "F('x')", "F(1.5, 2)", "F('1/0')", "F([])", "F(1) / 0", "F(1, 2) < 'a'", "F(1) // 0", "F.from_float('x')", "F(1, 3).limit_denominator(0)", "F(0) ** -1", "F(float('nan'))", "F(float('inf'))"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
