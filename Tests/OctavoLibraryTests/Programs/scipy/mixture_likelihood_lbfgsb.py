import numpy as np
from scipy.optimize import minimize

np.random.seed(123)
d = np.concatenate([np.random.normal(0, 0.08, size=300), np.random.normal(0.6, 0.12, size=700)])


def log_normal(x, mu, sigma):
    return -0.5 * ((x - mu) / sigma) ** 2 - np.log(sigma) - 0.5 * np.log(2 * np.pi)


def negative_log_likelihood(theta, x):
    mu1, s1, mu2, s2, w = theta
    return -np.logaddexp(
        np.log(w) + log_normal(x, mu1, s1), np.log(1 - w) + log_normal(x, mu2, s2)
    ).sum()


bounds = [(-0.5, 2), (0.01, 0.5), (-0.5, 2), (0.01, 0.5), (0.01, 0.99)]
res = minimize(
    negative_log_likelihood, [0.0, 0.1, 0.7, 0.1, 0.4], args=(d,), method="L-BFGS-B", bounds=bounds
)
print(res.success, res.status, res.x.round(3), round(res.fun, 3))
