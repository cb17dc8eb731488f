import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
for (
    name
) in "sqrt exp expm1 log1p sin cos tan asin atan sinh cosh tanh asinh atanh erf erfc gamma lgamma degrees radians fabs cbrt exp2 log log2 log10 acos".split():
    f = getattr(math, name)
    print(name, [f"{f(x):.12g}" for x in (0.25, 0.5, 0.75)])
print(
    math.atan2(1, -1),
    math.hypot(3, 4),
    math.hypot(1, 2, 2),
    math.hypot(),
    math.dist([1, 2], (4, 6)),
    math.copysign(3, -0.0),
    math.log(8, 2),
    math.log(100, 10),
    math.log2(1024),
    math.log10(1000),
    math.pow(2, 0.5),
    math.acosh(2),
    math.log(10**400),
    math.log2(2**2000),
)
print(
    math.ldexp(0.5, 4),
    math.frexp(10),
    math.frexp(0),
    math.modf(-3.25),
    math.fmod(-7, 3),
    math.remainder(7, 4),
    math.remainder(5, 2),
    math.ulp(1.0),
    math.nextafter(1, 2),
    math.exp(700),
    math.fsum([0.1] * 10),
    math.fsum([1e16, 1, -1e16]),
    math.sqrt(2**60),
    math.sqrt(10**300),
)
