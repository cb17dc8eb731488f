import numpy as np

np.random.seed(0)
n = 50
x = np.linspace(0, 10, n)
y = 2.5 * x + 1.0 + np.random.normal(0, 1, n)
A = np.column_stack([np.ones(n), x])
beta = np.linalg.inv(A.T @ A) @ A.T @ y
residual = y - A @ beta
print(beta.round(6), np.linalg.lstsq(A, y, rcond=None)[0].round(6), np.polyfit(x, y, 1).round(6))
sse = (residual**2).sum()
print(
    f"R2 = {1 - sse / ((y - y.mean()) ** 2).sum():.6f}, s = {np.sqrt(sse / (n - 2)):.6f}, r = {np.corrcoef(x, y)[0, 1]:.6f}"
)
