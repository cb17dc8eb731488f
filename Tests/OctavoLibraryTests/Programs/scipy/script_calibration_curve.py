"""Calibration curve: weighted polynomial and sigmoid fits, prediction intervals, inverse prediction."""
import numpy as np
from scipy import stats, optimize
conc = np.array([0, 1, 2, 5, 10, 20, 50, 100.]); reps = 3
rng = np.random.default_rng(31)
x = np.repeat(conc, reps)
def four_pl(x, a, b, c, d): return d + (a - d) / (1 + (x / c) ** b)
y = four_pl(x, 0.05, 1.2, 15, 2.4) * (1 + 0.03 * rng.standard_normal(x.size))
with np.errstate(divide="ignore"):
    popt, pcov = optimize.curve_fit(four_pl, x, y, p0=[0.1, 1, 10, 2], sigma=0.03*y, absolute_sigma=True)
se = np.sqrt(np.diag(pcov))
print("\n".join(f"{n}: {v:.4f} ± {s:.4f}" for n, v, s in zip("abcd", popt, se)))
def inverse(y0): return optimize.brentq(lambda t: four_pl(t, *popt) - y0, 1e-6, 1e3)
for y0 in (0.3, 1.0, 2.0): print(f"signal {y0:.2f} -> conc {inverse(y0):.4f}")
draws = rng.multivariate_normal(popt, pcov, 500)
ic = np.array([optimize.brentq(lambda t: four_pl(t, *p) - 1.0, 1e-6, 1e4) for p in draws])
print("MC: mean %.3f sd %.3f CI %s" % (ic.mean(), ic.std(ddof=1), np.percentile(ic, [2.5, 97.5]).round(3)))
groups = [y[x == c] for c in conc]
ss_pe = sum(((g - g.mean())**2).sum() for g in groups); ss_res = ((y - four_pl(x, *popt))**2).sum()
F = ((ss_res - ss_pe) / (len(conc) - 4)) / (ss_pe / (len(x) - len(conc))); print("lack of fit F=%.4f p=%.4f" % (F, stats.f.sf(F, len(conc)-4, len(x)-len(conc))))
d2 = stats.chi2.ppf(.95, 2); vals, vecs = np.linalg.eigh(pcov[2:, 2:]); print("ellipse axes", np.sqrt(vals*d2).round(4), "angle %.2f" % np.degrees(np.arctan2(*np.abs(vecs[:, 1][::-1]))))
lo = optimize.minimize_scalar(lambda t: (four_pl(t, *popt)-1.2)**2, bounds=(1, 50), method="bounded"); print(round(lo.x, 5))
print(optimize.approx_fprime(popt, lambda p: four_pl(5.0, *p), 1e-8).round(6))
