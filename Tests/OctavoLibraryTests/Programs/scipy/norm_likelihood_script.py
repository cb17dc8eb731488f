import numpy as np
from scipy.stats import norm
rng = np.random.default_rng(99)
data = rng.normal(170, 8, size=40)
mu, sigma = norm.fit(data)
grid = np.linspace(160, 180, 5)
levels = [norm.logpdf(data, m, sigma).sum() for m in grid]
print(round(mu, 6), round(sigma, 6), np.round(levels, 4), grid[int(np.argmax(levels))])
low, high = norm.interval(0.95, loc=mu, scale=sigma / np.sqrt(len(data)))
print(f"95% interval: {low:.3f} to {high:.3f}")
print(f"P(X > 185) = {norm.sf(185, mu, sigma):.5f}")
