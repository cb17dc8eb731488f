"""A portfolio on the efficient frontier."""
import numpy as np
from scipy.optimize import minimize, Bounds, LinearConstraint, NonlinearConstraint
rng = np.random.default_rng(42)
names = ["AAPL", "MSFT", "GOOG", "AMZN", "TLT"]
n = len(names)
mu = np.array([0.12, 0.10, 0.14, 0.09, 0.03])
A = rng.normal(size=(n, n))
cov = A @ A.T / 50 + np.diag([0.02, 0.03, 0.05, 0.04, 0.005])
def variance(w): return w @ cov @ w
def neg_sharpe(w, rf=0.01): return -(w @ mu - rf) / np.sqrt(w @ cov @ w)
x0 = np.full(n, 1 / n)
cons = [{"type": "eq", "fun": lambda w: np.sum(w) - 1}]
res = minimize(neg_sharpe, x0, method="SLSQP", bounds=[(0, 1)] * n, constraints=cons)
print(res.success, res.message, res.nit)
for name, w in zip(names, res.x): print(f"{name:>6}: {w:7.2%}")
print(f"Sharpe: {-res.fun:.4f}")
frontier = []
for target in np.linspace(0.04, 0.13, 7):
    c = cons + [{"type": "eq", "fun": lambda w, t=target: w @ mu - t}]
    r = minimize(variance, x0, method="SLSQP", bounds=[(0, 1)] * n, constraints=c, options={"ftol": 1e-12})
    frontier.append((target, np.sqrt(r.fun)))
    print(f"{target:.3f} {np.sqrt(r.fun):.6f}", np.round(r.x, 4) + 0.0)
r = minimize(variance, x0, method="trust-constr", bounds=Bounds(np.zeros(n), np.ones(n)),
             constraints=[LinearConstraint(np.ones(n), 1, 1), LinearConstraint(mu, 0.08, np.inf)])
print(np.round(r.x, 3), round(r.fun, 6), r.status, r.success)
r = minimize(variance, x0, constraints=[LinearConstraint(np.ones((1, n)), [1], [1]), NonlinearConstraint(lambda w: w @ mu, 0.1, np.inf)], bounds=Bounds(0, 0.5))
print(np.round(r.x, 4), r.success)
