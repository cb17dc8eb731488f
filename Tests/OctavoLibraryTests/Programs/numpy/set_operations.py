import numpy as np

a, b = np.array([3, 1, 2, 3]), np.array([2, 3, 5])
print(
    np.union1d(a, b),
    np.intersect1d(a, b),
    np.setdiff1d(a, b),
    np.setxor1d(a, b),
    np.isin(a, b),
    np.isin(a, [9], invert=True),
    np.unique(a),
    np.intersect1d(a, b, return_indices=True),
    np.isin([["a", "b"]], ["b"]),
    np.union1d([1.5], [1]),
)
