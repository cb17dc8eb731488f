# k-means and a principal component analysis written with array expressions.
import numpy as np

rng = np.random.default_rng(42)
centers = np.array([[0.0, 0.0], [5.0, 5.0], [0.0, 6.0]])
points = np.vstack([c + rng.normal(scale=0.7, size=(40, 2)) for c in centers])
guess = points[rng.choice(len(points), 3, replace=False)]
print(guess)
for iteration in range(20):
    distance = np.linalg.norm(points[:, None, :] - guess[None, :, :], axis=2)
    label = distance.argmin(axis=1)
    new = np.array([points[label == k].mean(axis=0) for k in range(3)])
    if np.allclose(new, guess):
        break
    guess = new
print(iteration, guess, np.bincount(label), (distance.min(axis=1) ** 2).sum(), sep="\n")
data = rng.multivariate_normal([0, 0, 0], [[3, 1, 0.5], [1, 2, 0.3], [0.5, 0.3, 1]], size=200)
centered = data - data.mean(axis=0)
covariance = centered.T @ centered / (len(data) - 1)
print(np.allclose(covariance, np.cov(data, rowvar=False)))
values, vectors = np.linalg.eigh(covariance)
order = np.argsort(values)[::-1]
values, vectors = values[order], vectors[:, order]
print(values.round(6), (values / values.sum()).round(4), np.abs(vectors).round(5), sep="\n")
u, s, vt = np.linalg.svd(centered, full_matrices=False)
print(np.allclose(s**2 / (len(data) - 1), values), u.shape, s.round(6), vt.shape)
projected = centered @ vectors[:, :2]
print(projected[:3].round(6), projected.var(axis=0, ddof=1).round(6))
print(np.corrcoef(data.T).round(4))
