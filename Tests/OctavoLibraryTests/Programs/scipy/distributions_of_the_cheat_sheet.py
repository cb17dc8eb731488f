from scipy import stats
import numpy as np

for name, args in [
    ("norm", ()),
    ("expon", ()),
    ("uniform", ()),
    ("gamma", (2.5,)),
    ("beta", (2, 3)),
    ("t", (4,)),
    ("chi2", (3,)),
    ("lognorm", (0.5,)),
    ("f", (3, 5)),
    ("weibull_min", (1.5,)),
    ("laplace", ()),
    ("logistic", ()),
    ("cauchy", ()),
]:
    d = getattr(stats, name)
    print(
        name,
        [
            f"{v:.9g}"
            for v in (
                d.pdf(0.4, *args),
                d.cdf(0.4, *args),
                d.ppf(0.7, *args),
                d.sf(0.9, *args),
                d.median(*args),
            )
        ],
    )
for name, args in [
    ("binom", (10, 0.3)),
    ("poisson", (3.5,)),
    ("geom", (0.3,)),
    ("bernoulli", (0.3,)),
    ("randint", (1, 7)),
]:
    d = getattr(stats, name)
    print(
        name,
        [
            f"{v:.9g}"
            for v in (d.pmf(1, *args), d.cdf(2, *args), d.ppf(0.7, *args), d.mean(*args), d.var(*args))
        ],
    )
