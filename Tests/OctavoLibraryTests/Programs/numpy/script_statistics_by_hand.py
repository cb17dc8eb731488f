# Statistics by hand, with annotations.
import numpy as np
from numpy.typing import NDArray, ArrayLike
def zscore(x: ArrayLike, ddof: int=0) -> NDArray[np.float64]:
    x = np.asarray(x, dtype=float)
    return (x - x.mean()) / x.std(ddof=ddof)
print(zscore([1, 2, 3, 4]))
rng = np.random.default_rng(7)
X = rng.normal(size=(200, 4)) @ np.array([[2, 0, 0, 0], [0.5, 1, 0, 0], [0, 0, 3, 0], [0, 0, 0, 0.1]])
print(X.mean(axis=0), X.std(axis=0, ddof=1))
C = np.cov(X, rowvar=False)
print(np.round(C, 3))
R = np.corrcoef(X, rowvar=False)
print(np.round(R, 3))
w, V = np.linalg.eigh(C)
o = w.argsort()[::-1]
print(w[o] / w.sum(), np.abs(V[:, o]).round(3))
print(np.percentile(X, [5, 50, 95], axis=0))
print(np.median(X, axis=0), np.quantile(X[:, 0], 0.3, method='lower'), np.ptp(X, axis=0))
a, b = (X[:100, 0], X[100:, 0])
t = (a.mean() - b.mean()) / np.sqrt(a.var(ddof=1) / a.size + b.var(ddof=1) / b.size)
print(t)
perm = np.empty(500)
pool = np.concatenate([a, b])
for i in range(500):
    p = rng.permutation(pool)
    perm[i] = p[:100].mean() - p[100:].mean()
print((np.abs(perm) >= abs(a.mean() - b.mean())).mean())
print(np.histogram2d(X[:, 0], X[:, 1], bins=3)[0])
print(np.average(X, axis=0, weights=np.arange(200)))
print(np.cumsum(X[:5], axis=0), np.diff(X[:3], axis=0), np.cumprod(1 + X[:3, 3] / 100))
ranks = X[:, 0].argsort().argsort()
print(np.corrcoef(ranks, X[:, 1].argsort().argsort())[0, 1])
print(np.bincount(np.digitize(X[:, 0], [-2, 0, 2])), np.unique(np.sign(X[:, 2]), return_counts=True))
print(np.nanpercentile([1, np.nan, 3], 50), np.std([[1, 2], [3, 4]], axis=1))
print(np.var([1, 2, 3, 4], ddof=1), np.mean([[1, 2], [3, 4]], axis=(0, 1), keepdims=True))
print(np.median([[1, 2], [3, 4]], axis=1, keepdims=True))
ewma = np.zeros(5)
x = np.array([1.0, 2, 3, 4, 5])
ewma[0] = x[0]
for i in range(1, 5):
    ewma[i] = 0.3 * x[i] + 0.7 * ewma[i - 1]
print(ewma, np.convolve(x, [0.2] * 5, 'same'), np.interp(2.5, x, x ** 2))
print(np.polyfit(x, x ** 2, 2).round(8), np.trapezoid(x ** 2, x), np.gradient(x ** 2, x))
print(np.outer(x, x)[:2], np.allclose(x, x + 1e-09))
