from scipy.stats import norm
import numpy as np

d = norm(10, 2)
print(
    d.pdf(10),
    d.cdf([8, 12]),
    d.ppf(0.5),
    d.mean(),
    d.std(),
    d.var(),
    d.interval(0.5),
    d.args,
    d.kwds,
    d.sf(11),
    d.logpdf(9),
    d.stats(),
    d.median(),
    d.support(),
)
np.random.seed(0)
print(
    d.rvs(3),
    norm(0.6, 0.08).rvs(1),
    d.rvs(),
    d.rvs(size=(2, 2)),
    d.rvs(random_state=1),
    norm(loc=5, scale=1).rvs(2, random_state=np.random.default_rng(4)),
)
