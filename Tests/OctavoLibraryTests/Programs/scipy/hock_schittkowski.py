"""Constrained problems of Hock and Schittkowski's collection (LNEMS 187, 1981) by the methods that take constraints."""
import warnings

import numpy as np
from scipy.optimize import minimize

warnings.simplefilter("ignore")
exp, sqrt = np.exp, np.sqrt
at_least = lambda f: {"type": "ineq", "fun": f}
equal = lambda f: {"type": "eq", "fun": f}
PROBLEMS = {
    6: (lambda x: (1 - x[0]) ** 2, [-1.2, 1], None, [equal(lambda x: 10 * (x[1] - x[0] ** 2))]),
    7: (lambda x: np.log(1 + x[0] ** 2) - x[1], [2, 2], None, [equal(lambda x: (1 + x[0] ** 2) ** 2 + x[1] ** 2 - 4)]),
    10: (lambda x: x[0] - x[1], [-10, 10], None,
         [at_least(lambda x: -3 * x[0] ** 2 + 2 * x[0] * x[1] - x[1] ** 2 + 1)]),
    12: (lambda x: 0.5 * x[0] ** 2 + x[1] ** 2 - x[0] * x[1] - 7 * x[0] - 7 * x[1], [0, 0], None,
         [at_least(lambda x: 25 - 4 * x[0] ** 2 - x[1] ** 2)]),
    14: (lambda x: (x[0] - 2) ** 2 + (x[1] - 1) ** 2, [2, 2], None,
         [at_least(lambda x: 1 - 0.25 * x[0] ** 2 - x[1] ** 2), equal(lambda x: x[0] - 2 * x[1] + 1)]),
    21: (lambda x: 0.01 * x[0] ** 2 + x[1] ** 2 - 100, [2, -1], [(2, 50), (-50, 50)],
         [at_least(lambda x: 10 * x[0] - x[1] - 10)]),
    22: (lambda x: (x[0] - 2) ** 2 + (x[1] - 1) ** 2, [2, 2], None,
         [at_least(lambda x: 2 - x[0] - x[1]), at_least(lambda x: x[1] - x[0] ** 2)]),
    28: (lambda x: (x[0] + x[1]) ** 2 + (x[1] + x[2]) ** 2, [-4, 1, 1], None,
         [equal(lambda x: x[0] + 2 * x[1] + 3 * x[2] - 1)]),
    35: (lambda x: 9 - 8 * x[0] - 6 * x[1] - 4 * x[2] + 2 * x[0] ** 2 + 2 * x[1] ** 2 + x[2] ** 2 + 2 * x[0] * x[1]
         + 2 * x[0] * x[2], [0.5, 0.5, 0.5], [(0, None)] * 3, [at_least(lambda x: 3 - x[0] - x[1] - 2 * x[2])]),
    39: (lambda x: -x[0], [2, 2, 2, 2], None,
         [equal(lambda x: x[1] - x[0] ** 3 - x[2] ** 2), equal(lambda x: x[0] ** 2 - x[1] - x[3] ** 2)]),
    43: (lambda x: x[0] ** 2 + x[1] ** 2 + 2 * x[2] ** 2 + x[3] ** 2 - 5 * x[0] - 5 * x[1] - 21 * x[2] + 7 * x[3],
         [0, 0, 0, 0], None,
         [at_least(lambda x: 8 - x @ x - x[0] + x[1] - x[2] + x[3]),
          at_least(lambda x: 10 - x[0] ** 2 - 2 * x[1] ** 2 - x[2] ** 2 - 2 * x[3] ** 2 + x[0] + x[3]),
          at_least(lambda x: 5 - 2 * x[0] ** 2 - x[1] ** 2 - x[2] ** 2 - 2 * x[0] + x[1] + x[3])]),
    65: (lambda x: (x[0] - x[1]) ** 2 + (x[0] + x[1] - 10) ** 2 / 9 + (x[2] - 5) ** 2, [-5, 5, 0],
         [(-4.5, 4.5), (-4.5, 4.5), (-5, 5)], [at_least(lambda x: 48 - x[0] ** 2 - x[1] ** 2 - x[2] ** 2)]),
    71: (lambda x: x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2], [1, 5, 5, 1], [(1, 5)] * 4,
         [at_least(lambda x: np.prod(x) - 25), equal(lambda x: x @ x - 40)]),
    76: (lambda x: x[0] ** 2 + 0.5 * x[1] ** 2 + x[2] ** 2 + 0.5 * x[3] ** 2 - x[0] * x[2] + x[2] * x[3] - x[0]
         - 3 * x[1] + x[2] - x[3], [0.5, 0.5, 0.5, 0.5], [(0, None)] * 4,
         [at_least(lambda x: 5 - x[0] - 2 * x[1] - x[2] - x[3]), at_least(lambda x: 4 - 3 * x[0] - x[1] - 2 * x[2] + x[3]),
          at_least(lambda x: x[1] + 4 * x[2] - 1.5)]),
    100: (lambda x: (x[0] - 10) ** 2 + 5 * (x[1] - 12) ** 2 + x[2] ** 4 + 3 * (x[3] - 11) ** 2 + 10 * x[4] ** 6
          + 7 * x[5] ** 2 + x[6] ** 4 - 4 * x[5] * x[6] - 10 * x[5] - 8 * x[6], [1, 2, 0, 4, 0, 1, 1], None,
          [at_least(lambda x: 127 - 2 * x[0] ** 2 - 3 * x[1] ** 4 - x[2] - 4 * x[3] ** 2 - 5 * x[4]),
           at_least(lambda x: 282 - 7 * x[0] - 3 * x[1] - 10 * x[2] ** 2 - x[3] + x[4]),
           at_least(lambda x: 196 - 23 * x[0] - x[1] ** 2 - 6 * x[5] ** 2 + 8 * x[6]),
           at_least(lambda x: -4 * x[0] ** 2 - x[1] ** 2 + 3 * x[0] * x[1] - 2 * x[2] ** 2 - 5 * x[5] + 11 * x[6])]),
}


def missed(x, bounds, constraints):
    amounts = [0.0]
    for c in constraints:
        value = c["fun"](x)
        amounts.append(abs(value) if c["type"] == "eq" else -value)
    for (low, high), v in zip(bounds or [], x):
        amounts += [low - v if low is not None else 0, v - high if high is not None else 0]
    return max(amounts)


for number, (f, start, bounds, constraints) in PROBLEMS.items():
    row = []
    for method, digits, options in (("SLSQP", 5, {"ftol": 1e-9, "maxiter": 500}), ("trust-constr", 3, {"maxiter": 3000}),
                                    ("COBYLA", 2, {"tol": 1e-6, "maxiter": 5000})):
        r = minimize(f, np.array(start, dtype=float), method=method, bounds=bounds, constraints=constraints, options=options)
        row.append(f"{method} {r.fun + 0:.{digits}f} {missed(r.x, bounds, constraints) < 1e-5}")
    print(number, *row)
