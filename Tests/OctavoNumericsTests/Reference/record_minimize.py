"""Records what the installed SciPy's minimize makes of the shared test problems, in minimize.json.

The problems are those of Tests/OctavoNumericsTests/Optimize/Problems.swift, from More, Garbow and Hillstrom
(ACM TOMS 7, 1981) and others named there.

Where a run depends on the last bits (a noisy gradient from differences, a kink), SciPy itself takes another number
of iterations from a start moved by a few units in the last place: each case carries the range of counts and the
endings over 24 such starts; for most cases that is one count and one ending. Usage: python3 record_minimize.py
"""
import json
import os
import warnings

import numpy as np
import scipy
from scipy.optimize import minimize


DATA = [
    -1.2, 0.3, -0.7, 1.9, -0.1, -2.2, 0.8, -0.4, 0.6, -1.5, 4.1, 5.3, 3.6, 4.9, 5.8, 4.4, 6.2, 5.1, 3.9, 4.7, 0.2,
    -0.9, 1.1, 5.5, 4.2, -0.3, 0.5, 4.8, 5.0, -1.1,
]


def rosenbrock(x):
    total = 0.0
    for i in range(len(x) - 1):
        total += 100.0 * (x[i + 1] - x[i] * x[i]) * (x[i + 1] - x[i] * x[i]) + (1 - x[i]) * (1 - x[i])
    return float(total)


def rosenbrock_gradient(x):
    g = np.zeros(len(x))
    for i in range(len(x) - 1):
        t = x[i + 1] - x[i] * x[i]
        g[i] += -400.0 * x[i] * t - 2 * (1 - x[i])
        g[i + 1] += 200.0 * t
    return g


def powell(x):
    a, b, c, d = x[0] + 10 * x[1], x[2] - x[3], x[1] - 2 * x[2], x[0] - x[3]
    return float(a * a + 5 * (b * b) + c * c * c * c + 10 * (d * d * d * d))


def wood(x):
    a, b, c, d = x[1] - x[0] * x[0], 1 - x[0], x[3] - x[2] * x[2], 1 - x[2]
    e, f = x[1] + x[3] - 2, x[1] - x[3]
    return float(100 * (a * a) + b * b + 90 * (c * c) + d * d + 10 * (e * e) + 0.1 * (f * f))


def beale(x):
    a = 1.5 - x[0] * (1 - x[1])
    b = 2.25 - x[0] * (1 - x[1] * x[1])
    c = 2.625 - x[0] * (1 - x[1] * x[1] * x[1])
    return float(a * a + b * b + c * c)


def himmelblau(x):
    a, b = x[0] * x[0] + x[1] - 11, x[0] + x[1] * x[1] - 7
    return float(a * a + b * b)


def quadratic(x):
    total = 0.0
    for i in range(len(x)):
        total += (i + 1) * (x[i] - i) * (x[i] - i)
    return float(total)


def quadratic_gradient(x):
    return np.array([2.0 * (i + 1) * (x[i] - i) for i in range(len(x))])


def booth(x):
    a, b = x[0] + 2 * x[1] - 7, 2 * x[0] + x[1] - 5
    return float(a * a + b * b)


def trigonometric(x):
    n = len(x)
    s = 0.0
    for v in x:
        s += np.cos(v)
    total = 0.0
    for i in range(n):
        t = n - s + (i + 1) * (1 - np.cos(x[i])) - np.sin(x[i])
        total += t * t
    return float(total)


def absolute(x):
    return float(abs(x[0] - 1) + 2 * abs(x[1] + 0.5))


def mixture(x):
    """Negative log-likelihood of two normals: weight (logit), means, log deviations."""
    w = 1 / (1 + np.exp(-x[0]))
    total = 0.0
    for v in DATA:
        a, b = (v - x[1]) / np.exp(x[3]), (v - x[2]) / np.exp(x[4])
        p = w * np.exp(-a * a / 2) / np.exp(x[3]) + (1 - w) * np.exp(-b * b / 2) / np.exp(x[4])
        total -= np.log(p)
    return float(total)


INF = None
PROBLEMS = {
    "rosenbrock": (rosenbrock, rosenbrock_gradient, [[-1.2, 1.0], [1.3, 0.7, 0.8, 1.9, 1.2], [0.0, 0.0]]),
    "rosenbrock10": (rosenbrock, rosenbrock_gradient, [[-1.2, 1.0] * 5]),
    "powell": (powell, None, [[3.0, -1.0, 0.0, 1.0]]),
    "wood": (wood, None, [[-3.0, -1.0, -3.0, -1.0]]),
    "beale": (beale, None, [[1.0, 1.0]]),
    "himmelblau": (himmelblau, None, [[0.0, 0.0], [-3.0, 2.0]]),
    "quadratic": (quadratic, quadratic_gradient, [[5.0, -3.0, 7.0, 0.5]]),
    "booth": (booth, None, [[4.0, -2.0]]),
    "trigonometric": (trigonometric, None, [[0.2, 0.2, 0.2, 0.2, 0.2]]),
    "absolute": (absolute, None, [[3.0, 2.0]]),
    "mixture": (mixture, None, [[0.0, -1.0, 4.0, 0.0, 0.0]]),
}
BOUNDED = {
    "rosenbrock": [([-1.2, 1.0], [[-2, 0.5], [0, 2]]), ([0.5, 0.5], [[1.5, None], [None, None]]), ([2.0, 2.0], [[0, 2], [None, 0.25]])],
    "wood": [([-3.0, -1.0, -3.0, -1.0], [[-10, 0]] * 4), ([-3.0, -1.0, -3.0, -1.0], [[None, None], [-5, 5], [-2, 0.9], [None, 0.7]])],
    "beale": [([1.0, 1.0], [[0, 2.5], [0.2, 1]])],
    "himmelblau": [([0.5, 0.5], [[0, 2], [0, 1.5]]), ([-3.0, 2.0], [[-4, -2], [0, 4]])],
    "quadratic": [([5.0, -3.0, 7.0, 0.5], [[-1, 1], [2, 3], [0, None], [None, 1]])],
    "mixture": [([0.0, -1.0, 4.0, 0.0, 0.0], [[-1, 1], [-2, 0], [3, 6], [-1, 1], [-1, 0.5]])],
}
FREE_METHODS = ["Nelder-Mead", "L-BFGS-B", "BFGS", "CG", "Powell", "Newton-CG", "SLSQP"]
BOUNDED_METHODS = ["Nelder-Mead", "L-BFGS-B", "Powell", "SLSQP"]
EXTRA = [
    # problem, start, method, jac, options, bounds
    ("rosenbrock", [-1.2, 1.0], "Nelder-Mead", None, {"adaptive": True}, None),
    ("rosenbrock10", [-1.2, 1.0] * 5, "Nelder-Mead", None, {"adaptive": True, "maxiter": 5000, "maxfev": 5000}, None),
    ("rosenbrock", [-1.2, 1.0], "Nelder-Mead", None, {"maxiter": 20}, None),
    ("rosenbrock", [-1.2, 1.0], "Nelder-Mead", None, {"maxfev": 33}, None),
    ("rosenbrock", [-1.2, 1.0], "Nelder-Mead", None, {"xatol": 1e-8, "fatol": 1e-8}, None),
    ("rosenbrock", [-1.2, 1.0], "Nelder-Mead", None, {"initial_simplex": [[0, 0], [1, 0.5], [0.2, 1]]}, None),
    ("rosenbrock", [-1.2, 1.0], "L-BFGS-B", None, {"maxiter": 7}, None),
    ("rosenbrock", [-1.2, 1.0], "L-BFGS-B", None, {"maxfun": 20}, None),
    ("rosenbrock10", [-1.2, 1.0] * 5, "L-BFGS-B", None, {"maxcor": 3}, None),
    ("rosenbrock10", [-1.2, 1.0] * 5, "L-BFGS-B", "exact", {"ftol": 1e-15, "gtol": 1e-10}, None),
    ("rosenbrock", [-1.2, 1.0], "L-BFGS-B", "2-point", {}, None),
    ("rosenbrock", [-1.2, 1.0], "L-BFGS-B", "3-point", {}, None),
    ("rosenbrock", [-1.2, 1.0], "L-BFGS-B", "3-point", {}, [[-2, 0.5], [0, 2]]),
    ("rosenbrock", [-1.2, 1.0], "BFGS", "3-point", {}, None),
    ("rosenbrock", [-1.2, 1.0], "BFGS", None, {"maxiter": 5}, None),
    ("rosenbrock", [-1.2, 1.0], "BFGS", None, {"gtol": 1e-9}, None),
    ("rosenbrock", [-1.2, 1.0], "CG", None, {"maxiter": 5}, None),
    ("rosenbrock", [-1.2, 1.0], "Powell", None, {"maxiter": 3}, None),
    ("rosenbrock", [-1.2, 1.0], "SLSQP", None, {"maxiter": 5}, None),
]


def plain(value):
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value.item() if isinstance(value, np.generic) else value


def row(problem, start, method, jac, options, bounds):
    function, gradient, _ = PROBLEMS[problem]
    derivative = gradient if jac == "exact" else jac

    def run(x0):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return minimize(function, x0, method=method, jac=derivative, options=dict(options), bounds=bounds)

    r = run(start)
    moved = [run(np.array(start) * (1 + k * 2.220446049250313e-16)) for k in range(-12, 13) if k != 0]
    spread = [
        [min(s[key] for s in moved + [r]), max(s[key] for s in moved + [r])] for key in ("nit", "nfev")
    ]
    endings = sorted({(int(s.status), s.message) for s in moved + [r]})
    distance = max(float(np.max(np.abs(s.x - r.x))) for s in moved)
    out = {"problem": problem, "start": start, "method": method, "jac": jac, "options": options, "bounds": bounds}
    out["nit_range"], out["nfev_range"], out["x_range"] = plain(spread[0]), plain(spread[1]), distance
    out["endings"] = [list(e) for e in endings]
    for key in ("x", "fun", "nit", "nfev", "njev", "nhev", "status", "success", "message", "jac"):
        if key in r:
            out["result_jac" if key == "jac" else key] = plain(r[key])
    if method == "L-BFGS-B":
        out["hess_inv"] = r.hess_inv.todense().tolist()
    elif "hess_inv" in r:
        out["hess_inv"] = plain(r.hess_inv)
    if "direc" in r:
        out["direc"] = plain(r.direc)
    return out


def rows():
    for problem, (function, gradient, starts) in PROBLEMS.items():
        for start in starts:
            for method in FREE_METHODS:
                if method == "Newton-CG" and gradient is None:
                    continue
                kinds = [None] if method != "Newton-CG" else []
                if gradient is not None and method not in ("Nelder-Mead", "Powell"):
                    kinds = kinds + ["exact"]
                for jac in kinds:
                    yield row(problem, start, method, jac, {}, None)
    for problem, cases in BOUNDED.items():
        for start, bounds in cases:
            for method in BOUNDED_METHODS:
                yield row(problem, start, method, None, {}, bounds)
    for extra in EXTRA:
        yield row(*extra)


if __name__ == "__main__":
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "minimize.json"), "w") as file:
        lines = ",\n".join(json.dumps(r) for r in rows())
        file.write(f'{{"recorded_with": "scipy {scipy.__version__}, numpy {np.__version__}", "cases": [\n{lines}\n]}}\n')
