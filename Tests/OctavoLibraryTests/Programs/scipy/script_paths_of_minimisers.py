import numpy as np
from scipy.optimize import minimize
class Recorder:
    def __init__(self, f): self.f, self.n, self.best, self.history = f, 0, np.inf, []
    def __call__(self, x, *a):
        self.n += 1; v = self.f(x, *a)
        if v < self.best: self.best = v; self.history.append((self.n, v))
        return v
def himmelblau(x): return (x[0]**2+x[1]-11)**2+(x[0]+x[1]**2-7)**2
found = {}
for start in [(0, 0), (-4, 4), (-4, -4), (4, -2), (1, 5)]:
    rec = Recorder(himmelblau)
    r = minimize(rec, start, method="BFGS", tol=1e-9)
    key = tuple(np.round(r.x, 3).tolist()); found.setdefault(key, []).append(start)
    print(start, "->", key, "f=%.1e" % max(r.fun, 1e-12) if r.fun > 1e-9 else "f~0", len(rec.history) > 3)
for k in sorted(found): print(k, found[k])
path = []
minimize(himmelblau, [0., 0.], method="Nelder-Mead", callback=lambda xk: path.append(xk.copy()))
path = np.array(path); print(path.shape, path[:3].round(6), np.linalg.norm(np.diff(path, axis=0), axis=1).sum().round(6))
allv = minimize(himmelblau, [0., 0.], method="Nelder-Mead", options={"return_all": True}).allvecs; print(len(allv), allv[1])
r = minimize(himmelblau, [0., 0.], method="Nelder-Mead", options={"maxiter": 10}); print(r.message, r.success, r.status, r.nit); print(r.final_simplex[1].round(5))
r = minimize(himmelblau, [0., 0.], method="L-BFGS-B", options={"maxiter": 2}); print(r.message, r.success, r.status)
r = minimize(himmelblau, [0., 0.], method="L-BFGS-B", options={"ftol": 1e-12, "gtol": 1e-10, "maxcor": 5}); print(r.message, r.hess_inv.todense().shape, r.hess_inv)
r = minimize(himmelblau, [0., 0.], method="Powell", bounds=[(0, 5), (0, 1)]); print(r.x, r.fun, r.direc.shape)
r = minimize(himmelblau, [0., 0.], method="TNC", bounds=[(0, 2.5), (0, None)]); print(r.x.round(6), r.message)
