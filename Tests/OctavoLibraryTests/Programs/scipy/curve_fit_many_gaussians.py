import numpy as np
from scipy.optimize import curve_fit

def gaus(x, a, x0, sigma):
    return a * np.exp(-(x - x0) ** 2 / (2 * sigma ** 2))

rng = np.random.default_rng(0)
x = np.arange(31.0)
total = np.zeros(3)
for i in range(20):
    y = gaus(x, 1 + 0.1 * i, 12 + 0.3 * i, 3.0) + 0.01 * rng.normal(size=31)
    popt, pcov = curve_fit(gaus, x, y, p0=[1, 15, 4])
    total += popt
print(np.round(total, 4))
