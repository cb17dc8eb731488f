from scipy.optimize import minimize
import numpy as np


def cost(theta, x, y):
    a, b = theta
    return ((y - a * x - b) ** 2).sum()


x = np.array([0.0, 1.0, 2.0, 3.0])
y = np.array([1.0, 2.9, 5.1, 7.0])
r = minimize(cost, [0, 0], args=(x, y), method="Nelder-Mead")
print(r.x.round(4), round(r.fun, 6), r.nfev)
r = minimize(lambda v: (v - 3) ** 2, x0=0.0, method="Nelder-Mead")
print(r.x.round(4), r.fun < 1e-8, r.x.shape)
r = minimize(cost, [0, 0], args=(x, y), method="Nelder-Mead", bounds=[(0, 1.5), (None, None)])
print(r.x.round(4), r.success)
trace = []
minimize(
    cost,
    [0, 0],
    (x, y),
    method="nelder-mead",
    callback=lambda xk: trace.append(xk.copy()),
    options={"maxiter": 3},
)
print(len(trace), trace[0])
