from scipy.optimize import minimize
import numpy as np

r = minimize(lambda x: (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2, [2.0, 0.0], method="L-BFGS-B")
print(r.x.round(5), r.fun < 1e-9, r.success, r.status, r.message, r.nit, r.nfev, r.njev)
r = minimize(
    lambda x: ((x - np.arange(4)) ** 2).sum(),
    np.zeros(4),
    jac=lambda x: 2 * (x - np.arange(4)),
    method="L-BFGS-B",
)
print(r.x.round(6), r.nit, r.nfev, r.njev, r.message, sorted(r.keys()))
