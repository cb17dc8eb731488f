import numpy as np
from scipy.stats import bernoulli, norm
np.random.seed(2018)
samples = []
for i in range(200):
    s = bernoulli.rvs(0.5, size=1)
    if s == 1:
        v = norm(0, 0.05).rvs(1)
    else:
        v = norm(0.6, 0.08).rvs(1)
    samples.append(v[0])
samples = np.array(samples)
print(samples[:5], samples.mean(), (samples < 0.3).sum(), np.histogram(samples, bins=5)[0])
