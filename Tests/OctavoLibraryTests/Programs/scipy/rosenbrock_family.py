import numpy as np
from scipy.optimize import approx_fprime, check_grad, line_search, rosen, rosen_der, rosen_hess, rosen_hess_prod

x = np.array([1.0, 2.0, 3.0, -1.5])
print(rosen(x), rosen_der(x))
print(rosen_hess(x))
print(rosen_hess_prod(x, [1, 0.5, -1, 2]), rosen_hess(x) @ [1, 0.5, -1, 2])
print(rosen(0.1 * np.arange(10)), rosen(np.ones((3, 4))))
print(np.round(approx_fprime([1.0, 2.0], rosen), 3), approx_fprime([1.0, 2.0], lambda x: [x[0], x[1] ** 2]).shape)
print(check_grad(rosen, rosen_der, [1.3, 0.7]) < 1e-4)
alpha, fc, gc, new, old, slope = line_search(rosen, rosen_der, np.array([1.3, 0.7]), np.array([-1.0, -1]))
print(alpha, fc, gc, round(float(new), 6), round(float(old), 6))
