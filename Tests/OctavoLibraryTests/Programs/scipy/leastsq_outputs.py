import numpy as np
from scipy.optimize import leastsq

x = np.linspace(0, 4, 10)
y = 2 * np.exp(-x) + 0.1 * np.sin(7 * x)
f = lambda p: p[0] * np.exp(-p[1] * x) - y
p, ier = leastsq(f, [1, 0.5])
print(np.round(p, 5), ier)
p, cov, info, message, ier = leastsq(f, [1, 0.5], full_output=True)
print(np.round(cov, 5), sorted(info), info["nfev"], info["fjac"].shape, info["ipvt"])
print(message)
df = lambda p: np.array([np.exp(-p[1] * x), -p[0] * x * np.exp(-p[1] * x)])
p, cov, info, message, ier = leastsq(f, [1, 0.5], Dfun=df, col_deriv=True, full_output=True)
print(np.round(p, 5), info["nfev"], info["njev"])
print(leastsq(lambda p, a: [p[0] - a, 2 * p[0]], 5.0, args=(3,))[0])
try:
    leastsq(lambda p: [p[0]], [1, 2])
except TypeError as e:
    print(e)
