import numpy as np

np.random.seed(42)
print(np.random.rand(3), np.random.random(2), np.random.rand(), np.random.random_sample((2, 2)))
print(
    np.random.randn(3),
    np.random.normal(10, 2, 3),
    np.random.standard_normal(2),
    np.random.normal(),
    np.random.normal(0, 0.05, size=(2, 2)),
)
print(
    np.random.randint(10, size=8),
    np.random.randint(1, 7),
    np.random.randint(0, 2, 5),
    np.random.randint(5, 10, (2, 2)),
    np.random.randint(0, 10**12, 2),
)
print(
    np.random.uniform(1, 5, 3),
    np.random.choice(5, 3),
    np.random.choice(["a", "b", "c"], 4),
    np.random.choice([1, 2, 3], 2, replace=False),
    np.random.choice(3, 5, p=[0.1, 0, 0.9]),
    np.random.permutation(6),
    np.random.permutation(["x", "y", "z"]),
)
a = np.arange(8)
np.random.shuffle(a)
print(
    a,
    np.random.binomial(10, 0.3, 5),
    np.random.poisson(3, 5),
    np.random.exponential(2, 2),
    np.random.gamma(2, 1, 2),
    np.random.beta(2, 3, 2),
    np.random.binomial(1, 0.5, 10),
)
np.random.seed(0)
print(np.random.rand(), np.random.seed(0), np.random.rand())
