"""Linear algebra on matrices of one thousand rows."""

import numpy as np
from helper_timing import timed

rng = np.random.default_rng(1)
a = rng.random((1000, 1000))
b = rng.random((1000, 1000))
s = a + a.T
print(round(float(timed("matmul", lambda: a @ b)[3, 4]), 6))
print(round(float(timed("solve", lambda: np.linalg.solve(a, b[:, 0]))[3]), 6))
print(round(float(timed("inv", lambda: np.linalg.inv(a), repeat=3)[3, 4]), 6))
print(round(float(timed("eigvalsh", lambda: np.linalg.eigvalsh(s), repeat=3)[0]), 6))
print(round(float(timed("svd, values only", lambda: np.linalg.svd(a, compute_uv=False), repeat=3)[0]), 6))
print(round(float(timed("eigh", lambda: np.linalg.eigh(s)[0], repeat=3)[0]), 6))
print(round(float(timed("svd", lambda: np.linalg.svd(a)[1], repeat=3)[0]), 6))
print(round(float(timed("einsum ij->j", lambda: np.einsum("ij->j", a), repeat=3)[3]), 6))
print(round(float(timed("einsum ij,ij->i", lambda: np.einsum("ij,ij->i", a, b), repeat=3)[3]), 6))
print(round(float(timed("einsum ij,jk->ik", lambda: np.einsum("ij,jk->ik", a[:200], b), repeat=3)[3, 4]), 6))
