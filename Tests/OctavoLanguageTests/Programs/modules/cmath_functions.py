import cmath


def show(z):
    return f"{z.real:.10g}{z.imag:+.10g}j"


for name in "sqrt exp log log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh".split():
    f = getattr(cmath, name)
    print(name, [show(f(z)) for z in (1 + 2j, -0.5 + 0.25j, -2, 0.5j)])
print(
    cmath.phase(-1),
    cmath.phase(1j),
    cmath.polar(3 + 4j),
    show(cmath.rect(2, cmath.pi / 2)),
    cmath.sqrt(-4),
    cmath.isclose(1j, 1j + 1e-12),
    cmath.isnan(complex(0, cmath.nan)),
    cmath.isinf(complex(cmath.inf, 0)),
    cmath.isfinite(1j),
    cmath.pi,
    cmath.e,
    cmath.infj,
    cmath.nanj,
    cmath.log(8, 2),
)
for attempt in (
    lambda: cmath.log(0),
    lambda: cmath.sqrt("x"),
    lambda: cmath.atanh(1),
    lambda: cmath.exp(1000),
    lambda: cmath.phase(),
):
    try:
        print(attempt())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
a, b, c = 1, 2, 5
d = cmath.sqrt(b * b - 4 * a * c)
print((-b + d) / (2 * a), (-b - d) / (2 * a))
