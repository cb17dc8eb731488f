"""Objectives of a few variables: Rosenbrock in ten dimensions, a mixture's likelihood."""

import time

import numpy as np
from scipy.optimize import minimize

rng = np.random.default_rng(3)
sample = np.concatenate([rng.normal(-2, 1, 400), rng.normal(3, 1.5, 600)])


def rosenbrock(x):
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2.0) ** 2.0 + (1 - x[:-1]) ** 2.0)


def mixture(p):
    w, m1, s1, m2, s2 = p
    first = w / s1 * np.exp(-0.5 * ((sample - m1) / s1) ** 2)
    second = (1 - w) / s2 * np.exp(-0.5 * ((sample - m2) / s2) ** 2)
    return -np.sum(np.log((first + second) / np.sqrt(2 * np.pi)))


def timed(name, fun, start, method, repeats, **keywords):
    begin = time.perf_counter()
    for _ in range(repeats):
        result = minimize(fun, start, method=method, **keywords)
    print(f"@time {name}, {method}: {(time.perf_counter() - begin) / repeats}")
    print(name, method, result.success, *(f"{v:.2f}" for v in result.x))


x0 = np.array([1.3, 0.7, 0.8, 1.9, 1.2, 1.3, 0.7, 0.8, 1.9, 1.2])
for method in ("BFGS", "L-BFGS-B", "Powell", "SLSQP", "CG", "trust-constr"):
    timed("Rosenbrock", rosenbrock, x0, method, 5)
timed("Rosenbrock", rosenbrock, x0, "Nelder-Mead", 5, options={"maxiter": 20000, "maxfev": 20000})
p0 = np.array([0.5, -1.0, 1.0, 2.0, 1.0])
bounds = [(0.01, 0.99), (None, None), (0.1, None), (None, None), (0.1, None)]
for method in ("Nelder-Mead", "Powell", "L-BFGS-B", "SLSQP"):
    timed("mixture", mixture, p0, method, 3, bounds=bounds)
