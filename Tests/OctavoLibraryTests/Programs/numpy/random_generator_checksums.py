import numpy as np

rng = np.random.default_rng(2024)
for draw in (
    lambda: rng.random(10000),
    lambda: rng.standard_normal(10000),
    lambda: rng.integers(0, 1000, 10000),
    lambda: rng.exponential(1.0, 10000),
    lambda: rng.binomial(20, 0.4, 5000),
    lambda: rng.binomial(1000, 0.3, 2000),
    lambda: rng.poisson(4, 5000),
    lambda: rng.poisson(50, 2000),
    lambda: rng.gamma(0.5, 1, 2000),
    lambda: rng.gamma(5, 1, 2000),
    lambda: rng.chisquare(3, 2000),
    lambda: rng.standard_t(4, 2000),
    lambda: rng.beta(0.5, 0.5, 2000),
    lambda: rng.laplace(0, 1, 2000),
    lambda: rng.geometric(0.2, 2000),
    lambda: rng.lognormal(0, 1, 2000),
    lambda: rng.triangular(0, 1, 3, 2000),
    lambda: rng.weibull(2, 2000),
    lambda: rng.permutation(5000)[:3000],
    lambda: rng.choice(1000, 500, replace=False),
    lambda: rng.logistic(0, 1, 2000),
    lambda: rng.f(3, 5, 2000),
):
    x = draw()
    print(
        f"{x.sum():.10g} {x.min():.10g} {x.max():.10g} {(x * np.arange(len(x))).sum():.10g} {x[-1]:.12g}"
    )
print(
    rng.dirichlet([1, 2, 3]).round(8),
    rng.multinomial(20, [0.2, 0.3, 0.5]),
    rng.multivariate_normal([0, 1], [[1, 0.5], [0.5, 2]]).round(8),
    rng.multivariate_normal([0, 1], [[1, 0.5], [0.5, 2]], method="cholesky").round(8),
)
