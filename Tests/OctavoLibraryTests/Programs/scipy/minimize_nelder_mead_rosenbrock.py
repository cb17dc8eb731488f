from scipy.optimize import minimize, rosen
import numpy as np

r = minimize(rosen, [1.3, 0.7, 0.8, 1.9, 1.2], method="Nelder-Mead", tol=1e-6)
print(r.x.round(5), r.success, r.nit, r.nfev, r.final_simplex[0].shape, r.final_simplex[1].shape)
for options in (
    {"xatol": 1e-8, "fatol": 1e-8},
    {"maxiter": 20},
    {"maxfev": 30},
    {"adaptive": True},
    {"initial_simplex": np.array([[1.0, 1.0], [2.0, 1.0], [1.0, 3.0]])},
):
    r = minimize(rosen, [-1.2, 1.0], method="Nelder-Mead", options=options)
    print(
        options if "initial_simplex" not in options else "initial simplex",
        r.x.round(3),
        r.nit,
        r.nfev,
        r.success,
        r.status,
        r.message,
    )
