import numpy as np

rng = np.random.default_rng(2024)
for name, *args in [
    ("beta", 2, 3), ("binomial", 20, 0.3), ("chisquare", 3), ("exponential", 2), ("f", 3, 5), ("gamma", 2, 2), ("geometric", 0.2),
    ("gumbel",), ("hypergeometric", 10, 20, 15), ("laplace",), ("logistic",), ("lognormal",), ("logseries", 0.6),
    ("negative_binomial", 3, 0.4), ("noncentral_chisquare", 3, 1), ("noncentral_f", 3, 5, 1), ("normal", 1, 2), ("pareto", 3),
    ("poisson", 4), ("power", 2), ("rayleigh",), ("standard_cauchy",), ("standard_exponential",), ("standard_gamma", 2),
    ("standard_normal",), ("standard_t", 4), ("triangular", 0, 1, 3), ("uniform", -1, 1), ("vonmises", 0, 2), ("wald", 1, 2),
    ("weibull", 2), ("zipf", 3),
]:
    print(name, getattr(rng, name)(*args, size=3), getattr(rng, name)(*args))
print(rng.multinomial(10, [0.2, 0.3, 0.5], size=2), rng.dirichlet([1, 2, 3]), rng.multivariate_hypergeometric([3, 4, 5], 4))
print(rng.multivariate_hypergeometric([3, 4, 5], 8, method="count"), rng.multinomial([5, 6], [[0.5, 0.5], [0.1, 0.9]]))
print(rng.multivariate_normal([0, 1], [[2, 0.5], [0.5, 1]], 2, method="cholesky"))
print(rng.integers(0, 5, 4, dtype=np.uint8), rng.integers([1, 5], [3, 9]), rng.integers(3, endpoint=True), rng.random(2, dtype=np.float32))
print(rng.choice(5, 3, replace=False), rng.choice([[1, 2], [3, 4]], axis=1), rng.permutation([1, 2, 3]), rng.bytes(3))
x = np.arange(6).reshape(2, 3)
rng.shuffle(x, axis=1)
print(x, rng.permuted(np.arange(6).reshape(2, 3), axis=1), rng.normal([0, 10], 1), rng.standard_gamma([1, 2]))
out = np.empty(2)
print(rng.random(out=out) is out, out, rng)
