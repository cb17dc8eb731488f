"""Records the installed SciPy's distributions in distributions.json.

One row of CASES per distribution and choice of shapes. Adding a distribution is adding rows here.
Usage: python3 record_distributions.py
"""
import json
import os
import warnings

import numpy as np
import scipy
from scipy import stats

CASES = [
    ("norm", []), ("bernoulli", [0.3]), ("bernoulli", [0.0]), ("bernoulli", [1.0]), ("bernoulli", [0.85]),
    ("uniform", []), ("expon", []), ("gamma", [0.4]), ("gamma", [1.0]), ("gamma", [3.7]), ("gamma", [420.0]),
    ("beta", [2.0, 3.0]), ("beta", [0.5, 0.5]), ("beta", [1.0, 4.5]), ("beta", [30.0, 12.0]),
    ("t", [1.0]), ("t", [2.5]), ("t", [10.0]), ("t", [250.0]), ("chi2", [1.0]), ("chi2", [4.0]), ("chi2", [55.5]),
    ("lognorm", [0.5]), ("lognorm", [1.7]), ("poisson", [0.4]), ("poisson", [7.3]), ("poisson", [250.0]),
    ("poisson", [0.0]), ("binom", [1, 0.4]), ("binom", [10, 0.3]), ("binom", [100, 0.97]), ("binom", [5, 0.0]),
    ("binom", [5, 1.0]), ("binom", [0, 0.5]), ("binom", [100000, 0.5]),
    ("f", [3.0, 9.5]), ("weibull_min", [1.5]), ("weibull_min", [0.8]), ("laplace", []), ("logistic", []), ("cauchy", []),
    ("pareto", [4.5]), ("lomax", [5.0]), ("gumbel_r", []), ("gumbel_l", []), ("invgamma", [5.5]), ("chi", [3.0]),
    ("halfnorm", []), ("rayleigh", []), ("maxwell", []), ("triang", [0.3]), ("truncnorm", [-1.0, 2.0]), ("powerlaw", [2.0]),
    ("genextreme", [0.1]), ("genpareto", [0.1]), ("loguniform", [1.0, 10.0]), ("skewnorm", [3.0]), ("invgauss", [1.2]),
    ("geom", [0.3]), ("randint", [1, 7]), ("nbinom", [3.0, 0.4]), ("hypergeom", [20, 7, 12]),
]
INVALID = [("bernoulli", [1.5]), ("gamma", [-1.0]), ("beta", [0.0, 1.0]), ("t", [0.0]), ("poisson", [-0.5]),
           ("binom", [2.5, 0.5]), ("binom", [-1, 0.5]), ("lognorm", [0.0]), ("chi2", [float("nan")])]
PROBABILITIES = [-0.1, 0.0, 1e-300, 1e-12, 0.001, 0.025, 0.1, 0.3, 0.5, 0.7, 0.9, 0.975, 0.999, 1 - 1e-12, 1.0, 1.1]
FITS = [("norm", {}), ("norm", {"floc": 1.0}), ("norm", {"fscale": 2.0}), ("uniform", {}), ("uniform", {"fscale": 20.0}),
        ("uniform", {"floc": -9.0}), ("expon", {}), ("expon", {"floc": -10.0}), ("gamma", {}), ("t", {}), ("chi2", {}),
        ("lognorm", {"floc": -10.0}), ("gamma", {"floc": -10.0}), ("gumbel_r", {}), ("gumbel_l", {}), ("logistic", {}),
        ("laplace", {}), ("halfnorm", {}), ("rayleigh", {"floc": -10.0}), ("weibull_min", {"floc": -10.0}),
        ("cauchy", {}), ("invgauss", {"floc": -10.0}), ("pareto", {"floc": -10.0})]


# Where SciPy's own tails have few digits, or its discrete functions are wrong between whole numbers.
ROUGH = {"f", "truncnorm", "loguniform", "skewnorm", "invgauss", "geom", "hypergeom", "genextreme"}


def points(d, discrete, rough):
    with np.errstate(all="ignore"):
        inner = np.unique(d.ppf([1e-9, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1 - 1e-9]))
        if rough:
            return [float(v) for v in np.unique(d.ppf([0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]))]
    lower, upper = d.support()
    edges = [v for v in (lower, upper) if np.isfinite(v)]
    if discrete:
        extra = [v + s for v in list(inner) + edges for s in (-1, 0, 0.5, 1)]
    else:
        extra = list(inner) + edges + [v + s for v in edges for s in (-0.5, 0.5)] + [float(inner[-1]) * 4 + 1]
    return sorted(set(float(v) for v in extra)) + [-np.inf, np.inf, np.nan]


def number(v):
    v = float(v)
    return v if np.isfinite(v) else repr(v)


def numbers(values):
    return [number(v) for v in np.atleast_1d(values)]


def row(name, shapes, loc, scale):
    family = getattr(stats, name)
    discrete = isinstance(family, stats.rv_discrete)
    d = family(*shapes, loc=loc) if discrete else family(*shapes, loc=loc, scale=scale)
    out = {"name": name, "shapes": [number(s) for s in shapes], "loc": loc, "scale": scale}
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        x = points(d, discrete, name in ROUGH) if not np.isnan(d.median()) else [0.0, 1.0]
        q = PROBABILITIES[4:13] if name in ROUGH else PROBABILITIES
        out["x"], out["q"] = [number(v) for v in x], q
        for method in (["pmf", "logpmf"] if discrete else ["pdf", "logpdf"]) + ["cdf", "logcdf", "sf", "logsf"]:
            out[method] = numbers(getattr(d, method)(x))
        out["ppf"], out["isf"] = numbers(d.ppf(q)), numbers(d.isf(q))
        out["stats"] = numbers(d.stats(moments="mvsk"))
        out["entropy"] = number(d.entropy())
        out["median"], out["std"] = number(d.median()), number(d.std())
        out["interval"], out["support"] = numbers(d.interval(0.9)), numbers(d.support())
        if (name, shapes) not in INVALID and scale > 0:
            out["moments"] = [number(d.moment(k)) for k in range(1, 7)]
            out["rvs"] = numbers(d.rvs(size=6, random_state=np.random.RandomState(12)))
            out["rvs_generator"] = numbers(d.rvs(size=6, random_state=np.random.default_rng(12)))
    return out


def rows():
    for name, shapes in CASES:
        yield row(name, shapes, 0.0, 1.0)
        discrete = isinstance(getattr(stats, name), stats.rv_discrete)
        yield row(name, shapes, 3.0 if discrete else -1.5, 1.0 if discrete else 2.5)
    for name, shapes in INVALID:
        yield row(name, shapes, 0.0, 1.0)
    yield row("norm", [], 0.0, -1.0)


def fits():
    data = np.round(stats.gamma.rvs(4, size=60, random_state=3) - 2.0, 3)
    yield {"data": data.tolist()}
    for name, options in FITS:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fitted = getattr(stats, name).fit(data, **options)
        yield {"name": name, "options": options, "fitted": numbers(fitted)}


if __name__ == "__main__":
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "distributions.json"), "w") as file:
        cases = ",\n".join(json.dumps(r) for r in rows())
        fitted = ",\n".join(json.dumps(r) for r in fits())
        file.write(f'{{"recorded_with": "scipy {scipy.__version__}, numpy {np.__version__}", "cases": [\n{cases}\n],'
                   f' "fits": [\n{fitted}\n]}}\n')
