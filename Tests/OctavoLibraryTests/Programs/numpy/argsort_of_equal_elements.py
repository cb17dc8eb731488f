"""Equal elements come in the order of NumPy's quicksort, a network for few elements, unless it is to be stable."""
import numpy as np

rng = np.random.default_rng(5)
for dtype in (float, np.float32, int, np.int32, np.uint64):
    for n in (5, 8, 11, 31, 100, 256):
        values = rng.integers(0, 4, n).astype(dtype)
        print(np.dtype(dtype), n, np.argsort(values)[:16], values.argsort(kind="stable")[:8])
print(np.argsort([2, 1, 2, 1, 2, 1, 2, 1, 2])[::-1], np.argsort([2, 1, 2, 1, 2, 1, 2, 1, 2], stable=True))
print(np.argsort(rng.integers(0, 2, (3, 10)), axis=1))
print(np.argsort([1.0, np.nan, 0.0, np.nan, 1.0, 0.0]), np.argsort(np.zeros(20)))
