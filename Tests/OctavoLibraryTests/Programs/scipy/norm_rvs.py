from scipy.stats import norm
import numpy as np

np.random.seed(42)
print(
    norm.rvs(),
    norm.rvs(size=3),
    norm.rvs(10, 2, size=2),
    norm.rvs(loc=5, size=2),
    norm.rvs(0, 1, 2),
    norm.rvs(size=(2, 2)),
)
print(
    norm.rvs(size=2, random_state=7),
    norm.rvs(size=2, random_state=7),
    norm.rvs(size=2, random_state=np.random.default_rng(7)),
    norm.rvs(size=2, random_state=np.random.RandomState(7)),
    np.random.rand(),
)
print(type(norm.rvs()).__name__, type(norm.rvs(size=1)).__name__)
