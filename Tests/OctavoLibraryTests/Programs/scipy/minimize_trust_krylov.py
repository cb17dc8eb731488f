"""The trust-region method over Krylov spaces, with Hessians and with products."""
import numpy as np
from scipy.optimize import minimize, rosen, rosen_der, rosen_hess, rosen_hess_prod

for keywords in ({"hess": rosen_hess}, {"hessp": rosen_hess_prod}, {"hess": rosen_hess, "options": {"inexact": False}}):
    for start in ([-1.2, 1.0], [1.3, 0.7, 0.8, 1.9, 1.2]):
        r = minimize(rosen, start, jac=rosen_der, method="trust-krylov", **keywords)
        print(r.nit, r.nfev, r.njev, r.nhev, r.success, r.message, np.round(r.x, 4))


def f(x):
    return x[0] ** 4 - 2 * x[0] ** 2 + x[1] ** 2 + 0.3 * x[0]


r = minimize(f, [0.0, 1.0], jac=lambda x: np.array([4 * x[0] ** 3 - 4 * x[0] + 0.3, 2 * x[1]]),
             hess=lambda x: np.diag([12 * x[0] ** 2 - 4, 2]), method="trust-krylov")
print(r.nit, np.round(r.x[0], 6), round(r.fun, 8))
try:
    minimize(rosen, [1, 2.0], method="trust-krylov", jac=rosen_der)
except ValueError as error:
    print(error)
