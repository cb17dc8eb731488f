"""Records SciPy's SLSQP on constrained problems in constrained.json; the problems are those of
Tests/OctavoNumericsTests/Optimize/ConstrainedTests.swift. HS numbers are Hock and Schittkowski's (Test Examples
for Nonlinear Programming Codes, 1981). Usage: python3 record_constrained.py
"""
import json
import os

import scipy
from scipy.optimize import minimize

INF = float("inf")
COVARIANCE = [[0.10, 0.02, 0.04], [0.02, 0.08, -0.01], [0.04, -0.01, 0.12]]


def variance(w):
    return float(sum(w[i] * COVARIANCE[i][j] * w[j] for i in range(3) for j in range(3)))


PROBLEMS = {
    "triangle": (
        lambda x: float((x[0] - 1) ** 2 + (x[1] - 2.5) ** 2), [2.0, 0.0], [[0, INF], [0, INF]],
        [("ineq", lambda x: [x[0] - 2 * x[1] + 2]), ("ineq", lambda x: [-x[0] - 2 * x[1] + 6]),
         ("ineq", lambda x: [-x[0] + 2 * x[1] + 2])]),
    "HS6": (lambda x: float((1 - x[0]) ** 2), [-1.2, 1.0], None, [("eq", lambda x: [10 * (x[1] - x[0] ** 2)])]),
    "HS26": (
        lambda x: float((x[0] - x[1]) ** 2 + (x[1] - x[2]) ** 4), [-2.6, 2.0, 2.0], None,
        [("eq", lambda x: [(1 + x[1] ** 2) * x[0] + x[2] ** 4 - 3])]),
    "HS35": (
        lambda x: float(9 - 8 * x[0] - 6 * x[1] - 4 * x[2] + 2 * x[0] ** 2 + 2 * x[1] ** 2 + x[2] ** 2
                        + 2 * x[0] * x[1] + 2 * x[0] * x[2]),
        [0.5, 0.5, 0.5], [[0, INF]] * 3, [("ineq", lambda x: [3 - x[0] - x[1] - 2 * x[2]])]),
    "HS71": (
        lambda x: float(x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2]), [1.0, 5.0, 5.0, 1.0], [[1, 5]] * 4,
        [("ineq", lambda x: [x[0] * x[1] * x[2] * x[3] - 25]),
         ("eq", lambda x: [x[0] ** 2 + x[1] ** 2 + x[2] ** 2 + x[3] ** 2 - 40])]),
    "HS76": (
        lambda x: float(x[0] ** 2 + 0.5 * x[1] ** 2 + x[2] ** 2 + 0.5 * x[3] ** 2 - x[0] * x[2] + x[2] * x[3] - x[0]
                        - 3 * x[1] + x[2] - x[3]),
        [0.5, 0.5, 0.5, 0.5], [[0, INF]] * 4,
        [("ineq", lambda x: [5 - x[0] - 2 * x[1] - x[2] - x[3], 4 - 3 * x[0] - x[1] - 2 * x[2] + x[3],
                             x[1] + 4 * x[2] - 1.5])]),
    "portfolio": (
        variance, [1 / 3, 1 / 3, 1 / 3], [[0, 1]] * 3,
        [("eq", lambda x: [x[0] + x[1] + x[2] - 1]), ("ineq", lambda x: [0.08 * x[0] + 0.05 * x[1] + 0.11 * x[2] - 0.085])]),
    "infeasible": (
        lambda x: float((x[0] - 1) ** 2 + (x[1] - 2.5) ** 2), [2.0, 0.0], None,
        [("ineq", lambda x: [x[0] - 3]), ("ineq", lambda x: [1 - x[0]])]),
    "overdetermined": (
        lambda x: float(x[0] ** 2 + x[1] ** 2), [2.0, 0.0], None,
        [("eq", lambda x: [x[0] - 1, x[1] - 1, x[0] + x[1] - 2])]),
}

if __name__ == "__main__":
    folder = os.path.dirname(os.path.abspath(__file__))
    rows = []
    for name, (function, start, bounds, constraints) in PROBLEMS.items():
        r = minimize(function, start, method="SLSQP", bounds=bounds,
                     constraints=[{"type": kind, "fun": f} for kind, f in constraints])
        rows.append({"name": name, "start": start, "x": r.x.tolist(), "fun": float(r.fun), "nit": int(r.nit),
                     "nfev": int(r.nfev), "njev": int(r.njev), "status": int(r.status), "message": r.message,
                     "multipliers": r.multipliers.tolist()})
        print(name, r.nit, r.nfev, r.njev, r.message, r.x, r.multipliers)
    lines = ",\n".join(json.dumps(r) for r in rows)
    with open(os.path.join(folder, "constrained.json"), "w") as file:
        file.write(f'{{"recorded_with": "scipy {scipy.__version__}", "cases": [\n{lines}\n]}}\n')
