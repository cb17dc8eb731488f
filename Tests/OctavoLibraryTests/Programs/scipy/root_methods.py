import numpy as np
from scipy.optimize import root

def fun(x):
    return [x[0] + 0.5 * (x[0] - x[1]) ** 3 - 1.0, 0.5 * (x[1] - x[0]) ** 3 + x[1]]

def jac(x):
    return np.array([[1 + 1.5 * (x[0] - x[1]) ** 2, -1.5 * (x[0] - x[1]) ** 2],
                     [-1.5 * (x[1] - x[0]) ** 2, 1 + 1.5 * (x[1] - x[0]) ** 2]])

r = root(fun, [0, 0])
print(np.round(r.x, 8), r.success, r.status, r.nfev, r.method, r.message)
print(sorted(r.keys()))
r = root(fun, [0, 0], jac=jac)
print(np.round(r.x, 8), r.nfev, r.njev)
r = root(lambda x: (fun(x), jac(x)), [0, 0], jac=True)
print(np.round(r.x, 8), r.nfev)
for method in "broyden1", "broyden2", "anderson", "diagbroyden", "df-sane":
    r = root(fun, [0, 0], method=method)
    print(method, np.round(r.x, 4), r.nit, r.nfev, r.success, r.message)
r = root(fun, [0, 0], method="lm", jac=jac)
print(np.round(r.x, 6), r.success, r.nfev, r.njev)
print(root(lambda x, a: x ** 2 - a, [1.0, 2.0], args=(3,)).x)
try:
    root(fun, [0, 0], method="foo")
except ValueError as e:
    print(e)
