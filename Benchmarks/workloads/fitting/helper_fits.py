"""Many small fits by `curve_fit` in a plain loop, as scripts write them; the time of one fit of each kind of model."""

import time

import numpy as np
from scipy.optimize import curve_fit

rng = np.random.default_rng(7)
x = np.linspace(-3, 3, 31)


def gaussian(x, a, mu, sigma):
    return a * np.exp(-((x - mu) ** 2) / (2 * sigma**2))


def two_gaussians(x, a, mu, sigma, b, nu, tau):
    return gaussian(x, a, mu, sigma) + gaussian(x, b, nu, tau)


def hinge(x, height, left, right, corner):
    return np.where(x < corner, height + left * (x - corner), height + right * (x - corner))


def spectra(model, parameters, noise, count):
    return [model(x, *parameters) + noise * rng.standard_normal(x.size) for _ in range(count)]


def timed(name, fit, data):
    start = time.perf_counter()
    fitted = [fit(y) for y in data]
    print(f"@time {name}, per fit: {(time.perf_counter() - start) / len(data)}")
    print(name, *(f"{v:.6f}" for v in np.mean(fitted, axis=0)))
