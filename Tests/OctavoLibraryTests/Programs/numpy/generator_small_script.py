import numpy as np

rng = np.random.default_rng(seed=1985)
print(rng.choice(np.array([43.0, 58.0, 76.0, 82.0, 96.0]), size=2, replace=False))
print(
    rng.normal(size=3),
    rng.normal(loc=5, scale=2, size=(2, 2)),
    rng.uniform(size=2),
    rng.integers(low=0, high=5, size=4),
    rng.permutation(np.array([1, 2, 3])),
)
