import numpy as np
from scipy.optimize import fsolve

def func(x):
    return [x[0] * np.cos(x[1]) - 4, x[1] * x[0] - x[1] - 5]

root = fsolve(func, [1, 1])
print(np.round(root, 8), np.isclose(func(root), [0.0, 0.0]))
x, info, ier, message = fsolve(func, [1, 1], full_output=True)
print(sorted(info), info["nfev"], info["r"].shape, ier, message)
print(fsolve(lambda x: x ** 2 - 4, 3), fsolve(lambda x, a: x - a, 0.0, args=(7,)))
print(fsolve(lambda x: x ** 2 - 4, [3, -1], fprime=lambda x: np.diag(2 * x)))
try:
    fsolve(lambda x: [x[0]], [1, 2])
except TypeError as e:
    print(e)
