import numpy as np
from scipy.optimize import curve_fit
def lorentz(x, x0, gamma, A, b):
    return A * gamma**2 / ((x - x0)**2 + gamma**2) + b
x = np.linspace(-5, 5, 101)
np.random.seed(0)
y = lorentz(x, 0.7, 0.9, 3.0, 0.2) + np.random.normal(scale=0.05, size=x.shape)
popt, pcov, info, mesg, ier = curve_fit(lorentz, x, y, p0=[0, 1, 1, 0], bounds=([-2, 0, 0, 0], [2, 5, 10, 0.1]), full_output=True)
print(popt)
print(np.sqrt(np.diag(pcov)))
print(sorted(info), info["nfev"], mesg, ier)
print(info["fvec"][:5])
popt, pcov, info, mesg, ier = curve_fit(lorentz, x, y, full_output=True)
print(popt, info["nfev"], ier)
print(mesg)
print(sorted(info))
popt, pcov = curve_fit(lorentz, x, y, bounds=(0, [3., 2., 4, 1]))
print(popt)
popt, pcov = curve_fit(lorentz, x, y, method="dogbox", bounds=(0, np.inf))
print(popt)
popt, pcov = curve_fit(lorentz, x, y, method="trf", loss="soft_l1", f_scale=0.1)
print(popt)
try:
    curve_fit(lorentz, x, y, p0=[0, 1, 1, 5], bounds=(0, 1))
except ValueError as e:
    print("ValueError:", e)
try:
    curve_fit(lorentz, x, y, p0=[0, 1, 1])
except TypeError as e:
    print("TypeError:", e)
try:
    curve_fit(lorentz, x, y, p0=[100, 1e-3, 1, 1], maxfev=20)
except RuntimeError as e:
    print("RuntimeError:", e)
