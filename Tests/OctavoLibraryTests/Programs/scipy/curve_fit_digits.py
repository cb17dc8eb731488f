"""Models of plain arithmetic: parameters, standard deviations and covariances have SciPy's digits."""
import numpy as np
from scipy.optimize import curve_fit


def line(x, m, c):
    return m * x + c


def parabola(x, a, b, c):
    return a * x**2 + b * x + c


def saturation(x, top, half):
    return top * x / (half + x)


def peak(x, a, x0, g):
    return a * g**2 / ((x - x0) ** 2 + g**2)


def hinge(x, height, left, right, corner):
    return np.where(x < corner, height + left * (x - corner), height + right * (x - corner))


for seed in range(3):
    rng = np.random.default_rng(seed)
    for model, truth, start in ((line, (2, 1), None), (parabola, (1, -2, 0.5), None), (saturation, (5, 0.8), None),
                                (peak, (2, 0.4, 0.6), (1, 0, 1)), (hinge, (1, 0.5, -2, 1.7), (1, 1, -1, 1.5))):
        for count in (7, 10, 50, 200):
            x = np.linspace(0.1, 4, count)
            noise = 0.1 * rng.normal(size=count)
            y = model(x, *truth) + noise
            popt, pcov = curve_fit(model, x, y, p0=start)
            print(model.__name__, count, popt, np.sqrt(np.diag(pcov)))
            popt, pcov = curve_fit(model, x, y, p0=start, sigma=0.05 + 0.02 * x, absolute_sigma=True)
            print(popt, pcov.ravel()[:4])
popt, pcov = curve_fit(line, [1, 2, 3, 4, 5], [2, 4, 6, 8, 11])
print(popt, pcov)
popt, pcov = curve_fit(line, [1, 2, 3, 4], [1, 2, 3, 4])
print(popt.round(12), (pcov < 1e-20).all())


def redundant(x, a, b, c, d, e, g, h, k):
    return a + b * x + c * x * x + d * x + e * x + g + h * x + k


popt, pcov = curve_fit(redundant, np.linspace(0, 1, 20), np.linspace(0, 2, 20))
print(popt.shape, np.isinf(pcov).all())
