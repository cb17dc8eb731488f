import numpy as np
from scipy.optimize import root_scalar

g = lambda x: x ** 3 - x - 2
d = lambda x: 3 * x ** 2 - 1
print(root_scalar(g, bracket=[1, 2]))
for method in "bisect", "brentq", "brenth", "ridder", "toms748":
    r = root_scalar(g, bracket=[1, 2], method=method)
    print(method, round(float(r.root), 9), r.converged, r.flag, r.iterations)
for kw in (dict(x0=1.5), dict(x0=1.5, x1=2), dict(x0=1.5, fprime=d), dict(x0=1.5, fprime=d, fprime2=lambda x: 6 * x),
           dict(x0=1.5, method="secant"), dict(x0=1.5, xtol=1e-3), dict(x0=1.5, maxiter=2)):
    r = root_scalar(g, **kw)
    print(r.method, round(float(r.root), 6), r.iterations, r.function_calls, r.converged)
r = root_scalar(lambda x: (g(x), d(x)), x0=1.5, fprime=True)
print(r.method, r.function_calls, r.root)
r = root_scalar(lambda x: (g(x), d(x), 6 * x), x0=1.5, fprime=True, fprime2=True)
print(r.method, r.function_calls, r.root)
for kw in {}, {"method": "foo"}, {"method": "brentq"}, {"method": "newton"}, {"method": "halley", "x0": 1}:
    try:
        root_scalar(g, **kw)
    except Exception as e:
        print(type(e).__name__, e)
print(root_scalar(lambda x: np.nan if x > 1.2 else x - 1.1, bracket=[1, 2]))
