import numpy as np

a = np.array([[1, 0, 0], [1, 0, 0], [2, 3, 4]])
print(np.unique(a, axis=0), np.unique(a, axis=1))
values, index, inverse, counts = np.unique(a, return_index=True, return_inverse=True, return_counts=True, axis=0)
print(values, index, inverse, counts)
print(np.unique(["b", "a", "b"], return_counts=True), np.unique([1.0, np.nan, np.nan]), np.unique([np.nan, np.nan], equal_nan=False))
print(np.unique_all([3, 1, 1]), np.unique_counts([1, 1, 2]), np.unique_inverse([[2, 1]]), np.unique_values([3, 1, 3]), sep="\n")
print(np.intersect1d([1, 3, 4, 3], [3, 1, 2, 1], return_indices=True), np.setdiff1d([3, 1, 2, 1], [2], assume_unique=True))
print(np.union1d([-1, 0, 1], [-2, 0, 2]), np.setxor1d([1, 2, 3], [2, 3, 5]), np.isin([[0, 2], [4, 6]], [2, 6], invert=True))
