import numpy as np

np.random.seed(123)
for draw in (
    lambda: np.random.rand(10000),
    lambda: np.random.randn(10000),
    lambda: np.random.randint(0, 1000, 10000),
    lambda: np.random.exponential(1.0, 10000),
    lambda: np.random.binomial(20, 0.4, 5000),
    lambda: np.random.binomial(1000, 0.3, 2000),
    lambda: np.random.poisson(4, 5000),
    lambda: np.random.poisson(50, 2000),
    lambda: np.random.gamma(0.5, 1, 2000),
    lambda: np.random.gamma(5, 1, 2000),
    lambda: np.random.chisquare(3, 2000),
    lambda: np.random.standard_t(4, 2000),
    lambda: np.random.beta(0.5, 0.5, 2000),
    lambda: np.random.laplace(0, 1, 2000),
    lambda: np.random.geometric(0.2, 2000),
    lambda: np.random.lognormal(0, 1, 2000),
    lambda: np.random.triangular(0, 1, 3, 2000),
    lambda: np.random.weibull(2, 2000),
    lambda: np.random.permutation(5000)[:3000],
):
    x = draw()
    print(
        f"{x.sum():.10g} {x.min():.10g} {x.max():.10g} {(x * np.arange(len(x))).sum():.10g} {x[-1]:.12g}"
    )
print(
    np.random.dirichlet([1, 2, 3]).round(8),
    np.random.multinomial(20, [0.2, 0.3, 0.5]),
    np.random.multivariate_normal([0, 1], [[1, 0.5], [0.5, 2]]).round(8),
)
