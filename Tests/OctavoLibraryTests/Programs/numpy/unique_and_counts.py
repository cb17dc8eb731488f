import numpy as np

values, counts = np.unique([3, 1, 3, 2, 1, 3], return_counts=True)
print(values, counts, dict(zip(values.tolist(), counts.tolist())), values[counts.argmax()])
u, first, inverse = np.unique(["b", "a", "b"], return_index=True, return_inverse=True)
print(
    u,
    first,
    inverse,
    u[inverse],
    np.unique([1.5, np.nan, np.nan, 1.5]),
    np.unique([[1, 2], [2, 1]]),
    np.unique([True, False, True]),
    np.unique([]),
)
