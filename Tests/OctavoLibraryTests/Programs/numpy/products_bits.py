# Products of vectors and small matrices to the last bit.
import numpy as np

rng = np.random.default_rng(0)
for n in (1, 2, 3, 5, 10, 15, 16, 17, 31, 32, 33, 47, 48, 50, 64, 100, 1000):
    print(n, float(rng.random(n) @ rng.random(n)).hex())
for n, k, m in ((2, 2, 2), (3, 3, 3), (4, 5, 6), (8, 8, 8), (5, 40, 7)):
    print((n, k, m), (rng.random((n, k)) @ rng.random((k, m))).sum().hex())
for n, k in ((2, 2), (3, 3), (4, 4), (4, 20), (8, 97), (10, 5)):
    a, x = rng.random((n, k)), rng.random(k)
    print((n, k), [v.hex() for v in (a @ x).tolist()])
for n in (2, 3):
    a, w = rng.random((50, n)), rng.random(50)
    print(n, [v.hex() for v in (w @ a).tolist()], [v.hex() for v in (a.T @ w).tolist()])
