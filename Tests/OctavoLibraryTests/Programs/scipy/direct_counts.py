"""Evaluations and iterations of DIRECT, with both measures of a box and each way to stop."""
import numpy as np
from scipy.optimize import Bounds, direct, rosen


def styblinski_tang(x):
    return 0.5 * sum(v**4 - 16 * v**2 + 5 * v for v in x)


def skew(x):
    return (x[0] - 0.3) ** 2 * 3 + np.sin(3 * x[1]) + (x[1] - 0.7 * x[0]) ** 2


for name, f, bounds in (("tang", styblinski_tang, Bounds([-4, -4], [4, 4])), ("rosen", rosen, [(-1, 3)] * 3),
                        ("skew", skew, [(-2, 3), (-1, 4)])):
    for biased in (True, False):
        for options in ({"len_tol": 1e-3}, {"maxiter": 12}, {"eps": 1e-2, "maxiter": 10}, {"maxfun": 150}):
            r = direct(f, bounds, locally_biased=biased, **options)
            print(name, biased, options, r.nfev, r.nit, np.round(r.x, 6), round(r.fun, 8), r.message)
