import numpy as np
np.random.seed(5)
n, share = 500, 0.3
labels = np.random.binomial(1, share, n)
x = np.where(labels == 1, np.random.normal(0, 0.08, n), np.random.normal(0.6, 0.12, n))


def normal_pdf(x, mu, sigma):
    return np.exp(-0.5 * ((x - mu) / sigma) ** 2) / (sigma * np.sqrt(2 * np.pi))


mu, sigma, weight = np.array([-0.2, 0.8]), np.array([0.2, 0.2]), np.array([0.5, 0.5])
last = -np.inf
for step in range(500):
    densities = weight[:, None] * np.array([normal_pdf(x, m, s) for m, s in zip(mu, sigma)])
    total = densities.sum(axis=0)
    gamma = densities / total
    counts = gamma.sum(axis=1)
    mu = (gamma * x).sum(axis=1) / counts
    sigma = np.sqrt((gamma * (x - mu[:, None]) ** 2).sum(axis=1) / counts)
    weight = counts / n
    level = np.log(total).sum()
    if level - last < 1e-8:
        break
    last = level
print(step, round(level, 6))
print(mu.round(5), sigma.round(5), weight.round(5), labels.sum())
print(np.histogram(x, bins=8)[0], x[:4])
