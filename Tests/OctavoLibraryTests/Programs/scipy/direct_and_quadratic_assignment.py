import numpy as np
from scipy.optimize import Bounds, direct, quadratic_assignment

A = np.array([[0, 80, 150, 170], [80, 0, 130, 100], [150, 130, 0, 120], [170, 100, 120, 0]])
B = np.array([[0, 5, 2, 7], [0, 0, 3, 8], [0, 0, 0, 3], [0, 0, 0, 0]])
print(quadratic_assignment(A, B))
guess = np.array([np.arange(4), [0, 2, 3, 1]]).T
print(quadratic_assignment(A, B, method="2opt", options={"rng": np.random.default_rng(2), "partial_guess": guess}))
found = direct(lambda p: 0.5 * sum(v**4 - 16 * v**2 + 5 * v for v in p), Bounds([-4.0, -4.0], [4.0, 4.0]))
print(np.round(found.x, 6), round(found.fun, 6), found.success, found.message)
