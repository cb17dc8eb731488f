from scipy.optimize import minimize
import numpy as np
r = minimize(lambda x: (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2, [2, 0], method="Nelder-Mead")
print(r.x.round(3), round(r.fun, 6), r.nit, r.nfev, r.success, r.status, r.message)
print(r)
