import numpy as np
from scipy.optimize import isotonic_regression, lsq_linear, nnls

A = np.array([[1.0, 0], [1, 0], [0, 1]])
x, r = nnls(A, np.array([2.0, 1, 1]))
print(x, round(r, 8), nnls(A, np.array([-1.0, -1, -1]))[0])
rng = np.random.default_rng(1)
B, b = rng.normal(size=(8, 4)), rng.normal(size=8)
print(np.round(nnls(B, b)[0], 6))
for method in "trf", "bvls":
    r = lsq_linear(A, [2, 1, 1], bounds=(0, 1.2), method=method)
    print(np.round(r.x, 6), r.status, r.nit, r.active_mask, r.message)
    r = lsq_linear(B, b, bounds=([-0.1, 0, -0.2, -1], [0.1, 0.3, 0.2, 0.05]), method=method)
    print(np.round(r.x, 5), r.active_mask, round(r.cost, 6), r.success)
print(lsq_linear(A, [2, 1, 1]).message)
r = isotonic_regression([1.5, 1, 4, 6, 5.7, 5, 7.8, 9])
print(r.x, r.weights, r.blocks)
print(isotonic_regression([1, 3, 2], increasing=False, weights=[1, 2, 3]).x)
