"""Callbacks, displays and a minimiser of the program's own."""
import numpy as np
from scipy.optimize import minimize, rosen, rosen_der, rosen_hess, rosen_hess_prod, OptimizeResult
x0 = np.array([1.3, 0.7, 0.8, 1.9, 1.2])
for m in ("Nelder-Mead", "Powell", "CG", "BFGS", "L-BFGS-B", "SLSQP", "Newton-CG", "trust-ncg", "trust-constr"):
    path = []
    kw = {}
    if m in ("Newton-CG", "trust-ncg"): kw = {"jac": rosen_der, "hess": rosen_hess}
    elif m not in ("Nelder-Mead", "Powell"): kw = {"jac": rosen_der}
    if m == "trust-constr":
        r = minimize(rosen, x0, method=m, callback=lambda x, state: path.append(state.fun), **kw)
    else:
        r = minimize(rosen, x0, method=m, callback=lambda xk: path.append(rosen(xk)), **kw)
    print(m, len(path), r.nit, r.nfev, r.success, r.message, np.round(path[:3], 6), np.round(path[-1], 8))
def stop(intermediate_result: OptimizeResult):
    if intermediate_result.fun < 0.5: raise StopIteration
for m in ("Nelder-Mead", "Powell", "CG", "BFGS", "L-BFGS-B", "SLSQP"):
    r = minimize(rosen, x0, method=m, callback=stop)
    print(m, r.success, r.status, r.message, round(r.fun, 4), r.nit)
r = minimize(rosen, x0, method="Nelder-Mead", options={"xatol": 1e-8, "disp": True}); print(r.x)
r = minimize(rosen, x0, method="BFGS", jac=rosen_der, options={"disp": True}); print(r.x)
r = minimize(rosen, x0, method="Newton-CG", jac=rosen_der, hessp=rosen_hess_prod, options={"xtol": 1e-8, "disp": True}); print(r)
def fg(x): return rosen(x), rosen_der(x)
for m in ("BFGS", "L-BFGS-B", "CG", "SLSQP", "Newton-CG"): 
    r = minimize(fg, x0, jac=True, method=m); print(m, r.nfev, r.njev, r.nit, np.round(r.x, 4))
r = minimize(rosen, x0, method="BFGS", options={"return_all": True}); print(len(r.allvecs), r.allvecs[1])
r = minimize(rosen, x0); print(r.keys()); print(r["x"], "fun" in r, r.get("nope"))
def custom(fun, x0, args=(), maxfev=None, stepsize=0.1, maxiter=100, callback=None, **options):
    bestx, besty, funcalls, niter, improved, stop = x0, fun(x0), 1, 0, True, False
    while improved and not stop and niter < maxiter:
        improved = False
        niter += 1
        for dim in range(np.size(x0)):
            for s in [bestx[dim] - stepsize, bestx[dim] + stepsize]:
                testx = np.copy(bestx); testx[dim] = s
                testy = fun(testx, *args); funcalls += 1
                if testy < besty: besty, bestx, improved = testy, testx, True
            if callback is not None: callback(bestx)
            if maxfev is not None and funcalls >= maxfev: stop = True; break
    return OptimizeResult(fun=besty, x=bestx, nit=niter, nfev=funcalls, success=(niter > 1))
r = minimize(rosen, [1.35, 0.9, 0.8, 1.1, 1.2], method=custom, options=dict(stepsize=0.05)); print(r)
