import numpy as np
from scipy.optimize import curve_fit


def gaussian(x, amp, cen, wid):
    return amp * np.exp(-(x - cen)**2 / (2 * wid**2))

def multi(x, *params):
    y = np.zeros_like(x)
    for i in range(0, len(params), 3):
        a, c, w = params[i:i + 3]
        y = y + gaussian(x, a, c, w)
    return y

x = np.linspace(0, 20, 401)
true = [3, 5, 0.6, 2, 9, 1.1, 4, 14, 0.8]
rng = np.random.RandomState(3)
y = multi(x, *true) + rng.normal(0, .08, x.size)
peaks = [i for i in range(1, len(y)-1) if y[i] > 1.5 and y[i] == max(y[max(0,i-25):i+26])]
guess = []
for p in peaks:
    guess += [y[p], x[p], 1.0]
print(len(peaks), x[peaks])
popt, pcov = curve_fit(multi, x, y, p0=guess)
perr = np.sqrt(np.diag(pcov))
for i in range(0, len(popt), 3):
    print("peak %d: " % (i // 3 + 1) + ", ".join(f"{n}={v:.4f}({e:.4f})" for n, v, e in zip("A mu sigma".split(), popt[i:i+3], perr[i:i+3])))
    print("   area = %.4f  fwhm = %.4f" % (popt[i] * popt[i+2] * np.sqrt(2*np.pi), 2.3548 * popt[i+2]))
ss_res = np.sum((y - multi(x, *popt))**2)
ss_tot = np.sum((y - y.mean())**2)
print("R^2 = %.6f" % (1 - ss_res / ss_tot))
