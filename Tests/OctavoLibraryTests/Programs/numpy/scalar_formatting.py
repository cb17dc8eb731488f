import numpy as np

x, n = np.float64(1234.5678), np.int64(42)
print(f"{x:.2f} {x:10.1f}| {x:,.1f} {x:e} {x:g} {x:%} {x} {x!r} {x!s}")
print(
    f"{n:d} {n:05d} {n:,} {n:x} {n:b} {n:+} {n} {n!r} {n:.1f} {n:e}",
    "%d %5.2f %s %r" % (n, x, x, n),
    "{} {:.1f}".format(n, x),
    str(x) + "|",
    repr(x) + "|",
    f"{np.bool_(True)} {np.bool_(True)!r}",
    f"{np.float32(0.1)} {np.float32(0.1):.3f}",
    f"{np.mean([1, 2]):.3f}",
    f"{np.array([1.0, 2.0])}",
    f"{np.complex128(1 + 2j):.1f}",
    round(x, 1),
    round(n, -1),
    int(x),
    f"{x:>12.3f}",
    f"{n:>6}",
)
for attempt in (lambda: f"{np.array([1]):.2f}", lambda: f"{x:d}", lambda: "%d" % np.array([1, 2])):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
