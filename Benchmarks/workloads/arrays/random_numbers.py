"""Ten million random numbers."""

import numpy as np
from helper_timing import timed

n = 10_000_000
print(timed("default_rng().random", lambda: np.random.default_rng(1).random(n), repeat=3)[12345])
print(timed("default_rng().normal", lambda: np.random.default_rng(1).normal(size=n), repeat=3)[12345])
print(timed("default_rng().uniform", lambda: np.random.default_rng(1).uniform(-1.0, 2.0, n), repeat=3)[12345])
print(timed("default_rng().integers", lambda: np.random.default_rng(1).integers(0, 100, n), repeat=3)[12345])
print(timed("default_rng().exponential", lambda: np.random.default_rng(1).exponential(size=n), repeat=3)[12345])
print(timed("RandomState.rand", lambda: np.random.RandomState(1).rand(n), repeat=3)[12345])
print(timed("RandomState.randn", lambda: np.random.RandomState(1).randn(n), repeat=3)[12345])
print(timed("shuffle of 1e6", lambda: np.random.default_rng(1).permutation(1_000_000), repeat=3)[12345])
