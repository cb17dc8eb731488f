"""Fits and estimates of a laboratory's day."""
import numpy as np
from scipy import optimize, stats
# 1 pharmacokinetics global fit, shared parameter
rng = np.random.default_rng(11)
t = np.linspace(0, 8, 25)
def conc(t, dose, ka, ke, V): return dose * ka / (V * (ka - ke)) * (np.exp(-ke * t) - np.exp(-ka * t))
doses = [50, 100, 200]
data = [conc(t, d, 1.4, 0.25, 12) * rng.lognormal(0, 0.03, t.size) for d in doses]
def resid(p): return np.concatenate([(conc(t, d, *p) - y) / (0.05 * y.max()) for d, y in zip(doses, data)])
sol = optimize.least_squares(resid, [1.0, 0.1, 10.0], bounds=([0.01, 0.001, 1], [10, 5, 100]))
J = sol.jac; cov = np.linalg.inv(J.T @ J) * 2 * sol.cost / (len(sol.fun) - len(sol.x))
for n, v, s in zip(("ka", "ke", "V"), sol.x, np.sqrt(np.diag(cov))): print(f"{n}: {v:.4f} +/- {s:.4f}")
print(sol.status, sol.nfev, sol.njev, sol.active_mask)
# 2 minimize over callbacks with history, args, kwargs through lambda
hist = []
res = optimize.minimize(lambda p, a, b: (p[0] - a)**4 + (p[1] - b)**2, [0, 0], args=(1.5, -2), method="L-BFGS-B", callback=lambda x: hist.append(tuple(np.round(x, 4))))
print(res.message, len(hist), hist[0], np.round(res.x, 3))
# 3 logistic growth with curve_fit and confidence band
def logistic(t, K, r, t0): return K / (1 + np.exp(-r * (t - t0)))
td = np.arange(0, 20, 0.5); yd = logistic(td, 100, 0.6, 9) + rng.normal(0, 2, td.size)
p, c = optimize.curve_fit(logistic, td, yd, p0=[90, 1, 8])
tq = stats.t.ppf(0.975, td.size - 3)
print(np.round(p, 4), np.round(tq * np.sqrt(np.diag(c)), 4), f"R2={1 - np.sum((yd - logistic(td, *p))**2) / np.sum((yd - yd.mean())**2):.5f}")
# 4 root finding: implied volatility
from scipy.stats import norm
def bs(S, K, T, r, s):
    d1 = (np.log(S / K) + (r + s * s / 2) * T) / (s * np.sqrt(T)); return S * norm.cdf(d1) - K * np.exp(-r * T) * norm.cdf(d1 - s * np.sqrt(T))
for K in (80, 100, 120):
    price = bs(100, K, 0.5, 0.02, 0.25)
    print(K, round(price, 6), round(optimize.brentq(lambda s: bs(100, K, 0.5, 0.02, s) - price, 1e-4, 3), 8), round(optimize.newton(lambda s: bs(100, K, 0.5, 0.02, s) - price, 0.4), 8))
# 5 minimize_scalar
for kw in ({}, {"bracket": (0, 1)}, {"method": "golden"}, {"bounds": (0, 3), "method": "bounded"}):
    r = optimize.minimize_scalar(lambda x: np.sin(x) + 0.1 * x**2, **kw); print(round(float(r.x), 6), round(float(r.fun), 8), r.success, r.nfev)
# 6 lsq_linear and nnls mixtures
S = np.abs(rng.normal(size=(30, 4))); w = np.array([0.1, 0.4, 0, 0.5]); b = S @ w + rng.normal(0, 0.001, 30)
print(np.round(optimize.nnls(S, b)[0], 3), np.round(optimize.lsq_linear(S, b, (0, 1)).x, 3))
# 7 transport LP
r = optimize.linprog([4, 6, 9, 5, 3, 8], A_eq=[[1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]], b_eq=[40, 60], A_ub=[[1, 0, 0, 1, 0, 0], [0, 1, 0, 0, 1, 0], [0, 0, 1, 0, 0, 1]], b_ub=[50, 30, 40])
print(r.success, r.fun, r.x, r.slack)
# 8 quasi-Newton uncertainties
obs = rng.weibull(1.7, 300) * 3
def nll(p): return -np.sum(stats.weibull_min.logpdf(obs, np.exp(p[0]), scale=np.exp(p[1])))
r = optimize.minimize(nll, [0, 0]); print(np.round(np.exp(r.x), 4), round(r.fun, 5), r.success)
c, loc, scale = stats.weibull_min.fit(obs, floc=0); print(round(c, 5), loc, round(scale, 5))
# 9 errors
for f, a in ((optimize.brentq, (lambda x: x**2 + 1, -1, 1)), (optimize.curve_fit, (lambda x, a: a * x, [1, 2, 3], [1, 2])), (optimize.minimize, (lambda x: x @ x, [1, 2.0], (), "nope")), (optimize.root, (lambda x: [x[0]], [1, 2.0]))):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
# 10 differential evolution with constraints, vectorised
r = optimize.dual_annealing(lambda x: np.sum(x**2 - 10 * np.cos(2 * np.pi * x)) + 20, [(-5.12, 5.12)] * 2, seed=1234, maxiter=200); print(np.round(r.x, 5), round(r.fun, 6))
r = optimize.basinhopping(lambda x: np.cos(3 * x[0]) + x[0]**2 / 10, 2.0, niter=25, seed=1, stepsize=1.0); print(np.round(r.x, 4), round(float(r.fun), 6), r.minimization_failures)
