"""Curves fitted with weights, bounds, losses and Jacobians."""
import numpy as np, warnings
from scipy.optimize import curve_fit, OptimizeWarning
rng = np.random.default_rng(7)
x = np.linspace(0, 10, 60)
def decay(t, a, tau, c): return a * np.exp(-t / tau) + c
y = decay(x, 5.0, 2.5, 0.7)
sigma = 0.05 + 0.02 * x
data = y + sigma * rng.standard_normal(x.size)
for kw in ({}, {"sigma": sigma}, {"sigma": sigma, "absolute_sigma": True}, {"bounds": ([0, 0, 0], [10, 10, 1])}, {"bounds": (0, np.inf), "loss": "soft_l1", "f_scale": 0.1}, {"method": "dogbox", "sigma": sigma}):
    p0 = [3, 1, 0] if "bounds" not in kw else [3, 1, 0.1]
    popt, pcov = curve_fit(decay, x, data, p0=p0, **kw)
    print(sorted(kw), np.round(popt, 6), np.round(np.sqrt(np.diag(pcov)), 6))
popt, pcov, info, msg, ier = curve_fit(decay, x, data, p0=[3, 1, 0], full_output=True)
print(info["nfev"], msg, ier, info["fvec"].shape, np.round(info["qtf"], 6))
def gauss2(x, a1, m1, s1, a2, m2, s2):
    return a1 * np.exp(-(x - m1)**2 / (2 * s1**2)) + a2 * np.exp(-(x - m2)**2 / (2 * s2**2))
truth = (3, 2.5, 0.6, 1.5, 6.5, 1.2)
d2 = gauss2(x, *truth) + 0.05 * rng.standard_normal(x.size)
popt, pcov = curve_fit(gauss2, x, d2, p0=[2, 2, 1, 1, 7, 1])
perr = np.sqrt(np.diag(pcov))
for n, v, e, t in zip(("a1", "m1", "s1", "a2", "m2", "s2"), popt, perr, truth): print(f"{n} = {v:.4f} ± {e:.4f} (true {t})")
cov = np.diag(sigma**2)
popt2, pcov2 = curve_fit(decay, x, data, p0=[3, 1, 0], sigma=cov)
print(np.round(popt2, 6), np.round(pcov2, 8))
try:
    curve_fit(decay, x[:2], data[:2])
except TypeError as e: print(e)
bad = data.copy(); bad[3] = np.nan
try: curve_fit(decay, x, bad)
except ValueError as e: print(e)
p, c = curve_fit(decay, x, bad, p0=[3, 1, 0], nan_policy="omit"); print(np.round(p, 6))
def jac(t, a, tau, c): return np.stack([np.exp(-t / tau), a * t / tau**2 * np.exp(-t / tau), np.ones_like(t)], axis=1)
p, c = curve_fit(decay, x, data, p0=[3, 1, 0], jac=jac); print(np.round(p, 8))
def surf(xy, a, b, c): return a * xy[0] + b * xy[1]**2 + c
X, Y = np.meshgrid(np.arange(5.0), np.arange(4.0))
Z = surf((X, Y), 1, 2, 3) + 0.01 * rng.standard_normal(X.shape)
p, c = curve_fit(surf, (X.ravel(), Y.ravel()), Z.ravel()); print(np.round(p, 5))
