import warnings
import numpy as np
from scipy.optimize import minimize

warnings.simplefilter("ignore")


def f(x):
    return np.inf if x[0] > 1.5 else (x[0] - 1) ** 2


with np.errstate(all="ignore"):
    r = minimize(f, [0.0], method="L-BFGS-B", bounds=[(-5, 5)])
print(r.success, r.x.round(4))
r = minimize(lambda x: np.nan, [1.0], method="Nelder-Mead", options={"maxiter": 5})
print(r.success, r.x)
r = minimize(lambda x: 0.0 * x[0], [1.0], method="L-BFGS-B")
print(r.success, r.message, r.nit, r.nfev)
r = minimize(lambda x: abs(x[0]), [1.0], method="Nelder-Mead")
print(r.success, r.x.round(4) + 0.0)
