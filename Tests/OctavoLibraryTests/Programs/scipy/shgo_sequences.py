"""`shgo` through Sobol', Halton and given points: what is evaluated, and the minima to a few digits."""
import numpy as np
from scipy.optimize import shgo


def show(result):
    print(result.message, result.success, result.nit, result.nfev - result.nlfev)
    print(np.round(result.x, 2) + 0.0, round(float(result.fun), 4), result.xl.shape, np.round(result.funl, 2) + 0.0)


def eggholder(x):
    return (-(x[1] + 47.0) * np.sin(np.sqrt(abs(x[0] / 2.0 + (x[1] + 47.0))))
            - x[0] * np.sin(np.sqrt(abs(x[0] - (x[1] + 47.0)))))


def rastrigin(x):
    return np.sum(x**2 - 10 * np.cos(2 * np.pi * x)) + 10 * len(x) + 0.01 * x[0]


wide, narrow = [(-512, 512)] * 2, [(-4, 5)] * 2
show(shgo(eggholder, wide, n=64, sampling_method="sobol"))
show(shgo(eggholder, wide, n=64, iters=3, sampling_method="sobol"))
show(shgo(eggholder, wide, n=70, iters=2, sampling_method="halton"))
show(shgo(eggholder, wide, sampling_method="halton"))
show(shgo(lambda x: np.sin(3 * x[0]) + x[0] ** 2 / 10, [(-4, 5)], n=32, iters=2, sampling_method="sobol"))
limit = {"type": "ineq", "fun": lambda x: 3 - x[0] - x[1]}
show(shgo(rastrigin, narrow, n=64, sampling_method="sobol", constraints=limit))
show(shgo(rastrigin, narrow, n=64, sampling_method="sobol", constraints=limit, options={"infty_constraints": False}))
show(shgo(rastrigin, narrow, n=30, sampling_method=lambda n, d: np.random.RandomState(3).random_sample((n, d))))
