"""Anderson and Darling's test for all distributions of one shape."""
import warnings

import numpy as np
from scipy import stats

x = np.random.default_rng(1).normal(2, 1, 30)
e = np.random.default_rng(2).exponential(2, 25)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for name in ("norm", "expon", "logistic", "gumbel_r", "gumbel_l", "gumbel", "extreme1"):
        found = stats.anderson(e if name == "expon" else x, name)
        print(name, round(found.statistic, 8), found.critical_values, found.significance_level, len(found))
        print([round(float(value), 6) for value in found.fit_result.params], found.fit_result.success)
    print(len(caught), caught[0].category.__name__, str(caught[0].message)[:60])
for name in ("norm", "expon", "logistic", "gumbel_r", "gumbel_l"):
    found = stats.anderson(e, name, method="interpolate")
    print(name, round(found.statistic, 8), round(found.pvalue, 8))
try:
    stats.anderson(x, "cauchy")
except ValueError as error:
    print(str(error)[:37])
