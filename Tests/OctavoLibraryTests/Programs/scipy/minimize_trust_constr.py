import warnings
import numpy as np
from scipy.optimize import BFGS, Bounds, LinearConstraint, NonlinearConstraint, minimize, rosen, rosen_der, rosen_hess

warnings.simplefilter("ignore")
bounds = Bounds([0, -0.5], [1.0, 2.0])
linear = LinearConstraint([[1, 2], [2, 1]], [-np.inf, 1], [1, 1])
nonlinear = NonlinearConstraint(lambda x: [x[0] ** 2 + x[1], x[0] ** 2 - x[1]], -np.inf, 1,
                                jac=lambda x: [[2 * x[0], 1], [2 * x[0], -1]],
                                hess=lambda x, v: v[0] * np.array([[2, 0], [0, 0]]) + v[1] * np.array([[2, 0], [0, 0]]))
r = minimize(rosen, [0.5, 0], method="trust-constr", jac=rosen_der, hess=rosen_hess, constraints=[linear, nonlinear],
             bounds=bounds, options={"gtol": 1e-8})
print(np.round(r.x, 6), r.nit, r.nfev, r.status, r.message, r.method)
r = minimize(rosen, [1.3, 0.7, 0.8], method="trust-constr", jac=rosen_der, hess=rosen_hess)
print(np.round(r.x, 5), r.nit, r.nfev, r.cg_niter, r.success)
r = minimize(rosen, [0.5, 0], method="trust-constr",
             constraints=NonlinearConstraint(lambda x: x[0] ** 2 + x[1] ** 2, 0, 1, jac="2-point", hess=BFGS()))
print(np.round(r.x, 4), r.success, r.constr_violation < 1e-8)
r = minimize(lambda x: (x[0] - 1) ** 2 + x[1] ** 2, [2, 0], method="trust-constr",
             constraints={"type": "ineq", "fun": lambda x: 1 - x[0] - x[1] - 1})
print(np.round(r.x, 4))
seen = []
minimize(rosen, [1.3, 0.7], method="trust-constr", callback=lambda x, state: seen.append(state.nit), options={"maxiter": 4})
print(seen)
