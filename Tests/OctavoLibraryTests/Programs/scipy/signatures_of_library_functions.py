"""Functions of the library have signatures, which resampling looks at."""
import inspect

import numpy as np
from scipy import optimize, stats

for function in (np.median, np.polyfit, np.trapezoid, optimize.curve_fit, optimize.brentq, len, sorted, str.upper, [].append):
    print(function.__name__, list(inspect.signature(function).parameters))
print(inspect.signature(np.median), inspect.signature(len), inspect.signature(np.polyfit))
try:
    inspect.signature(min)
except ValueError as error:
    print(error)
data = np.random.default_rng(3).normal(2, 1, 40)
for statistic in (np.mean, np.std, np.median):
    found = stats.bootstrap((data,), statistic, n_resamples=300, rng=1)
    print(statistic.__name__, np.round(found.confidence_interval, 8), round(found.standard_error, 8))
