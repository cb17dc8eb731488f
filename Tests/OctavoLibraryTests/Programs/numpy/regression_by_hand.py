# Linear regression in several ways, with the table of a summary.
import numpy as np

rng = np.random.default_rng(2024)
n = 50
x1, x2 = rng.uniform(0, 10, n), rng.normal(5, 2, n)
y = 3.0 + 1.5 * x1 - 0.7 * x2 + rng.normal(0, 1.0, n)
X = np.column_stack([np.ones(n), x1, x2])
beta, rss, rank, sv = np.linalg.lstsq(X, y, rcond=None)
print(beta, rss, rank, sv)
normal = np.linalg.solve(X.T @ X, X.T @ y)
print(np.allclose(beta, normal), np.linalg.cond(X).round(4))
residual = y - X @ beta
sigma2 = residual @ residual / (n - 3)
errors = np.sqrt(np.diag(sigma2 * np.linalg.inv(X.T @ X)))
r2 = 1 - (residual**2).sum() / ((y - y.mean()) ** 2).sum()
print(f"{'term':<10}{'estimate':>12}{'std error':>12}{'t':>10}")
for name, b, e in zip(["intercept", "x1", "x2"], beta, errors):
    print(f"{name:<10}{b:>12.4f}{e:>12.4f}{b / e:>10.2f}")
print(f"R squared {r2:.4f}, sigma {np.sqrt(sigma2):.4f}")
coefficients, cov = np.polyfit(x1, y, 2, cov=True)
print(coefficients, np.sqrt(np.diag(cov)))
p = np.poly1d(coefficients)
print(p)
print(p.deriv(), p.roots, p(1.5))
theta = np.zeros(3)
scaled = (X - [0, X[:, 1].mean(), X[:, 2].mean()]) / [1, X[:, 1].std(), X[:, 2].std()]
for _ in range(200):
    theta -= 0.1 * scaled.T @ (scaled @ theta - y) / n
print(theta)
q, r = np.linalg.qr(X)
print(np.allclose(q.T @ q, np.eye(3)), np.linalg.solve(r, q.T @ y))
folds = np.array_split(rng.permutation(n), 5)
scores = []
for k in range(5):
    train = np.concatenate([f for j, f in enumerate(folds) if j != k])
    b = np.linalg.lstsq(X[train], y[train], rcond=None)[0]
    scores.append(np.mean((y[folds[k]] - X[folds[k]] @ b) ** 2))
print(np.array(scores), np.mean(scores), np.std(scores, ddof=1))
