import math

print(
    math.floor(2.7),
    math.floor(-2.7),
    math.ceil(2.1),
    math.ceil(-2.9),
    math.trunc(-2.9),
    math.floor(10**20),
    math.floor(1e20),
    type(math.ceil(2.0)),
)
print(
    math.factorial(0),
    math.factorial(20),
    math.factorial(25),
    math.gcd(12, 18),
    math.gcd(),
    math.gcd(0, 5),
    math.gcd(-4, 6, 8),
    math.lcm(4, 6),
    math.lcm(),
    math.lcm(0, 3),
    math.comb(5, 2),
    math.comb(3, 5),
    math.perm(5, 2),
    math.perm(4),
    math.isqrt(17),
    math.isqrt(10**40),
)
print(
    math.prod([1, 2, 3]),
    math.prod([]),
    math.prod([2.5, 2], start=2),
    math.prod(range(1, 25)),
    math.isclose(0.1 + 0.2, 0.3),
    math.isclose(1, 1.1, rel_tol=0.2),
    math.isclose(0, 1e-10),
    math.isclose(0, 1e-10, abs_tol=1e-9),
    math.isnan(math.nan),
    math.isinf(-math.inf),
    math.isfinite(1e308),
)
