import numpy as np
from scipy.optimize import curve_fit

x = np.arange(8.0)
y = 3 * x + 1
y[3] = np.nan
line = lambda x, a, b: a * x + b
popt, pcov = curve_fit(line, x, y, nan_policy="omit")
print(np.round(popt, 6))
try:
    curve_fit(line, x, y, nan_policy="raise")
except ValueError as e:
    print(e)
popt, pcov = curve_fit(line, x, y, sigma=np.ones(8), nan_policy="omit")
print(np.round(popt, 6))
