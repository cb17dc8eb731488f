"""Constraints of each kind, least squares with bounds, minimisers of the program's own."""
import numpy as np
from scipy.optimize import minimize, Bounds, LinearConstraint, NonlinearConstraint, BFGS, SR1, HessianUpdateStrategy, rosen, rosen_der, rosen_hess, rosen_hess_prod
bounds = Bounds([0, -0.5], [1.0, 2.0])
linear_constraint = LinearConstraint([[1, 2], [2, 1]], [-np.inf, 1], [1, 1])
def cons_f(x): return [x[0]**2 + x[1], x[0]**2 - x[1]]
def cons_J(x): return [[2*x[0], 1], [2*x[0], -1]]
def cons_H(x, v): return v[0]*np.array([[2, 0], [0, 0]]) + v[1]*np.array([[2, 0], [0, 0]])
x0 = np.array([0.5, 0])
for nc in (NonlinearConstraint(cons_f, -np.inf, 1, jac=cons_J, hess=cons_H), NonlinearConstraint(cons_f, -np.inf, 1, jac=cons_J, hess=BFGS()), NonlinearConstraint(cons_f, -np.inf, 1, jac=cons_J, hess='2-point'), NonlinearConstraint(cons_f, -np.inf, 1, jac='2-point', hess=BFGS())):
    res = minimize(rosen, x0, method='trust-constr', jac=rosen_der, hess=rosen_hess, constraints=[linear_constraint, nc], bounds=bounds)
    print(np.round(res.x, 5), res.status, res.nit, res.nfev)
res = minimize(rosen, x0, method='trust-constr', jac=rosen_der, hessp=rosen_hess_prod, constraints=[linear_constraint, nc], bounds=bounds); print(np.round(res.x, 5))
res = minimize(rosen, x0, method='trust-constr', jac="2-point", hess=SR1(), constraints=[linear_constraint, nc], bounds=bounds); print(np.round(res.x, 4))
ineq_cons = {'type': 'ineq', 'fun' : lambda x: np.array([1 - x[0] - 2*x[1], 1 - x[0]**2 - x[1], 1 - x[0]**2 + x[1]]),
             'jac' : lambda x: np.array([[-1.0, -2.0], [-2*x[0], -1.0], [-2*x[0], 1.0]])}
eq_cons = {'type': 'eq', 'fun' : lambda x: np.array([2*x[0] + x[1] - 1]), 'jac' : lambda x: np.array([2.0, 1.0])}
res = minimize(rosen, x0, method='SLSQP', jac=rosen_der, constraints=[eq_cons, ineq_cons], options={'ftol': 1e-9}, bounds=bounds)
print(res.x)
from scipy.optimize import least_squares
def model(x, u): return x[0] * (u ** 2 + x[1] * u) / (u ** 2 + x[2] * u + x[3])
def fun(x, u, y): return model(x, u) - y
def jac(x, u, y):
    J = np.empty((u.size, x.size))
    den = u ** 2 + x[2] * u + x[3]; num = u ** 2 + x[1] * u
    J[:, 0] = num / den; J[:, 1] = x[0] * u / den; J[:, 2] = -x[0] * num * u / den ** 2; J[:, 3] = -x[0] * num / den ** 2
    return J
u = np.array([4.0, 2.0, 1.0, 5.0e-1, 2.5e-1, 1.67e-1, 1.25e-1, 1.0e-1, 8.33e-2, 7.14e-2, 6.25e-2])
y = np.array([1.957e-1, 1.947e-1, 1.735e-1, 1.6e-1, 8.44e-2, 6.27e-2, 4.56e-2, 3.42e-2, 3.23e-2, 2.35e-2, 2.46e-2])
x0 = np.array([2.5, 3.9, 4.15, 3.9])
res = least_squares(fun, x0, jac=jac, bounds=(0, 100), args=(u, y), verbose=1); print(res.x)
from scipy.optimize import minimize_scalar
f = lambda x: (x - 2) * x * (x + 2)**2
print(minimize_scalar(f, method='brent').x)
from scipy.special import j1
print(round(minimize_scalar(j1, bounds=(4, 7), method='bounded').x, 8))
from scipy.optimize import OptimizeResult
def custmin(fun, x0, args=(), maxfev=None, stepsize=0.1, maxiter=100, callback=None, **options):
    bestx = x0; besty = fun(x0); funcalls = 1; niter = 0; improved = True; stop = False
    while improved and not stop and niter < maxiter:
        improved = False; niter += 1
        for dim in range(np.size(x0)):
            for s in [bestx[dim] - stepsize, bestx[dim] + stepsize]:
                testx = np.copy(bestx); testx[dim] = s
                testy = fun(testx, *args); funcalls += 1
                if testy < besty: besty = testy; bestx = testx; improved = True
            if callback is not None: callback(bestx)
            if maxfev is not None and funcalls >= maxfev: stop = True; break
    return OptimizeResult(fun=besty, x=bestx, nit=niter, nfev=funcalls, success=(niter > 1))
res = minimize(rosen, [1.35, 0.9, 0.8, 1.1, 1.2], method=custmin, options=dict(stepsize=0.05)); print(res.x)
def custmin1(fun, bracket, args=(), maxfev=None, stepsize=0.1, maxiter=100, callback=None, **options):
    bestx = (bracket[1] + bracket[0]) / 2.0; besty = fun(bestx); funcalls = 1; niter = 0; improved = True; stop = False
    while improved and not stop and niter < maxiter:
        improved = False; niter += 1
        for testx in [bestx - stepsize, bestx + stepsize]:
            testy = fun(testx, *args); funcalls += 1
            if testy < besty: besty = testy; bestx = testx; improved = True
        if callback is not None: callback(bestx)
        if maxfev is not None and funcalls >= maxfev: stop = True; break
    return OptimizeResult(fun=besty, x=bestx, nit=niter, nfev=funcalls, success=(niter > 1))
print(minimize_scalar(lambda x: (x - 2)**2 * (x + 2)**2, bracket=(-3.5, 0), method=custmin1, options=dict(stepsize = 0.05)).x)
