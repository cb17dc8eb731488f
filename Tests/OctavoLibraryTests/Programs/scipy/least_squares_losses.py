import numpy as np
from scipy.optimize import least_squares

rng = np.random.default_rng(5)
t = np.linspace(0, 10, 30)
y = 0.5 + 2 * np.exp(-t) + 0.05 * rng.normal(size=t.size)
y[[3, 11, 17]] += [2, -3, 4]
f = lambda p: p[0] + p[1] * np.exp(-p[2] * t) - y
for loss in "linear", "soft_l1", "huber", "cauchy", "arctan":
    r = least_squares(f, [1, 1, 1], loss=loss, f_scale=0.1)
    print(loss, np.round(r.x, 4), round(r.cost, 6), r.nfev, r.njev, r.status)

def own(z):
    return np.array([np.log1p(z), 1 / (1 + z), -1 / (1 + z) ** 2])

print(np.round(least_squares(f, [1, 1, 1], loss=own, f_scale=0.1).x, 4))
