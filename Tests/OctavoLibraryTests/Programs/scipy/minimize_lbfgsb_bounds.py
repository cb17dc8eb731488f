from scipy.optimize import minimize, rosen, rosen_der, Bounds
import numpy as np

for bounds in (
    None,
    [(-2, 0.5), (-2, 2)],
    [(1.5, 3), (None, None)],
    [(None, 0), (0, None)],
    Bounds([-1, -1], [0.8, 0.3]),
):
    r = minimize(rosen, [-1.0, 0.2], method="L-BFGS-B", jac=rosen_der, bounds=bounds)
    print(r.x.round(4), round(r.fun, 5), r.success, r.nit, r.nfev)
r = minimize(rosen, [-1.2, 1.0], method="L-BFGS-B", options={"maxiter": 5})
print(r.success, r.status, r.message, r.nit)
r = minimize(rosen, [-1.2, 1.0], method="L-BFGS-B", options={"maxfun": 10})
print(r.success, r.status, r.message)
r = minimize(rosen, [5.0, 5.0], method="L-BFGS-B", jac=rosen_der, bounds=[(0, 2), (0, 2)])
print(r.x.round(4), r.success)
