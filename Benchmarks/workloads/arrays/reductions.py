"""Reductions of ten million numbers."""

import numpy as np
from helper_timing import timed

n = 10_000_000
x = np.linspace(0.5, 2.0, n)
m = x.reshape(10_000, 1_000)
print(timed("sum", lambda: x.sum()))
print(timed("mean", lambda: x.mean()))
print(timed("std", lambda: x.std()))
print(timed("min", lambda: x.min()))
print(timed("argmax", lambda: x.argmax()))
print(timed("sum, axis 0", lambda: m.sum(axis=0))[7])
print(timed("sum, axis 1", lambda: m.sum(axis=1))[7])
print(timed("cumsum", lambda: np.cumsum(x))[12345])
print(timed("diff", lambda: np.diff(x))[12345])
print(timed("median", lambda: np.median(x), repeat=3))
print(timed("dot", lambda: x @ x))
print(timed("count of a mask", lambda: np.count_nonzero(x > 1.0)))
