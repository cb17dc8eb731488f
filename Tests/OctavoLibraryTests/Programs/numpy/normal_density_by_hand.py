import numpy as np

mu, sigma = 2.0, 0.5
x = np.linspace(0, 4, 5)
density = 1 / (sigma * np.sqrt(2 * np.pi)) * np.exp(-((x - mu) ** 2) / (2 * sigma**2))
print(
    density,
    density.max(),
    np.trapezoid(
        1
        / (sigma * np.sqrt(2 * np.pi))
        * np.exp(-((np.linspace(-3, 7, 2001) - mu) ** 2) / (2 * sigma**2)),
        np.linspace(-3, 7, 2001),
    ).round(8),
)
print(-np.log(density).sum(), np.log(density), np.exp(np.log(density).sum()))
