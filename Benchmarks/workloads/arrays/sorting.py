"""Sorting, searching and picking among ten million numbers."""

import numpy as np
from helper_timing import timed

n = 10_000_000
x = np.random.default_rng(1).random(n)
k = np.random.default_rng(2).integers(0, 1000, n)
i = np.random.default_rng(3).integers(0, n, 1_000_000)
print(timed("sort", lambda: np.sort(x), repeat=3)[12345])
print(timed("argsort", lambda: np.argsort(x[:1_000_000]), repeat=3)[12345])
print(timed("unique", lambda: np.unique(k), repeat=3).size)
print(timed("histogram", lambda: np.histogram(x, bins=100), repeat=3)[0][7])
print(timed("bincount", lambda: np.bincount(k), repeat=3)[7])
print(timed("x[i]", lambda: x[i])[12345])
print(timed("x[mask]", lambda: x[x > 0.5]).size)
print(timed("percentile", lambda: np.percentile(x, 90), repeat=3))
print(timed("take", lambda: np.take(x, i))[12345])
print(timed("searchsorted", lambda: np.searchsorted(np.linspace(0.0, 1.0, 1001), x), repeat=3)[12345])
print(timed("interp", lambda: np.interp(x, np.linspace(0.0, 1.0, 1001), np.linspace(0.0, 2.0, 1001)), repeat=3)[12345])
print(timed("digitize", lambda: np.digitize(x, np.linspace(0.0, 1.0, 11)), repeat=3)[12345])
