"""The callback of SLSQP sees the first point of each search, and the last point where no search was needed."""
import numpy as np
from scipy.optimize import minimize, rosen, rosen_der


def shown(name):
    def callback(intermediate_result):
        print(name, np.round(intermediate_result.x, 5), round(float(intermediate_result.fun), 4))
    return callback


disc = {"type": "ineq", "fun": lambda x: 1.5 - x[0] ** 2 - x[1] ** 2, "jac": lambda x: np.array([-2 * x[0], -2 * x[1]])}
r = minimize(rosen, [-1.2, 1.0], jac=rosen_der, method="SLSQP", constraints=disc, callback=shown("disc"))
print(r.nit, r.nfev, r.njev, r.message)
r = minimize(rosen, [-1.2, 1.0], jac=rosen_der, method="SLSQP", callback=shown("short"), options={"maxiter": 3})
print(r.nit, r.nfev, r.njev, r.message, r.status, np.round(r.x, 5))
calls = []


def stop(x):
    calls.append(x)
    if len(calls) == 2:
        raise StopIteration


r = minimize(rosen, [-1.2, 1.0], jac=rosen_der, method="SLSQP", callback=stop)
print(r.nit, r.nfev, r.njev, r.message, r.status, r.success, np.round(r.x, 5), np.round(r.jac, 4))
