import numpy as np
from scipy.optimize import bisect, brenth, brentq, ridder, toms748

g = lambda x, c=2: x ** 3 - x - c
for solver in bisect, brentq, brenth, ridder, toms748:
    print(solver.__name__, round(float(solver(g, 1, 2)), 10), round(float(solver(g, 1, 2, args=(3,))), 10))
    print(solver(g, 1, 2, full_output=True)[1].iterations, solver(np.cos, 0, 3, full_output=True)[1].function_calls)
    for call in (lambda: solver(g, 2, 3), lambda: solver(g, 1, 2, maxiter=2), lambda: solver(lambda x: np.nan, 1, 2),
                 lambda: solver(g, 1, 2, xtol=0), lambda: solver(g, 1, 2, rtol=1e-20)):
        try:
            call()
        except Exception as e:
            print(type(e).__name__, e)
print(brentq(g, 1, 2, maxiter=2, full_output=True, disp=False)[1])
print(brentq(lambda x: x, 0, 1), brentq(lambda x: x - 1, 0, 1))
