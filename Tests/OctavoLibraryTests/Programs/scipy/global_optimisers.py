import numpy as np
from scipy.optimize import LinearConstraint, basinhopping, differential_evolution, dual_annealing, rosen

r = differential_evolution(rosen, [(0, 2), (0, 2), (0, 2)], rng=1)
print(np.round(r.x, 6), r.nit, r.nfev, r.message, r.success)
r = differential_evolution(rosen, [(0, 2), (0, 2)], seed=4, strategy="rand1exp", updating="deferred", maxiter=30, polish=False)
print(r.x, r.fun, r.nit, r.nfev, r.message)
r = differential_evolution(rosen, [(0, 2), (0, 2)], rng=1, constraints=LinearConstraint([[1, 1]], -np.inf, 1.9), polish=False)
print(np.round(r.x, 5), r.nit, r.maxcv)
f = lambda x: np.cos(14.5 * x[0] - 0.3) + (x[0] + 0.2) * x[0]
r = basinhopping(f, [1.0], niter=30, rng=1, minimizer_kwargs={"method": "BFGS"})
print(np.round(r.x, 5), round(float(r.fun), 6), r.nit, r.message, r.minimization_failures)
h = lambda x: np.sum(x * x - 10 * np.cos(2 * np.pi * x)) + 10 * np.size(x)
r = dual_annealing(h, [(-5.12, 5.12)] * 2, rng=3, maxiter=100)
print(np.round(r.x, 5), r.nit, r.message, r.success)
