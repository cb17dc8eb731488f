import math
attempts = [lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log(2, 1), lambda: math.log(2, 0), lambda: math.log2(0), lambda: math.log10(-5), lambda: math.asin(2), lambda: math.acosh(0.5), lambda: math.atanh(1), lambda: math.exp(1000), lambda: math.pow(-1, 0.5), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.factorial(-1), lambda: math.factorial(2.5), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.gcd(1.5, 2), lambda: math.floor(math.nan), lambda: math.ceil(math.inf), lambda: math.gamma(0), lambda: math.gamma(-1), lambda: math.lgamma(0), lambda: math.sqrt("4"), lambda: math.sqrt(), lambda: math.sqrt(1, 2), lambda: math.floor("a"), lambda: math.cosh(1000), lambda: math.dist([1], [1, 2]), lambda: math.ldexp(1.0, 5000), lambda: math.sin(math.inf), lambda: math.sqroot(4), lambda: math.log1p(-1), lambda: math.log(-10 ** 400), lambda: math.isqrt(2.0), lambda: math.sqrt(10 ** 400), lambda: math.sqrt(1j), lambda: math.prod(["a", "b"]), lambda: math.fsum([1, "a"]), lambda: math.exp(x=1), lambda: math.perm(2, -1), lambda: math.remainder(1, 0)]
for attempt in attempts:
    try:
        print(attempt())
    except (ValueError, OverflowError, TypeError, AttributeError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
