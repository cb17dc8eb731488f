"""scipy.stats.fit: bounds and guesses of all forms, discrete shapes, spacings, mistakes."""
import warnings

import numpy as np
from scipy import optimize, stats


def shown(result):
    return {name: round(float(value), 3) for name, value in zip(result.params._fields, result.params)}


def search(fun, bounds, *, integrality=None, x0=None):
    return optimize.differential_evolution(fun, bounds, rng=1, integrality=integrality, x0=x0,
                                           popsize=5, maxiter=25)


warnings.simplefilter("ignore")
counts = stats.nbinom.rvs(5, 0.5, size=60, random_state=7)
x = stats.norm.rvs(2, 3, size=40, random_state=1)
found = stats.fit(stats.nbinom, counts, [(0, 30), (0, 1)], optimizer=search)
print(shown(found), found.success, found.message, round(found.nllf(), 4), round(found.nllf((5, 0.5, 0)), 4))
print(shown(stats.fit(stats.nbinom, counts, {"n": (0, 30), "p": (0, 1)}, optimizer=search)))
print(shown(stats.fit(stats.norm, x, [(-10, 10), (0, 10)], optimizer=search)), shown(stats.fit(stats.norm, x, [(-10, 10), (0, 10)], method="mse", optimizer=search)))
print(shown(stats.fit(stats.gamma, np.abs(x), {"a": (.1, 10), "scale": (.1, 10)}, guess={"a": 2, "scale": 2}, optimizer=search)))
print(stats.fit(stats.norm, x, optimizer=search))
gamma = {"a": (1, 2)}
for arguments, more in (
    ((stats.gamma, x), {}), ((stats.gamma, x, [(1, 2)] * 9), {}), ((stats.gamma, x, {"foo": (1, 2)}), {}),
    ((stats.gamma, x, {"a": (2, 1)}), {}), ((stats.gamma, [[1]], gamma), {}), ((stats.gamma, [np.nan], gamma), {}),
    (("norm", x), {}), ((stats.gamma, x, gamma), {"method": "q"}), ((stats.gamma, x, gamma), {"guess": {"a": 5}}),
):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            found = stats.fit(*arguments, optimizer=search, **more)
            print(shown(found), found.success, found.message)
        except Exception as error:
            print(type(error).__name__, error)
        for each in caught:
            print(" ", each.category.__name__, each.message)
