from scipy.stats import norm
import numpy as np

for z in (-37.0, -20.0, -10.0, -5.0, 5.0, 8.3, 10.0, 38.0):
    print(
        z,
        f"{norm.cdf(z):.12e} {norm.sf(z):.12e} {norm.logcdf(z):.12e} {norm.pdf(z):.12e} {norm.logpdf(z):.12e}",
    )
for p in (1e-300, 1e-20, 1e-5, 0.1, 0.25, 0.5, 0.999, 1 - 1e-12):
    print(p, f"{norm.ppf(p):.12e} {norm.isf(p):.12e} {norm.cdf(norm.ppf(p)):.10e}")
