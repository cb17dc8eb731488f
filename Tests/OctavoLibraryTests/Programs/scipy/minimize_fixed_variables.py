import numpy as np
from scipy.optimize import minimize, rosen, rosen_der

for method in "L-BFGS-B", "SLSQP":
    r = minimize(rosen, [1.3, 0.7, 0.8], method=method, bounds=[(0, 2), (0.5, 0.5), (0, 2)])
    print(method, np.round(r.x, 4), r.success, np.isnan(r.jac))
    r = minimize(rosen, [1.3, 0.7], method=method, bounds=[(1, 1), (0.5, 0.5)])
    print(r.x, r.fun, r.success, r.nfev, r.message)
    r = minimize(rosen, [1.3, 0.7, 0.8], jac=rosen_der, method=method, bounds=[(0, 2), (0.5, 0.5), (0, 2)])
    print(np.round(r.x, 4))
