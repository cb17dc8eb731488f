import numpy as np
from scipy.optimize import minimize, rosen, rosen_der

seen = []
def old(xk):
    seen.append(xk.copy())
r = minimize(rosen, [1.3, 0.7], method="BFGS", jac=rosen_der, callback=old)
print(len(seen) == r.nit)
def new(*, intermediate_result):
    if intermediate_result.fun < 1e-2:
        raise StopIteration
for method in "BFGS", "Nelder-Mead", "CG", "L-BFGS-B", "Powell", "SLSQP":
    r = minimize(rosen, [1.3, 0.7], method=method, callback=new)
    print(method, r.success, r.status, r.message)
r = minimize(rosen, [1.3, 0.7], method="BFGS", jac=rosen_der, options={"return_all": True, "maxiter": 3})
print(len(r.allvecs), r.allvecs[0], r.nit, r.message)
