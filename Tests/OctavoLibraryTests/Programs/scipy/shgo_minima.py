"""`shgo`: the triangulation and its refinements, constraints, options, endings and errors."""
import numpy as np
from scipy.optimize import LinearConstraint, NonlinearConstraint, rosen, shgo


def show(result):
    """The search itself to the last evaluation, local minima to a few digits."""
    print(result.message, result.success, result.nit, result.nfev - result.nlfev, result.nlhev)
    print(np.round(result.x, 3) + 0.0, round(float(result.fun), 4) + 0.0)
    print(result.xl.shape, np.round(result.funl, 3) + 0.0)


def eggholder(x):
    return (-(x[1] + 47.0) * np.sin(np.sqrt(abs(x[0] / 2.0 + (x[1] + 47.0))))
            - x[0] * np.sin(np.sqrt(abs(x[0] - (x[1] + 47.0)))))


def rastrigin(x):
    return np.sum(x**2 - 10 * np.cos(2 * np.pi * x)) + 10 * len(x)


show(shgo(rosen, [(0, 2)] * 5))
show(shgo(eggholder, [(-512, 512)] * 2))
show(shgo(eggholder, [(-512, 512)] * 2, n=60))
show(shgo(eggholder, [(-512, 512)] * 2, iters=3))
show(shgo(eggholder, [(-512, 512)] * 2, n=50, iters=4))
show(shgo(lambda x: rastrigin(x) + 0.01 * x[0] + 0.02 * x[1], [(-4, 5)] * 3, n=75, iters=3, options={"minimize_every_iter": False}))
show(shgo(rastrigin, [(-4, 5)] * 2, n=40, iters=2, options={"f_min": 0.0, "f_tol": 1e-3}))
show(shgo(rastrigin, [(-4, 5)] * 2, n=40, iters=2, options={"maxfev": 200, "local_iter": 2}))
show(shgo(rastrigin, [(-4, 5)] * 2, n=40, options={"minhgrd": 0}))
show(shgo(lambda x: np.sin(3 * x[0]) + x[0] ** 2 / 10, [(-4, 5)], n=20, iters=2))
show(shgo(rastrigin, [(-4, 5)] * 2, n=40, minimizer_kwargs={"method": "L-BFGS-B"}))
show(shgo(rastrigin, [(-4, 5)] * 2, n=40, constraints=[LinearConstraint([[1, 1]], -3, 3)]))
show(shgo(rastrigin, [(-4, 5)] * 2, n=40, constraints=NonlinearConstraint(lambda x: x[0] ** 2 + x[1] ** 2, 1, 9)))


# Hock and Schittkowski's problem 73
def cost(x):
    return 24.55 * x[0] + 26.75 * x[1] + 39 * x[2] + 40.50 * x[3]


def protein(x):
    return 2.3 * x[0] + 5.6 * x[1] + 11.1 * x[2] + 1.3 * x[3] - 5


def fat(x):
    return (12 * x[0] + 11.9 * x[1] + 41.8 * x[2] + 52.1 * x[3] - 21
            - 1.645 * np.sqrt(0.28 * x[0] ** 2 + 0.19 * x[1] ** 2 + 20.5 * x[2] ** 2 + 0.62 * x[3] ** 2))


def whole(x):
    return x[0] + x[1] + x[2] + x[3] - 1


conditions = ({"type": "ineq", "fun": protein}, {"type": "ineq", "fun": fat}, {"type": "eq", "fun": whole})
result = shgo(cost, [(0, 1.0)] * 4, n=150, constraints=conditions)
print(result.success, result.nit, result.xl.shape, np.round(result.x, 4) + 0.0, round(float(result.fun), 4))

seen = []
shgo(lambda x: seen.append(x.tolist()) or float(x @ x), [(-1, 2)] * 2, n=20)
print(seen[:20])
print(shgo(lambda x: x[0], [(0, 1)], constraints={"type": "ineq", "fun": lambda x: -1 - x[0] ** 2}))
for bad in ({"sampling_method": "grid"}, {"bounds": [(5, -4)] * 2}):
    try:
        shgo(rastrigin, **{"bounds": [(-4, 5)] * 2, **bad})
    except ValueError as error:
        print(error)
