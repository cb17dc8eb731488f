from scipy.stats import norm
import numpy as np

x = np.array([-3.0, -1.0, 0.0, 0.5, 2.0])
print(norm.pdf(x), norm.cdf(x), norm.sf(x), norm.ppf([0.025, 0.5, 0.975]), norm.isf(0.05), sep="\n")
print(
    norm.pdf(0),
    norm.cdf(1.96),
    norm.ppf(0.975),
    repr(norm.pdf(1)),
    norm.pdf(5, 5, 2),
    norm.cdf(12, loc=10, scale=2),
    norm.ppf(0.9, 100, 15),
    norm.logpdf(0),
    norm.logcdf(-40),
    norm.logsf(10),
    norm.pdf([[0, 1], [2, 3]]),
)
print(
    norm.cdf(-38),
    norm.sf(8),
    norm.ppf([0, 1]),
    norm.pdf(40),
    norm.cdf(np.inf),
    norm.pdf(np.nan),
    norm.cdf(0.3, [0, 1], [1, 2]),
    norm.ppf(1.5),
    norm.ppf(-0.1),
)
