import numpy as np

a, b = np.array([-1000.0, 0.0, -1e308]), np.array([-1001.0, 0.0, -1.0])
print(
    np.logaddexp(a, b),
    np.exp(a),
    np.log(np.exp(b[1]) + np.exp(a[1])),
    np.logaddexp(-np.inf, 3),
    np.logaddexp(-np.inf, -np.inf),
    np.logaddexp2(3, 3),
    np.logaddexp.reduce([0.0, 0.0, 0.0]),
    repr(np.logaddexp(1, 2)),
    np.exp(-745.0),
    np.exp(-746.0),
    np.log1p(1e-20),
    np.expm1(1e-20),
)
