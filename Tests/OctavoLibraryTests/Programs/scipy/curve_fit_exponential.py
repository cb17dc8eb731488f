import numpy as np
from scipy.optimize import curve_fit

def model(x, a, b, c):
    return a * np.exp(-b * x) + c

rng = np.random.default_rng(3)
x = np.linspace(0, 4, 50)
y = model(x, 2.5, 1.3, 0.5) + 0.2 * rng.normal(size=x.size)
popt, pcov = curve_fit(model, x, y)
print(np.round(popt, 5))
print(np.round(np.sqrt(np.diag(pcov)), 5))
popt, pcov = curve_fit(model, x, y, bounds=(0, [3.0, 1.0, 0.5]))
print(np.round(popt, 5))
popt, pcov = curve_fit(model, x, y, p0=[1, 1, 1], sigma=0.1 + 0.05 * x, absolute_sigma=True)
print(np.round(popt, 5), np.round(np.diag(pcov), 7))
covariance = 0.04 * np.exp(-np.abs(np.subtract.outer(x, x)) / 0.1)
popt, pcov = curve_fit(model, x, y, sigma=covariance)
print(np.round(popt, 5), np.round(np.diag(pcov), 7))
jac = lambda x, a, b, c: np.array([np.exp(-b * x), -a * x * np.exp(-b * x), np.ones_like(x)]).T
popt, pcov = curve_fit(model, x, y, jac=jac)
print(np.round(popt, 5))
for method in "trf", "dogbox", "lm":
    print(method, np.round(curve_fit(model, x, y, method=method)[0], 5))
