import numpy as np
from scipy.stats import norm
s = np.array([2.3, 3.2, 3.1, 1.6, 1.9, 11.5, 10.2, 12.3, 8.6, 10.9])
mu, sig, pi_ = np.array([4.0, 6.0]), np.array([1.0, np.sqrt(2.0)]), np.array([0.5, 0.5])
gamma = np.zeros((2, s.size))
for step in range(3):
    total = sum(pi_[k] * norm.pdf(s, mu[k], sig[k]) for k in (0, 1))
    for k in (0, 1):
        gamma[k, :] = pi_[k] * norm.pdf(s, mu[k], sig[k]) / total
        count = gamma[k].sum()
        mu[k] = sum(gamma[k] * s) / count
        sig[k] = np.sqrt(sum(gamma[k] * (s - mu[k]) ** 2) / count)
        pi_[k] = count / s.size
    print(step, mu.round(6), (sig ** 2).round(6), pi_.round(6))
print("Means: %6.2f %6.2f" % (mu[0], mu[1]))
print("Std dev: %6.2f %6.2f" % tuple(sig))
