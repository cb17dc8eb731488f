# Products and sums of objects that only the running total keeps alive.
import math
from decimal import Decimal
from fractions import Fraction

print(math.prod(map(Decimal, range(1, 1500))))
print(math.prod((Fraction(i, i + 1) for i in range(1, 300)), start=Fraction(3)))
print(sum((Fraction(1, i) for i in range(1, 200)), Fraction(0)))
print(math.prod([1.5, 2, True]), math.prod([]), math.prod([[1]], start=2), math.prod(range(1, 30)))
