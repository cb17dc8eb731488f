"""Functions that return value and gradient, Hessian products and constraints, whose surroundings change meanwhile."""
import numpy as np
from scipy.optimize import minimize, rosen, rosen_der

rng = np.random.default_rng(8)
X = np.column_stack([np.ones(120), rng.normal(size=(120, 2))])
y = (rng.random(120) < 1 / (1 + np.exp(-X @ np.array([0.3, 1.2, -0.8])))).astype(float)
ridge = 0.1


def loss(b):
    z = X @ b
    p = 1 / (1 + np.exp(-z))
    return np.sum(np.logaddexp(0, z) - y * z) + 0.5 * ridge * np.sum(b**2), X.T @ (p - y) + ridge * b


def product(b, v):
    p = 1 / (1 + np.exp(-(X @ b)))
    return X.T @ (p * (1 - p) * (X @ v)) + ridge * v


def curvature(b):
    p = 1 / (1 + np.exp(-(X @ b)))
    return (X * (p * (1 - p))[:, None]).T @ X + ridge * np.eye(3)


for ridge in (0.1, 10.0):
    for method in ("BFGS", "L-BFGS-B", "CG", "SLSQP", "TNC", "Newton-CG"):
        r = minimize(loss, np.zeros(3), jac=True, method=method)
        print(ridge, method, np.round(r.x, 4), round(float(r.fun), 6))
    for method, keywords in (("Newton-CG", {"hessp": product}), ("trust-ncg", {"hessp": product}),
                             ("trust-krylov", {"hessp": product}), ("trust-exact", {"hess": curvature}),
                             ("dogleg", {"hess": curvature})):
        r = minimize(lambda b: loss(b)[0], np.zeros(3), jac=lambda b: loss(b)[1], method=method, **keywords)
        print(ridge, method, np.round(r.x, 4))
    X[:5] = 0
print(minimize(lambda x: (x[0] ** 2 + np.exp(x[1]) - x[1], [2 * x[0], np.exp(x[1]) - 1]), [1.0, 2.0], jac=True).nit)
calls = []


def noted(x):
    calls.append(len(calls))
    return rosen(x), rosen_der(x)


print(minimize(noted, [1.3, 0.7], jac=True, method="BFGS").nfev, len(calls))
limit = 1.0
for limit in (1.0, 2.0, 0.5):
    r = minimize(lambda x: (x[0] - 2) ** 2 + (x[1] - 1) ** 2, [0.0, 0.0], method="SLSQP",
                 constraints=[{"type": "ineq", "fun": lambda x: limit - x[0] ** 2 - x[1] ** 2},
                              {"type": "ineq", "fun": lambda x: np.array([x[0] + 5, 5 - x[1]]), "jac": lambda x: np.eye(2) * [1, -1]},
                              {"type": "eq", "fun": lambda x, a: x[0] - a * x[1], "args": (2.0,)}])
    print(limit, np.round(r.x, 5), r.nit, r.nfev)
try:
    minimize(lambda x: x @ x, [1.0, 2.0], jac=True)
except (TypeError, ValueError, IndexError) as error:
    print(error)
