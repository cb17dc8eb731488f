import numpy as np

rng = np.random.default_rng(42)
print(rng.random(3), rng.random(), rng.standard_normal(3), rng.normal(10, 2, 3), rng.normal())
print(
    rng.integers(10, size=8),
    rng.integers(1, 7),
    rng.integers(0, 2, 5),
    rng.integers(1, 6, size=5, endpoint=True),
    rng.integers(0, 10**12, 2),
    rng.integers(0, 2**63 - 1),
)
print(
    rng.uniform(1, 5, 3),
    rng.choice(5, 3),
    rng.choice(["a", "b", "c"], 4),
    rng.choice([1, 2, 3], 2, replace=False),
    rng.choice(3, 5, p=[0.1, 0, 0.9]),
    rng.permutation(6),
    rng.choice(100, 5, replace=False),
    rng.choice(10**6, 3, replace=False),
)
a = np.arange(8)
rng.shuffle(a)
print(
    a,
    rng.binomial(10, 0.3, 5),
    rng.poisson(3, 5),
    rng.exponential(2, 2),
    rng.gamma(2, 1, 2),
    rng.beta(2, 3, 2),
    rng.standard_exponential(2),
)
b = np.arange(6).reshape(3, 2)
print(
    rng.permutation(b),
    rng.permuted(b, axis=1),
    rng.choice(b),
    rng.random((2, 2)),
    rng.standard_normal(2, dtype=np.float32),
    rng.random(2, dtype=np.float32),
    rng.integers(0, 256, 4, dtype=np.uint8),
)
print(
    np.random.default_rng(0).random(),
    np.random.default_rng([1, 2]).random(),
    np.random.default_rng(2**100).random(),
    np.random.default_rng(np.random.SeedSequence(5)).random(),
    np.random.Generator(np.random.PCG64(3)).random(),
    np.random.Generator(np.random.MT19937(3)).random(),
    type(rng).__name__,
    type(rng.bit_generator).__name__,
)
