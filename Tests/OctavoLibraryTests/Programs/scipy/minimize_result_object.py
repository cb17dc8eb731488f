from scipy.optimize import minimize, OptimizeResult

r = minimize(lambda x: (x[0] - 1) ** 2, [0.0], method="Nelder-Mead")
print(
    type(r).__name__,
    isinstance(r, OptimizeResult),
    isinstance(r, dict),
    "x" in r,
    r["success"],
    r.get("nope", "missing"),
    sorted(r.keys()),
    r.x is r["x"],
    len(r),
)
r.extra = 5
print(r["extra"], "extra" in r, dir(r)[:3])
try:
    r.nothing
except AttributeError as error:
    print(error)
print(
    OptimizeResult(x=[1.0, 2.0], fun=0.5, success=True, message="done"), repr(OptimizeResult()), sep="\n"
)
import numpy as np

print(
    OptimizeResult(
        x=np.array([1.23456789, -2.0]),
        fun=1 / 3,
        jac=np.zeros(2),
        nit=4,
        status=0,
        nested={"a": 1, "bcd": np.arange(3)},
        hess=np.eye(2),
    )
)
