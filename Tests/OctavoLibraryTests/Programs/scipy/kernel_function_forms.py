# Many ways to write the same objective: all give the same minimum.
import math
import numpy as np
from scipy.optimize import minimize
from scipy.stats import norm

x = np.linspace(-2, 2, 21)
y = 1.5 * np.exp(-0.5 * (x - 0.3) ** 2 / 0.8**2)


def model(x, a, mu, s):
    return a * np.exp(-0.5 * ((x - mu) / s) ** 2)


def unpacked(p):
    a, mu, s = p
    return np.sum((y - model(x, a, mu, s)) ** 2)


def starred(p):
    return ((y - model(x, *p)) ** 2).sum()


def keywords(p):
    options = {"a": p[0], "mu": p[1], "s": p[2]}
    return np.sum(np.square(y - model(x, **options)))


def loop(p):
    total = 0.0
    for xi, yi in zip(x, y):
        total += (yi - p[0] * math.exp(-0.5 * ((xi - p[1]) / p[2]) ** 2)) ** 2
    return total


def comprehension(p):
    r = [yi - model(xi, *p) for xi, yi in zip(x, y)]
    return sum(v * v for v in r)


def indexed(p):
    r = np.zeros(len(x))
    for i in range(len(x)):
        r[i] = y[i] - model(x[i], p[0], p[1], p[2])
    return np.dot(r, r)


def dot(p):
    r = y - model(x, *p)
    return r @ r


def branch(p):
    if p[2] <= 0:
        return 1e6
    return unpacked(p)


def where(p):
    r = y - model(x, *p)
    return np.where(r > 0, r, -r).max() + np.mean(r**2)


def density(p):
    a, mu, s = p
    return np.sum((y - a * abs(s) * math.sqrt(2 * math.pi) * norm.pdf(x, mu, abs(s))) ** 2)


def helper(f):
    return lambda p: f(p)


for fun in (unpacked, starred, keywords, loop, comprehension, indexed, dot, branch, where, density, helper(dot)):
    result = minimize(fun, [1.0, 0.0, 1.0], method="Nelder-Mead", options={"xatol": 1e-8, "fatol": 1e-12, "maxiter": 2000})
    name = fun.__name__
    print(name, np.round(result.x, 5) + 0.0, result.success)


# Printing and counting happen once for each evaluation.
calls = []


def counted(p):
    calls.append(1)
    return (p[0] - 1) ** 2


result = minimize(counted, [0.0], method="Nelder-Mead")
print(len(calls) == result.nfev)
count = 0


def counted_global(p):
    global count
    count += 1
    return (p[0] - 1) ** 2


result = minimize(counted_global, [0.0], method="Nelder-Mead")
print(count == result.nfev)


# An argument that a function changes.
def changing(p):
    p -= 1
    return p[0] ** 2


print(np.round(minimize(changing, [3.0], method="Nelder-Mead").x, 4))
# A condition is warned about, and the values are those of NumPy.
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    minimize(lambda p: np.log(p[0]) ** 2 + 0 * p[0], [0.0], method="Nelder-Mead", options={"maxfev": 3})
    print(sorted({str(w.message) for w in caught if "encountered" in str(w.message)}))
