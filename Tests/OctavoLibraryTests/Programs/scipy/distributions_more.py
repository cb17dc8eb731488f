import numpy as np
from scipy import stats

cases = [("f", (3, 9.5)), ("weibull_min", (1.5,)), ("laplace", ()), ("logistic", ()), ("cauchy", ()), ("pareto", (4.5,)),
    ("gumbel_r", ()), ("gumbel_l", ()), ("invgamma", (5.5,)), ("chi", (3,)), ("halfnorm", ()), ("rayleigh", ()),
    ("triang", (0.3,)), ("truncnorm", (-1, 2)), ("powerlaw", (2.0,)), ("genextreme", (0.1,)), ("maxwell", ()),
    ("loguniform", (1, 10)), ("genpareto", (0.1,)), ("skewnorm", (3,)), ("invgauss", (1.2,)), ("lomax", (5,))]
for name, args in cases:
    d = getattr(stats, name)(*args, loc=0.5, scale=2)
    q = d.ppf([0.05, 0.5, 0.9])
    print(name, [f"{v:.8g}" for v in (*q, *d.pdf(q), *d.cdf(q), *d.sf(q), *d.isf([0.2]), *d.stats(moments="mvsk"), d.entropy())])
    print("   ", [f"{v:.8g}" for v in d.rvs(size=3, random_state=5)], [f"{v:.8g}" for v in d.rvs(size=2, random_state=np.random.default_rng(5))])
for name, args in [("geom", (0.3,)), ("randint", (1, 7)), ("nbinom", (3, 0.4)), ("hypergeom", (20, 7, 12))]:
    d = getattr(stats, name)(*args)
    print(name, [f"{v:.8g}" for v in (*d.pmf([2, 3]), *d.cdf([2, 4]), *d.ppf([0.1, 0.6]), *d.stats(moments="mvsk"), d.entropy())],
        d.rvs(size=4, random_state=5), d.support())
