"""Roots of one and several equations."""
import numpy as np
from scipy import optimize
from scipy.optimize import root, fsolve, brentq, newton, bisect, root_scalar, ridder, toms748, fixed_point, brenth
f = lambda x: x**3 - 2 * x - 5
for m in (brentq, brenth, ridder, bisect): print(m.__name__, repr(m(f, 2, 3)), m(f, 2, 3, full_output=True)[1])
print(root_scalar(f, bracket=[2, 3]))
print(root_scalar(f, x0=2, fprime=lambda x: 3*x**2 - 2, method="newton"))
print(root_scalar(f, x0=2, x1=3, method="secant").root)
print(newton(f, 2), newton(f, 2, fprime=lambda x: 3*x*x-2, fprime2=lambda x: 6*x))
print(newton(lambda x, a: x**2 - a, np.array([1.0, 2, 3]), args=(np.array([2.0, 5, 10]),)))
try: brentq(f, 5, 6)
except ValueError as e: print(e)
def system(v):
    x, y = v
    return [x**2 + y**2 - 4, x - y - 1]
sol, info, ier, msg = fsolve(system, [1, 1], full_output=True)
print(sol, info["nfev"], ier, msg)
for m in ("hybr", "lm", "broyden1", "broyden2", "anderson", "krylov", "df-sane", "diagbroyden", "linearmixing", "excitingmixing"):
    try:
        r = root(system, [1.5, 0.5], method=m)
        print(m, np.round(r.x, 4), r.success)
    except Exception as e: print(m, type(e).__name__, e)
r = root(system, [1, 1]); print(r)
print(fixed_point(lambda x: np.sqrt(10 / (x + 4)), 1.5))
def kepler(E, M, e): return E - e * np.sin(E) - M
print([round(brentq(kepler, 0, 2*np.pi, args=(M, 0.3)), 8) for M in (0.5, 1, 2, 3)])
r = optimize.root_scalar(lambda x: np.cos(x) - x, bracket=(0, 1), method="toms748", xtol=1e-14); print(r.converged, r.iterations, r.function_calls, r.flag)
try: newton(lambda x: x**2 + 1, 1.0, maxiter=20)
except RuntimeError as e: print(e)
def bad(x): return x**2 + 1
r = root(bad, 0.5); print(r.success, r.message)
