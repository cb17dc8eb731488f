import numpy as np
rng = np.random.default_rng(0)
n = 100_000
points = rng.random((n, 2))
inside = (points ** 2).sum(axis=1) < 1
print(4 * inside.mean(), inside.sum(), points[0], points.mean(axis=0))
walk = np.cumsum(rng.choice([-1, 1], size=1000))
print(walk[-1], walk.min(), walk.max(), np.argmax(walk > 10))
sample = rng.normal(50, 5, 1000)
boot = np.array([rng.choice(sample, 1000).mean() for _ in range(200)])
print(sample.mean(), sample.std(ddof=1), boot.std(), np.percentile(boot, [2.5, 97.5]))
