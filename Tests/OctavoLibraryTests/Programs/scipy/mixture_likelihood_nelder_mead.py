import numpy as np
from scipy.optimize import minimize
from scipy.stats import norm

np.random.seed(123)
d = np.concatenate([np.random.normal(0, 0.08, size=300), np.random.normal(0.6, 0.12, size=700)])


def pdf_model(x, theta):
    mu1, sig1, mu2, sig2, pi_1 = theta
    return pi_1 * norm.pdf(x, mu1, sig1) + (1 - pi_1) * norm.pdf(x, mu2, sig2)


def negative_log_likelihood(theta, sample):
    return -np.log(pdf_model(sample, theta)).sum()


start = np.array([-0.2, 0.2, 0.8, 0.2, 0.5])
res = minimize(
    negative_log_likelihood,
    x0=start,
    args=(d,),
    method="Nelder-Mead",
    options=dict(maxiter=10000, maxfev=20000),
)
print(res.success, res.message, res.nit, res.nfev)
print(res.x.round(4), round(res.fun, 4))
