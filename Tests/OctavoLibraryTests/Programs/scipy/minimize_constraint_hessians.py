"""Hessians of constraints for trust-constr: functions, differences, approximations; what line_search hands back."""
import numpy as np
from scipy.optimize import (BFGS, SR1, Bounds, LinearConstraint, NonlinearConstraint, line_search, minimize, rosen, rosen_der,
                            rosen_hess)

bounds = Bounds([0, -0.5], [1.0, 2.0])
line = LinearConstraint([[1, 2], [2, 1]], [-np.inf, 1], [1, 1])


def parabolas(x):
    return [x[0] ** 2 + x[1], x[0] ** 2 - x[1]]


def slopes(x):
    return [[2 * x[0], 1], [2 * x[0], -1]]


def bends(x, v):
    return v[0] * np.array([[2, 0], [0, 0]]) + v[1] * np.array([[2, 0], [0, 0]])


for hess in (bends, "2-point", "3-point", BFGS(), SR1()):
    curved = NonlinearConstraint(parabolas, -np.inf, 1, jac=slopes, hess=hess)
    r = minimize(rosen, [0.5, 0], method="trust-constr", jac=rosen_der, hess=rosen_hess, constraints=[line, curved],
                 bounds=bounds)
    print(hess if isinstance(hess, str) else type(hess).__name__, np.round(r.x, 4), r.status, r.nit, r.nfev)
try:
    minimize(rosen, [0.5, 0], method="trust-constr", constraints=NonlinearConstraint(parabolas, -np.inf, 1, hess="2-point"))
except ValueError as error:
    print(error)
print(line_search(lambda x: x[0] ** 2 + x[1] ** 2, lambda x: [2 * x[0], 2 * x[1]], np.array([1.8, 1.7]), np.array([-1.0, -1.0])))
print(line_search(rosen, rosen_der, np.array([1.3, 1.2]), np.array([-1.0, 0.5])))
