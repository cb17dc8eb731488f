import numpy as np
from scipy.optimize import newton

g = lambda x: x ** 3 - x - 2
d = lambda x: 3 * x ** 2 - 1
print(newton(g, 1.5), type(newton(g, 1.5)).__name__)
print(newton(g, 1.5, fprime=d), newton(g, 1.5, fprime=d, fprime2=lambda x: 6 * x))
for kw in {}, {"fprime": d}, {"fprime": d, "fprime2": lambda x: 6 * x}, {"x1": 2.0}:
    root, info = newton(g, 1.5, full_output=True, **kw)
    print(info.method, info.iterations, info.function_calls, info.converged)
print(newton(g, [1.5, 3.0]))
print(newton(g, np.array([1.5, 3.0]), fprime=d))
print(newton(lambda x, a: x ** 2 - a, 2.0, args=(5,)))
for call in (lambda: newton(g, 1.5, maxiter=1), lambda: newton(g, 0.0, fprime=lambda x: 0 * x),
             lambda: newton(lambda x: 1.0, 1.0), lambda: newton(g, 1.0, tol=-1), lambda: newton(g, 1.0, maxiter=0),
             lambda: newton(g, 1.0, x1=1.0)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
