"""20 000 Gaussian fits handed to `joblib`, as a script that has heard of its cores does it."""

import time

import numpy as np
from helper_fits import curve_fit, gaussian, spectra, x
from joblib import Parallel, delayed


def fit(y):
    return curve_fit(gaussian, x, y, p0=[2.0, 0.0, 1.0])[0]


data = spectra(gaussian, (2.5, 0.4, 0.7), 0.05, 20_000)
for jobs in (1, 2):
    start = time.perf_counter()
    fitted = Parallel(n_jobs=jobs)(delayed(fit)(y) for y in data)
    print(f"@time {jobs} jobs, per fit: {(time.perf_counter() - start) / len(data)}")
    print(jobs, *(f"{v:.6f}" for v in np.mean(fitted, axis=0)))
