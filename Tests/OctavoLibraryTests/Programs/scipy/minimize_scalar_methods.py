from scipy.optimize import brent, bracket, fminbound, golden, minimize_scalar

f = lambda x: (x - 2) * x * (x + 2) ** 2
for kw in dict(), dict(method="golden"), dict(bounds=(-3, -1), method="bounded"), dict(bracket=(0, 1)), dict(tol=1e-3):
    r = minimize_scalar(f, **kw)
    print(round(float(r.x), 6), round(float(r.fun), 8), r.nit, r.nfev, r.success)
print(minimize_scalar(f).message)
print(minimize_scalar(f, bounds=(-3, -1)).message, minimize_scalar(f, bounds=(-3, -1)).status)
print(round(float(brent(f)), 6), round(float(golden(f)), 6), round(float(fminbound(f, -3, -1)), 5))
print([round(float(v), 6) for v in bracket(f)])
minimize_scalar(f, options={"disp": True})
minimize_scalar(f, options={"disp": 3})
minimize_scalar(f, bounds=(-3, -1), options={"disp": 3})
for call in (lambda: minimize_scalar(f, method="foo"), lambda: minimize_scalar(f, method="bounded"),
             lambda: minimize_scalar(f, bounds=(0, 1), method="brent"), lambda: minimize_scalar(f, bracket=(1, 2, 3)),
             lambda: minimize_scalar(f, bracket=(1, 2, 3, 4)), lambda: minimize_scalar(f, bounds=(3, 1))):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
r = minimize_scalar(f, bounds=(-3, -1), options={"maxiter": 3})
print(r.success, r.message)
