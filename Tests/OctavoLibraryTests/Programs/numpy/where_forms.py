import numpy as np

a = np.array([[1, -2], [-3, 4]])
print(
    np.where(a > 0, a, 0),
    np.where(a > 0),
    np.where(a < 0, -1, 1),
    np.where(True, 1, 2),
    np.where([1, 0], "x", "y"),
    np.where(a > 0, 1.5, a),
    np.where(a.any(axis=1), 1, 0),
    list(zip(*np.where(a < 0))),
)
try:
    np.where(a > 0, [1, 2, 3], 0)
except ValueError as error:
    print(error)
