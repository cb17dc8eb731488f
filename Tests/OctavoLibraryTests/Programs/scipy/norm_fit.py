from scipy.stats import norm
import numpy as np

data = np.array([2.1, 2.5, 1.9, 3.2, 2.8])
mu, sigma = norm.fit(data)
print(
    mu,
    sigma,
    norm.fit(data, floc=2),
    norm.fit(data, fscale=1),
    norm.fit([1, 2, 3]),
    norm.nnlf((mu, sigma), data),
    data.std() == sigma,
)
for attempt in (lambda: norm.fit([1, np.nan]), lambda: norm.fit(data, floc=1, fscale=1)):
    try:
        print(attempt())
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__, error)
