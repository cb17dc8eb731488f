from scipy.optimize import minimize
import numpy as np
for x0 in (2.0, [2.0], np.array(2.0), np.array([2.0]), 2, (2,)):
    r = minimize(lambda x: (x[0] - 0.5) ** 2 if np.ndim(x) else x ** 2, x0, method="Nelder-Mead")
    print(type(x0).__name__, r.x.shape, r.x.round(3), type(r.fun).__name__, r.x.dtype)
