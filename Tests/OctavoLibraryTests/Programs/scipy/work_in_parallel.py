# joblib and multiprocessing: results in the order of the work, whatever runs it.
import multiprocessing
from multiprocessing import Pool

import numpy as np
from joblib import Parallel, delayed
from scipy.optimize import curve_fit


def gaussian(x, a, mu, sigma):
    return a * np.exp(-((x - mu) ** 2) / (2 * sigma**2))


x = np.linspace(-3, 3, 31)
rng = np.random.default_rng(1)
Y = [gaussian(x, 2.0 + 0.1 * k, 0.1 * k, 0.8) + 0.05 * rng.standard_normal(31) for k in range(8)]


def fit(y):
    return curve_fit(gaussian, x, y, p0=[1.5, 0.2, 1.0])[0]


def power(base, exponent=2):
    return base**exponent


if __name__ == "__main__":
    in_order = [fit(y) for y in Y]
    for n_jobs in (None, 1, 2, -1):
        fits = Parallel(n_jobs=n_jobs)(delayed(fit)(y) for y in Y)
        print(len(fits), np.allclose(fits, in_order))
    print(Parallel(n_jobs=2)(delayed(power)(k, exponent=3) for k in range(5)))
    print(Parallel(n_jobs=2)(delayed(max)([k, 2]) for k in range(4)))
    print(list(Parallel(n_jobs=1, return_as="generator")(delayed(power)(k) for k in range(4))))
    with Parallel(n_jobs=2) as parallel:
        print(parallel(delayed(divmod)(k, 2) for k in range(3)), parallel.n_jobs)
    with Pool(2) as pool:
        print(np.allclose(pool.map(fit, Y), in_order))
        print(pool.starmap(power, [(2, 3), (3, 2)]), list(pool.imap(power, [1, 2, 3])))
        print(pool.apply(power, (2,), {"exponent": 5}), pool.apply_async(power, (7,)).get())
        later = pool.map_async(power, range(3))
        print(later.get(), later.ready(), later.successful())
        print(repr(pool))
    for use in (lambda: pool.map(power, [1]), lambda: Pool(0), lambda: Parallel(n_jobs=0)([])):
        try:
            use()
        except ValueError as error:
            print(error)
    pool = multiprocessing.Pool(processes=3)
    try:
        pool.join()
    except ValueError as error:
        print(error)
    pool.close()
    pool.join()
    print(repr(pool))
