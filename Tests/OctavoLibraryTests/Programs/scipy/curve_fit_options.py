import numpy as np, warnings
from scipy.optimize import curve_fit, OptimizeWarning, Bounds
rng = np.random.default_rng(0); x = np.linspace(0, 5, 25); f = lambda x, a, b, c: a*np.exp(-b*x)+c
y = f(x, 2.5, 1.3, .5)+.05*rng.normal(size=x.size)
for kw in (dict(), dict(p0=(2, 1, 1)), dict(p0=np.array([2, 1, 1])), dict(sigma=np.full(25, .05)), dict(sigma=.05, absolute_sigma=True), dict(sigma=np.full(25, .05), absolute_sigma=True), dict(sigma=np.diag(np.full(25, .05**2)), absolute_sigma=True), dict(bounds=(0, np.inf)), dict(bounds=Bounds([0, 0, 0], [3, 2, 1])), dict(bounds=([0, 0, 0], [3., 2., 1.]), method="dogbox"), dict(method="trf"), dict(jac="3-point", method="trf"), dict(maxfev=500), dict(ftol=1e-10), dict(xtol=1e-12, gtol=1e-10), dict(epsfcn=1e-6), dict(factor=10), dict(check_finite=False), dict(method="trf", x_scale="jac"), dict(method="trf", max_nfev=1000), dict(method="trf", loss="huber", f_scale=.05)):
    p, c = curve_fit(f, x, y, **kw); print({k: (v if np.isscalar(v) else type(v).__name__) for k, v in kw.items()}, p.round(7), np.sqrt(np.diag(c)).round(7))
jac = lambda x, a, b, c: np.stack([np.exp(-b*x), -a*x*np.exp(-b*x), np.ones_like(x)], axis=1)
print(curve_fit(f, x, y, jac=jac)[0].round(8), curve_fit(f, x, y, jac=jac, sigma=x+1)[0].round(8), curve_fit(f, x, y, jac=jac, bounds=(0, 5))[0].round(8))
p, c, info, msg, ier = curve_fit(f, x, y, full_output=True); print(info["nfev"], info["fjac"].shape, info["ipvt"], info["qtf"].round(6), msg, ier)
p, c, info, msg, ier = curve_fit(f, x, y, full_output=True, bounds=(0, 5)); print(info["nfev"], msg, ier, info.keys())
yn = y.copy(); yn[3] = np.nan
print(curve_fit(f, x, yn, nan_policy="omit")[0].round(7))
for kw in (dict(), dict(nan_policy="raise"), dict(nan_policy="foo"), dict(check_finite=False)):
    try:
        with warnings.catch_warnings(): warnings.simplefilter("ignore"); print(curve_fit(f, x, yn, **kw)[0])
    except Exception as e: print(type(e).__name__, e)
for kw in (dict(method="lm", bounds=(0, 1)), dict(sigma=[1, 2]), dict(sigma=np.ones((3, 3))), dict(bounds=(1, 0)), dict(p0=[9, 9, 9], bounds=(0, 1)), dict(foo=1), dict(method="trf", foo=1), dict(args=(1,)), dict(maxfev=3), dict(sigma=-np.eye(25)), dict(bounds=(0, 1), max_nfev=2)):
    try: curve_fit(f, x, y, **kw); print("fine", list(kw))
    except Exception as e: print(list(kw), type(e).__name__, e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); p, c = curve_fit(lambda x, a, b: a+b, x, y); print(np.isfinite(c).all(), len(w))
print(curve_fit(lambda x, a: a*x, [1, 2, 3], [2, 4, 6.1]))
print(curve_fit(lambda x, a: a, 1.0, [2.0, 3.0]))
print(curve_fit(f, x.tolist(), y.tolist())[0].round(6), curve_fit(f, x.astype(np.float32), y.astype(np.float32))[0].dtype)
print(curve_fit(lambda X, a, b: a*X["u"]+b, {"u": x}, 2*x+1)[0].round(8))
print(curve_fit(lambda X, a, b: a*X[0]+b*X[1], (x, x**2), 2*x+3*x**2)[0].round(8))
print(curve_fit(lambda x, *p: np.polyval(p, x), x, x**2-x, p0=[0, 0, 0])[0].round(8))
