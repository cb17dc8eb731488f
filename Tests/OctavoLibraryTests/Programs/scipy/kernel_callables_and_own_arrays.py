# Objectives that fill arrays of their own, objects that are called, and methods as models of fits.
import numpy as np
from scipy.optimize import curve_fit, minimize, root

t = np.linspace(0.0, 3.0, 25)


def filled(p):
    r = np.zeros(3)
    r[0] = p[0] - 1.0
    r[1] = p[1] * p[0] - 2.0
    r[2:] = p[2] ** 2 - p[1]
    return np.sum(r**2)


def system(p):
    f = np.empty(2)
    f[0] = p[0] ** 2 + p[1] - 3.0
    f[1] = p[0] - p[1] + 1.0
    return f


def weighted(p):
    w = np.ones(3)
    w[1] = 4.0
    a = np.linalg.solve(np.diag([1.0, 2.0, 4.0]), np.ones(3))
    return float(np.sum(w * (p - a) ** 2))


class Distance:
    def __init__(self, centre):
        self.centre = centre
        self.calls = None

    def __call__(self, p):
        return np.sum((p - self.centre) ** 2) + 1.0

    def decay(self, t, a, b):
        return a * np.exp(-b * t) + self.centre[0]


print(np.round(minimize(filled, [0.5, 0.5, 0.5], method="BFGS").x, 4))
print(np.round(root(system, [1.0, 1.0]).x, 6))
print(np.round(minimize(weighted, [0.0, 0.0, 0.0], method="BFGS").x, 5))
distance = Distance(np.array([0.25, -1.0]))
result = minimize(distance, [0.0, 0.0], method="BFGS")
print(np.round(result.x, 5), result.nfev)
distance.centre = np.array([2.0, 3.0])
print(np.round(minimize(distance, [0.0, 0.0], method="Nelder-Mead").x, 3))
y = distance.decay(t, 2.5, 1.3)
for start in (None, [1.0, 1.0]):
    found, covariance = curve_fit(distance.decay, t, y + 0.01 * np.sin(9 * t), p0=start)
    print(np.round(found, 5), covariance.shape)
distance.centre = np.array([-1.0, 3.0])
print(np.round(curve_fit(distance.decay, t, y - 3.0)[0], 5))
twice = [system(np.array([1.0, 2.0])), system(np.array([1.0, 2.0]))]
print(twice[0] is twice[1], twice)
