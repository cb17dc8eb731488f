from scipy.optimize import minimize
import numpy as np
for method in ("Nelder-Mead", "L-BFGS-B", "BFGS"):
    calls = []

    def f(x):
        calls.append(1)
        return (x[0] - 1) ** 2 + (x[1] + 2) ** 2

    r = minimize(f, np.zeros(2), method=method)
    print(method, len(calls) == r.nfev, r.nfev, r.nit, r.success, r.x.round(4))
