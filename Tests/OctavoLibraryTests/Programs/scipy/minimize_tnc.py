"""Truncated Newton with and without bounds: counts, endings and the old name."""
import numpy as np
from scipy.optimize import fmin_tnc, minimize, rosen, rosen_der

FIVE = [1.3, 0.7, 0.8, 1.9, 1.2]
for start, keywords in (
    ([-1.2, 1.0], {}), ([-1.2, 1.0], {"jac": rosen_der}), (FIVE, {"jac": rosen_der}),
    (FIVE, {"jac": rosen_der, "bounds": [(0, 0.9)] * 5}), ([100.0, -50.0], {"jac": rosen_der, "options": {"maxfun": 1000}}),
    ([-1.2, 1.0], {"jac": rosen_der, "options": {"eta": 0.1, "maxCGit": 2, "scale": np.array([1.0, 2.0])}}),
    ([-1.2, 1.0], {"jac": rosen_der, "options": {"maxfun": 20}}), ([-1.2, 1.0], {"jac": rosen_der, "tol": 1e-3}),
):
    r = minimize(rosen, start, method="TNC", **keywords)
    print(r.nfev, r.nit, r.status, r.success, r.message, np.round(r.x, 3))
seen = []
minimize(rosen, [-1.2, 1.0], jac=rosen_der, method="TNC", callback=seen.append)
print(len(seen), seen[0], np.round(seen[-1], 5))
print(fmin_tnc(rosen, [-1.2, 1.0], fprime=rosen_der, disp=0))
print(fmin_tnc(lambda x: (rosen(x), rosen_der(x)), [-1.2, 1.0], bounds=[(-2, 0.5), (0, 2)], messages=0))
x, nfev, status = fmin_tnc(lambda x: np.sum((x - 3) ** 2), [0.0, 1.0], approx_grad=True, disp=0)
print(np.round(x, 5), status)
try:
    minimize(rosen, [2.0, 2.0], method="TNC", bounds=[(0, 1), (0, 1)])
except ValueError as error:
    print(error)
