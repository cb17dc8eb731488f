"""With jac=True values and gradients are counted by what the method asked for."""
import numpy as np
from scipy.optimize import minimize, rosen, rosen_der

calls = 0


def both(x):
    global calls
    calls += 1
    return rosen(x), rosen_der(x)


for method in ("BFGS", "L-BFGS-B", "CG", "SLSQP", "Newton-CG"):
    calls = 0
    r = minimize(both, [1.3, 0.7, 0.8, 1.9, 1.2], jac=True, method=method)
    print(method, r.nfev, r.njev, r.nit, calls, np.round(r.x, 3))
