# Greatest common divisors of numbers of one word, of several, and of very different sizes.
import math
from fractions import Fraction

x, y, g = 3**400 * 7**20, 5**300 * 11**50, 2**100 + 277
print(math.gcd(x, y), math.gcd(x * g, y * g) == g, math.gcd(-x * 6, x * 9) == 3 * x, math.lcm(6 * g, 4 * g) == 12 * g)
print(math.gcd(x * g, g), math.gcd(x * g, 21), math.gcd(2**64, 2**63), math.gcd(2**64 - 1, 2**32 - 1), math.gcd(-(2**63), 2**63))
print(math.gcd(), math.gcd(0), math.gcd(0, x) == x, math.gcd(x, 0) == x, math.gcd(12, -18, 27), math.gcd(True, 4))
a, b = 1, 1
for _ in range(600):
    a, b = b, a + b
print(math.gcd(a, b), math.gcd(a * 123456789, b * 123456789), math.gcd(a, a + 2 * b), math.gcd(10**50, 15**40))
print(sum(Fraction(1, n) for n in range(1, 60)))
