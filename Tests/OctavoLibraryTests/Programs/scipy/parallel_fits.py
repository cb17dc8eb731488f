# Many fits handed to joblib: the same bits as in a plain loop, fits that fail where they stand, code in order.
import numpy as np
from joblib import Parallel, delayed
from scipy.optimize import curve_fit


def gaussian(x, a, mu, sigma):
    return a * np.exp(-((x - mu) ** 2) / (2 * sigma**2))


x = np.linspace(-3, 3, 31)
rng = np.random.default_rng(5)
Y = [gaussian(x, 2.0 + 0.001 * k, 0.002 * k, 0.8) + 0.05 * rng.standard_normal(31) for k in range(400)]


def fit(y, start=2.0):
    return curve_fit(gaussian, x, y, p0=[start, 0.0, 1.0])


def two_fits(y):
    first = curve_fit(gaussian, x, y, p0=[2.0, 0.0, 1.0])[0]
    return curve_fit(gaussian, x, 2 * y, p0=first)[0]


def same(a, b):
    return len(a) == len(b) and all(np.array_equal(p[0], q[0]) and np.array_equal(p[1], q[1]) for p, q in zip(a, b))


if __name__ == "__main__":
    alone = [fit(y) for y in Y]
    print(same(Parallel(n_jobs=2)(delayed(fit)(y) for y in Y), alone))
    print(same(Parallel(n_jobs=2)(delayed(fit)(y, start=1.0 + (k > 100)) for k, y in enumerate(Y)),
               [fit(y, start=1.0 + (k > 100)) for k, y in enumerate(Y)]))
    alone = [two_fits(y) for y in Y]
    print(all(np.array_equal(p, q) for p, q in zip(Parallel(n_jobs=2)(delayed(two_fits)(y) for y in Y), alone)))
    Y[300] = np.where(x > 0, np.nan, 1.0)
    try:
        Parallel(n_jobs=2)(delayed(fit)(y) for y in Y)
    except ValueError as error:
        print(error)
