"""A map of the program's own evaluates the population, whose members then change together."""
import warnings

import numpy as np
from scipy.optimize import differential_evolution, rosen

sizes = []


def counted(function, points):
    points = list(points)
    sizes.append(len(points))
    return map(function, points)


r = differential_evolution(rosen, [(0, 2)] * 3, updating="deferred", workers=counted, rng=5, maxiter=20, polish=False)
print(len(sizes), sizes[:3], r.nfev, r.nit, np.round(r.x, 6))
plain = differential_evolution(rosen, [(0, 2)] * 3, updating="deferred", rng=5, maxiter=20, polish=False)
print(np.array_equal(plain.x, r.x), plain.nfev)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    r = differential_evolution(rosen, [(0, 2)] * 2, workers=map, vectorized=True, rng=5, maxiter=5, polish=False)
    print(r.nfev, *(str(w.message) for w in caught), sep="\n")
