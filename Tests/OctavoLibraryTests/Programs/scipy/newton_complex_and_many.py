import numpy as np, warnings
from scipy.optimize import newton, rosen, rosen_der, minimize, toms748, Bounds, curve_fit, fsolve, root
warnings.simplefilter("always")
f = lambda z: z**3-1; fp = lambda z: 3*z*z; fpp = lambda z: 6*z
for kw in ({}, {"fprime": fp}, {"fprime": fp, "fprime2": fpp}):
    for z in (-.5+.5j, 1+0j, 2j, np.array([1+1j, -1+1j, -1-1j]), np.array([.5, 1.5, 2]), [[1., 2], [3, 4]]):
        for full in (False, True):
            try: r = newton(f, z, full_output=full, **kw); print(r if not isinstance(r, np.ndarray) else r.round(10))
            except Exception as e: print(type(e).__name__, e)
def t(*a, **k):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: print(newton(*a, **k))
        except Exception as e: print(type(e).__name__, e)
        for i in w: print("  W", i.category.__name__, i.message, i.lineno)
t(lambda x: x**2+1, [1., 2, 3], fprime=lambda x: 2*x, maxiter=5)
t(lambda x: x**2-2, [0., 2, 3], fprime=lambda x: 2*x)
t(lambda x: x**2-2, [0., 0], fprime=lambda x: 2*x)
t(lambda x: np.where(x > 5, 1.0, x**2-2), [1., 10.])
t(lambda x: np.ones_like(x), [1., 10.])
t(lambda x: x**2-2, np.array([1, 2]), fprime=lambda x: 2*x)
t(lambda x, a: x**2-a, np.ones(3), args=(np.array([1., 2, 3]),), tol=1e-12)
t(lambda z: z**2, 1j, maxiter=3); t(lambda z: z**2+1, 0j, fprime=lambda z: 2*z); t(lambda z: z**2+1, 0j, fprime=lambda z: 2*z, disp=False, full_output=True)
t(lambda z: 1+0*z, 1j, disp=False); t(lambda z: z**2+1, .5j, x1=.7j); t(lambda z: z**2, 1j, maxiter=3, disp=False, full_output=True)
print(rosen(np.array([1+1e-3j, 2, 3])), rosen_der(np.array([1+1e-3j, 2, 3])))
r = minimize(rosen, [-1.2, 1], method="CG", jac="cs"); print(r.success, r.x.round(4))
print(Bounds, Bounds.__module__)
try: toms748(lambda x: x, -1, 2, k=0)
except ValueError as e: print(e)
J = lambda x: [1]
for c in (lambda: fsolve(lambda x: x, [1, 1], fprime=J), lambda: root(lambda x: x, [1, 1], jac=lambda x: np.zeros((3, 3))), lambda: minimize(rosen, [1, 2], callback=3), lambda: minimize(rosen, [1, 2], callback="a", method="Nelder-Mead")):
    try: print(c())
    except Exception as e: print(type(e).__name__, e)
n = [0]
def JJ(x): n[0] += 1; return np.eye(2)*2*x
print(fsolve(lambda x: x**2-[1, 4], [1, 1], fprime=JJ), n)
