from statistics import NormalDist

n = NormalDist(100, 15)
print(
    n,
    n.mean,
    n.stdev,
    n.variance,
    n.median,
    n.mode,
    f"{n.pdf(110):.12g} {n.cdf(130):.12g} {n.inv_cdf(0.975):.12g} {n.zscore(85):.3g}",
    [f"{q:.10g}" for q in n.quantiles(4)],
)
print(
    n + 5,
    n * 2,
    NormalDist(1, 3) + NormalDist(2, 4),
    n - 100,
    n / 5,
    -n,
    n == NormalDist(100, 15),
    NormalDist.from_samples([1, 2, 3, 4]),
    f"{n.overlap(NormalDist(110, 15)):.10g}",
)
for attempt in (lambda: NormalDist(0, -1), lambda: n.inv_cdf(0), lambda: NormalDist(0, 0).pdf(1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
