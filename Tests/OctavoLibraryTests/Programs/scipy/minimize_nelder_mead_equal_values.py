"""The first simplex of a symmetric start has equal values; which of them is worst decides the path."""
import numpy as np
from scipy.optimize import minimize


def rosenbrock(x):
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2.0) ** 2.0 + (1 - x[:-1]) ** 2.0)


start = np.array([1.3, 0.7, 0.8, 1.9, 1.2, 1.3, 0.7, 0.8, 1.9, 1.2])
seen = []
result = minimize(rosenbrock, start, method="Nelder-Mead", callback=lambda x: seen.append(x.copy()),
                  options={"maxiter": 20000, "maxfev": 20000})
print(result.nit, result.nfev, len(seen), result.success, *(f"{v:.2f}" for v in result.x))
print(seen[0], seen[100], seen[400])
simplex, values = result.final_simplex
print(simplex[0], values[:3])
result = minimize(lambda x: np.abs(x).sum(), [1.0, 1.0, 1.0, 1.0], method="Nelder-Mead", options={"return_all": True})
print(result.nit, result.nfev, len(result.allvecs))
