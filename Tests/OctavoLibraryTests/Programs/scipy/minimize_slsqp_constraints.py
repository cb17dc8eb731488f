import warnings
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, NonlinearConstraint, minimize

warnings.simplefilter("ignore")

fun = lambda x: (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2
cons = ({"type": "ineq", "fun": lambda x: x[0] - 2 * x[1] + 2}, {"type": "ineq", "fun": lambda x: -x[0] - 2 * x[1] + 6},
        {"type": "ineq", "fun": lambda x: -x[0] + 2 * x[1] + 2})
r = minimize(fun, (2, 0), method="SLSQP", bounds=((0, None), (0, None)), constraints=cons)
print(np.round(r.x, 6), round(float(r.fun), 6), r.nit, r.nfev, r.success, r.message)
r = minimize(fun, (2, 0), bounds=((0, None), (0, None)), constraints=cons)
print(np.round(r.x, 6), r.status, np.round(r.multipliers, 4))
r = minimize(fun, (2, 0), constraints={"type": "eq", "fun": lambda x, a: x[0] + x[1] - a, "args": (1,)})
print(np.round(r.x, 6), r.nit)
r = minimize(fun, (2, 0), method="SLSQP", constraints=LinearConstraint([[1, 1], [1, -1]], [-np.inf, 0], [2, 0]))
print(np.round(r.x, 6))
r = minimize(fun, (2, 0), method="SLSQP", constraints=NonlinearConstraint(lambda x: x[0] ** 2 + x[1] ** 2, 0, 1),
             bounds=Bounds(0, 2))
print(np.round(r.x, 5))
for bad in [{"fun": fun}], [{"type": "eq"}], [{"type": "lt", "fun": fun}], [3]:
    try:
        minimize(fun, (2, 0), method="SLSQP", constraints=bad)
    except Exception as e:
        print(type(e).__name__, e)
