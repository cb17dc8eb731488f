import numpy as np
np.random.seed(3)
print(np.random.rand(2), np.random.default_rng(3).random(2), np.random.RandomState(3).rand(2))
print(np.random.RandomState(3).normal(size=2), np.random.default_rng(3).normal(size=2))
