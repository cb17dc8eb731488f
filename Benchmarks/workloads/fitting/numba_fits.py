"""What a power user writes instead of `curve_fit`: Levenberg and Marquardt's method for one Gaussian, by hand, compiled.

Run it under the peer's Python with numba installed; the answers are those of gaussian_fits.py.
"""

import time

import numpy as np
from helper_fits import gaussian, spectra, x
from numba import njit


@njit(cache=False)
def fit(x, y):
    a, mu, s = 1.0, 1.0, 1.0
    damping, last = 1e-3, np.inf
    for _ in range(100):
        h = np.zeros((3, 3))
        g = np.zeros(3)
        cost = 0.0
        for i in range(x.size):
            d = x[i] - mu
            e = np.exp(-d * d / (2 * s * s))
            r = a * e - y[i]
            j0, j1, j2 = e, a * e * d / (s * s), a * e * d * d / (s * s * s)
            cost += r * r
            g[0] += j0 * r
            g[1] += j1 * r
            g[2] += j2 * r
            h[0, 0] += j0 * j0
            h[0, 1] += j0 * j1
            h[0, 2] += j0 * j2
            h[1, 1] += j1 * j1
            h[1, 2] += j1 * j2
            h[2, 2] += j2 * j2
        h[1, 0], h[2, 0], h[2, 1] = h[0, 1], h[0, 2], h[1, 2]
        while True:
            step = np.linalg.solve(h + damping * np.diag(np.diag(h)), -g)
            na, nm, ns = a + step[0], mu + step[1], s + step[2]
            trial = 0.0
            for i in range(x.size):
                d = x[i] - nm
                r = na * np.exp(-d * d / (2 * ns * ns)) - y[i]
                trial += r * r
            if trial < cost or damping > 1e10:
                break
            damping *= 10
        a, mu, s, damping = na, nm, ns, damping / 10
        if cost - trial <= 1e-10 * cost:
            break
    return a, mu, s


data = spectra(gaussian, (2.5, 0.4, 0.7), 0.05, 20_000)
fit(x, data[0])
start = time.perf_counter()
fitted = [fit(x, y) for y in data]
print(f"@time Gaussian, per fit: {(time.perf_counter() - start) / len(data)}")
print("Gaussian", *(f"{v:.6f}" for v in np.mean(fitted, axis=0)))
