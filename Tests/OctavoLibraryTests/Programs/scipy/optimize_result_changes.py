from scipy.optimize import OptimizeResult

r = OptimizeResult(x=1, fun=2.5)
r.extra = "more"
r["nit"] = 3
r.x = 7
print(r.extra, r.nit, r.x, sorted(r))
del r.extra
print("extra" in r, hasattr(r, "extra"), r.get("fun"))
try:
    r.missing
except AttributeError as e:
    print(type(e).__name__, e)
print(r)
nested = OptimizeResult(inner=OptimizeResult(a=1, bb=[1, 2]), message="m", success=True)
print(nested)
