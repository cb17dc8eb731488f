# Shifts, bit operations and divisions of integers of any size, checked by what they mean.
import random

random.seed(1)
for _ in range(3000):
    x = random.getrandbits(random.randint(1, 300)) * random.choice((1, -1))
    y = random.getrandbits(random.randint(1, 300)) * random.choice((1, -1))
    n = random.randint(0, 200)
    assert x >> n == x // 2**n, (x, n)
    assert x << n == x * 2**n, (x, n)
    assert (x & y) + (x | y) == x + y and x ^ y == (x | y) - (x & y) and ~x == -x - 1
    if y:
        q, r = divmod(x, y)
        assert q * y + r == x and (r == 0 or (r < 0) == (y < 0)) and abs(r) < abs(y)
print(-1 << 70 >> 70, -(2**64) >> 1, -(2**63) - 1 >> 1, -1 << 100 >> 300)
print(0 / -(10**30), 5 / -(10**400), 3 / 2**1075, 3 / 2**1074 / 2, (2**1000 + 1) / 2**2050, (2**60 + 1) / 2**1130)
