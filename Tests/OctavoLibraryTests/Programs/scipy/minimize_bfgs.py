from scipy.optimize import minimize, rosen, rosen_der
import numpy as np
r = minimize(rosen, [-1.2, 1.0], method="BFGS", jac=rosen_der)
print(r.x.round(5), r.success, r.status, r.message, r.nit, r.nfev, r.njev, r.hess_inv.round(2))
r = minimize(lambda x: (x[0] - 3) ** 2 + 1, 0.0, method="BFGS")
print(r.x.round(5), round(r.fun, 8), r.nit, r.success)
r = minimize(lambda x: (x ** 2).sum(), [1.0, 2.0])
print(r.x.round(6), r.success, r.message)
r = minimize(rosen, [-1.2, 1.0], method="BFGS", jac=rosen_der, options={"maxiter": 3})
print(r.success, r.status, r.message, r.nit)
r = minimize(rosen, [1.1, 1.1], method="BFGS", jac=rosen_der, options={"gtol": 1e-2})
print(r.success, r.nit, np.abs(r.jac).max() < 1e-2)
