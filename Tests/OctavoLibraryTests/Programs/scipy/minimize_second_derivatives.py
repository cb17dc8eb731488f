import numpy as np
from scipy.optimize import minimize, rosen, rosen_der, rosen_hess, rosen_hess_prod

x0 = [1.3, 0.7, 0.8, 1.9, 1.2]
for method in "Newton-CG", "trust-ncg", "trust-exact":
    r = minimize(rosen, x0, method=method, jac=rosen_der, hess=rosen_hess)
    print(method, np.round(r.x, 5), r.nit, r.nfev, r.njev, r.nhev, r.success, r.message)
for method in "Newton-CG", "trust-ncg":
    r = minimize(rosen, x0, method=method, jac=rosen_der, hessp=rosen_hess_prod)
    print(method, np.round(r.x, 5), r.nit, r.nfev, r.njev, r.nhev)
r = minimize(rosen, [1.1, 1.2], method="dogleg", jac=rosen_der, hess=rosen_hess)
print(np.round(r.x, 5), r.nit, r.success)
r = minimize(rosen, x0, method="dogleg", jac=rosen_der, hess=rosen_hess)
print(r.status, r.success, r.message)
minimize(rosen, x0, method="trust-exact", jac=rosen_der, hess=rosen_hess, options={"disp": True})
for kw in dict(method="Newton-CG"), dict(method="dogleg", jac=rosen_der), dict(method="trust-ncg"), dict(method="trust-exact", jac=rosen_der):
    try:
        minimize(rosen, x0, **kw)
    except ValueError as e:
        print(e)
